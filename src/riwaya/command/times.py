"""What `riwaya times` writes: a JSON object a time, or a document's text marked with TIMEX3."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import BinaryIO

import msgspec

import riwaya
from riwaya.model import Document, Frozen, Quote, Rejected, When


class TimesFormat(StrEnum):
    """How times are written."""

    JSON = "json"
    TIMEX3 = "timex3"


class Weekday(StrEnum):
    """A day that a week may begin with."""

    MONDAY = "monday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class WeekdaySide(StrEnum):
    """Which day «الخميس» alone is: the last one, the nearest, or the next."""

    PAST = "past"
    NEAREST = "nearest"
    NEXT = "next"


class ToldTime(Frozen, frozen=True):
    """A time of a document, its words, how sure it is and how it came about."""

    document: str
    value: When
    quote: Quote | None
    confidence: float
    method: str


_STARTS = {Weekday.MONDAY: 0, Weekday.SATURDAY: 5, Weekday.SUNDAY: 6}


def settings_of(week_start: Weekday, weekdays: WeekdaySide) -> "riwaya.TimeSettings":
    """The settings that the command's options say."""
    return riwaya.TimeSettings(_STARTS[week_start], weekdays.value)


def write_times(
    documents: Iterable[Document], form: TimesFormat, settings: "riwaya.TimeSettings", stream: BinaryIO
) -> Iterator[Rejected]:
    """Writes the times of documents; yields those that cannot be, for TimeML holds one document."""
    encoder = msgspec.json.Encoder()
    written = False
    for document in documents:
        if form is TimesFormat.TIMEX3 and written:
            yield Rejected(
                document.path or document.id, "TimeML holds one document: run again with this one alone"
            )
        elif form is TimesFormat.TIMEX3:
            stream.write(riwaya.timex3(document, settings=settings).encode())
        else:
            published = document.published.value if document.published else None
            for time in riwaya.find_times(document.text, published=published, settings=settings):
                told = ToldTime(document.id, time.value, time.quote, time.confidence, time.method)
                stream.write(encoder.encode(told) + b"\n")
        written = True
        stream.flush()
