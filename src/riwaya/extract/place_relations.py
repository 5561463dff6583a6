"""Places told by how they lie to another: «على بعد 10 كيلومترات شرق تدمر», «ريف حمص الشرقي», «قرب بيجي»."""

import cmath
import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.arabic.numbers import read_number, read_vague
from riwaya.extract.locality import place_words
from riwaya.extract.place_geometry import Circle, Sector, around, between
from riwaya.extract.place_naming import PlacePhrase
from riwaya.lexicon import load_table
from riwaya.lexicon.gazetteer import Candidate, Candidates
from riwaya.lexicon.names import bare_readings, without_article
from riwaya.model import Name, Place, Relation

RELATIVE_RADIUS_M = 15_000
"""How far «شمال سامراء» or «قرب تدمر» reaches from the place that it starts from."""
RURAL_RADIUS_M = 25_000
"""How far the countryside of a town without a province of its own reaches: about that of a district."""
UNIT_RADIUS_M = 20_000
"""Of a unit of the second level whose own size is not known: about the median of those in our tables."""
SPREAD = 60.0
"""Degrees to each side that one word of direction leaves open; reports name four directions, seldom eight."""
FINE_SPREAD = 35.0
"""Where two words tell it: «شمال شرق»."""
SLACK = 0.2
"""By how much of itself a distance told may be off: by road or by air, from the middle or the edge, rounded."""
WIDE = frozenset({"country", "province", "district"})
"""Of these a direction tells a part: «شمال سوريا» lies in Syria."""
NUMBER_REACH = 5
"""Words that a number before a unit of length may have."""


class Distances(NamedTuple):
    """The words of `place_words.toml` about distance and direction, by look-up key."""

    bearings: dict[str, float]
    opening: frozenset[str]
    after: frozenset[str]
    middle: frozenset[str]
    rural: frozenset[str]
    ways: frozenset[str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    units: dict[str, int]
    alone: dict[str, tuple[int, int]]


class Told(NamedTuple):
    """What stands around a name about where to it a place lies; the phrase then starts at `start`."""

    start: int
    bearing: float | None = None
    spread: float = SPREAD
    metres: tuple[int, int | None] | None = None
    near: bool = False
    rural: bool = False
    unit: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it is more than the name."""
        return self.bearing is not None or self.metres is not None or self.near or self.rural


@cache
def distances() -> Distances:
    """The lexicon of distance and direction."""
    table = load_table("place_words")
    words = table["distances"]

    def keys(name: str) -> frozenset[str]:
        return frozenset(without_article(key(word)) for word in words[name])

    return Distances(
        {key(word): float(degrees) for word, degrees in table["bearings"].items()},
        keys("opening"),
        keys("after"),
        keys("middle"),
        keys("rural"),
        keys("ways"),
        keys("at_least"),
        keys("at_most"),
        {key(word): metres for word, metres in words["units"].items()},
        {key(word): (low, high) for word, (low, high) in words["alone"].items()},
    )


def told_around(tokens: Sequence[Token], found: PlacePhrase) -> Told:
    """The direction, distance and nearness told of a place phrase."""
    measured = _distance_before(tokens, found.start)
    last = found.name_start + (found.method == "anaphor")
    if measured is None and last == found.start and found.end == last + 1:
        return Told(found.start)
    heads = [bare_readings(token.form) for token in tokens[found.start : found.name_start]]
    words = distances()
    lead = [without_article(token.form.host) for token in tokens[found.start : last]]
    bearings = [words.bearings[word] for word in lead if word in words.bearings]
    if not bearings:
        bearings = _tail_bearings(tokens, found)
    start, metres = measured or (found.start, None)
    first = bare_readings(tokens[found.start].form) if lead else ()
    near = found.relative and not bearings and metres is None
    return Told(
        start,
        _mean(bearings) if bearings else None,
        SPREAD if len(bearings) < 2 else FINE_SPREAD,
        metres,
        near and words.middle.isdisjoint(first),
        not words.rural.isdisjoint(first),
        any(not place_words().units.isdisjoint(readings) for readings in heads),
    )


def _tail_bearings(tokens: Sequence[Token], found: PlacePhrase) -> list[float]:
    """Directions that describe a name («ريف حمص الشرقي») and are no part of it («الغوطة الشرقية»)."""
    if found.end <= found.name_start + 1:
        return []
    words = distances()
    named = {word for one in found.candidates for word in key(one.ar).split()}
    tail = [token for token in tokens[found.name_start + 1 : found.end] if token.form.article]
    return [
        words.bearings[token.form.host]
        for token in tail
        if token.form.host in words.bearings and token.form.key not in named
    ]


def bearing_of(words: Sequence[str]) -> float | None:
    """The direction that some words tell, None where they tell none.

    >>> bearing_of(["جنوب", "شرق"])
    135.0
    """
    bearings = [distances().bearings[word] for word in words if word in distances().bearings]
    return _mean(bearings) if bearings else None


def _mean(bearings: Sequence[float]) -> float | None:
    """The direction between those told, None where they cancel out.

    >>> _mean([0, 270])
    315.0
    """
    pointer = sum(cmath.rect(1, math.radians(bearing)) for bearing in bearings[:2])
    return round(math.degrees(cmath.phase(pointer)) % 360, 1) if abs(pointer) > 0.1 else None


def _distance_before(tokens: Sequence[Token], at: int) -> tuple[int, tuple[int, int | None]] | None:
    """Where a distance before a phrase begins, and its metres from and to: «على بعد 10 كيلومترات»."""
    words = distances()
    if at < 2 or ((before := tokens[at - 1].form.key) not in words.after and before not in words.units):
        return None
    keys = [token.form.key for token in tokens[max(0, at - 14) : at]]
    unit = len(keys) - 1
    while unit >= 0 and keys[unit] in words.after:
        unit -= 1
    if unit < 0 or keys[unit] not in words.units:
        return None
    start, low, high = _number_before(keys, unit)
    if start is None:
        return None
    opened = next((i for i in range(start - 1, max(-1, start - 5), -1) if keys[i] in words.opening), None)
    if opened is None:
        return None
    first = opened - (opened > 0 and keys[opened - 1] in ("علي", "وعلي"))
    metres = words.units[keys[unit]]
    return at - len(keys) + first, (low * metres, None if high is None else high * metres)


def _number_before(keys: Sequence[str], unit: int) -> tuple[int | None, int, int | None]:
    """Where the number of a unit begins, and its bounds; where it was lost or never told, those of grammar."""
    for start in range(max(0, unit - NUMBER_REACH), unit):
        number = read_number(keys, start)
        if number is not None and number.end == unit:
            before = " ".join(keys[max(0, start - 2) : start])
            low = 0 if before in distances().at_most else number.value
            return start, low, None if before in distances().at_least else number.value
        vague = read_vague(keys, start)
        if vague is not None and vague.end == unit:
            return start, vague.low, vague.high
    bounds = distances().alone.get(keys[unit])
    return (unit, *bounds) if bounds is not None else (None, 0, None)


def related(told: Told, best: Candidate, candidates: Candidates, written: str) -> Place | None:
    """The area that is told by its relation to a known place; None where that has no point."""
    if told.rural:
        best = next(
            (one for one in candidates if (one.level, one.country) == ("province", best.country)), best
        )
    if best.latitude is None or best.longitude is None:
        return None
    middle = best.latitude, best.longitude
    reach = best.radius_m or 0
    if told.metres is not None:
        relation = _at_distance(told, best)
    elif told.bearing is None and (told.near or told.rural) and best.level not in WIDE:
        outer = max(reach, RURAL_RADIUS_M if told.rural else RELATIVE_RADIUS_M)
        relation = Relation("part" if told.rural else "near", (best.id,), None, None, 0, outer)
    elif told.bearing is None:
        relation = Relation("near" if told.near else "part", (best.id,), None, None, 0, max(reach, 1))
    elif best.level in WIDE or told.rural:
        outer = max(reach, RURAL_RADIUS_M if told.rural else reach)
        relation = Relation("part", (best.id,), told.bearing, told.spread, 0, outer)
    else:
        outer = max(reach, RELATIVE_RADIUS_M)
        relation = Relation("direction", (best.id,), told.bearing, told.spread, 0, outer)
    circle = around(middle, _sector(relation))
    return _area(written, best, circle, relation)


def _at_distance(told: Told, best: Candidate) -> Relation:
    low, high = told.metres or (0, None)
    outer = round((high if high is not None else 2 * low) * (1 + SLACK))
    spread = None if told.bearing is None else told.spread
    return Relation("distance", (best.id,), told.bearing, spread, round(low * (1 - SLACK)), outer)


def _sector(relation: Relation) -> Sector:
    spread = relation.spread if relation.spread is not None else 180.0
    return Sector(relation.inner_m or 0, relation.outer_m or 0, relation.bearing, spread)


def _area(written: str, best: Candidate, circle: Circle, relation: Relation) -> Place:
    return Place(
        None,
        Name(written, f"{best.en} area"),
        best.country,
        round(circle.latitude, 5),
        round(circle.longitude, 5),
        circle.radius_m,
        "area",
        relation,
    )


def unit_around(best: Candidate, written: str) -> Place:
    """The unit of the second level that bears a town's name, around that town: «قضاء بيجي»."""
    radius = max(best.radius_m or 0, UNIT_RADIUS_M)
    name = Name(written, f"{best.en} district")
    return Place(None, name, best.country, best.latitude, best.longitude, radius, "district")


def place_between(one: Place, other: Place, written: str) -> Place | None:
    """The way between two known places, as one: «الطريق بين حمص وتدمر»."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    first = Circle(one.latitude or 0, one.longitude or 0, one.radius_m or 0)
    second = Circle(other.latitude or 0, other.longitude or 0, other.radius_m or 0)
    circle = between(first, second)
    names = tuple(place.id or place.name.ar or "" for place in (one, other))
    country = one.country if one.country == other.country else None
    english = f"between {one.name.en} and {other.name.en}"
    relation = Relation("between", names)
    return Place(
        None,
        Name(written, english),
        country,
        round(circle.latitude, 5),
        round(circle.longitude, 5),
        circle.radius_m,
        "area",
        relation,
    )


def is_between(tokens: Sequence[Token], first: int) -> bool:
    """Whether «بين» before a name, and a way before that, tell of what lies between two places."""
    if first < 2 or tokens[first - 1].form.key != "بين":
        return False
    return any(reading in distances().ways for reading in bare_readings(tokens[first - 2].form))
