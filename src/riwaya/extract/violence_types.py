"""UCDP's type of a claim that does not name both sides, by what its sentence and its text tell of the same fight.

UCDP gives one type to all deaths of one fight between the same two sides, so that a toll told beside a clash, or an
attack of a side that the text says whom it fights, has that fight's type.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.codes import Code, UcdpTypeOfViolence
from riwaya.model import Claim

Type = Code[UcdpTypeOfViolence]

FORCE = frozenset(
    {"attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "repulse"}
)  # fmt: skip
"""Acts that are a use of armed force."""

TWO_SIDED = frozenset({"clash", "repulse"})
"""Acts that no side without arms takes part in."""

TOLLS = frozenset({"killing", "injury", "bombing"})
"""What a side that fights an armed one does to others too, so that its type elsewhere says nothing."""

CIVILIANS = frozenset({"civilians", "expert", "witness", "media"})
ONE_SIDED = 3


def with_violence_types(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a document, each that lacks a type given that of its fight, where the text tells of but one."""
    typed = [claim for claim in claims if _type(claim) is not None]
    if not typed:
        return list(claims)
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in typed:
        by_sentence[claim.sentence.start, claim.sentence.end].append(claim)
        for side in _named(claim):
            by_side[side].append(claim)
    told = []
    for claim in claims:
        found = None
        if _lacks(claim):
            found = _beside(claim, by_sentence[claim.sentence.start, claim.sentence.end]) or _elsewhere(
                claim, by_side
            )
        told.append(_with(claim, found) if found else claim)
    return told


def _beside(claim: Claim, others: Sequence[Claim]) -> Type | None:
    """The type of its sentence's fight, unless the claim names somebody who has no part in it."""
    sides = _named(claim)
    if claim.actors and not sides:
        return None
    others = [other for other in others if sides <= _named(other)]
    if claim.act.value in TWO_SIDED:
        others = [other for other in others if _type(other) != ONE_SIDED]
    return _one(others, "as the {act} told in the same sentence: ")


def _elsewhere(claim: Claim, by_side: dict[str, list[Claim]]) -> Type | None:
    """The type of the fight that the text tells of the claim's own side, where who is on the other is not named."""
    sides = list(_named(claim))
    unknown_deed = claim.act.value in TOLLS and not any(target.value.id for target in claim.targets)
    if len(sides) != 1 or unknown_deed or any(target.value.kind in CIVILIANS for target in claim.targets):
        return None
    others = [other for other in by_side[sides[0]] if _type(other) != ONE_SIDED]
    return _one(others, "as another {act} of the same side in this text: ")


def _one(others: Iterable[Claim], why: str) -> Type | None:
    types = {_type(other): other for other in others}
    if len(types) != 1:
        return None
    value, other = types.popitem()
    reason = other.codes.ucdp_type_of_violence.because if other.codes else ""
    return Code(value, why.format(act=other.act.value) + reason)


def _named(claim: Claim) -> set[str]:
    """The ids of the known actors on both sides."""
    return {value.value.id for value in (*claim.actors, *claim.targets) if value.value.id}


def _type(claim: Claim) -> UcdpTypeOfViolence | None:
    return claim.codes.ucdp_type_of_violence.value if claim.codes else None


def _lacks(claim: Claim) -> bool:
    happened = claim.polarity == "positive" and claim.modality == "actual"
    return happened and claim.act.value in FORCE and _type(claim) is None


def _with(claim: Claim, found: Type) -> Claim:
    if claim.codes is None:
        return claim
    codes = msgspec.structs.replace(claim.codes, ucdp_type_of_violence=found)
    return msgspec.structs.replace(claim, codes=codes)
