"""Publication dates as given, in metadata and in datelines, whole and damaged."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import When
from riwaya.read.dates import is_dateline, parse_published, published_in


@pytest.mark.parametrize(
    "written",
    [
        "2016-12-13", "2016-12-13T10:20:00+03:00", "2016-12-13 10:20", "20161213", "2016/12/13", "13/12/2016",
        "13-12-2016", "2016/12/13 10:20", "13/12/2016, 10:20:30",
        "Tue, 13 Dec 2016 10:20:00 +0300",
        "13 ديسمبر 2016", "الثلاثاء ١٣ كانون الأول ٢٠١٦", "13 كانون الأول/ديسمبر 2016",
    ],
)  # fmt: skip
def test_one_day_in_many_writings(written: str) -> None:
    assert parse_published(written) == When("2016-12-13", "2016-12-13", "2016-12-13", "day")


@pytest.mark.parametrize(
    ("written", "edtf", "first", "last"),
    [("2016-02", "2016-02", "2016-02-01", "2016-02-29"), ("2016", "2016", "2016-01-01", "2016-12-31")],
)
def test_a_month_or_a_year_alone(written: str, edtf: str, first: str, last: str) -> None:
    when = parse_published(written)
    assert (when.edtf, when.earliest, when.latest) == (edtf, first, last)


@pytest.mark.parametrize(
    "written", ["2016-13-45", "2016-02-30", "yesterday", "", "0001-01-01", "31 فبراير 2016", "ديسمبر"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|year"):
        parse_published(written)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_clear_refusal(written: str) -> None:
    try:
        when = parse_published(written)
    except ValueError:
        return
    assert when.edtf


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2200, 1, 1)))
def test_iso_days_come_back(day: dt.date) -> None:
    assert parse_published(day.isoformat()).edtf == day.isoformat()


@pytest.mark.parametrize(
    "line", ["13-12-2016 | كتبه فريق التحرير", "الثلاثاء 13-12-2016", "2016/12/13 10:20"]
)
def test_a_dateline_in_numbers_tells_the_day(line: str) -> None:
    found = published_in(line, "نص")
    assert is_dateline(line)
    assert found is not None
    assert found.value.edtf == "2016-12-13"


def test_a_dateline_tells_the_day() -> None:
    found = published_in("15 ديسمبر 2016 | كتبه فريق التحرير", "نص")
    assert found is not None
    assert (found.value.edtf, found.method) == ("2016-12-15", "dateline")


def test_a_damaged_dateline_keeps_month_and_weekday() -> None:
    found = published_in(
        "، مارس  | بقلم محرر الشؤون المحلية", "وكان الوزير قد قال أمس الأربعاء إن الجسر سيفتح"
    )
    assert found is not None
    assert found.value == When("XXXX-03-XX", None, None, "unknown", weekday=3)


def test_days_that_disagree_say_nothing() -> None:
    assert published_in(None, "قال أمس الاثنين ثم عاد وقال أمس الأحد") is None


def test_a_sentence_with_a_month_is_no_dateline() -> None:
    assert not is_dateline("وصلت أول قافلة في ديسمبر 2016 بعد مفاوضات طويلة")
    assert not is_dateline("آب")
    assert is_dateline("الثلاثاء 13 ديسمبر 2016")


def test_a_number_beside_a_month_that_is_no_year_tells_no_date() -> None:
    assert published_in("ديسمبر 1008 | كتبه فريق التحرير", "نص الخبر") is None


def test_a_weekday_narrows_a_month_whose_day_was_lost() -> None:
    """«أمس الاثنين» beside a month and year whose day was lost leaves its Tuesdays, from the first to the last."""
    found = published_in("ديسمبر 2016 | كتبه فريق التحرير", "وقال المتحدث أمس الاثنين")
    assert found is not None
    assert (found.value.earliest, found.value.latest, found.value.weekday) == ("2016-12-06", "2016-12-27", 1)
    plain = published_in("ديسمبر 2016 | كتبه فريق التحرير", "وقال المتحدث")
    assert plain is not None
    assert (plain.value.earliest, plain.value.latest) == ("2016-12-01", "2016-12-31")
