"""Causes and aims that a noun or a verb names, and what counted, owned or taken-up words explain."""

import pytest

from riwaya.extract.account import read_account
from riwaya.model import Document


def why(text: str) -> list[tuple[str, str, str]]:
    """(kind, effect, cause) of all explanations of a text, in words."""
    return [
        (each.kind, each.effect.quote.exact, each.cause.quote.exact)
        for each in read_account(Document("1", text)).explanations
    ]


@pytest.mark.parametrize(
    ("text", "kind", "effect", "cause"),
    [
        ("سبب الانهيار هو نقص الصيانة.", "cause", "الانهيار", "نقص الصيانة"),
        ("السبب في انهيار الجسر هو نقص الصيانة.", "cause", "انهيار الجسر", "نقص الصيانة"),
        ("انهيار الجسر سببه نقص الصيانة.", "cause", "انهيار الجسر", "نقص الصيانة"),
        ("ارتفعت الأسعار، والسبب أن المعبر مغلق.", "cause", "ارتفعت الأسعار", "المعبر مغلق"),
        ("الهدف من الهجوم هو السيطرة على التلة.", "purpose", "الهجوم", "السيطرة على التلة"),
        ("شنوا هجوما هدفه السيطرة على التلة.", "purpose", "هجوما", "السيطرة على التلة"),
        ("وعزا الوزير ارتفاع الأسعار إلى إغلاق المعبر.", "cause", "ارتفاع الأسعار", "إغلاق المعبر"),
        ("يرجع ارتفاع الأسعار إلى إغلاق المعبر.", "cause", "ارتفاع الأسعار", "إغلاق المعبر"),
        ("أغلق المعبر ونتج عن ذلك ارتفاع الأسعار.", "cause", "ارتفاع الأسعار", "أغلق المعبر"),
        ("أغلق المعبر ونتج عنه ارتفاع الأسعار.", "cause", "ارتفاع الأسعار", "أغلق المعبر"),
    ],
)
def test_a_noun_or_a_verb_names_what_explains(text: str, kind: str, effect: str, cause: str) -> None:
    assert (kind, effect, cause) in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "تعود الحياة إلى طبيعتها.",
        "أسباب الهجوم غير معروفة.",
        "لم يعرف سبب الحريق.",
        "وحققت الضربة هدفها بتدمير الجسر.",
        "وعرفنا بعد ذلك أن الفريق غادر.",
        "للتأكد مما حدث في الحي.",
    ],
)
def test_what_only_looks_like_it_explains_nothing(text: str) -> None:
    assert not [each for each in why(text) if each[0] != "after"]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("أوقع الهجوم 32 قتيلا و100 جريح.", {"قتيلا", "جريح"}),
        ("أسفرت المعارك عن سقوط 28 قتيلا وعشرات الجرحى.", {"سقوط 28 قتيلا", "الجرحى"}),
        ("أدى الانفجار إلى مقتل تاجر فضلا عن إصابة ثلاثة عمال.", {"مقتل", "إصابة"}),
    ],
)
def test_the_wounded_told_with_a_number_are_joined_to_the_killed(text: str, effects: set[str]) -> None:
    assert {effect for _, effect, _ in why(text)} == effects


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("يصلحون أضرارا تسبب بها انفجار قنبلة.", ("cause", "أضرارا", "انفجار قنبلة")),
        (
            "تضررت المدارس بسبب ما تشهده المدينة من معارك.",
            ("cause", "تضررت المدارس", "ما تشهده المدينة من معارك"),
        ),
        ("زار الوفد المدينة المدمرة جراء المعركة.", ("cause", "المدمرة", "المعركة")),
        ("أقيل الوزير لفشله في حماية المدينة.", ("cause", "أقيل الوزير", "فشله في حماية المدينة")),
        ("تم توقيف 251 شخصا لانتمائهم الى جماعات.", ("cause", "توقيف", "انتمائهم الى جماعات")),
        ("نفذوا هجمات منذ عامين لإنهاء الحصار.", ("purpose", "هجمات", "إنهاء الحصار")),
        ("هذه هي الهدنة التي تعلنها القوات لوقف القتال.", ("purpose", "الهدنة", "وقف القتال")),
    ],
)
def test_words_that_explain_in_another_shape(text: str, link: tuple[str, str, str]) -> None:
    assert link in why(text)


def test_a_coordinated_relative_clause_belongs_to_its_act() -> None:
    [link] = why("تبنى التنظيم التفجير الانتحاري الذي استهدف السوق وأوقع 30 قتيلا.")
    assert link == ("cause", "قتيلا", "التفجير الانتحاري")


def test_an_object_of_shelling_led_by_lam_is_no_aim() -> None:
    assert not why("قصف الطيران لتجمع سكني.")


def test_mere_order_is_no_explanation() -> None:
    assert not why("قصف الجيش القرية ثم هاجم المسلحون الثكنة.")
