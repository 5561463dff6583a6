"""Measures names of people, places and organisations on news that nothing here was trained on.

    python evaluation/names.py [--shared FOLDER] [--show KIND]

`anercorp_dev.txt` has a word and its BIO tag a line. A name counts as found when its words, white space apart, and its
kind are those of the annotation: precision, recall and F1 over names, as in CoNLL-2003. `--show` prints what was missed
and what was wrong of a kind (person, place, organisation).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from riwaya.arabic import analyze
from riwaya.extract.names import NameFinder

KINDS = {"PERS": "person", "LOC": "place", "ORG": "organisation"}
PART = 3_000
"""Words that are read as one text: an article's length. The file does not tell where articles end."""
ENDS = frozenset(".؟!")


class Passage(NamedTuple):
    """Words of the file, and their names: first word, word after the last, kind."""

    words: tuple[str, ...]
    names: frozenset[tuple[int, int, str]]


def read_passages(path: Path) -> Iterator[Passage]:
    """The file in parts that end where a sentence ends."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if not word:
            continue
        words.append(word)
        tags.append(tag)
        if word in ENDS and len(words) >= PART:
            yield Passage(tuple(words), _names(tags))
            words, tags = [], []
    if words:
        yield Passage(tuple(words), _names(tags))


def _names(tags: list[str]) -> frozenset[tuple[int, int, str]]:
    found = set()
    for at, tag in enumerate(tags):
        kind = KINDS.get(tag.removeprefix("B-")) if tag.startswith("B-") else None
        if kind is None:
            continue
        end = at + 1
        while end < len(tags) and tags[end] == "I" + tag[1:]:
            end += 1
        found.add((at, end, kind))
    return frozenset(found)


def find_in(passage: Passage) -> set[tuple[int, int, str]]:
    """The names that Riwaya finds, in the passage's words."""
    text = " ".join(passage.words)
    word_at: dict[int, int] = {}
    place = 0
    for number, word in enumerate(passage.words):
        for offset in range(len(word) + 1):
            word_at[place + offset] = number
        place += len(word) + 1
    finder = NameFinder()
    found = set()
    sentences = analyze(text)
    for sentence in sentences:
        finder.hear(sentence.tokens)
    for sentence in sentences:
        for name in finder.find(sentence.tokens):
            first, last = sentence.tokens[name.start], sentence.tokens[name.end - 1]
            found.add((word_at[first.start], word_at[last.end] + 1, name.kind))
    return found


class Tally:
    """Names right, told and held, by kind."""

    def __init__(self) -> None:
        self.right, self.told, self.held = Counter[str](), Counter[str](), Counter[str]()

    def add(self, found: set[tuple[int, int, str]], gold: frozenset[tuple[int, int, str]]) -> None:
        """Count one passage."""
        for counter, names in ((self.right, found & gold), (self.told, found), (self.held, gold)):
            counter.update(kind for _, _, kind in names)
            counter["all"] += len(names)

    def scores(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a kind."""
        precision = self.right[kind] / max(1, self.told[kind])
        recall = self.right[kind] / max(1, self.held[kind])
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure(path: Path, show: str | None = None) -> Tally:
    """The tally over the whole file."""
    tally, missed, wrong = Tally(), Counter[str](), Counter[str]()
    for number, passage in enumerate(read_passages(path)):
        found = find_in(passage)
        tally.add(found, passage.names)
        if number % 2:  # errors are looked at in every other part only
            continue
        for names, counter in ((passage.names - found, missed), (found - passage.names, wrong)):
            for start, end, kind in names:
                if kind == show:
                    before, after = passage.words[max(0, start - 2) : start], passage.words[end : end + 2]
                    name = " ".join(passage.words[start:end])
                    counter[f"{' '.join(before)} [{name}] {' '.join(after)}"] += 1
    for label, counter in (("missed", missed), ("wrong", wrong)):
        for words, count in counter.most_common(150) if show else ():
            print(f"{label}\t{count}\t{words}")
    return tally


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """F1 of each kind and of all, for the floors."""
    tally = measure(shared / "data" / "language" / "anercorp_dev.txt")
    return {"names": {kind: tally.scores(kind)[2] for kind in (*KINDS.values(), "all")}}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--show", choices=tuple(KINDS.values()))
    arguments = parser.parse_args()
    path = arguments.shared / "data" / "language" / "anercorp_dev.txt"
    if not path.exists():
        sys.exit(f"{path} is not here")
    tally = measure(path, arguments.show)
    table = Table("names", "precision", "recall", "F1", "held")
    for kind in (*KINDS.values(), "all"):
        scores = tally.scores(kind)
        table.add_row(kind, *(f"{score:.3f}" for score in scores), str(tally.held[kind]))
    Console().print(table)


if __name__ == "__main__":
    main()
