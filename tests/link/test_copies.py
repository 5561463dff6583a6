"""Reprints of one report are found however they are spelled and cut; reports of one event by two hands are not."""

import pytest
from accounts_case import STARS, Teller, document

from riwaya.compare import compare
from riwaya.link.copies import near_copies
from riwaya.model import Incident

REPORT = """انهيار جسر السكة القديم شرق مدينة النخيل
انهار فجر اليوم جسر السكة القديم عند المدخل الشرقي لمدينة النخيل بعد أيام من الأمطار الغزيرة التي رفعت منسوب النهر.
وقال مدير الدفاع المدني في المدينة إن فرق الإنقاذ أخلت خمسين عائلة تسكن قرب الضفة ونقلتها إلى مدرستين في وسط البلدة.
وأغلقت البلدية الطريق المؤدي إلى الجسر وطلبت من السائقين سلوك الطريق الجنوبي، وبدأت لجنة فحص بقية الدعامات.
"""
OTHER_HAND = """مدينة النخيل تفقد جسرها الشرقي
استيقظ سكان مدينة النخيل على خبر سقوط الجسر الذي يربط أحياءهم بالسوق منذ أكثر من ثمانين سنة، وسط مخاوف من فيضان جديد.
وروى شهود أنهم سمعوا دويًا قويًا قبل طلوع الشمس ثم رأوا الدعامة الوسطى تميل ببطء نحو الماء قبل أن يسقط جزء كبير من الجسر.
وتعمل فرق البلدية على تحويل حركة السير، ولم ترد أنباء عن إصابات حتى الآن بينما تستمر الأمطار في الهطول على المنطقة كلها.
"""
TRIMMED = "عاجل: " + "\n".join(REPORT.replace("إن", "ان").replace("ة ", "ه ").splitlines()[:3]) + "\n"


def test_a_trimmed_and_respelled_reprint_is_found() -> None:
    documents = [
        document("a", REPORT, "صحيفة"),
        document("b", OTHER_HAND, "وكالة"),
        document("c", TRIMMED, "موقع"),
    ]
    assert near_copies(documents) == [("a", "c")]


def test_a_report_whose_sentences_were_cut_and_reworded_is_found() -> None:
    edited = (
        "سقوط جسر السكة القديم شرق النخيل\n"
        "انهار فجر أمس جسر السكة القديم عند المدخل الشرقي لمدينة النخيل بعد أمطار غزيرة رفعت منسوب النهر كثيرا.\n"
        "وأخلت فرق الإنقاذ خمسين عائلة تسكن قرب الضفة بحسب مدير الدفاع المدني في المدينة. ونقلتها إلى مدرستين "
        "وسط البلدة.\nوأغلقت البلدية الطريق المؤدي إلى الجسر، وطلبت من السائقين سلوك الطريق الجنوبي.\n"
    )
    assert near_copies([document("a", REPORT, "صحيفة"), document("b", edited, "موقع")]) == [("a", "b")]


@pytest.mark.parametrize("text", ["", "خبر قصير\nجملة واحدة فقط\n"])
def test_texts_too_short_to_tell_are_no_copies(text: str) -> None:
    assert near_copies([document("a", text or " ", "صحيفة"), document("b", text or " ", "موقع")]) == []


def test_outlets_that_carry_one_text_are_one_account() -> None:
    claims = []
    documents = []
    for name, outlet, text in (("a", "صحيفة", REPORT), ("c", "موقع", TRIMMED), ("b", "وكالة", OTHER_HAND)):
        teller = Teller(document(name, text, outlet))
        teller.tell("destruction", "جسر" if name != "b" else "سقوط", who=[(STARS, None)])
        documents.append(teller.document)
        claims += teller.claims
    together = Incident(
        "i", "violence", tuple(claim.id for claim in claims), ("destruction",), None, None, None
    )
    accounts = compare(together, claims, documents).accounts
    assert [account.documents for account in accounts] == [("a", "c"), ("b",)]
    assert accounts[0].source.name.ar == "صحيفة / موقع"
