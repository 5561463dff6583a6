"""When a document was published: as given, from its metadata, from its dateline, and what is left of a damaged one."""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from riwaya.arabic.characters import key, latin_digits
from riwaya.lexicon import load_table
from riwaya.model import Sourced, When

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
"""Years outside are slips of the keyboard, not dates of news."""

DATELINE_LENGTH = 90
"""Longest line, in characters, that can be a dateline: room for date, byline, section and desk. A judgement:
the real article's has 29, and two sentences of 115 in 262 articles have both a date and a word of bylines."""

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_CLOCK = r"(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_SLASHED = re.compile(
    rf"(?:(\d{{4}})[/.](\d{{1,2}})[/.](\d{{1,2}})|(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})){_CLOCK}$"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)")
_DIGITS = re.compile(r"\d")


def parse_published(written: str) -> When:
    """A publication date as people and machines write it: ISO 8601 (a month or year alone too), RFC 822, or Arabic.

    Raises ValueError, with the reason, for anything else and for days that no calendar has.

    >>> parse_published("١٣ كانون الأول 2016").edtf
    '2016-12-13'
    >>> parse_published("2016-12").granularity
    'month'
    """
    text = latin_digits(written).strip()
    found = _ISO.match(text)
    if found:
        return _when(*(int(part) if part else None for part in found.groups()))
    found = _SLASHED.match(text)
    if found:
        year, month, day = found.group(1, 2, 3) if found.group(1) else found.group(6, 5, 4)
        return _when(int(year), int(month), int(day))
    moment = _moment(text)
    if moment:
        return _when(moment.year, moment.month, moment.day)
    told = _written_date(text)
    if told and None not in told:
        return _when(*told)
    raise ValueError(f"{written!r} is not a date; write it as 2016-12-13")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _when(year: int | None, month: int | None = None, day: int | None = None) -> When:
    if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"no news is of the year {year}")
    if month is None:
        return When(f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31", "year")
    try:
        first = date(year, month, day or 1)
    except ValueError as error:
        raise ValueError(f"{year}-{month}{f'-{day}' if day else ''} is no date of the calendar") from error
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = date.fromordinal(following.toordinal() - 1)
        return When(f"{year:04}-{month:02}", first.isoformat(), last.isoformat(), "month")
    return When(first.isoformat(), first.isoformat(), first.isoformat(), "day")


@cache
def _month_pattern() -> re.Pattern[str]:
    names = sorted(_months(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:ال)?({'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _months() -> dict[str, int]:
    table = load_table("months")["gregorian"]
    return {key(name): int(number) for number, names in table.items() for name in names}


def _written_date(text: str) -> tuple[int | None, int, int | None] | None:
    """Year, month and day around the month's name, each number None where it is not there."""
    plain = key(latin_digits(text))
    found = _month_pattern().search(plain)
    if not found:
        return None
    before = re.search(r"(?<!\d)(\d{1,2})(?!\d)\D{0,14}$", plain[: found.start()])
    after = re.match(r"\D{0,20}?(?<!\d)(\d{4})(?!\d)", plain[found.end() :])
    if not before:
        before = re.match(r"\s{0,2}(\d{1,2})(?!\d)", plain[found.end() :])
    day = int(before.group(1)) if before else None
    return (int(after.group(1)) if after else None, _months()[found.group(1)], day)


def is_dateline(line: str) -> bool:
    """Whether a short line near the top tells day and writer rather than news: a date beside a byline or alone.

    >>> is_dateline("13 ديسمبر 2016 | كتبه فريق التحرير")
    True
    >>> is_dateline("بدأت المعركة في ديسمبر 2016 واستمرت ثلاثة أشهر")
    False
    """
    if len(line) > DATELINE_LENGTH:
        return False
    plain = key(latin_digits(line))
    dated = bool(_month_pattern().search(plain) or _NUMERIC.search(plain))
    if not dated:
        return False
    bylines = {key(word) for word in load_table("reading")["dateline"]["bylines"]}
    words = re.findall(r"\w+", plain)
    if "|" in line or bylines.intersection(words):
        return True
    if not _DIGITS.search(plain):
        # A name of a month alone may be any word or name: آب, مارس.
        return False
    months = {part for name in _months() for part in name.split()}
    weekdays = set(_weekdays())
    rest = [word for word in words if not word.isdigit() and word not in months and word not in weekdays]
    return len(rest) <= 2


def published_in(dateline: str | None, body: str) -> Sourced[When] | None:
    """The publication date that a dateline tells, or what it and the body's «yesterday, Monday» leave of a lost one.

    A month whose day and year were lost gives `XXXX-12-XX` without first and last day; a weekday that the body names
    beside yesterday, today or tomorrow stands in `weekday`.

    >>> when = published_in("ديسمبر | كتبه فريق التحرير", "وقال المتحدث أمس الاثنين").value
    >>> when.edtf, when.weekday
    ('XXXX-12-XX', 1)
    """
    told = _dateline_date(dateline) if dateline else None
    if told and told[0] is not None and not EARLIEST_YEAR <= told[0] <= LATEST_YEAR:
        told = None  # a number beside a month, but no year of news
    if told and told[0] and told[2]:
        try:
            return Sourced(_when(*told), 0.95, "dateline")
        except ValueError:
            told = None
    weekday = _publication_weekday(body)
    beside = ", weekday from the day that the text names beside «yesterday», «today» or «tomorrow»"
    if told:
        year, month, day = told
        method = "dateline, numbers lost" + (beside if weekday is not None else "")
        return Sourced(_partial(year, month, day, weekday), 0.6, method)
    if weekday is None:
        return None
    return Sourced(When("XXXX-XX-XX", None, None, "unknown", weekday=weekday), 0.4, f"no date told{beside}")


def _dateline_date(line: str) -> tuple[int | None, int, int | None] | None:
    numeric = _NUMERIC.search(latin_digits(line))
    if not numeric:
        return _written_date(line)
    try:
        found = parse_published(numeric.group(1))
    except ValueError:
        return None
    day = date.fromisoformat(found.edtf)
    return day.year, day.month, day.day


def _partial(year: int | None, month: int, day: int | None, weekday: int | None) -> When:
    if year is not None:
        whole = _when(year, month)
        first, last = _days_of(year, month, weekday)
        return When(whole.edtf, first.isoformat(), last.isoformat(), "month", weekday=weekday)
    written = f"XXXX-{month:02}-{day:02}" if day else f"XXXX-{month:02}-XX"
    return When(written, None, None, "unknown", weekday=weekday)


def _days_of(year: int, month: int, weekday: int | None) -> tuple[date, date]:
    """The first and the last day of a month that can be it: where its weekday is known, of that weekday."""
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if weekday is None:
        return first, last
    return first + timedelta(days=(weekday - first.weekday()) % 7), last - timedelta(
        days=(last.weekday() - weekday) % 7
    )


@cache
def _weekdays() -> dict[str, int]:
    return {key(name): number for name, number in load_table("time_words")["weekdays"].items()}


@cache
def _relative_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    shifts = {key(word): -days for word, days in load_table("time_words")["days"].items()}
    words = "|".join(map(re.escape, sorted(shifts, key=len, reverse=True)))
    days = "|".join(map(re.escape, _weekdays()))
    pattern = re.compile(
        rf"(?<!\w)({words})[،,]?\s+[(«\"]?({days})(?!\w)|(?<!\w)({days})[،,]?\s+({words})(?!\w)"
    )
    return pattern, shifts


def _publication_weekday(body: str) -> int | None:
    """The weekday on which the text was written, where all that it says beside yesterday, today or tomorrow agrees."""
    pattern, shifts = _relative_pattern()
    found = set()
    for match in pattern.finditer(key(body)):
        word, day = (match.group(1), match.group(2)) if match.group(1) else (match.group(4), match.group(3))
        found.add((_weekdays()[day] + shifts[word]) % 7)
    return found.pop() if len(found) == 1 else None
