"""Whether an act is told as happened, coming, possible or denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.factuality import find_factuality


def status(text: str, trigger: str) -> tuple[str, str]:
    """Polarity and modality of the first token that begins with or ends in the trigger."""
    for sentence in analyze(text):
        for index, token in enumerate(sentence.tokens):
            if trigger in token.text:
                polarity, modality, method = find_factuality(sentence, index)
                assert method
                return polarity, modality
    raise AssertionError(trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("قصفت الطائرات المدينة.", "قصفت"),
        ("تمكنت القوات من تحرير المدينة.", "تحرير"),
        ("قتل خمسة جنود بعد سيطرة المسلحين على الجسر.", "سيطرة"),
        ("أدى الانفجار إلى مقتل جندي.", "مقتل"),
        ("كيف سقطت المدينة في يد المسلحين؟", "سقطت"),
        ("سيطر الجيش على التل، لكن كيف سقطت المدينة؟", "سيطر"),
        ("قد سيطر الجيش على القرية.", "سيطر"),
        ("تعرضت القرية لقصف عنيف.", "قصف"),
        ("أتاح الانسحاب للجيش الاستيلاء على التل.", "الاستيلاء"),
    ],
)
def test_told_as_happened(text: str, trigger: str) -> None:
    assert status(text, trigger) == ("positive", "actual")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("تعهد الرئيس بمحاربة التنظيم.", "محاربة"),
        ("هدد القائد بقصف العاصمة.", "قصف"),
        ("شن الجيش هجوما لطرد المسلحين من القرية.", "طرد"),
        ("يستعد الجيش لاقتحام المدينة.", "اقتحام"),
        ("ستبدأ القوات قريبا بمحاربة التنظيم.", "محاربة"),
        ("تقاتل الجماعة من أجل السيطرة على الميناء.", "السيطرة"),
        ("تخطط الحكومة لإرسال تعزيزات إلى الحدود.", "إرسال"),
        ("سوف يهاجم الجيش القرية.", "يهاجم"),
        ("دخلوا الحي حتى يحرروا الرهائن.", "يحرروا"),
    ],
)
def test_aims_plans_pledges_and_threats_are_future(text: str, trigger: str) -> None:
    assert status(text, trigger) == ("positive", "future")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("دعا الوزير إلى وقف القصف.", "وقف"),
        ("حذرت المنظمة من نزوح السكان.", "نزوح"),
        ("إذا سيطر الجيش على التل فسيتقدم نحو المدينة.", "سيطر"),
        ("ربما قصفت الطائرات المدينة.", "قصفت"),
        ("يمكن أن يهاجم المسلحون القرية.", "يهاجم"),
        ("قد يهاجم المسلحون القرية.", "يهاجم"),
        ("منع الحاجز المسلحين من اقتحام القرية.", "اقتحام"),
        ("هل سيطر الجيش على المدينة؟", "سيطر"),
        ("رفض القائد وقف القصف.", "وقف"),
        ("من المحتمل أن يهاجم المسلحون القرية.", "يهاجم"),
    ],
)
def test_what_is_demanded_feared_prevented_or_conditional_is_hypothetical(text: str, trigger: str) -> None:
    assert status(text, trigger) == ("positive", "hypothetical")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("لم تقصف الطائرات المدينة.", "تقصف"),
        ("لم يتمكن الجيش من تحرير القرية.", "تحرير"),
        ("فشل المسلحون في اقتحام القاعدة.", "اقتحام"),
        ("أكد الناطق عدم سيطرة المسلحين على الجسر.", "سيطرة"),
        ("مر اليوم دون قصف.", "قصف"),
        ("نفت الوزارة قصف السوق.", "قصف"),
        ("نفت الوزارة أن تكون قواتها قصفت السوق.", "قصفت"),
        ("جاء الهجوم بعد غياب الدعم الجوي.", "الدعم"),
        ("يعود ذلك إلى عجز القوات عن مواجهة المسلحين.", "مواجهة"),
        ("لم تتبن أي جماعة التفجير.", "تتبن"),
    ],
)
def test_negation_in_all_its_forms(text: str, trigger: str) -> None:
    assert status(text, trigger)[0] == "negative"


def test_a_denial_ends_where_the_speaker_goes_on() -> None:
    text = "نفى الناطق أن يكون الجيش انسحب من التل، مؤكدا أن قواته قصفت المسلحين."
    assert status(text, "انسحب")[0] == "negative"
    assert status(text, "قصفت")[0] == "positive"


def test_what_will_not_be_is_negative_and_future() -> None:
    assert status("لن يهاجم الجيش القرية.", "يهاجم") == ("negative", "future")


WORDS = st.sampled_from(
    [
        "لم", "لن", "قد", "أن", "سيطر", "الجيش", "على", "لتحرير", "المدينة", "،", ".", "؟", "إذا",
        "هدد", "بقصف", "يهاجم", "حتى", "ما", "بعد", "عدم", "التي", "ليسيطر", "و", "من", "منع",
        "فشل", "في", "دون", "اليوم", "الذي",
    ]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=25))
def test_every_word_of_every_sentence_has_a_status(words: list[str]) -> None:
    for sentence in analyze(" ".join(words)):
        for index in range(len(sentence.tokens)):
            polarity, modality, method = find_factuality(sentence, index)
            assert polarity in {"positive", "negative"}
            assert modality in {"actual", "future", "hypothetical"}
            assert method
