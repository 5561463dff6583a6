"""Plain one-sentence news of protest and violence is a claim, in the verbs and nouns that news uses for it."""

import pytest

import riwaya
from riwaya.model import Document

PROTESTS = [
    "افترش العشرات من خريجي الجامعات الأرض أمام مبنى الوزارة مطالبين بالتوظيف.",
    "أغلق غاضبون الطريق السريع بالإطارات المشتعلة احتجاجا على انقطاع الكهرباء.",
    "نظم ذوو المعتقلين وقفة أمام السجن المركزي للمطالبة بالإفراج عن أبنائهم.",
    "علق المحامون مرافعاتهم أمام المحاكم احتجاجا على توقيف زميلهم.",
    "عمت المظاهرات مدن الجنوب رفضا لقرار رفع الأسعار.",
    "خيم عشرات الشبان في الميدان ورفضوا المغادرة حتى تحقيق مطالبهم.",
    "تجمهر السكان أمام مبنى المحافظة تنديدا بتلوث المياه.",
    "امتنع المعلمون عن دخول الصفوف للأسبوع الثاني للمطالبة برواتبهم.",
    "احتل طلاب مبنى الجامعة وأغلقوا أبوابه بالسلاسل.",
    "تواصلت لليوم الثالث التحركات الشعبية في الضاحية احتجاجا على الغلاء.",
    "ساد الإضراب العام مدن الساحل حدادا على الضحايا.",
]
VIOLENCE = [
    ("سقطت ثلاثة صواريخ غراد على البلدة الحدودية فجر اليوم.", "shelling"),
    ("تم اغتيال القاضي أمام منزله صباح الثلاثاء.", "killing"),
    ("لقي ضابط حتفه برصاص قناص على الحدود.", "killing"),
    ("تعرض النزلاء للضرب المبرح من قبل الحراس.", "abuse"),
    ("أوقعت الضربات الجوية عشرات القتلى في صفوف المسلحين.", "killing"),
]


@pytest.mark.parametrize("text", PROTESTS)
def test_what_a_crowd_does_for_a_cause_is_a_protest(text: str) -> None:
    assert "protest" in [claim.act.value for claim in riwaya.extract(Document("1", text))]


@pytest.mark.parametrize(("text", "act"), VIOLENCE)
def test_a_noun_that_a_light_verb_carries_tells_what_happened(text: str, act: str) -> None:
    assert act in [claim.act.value for claim in riwaya.extract(Document("1", text))]


def test_a_verb_after_that_and_its_subject_is_no_noun() -> None:
    text = "قال إن المهندس في محطة الوادي خطف من سيارته ظهر أمس على يد مسلحين."
    (claim,) = [c for c in riwaya.extract(Document("1", text)) if c.act.value == "abduction"]
    assert claim.act.quote is not None
    assert claim.act.quote.exact == "خطف"
    assert [target.quote.exact.split()[0] for target in claim.targets if target.quote] == ["المهندس"]


def test_a_dual_verb_tagged_as_an_adjective_tells_a_killing() -> None:
    text = "أوضح مصدر أمني أن اثنين من عناصر قوات الشرطة قتلا، بينما أصيب ثلاثة بجروح في بغداد أمس."
    assert {"killing", "injury"} <= {claim.act.value for claim in riwaya.extract(Document("1", text))}
