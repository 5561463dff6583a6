"""Labels in the Arabic and English that they should be."""

import pytest

from riwaya.labels import count_label, when_label
from riwaya.model import Count, Name, When


@pytest.mark.parametrize(
    ("when", "arabic", "english"),
    [
        (
            When("2016-12-09", "2016-12-09", "2016-12-09", "day"),
            "الجمعة 9 ديسمبر 2016",
            "Friday 9 December 2016",
        ),
        (When("2016-12", "2016-12-01", "2016-12-31", "month"), "ديسمبر 2016", "December 2016"),
        (When("2016", "2016-01-01", "2016-12-31", "year"), "2016", "2016"),
        (When("", "2016-12-09", "2016-12-11", "days"), "9–11 ديسمبر 2016", "9–11 December 2016"),
        (When("../2016-12-11", None, "2016-12-11", "open"), "حتى 11 ديسمبر 2016", "until 11 December 2016"),
        (
            When("XXXX-12", None, None, "unknown", weekday=1),
            "الثلاثاء، تاريخ غير معروف",
            "Tuesday, date unknown",
        ),
        (When("..", None, None, "unknown"), "زمن غير معروف", "time unknown"),
    ],
)
def test_times(when: When, arabic: str, english: str) -> None:
    assert when_label(when) == Name(arabic, english)


@pytest.mark.parametrize(
    ("count", "english"),
    [
        (Count("killed", 3, 3), "3"),
        (Count("killed", 40, None), "at least 40"),
        (Count("killed", None, 9), "at most 9"),
        (Count("killed", None, None), "number unknown"),
        (Count("displaced", 2000, 9999), "2,000–9,999"),
    ],
)
def test_counts(count: Count, english: str) -> None:
    assert count_label(count).en == english
