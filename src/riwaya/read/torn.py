"""Lines that a tool cut inside words and gave out piece by piece from left to right, put back in order.

PDFBox and Tika take a wide gap for the end of a word: fonts leave one behind ر, and justification draws a word out at
its kashida. They then give out the pieces of the line in the order of their place from the left: the line
«A1 A2|B1 B2», cut inside the word A2B1, comes out as «B1 B2 A1 A2». All pieces but the line's first begin with the torn
tail of a word, all but its last end with the head of one. So the cuts before tails can be seen; the cut before the
line's true first piece cannot, and is the one that leaves the words around it reading on best.
"""

import re
from functools import cache
from typing import NamedTuple

from riwaya.lexicon import load_table
from riwaya.read.characters import Finding
from riwaya.read.lines import Line
from riwaya.read.tracked import Edit, Tracked, joined
from riwaya.read.word_order import closing_mark, follows
from riwaya.read.words import TextWords, is_word, letters

SURE = 2.0
"""Least lead of the best cut over the next one, in nats, for a repair to count as certain."""

SEEN = 4.0
"""Nats for a pair of words that the text itself has elsewhere, side by side or never parted."""

_GAP = re.compile("[ادذرزوأإآ]ر$")
"""Fonts leave the gap behind a ر that joins on neither side."""

_TOKEN = re.compile(r"\S+")


class Piece(NamedTuple):
    """A token of a line: its place, its letters, and whether it begins with kashida in the original."""

    start: int
    end: int
    word: str
    bare: str
    drawn: bool


class Repair(NamedTuple):
    """The pieces of a line in their true order, and by how much this order is better than the next."""

    pieces: tuple[tuple[int, int], ...]
    lead: float


@cache
def _tails() -> tuple[frozenset[str], frozenset[str]]:
    table = load_table("reading")["torn"]
    return frozenset(table["tails"]), frozenset(table["tails_before_marks"])


def rejoin(text: Tracked, lines: list[Line], original: str) -> tuple[Tracked, list[Finding]]:
    """The text with torn lines in order and torn words whole, and a finding for each.

    >>> from riwaya.read.lines import find_lines
    >>> line = Tracked.whole("ية، وقال المتحدث أعلنت وزارة النقل السور")
    >>> rejoin(line, find_lines(line.text), line.text)[0].text
    'أعلنت وزارة النقل السورية، وقال المتحدث'
    """
    words = TextWords(text.text)
    parts: list[Tracked] = []
    found: list[Finding] = []
    done = 0
    for at, line in enumerate(lines):
        tokens = _tokens(text, line, original)
        if not tokens or not any(_is_tail(token) for token in tokens):
            continue
        parts.append(text.part(done, line.start))
        before = _last_word(text.text, lines, at)
        after = _first_word(text.text, lines, at)
        mended, findings = _mended_line(text, tokens, words, (before, after))
        parts.append(mended)
        found += findings
        done = line.end
    if not parts:
        return text, []
    return joined([*parts, text.part(done, len(text.text))]), found


def _tokens(text: Tracked, line: Line, original: str) -> list[Piece]:
    tokens = []
    for match in _TOKEN.finditer(text.text, line.start, line.end):
        place = int(text.starts[match.start()])
        drawn = place > 0 and original[place - 1] == "\u0640"
        tokens.append(Piece(match.start(), match.end(), match.group(), letters(match.group()), drawn))
    return tokens


def _is_tail(token: Piece) -> bool:
    tails, before_marks = _tails()
    if token.drawn or token.bare in tails:
        return True
    if token.bare in before_marks:
        return bool(closing_mark(token.word))
    return token.bare.startswith("ي") and not is_word(token.bare)


def _mended_line(
    text: Tracked, tokens: list[Piece], words: TextWords, around: tuple[str, str]
) -> tuple[Tracked, list[Finding]]:
    repair = _reordered(tokens, words, around) if _is_tail(tokens[0]) and len(tokens) > 1 else None
    start, end = tokens[0].start, tokens[-1].end
    if repair:
        origin = text.origin(start, end)
        finding = Finding("torn_line", *origin, certain=repair.lead >= SURE)
        return joined(text.part(*piece) for piece in repair.pieces), [finding]
    edits, found = [], []
    for head, tail in zip(tokens, tokens[1:], strict=False):
        if _is_tail(tail) and _joins(head, tail, words):
            edits.append(Edit(head.end - start, tail.start - start, ""))
            found.append(Finding("torn_word", *text.origin(head.start, tail.end)))
    return text.part(start, end).edited(edits), found


def _joins(head: Piece, tail: Piece, words: TextWords) -> bool:
    """Whether head and tail make a word: any at a kashida, else one that was cut behind a letter that leaves a gap."""
    if not head.bare or closing_mark(head.word):
        return False
    if not tail.drawn and not (_GAP.search(head.bare) and tail.bare.startswith("ي")):
        return False
    return words.holds(head.bare + tail.bare)


def _reordered(tokens: list[Piece], words: TextWords, around: tuple[str, str]) -> Repair | None:
    """The line's pieces from its true start, or None where no order makes the torn words whole.

    `around` are the words before and after the line; both empty where a paragraph begins or ends there.
    """
    tails = [at for at, token in enumerate(tokens) if _is_tail(token)]
    if not _joins(tokens[-1], tokens[tails[-1]], words):
        return None
    # A piece between two seen cuts ends with the head of the tail that was given out before it.
    for earlier, later in zip(tails, tails[2:], strict=False):
        if not _joins(tokens[later - 1], tokens[earlier], words):
            return None
    scores = sorted(
        ((_score(tokens, tails, cut, words, around), cut) for cut in range(tails[-1] + 1, len(tokens))),
        reverse=True,
    )
    if not scores or scores[0][0] == float("-inf"):
        return None
    lead = scores[0][0] - scores[1][0] if len(scores) > 1 else float("inf")
    edges = [*tails, scores[0][1], len(tokens)]
    pieces = [
        (tokens[first].start, tokens[last - 1].end) for first, last in zip(edges, edges[1:], strict=False)
    ]
    return Repair(tuple(reversed(pieces)), lead)


def _score(
    tokens: list[Piece], tails: list[int], cut: int, words: TextWords, around: tuple[str, str]
) -> float:
    """How well the line reads with the unseen cut before token `cut`: words around it, less the pair that it parts."""
    # Three pieces and more: the token before the cut is the head of the tail before, and must make a word with it.
    if len(tails) > 1 and not _joins(tokens[cut - 1], tokens[tails[-2]], words):
        return float("-inf")
    whole = tokens[-1].bare + tokens[tails[-1]].word
    first = whole if cut == len(tokens) - 1 else tokens[cut].word
    last = whole if cut - 1 == tails[-1] else tokens[cut - 1].word
    line_end = last if len(tails) == 1 else tokens[tails[1] - 1].word
    return (
        _following(around[0], first, words)
        + _following(line_end, around[1], words)
        - _following(last, first, words)
    )


def _following(before: str, after: str, words: TextWords) -> float:
    """How well one word follows another, by Arabic as it is counted and by the text's own pairs elsewhere.

    The pair of the line itself counts in the text's pairs wherever it is a cut that is tried, so one sight is nothing.
    """
    a, b = letters(before), letters(after)
    often = words.pairs.get((a, b), 0) if a and b else 0
    share = often / max(words.counts[a], words.counts[b], 1)
    return follows(before, after) + SEEN * share


def _last_word(text: str, lines: list[Line], at: int) -> str:
    """The word before a line; empty where a paragraph begins."""
    if at == 0:
        return ""
    return text[lines[at - 1].start : lines[at - 1].end].split()[-1]


def _first_word(text: str, lines: list[Line], at: int) -> str:
    """The word after a line; empty where a paragraph ends."""
    if at + 1 == len(lines):
        return ""
    return text[lines[at + 1].start : lines[at + 1].end].split()[0]
