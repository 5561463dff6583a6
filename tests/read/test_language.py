"""Neighbours of Arabic in its script are not read as Arabic."""

from pathlib import Path

import pytest

from riwaya.read.language import why_not_arabic


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry said that the road to the city was open again.", "not Arabic"),
        ("وزیر کشور گفت که راه ساحلی از دیروز باز است و کسی آسیب ندیده است", "Persian"),
        ("وزیر داخلہ نے کہا کہ ساحلی سڑک کل سے کھلی ہے اور کوئی زخمی نہیں ہوا", "Urdu"),
        ("وەزیری ناوخۆ لە لێدوانێکدا ڕایگەیاند کە ڕێگاکە بۆ هاتوچۆ کراوەتەوە", "Kurdish"),
        ("12345 --- 2016", "no Arabic letters"),
    ],
)
def test_other_languages_are_named(text: str, word: str) -> None:
    assert word in (why_not_arabic(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الطريق الساحلي مفتوح منذ أمس",
        "أعلنت شركة Siemens Mobility في بيان أن قطارات Desiro HC وصلت إلى المرفأ مع شبكة Wi-Fi",
        "چلبي وبيجو في صورة من باريس بعد لقاء مع الوفد في فندق قرب المطار",
        "تدمر",
    ],
)
def test_arabic_is_arabic(text: str) -> None:
    assert why_not_arabic(text) is None


def test_real_news_is_arabic(shared: Path) -> None:
    import json  # noqa: PLC0415

    lines = (shared / "data/documents/pool_dev.jsonl").read_text("utf-8").splitlines()
    assert [reason for line in lines if (reason := why_not_arabic(json.loads(line)["text"]))] == []
