"""The day of a speech that a sentence quotes: «قال أمس: «سندخل غداً»» speaks of the day after that yesterday."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import cue_table

_OPENING, _CLOSING, _EITHER = frozenset("«“"), frozenset("»”"), '"'
_MARKS = _OPENING | _CLOSING | {_EITHER}
SHORTEST = 3
"""Fewer words in quotation marks are a name or a word held off («صحيفة «اليوم»»), not somebody's speech."""


class Speech(NamedTuple):
    """The tokens inside quotation marks (end exclusive), and that of the verb of saying before them."""

    start: int
    end: int
    verb: int


def find_speeches(tokens: Sequence[Token]) -> list[Speech]:
    """What a sentence quotes after a verb of saying; a quotation that it does not close runs to its end."""
    found = []
    for start, end in quotations(tokens):
        verb = next((i for i in range(start - 2, -1, -1) if _says(tokens[i])), None)
        if verb is not None:
            found.append(Speech(start, end, verb))
    return found


def quotations(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The tokens inside quotation marks (end exclusive), names and single words apart."""
    spans = []
    start: int | None = None
    for i, token in [(i, token) for i, token in enumerate(tokens) if token.text in _MARKS]:
        if start is None and (token.text in _OPENING or token.text == _EITHER):
            start = i + 1
        elif start is not None and (token.text in _CLOSING or token.text == _EITHER):
            spans.append((start, i))
            start = None
    if start is not None:
        spans.append((start, len(tokens)))
    return [span for span in spans if span[1] - span[0] >= SHORTEST]


def _says(token: Token) -> bool:
    cue = cue_table().get(token.host)
    return cue is not None and cue.shape == "verb"
