"""Times told by how long: «خلال الأيام الثلاثة الماضية», «قبل شهرين», «منذ أشهر», «قريباً»."""

from datetime import date

import msgspec

from riwaya.extract import calendars
from riwaya.extract.time_anchor import Anchor, Unit
from riwaya.extract.time_dates import DOUBTFUL, LIKELY
from riwaya.extract.time_words import (
    BEGINNINGS,
    COUNTED_FROM,
    DIRECTIONS,
    FEW,
    FIXED,
    Amount,
    Found,
    Words,
    countable,
)
from riwaya.model import Granularity, When


def find_window(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«الساعات الـ24 الماضية», «الأيام القليلة المقبلة», «اليومين الماضيين», «الـ48 ساعة الماضية»."""
    number = words.number(i)
    at = number[1] if number else i
    unit = words.unit(at)
    if unit is None or not (unit[2] or number) or (unit[1] == "singular" and not number):
        return None
    at += 1
    amount: float | None = 2.0 if unit[1] == "dual" else None
    if number:
        amount = float(number[0])
    elif inner := words.number(at):
        amount, at = float(inner[0]), inner[1]
    if words.at(at) in FEW:
        at += 1
    direction = DIRECTIONS.get(words.at(at))
    if direction not in {"past", "next"} or (amount and not countable(amount, unit[0])):
        return None
    when = anchor.window(amount, unit[0], direction)
    return Found(at + 1, when, LIKELY if amount else 0.7, f"{direction} {unit[0]}s counted from publication")


def find_duration(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«قبل ثلاثة أيام», «منذ أشهر», «بعد أربعة أشهر على بدء …», «على مدى أيام»."""
    for name, read in (("since", _since), ("ago", _ago), ("lasting", _lasting), ("after", _after)):
        at = words.opener(i, name)
        if at is None:
            continue
        amount = words.amount(at)
        if amount is None:
            continue
        found = read(words, amount, anchor)
        if found:
            return found
    return None


def _told(amount: Amount, anchor: Anchor) -> When:
    """The time so long before publication; «أكثر من» leaves its beginning open, an untold number too."""
    if amount.value is None:
        if amount.unit in {"hour", "minute"}:
            return anchor.span(-1, 0)
        return calendars.until(anchor.today)
    when = anchor.ago(amount.value, amount.unit)
    if amount.hedge == "over":
        return When(when.edtf, None, when.latest, when.granularity, when.calendar, when.weekday)
    if amount.hedge == "under" and anchor.day and when.earliest and amount.unit in {"month", "year"}:
        same = anchor.month_at(0) if amount.unit == "month" else anchor.year_at(0)
        return msgspec.structs.replace(
            calendars.joined(when, same),
            earliest=_day_before(anchor.day, amount).isoformat(),
            latest=anchor.day.isoformat(),
        )
    return when


def _day_before(day: date, amount: Amount) -> date:
    """The same day so many months or years before, the last of the month where there is none."""
    months = round((amount.value or 0) * (1 if amount.unit == "month" else 12))
    month = calendars.YearMonth(day.year, day.month).plus(-months)
    last = date.fromisoformat(calendars.month(month).latest or "").day
    return date(month.year, month.month, min(day.day, last))


def _ago(words: Words, amount: Amount, anchor: Anchor) -> Found | None:
    end = amount.end
    if words.at(end) == "من" or words.at(end) == "علي":
        if words.at(end + 1) not in {"الان", "اليوم"}:
            return None
        end += 2
    sure = LIKELY if amount.value and not amount.hedge else 0.7
    return Found(end, _told(amount, anchor), sure, f"{amount.unit}s counted back from publication")


def _since(_words: Words, amount: Amount, anchor: Anchor) -> Found | None:
    when = _told(amount, anchor)
    sure = LIKELY if amount.value and not amount.hedge else 0.7
    if amount.value is not None or amount.unit in {"hour", "minute"}:
        when = calendars.since(when)
    return Found(amount.end, when, sure, f"since {amount.unit}s counted back from publication")


def _lasting(words: Words, amount: Amount, anchor: Anchor) -> Found | None:
    following = words.at(amount.end)
    if DIRECTIONS.get(following) or (amount.value is None and following.startswith("ال")):
        return None  # «طوال أيام العيد» is of the feast, not of any days
    method = f"some {amount.unit}s, of which neither end is told, before publication"
    return Found(amount.end, calendars.until(anchor.today), 0.5, method)


def _after(words: Words, amount: Amount, anchor: Anchor) -> Found | None:
    """«بعد أربعة أشهر على بدء المعارك» dates the beginning; what is after other events is not counted."""
    end = amount.end
    if words.at(end) not in {"علي", "من"} or amount.value is None:
        return None
    if words.at(end) == "من" and words.at(end + 1) == "الان":
        return Found(
            end + 2, anchor.ago(amount.value, amount.unit, sign=1), LIKELY, "counted ahead from publication"
        )
    if words.full[end + 1] not in BEGINNINGS:
        return None
    when = calendars.since(_told(amount, anchor))
    return Found(
        end + 2, when, LIKELY, f"beginning of what follows, {amount.unit}s counted back from publication"
    )


def find_event_relative(words: Words, i: int) -> Found | None:
    """«بعد يومين من الهجوم»: a length of time from a happening whose day is not known, symbolic."""
    for name in ("after", "ago"):
        at = words.opener(i, name)
        amount = words.amount(at) if at else None
        if amount and amount.value is not None and words.at(amount.end) in COUNTED_FROM:
            pattern, grain = _PATTERNS.get(amount.unit, _DAY_PATTERN)
            when = When(pattern, None, None, grain)
            side = "after" if name == "after" else "before"
            return Found(
                amount.end + 1, when, UNTOLD, f"{amount.unit}s {side} what follows, its day not told"
            )
    return None


def duration(amount: Amount) -> str:
    """A length of time as ISO 8601 writes it: `P2D`, `PT12H`, `P18M`; `PXD` where the number is not told."""
    times, time, letter = _LETTERS[amount.unit]
    value = amount.value
    if value is not None and value != round(value) and amount.unit in _SMALLER:
        share, letter = _SMALLER[amount.unit]
        value *= share
    return f"P{time}{'X' if value is None else round(value * times)}{letter}"


_LETTERS: dict[Unit, tuple[int, str, str]] = {
    "minute": (1, "T", "M"), "hour": (1, "T", "H"), "day": (1, "", "D"), "week": (1, "", "W"),
    "month": (1, "", "M"), "year": (1, "", "Y"), "decade": (10, "", "Y"),
}  # fmt: skip
_SMALLER: dict[Unit, tuple[int, str]] = {"year": (12, "M"), "week": (7, "D")}
"""A year and a half is told in months, a week and a half in days."""


UNTOLD = 0.4
"""Confidence of a time counted from something whose own time is not told: it orders, and says no day."""
_DAY_PATTERN: tuple[str, Granularity] = ("XXXX-XX-XX", "day")
_PATTERNS: dict[Unit, tuple[str, Granularity]] = {
    "month": ("XXXX-XX", "month"),
    "year": ("XXXX", "year"),
    "decade": ("XXXX", "year"),
}


def find_soon(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«خلال أيام», «في غضون 48 ساعة» in a clause about the future: from publication on."""
    at = words.opener(i, "during")
    amount = words.amount(at) if at and words.future_before(i) else None
    if amount is None:
        return None
    when = anchor.window(amount.value, amount.unit, "next")
    return Found(amount.end, when, LIKELY if amount.value else 0.7, f"{amount.unit}s ahead of publication")


def find_fixed(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«قريباً», «أخيراً», «حتى الآن», «حالياً»."""
    for name, phrases in FIXED.items():
        end = words.phrase(i, phrases)
        if end is None:
            continue
        if name == "open_past":
            return Found(end, calendars.until(anchor.today), 0.7, NOT_TOLD_HOW_LONG)
        if name == "open_future":
            return Found(end, calendars.since(anchor.today), 0.7, NOT_TOLD_HOW_LONG)
        return Found(end, anchor.month_at(0), DOUBTFUL, ABOUT_NOW)
    return None


NOT_TOLD_HOW_LONG = "before or after publication, not told how long"
ABOUT_NOW = "about the time of publication"
"""The methods of «أخيراً» and «قريباً», and of «حالياً»."""
