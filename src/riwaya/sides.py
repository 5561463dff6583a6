"""From which side of a conflict a source speaks, where its kind, its role or whom it speaks for tells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table, per_lexicon
from riwaya.lexicon.actors import OWN_ACTORS, actor_rows, institutions, slug
from riwaya.lexicon.countries import countries
from riwaya.model import Actor, Claim, Incident, Side, Voice

SIDES: tuple[Side, ...] = (
    "media",
    "government",
    "opposition",
    "outside",
    "organisation",
    "witness",
    "expert",
    "unknown",
)
"""In the order in which accounts stand."""
RULING = frozenset({"state", "government", "military", "police"})
FIGHTERS = frozenset({"armed_group", "fighters"})
SPOKESMEN = frozenset({"official", "person", "unknown"})
"""Kinds of those who may speak for another."""
_PEOPLE = frozenset({"official", "person"})
_PREPOSITION = re.compile("^(?:[بك]ال|لل)")


def countries_told(claims: Iterable[Claim]) -> dict[str, Counter[str]]:
    """How often each document names a place of each country (ISO 3166-1), by document."""
    found: dict[str, Counter[str]] = {}
    for claim in claims:
        told = found.setdefault(claim.document, Counter())
        told.update(place.value.country for place in claim.places if place.value.country is not None)
    return found


def home_of(incident: Incident, claims: Sequence[Claim], around: Mapping[str, Counter[str]]) -> str | None:
    """The state in which an incident lies: that of its place, of its claims' places, or the one its documents tell of.

    An ISO 3166-1 code; null where no place with a country is told. `around` is what `countries_told` finds.
    """
    if incident.place is not None and incident.place.country:
        return incident.place.country
    own: Counter[str] = sum(countries_told(claims).values(), Counter())
    told = own or sum((around[each] for each in {claim.document for claim in claims}), Counter())
    return min(told, key=lambda country: (-told[country], country), default=None)


def side_of(voice: Voice, home: str | None) -> Side:
    """The side of a source in an incident that lies in the state `home`.

    >>> from riwaya.model import Name
    >>> army = Voice(Actor("ru-army", Name("الجيش الروسي"), "military", "RU"))
    >>> side_of(army, "SY"), side_of(army, "RU")
    ('outside', 'government')
    """
    if voice.source.kind in SPOKESMEN and _has_left(voice.source):
        return "unknown"
    for body in _bodies(voice):
        side = _side_of_body(body, home)
        if side != "unknown":
            return side
    sides: Mapping[str, Side] = load_table("families")["sides_by_role"]
    return sides.get(voice.role or "", "unknown")


def _bodies(voice: Voice) -> Iterator[Actor]:
    """Whom a source speaks for, the surest first: what it belongs to, itself, whom its naming tells.

    An outlet, an observatory or a resident speaks for itself, whatever stands in its name («المرصد السوري»).
    """
    office = voice.side is not None and _starts_with(voice.source, "offices")
    if not office:
        yield from _wholes(voice.source)
        yield voice.source
    if voice.side is not None and (office or voice.source.kind in SPOKESMEN) and _speaks_for(voice):
        yield from _wholes(voice.side)
        yield voice.side


def _speaks_for(voice: Voice) -> bool:
    """Whether a naming leaves room for the side that it seems to tell.

    An official of one state speaks for no body of another, and who speaks for fighters of a country not for that state.
    """
    side, own = voice.side, voice.source.country
    if side is None or (own is not None and side.country not in {own, None} and side.kind in RULING):
        return False
    fighters: list[str] = load_table("families")["side_words"]["fighters"]
    return side.kind != "state" or set(fighters).isdisjoint(_words_of(voice.source))


def _starts_with(actor: Actor, listed: str) -> bool:
    """Whether a naming begins with one of the listed phrases: «وزير», «المكتب الإعلامي»."""
    words: list[str] = load_table("families")["side_words"][listed]
    return (key(actor.name.ar or "") + " ").startswith(tuple(f"{word} " for word in words))


def _wholes(actor: Actor) -> Iterator[Actor]:
    """What the lexicon has an actor as a part of, the nearest first; of those who fight, state bodies alone."""
    rows, wholes, seen = actor_rows(), _wholes_by_id(), {actor.id}
    whole = wholes.get(actor.id or "")
    while whole is not None and whole not in seen:
        seen.add(whole)
        body = rows[whole].actor if whole in rows else _bodies_of_states().get(whole)
        if body is not None and (body.kind in RULING or actor.kind not in FIGHTERS):
            yield body
        whole = wholes.get(whole)


@per_lexicon(OWN_ACTORS)
def _bodies_of_states() -> dict[str, Actor]:
    """The bodies that every state has, by id."""
    bodies = (body.of(country) for body in institutions() for country in countries().values())
    return {body.id: body for body in bodies if body.id is not None}


@per_lexicon(OWN_ACTORS)
def _wholes_by_id() -> dict[str, str]:
    """What each actor of the lexicon is a part of, and whom each leader leads."""
    rows = actor_rows().values()
    led = {slug(leader): row.id for row in rows for leader in row.leaders.values()}
    return led | {row.id: row.parent for row in rows if row.parent is not None}


def _side_of_body(body: Actor, home: str | None) -> Side:
    """The side of a body by its kind; of an official only where the lexicon knows the person."""
    table = load_table("families")
    state, opposition = (tuple(table["side_bodies"][side]) for side in ("state", "opposition"))
    name = body.id or ""
    if name.endswith(opposition) or (not name and not _opposed().isdisjoint(_words_of(body))):
        return "opposition"
    if body.kind == "unknown" and _starts_with(body, "outlets"):
        return "media"
    office = body.kind in _PEOPLE and ((name and body.kind == "official") or _holds_office(body))
    if body.kind in RULING or office or name.endswith(state):
        if body.country is None and body.kind == "military":
            return "outside" if body.id else "unknown"  # a coalition of states
        return _side_of_state(body.country, home)
    sides: Mapping[str, Side] = table["sides_by_kind"]
    return sides.get(body.kind, "unknown")


def _holds_office(official: Actor) -> bool:
    """Whether an official is named by an office of state, or by a body of state."""
    table: Mapping[str, list[str]] = load_table("families")["side_words"]
    words = _words_of(official)
    named = f" {' '.join(words)} "
    if not set(table["rivals"]).isdisjoint(words):
        return False
    plain = {_PREPOSITION.sub("ال", word) for word in words}
    return any(f" {office} " in named for office in table["of_state"]) or not plain.isdisjoint(
        table["bodies_of_state"]
    )


def _opposed() -> frozenset[str]:
    """What a body that no lexicon knows calls itself where it stands against the state: «المجلس العسكري المعارض»."""
    return frozenset(load_table("families")["side_words"]["opposed"])


def _has_left(official: Actor) -> bool:
    """Whether a naming says that somebody holds the office no more, or left that side: «السابق», «المنشق»."""
    left: list[str] = load_table("families")["side_words"]["former"]
    return official.id is None and not set(left).isdisjoint(_words_of(official))


def _words_of(actor: Actor) -> list[str]:
    return key(actor.name.ar or "").replace("،", " ").split()


def _side_of_state(country: str | None, home: str | None) -> Side:
    if home is None:
        return "unknown"
    return "government" if country in {None, home} else "outside"
