"""Who fights whom, as the claims at hand tell it: what two that are opposed hold is never one holding."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from riwaya.labels import family_of
from riwaya.lexicon.actors import actor_rows
from riwaya.model import Actor, Claim

STATE_KINDS = frozenset({"state", "government", "military", "police"})
_HOSTILE = frozenset({"violence", "control"})
_FIGHT = "clash"
_COUNTRY = "state"
"""A country that is struck is where, not who: «غارات على اليمن»."""


def side_of(actor: Actor) -> str | None:
    """The state whose arm an actor is, else the uppermost body that it is part of; null where it has no id."""
    if actor.id is None:
        return None
    if actor.kind in STATE_KINDS and actor.country is not None:
        return f"state:{actor.country}"
    rows, whole = actor_rows(), actor.id
    seen = {whole}
    while whole in rows and (parent := rows[whole].parent) is not None and parent not in seen:
        whole = parent
        seen.add(whole)
    return whole


def sides_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides of those that are known by id."""
    return frozenset(side for actor in actors if (side := side_of(actor)) is not None)


class Sides:
    """Which sides are opposed: those that strike each other more often than they act together."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        told: Counter[frozenset[str]] = Counter()
        for claim in claims:
            if family_of(claim.act.value) in _HOSTILE:
                _count(claim, told)
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for pair, balance in told.items():
            if balance > 0:
                one, other = pair
                self._foes[one].add(other)
                self._foes[other].add(one)
        self._allies = {pair for pair, balance in told.items() if balance < 0}

    def foes_of(self, sides: Iterable[str]) -> frozenset[str]:
        """All that are opposed to one of these sides."""
        return frozenset().union(*(self._foes[side] for side in sides if side in self._foes))

    def are_foes(self, actors: Iterable[Actor]) -> bool:
        """Whether any two of these are of opposed sides."""
        sides = sides_of(actors)
        return not sides.isdisjoint(self.foes_of(sides))

    def are_allies(self, one: Actor, other: Actor) -> bool:
        """Whether two are of one side, or their sides act together more often than they strike each other."""
        pair = frozenset({side_of(one), side_of(other)})
        return None not in pair and (len(pair) == 1 or pair in self._allies)


def _count(claim: Claim, told: Counter[frozenset[str]]) -> None:
    """Adds who strikes whom, and takes away who acts with whom; of a fight only two sides are told apart."""
    acting = sides_of(actor.value for actor in claim.actors)
    struck = sides_of(target.value for target in claim.targets if target.value.kind != _COUNTRY)
    told.update(frozenset(pair) for pair in product(acting - struck, struck - acting))
    together = [frozenset(pair) for pair in combinations(sorted(acting), 2)]
    if claim.act.value != _FIGHT:
        told.subtract(together)
    elif not struck and len(together) == 1:
        told.update(together)
