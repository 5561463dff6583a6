"""Against whom people protest."""

import pytest
from claim_case import possible_claims, words


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("تظاهر المئات في العاصمة احتجاجا على زيارة الرئيس الزائر.", ["الرئيس الزائر"]),
        ("تظاهر المئات مطالبين باستقالة كاراموف.", ["كاراموف"]),
        ("تظاهر المئات وهم يهتفون «الموت لإسرائيل».", ["إسرائيل"]),
        ("أحرق متظاهرون أعلام إسرائيل في الساحة.", ["إسرائيل"]),
        ("تجمع مئات المتظاهرين أمام السفارة الإثيوبية.", ["السفارة الإثيوبية"]),
        ("تظاهر المئات للمطالبة بعودة الرئيس المعزول.", []),
        ("تظاهر المئات تنديدا بإعدام الرئيس السابق.", []),
        ("أغلق المتظاهرون شوارع رئيسية.", []),
    ],
)
def test_whom_a_protest_is_against(text: str, targets: list[str]) -> None:
    claims = [claim for claim in possible_claims(text) if claim.act.value == "protest"]
    assert words(claims[0].targets) == targets
