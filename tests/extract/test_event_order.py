"""What came first, and the days that follow from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.claims import find_candidates
from riwaya.extract.event_order import days_by_order, in_told_order
from riwaya.extract.time_durations import duration
from riwaya.extract.time_words import Amount
from riwaya.model import Claim, Document, ExplanationKind, Quote, Reason, Sourced, Span, When


def claims_of(text: str) -> list[Claim]:
    """All possible claims of an article of 13 December 2016."""
    published = Sourced(When("2016-12-13", "2016-12-13", "2016-12-13", "day"), 1.0, "given")
    return [candidate.claim for candidate in find_candidates(Document("case", text, published=published))]


def order_of(text: str) -> list[tuple[str, str, str]]:
    """Each link of a text: the later or earlier claim's words, the relation, the other claim's words."""
    claims = claims_of(text)
    words = {claim.id: claim.act.quote.exact for claim in claims if claim.act.quote}
    return [(words[c.id], r.kind, words[r.claim]) for c in claims for r in c.sequence if r.claim in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات البلدة ثم هاجم الجنود القرية.", ("هاجم", "after", "قصفت")),
        ("شنت الطائرات قصفا على البلدة أعقبه هجوم على القرية.", ("هجوم", "after", "قصفا")),
        ("قتل جنديان في قصف تلاه هجوم على القرية.", ("هجوم", "after", "قصف")),
        ("وقعت اشتباكات عنيفة تلت هجوم المسلحين على القرية.", ("اشتباكات", "after", "هجوم")),
        ("وقعت اشتباكات عنيفة سبقها قصف على القرية.", ("اشتباكات", "after", "قصف")),
    ],
)
def test_words_between_two_acts_say_which_came_first(text: str, expected: tuple[str, str, str]) -> None:
    found = order_of(text)
    assert expected in [(later, "after", earlier) for later, _, earlier in found], found


def test_a_word_of_order_with_an_act_on_one_side_only_links_nothing() -> None:
    assert order_of("ثم هاجم الجنود القرية.") == []
    assert order_of("ولد القائد ثم سافر إلى المدينة.") == []


@pytest.mark.parametrize(
    "opening",
    ["وفي وقت لاحق", "ولاحقا", "وبعد ساعات،", "وبعد أيام قليلة", "وبعد ذلك", "وبعد يومين"],
)
def test_a_sentence_that_opens_with_later_goes_on_after_the_one_before_it(opening: str) -> None:
    assert order_of(f"قصفت الطائرات البلدة. {opening} انسحب المسلحون من القرية.") == [
        ("انسحب", "after", "قصفت")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات البلدة. وفي وقت لاحق أعلن الجيش أن الجنود هاجموا القرية.",
        "لم تقصف الطائرات البلدة. وفي وقت لاحق هاجم الجنود القرية.",
        "وفي وقت لاحق هاجم الجنود القرية.",
        "طالب الوزير بوقف الحرب. ولاحقا هاجم الجنود القرية.",
    ],
)
def test_later_orders_nothing_that_is_said_or_was_not_done(text: str) -> None:
    assert order_of(text) == []


def test_days_after_the_sentence_before_date_what_follows() -> None:
    claims = claims_of("قصفت الطائرات البلدة في 5 ديسمبر 2016. وبعد يومين انسحب المسلحون من القرية.")
    left = next(claim for claim in claims if claim.act.value == "withdrawal")
    assert left.time is not None
    assert left.time.value.earliest == "2016-12-07"


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات البلدة، مشيرا إلى أن الجيش هاجم القرية.",
        "قصفت الطائرات البلدة حيث سبق ونفذ المسلحون هجوما.",
        "اعتقل الجيش مسلحين كان سبق لهم مهاجمة القرية.",
        "تحدث عن القصف الذي تلا ذلك فيما هاجم الجيش القرية.",
    ],
)
def test_words_spelt_like_words_of_order_link_nothing(text: str) -> None:
    assert order_of(text) == []


def test_until_leads_to_what_came_after() -> None:
    found = order_of("استمر القصف على البلدة إلى أن سقطت المدينة بيد المسلحين.")

    assert [(relation, earlier) for _, relation, earlier in found] == [("after", "القصف")]


def test_how_long_after_is_kept_and_dates_the_later_act() -> None:
    text = "وقع الهجوم على المطار في 3 كانون الأول. ودخلت القوات المدينة بعد يومين من الهجوم."
    entry = next(claim for claim in claims_of(text) if claim.act.value == "advance")

    assert [reason.apart for reason in entry.sequence] == ["P2D"]
    assert entry.time is not None
    assert entry.time.value.edtf == "2016-12-05"
    assert entry.time.quote is not None
    assert entry.time.quote.exact == "بعد يومين"


def test_how_long_after_stays_without_a_day_where_none_is_told() -> None:
    (retreat,) = [
        c
        for c in claims_of("انسحبت القوات من المدينة بعد 8 أشهر على تحريرها.")
        if c.act.value == "withdrawal"
    ]

    assert [reason.apart for reason in retreat.sequence] == ["P8M"]
    assert retreat.time is None


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount(2.0, "day", "", 0), "P2D"),
        (Amount(1.5, "year", "", 0), "P18M"),
        (Amount(12.0, "hour", "", 0), "PT12H"),
        (Amount(2.0, "decade", "", 0), "P20Y"),
        (Amount(None, "month", "", 0), "PXM"),
    ],
)
def test_a_length_of_time_is_written_as_iso_8601_does(amount: Amount, written: str) -> None:
    assert duration(amount) == written


def claim(number: int, time: When | None, *links: tuple[ExplanationKind, int]) -> Claim:
    """A claim with links to others by their numbers."""
    quote = Quote(number, number + 1, "x")
    return Claim(
        str(number),
        "case",
        Span(0, 9),
        Sourced("attack", 1.0, "", quote),
        time=Sourced(time, 1.0, "", quote) if time else None,
        sequence=tuple(Reason(str(other), quote, 1.0, kind) for kind, other in links),
    )


DAY_3 = When("2016-12-03", "2016-12-03", "2016-12-03", "day")
DAY_9 = When("2016-12-09", "2016-12-09", "2016-12-09", "day")


def test_what_lies_between_two_days_is_bounded_by_both() -> None:
    claims = [
        claim(0, DAY_3),
        claim(1, None, ("after", 0)),
        claim(2, None, ("after", 1)),
        claim(3, DAY_9, ("after", 2)),
    ]

    days = days_by_order(claims)

    assert days["1"] == days["2"] == ("2016-12-03", "2016-12-09")


def test_days_told_stay_where_the_order_told_contradicts_them() -> None:
    days = days_by_order([claim(0, DAY_9), claim(1, DAY_3, ("after", 0))])

    assert days == {"0": ("2016-12-09", "2016-12-09"), "1": ("2016-12-03", "2016-12-03")}


LINKS = st.lists(st.tuples(st.sampled_from(["after", "before"]), st.integers(0, 5)), max_size=3)


@given(st.lists(st.tuples(st.sampled_from([None, DAY_3, DAY_9]), LINKS), min_size=6, max_size=6))
def test_no_order_however_tangled_widens_or_inverts_days(
    drawn: list[tuple[When | None, list[tuple[ExplanationKind, int]]]],
) -> None:
    claims = [claim(number, time, *links) for number, (time, links) in enumerate(drawn)]

    for one, (first, last) in zip(claims, days_by_order(claims).values(), strict=True):
        assert first is None or last is None or first <= last
        if one.time:
            assert (first, last) == (one.time.value.earliest, one.time.value.latest)


@given(st.lists(st.tuples(st.none(), LINKS), min_size=6, max_size=6))
def test_told_order_keeps_every_claim_once(
    drawn: list[tuple[None, list[tuple[ExplanationKind, int]]]],
) -> None:
    claims = [claim(number, time, *links) for number, (time, links) in enumerate(drawn)]

    assert sorted(one.id for one in in_told_order(claims)) == [one.id for one in claims]


def test_what_came_before_stands_before_it_and_the_rest_as_it_was() -> None:
    claims = [claim(0, None, ("after", 2)), claim(1, None), claim(2, None), claim(3, None, ("before", 1))]

    assert [one.id for one in in_told_order(claims)] == ["2", "0", "3", "1"]


def test_a_chain_as_long_as_a_text_can_make_it_is_put_in_order() -> None:
    claims = [claim(number, None, ("after", number + 1)) for number in range(3000)] + [claim(3000, None)]

    assert [one.id for one in in_told_order(claims)][:2] == ["3000", "2999"]
    dated = [*claims[:-1], claim(3000, DAY_3)]
    assert days_by_order(dated)["0"] == ("2016-12-03", None)


@pytest.mark.parametrize(
    ("length", "apart"), [("أقل من أسبوع", None), ("أكثر من شهر", None), ("أسبوع", "P1W")]
)
def test_a_bound_is_no_length(length: str, apart: str | None) -> None:
    text = (
        f"خطف المسلحون خمسة جنود، بعد {length} على خطف ثمانية مدنيين. وقال الجيش ذلك. وأضاف أن البحث مستمر."
    )
    told = [reason.apart for claim in claims_of(text) for reason in claim.sequence]
    assert told == [apart]
