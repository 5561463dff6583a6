"""Which phrase behind a verb is its subject."""

import pytest
from claim_case import roles


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("استهدفت تلك التعزيزات غارة جوية عنيفة.", "استهدفت", [], ["تلك التعزيزات"]),
        ("وفي سهل نورين والبادية قتل المتمردون جنديين.", "قتل", ["المتمردون"], ["جنديين"]),
        ("خطفتهم جماعة مسلحة قرب البلدة.", "خطفتهم", ["جماعة مسلحة"], []),
        ("وقال إن المخيمات استهدفها الجيش أمس.", "استهدفها", ["الجيش"], ["المخيمات"]),
        ("خلال شهر واحد اغتيل الوزير في العاصمة.", "اغتيل", [], ["الوزير"]),
        ("وقال إن مدارس الوادي دمرت «جزئيا أو كليا».", "دمرت", [], ["مدارس الوادي"]),
        ("أطلق الوزير حملة تستهدف حزب الوادي.", "تستهدف", [], ["حزب الوادي"]),
    ],
)
def test_what_stands_behind_a_verb(text: str, trigger: str, actors: list[str], targets: list[str]) -> None:
    found = roles(text, trigger)
    assert found[1] == targets
    assert not actors or found[0] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("قال مسعفون إن جنديين اثنين قتلا وأصيب عشرة بجروح في قتال عنيف.", "قتلا", ["جنديين اثنين"]),
        ("وقال النقيب إن «ضابطا شابا قتل وأصيب آخر بجروح في هجوم مسلح».", "قتل", ["ضابطا شابا"]),
        ("وقالت الحركة إن التفجيرين استهدفا مقاتلين في فصائل مسلحة.", "التفجيرين", ["مقاتلين"]),
    ],
)
def test_a_verb_that_its_tag_hides(text: str, trigger: str, targets: list[str]) -> None:
    assert roles(text, trigger)[1] == targets
