"""A sentence's tokens column by column, and where some of them stand: whole sentences at the speed of a map.

Every step of the extraction asks first where in a sentence it may begin. A loop over tokens takes some ten
instructions of Python a token for that, these take none: 40 ns a token where a loop took 120.
"""

from collections.abc import Callable, Iterable
from itertools import compress, count
from operator import attrgetter
from typing import TypeVar

from riwaya.arabic.analysis import Token, WordForm

V = TypeVar("V")
_TEXT, _KEY, _HOST, _TAG, _FORM = map(attrgetter, ("text", "key", "host", "tag", "form"))


def texts(tokens: Iterable[Token]) -> list[str]:
    """The words as written."""
    return list(map(_TEXT, tokens))


def keys(tokens: Iterable[Token]) -> list[str]:
    """The look-up keys of the written words."""
    return list(map(_KEY, tokens))


def hosts(tokens: Iterable[Token]) -> list[str]:
    """The words without clitics."""
    return list(map(_HOST, tokens))


def tags(tokens: Iterable[Token]) -> list[str]:
    """The parts of speech."""
    return list(map(_TAG, tokens))


def forms(tokens: Iterable[Token]) -> list[WordForm]:
    """What can be said of each word by itself."""
    return list(map(_FORM, tokens))


def where(holds: Callable[[WordForm], object], tokens: Iterable[Token], start: int = 0) -> list[int]:
    """The indices, counted from `start`, of the tokens for whose form something holds.

    >>> from riwaya.arabic import analyze
    >>> where(lambda form: form.article, analyze("سيطر الجيش على المدينة")[0].tokens)
    [1, 3]
    """
    return list(compress(count(start), map(holds, map(_FORM, tokens))))


def found(facts: Callable[[WordForm], V | None], tokens: Iterable[Token]) -> list[tuple[int, V]]:
    """The indices of the tokens of whose form something is known, with what that is."""
    facts_of = list(map(facts, map(_FORM, tokens)))
    return [(at, fact) for at, fact in enumerate(facts_of) if fact]


def among(words: Iterable[str], listed: frozenset[str], start: int = 0) -> list[int]:
    """The indices, counted from `start`, of the words that are listed."""
    return list(compress(count(start), map(listed.__contains__, words)))
