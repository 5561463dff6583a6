"""Verdicts on rows, and cells that lead to their words."""

import pytest
from accounts_case import (
    ARMY,
    CIVILIANS,
    FARMS,
    FRIDAY,
    HILL,
    MINISTRY,
    OTHER_TOWN,
    SATURDAY,
    STARS,
    TOWN,
    case,
)
from hypothesis import given
from hypothesis import strategies as st

from riwaya.compare import compare, outlet, source_of
from riwaya.lexicon.actors import actor_rows
from riwaya.link import link
from riwaya.model import Actor, Comparison, Count, Document, Name, Place, Row, When
from riwaya.relate import QUESTIONS, Cause, Toll, verdict

MARCH = When("2021-03", "2021-03-01", "2021-03-31", "month")
SOME_FRIDAY = When("XXXX", None, None, "unknown", weekday=4)
SOME_MONDAY = When("XXXX", None, None, "unknown", weekday=0)


def toll(low: int, high: int | None, *people: Actor) -> Toll:
    return Toll(Count("killed", low, high), people)


def fall() -> Comparison:
    documents, claims = case()
    incident = next(each for each in link(claims, documents) if "one-0" in each.claims)
    return compare(incident, claims, documents)


def row(comparison: Comparison, question: str) -> Row:
    return next(each for each in comparison.rows if each.question == question)


def test_the_accounts_are_those_of_the_sources_and_one_outlet_is_one() -> None:
    comparison = fall()
    assert [account.source.name.ar for account in comparison.accounts] == [
        "صحيفة الساحل",
        "وزارة الدفاع",
        "سكان",
    ]
    assert comparison.accounts[0].documents == ("one", "four")
    assert all(len(each.cells) == len(comparison.accounts) for each in comparison.rows)
    assert [each.question for each in comparison.rows] == list(QUESTIONS)


def test_the_denied_seizure_differs_and_is_marked() -> None:
    what = row(fall(), "what")
    assert what.verdict == "differ"
    outlet_cell, ministry_cell, _ = what.cells
    assert [(value.label.en, value.negative) for value in outlet_cell] == [("seizure", False)]
    assert {(value.label.en, value.negative) for value in ministry_cell} == {
        ("repulse of an attack", False),
        ("seizure", True),
    }


def test_where_and_when_agree_and_nobody_counts() -> None:
    comparison = fall()
    assert row(comparison, "where").verdict == "agree"
    assert row(comparison, "when").verdict == "agree"
    assert row(comparison, "killed").verdict == "silent"


def test_the_dead_are_counted_differently() -> None:
    documents, claims = case()
    incident = next(each for each in link(claims, documents) if "one-2" in each.claims)
    killed = row(compare(incident, claims, documents), "killed")
    assert killed.verdict == "differ"
    assert [[value.label.en for value in cell] for cell in killed.cells] == [["12"], ["20–30"]]


def test_a_reason_is_quoted_in_the_words_that_give_it() -> None:
    documents, claims = case()
    incident = next(each for each in link(claims, documents) if "one-4" in each.claims)
    (cell,) = row(compare(incident, claims, documents), "why").cells
    assert [value.quote.exact for value in cell if value.quote] == ["نفاد الذخيرة"]


def test_every_cell_s_words_are_its_document_s_words() -> None:
    documents, claims = case()
    by_id = {document.id: document for document in documents}
    for incident in link(claims, documents):
        for each in compare(incident, claims, documents).rows:
            for value in (value for cell in each.cells for value in cell):
                assert value.quote is None or by_id[value.document].holds(value.quote)


@pytest.mark.parametrize(
    ("question", "cells", "expected"),
    [
        ("killed", [[toll(12, 12)], [toll(12, 12)]], "agree"),
        ("killed", [[toll(12, 12)], [toll(20, 99)]], "differ"),
        ("killed", [[toll(12, 12)], [toll(10, None)]], "compatible"),
        ("killed", [[toll(12, 12)], []], "only_here"),
        ("killed", [[toll(34, 34, ARMY)], [toll(300, None, CIVILIANS)]], "compatible"),
        ("killed", [[toll(34, 34, ARMY)], [toll(300, None, ARMY)]], "differ"),
        ("killed", [[], []], "silent"),
        ("when", [[FRIDAY], [FRIDAY]], "agree"),
        ("when", [[FRIDAY], [MARCH]], "compatible"),
        ("when", [[FRIDAY], [SATURDAY]], "differ"),
        ("when", [[SOME_FRIDAY], [SOME_MONDAY]], "differ"),
        ("when", [[SOME_FRIDAY], [SOME_FRIDAY]], "agree"),
        ("where", [[TOWN], [TOWN]], "agree"),
        ("where", [[TOWN], [HILL]], "compatible"),
        ("where", [[TOWN], [OTHER_TOWN]], "differ"),
        ("where", [[TOWN], [FARMS]], "compatible"),
        ("who", [[STARS], [STARS]], "agree"),
        ("who", [[STARS], [ARMY]], "differ"),
        ("who", [[ARMY], [MINISTRY]], "compatible"),
        ("who", [[STARS], [Actor(None, Name("مسلحون"), "fighters")]], "compatible"),
        ("who", [[ARMY], [Actor(None, Name("مسلحون"), "fighters")]], "differ"),
        (
            "killed",
            [[toll(34, 34, ARMY)], [toll(300, None, Actor(None, Name("مسلحون"), "fighters"))]],
            "compatible",
        ),
        ("who", [[STARS, ARMY], [ARMY]], "compatible"),
        ("to_whom", [[CIVILIANS], [ARMY]], "differ"),
        ("what", [[("seizure", False)], [("seizure", False)]], "agree"),
        ("what", [[("seizure", False)], [("seizure", True)]], "differ"),
        ("what", [[("seizure", False)], [("repulse", False)]], "differ"),
        ("what", [[("clash", False)], [("killing", False)]], "compatible"),
        ("why", [["seizure"], ["clash"]], "differ"),
        ("killed", [[toll(5, 5)], [], [toll(5, 5)]], "agree"),
        ("killed", [[toll(5, 5)], [toll(4, None)], [toll(9, 9)]], "differ"),
    ],
)
def test_verdicts(question: str, cells: list[list[object]], expected: str) -> None:
    assert verdict(question, cells) == expected
    assert verdict(question, cells[::-1]) == expected


def test_an_actor_and_what_it_is_part_of_are_compatible() -> None:
    part = next((id_, row) for id_, row in actor_rows().items() if row.parent in actor_rows())
    one = Actor(part[0], Name(part[1].ar, part[1].en), "armed_group", "SY")
    whole = Actor(part[1].parent, Name("كل آخر"), "armed_group", "SY")
    assert verdict("who", [[one], [whole]]) == verdict("who", [[whole], [one]]) == "compatible"
    assert verdict("who", [[one], [Actor("other", Name("كل آخر"), "armed_group", "SY")]]) == "differ"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("البلدتين", "بلدتين", "agree"),
        ("مقاتلي البلدة", "البلدة", "compatible"),
        ("مبنى المكتبة", "قافلة الإغاثة", "differ"),
    ],
)
def test_phrases_are_compared_by_their_words(one: str, other: str, expected: str) -> None:
    assert verdict("to_whom", [[Actor(None, Name(one))], [Actor(None, Name(other))]]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(TOWN, TOWN, "agree"), (TOWN, None, "compatible"), (TOWN, OTHER_TOWN, "differ"), (None, None, "agree")],
)
def test_reasons_are_one_where_act_and_place_are(
    one: Place | None, other: Place | None, expected: str
) -> None:
    assert verdict("why", [[Cause("shelling", "positive", each)] for each in (one, other)]) == expected
    assert (
        verdict("why", [[Cause("shelling", "positive", one)], [Cause("clash", "positive", one)]]) == "differ"
    )


def test_an_area_that_holds_the_town_makes_no_other_place() -> None:
    province = Place(
        "test:province", Name("محافظة الريحان"), "SY", TOWN.latitude, TOWN.longitude, 60_000, "province"
    )
    assert verdict("where", [[TOWN, province], [TOWN]]) == "agree"
    assert verdict("where", [[province], [TOWN]]) == "compatible"


counts = st.builds(
    lambda low, more: toll(low, None if more is None else low + more),
    st.integers(0, 50),
    st.none() | st.integers(0, 50),
)


@given(counts, counts)
def test_ranges_differ_exactly_where_no_number_fits_both(first: Toll, second: Toll) -> None:
    one, other = first.number, second.number
    fits = any(
        low <= number <= (high if high is not None else 200)
        for number in range((one.low or 0), (one.high if one.high is not None else 200) + 1)
        for low, high in [(other.low or 0, other.high)]
    )
    assert (verdict("killed", [[first], [second]]) != "differ") == fits


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"publisher": "صحيفة", "title": "عنوان"}, "صحيفة"),
        ({"url": "https://news.example/a/1", "title": "عنوان"}, "news.example"),
        ({"title": "عنوان"}, "«عنوان»"),
        ({"path": "folder/article.pdf"}, "article.pdf"),
        ({}, "0123456789ab"),
    ],
)
def test_an_outlet_is_named_by_the_best_that_is_known(fields: dict[str, str], expected: str) -> None:
    name = outlet(Document("0123456789abcdef", "نص", **fields)).name
    assert (name.ar or name.en) == expected


def test_the_outlet_speaks_where_nobody_is_quoted() -> None:
    documents, claims = case()
    assert source_of(claims[0], documents[0]).name.ar == "صحيفة الساحل"
    assert source_of(claims[6], documents[1]) == MINISTRY


def test_a_phrase_that_names_something_else_is_no_vaguer_word() -> None:
    known = Actor("test:stars", Name("كتائب النجم"), "armed_group")
    else_ = Actor(None, Name("شبكات التجنيد"), "unknown")
    somebody = Actor(None, Name("أشخاص آخرون"), "unknown")
    assert verdict("who", [[known], [else_]]) == "differ"
    assert verdict("who", [[known], [somebody]]) == "compatible"


def test_reasons_by_different_doers_differ() -> None:
    doers = [Actor(f"test:{name}", Name(name), "armed_group") for name in ("one", "two")]
    cells = [[Cause("shelling", "positive", None, (doer,))] for doer in doers]
    assert verdict("why", cells) == "differ"
