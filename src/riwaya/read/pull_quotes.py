"""Pull-quotes: words of the body that the page repeats, set apart; they tell nothing twice."""

import itertools
from collections.abc import Sequence

from riwaya.arabic.characters import key
from riwaya.read.blocks import Run
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

LINES = 8
"""Most lines of a pull-quote. A judgement."""


def set_apart(text: str, runs: list[Run]) -> list[Run]:
    """The runs with pull-quotes marked, and a paragraph that one of them split rejoined before it.

    Lines of a pull-quote are narrower than the text's, so it may come as several runs, none of which ends a sentence.
    """
    words = [word_keys(_words(text, run.lines)) for run in runs]
    parted: list[Run] = []
    at = 0
    while at < len(runs):
        body = [keys for other, keys in enumerate(words) if other != at and runs[other].kind == "paragraph"]
        size = _repeating_runs(text, runs[at : at + LINES], words[at : at + LINES], body)
        if size:
            lines = tuple(line for run in runs[at : at + size] for line in run.lines)
            parted.append(Run("pull_quote", lines))
        else:
            parted += _parted(text, runs[at], body)
        at += size or 1
    return _rejoined(text, parted)


def _repeating_runs(text: str, runs: list[Run], words: list[list[str]], body: list[list[str]]) -> int:
    """How many of the runs, from the first, make one pull-quote; 0 where the first belongs to none."""
    longest = 0
    together: list[str] = []
    for size, run in enumerate(runs, 1):
        if run.kind not in ("paragraph", "heading") or SENTENCE_END.search(_words(text, run.lines)):
            break
        together += words[size - 1]
        if is_repeat(together, body):
            longest = size
    return longest


def _words(text: str, lines: Sequence[Line]) -> str:
    return " ".join(text[line.start : line.end] for line in lines)


def _parted(text: str, run: Run, body: list[list[str]]) -> list[Run]:
    """The run, or its paragraph and the pull-quote that its last lines make; a run that ends a sentence is body."""
    if run.kind != "paragraph" or SENTENCE_END.search(_words(text, run.lines)):
        return [run]
    for cut in range(max(1, len(run.lines) - LINES), len(run.lines)):
        if is_repeat(word_keys(_words(text, run.lines[cut:])), body):
            return [Run(run.kind, run.lines[:cut]), Run("pull_quote", run.lines[cut:])]
    return [run]


def _rejoined(text: str, runs: list[Run]) -> list[Run]:
    """A paragraph that does not end and the one behind the pull-quote, as one paragraph with the quote after it."""
    result: list[Run] = []
    at = 0
    while at < len(runs):
        three = runs[at : at + 3]
        kinds = [run.kind for run in three]
        if kinds == ["paragraph", "pull_quote", "paragraph"] and not SENTENCE_END.search(
            _words(text, three[0].lines)
        ):
            result += [Run("paragraph", three[0].lines + three[2].lines), three[1]]
            at += 3
        else:
            result.append(runs[at])
            at += 1
    return result


def is_repeat(words: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether `words` stand again, nearly word for word, within one stretch of a paragraph of `body`.

    Words are compared by their keys, as `word_keys` gives them.
    """
    if len(words) < SHORTEST:
        return False
    pairs = set(itertools.pairwise(words))
    reach = int(SPAN * len(words))
    for paragraph in body:
        if len(paragraph) <= len(words):
            continue
        places = [at for at, pair in enumerate(itertools.pairwise(paragraph)) if pair in pairs]
        for first, start in enumerate(places):
            near = {(paragraph[at], paragraph[at + 1]) for at in places[first:] if at < start + reach}
            if len(near) >= OVERLAP * len(pairs):
                return True
    return False


def word_keys(text: str) -> list[str]:
    """The words of a text as look-up keys, without marks of punctuation."""
    words = (key(word).strip("“”\"'«»().,،؛:؟!…-–[]") for word in text.split())
    return [word for word in words if word]
