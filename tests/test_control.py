"""Who holds a place: turns in order, gaps after leaving, disputes between accounts, nothing filled in."""

from typing import Any

import pytest
from accounts_case import ARMY, FRIDAY, MINISTRY, SATURDAY, STARS, TOWN, Teller, case, document

from riwaya.control import Control, Spell, find_control
from riwaya.model import Actor, Name, Place, When

SUNDAY = When("2021-03-07", "2021-03-07", "2021-03-07", "day")
TEXT = "خبر\n" + "سيطرت كتائب النجم على دير الريحان ثم انسحبت منها واستعادها الجيش.\n" * 6


def told(*turns: dict[str, Any]) -> Control:
    """The control of the town by claims of one document, in order."""
    teller = Teller(document("d", TEXT, "صحيفة"))
    for turn in turns:
        fields = {"where": [(TOWN, None)], **turn}
        teller.tell(fields.pop("act"), "سيطرت", **fields)
    (control,) = find_control(teller.claims, [teller.document])
    return control


def turn(act: str, actor: Actor | None, when: When | None = None, **more: Any) -> dict[str, Any]:
    return {
        "act": act,
        "who": [(actor, None)] if actor else [],
        "when": (when, None) if when else None,
        **more,
    }


def holders(spells: tuple[Spell, ...]) -> list[str | None]:
    return [spell.holder.id if spell.holder else None for spell in spells]


def test_taking_leaving_and_taking_back_make_spells_with_a_gap() -> None:
    control = told(
        turn("seizure", STARS, FRIDAY), turn("withdrawal", STARS, SATURDAY), turn("recapture", ARMY, SUNDAY)
    )
    (holding,) = control.holdings
    assert holders(holding.spells) == [STARS.id, None, ARMY.id]
    first, gap, last = holding.spells
    assert first.since is not None
    assert first.since.when == FRIDAY
    assert first.until is not None
    assert first.until.when == SATURDAY
    assert gap.since == first.until
    assert last.until is None


def test_turns_come_by_day_whatever_the_text_s_order() -> None:
    control = told(turn("recapture", ARMY, SUNDAY), turn("seizure", STARS, FRIDAY))
    assert holders(control.holdings[0].spells) == [STARS.id, ARMY.id]


def test_who_left_held_it_before() -> None:
    control = told(turn("withdrawal", ARMY, FRIDAY), turn("seizure", STARS, FRIDAY))
    assert holders(control.holdings[0].spells) == [ARMY.id, None, STARS.id]
    assert control.holdings[0].spells[0].since is None


def test_the_same_side_told_twice_is_one_spell_and_others_leaving_changes_nothing() -> None:
    control = told(
        turn("seizure", STARS, FRIDAY), turn("seizure", STARS, SATURDAY), turn("withdrawal", ARMY, SUNDAY)
    )
    assert holders(control.holdings[0].spells) == [STARS.id]


def test_accounts_that_name_different_holders_dispute_and_a_denial_does() -> None:
    by = (MINISTRY, None, "asserts")
    assert told(turn("seizure", STARS, FRIDAY), turn("repulse", ARMY, FRIDAY, by=by)).disputed
    assert told(
        turn("seizure", STARS, FRIDAY), turn("seizure", STARS, FRIDAY, by=by, polarity="negative")
    ).disputed
    assert not told(turn("seizure", STARS, FRIDAY), turn("seizure", STARS, SATURDAY, by=by)).disputed


def test_whom_it_was_taken_from_held_it_before() -> None:
    (holding,) = told(turn("recapture", ARMY, SATURDAY, whom=[(STARS, None)])).holdings
    before, now = holding.spells
    assert (before.holder, before.since, now.holder) == (STARS, None, ARMY)
    assert before.until == now.since


def test_different_holders_at_one_time_are_a_dispute_though_all_end_alike() -> None:
    by = (MINISTRY, None, "asserts")
    first = [turn("seizure", STARS, FRIDAY), turn("recapture", ARMY, SUNDAY)]
    assert not told(*first, turn("recapture", ARMY, SUNDAY, by=by)).disputed
    other = Actor("test:others", Name("كتائب القمر"), "armed_group")
    second = [turn("seizure", other, FRIDAY, by=by), turn("recapture", ARMY, SUNDAY, by=by)]
    assert told(*first, *second).disputed


def test_a_vaguer_word_for_the_holder_begins_no_new_spell() -> None:
    fighters = Actor(None, Name("مسلحون"), "fighters")
    (holding,) = told(turn("seizure", STARS, FRIDAY), turn("seizure", fighters, SATURDAY)).holdings
    assert holders(holding.spells) == [STARS.id]


def test_a_place_left_twice_is_one_gap() -> None:
    turns = [turn("withdrawal", STARS, FRIDAY), turn("withdrawal", STARS, SATURDAY)]
    assert holders(told(*turns).holdings[0].spells) == [STARS.id, None]


def test_a_place_that_is_not_known_is_another_in_each_document() -> None:
    tellers = [Teller(document(name, TEXT, "صحيفة")) for name in ("d", "e")]
    for teller, actor in zip(tellers, (STARS, ARMY), strict=True):
        teller.tell("seizure", "سيطرت", who=[(actor, None)], where=[(Place(None, Name("المنطقة")), None)])
    found = find_control(
        [claim for teller in tellers for claim in teller.claims], [teller.document for teller in tellers]
    )
    assert [holders(control.holdings[0].spells) for control in found] == [[STARS.id], [ARMY.id]]
    assert not any(control.disputed for control in found)


@pytest.mark.parametrize("modality", ["future", "hypothetical"])
def test_what_is_planned_or_feared_holds_nothing(modality: str) -> None:
    teller = Teller(document("d", TEXT, "صحيفة"))
    teller.tell("recapture", "سيطرت", who=[(ARMY, None)], where=[(TOWN, None)], modality=modality)
    assert find_control(teller.claims, [teller.document]) == []


def test_the_case_s_town_is_disputed() -> None:
    documents, claims = case()
    town = find_control(claims, documents)[0]
    assert town.place == TOWN
    assert town.disputed
    assert {holding.source.name.ar for holding in town.holdings} == {"صحيفة الساحل", "وزارة الدفاع", "سكان"}
