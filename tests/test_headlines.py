"""Titles in the Arabic and English that they should be."""

import pytest

import riwaya
from riwaya.headlines import cause_headline, claim_headline, headline
from riwaya.model import ActName, Actor, Claim, Document, Name, Place, Quote, Sourced, Span

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


def test_the_absence_of_an_act_as_a_cause_is_not_the_act() -> None:
    act: Sourced[ActName] = Sourced("support", 0.9, "lexicon", Quote(0, 3, "دعم"))
    present = Claim("a", "d", Span(0, 9), act)
    absent = Claim("b", "d", Span(0, 9), act, polarity="negative")
    assert cause_headline(present) == claim_headline(present)
    assert cause_headline(absent).ar == f"غياب {claim_headline(present).ar}"
    assert (cause_headline(absent).en or "").startswith("Absence of ")


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("قتل 12 شخصا في الانفجار.", "مقتل 12 شخصا", "Killing of 12 people"),
        ("وقتل أكثر من 300 مسلح.", "مقتل أكثر من 300 مسلح", "Killing of at least 300 gunmen"),
        ("قتل ثلاثة جنود إسرائيليين.", "مقتل ثلاثة جنود إسرائيليين", "Killing of 3 of Israeli army"),
        ("قتل شخص في الانفجار.", "مقتل شخص", "Killing of 1 person"),
    ],
)
def test_people_who_are_counted_are_told_with_their_number(text: str, arabic: str, english: str) -> None:
    killing = next(claim for claim in riwaya.extract(Document("d", text)) if claim.act.value == "killing")
    title = claim_headline(killing)
    assert ((title.ar or "").split(" في ")[0], (title.en or "").split(" in ")[0]) == (arabic, english)


def test_no_preposition_stands_before_a_place_that_says_where_by_itself() -> None:
    around, town = Place(None, Name("حول القاعدة")), Place(None, Name("تل الزيتون"))
    assert "في" not in (headline("clash", place=around).ar or "").split()
    assert "في" in (headline("clash", place=town).ar or "").split()
