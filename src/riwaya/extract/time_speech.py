"""The day of a speech that a sentence quotes: «قال أمس: «سندخل غداً»» speaks of the day after that yesterday."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import among, texts
from riwaya.extract.cues import cue_table
from riwaya.lexicon import word_set

_OPENING, _CLOSING, _EITHER = frozenset("«“"), frozenset("»”"), '"'
_MARKS = _OPENING | _CLOSING | {_EITHER}
SHORTEST = 3
"""Fewer words in quotation marks are a name or a word held off («صحيفة «اليوم»»), not somebody's speech."""

SAYING_REACH = 10
"""How many tokens, those of the speaker's name, lie at most between «وفق ما أعلنت» and its time."""

_AS_SAID = word_set("grammar", "times", "as_said")
_STATEMENTS = word_set("grammar", "times", "statements")
_STOPS = frozenset("،؛.,;")


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
    for i in among(texts(tokens), _MARKS):
        token = tokens[i]
        if start is None and (token.text in _OPENING or token.text == _EITHER):
            start = i + 1
        elif start is not None and (token.text in _CLOSING or token.text == _EITHER):
            spans.append((start, i))
            start = None
    if start is not None:
        spans.append((start, len(tokens)))
    return [span for span in spans if span[1] - span[0] >= SHORTEST]


def is_of_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether the time that begins at a token is that of a statement: «في بيان أمس», «وفق ما أعلنت الوكالة أمس»."""
    if at > 0 and tokens[at - 1].host in _STATEMENTS:
        return True
    cues = cue_table()
    for i in range(at - 1, max(0, at - SAYING_REACH), -1):
        if tokens[i].text in _STOPS:
            return False
        cue = cues.get(tokens[i].host)
        if cue is not None and cue.shape == "verb":
            return tokens[i - 1].host in _AS_SAID
    return False


def _says(token: Token) -> bool:
    cue = cue_table().get(token.host)
    return cue is not None and cue.shape == "verb"
