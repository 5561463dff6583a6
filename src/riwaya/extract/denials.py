"""Which claim a denial denies: one of the same document, of the same kind of act, that somebody else makes.

Linked is only what agrees in all that both tell of it: who, to whom, where and when.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from riwaya.arabic.characters import key
from riwaya.extract.cues import word_list
from riwaya.lexicon import load_table
from riwaya.model import Actor, Attribution, Claim, Place, Sourced, Span, When

NEAR = 600
"""Code points (two or three sentences) within which a bare act is taken up by its name alone («نفى القصف»)."""

AGREED = 2
"""How many of who, to whom and where must be the same where no word of denial stands: «لم تقصف القوات المدينة»."""

_FORCES = frozenset({"state", "government", "military", "police"})
_CROWDS = frozenset({"civilians", "fighters", "witness"})
_Traits = frozenset[str]


def with_denials(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each denial with the id of the claim it denies where the document tells one."""
    denials = [claim for claim in claims if claim.polarity == "negative"]
    if not denials:
        return list(claims)
    around: dict[Span, list[Sourced[Place]]] = {}
    for claim in claims:
        around.setdefault(claim.sentence, []).extend(claim.places)
    told = [_placed(c, around) for c in claims if c.polarity == "positive" and c.modality == "actual"]
    links = {denial.id: _denied(_placed(denial, around), told) for denial in denials}
    return [
        msgspec.structs.replace(claim, denies=links[claim.id]) if links.get(claim.id) else claim
        for claim in claims
    ]


def _placed(claim: Claim, around: Mapping[Span, Sequence[Sourced[Place]]]) -> Claim:
    """The claim with the places of its sentence where it tells none of its own."""
    return claim if claim.places else msgspec.structs.replace(claim, places=tuple(around[claim.sentence]))


def _denied(denial: Claim, told: Iterable[Claim]) -> str | None:
    """The claim that fits best: of the same act, before the denial rather than after it, the nearest."""
    fitting = [claim for claim in told if _fits(denial, claim)]
    return min(fitting, key=lambda claim: _distance(denial, claim)).id if fitting else None


def _distance(denial: Claim, claim: Claim) -> tuple[bool, bool, int]:
    apart = _position(claim) - _position(denial)
    return claim.act.value != denial.act.value, apart > 0, abs(apart)


def _position(claim: Claim) -> int:
    return claim.act.quote.start if claim.act.quote else claim.sentence.start


@cache
def _family(act: str) -> str:
    families = load_table("families")["families"]
    return next((name for name, table in families.items() if act in table["acts"]), act)


def _fits(denial: Claim, claim: Claim) -> bool:
    if _family(denial.act.value) != _family(claim.act.value) or not _another_says(denial, claim):
        return False
    if denial.act.value in word_list("denials", "spoken", table="factuality"):
        return False
    mine = tuple(actor for actor in denial.actors if not _is_own(actor.value))
    who = _agree(_people(mine), _people(claim.actors)) or _same_side(mine, claim)
    whom = _agree(_people(denial.targets), _people(claim.targets))
    where = _agree(_places(denial.places), _places(claim.places))
    struck_elsewhere = False in (whom, where) and True not in (whom, where)
    if who is False or struck_elsewhere or not _times_meet(denial.time, claim.time):
        return False
    answers = [who, whom, where]
    agreed = answers.count(True)
    if not any(link.value.stance == "denies" for link in denial.attribution):
        return denial.act.value == claim.act.value and agreed >= AGREED
    near = abs(_position(denial) - _position(claim)) <= NEAR
    return agreed > 0 or (denial.act.value == claim.act.value and near)


def _another_says(denial: Claim, claim: Claim) -> bool:
    """Whether somebody denies what the outlet or another source tells."""
    return bool(denial.attribution) and _source(denial.attribution) != _source(claim.attribution)


def _source(chain: Sequence[Attribution]) -> str:
    """Who is said to know; "" for the outlet itself."""
    if not chain:
        return ""
    source = chain[-1].value.source
    return source.id or key(source.name.ar or "") or "?"


def _agree(one: Sequence[_Traits], other: Sequence[_Traits]) -> bool | None:
    """Whether two answers name somebody or something alike; None where one of them is missing.

    Names are alike where all words of one are in the other: «سامي الجندي», «الصحفي سامي الجندي».
    """
    if not one or not other:
        return None
    return any(mine <= theirs or theirs <= mine for mine in one for theirs in other)


def _is_own(actor: Actor) -> bool:
    """Whether the phrase alone only says whose they are, who denies it («طائراته», «قواتها»)."""
    name = actor.name.ar or ""
    return (
        actor.id is None and " " not in name and key(name) in word_list("denials", "own", table="factuality")
    )


def _same_side(actors: Sequence[Sourced[Actor]], claim: Claim) -> bool | None:
    """Whether forces of one state act in both; False where both name somebody and they are not alike."""
    mine = {actor.value.country for actor in actors if actor.value.kind in _FORCES} - {None}
    theirs = {actor.value.country for actor in claim.actors if actor.value.kind in _FORCES} - {None}
    if mine & theirs:
        return True
    return False if actors and claim.actors else None


def _people(actors: Iterable[Sourced[Actor]]) -> list[_Traits]:
    """Who is named; «مدنيون» alone tells nobody apart."""
    named = [actor.value for actor in actors if actor.value.id or actor.value.kind not in _CROWDS]
    return _named((actor.id, actor.name.ar) for actor in named)


def _places(places: Iterable[Sourced[Place]]) -> list[_Traits]:
    return _named((place.value.id, place.value.name.ar) for place in places)


def _named(names: Iterable[tuple[str | None, str | None]]) -> list[_Traits]:
    """Each one's id, or the words of its name without articles."""
    found = [
        frozenset([identity])
        if identity
        else frozenset(word.removeprefix("ال") for word in key(name or "").split())
        for identity, name in names
    ]
    return [traits for traits in found if traits]


def _times_meet(one: Sourced[When] | None, other: Sourced[When] | None) -> bool:
    if one is None or other is None:
        return True
    mine, theirs = one.value, other.value
    apart = (mine.latest and theirs.earliest and mine.latest < theirs.earliest) or (
        theirs.latest and mine.earliest and theirs.latest < mine.earliest
    )
    return not apart
