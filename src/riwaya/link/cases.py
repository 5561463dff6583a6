"""A claim with what linking needs to know of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from riwaya.arabic.characters import key
from riwaya.labels import family_of, manner_of, named
from riwaya.link.discourse import Discourse, Silent
from riwaya.link.place import anchor, is_coarse, place_names
from riwaya.link.sides import Sides, sides_of
from riwaya.link.time import Days, claim_days, is_counted_from_printing, published_day
from riwaya.link.words import EMPTY, Bag, Rarity, stems
from riwaya.model import Actor, ActorKind, Claim, CountOf, Document, Place

_DEFINITE = re.compile(r"^[وف]?(?:[بك]?ال|لل)")

_MUTUAL = frozenset({"clash", "meeting", "agreement", "ceasefire"})
_HOLDING = frozenset({"seizure", "recapture"})
_COUNTED = frozenset({"killing", "injury", "abduction", "arrest", "surrender", "displacement"})
"""Acts after which «آخر» is another person, not another act."""
_VICTIMS: Mapping[ActorKind, str] = {
    "civilians": "civilians",
    "military": "troops",
    "police": "troops",
    "fighters": "fighters",
    "armed_group": "fighters",
}

Numbers = Mapping[CountOf, frozenset[tuple[int | None, int | None]]]
"""The numbers of people told, by who they are."""


class Case:
    """A claim, where it stands in its document, and what it says in the terms of linking."""

    __slots__ = (
        "another", "background", "bag", "behind", "claim", "counted", "days", "definite", "discourse", "family",
        "foes", "holders", "manner", "numbers", "paper", "participants", "place", "places", "published", "rank",
        "removed", "roles", "root", "side", "start", "sum",
    )  # fmt: skip

    def __init__(self, claim: Claim, document: Document | None, discourse: Discourse, rank: int) -> None:
        trigger = claim.act.quote
        self.claim = claim
        self.family = family_of(claim.act.value)
        self.manner = manner_of(claim.act.value)
        self.side = "told" if claim.modality == "actual" else claim.modality
        self.days: Days = claim_days(claim, document)
        self.counted = is_counted_from_printing(claim)
        self.published = published_day(document)
        self.places = tuple(place.value for place in claim.places)
        self.place: Place | None = anchor(self.places)
        self.participants = participant_keys(claim)
        self.roles = roles_of(claim)
        self.holders = holders_of(claim)
        self.foes: frozenset[str] = frozenset()
        self.numbers: Numbers = _numbers(claim)
        self.start = trigger.start if trigger else claim.sentence.start
        self.rank = rank
        self.definite = trigger is not None and _DEFINITE.match(key(trigger.exact)) is not None
        self.discourse = discourse
        self.background = discourse.is_background(claim.sentence.start)
        self.behind = discourse.is_behind(claim.sentence.start, self.start)
        end = trigger.end if trigger else self.start
        self.removed = discourse.is_removed(self.start)
        self.another = claim.act.value not in _COUNTED and discourse.is_another(end)
        self.sum = discourse.is_sum(claim.sentence.start, claim.sentence.end)
        self.root = None if trigger is None else next(iter(stems(trigger.exact)), None)
        self.bag: Bag = EMPTY
        self.paper: Bag = EMPTY

    @property
    def bare(self) -> bool:
        """Whether it states neither place nor time of its own."""
        return self.place is None and not self.days.stated


def takers_of(claim: Claim, act: str) -> frozenset[str]:
    """Who is told to have taken a place (`act` seizure), or taken it back (recapture); nobody of a denied claim."""
    if claim.act.value != act or claim.polarity == "negative":
        return frozenset()
    return frozenset(actor_key(actor.value) for actor in claim.actors if named(actor.value.name))


def holders_of(claim: Claim) -> frozenset[str]:
    """The sides that are told to take or hold a place; none of a denied claim."""
    if claim.act.value not in _HOLDING or claim.polarity == "negative":
        return frozenset()
    return sides_of(actor.value for actor in claim.actors)


def is_spot(place: Place | None) -> bool:
    """Whether the place is known, and so narrow that what happens elsewhere is something else."""
    return place is not None and place.latitude is not None and not is_coarse(place)


def place_key(place: Place) -> str:
    """What makes two places one: the id, else the names."""
    return place.id or "/".join(sorted(place_names(place)))


def participant_keys(claim: Claim) -> frozenset[str]:
    """The ids of those who act or suffer, or the look-up keys of their names; nameless kinds are left out."""
    return frozenset(
        actor_key(actor.value)
        for actor in (*claim.actors, *claim.targets)
        if actor.value.id or named(actor.value.name)
    )


class Roles(NamedTuple):
    """Who acts and who suffers, by their ids, and what kinds of people suffer: civilians, troops or fighters."""

    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()


def roles_of(claim: Claim) -> Roles:
    """The roles of one claim; the sides of a clash both act and both suffer, and so tell nothing."""
    if claim.act.value in _MUTUAL:
        return Roles()
    return Roles(
        frozenset(actor.value.id for actor in claim.actors if actor.value.id),
        frozenset(actor.value.id for actor in claim.targets if actor.value.id),
        frozenset(_VICTIMS[actor.value.kind] for actor in claim.targets if actor.value.kind in _VICTIMS),
    )


def actor_key(actor: Actor) -> str:
    """What makes two actors one: the id, else the name as a look-up key, else the kind."""
    return actor.id or key(actor.name.ar or "") or (actor.name.en or "").casefold() or f"?{actor.kind}"


def _numbers(claim: Claim) -> Numbers:
    found: defaultdict[CountOf, set[tuple[int | None, int | None]]] = defaultdict(set)
    for count in claim.counts:
        found[count.value.of].add((count.value.low, count.value.high))
    return {of: frozenset(values) for of, values in found.items()}


def make_cases(
    claims: Sequence[Claim], documents: Iterable[Document]
) -> tuple[dict[str, list[Case]], Rarity]:
    """The claims' cases by document, in the order of their triggers, and the weight of the words around them."""
    by_id = {document.id: document for document in documents}
    sides = Sides(claims)
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.document].append(claim)
    cases: dict[str, list[Case]] = {}
    words: dict[str, dict[int, dict[str, str]]] = {}
    for name, own in told.items():
        document = by_id.get(name)
        discourse = Discourse(document.text) if document else Silent()
        spans = {claim.sentence.start: claim.sentence.end for claim in own}
        ranks = {start: rank for rank, start in enumerate(sorted(spans))}
        made = [Case(claim, document, discourse, ranks[claim.sentence.start]) for claim in own]
        for case in made:
            case.foes = sides.foes_of(case.holders)
        cases[name] = sorted(made, key=lambda case: case.start)
        if document is not None:
            words[name] = {
                start: stems(document.text[start:end], by_sound=True) for start, end in spans.items()
            }
    rarity = Rarity(
        {root: word for each in own.values() for root, word in each.items()} for own in words.values()
    )
    for name, sentences in words.items():
        bags = {start: rarity.bag(each) for start, each in sentences.items()}
        paper = rarity.bag(root for each in sentences.values() for root in each)
        for case in cases[name]:
            case.bag, case.paper = bags[case.claim.sentence.start], paper
    return cases, rarity
