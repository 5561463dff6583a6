"""How precisely a place is known, in the codes of UCDP GED and of ACLED and in metres, each with its reason.

Sources: UCDP GED codebook, `where_prec` 1 to 7 (Högbladh); ACLED codebook, geo-precision 1 to 3. The codes say how
well an event's place is known, not how right it is.
"""

from typing import NamedTuple

from riwaya.lexicon.waters import is_water
from riwaya.model import Place

NEAR_M = 25_000
"""UCDP codes as 2 what lies within about 25 km of a known point; ACLED what is near a town."""
DISTRICT_M = 60_000
"""An area up to so far around its middle is known as well as a second-level unit."""


class Precision(NamedTuple):
    """UCDP's `where_prec` (1 best, 7 worst), ACLED's geo-precision (1 best, 3 worst), metres, and why."""

    ucdp: int
    acled: int
    metres: int | None
    reason: str


def precision_of(place: Place) -> Precision | None:
    """A place's codes; None where nothing is known of where it is.

    >>> from riwaya.model import Name
    >>> precision_of(Place("sy", Name("سوريا", "Syria"), "SY", 35.0, 38.5, 350_000, "country"))
    Precision(ucdp=6, acled=3, metres=350000, reason='only the country is told')
    """
    radius = place.radius_m
    if is_water(place.name.ar or ""):
        return Precision(7, 3, radius, "a sea or a strait, which is no country's")
    known = {
        "place": (1, 1, "a known place is named"),
        "district": (3, 2, "a unit of the second level is named"),
        "province": (4, 3, "a unit of the first level is named"),
        "country": (6, 3, "only the country is told"),
        "region": (5, 3, "somewhere in a unit that is named"),
    }.get(place.precision)
    if known is not None:
        ucdp, acled, reason = known
        return Precision(ucdp, acled, radius, reason)
    if place.latitude is None or radius is None:
        return Precision(6, 3, None, "of its country, nothing else is known") if place.country else None
    return _of_area(place, radius)


def _of_area(place: Place, radius: int) -> Precision:
    """Codes of an area by its reach; an unresolved place is never known better than what it lies near."""
    kind = place.relation.kind if place.relation else None
    unresolved = place.precision == "unresolved"
    told = "an unknown place near or in a known one" if unresolved else "an area around a known place"
    if kind == "between":
        return Precision(5, 3 if radius > NEAR_M else 2, radius, "the way between two known places")
    if kind == "part" and radius > NEAR_M:
        return Precision(5, 3, radius, "a part of a unit, which is no unit itself")
    if radius <= NEAR_M:
        return Precision(2, 2, radius, f"{told}, within 25 km")
    if radius <= DISTRICT_M:
        return Precision(3, 2, radius, f"{told}, as wide as a district")
    return Precision(5, 3, radius, f"{told}, wider than a district")
