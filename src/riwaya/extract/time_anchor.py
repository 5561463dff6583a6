"""Times told from the day of publication: «أمس», «الجمعة الماضي», «الشهر المقبل», «قبل شهرين».

Where that day is not known, or only partly (a Tuesday in December of an unknown year), the values stay
symbolic: what is known stands in them, what is not stands as X, and nothing is guessed.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from riwaya.extract import calendars
from riwaya.extract.calendars import YearMonth
from riwaya.model import When

Direction = Literal["past", "next", "current", "plain"]
WeekdaySense = Literal["past", "nearest", "next"]
Unit = Literal["minute", "hour", "day", "week", "month", "year", "decade"]

MONDAY = 0
SOON = timedelta(days=45)
"""A date without year this near ahead is taken as ahead (a deadline), not as nearly a year ago."""
WINDOW_DAYS = 7
"""«في الأيام الماضية»: days are 3 to 10 in grammar; a week is what a reader takes."""

PUBLICATION_YEARS = range(1700, 2300)
"""A publication date outside is damage; nothing is counted from it."""

_UNKNOWN_DAY = "XXXX-XX-XX"
_HALF_A_WEEK = 3


class TimeSettings(NamedTuple):
    """What relative times mean where custom differs.

    `week_start` is the first day of a calendar week (Monday is 0, and is what the annotators of the measured articles
    took: their «this week» of 2015-07-25 is 2015-07-20/2015-07-26; for most Arab states it is Saturday or Sunday).
    `weekdays` says which day a weekday without an adjective is: the last (`past`, news), the `nearest` or the `next`.
    """

    week_start: int = MONDAY
    weekdays: WeekdaySense = "past"


class Anchor(NamedTuple):
    """The day of publication: `day` when fully known, `when` whatever is known of it."""

    day: date | None
    when: When | None
    settings: TimeSettings = TimeSettings()

    @classmethod
    def of(cls, published: When | None, settings: TimeSettings = TimeSettings()) -> "Anchor":  # noqa: B008
        """The anchor that a publication date gives."""
        day = calendars.single_day(published) if published else None
        if day and day.year not in PUBLICATION_YEARS:
            return cls(None, None, settings)
        return cls(day, published, settings)

    @property
    def today(self) -> When:
        """The day of publication."""
        return self.at(0)

    @property
    def month(self) -> YearMonth | None:
        """Month and year of publication where both are known."""
        if self.day:
            return YearMonth(self.day.year, self.day.month)
        edtf = self.when.edtf if self.when else ""
        return (
            YearMonth(int(edtf[:4]), int(edtf[5:7])) if edtf[:4].isdigit() and edtf[5:7].isdigit() else None
        )

    @property
    def year(self) -> int | None:
        """Year of publication where known."""
        edtf = self.when.edtf if self.when else ""
        return int(edtf[:4]) if edtf[:4].isdigit() else None

    def at(self, shift: int) -> When:
        """The day so many days from publication."""
        if self.day:
            return calendars.day(self.day + timedelta(days=shift))
        weekday = self.when.weekday if self.when else None
        return self._partial(shift, None if weekday is None else (weekday + shift) % 7)

    def _partial(self, shift: int, weekday: int | None) -> When:
        """A day near a publication date known in part; «?» says that the month may be its neighbour."""
        if self.when is None or self.when.granularity not in {"day", "month", "time"}:
            return When(_UNKNOWN_DAY, None, None, "day", weekday=weekday)
        pattern = self.when.edtf[:7].ljust(7, "X") + "-XX" + ("?" if shift else "")
        ends = [
            (date.fromisoformat(end) + timedelta(days=shift)).isoformat() if end else None
            for end in (self.when.earliest, self.when.latest)
        ]
        return When(pattern, ends[0], ends[1], "day", self.when.calendar, weekday)

    def weekday(self, value: int, direction: Direction) -> When:
        """The weekday last before or on publication; strictly before or after it where an adjective says."""
        base = self.day.weekday() if self.day else self.when.weekday if self.when else None
        if base is None:
            return self._some_weekday(value)
        back = (base - value) % 7
        ahead = (value - base) % 7
        plain = {"past": -back, "next": ahead, "nearest": -back if back <= _HALF_A_WEEK else ahead}
        shift = {
            "past": -(back or 7),
            "next": ahead or 7,
            "current": -back,
            "plain": plain[self.settings.weekdays],
        }[direction]
        return self.at(shift)

    def _some_weekday(self, value: int) -> When:
        """A day of the week near a publication date whose own weekday is not known."""
        found = self._partial(-1, value)
        if found.earliest is None or found.latest is None or self.when is None:
            return found
        week = timedelta(days=6)
        earliest = (date.fromisoformat(found.earliest) - week).isoformat()
        return When(found.edtf, earliest, self.when.latest, "day", found.calendar, value)

    def span(self, first: int, last: int) -> When:
        """All days from one shift to another."""
        if self.day:
            return calendars.days(self.day + timedelta(days=first), self.day + timedelta(days=last))
        return calendars.joined(self.at(first), self.at(last)) if first != last else self.at(first)

    def week_at(self, shift: int) -> When:
        """The calendar week so many weeks from that of publication."""
        if self.day is None:
            return When(f"{_UNKNOWN_DAY}/{_UNKNOWN_DAY}", None, None, "week")
        start = self.day - timedelta(days=(self.day.weekday() - self.settings.week_start) % 7)
        return calendars.week(start + timedelta(weeks=shift))

    def month_at(self, shift: int, third: str | None = None) -> When:
        """The month so many months from that of publication."""
        if self.month:
            return calendars.month(self.month.plus(shift), third)
        number = self.when.edtf[5:7] if self.when else ""
        known = f"{(int(number) - 1 + shift) % 12 + 1:02}" if number.isdigit() else "XX"
        return When(f"XXXX-{known}", None, None, "month")

    def year_at(self, shift: int, third: str | None = None) -> When:
        """The year so many years from that of publication."""
        if self.year is not None:
            return calendars.year(self.year + shift, third)
        return When("XXXX", None, None, "year")

    def decade_at(self, shift: int, third: str | None = None) -> When:
        """The calendar decade so many from that of publication."""
        if self.year is None:
            return When("XXXX", None, None, "decade")
        return calendars.decade((self.year // 10 + shift) * 10, third)

    def ago(self, amount: float, unit: Unit, *, sign: int = -1) -> When:
        """So many units before publication, as exactly as the unit speaks: a month ago is a month."""
        whole = round(amount)
        if unit == "day":
            return self.at(sign * whole)
        if unit in {"hour", "minute"}:
            return self.at(sign * (whole // 24 if unit == "hour" else 0))
        if unit == "week":
            found = self.at(sign * round(amount * 7))
            day = calendars.single_day(found)
            return calendars.day(day, approximate=True, slack=3) if day else found
        if unit == "month" or amount != whole:
            return self.month_at(sign * round(amount * (1 if unit == "month" else 12)))
        return self.year_at(sign * whole * (10 if unit == "decade" else 1))

    def window(self, amount: float | None, unit: Unit, direction: Direction) -> When:
        """«الأيام الثلاثة الماضية»: so many units up to publication or from it; None for a plain plural."""
        ahead = direction == "next"
        if unit in {"minute", "hour", "day"} or (unit == "week" and amount):
            first, last = _days_of_window(amount, unit)
            return self.span(first or unit == "day", last) if ahead else self.span(-last, -first)
        if unit == "week":
            near, far = self.month_at(0), self.month_at(1 if ahead else -1)
        elif amount is None:
            return calendars.since(self.today) if ahead else calendars.until(self.today)
        else:
            far = self.ago(amount, unit, sign=1 if ahead else -1)
            near = self.month_at(0) if far.granularity == "month" else self.year_at(0)
        return calendars.joined(near, far) if ahead else calendars.joined(far, near)

    def year_of(
        self, month: int, day: int | None, direction: Direction, *, future: bool = False
    ) -> int | None:
        """The year of a month or day told without one: the latest begun, unless something says ahead."""
        if self.day is None:
            return self.year if self.month and self.month.month == month else None
        this = self.day.year
        if direction == "current":
            return this
        target = (month, day) if day else (month,)
        here = (self.day.month, self.day.day) if day else (self.day.month,)
        if direction == "next" or future:
            return this if target > here or (target == here and direction != "next") else this + 1
        if target > here:
            ahead = calendars.make_date(this, month, day) if day else None
            return this if ahead and direction == "plain" and ahead - self.day <= SOON else this - 1
        return this - 1 if target == here and direction == "past" and not day else this

    def hijri_year_of(self, month: int, direction: Direction) -> int | None:
        """The Hijri year of a month told without one, by the same rule."""
        found = calendars.hijri_of(self.day) if self.day else None
        if found is None:
            return None
        this, here, _ = found
        if direction == "next":
            return this if month > here else this + 1
        late = month > here or (month == here and direction == "past")
        return this - 1 if late and direction != "current" else this


def _days_of_window(amount: float | None, unit: Unit) -> tuple[int, int]:
    """First and last day of a window, counted away from publication: counted days leave that day out.

    So the annotators: «اليومين الماضيين» on 1 August are 30 and 31 July, but «الساعات الماضية» reach into it.
    """
    if unit == "day":
        return (1, round(amount)) if amount else (0, WINDOW_DAYS)
    if unit == "week":
        return 0, round((amount or 1) * 7)
    return 0, max(1, -(-round(amount) // 24)) if amount and unit == "hour" else 1
