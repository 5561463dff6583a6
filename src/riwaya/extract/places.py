"""Where: the places that a sentence or a text names, and which place each is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Token
from riwaya.extract.actor_mentions import phrase
from riwaya.extract.locality import place_words, previous_word
from riwaya.extract.place_anaphors import is_group, pointed_at, remember
from riwaya.extract.place_brackets import METHOD as WHERE_TOLD
from riwaya.extract.place_brackets import bracketed_directions, with_told_names
from riwaya.extract.place_choice import resolve
from riwaya.extract.place_evidence import is_everyday, is_own, is_prominent
from riwaya.extract.place_holders import narrowed
from riwaya.extract.place_memory import PlaceContext
from riwaya.extract.place_naming import PlacePhrase
from riwaya.extract.place_phrases import place_phrases
from riwaya.extract.place_relations import Told, bearing_of, is_between, place_between, related, told_around
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.lexicon.names import bare_readings
from riwaya.model import Place, Quote, Relation, Sourced

UNKNOWN_AFTER_HEAD = 0.55
UNNAMED = 0.5
METONYM = 0.3
"""How sure a mention is that rests on its form alone; first measured by `evaluation/places.py`."""

OF_ITS_OWN = ("site", "feature", "city", "district", "province")
"""Kinds of places of which a direction tells a part of that place, not of the country: «جنوب المدينة»."""

UNNAMED_METHODS = ("indefinite", "anaphor")
"""Of mentions without a name, which «من» may tell to be part of a known place: «مناطق واسعة من محافظة لحج»."""

GREAT_TOWN = 100_000
"""People of a town that is meant even where the text speaks of another country."""


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
    found = _phrases(tokens)
    _hear(tokens, found, known)
    known.begin_sentence()
    return _mentions(tokens, found, known)


def find_all_place_mentions(sentences: Iterable[Sequence[Token]]) -> list[list[PlaceMention]]:
    """The place mentions of each sentence of a document, told by what all of it speaks of."""
    context = PlaceContext()
    return _all_mentions([(tokens, _phrases(tokens)) for tokens in sentences], context)


def _phrases(tokens: Sequence[Token]) -> list[PlacePhrase]:
    return narrowed(tokens, with_told_names(tokens, list(place_phrases(tokens))))


def _all_mentions(
    read: Sequence[tuple[Sequence[Token], list[PlacePhrase]]], context: PlaceContext
) -> list[list[PlaceMention]]:
    for number, (tokens, found) in enumerate(read):
        _hear(tokens, found, context, opening=number == 0)
    mentions = []
    for tokens, found in read:
        context.begin_sentence()
        mentions.append(_mentions(tokens, found, context))
    return mentions


def find_places(text: str, *, countries: Iterable[str] = ()) -> list[Sourced[Place]]:
    """The places that `text` names, with their words.

    `countries` (ISO 3166-1 alpha-2) are those that the text is known to be about.

    >>> [place.value.country for place in find_places("اندلعت معارك شرق تدمر")]
    ['SY']
    """
    context = PlaceContext(countries)
    read = [(sentence.tokens, _phrases(sentence.tokens)) for sentence in analyze(text)]
    places: list[Sourced[Place]] = []
    for (tokens, _), mentions in zip(read, _all_mentions(read, context), strict=True):
        for mention in mentions:
            if mention.method == "metonym":
                continue
            start, end = tokens[mention.start].host_start, tokens[mention.end - 1].end
            places.append(
                Sourced(mention.place, mention.confidence, mention.method, Quote(start, end, text[start:end]))
            )
    return places


def _hear(
    tokens: Sequence[Token], found: Iterable[PlacePhrase], context: PlaceContext, *, opening: bool = False
) -> None:
    """Tells the context of countries and towns, not those of capitals that act or everyday words («منطقة المضيق»)."""
    for each in found:
        acts = each.metonym and not any(one.level == "country" for one in each.candidates)
        if not (each.guarded or acts or _is_everyday_word(tokens, each)):
            context.hear(each.candidates)
            context.tell(each.candidates, opening=opening)


def _is_everyday_word(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether the name is an everyday word, and not that of a well known town after «مدينة»."""
    if found.head in ("city", "province") and any(map(is_prominent, found.candidates)):
        return False
    return found.end == found.name_start + 1 and is_everyday(tokens[found.name_start])


def _is_elsewhere(tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext) -> bool:
    """Whether only little places abroad bear the name, in countries of which a text about another says nothing.

    «ضاحية المنصورية» in a text about Iraq is none of those in Yemen and Morocco: which it is, is not known.
    """
    countries = {one.country for one in found.candidates}
    many = len(countries) > 1 or _is_everyday_word(tokens, found)
    if not many or context.country is None or found.country in countries:
        return False
    near = any(context.speaks_of(code) for code in countries)
    return not near and not any(is_own(one) or one.population >= GREAT_TOWN for one in found.candidates)


def _is_likely(found: PlacePhrase, context: PlaceContext) -> bool:
    """Whether an everyday word may be a place here: the text speaks of the country that it is in."""
    if not found.guarded:
        return True
    return any(context.speaks_of(one.country) and is_own(one) for one in found.candidates)


def _mentions(
    tokens: Sequence[Token], found: Iterable[PlacePhrase], context: PlaceContext
) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    for each in found:
        if not _is_likely(each, context) or is_group(tokens, each, context):
            continue
        mention = _mention(tokens, each, context)
        if mentions and mention.start < mentions[-1].end:
            mention = mention._replace(start=each.start)
        mentions.append(mention)
    return _with_surroundings(tokens, mentions)


def _mention(tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext) -> PlaceMention:
    written = phrase(tokens, found.start, found.end)
    named = found.head is not None and found.method not in ("anaphor", "indefinite")
    told = told_around(tokens, found)
    locative = found.seat in ("in", "head") or found.relative or named or told.metres is not None
    locative = (locative or _sees(tokens, found)) and not _is_of_people(tokens, found)
    if found.candidates and _is_elsewhere(tokens, found, context):
        found = found._replace(candidates=(), method=f"unknown:{found.head or 'name'}")
    if not found.candidates:
        return _unnamed_mention(tokens, found, context, told)._replace(locative=locative)
    bare = found.name_start == found.start
    names = written, written if bare else phrase(tokens, found.name_start, found.end)
    place, sure, why, best = resolve(found, names, context, told)
    if found.metonym:
        return PlaceMention(found.start, found.end, place, METONYM, "metonym", locative=False)
    if not found.guarded:
        landmark = told.bearing is not None or told.metres is not None or found.head == "area"  # «ريف حمص»
        remember(tokens, found, best, context, landmark=landmark)
    return PlaceMention(told.start, found.end, place, sure, f"{found.method}+{why}", locative)


def _unnamed_mention(
    tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext, told: Told
) -> PlaceMention:
    """A place without a known name: what its head points back at, a part of its country, or its words alone."""
    written = phrase(tokens, found.start, found.end)
    sure = UNKNOWN_AFTER_HEAD if found.method.startswith("unknown") else UNNAMED
    if found.method == "anaphor":
        best, how_sure = pointed_at(tokens, found, context)
        if best is not None:
            aside = told.says_something or found.relative
            area = related(told, best, (best,), written) if aside else None
            place = area or best.place()
            return PlaceMention(told.start, found.end, place, how_sure, f"anaphor+{best.id}", locative=True)
    country = found.country or context.country
    land = gazetteer().land(country) if country and told.bearing is not None else None
    if land is not None and not found.method.startswith("unknown") and found.head not in OF_ITS_OWN:
        area = related(told, land, (land,), written)
        if area is not None:
            return PlaceMention(told.start, found.end, area, sure, f"{found.method}+part", locative=True)
    place = context.unresolved(written, found.country)
    bearing = bearing_of(bracketed_directions(tokens, found.end)) if found.method == WHERE_TOLD else None
    land = gazetteer().land(place.country) if place.country and bearing is not None else None
    if land is not None:
        area = related(Told(found.start, bearing), land, (land,), written)
        place = _beside(place, area) if area is not None else place
    return PlaceMention(found.start, found.end, place, sure, found.method, locative=True)


def _with_surroundings(tokens: Sequence[Token], mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Names that no gazetteer holds with what the next words tell of where they are; two ends of a way as one."""
    made: list[PlaceMention] = []
    for mention in mentions:
        last = made[-1] if made else None
        if last is not None and mention.start - last.end <= 1:
            joined = _between(tokens, last, mention)
            if joined is not None:
                made[-1] = joined
                continue
            apart = tokens[last.end : mention.start]
            part = last.method in UNNAMED_METHODS and [token.form.key for token in apart] == ["من"]
            if (part or _is_bare_name(last)) and tokens[mention.start].form.conjunction == "":
                made[-1] = last._replace(place=_beside(last.place, mention.place))
        made.append(mention)
    return made


def _is_bare_name(mention: PlaceMention) -> bool:
    return mention.method.startswith("unknown") and mention.place.latitude is None


def _beside(place: Place, known: Place) -> Place:
    """A place that is unresolved, with the middle and reach of the one that it is told to lie in or by."""
    if known.latitude is None or known.radius_m is None:
        return place
    anchors = known.relation.anchors if known.relation else (known.id or known.name.ar or "",)
    return Place(
        None,
        place.name,
        known.country,
        known.latitude,
        known.longitude,
        known.radius_m,
        "unresolved",
        Relation("near", anchors, outer_m=known.radius_m),
    )


def _between(tokens: Sequence[Token], first: PlaceMention, second: PlaceMention) -> PlaceMention | None:
    """«الطريق بين حمص وتدمر»."""
    if tokens[second.start].form.conjunction != "و" or not is_between(tokens, first.start):
        return None
    written = phrase(tokens, first.start - 1, second.end)
    place = place_between(first.place, second.place, written)
    sure = min(first.confidence, second.confidence)
    if place is None:
        return None
    return PlaceMention(first.start - 1, second.end, place, sure, "between", locative=True)


def _sees(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether the place is the subject of «شهد»: what follows happens in it."""
    around = (found.start - 1, found.end)
    return any(0 <= at < len(tokens) and tokens[at].host in place_words().witnesses for at in around)


def _is_of_people(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether the place tells whose people are meant: «أبناء مخيم درعا», «قائد شرطة محافظة تعز»."""
    if found.seat == "in":
        return False
    before = previous_word(tokens, found.start)
    first = tokens[found.start].form
    if before < 0 or first.conjunction or first.preposition:
        return False
    return any(reading in place_words().peoples for reading in bare_readings(tokens[before].form)[:2])
