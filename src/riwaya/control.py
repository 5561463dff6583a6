"""Who holds which place, from when to when, in each account; gaps and disputes stay visible.

A side holds a place from when it is told to have taken or kept it until it is told to have left, or another side
to have taken it; whom it was taken from held it before. What happened between is not filled in: a place that was left
without a taker is held by nobody known. A side and what it is part of, or a vaguer word for it, are one side.
Accounts dispute a place where they name holders that are no allies for one and the same day: what one tells of a later
day than the other is a change.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, product
from typing import Literal, NamedTuple

import msgspec

from riwaya.arabic.characters import key
from riwaya.compare import outlet, outlets_of, source_key
from riwaya.link.cases import actor_key
from riwaya.link.sides import Sides
from riwaya.model import Actor, Claim, Document, Frozen, Name, Place, When
from riwaya.relate import relate_actors
from riwaya.turns import Turn, bare_name, turn_of


class Spell(Frozen, frozen=True):
    """A side holds a place from one turn until another; null ends are not told. `holder` is null in a gap."""

    holder: Actor | None
    since: Turn | None
    until: Turn | None


class Holding(Frozen, frozen=True):
    """What one source says of who holds a place: its turns in order, the spells they make, and what it denies."""

    source: Actor
    spells: tuple[Spell, ...]
    turns: tuple[Turn, ...]
    denied: tuple[Turn, ...]


class Control(Frozen, frozen=True):
    """A place and who holds it by each account; `disputed` where accounts name different last holders."""

    place: Place
    holdings: tuple[Holding, ...]
    disputed: bool


def _place_key(place: Place, document: str) -> str:
    """Places are one by id, or by a name that is somewhere («مثلث العند»); any other only within its document."""
    name = key(place.name.ar or place.name.en or "")
    return place.id or (name if place.latitude is not None else f"{name}:{document}")


def _in_order(turns: Sequence[Turn]) -> list[Turn]:
    """Turns by day; one without a day goes by its report's, after those told before it; what is told as past, first."""
    return sorted(turns, key=_day_of)


def _day_of(turn: Turn) -> str:
    day = _edge(turn.when, "earliest") or _edge(turn.when, "latest")
    if day is None and (turn.before or turn.step == "held"):
        return ""
    return day or _edge(turn.reported, "latest") or "9999"


def _edge(when: When | None, name: Literal["earliest", "latest"]) -> str | None:
    day: str | None = getattr(when, name) if when else None
    return day[:10] if day else None


def _spells(turns: Sequence[Turn]) -> list[Spell]:
    """Turns in order to spells: leaving makes a gap, taking ends what was before."""
    spells: list[Spell] = []
    for turn in turns:
        actor = turn.actors[0] if turn.actors else None
        open_spell = spells[-1] if spells and spells[-1].until is None else None
        if turn.step == "left":
            if open_spell and open_spell.holder is None:
                continue  # it was left before
            if open_spell and actor and open_spell.holder and not _same(open_spell.holder, actor):
                continue  # somebody else left: who holds the place is untouched
            if actor is None and not open_spell:
                continue  # nobody known left it
            spells = _ended(spells, turn) if open_spell else [*spells, Spell(actor, None, turn)]
            spells.append(Spell(None, turn, None))
        elif actor is None:
            if turn.losers and not spells:
                spells = [Spell(turn.losers[0], None, turn), Spell(None, turn, None)]
        elif open_spell is None or open_spell.holder is None or not _same(open_spell.holder, actor):
            if not spells and turn.losers:
                spells = [Spell(turn.losers[0], None, turn)]
            spells = [*_ended(spells, turn), Spell(actor, turn, None)]
    return spells


def _ended(spells: Sequence[Spell], turn: Turn) -> list[Spell]:
    if not spells or spells[-1].until is not None:
        return list(spells)
    return [*spells[:-1], Spell(spells[-1].holder, spells[-1].since, turn)]


def _same(one: Actor, other: Actor) -> bool:
    return relate_actors(one, other) != "apart"


class _Stand(NamedTuple):
    """A holder with the days for which an account certainly tells it; null where no day is told.

    `over` if it is told to have ended on the last: others may stand there on that very day.
    """

    holder: Actor
    since: str | None
    until: str | None
    over: bool


def _stands(holding: Holding) -> list[_Stand]:
    """What an account certainly tells: a spell still open lasts to the last report of it."""
    found = []
    for spell in holding.spells:
        if spell.holder is None or spell.since is None:
            continue
        since = _edge(spell.since.when, "latest") or _edge(spell.since.reported, "latest")
        until = (
            _edge(spell.until.when, "earliest") if spell.until else _last_told(holding, spell.holder, since)
        )
        if spell.until is None or until is not None:
            found.append(_Stand(spell.holder, since, until, spell.until is not None))
    return found


def _last_told(holding: Holding, holder: Actor, since: str | None) -> str | None:
    """The last day on which an account tells that the holder stands there."""
    days = [
        since,
        *(_day_of(turn) for turn in holding.turns if any(_same(each, holder) for each in turn.actors)),
    ]
    return max((day for day in days if day and day != "9999"), default=None)


def _is_disputed(holdings: Sequence[Holding], sides: Sides) -> bool:
    """Whether two accounts name different holders for one day, or one denies a taking that another tells."""
    if any(_contradict(one, other, sides) for one, other in combinations(holdings, 2)):
        return True
    taken = {actor_key(actor) for holding in holdings for turn in holding.turns for actor in turn.actors}
    return any(
        actor_key(actor) in taken for holding in holdings for turn in holding.denied for actor in turn.actors
    )


def _contradict(one: Holding, other: Holding, sides: Sides) -> bool:
    return any(
        not _same(first.holder, second.holder)
        and not sides.are_allies(first.holder, second.holder)
        and _share_a_day(first, second)
        for first, second in product(_stands(one), _stands(other))
    )


def _share_a_day(one: _Stand, other: _Stand) -> bool:
    """Whether two stands share a day for certain; where one has no days at all, they may contradict."""
    if one.since is None or other.since is None:
        return True
    first = max(one.since, other.since)
    return all(
        each.until is None or (first < each.until if each.over else first <= each.until)
        for each in (one, other)
    )


def _holding(source: Actor, turns: Sequence[Turn]) -> Holding | None:
    """What a source says of a place; None where it names no holder at all."""
    ordered = _in_order([turn for turn in turns if not turn.denied])
    spells, denied = tuple(_spells(ordered)), tuple(turn for turn in turns if turn.denied and turn.actors)
    return Holding(source, spells, tuple(ordered), denied) if spells or denied else None


def _told_most(places: Sequence[Place]) -> Place:
    """The place under the name that is told most, the shorter of two, without what is no part of it."""
    told = Counter(place.name.ar for place in places)
    best = min(places, key=lambda place: (-told[place.name.ar], len(place.name.ar or "")))
    return msgspec.structs.replace(best, name=Name(bare_name(best.name.ar), best.name.en))


def find_control(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> list[Control]:
    """Who holds each place that claims of taking, keeping or leaving name, by source, most told places first.

    Only what was told as done counts; a denied taking is kept apart. Outlets that carry one text are one source.
    """
    outlets, by_id, sides = outlets_of(documents), {each.id: each for each in documents}, Sides(claims)
    places: dict[str, list[Place]] = {}
    turns: dict[str, dict[str, tuple[Actor, list[Turn]]]] = {}
    for claim in claims:
        told_here = turn_of(claim, by_id.get(claim.document))
        if told_here is None:
            continue
        turn, held = told_here
        if sides.are_foes(turn.actors):
            turn = msgspec.structs.replace(turn, actors=())  # which of them holds it is not told
        told_by = claim.attribution[0].value.source if claim.attribution else outlets.get(claim.document)
        source = told_by or outlet(None)
        for place in held:
            same = _place_key(place, claim.document)
            places.setdefault(same, []).append(place)
            told = turns.setdefault(same, {})
            told.setdefault(source_key(source, claim), (source, []))[1].append(turn)
    found = [
        Control(_told_most(places[same]), holdings, _is_disputed(holdings, sides))
        for same, told in turns.items()
        if (holdings := tuple(own for source, each in told.values() if (own := _holding(source, each))))
    ]
    return sorted(found, key=lambda control: -sum(len(holding.turns) for holding in control.holdings))
