"""Measure who says what on sentences annotated by two people after docs/attribution-guide.md.

    attribution_sentences.py SHARED ANNOTATIONS.jsonl [--show]
    attribution_sentences.py SHARED ONE.jsonl --against OTHER.jsonl

The first measures the program against settled annotations, the second one annotator against the other. How each figure
is counted stands at the end of the guide.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from attribution_choice import Row, read_rows, texts

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import Scope, find_scopes
from riwaya.model import Block, Document

Range = tuple[int, int]


class Speech(NamedTuple):
    """One cue with its sources, content and stance, as offsets of the text."""

    cue: Range
    sources: tuple[Range, ...]
    content: tuple[Range, ...]
    stance: str


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared * 2 >= min(one[1] - one[0], other[1] - other[0])


def letters(ranges: Sequence[Range]) -> set[int]:
    """The offsets inside the ranges."""
    return {offset for start, end in ranges for offset in range(start, end)}


def annotated(row: Row) -> list[Speech]:
    """The speech of an annotated sentence."""
    return [
        Speech(
            tuple(speech["cue"]),
            tuple(tuple(source) for source in speech["sources"]),
            tuple(tuple(content) for content in speech["content"]),
            speech["stance"],
        )
        for speech in row["speech"]
    ]


def found(scopes: Sequence[Scope], start: int, end: int) -> list[Speech]:
    """The speech that the program finds in a sentence: a cue's content are the scopes whose innermost cue it is."""
    own: dict[Range, list[Scope]] = {}
    for scope in scopes:
        for link in scope.links:
            if link.cue and start <= link.cue[0] < end:
                own.setdefault(link.cue, [])
        last = scope.links[-1].cue
        if last in own:
            own[last].append(scope)
    speeches = []
    for cue, mine in sorted(own.items()):
        holding = mine or [s for s in scopes if any(link.cue == cue for link in s.links)]
        links = [link for scope in holding for link in scope.links if link.cue == cue]
        sources = {k.source for k in links if k.source and start <= k.source[0] < end}
        content = tuple((s.start, min(s.end, end)) for s in holding if s.start < end)
        speeches.append(Speech(cue, tuple(sorted(sources)), content, links[0].stance))
    return speeches


def pairs(gold: Sequence[Speech], given: Sequence[Speech]) -> Iterator[tuple[Speech | None, Speech | None]]:
    """Speech of both sides with the same cue, and what only one side has."""
    free = list(given)
    for speech in gold:
        same = next((other for other in free if overlap(other.cue, speech.cue)), None)
        if same is not None:
            free.remove(same)
        yield speech, same
    yield from ((None, other) for other in free)


def matched(gold: Sequence[Range], given: Sequence[Range]) -> list[tuple[Range, Range]]:
    """The ranges that meet, each used once."""
    free, met = list(given), []
    for span in gold:
        same = next((other for other in free if overlap(other, span)), None)
        if same is not None:
            free.remove(same)
            met.append((span, same))
    return met


class Tally:
    """Counts over sentences."""

    def __init__(self) -> None:
        self.spans = {kind: [0, 0, 0] for kind in ("source", "cue", "source with its cue")}
        self.exact = self.paired = self.stances = 0
        self.overlaps: list[float] = []
        self.alone = 0
        self.words = {(a, b): 0 for a in (False, True) for b in (False, True)}

    def add(self, text: str, span: Range, gold: Sequence[Speech], given: Sequence[Speech]) -> None:
        """Count a sentence: what should be found, and what is."""
        sources = [sorted({s for k in side for s in k.sources}) for side in (gold, given)]
        met = matched(*sources)
        self._count("source", len(met), len(sources[1]), len(sources[0]))
        self.exact += sum(a == b for a, b in met)
        both = list(pairs(gold, given))
        self._count("cue", sum(a is not None and b is not None for a, b in both), len(given), len(gold))
        for one, other in both:
            if one is None or other is None:
                self.alone += 1
                speech = one or other
                own = len(speech.sources) if speech else 0
                self._count("source with its cue", 0, own if one is None else 0, own if one else 0)
                continue
            self.paired += 1
            self.stances += one.stance == other.stance
            carried = not one.sources  # the annotators leave out who is named with an earlier cue
            given_sources = () if carried else other.sources
            right = len(matched(one.sources, given_sources))
            self._count("source with its cue", right, len(given_sources), len(one.sources))
            self.overlaps.append(shared_letters(one.content, other.content))
        self._add_words(text, span, gold, given)

    def _count(self, kind: str, met: int, given: int, gold: int) -> None:
        for place, number in enumerate((met, given, gold)):
            self.spans[kind][place] += number

    def _add_words(self, text: str, span: Range, gold: Sequence[Speech], given: Sequence[Speech]) -> None:
        told = [letters([range_ for speech in side for range_ in speech.content]) for side in (gold, given)]
        at = span[0]
        for word in text[slice(*span)].split(" "):
            if word.strip():
                self.words[at in told[0], at in told[1]] += 1
            at += len(word) + 1

    def figures(self) -> dict[str, float]:
        """The figures over all sentences."""
        figures: dict[str, float] = {}
        for kind, (met, given, gold) in self.spans.items():
            figures[f"{kind} precision"] = met / max(given, 1)
            figures[f"{kind} recall"] = met / max(gold, 1)
            figures[f"{kind} f1"] = 2 * met / max(given + gold, 1)
        figures["of them exact"] = self.exact / max(self.spans["source"][0], 1)
        figures["content overlap"] = sum(self.overlaps) / max(len(self.overlaps), 1)
        figures["content overlap, missed ones as 0"] = sum(self.overlaps) / max(
            len(self.overlaps) + self.alone, 1
        )
        figures["stance"] = self.stances / max(self.paired, 1)
        figures["outlet or source, words"] = self._agreement()
        figures["outlet or source, kappa"] = self._kappa()
        return figures

    def _agreement(self) -> float:
        return (self.words[True, True] + self.words[False, False]) / max(sum(self.words.values()), 1)

    def _kappa(self) -> float:
        """Cohen's kappa over the words: agreement beyond what the two sides' shares make by chance."""
        total = max(sum(self.words.values()), 1)
        first = (self.words[True, True] + self.words[True, False]) / total
        second = (self.words[True, True] + self.words[False, True]) / total
        chance = first * second + (1 - first) * (1 - second)
        return (self._agreement() - chance) / max(1 - chance, 1e-9)


def shared_letters(one: Sequence[Range], other: Sequence[Range]) -> float:
    """The letters in both divided by those in either."""
    first, second = letters(one), letters(other)
    return len(first & second) / max(len(first | second), 1)


def read_scopes(shared: Path, rows: Sequence[Row]) -> dict[tuple[str, str], list[Scope]]:
    """What the program finds in the texts of the sentences."""
    every, titles = texts(shared), _titles(shared)
    scopes = {}
    for name, row_id in {(row["set"], row["id"]) for row in rows}:
        text, title = every[name, row_id], titles.get(row_id) or ""
        blocks: tuple[Block, ...] = ()
        if title and text.startswith(title):
            blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 1, len(text)))
        document = Document(id=row_id, text=text, title=title or None, blocks=blocks)
        scopes[name, row_id] = find_scopes(document, analyze_document(document))
    return scopes


def _titles(shared: Path) -> dict[str, str]:
    rows = read_rows(shared / "data" / "documents" / "pool_dev.jsonl")
    return {row["id"]: row.get("title") or "" for row in rows}


def measure(shared: Path, rows: Sequence[Row], *, show: bool = False) -> dict[str, float]:
    """The program's figures on annotated sentences."""
    scopes, every, tally = read_scopes(shared, rows), texts(shared), Tally()
    for row in rows:
        text, start, end = every[row["set"], row["id"]], row["start"], row["end"]
        given = found(scopes[row["set"], row["id"]], start, end)
        tally.add(text, (start, end), annotated(row), given)
        if show:
            _show(text, (start, end), annotated(row), given)
    return tally.figures()


def compare(shared: Path, one: Sequence[Row], other: Sequence[Row], *, show: bool) -> dict[str, float]:
    """How far two annotators agree."""
    every, tally = texts(shared), Tally()
    for first, second in zip(one, other, strict=True):
        span = (first["start"], first["end"])
        sides = annotated(first), annotated(second)
        tally.add(every[first["set"], first["id"]], span, *sides)
        if show:
            _show(every[first["set"], first["id"]], span, *sides)
    return tally.figures()


def _show(text: str, span: Range, gold: Sequence[Speech], given: Sequence[Speech]) -> None:
    """Print a sentence on which the sides differ, with what differs."""
    lines = []
    for one, answer in pairs(gold, given):
        other = answer._replace(sources=()) if one and answer and not one.sources else answer
        same = one and other and shared_letters(one.content, other.content) > 0.9
        if not (same and one and other and one.sources == other.sources and one.stance == other.stance):
            lines += [f"   {sign} {_words(text, side)}" for sign, side in (("-", one), ("+", other)) if side]
    if lines:
        print(text[slice(*span)], *lines, sep="\n")


def _words(text: str, speech: Speech) -> str:
    parts = [text[slice(*speech.cue)]]
    parts += [" + ".join(text[slice(*s)] for s in side) for side in (speech.sources, speech.content)]
    return " | ".join((*parts, speech.stance))


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    here = Path(__file__).resolve().parent
    rows: dict[str, dict[str, float]] = {}
    for half in ("dev", "dev2", "dev3", "dev4", "dev5", "dev6", "unseen"):
        annotations = read_rows(here / f"attribution_sentences_{half}.jsonl")
        rows[f"who says what ({half})"] = measure(shared, annotations)
    return rows


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("--against", type=Path, help="another annotator's file")
    parser.add_argument("--half", choices=["dev", "unseen"])
    parser.add_argument("--show", action="store_true", help="print what differs")
    args = parser.parse_args()

    def rows(path: Path) -> list[dict[str, Any]]:
        return [row for row in read_rows(path) if args.half in (None, row.get("half"))]

    if args.against:
        answer = compare(args.shared, rows(args.annotations), rows(args.against), show=args.show)
    else:
        answer = measure(args.shared, rows(args.annotations), show=args.show)
    for name, value in answer.items():
        print(f"{name:40}{value:.3f}")


if __name__ == "__main__":
    main()
