"""Times counted from one that the text told before: «في اليوم التالي», «بعد ذلك بيومين», «في العام نفسه»."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.extract import calendars
from riwaya.extract.calendars import YearMonth
from riwaya.extract.time_anchor import Anchor
from riwaya.extract.time_dates import DOUBTFUL
from riwaya.extract.time_words import COUNTED_FROM, PARTS, TOLD, TOLD_EVENT, Amount, Found, Words
from riwaya.model import When

WHAT_FOLLOWS = "what follows"
"""Begins the method of a time that is not its clause's, but that of the happening named after it."""
_NOW = frozenset({"الان", "اليوم"})


class Told(NamedTuple):
    """The day, month and year that the text spoke of last, each where it is known."""

    day: date | None = None
    month: YearMonth | None = None
    year: int | None = None

    def then(self, when: When) -> "Told":
        """What is told after one more time."""
        day = calendars.single_day(when)
        if day:
            return Told(day, YearMonth(day.year, day.month), day.year)
        year = when.edtf[:4]
        if when.granularity not in {"month", "year"} or when.calendar != "gregorian" or not year.isdigit():
            return self
        month = YearMonth(int(year), int(when.edtf[5:7])) if when.granularity == "month" else None
        return Told(self.day, month, int(year))


def told_by(whens: Iterable[When], told: Told = Told()) -> Told:  # noqa: B008
    """What is told after some times, in order."""
    for when in whens:
        told = told.then(when)
    return told


def find_told(words: Words, i: int, told: Told) -> Found | None:
    """A time at `i` that is counted from what was told."""
    return _same_or_next(words, i, told) or _from_that(words, i, told) or _of_what_follows(words, i, told)


def _same_or_next(words: Words, i: int, told: Told) -> Found | None:
    """«في اليوم التالي», «صباح اليوم نفسه», «في العام السابق»."""
    at = i + (words.at(i) in PARTS and not words.at(i).startswith("ال"))
    shift = TOLD.get(words.full[at + 1])
    if shift is None:
        return None
    when = _shifted(words, at, told, shift)
    return Found(at + 2, when, DOUBTFUL, "counted from the time last told") if when else None


def _shifted(words: Words, i: int, told: Told, shift: int) -> When | None:
    unit = words.unit(i)
    name = "day" if words.at(i) in {"اليوم", "الليله"} else unit[0] if unit and unit[2] else ""
    if name == "day" and told.day:
        return calendars.day(told.day + timedelta(days=shift))
    if name == "month" and told.month:
        return calendars.month(told.month.plus(shift))
    if name == "year" and told.year:
        return calendars.year(told.year + shift)
    return None


def _from_that(words: Words, i: int, told: Told) -> Found | None:
    """«بعد ذلك بثلاثة أيام», «بعدها بيومين», «قبل ذلك بأسبوع»."""
    word = words.full[i].removeprefix("و").removeprefix("ف")
    short = word in TOLD_EVENT
    if told.day is None or not (short or (word in {"بعد", "قبل"} and words.full[i + 1] in TOLD_EVENT)):
        return None
    at = i + 1 if short else i + 2
    amount = words.amount(at)
    if amount is None or amount.value is None or not words.full[at].startswith("ب"):
        return None
    sign = 1 if word.startswith("بعد") else -1
    method = f"{amount.unit}s {'after' if sign > 0 else 'before'} the day last told"
    return Found(amount.end, _moved(told.day, amount, sign), DOUBTFUL, method)


def _of_what_follows(words: Words, i: int, told: Told) -> Found | None:
    """«بعد يومين من الهجوم» beside a day: the attack's day, two days before it."""
    if told.day is None:
        return None
    for name, sign in (("after", -1), ("ago", 1)):
        at = words.opener(i, name)
        amount = words.amount(at) if at else None
        if amount is None or amount.value is None or words.at(amount.end) not in COUNTED_FROM:
            continue
        if words.at(amount.end + 1) in _NOW:
            return None
        side = "before" if sign < 0 else "after"
        method = f"{WHAT_FOLLOWS}, {amount.unit}s {side} the day last told"
        return Found(amount.end + 1, _moved(told.day, amount, sign), DOUBTFUL, method)
    return None


def _moved(day: date, amount: Amount, sign: int) -> When:
    return Anchor.of(calendars.day(day)).ago(amount.value or 0, amount.unit, sign=sign)
