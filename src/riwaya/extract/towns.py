"""Whether a word plainly names a place, as an act's entry may ask of the word after it: «دخولهم صنعاء»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.place_evidence import is_everyday, is_never, is_own, is_prominent, is_torn
from riwaya.lexicon.gazetteer import gazetteer

_NAMES = frozenset({"PROPN", "NOUN"})


def names_town(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of the gazetteer begins at token `at` that is no everyday word and a place of some weight.

    >>> from riwaya.arabic import analyze
    >>> names_town(analyze("بعد دخولهم صنعاء")[0].tokens, 2)
    True
    """
    token = tokens[at]
    if token.tag not in _NAMES or is_everyday(token):
        return False
    match = gazetteer().index.longest(tokens, at)
    if match is None:
        return False
    stop, candidates, reading = match
    if is_never(tokens, at, stop, reading) or (
        stop == at + 1 and is_torn(token, reading, candidates, "none")
    ):
        return False
    return any(is_own(place) or is_prominent(place) for place in candidates)
