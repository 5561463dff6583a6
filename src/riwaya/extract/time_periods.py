"""Months, years, seasons, decades, centuries and weeks, and parts of them, told from publication or by number."""

import msgspec

from riwaya.arabic.numbers import read_ordinal
from riwaya.extract import calendars
from riwaya.extract.calendars import YearMonth
from riwaya.extract.time_anchor import Anchor, Direction
from riwaya.extract.time_dates import DOUBTFUL, LIKELY, SURE, find_year, month_of_year
from riwaya.extract.time_words import (
    CENTURIES,
    DECADES,
    DIRECTIONS,
    FRACTIONS,
    INSIDE,
    SEASONS,
    THIRDS,
    THIS,
    Found,
    Words,
)
from riwaya.model import When

_SHIFTS = {"past": -1, "current": 0, "next": 1, "plain": 0}
_PERIODS = {"week", "month", "year", "decade"}
_LAST = frozenset({"الاخير", "الاخيره"})


def find_period(words: Words, i: int, anchor: Anchor) -> Found | None:
    """A period, a third of one («مطلع العام الجاري»), a counted part of one («الربع الأول من عام 2014»)."""
    return _earlier_in(words, i, anchor) or _fraction(words, i, anchor) or _thirds(words, i, anchor)


def _thirds(words: Words, i: int, anchor: Anchor) -> Found | None:
    third = THIRDS.get(words.at(i))
    at = i + 1 if third else i
    at += third is not None and words.at(at) == "من"
    found = (
        _decade(words, at, anchor, third)
        or _century(words, at, anchor, third)
        or month_of_year(words, at, anchor, third)
        or _season(words, at, anchor)
        or _week_of_month(words, at, anchor)
        or _calendar_unit(words, at, anchor, third)
        or find_year(words, at, anchor, third)
    )
    if found and third:
        return found._replace(method=f"{third} part of: {found.method}")
    return found


def _earlier_in(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«في وقت سابق من هذا الشهر»: the month up to the day of publication."""
    if words.at(i) not in INSIDE or words.full[i + 1] != "سابق":
        return None
    at = i + 2
    found = _thirds(words, at + (words.at(at) == "من"), anchor)
    if found is None or anchor.day is None or found.when.earliest is None or found.when.latest is None:
        return found
    today = anchor.day.isoformat()
    if not found.when.earliest <= today <= found.when.latest:
        return found
    when = msgspec.structs.replace(found.when, latest=today)
    return found._replace(when=when, method=f"earlier in: {found.method}")


def _fraction(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«النصف الأول من عام 2015», «الربع الأخير من العام الماضي», «النصف الثاني من تموز»."""
    parts = FRACTIONS.get(words.at(i))
    read = _which(words, i + 1, parts or 0) if parts else None
    if parts is None or read is None:
        return None
    number, at = read
    if words.at(at) != "من":
        return None
    found = month_of_year(words, at + 1, anchor, "early") or _year_told(words, at + 1, anchor)
    if found is None or found.when.calendar != "gregorian" or not found.confidence:
        return None
    method = f"part {number} of {parts} of: {found.method}"
    year, _, month = found.when.edtf.partition("-")
    if not year.isdigit():
        return found._replace(method=method)
    if month:
        when = calendars.part_of_month(YearMonth(int(year), int(month)), number or parts, parts)
    else:
        when = calendars.part_of_year(int(year), number or parts, parts)
    return found._replace(when=when, method=method)


def _which(words: Words, i: int, most: int) -> tuple[int, int] | None:
    """An ordinal up to `most`, 0 for the last, and the position after it."""
    if words.full[i] in _LAST:
        return 0, i + 1
    found = read_ordinal(words.full, i)
    return (found.value, found.end) if found and 1 <= found.value <= most else None


def _year_told(words: Words, i: int, anchor: Anchor) -> Found | None:
    found = _calendar_unit(words, i, anchor, "early")
    if found and found.when.granularity in {"month", "year"}:
        return found
    return find_year(words, i, anchor, "early")


def _week_of_month(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«الأسبوع الأول من الشهر الجاري»."""
    if words.at(i) != "الاسبوع":
        return None
    read = _which(words, i + 1, 4)
    if read is None or words.at(read[1]) != "من":
        return None
    found = month_of_year(words, read[1] + 1, anchor, "early") or _year_told(words, read[1] + 1, anchor)
    if found is None or found.when.granularity != "month" or not found.when.edtf[:4].isdigit():
        return None
    month = YearMonth(int(found.when.edtf[:4]), int(found.when.edtf[5:7]))
    when = calendars.week_of_month(month, read[0])
    return found._replace(when=when, method=f"a week of: {found.method}")


def _calendar_unit(words: Words, i: int, anchor: Anchor, third: str | None) -> Found | None:
    """«الشهر الماضي», «هذا العام», «الأسبوع قبل الماضي»; «نهاية العام» is of the present one."""
    this = words.at(i) in THIS
    unit = words.unit(i + this)
    if unit is None or unit[1] != "singular" or not unit[2] or unit[0] not in _PERIODS:
        return None
    at = i + this + 1
    direction: Direction | None = "current" if this else DIRECTIONS.get(words.at(at))
    extra = 0
    if not this and words.at(at) == "قبل" and DIRECTIONS.get(words.at(at + 1)) == "past":
        direction, extra, at = "past", -1, at + 1
    if direction is None:
        if third is None or words.year_number(i):
            return None
        direction, at = "current", at - 1
    shift = _SHIFTS[direction] + extra
    at += not this
    if unit[0] == "week":
        return Found(at, anchor.week_at(shift), LIKELY, "calendar week from publication")
    if unit[0] == "decade":
        return Found(at, anchor.decade_at(shift, third), LIKELY, "decade counted from publication")
    when = anchor.month_at(shift, third) if unit[0] == "month" else anchor.year_at(shift, third)
    return Found(at, when, SURE, f"{unit[0]} counted from publication")


def _season(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«صيف 2014», «الصيف الماضي», «ربيع العام الماضي»."""
    number = SEASONS.get(words.at(i))
    if number is None:
        return None
    direction = DIRECTIONS.get(words.at(i + 1))
    if direction and words.at(i).startswith("ال"):
        if anchor.day is None:
            return Found(
                i + 2, When(f"XXXX-{number}", None, None, "season"), DOUBTFUL, "season, year unknown"
            )
        year = anchor.day.year
        when = calendars.season(year, number)
        if direction == "past" and when.latest and when.latest >= anchor.day.isoformat():
            when = calendars.season(year - 1, number)
        elif direction == "next" and when.earliest and when.earliest <= anchor.day.isoformat():
            when = calendars.season(year + 1, number)
        return Found(i + 2, when, LIKELY, "season counted from publication")
    found = find_year(words, i + 1, anchor, "early") or _calendar_unit(words, i + 1, anchor, None)
    if found is None or found.when.granularity != "year" or found.when.calendar != "gregorian":
        return None
    if not found.when.edtf.isdigit():
        return found._replace(when=When(f"XXXX-{number}", None, None, "season"))
    return found._replace(when=calendars.season(int(found.when.edtf), number), method="season of a year")


def _decade(words: Words, i: int, anchor: Anchor, third: str | None) -> Found | None:
    """«ثمانينيات القرن الماضي»: the nineteen-eighties; without «القرن» the last decade of that number."""
    value = DECADES.get(words.at(i))
    if value is None:
        return None
    century = _century(words, i + 1, anchor, None)
    if century:
        start = int(century.when.edtf[:2]) * 100
        return Found(century.end, calendars.decade(start + value, third), SURE, "decade of a century")
    if not words.at(i).startswith("ال"):
        return None
    start = 1900 if anchor.year is None or 2000 + value > anchor.year else 2000
    return Found(i + 1, calendars.decade(start + value, third), DOUBTFUL, "decade, century from publication")


def _century(words: Words, i: int, anchor: Anchor, third: str | None) -> Found | None:
    """«القرن التاسع عشر», «القرن الماضي»."""
    if words.at(i) not in CENTURIES:
        return None
    direction = DIRECTIONS.get(words.at(i + 1))
    if direction and direction != "next":
        number, end = (anchor.year or _THIS_CENTURY) // 100 + (direction == "current"), i + 2
    else:
        found = read_ordinal(words.full, i + 1)
        digits = words.digits(i + 1)
        if found is None and digits is None:
            return None
        number, end = (found.value, found.end) if found else (digits or 0, i + 2)
    if not 1 <= number <= _LAST_CENTURY or (words.at(end) == "قبل" and words.full[end + 1] == "الميلاد"):
        return None
    return Found(end, calendars.century((number - 1) * 100, third), SURE, "century")


_THIS_CENTURY = 2000
"""Where the day of publication is not known, «القرن الماضي» is the twentieth."""
_LAST_CENTURY = 22
