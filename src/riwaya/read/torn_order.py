"""Where each torn line truly starts, decided together for torn lines that follow one another.

A torn line is a ring of words that may be opened before any of several tokens. How it is opened gives its first and
last word, which must read on from the line before and into the next; where that one is torn too, both are decided at
once (Viterbi's algorithm, with the best way for each opening, so that leads can be told).
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.read.lines import SENTENCE_END, Line
from riwaya.read.word_counts import in_name, plain_start
from riwaya.read.word_order import ENDS, STARTS, Place, closing_mark, reading_on
from riwaya.read.words import TextWords, letters

SEEN = 3.0
"""Nats for a pair of words that the text itself has elsewhere, side by side or never parted, or that a name of the
lexicon has: of 517 torn lines of tuning 70.6% come right, with 4 69.8%, without names 68.7%; with 6 fewer of the sure
ones are right."""

NO_ROOM = 3.0
"""Nats against a first word that would have had room at the end of the line before. A judgement: of 225 lines
inside paragraphs of 15 PDFs 10 end so early, about one in e³. Without it a point fewer of the lines come right."""

SHORTEST_FILLS = 0.02
FEWEST_FILLS = 8
"""How far lines are filled at least is taken from the text: from this share of its lines up, where it has so many."""

MOST_PAIRS = 10_000
"""Openings of two neighbouring lines, multiplied, that are decided together: lines of a page have 400 at most."""

Scores = NDArray[np.float64]


class Ring(NamedTuple):
    """A torn line: for each way to open it, the token to begin with, first and last word, and how well it reads within.

    `size` is the line's length in characters without the spaces that tearing made.
    """

    openings: tuple[int, ...]
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    within: Scores
    size: int


class Border(NamedTuple):
    """What stands beside a ring: a word, empty for the border of a paragraph, and the length of its line."""

    word: str
    size: int | None = None


class Choice(NamedTuple):
    """The opening that is chosen, and its lead over the next one, in nats."""

    opening: int
    lead: float


def reads(pairs: Sequence[tuple[str, str]], place: Place, words: TextWords, *, here: bool = False) -> Scores:
    """How well pairs of words read on, by Arabic as it is counted and by what the text has elsewhere.

    `here` tells that the pairs stand in the line itself, which is not elsewhere.
    """
    return reading_on(pairs, place) + SEEN * np.array([_seen(*pair, words, here=here) for pair in pairs])


def _seen(before: str, after: str, words: TextWords, *, here: bool) -> float:
    """The share of their other places at which two words stand side by side, of names all; 0 where there are none."""
    a, b = plain_start(letters(before)), letters(after)
    if not a or not b or closing_mark(before):
        return 0.0
    if in_name(a, b):
        return 1.0
    # The rarer word of the two stands once less elsewhere than in the whole text.
    chances = min(words.starts[a], words.counts[b]) - 1
    return min(1.0, (words.pairs.get((a, b), 0) - here) / chances) if chances > 0 else 0.0


def least_fill(text: str, following: Sequence[tuple[Line, Line]]) -> float | None:
    """How long a line and the next one's first word are at least together; None for too few lines to tell."""
    fills = sorted(
        line.end - line.start + 1 + len(text[after.start : after.end].split(None, 1)[0])
        for line, after in following
        if not SENTENCE_END.search(text[line.start : line.end])
    )
    return fills[int(SHORTEST_FILLS * len(fills))] if len(fills) >= FEWEST_FILLS else None


def decide(
    chain: Sequence[Ring], ends: tuple[Border, Border], words: TextWords, fill: float | None
) -> list[Choice]:
    """The best opening of each of the torn lines that follow one another between two borders."""
    own = [ring.within.copy() for ring in chain]
    own[0] += reads([(ends[0].word, first) for first in chain[0].firsts], STARTS, words)
    own[0] -= _no_room(ends[0].size, chain[0].firsts, fill)
    own[-1] += reads([(last, ends[1].word) for last in chain[-1].lasts], ENDS, words)
    links = [_link(ring, after, words, fill) for ring, after in itertools.pairwise(chain)]
    forward, backward = [own[0]], [own[-1]]
    for scores, link in zip(own[1:], links, strict=True):
        forward.append(scores + (forward[-1][:, None] + link).max(axis=0))
    for scores, link in zip(reversed(own[:-1]), reversed(links), strict=True):
        backward.append(scores + (link + backward[-1]).max(axis=1))
    best = [there + back - mine for there, back, mine in zip(forward, reversed(backward), own, strict=True)]
    return [_choice(ring, scores) for ring, scores in zip(chain, best, strict=True)]


def _choice(ring: Ring, scores: Scores) -> Choice:
    order = np.argsort(-scores, kind="stable")
    lead = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else float("inf")
    return Choice(ring.openings[order[0]], lead)


def _no_room(size: int | None, firsts: Sequence[str], fill: float | None) -> Scores:
    if size is None or fill is None:
        return np.zeros(len(firsts))
    return NO_ROOM * np.array([size + 1 + len(first) < fill for first in firsts])


def _link(ring: Ring, after: Ring, words: TextWords, fill: float | None) -> Scores:
    """How well each opening of a ring reads on into each of the next one."""
    shape = len(ring.openings), len(after.openings)
    room = -_no_room(ring.size, after.firsts, fill)
    if shape[0] * shape[1] > MOST_PAIRS:
        return np.broadcast_to(room, shape)
    pairs = list(itertools.product(ring.lasts, after.firsts))
    both = (reads(pairs, STARTS, words) + reads(pairs, ENDS, words)) / 2
    return both.reshape(shape) + room
