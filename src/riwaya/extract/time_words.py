"""The words of time in a sentence, without their clitics, and small readers over them for all rules."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Any, Literal, NamedTuple, TypeVar

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key, latin_digits
from riwaya.arabic.memo import Memo
from riwaya.arabic.numbers import NUMBER_WORDS, ORDINAL_WORDS, read_number, read_ordinal
from riwaya.extract.time_anchor import Direction, Unit
from riwaya.lexicon import load_table, word_set
from riwaya.model import When

V = TypeVar("V")


class Found(NamedTuple):
    """A time that a rule read, the position after it, and how it came about."""

    end: int
    when: When
    confidence: float
    method: str


class MonthName(NamedTuple):
    """A month as named: its calendar, whether its name says a month by itself, the position after it."""

    number: int
    hijri: bool
    certain: bool
    end: int


class Amount(NamedTuple):
    """«نحو أربعة أشهر»: how many (None where untold) of what, how sure, the position after it."""

    value: float | None
    unit: Unit
    hedge: str
    end: int


_TABLE = load_table("time_words")
_MONTH_TABLE = load_table("months")


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def _table(name: str) -> dict[str, Any]:
    return {key(word): value for word, value in _TABLE[name].items()}


Phrases = dict[str, tuple[tuple[str, ...], ...]]


def as_phrases(words: Iterable[str]) -> Phrases:
    """Phrases by their first key, each the tuple of the others, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        first, *rest = (key(part) for part in word.split())
        table.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in table.items()}


def _with_article(table: dict[str, V]) -> dict[str, V]:
    return table | {"ال" + word: value for word, value in table.items()}


WEEKDAYS: dict[str, int] = _table("weekdays")
DAYS: dict[str, int] = _table("days")
PARTS = _with_article(dict.fromkeys(_keys(_TABLE["parts_of_day"]["words"])))
NIGHTS = _keys((*_TABLE["parts_of_day"]["nights"], "الليلة"))
AROUND_PART = _keys(_TABLE["parts_of_day"]["around"])
INSIDE = _keys(_TABLE["parts_of_day"]["inside"])
INSIDE_KINDS = _keys(_TABLE["parts_of_day"]["inside_kinds"])
TOLD: dict[str, int] = _table("told_day")
FRACTIONS: dict[str, int] = _table("fractions")
CENTURIES = _keys(_TABLE["centuries"]["words"])
COUNTED_FROM = _keys(_TABLE["event_relative"]["from"])
TOLD_EVENT = _keys((_TABLE["event_relative"]["that"], *_TABLE["event_relative"]["then"]))
THIRDS: dict[str, str] = _table("parts_of_period")
SEASONS: dict[str, int] = _with_article(_table("seasons"))
DECADES: dict[str, int] = _with_article(_table("decades"))
DIRECTIONS: dict[str, Direction] = {
    word: direction
    for direction in ("past", "next", "current")
    for word in _keys(_TABLE["directions"][direction])
}
THIS = _keys(_TABLE["directions"]["this"])
FEW = _keys(_TABLE["directions"]["few"])
YEAR_WORDS = _keys(_TABLE["numbers"]["years"])
ERAS = _keys(_TABLE["numbers"]["eras"])
COPTIC_ERAS = _keys(_TABLE["numbers"]["coptic"])
HIJRI_ERAS = _keys(_TABLE["numbers"]["hijri"])
BODIES = _keys(_TABLE["names"]["bodies"])
EVENTS = _keys(_TABLE["names"]["events"])
NOT_TODAY_AFTER = _keys(_TABLE["names"]["not_today_after"])
NOT_TODAY_BEFORE = _keys(_TABLE["names"]["not_today_before"])
OPENERS = {name: as_phrases(words) for name, words in _TABLE["openers"].items()}
FIXED = {name: as_phrases(words) for name, words in _TABLE["fixed"].items()}
LEADING = frozenset().union(*OPENERS.values(), *FIXED.values())
"""Words that open a time only by a rule of their own: «منذ», «خلال», «قريبا»."""
BEGINNINGS = _keys(_TABLE["openers"]["beginnings"])
FUTURE = _keys(_TABLE["openers"]["future"])

RELATIVE = word_set("grammar", "times", "relative")
_AMBIGUOUS_MONTHS = _keys(_MONTH_TABLE["ambiguous"]["words"])
_UNITS: dict[str, tuple[Unit, str]] = _with_article(
    {
        key(word): (unit, number)
        for unit, forms in _TABLE["units"].items()
        for number, words in forms.items()
        for word in words
    }
)
_SEPARATORS = frozenset("/-–—()،,")
_DIGIT = re.compile(r"[0-9]")


def _month_names() -> dict[str, list[tuple[tuple[str, ...], int, bool, bool]]]:
    """By the first key of a name: the other keys, number, whether Hijri, whether certain; longest first."""
    table: dict[str, list[tuple[tuple[str, ...], int, bool, bool]]] = {}
    for name in ("gregorian", "hijri"):
        for number, spellings in _MONTH_TABLE[name].items():
            for first, rests in as_phrases(spellings).items():
                for rest in rests:
                    certain = bool(rest) or first not in _AMBIGUOUS_MONTHS
                    table.setdefault(first, []).append((rest, int(number), name == "hijri", certain))
    for names in table.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return table


_MONTHS = _month_names()
COPTIC = {key(name): int(number) for number, names in _MONTH_TABLE["coptic"].items() for name in names}


def _bare_words() -> dict[str, str]:
    """Each written form of a word of time, clitics included, to the word without them."""
    starts = frozenset().union(*OPENERS.values(), *FIXED.values())
    words = frozenset().union(
        WEEKDAYS,
        DAYS,
        PARTS,
        THIRDS,
        SEASONS,
        DECADES,
        DIRECTIONS,
        INSIDE,
        _UNITS,
        _MONTHS,
        YEAR_WORDS,
        FRACTIONS,
        CENTURIES,
    )
    table = {}
    for prefix in _TABLE["prefixes"]:
        for word in words | starts:
            table[prefix + word] = word
            if word.startswith("ال") and prefix.endswith("ل"):
                table[prefix + word[1:]] = word
    return table | {word: word for word in words | starts}


_BARE = _bare_words()

_ALONE = frozenset(first for phrases in FIXED.values() for first, rests in phrases.items() if () in rests)
_OPENING = frozenset().union(
    *OPENERS.values(), FIXED["open_past"], FIXED["open_future"], FIXED["this_month"], AROUND_PART
)
_WEAK = (_OPENING | _keys(("ال", "هذا", "هذه", "أول", "الأول"))) - _ALONE
_SECOND = frozenset(
    rest[0]
    for phrases in (*OPENERS.values(), *FIXED.values())
    for rests in phrases.values()
    for rest in rests
    if rest
)
_TOLD_ALONE = [prefix + word for word in _TABLE["event_relative"]["then"] for prefix in ("", "و", "ف")]
TRIGGERS: frozenset[str] = (
    frozenset(word for word, bare in _BARE.items() if bare not in _WEAK)
    | ORDINAL_WORDS
    | _keys(("غرة", *_TOLD_ALONE))
)
"""Keys without one of which, and without a digit, a sentence tells no time."""
_GOES_ON = frozenset(_BARE) | ORDINAL_WORDS | NUMBER_WORDS | _SECOND | _keys(("ال", "(", "الاول", "ذلك"))
_WEAK_WRITTEN = frozenset(word for word, bare in _BARE.items() if bare in _WEAK) | _WEAK
_ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_PADDING = [""] * 32
"""Longer than any look ahead, so that no rule has to ask whether the sentence goes on."""


_TELLING = (
    TRIGGERS | _ALONE | (_SECOND - _keys(("من", "عن", "على", "إلى", "خلال", "لا", "غاية", "مدى", "مدار")))
)


def time_starts(keys: list[str]) -> list[int]:
    """Where in a sentence of these keys a time may begin; «من» and its like do only before another word of time."""
    kinds = list(map(_starting.__getitem__, keys))
    starts = list(compress(count(), kinds))
    if not starts or ("time" not in kinds and _TELLING.isdisjoint(keys)):
        return []
    after = [*keys[1:], ""]
    return [i for i in starts if kinds[i] == "time" or _goes_on[after[i]]]


def _starts(word: str) -> Literal["time", "led", ""]:
    """Whether a time may begin with a word, itself or led by it."""
    if word in TRIGGERS or word in _ALONE or word[:1].isdigit():
        return "time"
    return "led" if word in _WEAK_WRITTEN else ""


_starting = Memo(_starts)
_latin = Memo[str, str](lambda word: latin_digits(word) if word[:1] in _ARABIC_DIGITS else word)
_goes_on = Memo[str, bool](lambda word: word in _GOES_ON or word[:1].isdigit())


_MOST: dict[Unit, int] = {"decade": 50, "year": 500, "month": 5000, "week": 9000, "day": 9000, "hour": 9000}


def countable(value: float, unit: Unit) -> bool:
    """Whether so many units are a distance in time that news counts, and not a misread number."""
    return value <= _MOST.get(unit, 9000)


class Words:
    """The tokens of a sentence as keys, words of time without clitics, with readers that rules share."""

    def __init__(self, tokens: Sequence[Token], keys: list[str]) -> None:
        self.tokens = tokens
        self.size = len(keys)
        self.full = [*map(_latin.__getitem__, keys), *_PADDING]
        self.keys = list(map(_BARE.get, self.full, self.full))
        self.simple: dict[int, Found | None] = {}

    def at(self, i: int) -> str:
        """The key at a position, empty outside the sentence."""
        return self.keys[i]

    def joined_by_and(self, i: int) -> bool:
        """Whether the word at `i` has «و» before it."""
        return i < self.size and self.full[i] != self.keys[i] and self.full[i].startswith("و")

    def phrase(self, i: int, phrases: Phrases) -> int | None:
        """The position after the longest of the phrases that stands at `i`."""
        for rest in phrases.get(self.keys[i], ()):
            end = i + 1 + len(rest)
            if not rest or tuple(self.full[i + 1 : end]) == rest:
                return end
        return None

    def opener(self, i: int, name: str) -> int | None:
        """The position after an opener of the kind, such as «منذ»."""
        return self.phrase(i, OPENERS[name])

    def digits(self, i: int) -> int | None:
        """The value of plain digits at a position."""
        word = self.keys[i]
        return int(word) if word.isdigit() and word.isascii() and len(word) < 10 else None

    def past_marks(self, i: int, marks: frozenset[str] = _SEPARATORS, most: int = 2) -> int:
        """The position after up to `most` marks such as brackets and slashes."""
        for _ in range(most):
            if self.keys[i] not in marks or not self.keys[i]:
                break
            i += 1
        return i

    def closed(self, start: int, end: int) -> int:
        """The end with a closing bracket taken in when the words open one."""
        opened = "(" in self.keys[start:end] and ")" not in self.keys[start:end]
        return end + 1 if opened and self.at(end) == ")" else end

    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of a month, in digits or as an ordinal, and the position after it."""
        value = self.digits(i)
        if value is not None:
            return (value, i + 1) if len(self.at(i)) <= 2 else None
        ordinal = read_ordinal(self.full, i)
        return (ordinal.value, ordinal.end) if ordinal else None

    def month(self, i: int) -> MonthName | None:
        """A month's name, a second name of it included: «تموز/يوليو», «يوليو (تموز)», «آذار - مارس»."""
        first = self._one_month(i)
        if first is None:
            return None
        at = self.past_marks(first.end)
        second = self._one_month(at)
        if second and second.number == first.number and second.hijri == first.hijri:
            end = self.closed(first.end, second.end)
            return first._replace(certain=True, end=end)
        return first

    def _one_month(self, i: int) -> MonthName | None:
        for rest, number, hijri, certain in _MONTHS.get(self.keys[i], ()):
            end = i + 1 + len(rest)
            if tuple(self.full[i + 1 : end]) == rest:
                told = certain or (i > 0 and self.at(i - 1) == "شهر")
                return MonthName(number, hijri, told or "آ" in self.tokens[i].text, end)
        return None

    def year_number(self, i: int) -> tuple[int, int, bool] | None:
        """A year of four digits or in words after «عام», its end, whether it is Hijri: «2014م», «1438 هـ»."""
        at = i
        named = self.at(at) in YEAR_WORDS
        if named:
            at += 1
        value = self.digits(at)
        if value is None and named:
            number = read_number(self.full, at)
            value, end = (number.value, number.end) if number else (None, at)
        else:
            end = at + 1
        if value is None or not 1000 <= value <= 2999:
            return None
        era = self.past_marks(end, frozenset("("), 1)
        if self.at(era) in HIJRI_ERAS:
            return value, self.closed(end, era + 1), True
        if self.at(era) in ERAS:
            return value, self.closed(end, era + 1), False
        return value, end, named and 1300 <= value <= 1500

    def unit(self, i: int) -> tuple[Unit, str, bool] | None:
        """A unit of time at a position, its number (singular, dual, plural), whether it has the article."""
        found = _UNITS.get(self.keys[i])
        return (*found, self.at(i).startswith("ال") and self.at(i) != "الف") if found else None

    def number(self, i: int) -> tuple[int, int] | None:
        """A number in words or digits, an article in a piece of its own («الـ24») passed over."""
        if self.at(i) == "ال":
            i += 1
        found = read_number(self.full, i)
        return (found.value, found.end) if found else None

    def amount(self, i: int) -> Amount | None:
        """How many of a unit, without article: «يومين», «نحو أربعة أشهر», «عام ونصف العام», «أشهر»."""
        hedge = ""
        for name in ("about", "over", "under", "some"):
            after = self.opener(i, name)
            if after is not None:
                hedge, i = name, after
                break
        counted = self.number(i)
        if counted:
            unit = self.unit(counted[1])
            if unit is None or unit[2] or not countable(counted[0], unit[0]):
                return None
            return Amount(counted[0], unit[0], hedge, counted[1] + 1)
        unit = self.unit(i)
        if unit is None or unit[2]:
            return None
        value = {"singular": 1.0, "dual": 2.0}.get(unit[1])
        end = i + 1
        if self.at(end) in {"واحد", "واحده"}:
            end += 1
        if value and self.at(end) == "ونصف":
            value, end = value + 0.5, end + 1
            again = self.unit(end)
            end += bool(again and again[0] == unit[0])
        return Amount(value, unit[0], hedge, end)

    def future_before(self, i: int) -> bool:
        """Whether the clause up to `i` speaks of what is to come."""
        for token in reversed(self.tokens[max(0, i - 8) : i]):
            if token.text in {".", "،", "؛", ":"} or token.host in RELATIVE:
                return False
            if token.form.future or token.key in FUTURE:
                return True
        return False

    def named_before(self, i: int, heads: frozenset[str]) -> bool:
        """Whether the word before `i`, a quotation mark apart, is a head of a name: «حركة 20 فبراير»."""
        at = i - 1
        if self.at(at) in {"«", '"', "“"}:
            at -= 1
        return at >= 0 and not self.tokens[at].form.article and self.tokens[at].host in heads
