"""The objects of a verb: accusatives, and what only tells how or where."""

import pytest
from claim_case import claim_of, roles, words


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("قتل مسلحون ضابطا.", "قتل", ["مسلحون"], ["ضابطا"]),
        ("قتلت الشرطة مسلحا.", "قتلت", ["الشرطة"], ["مسلحا"]),
        ("قتل مسلحون مجهولون ضابطا في الشرطة.", "قتل", ["مسلحون مجهولون"], ["ضابطا"]),
        ("اختطف مسلحون ثلاثة مهندسين.", "اختطف", ["مسلحون"], ["ثلاثة مهندسين"]),
        ("هاجم المسلحون معسكرا في مأرب.", "هاجم", ["المسلحون"], ["معسكرا"]),
        ("قتل الجيش ضابطاً.", "قتل", ["الجيش"], ["ضابطاً"]),
    ],
)
def test_a_written_accusative_suffers(text: str, trigger: str, actors: list[str], targets: list[str]) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_an_adverb_in_the_accusative_is_no_object() -> None:
    assert words(claim_of("لم تنذر تركيا مسبقا النظام السوري.", "تنذر").targets) == ["النظام السوري"]


def test_an_aside_between_subject_and_object() -> None:
    text = "واعتقل المكتب المركزي للأبحاث القضائية، وهو جهاز أمني جديد، أمس، ثمانية أشخاص في أربع مدن."
    claim = claim_of(text, "اعتقل")
    assert words(claim.actors) == ["المكتب المركزي للأبحاث القضائية"]
    assert words(claim.targets) == ["ثمانية أشخاص"]
