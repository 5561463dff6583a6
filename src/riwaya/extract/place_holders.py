"""Which of the places of one name lies where the text says: «صبر بمحافظة لحج» is the one in Lahij."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.place_geometry import distance_m
from riwaya.extract.place_naming import PlacePhrase
from riwaya.lexicon.gazetteer import Candidate, Candidates
from riwaya.lexicon.names import QUOTE_MARKS

SLACK = 1.3
"""Provinces are no circles: a town may lie so many radii from the middle of its own."""

_BETWEEN = QUOTE_MARKS | {"،", ",", "و", "في"}
_HOLDING = frozenset({"country", "province", "district"})


def narrowed(tokens: Sequence[Token], found: Sequence[PlacePhrase]) -> list[PlacePhrase]:
    """The phrases, each with only those candidates that lie in the unit told right after it or after its list."""
    kept: list[PlacePhrase] = []
    holders: Candidates = ()
    for at in range(len(found) - 1, -1, -1):
        phrase, after = found[at], found[at + 1] if at + 1 < len(found) else None
        if after is None or not _goes_on(tokens, phrase, after):
            holders = ()
        elif _is_within(tokens, after):
            holders = tuple(one for one in after.candidates if one.level in _HOLDING)
        if not holders or len(phrase.candidates) < 2:
            kept.append(phrase)
            continue
        inside = _inside(phrase.candidates, holders, 1.0) or _inside(phrase.candidates, holders, SLACK)
        kept.append(
            phrase._replace(candidates=inside) if 0 < len(inside) < len(phrase.candidates) else phrase
        )
    return kept[::-1]


def _goes_on(tokens: Sequence[Token], phrase: PlacePhrase, after: PlacePhrase) -> bool:
    """Whether nothing but marks, «و» and «في» stands between two phrases."""
    return all(token.text in _BETWEEN for token in tokens[phrase.end : after.start])


def _is_within(tokens: Sequence[Token], after: PlacePhrase) -> bool:
    """Whether «في» or «ب» tells that what was named before lies in a place: «صبر بمحافظة لحج»."""
    first = tokens[after.start].form
    return first.preposition == "ب" or tokens[after.start - 1].form.key == "في"


def _inside(candidates: Candidates, holders: Candidates, slack: float) -> Candidates:
    return tuple(one for one in candidates if any(_lies_in(one, holder, slack) for holder in holders))


def _lies_in(place: Candidate, holder: Candidate, slack: float) -> bool:
    """Whether a place can lie in a unit: by the unit's name, else within so many of its radii."""
    if place.country != holder.country or place.id == holder.id:
        return False
    if holder.level == "country" or (place.within is not None and holder.en.startswith(place.within)):
        return True
    if (
        place.latitude is None
        or place.longitude is None
        or holder.latitude is None
        or holder.longitude is None
    ):
        return False
    away = distance_m((place.latitude, place.longitude), (holder.latitude, holder.longitude))
    return away <= (holder.radius_m or 0) * slack
