"""The model that says how sure a claim is: weights are numbers, probabilities behave, less is asked of plain news."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.claim_features import SNIPPET
from riwaya.extract.claims import extract, find_candidates
from riwaya.extract.confidence import is_claim, judged, probability
from riwaya.lexicon import load_table
from riwaya.model import Document

TABLE = load_table("confidence")
KINDS = ("article", "sentence")
ALONE = ["alone", "polarity=positive", "modality=actual"]
"""The features by which the weights of sentences are taken."""

NAMES = sorted({name for kind in KINDS for name in TABLE[kind]["weights"]} - {*ALONE, "alone-control"})
TEXT = (
    "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس. وقال الجيش إن مسلحين شنوا الهجوم فجرا. "
    "وسيطرت القوات على بلدتين بعد معارك استمرت يومين."
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_holds_finite_weights_and_a_threshold_between_nothing_and_certainty(kind: str) -> None:
    assert all(math.isfinite(weight) for weight in TABLE[kind]["weights"].values())
    assert math.isfinite(TABLE[kind]["bias"])
    assert 0 < TABLE["short_threshold"] < TABLE[kind]["threshold"] < 1


@given(st.lists(st.sampled_from([*NAMES, "unheard-of"]), max_size=40))
def test_a_probability_lies_between_nothing_and_certainty(names: list[str]) -> None:
    assert 0 < probability(names) < 1


@given(st.lists(st.sampled_from(NAMES), max_size=20, unique=True), st.sampled_from(NAMES))
def test_a_feature_moves_the_probability_the_way_its_weight_points(names: list[str], added: str) -> None:
    for kind, alone in zip(KINDS, ([], ALONE), strict=True):
        before, after = probability([*alone, *names]), probability([*alone, *names, added])
        weight = TABLE[kind]["weights"].get(added, 0.0)
        assert after >= before if weight >= 0 else after <= before


def test_a_feature_without_weight_changes_nothing() -> None:
    assert probability(["unheard-of"]) == pytest.approx(1 / (1 + math.exp(-TABLE["article"]["bias"])))


def test_only_claims_are_given_with_their_probability() -> None:
    document = Document("case", TEXT)
    sure = {
        candidate.claim.id: round(probability(candidate.features), 3)
        for candidate in find_candidates(document)
        if is_claim(candidate.features, probability(candidate.features))
    }
    assert {claim.id: claim.act.confidence for claim in extract(document)} == sure


def test_a_topic_is_less_sure_than_a_report() -> None:
    """«مكافحة الخطف» names no abduction; a counted victim in a place does."""
    topic = find_candidates(Document("a", "تناقش الندوة قضية الخطف ومكافحة الخطف."))
    report = find_candidates(Document("b", "خطف مسلحون خمسة مهندسين في بغداد أمس."))
    assert max(probability(candidate.features) for candidate in topic) < min(
        probability(candidate.features) for candidate in report
    )


def test_less_is_asked_of_the_first_verb_of_a_short_sentence() -> None:
    between = (TABLE["short_threshold"] + TABLE["sentence"]["threshold"]) / 2
    told = [*ALONE, "verb=perfect", "verbs-before=0", "length=0", "roles=1"]
    assert is_claim(told, between)
    assert not is_claim(told, TABLE["short_threshold"] / 2)
    for name, other in (("verb=perfect", "verb=imperfect"), ("length=0", "length=3"), ("roles=1", "roles=0")):
        assert not is_claim([other if feature == name else feature for feature in told], between)
    assert not is_claim([*told, "relative"], between)


def test_so_it_is_of_a_light_verb_s_object_and_of_a_headline() -> None:
    between = (TABLE["short_threshold"] + TABLE["sentence"]["threshold"]) / 2
    assert is_claim([*ALONE, "actor-rule=light-verb", "verbs-before=1", "length=1"], between)
    assert is_claim([*ALONE, "first", "shape=bare", "who-whom", "length=0"], between)
    assert not is_claim([*ALONE, "first", "shape=definite", "who-whom", "length=0"], between)


def test_a_few_sentences_are_judged_as_sentences_and_an_article_as_an_article() -> None:
    line = "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس. "
    few, many = (find_candidates(Document("case", line * times)) for times in (SNIPPET, SNIPPET + 1))
    assert all(ALONE[0] in candidate.features for candidate in few)
    assert not any(ALONE[0] in candidate.features for candidate in many)


@pytest.mark.parametrize(
    "text",
    [
        "انسحبت القوات من المدينة.",
        "سيطر مسلحون على حقل نفطي شرق دير الزور.",
        "خطف مسلحون طبيبا قرب كركوك.",
        "انفجرت عبوة ناسفة في سوق شعبي.",
        "تظاهر المئات في وسط العاصمة.",
        "شن مسلحون هجوما على حاجز للجيش أمس.",
        "هجوم للمتمردين على تدمر.",
    ],
)
def test_plain_news_of_one_line_is_a_claim(text: str) -> None:
    assert extract(Document("line", text))


def test_plain_short_news_is_as_sure_as_in_an_article() -> None:
    (word,) = find_candidates(Document("case", "تجددت المظاهرات في المدينة أمس ضد الحكومة."))
    assert probability(word.features) < TABLE["sentence"]["threshold"]
    sure, counts = judged(word.features)
    assert counts
    assert sure > TABLE["article"]["threshold"]
