"""Lines that a tool cut inside words and gave out piece by piece from left to right, put back in order.

PDFBox and Tika take a wide gap for the end of a word: fonts leave one behind ر, and justification draws a word out at
its kashida. They then give out the pieces of the line in the order of their place from the left: the line
«A1 A2|B1 B2», cut inside the word A2B1, comes out as «B1 B2 A1 A2». All pieces but the line's first begin with the torn
tail of a word, all but its last end with the head of one. So the cuts before tails can be seen; the cut before the
line's true first piece cannot, and is the one that leaves the words around it reading on best.
"""

import itertools
import re
from functools import cache
from typing import NamedTuple

from riwaya.arabic import analyze
from riwaya.lexicon import load_table
from riwaya.read.characters import Finding
from riwaya.read.dates import is_dateline
from riwaya.read.lines import Line, is_full
from riwaya.read.tracked import Edit, Tracked, joined
from riwaya.read.word_order import closing_mark, follows, is_frequent
from riwaya.read.words import TextWords, is_word, letters

SURE = 6.0
"""Least lead of the best cut over the next one, in nats, for a repair to count as certain. Measured on 262
articles wrapped to 70, 78, 85 and 95 characters and torn: of 2,487 torn lines 2,122 are put in an order, 56%
of them the right one; of the 392 that lead by 4.5, 95% are right, of the 284 by 5.5, 98.9%, and of the 245 by
6, 99.6%."""

VERBS = 4.0
"""Nats for a cut between two verbs in the perfect: of 838 in UD Arabic-PUD none follows another. The weight
is a judgement: such a pair is rare (none in the torn lines of SURE), and where there is one it must
decide."""

SEEN = 4.0
"""Nats for a pair of words that the text itself has elsewhere, side by side or never parted: of the torn
lines of SURE, 51% come right without it, 55% with 2, and 56% with 4 and with 6, where fewer of the sure ones
do."""

_GAP = re.compile("[ادذرزوأإآ]ر$")
"""Fonts leave the gap behind a ر that joins on neither side."""

ALIKE = 0.88
"""Two lines are of one column when the shorter has this share of the longer's characters: as
`lines.SLACK`."""

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


def rejoin(
    text: Tracked, lines: list[Line], original: str, width: int | None = None
) -> tuple[Tracked, list[Finding]]:
    """The text with torn lines in order and torn words whole, and a finding for each.

    `width` is the width in characters to which the text was wrapped, None where each line is a paragraph.

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
        if not any(_is_tail(token) for token in tokens) and not _is_hidden_tail(tokens, words):
            continue
        parts.append(text.part(done, line.start))
        mended, findings = _mended_line(text, tokens, words, around_lines(text.text, lines, at, width))
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
    return token.bare.startswith("ي") and (len(token.bare) == 2 or not is_word(token.bare))


def _is_hidden_tail(tokens: list[Piece], words: TextWords) -> bool:
    """Whether a line begins with a tail that is also a word, and makes a well-known one with the line's last word."""
    if not tokens or tokens[0].bare not in _tails()[1] or not _joins(tokens[-1], tokens[0], words):
        return False
    whole = tokens[-1].bare + tokens[0].bare
    return is_frequent(whole) or words.counts[whole] > 0


def _mended_line(
    text: Tracked, tokens: list[Piece], words: TextWords, around: tuple[str, str]
) -> tuple[Tracked, list[Finding]]:
    leads = len(tokens) > 1 and (_is_tail(tokens[0]) or _is_hidden_tail(tokens, words))
    repair = _reordered(tokens, words, around) if leads else None
    start, end = tokens[0].start, tokens[-1].end
    if repair:
        origin = text.origin(start, end)
        finding = Finding("torn_line", *origin, certain=repair.lead >= SURE)
        return joined(text.part(*piece) for piece in repair.pieces), [finding]
    edits, found = [], []
    for head, tail in itertools.pairwise(tokens):
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
    tails = [at for at, token in enumerate(tokens) if not at or _is_tail(token)]
    if not _joins(tokens[-1], tokens[tails[-1]], words):
        return None
    # A piece between two seen cuts ends with the head of the tail that was given out before it.
    for earlier, later in zip(tails, tails[2:], strict=False):
        if not _joins(tokens[later - 1], tokens[earlier], words):
            return None
    clashes = _verb_clashes(tokens)
    scores = sorted(
        (
            (_score(tokens, tails, cut, words, around) + VERBS * (cut in clashes), cut)
            for cut in range(tails[-1] + 1, len(tokens))
        ),
        reverse=True,
    )
    if not scores or scores[0][0] == float("-inf"):
        return None
    lead = scores[0][0] - scores[1][0] if len(scores) > 1 else float("inf")
    edges = [*tails, scores[0][1], len(tokens)]
    pieces = [(tokens[first].start, tokens[last - 1].end) for first, last in itertools.pairwise(edges)]
    return Repair(tuple(reversed(pieces)), lead)


def _verb_clashes(tokens: list[Piece]) -> set[int]:
    """The tokens that are a verb in the perfect right behind another one, which Arabic does not have without «و»."""
    places = {}
    at = 0
    for number, token in enumerate(tokens):
        places[at] = number
        at += len(token.word) + 1
    verbs = set()
    for sentence in analyze(" ".join(token.word for token in tokens)):
        for word in sentence.tokens:
            form = word.form
            perfect = word.tag == "VERB" and not form.future and form.host[:1] not in "يتن"
            if perfect and not form.conjunction and word.start in places:
                verbs.add(places[word.start])
    return {number for number in verbs if number - 1 in verbs}


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
        - _following(last, first, words, here=True)
    )


def _following(before: str, after: str, words: TextWords, *, here: bool = False) -> float:
    """How well one word follows another, by Arabic as it is counted and by what the text has elsewhere.

    `here` tells that the pair stands in the line itself, which is not elsewhere; there the rarer word of the two
    stands once less than in the whole text.
    """
    a, b = letters(before), letters(after)
    often = words.pairs.get((a, b), 0) - here if a and b else 0
    chances = min(words.counts[a], words.counts[b]) - 1
    return follows(before, after) + (SEEN * min(1.0, often / chances) if chances > 0 else 0.0)


def around_lines(text: str, lines: list[Line], at: int, width: int | None) -> tuple[str, str]:
    """The words before and after a line; empty where a paragraph begins or ends."""
    if width is None:
        return "", ""
    line = lines[at]
    before = after = ""
    if at and _reads_on(text, lines[at - 1], line, width):
        before = text[lines[at - 1].start : lines[at - 1].end].rsplit(None, 1)[-1]
    if at + 1 < len(lines) and _reads_on(text, line, lines[at + 1], width):
        after = text[lines[at + 1].start : lines[at + 1].end].split(None, 1)[0]
    return before, after


def _reads_on(text: str, line: Line, following: Line, width: int) -> bool:
    dateline = is_dateline(text[line.start : line.end]) or is_dateline(text[following.start : following.end])
    if dateline:
        return False
    # Narrower columns, as of pull-quotes, have lines of a length of their own.
    sizes = sorted((line.end - line.start, following.end - following.start))
    return is_full(text, line, following, width) or (sizes[0] > ALIKE * sizes[1] and sizes[0] > width / 2)
