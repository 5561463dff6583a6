"""How two accounts' answers to one question relate: equal, compatible (one is vaguer), or apart; and a row's verdict.

Numbers compare as ranges, times as intervals, places as areas, actors by identity and by what they are part of.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product
from typing import Literal, NamedTuple

from riwaya import labels
from riwaya.arabic.characters import key
from riwaya.lexicon import word_set
from riwaya.lexicon.actors import actor_rows
from riwaya.link.cases import actor_key
from riwaya.link.place import is_coarse, nearness, place_names
from riwaya.link.words import stems
from riwaya.model import ActName, Actor, Count, Place, Polarity, Question, Verdict, When

Relation = Literal["equal", "compatible", "apart"]

STATE_FORCES = frozenset({"military", "police"})
OTHER_FORCES = frozenset({"armed_group", "fighters"})
ARMED_KINDS = STATE_FORCES | OTHER_FORCES | {"unknown"}
RULING_KINDS = frozenset({"state", "government", "military", "police", "official"})
OPEN_HIGH = 10**9


class Toll(NamedTuple):
    """A number of people, and who they are said to be."""

    number: Count
    people: tuple[Actor, ...]


class Cause(NamedTuple):
    """The act that another is said to come from, where it was done, and by whom."""

    act: ActName
    polarity: Polarity
    place: Place | None
    doers: tuple[Actor, ...] = ()


def _relate_acts(one: tuple[str, bool], other: tuple[str, bool]) -> Relation:
    if one[0] == other[0]:
        return "equal" if one[1] == other[1] else "apart"
    if labels.are_opposite(one[0], other[0]) and not (one[1] or other[1]):
        return "apart"
    return "compatible"


def relate_actors(one: Actor, other: Actor) -> Relation:
    """Two actors are compatible where one may be a part, an arm or a vaguer word of the other."""
    if actor_key(one) == actor_key(other):
        return "equal"
    words, more = stems(one.name.ar or ""), stems(other.name.ar or "")
    if words and words.keys() == more.keys() and not (one.id and other.id):
        return "equal"
    if _is_part(one, other) or _is_part(other, one):
        return "compatible"
    if words and more and (words.keys() <= more.keys() or more.keys() <= words.keys()):
        return "compatible"
    return "compatible" if _may_be_one(one, other, shared=not words.keys().isdisjoint(more)) else "apart"


def _may_be_one(one: Actor, other: Actor, *, shared: bool) -> bool:
    """Whether the kinds of two different actors allow that one is a word for the other; `shared` if their names are."""
    kinds = {one.kind, other.kind}
    if one.country and one.country == other.country and kinds <= RULING_KINDS:
        return True
    if one.id is not None and other.id is not None:
        return False
    if one.id is None and other.id is None and kinds == {"unknown"}:
        return shared or _is_vague(one) or _is_vague(other)
    if kinds & STATE_FORCES and kinds & OTHER_FORCES:
        return False  # who says «مسلحون» does not mean soldiers
    if "unknown" in kinds:
        return shared or all(actor.kind != "unknown" or _is_vague(actor) for actor in (one, other))
    return kinds <= ARMED_KINDS or one.kind == other.kind


def _is_vague(actor: Actor) -> bool:
    """Whether a phrase may stand for anybody: «آخرون», «عناصر من المجموعة», a bare number."""
    words = {stem for word in key(actor.name.ar or "").split() for stem in (word, *stems(word))}
    return not words or not words.isdisjoint(word_set("families", "vague", "people"))


def _is_part(one: Actor, other: Actor) -> bool:
    """Whether the lexicon has the first as a part, or a part of a part, of the second."""
    rows, whole = actor_rows(), one.id
    seen: set[str] = set()
    while whole is not None and whole not in seen:
        seen.add(whole)
        whole = rows[whole].parent if whole in rows else None
        if whole is not None and whole == other.id:
            return True
    return False


def _relate_places(one: Place, other: Place) -> Relation:
    near = nearness(one, other)
    if near == "same" or (near != "apart" and not place_names(one).isdisjoint(place_names(other))):
        return "equal"
    unlocated = one.latitude is None or other.latitude is None
    return "compatible" if near in {"near", "within", "unknown"} or unlocated else "apart"


def _relate_times(one: When, other: When) -> Relation:
    """Equal days agree, overlapping ones are compatible; weekdays count where the date was lost."""
    if (one.earliest, one.latest, one.weekday) == (other.earliest, other.latest, other.weekday):
        return "equal"
    if (one.earliest, one.latest) == (other.earliest, other.latest) and one.earliest is not None:
        return "equal"
    bounded = "0000" if one.earliest is None else one.earliest, one.latest or "9999"
    against = "0000" if other.earliest is None else other.earliest, other.latest or "9999"
    if bounded[0][:10] > against[1][:10] or against[0][:10] > bounded[1][:10]:
        return "apart"
    lost = one.earliest is None and other.earliest is None
    if lost and None not in (one.weekday, other.weekday) and one.weekday != other.weekday:
        return "apart"
    return "compatible"


def _relate_tolls(one: Toll, other: Toll) -> Relation:
    """Numbers compare as ranges; only those of the same people contradict («34 جنديا», «300 مسلح» do not)."""
    first = (one.number.low or 0, _high(one.number))
    second = (other.number.low or 0, _high(other.number))
    pairs = [pair for pair in product(one.people, other.people) if _are_known(pair, named=first == second)]
    if pairs and all(relate_actors(*pair) == "apart" for pair in pairs):
        return "compatible"
    if first == second:
        return "equal"
    return "compatible" if first[0] <= second[1] and second[0] <= first[1] else "apart"


def _are_known(pair: tuple[Actor, Actor], *, named: bool) -> bool:
    """Whether two peoples can be told apart: by kind, or where one number is told of both, only by name."""
    return all(actor.id is not None if named else actor.kind != "unknown" for actor in pair)


def _high(count: Count) -> int:
    return OPEN_HIGH if count.high is None else count.high


def _relate_reasons(one: Hashable, other: Hashable) -> Relation:
    """Reasons are one where act, place and doer are; a reason told in words alone is only ever its own words."""
    if not (isinstance(one, Cause) and isinstance(other, Cause)):
        return "equal" if one == other else "apart"
    if (one.act, one.polarity) != (other.act, other.polarity):
        return "apart"
    if one.doers and other.doers:
        doers = {relate_actors(*pair) for pair in product(one.doers, other.doers)}
        if doers == {"apart"}:
            return "apart"
    if one.place is None or other.place is None:
        return "equal" if one.place is other.place else "compatible"
    return _relate_places(one.place, other.place)


def _finest(places: Sequence[Place]) -> list[Place]:
    """The places but those that hold another («محافظة ماردين» beside «مديات») or only point back («المدينة»)."""
    located = [place for place in places if place.latitude is not None]
    return [
        place
        for place in places
        if place.latitude is not None or not located or " " in (place.name.ar or "")
        if not is_coarse(place)
        or not any(other is not place and nearness(place, other) == "within" for other in located)
    ] or list(places)


_RELATE: dict[Question, Callable[..., Relation]] = {
    "what": _relate_acts,
    "who": relate_actors,
    "to_whom": relate_actors,
    "where": _relate_places,
    "when": _relate_times,
    "killed": _relate_tolls,
    "wounded": _relate_tolls,
    "why": _relate_reasons,
}
QUESTIONS: tuple[Question, ...] = tuple(_RELATE)
"""The questions of a comparison, in the order of its rows."""


def _relate_cells(question: Question, one: Sequence[Hashable], other: Sequence[Hashable]) -> Relation:
    """Equal where each answer has its equal on the other side; apart where none fits any of the other.

    A denial or a contradicting act sets cells apart whatever else they share.
    """
    relate = _RELATE[question]
    if question == "where":
        one, other = _finest_of(one), _finest_of(other)
    table = [[relate(first, second) for second in other] for first in one]
    best_of_one = [_closest(row) for row in table]
    best_of_other = [_closest([row[column] for row in table]) for column in range(len(other))]
    everything = [*best_of_one, *best_of_other]
    if all(relation == "equal" for relation in everything):
        return "equal"
    if question == "what" and any("apart" in row for row in table) and "equal" not in everything:
        return "apart"
    return "apart" if all(relation == "apart" for relation in everything) else "compatible"


def _finest_of(cell: Sequence[Hashable]) -> list[Place]:
    return _finest([place for place in cell if isinstance(place, Place)])


def _closest(relations: Sequence[Relation]) -> Relation:
    if "equal" in relations:
        return "equal"
    return "compatible" if "compatible" in relations else "apart"


def verdict(question: Question, cells: Sequence[Sequence[Hashable]]) -> Verdict:
    """How the accounts' answers to one question relate; silent accounts stand beside, they do not differ."""
    told = [cell for cell in cells if cell]
    if not told:
        return "silent"
    if len(told) == 1:
        return "only_here"
    relations = {_relate_cells(question, one, other) for one, other in combinations(told, 2)}
    if "apart" in relations:
        return "differ"
    return "agree" if relations == {"equal"} else "compatible"
