"""Short titles in Arabic and English of what happened, made of an act, who took part and where; nothing is added."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from riwaya.arabic.characters import key
from riwaya.labels import Language, act_entries, actor_label, count_label, either, isolated, join_names, named
from riwaya.lexicon import load_table
from riwaya.model import ActName, Actor, Claim, Count, Name, Place, Quote, Sourced


class _Headed(NamedTuple):
    """What a headline is made of."""

    act: ActName
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    place: Place | None


def headline(
    act: ActName, actors: Sequence[Actor] = (), targets: Sequence[Actor] = (), place: Place | None = None
) -> Name:
    """What happened, as a short title made of the act, its participants and its place; nothing is added.

    >>> group = Actor("islamic-state", Name("تنظيم الدولة الإسلامية", "Islamic State"), "armed_group")
    >>> headline("seizure", [group], place=Place(None, Name("تدمر", "Tadmur"))).ar
    'سيطرة تنظيم الدولة الإسلامية على تدمر'
    """
    parts = _Headed(act, tuple(actors), tuple(targets), place)
    return Name(ar=_arabic_headline(parts), en=_english_headline(parts))


def _shown(actors: Sequence[Actor], language: Language) -> list[str]:
    """At most three different names: a title is no list."""
    return list(dict.fromkeys(either(actor_label(actor), language) for actor in actors))[:3]


_COUNTED_KINDS = frozenset({"fighters", "civilians"})
_GENERIC_KINDS = frozenset({"fighters", "civilians", "witness", "expert", "official", "unknown"})


def _genitive(actor: Actor) -> Actor:
    """The actor as it stands after a noun: a sound masculine plural (مدنيون) ends in ين there.

    The accusative of a counted noun (30 شخصاً) falls away with its number.

    Only phrases for kinds of people are inflected: in a proper name the same letters may belong to the stem.
    """
    name = actor_label(actor).ar
    if actor.id is not None or actor.kind not in _GENERIC_KINDS or not name:
        return actor
    first, space, rest = name.partition(" ")
    if len(first) >= 5 and first.endswith("ون"):
        first = f"{first[:-2]}ين"
    elif first.endswith(("ًا", "اً")):
        first = first[:-2]
    elif (
        len(first) >= 4 and first.endswith("ا") and not first.endswith("ايا") and actor.kind in _COUNTED_KINDS
    ):
        first = first[:-1]
    return msgspec.structs.replace(actor, name=Name(f"{first}{space}{rest}", actor.name.en))


def _arabic_headline(parts: _Headed) -> str:
    entry = act_entries()[parts.act]
    words = [either(entry.label)]
    actors = _shown([_genitive(actor) for actor in parts.actors], "ar")
    targets = _shown([_genitive(target) for target in parts.targets], "ar")
    joins = entry.joins.ar
    if joins == "between" and (sides := actors + targets):
        words += ["بين" if len(sides) > 1 else "شارك فيها", join_names(sides, "ar")]
    elif joins == "target" and targets:
        words.append(join_names(targets, "ar"))
    elif joins == "actor" and actors:
        words.append(join_names(actors, "ar"))
    elif actors:
        words += ["من جانب", join_names(actors, "ar")]
    if parts.place is not None and named(parts.place.name):
        name = either(parts.place.name)
        words += ["" if _says_where(name) and entry.at.ar == _IN else entry.at.ar or "", isolated(name, "ar")]
    return " ".join(word for word in words if word)


_IN = "في"


def _says_where(place: str) -> bool:
    """Whether a place's naming opens with where it lies («حول القاعدة»), after which no «في» stands."""
    words: list[str] = load_table("families")["locatives"]["words"]
    return key(place).split(" ", 1)[0] in words


def _english_headline(parts: _Headed) -> str:
    entry = act_entries()[parts.act]
    label = either(entry.label, "en")
    words = [label[:1].upper() + label[1:]]
    actors, targets = _shown(parts.actors, "en"), _shown(parts.targets, "en")
    joins = entry.joins.en or "by"
    where: list[str] = []
    if parts.place is not None and named(parts.place.name):
        where = [either(entry.at, "en"), isolated(either(parts.place.name, "en"), "en")]
    sides = actors + targets if joins == "between" else targets if joins == "of" and targets else actors
    join = "of" if joins == "of" and sides is targets else "by"
    if joins == "between":
        join = "between" if len(sides) > 1 else "with"
    who = [join, join_names(sides, "en")] if sides else []
    words += [*where, *who] if where[:1] == ["of"] else [*who, *where]
    return " ".join(words)


def claim_headline(claim: Claim) -> Name:
    """A claim as a short title."""
    first: Any = claim.places[0].value if claim.places else None
    return headline(
        claim.act.value,
        [actor.value for actor in claim.actors],
        [counted_people(target, claim.counts) for target in claim.targets],
        first,
    )


def counted_people(told: Sourced[Actor], counts: Sequence[Sourced[Count]]) -> Actor:
    """People together with their number, where the same words tell both.

    «12 شخصا» are twelve: the noun alone, which stands in the singular after such a number, would make them one; and
    of three soldiers killed it is not the army that was killed.
    """
    actor, words = told.value, told.quote
    count = next((count for count in counts if _holds(words, count.quote)), None)
    if words is None or count is None or not actor.name.ar:
        return actor
    number, english = either(count_label(count.value), "en"), actor.name.en
    of = "of " if actor.id is not None else ""
    name = Name(" ".join(words.exact.split()), f"{number} {of}{english}" if english else None)
    return msgspec.structs.replace(actor, name=name)


def _holds(words: Quote | None, part: Quote | None) -> bool:
    return words is not None and part is not None and words.start <= part.start and part.end <= words.end


def cause_headline(cause: Claim) -> Name:
    """A claim as what something is said to come from: of what did not happen, its absence («بعد غياب الدعم»)."""
    name = claim_headline(cause)
    if cause.polarity == "positive":
        return name
    return Name(f"غياب {name.ar}" if name.ar else None, f"Absence of {_lower(name.en)}" if name.en else None)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
