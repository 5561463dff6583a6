"""Whether two claims can have happened at one place."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from riwaya.arabic.characters import key
from riwaya.model import Claim, Place

Nearness = Literal["same", "near", "within", "unknown", "apart"]

COARSE = frozenset({"province", "country", "region"})
"""Precisions too wide for two happenings in them to be one."""
EARTH_RADIUS_M = 6_371_000
LOCAL_M = 25_000
"""The widest radius of a town with its outskirts; an area of more is no single spot."""
NO_RADIUS_M = 2_000
"""The reach of a place whose radius is not known: about that of a small town."""


def distance_m(one: Place, other: Place) -> float | None:
    """Metres along the great circle (haversine formula), or null where either has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def place_names(place: Place) -> frozenset[str]:
    """The place's names as look-up keys.

    >>> from riwaya.model import Name
    >>> sorted(place_names(Place(None, Name("تَدمر", "Tadmur")))) == ["tadmur", "تدمر"]
    True
    """
    return frozenset({key(place.name.ar or ""), (place.name.en or "").casefold()} - {""})


def nearness(one: Place, other: Place) -> Nearness:
    """How two places stand to each other: by id, else by distance and radii, else by name.

    Two different towns are apart even where their circles touch; a site or a quarter lies near the town whose
    circle holds its centre; a place lies within a province, country or region that holds it.
    """
    if one.id is not None and one.id == other.id:
        return "same"
    distance = distance_m(one, other)
    if distance is None:
        return "same" if place_names(one) & place_names(other) else "apart"
    if _must_differ(one, other):
        return "apart"
    coarse = is_coarse(one) or is_coarse(other)
    reached = distance <= max(one.radius_m or NO_RADIUS_M, other.radius_m or NO_RADIUS_M)
    if reached or "country" in {one.precision, other.precision}:
        return "within" if coarse else "near"
    return "apart"


def apartness(one: Place, other: Place) -> str:
    """What to call it that two places lie apart: in two countries, or in one."""
    countries = {one.country, other.country}
    return "other_country" if len(countries) > 1 and None not in countries else "other_area"


def _must_differ(one: Place, other: Place) -> bool:
    """Two known towns, and areas of different countries, are never one place."""
    if one.precision == other.precision == "place" and one.id and other.id:
        return True
    countries = {place.country for place in (one, other) if place.country is not None}
    wide = is_coarse(one) or is_coarse(other)
    return wide and len(countries) > 1


def anchor(places: Iterable[Place]) -> Place | None:
    """The place that says best where a claim happened: the smallest town or finer place that is resolved.

    A claim names its places from the smallest to the widest. A quarter or a hill that no gazetteer knows
    yields to the known town it is told of, so that «الصوامع» outside «تدمر» is compared as a place of Tadmur.
    """
    named = list(places)
    resolved = [place for place in named if place.latitude is not None and not is_coarse(place)]
    if resolved:
        first = resolved[0]
        towns = [
            place for place in resolved[1:] if place.precision == "place" and nearness(first, place) == "near"
        ]
        return towns[0] if first.precision != "place" and towns else first
    return named[0] if named else None


def claim_anchor(claim: Claim) -> Place | None:
    """The anchor of a claim's places."""
    return anchor(place.value for place in claim.places)


def is_coarse(place: Place) -> bool:
    """Whether the place is as wide as a province: by its kind, or an area («جبهات سورية») by its radius."""
    return place.precision in COARSE or (place.precision != "place" and (place.radius_m or 0) > LOCAL_M)


def best_place(places: Sequence[Place]) -> Place | None:
    """The place to show for several that are one: known, small, and under the name that is told most."""
    if not places:
        return None
    told = Counter((place.id, place.name) for place in places)

    def worth(place: Place) -> tuple[bool, bool, int, str, int]:
        radius = place.radius_m or NO_RADIUS_M
        return (is_coarse(place), place.id is None, radius, place.id or "", -told[place.id, place.name])

    return min(places, key=worth)
