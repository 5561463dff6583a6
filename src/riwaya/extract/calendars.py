"""Days, months, years and what is between them as EDTF values (ISO 8601-2) with their first and last day."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from riwaya.model import Granularity, When

OPEN = ".."
_THIRDS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


class YearMonth(NamedTuple):
    """A month of a year; adding months carries into years."""

    year: int
    month: int

    def plus(self, months: int) -> "YearMonth":
        """The month so many months later, or earlier when negative."""
        years, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return YearMonth(years, month + 1)


def day(value: date, *, approximate: bool = False, slack: int = 0) -> When:
    """One day; `slack` days to both sides are possible too when it is approximate."""
    around = timedelta(days=slack)
    return When(
        value.isoformat() + ("~" if approximate else ""),
        (value - around).isoformat(),
        (value + around).isoformat(),
        "day",
    )


def days(first: date, last: date) -> When:
    """All days from the first to the last."""
    if first == last:
        return day(first)
    return When(f"{first}/{last}", first.isoformat(), last.isoformat(), "days")


def week(first: date) -> When:
    """The seven days from the first."""
    last = first + timedelta(days=6)
    return When(f"{first}/{last}", first.isoformat(), last.isoformat(), "week")


def month(value: YearMonth, third: str | None = None) -> When:
    """A month; its EDTF value stays the month's when only its early, middle or late third is meant."""
    length = calendar.monthrange(value.year, value.month)[1]
    first, last = _THIRDS.get(third or "", (1, length))
    return When(
        f"{value.year:04}-{value.month:02}",
        date(value.year, value.month, first).isoformat(),
        date(value.year, value.month, min(last, length)).isoformat(),
        "month",
    )


def year(value: int, third: str | None = None) -> When:
    """A year, or its first, middle or last four months by their bounds."""
    first, last = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}.get(third or "", (1, 12))
    return When(
        f"{value:04}",
        date(value, first, 1).isoformat(),
        date(value, last, calendar.monthrange(value, last)[1]).isoformat(),
        "year",
    )


def _first_day(year: int) -> str:
    """The first of January; of the first century too, which begins with the year 1."""
    return f"{max(year, 1):04}-01-01"


def decade(value: int, third: str | None = None) -> When:
    """The ten years from `value`, or the first four, the middle or the last three by their bounds."""
    first, last = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}.get(third or "", (0, 9))
    return When(f"{value // 10}X", _first_day(value + first), f"{value + last:04}-12-31", "decade")


def century(value: int, third: str | None = None) -> When:
    """The hundred years from `value`, or a third of them by its bounds."""
    first, last = {"early": (0, 33), "middle": (34, 66), "late": (67, 99)}.get(third or "", (0, 99))
    return When(f"{value // 100:02}XX", _first_day(value + first), f"{value + last:04}-12-31", "century")


_FRACTION_CODES = {2: 40, 3: 37, 4: 33}


def part_of_year(value: int, number: int, parts: int) -> When:
    """A half, third or quarter of a year by its number from 1 and its code in EDTF (33 is the first quarter)."""
    length = 12 // parts
    first = YearMonth(value, (number - 1) * length + 1)
    edtf = f"{value:04}-{_FRACTION_CODES[parts] + number - 1}"
    return When(edtf, month(first).earliest, month(first.plus(length - 1)).latest, "season")


def part_of_month(value: YearMonth, number: int, parts: int) -> When:
    """A half, third or quarter of a month by its bounds; its EDTF value stays the month's."""
    length = calendar.monthrange(value.year, value.month)[1]
    first = 30 // parts * (number - 1) + 1
    last = length if number == parts else 30 // parts * number
    start, end = date(value.year, value.month, first), date(value.year, value.month, last)
    return When(f"{value.year:04}-{value.month:02}", start.isoformat(), end.isoformat(), "month")


def week_of_month(value: YearMonth, number: int) -> When:
    """The seven days from the 1st, 8th, 15th or 22nd of a month; the last seven for 0."""
    length = calendar.monthrange(value.year, value.month)[1]
    return week(date(value.year, value.month, number * 7 - 6 if number else length - 6))


_COPTIC_EPOCH = date(284, 8, 29).toordinal()
"""1 Thout of the year 1: in that century the Julian and the proleptic Gregorian calendar agree."""


def coptic_day(value: int, number: int, day_of_month: int) -> When | None:
    """A day of the Coptic calendar (Era of the Martyrs); None if it has no such day."""
    leap = value % 4 == 3
    length = 30 if number < 13 else 5 + leap
    if not (1 <= number <= 13 and 1 <= day_of_month <= length and 1 <= value <= 9000):
        return None
    passed = 365 * (value - 1) + value // 4 + 30 * (number - 1) + day_of_month - 1
    found = day(date.fromordinal(_COPTIC_EPOCH + passed))
    return When(found.edtf, found.earliest, found.latest, "day", "coptic")


def season(value: int, number: int) -> When:
    """A season by its EDTF number (21 spring to 24 winter, which ends in the next year), in whole months."""
    first, last = _SEASONS[number]
    start, end = YearMonth(value, first), YearMonth(value, 1).plus(last - 1)
    return When(f"{value:04}-{number}", month(start).earliest, month(end).latest, "season")


def one_of(first: date, second: date) -> When:
    """One of two days, not known which."""
    low, high = sorted((first, second))
    return When(f"[{low},{high}]", low.isoformat(), high.isoformat(), "day")


def hijri_day(value: int, number: int, day_of_month: int) -> When | None:
    """A Hijri day, a day's doubt to both sides for the sighting of the moon; None if there is no such day."""
    try:
        found = Hijri(value, number, day_of_month).to_gregorian()
    except (ValueError, OverflowError):
        return None
    gregorian = date(found.year, found.month, found.day)
    when = day(gregorian, approximate=True, slack=1)
    return When(when.edtf, when.earliest, when.latest, "day", "hijri")


def hijri_month(value: int, number: int) -> When | None:
    """A month of the Hijri calendar as Gregorian days, bounds wider by a day; None outside the tables."""
    first = hijri_day(value, number, 1)
    following = hijri_day(value + number // 12, number % 12 + 1, 1)
    if first is None or following is None:
        return None
    after = date.fromisoformat(following.edtf[:10])
    last = after - timedelta(days=1)
    return When(f"{first.edtf[:10]}/{last}", first.earliest, after.isoformat(), "month", "hijri")


def hijri_year(value: int) -> When | None:
    """A Hijri year as Gregorian days, bounds wider by a day; None outside the tables."""
    first, last = hijri_month(value, 1), hijri_month(value, 12)
    if first is None or last is None:
        return None
    edtf = f"{left(first.edtf)}/{right(last.edtf)}"
    return When(edtf, first.earliest, last.latest, "year", "hijri")


def hijri_of(value: date) -> tuple[int, int, int] | None:
    """The Hijri year, month and day of a Gregorian day; None outside the tables."""
    try:
        found = Gregorian(value.year, value.month, value.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def make_date(year_: int, month_: int, day_: int) -> date | None:
    """The date, or None where the calendar has none, as for 31 February."""
    try:
        return date(year_, month_, day_)
    except ValueError:
        return None


def left(edtf: str) -> str:
    """Where an EDTF value begins."""
    return edtf.split("/", maxsplit=1)[0]


def right(edtf: str) -> str:
    """Where an EDTF value ends."""
    return edtf.rsplit("/", maxsplit=1)[-1]


def since(when: When) -> When:
    """From then on, the end not told."""
    return When(
        f"{left(when.edtf)}/{OPEN}", when.earliest, None, "open", when.calendar, when.weekday, when.hour
    )


def until(when: When) -> When:
    """Up to then, the beginning not told."""
    return When(
        f"{OPEN}/{right(when.edtf)}", None, when.latest, "open", when.calendar, when.weekday, when.hour
    )


def joined(first: When, last: When) -> When:
    """From the first to the last; the grain is days when either end is a day."""
    start, end = left(first.edtf), right(last.edtf)
    if start == end:
        return first
    grains: tuple[Granularity, Granularity] = (first.granularity, last.granularity)
    grain: Granularity = "days" if not {"day", "days", "time", "open"}.isdisjoint(grains) else grains[1]
    if OPEN in (start, end):
        grain = "open"
    return When(f"{start}/{end}", first.earliest, last.latest, grain, last.calendar)


def single_day(when: When) -> date | None:
    """The day that a value names for certain; None for anything wider or partly unknown."""
    if when.granularity not in {"day", "time"} or when.earliest is None or when.earliest != when.latest:
        return None
    return date.fromisoformat(when.earliest)
