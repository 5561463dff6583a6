"""What points back at a place: «المدينة» after «تدمر», «العاصمة» in a text about one country; what only seems to."""

from collections.abc import Iterator, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actor_mentions import mention_at
from riwaya.extract.locality import place_words, previous_word
from riwaya.extract.place_geometry import distance_m
from riwaya.extract.place_memory import PlaceContext
from riwaya.extract.place_naming import PlacePhrase
from riwaya.lexicon.actors import heads
from riwaya.lexicon.countries import countries
from riwaya.lexicon.gazetteer import Candidate, gazetteer
from riwaya.lexicon.names import bare_readings, name_words

RECALLED = 0.6
OF_THE_DOCUMENT = 0.5
"""How sure it is what a word points back at: named in the sentences before, or most told of in the document."""

TOWN_OF_SITE_M = 60_000
"""A town whose name a site bears lies within so many metres of it: air bases stand far outside."""

_ORIGINS = frozenset({"من", "عن", "بين"})


def remember(
    tokens: Sequence[Token], found: PlacePhrase, best: Candidate, context: PlaceContext, *, landmark: bool
) -> None:
    """Tells the context of a place for what may point back at it; `landmark` where it only says where another lies."""
    aside, span = landmark or _is_aside(tokens, found), (found.start, found.end)
    context.remember(_pointers(tokens, found, best), best, span, aside=aside)
    for town in _towns_within(tokens, found, best):
        context.remember(place_words().kinds["city"], town, span, aside=aside)


def _is_aside(tokens: Sequence[Token], found: PlacePhrase) -> bool:
    """Whether a place is no scene where it is named: whence somebody comes («من إب وذمار»), a capital by its title."""
    if tokens[found.start].host in place_words().capital:
        return True
    before = previous_word(tokens, found.start)
    listed = tokens[found.start].form.conjunction == "و"
    origin = before >= 0 and (listed or tokens[before].host in _ORIGINS)
    return found.seat == "weak" and found.head is None and origin


def _towns_within(tokens: Sequence[Token], found: PlacePhrase, best: Candidate) -> Iterator[Candidate]:
    """The town that a site's or a quarter's name holds: «مطار عدن», «صلاح الدين في حلب»."""
    if best.level not in ("site", "area") or best.latitude is None:
        return
    for at in range(found.name_start + 1, found.end):
        match = gazetteer().index.longest(tokens, at)
        for one in match[1] if match is not None else ():
            if one.level == "city" and _is_near(one, best):
                yield one
                return


def _pointers(tokens: Sequence[Token], found: PlacePhrase, best: Candidate) -> frozenset[str]:
    """The words that may point back at a place: its kind's, and the head that it was told with."""
    words = place_words()
    kinds = words.kinds.get(best.level, frozenset())
    if found.head is None:
        return kinds
    heads = {
        reading
        for token in tokens[found.start : found.name_start + 1]
        for reading in bare_readings(token.form)[:2]
        if reading in words.anaphors and reading in words.heads
    }
    return kinds | heads


def is_group(tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext) -> bool:
    """Whether a definite head is rather a group's name: «تنظيم القاعدة», and «القاعدة» where no base was named."""
    if found.method != "anaphor":
        return False
    at = found.name_start
    before = previous_word(tokens, at)
    told = before >= 0 and any(word in heads().kinds for word in bare_readings(tokens[before].form)[:2])
    mention = mention_at(tokens, at, len(tokens))
    named = mention is not None and mention.actor.id is not None
    return named and (told or context.recall(bare_readings(tokens[at].form)[0]) is None)


def pointed_at(
    tokens: Sequence[Token], found: PlacePhrase, context: PlaceContext
) -> tuple[Candidate | None, float]:
    """The place that «المدينة» or «المخيم» points back at, where nothing describes it as another, and how sure."""
    words, token = place_words(), tokens[found.name_start]
    word = next((reading for reading in bare_readings(token.form) if reading in words.anaphors), None)
    if not token.form.article or word is None or word not in words.heads:
        return None, 0.0
    best = context.recall(word)
    if best is not None or context.was_named(word):
        fits = best is not None and found.country in (None, best.country)
        return (best if fits else None), RECALLED
    if word in words.capital:
        return _capital(found.country or context.country), OF_THE_DOCUMENT
    return (context.main_town if word in words.towns and found.country is None else None), OF_THE_DOCUMENT


def _capital(code: str | None) -> Candidate | None:
    """The capital of a country: what «العاصمة» means in a text about it."""
    land = countries().get(code) if code else None
    for name in land.capital if land is not None else ():
        for one in gazetteer().index.get(list(name_words(name))) or ():
            if one.country == code and one.level == "city":
                return one
    return None


def _is_near(town: Candidate, site: Candidate) -> bool:
    """Whether a town with a known point lies by a site."""
    if town.latitude is None or town.longitude is None or site.latitude is None or site.longitude is None:
        return False
    between = distance_m((town.latitude, town.longitude), (site.latitude, site.longitude))
    return between <= TOWN_OF_SITE_M
