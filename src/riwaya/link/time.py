"""The days on which a claim can have happened: those it states, else those before it was published."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from riwaya.extract.time_relative import COUNTED_FROM_PRINTING
from riwaya.labels import parse_day
from riwaya.model import Claim, Document

RECENT_DAYS = 7
"""News without a date tells of the week before it was published: used to link, never shown."""
NARROW_DAYS = 3
"""A stated time of at most so many days tells one happening from the next."""
REPRINTED_DAYS = 1
"""An agency's «أمس» is printed again a day later as it was written: of 32 annotated happenings whose day several
documents tell, 7 have one that counts from its own printing and comes a day late."""


class Days(NamedTuple):
    """Proleptic ordinals of the first and last possible day (null is open); `stated` if the text says so.

    `weekday` (Monday is 0) is set where the text names one day of the week.
    """

    first: int | None
    last: int | None
    stated: bool
    weekday: int | None = None

    @property
    def narrow(self) -> bool:
        """Whether the time is stated and short enough to tell happenings apart."""
        return self.stated and self.width is not None and self.width <= NARROW_DAYS

    @property
    def width(self) -> int | None:
        """The number of possible days, or null where open."""
        if self.first is None or self.last is None:
            return None
        return self.last - self.first + 1


UNKNOWN = Days(None, None, stated=False)


def _ordinal(day: str | None) -> int | None:
    date = parse_day(day)
    return None if date is None else date.toordinal()


def _day_of_week(first: int | None, last: int | None, told: int | None) -> int | None:
    if first is not None and first == last:
        return (first - 1) % 7  # day 1 of the calendar is a Monday
    return told


def published_day(document: Document | None) -> int | None:
    """The proleptic ordinal of the last day on which the document can have been published, or null."""
    return (
        None if document is None or document.published is None else _ordinal(document.published.value.latest)
    )


def claim_days(claim: Claim, document: Document | None) -> Days:
    """The claim's own days, else the week before its document's date, else unknown.

    What is planned or feared lies after the document's date, and open times may lie anywhere on their side.
    """
    if claim.time is not None:
        when = claim.time.value
        first, last = _ordinal(when.earliest), _ordinal(when.latest)
        weekday = _day_of_week(first, last, when.weekday)
        if first is not None or last is not None or weekday is not None:
            return Days(first, last, stated=True, weekday=weekday)
    if document is None or document.published is None:
        return UNKNOWN
    written = document.published.value
    first, last = _ordinal(written.earliest), _ordinal(written.latest)
    if claim.modality == "actual" and first is not None and last is not None:
        return Days(first - RECENT_DAYS, last, stated=False)
    return Days(first, None, stated=False)


def is_counted_from_printing(claim: Claim) -> bool:
    """Whether the claim's day was told by «أمس», «اليوم» alone, without a weekday that agrees."""
    return claim.time is not None and claim.time.method.endswith(COUNTED_FROM_PRINTING)


def if_reprinted(days: Days) -> Days:
    """The days that words counted from the day of printing may mean in a reprint: the day before, too."""
    if days.first is None or days.first != days.last:
        return days
    return Days(days.first - REPRINTED_DAYS, days.last, days.stated)


def meet(one: Days, other: Days) -> Days | None:
    """The days that both allow, or null where there are none; it is stated if either is."""
    if one == other:
        return one
    first = _of_both(max, one.first, other.first)
    last = _of_both(min, one.last, other.last)
    if first is not None and last is not None and first > last:
        return None
    weekday = _day_of_week(first, last, None)
    for told in (one.weekday, other.weekday):
        if told is not None:
            if weekday is not None and weekday != told:
                return None
            weekday = told
    return Days(first, last, one.stated or other.stated, weekday)


def _of_both(choose: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return choose(one, other)


def shared_days(told: Iterable[Days]) -> Days | None:
    """The days that all stated times allow, or null where there are none or no time is stated."""
    days: Days | None = None
    for other in told:
        if other.stated:
            days = other if days is None else meet(days, other)
            if days is None:
                return None
    return days
