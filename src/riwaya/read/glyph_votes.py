"""Which letters glyphs show, by vote: lines read by OCR, aligned with their glyphs, one string for each glyph."""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ROUNDS = 4
"""Alignments made, each with what the one before counted; after 4 fewer than 1 in 500 glyphs changed its string."""

LONGEST = 4
"""Letters that one glyph may show: the longest ligature of news, the word for God, has four."""

LENGTH_COST = (4.0, 0.0, 2.0, 3.5, 5.0)
"""How unlikely a glyph without a letter, with one, two, three and four is before anything is known of it, as minus the
logarithm of a chance. A judgement: most glyphs show one letter, some two, kashidas and strokes none."""

LAM_ALEF = 0.5
"""The same for lam and alef, which Arabic writing always joins to one shape."""

SLIGHT = 3.5
"""How much likelier a glyph without a letter is where it has so little ink that it may be a stroke or a mark."""

EXTRA = 5.0
"""Cost of a letter that OCR saw and no glyph shows. A judgement: OCR adds fewer than one letter in a hundred."""

UNSEEN = 1e-3
"""Chance of a string that was never aligned with a glyph, and the least chance of any."""

FAR = 1.5
"""Cost of a letter that OCR saw one letter height away from its glyph. A judgement: it places letters within half of
one."""

WINDOW = 2.0
"""Letter heights between a glyph and letters that OCR may have seen in it. A judgement: four times its miss."""

GAP = 0.1
"""Letter heights between two glyphs at which a line may be cut."""

_LEFT_TO_RIGHT = "0-9A-Za-z\u0660-\u0669\u00c0-\u024f"
_RUN = re.compile(f"[{_LEFT_TO_RIGHT}](?:[{_LEFT_TO_RIGHT}.,:/@%+'’-]*[{_LEFT_TO_RIGHT}])?")


class Sign(NamedTuple):
    """A glyph as it stands in a line: which one it is, its place in letter heights, and what the file tells of it.

    `slight` means so little ink that it may show no letter: a stroke, a mark, a point.
    """

    glyph: int
    left: float
    right: float
    told: str = ""
    slight: bool = False


class Seen(NamedTuple):
    """A letter as OCR saw it in a line, from right to left, and its middle in letter heights."""

    text: str
    middle: float


class SeenWord(NamedTuple):
    """A word as OCR saw it: its letters in reading order, its edges in letter heights."""

    letters: tuple[Seen, ...]
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle between its edges."""
        return (self.left + self.right) / 2

    @property
    def first(self) -> float:
        """The middle of its rightmost letter."""
        return max(letter.middle for letter in self.letters)

    @property
    def last(self) -> float:
        """The middle of its leftmost letter."""
        return min(letter.middle for letter in self.letters)


class Voted(NamedTuple):
    """The string that most of a glyph's alignments gave, their share among all, how many there were, and the others."""

    text: str
    share: float
    votes: int
    others: tuple[str, ...] = ()


class _Part(NamedTuple):
    """Signs of a line and what OCR saw at their place, both from right to left."""

    signs: list[Sign]
    seen: list[Seen]


Reading = tuple[Sequence[Sign], Sequence[SeenWord]]
"""A line: its glyphs, and the words that OCR saw in it."""


def vote(lines: Sequence[Reading], trust: Mapping[int, float], rounds: int = ROUNDS) -> dict[int, Voted]:
    """The string of each glyph of `lines`.

    What the file tells of a glyph counts as so many votes as `trust` gives it. Strings are in reading order.
    """
    parts = [part for signs, words in lines for part in _parts(signs, words)]
    signs_of = {sign.glyph: sign for part in parts for sign in part.signs}
    counts: dict[int, Counter[str]] = {glyph: Counter() for glyph in signs_of}
    for _ in range(rounds):
        chances = {
            glyph: _Chances(counts[glyph], sign, trust.get(glyph, 0.0)) for glyph, sign in signs_of.items()
        }
        fresh: dict[int, Counter[str]] = defaultdict(Counter)
        for part in parts:
            for sign, text in zip(part.signs, _aligned(part, chances), strict=True):
                fresh[sign.glyph][text] += 1
        counts = fresh
    return {
        glyph: _elected(found, signs_of[glyph].told, trust.get(glyph, 0.0)) for glyph, found in counts.items()
    }


def _elected(found: Counter[str], told: str, trust: float) -> Voted:
    weights: dict[str, float] = dict(found)
    if told and trust:
        weights[told] = weights.get(told, 0.0) + trust
    text = max(weights, key=lambda each: (weights[each], each == told, len(each)))
    others = tuple(each for each, _ in found.most_common() if each != text)
    return Voted(text, weights[text] / sum(weights.values()), found.total(), others)


class _Chances:
    """How likely a glyph shows a string, as minus the logarithm of its chance."""

    def __init__(self, counts: Counter[str], sign: Sign, trust: float) -> None:
        weights: dict[str, float] = dict(counts)
        if sign.told and trust:
            weights[sign.told] = weights.get(sign.told, 0.0) + trust
        total = sum(weights.values())
        self._known = {
            text: -math.log(max(UNSEEN, weight / (total + 1.0))) for text, weight in weights.items()
        }
        self._floor = -math.log(max(UNSEEN, 1.0 / (total + 1.0)))
        self._none = LENGTH_COST[0] - SLIGHT if sign.slight else LENGTH_COST[0]

    def cost(self, text: str) -> float:
        """The cost of a string: for one never seen, that of its length and of how much else was seen."""
        known = self._known.get(text)
        if text:
            return known if known is not None else self._floor + _unseen(text)
        # However often OCR saw nothing in it, a glyph with ink enough for a letter shows one.
        return max(known or 0.0, self._none)


def _unseen(text: str) -> float:
    return LAM_ALEF if text in ("لا", "لأ", "لإ", "لآ") else LENGTH_COST[len(text)]


def _parts(signs: Sequence[Sign], words: Sequence[SeenWord]) -> list[_Part]:
    """The line cut at the gaps that both the glyphs and the words have, so that one misread word leaves the rest be."""
    parts: list[_Part] = []
    waiting = sorted((word for word in words if word.letters), key=lambda word: -word.right)
    signs = sorted(signs, key=lambda sign: -(sign.left + sign.right))
    group: list[Sign] = []
    seen: list[SeenWord] = []
    for sign, following in itertools.pairwise((*signs, None)):
        if sign is None:
            break
        group.append(sign)
        if following is None or following.right > sign.left - GAP:
            continue
        while waiting and waiting[0].middle > (sign.left + following.right) / 2:
            seen.append(waiting.pop(0))
        before = min((word.last for word in seen), default=math.inf)
        after = max((word.first for word in waiting), default=-math.inf)
        if before > following.right and after < sign.left:
            parts.append(_Part(group, _from_right(seen)))
            group, seen = [], []
    if group:
        parts.append(_Part(group, _from_right([*seen, *waiting])))
    return [part for part in parts if part.seen]


def _from_right(words: Sequence[SeenWord]) -> list[Seen]:
    """The letters of words from right to left: those of a number or a Latin word turned round."""
    result: list[Seen] = []
    for word in words:
        text = "".join(seen.text for seen in word.letters)
        letters = list(word.letters)
        for run in _RUN.finditer(text):
            letters[run.start() : run.end()] = letters[run.start() : run.end()][::-1]
        result += letters
    return result


def _aligned(part: _Part, chances: Mapping[int, _Chances]) -> list[str]:
    """The string that each sign shows by the cheapest alignment, in order, of signs with letters seen."""
    signs, seen = part
    letters = [each.text for each in seen]
    best = [EXTRA * number for number in range(len(seen) + 1)]
    steps: list[list[int]] = []
    low = high = 0
    for sign in signs:
        # Letters further away than `WINDOW` are another glyph's.
        low = max(low, min(high, _count(seen, sign.right + WINDOW)))
        high = max(low, _count(seen, sign.left - WINDOW))
        away = [FAR * max(0.0, each.middle - sign.right, sign.left - each.middle) for each in seen[:high]]
        best, step = _step(best, (low, high), chances[sign.glyph], letters, away)
        steps.append(step)
    ends = range(len(seen) + 1)
    return _traced(steps, letters, min(ends, key=lambda end: best[end] + EXTRA * (len(seen) - end)))


def _step(
    best: list[float], window: tuple[int, int], chances: _Chances, letters: list[str], away: list[float]
) -> tuple[list[float], list[int]]:
    """The costs of all that one more sign may end at within a window, and the letters it takes; -1 leaves one out."""
    row = [math.inf] * (len(letters) + 1)
    taken = [0] * (len(letters) + 1)
    low, high = window
    for end in range(low, high + 1):
        far = 0.0
        for length in range(min(LONGEST, end) + 1):
            start = end - length
            far += away[start] if length else 0.0
            if best[start] == math.inf:
                continue
            price = best[start] + far + chances.cost("".join(letters[start:end]))
            if price < row[end]:
                row[end], taken[end] = price, length
        if end > low and row[end - 1] + EXTRA < row[end]:
            row[end], taken[end] = row[end - 1] + EXTRA, -1
    return row, taken


def _count(seen: list[Seen], place: float) -> int:
    """How many of the letters stand right of a place."""
    return sum(each.middle > place for each in seen)


def _traced(steps: list[list[int]], letters: list[str], end: int) -> list[str]:
    strings: list[str] = []
    for step in reversed(steps):
        while step[end] < 0:
            end -= 1
        length = step[end]
        strings.append("".join(letters[end - length : end]))
        end -= length
    return strings[::-1]
