"""A document's claims: triggers, their participants, places, times, counts, sources and reasons put together."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from riwaya.arabic import analyze_document
from riwaya.arabic.analysis import Sentence
from riwaya.extract.actors import resolve_actor
from riwaya.extract.acts import Trigger, find_triggers, has_triggers, with_sure_tags
from riwaya.extract.attribution import Scope, find_scopes, links_for
from riwaya.extract.clause import Clause
from riwaya.extract.confidence import Surroundings, features, probability, sentence_cues, threshold
from riwaya.extract.counts import find_quantities
from riwaya.extract.explanations import find_reasons
from riwaya.extract.factuality import find_factuality
from riwaya.extract.locations import FRONTED, part_starts, places_by_trigger, time_for
from riwaya.extract.participants import (
    PLACES_LIMIT,
    Reading,
    actors_of,
    counts_of,
    listed_after,
    mention_place,
    named_place,
    place_of,
    quote_tokens,
    quote_trigger,
)
from riwaya.extract.places import PlaceMention, find_place_mentions
from riwaya.extract.roles import find_arguments
from riwaya.extract.scene import Arguments, Memory, Scene, Speakers
from riwaya.extract.time import TimeMention, find_time_mentions
from riwaya.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Name,
    Place,
    Quote,
    Reason,
    Sourced,
    Span,
    Voice,
    When,
)

UNTOLD_BLOCKS = frozenset({"pull_quote", "dateline", "caption"})
"""Blocks that repeat the body or say who wrote it: they make no claims of their own."""

VAGUE = 0.5
"""A time expression no surer than this says how long, not when («على مدى أيام»)."""

STRIKES = frozenset({"attack", "shelling", "air_strike", "bombing"})
EFFECTS = frozenset({"killing", "injury", "destruction"})
TRIGGER_CONFIDENCE = {True: 0.9, False: 0.75}
"""By whether the word's tag agrees with the form that the lexicon gives."""


class Draft(NamedTuple):
    """A claim on its way: its trigger and what was found for it."""

    number: int
    trigger: Trigger
    arguments: Arguments
    places: Sequence[PlaceMention]
    bounds: Sequence[int]


class Told:
    """Who tells what in a document: its scopes of speech, and its speakers as actors."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], scopes: Sequence[Scope]) -> None:
        self.document = document
        self.sentences = sentences
        self.scopes = scopes
        self._starts = [sentence.start for sentence in sentences]
        self._speakers: dict[tuple[int, int], Actor] = {}

    def attribution(self, trigger: Quote) -> tuple[Attribution, ...]:
        """The chain of sources on whose word the trigger's words are told."""
        chain = []
        for link in links_for(self.scopes, trigger.start, trigger.end):
            quote = self.document.quote(*link.source) if link.source else None
            cue = self.document.quote(*link.cue) if link.cue else None
            source = self._speaker(link.source) if link.source else Actor(None, Name())
            chain.append(Attribution(Voice(source, link.stance), quote, cue, link.confidence, link.method))
        return tuple(chain)

    def _speaker(self, span: tuple[int, int]) -> Actor:
        if span not in self._speakers:
            self._speakers[span] = self._resolve(span)
        return self._speakers[span]

    def _resolve(self, span: tuple[int, int]) -> Actor:
        tokens = self.sentences[max(0, bisect_right(self._starts, span[0]) - 1)].tokens
        inside = [
            index for index, token in enumerate(tokens) if token.start < span[1] and span[0] < token.end
        ]
        if not inside:
            return Actor(None, Name(self.document.text[span[0] : span[1]]))
        return resolve_actor(tokens, inside[0], inside[-1] + 1)[0]


class Readings(dict[int, Reading]):
    """Readings by sentence number; a sentence without triggers, in which only a speaker stands, is read as it is."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        super().__init__()
        self.document = document
        self._sentences = sentences

    def __missing__(self, number: int) -> Reading:
        return Reading(self.document, self._sentences[number], (), ())


class Candidate(NamedTuple):
    """A possible claim and the features by which it is judged."""

    claim: Claim
    features: tuple[str, ...]


def extract(document: Document) -> list[Claim]:
    """All claims of a document, in the order of their triggers.

    Every quote holds the document's own words; a field that the text does not tell stays empty.

    >>> from riwaya.model import Document
    >>> [claim.act.value for claim in extract(Document("1", "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس."))]
    ['killing', 'attack']
    """
    least = threshold()
    kept = []
    for claim, names in find_candidates(document):
        sure = probability(names)
        if sure >= least:
            act = msgspec.structs.replace(claim.act, confidence=round(sure, 3))
            kept.append(msgspec.structs.replace(claim, act=act))
    ids = {claim.id for claim in kept}
    return [_only_known_reasons(claim, ids) for claim in kept]


def _only_known_reasons(claim: Claim, ids: set[str]) -> Claim:
    if all(reason.claim in ids for reason in claim.because):
        return claim
    return msgspec.structs.replace(claim, because=tuple(r for r in claim.because if r.claim in ids))


def find_candidates(document: Document) -> list[Candidate]:
    """All possible claims of a document with their features, before any is left out."""
    sentences = analyze_document(document)
    named = _named(document, sentences)
    if not named:
        return []
    scopes = find_scopes(document, sentences)
    speakers, memory = Speakers(sentences, scopes), Memory()
    drafts: list[Draft] = []
    readings = Readings(document, sentences)
    times: dict[int, list[TimeMention]] = {}
    for number, (sentence, triggers, mentions, places) in named.items():
        times[number] = mentions
        readings[number] = _read(document, sentence, places)
        clause = Clause(sentence.tokens, _tokens_of(mentions), [t.head for t in triggers if not t.is_verb])
        scene = Scene(number, clause, triggers, memory, speakers)
        starts = part_starts(sentence.tokens)
        near = places_by_trigger(sentence.tokens, starts, triggers, readings[number].places)
        bounds = (*starts, len(sentence.tokens))
        found = [Draft(number, t, find_arguments(scene, t), near[t.head], bounds) for t in triggers]
        _share_actors(found)
        drafts += found
    told = Told(document, sentences, scopes)
    claims = [_claim(told, readings, times[draft.number], draft) for draft in drafts]
    claims = _with_reasons(document, sentences, drafts, claims)
    return _with_features(readings, sentences, drafts, claims)


class Named(NamedTuple):
    """A sentence (its tags as the lexicon reads them) with its triggers and times."""

    sentence: Sentence
    triggers: list[Trigger]
    times: list[TimeMention]
    places: list[PlaceMention]


def _named(document: Document, sentences: Sequence[Sentence]) -> dict[int, Named]:
    """The sentences that name an act, by number; repeats and by-lines are passed over."""
    published = document.published.value if document.published else None
    found: dict[int, Named] = {}
    told: When | None = None
    for number, sentence in enumerate(sentences):
        if sentence.block >= 0 and document.blocks[sentence.block].kind in UNTOLD_BLOCKS:
            continue
        if not has_triggers(sentence):
            continue
        times = find_time_mentions(sentence.tokens, published, told=told)
        told = _last_day(times, told)
        places = find_place_mentions(sentence.tokens)
        triggers = find_triggers(sentence, _tokens_of(times), _tokens_of(places))
        if triggers:
            sure = msgspec.structs.replace(sentence, tokens=with_sure_tags(sentence, triggers))
            found[number] = Named(sure, triggers, times, places)
    return found


def _last_day(times: Sequence[TimeMention], told: When | None) -> When | None:
    """The day told last, from which «في اليوم التالي» counts."""
    days = [
        mention.when
        for mention in times
        if mention.when.granularity in {"day", "time"} and mention.when.earliest
    ]
    return days[-1] if days else told


def _tokens_of(mentions: Sequence[TimeMention] | Sequence[PlaceMention]) -> frozenset[int]:
    return frozenset(index for mention in mentions for index in range(mention.start, mention.end))


def _with_features(
    readings: Readings, sentences: Sequence[Sentence], drafts: Sequence[Draft], claims: Sequence[Claim]
) -> list[Candidate]:
    in_sentence = Counter(draft.number for draft in drafts)
    cues = {number: sentence_cues(readings[number].tokens) for number in in_sentence}
    document = readings.document
    published = document.published.value.latest if document.published else None
    found = []
    for draft, claim in zip(drafts, claims, strict=True):
        sentence = readings[draft.number].sentence
        block = document.blocks[sentence.block].kind if sentence.block >= 0 else "paragraph"
        around = Surroundings(
            sentence.tokens,
            draft.trigger,
            cues[draft.number],
            in_sentence[draft.number],
            len(drafts),
            len(sentences),
            block,
            published,
        )
        found.append(Candidate(claim, tuple(features(claim, around))))
    return found


def _read(document: Document, sentence: Sentence, places: Sequence[PlaceMention]) -> Reading:
    losses = [
        damage
        for damage in document.damages
        if damage.kind == "lost_number" and sentence.start <= damage.start <= sentence.end
    ]
    return Reading(document, sentence, places, find_quantities(sentence.tokens, losses))


def _share_actors(drafts: Sequence[Draft]) -> None:
    """Who struck is also who killed, wounded and destroyed, where one sentence tells both and names nobody else."""
    strikers = [
        participant
        for draft in drafts
        if draft.trigger.act in STRIKES
        for participant in draft.arguments.actors
    ]
    if not strikers:
        return
    shared = [participant._replace(rule="same-sentence") for participant in strikers]
    for draft in drafts:
        if draft.trigger.act in EFFECTS and not draft.arguments.actors:
            taken = draft.arguments.targets
            draft.arguments.add("actor", [p for p in shared if not any(p.overlaps(t) for t in taken)])


def _claim(told: Told, readings: Mapping[int, Reading], times: Sequence[TimeMention], draft: Draft) -> Claim:
    document, reading = told.document, readings[draft.number]
    trigger, arguments = draft.trigger, draft.arguments
    tokens = reading.tokens
    quote = quote_trigger(document, tokens, trigger)
    agrees = (tokens[trigger.head].tag in {"VERB", "AUX"}) == trigger.is_verb
    method = f"lexicon:{trigger.entry.name}"
    polarity, modality, _ = find_factuality(reading.sentence, trigger.head)
    counted = [p for p in (arguments.targets or arguments.actors) if p.sentence == draft.number]
    return Claim(
        id=f"{document.id}#{quote.start}",
        document=document.id,
        sentence=Span(reading.sentence.start, reading.sentence.end),
        act=Sourced(trigger.act, TRIGGER_CONFIDENCE[agrees], method, quote),
        polarity=polarity,
        modality=modality,
        actors=actors_of(readings, arguments.actors),
        targets=actors_of(readings, arguments.targets),
        places=_places(reading, draft, told.scopes),
        time=_time(reading, times, draft, told.scopes),
        counts=counts_of(reading, trigger.act, counted, joint=_is_joint(reading, trigger)),
        attribution=told.attribution(quote),
    )


def _is_joint(reading: Reading, trigger: Trigger) -> bool:
    """Whether one number serves this noun and the next, joined one («مقتل وإصابة العشرات», «قتيل وجريح»)."""
    tokens, head = reading.tokens, trigger.head
    if trigger.act not in {"killing", "injury"} or trigger.is_verb:
        return False
    neighbours = [tokens[head + 1]] if head + 1 < len(tokens) else []
    joined_after = any(
        t.form.conjunction == "و" and t.host in {"اصابه", "جرح", "جريح", "جرحي"} for t in neighbours
    )
    before = tokens[head - 1] if head else None
    joined_before = (
        bool(tokens[head].form.conjunction) and before is not None and before.host in {"مقتل", "قتيل", "قتلي"}
    )
    return joined_after or joined_before


def _places(reading: Reading, draft: Draft, scopes: Sequence[Scope]) -> tuple[Sourced[Place], ...]:
    arguments = draft.arguments
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
    sources = [link.source for scope in scopes for link in scope.links if link.source]
    for mention in draft.places:
        inside = any(mention.start < end and start < mention.end for start, end in taken)
        if inside or mention in listed or len(found) >= PLACES_LIMIT:
            continue
        place = mention_place(reading, mention)
        if place.quote and not any(start <= place.quote.start < end for start, end in sources):
            found.append(place)
    return tuple(found)


def _time(
    reading: Reading, times: Sequence[TimeMention], draft: Draft, scopes: Sequence[Scope]
) -> Sourced[When] | None:
    """The time of the trigger's clause or of the whole sentence; the time of saying is none («قال أمس إن …»)."""
    tokens = reading.tokens
    content = [scope.start for scope in scopes if scope.start <= tokens[draft.trigger.head].start < scope.end]
    begins = max(content, default=0)
    told = [
        m
        for m in times
        if m.confidence > VAGUE
        and (m.start <= FRONTED or tokens[m.start].start >= begins or begins <= reading.sentence.start)
    ]
    mention = time_for(draft.bounds, draft.trigger, told)
    if mention is None:
        return None
    quote = quote_tokens(reading.document, reading.tokens, mention.start, mention.end)
    return Sourced(mention.when, mention.confidence, mention.method, quote)


def _with_reasons(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Draft], claims: list[Claim]
) -> list[Claim]:
    positions = [(draft.number, draft.trigger.head, draft.trigger.end) for draft in drafts]
    reasons: dict[int, list[Reason]] = {}
    for effect, cause, span, confidence in find_reasons(sentences, positions):
        reasons.setdefault(effect, []).append(Reason(claims[cause].id, document.quote(*span), confidence))
    return [
        msgspec.structs.replace(claim, because=tuple(reasons[number])) if number in reasons else claim
        for number, claim in enumerate(claims)
    ]
