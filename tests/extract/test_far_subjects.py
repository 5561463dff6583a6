"""Subjects told far from their verb, by a pronoun, or with the verb before."""

import pytest
from claim_case import claim_of, possible_claims, words


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("قال الناطق إن انتحارية ترتدي حزاما ناسفا فجرت نفسها في السوق.", "فجرت", ["انتحارية"]),
        (
            "أكد المتحدث أن طائرات الحلف التي تقلع من الجزيرة قامت أمس بقصف معسكر للمتمردين.",
            "قصف",
            ["طائرات الحلف"],
        ),
        ("شنّت الطائرات غارة على البلدة ودمّرت مستشفى.", "دمّرت", ["الطائرات"]),
        ("وكانت مجموعة من الشبان قد اقتحمت عيادة وخطفت تسعة أشخاص.", "خطفت", ["مجموعة من الشبان"]),
        ("رأى السكان الجنود وهم يضربون الشبان.", "يضربون", ["الجنود"]),
        ("قال القائد: «قصفنا القرية أمس».", "قصفنا", ["القائد"]),
        ("دأب الوزير على مهاجمة المعارضة.", "مهاجمة", ["الوزير"]),
    ],
)
def test_whoever_does_it_is_found(text: str, trigger: str, actors: list[str]) -> None:
    claims = {claim.act.quote.exact: claim for claim in possible_claims(text) if claim.act.quote}
    found = next(claim for exact, claim in claims.items() if exact.startswith(trigger))
    assert words(found.actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("وكان عشرون جنديا قد قتلوا في هجوم مماثل شمالي البلاد.", "قتلوا", ["عشرون جنديا"]),
        ("قتل تسعة أشخاص بينهم ثلاثة أطفال في قصف على البلدة.", "قتل", ["تسعة أشخاص"]),
        ("أصيب أربعة مدنيين بجروح شرق الموصل.", "أصيب", ["أربعة مدنيين"]),
        ("قالت المصادر إن المزارع سالم حمدان، عشرين عاما، قتل أمام منزله.", "قتل", ["المزارع سالم حمدان"]),
        ("استهدفت دورية للجيش بعبوة ناسفة قرب الفلوجة.", "استهدفت", ["دورية للجيش"]),
        ("قتل القيادي مع اثنين من حراسه في غارة على المزرعة.", "قتل", ["القيادي", "اثنين من حراسه"]),
    ],
)
def test_who_suffers_is_no_doer(text: str, trigger: str, targets: list[str]) -> None:
    claim = claim_of(text, trigger)
    assert (words(claim.actors), words(claim.targets)) == ([], targets)


def test_a_carried_subject_agrees_with_its_verb() -> None:
    text = "قال الوزير إن الشرطة اعتقلت ثلاثة مهربين، ووعد بمحاربة الجماعات المسلحة."
    claim = next(c for c in possible_claims(text) if c.act.quote and c.act.quote.exact.startswith("محاربة"))
    assert words(claim.actors) == ["الوزير"]
