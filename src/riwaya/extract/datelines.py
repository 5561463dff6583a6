"""Datelines that name the agency whose report follows: «لاغوس ـ ا ف ب: …», «واشنطن (رويترز) - …»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import texts
from riwaya.extract.cues import Cue, cue_of, word_list
from riwaya.extract.speech_values import Speech

REACH = 16
"""A dateline ends within so many tokens (city, country in brackets, agency with points)."""
NAME = 5
"""An agency's name has no more tokens («أ.ف.ب»)."""

_DASHES = frozenset({"-", "–", "—", "ـ"})
_ENDS = _DASHES | {":"}


def read_dateline(tokens: Sequence[Token]) -> Speech | None:
    """The agency of a dateline at the head of a sentence, with the sentence as its content.

    >>> from riwaya.arabic import analyze
    >>> read_dateline(analyze("لاغوس ـ أ ف ب: قتل عشرة أشخاص.")[0].tokens).sources
    ((8, 13),)
    """
    ends = _ENDS.intersection(texts(tokens[:REACH]))
    for end in range(min(len(tokens) - 1, REACH)) if ends else ():
        bracket = end > 0 and tokens[end - 1].text == ")" and tokens[end].text in _DASHES
        cue = cue_of(tokens[end].key) if tokens[end].tag == "VERB" else None
        if cue is not None and cue.shape == "verb":
            return None
        if tokens[end].text != ":" and not bracket:
            continue
        last = end - 1 if bracket else end
        source = _agency_before(tokens, last)
        if source is None and bracket:
            continue  # «بلدة (الضفة) ـ أ.ف.ب:»
        if source is None:
            return None
        mark = (tokens[end].start, tokens[end].end)
        content = (tokens[end + 1].start, tokens[-1].end)
        return Speech("before", end, end, mark, (source,), content, Cue("single"))
    return None


def is_dateline(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a reading is that of a dateline, whose agency goes on to tell what follows."""
    return speech.kind == "before" and tokens[speech.at].text in _DASHES | {":"}


def _agency_before(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The agency's name that ends right before token `last`."""
    wires = word_list("heads", "wires")
    for first in (
        i for i in range(max(0, last - NAME), last) if tokens[i].form.key and tokens[i].tag != "PUNCT"
    ):
        name = "".join(token.form.key for token in tokens[first:last]).replace(".", "")
        if name in wires:
            return (tokens[first].start, tokens[last - 1].end)
    return None
