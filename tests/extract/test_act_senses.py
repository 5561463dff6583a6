"""Which words tell an act in running news and which only look so: sentences of our own, by general cause."""

import pytest

from riwaya.arabic import analyze
from riwaya.extract.acts import find_triggers
from riwaya.extract.claims import find_candidates
from riwaya.extract.towns import names_town
from riwaya.model import Document

TOLD = {
    "a verb far from its object": [
        ("فتحت قوات الحكومة بعد منتصف ليل الأربعاء نيران رشاشاتها على الحقول.", "attack"),
        ("زودت الدولة المجاورة جيش البلاد بكميات كبيرة من الأسلحة والذخائر.", "training_arming"),
        ("دعت اللجنة حزب العمل الوطني، المحظور، إلى الحوار.", "demand"),
    ],
    "a counted singular": [
        ("تمت تصفية 12 عنصرا في كمين شمال البلدة.", "killing"),
        ("تعتزم الوزارة تدريب نحو ألفي مقاتل في السنة.", "training_arming"),
        ("أكد القائد أسر أربعين متمردا في التلال.", "abduction"),
    ],
    "a pronoun for the object": [
        ("كان الثوار استعادوه في وقت متأخر من الليل.", "recapture"),
        ("حررت المقاومة البلدة وتم طردهم إلى خارجها.", "recapture"),
        ("قبض عليه العناصر ثم قاموا بسجنه.", "arrest"),
        ("وبعد دخولهم صنعاء أغلقوا الصحف.", "advance"),
    ],
    "a preposition that was not cut off": [
        ("جاء البيان باتهام الحكومة وبإهانة القضاة.", "accusation"),
        ("أوصى القاضي بإحالتهم إلى المحكمة.", "investigation"),
        ("عناصر التنظيم قبضوا عليه واتهموه بالتجسس.", "accusation"),
    ],
    "a campaign of war": [
        ("اتسعت الحملة الجوية لتشمل الحدود.", "air_strike"),
        ("قدرت الوزارة تكلفة العمليات ضد التنظيم بمليار دولار.", "attack"),
        ("أعلن الرئيس عزمه التحرك بقوة ضد الجماعات المسلحة.", "attack"),
        ("لم تقتصر جرائمهم على ضرب المدنيين.", "attack"),
        ("تلقى المتمردون ضربات موجعة قرب الحدود.", "attack"),
        ("شنت الجماعة الهجمات بهدف زعزعة الاستقرار.", "attack"),
    ],
    "other words": [
        ("ما زال القصر بأيدي المتمردين.", "seizure"),
        ("أفشلت القوات تعزيزات قادمة من الجنوب.", "repulse"),
        ("جرت التوقيفات فجرا في ثلاثة أحياء.", "arrest"),
        ("قال إن عددا من العائلات غادر رغم المخاطر.", "displacement"),
        ("انهارت التفاهمات بعد هدنتين فاشلتين بسبب خروقات المتمردين.", "violation"),
        ("صدر الحكم بقتله قصاصا.", "investigation"),
        ("خلفت البراميل أضرارا واسعة في السوق.", "destruction"),
        ("طالب الأهالي بتصاعد الرد بعد تصاعد العنف بين الفصيلين.", "clash"),
    ],
}
UNTOLD = {
    "an abstract object": [
        ("رد متوازن لا يهدد الحوار بين الكتل.", "threat"),
        ("تواجه البلاد تهديدا متزايدا.", "threat"),
        ("يعمل المعلمون على محاربة أفكار التطرف.", "clash"),
        ("معركتنا من أجل الديمقراطية طويلة.", "clash"),
        ("أصابهم الغرور بعد الفوز.", "injury"),
        ("مواجهة الخطر مسؤولية الجميع.", "clash"),
    ],
    "a thing that bears the name": [
        ("تقوم الخطة على مخرجات الحوار الوطني.", "meeting"),
        ("نصت اتفاقية جنيف على ذلك.", "agreement"),
        ("قامت الطائرة بنقل أسرى من الجنود.", "abduction"),
        ("يدير الحزب معسكرات تدريب في الجبال لقوات له.", "training_arming"),
    ],
    "another word": [
        ("لم يرد تعقيب من الجيش.", "attack"),
        ("منع سفر المسؤولين جوا وبرا.", "release"),
        ("المطار جاهز لاستقبال الطائرات المدنية.", "meeting"),
        ("الحكومة تستعد لمنح الإقليم حكما ذاتيا على أرضه.", "investigation"),
    ],
}
ONE = [
    ("واستهدف هجوم بسيارة مفخخة مركزا للشرطة.", "هجوم", "bombing"),
    ("استهدفت غارة جديدة مزرعة للمسلحين.", "غارة", "air_strike"),
    ("استهدف أكثر الهجمات دموية سوقا.", "الهجمات", "attack"),
    ("أطلق المتظاهرون هتافات ضد الحكومة.", "أطلق المتظاهرون", "protest"),
    ("تنفيذ حكم القتل في الجانيين.", "تنفيذ حكم", "killing"),
    ("قتلها شنقا.", "قتلها", "killing"),
    ("عبر عن قلقه حيال أعمال العنف بين الجيش والمتمردين.", "أعمال العنف", "clash"),
]


def triggers(text: str) -> list[tuple[str, str]]:
    """The words that name acts, each with its act."""
    return [
        (" ".join(token.text for token in sentence.tokens[t.start : t.end]), t.act)
        for sentence in analyze(text)
        for t in find_triggers(sentence)
    ]


@pytest.mark.parametrize(("text", "act"), [case for cases in TOLD.values() for case in cases])
def test_an_act_is_told(text: str, act: str) -> None:
    assert act in [found for _, found in triggers(text)]


@pytest.mark.parametrize(("text", "act"), [case for cases in UNTOLD.values() for case in cases])
def test_no_such_act_is_told(text: str, act: str) -> None:
    assert act not in [found for _, found in triggers(text)]


@pytest.mark.parametrize(("text", "words", "act"), ONE)
def test_two_words_for_one_act_make_one_claim(text: str, words: str, act: str) -> None:

    found = [c.claim for c in find_candidates(Document("1", text)) if c.claim.act.value == act]
    assert [claim.act.quote.exact.lstrip("و") for claim in found if claim.act.quote] == [words]


@pytest.mark.parametrize(("text", "at", "town"), [("سقطت الموصل", 1, True), ("سقطت الثلوج", 1, False)])
def test_a_known_place_is_told_from_another_word(text: str, at: int, town: bool) -> None:
    assert names_town(analyze(text)[0].tokens, at) is town
