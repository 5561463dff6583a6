"""What a text goes on telling is one scene; what it turns to, and what lies behind it, is another."""

import pytest
from accounts_case import ARMY, STARS, TOWN, Teller, document

from riwaya.link import link
from riwaya.link.cases import Roles
from riwaya.link.discourse import Discourse
from riwaya.link.evidence import Evidence, role_evidence
from riwaya.link.grouping import group
from riwaya.model import Actor, Claim, Document, Name, Place, When

JULY = When("2021-07-05", "2021-07-05", "2021-07-05", "day")
MARCH = When("2021-03", "2021-03-01", "2021-03-31", "month")
PORT = Place("test:port", Name("ميناء الصدف"), "SY", 33.0, 36.0, 4_000, "place")


def teller(text: str) -> Teller:
    return Teller(document("d", text, "صحيفة", "2021-07-06"))


def groups(told: Teller) -> list[set[str]]:
    return sorted((set(each.claims) for each in link(told.claims, [told.document])), key=min)


def test_a_definite_noun_points_back_to_what_was_told() -> None:
    told = teller("خبر عاجل\nانفجرت سيارة في دير الريحان الاثنين.\nوأوقع الانفجار ثلاثة قتلى.\n")
    told.tell("bombing", "انفجرت", where=[(TOWN, "دير الريحان")], when=(JULY, "الاثنين"))
    told.tell("bombing", "الانفجار")
    told.tell("killing", "قتلى")
    assert groups(told) == [{"d-0", "d-1", "d-2"}]


def test_a_turn_of_the_text_parts_what_follows() -> None:
    told = teller(
        "خبر عاجل\nقتل جندي في دير الريحان الاثنين.\nومن جهة أخرى قتلت كتائب النجم حارسا للميناء.\n"
    )
    told.tell("killing", "قتل", where=[(TOWN, "دير الريحان")], when=(JULY, "الاثنين"), whom=[(ARMY, "جندي")])
    told.tell("killing", "قتلت", who=[(STARS, "كتائب النجم")], where=[(PORT, None)])
    assert groups(told) == [{"d-0"}, {"d-1"}]


def test_what_lies_behind_the_happening_keeps_its_own_time() -> None:
    told = teller(
        "خبر عاجل\nانسحبت كتائب النجم من دير الريحان الاثنين، بعد أشهر من سيطرتها عليها في مارس.\nوسيطر الجيش عليها.\n"
    )
    told.tell("seizure", "سيطرتها", who=[(STARS, None)], where=[(TOWN, "دير الريحان")], when=(MARCH, "مارس"))
    told.tell("seizure", "سيطر", nth=1, who=[(ARMY, "الجيش")], where=[(TOWN, None)], when=(JULY, None))
    assert groups(told) == [{"d-0"}, {"d-1"}]


@pytest.mark.parametrize("back", [ARMY, STARS])
def test_what_one_side_takes_and_another_takes_back_are_two_happenings(back: Actor) -> None:
    told = teller("خبر عاجل\nسيطرت كتائب النجم على دير الريحان.\nوفي دير الريحان جاءت الاستعادة سريعة.\n")
    told.tell(
        "seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=[(TOWN, "دير الريحان")], when=(JULY, None)
    )
    told.tell("recapture", "الاستعادة", who=[(back, None)], where=[(TOWN, None)], when=(JULY, None))
    assert (len(groups(told)) == 1) == (back is STARS)


@pytest.mark.parametrize("when", [("الاثنين", "5"), (None, None)])
def test_one_report_in_two_outlets_is_one_incident(when: tuple[str | None, str | None]) -> None:
    texts = (
        "قتل تسعة من عمال المرفأ في انفجار صهريج قرب بوابة الحبوب في دير الريحان الاثنين.\n",
        "أدى انفجار صهريج قرب بوابة الحبوب في دير الريحان الاثنين إلى مقتل تسعة من عمال المرفأ.\n",
    )
    claims: list[Claim] = []
    papers: list[Document] = []
    for name, text, trigger in zip("ab", texts, ("قتل", "مقتل"), strict=True):
        told = Teller(document(name, f"انفجار في المرفأ\n{text}", f"صحيفة {name}", "2021-07-06"))
        told.tell(
            "killing", trigger, where=[(TOWN, "دير الريحان")], when=(JULY, "الاثنين") if when[0] else None
        )
        claims += told.claims
        papers.append(told.document)
    (incident,) = link(claims, papers)
    assert "same_words" in incident.reasons


def test_turns_and_background_are_found_however_they_are_spelled() -> None:
    text = "قتل اثنان. ومن جهه اخري نزح سكان. وكانت المدينة سقطت عقب هجوم."
    discourse = Discourse(text)
    assert discourse.turns_between(0, text.index("نزح")) == 1
    assert discourse.turns_between(text.index("نزح"), len(text)) == 0
    assert discourse.is_background(text.index("وكانت"))
    assert discourse.is_behind(text.index("وكانت"), text.index("هجوم"))
    assert not discourse.is_behind(0, text.index("اثنان"))


def test_what_is_told_as_days_after_another_act_is_not_that_act() -> None:
    told = teller(
        "خبر عاجل\nقتل تسعة في انفجار بسوق دير الريحان، بعد أربعة أيام على انفجار أوقع ثلاثين قتيلا عند المرفأ.\n"
    )
    told.tell("killing", "قتل")
    told.tell("bombing", "انفجار", where=[(TOWN, "دير الريحان")])
    told.tell("bombing", "انفجار", nth=1)
    told.tell("killing", "قتيلا")
    assert not any({"d-1", "d-2"} <= found for found in groups(told))
    assert not any({"d-0", "d-3"} <= found for found in groups(told))
    assert any({"d-0", "d-1"} <= found for found in groups(told))


@pytest.mark.parametrize(
    ("text", "trigger", "another"),
    [
        ("وفي هجوم آخر قتل جندي", "هجوم", True),
        ("ثم نفذت غارة جوية ثانية", "غارة", True),
        ("واستهدفت البلدة بقصف مماثل", "بقصف", True),
        ("حيث فجر انتحاري آخر نفسه", "فجر", False),
        ("وأوقع الهجوم قتلى آخرين", "الهجوم", False),
    ],
)
def test_another_act_is_told_from_another_man(text: str, trigger: str, another: bool) -> None:
    assert Discourse(text).is_another(text.index(trigger) + len(trigger)) is another


@pytest.mark.parametrize(
    ("text", "summed"),
    [
        ("وقتل مئتا جندي منذ بداية الأزمة", True),
        ("في نزاع أوقع ألف قتيل خلال ثلاثين عاما", True),
        ("وقتل جندي في ثلاثة أيام", False),
        ("وزار الوزير عام الصناعة", False),
    ],
)
def test_a_sum_of_many_happenings_is_told_from_one(text: str, summed: bool) -> None:
    assert Discourse(text).is_sum(0, len(text)) is summed


def test_who_suffers_what_he_does_in_the_other_speaks_against_both_being_one() -> None:
    stars, army = frozenset({"stars"}), frozenset({"army"})
    struck = Roles(actors=stars, targets=army, victims=frozenset({"troops"}))
    assert role_evidence(struck, Roles(army, stars, frozenset({"fighters"})))["turned"]
    assert "turned" not in role_evidence(struck, Roles(stars, frozenset(), frozenset()))
    assert role_evidence(struck, struck) == {"same_actor": 1, "same_target": 1, "same_victims": 1}
    assert role_evidence(Roles(), struck) == {}


def test_a_scene_that_tells_little_joins_by_the_better_half_of_the_pairs() -> None:
    odds = {(0, 1): 4.0, (0, 2): 1.0, (1, 2): -2.0}

    def judge(one: int, other: int) -> Evidence:
        return Evidence(odds[one, other], ())

    def join(one: int, other: int) -> int:
        return one + other

    assert len(group([1, 1, 1], sorted(odds), judge, join, 0.0)) == 2
    assert len(group([1, 1, 1], sorted(odds), judge, join, 0.0, share=0.5)) == 1
