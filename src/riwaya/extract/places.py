"""Where: phrases that name a place, and which place each is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Token
from riwaya.extract.actors import phrase
from riwaya.extract.locality import Seat, place_readings, place_words, previous_word, seat
from riwaya.extract.place_choice import PlaceContext, resolve
from riwaya.lexicon.gazetteer import Candidate, Candidates, gazetteer
from riwaya.lexicon.names import QUOTE_MARKS
from riwaya.model import Place, Quote, Sourced

UNKNOWN_AFTER_HEAD = 0.55
ANAPHOR = 0.5
METONYM = 0.3
"""How sure a mention is that rests on its form alone; first measured by `evaluation/places.py`."""

PROMINENT = 100_000
"""People of a town that is meant by its bare name even where no word says that a place follows."""

_REACH = 4
"""Words that may follow a head and still be its name («مخيم اليرموك للاجئين الفلسطينيين»)."""

_NAMING_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


class PlaceMention(NamedTuple):
    """Tokens `start:end` that name a place; `locative` where their seat says that something is there."""

    start: int
    end: int
    place: Place
    confidence: float
    method: str
    locative: bool


class _Found(NamedTuple):
    """A phrase before it is resolved: the heads and directions before the name, and the name's candidates."""

    start: int
    name_start: int
    end: int
    candidates: Candidates
    head: str | None
    relative: bool
    seat: Seat
    method: str


def find_place_mentions(
    tokens: Sequence[Token], context: PlaceContext | None = None
) -> list[PlaceMention]:
    """The phrases of a sentence that name places, in order, none overlapping.

    A phrase is as long as it names one spot («شمال مدينة سامراء»); what في, من or ب adds is a phrase of its own, so the
    smallest unit comes first. A name that no gazetteer holds is kept where its head tells that it is a place.

    >>> sentence = analyze("قتل جنديان شمال مدينة سامراء في محافظة صلاح الدين")[0]
    >>> [phrase(sentence.tokens, m.start, m.end) for m in find_place_mentions(sentence.tokens)]
    ['شمال مدينة سامراء', 'محافظة صلاح الدين']
    """
    known = context or PlaceContext()
    found = list(_phrases(tokens))
    for each in found:
        known.hear(each.candidates)
    return [_mention(tokens, each, known) for each in found]


def find_places(text: str, *, countries: Iterable[str] = ()) -> list[Sourced[Place]]:
    """The places that `text` names, with their words; `countries` (ISO 3166-1 alpha-2) are those it is known to be about.

    >>> [place.value.name.en for place in find_places("اندلعت معارك شرق تدمر")]
    ['Tadmur (Palmyra)']
    """
    context = PlaceContext(countries)
    sentences = analyze(text)
    found = [(sentence.tokens, list(_phrases(sentence.tokens))) for sentence in sentences]
    for _, each in found:
        for candidate in each:
            context.hear(candidate.candidates)
    places: list[Sourced[Place]] = []
    for tokens, each in found:
        for mention in (_mention(tokens, one, context) for one in each):
            if mention.method.startswith("metonym"):
                continue
            start, end = tokens[mention.start].host_start, tokens[mention.end - 1].end
            quote = Quote(start, end, text[start:end])
            places.append(Sourced(mention.place, mention.confidence, mention.method, quote))
    return places


def _phrases(tokens: Sequence[Token]) -> Iterable[_Found]:
    at, last = 0, len(tokens)
    while at < last:
        found = _phrase_at(tokens, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _phrase_at(tokens: Sequence[Token], at: int) -> _Found | None:
    """The place phrase that starts at a token: directions and nearness, then heads, then a name."""
    token = tokens[at]
    if token.text in QUOTE_MARKS or token.tag == "PUNCT":
        return None
    lead = _lead(tokens, at)
    head_at, head = _head(tokens, lead)
    if head is not None:
        found = _headed(tokens, at, (lead, head_at), head)
        if found is not None:
            return found
    name = _name(tokens, lead, after_lead=lead > at)
    if name is not None:
        return name._replace(start=at, relative=lead > at)
    return _anaphor(tokens, at, lead)


def _lead(tokens: Sequence[Token], at: int) -> int:
    """Past directions and nearness («شمال غرب», «قرب»), with «من» between where they ask for it («الشرق من درعا»)."""
    words = place_words()
    position = at
    while position < len(tokens) - 1:
        token = tokens[position]
        readings = place_readings(token.form)[: None if position == at else 2]
        if not any(reading in words.directions or reading in words.near for reading in readings):
            break
        if position > at and token.form.conjunction:
            break
        position += 1
    if position > at and position < len(tokens) - 1 and tokens[position].form.key == "من":
        first = place_readings(tokens[at].form)
        if tokens[at].form.article or any(reading in ("قرب", "قريب", "قريبا", "مقربه") for reading in first):
            position += 1
    return position


def _head(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Past the heads of features from `at`; the kind of the last of them, or None where there is none."""
    words, position, kind = place_words(), at, None
    while position < len(tokens):
        token = tokens[position]
        if position > at and (token.form.conjunction or token.form.preposition):
            break
        readings = place_readings(token.form)
        found = next((words.heads[reading] for reading in readings[: None if position == at else 2] if reading in words.heads), None)
        if found is None or (position == at and token.tag == "VERB"):
            break
        kind, position = found, position + 1
    return position, kind


def _headed(
    tokens: Sequence[Token], start: int, spots: tuple[int, int], head: str
) -> _Found | None:
    """A phrase with a feature's head: its known name, a name that no gazetteer holds, or none."""
    lead, after = spots
    whole = _known(tokens, lead)
    if whole is not None and whole[0] > after:
        end = _tail(tokens, whole[0])
        return _Found(start, lead, end, whole[1], head, lead > start, _seat(tokens, start), "gazetteer:whole")
    if after >= len(tokens):
        return None
    name_at = after
    while name_at < len(tokens) and tokens[name_at].text in QUOTE_MARKS:
        name_at += 1
    if name_at >= len(tokens) or tokens[after - 1].form.pronoun:
        return None
    inner = _phrase_name(tokens, name_at)
    if inner is not None:
        end = _tail(tokens, inner[0])
        return _Found(start, name_at, end, inner[1], head, lead > start, _seat(tokens, start), f"gazetteer+head:{head}")
    end = _unknown_name(tokens, name_at)
    if end is None:
        return None
    return _Found(start, lead, end, (), head, lead > start, _seat(tokens, start), f"head:{head}")


def _phrase_name(tokens: Sequence[Token], at: int) -> tuple[int, Candidates] | None:
    token = tokens[at]
    if token.form.conjunction or (token.form.preposition and not token.form.article):
        match = gazetteer().index.longest(tokens, at)
        if match is None or match[2] != token.form.key:
            return None
        return match[0], match[1]
    return _known(tokens, at)


def _known(tokens: Sequence[Token], at: int) -> tuple[int, Candidates] | None:
    match = gazetteer().index.longest(tokens, at)
    return None if match is None else (match[0], match[1])


def _unknown_name(tokens: Sequence[Token], at: int) -> int | None:
    """Where a name that no gazetteer holds ends, after a head; None where the next word cannot be a name."""
    words = place_words()
    first = tokens[at]
    if not _may_name(first) or first.form.conjunction or (first.form.preposition and not first.form.article):
        return None
    end = at + 1
    if any(reading in words.compounds for reading in place_readings(first.form)[:2]) and end < len(tokens) and _may_name(tokens[end]):
        end += 1
    return _tail(tokens, end)


def _may_name(token: Token) -> bool:
    return (
        token.tag in _NAMING_TAGS
        and token.form.key not in place_words().stops
        and not token.form.pronoun
        and token.text not in QUOTE_MARKS
        and not token.text[:1].isdigit()
    )


def _tail(tokens: Sequence[Token], end: int) -> int:
    """Past what still belongs to a name: «الغربية», «العاصمة», «للاجئين الفلسطينيين», a closing mark, a name in brackets."""
    words, stop = place_words(), min(len(tokens), end + _REACH)
    opened = any(token.text in "\"«“(" for token in tokens[max(0, end - 3) : end])
    while end < stop:
        token = tokens[end]
        if token.text in QUOTE_MARKS:
            if not opened:
                break
            opened = False
            end += 1
            continue
        readings = place_readings(token.form)
        belongs = (
            (token.form.article and not token.form.conjunction and (readings[0] in words.directional or readings[0] in words.tails))
            or token.form.key in words.tails
            or (token.form.key in ("للاجيين",))
        )
        if not belongs:
            break
        end += 1
    return end


def _name(tokens: Sequence[Token], at: int, *, after_lead: bool) -> _Found | None:
    """A bare name: known to the gazetteer, and placed or prominent enough to be meant."""
    match = gazetteer().index.longest(tokens, at)
    if match is None:
        return None
    stop, candidates, reading = match
    token = tokens[at]
    sits = "head" if after_lead else seat(tokens, at, reading)
    if not _is_meant(tokens, (at, stop), candidates, sits):
        return None
    if reading not in (token.form.key, token.form.host) and not token.form.article and sits in ("none", "weak") and stop == at + 1:
        if len(reading) < 4:
            return None
    country = candidates[-1].level == "country"
    capital = any(candidate.population > PROMINENT for candidate in candidates)
    method = "metonym" if sits == "none" and country else "gazetteer"
    del capital
    end = _tail(tokens, stop)
    return _Found(at, at, end, candidates, None, False, sits, method)


def _is_meant(
    tokens: Sequence[Token], span: tuple[int, int], candidates: Candidates, sits: Seat
) -> bool:
    at, stop = span
    words = place_words()
    key = tokens[at].form.key
    common = stop == at + 1 and any(reading in _guarded() for reading in (key, tokens[at].form.host))
    before = previous_word(tokens, at)
    if before >= 0 and tokens[before].form.key in words.personal and sits == "none":
        return False
    if sits in ("in", "head"):
        return not common or sits == "head"
    if common:
        return False
    strong = any(_is_prominent(candidate) for candidate in candidates)
    if stop > at + 1 or sits == "weak":
        return strong or stop > at + 1 or tokens[at].tag == "PROPN"
    return strong and tokens[at].tag not in ("VERB", "ADP", "PART", "PRON", "DET", "SCONJ", "CCONJ")


def _is_prominent(candidate: Candidate) -> bool:
    return candidate.level in ("country", "province") or not candidate.id.startswith("geonames:") or candidate.population >= PROMINENT


def _guarded() -> frozenset[str]:
    return place_words().guarded


def _anaphor(tokens: Sequence[Token], start: int, lead: int) -> _Found | None:
    """A definite head without a name that says where all the same: «في المحافظة»، «جنوبي البلاد»."""
    words = place_words()
    sits = _seat(tokens, start)
    for at in dict.fromkeys((lead, start)):
        if at >= len(tokens):
            continue
        token = tokens[at]
        readings = place_readings(token.form)
        if not token.form.article or not any(reading in words.anaphors for reading in readings[:2]):
            continue
        if sits != "in" and at == start:
            return None
        end = _tail(tokens, at + 1)
        return _Found(start, at, end, (), words.heads.get(readings[0]), at > start, sits, "anaphor")
    return None


def _seat(tokens: Sequence[Token], at: int) -> Seat:
    reading = place_readings(tokens[at].form)[0]
    return seat(tokens, at, reading)


def _mention(tokens: Sequence[Token], found: _Found, context: PlaceContext) -> PlaceMention:
    written = phrase(tokens, found.start, found.end)
    name = phrase(tokens, found.name_start, found.end)
    locative = found.seat in ("in", "head") or found.head is not None or found.relative
    if not found.candidates:
        place, sure = context.unresolved(written), ANAPHOR if found.method == "anaphor" else UNKNOWN_AFTER_HEAD
        return PlaceMention(found.start, found.end, place, sure, found.method, locative)
    place, sure, why = resolve(found.candidates, (written, name), found.head, found.relative, context)
    if found.method == "metonym":
        return PlaceMention(found.start, found.end, place, METONYM, "metonym", False)
    return PlaceMention(found.start, found.end, place, sure, f"{found.method}+{why}", locative)
