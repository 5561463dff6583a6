"""Whole documents: quotes hold, ids are unique, repeats are silent, nothing raises, time grows with length."""

import time

import msgspec
import pytest
from claim_case import claim_of, possible_claims, words
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.extract.claims import extract, find_candidates
from riwaya.extract.time_anchor import TimeSettings
from riwaya.model import Block, Claim, Document, Quote, Sourced, When

VOCABULARY = """
هاجم هاجموا قتل قتلت أصيب قصف قصفت سيطر سيطرت شن شنت غارات هجوما هجوم على في من إلى عن بين ب ل و وقال قال
أعلن إن أنها أنه الذي التي الذين بينما المسلحون مسلحون الجيش قوات الشرطة مدينة حلب تدمر تعز القرية ثلاثة 12
عشرات جنود مدنيين فجر أمس الأحد لم سوف تعرضت لقصف مقتل وإصابة نفسه يد أكثر عليها بحسب مصدر
« » ( ) ، . ؛ : ؟ ! " - ـ
"""
WORDS = VOCABULARY.split()
PUBLISHED = Sourced(When("2016-12-13", "2016-12-13", "2016-12-13", "day"), 1.0, "given", None)


def assert_whole(document: Document, claims: list[Claim]) -> None:
    """What must be true of the claims of any document."""
    assert len({claim.id for claim in claims}) == len(claims)
    starts = [claim.act.quote.start for claim in claims if claim.act.quote]
    assert len(starts) == len(claims)
    assert starts == sorted(starts)
    ids = {claim.id for claim in claims}
    for claim in claims:
        assert claim.document == document.id
        for quote in claim.quotes():
            assert document.holds(quote)
            assert quote.exact == quote.exact.strip()
            assert quote.exact
        reasons = (*claim.because, *claim.sequence)
        assert {reason.claim for reason in reasons} <= {*ids, None}
        assert all(link.quote is None or document.holds(link.quote) for link in claim.attribution)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.booleans())
def test_quotes_of_any_mixture_of_words_hold(words_: list[str], dated: bool) -> None:
    document = Document("mixture", " ".join(words_), published=PUBLISHED if dated else None)
    assert_whole(document, [candidate.claim for candidate in find_candidates(document)])
    assert_whole(document, extract(document))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    document = Document("any", text)
    assert_whole(document, extract(document))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n", "\u200f", "\ufeff", "\u0640", "َ", "a", "\U0001f4a3", "\x00"])))
def test_no_text_with_odd_marks_between_its_letters_raises(parts: list[str]) -> None:
    document = Document("odd", "".join(parts))
    assert_whole(document, [candidate.claim for candidate in find_candidates(document)])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "؟", "Nothing Arabic here.", "الطقس جميل اليوم."])
def test_a_text_without_acts_has_no_claims(text: str) -> None:
    assert extract(Document("none", text)) == []


def test_the_same_act_told_twice_is_two_claims() -> None:
    text = "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس. وكان ثلاثة جنود قتلوا في هجوم على الحاجز."
    killings = [claim for claim in possible_claims(text) if claim.act.value == "killing"]
    assert len(killings) == 2
    assert len({claim.id for claim in killings}) == 2


@pytest.mark.parametrize("kind", ["pull_quote", "dateline", "caption"])
def test_what_repeats_the_body_makes_no_claims(kind: str) -> None:
    text = "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس."
    block = Block(kind, 0, len(text))
    assert find_candidates(Document("case", text, blocks=(block,))) == []
    paragraph = Block("paragraph", 0, len(text))
    assert len(find_candidates(Document("case", text, blocks=(paragraph,)))) == 2


def test_a_title_makes_claims() -> None:
    text = "مقتل ثلاثة جنود في هجوم قرب الرقة"
    assert extract(Document("case", text, blocks=(Block("title", 0, len(text)),)))


def test_claims_come_from_the_sentences_they_stand_in() -> None:
    text = "قتل ثلاثة جنود أمس. وأصيب مدنيان في القصف."
    for claim in possible_claims(text):
        assert claim.act.quote is not None
        assert claim.sentence.start <= claim.act.quote.start < claim.act.quote.end <= claim.sentence.end


@pytest.mark.parametrize(
    ("text", "trigger", "polarity", "modality"),
    [
        ("قصفت الطائرات القرية.", "قصفت", "positive", "actual"),
        ("لم تقصف الطائرات القرية.", "تقصف", "negative", "actual"),
        ("ستقصف الطائرات القرية.", "ستقصف", "positive", "future"),
        ("هدد القائد بقصف العاصمة.", "قصف", "positive", "future"),
        ("نفى الجيش قصف المستشفى.", "قصف", "negative", "actual"),
    ],
)
def test_a_claim_says_whether_it_happened(text: str, trigger: str, polarity: str, modality: str) -> None:
    claim = claim_of(text, trigger)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_who_says_so_is_told_with_the_cue() -> None:
    claim = claim_of("قال المتحدث إن القوات سيطرت على البلدة.", "سيطرت")
    assert words(claim.attribution) == ["المتحدث"]
    assert [link.cue.exact for link in claim.attribution if link.cue] == ["قال"]


def test_who_struck_killed_where_one_sentence_says_both() -> None:
    text = "شنت الطائرات الحربية غارات على القرية أدت إلى مقتل عشرين مدنيا."
    assert words(claim_of(text, "مقتل").actors) == ["الطائرات الحربية"]


def test_a_cause_leads_to_a_claim_of_the_same_document() -> None:
    text = "أدت الغارات على المدينة إلى مقتل عشرين مدنيا وإصابة ثلاثين."
    because = {claim.act.value: claim.because for claim in possible_claims(text)}
    assert because["killing"]
    assert because["killing"][0].claim in {claim.id for claim in possible_claims(text)}


def test_claims_are_the_same_each_time_and_can_be_written() -> None:
    document = Document("case", "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس.", published=PUBLISHED)
    first, second = extract(document), extract(document)
    assert first == second
    assert msgspec.json.decode(msgspec.json.encode(first), type=list[Claim]) == first


def test_a_quote_that_lies_is_noticed() -> None:
    """The check used above can fail."""
    document = Document("case", "هاجم مسلحون قرية.")
    assert not document.holds(Quote(0, 4, "قاتل"))


def seconds(text: str) -> float:
    """The processor time that extraction takes, the better of two: what else the machine does does not count."""
    document, best = Document("long", text), float("inf")
    for _ in range(2):
        begun = time.process_time()
        find_candidates(document)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        "هاجم المسلحون قرية في ريف حلب وقتلوا ثلاثة جنود ",
        "قال المتحدث إن القوات سيطرت على البلدة ",
        "قصف « ( مدينة ، و ",
        "قوات الجيش والشرطة و",
    ],
)
def test_time_grows_with_length_not_with_its_square(unit: str) -> None:
    short, long = (2_500 // len(unit.split())), (10_000 // len(unit.split()))
    few, many = seconds(unit * short), seconds(unit * long)
    # Four times the text: its square would take sixteen times as long.
    assert many < 8 * few + 0.5


def test_what_a_week_and_a_weekday_mean_are_settings() -> None:
    published = Sourced(When("2016-12-13", "2016-12-13", "2016-12-13", "day"), 1.0, "given")
    document = Document("case", "قصفت الطائرات بلدة النخيل الأسبوع الماضي.", published=published)

    found = [extract(document), extract(document, times=TimeSettings(week_start=5))]

    assert [claim.time.value.edtf for (claim,) in found if claim.time] == [
        "2016-12-05/2016-12-11",
        "2016-12-03/2016-12-09",
    ]


def test_the_hurt_count_beside_the_dead_of_a_lone_sentence() -> None:
    found = extract(Document("case", "قتل 14 من عناصر التنظيم وجرح تسعة منهم."))
    assert [claim.act.value for claim in found] == ["killing", "injury"]
