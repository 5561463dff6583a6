"""Which numbers of a sentence are an act's: totals and parts, dead and wounded together, tolls."""

import pytest
from claim_case import claim_of


def counts(text: str, trigger: str) -> list[tuple[str, int | None, int | None]]:
    """Of whom, from, to, for each count of the claim at a trigger."""
    return [(each.value.of, each.value.low, each.value.high) for each in claim_of(text, trigger).counts]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قتل تسعة مدنيين، بينهم ثلاثة أطفال وامرأتان.", "قتل", [("killed", 9, 9), ("killed", 3, 3), ("killed", 2, 2)]),
        ("اعتقل الجيش 21 فلسطينيا بينهم صحفيان.", "اعتقل", [("captured", 21, 21), ("captured", 2, 2)]),
        ("قتل 20 شخصا بينهم خمسة أطفال في قصف على السوق.", "قتل", [("killed", 20, 20), ("killed", 5, 5)]),
        ("قتل 11 شخصا معظمهم من النساء.", "قتل", [("killed", 11, 11)]),
        ("سقط 35 شخصا بين قتيل وجريح في تفجير انتحاري.", "قتيل", [("others", 35, 35)]),
        ("مقتل 42 مسلحا على الأقل، و9 جنود في معارك قرب حلب.", "مقتل", [("killed", 42, None), ("killed", 9, 9)]),
        ("مقتل وإصابة 70 شخصا في تفجيرين.", "مقتل", [("others", 70, 70)]),
        ("خلفت الاشتباكات 13 قتيلا و20 جريحا.", "جريحا", [("wounded", 20, 20)]),
        ("وصل عدد الجرحى إلى 110 بعد القصف على المدينة.", "الجرحى", [("wounded", 110, 110)]),
        ("قتل جنديان وأصيب ثالث في انفجار لغم.", "أصيب", [("wounded", 1, 1)]),
        ("قتل المسلحون جنديين وجرحوا ثلاثة.", "جرحوا", [("wounded", 3, 3)]),
    ],
)  # fmt: skip
def test_a_total_comes_before_its_parts_and_each_number_goes_with_its_act(
    text: str, trigger: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert counts(text, trigger) == expected


def test_strikes_are_not_people() -> None:
    assert counts("شن الطيران 6 غارات على معسكر في حلب.", "غارات") == []
