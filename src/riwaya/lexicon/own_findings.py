"""What a user's lexicon holds, and what is wrong with it, in words for its user: one line each."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeVar, get_args

import msgspec

from riwaya.arabic.characters import key
from riwaya.lexicon.countries import countries, remaining_countries
from riwaya.lexicon.names import name_words
from riwaya.model import ActorKind, Stance

T = TypeVar("T")

_AT = re.compile(r" - at `\$(.*?)`$")
_PLAIN_WORDS = (
    (re.compile(r"^Object contains unknown field `(.*)`"), r"it has no field \1"),
    (re.compile(r"^Object missing required field `(.*)`"), r"it lacks \1"),
    (re.compile(r"^Invalid enum value '(.*)'"), r"there is no '\1'"),
    (re.compile(r"Expected `(.*)`, got `(.*)`"), r"it must be \1, not \2"),
)
_TYPES = (
    ("str", "text"),
    ("array", "a list"),
    ("object", "a table"),
    ("int", "a number"),
    ("float", "a number"),
)
_HINTS = {
    "kind": f"one of {', '.join(get_args(ActorKind))}",
    "stance": f"one of {', '.join(get_args(Stance))}",
    "years": "[first, last], 0 for a last that is not yet",
    "leaders": '{ "الاسم" = "English name" }',
    "aliases": '["الاسم", "…"]',
}


class Change(NamedTuple):
    """One entry that a lexicon adds to the shipped ones, or puts in their place."""

    how: Literal["adds", "overrides"]
    what: str
    name: str


class Findings:
    """What was found in one file, while it is read."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.changes: list[Change] = []

    def problem(self, entry: str, reason: str) -> None:
        """Something that must be put right."""
        self.problems.append(f"{entry}: {reason}")

    def note(self, entry: str, words: str) -> None:
        """Something that may be meant so."""
        self.notes.append(f"{entry}: {words}")

    def change(self, what: str, name: str, *, overrides: bool) -> None:
        """An entry that was taken."""
        self.changes.append(Change("overrides" if overrides else "adds", what, name))

    def convert(self, entry: str, values: object, to: type[T]) -> T | None:
        """The values as `to`; None, and a problem told, where they are none."""
        try:
            return msgspec.convert(values, to)
        except msgspec.ValidationError as error:
            self.problem(entry, _in_plain_words(str(error)))
            return None

    def is_known(self, entry: str, name: str, known: Iterable[str]) -> bool:
        """Whether a name is one of those known; a problem names the likest."""
        names = sorted(known)
        if name in names:
            return True
        likest = difflib.get_close_matches(name, names, n=1)
        right = f"did you mean {likest[0]}?" if likest else f"one of {', '.join(names[:40])}"
        self.problem(entry, f"there is no '{name}'; {right}")
        return False

    def is_name(self, entry: str, name: str) -> bool:
        """Whether a name holds a word that can be looked up."""
        if any(character.isalpha() for character in name) and name_words(name):
            return True
        self.problem(entry, f"the name '{name}' holds no word; a name has at least one letter")
        return False

    def is_country(self, entry: str, code: str) -> bool:
        """Whether a country code is one of ISO 3166-1."""
        if code in countries() or code in remaining_countries():
            return True
        self.problem(entry, f"country: there is no '{code}'; ISO 3166-1 alpha-2 in capitals, as SY")
        return False

    def entries(self, name: str, values: object) -> Mapping[str, Any]:
        """A table of tables or lists; nothing, and a problem told, where it is none."""
        if isinstance(values, dict):
            return values
        self.problem(f"[{name}]", "it must be a table")
        return {}


def _in_plain_words(words: str) -> str:
    """What msgspec says of a wrong value, as one who writes TOML would say it.

    >>> _in_plain_words("Expected `str`, got `int` - at `$.ar`")
    'ar: it must be text, not a number'
    """
    place = _AT.search(words)
    said = _AT.sub("", words)
    for pattern, plain in _PLAIN_WORDS:
        said = pattern.sub(plain, said)
    for name, plain in _TYPES:
        said = re.sub(rf"\b{name}\b(?= |,|$|\|)", plain, said)
    said = said.replace(" | null", "")
    field = place.group(1).removeprefix(".") if place else ""
    hint = _HINTS.get(field.partition("[")[0])
    return f"{field + ': ' if field else ''}{said}{'; ' + hint if hint else ''}"


def lemma_key(words: str) -> str:
    """The look-up key of an entry's first word."""
    return key(words.split(maxsplit=1)[0]) if words.split() else ""
