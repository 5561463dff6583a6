"""Names that no gazetteer holds, known as places by what is told of where they lie: «في سوروتش (جنوب)»."""

from collections.abc import Iterator, Sequence

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import among, texts
from riwaya.extract.act_entries import act_index
from riwaya.extract.locality import place_words, previous_word
from riwaya.extract.place_naming import PlacePhrase, may_name
from riwaya.lexicon.names import bare_readings

METHOD = "unknown:where-told"

_OPENING, _CLOSING = frozenset({"("}), ")"
_BRACKET_REACH = 4
"""Words of direction in a bracket: «(أقصى جنوب شرق)»."""
_NAMES = frozenset({"PROPN", "X"})
_NAMES_IN_BRACKET = _NAMES | {"NOUN"}


def with_told_names(tokens: Sequence[Token], found: list[PlacePhrase]) -> list[PlacePhrase]:
    """The phrases, and the unknown names right before a direction or a bracket that says where they are."""
    names = {*_before_brackets(tokens, found), *_before_directions(tokens, found)}
    if not names:
        return found
    covered = {at for phrase in found for at in range(phrase.start, phrase.end)}
    return sorted((*found, *map(_phrase, names - covered)))


def _phrase(at: int) -> PlacePhrase:
    return PlacePhrase(at, at, at + 1, (), None, relative=False, seat="in", method=METHOD)


def _before_brackets(tokens: Sequence[Token], found: Sequence[PlacePhrase]) -> Iterator[int]:
    for at in among(texts(tokens), _OPENING):
        told = any(phrase.start == at + 1 for phrase in found) or bracketed_directions(tokens, at)
        if told and at and _is_name(tokens, at - 1, _NAMES_IN_BRACKET):
            yield at - 1


def _before_directions(tokens: Sequence[Token], found: Sequence[PlacePhrase]) -> Iterator[int]:
    directions = place_words().directions
    for phrase in found:
        first = tokens[phrase.start].form
        leads = phrase.relative and first.host in directions and not (first.conjunction or first.preposition)
        if leads and phrase.start and _is_name(tokens, phrase.start - 1, _NAMES):
            yield phrase.start - 1


def _is_name(tokens: Sequence[Token], at: int, tags: frozenset[str]) -> bool:
    """Whether a word can be the name of a place and is said to be where something is: after «في» or with «ب»."""
    token = tokens[at]
    if token.tag not in tags or not may_name(token) or token.host in act_index():
        return False
    before = previous_word(tokens, at)
    return token.form.preposition == "ب" or (before >= 0 and tokens[before].host in place_words().inside)


def bracketed_directions(tokens: Sequence[Token], at: int) -> list[str]:
    """The directions that are all that stands in the bracket which opens at `at`: «(جنوب شرق)»."""
    words = place_words()
    found: list[str] = []
    for token in tokens[at + 1 : at + 2 + _BRACKET_REACH]:
        if token.text == _CLOSING:
            return found
        direction = next((word for word in bare_readings(token.form)[:2] if word in words.directions), None)
        if direction is None:
            return []
        found.append(direction)
    return []
