"""Numbers in words and digits: «خمسة وعشرون ألفاً», «ثلاثمئة», «1.5 مليون», «عشرات الآلاف», «الحادي والعشرين».

All functions take look-up keys (`characters.key`) and a position among them, so that they serve tokens and
plain lists of words alike, and answer with the position after what they read.
"""

import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any, NamedTuple

from riwaya.arabic.characters import key, latin_digits
from riwaya.arabic.memo import Memo

MAXIMUM = 10**12
"""Larger numbers are not counts of anything in the news, but identifiers or damage."""

_DIGITS = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,3})?")
_DECIMAL_COMMA = re.compile(r"([0-9]{1,3})[,،]([0-9]{1,2})")


class Number(NamedTuple):
    """An exact number and the position after it."""

    value: int
    end: int


class VagueNumber(NamedTuple):
    """A number known only by its bounds, both included, and the position after it."""

    low: int
    high: int
    end: int


def _load() -> dict[str, dict[str, Any]]:
    text = resources.files(__package__).joinpath("number_words.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {name: {key(word): value for word, value in table.items()} for name, table in tables.items()}


_TABLES = _load()
_NOT_NUMBERS: frozenset[str] = frozenset(_TABLES["other"]["not_numbers"])
_PREFIXES: tuple[str, ...] = tuple(_TABLES["other"]["prefixes"])
_SCALE_PLURALS = frozenset(
    article + key(word) for word in _TABLES["scale_plurals"]["words"] for article in ("", "ال")
)


def _with_article(table: dict[str, Any]) -> dict[str, Any]:
    return table | {"ال" + word: value for word, value in table.items()}


_UNITS = _with_article(_TABLES["units"])
_BEFORE_TEN = _with_article(_TABLES["before_ten"]) | _UNITS
_TEN = _TABLES["ten"]
_TENS = _with_article(_TABLES["tens"])
_HUNDREDS = _with_article(_TABLES["hundreds"])
_HUNDRED_AFTER_UNIT = _TABLES["hundred_after_unit"]
_SCALES = _with_article(_TABLES["scales"])
_SCALE_DUALS = _with_article(_TABLES["scale_duals"])
_SCALE_ALONE = _TABLES["scale_alone"]
_FRACTIONS = _TABLES["fractions"]
_VAGUE = _with_article(_TABLES["vague"])
_ORDINALS = _with_article(_TABLES["ordinals"])


def _prefixed(words: frozenset[str]) -> dict[str, str]:
    """Each way to write a word with clitics before it, to the word without them; the bare word wins."""
    table = {}
    for prefix in _PREFIXES:
        for word in words:
            table[prefix + word] = word
            if word.startswith("ال") and prefix.endswith("ل"):
                table[prefix + word[1:]] = word
    for word in _NOT_NUMBERS:
        table.pop(word, None)
    return table | {word: word for word in words}


_STARTS = _prefixed(
    frozenset().union(
        _UNITS,
        _BEFORE_TEN,
        _TEN,
        _with_article(_TEN),
        _TENS,
        _HUNDREDS,
        _SCALES,
        _SCALE_DUALS,
        _FRACTIONS,
        _VAGUE,
    )
)
_ORDINAL_STARTS = _prefixed(frozenset(_ORDINALS) | frozenset(_TENS) | frozenset(_with_article(_TEN)))
NUMBER_WORDS: frozenset[str] = frozenset(_STARTS)
"""Keys that a number in words may start with, clitics included."""

ORDINAL_WORDS: frozenset[str] = frozenset(_ORDINAL_STARTS)
"""Keys that an ordinal in words may start with, clitics included."""


def read_digits(word: str) -> float | None:
    """The value of a number in digits, Latin or Arabic-Indic, with separators; None for anything else.

    >>> read_digits("١٬٢٥٠"), read_digits("3.5"), read_digits("1,7"), read_digits("12/8")
    (1250.0, 3.5, 1.7, None)
    """
    word = latin_digits(word)
    if decimal := _DECIMAL_COMMA.fullmatch(word):
        return float(".".join(decimal.groups()))
    return float(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def read_number(keys: Sequence[str], start: int = 0) -> Number | None:
    """The longest exact number that begins at `start`, in words, digits or both, 1 to a million million.

    The first word may carry a conjunction or preposition. Parts join as Arabic joins them: the unit before
    the ten, the larger scale first, each with «و».

    >>> read_number([key(word) for word in "خمسة وعشرون ألفاً ومئتان قتلوا".split()])
    Number(value=25200, end=4)
    >>> read_number(["خمسه", "وعشره"])
    Number(value=5, end=1)
    """
    if start >= len(keys) or not _may_number[keys[start]]:
        return None
    words = _Words(keys, start)
    total, end, limit = 0.0, start, MAXIMUM * 10
    while True:
        part = words.scaled(end, joined=end > start)
        if part is None or part[1] >= limit or (total and part[0] >= limit):
            break
        value, limit, end = part
        total += value
        if limit == 1:
            break
    if end == start or total != int(total) or not 0 < total <= MAXIMUM:
        return None
    return Number(int(total), end)


def _begins_number(word: str) -> bool:
    bare = _STARTS.get(word, word)
    followed = bare in _FRACTIONS or bare in _BEFORE_TEN
    return followed or _Words([word], 0).scaled(0, joined=False) is not None


_may_number = Memo(_begins_number)
"""Whether a number may begin with a word: as it is, before «عشر», or as a fraction of the scale after it."""


def scale_of(word: str) -> int:
    """What a scale word multiplies by, 1 for any other word.

    >>> scale_of("الف"), scale_of("قتيل")
    (1000, 1)
    """
    scale: int = _SCALES.get(word, 1)
    return scale


def read_vague(keys: Sequence[str], start: int = 0) -> VagueNumber | None:
    """A number of unknown size: «عشرات», «مئات الآلاف», «بضعة آلاف».

    >>> read_vague([key(word) for word in "عشرات الآلاف من النازحين".split()])
    VagueNumber(low=20000, high=99999, end=2)
    """
    bare = _STARTS.get(keys[start]) if start < len(keys) else None
    if bare not in _VAGUE:
        return None
    low, high = _VAGUE[bare]
    end = start + 1
    scale = _SCALES.get(keys[end]) if end < len(keys) else None
    if scale and scale > high:
        return VagueNumber(low * scale, (high + 1) * scale - 1, end + 1)
    return VagueNumber(low, high, end)


def read_ordinal(keys: Sequence[str], start: int = 0) -> Number | None:
    """An ordinal in words, 1 to 99: «الثالث عشر», «الحادي والعشرين», «العشرين».

    >>> read_ordinal([key(word) for word in "الحادي والعشرين من سبتمبر".split()])
    Number(value=21, end=2)
    """
    bare = _ORDINAL_STARTS.get(keys[start]) if start < len(keys) else None
    if bare is None:
        return None
    if bare not in _ORDINALS:
        return Number(_TENS[bare], start + 1) if bare in _TENS else None
    value, end = _ORDINALS[bare], start + 1
    following = keys[end] if end < len(keys) else ""
    if following in _TEN:
        return Number(value + 10, end + 1) if value < 10 else None
    if following.startswith("و") and following[1:] in _TENS:
        return Number(value + _TENS[following[1:]], end + 1)
    return Number(value, end)


class _Words:
    """The grammar of exact numbers over a list of keys."""

    def __init__(self, keys: Sequence[str], start: int) -> None:
        self.keys = keys
        self.start = start

    def at(self, position: int, *, joined: bool = False) -> tuple[str, int] | None:
        """The word at a position without what is joined before it, and the position after it."""
        if position >= len(self.keys):
            return None
        word = self.keys[position]
        if joined:
            if word == "و":
                return (self.keys[position + 1], position + 2) if position + 1 < len(self.keys) else None
            return (word[1:], position + 1) if word.startswith("و") and len(word) > 1 else None
        if position == self.start:
            return _STARTS.get(word, word), position + 1
        return word, position + 1

    def scaled(self, position: int, *, joined: bool) -> tuple[float, int, int] | None:
        """A number below a thousand with its scale: value, scale, position after it."""
        first = self.at(position, joined=joined)
        if first is None:
            return None
        word, end = first
        if word in _SCALE_DUALS or (word in _SCALE_ALONE and not joined):
            value = _SCALE_DUALS.get(word) or _SCALE_ALONE[word]
            return value, value // 2, end
        if word in _SCALES and word not in _SCALE_PLURALS:
            return self._and_a_half(_SCALES[word], _SCALES[word], end)
        counted = self._unscaled(word, position, end, joined=joined)
        if counted is None:
            return None
        value, end = counted
        following = self.at(end)
        scale = _SCALES.get(following[0]) if following else None
        if scale:
            return self._and_a_half(value * scale, scale, end + 1)
        return (value, 1, end) if word not in _FRACTIONS else None

    def _unscaled(self, word: str, position: int, end: int, *, joined: bool) -> tuple[float, int] | None:
        """What a scale may follow: «نصف», digits, or words below a thousand; and the position after."""
        if word in _FRACTIONS:
            return _FRACTIONS[word], end
        digits = read_digits(word)
        return self.group(position, joined=joined) if digits is None else (digits, end)

    def _and_a_half(self, value: float, scale: int, end: int) -> tuple[float, int, int]:
        """«مليون ونصف المليون»."""
        half = self.at(end, joined=True)
        if half is None or half[0] not in _FRACTIONS or scale < 1000:
            return value, scale, end
        end = half[1]
        if end < len(self.keys) and _SCALES.get(self.keys[end]) == scale:
            end += 1
        return value + _FRACTIONS[half[0]] * scale, scale, end

    def group(self, position: int, *, joined: bool) -> tuple[int, int] | None:
        """A number below a thousand in words."""
        first = self.at(position, joined=joined)
        if first is None:
            return None
        word, end = first
        hundreds = _HUNDREDS.get(word, 0)
        following = self.at(end)
        if not hundreds and _UNITS.get(word, 0) > 2 and following and following[0] in _HUNDRED_AFTER_UNIT:
            hundreds, end = _UNITS[word] * 100, end + 1
        if not hundreds:
            return self.below_hundred(position, joined=joined)
        rest = self.below_hundred(end, joined=True)
        return (hundreds + rest[0], rest[1]) if rest else (hundreds, end)

    def below_hundred(self, position: int, *, joined: bool) -> tuple[int, int] | None:
        """A number below a hundred in words: «سبع», «أحد عشر», «خمسة وعشرون», «أربعون»."""
        first = self.at(position, joined=joined)
        if first is None:
            return None
        word, end = first
        if word in _TENS or word.removeprefix("ال") in _TEN:
            return _TENS.get(word, 10), end
        following = self.at(end)
        if word in _BEFORE_TEN and following and following[0] in _TEN:
            return _BEFORE_TEN[word] + 10, end + 1
        if word not in _UNITS:
            return None
        tens = self.at(end, joined=True)
        if tens and tens[0] in _TENS:
            return _UNITS[word] + _TENS[tens[0]], tens[1]
        return _UNITS[word], end
