"""Who holds which place, from when to when, in each account; gaps and disputes stay visible.

A side holds a place from when it is told to have taken or kept it until it is told to have left, or another side
to have taken it; whom it was taken from held it before. What happened between is not filled in: a place that was left
without a taker is held by nobody known. A side and what it is part of, or a vaguer word for it, are one side.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Literal

from riwaya.arabic.characters import key
from riwaya.compare import is_denied, outlet, outlets_of, source_key
from riwaya.labels import named
from riwaya.link.cases import actor_key
from riwaya.model import Actor, Claim, Document, Frozen, Place, When
from riwaya.relate import relate_actors

Step = Literal["took", "kept", "left"]
STEPS: dict[str, Step] = {
    "seizure": "took",
    "recapture": "took",
    "repulse": "kept",
    "withdrawal": "left",
    "surrender": "left",
}
"""What the acts of control mean for who holds the place."""


HOLDING_KINDS = frozenset({"state", "government", "military", "police", "armed_group", "fighters"})
"""Those who can have held what was taken from them."""


class Turn(Frozen, frozen=True):
    """One step in the control of a place as one claim tells it; `losers` are those it was taken from."""

    step: Step
    actors: tuple[Actor, ...]
    when: When | None
    claim: str
    denied: bool = False
    losers: tuple[Actor, ...] = ()


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
    """Places are one by id; one that is not known («المنطقة») is only ever the same within its document."""
    return place.id or f"{key(place.name.ar or place.name.en or '')}:{document}"


def _in_order(turns: Sequence[Turn]) -> list[Turn]:
    """Turns by day; one without a day goes after the one told before it."""
    ordered: list[tuple[str, int, Turn]] = []
    last = ""
    for position, turn in enumerate(turns):
        day = (turn.when.earliest or turn.when.latest) if turn.when else None
        last = day or last
        ordered.append((last, position, turn))
    return [turn for _, _, turn in sorted(ordered, key=lambda entry: entry[:2])]


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
            spells = _ended(spells, turn) if open_spell else [*spells, Spell(actor, None, turn)]
            spells.append(Spell(None, turn, None))
        elif actor is not None:
            if open_spell and open_spell.holder and _same(open_spell.holder, actor):
                continue
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


def _last_holder(holding: Holding) -> Actor | None:
    return holding.spells[-1].holder if holding.spells else None


def _is_disputed(holdings: Iterable[Holding]) -> bool:
    """Whether two accounts end with different holders, tell of different ones at one time, or one denies a taking."""
    told = list(holdings)
    if any(_contradict(one, other) for one, other in combinations(told, 2)):
        return True
    taken = {actor_key(actor) for holding in told for turn in holding.turns for actor in turn.actors}
    return any(
        actor_key(actor) in taken for holding in told for turn in holding.denied for actor in turn.actors
    )


def _contradict(one: Holding, other: Holding) -> bool:
    last, its_last = _last_holder(one), _last_holder(other)
    if last is not None and its_last is not None and not _same(last, its_last):
        return True
    return any(
        first.holder is not None
        and second.holder is not None
        and not _same(first.holder, second.holder)
        and _overlap(first, second)
        for first, second in product(one.spells, other.spells)
    )


def _overlap(one: Spell, other: Spell) -> bool:
    """Whether two spells share a day for certain: from the last day on which each can have begun."""
    (began, ended), (started, stopped) = _days(one), _days(other)
    if began is None or started is None or ended is None or stopped is None:
        return False
    return max(began, started) < min(ended, stopped)


def _days(spell: Spell) -> tuple[str | None, str | None]:
    """The last day on which a spell can have begun and the first on which it can have ended; null where not told."""
    since = spell.since.when.latest if spell.since and spell.since.when else None
    until = spell.until.when.earliest if spell.until and spell.until.when else None
    return since, until


def _holding(source: Actor, turns: Sequence[Turn]) -> Holding:
    ordered = _in_order([turn for turn in turns if not turn.denied])
    return Holding(
        source, tuple(_spells(ordered)), tuple(ordered), tuple(turn for turn in turns if turn.denied)
    )


def _turn(step: Step, claim: Claim) -> Turn:
    actors = tuple(actor.value for actor in claim.actors if named(actor.value.name))
    armed = (target.value for target in claim.targets if target.value.kind in HOLDING_KINDS)
    losers = tuple(target for target in armed if not any(_same(target, actor) for actor in actors))
    when = claim.time.value if claim.time else None
    return Turn(step, actors, when, claim.id, is_denied(claim), losers if step == "took" else ())


def find_control(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> list[Control]:
    """Who holds each place that claims of taking, keeping or leaving name, by source, most told places first.

    Only what was told as done counts; a denied taking is kept apart. Outlets that carry one text are one source.
    """
    outlets = outlets_of(documents)
    places: dict[str, Place] = {}
    turns: dict[str, dict[str, tuple[Actor, list[Turn]]]] = {}
    for claim in claims:
        step = STEPS.get(claim.act.value)
        if step is None or claim.modality != "actual":
            continue
        told_by = claim.attribution[0].value.source if claim.attribution else outlets.get(claim.document)
        source = told_by or outlet(None)
        turn = _turn(step, claim)
        for place in dict.fromkeys(each.value for each in claim.places if each.value.precision != "country"):
            same = _place_key(place, claim.document)
            places.setdefault(same, place)
            told = turns.setdefault(same, {})
            told.setdefault(source_key(source, claim), (source, []))[1].append(turn)
    found = []
    for place_key, told in turns.items():
        holdings = tuple(_holding(source, each) for source, each in told.values())
        found.append(Control(places[place_key], holdings, _is_disputed(holdings)))
    return sorted(found, key=lambda control: -sum(len(holding.turns) for holding in control.holdings))
