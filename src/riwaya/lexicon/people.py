"""English words for people whom the text calls by a noun alone: «مسلحون» are gunmen."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table

_ONE = ("", "ا", "ه")
_MANY = ("ان", "ين", "ون", "ات", "تان", "تين")


class Gloss(NamedTuple):
    """A noun in English, and whether the Arabic form itself tells of more than one."""

    one: str
    many: str
    is_many: bool


@cache
def people_glosses() -> dict[str, Gloss]:
    """The nouns of `people.toml` in all their forms, by look-up key without article.

    >>> people_glosses()["مسلحين"]
    Gloss(one='gunman', many='gunmen', is_many=True)
    """
    found: dict[str, Gloss] = {}
    for row in load_table("people")["people"]:
        singular, plural = row["en"]
        for form, is_many in _forms(row):
            found.setdefault(form, Gloss(singular, plural, is_many))
            found.setdefault(form + "ا", Gloss(singular, plural, is_many))
    return found


def _forms(row: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from ((key(form), False) for form in row.get("one", ()))
    yield from ((key(form), True) for form in row.get("many", ()))
    for stem in map(key, row.get("sound", ())):
        yield from ((stem + ending, False) for ending in _ONE)
        yield from ((stem + ending, True) for ending in _MANY)
