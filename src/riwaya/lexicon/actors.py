"""The actors of the lexicon, the bodies that every state has, and the heads that make a phrase an actor."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table, own_table, per_lexicon
from riwaya.lexicon.countries import Country, countries
from riwaya.lexicon.names import NameIndex, name_words, without_article
from riwaya.model import Actor, ActorKind, Name

ACTOR_TABLES = (
    "actors",
    "actors_syria_iraq",
    "actors_yemen_gulf",
    "actors_levant_egypt",
    "actors_africa",
    "actors_asia",
    "actors_world",
    "actors_media",
)
OWN_ACTORS = "own actors"
"""The table of a user's lexicon that holds its rows; one with a shipped id stands in that row's place."""


class ActorRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the actor tables, as `actors.toml` describes it."""

    id: str
    ar: str
    en: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    leaders: dict[str, str] = {}
    country: str | None = None
    parent: str | None = None
    years: tuple[int, int] | None = None
    office: str | None = None

    @property
    def actor(self) -> Actor:
        """The row as a value."""
        return Actor(self.id, Name(self.ar, self.en), self.kind, self.country)


class Institution(msgspec.Struct, frozen=True, rename={"same_as": "as"}):
    """A body that every state has; see `institutions.toml`."""

    id: str
    kind: ActorKind
    ar: str
    en: str
    forms: tuple[str, ...]
    same_as: str | None = None

    def of(self, country: Country) -> Actor:
        """The body of `country`: the lexicon's own row where there is one, else made by the pattern."""
        slug = f"{country.code.lower()}-{self.same_as or self.id}"
        row = actor_rows().get(slug)
        return row.actor if row else Actor(slug, self._name(country), self.kind, country.code)

    def _name(self, country: Country) -> Name:
        if country.nisba:
            masculine = country.nisba[0]
            arabic = self.ar.format(nisba_m="ال" + masculine, nisba_f="ال" + masculine + "ة")
        else:
            arabic = re.sub(r" \{nisba_.\}", f" في {country.ar[0]}", self.ar)
        return Name(arabic, self.en.format(adjective=country.adjective))


class Short(msgspec.Struct, frozen=True):
    """A short name («التنظيم») that takes its meaning from what the text spoke of; see `actors.toml`."""

    forms: tuple[str, ...]
    of: tuple[str, ...]
    kind: ActorKind
    by_country: dict[str, str]


class Named(msgspec.Struct, frozen=True):
    """What a name stands for: an actor of the table, a country, its government by its capital, or a leader's group."""

    actor: Actor
    sort: Literal["name", "guarded", "country", "capital"] = "name"
    leads: str | None = None


Entry = Named | Institution | Short


@cache
def shipped_actor_rows() -> dict[str, ActorRow]:
    """All rows of the actor tables by id; raises ValueError for an id that stands twice."""
    rows: dict[str, ActorRow] = {}
    for name in ACTOR_TABLES:
        for values in load_table(name)["actor"]:
            row = msgspec.convert(values, ActorRow)
            if row.id in rows:
                raise ValueError(f"the actor {row.id} stands twice in the lexicon")
            rows[row.id] = row
    return rows


@per_lexicon(OWN_ACTORS)
def actor_rows() -> dict[str, ActorRow]:
    """All rows by id: the shipped ones, and the user's in their place or after them."""
    return {**shipped_actor_rows(), **(own_table(OWN_ACTORS) or {}).get("rows", {})}


def slug(english: str) -> str:
    """An id from an English name.

    >>> slug("Stéphane Dujarric")
    'stephane-dujarric'
    """
    plain = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@per_lexicon(OWN_ACTORS)
def leaders() -> dict[str, Named]:
    """The names of people who speak and act for an actor, each with the official that it stands for."""
    named: dict[str, Named] = {}
    for row in actor_rows().values():
        first: dict[str, str] = {}
        for arabic, english in row.leaders.items():
            shown = first.setdefault(english, arabic)
            actor = Actor(slug(english), Name(shown, english), "official", row.country)
            named[arabic] = Named(actor, "name", row.id)
    return named


@cache
def institutions() -> tuple[Institution, ...]:
    """The bodies that every state has."""
    return msgspec.convert(tuple(load_table("institutions")["institution"]), tuple[Institution, ...])


def actor_by_id(identifier: str) -> Actor:
    """The actor of a row, or the state of a lower-case country code; raises KeyError for neither."""
    row = actor_rows().get(identifier)
    return row.actor if row else state(countries()[identifier.upper()])


def state(country: Country) -> Actor:
    """A country as an actor."""
    return Actor(country.code.lower(), country.name, "state", country.code)


def government(country: Country) -> Actor:
    """The government of a country, as its capital's name stands for it."""
    return next(body for body in institutions() if body.id == "government").of(country)


def _general_names() -> Iterator[tuple[str, Entry]]:
    """The names of bodies, then short names, then capitals and countries."""
    for body in institutions():
        yield from ((form, body) for form in body.forms)
    for values in load_table("actors")["short"]:
        short = msgspec.convert(values, Short)
        yield from ((form, short) for form in short.forms)
    for country in countries().values():
        ruling, land = Named(government(country), "capital"), Named(state(country), "country")
        yield from ((capital, ruling) for capital in country.capital)
        yield from ((name, land) for name in country.ar)


def _aliases() -> Iterator[tuple[str, Entry]]:
    """Every name with what it stands for; later ones win over earlier ones."""
    yield from _general_names()
    yield from leaders().items()
    for row in actor_rows().values():
        named = Named(row.actor)
        yield from ((alias, named) for alias in (_shown_alias(row.ar), *row.aliases))


def _shown_alias(shown: str) -> str:
    """The shown name without a nickname in brackets."""
    return re.sub(r"\s*\([^)]*\)", "", shown)


@per_lexicon(OWN_ACTORS)
def actor_index() -> NameIndex[Entry]:
    """All names of actors, institutions, countries and capitals."""
    index: NameIndex[Entry] = NameIndex()
    for name, entry in _aliases():
        index.add(name, entry)
    own = (own_table(OWN_ACTORS) or {}).get("guarded", ())
    for name in (*load_table("actors")["guarded"], *own):
        held = index.get(name_words(name))
        if isinstance(held, Named):
            index.add(name, Named(held.actor, "guarded", held.leads))
    return index


_SOUND_ENDINGS = ("", "ا", "ه", "ان", "ين", "ون", "ات", "تان", "تين", "و", "وا")


_WITHOUT_TANWIN = ("ا", "ه", "ي", "و", "ون", "ين", "ان", "ات")
"""Ends that take no alif in the indefinite accusative: «جنودا», but «طلبة», «سجناء», «مقاتلين»."""


_WITHOUT_DUAL = ("ا", "و", "ي", "ون", "ين", "ان", "ات")
"""Ends of words that are no singulars as they stand, or whose dual is generated with their plural."""


class Heads(msgspec.Struct, frozen=True):
    """The words that open an actor's name, by look-up key without article, and what they do."""

    kinds: dict[str, ActorKind]
    pair_kinds: dict[str, dict[str, ActorKind]]
    quantifiers: frozenset[str]
    carriers: frozenset[str]
    modifiers: frozenset[str]


def _sound_plurals(section: dict[str, Any]) -> Iterator[str]:
    for base in section.get("sound", ()):
        stem = key(base)
        yield from (stem + ending for ending in _SOUND_ENDINGS)
        if not stem.endswith("ي"):
            yield stem + "ي"


def _kinds(table: dict[str, Any]) -> tuple[dict[str, ActorKind], dict[str, dict[str, ActorKind]]]:
    """Kinds by one head word and by two, by the first; forms that are written out win over generated ones."""
    kinds: dict[str, ActorKind] = {}
    pairs: dict[str, dict[str, ActorKind]] = {}
    sections = [section for group in ("groups", "people") for section in table[group].items()]
    for kind, values in sections:
        for form in values["forms"]:
            words = tuple(without_article(word) for word in name_words(form))
            if len(words) == 1:
                kinds.setdefault(words[0], kind)
            else:
                pairs.setdefault(words[0], {}).setdefault(words[1], kind)
    for kind, values in sections:
        for form in _sound_plurals(values):
            kinds.setdefault(form, kind)
    for form, kind in list(kinds.items()):
        if not form.endswith(_WITHOUT_TANWIN):
            kinds.setdefault(form + "ا", kind)
        if not form.endswith(_WITHOUT_DUAL) and len(form) > 3:
            stem = form[:-1] + "ت" if form.endswith("ه") else form
            kinds.setdefault(stem + "ان", kind)
            kinds.setdefault(stem + "ين", kind)
    return kinds, pairs


@cache
def heads() -> Heads:
    """The head words of `actor_heads.toml` in all their forms."""
    table = load_table("actor_heads")
    kinds, pairs = _kinds(table)
    quantifiers, carriers, modifiers = (
        frozenset(without_article(key(form)) for form in table[section]["forms"])
        for section in ("quantifiers", "carriers", "modifiers")
    )
    return Heads(kinds, pairs, quantifiers, carriers, modifiers)
