"""Who really suffered."""

import pytest
from claim_case import roles


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("سقط عدد من القتلى من الطرفين في المعارك.", "سقط", ["الطرفين"]),
        ("أسفر القصف عن سقوط أحد عشر قتيلا في صفوف القوات الحكومية.", "سقوط", ["القوات الحكومية"]),
        ("أسفر القصف عن سقوط قتلى وجرحى.", "سقوط", []),
        ("أسفر القصف عن سقوط 21 قتيلا.", "سقوط", ["21 قتيلا"]),
    ],
)
def test_the_fallen_are_those_behind_them(text: str, trigger: str, targets: list[str]) -> None:
    assert roles(text, trigger)[1] == targets


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("فجر انتحاري سيارة مفخخة أمام المطعم.", "فجر"), ("فجر المسلحون عبوة ناسفة قرب القافلة.", "فجر")],
)
def test_a_bomb_is_no_target(text: str, trigger: str) -> None:
    actors, targets = roles(text, trigger)
    assert actors
    assert targets == []


def test_a_car_that_is_blown_up_is_a_target() -> None:
    assert roles("فجر المسلحون سيارة الضابط أمس.", "فجر")[1] == ["سيارة الضابط"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("أودى التفجير بحياة أكثر من مائة شخص.", ["أكثر من مائة شخص"]),
        ("أودت بحياة ما لا يقل عن عشرين شخصا.", ["ما لا يقل عن عشرين شخصا"]),
        ("أودى الهجوم بحياة نحو ثلاثين جنديا.", ["نحو ثلاثين جنديا"]),
        ("هجوم أودى بأرواح عشرات المدنيين.", ["عشرات المدنيين"]),
    ],
)
def test_whose_life_a_strike_cost_is_told_behind_life(text: str, targets: list[str]) -> None:
    assert roles(text, text.split()[1 if text.startswith("هجوم") else 0])[1] == targets


def test_who_struck_is_who_cost_lives() -> None:
    assert roles("أودت الغارات الروسية بحياة خمسة مدنيين.", "أودت")[0] == ["الروسية"]
