"""Headlines and labels in the Arabic and English that they should be."""

import pytest

from riwaya.labels import cause_headline, claim_headline, count_label, headline, when_label
from riwaya.model import ActName, Actor, Claim, Count, Name, Place, Quote, Sourced, Span, When

TOWN = Place(None, Name("دير الريحان", "Deir al-Rayhan"))
ARMY = Actor("army", Name("الجيش", "the army"), "military")
STARS = Actor("stars", Name("كتائب النجم", "the Star Brigades"), "armed_group")


def people(phrase: str, kind: str = "civilians") -> Actor:
    return Actor(None, Name(phrase), kind)


@pytest.mark.parametrize(
    ("act", "arabic", "english"),
    [
        ("seizure", "سيطرة كتائب النجم على دير الريحان", "Seizure of Deir al-Rayhan by the Star Brigades"),
        ("recapture", "استعادة كتائب النجم دير الريحان", "Recapture of Deir al-Rayhan by the Star Brigades"),
        ("killing", "مقتل الجيش في دير الريحان", "Killing of the army in Deir al-Rayhan"),
        (
            "clash",
            "اشتباكات بين كتائب النجم والجيش في دير الريحان",
            "Clashes between the Star Brigades and the army in Deir al-Rayhan",
        ),
        (
            "withdrawal",
            "انسحاب كتائب النجم من دير الريحان",
            "Withdrawal by the Star Brigades from Deir al-Rayhan",
        ),
        (
            "bombing",
            "تفجير من جانب كتائب النجم في دير الريحان",
            "Bombing by the Star Brigades in Deir al-Rayhan",
        ),
    ],
)
def test_headlines(act: str, arabic: str, english: str) -> None:
    assert headline(act, [STARS], [ARMY], TOWN) == Name(arabic, english)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("مدنيون", "مقتل مدنيين"),
        ("مسلحون من البلدة", "مقتل مسلحين من البلدة"),
        ("شخصًا", "مقتل شخص"),
        ("شخصا", "مقتل شخص"),
        ("ضحايا", "مقتل ضحايا"),
        ("أطفال", "مقتل أطفال"),
    ],
)
def test_people_take_the_case_of_their_place_in_the_title(phrase: str, expected: str) -> None:
    assert headline("killing", [], [people(phrase)]).ar == expected


def test_a_proper_name_is_left_as_it_is() -> None:
    assert headline("arrest", [], [Actor("x", Name("زيدون"), "person")]).ar == "اعتقال زيدون"


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


def test_the_absence_of_an_act_as_a_cause_is_not_the_act() -> None:
    act: Sourced[ActName] = Sourced("support", 0.9, "lexicon", Quote(0, 3, "دعم"))
    present = Claim("a", "d", Span(0, 9), act)
    absent = Claim("b", "d", Span(0, 9), act, polarity="negative")
    assert cause_headline(present) == claim_headline(present)
    assert cause_headline(absent).ar == f"غياب {claim_headline(present).ar}"
    assert (cause_headline(absent).en or "").startswith("Absence of ")
