"""Claims grouped greedily, the most exact first, each into the best incident of its block.

An incident keeps the days that all its claims allow and every place they name: a claim joins only if a day
is left and no place is apart from its own, so two days or two towns never meet in one incident. Claims are
compared only within a block (family, modality, place, weeks), which keeps the cost near-linear.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riwaya.labels import family_of
from riwaya.link import evidence as weigh
from riwaya.link.evidence import Evidence, participant_keys
from riwaya.link.place import Nearness, best_place, claim_anchor, is_coarse, nearness, place_names
from riwaya.link.time import Days, claim_days, meet
from riwaya.model import Claim, Document, Incident, Place

CELL_DEGREES = 0.5
REACH_DEGREES = 0.25
"""Blocks of about 50 km, and how far around a place others are looked for: no town's radius is wider."""
WIDE_DAYS = 42
"""A time of more days than this is looked up without its weeks."""
MOST_CANDIDATES = 64
"""The newest candidates that one claim is compared with; blocks of news hold a handful."""


class _Case:
    """A claim with what linking needs to know of it."""

    __slots__ = ("claim", "days", "family", "participants", "place", "side")

    def __init__(self, claim: Claim, document: Document | None) -> None:
        self.claim = claim
        self.family = family_of(claim.act.value)
        self.side = "told" if claim.modality == "actual" else claim.modality
        self.days = claim_days(claim, document)
        self.place = claim_anchor(claim)
        self.participants = participant_keys(claim)

    def exactness(self) -> tuple[bool, bool, bool, int]:
        """Sorts the most exact first: place and narrow time stated, then the shortest time."""
        vague = self.place is None or is_coarse(self.place)
        return (vague or not self.days.narrow, not self.days.stated, vague, self.days.width or 1_000_000)


class _Open:
    """An incident that still takes claims."""

    __slots__ = ("acts", "cases", "days", "documents", "participants", "places", "reasons", "sentences")

    def __init__(self, case: _Case) -> None:
        self.cases: list[_Case] = []
        self.places: dict[str, Place] = {}
        self.acts: dict[str, None] = {}
        self.reasons: dict[str, None] = {}
        self.participants: set[str] = set()
        self.sentences: set[tuple[str, int]] = set()
        self.documents: set[str] = set()
        self.days = case.days
        self.add(case, ())

    def add(self, case: _Case, reasons: Iterable[str]) -> None:
        claim = case.claim
        self.cases.append(case)
        self.days = meet(self.days, case.days) or self.days
        if case.place is not None:
            self.places.setdefault(case.place.id or "/".join(sorted(place_names(case.place))), case.place)
        self.acts[claim.act.value] = None
        self.participants |= case.participants
        self.sentences.add((claim.document, claim.sentence.start))
        self.documents.add(claim.document)
        self.reasons.update(dict.fromkeys(reasons))


def _nearness(case: _Case, incident: _Open) -> Nearness:
    """The nearest of the incident's places; apart if any of them is."""
    if case.place is None or not incident.places:
        return "unknown"
    found = [nearness(case.place, place) for place in incident.places.values()]
    order: tuple[Nearness, ...] = ("apart", "same", "near", "within")
    return next(step for step in order if step in found)


def _time_evidence(case: _Case, incident: _Open) -> Evidence | None:
    if meet(case.days, incident.days) is None:
        return None
    if case.days.narrow and incident.days.narrow:
        return Evidence(weigh.BOTH_NARROW, ("same_days",))
    if case.days.stated and incident.days.stated:
        return Evidence(weigh.BOTH_STATED, ("overlapping_time",))
    if case.days.width is None or incident.days.width is None:
        return Evidence(0, ())
    return Evidence(weigh.ONE_STATED if case.days.stated else weigh.NONE_STATED, ("published_close",))


def _place_evidence(case: _Case, incident: _Open) -> Evidence | None:
    near = _nearness(case, incident)
    if near == "apart":
        return None
    if near == "same" and case.place is not None and is_coarse(case.place):
        return Evidence(weigh.COARSE_SAME, ("same_place",))
    return Evidence(weigh.PLACE_WEIGHT[near], () if near == "unknown" else (f"{near}_place",))


def _other_evidence(case: _Case, incident: _Open) -> Iterator[tuple[int, str | None]]:
    claim = case.claim
    if claim.act.value in incident.acts:
        yield weigh.SAME_ACT, "same_act"
    if case.participants & incident.participants:
        yield weigh.SHARED_PARTICIPANT, "shared_participant"
    elif case.participants and incident.participants:
        dated = case.days.narrow and incident.days.narrow
        yield weigh.OTHER_PARTICIPANTS if dated else weigh.OTHER_PARTICIPANTS_UNDATED, None
    if (claim.document, claim.sentence.start) in incident.sentences:
        yield weigh.SAME_SENTENCE, "same_sentence"
    elif claim.document in incident.documents:
        yield weigh.SAME_DOCUMENT, "same_document"


def _evidence(case: _Case, incident: _Open) -> Evidence | None:
    """All evidence that a claim belongs to an incident, or null where day or place forbid it."""
    time, place = _time_evidence(case, incident), _place_evidence(case, incident)
    if time is None or place is None:
        return None
    other = list(_other_evidence(case, incident))
    weight = time.weight + place.weight + sum(points for points, _ in other)
    named = [reason for _, reason in other if reason is not None]
    return Evidence(weight, (*place.reasons, *time.reasons, *named))


def _place_keys(case: _Case, *, search: bool) -> list[str]:
    """Where a claim's incident is kept: by its document and the place's map cell, or id, and name.

    A search looks into the neighbouring cells too. Names lead from places without coordinates to those with them.
    """
    keys = [f"document:{case.claim.document}"]
    place = case.place
    if place is None:
        return keys + [f"participant:{participant}" for participant in case.participants]
    keys += [f"name:{name}" for name in place_names(place)]
    if place.latitude is not None and place.longitude is not None and not is_coarse(place):
        reach = REACH_DEGREES if search else 0.0
        rows, columns = _cells(place.latitude, reach), _cells(place.longitude, reach)
        return keys + [f"cell:{row}:{column}" for row in rows for column in columns]
    return [*keys, f"id:{place.id}"] if place.id is not None else keys


def _cells(degrees: float, reach: float) -> range:
    return range(int((degrees - reach) // CELL_DEGREES), int((degrees + reach) // CELL_DEGREES) + 1)


def _weeks(days: Days) -> Iterator[int | None]:
    """The weeks under which a time is kept; null stands for times too wide for weeks."""
    width = days.width
    if width is None or width > WIDE_DAYS or days.first is None or days.last is None:
        yield None
        return
    yield from range(days.first // 7, days.last // 7 + 1)


class _Index:
    """Open incidents by block."""

    def __init__(self) -> None:
        self._blocks: defaultdict[tuple[str, str, str, int | None], list[_Open]] = defaultdict(list)
        self.incidents: list[_Open] = []

    @staticmethod
    def _keys(case: _Case, *, search: bool) -> Iterator[tuple[str, str, str, int | None]]:
        weeks = dict.fromkeys([*_weeks(case.days), *([None] if search else [])])
        for place in _place_keys(case, search=search):
            for week in weeks:
                yield case.family, case.side, place, week

    def candidates(self, case: _Case) -> list[_Open]:
        found: dict[int, _Open] = {}
        for block in self._keys(case, search=True):
            for incident in self._blocks.get(block, ())[-MOST_CANDIDATES:]:
                found[id(incident)] = incident
        return list(found.values())[:MOST_CANDIDATES]

    def put(self, case: _Case, incident: _Open) -> None:
        for block in self._keys(case, search=False):
            kept = self._blocks[block]
            if incident not in kept[-MOST_CANDIDATES:]:
                kept.append(incident)
        # A wide claim looks among all of its document's incidents: they are few.
        own = (case.family, case.side, f"document:{case.claim.document}", None)
        if incident not in self._blocks[own][-MOST_CANDIDATES:]:
            self._blocks[own].append(incident)


def _finish(incident: _Open, order: Mapping[str, int]) -> Incident:
    claims = sorted((case.claim.id for case in incident.cases), key=order.__getitem__)
    stated = [case.days for case in incident.cases if case.days.stated]
    days = stated[0] if stated else None
    for other in stated[1:]:
        days = meet(days, other) if days is not None else None
    return Incident(
        id=hashlib.sha256("\n".join(sorted(claims)).encode()).hexdigest()[:16],
        family=incident.cases[0].family,
        claims=tuple(claims),
        acts=tuple(case.claim.act.value for case in _first_of_each_act(incident.cases)),
        place=best_place([case.place for case in incident.cases if case.place is not None]),
        earliest=_iso(days.first if days else None),
        latest=_iso(days.last if days else None),
        reasons=tuple(incident.reasons),
    )


def _first_of_each_act(cases: Sequence[_Case]) -> list[_Case]:
    return list({case.claim.act.value: case for case in reversed(cases)}.values())[::-1]


def _iso(day: int | None) -> str | None:
    return None if day is None else dt.date.fromordinal(day).isoformat()


def link(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> list[Incident]:
    """Groups claims that tell the same happening; every claim is in exactly one incident.

    `documents` lend their date to claims that state none. Claims of acts planned, feared or demanded are
    never grouped with acts told as done; a denial is grouped with what it denies. Incidents come in order
    of time, those without one last. `reasons` names the evidence: `same_place`, `near_place`, `within_place`,
    `same_days`, `overlapping_time`, `published_close`, `same_act`, `shared_participant`, `same_sentence`,
    `same_document`. Cost is near-linear in the number of claims.
    """
    by_id = {document.id: document for document in documents}
    order = {claim.id: number for number, claim in enumerate(claims)}
    index = _Index()
    for case in sorted((_Case(claim, by_id.get(claim.document)) for claim in claims), key=_Case.exactness):
        best: tuple[int, _Open, Evidence] | None = None
        for incident in index.candidates(case):
            found = _evidence(case, incident)
            if found and found.weight >= weigh.THRESHOLD and (best is None or found.weight > best[0]):
                best = (found.weight, incident, found)
        if best is None:
            index.incidents.append(opened := _Open(case))
            index.put(case, opened)
        else:
            best[1].add(case, best[2].reasons)
            index.put(case, best[1])
    finished = [_finish(incident, order) for incident in index.incidents]
    return sorted(
        finished,
        key=lambda incident: (incident.earliest or incident.latest or "9", order[incident.claims[0]]),
    )
