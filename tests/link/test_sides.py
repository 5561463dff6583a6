"""Who fights whom is learned from the claims; what two foes hold is never one holding."""

import pytest
from accounts_case import ARMY, STARS, TOWN, Teller, document

from riwaya.link import link
from riwaya.link.sides import Sides, side_of
from riwaya.model import Actor, Name

POLICE = Actor("test:police", Name("الشرطة"), "police", "SY")
GUARDS = Actor("test:guards", Name("حرس الميناء"), "armed_group", "SY")
TEXT = "خبر عاجل\nسيطرت كتائب النجم على دير الريحان.\nوكانت سيطرة الحرس على دير الريحان كاملة.\n{}\n"


def teller(last: str) -> Teller:
    told = Teller(document("d", TEXT.format(last), "صحيفة"))
    told.tell("seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=[(TOWN, "دير الريحان")])
    told.tell("seizure", "سيطرة", who=[(GUARDS, "الحرس")], where=[(TOWN, None)])
    return told


def test_the_arms_of_a_state_are_one_side() -> None:
    assert side_of(ARMY) == side_of(POLICE) == "state:SY"
    assert side_of(GUARDS) == "test:guards"
    assert side_of(Actor(None, Name("مسلحون"), "fighters")) is None


def test_a_part_is_of_the_side_of_its_whole() -> None:
    part = Actor("jund-al-khilafah", Name("جند الخلافة"), "armed_group", "DZ")
    whole = Actor("islamic-state", Name("تنظيم الدولة الإسلامية"), "armed_group")
    assert side_of(part) == side_of(whole)


@pytest.mark.parametrize(
    ("last", "act", "fields", "foes"),
    [
        ("هاجمت الكتائب الحرس", "attack", {"who": [(STARS, None)], "whom": [(GUARDS, None)]}, True),
        ("واشتبكت الكتائب والحرس", "clash", {"who": [(STARS, None), (GUARDS, None)]}, True),
        ("وهاجم الكتائب والحرس الجيش", "attack", {"who": [(STARS, None), (GUARDS, None)]}, False),
    ],
)
def test_what_foes_hold_are_two_incidents(last: str, act: str, fields: dict, foes: bool) -> None:
    told = teller(last)
    told.tell(act, "هاجمت" if "هاجمت" in last else "اشتبكت" if "اشتبكت" in last else "هاجم", **fields)
    assert (Sides(told.claims).foes_of({"test:stars"}) == {"test:guards"}) is foes
    held = [set(incident.claims) for incident in link(told.claims, [told.document])]
    assert ({"d-0", "d-1"} in held) is not foes


def test_a_country_that_is_struck_is_no_side() -> None:
    told = teller("هاجمت الكتائب البلاد")
    land = Actor("test:land", Name("البلاد"), "state", "SY")
    told.tell("attack", "هاجمت", who=[(STARS, None)], whom=[(land, None)])
    assert Sides(told.claims).foes_of({"test:stars"}) == frozenset()
