"""Kinds of unnamed sources, and on whose behalf a source speaks."""

import pytest

import riwaya
from riwaya.model import Document, Voice


def voice(text: str) -> Voice:
    """The first source of the text's last claim."""
    return riwaya.extract(Document(id="test", text=text))[-1].attribution[0].value


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("قال مصدر عسكري", "military"),
        ("قالت مصادر طبية في المدينة", "medical"),
        ("قال مصدر أمني رفض ذكر اسمه", "security"),
        ("قالت مصادر محلية", "local"),
        ("قال شهود عيان", "eyewitness"),
        ("قال ناشطون", "activist"),
        ("قال أحد سكان البلدة", "local"),
        ("قال مصدر مطلع", "unnamed"),
        ("قال مسعفون", "medical"),
        ("قال الناطق باسم الشرطة سالم الحداد", None),
        ("قال الطبيب سالم الحداد", None),
        ("قال وزير الصحة", None),
    ],
)
def test_the_kind_of_an_unnamed_source(source: str, role: str | None) -> None:
    assert voice(f"{source} إن قذيفة أدت إلى مقتل ثلاثة مدنيين في السوق.").role == role


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("قال المتحدث باسم الجيش السوري", "sy-army"),
        ("قال مصدر في المعارضة السورية", "sy-opposition"),
        ("قال مصدر في وزارة الدفاع الروسية", "ru-defence-ministry"),
        ("قال ضابط أميركي", "us"),
        ("بحسب الرواية الروسية", "ru"),
        ("بحسب رواية الجيش السوري", "sy-army"),
        ("قال مصدر مقرب من حزب الله", None),
        ("قال لاجئون من سوريا", None),
        ("قال ناشطون سوريون", None),
        ("قال شهود عيان", None),
    ],
)
def test_for_whom_a_source_speaks(source: str, side: str | None) -> None:
    joint = "فإن" if source.startswith("بحسب") else "إن"
    told = voice(f"{source} {joint} قذيفة أدت إلى مقتل ثلاثة مدنيين في السوق.").side
    assert (told.id if told else None) == side


def test_the_regimes_account_is_that_of_the_country_told_of() -> None:
    told = voice(
        "انسحب الجيش السوري من حلب. وبحسب الرواية النظامية فإن قذيفة أدت إلى مقتل ثلاثة مدنيين."
    ).side
    assert told is not None
    assert (told.kind, told.country) == ("government", "SY")
