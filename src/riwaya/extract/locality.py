"""Whether a word stands in a place's seat: after في, قرب, شمال, مدينة … — or in an actor's."""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.memo import Memo
from riwaya.lexicon import load_table
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings, name_words, without_article

Seat = str
"""`in` (في, ب, قرب …), `weak` (من, على, عن …), `head` (مدينة, شمال …) or `none`."""


_CLOSING = frozenset(")]»”")
"""Behind these a word stands outside: what precedes them does not introduce it."""


class PlaceWords(msgspec.Struct, frozen=True):
    """The words of `place_words.toml` by look-up key without article."""

    inside: frozenset[str]
    weak: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    directions: frozenset[str]
    directional: frozenset[str]
    heads: dict[str, str]
    anaphors: frozenset[str]
    tails: frozenset[str]
    stops: frozenset[str]
    compounds: frozenset[str]
    personal: frozenset[str]
    guarded: frozenset[str]
    weak_heads: frozenset[str]
    fused_tails: frozenset[str]
    never: frozenset[tuple[str, ...]]
    other_senses: frozenset[tuple[str, ...]]
    exact: dict[str, str]
    many: frozenset[str]
    peoples: frozenset[str]
    shares: frozenset[str]
    witnesses: frozenset[str]
    reaching: frozenset[str]
    kinds: dict[str, frozenset[str]]
    units: frozenset[str]
    capital: frozenset[str]
    towns: frozenset[str]
    spots: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lexicon of words around place names."""
    table = load_table("place_words")

    def keys(name: str) -> frozenset[str]:
        return frozenset(without_article(key(word)) for word in table[name])

    kinds = {without_article(key(form)): kind for kind, forms in table["heads"].items() for form in forms}
    return PlaceWords(
        keys("inside"),
        keys("weak"),
        keys("near"),
        frozenset(key(word) for word in table["around"]),
        keys("directions"),
        keys("directional"),
        kinds,
        keys("anaphors"),
        keys("tails"),
        frozenset(key(word) for word in table["stops"]),
        keys("compounds"),
        frozenset(key(word) for word in table["personal"]),
        frozenset(key(word) for word in table["guarded"]),
        keys("weak_heads"),
        frozenset(key(word) for word in table["tails"]),
        frozenset(name_words(name) for name in table["never"]),
        frozenset(name_words(pair) for pair in table["other_senses"]),
        {key(name): name for name in table["exact"]},
        keys("many"),
        keys("peoples"),
        keys("shares"),
        frozenset(key(word) for word in table["witnesses"]),
        frozenset(key(word) for word in table["reaching"]),
        {level: frozenset(key(word) for word in words) for level, words in table["pointers"].items()},
        keys("units"),
        keys("capital"),
        keys("towns"),
        keys("spots"),
    )


def has_other_sense(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word after a feature's head makes it something else: «القضاء على», «مواقع التواصل»."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].form.host
    return any(
        (reading, following) in place_words().other_senses for reading in bare_readings(tokens[at].form)
    )


def previous_word(tokens: Sequence[Token], at: int) -> int:
    """The index of the word before token `at`, quotation marks passed over; -1 at the start."""
    at -= 1
    while at >= 0 and tokens[at].text in QUOTE_MARKS:
        at -= 1
    return at


def fused_preposition(token: Token, name_word: str) -> str:
    """The preposition written in one with the word that is read as `name_word`: «ب» in «بتدمر»."""
    return _fused(token.key, name_word)


@lru_cache(maxsize=65536)
def _fused(written: str, name_word: str) -> str:
    if not written.endswith(name_word.removeprefix("ال")):
        return ""
    before = written[: len(written) - len(name_word.removeprefix("ال"))].removesuffix("ال").lstrip("وف")
    if before.startswith("لل") or before in ("ل", "ب", "ك"):
        return before[0]
    return ""


def seat(tokens: Sequence[Token], at: int, name_word: str) -> Seat:
    """How the word at `at`, read as `name_word`, is introduced."""
    fused = fused_preposition(tokens[at], name_word)
    if fused:
        return "in" if fused == "ب" else "none"
    before = previous_word(tokens, at)
    if (
        before < 0
        or tokens[at - 1].text in _CLOSING
        or (tokens[at].form.key.startswith("و") and not name_word.startswith("و"))
    ):
        return "none"
    return _seat_after[tokens[before].form]


def _introduced(written: WordForm) -> Seat:
    """How a word introduces the next."""
    words = place_words()
    if written.key in words.inside or written.host in words.inside:
        return "in"
    if written.key in words.weak or written.host in words.weak:
        return "weak"
    for reading in bare_readings(written):
        if reading in words.heads or reading in words.directions or reading in words.near:
            return "head"
    return "none"


_seat_after = Memo(_introduced)
