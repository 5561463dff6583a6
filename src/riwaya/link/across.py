"""Which scenes of different documents may tell one happening, and what speaks for it.

Scenes are compared only where they share a name: a place, or two of a participant and their rarest words, in weeks that
meet. So the cost stays near-linear, and two that share nothing that names a happening are never put together.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from riwaya.link.cases import Case
from riwaya.link.evidence import FORBIDDEN, Evidence, Participants, Values, people_evidence, weigh
from riwaya.link.grouping import REPRESENTATIVES
from riwaya.link.place import apartness, nearness
from riwaya.link.scenes import Scene, are_apart, within
from riwaya.link.time import RECENT_DAYS, meet
from riwaya.link.words import Rarity
from riwaya.model import Place

LEAST_ODDS = -1.8
"""Below even odds, as two scenes that tell little of one happening share little.

B³ on the development half is 0.797 with −1.5, 0.796 with −1.8, 0.792 with −2; with topics held out 0.753 to 0.756 from
−1.1 to −1.5. From −1.8 on, short reports of one happening that name each other's places and days only are put together.
"""
LIKELIEST = 0.5
"""A scene that tells little is like few of its happening: the better half of the pairs decides. B³ on the development
half is 0.75 with all pairs, 0.80 with half, 0.79 with a third; with topics held out 0.74, 0.74, 0.73."""
WIDE_DAYS = 42
"""A time of more days is looked up by when it was printed: background is told again in the same weeks."""
MOST_CANDIDATES = 64
"""The candidates that one scene is compared with for each name; a happening of news has some dozens of scenes."""
NAMING_WORDS = 24
LEAST_WORDS = 2
"""Two shared words of the rarest two dozen make a candidate, one place does."""
OWN_WORDS = 3
"""For two scenes of one document: a text that names a place throughout names it with all that it tells."""
CELL_DEGREES = 0.5
REACH_DEGREES = 0.125
"""Cells of the map of about 50 km; a place stands in all that lie within half a wide town's radius of it."""
RARE_SCALE = 4.0
"""A name weighs from 2 nats, where every fifth document has it, to 5."""
COPIED = 0.5
"""Sentences that share so much are one sentence printed twice."""
PARTICIPANT_DOCUMENTS = 50
PARTICIPANT_SHARE = 0.1
"""A participant that no document at hand tells is taken to stand in one document of ten, on the weight of fifty."""
MOST_GAP = 14
"""Days between printings, in weeks, beyond which more make no difference."""


def weigh_participants(cases: Mapping[str, Sequence[Case]]) -> Participants:
    """The weight of each participant: the negative logarithm of its share of documents."""
    carriers = Counter(
        key for own in cases.values() for key in {key for case in own for key in case.participants}
    )
    total = len(cases) + PARTICIPANT_DOCUMENTS
    return {
        key: math.log(total / (count + PARTICIPANT_DOCUMENTS * PARTICIPANT_SHARE))
        for key, count in carriers.items()
    }


def find_pairs(scenes: Sequence[Scene], rarity: Rarity) -> list[tuple[int, int]]:
    """The pairs of scenes, the lower number first, that share a name in weeks that meet; not of one document."""
    blocks: defaultdict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    found: list[tuple[int, int]] = []
    for number, scene in enumerate(scenes):
        shared: Counter[int] = Counter()
        family, weeks = scene.family, tuple(_weeks(scene))
        for name in _names(scene, rarity):
            near: set[int] = set()
            for week in weeks:
                block = blocks[family, name.text, week]
                if name.sought:
                    near.update(block[-MOST_CANDIDATES:])
                if name.kept:
                    block.append(number)
            shared.update(near if name.worth == 1 else dict.fromkeys(near, name.worth))
        own = scene.document
        found += [
            (each, number)
            for each, worth in shared.items()
            if worth >= (OWN_WORDS if scenes[each].document == own else LEAST_WORDS)
        ]
    return found


class _Name(NamedTuple):
    """What names a scene's happening, how many words it is worth, and whether it is found by it, and looks by it."""

    text: str
    worth: int = LEAST_WORDS
    kept: bool = True
    sought: bool = True


def _names(scene: Scene, rarity: Rarity) -> Iterator[_Name]:
    for place, value in scene.areas.items():
        if value.precision != "country":
            yield _Name(f"place:{place}")
    for spot in scene.spots.values():
        # Two known towns are never one place: a town looks only for sites near it.
        own, other = ("town", "site") if spot.precision == "place" and spot.id else ("site", "town")
        for cell in _cells(spot):
            yield _Name(f"{own}:{cell}", sought=own == "site")
            yield _Name(f"{other}:{cell}", kept=False)
    for name in scene.names:
        yield _Name(f"name:{name}")
    for participant in scene.participants:
        yield _Name(f"participant:{participant}", 1)
    for root in sorted(scene.bag.stems, key=lambda root: (-rarity.weight(root), root))[:NAMING_WORDS]:
        yield _Name(f"word:{root}", 1)


def _cells(spot: Place) -> Iterator[tuple[int, int]]:
    if spot.latitude is not None and spot.longitude is not None:
        yield from product(_steps(spot.latitude), _steps(spot.longitude))


def _steps(degrees: float) -> range:
    first, last = ((degrees + shift) // CELL_DEGREES for shift in (-REACH_DEGREES, REACH_DEGREES))
    return range(int(first), int(last) + 1)


def _weeks(scene: Scene) -> Iterable[int | None]:
    days = scene.days
    width = days.width
    if width is not None and width <= WIDE_DAYS and days.first is not None and days.last is not None:
        return range(days.first // 7, days.last // 7 + 1)
    printed = scene.cases[0].published
    return (None,) if printed is None else range((printed - RECENT_DAYS) // 7, printed // 7 + 1)


def judge_scenes(
    scenes: Sequence[Scene], rarity: Rarity, participants: Participants
) -> Callable[[int, int], Evidence]:
    """Weighs whether two scenes tell one happening; each pair once."""

    def judge_claims(one: Scene, other: Scene) -> Evidence:
        """Two scenes of one document, which a third may join: the average of their claims' evidence."""
        pairs = product(one.cases[:REPRESENTATIVES], other.cases[:REPRESENTATIVES])
        odds = []
        for pair in pairs:
            first, second = sorted(pair, key=lambda case: case.start)
            odds.append(weigh("within", within(first, second, rarity, participants)).odds)
        return Evidence(sum(odds) / len(odds), ("same_document",))

    @cache
    def judge(first: int, second: int) -> Evidence:
        one, other = scenes[first], scenes[second]
        if one.family != other.family:
            return FORBIDDEN
        if one.document == other.document:
            return judge_claims(one, other)
        return weigh("across", across(one, other, rarity, participants))

    return judge


def across(one: Scene, other: Scene, rarity: Rarity, participants: Participants) -> Values | None:
    """The evidence that scenes of two documents tell one happening; null where day or town forbid it."""
    if meet(one.days, other.days) is None or are_apart(one.setting, other.setting):
        return None
    values = _place_evidence(one, other) | _time_evidence(one, other)
    values |= people_evidence(one, other, participants)
    values |= _word_evidence(one, other, rarity)
    values["same_act"] = float(not one.acts.isdisjoint(other.acts))
    values["other_manner"] = float(
        bool(one.manners) and bool(other.manners) and one.manners.isdisjoint(other.manners)
    )
    values["bare"] = float(_is_bare(one) + _is_bare(other))
    return values


def _is_bare(scene: Scene) -> bool:
    return not scene.areas and not scene.days.stated


def _place_evidence(one: Scene, other: Scene) -> Values:
    values: Values = {"same_name": float(not one.names.isdisjoint(other.names))}
    if one.spots and other.spots:
        return values | {"near_spot" if one.spots.keys().isdisjoint(other.spots) else "same_spot": 1.0}
    if not one.areas or not other.areas:
        return values | {"place_unknown": 1.0}
    if not one.areas.keys().isdisjoint(other.areas):
        return values | {"same_area": 1.0}
    couples = list(product(one.areas.values(), other.areas.values()))
    if any(nearness(first, second) != "apart" for first, second in couples):
        return values | {"within_area": 1.0}
    abroad = all(apartness(first, second) == "other_country" for first, second in couples)
    return values | {"other_country" if abroad else "other_area": 1.0}


def _time_evidence(one: Scene, other: Scene) -> Values:
    values: Values = {}
    if one.days.narrow and other.days.narrow:
        values["both_days"] = 1.0
    elif one.days.stated and other.days.stated:
        values["both_stated"] = 1.0
    elif not (one.days.stated or other.days.stated):
        values["none_stated"] = 1.0
    first, second = one.cases[0].published, other.cases[0].published
    if first is not None and second is not None:
        values["printed_apart"] = min(MOST_GAP, abs(first - second)) / 7
    return values


def _word_evidence(one: Scene, other: Scene, rarity: Rarity) -> Values:
    mean, least = rarity.likeness(one.bag, other.bag)
    sentence = mean
    if len(one.sentences) > 1 or len(other.sentences) > 1:
        sentence = max(rarity.likeness(*pair)[0] for pair in product(one.sentences, other.sentences))
    papers = rarity.paper_likeness(one.cases[0].paper, other.cases[0].paper)[0]
    return {
        "papers": papers,
        "sum": float(one.sum != other.sum),
        "both_main": float(one.main and other.main),
        "one_main": float(one.main != other.main),
        "rare": rarity.rarest_name(one.bag, other.bag) / RARE_SCALE,
        "likeness": mean,
        "contained": least,
        "sentence": sentence,
        "copied": float(sentence >= COPIED),
    }
