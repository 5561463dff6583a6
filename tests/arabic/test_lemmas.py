"""Lemmas: what the endings and the tag tell before the dictionary is asked."""

import pytest

from riwaya.arabic import analyze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت", "قال"),
        ("سيطروا", "سيطر"),
        ("يقتحمون", "اقتحم"),
        ("المدينة", "مدينة"),
        ("انفجارات", "انفجار"),
        ("الهجمات", "هجمة"),
        ("المسلحين", "مسلح"),
        ("مدينتهم", "مدينة"),
        ("السورية", "سوري"),
        ("الكبرى", "أكبر"),
    ],
)
def test_lemma(text: str, expected: str) -> None:
    assert analyze(text)[0].tokens[0].lemma == expected


def test_marks_and_numbers_are_their_own_lemmas() -> None:
    assert [token.lemma for token in analyze("1,250 .")[0].tokens] == ["1,250", "."]
