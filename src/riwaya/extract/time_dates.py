"""Dates told by themselves: a day, a month, a year in any calendar and order, in digits or words."""

import re
from datetime import date
from typing import NamedTuple

from riwaya.extract import calendars
from riwaya.extract.calendars import YearMonth
from riwaya.extract.time_anchor import Anchor, Direction
from riwaya.extract.time_words import COPTIC, COPTIC_ERAS, DIRECTIONS, WEEKDAYS, Found, MonthName, Words
from riwaya.lexicon import word_set
from riwaya.model import When

SURE, LIKELY, DOUBTFUL = 0.95, 0.85, 0.6
"""Confidence of a full date, of one whose year is inferred, and of one with more than one reading."""
NO_TIME = 0.0
"""Confidence of an expression that names no time at all, such as 31 February: its words are passed over."""

YEAR_INFERRED = "year from the publication date"
"""Stands in the method of a date whose year the text does not tell."""

_NUMBER_HEADS = word_set("grammar", "phrases", "number_heads")
_JOINTS = frozenset("-/")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([12][0-9]{3})")
_NO_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_SHIFTS = {"past": -1, "current": 0, "next": 1, "plain": 0}


class _Year(NamedTuple):
    """What stands after a month: a year, or an adjective from which it follows."""

    end: int
    value: int | None = None
    hijri: bool = False
    direction: Direction = "plain"
    symbolic: bool = False


def find_date(words: Words, i: int, anchor: Anchor) -> Found | None:
    """A date that begins at `i`: numeric, day and month, or month."""
    found = _one_date(words, i, anchor)
    if found is None or words.at(found.end) != "الموافق":
        return found
    at = found.end + 1
    second = _one_date(words, at + (words.at(at) in {"ل", "يوم"}), anchor)
    return _both_calendars(found, second) if second and second.confidence else found


def _one_date(words: Words, i: int, anchor: Anchor) -> Found | None:
    return numeric_date(words, i, anchor) or day_of_month(words, i, anchor) or month_of_year(words, i, anchor)


def _both_calendars(first: Found, second: Found) -> Found:
    """«14 ربيع الأول 1438 هـ الموافق 13 ديسمبر 2016»: the Gregorian date, the Hijri one as its witness."""
    gregorian, hijri = (second, first) if first.when.calendar == "hijri" else (first, second)
    if hijri.when.calendar != "hijri" or gregorian.when.calendar == "hijri":
        return first
    day, low, high = gregorian.when.earliest, hijri.when.earliest, hijri.when.latest
    agrees = day is not None and low is not None and high is not None and low <= day <= high
    note = "the Hijri date agrees" if agrees else "the Hijri date told beside it is another"
    sure = 0.98 if agrees else DOUBTFUL
    return Found(second.end, gregorian.when, sure, f"{gregorian.method}; {note}")


def numeric_date(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«25/7/2015», «2015-07-25»; where day and month can change places both are kept."""
    if not words.at(i)[:1].isdigit():
        return None
    text, end = words.at(i), i + 1
    while (
        len(text) < 10 and words.at(end) in _JOINTS and words.at(end + 1).isdigit() and _touching(words, end)
    ):
        text, end = text + words.at(end) + words.at(end + 1), end + 2
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _exact(calendars.make_date(year, month, day), end, "year, month, day in digits")
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        return _either_order(first, second, year, end)
    if (match := _NO_YEAR.fullmatch(text)) and (words.at(i - 1) in _DATES or words.at(i - 1) in WEEKDAYS):
        first, second = (int(part) for part in match.groups())
        return _either_order_without_year(words, i, end, (first, second), anchor)
    return None


_DATES = frozenset({"يوم", "في", "بتاريخ", "تاريخ", "الموافق"})


def _either_order_without_year(
    words: Words, i: int, end: int, numbers: tuple[int, int], anchor: Anchor
) -> Found:
    """«13/12 الماضي»; where day and month can change places both are kept."""
    direction = DIRECTIONS.get(words.at(end), "plain")
    end += direction != "plain"
    ahead = words.future_before(i)
    orders = {numbers, numbers[::-1]}
    found = [
        _without_year(day, month, direction, anchor, end, future=ahead)
        for day, month in sorted(orders)
        if 1 <= month <= 12
    ]
    days = [calendars.single_day(one.when) for one in found if one.confidence]
    if len(days) == 2 and days[0] and days[1]:
        return Found(
            end, calendars.one_of(days[0], days[1]), DOUBTFUL, "digits: day or month first, both kept"
        )
    told = [one for one in found if one.confidence]
    if len(told) == 1:
        return told[0]
    if told:
        return Found(end, When("XXXX-XX-XX", None, None, "day"), DOUBTFUL, "digits: day or month first")
    return _exact(None, end, "")


def _touching(words: Words, i: int) -> bool:
    tokens = words.tokens
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _exact(value: date | None, end: int, method: str) -> Found:
    if value is None:
        return Found(end, When("", None, None, "unknown"), NO_TIME, "no such day")
    return Found(end, calendars.day(value), SURE, method)


def _either_order(first: int, second: int, year: int, end: int) -> Found:
    if 1300 <= year <= 1500:
        when = calendars.hijri_day(year, second, first)
        return Found(end, when, LIKELY, "Hijri day, month, year in digits") if when else _exact(None, end, "")
    day_first = calendars.make_date(year, second, first)
    month_first = calendars.make_date(year, first, second)
    if day_first and month_first and day_first != month_first:
        when = calendars.one_of(day_first, month_first)
        return Found(end, when, DOUBTFUL, "digits: day or month first, both kept")
    return _exact(day_first or month_first, end, "day, month, year in digits")


def day_of_month(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«20 يوليو», «الثالث عشر من كانون الأول 2016», «العاشر من الشهر الجاري»."""
    number = words.day_number(i) or ((1, i + 1) if words.full[i] in _FIRSTS else None)
    if number is None:
        return None
    day, at = number
    coptic = _coptic(words, day, at)
    if coptic:
        return coptic
    at += words.at(at) == "من"
    relative = _relative_month(words, at)
    if relative:
        return _day_in_month(day, anchor.month_at(relative[0]), relative[1])
    month = words.month(at + (words.at(at) == "شهر"))
    return _day_and_month(words, day, month, words.future_before(i), anchor) if month else None


_FIRSTS = frozenset({"غره"})
"""Words for the first of a month, «غرة شوال»."""


def _coptic(words: Words, day: int, i: int) -> Found | None:
    """«25 بشنس 1732 للشهداء»: only with its year and its era, for most of the months' names are plain words."""
    month, year = COPTIC.get(words.full[i + (words.at(i) == "من")]), i + 1 + (words.at(i) == "من")
    year += words.at(year) in {"عام", "سنه"}
    value = words.digits(year)
    if month is None or value is None or words.full[year + 1] not in COPTIC_ERAS:
        return None
    when = calendars.coptic_day(value, month, day)
    return Found(year + 2, when, SURE, "Coptic date") if when else _exact(None, year + 2, "")


def _day_and_month(words: Words, day: int, month: MonthName, ahead: bool, anchor: Anchor) -> Found:  # noqa: FBT001
    year = _year_after(words, month.end, anchor)
    if _broken_year(words, year.end):
        return _exact(None, year.end + 1, "")
    if month.hijri or year.hijri:
        value = year.value if year.value is not None else anchor.hijri_year_of(month.number, year.direction)
        return _hijri_day(value, month.number, day, year.end)
    if year.value is not None:
        return _exact(calendars.make_date(year.value, month.number, day), year.end, "day, month and year")
    if year.symbolic:
        return Found(
            year.end, _partial(month.number, day), DOUBTFUL, "year relative to an unknown publication date"
        )
    return _without_year(day, month.number, year.direction, anchor, year.end, future=ahead)


def _without_year(
    day: int, month: int, direction: Direction, anchor: Anchor, end: int, *, future: bool = False
) -> Found:
    if calendars.make_date(2000, month, day) is None:
        return _exact(None, end, "")
    year = anchor.year_of(month, day, direction, future=future)
    if year is None:
        return Found(end, _partial(month, day), DOUBTFUL, "day and month; the year is not told")
    value = calendars.make_date(year, month, day)
    if value is None:
        return _exact(None, end, "")
    told = direction != "plain"
    method = "day and month, year from an adjective" if told else f"day and month, {YEAR_INFERRED}"
    return Found(end, calendars.day(value), SURE if told else LIKELY, method)


def _partial(month: int, day: int | None = None) -> When:
    if day is None:
        return When(f"XXXX-{month:02}", None, None, "month")
    return When(f"XXXX-{month:02}-{day:02}", None, None, "day")


def _relative_month(words: Words, i: int) -> tuple[int, int] | None:
    """«الشهر الجاري», «هذا الشهر»: months from that of publication, and the position after."""
    if words.at(i) == "هذا" and words.at(i + 1) == "الشهر":
        return 0, i + 2
    direction = DIRECTIONS.get(words.at(i + 1))
    return (_SHIFTS[direction], i + 2) if words.at(i) == "الشهر" and direction else None


def _day_in_month(day: int, month: When, end: int) -> Found:
    if month.earliest is None:
        edtf = f"{month.edtf}-{day:02}"
        return Found(
            end, When(edtf, None, None, "day"), DOUBTFUL, "day of a month near an unknown publication date"
        )
    value = YearMonth(int(month.edtf[:4]), int(month.edtf[5:7]))
    return _exact(calendars.make_date(value.year, value.month, day), end, "day of a month near publication")


def _hijri_day(year: int | None, month: int, day: int, end: int) -> Found:
    if year is None:
        return Found(
            end, When(_partial(month, day).edtf, None, None, "day", "hijri"), DOUBTFUL, "Hijri, no year told"
        )
    when = calendars.hijri_day(year, month, day)
    return Found(end, when, LIKELY, "Hijri date, a day more or less") if when else _exact(None, end, "")


def month_of_year(
    words: Words, i: int, anchor: Anchor, third: str | None = None, *, sure: bool = False
) -> Found | None:
    """«يوليو 2015», «آذار - مارس», «يناير الماضي», «شهر رمضان», or the early, middle or late third of one.

    `sure` says that the words around leave no other reading to a name that is a plain word too.
    """
    at = i + (words.at(i) == "شهر")
    month = words.month(at)
    if month is None:
        return None
    year = _year_after(words, month.end, anchor)
    if _broken_year(words, year.end):
        return _exact(None, year.end + 1, "")
    if not (month.certain or sure or third or year.end > month.end):
        return None
    if month.hijri:
        return _hijri_month(month.number, year, anchor)
    return _gregorian_month(month.number, year, words.future_before(i), anchor, third)


def _gregorian_month(number: int, year: _Year, ahead: bool, anchor: Anchor, third: str | None) -> Found:  # noqa: FBT001
    value, sure, method = year.value, SURE, "month and year"
    if value is None and not year.symbolic:
        value = anchor.year_of(number, None, year.direction, future=ahead)
        sure, method = LIKELY, f"month, {YEAR_INFERRED}"
    if value is None:
        return Found(year.end, _partial(number), DOUBTFUL, "month; the year is not told")
    return Found(year.end, calendars.month(YearMonth(value, number), third), sure, method)


def _hijri_month(number: int, year: _Year, anchor: Anchor) -> Found:
    value = anchor.hijri_year_of(number, year.direction) if year.value is None else year.value
    if value is None:
        when = When(_partial(number).edtf, None, None, "month", "hijri")
        return Found(year.end, when, DOUBTFUL, "Hijri month; the year is not told")
    found = calendars.hijri_month(value, number)
    return Found(year.end, found, LIKELY, "Hijri month") if found else _exact(None, year.end, "")


def _year_after(words: Words, i: int, anchor: Anchor) -> _Year:
    """What follows a month and settles its year."""
    direction = DIRECTIONS.get(words.at(i))
    if direction:
        inner = words.year_number(i + 1)
        if inner:
            return _Year(inner[1], inner[0], inner[2], direction)
        return _Year(i + 1, direction=direction)
    at = words.past_marks(i, frozenset("،,"), 1)
    at += words.at(at) == "من"
    if words.at(at) == "هذا" and words.at(at + 1) == "العام":
        return _Year(at + 2, anchor.year, direction="current", symbolic=anchor.year is None)
    told = DIRECTIONS.get(words.at(at + 1)) if words.at(at) in {"العام", "السنه"} else None
    if told:
        value = None if anchor.year is None else anchor.year + _SHIFTS[told]
        return _Year(at + 2, value, direction=told, symbolic=value is None)
    number = words.year_number(at)
    if number:
        return _Year(number[1], number[0], number[2])
    return _Year(i)


def _broken_year(words: Words, i: int) -> bool:
    """Whether a number that is no year stands where a date's year does: «14 ربيع الأول 14380»."""
    value = words.digits(i)
    return value is not None and value >= 3000 and not words.full[i + 1][:1].isalpha()


def find_year(words: Words, i: int, anchor: Anchor, third: str | None = None) -> Found | None:
    """«عام 2014», «سنة 1438 هـ»; a bare year only after a word that dates: «في 2013», «منذ 1984»."""
    named = words.at(i) in {"عام", "سنه", "العام", "السنه", "عامي"}
    found = words.year_number(i)
    if found is None:
        return None
    value, end, hijri = found
    if not named and not _dates_a_year(words, i, end, value, anchor, told=third is not None):
        return None
    if hijri:
        when = calendars.hijri_year(value)
        return Found(end, when, LIKELY, "Hijri year") if when else _exact(None, end, "")
    return Found(end, calendars.year(value, third), SURE if named else LIKELY, "year")


def _dates_a_year(words: Words, i: int, end: int, value: int, anchor: Anchor, *, told: bool) -> bool:
    """Whether four digits without «عام» are a year: by the word before, and unless a counted noun follows."""
    latest = (anchor.year or 2100) + 15
    if not 1900 <= value <= latest or (end == i + 1 and words.full[i] != str(value)):
        return False
    if told:
        return True
    before = words.at(i - 1) if i else ""
    if before == "من" and i > 1 and words.at(i - 2) in _NUMBER_HEADS:
        return False
    if before not in {"في", "منذ", "حتي", "بين", "خلال", "الي", "من", "قبل", "بعد", "و"}:
        return end > i + 1
    after = words.tokens[end] if end < words.size else None
    return (
        after is None
        or not after.text[0].isalpha()
        or bool(after.form.conjunction)
        or after.tag not in {"NOUN", "PROPN", "ADJ", "X"}
        or after.form.article
        or bool(after.form.preposition)
    )
