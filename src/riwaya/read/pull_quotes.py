"""Pull-quotes: words of the body that the page repeats, set apart; they tell nothing twice."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riwaya.arabic.characters import key
from riwaya.read.blocks import INDENT, Run
from riwaya.read.lines import SENTENCE_END, Line

SHORTEST = 4
"""Fewest words of a pull-quote; shorter repeats are turns of phrase. A judgement: those seen have 10 and
more."""

OVERLAP = 0.8
"""Share of its word pairs that the body must hold in one place: 9 pull-quotes of the real article and three
PDFs keep .92 and more; other lines of 4 to 30 words in 262 articles, their first lines left out, have .78 at
most but for two."""

SPAN = 1.5
"""The place of the body may have this many times the quote's words: room for words that the quote left out. A
judgement."""

MOST_PLACES = 32
"""Places of one pair of words that are looked at: more are of no article, and would make the work grow without end."""

OTHER_SIZE = 0.07
"""Letters that are larger or smaller by more than this share of the text's are set off. A judgement: as a title's."""

BODY = frozenset({"paragraph", "list_item"})

LINES = 8
"""Most lines of a pull-quote. A judgement."""


def set_apart(text: str, runs: list[Run]) -> list[Run]:
    """The runs with pull-quotes marked, and a paragraph that one of them split rejoined before it.

    Lines of a pull-quote are narrower than the text's, so it may come as several runs; none of these ends a sentence,
    but where the page shows that it is set off: by a box, or by the size of its letters.
    """
    words = [word_keys(_words(text, run.lines)) for run in runs]
    body = Body({number: words[number] for number, run in enumerate(runs) if _is_body(run)})
    parted: list[Run] = []
    at = 0
    while at < len(runs):
        size = _repeating_runs(text, runs, words, at, body)
        if size:
            lines = tuple(line for run in runs[at : at + size] for line in run.lines)
            parted.append(Run("pull_quote", lines))
        else:
            parted += _parted(text, runs[at], at, body)
        at += size or 1
    return _rejoined(text, parted)


def _repeating_runs(text: str, runs: list[Run], words: list[list[str]], at: int, body: "Body") -> int:
    """How many of the runs, from the one at `at`, make one pull-quote; 0 where that one belongs to none."""
    longest = 0
    together: list[str] = []
    for size, run in enumerate(runs[at : at + LINES], 1):
        ends = SENTENCE_END.search(_words(text, run.lines)) and not _is_set_off(run.lines[0])
        if run.kind not in ("paragraph", "heading") or ends:
            break
        together += words[at + size - 1]
        if body.repeats(together, but=at) and body.knows(words[at + size - 1]):
            longest = size
    return longest


def _is_body(run: Run) -> bool:
    """Whether a run may hold what a pull-quote repeats; one that a quote broke off early looks like a heading."""
    return run.kind in BODY or (run.kind == "heading" and not _is_set_off(run.lines[0]))


def _is_set_off(line: Line) -> bool:
    """Whether a line stands in a box, or in letters of another size than the text's."""
    return line.role == "aside" or abs(line.size - 1) > OTHER_SIZE


def _words(text: str, lines: Sequence[Line]) -> str:
    return " ".join(text[line.start : line.end] for line in lines)


def _parted(text: str, run: Run, at: int, body: "Body") -> list[Run]:
    """The run, or its paragraph and the pull-quote that some of its lines make.

    Where the page is known a pull-quote stands with room above and below it, or in lines that begin further in; where
    only the text is, it is the last lines of a run that does not end a sentence.
    """
    if run.kind not in BODY:
        return [run]
    for first, end in _set_off_lines(text, run):
        inside, rest = run.lines[first:end], run.lines[:first] + run.lines[end:]
        words = word_keys(_words(text, inside))
        here = Body({0: word_keys(_words(text, rest))})
        if body.repeats(words, but=at) or here.repeats(words):
            return [Run(run.kind, rest), Run("pull_quote", inside)]
    return [run]


def _set_off_lines(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """The lines of a run, from first to end, that may be a pull-quote; never its first."""
    lines = run.lines
    if lines[0].room is None:
        if not SENTENCE_END.search(_words(text, lines)):
            yield from ((cut, len(lines)) for cut in range(max(1, len(lines) - LINES), len(lines)))
        return
    borders = [at for at in range(1, len(lines)) if lines[at].blank or _moves(lines[at - 1], lines[at])]
    for number, first in enumerate(borders):
        for end in (*borders[number + 1 :], len(lines)):
            # What the paragraph says last may be said again there, but for room and an indent before it.
            last = end == len(lines) and not (lines[first].blank and _moves(lines[first - 1], lines[first]))
            if end - first <= LINES and not last:
                yield first, end


def _moves(above: Line, below: Line) -> bool:
    """Whether lines begin at another place than those above."""
    return above.region == below.region and abs(above.indent - below.indent) > INDENT


def _is_broken(run: Run) -> bool:
    """Whether what looks like a heading on a page is in the text's letters, so that a quote may have broken it off."""
    line = run.lines[0]
    return run.kind == "heading" and line.room is not None and not _is_set_off(line)


def _rejoined(text: str, runs: list[Run]) -> list[Run]:
    """A paragraph that does not end and the one behind the pull-quote, as one paragraph with the quote after it."""
    result: list[Run] = []
    at = 0
    while at < len(runs):
        three = runs[at : at + 3]
        kinds = [run.kind for run in three]
        split = kinds[1:] == ["pull_quote", "paragraph"] and (kinds[0] == "paragraph" or _is_broken(three[0]))
        if split and not SENTENCE_END.search(_words(text, three[0].lines)):
            result += [Run("paragraph", three[0].lines + three[2].lines), three[1]]
            at += 3
        else:
            result.append(runs[at])
            at += 1
    return result


class Body:
    """The words of paragraphs, found by the pairs that they hold: so each quote costs no more in a long text."""

    def __init__(self, paragraphs: Mapping[int, Sequence[str]]) -> None:
        """`paragraphs` are numbered word keys, as `word_keys` gives them."""
        self._lengths = {number: len(words) for number, words in paragraphs.items()}
        self._places: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, words in paragraphs.items():
            for at, pair in enumerate(itertools.pairwise(words)):
                places = self._places.setdefault(pair, [])
                if len(places) < MOST_PLACES:
                    places.append((number, at))

    def knows(self, words: Sequence[str]) -> bool:
        """Whether any two of the words stand together in a paragraph; one alone may."""
        return len(words) < 2 or any(pair in self._places for pair in itertools.pairwise(words))

    def repeats(self, words: Sequence[str], *, but: int | None = None) -> bool:
        """Whether `words` stand again, nearly word for word, in one stretch of a longer paragraph other than `but`."""
        if len(words) < SHORTEST:
            return False
        pairs = set(itertools.pairwise(words))
        near: dict[int, list[tuple[int, tuple[str, str]]]] = {}
        for pair in pairs:
            for number, at in self._places.get(pair, ()):
                if number != but and self._lengths[number] > len(words):
                    near.setdefault(number, []).append((at, pair))
        least, reach = OVERLAP * len(pairs), int(SPAN * len(words))
        return any(_most_within(sorted(places), reach) >= least for places in near.values())


def _most_within(places: list[tuple[int, tuple[str, str]]], reach: int) -> int:
    """The most different pairs that stand within `reach` words, of `places` in order."""
    most = first = 0
    inside: Counter[tuple[str, str]] = Counter()
    for at, pair in places:
        inside[pair] += 1
        while places[first][0] <= at - reach:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        most = max(most, len(inside))
    return most


def word_keys(text: str) -> list[str]:
    """The words of a text as look-up keys, without marks of punctuation."""
    words = (key(word).strip("“”\"'«»().,،؛:؟!…-–[]") for word in text.split())
    return [word for word in words if word]
