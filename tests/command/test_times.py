"""`riwaya times`: a line a time, or one TimeML document."""

import io
from xml.etree import ElementTree as ET

import msgspec

from riwaya.command.times import TimesFormat, ToldTime, Weekday, WeekdaySide, settings_of, write_times
from riwaya.extract import calendars
from riwaya.model import Document, Sourced

PUBLISHED = Sourced(calendars.year(2016), 1.0, "given")
ARTICLES = [Document(name, "وصل الوفد العام الماضي.", published=PUBLISHED) for name in ("one", "two")]


def test_json_has_a_line_for_each_time_of_each_document() -> None:
    stream = io.BytesIO()

    refused = list(
        write_times(ARTICLES, TimesFormat.JSON, settings_of(Weekday.MONDAY, WeekdaySide.PAST), stream)
    )

    told = [msgspec.json.decode(line, type=ToldTime) for line in stream.getvalue().splitlines()]
    assert refused == []
    assert [(time.document, time.value.edtf) for time in told] == [("one", "2015"), ("two", "2015")]
    assert all(time.quote and time.quote.exact == "العام الماضي" for time in told)


def test_timeml_holds_one_document_and_says_which_it_leaves_out() -> None:
    stream = io.BytesIO()

    refused = list(
        write_times(ARTICLES, TimesFormat.TIMEX3, settings_of(Weekday.SATURDAY, WeekdaySide.NEXT), stream)
    )

    root = ET.fromstring(stream.getvalue())
    assert root.findtext("DOCID") == "one"
    assert [one.path for one in refused] == ["two"]
