"""A document's claims: triggers, their participants, places, times, counts, sources and reasons put together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from riwaya.arabic import analyze_document
from riwaya.arabic.analysis import Token
from riwaya.extract.act_times import time_near, time_of
from riwaya.extract.acts import Trigger
from riwaya.extract.attribution import Scope, find_scopes
from riwaya.extract.certainty import find_certainty
from riwaya.extract.claim_features import Surroundings, features, sentence_marks
from riwaya.extract.clause import Clause
from riwaya.extract.coding import codes_of, facts_of
from riwaya.extract.confidence import in_article, is_toll, judged
from riwaya.extract.denials import with_denials
from riwaya.extract.event_order import Event, with_order
from riwaya.extract.explained_acts import Act
from riwaya.extract.explanations import find_links
from riwaya.extract.factuality import find_factuality
from riwaya.extract.locations import Telling, places_by_trigger
from riwaya.extract.one_act import by_doer, exact, told_twice
from riwaya.extract.participants import (
    PLACES_LIMIT,
    actors_of,
    listed_after,
    mention_place,
    named_place,
    place_of,
    quote_tokens,
    quote_trigger,
)
from riwaya.extract.readings import Reading, Readings, read_sentences, tokens_of, told_sentences
from riwaya.extract.reasons import explain, only_known_reasons, with_reasons
from riwaya.extract.roles import find_arguments
from riwaya.extract.scene import Memory, Scene, Speakers
from riwaya.extract.shared_roles import Draft, keep_own_places, share_actors, share_claimed, share_places
from riwaya.extract.time_anchor import TimeSettings
from riwaya.extract.tolls import counts_of
from riwaya.extract.violence_types import with_violence_types
from riwaya.extract.voices import Voices
from riwaya.lexicon import Lexicon, using
from riwaya.model import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Count,
    Document,
    Explanation,
    Modality,
    Place,
    Quote,
    Sourced,
    Span,
    When,
)

CONTAINING_REACH = 6
"""Where the act's own place is told, only what follows it within so many tokens («في محافظة …») tells where that is."""

HEDGED = 0.7
"""How sure a hedge is read right: as many were of those found in 250 articles."""


class Candidate(NamedTuple):
    """A possible claim, the features by which it is judged, its word and the tokens of its sentence."""

    claim: Claim
    features: tuple[str, ...]
    trigger: Trigger
    tokens: Sequence[Token]


class Found(NamedTuple):
    """All that may be a claim, and what is explained, by the ids of what may be one."""

    candidates: list[Candidate]
    explanations: list[Explanation]


def extract(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    times: TimeSettings = TimeSettings(),  # noqa: B008
) -> list[Claim]:
    """All claims of a document, in the order of their triggers.

    Every quote holds the document's own words; a field that the text does not tell stays empty. `lexicon` is the
    user's own, from `load_lexicon`, looked up before the shipped one; `times` says what relative times mean.

    >>> from riwaya.model import Document
    >>> [claim.act.value for claim in extract(Document("1", "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس."))]
    ['killing', 'attack']
    """
    with using(lexicon):
        return [candidate.claim for candidate in judge(find_candidates(document, times))]


def judge(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that count as claims, each with its confidence, its codes, and no reason that is no claim."""
    kept = _kept(candidates)
    ids = {candidate.claim.id for candidate, _ in kept}
    beside: dict[Span, list[Trigger]] = {}
    for candidate, _ in kept:
        beside.setdefault(candidate.claim.sentence, []).append(candidate.trigger)
    known = with_denials([only_known_reasons(candidate.claim, ids) for candidate, _ in kept])
    found = []
    for (candidate, sure), claim in zip(kept, known, strict=True):
        facts = facts_of(claim, candidate.tokens, candidate.trigger, beside[claim.sentence])
        act = msgspec.structs.replace(claim.act, confidence=sure)
        told = msgspec.structs.replace(claim, act=act, codes=codes_of(claim, facts))
        found.append(Candidate(told, candidate.features, candidate.trigger, candidate.tokens))
    types = with_violence_types([candidate.claim for candidate in found])
    return [candidate._replace(claim=claim) for candidate, claim in zip(found, types, strict=True)]


def _kept(candidates: Iterable[Candidate]) -> list[tuple[Candidate, float]]:
    """Those that count as claims, each with how sure it is; the hurt count beside the dead of their sentence.

    «قتل 14 مسلحا وجرح تسعة»: judged for itself, one half of such a sentence looks like an aside.
    """
    found = [(candidate, *judged(candidate.features)) for candidate in candidates]
    told = {c.claim.sentence for c, _, counts in found if counts and is_toll(c.features)}
    return [
        (candidate, round(sure if counts else in_article(candidate.features), 3))
        for candidate, sure, counts in found
        if counts or (is_toll(candidate.features) and candidate.claim.sentence in told)
    ]


def find_candidates(document: Document, times: TimeSettings = TimeSettings()) -> list[Candidate]:  # noqa: B008
    """All possible claims of a document with their features, before any is left out."""
    return find_all(document, times, explanations=False).candidates


def find_all(document: Document, times: TimeSettings, *, explanations: bool) -> Found:
    """All possible claims and, where asked for, all explanations, those of what is no claim too."""
    sentences = analyze_document(document)
    readings = read_sentences(document, sentences, times)
    if not (readings or explanations):
        return Found([], [])
    scopes = find_scopes(document, sentences)
    drafts = _drafts(readings, Speakers(sentences, scopes), _tellings(scopes))
    voices = Voices(document, sentences, scopes)
    claims = _claims(voices, readings, drafts)
    numbers = told_sentences(document, sentences) if explanations else {draft.number for draft in drafts}
    acts = [(d.number, Act(d.trigger.head, at, d.trigger.act)) for at, d in enumerate(drafts)]
    links = find_links({number: readings[number].sentence for number in sorted(numbers)}, acts)
    told = with_reasons(voices, links, claims)
    told = with_order(readings, [Event(d.number, d.trigger, c) for d, c in zip(drafts, told, strict=True)])
    explained = explain(voices, links, claims) if explanations else []
    return Found(_with_features(readings, drafts, told), explained)


def _tellings(scopes: Sequence[Scope]) -> list[Telling]:
    return [
        Telling(link.cue[0], scope.start, scope.end) for scope in scopes for link in scope.links if link.cue
    ]


def _drafts(readings: Readings, speakers: Speakers, tellings: Sequence[Telling]) -> list[Draft]:
    memory, drafts = Memory(), []
    for number, reading in readings.items():
        triggers, tokens = reading.triggers, reading.tokens
        skipped = tokens_of(reading.times)
        nouns = [t.head for t in triggers if not t.is_verb]
        beside = [t.head for t in triggers if t.reading.form.pos == "active_participle"]
        clause = Clause(tokens, skipped, nouns, [place.start for place in reading.places], beside)
        scene = Scene(number, clause, triggers, memory, speakers)
        told = [t for t in tellings if tokens[0].start <= t.cue and t.start <= tokens[-1].end]
        near = places_by_trigger(tokens, reading.bounds, triggers, reading.places, skipped, told)
        found = [Draft(number, t, find_arguments(scene, t), near[t.head]) for t in triggers]
        share_claimed(found, tokens)
        share_actors(found, tokens)
        found = [_by_doer(draft, tokens) for draft in found]
        share_places(reading, found)
        found = keep_own_places(found)
        drafts += _told_once(found, told_twice(triggers, tokens))
    return drafts


def _by_doer(draft: Draft, tokens: Sequence[Token]) -> Draft:
    doers = [(p.start, p.end) for p in draft.arguments.actors if p.sentence == draft.number]
    return draft._replace(trigger=by_doer(draft.trigger, doers, tokens))


def _told_once(drafts: Sequence[Draft], twice: Mapping[int, int]) -> list[Draft]:
    """The drafts without the words of acts that another word tells already, which gets what they were said of."""
    by_head = {draft.trigger.head: draft for draft in drafts}
    for gone, kept in twice.items():
        other, draft = by_head[gone], by_head[kept]
        if not draft.arguments.targets:
            draft.arguments.add("target", other.arguments.targets)
        if not draft.arguments.places:
            draft.arguments.add("place", other.arguments.places)
        trigger = draft.trigger._replace(act=exact(draft.trigger.act, other.trigger.act))
        places = tuple(dict.fromkeys((*draft.places, *other.places)))
        by_head[kept] = draft._replace(trigger=trigger, places=places)
    return [draft for head, draft in by_head.items() if head not in twice]


def _with_features(readings: Readings, drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Candidate]:
    document = readings.document
    in_sentence = Counter(draft.number for draft in drafts)
    marks = {number: sentence_marks(readings[number].tokens) for number in in_sentence}
    published = document.published.value.latest if document.published else None
    found = []
    for draft, claim in zip(drafts, claims, strict=True):
        sentence = readings[draft.number].sentence
        around = Surroundings(
            sentence.tokens,
            draft.trigger,
            marks[draft.number],
            in_sentence[draft.number],
            len(drafts),
            len(readings.sentences),
            document.blocks[sentence.block].kind if sentence.block >= 0 else "paragraph",
            published,
            time_near(readings[draft.number], draft.trigger, claim.modality),
        )
        found.append(Candidate(claim, tuple(features(claim, around)), draft.trigger, sentence.tokens))
    return found


class _Voiced(NamedTuple):
    """Who takes part and who tells it: what depends on whom the document named before."""

    actors: tuple[Sourced[Actor], ...]
    targets: tuple[Sourced[Actor], ...]
    attribution: tuple[Attribution, ...]


def _claims(voices: Voices, readings: Readings, drafts: Sequence[Draft]) -> list[Claim]:
    """The claims of the drafts, one field of all after the other: so each field's code stays in the cache."""
    of = [readings[draft.number] for draft in drafts]
    pairs = list(zip(of, drafts, strict=True))
    facts = [find_factuality(reading.sentence, draft.trigger.head) for reading, draft in pairs]
    quotes = [quote_trigger(readings.document, r.tokens, d.trigger) for r, d in pairs]
    voiced = [_voiced(voices, readings, d, quote) for d, quote in zip(drafts, quotes, strict=True)]
    places = [_places(reading, draft, voices) for reading, draft in pairs]
    times = [_time(r, d, voices.scopes, fact[1]) for (r, d), fact in zip(pairs, facts, strict=True)]
    counts = [_counts(reading, draft) for reading, draft in pairs]
    distances = [voices.distance(reading.sentence, draft.trigger.head) for reading, draft in pairs]
    degrees = [_certainty(r, d.trigger, *fact[1:]) for (r, d), fact in zip(pairs, facts, strict=True)]
    return [
        Claim(
            id=f"{readings.document.id}#{quotes[at].start}",
            document=readings.document.id,
            sentence=Span(reading.sentence.start, reading.sentence.end),
            act=Sourced(draft.trigger.act, 1.0, f"lexicon:{draft.trigger.entry.name}", quotes[at]),
            polarity=facts[at][0],
            modality=facts[at][1],
            actors=voiced[at].actors,
            targets=voiced[at].targets,
            places=places[at],
            time=times[at],
            counts=counts[at],
            attribution=voiced[at].attribution,
            distance=distances[at],
            certainty=degrees[at],
        )
        for at, (reading, draft) in enumerate(pairs)
    ]


def _voiced(voices: Voices, readings: Readings, draft: Draft, quote: Quote) -> _Voiced:
    """Who takes part in an act and who tells it, as one knows who has read up to its sentence."""
    voices.hear(draft.number, readings[draft.number].places)
    actors = actors_of(voices, readings, draft.arguments.actors)
    targets = actors_of(voices, readings, draft.arguments.targets)
    return _Voiced(actors, targets, voices.attribution(quote))


def _counts(reading: Reading, draft: Draft) -> tuple[Sourced[Count], ...]:
    targets, actors = (
        [participant for participant in role if participant.sentence == draft.number]
        for role in (draft.arguments.targets, draft.arguments.actors)
    )
    return counts_of(reading, draft.trigger, targets, actors)


def _certainty(reading: Reading, trigger: Trigger, modality: Modality, method: str) -> Sourced[Certainty]:
    hedge = find_certainty(reading.tokens, trigger.head, modality, method)
    words = None
    if hedge.end > hedge.start:
        words = quote_tokens(reading.document, reading.tokens, hedge.start, hedge.end)
    return Sourced(hedge.value, 1.0 if hedge.value == "certain" else HEDGED, hedge.method, words)


def _places(reading: Reading, draft: Draft, voices: Voices) -> tuple[Sourced[Place], ...]:
    arguments = draft.arguments
    trigger = reading.tokens[draft.trigger.head].start
    found: list[Sourced[Place]] = []
    ends: list[int] = []
    for participant in arguments.places:
        if participant.sentence != draft.number:
            continue
        place = place_of(reading, participant)
        if place is None and participant not in arguments.targets:
            place = named_place(reading, participant)
        if place is not None:
            found.append(place)
            ends.append(participant.end)
    listed = [mention for end in ends[-1:] for mention in listed_after(reading, end)]
    found += [mention_place(reading, mention) for mention in listed]
    taken = [
        (p.start, p.end)
        for p in arguments.actors + arguments.targets + arguments.places
        if p.sentence == draft.number
    ]
    for mention in draft.places:
        inside = any(mention.start < end and start < mention.end for start, end in taken)
        far = (
            bool(ends)
            and not mention.end <= draft.trigger.head
            and (
                not 0 <= mention.start - ends[-1] <= CONTAINING_REACH
                or any(ends[-1] < t.head < mention.start and not t.is_verb for t in reading.triggers)
            )
        )
        if inside or far or mention in listed or len(found) >= PLACES_LIMIT:
            continue
        place = mention_place(reading, mention)
        if place.quote and not any(start <= place.quote.start < end for start, end in voices.sources):
            found.append(place)
    telling = [scope for scope in voices.scopes if scope.start <= trigger < scope.end]
    return tuple(place for place in found if not _is_of_saying(place, trigger, telling))


def _is_of_saying(place: Sourced[Place], trigger: int, telling: Sequence[Scope]) -> bool:
    """Whether a place says where somebody spoke of the act, in scopes: «قال للصحافيين في أنقرة إن التفجير …»."""
    at = place.quote.start if place.quote else trigger
    return any(
        link.cue is not None and link.cue[0] < at < scope.start for scope in telling for link in scope.links
    )


def _time(
    reading: Reading, draft: Draft, scopes: Sequence[Scope], modality: Modality
) -> Sourced[When] | None:
    mention = time_of(reading, draft.trigger, scopes, modality)
    if mention is None:
        return None
    quote = quote_tokens(reading.document, reading.tokens, mention.start, mention.end)
    return Sourced(mention.when, mention.confidence, mention.method, quote)
