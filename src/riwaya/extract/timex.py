"""Times as TIMEX3 in a TimeML document (TimeML 1.2.1), the form that most corpora and tools of times share."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from riwaya.arabic.characters import key
from riwaya.extract.time import find_times
from riwaya.extract.time_anchor import TimeSettings
from riwaya.extract.time_clock import part_of_day
from riwaya.extract.time_durations import ABOUT_NOW, NOT_TOLD_HOW_LONG
from riwaya.model import Document, Sourced, When

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
CREATION = "t0"
"""The identifier of the day of publication."""

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_PARTS = {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


class Timex(NamedTuple):
    """What TIMEX3 says of a time: type, value, modifier; where it begins and ends if it is a stretch between two."""

    type: str
    value: str
    mod: str | None = None
    ends: tuple[str, str] | None = None


def timex3(document: Document, *, settings: TimeSettings = TimeSettings()) -> str:  # noqa: B008
    """A document as TimeML: its text with a TIMEX3 element around each time, its day of publication as creation time.

    Without the tags the text is the document's, but for characters that XML cannot hold (as U+FFFD). A stretch between
    two days has two empty elements after it, its begin and end, as the standard does.

    >>> from riwaya.model import Document
    >>> print(timex3(Document("1", "وصل أمس")).splitlines()[-2])
    <TEXT>وصل <TIMEX3 tid="t1" type="DATE" value="XXXX-XX-XX" temporalFunction="true">أمس</TIMEX3></TEXT>
    """
    published = document.published.value if document.published else None
    times = find_times(document.text, published=published, settings=settings)
    return HEAD + _identity(document.id) + _creation(published) + _text(document.text, times, published)


def _identity(name: str) -> str:
    return f"<DOCID>{_escaped(name)}</DOCID>\n"


def _creation(published: When | None) -> str:
    if published is None:
        return "<DCT></DCT>\n"
    told = to_timex(Sourced(published, 1.0, ""))
    element = _element(CREATION, told, "", ' functionInDocument="CREATION_TIME"')
    return f"<DCT>{element}{_escaped(told.value)}</TIMEX3></DCT>\n"


def _text(text: str, times: Sequence[Sourced[When]], published: When | None) -> str:
    parts, last, number, told = [], 0, 0, None
    for time in times:
        quote = time.quote
        if quote is None:
            continue
        found = to_timex(time)
        name, number = f"t{number + 1}", number + 1
        anchor = _anchor(time, published, told)
        ends = ""
        if found.ends:
            names = (f"t{number + 1}", f"t{number + 2}")
            ends = "".join(
                f'<TIMEX3 tid={quoteattr(one)} type="DATE" value={quoteattr(end)}/>'
                for one, end in zip(names, found.ends, strict=True)
            )
            anchor = f'{anchor} beginPoint="{names[0]}" endPoint="{names[1]}"'
            number += 2
        parts += [_escaped(text[last : quote.start]), _element(name, found, anchor), _escaped(quote.exact)]
        parts += ["</TIMEX3>", ends]
        last = quote.end
        told = name if _DAY.match(found.value) else told
    return f"<TEXT>{''.join(parts)}{_escaped(text[last:])}</TEXT>\n</TimeML>\n"


def _anchor(time: Sourced[When], published: When | None, told: str | None) -> str:
    """The attributes that say from what a time counts."""
    if "last told" in time.method or "what follows" in time.method:
        return ' temporalFunction="true"' + (f' anchorTimeID="{told}"' if told else "")
    if "publication" not in time.method:
        return ""
    return ' temporalFunction="true"' + (f' anchorTimeID="{CREATION}"' if published else "")


def _element(name: str, found: Timex, anchor: str, function: str = "") -> str:
    mod = f' mod="{found.mod}"' if found.mod else ""
    return f'<TIMEX3 tid="{name}" type="{found.type}" value={quoteattr(found.value)}{mod}{function}{anchor}>'


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def to_timex(time: Sourced[When]) -> Timex:
    """A time's type, value and modifier by TIMEX3."""
    when = time.value
    if time.method == NOT_TOLD_HOW_LONG:
        return Timex("DATE", "FUTURE_REF" if when.latest is None and when.earliest else "PAST_REF")
    if time.method == ABOUT_NOW:
        return Timex("DATE", "PRESENT_REF")
    if when.edtf.startswith("["):
        return Timex("DATE", _common(when.edtf.strip("[]").split(",")))
    return _of_day(time) if when.granularity in {"day", "time"} else _of_more(when)


def _of_more(when: When) -> Timex:
    """A month or more, a stretch, or what is open on one side."""
    first, _, last = when.edtf.partition("/")
    if first == "..":
        return Timex("DATE", _end(last), "ON_OR_BEFORE")
    if last == "..":
        return Timex("DATE", _end(first), "ON_OR_AFTER")
    if last:
        return _stretch(when, first, last)
    return Timex("DATE", _value(first), "APPROX" if first[-1:] in set("~?%") else _third(when))


def _end(edtf: str) -> str:
    """The known end of what is open on the other side; of several days that it may be, what they share."""
    return _common(edtf.strip("[]").split(",")) if edtf.startswith("[") else _value(edtf)


def _stretch(when: When, first: str, last: str) -> Timex:
    """A stretch of known ends: a calendar week by its number, else both ends, approximate for Hijri months."""
    if when.granularity == "week" and _DAY.match(first) and date.fromisoformat(first).weekday() == 0:
        year, week, _ = date.fromisoformat(first).isocalendar()
        return Timex("DATE", f"{year:04}-W{week:02}")
    ends = _value(first), _value(last)
    return Timex("DURATION", _length(*ends), "APPROX" if when.calendar == "hijri" else None, ends)


def _length(first: str, last: str) -> str:
    """How long a stretch is, both ends included: in days, months or years, as exactly as they are told."""
    if _DAY.match(first) and _DAY.match(last):
        return f"P{(date.fromisoformat(last) - date.fromisoformat(first)).days + 1}D"
    years, months = first.split("-"), last.split("-")
    if not all(part.isdigit() for part in (*years, *months)):
        return "PXD"
    if len(years) == len(months) == 1:
        return f"P{int(last) - int(first) + 1}Y"
    if len(years) == len(months) == 2:
        return f"P{(int(months[0]) - int(years[0])) * 12 + int(months[1]) - int(years[1]) + 1}M"
    return "PXD"


def _of_day(time: Sourced[When]) -> Timex:
    when = time.value
    value = _value(when.edtf)
    mod = "APPROX" if when.edtf[-1] in "~?%" else None
    if value == "XXXX-XX-XX" and when.weekday is not None:
        value = f"XXXX-WXX-{when.weekday + 1}"
    if when.hour:
        return Timex("TIME", f"{value}T{when.hour}", mod)
    part = part_of_day([key(word) for word in time.quote.exact.split()]) if time.quote else None
    return Timex("TIME", f"{value}T{part}", mod) if part else Timex("DATE", value, mod)


def _value(edtf: str) -> str:
    """An EDTF date as TIMEX3 writes it: seasons, quarters and halves by letters, decades and centuries cut short."""
    value = edtf.rstrip("~?%")
    year, _, rest = value.partition("-")
    if rest in _SEASONS or rest in _PARTS:
        return f"{year}-{_SEASONS.get(rest) or _PARTS[rest]}"
    if not rest and year[:2].isdigit():
        return year.rstrip("X")
    return value


def _third(when: When) -> str | None:
    """START, MID or END where the days are fewer than the month's, year's, decade's or century's."""
    if when.earliest is None or when.latest is None or when.granularity not in _WHOLE:
        return None
    first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    after = last + timedelta(1) if last < date.max else last
    opens, closes = _WHOLE[when.granularity](first) or first == date.min, _WHOLE[when.granularity](after)
    if opens and closes:
        return None
    return "START" if opens else "END" if closes else "MID"


_WHOLE: dict[str, Callable[[date], bool]] = {
    "month": lambda day: day.day == 1,
    "year": lambda day: (day.month, day.day) == (1, 1),
    "decade": lambda day: (day.year % 10, day.month, day.day) == (0, 1, 1),
    "century": lambda day: (day.year % 100, day.month, day.day) == (0, 1, 1),
}


def _common(days: Sequence[str]) -> str:
    """What all readings of a date share, X for the rest."""
    return "-".join(
        parts[0] if len(set(parts)) == 1 else "X" * len(parts[0])
        for parts in zip(*(day.split("-") for day in days), strict=True)
    )
