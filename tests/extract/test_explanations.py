"""Why they say it happened: causes apart from mere sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.explanations import find_reasons


def reasons(text: str, *triggers: str) -> set[tuple[str, str, str]]:
    """(effect, cause, connective) as words; the triggers are the tokens that hold these words, in their order."""
    sentences = analyze(text)
    found = []
    for at, sentence in enumerate(sentences):
        for index, token in enumerate(sentence.tokens):
            name = next((trigger for trigger in triggers if trigger in token.text), None)
            if name:
                found.append((at, index, name))
    links = find_reasons(sentences, [(at, index) for at, index, _ in found])
    return {(found[effect][2], found[cause][2], text[slice(*span)]) for effect, cause, span, _ in links}


@pytest.mark.parametrize(
    ("text", "effect", "cause", "connective"),
    [
        ("نزح السكان بسبب القصف.", "نزح", "القصف", "بسبب"),
        ("قتل خمسة مدنيين جراء غارة على السوق.", "قتل", "غارة", "جراء"),
        ("أسفرت المعارك عن مقتل ثلاثة جنود.", "مقتل", "المعارك", "أسفرت"),
        ("قصف الطيران السوق، مما أدى إلى مقتل تاجر.", "مقتل", "قصف", "أدى"),
        ("هاجم المسلحون القرية ما أسفر عن إصابة طفل.", "إصابة", "هاجم", "أسفر"),
        ("أدى القصف الذي استمر ساعات لنزوح السكان.", "نزوح", "القصف", "أدى"),
        ("فر السكان نتيجة للقصف.", "فر", "القصف", "نتيجة"),
        ("بسبب الحصار نزح السكان.", "نزح", "الحصار", "بسبب"),
        ("نجم مقتل الطفل عن قصف السوق.", "مقتل", "قصف", "نجم"),
        ("أحد أسباب سقوط المدينة يعود إلى انسحاب الجيش.", "سقوط", "انسحاب", "يعود"),
    ],
)
def test_a_cause_is_told_from_its_effect(text: str, effect: str, cause: str, connective: str) -> None:
    cause_in_text = cause if cause in text else cause.replace("ال", "لل", 1)
    found = reasons(text, effect, cause_in_text)
    assert found == {(effect, cause_in_text, connective)}


def test_coordinate_causes_and_effects_are_linked_one_by_one() -> None:
    assert reasons("أسفر القصف عن مقتل طفل وإصابة آخر.", "القصف", "مقتل", "إصابة") == {
        ("مقتل", "القصف", "أسفر"),
        ("إصابة", "القصف", "أسفر"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "نزح السكان بعد القصف.",
        "نزح السكان عقب القصف.",
        "نزح السكان قبل القصف.",
        "نزح السكان تزامنا مع القصف.",
    ],
)
def test_sequence_is_no_cause(text: str) -> None:
    assert reasons(text, "نزح", "القصف") == set()


def test_a_sentence_that_points_back_takes_its_cause_from_the_one_before() -> None:
    assert reasons("قصف الجيش السوق. وأدى ذلك إلى نزوح السكان.", "قصف", "نزوح") == {("نزوح", "قصف", "أدى")}


def test_who_drives_others_to_act_is_no_cause_by_himself() -> None:
    assert reasons("قصف الجيش السوق ودفعت الشرطة السكان إلى النزوح.", "قصف", "النزوح") == set()


WORDS = st.sampled_from(
    ["قصف", "بسبب", "أدى", "إلى", "مما", "نزوح", "وقتل", "،", ".", "عن", "أسفر", "نتيجة", "ذلك", "التي", "ل"]
)


@given(st.lists(WORDS, min_size=1, max_size=20), st.data())
def test_links_join_two_different_triggers(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    sentences = analyze(text)
    places = [(at, index) for at, sentence in enumerate(sentences) for index in range(len(sentence.tokens))]
    chosen = sorted(data.draw(st.sets(st.sampled_from(places))))
    for effect, cause, span, confidence in find_reasons(sentences, chosen):
        assert effect != cause
        assert 0 <= effect < len(chosen)
        assert 0 <= cause < len(chosen)
        assert 0 <= span[0] < span[1] <= len(text)
        assert 0 < confidence <= 1
