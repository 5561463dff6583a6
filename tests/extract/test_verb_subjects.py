"""The subject of a verb: before it, behind it with its object, in what a relative clause describes."""

import pytest
from claim_case import claim_of, roles, words


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("قوات النظام قصفت مدينة حلب بالمدفعية.", "قصفت", ["قوات النظام"], ["مدينة حلب"]),
        ("المسلحون هاجموا القرية فجر أمس.", "هاجموا", ["المسلحون"], ["القرية"]),
        ("قال المتحدث إن الجنود قتلوا أربعة مسلحين.", "قتلوا", ["الجنود"], ["أربعة مسلحين"]),
    ],
)
def test_a_subject_may_stand_before_its_verb(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("المسلحون الذين هاجموا القاعدة فروا إلى الجبال.", "هاجموا", ["المسلحون"], ["القاعدة"]),
        ("الجندي الذي قتله المسلحون من الجنوب.", "قتله", ["المسلحون"], ["الجندي"]),
        ("عاد السكان إلى القرية التي قصفتها الطائرات.", "قصفتها", ["الطائرات"], ["القرية"]),
        ("غارات شنتها الطائرات على المدينة أدت إلى نزوح السكان.", "غارات", ["الطائرات"], ["المدينة"]),
        ("أسفر الهجوم الذي نفذه المسلحون عن مقتل جندي.", "الهجوم", ["المسلحون"], []),
    ],
)
def test_a_relative_clause_describes_who_acts_or_whom_its_pronoun_means(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_who_is_named_behind_a_verb_with_its_object_does_it() -> None:
    claim = claim_of("شنت طائرات غارات على مقاتلين يدعمهم الغرب.", "يدعمهم")
    assert (words(claim.actors), words(claim.targets)) == (["الغرب"], ["مقاتلين"])


def test_people_of_what_a_relative_clause_describes_act_in_it() -> None:
    claim = claim_of("وفي القرى التي رفض سكانها النزوح انتشر الجنود.", "رفض")
    assert words(claim.actors) == ["سكانها"]


def test_a_pronoun_that_cannot_mean_what_is_described_is_another_s() -> None:
    assert roles("انسحبت الفصائل التي تعارضهم أمس.", "تعارضهم")[0] == ["الفصائل"]
    assert roles("دخلوا القرية التي قصفوها أمس.", "قصفوها")[1] == ["القرية"]


@pytest.mark.parametrize(
    "text",
    [
        "الجماعة لا تزال تعتقل عشرات الصحفيين.",
        "لا تزال الجماعة تعتقل عشرات الصحفيين.",
        "كانت الجماعة تعتقل عشرات الصحفيين.",
    ],
)
def test_who_still_does_it_stands_before_still(text: str) -> None:
    claim = claim_of(text, "تعتقل")
    assert (words(claim.actors), words(claim.targets)) == (["الجماعة"], ["عشرات الصحفيين"])
