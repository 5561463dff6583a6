"""Times of day: «الساعة العاشرة والنصف من مساء أمس بتوقيت غرينتش»."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.characters import key
from riwaya.arabic.numbers import read_number, read_ordinal
from riwaya.extract.time_words import Words, as_phrases
from riwaya.lexicon import load_table

_TABLE = load_table("time_words")["clock"]
_HOURS = frozenset(key(word) for word in _TABLE["hour"])
_REST = {key(word): minutes for word, minutes in _TABLE["rest"].items()}
_HALVES = {key(word): part for word, part in _TABLE["halves"].items()}
_ZONES = as_phrases(_TABLE["zones"])
_OFFSETS = {tuple(key(part) for part in name.split()): offset for name, offset in _TABLE["zones"].items()}
_PARTS: dict[str, str] = {
    article + key(word): part
    for word, part in load_table("time_words")["parts_of_day"]["words"].items()
    for article in ("", "ال")
}
_DIGITAL = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_NOON = 12


class Clock(NamedTuple):
    """A time of day: hour of twelve or of the day, minutes, part of the day and zone where told, the position after."""

    hour: int
    minute: int
    part: str | None
    offset: str
    exact: bool
    start: int
    end: int


def find_clock(words: Words, i: int) -> Clock | None:
    """The clock told at `i`, from «الساعة» on."""
    if words.at(i) not in _HOURS:
        return None
    read = _number(words, i + 1)
    if read is None:
        return None
    hour, minute, exact, end = read
    part = None
    while words.full[end] in _REST or words.full[end] in _HALVES:
        minute += _REST.get(words.full[end], 0)
        part = _HALVES.get(words.full[end], part)
        end += 1
    if hour > 24 or minute > 59:
        return None
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    offset, end = find_zone(words, end)
    return Clock(hour, minute, part, offset, exact, i, end)


def _number(words: Words, i: int) -> tuple[int, int, bool, int] | None:
    """Hour, minutes, whether written as a clock of 24 hours, and the position after."""
    match = _DIGITAL.fullmatch(words.full[i])
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        exact = hour > _NOON or (match[2] is not None and match[1].startswith("0"))
        return hour, minute, exact, i + 1
    found = read_ordinal(words.full, i) or read_number(words.full, i)
    return (found.value, 0, False, found.end) if found else None


def find_zone(words: Words, i: int) -> tuple[str, int]:
    """The offset that a zone told at `i` stands for (empty for a local one), and the position after it."""
    end = words.phrase(i, _ZONES)
    return ("", i) if end is None else (_OFFSETS[(words.at(i), *words.full[i + 1 : end])], end)


def day_part(words: Words, start: int, end: int) -> str | None:
    """The part of the day named first in a stretch."""
    return part_of_day(words.keys[start:end])


def part_of_day(keys: Sequence[str]) -> str | None:
    """The part of the day that the first such word names, by TIMEX3: MO, MI, AF, EV, NI or DT."""
    return next((_PARTS[word] for word in keys if word in _PARTS), None)


def told_hour(clock: Clock, part: str | None, offset: str) -> str | None:
    """The hour as ISO 8601 writes it; None where nothing says which half of the day is meant."""
    part = clock.part or part
    hour = clock.hour
    if not clock.exact:
        if part is None or not 1 <= hour <= _NOON:
            return None
        hour = _of_day(hour, part)
    return f"{hour % 24:02}:{clock.minute:02}{clock.offset or offset}"


def _of_day(hour: int, part: str) -> int:
    """An hour of twelve on the clock of 24: nights run from the evening on, noon until the afternoon."""
    if part == "MO":
        return hour % _NOON
    if part == "NI":
        return hour % _NOON + (_NOON if _NOON // 2 <= hour < _NOON else 0)
    if part == "MI":
        return hour if hour >= _NOON - 2 else hour + _NOON
    return hour % _NOON + _NOON
