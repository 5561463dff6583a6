"""What speaks for and against two things told being one happening, and how much: weights measured on annotated news.

Each piece of evidence has a value (mostly 0 or 1) and a weight, the change of the log odds that it makes (a logistic
regression, which for yes-or-no evidence comes to the weights of Fellegi and Sunter, 1969). `training/fit_linking.py`
fits them on the development half of the annotated incidents and writes `lexicon/link_weights.toml`.
"""

import math
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Literal, NamedTuple, Protocol

from riwaya.lexicon import load_table
from riwaya.link.cases import Numbers, Roles

Model = Literal["within", "across"]
"""Two claims of one document, or two scenes of different ones."""
Values = dict[str, float]
"""The evidence found, each with its value."""

Participants = Mapping[str, float]
"""What each participant weighs: the rarer, the more its return says."""

NUMBER_SCALE = 3.0
NUMBER_MOST = 2.0
"""Equal numbers say more the larger they are: a third of the binary logarithm, as far as 63."""

REASONS = {
    "same_act": "same_act",
    "both_days": "same_days",
    "both_stated": "overlapping_time",
    "none_stated": "published_close",
    "same_spot": "same_place",
    "same_area": "same_place",
    "same_name": "same_place",
    "near_spot": "near_place",
    "within_area": "within_place",
    "participants": "shared_participant",
    "same_numbers": "same_numbers",
    "likeness": "same_words",
    "contained": "same_words",
    "same_sentence": "same_sentence",
    "next_sentence": "same_document",
    "definite_later": "same_document",
    "title": "same_document",
}
"""What evidence is called where incidents give their reasons."""
SPEAKS = 0.3
"""The least log odds that are called a reason."""

FAR_NUMBERS = 3
"""Tolls of one happening grow, but seldom to three times what was told at first."""


class Evidence(NamedTuple):
    """The log odds that two are one, and the names of what speaks for it."""

    odds: float
    reasons: tuple[str, ...]


FORBIDDEN = Evidence(-12.0, ())
"""Of two that day or town keep apart."""


@cache
def _weights(model: Model) -> Mapping[str, float]:
    weights: dict[str, float] = load_table("link_weights")[model]
    return weights


def weigh(model: Model, values: Values | None) -> Evidence:
    """The evidence's weight altogether; null values mean that the two cannot be one."""
    if values is None:
        return FORBIDDEN
    weights = _weights(model)
    odds = weights["prior"]
    reasons: dict[str, None] = {}
    for name, value in values.items():
        if value and name in weights:
            part = weights[name] * value
            odds += part
            if part >= SPEAKS and name in REASONS:
                reasons[REASONS[name]] = None
    return Evidence(odds, tuple(reasons))


class Told(Protocol):
    """What a claim and a scene both say: numbers of people, who takes part, and how."""

    @property
    def numbers(self) -> Numbers:
        """The numbers of people told, by who they are."""

    @property
    def participants(self) -> frozenset[str]:
        """Those who act or suffer."""

    @property
    def roles(self) -> Roles:
        """Who of them acts, and who suffers."""


def people_evidence(one: Told, other: Told, weights: Participants) -> Values:
    """How the people agree that two tell of: their numbers, who they are, what they do."""
    values = number_evidence(one.numbers, other.numbers)
    values |= participant_evidence(one.participants, other.participants, weights)
    return values | role_evidence(one.roles, other.roles)


def number_evidence(one: Numbers, other: Numbers) -> Values:
    """How the numbers of people that two tell agree: the largest that is equal, or that there are others."""
    values: Values = {}
    for of in one.keys() & other.keys():
        equal = one[of] & other[of]
        if equal:
            sizes = (math.log2(1 + (low or high or 1)) / NUMBER_SCALE for low, high in equal)
            values["same_numbers"] = max(values.get("same_numbers", 0.0), min(NUMBER_MOST, max(sizes)))
        else:
            values["other_numbers"] = 1.0
            values["far_numbers"] = float(all(_are_far(*pair) for pair in product(one[of], other[of])))
    return values


def _are_far(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether one number is so many times the other that no later count explains it."""
    first, second = (sorted((low or high or 1, high or low or 1)) for low, high in (one, other))
    return first[0] >= FAR_NUMBERS * second[1] or second[0] >= FAR_NUMBERS * first[1]


def participant_evidence(one: frozenset[str], other: frozenset[str], weights: Participants) -> Values:
    """Shared participants by how rare they are, or that there are others."""
    shared = one & other
    if shared:
        return {"participants": min(3.0, sum(weights[each] for each in shared) / 2)}
    return {"other_participants": 1.0} if one and other else {}


def role_evidence(one: Roles, other: Roles) -> Values:
    """Whether those who act, and those who suffer, are the same; or whether one suffers what it does in the other."""
    values: Values = {}
    turned = (one.actors & other.targets) | (other.actors & one.targets)
    if turned and one.actors.isdisjoint(other.actors):
        values["turned"] = 1.0
    for name, first, second in (
        ("actor", one.actors, other.actors),
        ("target", one.targets, other.targets),
        ("victims", one.victims, other.victims),
    ):
        if first and second:
            values[f"{'other' if first.isdisjoint(second) else 'same'}_{name}"] = 1.0
    return values


def clear() -> None:
    """Forgets the weights, which are then loaded anew."""
    _weights.cache_clear()
