"""Claims to incidents: first the scenes of each document, then scenes of several that tell one happening.

What is told of two days that exclude each other, or of two known towns, never meets in one incident; nor do acts of
two families, a plan and what was done, or what two that fight each other hold. All else is weighed: see `evidence`.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from riwaya.link.across import LEAST_ODDS, LIKELIEST, find_pairs, judge_scenes, weigh_participants
from riwaya.link.cases import Case, make_cases
from riwaya.link.evidence import Participants
from riwaya.link.grouping import group
from riwaya.link.place import best_place
from riwaya.link.scenes import Scene, find_scenes, join_settings
from riwaya.link.time import shared_days
from riwaya.link.words import Rarity
from riwaya.model import Claim, Document, Incident


def link(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> list[Incident]:
    """Groups claims that tell the same happening; every claim is in exactly one incident.

    `documents` lend their words, and their date to claims that state none. Claims of acts planned, feared or demanded
    are never grouped with acts told as done; a denial is grouped with what it denies. Incidents come in order of time,
    those without one last. `reasons` names the evidence: `same_place`, `near_place`, `within_place`, `same_days`,
    `overlapping_time`, `published_close`, `same_act`, `shared_participant`, `same_numbers`, `same_words`,
    `same_sentence`, `same_document`. Cost is near-linear in the number of claims.
    """
    order = {claim.id: number for number, claim in enumerate(claims)}
    cases, rarity = make_cases(claims, documents)
    participants = weigh_participants(cases)
    scenes = find_all_scenes(cases, order, rarity, participants)
    judge = judge_scenes(scenes, rarity, participants)
    settings = [scene.setting for scene in scenes]
    groups = group(settings, find_pairs(scenes, rarity), judge, join_settings, LEAST_ODDS, LIKELIEST)
    finished = [_finish([scenes[each] for each in members], reasons, order) for members, reasons in groups]
    return sorted(
        finished,
        key=lambda incident: (incident.earliest or incident.latest or "9", order[incident.claims[0]]),
    )


def find_all_scenes(
    cases: Mapping[str, Sequence[Case]],
    order: Mapping[str, int],
    rarity: Rarity,
    participants: Participants,
) -> list[Scene]:
    """The scenes of all documents in order of time, then in `order`, the claims' own."""
    found = [scene for own in cases.values() for scene in find_scenes(own, rarity, participants)]
    return sorted(
        found, key=lambda scene: (scene.days.first or scene.days.last or 0, order[scene.cases[0].claim.id])
    )


def _finish(scenes: Sequence[Scene], reasons: Sequence[str], order: Mapping[str, int]) -> Incident:
    cases = sorted((case for scene in scenes for case in scene.cases), key=lambda case: order[case.claim.id])
    # When a thing was not done («has not until now») is no day of what was.
    done = [case for case in cases if case.claim.polarity == "positive"] or cases
    told = [scene for scene in scenes if not {id(case) for case in scene.cases}.isdisjoint(map(id, done))]
    days = shared_days(case.days for case in done) or shared_days(scene.days for scene in told)
    inner = [reason for scene in scenes for reason in scene.reasons]
    claims = tuple(case.claim.id for case in cases)
    return Incident(
        id=hashlib.sha256("\n".join(sorted(claims)).encode()).hexdigest()[:16],
        family=cases[0].family,
        claims=claims,
        acts=tuple(case.claim.act.value for case in _first_of_each_act(cases)),
        place=best_place([case.place for case in cases if case.place is not None]),
        earliest=_iso(days.first if days else None),
        latest=_iso(days.last if days else None),
        reasons=tuple(dict.fromkeys([*inner, *reasons])),
    )


def _first_of_each_act(cases: Sequence[Case]) -> list[Case]:
    return list({case.claim.act.value: case for case in reversed(cases)}.values())[::-1]


def _iso(day: int | None) -> str | None:
    return None if day is None else dt.date.fromordinal(day).isoformat()
