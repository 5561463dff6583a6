"""What stands before the verb that claims, denies, charges or confirms it."""

import pytest
from speech_case import voices_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "وقتل عشرة في الهجوم الذي تبناه تنظيم الفجر.",
            "الهجوم",
            [("تنظيم الفجر", "تبناه", "claims_responsibility")],
        ),
        (
            "وسقط قتلى في هجمات تبنى بعضها تنظيم الفجر.",
            "هجمات",
            [("تنظيم الفجر", "تبنى", "claims_responsibility")],
        ),
        ("وتحدث عن اتهامات التعذيب التي نفاها الوزير أمس.", "التعذيب", [("الوزير", "نفاها", "denies")]),
        ("وسيطرت القوات على التل، وهو ما أكده قائد اللواء.", "سيطرت", [("قائد اللواء", "أكده", "asserts")]),
        ("وانسحب المقاتلون، الأمر الذي أعلنته الحركة.", "انسحب", [("الحركة", "أعلنته", "asserts")]),
        (
            "ونُسب إلى مصادر في الحكومة أن الوزير سيستقيل.",
            "سيستقيل",
            [("مصادر في الحكومة", "نُسب", "asserts")],
        ),
    ],
)
def test_what_stands_before_its_verb_is_told_by_its_subject(
    text: str, words: str, expected: list[tuple[str, str, str]]
) -> None:
    assert voices_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وسقط خمسون قتيلاً، وهو ما نفته الوزارة.", "سقط"),
        ("وقتل عشرة في الهجوم الذي تبناه تنظيم الفجر.", "قتل"),
        ("والقائمة التي أعلنها الوزير تضم عشرة أسماء.", "تضم"),
    ],
)
def test_what_the_outlet_tells_beside_it_stays_its_own(text: str, words: str) -> None:
    assert voices_of(text, words) == []
