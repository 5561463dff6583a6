"""Verbs that lend their subject to a noun, and those that do not."""

import pytest
from claim_case import roles


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("بدأ تحالف تقوده دولة الوادي حملة ضربات جوية.", "ضربات", ["تحالف"], []),
        ("كان المتمردون يستخدمونها في قصف المدينة.", "قصف", ["المتمردون"], ["المدينة"]),
        ("لم تنجح الشركة بسبب المعارك.", "المعارك", [], []),
        ("منعت القوات المتمردين من إحكام سيطرتهم على الوادي.", "سيطرتهم", ["المتمردين"], []),
        ("تعرضت قرى الوادي لقصف عنيف.", "قصف", [], ["قرى الوادي"]),
    ],
)
def test_whose_the_noun_is(text: str, trigger: str, actors: list[str], targets: list[str]) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_what_is_answered_was_done_by_others() -> None:
    text = "وردا على مقتل جنديين، شن الجيش غارات على مواقع الحزب."
    assert roles(text, "مقتل") == ([], ["جنديين"])
    assert roles(text, "غارات")[0] == ["الجيش"]


def test_a_place_is_taken_from_somebody() -> None:
    assert roles("استعاد الجيش القرية من أيدي المتمردين.", "استعاد")[1] == ["المتمردين"]
    assert roles("تمت السيطرة على الطريق المؤدي من النبع إلى السوق.", "السيطرة")[1] == []
