"""The genitive of a noun that names an act: who did it, who suffered it, where it was."""

import pytest
from claim_case import claim_of, roles, words


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("مقتل ثلاثة جنود في هجوم على حاجز.", "مقتل", [], ["ثلاثة جنود"]),
        ("أدى القصف إلى إصابة خمسة مدنيين.", "إصابة", [], ["خمسة مدنيين"]),
        ("سيطرة الجيش على المدينة جاءت بعد معارك.", "سيطرة", ["الجيش"], []),
        ("انسحاب القوات من البلدة بدأ أمس.", "انسحاب", ["القوات"], []),
        ("قصف المدينة استمر يومين.", "قصف", [], ["المدينة"]),
        ("قصف الطائرات للمدينة استمر يومين.", "قصف", ["الطائرات"], ["للمدينة"]),
        ("اغتيال الوزير أثار الغضب.", "اغتيال", [], ["الوزير"]),
    ],
)
def test_the_genitive_of_a_verbal_noun_acts_or_suffers_as_the_noun_says(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_two_joined_nouns_share_the_object_behind_them() -> None:
    text = "تعمل الحكومة على تدريب وتجهيز المعارضة."

    assert roles(text, "تدريب")[1] == ["المعارضة"]


def test_who_is_visited_is_no_visitor() -> None:
    claim = claim_of("وصل المبعوث إلى المدينة لزيارة الجرحى.", "زيارة")
    assert (words(claim.actors), words(claim.targets)) == (["المبعوث"], ["الجرحى"])


def test_such_a_number_of_people_is_people() -> None:
    text = "تدرس القيادة تسلل مثل هذا العدد الكبير من عناصر كتائب النجم إلى البلدة."
    assert roles(text, "تسلل")[0] == ["العدد الكبير من عناصر كتائب النجم"]


def test_a_town_of_talks_is_where_they_are_held() -> None:
    claim = claim_of("تكتم على محادثات مسقط بين الطرفين.", "محادثات")
    assert (words(claim.actors), words(claim.places)) == (["الطرفين"], ["مسقط"])


def test_of_the_fallen_the_genitive_is_whose_dead_they_are() -> None:
    assert roles("من بين قتلى الفصائل ثلاثة من قادة الكتائب.", "قتلى") == ([], ["الفصائل"])
    assert roles("شيع الأهالي قتلى القصف.", "قتلى") == ([], [])
