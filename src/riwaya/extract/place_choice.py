"""Which of the places of one name is meant: by its head, by the countries the document speaks of, by size."""

import math
from typing import NamedTuple

from riwaya.extract.place_evidence import is_own
from riwaya.extract.place_memory import COUNTRY_GIVEN, PlaceContext
from riwaya.extract.place_naming import PlacePhrase
from riwaya.extract.place_relations import RELATIVE_RADIUS_M, Told, related, unit_around
from riwaya.lexicon.cities import REGION
from riwaya.lexicon.gazetteer import Candidate, gazetteer
from riwaya.model import Name, Place

OWN_ROW = 3.5
RIGHT_LEVEL = 3.0
ELSEWHERE = -1.0
PROVINCE_WITHOUT_HEAD = -2.0
COUNTRY_WITHOUT_HEAD = 6.0
GREAT_CITY_AS_PART = -2.0
CLEAR_LEAD, SOME_LEAD = 3.0, 1.0
"""Points for a candidate beside the logarithm of its people; set on `idrisi_dev` by `evaluation/places.py`."""

TOWN = 10_000
GREAT_CITY = 1_000_000

_LEVELS = {
    "province": ("province", "district", "city"),
    "district": ("district", "province", "area", "city"),
    "city": ("city", "area"),
    "area": ("area", "city", "feature", "province"),
    "feature": ("feature", "area"),
    "site": ("site", "city"),
}
"""What a head's kind makes likeliest, first first; each later place is worth `NEXT_LEVEL` less."""

_PARTS = frozenset({"district", "area"})
"""Heads of what is smaller than a great city: «منطقة الرباط» is not Morocco's capital in a text about Yemen."""

NEXT_LEVEL = 1.5


class Choice(NamedTuple):
    """The place meant, how sure that is and why, and the candidate that it is or lies by."""

    place: Place
    sure: float
    why: str
    best: Candidate


def resolve(found: PlacePhrase, names: tuple[str, str], context: PlaceContext, told: Told) -> Choice:
    """The place meant by a phrase; `names` are the whole phrase and the name within it as written.

    `why` names what decided, and the candidates that were passed over: «best-of-3, its country is spoken of; not …».
    """
    scored = sorted(
        ((_points(one, found, context), -at, one) for at, one in enumerate(found.candidates)), reverse=True
    )
    best = scored[0][2]
    written, name = names
    lead = scored[0][0] - scored[1][0] if len(scored) > 1 else math.inf
    sure = 0.9 if lead >= CLEAR_LEAD else 0.8 if lead >= SOME_LEAD or _same_spot(best, scored[1][2]) else 0.6
    why = "only" if len(scored) == 1 else f"best-of-{len(scored)}"
    if len(scored) > 1:
        why += f" ({_reason(best, found, context)}; not {', '.join(_told(one[2]) for one in scored[1:MOST_TOLD])})"
    if best.latitude is None and best.level != "country":
        return Choice(_within(best, written), sure, why + "+within", best)
    area = related(told, best, found.candidates, written) if told.says_something or found.relative else None
    if area is not None:
        return Choice(area, sure - 0.05, why + "+relative", best)
    if told.unit and best.level == "city":
        return Choice(unit_around(best, written), sure - 0.05, why + "+unit", best)
    if found.head in ("site", "feature", "area") and found.method != "whole" and best.level != found.head:
        return Choice(_inside(best, written), sure - 0.15, why + "+inside", best)
    return Choice(best.place(name if found.head is None else written), sure, why, best)


MOST_TOLD = 4
"""Candidates that `method` names: the others of a common name are many and far."""


def _told(candidate: Candidate) -> str:
    return f"{candidate.id} {candidate.country}"


def _reason(best: Candidate, found: PlacePhrase, context: PlaceContext) -> str:
    """What speaks most for a candidate over those of its name."""
    others = [one for one in found.candidates if one is not best]
    if found.country == best.country and any(one.country != best.country for one in others):
        return "an adjective names its country"
    if found.head and best.level in _LEVELS.get(found.head, ())[:1]:
        return "its kind is told"
    if all(one.country == best.country for one in others):
        return "likeliest of its country"
    if context.speaks_of(best.country) and not all(context.speaks_of(one.country) for one in others):
        return "its country is spoken of"
    return "best known"


def _same_spot(best: Candidate, second: Candidate) -> bool:
    """Whether two candidates are one town told by two sources, or a town and its own unit."""
    return best.country == second.country and {best.level, second.level} != {"city"}


def _points(candidate: Candidate, found: PlacePhrase, context: PlaceContext) -> float:
    points = math.log10(candidate.population + 10) + context.points(candidate.country)
    if is_own(candidate) and candidate.level != "country":
        points += OWN_ROW
    if candidate.country not in REGION:
        points += ELSEWHERE
    if found.country == candidate.country:
        points += COUNTRY_GIVEN
    levels = _LEVELS.get(found.head or "", ())
    if candidate.level in levels:
        points += RIGHT_LEVEL - NEXT_LEVEL * levels.index(candidate.level)
    if found.head in _PARTS and candidate.population >= GREAT_CITY:
        points += GREAT_CITY_AS_PART
    if found.head is None and candidate.level == "province" and _has_seat(candidate, found):
        points += PROVINCE_WITHOUT_HEAD
    if found.head is None and candidate.level == "country" and not _is_capital_elsewhere(candidate, found):
        points += COUNTRY_WITHOUT_HEAD
    return points


def _has_seat(province: Candidate, found: PlacePhrase) -> bool:
    """Whether a real town of the province's name and country is a candidate: the bare name means it."""
    return any(
        one.level == "city" and one.country == province.country and (one.population >= TOWN or is_own(one))
        for one in found.candidates
    )


def _is_capital_elsewhere(land: Candidate, found: PlacePhrase) -> bool:
    """Whether the country's name is first of all another country's great city: «عمان» is Amman before it is Oman."""
    return any(one.country != land.country and one.population >= GREAT_CITY for one in found.candidates)


def _inside(candidate: Candidate, written: str) -> Place:
    """A site named after its town («مطار صنعاء»): somewhere there, not a known point."""
    return Place(
        None,
        Name(written, candidate.en),
        candidate.country,
        candidate.latitude,
        candidate.longitude,
        candidate.radius_m,
        "area" if candidate.level in ("city", "area", "site", "feature") else "region",
    )


def _within(candidate: Candidate, written: str) -> Place:
    """A place whose point is not known: unresolved, with the middle and reach of the unit that holds it."""
    unit = gazetteer().unit(candidate.country, candidate.within) if candidate.within else None
    if unit is None:
        return Place(candidate.id, Name(written, candidate.en), candidate.country)
    radius = max(unit.radius_m or 0, RELATIVE_RADIUS_M)
    return Place(
        candidate.id,
        Name(written, candidate.en),
        candidate.country,
        unit.latitude,
        unit.longitude,
        radius,
        "unresolved",
    )
