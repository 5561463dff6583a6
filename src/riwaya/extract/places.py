"""Where: the places that a sentence or a text names, and which place each is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Token
from riwaya.extract.actor_mentions import phrase
from riwaya.extract.locality import place_words, previous_word
from riwaya.extract.place_choice import PlaceContext, resolve
from riwaya.extract.place_evidence import is_own
from riwaya.extract.place_phrases import PlacePhrase, place_phrases
from riwaya.lexicon.names import bare_readings
from riwaya.model import Place, Quote, Sourced

UNKNOWN_AFTER_HEAD = 0.55
UNNAMED = 0.5
METONYM = 0.3
"""How sure a mention is that rests on its form alone; first measured by `evaluation/places.py`."""


class PlaceMention(NamedTuple):
    """Tokens `start:end` that name a place; `locative` where their seat says that something is there."""

    start: int
    end: int
    place: Place
    confidence: float
    method: str
    locative: bool


def find_place_mentions(tokens: Sequence[Token], context: PlaceContext | None = None) -> list[PlaceMention]:
    """The phrases of a sentence that name places, in order, none overlapping.

    A phrase is as long as it names one spot («شمال مدينة سامراء»); what في, من or ب adds is a phrase of its own, so the
    smallest unit comes first. A name that no gazetteer holds is kept where its head tells that it is a place.

    >>> sentence = analyze("قتل جنديان شمال مدينة سامراء في محافظة صلاح الدين")[0]
    >>> [phrase(sentence.tokens, m.start, m.end) for m in find_place_mentions(sentence.tokens)]
    ['شمال مدينة سامراء', 'محافظة صلاح الدين']
    """
    known = context or PlaceContext()
    found = list(place_phrases(tokens))
    _hear(found, known)
    return [_mention(tokens, each, known) for each in found if _is_likely(each, known)]


def find_places(text: str, *, countries: Iterable[str] = ()) -> list[Sourced[Place]]:
    """The places that `text` names, with their words.

    `countries` (ISO 3166-1 alpha-2) are those that the text is known to be about.

    >>> [place.value.country for place in find_places("اندلعت معارك شرق تدمر")]
    ['SY']
    """
    context = PlaceContext(countries)
    read = [(sentence.tokens, list(place_phrases(sentence.tokens))) for sentence in analyze(text)]
    for _, found in read:
        _hear(found, context)
    places: list[Sourced[Place]] = []
    for tokens, found in read:
        for mention in (_mention(tokens, each, context) for each in found if _is_likely(each, context)):
            if mention.method == "metonym":
                continue
            start, end = tokens[mention.start].host_start, tokens[mention.end - 1].end
            places.append(
                Sourced(mention.place, mention.confidence, mention.method, Quote(start, end, text[start:end]))
            )
    return places


def _hear(found: Iterable[PlacePhrase], context: PlaceContext) -> None:
    for each in found:
        if not each.guarded:
            context.hear(each.candidates)


def _is_likely(found: PlacePhrase, context: PlaceContext) -> bool:
    """Whether an everyday word may be a place here: the text speaks of the country that it is in."""
    if not found.guarded:
        return True
    return any(context.speaks_of(one.country) and is_own(one) for one in found.candidates)


def _mention(tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext) -> PlaceMention:
    written = phrase(tokens, found.start, found.end)
    named = found.head is not None and found.method not in ("anaphor", "indefinite")
    locative = found.seat in ("in", "head") or found.relative or named or _sees(tokens, found)
    locative = locative and not _is_of_people(tokens, found)
    if not found.candidates:
        place = context.unresolved(written, found.country)
        sure = UNKNOWN_AFTER_HEAD if found.method.startswith("unknown") else UNNAMED
        return PlaceMention(found.start, found.end, place, sure, found.method, locative)
    place, sure, why = resolve(found, (written, phrase(tokens, found.name_start, found.end)), context)
    if found.metonym:
        return PlaceMention(found.start, found.end, place, METONYM, "metonym", locative=False)
    return PlaceMention(found.start, found.end, place, sure, f"{found.method}+{why}", locative)


def _sees(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether the place is the subject of «شهد»: what follows happens in it."""
    around = (found.start - 1, found.end)
    return any(0 <= at < len(tokens) and tokens[at].host in place_words().witnesses for at in around)


def _is_of_people(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether the place tells whose people are meant: «أبناء مخيم درعا», «قائد شرطة محافظة تعز»."""
    before = previous_word(tokens, found.start)
    first = tokens[found.start].form
    if before < 0 or first.conjunction or first.preposition:
        return False
    return any(reading in place_words().peoples for reading in bare_readings(tokens[before].form)[:2])
