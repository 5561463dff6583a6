"""Codes of the field: exactly the published words, each with its reason, and nothing guessed."""

from typing import get_args

import pytest

import riwaya
from riwaya.codes import (
    AcledEventType,
    AcledSubEventType,
    CameoRoot,
    Code,
    Codes,
    PloverMode,
    UcdpTypeOfViolence,
)
from riwaya.extract.coding import Facts, Side, _first, rules_of
from riwaya.lexicon import load_table
from riwaya.model import ActName, ActorKind, Claim, Document

SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
"""ACLED's codebook of 2024."""


def claim_of(text: str, act: str) -> Claim:
    found = [claim for claim in riwaya.extract(Document("1", text)) if claim.act.value == act]
    assert found, f"no {act} in «{text}»"
    return found[0]


def codes(text: str, act: str) -> Codes:
    found = claim_of(text, act).codes
    assert found is not None
    return found


def test_the_vocabularies_are_the_published_ones() -> None:
    assert set(get_args(AcledEventType)) == set(SUB_EVENTS)
    assert set(get_args(AcledSubEventType)) == {name for names in SUB_EVENTS.values() for name in names}
    assert get_args(UcdpTypeOfViolence) == (1, 2, 3)
    assert get_args(CameoRoot) == tuple(f"{number:02}" for number in range(1, 21))


def test_rules_give_no_word_of_their_own() -> None:
    for rule in rules_of("acled"):
        assert rule.sub_event_type is None or rule.sub_event_type in SUB_EVENTS[rule.event_type or ""]
    known = {"plover_mode": get_args(PloverMode), "ucdp": (1, 2, 3), "cameo": get_args(CameoRoot)}
    for scheme in ("plover_mode", "ucdp", "cameo"):
        for rule in rules_of(scheme):
            assert rule.value is None or rule.value in known[scheme]
    for scheme in ("plover_mode", "acled", "ucdp", "cameo"):
        for rule in rules_of(scheme):
            assert rule.act <= set(get_args(ActName))
            assert rule.beside <= set(get_args(ActName))
            assert rule.by | rule.on <= set(get_args(Side))
            assert rule.because


def test_every_act_has_a_rule_in_every_vocabulary_whatever_its_sides() -> None:
    plover = [act for acts in load_table("codes")["plover_type"].values() for act in acts]
    assert sorted(plover) == sorted(get_args(ActName))
    assert {kind for kinds in load_table("codes")["sides"].values() for kind in kinds} <= set(
        get_args(ActorKind)
    )
    for act in get_args(ActName):
        for by in get_args(Side):
            for on in get_args(Side):
                facts = Facts(act, by, on, frozenset(), frozenset(), "", home=False)
                for scheme in ("plover_mode", "acled", "ucdp", "cameo"):
                    assert all(code.because for code in _first(scheme, facts))


@pytest.mark.parametrize(
    ("text", "act", "sub_event", "ucdp", "cameo"),
    [
        (
            "قصف الجيش السوري مواقع تنظيم الدولة الإسلامية في تدمر أمس.",
            "shelling",
            "Shelling/artillery/missile attack",
            1,
            "19",
        ),
        (
            "قصف الجيش السوري تنظيم الدولة الإسلامية بالمدفعية في تدمر أمس.",
            "shelling",
            "Shelling/artillery/missile attack",
            1,
            "19",
        ),
        ("شن الطيران الروسي غارات على مدينة تدمر أمس.", "air_strike", "Air/drone strike", None, "19"),
        ("فجر انتحاري نفسه في سوق ببغداد أمس.", "bombing", "Suicide bomb", None, "18"),
        ("انفجرت عبوة ناسفة قرب سوق في بغداد أمس.", "bombing", "Remote explosive/landmine/IED", None, "18"),
        (
            "اندلعت اشتباكات بين الجيش العراقي وتنظيم الدولة الإسلامية في الرمادي.",
            "clash",
            "Armed clash",
            1,
            "19",
        ),
        ("اندلعت اشتباكات بين جبهة النصرة وتنظيم الدولة الإسلامية في حلب.", "clash", "Armed clash", 2, "19"),
        ("هاجم تنظيم الدولة الإسلامية مدنيين في الموصل أمس.", "attack", "Attack", 3, "18"),
        ("خطف مسلحون ثلاثة مدنيين في بغداد أمس.", "abduction", "Abduction/forced disappearance", None, "18"),
        ("اعتقلت الشرطة العراقية خمسة مدنيين في بغداد أمس.", "arrest", "Arrests", None, "17"),
        ("تظاهر مئات المحتجين في بغداد أمس.", "protest", "Peaceful protest", None, "14"),
    ],
)
def test_what_is_told_is_coded(text: str, act: str, sub_event: str, ucdp: int | None, cameo: str) -> None:
    found = codes(text, act)
    assert found.acled_sub_event_type.value == sub_event
    assert found.acled_event_type.value in {event for event, subs in SUB_EVENTS.items() if sub_event in subs}
    assert found.ucdp_type_of_violence.value == ucdp
    assert found.cameo_root.value == cameo


@pytest.mark.parametrize(
    ("text", "act", "why"),
    [
        ("قتل ثلاثة مدنيين في الموصل أمس.", "killing", "who did it is not named"),
        ("قصف تنظيم الدولة الإسلامية مدينة تدمر أمس.", "shelling", "to whom it was done is not known"),
        ("اندلعت اشتباكات في الرمادي أمس.", "clash", "neither side is named"),
        ("سيطر تنظيم الدولة الإسلامية على تدمر أمس.", "seizure", "no use of armed force"),
    ],
)
def test_an_unknown_type_of_violence_says_what_is_missing(text: str, act: str, why: str) -> None:
    code = codes(text, act).ucdp_type_of_violence
    assert code.value is None
    assert why in code.because


def test_a_bomb_of_unknown_bearer_has_its_event_type_alone() -> None:
    found = codes("وقع انفجار كبير في بغداد أمس وقتل عشرة مدنيين.", "bombing")
    assert found.acled_event_type.value == "Explosions/Remote violence"
    assert found.acled_sub_event_type.value is None


def test_deaths_beside_a_strike_are_no_event_of_their_own() -> None:
    found = codes("قتل الجيش السوري خمسة مدنيين في قصف مدفعي على تدمر أمس.", "killing")
    assert found.acled_event_type.value is None
    assert "strike" in found.acled_event_type.because


def test_what_did_not_happen_is_no_event() -> None:
    found = codes("نفى الجيش العراقي قصف مدينة الفلوجة أمس.", "shelling")
    assert found.plover_type.value == "ASSAULT"
    assert found.acled_event_type == Code(None, "the act is denied")
    assert found.cameo_root.value is None


def test_codes_stand_in_the_claims_json_and_come_back() -> None:
    import msgspec  # noqa: PLC0415

    claim = claim_of("شن الطيران الروسي غارات على مدينة تدمر أمس.", "air_strike")
    again = msgspec.json.decode(msgspec.json.encode(claim), type=Claim)
    assert again == claim
    assert again.codes is not None
    assert again.codes.plover_mode.value == "heavy-weapons"


@pytest.mark.parametrize(
    ("text", "act", "sub_event"),
    [
        (
            "أطلقت الشرطة العراقية النار على المتظاهرين في بغداد أمس.",
            "attack",
            "Excessive force against protesters",
        ),
        ("رشق مشجعون غاضبون حافلة الفريق بالحجارة في تونس أمس.", "riot", "Mob violence"),
        ("اعترض الجيش السعودي صاروخا باليستيا فوق جازان أمس.", "repulse", "Disrupted weapons use"),
        ("أقام الجيش السوري معسكرا لقواته قرب تدمر أمس.", "deployment", "Headquarters or base established"),
        (
            "سيطر الجيش السوري على تدمر دون قتال أمس.",
            "seizure",
            "Non-violent transfer of territory",
        ),
    ],
)
def test_developments_beside_the_fighting_have_their_sub_event_types(
    text: str, act: str, sub_event: str
) -> None:
    found = codes(text, act)
    assert found.acled_sub_event_type.value == sub_event
    assert found.acled_event_type.value in {event for event, subs in SUB_EVENTS.items() if sub_event in subs}


@pytest.mark.parametrize(
    ("text", "act", "ucdp", "why"),
    [
        (
            "قتل ثلاثة أشخاص في اشتباكات بين الجيش العراقي وتنظيم الدولة الإسلامية في الرمادي أمس.",
            "killing",
            1,
            "as the clash told in the same sentence",
        ),
        (
            "هاجم الجيش العراقي تنظيم الدولة الإسلامية في الرمادي. وقصف الجيش العراقي المدينة أمس.",
            "shelling",
            1,
            "as another attack of the same side",
        ),
        ("قصف الجيش السوري مواقع قرب تدمر أمس.", "shelling", 1, "a state's side against an armed side"),
        ("هاجم مسلحون مسجدا في بغداد أمس.", "attack", 3, "where people live or gather"),
    ],
)
def test_a_fight_tells_the_type_of_what_belongs_to_it(text: str, act: str, ucdp: int, why: str) -> None:
    code = codes(text, act).ucdp_type_of_violence
    assert code.value == ucdp
    assert why in code.because


def test_a_battle_does_not_take_the_type_of_a_murder_told_beside_it() -> None:
    text = "اندلعت معارك في المدينة أمس وقتل تنظيم الدولة الإسلامية خمسة مدنيين."
    assert codes(text, "clash").ucdp_type_of_violence.value is None
    assert codes(text, "killing").ucdp_type_of_violence.value == 3
