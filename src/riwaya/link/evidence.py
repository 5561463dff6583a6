"""How strongly a claim belongs to an incident: weighted evidence, each piece with its name."""

from typing import NamedTuple

from riwaya.arabic.characters import key
from riwaya.labels import named
from riwaya.link.place import Nearness
from riwaya.model import Actor, Claim

# The weights were set by reasoning over the cases in tests/link; a measured set awaits annotated incidents.
PLACE_WEIGHT: dict[Nearness, int] = {"same": 3, "near": 2, "within": -1, "unknown": -1}
BOTH_NARROW, BOTH_STATED, ONE_STATED, NONE_STATED = 3, 2, 1, 1
SAME_ACT, SHARED_PARTICIPANT = 2, 2
OTHER_PARTICIPANTS, OTHER_PARTICIPANTS_UNDATED = -1, -3
"""Accounts of one day may name different doers; without a shared day, other doers mean another happening."""
SAME_SENTENCE, SAME_DOCUMENT = 6, 1
"""Acts of one family in one sentence tell one happening unless day or place forbid it."""
COARSE_SAME = 0
THRESHOLD = 5
"""Enough to join: one place and one day, or less of these with shared acts and participants."""


class Evidence(NamedTuple):
    """The weight of all evidence and the names of what speaks for it."""

    weight: int
    reasons: tuple[str, ...]


def participant_keys(claim: Claim) -> frozenset[str]:
    """The ids of those who act or suffer, or the look-up keys of their names; nameless kinds are left out."""
    return frozenset(
        actor_key(actor.value)
        for actor in (*claim.actors, *claim.targets)
        if actor.value.id or named(actor.value.name)
    )


def actor_key(actor: Actor) -> str:
    """What makes two actors one: the id, else the name as a look-up key, else the kind."""
    return actor.id or key(actor.name.ar or "") or (actor.name.en or "").casefold() or f"?{actor.kind}"
