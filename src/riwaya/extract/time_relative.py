"""Days told from that of publication: by name, by weekday, by the part of the day."""

from datetime import date

import msgspec

from riwaya.extract import calendars
from riwaya.extract.time_anchor import Anchor, Direction
from riwaya.extract.time_clock import Clock, day_part, find_clock, find_zone, told_hour
from riwaya.extract.time_dates import DOUBTFUL, LIKELY, NO_TIME, SURE, find_date
from riwaya.extract.time_words import (
    AROUND_PART,
    BODIES,
    DAYS,
    DIRECTIONS,
    EVENTS,
    INSIDE,
    INSIDE_KINDS,
    NIGHTS,
    NOT_TODAY_AFTER,
    NOT_TODAY_BEFORE,
    PARTS,
    WEEKDAYS,
    Found,
    Words,
)
from riwaya.model import When

_OPENINGS = frozenset("(،,-–/")
_YESTERDAY = -1
COUNTED_FROM_PRINTING = "relative to publication"
"""How «أمس», «اليوم» come to a date: linking knows that a reprint repeats them a day later."""


def find_point(words: Words, i: int, anchor: Anchor) -> Found | None:
    """A day, with the part of the day told before it: «في وقت متأخر من مساء أمس الأحد», «السبت 25 يوليو»."""
    clock = find_clock(words, i)
    if clock:
        return _at_clock(words, clock, anchor)
    at, parts = _part_of_day(words, i)
    if words.at(at) == "يوم" or (parts and words.at(at) == "امس" and words.at(at + 1) == "يوم"):
        at += 1
    night = parts and words.at(at - 1) in NIGHTS
    found = (
        (_night(words, at, anchor) if night else None)
        or _day_by_name(words, at, anchor)
        or _weekday(words, at, anchor)
        or find_date(words, at, anchor)
    )
    if found is None:
        return None
    if found.when.granularity not in {"day", "days", "unknown"} and at > i:
        return None
    if _is_name(words, i, at):
        return found._replace(confidence=NO_TIME, method="part of a name")
    if parts and found.when.granularity == "day":
        return found._replace(method=f"part of the day of: {found.method}")
    return found


def _at_clock(words: Words, clock: Clock, anchor: Anchor) -> Found | None:
    """«الساعة العاشرة من مساء أمس بتوقيت غرينتش»: the value stays the day's, the hour beside it."""
    at = words.past_marks(clock.end, frozenset("،,"), 1)
    found = find_point(words, at + (words.at(at) in {"من", "في"}), anchor)
    if found is None or found.when.granularity != "day" or not found.confidence:
        return None
    offset, end = find_zone(words, found.end)
    hour = told_hour(clock, day_part(words, clock.end, found.end), offset)
    when = msgspec.structs.replace(found.when, granularity="time", hour=hour)
    told = " ".join(token.text for token in words.tokens[clock.start + 1 : clock.end])
    return found._replace(end=end, when=when, method=f"{found.method}; at the hour told: {told}")


def _part_of_day(words: Words, i: int) -> tuple[int, bool]:
    """The position after «في ساعة متأخرة من مساء», and whether a part of the day was named."""
    at = i
    if words.at(at) in INSIDE and _inside_kind(words.full[at + 1] if at + 1 < words.size else ""):
        at += 2
        at += words.at(at) == "من"
    if words.at(at) in AROUND_PART and words.at(at + 1) in PARTS:
        at += 1
    if words.at(at) in AROUND_PART and words.at(at + 1) in AROUND_PART and words.at(at + 2) in PARTS:
        at += 2
    if words.at(at) in PARTS:
        return at + 1, True
    return at, at > i


def _inside_kind(word: str) -> bool:
    return word in INSIDE_KINDS or word.removeprefix("ال") in INSIDE_KINDS


def _is_name(words: Words, i: int, at: int) -> bool:
    """Whether the date at `i` is called after: «حركة 20 فبراير»; a dated event only without its year."""
    found = find_date(words, at, Anchor(None, None))
    if found is None:
        return False
    return words.named_before(i, BODIES) or (words.named_before(i, EVENTS) and "XXXX" in found.when.edtf)


def _night(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«ليل الأحد الاثنين», «الليلة الماضية», «الليلة قبل الماضية», after «ليل» or «ليلة»."""
    if words.at(i - 1) in {"الليله", "الليل"} and (words.at(i - 1) == "الليله" or words.at(i) == "قبل"):
        if words.at(i) == "قبل" and DIRECTIONS.get(words.at(i + 1)) == "past":
            return Found(i + 2, anchor.span(-2, -1), SURE, "the night before last, over both days")
        if DIRECTIONS.get(words.at(i)) == "past":
            return Found(i + 1, anchor.span(-1, 0), SURE, "last night, over both days")
        return Found(i, anchor.today, LIKELY, "tonight")
    first = WEEKDAYS.get(words.at(i))
    if first is None:
        return None
    at = words.past_marks(i + 1, frozenset("/-–"), 1)
    at += words.at(at) == "علي"
    second = WEEKDAYS.get(words.at(at))
    if second is None or (second - first) % 7 != 1:
        return None
    last = anchor.weekday(second, "plain")
    end = calendars.single_day(last)
    if end is None:
        when = calendars.joined(When(last.edtf, None, None, "day", weekday=first), last)
    else:
        when = calendars.days(date.fromordinal(end.toordinal() - 1), end)
    return Found(at + 1, when, SURE, "the night between two weekdays")


def _day_by_name(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«أمس», «أول من أمس», «اليوم», «بعد غد», each with the weekday told after it."""
    shift, at = _day_shift(words, i)
    if shift is None:
        return None
    if words.at(i) in {"اليوم", "الغد"} and _not_today(words, i):
        return None
    when, method = anchor.at(shift), COUNTED_FROM_PRINTING
    if words.at(at) == "الموافق":
        at += 1
    inner = words.past_marks(at, _OPENINGS, 1)
    inner += words.at(inner) == "يوم"
    weekday = WEEKDAYS.get(words.at(inner))
    if weekday is not None and words.full[inner] == words.keys[inner]:
        end = words.closed(at, inner + 1)
        return _with_date(words, end, _checked(Found(end, when, SURE, method), weekday), anchor)
    return _with_date(words, at, Found(at, when, SURE if when.earliest else DOUBTFUL, method), anchor)


def _day_shift(words: Words, i: int) -> tuple[int | None, int]:
    if words.full[i : i + 1] and words.at(i) in {"اول", "الاول"}:
        at = i + 1 + (words.at(i + 1) == "من")
        return (-2, at + 1) if DAYS.get(words.at(at)) == _YESTERDAY else (None, i)
    shift = DAYS.get(words.at(i))
    if shift == _YESTERDAY and words.at(i + 1) in {"الاول", "الاولي"}:
        return -2, i + 2
    if shift is None and words.at(i) == "بعد" and DAYS.get(words.at(i + 1)) == 1:
        return 2, i + 2
    return shift, i + 1


def _not_today(words: Words, i: int) -> bool:
    at = i - 1 - (words.at(i - 1) in {"«", '"', "“"})
    return words.at(i + 1) in NOT_TODAY_AFTER or words.full[at] in NOT_TODAY_BEFORE


def _checked(found: Found, weekday: int) -> Found:
    """The day found, if it is the weekday told; else the weekday, nearest to it, and less sure.

    Papers print what agencies wrote the day before: of «أمس» and the weekday, the weekday is the one that
    does not move with the day of printing.
    """
    value = calendars.single_day(found.when)
    if value is None:
        when = found.when
        agrees = when.weekday in (None, weekday)
        when = When(when.edtf, when.earliest, when.latest, when.granularity, when.calendar, weekday)
        note = "" if agrees else "; the weekday told is another"
        return found._replace(when=when, confidence=DOUBTFUL, method=f"{found.method}, weekday kept{note}")
    if value.weekday() == weekday:
        return found._replace(confidence=0.98, method=f"{found.method}, the weekday agrees")
    off = (weekday - value.weekday() + 3) % 7 - 3
    when = calendars.day(date.fromordinal(value.toordinal() + off))
    return found._replace(
        when=when, confidence=DOUBTFUL, method=f"{found.method}, but moved to the weekday told"
    )


def _weekday(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«السبت», «الجمعة الماضي», «السبت 25 يوليو», «الأحد المقبل»."""
    weekday = WEEKDAYS.get(words.at(i))
    if weekday is None or _weekday_is_name(words, i):
        return None
    at = i + 1
    direction: Direction = DIRECTIONS.get(words.at(at), "plain")
    method = "the weekday last before publication"
    if direction != "plain":
        at += 1
        method = f"the {direction} weekday, counted from publication"
    elif words.at(at) == "قبل" and DIRECTIONS.get(words.at(at + 1)) == "past":
        when = anchor.weekday(weekday, "past")
        day = calendars.single_day(when)
        moved = calendars.day(date.fromordinal(day.toordinal() - 7)) if day else when
        return Found(at + 2, moved, LIKELY, "the weekday before the last")
    elif words.future_before(i):
        direction, method = "next", "the weekday next after publication, in a clause about the future"
    when = anchor.weekday(weekday, direction)
    if when.earliest is None:
        method += ", which is unknown"
    sure = (SURE if direction in {"past", "next"} else LIKELY) if when.earliest else DOUBTFUL
    found = Found(at, when, sure, method)
    return _with_date(words, at, found, anchor, weekday)


def _weekday_is_name(words: Words, i: int) -> bool:
    """«سوق الخميس», «مدينة الجمعة»."""
    return words.named_before(i, BODIES)


def _with_date(words: Words, at: int, found: Found, anchor: Anchor, weekday: int | None = None) -> Found:
    """A date that follows a day by name and means the same day; the date is kept where they disagree."""
    inner = words.past_marks(at, _OPENINGS, 1)
    inner += words.at(inner) == "الموافق"
    if words.full[inner : inner + 1] != words.keys[inner : inner + 1]:
        return found
    following = find_date(words, inner, anchor)
    if following and not following.confidence and following.end > inner + 1:
        return found._replace(
            end=following.end, confidence=DOUBTFUL, method=f"{found.method}; the date is no day"
        )
    if following is None or following.when.granularity != "day" or not following.confidence:
        return found
    following = following._replace(end=words.closed(at, following.end))
    if calendars.single_day(following.when) is None:
        return _settled(found, following, weekday)
    return _weighed(found, following, weekday)


def _weighed(named: Found, dated: Found, weekday: int | None) -> Found:
    """The date, surer or less so by the name of the day beside it."""
    value = calendars.single_day(dated.when)
    agrees = (
        value is not None and value.weekday() == weekday if weekday is not None else dated.when == named.when
    )
    if agrees:
        return dated._replace(confidence=0.98, method=f"{dated.method}; the name of the day agrees")
    return dated._replace(confidence=DOUBTFUL, method=f"{dated.method}; the name of the day does not agree")


def _settled(named: Found, dated: Found, weekday: int | None) -> Found:
    """A date of two readings, or without year, beside the name of its day: the name may choose the reading."""
    if dated.when.calendar == "hijri" and dated.when.earliest:
        return _settled_hijri(named, dated, weekday)
    if not dated.when.edtf.startswith("["):
        when = dated.when
        kept = When(when.edtf, when.earliest, when.latest, "day", when.calendar, weekday)
        return dated._replace(when=kept, method=f"{dated.method}; weekday kept")
    day = calendars.single_day(named.when)
    expected = weekday if weekday is not None else day.weekday() if day else None
    candidates = [date.fromisoformat(part) for part in dated.when.edtf.strip("[]").split(",")]
    fitting = [candidate for candidate in candidates if candidate.weekday() == expected]
    if len(fitting) != 1:
        return dated
    return dated._replace(
        when=calendars.day(fitting[0]), confidence=SURE, method="digits, ordered by the weekday"
    )


def _settled_hijri(named: Found, dated: Found, weekday: int | None) -> Found:
    """A Hijri day, a day more or less: the weekday told beside it says which of the three it is."""
    day = calendars.single_day(named.when)
    expected = weekday if weekday is not None else day.weekday() if day else None
    first = date.fromisoformat(dated.when.earliest or "")
    three = [date.fromordinal(first.toordinal() + shift) for shift in range(3)]
    fitting = next((value for value in three if value.weekday() == expected), None)
    if fitting is None:
        return dated._replace(
            confidence=DOUBTFUL, method=f"{dated.method}; the name of the day does not agree"
        )
    when = msgspec.structs.replace(calendars.day(fitting), calendar="hijri")
    return dated._replace(when=when, confidence=SURE, method=f"{dated.method}; the weekday says which")
