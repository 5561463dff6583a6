"""What endings tell of a phrase: where the subject ends and the object begins."""

import pytest
from claim_case import claim_of, words
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.agreement import can_act_in, describes, is_oblique
from riwaya.extract.far_subjects import form_of
from riwaya.extract.phrases import noun_phrase_end


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("هاجم المسلحون الصوامع ليلا.", "هاجم", ["المسلحون"], ["الصوامع"]),
        ("قتل المسلحون الحراس عند البوابة.", "قتل", ["المسلحون"], ["الحراس"]),
        ("دمرت الطائرات الجسور في وادي النخيل.", "دمرت", ["الطائرات"], ["الجسور"]),
        ("هاجم الجيش القافلة فجرا.", "هاجم", ["الجيش"], ["القافلة"]),
        (
            "قصف المسلحون الموالون للحكومة السابقة ثكنة.",
            "قصف",
            ["المسلحون الموالون للحكومة السابقة"],
            ["ثكنة"],
        ),
    ],
)
def test_a_definite_object_behind_a_definite_subject(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    claim = claim_of(text, trigger)
    assert (words(claim.actors), words(claim.targets)) == (actors, targets)


@pytest.mark.parametrize(
    "phrase",
    [
        "القوات المسلحة",
        "العناصر المسلحة",
        "المدنيون الخمسة",
        "المسؤولون الكبار",
        "الرهينة الفرنسي",
        "الدول الأعضاء",
        "القوة الكبرى",
        "الجيش الوطني",
        "مسلحون موالون",
        "هجومان انتحاريان",
    ],
)
def test_what_agrees_is_one_phrase(phrase: str) -> None:
    tokens = analyze(phrase)[0].tokens
    assert noun_phrase_end(tokens, 0) == len(tokens)


@pytest.mark.parametrize(
    ("word", "oblique"), [("جنديين", True), ("مقاتلين", True), ("ملايين", False), ("مسلحون", False)]
)
def test_duals_and_sound_plurals_in_in_are_no_subjects(word: str, oblique: bool) -> None:
    tokens = analyze(f"رأى {word} كثيرين")[0].tokens
    assert is_oblique(tokens[1]) == oblique


def test_a_plural_verb_takes_people() -> None:
    verb = form_of(analyze("ثم هاجموا القرية")[0].tokens[1])
    people, thing = analyze("الجنود")[0].tokens, analyze("المدينة")[0].tokens
    assert can_act_in(verb._replace(number="Plur"), people, 0, joined=False)
    assert not can_act_in(verb._replace(number="Plur"), thing, 0, joined=False)


@given(st.lists(st.sampled_from(["الجيش", "القافلة", "المسلحون", "،", "هجوم", "12", "«", "من"]), min_size=2))
def test_any_two_words_can_be_asked_about(written: list[str]) -> None:
    for sentence in analyze(" ".join(written)):
        for index in range(1, len(sentence.tokens)):
            assert describes(sentence.tokens, index - 1, index) in {True, False}
