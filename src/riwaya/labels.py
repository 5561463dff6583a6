"""What values are called in Arabic and English: acts, times, numbers, headlines."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec
from babel.dates import format_date, format_skeleton

from riwaya.lexicon import load_table
from riwaya.model import Actor, Count, Name, When

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


class ActEntry(NamedTuple):
    """An act's family and words; `joins` and `at` say how participants and place follow it in a headline."""

    family: str
    label: Name
    joins: Name
    at: Name


def _name(entry: dict[str, str]) -> Name:
    return msgspec.convert(entry, Name)


@cache
def act_entries() -> dict[str, ActEntry]:
    """What each act is called, and how a title is made with it."""
    return {
        act: ActEntry(family, _name(words["label"]), _name(words["joins"]), _name(words["at"]))
        for family, table in load_table("families")["families"].items()
        for act, words in table["acts"].items()
    }


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair["acts"]) for pair in load_table("families")["opposites"])


def family_of(act: str) -> str:
    """The id of the family that an act belongs to.

    >>> family_of("seizure"), family_of("killing")
    ('control', 'violence')
    """
    return act_entries()[act].family


def manner_of(act: str) -> str | None:
    """How the act is done, where its kind says so: of two manners are two happenings.

    >>> manner_of("bombing"), manner_of("killing")
    ('device', None)
    """
    manner: str | None = load_table("families")["manners"].get(act)
    return manner


def are_opposite(one: str, other: str) -> bool:
    """Whether two acts, told of one happening, contradict each other."""
    return frozenset((one, other)) in _opposites()


def act_label(act: str) -> Name:
    """The act's name as a noun.

    >>> act_label("seizure")
    Name(ar='سيطرة', en='seizure')
    """
    return act_entries()[act].label


def kind_label(kind: str) -> Name:
    """What a kind of actor is called."""
    return _name(load_table("families")["kinds"][kind])


def side_label(side: str) -> Name:
    """What a side is called, as the head of its sources."""
    return _name(load_table("families")["sides"][side])


def count_of_label(of: str) -> Name:
    """What the people counted are called."""
    return _name(load_table("families")["counts"][of])


def fallback_label(what: str) -> Name:
    """What stands where no name is known: `outlet` or `unnamed_source`."""
    return _name(load_table("families")["fallback"][what])


def either(name: Name, language: Language = "ar") -> str:
    """The name in the language, else in the other one, else an empty string.

    >>> either(Name(ar="تدمر"), "en")
    'تدمر'
    """
    first, second = (name.ar, name.en) if language == "ar" else (name.en, name.ar)
    return first or second or ""


def named(name: Name) -> bool:
    """Whether there is any name at all."""
    return bool(name.ar or name.en)


def actor_label(actor: Actor) -> Name:
    """An actor's name, or its kind where it has none."""
    return actor.name if named(actor.name) else kind_label(actor.kind)


def _both(make: Callable[[Language], str]) -> Name:
    return Name(ar=make("ar"), en=make("en"))


def count_label(count: Count) -> Name:
    """A number of people as told: one number, a range, or an open bound.

    >>> count_label(Count("killed", 20, 99)).en, count_label(Count("killed", 40, None)).ar
    ('20–99', '40 على الأقل')
    """
    low, high = count.low, count.high
    if count.best is not None or (low is not None and low == high):
        number = f"{count.best if count.best is not None else low:,}"
        return Name(ar=number, en=number)
    if low is None and high is None:
        return Name(ar="عدد غير معروف", en="number unknown")
    if high is None:
        return Name(ar=f"{low:,} على الأقل", en=f"at least {low:,}")
    if low is None:
        return Name(ar=f"{high:,} على الأكثر", en=f"at most {high:,}")
    return Name(ar=f"{low:,}–{high:,}", en=f"{low:,}–{high:,}")


def parse_day(day: str | None) -> dt.date | None:
    """The day of an ISO date, or null where it is open or not a day of the calendar."""
    if day is None:
        return None
    try:
        return dt.date.fromisoformat(day[:10])
    except ValueError:
        return None


def _day(day: dt.date, language: Language, *, weekday: bool) -> str:
    return format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=language)


def _weekday(number: int, language: Language) -> str:
    monday = dt.date(2024, 1, 1)
    return format_date(monday + dt.timedelta(days=number), "EEEE", locale=language)


def _span(first: dt.date, last: dt.date, language: Language) -> str:
    if (first.year, first.month) == (last.year, last.month):
        shown = format_skeleton("yMMMM", first, locale=language) if language == "en" else ""
        return f"{first.day}–{last.day} {shown or format_date(first, 'MMMM y', locale=language)}"
    return f"{_day(first, language, weekday=False)} – {_day(last, language, weekday=False)}"


def _closed(when: When, first: dt.date, last: dt.date, language: Language) -> str:
    if first == last:
        return _day(first, language, weekday=True)
    if when.granularity == "year" and first.year == last.year:
        return str(first.year)
    if when.granularity == "month" and (first.year, first.month) == (last.year, last.month):
        return format_date(first, "MMMM y", locale=language)
    return _span(first, last, language)


def _open(first: dt.date | None, last: dt.date, language: Language) -> str:
    word = ("منذ" if first else "حتى") if language == "ar" else ("since" if first else "until")
    return f"{word} {_day(first or last, language, weekday=False)}"


def _undated(when: When, language: Language) -> str:
    if when.weekday is not None:
        unknown = "تاريخ غير معروف" if language == "ar" else "date unknown"
        comma = "، " if language == "ar" else ", "
        return f"{_weekday(when.weekday, language)}{comma}{unknown}"
    return when.edtf if any(letter.isdigit() for letter in when.edtf) else _unknown_time(language)


def _when(when: When, language: Language) -> str:
    first, last = parse_day(when.earliest), parse_day(when.latest)
    if first and last:
        return _closed(when, first, last, language)
    either_day = first or last
    return _undated(when, language) if either_day is None else _open(first, either_day, language)


def _unknown_time(language: Language) -> str:
    return "زمن غير معروف" if language == "ar" else "time unknown"


@lru_cache(maxsize=4096)
def when_label(when: When) -> Name:
    """A time in words.

    >>> when_label(When("2016-12-09", "2016-12-09", "2016-12-09", "day")).ar
    'الجمعة 9 ديسمبر 2016'
    >>> when_label(When("2016-12-09/..", "2016-12-09", None, "open")).en
    'since 9 December 2016'
    """
    return _both(lambda language: _when(when, language))


def days_label(earliest: str | None, latest: str | None) -> Name:
    """The time between two days, either of them open."""
    return when_label(When("", earliest, latest, "days"))


_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def isolated(text: str, language: Language) -> str:
    r"""Text for the middle of a sentence: closed off where it runs against the sentence's direction.

    >>> isolated("تدمر", "ar"), isolated("تدمر", "en")
    ('تدمر', '\u2068تدمر\u2069')
    """
    against = any(
        ("\u0590" <= letter <= "\u08ff") == (language == "en") for letter in text if letter.isalpha()
    )
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if against else text


def join_names(names: Sequence[str], language: Language) -> str:
    """Names as one phrase.

    >>> join_names(["الجيش", "الشرطة"], "ar"), join_names(["a", "b", "c"], "en")
    ('الجيش والشرطة', 'a, b and c')
    """
    shown = [isolated(name, language) for name in names]
    if len(shown) < 2:
        return "".join(shown)
    if language == "ar":
        return " و".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
