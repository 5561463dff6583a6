"""From token spans to sourced values: actors, targets, places and counts of one claim, with their words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import act_index
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.locality import place_words
from riwaya.extract.near import START, between
from riwaya.extract.places import PlaceMention
from riwaya.extract.readings import Reading, Readings
from riwaya.extract.roles import CONFIDENCE
from riwaya.extract.scene import Participant
from riwaya.extract.voices import Voices
from riwaya.lexicon.actors import state
from riwaya.lexicon.countries import countries
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.lexicon.names import bare_readings
from riwaya.model import Actor, Document, Name, Place, Quote, Sourced

NAME_WORDS = 40
"""No place's name has more tokens."""
SPOT_REACH = 4
"""Words of a phrase among which its noun is, after what counts it («عدد كبير من المباني»)."""
PLACES_LIMIT = 4
"""At most this many places for one claim: beyond it a sentence lists places of several acts."""


def quote_tokens(document: Document, tokens: Sequence[Token], start: int, end: int) -> Quote:
    """The words of a token span, without the first one's conjunction and preposition, and without marks at its ends."""
    while end - start > 1 and tokens[end - 1].tag == "PUNCT" and not _closes(tokens, start, end):
        end -= 1
    return document.quote(tokens[start].host_start, tokens[end - 1].end)


def quote_trigger(document: Document, tokens: Sequence[Token], trigger: Trigger) -> Quote:
    """The trigger's words; a first letter that was cut off as a conjunction but belongs to the word («فجرت») stays."""
    quote = quote_tokens(document, tokens, trigger.start, trigger.end)
    token = tokens[trigger.head]
    if token.host not in act_index() and trigger.start == trigger.head:
        return document.quote(token.start, quote.end)
    return quote


def _closes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the last mark closes one that opens within the span."""
    pairs = {"»": "«", "”": "“", ")": "(", '"': '"', "/": "/"}
    opening = pairs.get(tokens[end - 1].text)
    return opening is not None and any(token.text == opening for token in tokens[start : end - 1])


PLACE_AS_TARGET = 0.5
"""How sure it is that a capital which is hit is the town, not its government; chosen by hand."""


_GROUPS = frozenset({"armed_group", "party", "fighters"})
"""What an adjective names that is no nation: «أيدي الحوثيين»."""


def actors_of(
    voices: Voices, readings: Readings, participants: Iterable[Participant]
) -> tuple[Sourced[Actor], ...]:
    """Who the participants are, each with its phrase."""
    found = []
    for participant in participants:
        reading = readings[participant.sentence]
        start, end = _without_quantity(reading, participant)
        actor, confidence, method = voices.resolve(reading.tokens, start, end)
        quote = quote_tokens(reading.document, reading.tokens, participant.start, participant.end)
        carried = end - start == 1 and reading.tokens[start].tag == "ADJ"  # «القصف الروسي», as who did more
        names_nation = (carried or participant.rule == "nationality") and actor.kind not in _GROUPS
        if names_nation and actor.country in countries():
            actor = state(countries()[actor.country])
        if method.startswith("capital:") and participant.rule == "object" and place_of(reading, participant):
            actor, confidence, method = Actor(None, Name(quote.exact)), PLACE_AS_TARGET, "phrase"
        confidence = round(confidence * CONFIDENCE[participant.rule], 3)
        found.append(Sourced(actor, confidence, f"{participant.rule}; {method}", quote))
    return tuple(found)


def _without_quantity(reading: Reading, participant: Participant) -> tuple[int, int]:
    """The span after a leading number, so that «12 مسلحا من …» is looked up by its noun."""
    for quantity in between(reading.quantities, participant.start, participant.start + 2):
        inside = participant.start <= quantity.start and quantity.end < participant.end
        if inside and quantity.noun != quantity.start:
            return quantity.end, participant.end
    return participant.start, participant.end


def place_of(reading: Reading, participant: Participant) -> Sourced[Place] | None:
    """The place that a participant's phrase names, or None when it names none."""
    for mention in between(reading.places, participant.start - NAME_WORDS, participant.start + 2):
        if participant.start < mention.end:
            if mention.method == "indefinite" and _are_of_people(reading, mention, participant):
                return None
            quote = quote_tokens(reading.document, reading.tokens, participant.start, participant.end)
            confidence = round(mention.confidence * CONFIDENCE[participant.rule], 3)
            return Sourced(mention.place, confidence, f"{participant.rule}; {mention.method}", quote)
    return None


def _are_of_people(reading: Reading, mention: PlaceMention, participant: Participant) -> bool:
    """Whether an unnamed place is somebody's («مواقع الإرهابيين»): whom it hits, not where."""
    alone = mention.end == mention.start + 1
    return (
        alone
        and mention.end < participant.end
        and is_actor_like(reading.tokens, mention.end, participant.end)
    )


def named_place(reading: Reading, participant: Participant) -> Sourced[Place] | None:
    """A phrase in a place's role that no gazetteer knows: as written, unresolved; None where it can be no place."""
    if not _is_spot(reading.tokens, participant.start, participant.end):
        return None
    quote = quote_tokens(reading.document, reading.tokens, participant.start, participant.end)
    return Sourced(Place(None, Name(quote.exact)), CONFIDENCE[participant.rule], participant.rule, quote)


def _is_spot(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase can be a place: land, works or a building by its noun, or a name that is no actor's."""
    words = place_words()
    nouns = words.spots | words.near | words.anaphors | words.heads.keys()
    for token in tokens[start : min(end, start + SPOT_REACH)]:
        if not nouns.isdisjoint(bare_readings(token.form)[:2]):
            return True
    first = tokens[start]
    if first.form.key in words.personal or first.form.key in words.guarded:
        return False
    named = first.tag == "PROPN" or gazetteer().index.longest(tokens, start, end) is not None
    return named and not is_actor_like(tokens, start, end)


def mention_place(reading: Reading, mention: PlaceMention) -> Sourced[Place]:
    """A place mention of the claim's sentence as the claim's place."""
    quote = quote_tokens(reading.document, reading.tokens, mention.start, mention.end)
    confidence = round(mention.confidence * CONFIDENCE["same-sentence"], 3)
    return Sourced(mention.place, confidence, f"same-sentence; {mention.method}", quote)


def listed_after(reading: Reading, end: int) -> list[PlaceMention]:
    """The places that go on a list after a token: «حواجز بالصوامع، ثم ضاحية العامرية، جبل الطار»."""
    found: list[PlaceMention] = []
    for mention in islice(reading.places, bisect_left(reading.places, end, key=START), None):
        if mention.start < end:
            continue
        words = reading.tokens[end : mention.start]
        if not all(token.text in "،," or token.key in {"ثم", "و"} for token in words):
            break
        if words or reading.tokens[mention.start].form.conjunction:
            found.append(mention)
        end = mention.end
    return found
