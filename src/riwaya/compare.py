"""One incident's accounts side by side: a row a question, a cell an account, and how the cells relate.

A verdict says how accounts stand to each other, never who is right.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from riwaya import labels
from riwaya.arabic.characters import key
from riwaya.headlines import cause_headline
from riwaya.introductions import Introductions, introductions
from riwaya.link.cases import actor_key
from riwaya.link.copies import near_copies
from riwaya.link.place import claim_anchor
from riwaya.model import (
    Account,
    Actor,
    CellValue,
    Claim,
    Comparison,
    CountOf,
    Document,
    Incident,
    Name,
    Place,
    Question,
    Quote,
    Row,
    Side,
    Sourced,
    Voice,
    When,
)
from riwaya.relate import QUESTIONS, Cause, Toll, verdict
from riwaya.sides import SIDES, countries_told, home_of, side_of

Told = tuple[Name, Hashable, Quote | None]
"""A value's label, what makes it the same as another, and its words."""


def outlet(document: Document | None) -> Actor:
    """The outlet that tells a document: its publisher, else its site, else its title, else its file name."""
    if document is None:
        return Actor(None, labels.fallback_label("outlet"), "media")
    site = urlsplit(document.url).hostname if document.url else None
    file_name = (document.path or "").replace("\\", "/").rsplit("/", 1)[-1]
    title = f"«{document.title}»" if document.title else None
    name = document.publisher or site or title or file_name or document.id[:12]
    arabic = any("\u0600" <= character <= "\u06ff" for character in name)
    return Actor(f"outlet:{key(name).casefold()}", Name(ar=name) if arabic else Name(en=name), "media")


def source_of(claim: Claim, document: Document | None) -> Actor:
    """On whose word a claim is told: its first attribution, or the outlet itself."""
    return claim.attribution[0].value.source if claim.attribution else outlet(document)


def source_key(source: Actor, claim: Claim) -> str:
    """Sources are one by id or name; one without a name is only ever the same within its document."""
    if source.id or labels.named(source.name):
        return actor_key(source)
    return f"?{source.kind}:{claim.document}"


def is_denied(claim: Claim) -> bool:
    """Whether the text, or its first source, denies the act."""
    return claim.polarity == "negative" or any(
        link.value.stance == "denies" for link in claim.attribution[:1]
    )


def outlets_of(documents: Sequence[Document]) -> dict[str, Actor]:
    """Who tells each document: its outlet, or all outlets together that carry one text."""
    by_id = {document.id: document for document in documents}
    told = {document.id: outlet(document) for document in documents}
    for group in near_copies(documents):
        carriers = {actor_key(own): own for own in (outlet(by_id[each]) for each in group)}
        if len(carriers) > 1:
            names = [own.name for own in carriers.values()]
            arabic, english = (
                " / ".join(labels.either(name, language) for name in names) for language in labels.LANGUAGES
            )
            shared = Actor("+".join(sorted(carriers)), Name(ar=arabic, en=english), "media")
            told.update(dict.fromkeys(group, shared))
    return told


def _accounts(
    claims: Sequence[Claim], outlets: Mapping[str, Actor], home: str | None, known: Introductions
) -> list[tuple[Account, list[Claim]]]:
    """Claims by source, the sources of a side together: outlets first, what tells most before what tells less."""
    sources: dict[str, tuple[Actor, list[Claim]]] = {}
    for claim in claims:
        voice = _introduced(claim, known)
        source = voice.source if voice else outlets.get(claim.document, outlet(None))
        sources.setdefault(source_key(source, claim), (source, []))[1].append(claim)
    found = []
    for source, told in sources.values():
        unnamed = Actor(None, labels.fallback_label("unnamed_source"), source.kind)
        named = source if labels.named(source.name) else unnamed
        carried = tuple(dict.fromkeys(claim.document for claim in told))
        side = _side_of(told, source, home, known)
        found.append((Account(named, tuple(claim.id for claim in told), carried, side), told))
    return sorted(
        found,
        key=lambda pair: (SIDES.index(pair[0].side), bool(pair[1][0].attribution), -len(pair[1])),
    )


def _introduced(claim: Claim, known: Introductions) -> Voice | None:
    """The voice that a claim is told by, as its document introduced it; null for the outlet itself."""
    if not claim.attribution:
        return None
    voice = claim.attribution[0].value
    return known.get(claim.id, voice)


def _side_of(told: Sequence[Claim], source: Actor, home: str | None, known: Introductions) -> Side:
    """The side of a source by the first of its claims whose naming tells it, there or where it was introduced."""
    voices = [claim.attribution[0].value for claim in told if claim.attribution] or [Voice(source)]
    voices += [voice for claim in told if (voice := _introduced(claim, known)) is not None]
    sides = (side_of(voice, home) for voice in voices)
    return next((side for side in sides if side != "unknown"), "unknown")


# --- what a claim says to each question ---


def _actors(values: Iterable[Sourced[Actor]]) -> list[Told]:
    return [(labels.actor_label(value.value), value.value, value.quote) for value in values]


def _counts(claim: Claim, of: CountOf) -> list[Told]:
    people = tuple(target.value for target in claim.targets)
    return [
        (labels.count_label(count.value), Toll(count.value, people), count.quote)
        for count in claim.counts
        if count.value.of == of
    ]


def _reasons(claim: Claim, everything: Mapping[str, Claim]) -> list[Told]:
    found: list[Told] = []
    for reason in claim.because:
        if reason.kind != "cause":
            continue
        cause = everything.get(reason.claim) if reason.claim else None
        quote = reason.cause or (cause.act.quote if cause else None) or reason.quote
        if cause is not None:
            doers = tuple(actor.value for actor in cause.actors)
            told = Cause(cause.act.value, cause.polarity, claim_anchor(cause), doers)
            found.append((cause_headline(cause), told, quote))
        elif quote is not None:
            found.append((Name(ar=quote.exact), key(quote.exact), quote))
    return found


def _what(claim: Claim) -> list[Told]:
    return [(labels.act_label(claim.act.value), (claim.act.value, is_denied(claim)), claim.act.quote)]


def _when(claim: Claim) -> list[Told]:
    return [(labels.when_label(time.value), time.value, time.quote) for time in (claim.time,) if time]


_ANSWERS: dict[Question, Callable[[Claim, Mapping[str, Claim]], list[Told]]] = {
    "what": lambda claim, _: _what(claim),
    "who": lambda claim, _: _actors(claim.actors),
    "to_whom": lambda claim, _: _actors(claim.targets),
    "where": lambda claim, _: [(place.value.name, place.value, place.quote) for place in claim.places],
    "when": lambda claim, _: _when(claim),
    "killed": lambda claim, _: _counts(claim, "killed"),
    "wounded": lambda claim, _: _counts(claim, "wounded"),
    "why": _reasons,
}


def cell_of(
    claims: Sequence[Claim], question: Question, everything: Mapping[str, Claim]
) -> tuple[list[CellValue], list[Hashable]]:
    """An account's answers to a question: each different one once, with the first words that give it.

    Where and when are told of what is denied too: these are not shown again as denied.
    """
    values: dict[Hashable, CellValue] = {}
    said: list[Hashable] = []
    for claim in sorted(claims, key=is_denied) if question in _SETTINGS else claims:
        for label, value, quote in _ANSWERS[question](claim, everything):
            denied = is_denied(claim)
            same = _identity(value) if question in _SETTINGS else (_identity(value), denied, claim.modality)
            if same not in values:
                values[same] = CellValue(label, claim.id, claim.document, quote, denied, claim.modality)
                said.append(value)
    return list(values.values()), said


_SETTINGS: frozenset[Question] = frozenset({"where", "when"})


def _identity(value: Hashable) -> Hashable:
    if isinstance(value, Actor):
        return actor_key(value)
    if isinstance(value, Place):
        return value.id or key(value.name.ar or value.name.en or "")
    if isinstance(value, Toll):
        return value.number
    if isinstance(value, When):
        return (value.earliest, value.latest, value.weekday, value.edtf)
    return value


def compare(incident: Incident, claims: Sequence[Claim], documents: Sequence[Document] = ()) -> Comparison:
    """Lays an incident's accounts side by side.

    `claims` may hold more than the incident's own: reasons are looked up in all of them. `documents` name the
    outlets; outlets that carry one text are one account. Numbers compare as ranges, times as intervals,
    places by identity and area, actors by identity.
    """
    return compare_each([incident], claims, documents)[0]


def compare_each(
    incidents: Sequence[Incident], claims: Sequence[Claim], documents: Sequence[Document] = ()
) -> list[Comparison]:
    """The comparison of each incident, as `compare` makes it, with the claims looked through once."""
    everything = {claim.id: claim for claim in claims}
    telling = {
        everything[claim].document for each in incidents for claim in each.claims if claim in everything
    }
    outlets = outlets_of([document for document in documents if document.id in telling])
    around = countries_told(everything.values())
    known = introductions(everything.values(), documents)
    return [_compare(incident, everything, outlets, around, known) for incident in incidents]


def _compare(
    incident: Incident,
    everything: Mapping[str, Claim],
    outlets: Mapping[str, Actor],
    around: Mapping[str, Counter[str]],
    known: Introductions,
) -> Comparison:
    own = [everything[claim] for claim in incident.claims if claim in everything]
    accounts = _accounts(own, outlets, home_of(incident, own, around), known)
    rows = []
    for question in QUESTIONS:
        cells = [cell_of(told, question, everything) for _, told in accounts]
        related = verdict(question, [said for _, said in cells])
        rows.append(Row(question, tuple(tuple(shown) for shown, _ in cells), related))
    return Comparison(incident.id, tuple(account for account, _ in accounts), tuple(rows))
