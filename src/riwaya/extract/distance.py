"""Where the outlet keeps its distance from a word: «بحسب وصفه», «ما أسماه …», «المزعوم», marks around one word."""

from collections.abc import Mapping, Sequence

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import where
from riwaya.arabic.memo import Memo
from riwaya.extract.contents import SEPARATORS, STOPS
from riwaya.extract.cues import word_list

Range = tuple[int, int]

SCARE_WORDS = 3
"""How many words in quotation marks are kept at a distance; more are somebody's speech."""
NAMED = 8
"""How many tokens after «ما أسماه» what is so called may reach."""
BEFORE = 30
"""How many tokens before «بحسب وصفه» what it keeps away from may stand."""

_MARKS = frozenset('«»“”"')
_ENDS = frozenset(SEPARATORS) | frozenset(STOPS)
_NAMES = word_list("distance", "names")
_BEYOND = word_list("distance", "beyond")
_WHAT = word_list("distance", "what")
_ALLEGED = word_list("distance", "alleged")
_LEADS = word_list("distance", "leads")
_OWN = word_list("prepositional", "own_words")


def find_distance(tokens: Sequence[Token], head: int, marks: Mapping[int, int]) -> Range | None:
    """The words by which the outlet keeps away from the word at `head`, as offsets of the text, or None.

    `marks` leads from opening quotation marks to closing ones. Words that follow the whole clause («بحسب وصفه») are
    looked for last.
    """
    first = max(0, head - NAMED)
    near = where(_says.__getitem__, tokens[first : head + BEFORE], first)
    if not near:
        return None
    before, behind = near[0] < head, near[-1] > head
    return ((_named(tokens, head) or _scare_quotes(tokens, head, marks)) if before else None) or (
        (_alleged(tokens, head) or _own_words(tokens, head)) if behind else None
    )


_says = Memo[WordForm, bool](
    lambda form: (
        form.key in _MARKS
        or form.key in _NAMES
        or form.host in _NAMES
        or form.host in _ALLEGED
        or form.key in _OWN
    )
)
"""Whether a word may keep away from another, without which nothing does."""


def _named(tokens: Sequence[Token], head: int) -> Range | None:
    """«ما أسماه …», «فيما يسميه …» before the word, with nothing but its phrase between."""
    for index in range(head - 1, max(-1, head - NAMED), -1):
        token = tokens[index]
        if token.text in _ENDS or token.key in _BEYOND:
            return None
        if (token.key in _NAMES or token.host in _NAMES) and index > 0 and tokens[index - 1].key in _WHAT:
            return (tokens[index - 1].start, tokens[index].end)
    return None


def _scare_quotes(tokens: Sequence[Token], head: int, marks: Mapping[int, int]) -> Range | None:
    """The short quotation that the word stands in, with its marks."""
    for index in range(head - 1, max(-1, head - SCARE_WORDS - 1), -1):
        if tokens[index].text not in _MARKS:
            continue
        close = marks.get(tokens[index].start)
        if close is None or close < tokens[head].end:
            return None
        after = next((t for t in tokens[head + 1 : index + SCARE_WORDS + 2] if t.start >= close), None)
        return (tokens[index].start, after.end) if after and after.start == close else None  # else unclosed
    return None


def _alleged(tokens: Sequence[Token], head: int) -> Range | None:
    """«الهجوم المزعوم»: an adjective that doubts, right after the word or its adjective."""
    for token in tokens[head + 1 : head + 3]:
        if token.host in _ALLEGED:
            return (token.start, token.end)
        if token.tag != "ADJ":
            return None
    return None


def _own_words(tokens: Sequence[Token], head: int) -> Range | None:
    """«بحسب وصفه», «على حد تعبير الوزير» at the end of the clause that the word stands in."""
    for index in range(head + 1, min(len(tokens), head + BEFORE)):
        if tokens[index].text in STOPS:
            return None
        if tokens[index].key not in _OWN:
            continue
        first = index - 1
        if tokens[first].form.key == "حد" and first > 0:
            first -= 1
        leads = tokens[first].key in _LEADS
        return (tokens[first].start, tokens[index].end) if leads else None
    return None
