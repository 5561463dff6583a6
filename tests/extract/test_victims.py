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
