"""Lines that a tool cut inside words and gave out piece by piece from left to right, put back in order.

PDFBox and Tika take a wide gap for the end of a word: fonts leave one behind ر, and justification draws a word out at
its kashida. They then give out the pieces of the line in the order of their place from the left: the line
«A1 A2|B1 B2», cut inside the word A2B1, comes out as «B1 B2 A1 A2». All pieces but the line's first begin with the torn
tail of a word, all but its last end with the head of one. So the cuts before tails can be seen; the cut before the
line's true first piece cannot, and is the one that leaves the words around it reading on best.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from riwaya.read.characters import Finding
from riwaya.read.dates import is_dateline
from riwaya.read.lines import Line, is_full
from riwaya.read.torn_order import Border, Choice, Ring, Scores, decide, least_fill, reads
from riwaya.read.torn_ways import Piece, Way, fits, join_weight, torn_tails, ways
from riwaya.read.tracked import Edit, Tracked, joined
from riwaya.read.word_order import WITHIN, closing_mark
from riwaya.read.words import TextWords, is_word, letters

SURE = 6.5
"""Least lead of the best opening over the next one, in nats, for a repair to count as certain, of lines cut in two: of
517 torn lines of tuning 107 lead by 5.5, 104 of them rightly, 91 by 6.5, 90 rightly. Lines cut in more pieces are never
certain."""

FIRST = 7.0
AGAIN = 3.0
"""Least weight of the joins of a torn line, in nats, and of one beside which others of the text are torn: without
kashida, 1124 of 1130 torn lines of tuning weigh more than 3, and no line that is whole; of whole lines of clean news
none weighs more than 2."""

JOINS = 1.0
"""Weight of the joins beside how well the line reads on."""

KNOWN = 7.0
"""Least weight of a join that may be certain."""

ALIKE = 0.88
"""Two lines are of one column when the shorter has this share of the longer's characters: as
`lines.SLACK`."""

_TOKEN = re.compile(r"\S+")


class TornLine(NamedTuple):
    """The tokens of a torn line, the ways in which it may have been cut, and the ring that they make."""

    tokens: list[Piece]
    ways: list[Way]
    ring: Ring


def rejoin(
    text: Tracked, lines: list[Line], original: str, width: int | None = None
) -> tuple[Tracked, list[Finding]]:
    """The text with torn lines in order and torn words whole, and a finding for each.

    `width` is the width in characters to which the text was wrapped, None where each line is a paragraph.

    >>> from riwaya.read.lines import find_lines
    >>> line = Tracked.whole("ية بدء العمل في الميناء أعلنت وزارة النقل السور")
    >>> rejoin(line, find_lines(line.text), line.text)[0].text
    'أعلنت وزارة النقل السورية بدء العمل في الميناء'
    """
    words = TextWords(text.text)
    # Only of lines that may be torn are the tokens kept: those of a whole book take thirty times its room.
    suspects = {
        at: (tokens, cuts)
        for at, own in enumerate(lines)
        if (cuts := ways(tokens := _tokens(text, own, original), words)) or any(_torn_here(tokens, words))
    }
    pieces = {at: tokens for at, (tokens, _) in suspects.items()}
    cut = _cut_lines(pieces, {at: cuts for at, (_, cuts) in suspects.items() if cuts})
    torn = {at: _torn_line(pieces[at], cuts, words) for at, cuts in cut.items()}
    damaged = {at: tokens for at, tokens in pieces.items() if at in torn or any(_torn_here(tokens, words))}
    if not damaged:
        return text, []
    choices = _choices(text.text, lines, torn, words, width)
    parts: list[Tracked] = []
    findings: list[Finding] = []
    done = 0
    for at, tokens in damaged.items():
        parts.append(text.part(done, lines[at].start))
        if at in torn:
            mended, found = _reordered(text, torn[at], choices[at])
        else:
            mended, found = _words_joined(text, tokens, words)
        parts.append(mended)
        findings += found
        done = lines[at].end
    return joined([*parts, text.part(done, len(text.text))]), findings


def _tokens(text: Tracked, line: Line, original: str) -> list[Piece]:
    tokens = []
    for match in _TOKEN.finditer(text.text, line.start, line.end):
        place = int(text.starts[match.start()])
        drawn = place > 0 and original[place - 1] == "\u0640"
        tokens.append(Piece(match.start(), match.end(), match.group(), letters(match.group()), drawn))
    return tokens


def _is_tail(token: Piece) -> bool:
    tails, before_marks = torn_tails()
    if token.drawn or token.bare in tails or (token.bare == "يا" and "\u064b" in token.word):
        return True
    if token.bare in before_marks:
        return bool(closing_mark(token.word))
    return token.bare.startswith("ي") and (len(token.bare) == 2 or not is_word(token.bare))


def _torn_here(tokens: list[Piece], words: TextWords) -> Iterator[tuple[Piece, Piece]]:
    """The pieces of torn words that stand side by side."""
    for head, tail in itertools.pairwise(tokens):
        if fits(head, tail) and _is_tail(tail) and join_weight(head, tail, words) >= FIRST:
            yield head, tail


def _words_joined(text: Tracked, tokens: list[Piece], words: TextWords) -> tuple[Tracked, list[Finding]]:
    """The line as it stands, with torn words whole whose pieces stand side by side."""
    start, end = tokens[0].start, tokens[-1].end
    edits, found = [], []
    for head, tail in _torn_here(tokens, words):
        edits.append(Edit(head.end - start, tail.start - start, ""))
        found.append(Finding("torn_word", *text.origin(head.start, tail.end)))
    return text.part(start, end).edited(edits), found


def _cut_lines(pieces: dict[int, list[Piece]], found: dict[int, list[Way]]) -> dict[int, list[Way]]:
    """The torn lines with all ways to cut them: one whose joins weigh little is torn where others surely are."""
    drawn = {at for at in found if pieces[at][0].drawn}
    weights = {at: max(way.weight for way in each) for at, each in found.items()}
    least = AGAIN if drawn or any(weight >= FIRST for weight in weights.values()) else FIRST
    return {at: each for at, each in found.items() if at in drawn or weights[at] >= least}


def _torn_line(tokens: list[Piece], found: list[Way], words: TextWords) -> TornLine:
    return TornLine(tokens, found, _ring(tokens, found, words))


def _ring(tokens: list[Piece], found: list[Way], words: TextWords) -> Ring:
    last = len(tokens) - 1

    def word(at: int, way: Way) -> str:
        return (
            tokens[last].word + tokens[way.tails[-1]].word if at in (last, way.tails[-1]) else tokens[at].word
        )

    within = -reads(
        [(word(way.opening - 1, way), word(way.opening, way)) for way in found], WITHIN, words, here=True
    )
    within += JOINS * np.array([way.weight for way in found])
    several = [at for at, way in enumerate(found) if len(way.tails) > 1]
    if several:
        within[several] += _second_joint(tokens, [found[at] for at in several], words)
    size = tokens[-1].end - tokens[0].start - min(len(way.tails) for way in found)
    ends = tuple(word((way.opening if len(way.tails) == 1 else way.tails[1]) - 1, way) for way in found)
    return Ring(tuple(range(len(found))), tuple(word(way.opening, way) for way in found), ends, within, size)


def _second_joint(tokens: list[Piece], found: list[Way], words: TextWords) -> Scores:
    """How well the word that the cut makes whole with the tail before reads on from its piece into the next."""
    wholes = [tokens[way.opening - 1].word + tokens[way.tails[-2]].word for way in found]
    following = [tokens[way.tails[-2] + 1].word for way in found]
    before = [tokens[way.opening - 2].word if way.opening - 2 > way.tails[-1] else "" for way in found]
    into = reads(list(zip(wholes, following, strict=True)), WITHIN, words)
    onto = reads(list(zip(before, wholes, strict=True)), WITHIN, words)
    scores: Scores = into + np.where([bool(word) for word in before], onto, 0.0)
    return scores


def _choices(
    text: str, lines: list[Line], torn: dict[int, TornLine], words: TextWords, width: int | None
) -> dict[int, Choice]:
    """Where each torn line is to be opened; those that follow one another in a paragraph are decided together."""

    def reads_on(at: int) -> bool:
        return (
            width is not None
            and 0 <= at < len(lines) - 1
            and _reads_on(text, lines[at], lines[at + 1], width)
        )

    whole = [(line, after) for at, (line, after) in enumerate(itertools.pairwise(lines))
             if at not in torn and at + 1 not in torn and reads_on(at)]  # fmt: skip
    fill = least_fill(text, whole)
    choices: dict[int, Choice] = {}
    for first in torn:
        if first in choices:
            continue
        chain = [first]
        while chain[-1] + 1 in torn and reads_on(chain[-1]):
            chain.append(chain[-1] + 1)
        before = after = Border("")
        if reads_on(first - 1):
            line = text[lines[first - 1].start : lines[first - 1].end]
            before = Border(line.rsplit(None, 1)[-1], len(line))
        if reads_on(chain[-1]):
            line = text[lines[chain[-1] + 1].start : lines[chain[-1] + 1].end]
            after = Border(line.split(None, 1)[0])
        found = decide([torn[at].ring for at in chain], (before, after), words, fill)
        choices.update(zip(chain, found, strict=True))
    return choices


def _reordered(text: Tracked, torn: TornLine, choice: Choice) -> tuple[Tracked, list[Finding]]:
    """The line's pieces from its true start on."""
    tokens = torn.tokens
    way = torn.ways[choice.opening]
    edges = [*way.tails, way.opening, len(tokens)]
    pieces = [
        text.part(tokens[first].start, tokens[last - 1].end) for first, last in itertools.pairwise(edges)
    ]
    origin = text.origin(tokens[0].start, tokens[-1].end)
    certain = len(way.tails) == 1 and way.weight >= KNOWN and choice.lead >= SURE
    return joined(reversed(pieces)), [Finding("torn_line", *origin, certain=certain)]


def _reads_on(text: str, line: Line, following: Line, width: int) -> bool:
    dateline = is_dateline(text[line.start : line.end]) or is_dateline(text[following.start : following.end])
    if dateline:
        return False
    # Narrower columns, as of pull-quotes, have lines of a length of their own.
    sizes = sorted((line.end - line.start, following.end - following.start))
    return is_full(text, line, following, width) or (sizes[0] > ALIKE * sizes[1] and sizes[0] > width / 2)
