"""The ways in which a torn line may have been cut: which of its tokens are tails of words, and where it truly begins.

A join is weighed by how much likelier one word is than its two pieces as two words, from the words of Arabic as they
are counted and from those that the text has elsewhere.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.lexicon import load_table
from riwaya.read.word_counts import CLITIC, log_share
from riwaya.read.word_order import closing_mark
from riwaya.read.words import TextWords

UNJOINED = frozenset("اأإآدذرزوؤةىء")
"""Letters that are not drawn out to the next."""

HERE = math.log(0.1)
"""What a text that has a word tells of its other places: a tenth of them are such words."""

NO_WORD = math.log(1e-7)
SELDOM = math.log(1e-4)
"""At most the share of listed tails as words in news; frequencies are of talk and of torn texts too."""

LEAST = 0.0
LEAST_DRAWN = -8.0
"""Least weight of each join, in nats, at a gap and at a kashida, which itself shows that a word was cut. At 0 are 4% of
the pairs that news makes of a word in ر and one with ي at random; at 3, .5%, at 7, .01%."""

BEHIND = 12.0
"""Nats by which the joins of a way are behind those of the best at most: more is not made good by reading on better."""

MOST_TAILS = 6
"""Tokens of a line that may be tails and need not be, of which all sets are tried."""


Join = Callable[[int, int], float | None]


class Piece(NamedTuple):
    """A token of a line: its place, its letters, and whether it begins with kashida in the original."""

    start: int
    end: int
    word: str
    bare: str
    drawn: bool


class Way(NamedTuple):
    """A way to cut: the tokens that are tails, the one that the line begins with, the weight of its joins in nats."""

    tails: tuple[int, ...]
    opening: int
    weight: float


@cache
def torn_tails() -> tuple[frozenset[str], frozenset[str]]:
    """Tails that are no word, and those that count only where a mark stands behind them."""
    table = load_table("reading")["torn"]
    return frozenset(table["tails"]), frozenset(table["tails_before_marks"])


def fits(head: Piece, tail: Piece) -> bool:
    """Whether a word can have been cut between the two: at a kashida, else behind a ر, where fonts leave a gap."""
    if not _may_be_tail(tail) or not head.bare:
        return False
    ends = head.bare[-1] not in UNJOINED if tail.drawn else len(head.bare) > 1 and head.bare[-1] == "ر"
    return ends and not closing_mark(head.word)


def _may_be_tail(token: Piece) -> bool:
    return bool(token.bare) if token.drawn else token.bare.startswith("ي") and len(token.bare) > 1


def join_weight(head: Piece, tail: Piece, words: TextWords) -> float:
    """How much likelier a word is than its two pieces as two words, in nats."""
    whole = head.bare + tail.bare
    share = log_share(whole)
    if count := words.counts[whole]:
        share = max(share, math.log(count / words.size) + HERE)
    elif count := words.kin(whole):
        share = max(share, math.log(count / words.size) + HERE + CLITIC)
    return share - log_share(head.bare) - _tail_share(tail)


def _tail_share(tail: Piece) -> float:
    """The share of a tail as a word of its own: news has few vocatives, none with tanwin, and no «ية» but torn ones."""
    share = log_share(tail.bare)
    tails, before_marks = torn_tails()
    if tail.bare in tails or "\u064b" in tail.word:
        return min(share, NO_WORD)
    return min(share, SELDOM) if tail.bare in before_marks else share


def ways(tokens: Sequence[Piece], words: TextWords) -> list[Way]:
    """All ways to cut a line that make words of its torn pieces; none where it is no torn line."""
    if not tokens or not _may_be_tail(tokens[0]):
        return []
    if not any(fits(head, tokens[0]) for head in tokens[1:]):
        return []
    weights: dict[tuple[int, int], float | None] = {}

    def join(head: int, tail: int) -> float | None:
        """The weight of a join, None where there can be none."""
        if (head, tail) not in weights:
            weight = None
            if fits(tokens[head], tokens[tail]):
                weight = join_weight(tokens[head], tokens[tail], words)
            least = LEAST_DRAWN if tokens[tail].drawn else LEAST
            weights[head, tail] = weight if weight is not None and weight >= least else None
        return weights[head, tail]

    last = len(tokens) - 1
    drawn = [at for at in range(1, len(tokens)) if tokens[at].drawn]
    able = {
        at: max(
            (weight for head in range(at, last + 1) if (weight := join(head, at)) is not None), default=None
        )
        for at in range(1, last)
        if not tokens[at].drawn and tokens[at].bare.startswith("ي")
    }
    best = sorted((at for at in able if able[at] is not None), key=lambda at: -(able[at] or 0.0))[:MOST_TAILS]
    found: list[Way] = []
    for size in range(len(best) + 1):
        for chosen in itertools.combinations(best, size):
            found += _ways_with(tuple(sorted({0, *drawn, *chosen})), last, join)
    best_weight = max((way.weight for way in found), default=0.0)
    return [way for way in found if way.weight > best_weight - BEHIND]


def _ways_with(tails: tuple[int, ...], last: int, join: Join) -> Iterator[Way]:
    """The ways with these tails."""
    # The line ends with the head of the last tail; a piece between two seen cuts with that of the tail before it.
    pairs = [(last, tails[-1]), *((later - 1, tail) for tail, later in zip(tails, tails[2:], strict=False))]
    seen = [join(head, tail) for head, tail in pairs]
    if any(weight is None for weight in seen):
        return
    weight = sum(each for each in seen if each is not None)
    for opening in range(tails[-1] + 1, last + 1):
        if len(tails) == 1:
            yield Way(tails, opening, weight)
            continue
        # Three pieces and more: the token before the unseen cut is the head of the tail before the last.
        unseen = join(opening - 1, tails[-2])
        if unseen is not None:
            yield Way(tails, opening, weight + unseen)
