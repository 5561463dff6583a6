"""Neighbours of Arabic in its script are not read as Arabic, and Arabic that quotes or borrows from them is."""

import json
import tomllib
from pathlib import Path

import pytest

from riwaya.read.language import why_not_arabic

TEXTS = tomllib.loads(Path(__file__).with_name("neighbours.toml").read_text("utf-8"))
ARABIC = TEXTS.pop("Arabic")
NEIGHBOURS = [(language, text) for language, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), NEIGHBOURS)
def test_other_languages_are_refused(language: str, text: str) -> None:
    reason = why_not_arabic(text) or ""
    assert f"the text is {language}, not Arabic" == reason or "another language" in reason


def test_most_are_named() -> None:
    named = [why_not_arabic(text) == f"the text is {language}, not Arabic" for language, text in NEIGHBOURS]
    assert sum(named) >= 0.9 * len(named)


@pytest.mark.parametrize(("language", "text"), NEIGHBOURS)
def test_eight_words_of_another_language_are_no_arabic(language: str, text: str) -> None:
    assert why_not_arabic(" ".join(text.split()[:8]))


def test_other_scripts_are_refused() -> None:
    assert "not Arabic" in (
        why_not_arabic("The ministry said that the road to the city was open again.") or ""
    )
    assert "no Arabic letters" in (why_not_arabic("12345 --- 2016") or "")


@pytest.mark.parametrize(
    "text",
    [
        *(text for texts in ARABIC.values() for text in texts),
        "أعلنت شركة Siemens Mobility في بيان أن قطارات Desiro HC وصلت إلى المرفأ مع شبكة Wi-Fi",
        "چلبي وبيجو في صورة من باريس بعد لقاء مع الوفد في فندق قرب المطار",
        "تدمر",
    ],
)
def test_arabic_is_arabic(text: str) -> None:
    assert why_not_arabic(text) is None


@pytest.mark.parametrize("language", ["Persian", "Urdu", "Kurdish", "Pashto"])
def test_arabic_that_quotes_as_much_again_is_arabic(language: str) -> None:
    quoted = "».\nوجاء في البيان: «".join(TEXTS[language][:2])
    assert why_not_arabic(" ".join(ARABIC["typed"] + ARABIC["quoting"][:2]) + quoted) is None


def test_real_news_is_arabic_line_by_line(shared: Path) -> None:
    lines = (shared / "data/documents/pool_dev.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    parts = [line for text in texts for line in text.split("\n")]
    refused = [
        part for part in texts + parts if "another script" not in (why_not_arabic(part) or "another script")
    ]
    assert [part for part in refused if any(map(str.isalpha, part))] == []
