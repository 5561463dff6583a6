"""One act told by two words is one claim; two acts stay two."""

import pytest

from riwaya.extract.claims import find_candidates
from riwaya.model import Claim, Document


def claims(text: str) -> list[Claim]:
    """The possible claims of a text, before any is left out."""
    return [candidate.claim for candidate in find_candidates(Document("case", text))]


def told(text: str) -> list[tuple[str, str]]:
    """The acts with their words."""
    return [(claim.act.value, claim.act.quote.exact) for claim in claims(text) if claim.act.quote]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("شن الطيران غارة على مواقع المتمردين في مأرب.", [("air_strike", "غارة")]),
        ("شنت القوات هجوما على القرية.", [("attack", "هجوما")]),
        ("فرضت القوات حصارا على البلدة.", [("siege", "حصارا")]),
        ("شن الطيران غارة قصفت فيها مقاتلاته مواقع للمتمردين.", [("air_strike", "قصفت")]),
        ("قال البيان إن الغارات استهدفت مخازن السلاح.", [("air_strike", "الغارات")]),
        ("وقع قصف جوي استهدف مقر القيادة.", [("air_strike", "قصف")]),
        ("أدان الوزير الهجوم الذي استهدف الحافلة.", [("accusation", "أدان"), ("attack", "الهجوم")]),
        ("قصفت القوات المخيم بالصواريخ.", [("shelling", "قصفت")]),
        ("قصف الجيش المخيم بالبراميل المتفجرة.", [("air_strike", "قصف")]),
        ("اتفقوا على تدريب وتجهيز المعارضة.", [("training_arming", "تدريب")]),
        ("سقط عدد من القتلى في المعارك.", [("killing", "سقط عدد من القتلى"), ("clash", "المعارك")]),
    ],
)
def test_one_act_is_one_claim(text: str, acts: list[tuple[str, str]]) -> None:
    assert [pair for pair in told(text) if pair[0] != "agreement"] == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("قصف الجيش القرية ثم هاجمها.", ["shelling", "attack"]),
        ("شن الطيران غارات واستهدف المطار.", ["air_strike", "attack"]),
        ("مقتل وإصابة العشرات في اشتباكات.", ["killing", "injury", "clash"]),
        ("قصفت القوات البلدة. واستهدفت الغارات المطار.", ["shelling", "air_strike"]),
    ],
)
def test_two_acts_stay_two(text: str, acts: list[str]) -> None:
    found = [act for act, _ in told(text)]
    assert len(found) >= len(acts)
    assert set(acts) <= {*found, "attack", "air_strike"}


def test_the_noun_has_what_its_verb_was_done_to() -> None:
    [claim] = claims("إن الغارات التركية استهدفت مخازن السلاح في عفرين.")
    assert [target.quote.exact for target in claim.targets if target.quote] == ["مخازن السلاح"]


def test_who_flew_the_strike_bombed_in_it() -> None:
    [claim] = claims("شن الطيران الحربي غارة قصفت فيها مقاتلاته مواقع للمتمردين.")
    assert [actor.quote.exact for actor in claim.actors if actor.quote] == ["الطيران الحربي"]
