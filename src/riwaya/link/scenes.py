"""Scenes: the claims of one document that tell one happening, put together by how a text goes on with its subject.

A definite noun without place or time of its own («الهجوم») points back to what was told before it; «من جهة أخرى»
turns to something else; a sentence that opens with «وكان» goes behind it. What is told of two days, or of two towns
that are known, is never one scene.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from riwaya.link.cases import Case, Numbers, Roles, is_spot, place_key, takers_of
from riwaya.link.evidence import Evidence, Participants, Values, people_evidence, weigh
from riwaya.link.grouping import group
from riwaya.link.place import apartness, distance_m, is_coarse, nearness, place_names
from riwaya.link.time import Days, if_reprinted, meet, shared_days
from riwaya.link.words import Bag, Rarity
from riwaya.model import Place

LEAST_ODDS = 0.5
"""A scene of two happenings spoils all that it joins: of −0.5, 0, 0.5 and 1 the best B³ on the development half."""
FAR = 3
"""Claims in more sentences than this apart are told far from each other."""
WINDOW = 40
OPENING = 4
"""A claim is compared with the last forty of its kind, and with the first four: those of the title and the lead."""
MOST_TURNS = 3


class Setting(NamedTuple):
    """The days (null where none are stated), the known towns, the takers and their foes, of claims put together."""

    days: Days | None
    spots: Mapping[str, Place]
    took: frozenset[str] = frozenset()
    retook: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    foes: frozenset[str] = frozenset()


class Scene(NamedTuple):
    """Claims of one document about one happening, and what they say together.

    `days` are as a reprint may mean them; `family` is that of its acts with whether they are told as done.
    """

    cases: tuple[Case, ...]
    reasons: tuple[str, ...]
    days: Days
    setting: Setting
    areas: Mapping[str, Place]
    names: frozenset[str]
    participants: frozenset[str]
    numbers: Numbers
    acts: frozenset[str]
    manners: frozenset[str]
    bag: Bag
    sentences: tuple[Bag, ...]
    family: str
    document: str
    roles: Roles = Roles()
    sum: bool = False

    @property
    def main(self) -> bool:
        """Whether the title or the first sentence after it tells of it."""
        return any(case.rank <= 1 for case in self.cases)

    @property
    def spots(self) -> Mapping[str, Place]:
        """The known towns that it is told of."""
        return self.setting.spots


def join_settings(one: Setting, other: Setting) -> Setting | None:
    """The setting of both; null where no day is left that both allow, two known towns are apart, or sides have turned.

    What one side takes and another takes back are two happenings, and so are what two that fight each other hold.
    """
    days = one.days or other.days
    if one.days is not None and other.days is not None:
        days = meet(one.days, other.days)
        if days is None:
            return None
    if are_apart(one, other):
        return None
    return Setting(
        days,
        {**one.spots, **other.spots},
        one.took | other.took,
        one.retook | other.retook,
        one.holders | other.holders,
        one.foes | other.foes,
    )


def are_apart(one: Setting, other: Setting) -> bool:
    """Whether towns are apart or sides have turned, whatever the days."""
    if one.holders and not one.holders.isdisjoint(other.foes):
        return True
    if one.foes and not one.foes.isdisjoint(other.holders):
        return True
    if (one.took or other.took) and (one.retook or other.retook):
        took, retook = one.took | other.took, one.retook | other.retook
        if took.isdisjoint(retook):
            return True
    if not one.spots or not other.spots:
        return False
    return any(nearness(*pair) == "apart" for pair in product(one.spots.values(), other.spots.values()))


def setting_of(case: Case) -> Setting:
    """The setting of one claim."""
    place = case.place
    return Setting(
        case.days if case.days.stated else None,
        {place_key(place): place} if place is not None and is_spot(place) else {},
        takers_of(case.claim, "seizure"),
        takers_of(case.claim, "recapture"),
        case.holders,
        case.foes,
    )


def judge_claims(
    cases: Sequence[Case], rarity: Rarity, participants: Participants
) -> Callable[[int, int], Evidence]:
    """Weighs whether two claims of one document, the earlier first, tell one happening; each pair once."""

    @cache
    def judge(one: int, other: int) -> Evidence:
        return weigh("within", within(cases[one], cases[other], rarity, participants))

    return judge


def find_scenes(cases: Sequence[Case], rarity: Rarity, participants: Participants) -> list[Scene]:
    """The scenes of one document's cases, which stand in the order of their triggers."""
    kinds: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        kinds[case.family, case.side].append(case)
    found = []
    for own in kinds.values():
        judge = judge_claims(own, rarity, participants)
        settings = [setting_of(case) for case in own]
        for members, reasons in group(settings, _pairs(len(own)), judge, join_settings, LEAST_ODDS):
            found.append(make_scene([own[each] for each in sorted(members)], reasons, rarity))
    return found


def _pairs(size: int) -> Iterator[tuple[int, int]]:
    for later in range(size):
        for earlier in range(later):
            if later - earlier <= WINDOW or earlier < OPENING:
                yield earlier, later


def within(one: Case, other: Case, rarity: Rarity, participants: Participants) -> Values | None:
    """The evidence that two claims of a document, the earlier first, tell one happening; null where they cannot."""
    if meet(one.days, other.days) is None:
        return None
    values = _place_evidence(one, other)
    if values is None:
        return None
    if one.claim.sentence.start == other.claim.sentence.start and one.removed != other.removed:
        return None
    values |= _text_evidence(one, other)
    values |= people_evidence(one, other, participants)
    values["same_act"] = float(one.claim.act.value == other.claim.act.value)
    values["other_manner"] = float(None not in (one.manner, other.manner) and one.manner != other.manner)
    if one.days.narrow and other.days.narrow:
        values["both_days"] = 1.0
    elif one.days.stated and other.days.stated:
        values["both_stated"] = 1.0
    values["likeness"] = rarity.likeness(one.bag, other.bag)[0] if one.rank != other.rank else 0.0
    return values


def _place_evidence(one: Case, other: Case) -> Values | None:
    first, second = one.place, other.place
    if first is None or second is None:
        return {"place_unknown": 1.0}
    if first.id is not None and first.id == second.id:
        return {"same_area" if is_coarse(first) else "same_spot": 1.0}
    if distance_m(first, second) is None:
        return {"same_name" if place_names(first) & place_names(second) else "place_unknown": 1.0}
    near = nearness(first, second)
    if near == "apart":
        return None if is_spot(first) and is_spot(second) else {apartness(first, second): 1.0}
    return {"near_spot" if near in {"near", "same"} else "within_area": 1.0}


def _text_evidence(one: Case, other: Case) -> Values:
    """How the text leads from one claim to the other."""
    values: Values = {
        "behind": float(one.behind != other.behind),
        "removed": float(one.removed != other.removed),
        "sum": float(one.sum != other.sum),
        "another_later": float(other.another),
        "same_root": float(one.root is not None and one.root == other.root),
    }
    if one.claim.sentence.start == other.claim.sentence.start:
        return values | {"same_sentence": 1.0, "twice": values["same_root"]}
    steps = other.rank - one.rank
    values["next_sentence" if steps == 1 else "near_sentence" if steps <= FAR else "far_sentence"] = 1.0
    values["title"] = float(one.claim.sentence.start == 0)
    values["lead"] = float(one.rank <= 1 and one.claim.sentence.start > 0)
    values["turns"] = float(min(MOST_TURNS, other.discourse.turns_between(one.start, other.start)))
    values["background"] = float(one.background != other.background)
    values["definite_later"] = float(other.definite)
    values["bare_later"] = float(other.bare)
    values["bare_definite_later"] = float(other.bare and other.definite)
    return values


def make_scene(cases: Sequence[Case], reasons: tuple[str, ...], rarity: Rarity) -> Scene:
    """What the claims of a scene say together."""
    days = _scene_days(cases)
    located = [place for case in cases for place in case.places if place.latitude is not None]
    anchors = [case.place for case in cases if case.place is not None and is_spot(case.place)]
    loose = [place for case in cases for place in case.places if place.latitude is None]
    numbers: dict[str, frozenset[tuple[int | None, int | None]]] = {}
    for case in cases:
        for of, values in case.numbers.items():
            numbers[of] = numbers.get(of, frozenset()) | values
    bags = {case.claim.sentence.start: case.bag for case in cases}
    return Scene(
        cases=tuple(cases),
        reasons=reasons,
        days=days,
        setting=Setting(
            days if days.stated else None,
            {place_key(place): place for place in anchors},
            frozenset().union(*(takers_of(case.claim, "seizure") for case in cases)),
            frozenset().union(*(takers_of(case.claim, "recapture") for case in cases)),
            frozenset().union(*(case.holders for case in cases)),
            frozenset().union(*(case.foes for case in cases)),
        ),
        areas={place_key(place): place for place in located},
        names=frozenset(name for place in loose for name in place_names(place) if _is_naming(place, name)),
        participants=frozenset().union(*(case.participants for case in cases)),
        numbers=numbers,  # type: ignore[arg-type]
        acts=frozenset(case.claim.act.value for case in cases),
        manners=frozenset(case.manner for case in cases if case.manner is not None),
        bag=rarity.bag(root for bag in bags.values() for root in bag.stems),
        sentences=tuple(bags.values()),
        family=f"{cases[0].family}/{cases[0].side}",
        document=cases[0].claim.document,
        roles=Roles(
            *(frozenset().union(*sets) for sets in zip(*(case.roles for case in cases), strict=True))
        ),
        sum=all(case.sum for case in cases),
    )


def _is_naming(place: Place, name: str) -> bool:
    """Whether a place that is not known by its position is named by itself: «مزارع الشرق», not «المنطقة»."""
    return place.precision != "unresolved" or " " in name


def _scene_days(cases: Sequence[Case]) -> Days:
    """The days that all stated times allow; those counted from the day of printing may lie a day before it."""
    stated = [case for case in cases if case.days.stated]
    firm = shared_days(case.days for case in stated if not case.counted)
    counted = shared_days(case.days for case in stated if case.counted)
    if counted is None:
        return firm or cases[0].days
    loose = if_reprinted(counted)
    return loose if firm is None else meet(firm, loose) or counted
