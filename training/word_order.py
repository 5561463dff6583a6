"""Learns how well words read on from each other, for the reader's repair of lines cut and turned round.

    python training/word_order.py [../shared/data] [-o src/riwaya/read/word_order.bin]

Clean text is wrapped, and each line turned round every way it can be. What the pairs of words of the true way have
oftener than those of the false ones is counted on `language/pud.conllu` (UD Arabic-PUD, CC BY-SA 3.0) and
`language/wikinews.pos` (Farasa's WikiNews test), which may be trained on and shipped with attribution. Only the weights
of the templates, twelve for each place of a pair, are tuned on the sentences of `events/` (tuning of small weights
only). Takes a minute; to be run again when the tagger's weights change.
"""

import argparse
import json
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from treebanks import read_wikinews

from riwaya.read.word_order import MARKS, Table, View, bare_word, describe, hashed, plain, views

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "data"
OUTPUT = HERE.parent / "src" / "riwaya" / "read" / "word_order.bin"

FREQUENT = 250
"""Words with a class of their own: particles, pronouns and the commonest words of news."""

WRAPS = 16
"""How often the corpus is wrapped anew: each time other words stand at the borders of lines. With 4, one in a hundred
fewer of the torn lines of news comes right."""

HEADLINES = 0.1
"""Share of the paragraphs of one sentence that end without a mark, as headlines and captions do. With .4, three points
fewer of the lines of news come right."""

SMOOTHING = 1.0
"""Sightings added to both sides of a ratio. With 3, half a point fewer lines come right."""

FAINT = 0.3
"""Logarithms nearer to 0, in nats, are left out: they are most of the table and change no order."""

STEPS, RATE, DECAY = 120, 0.05, 1e-3
"""Of the tuning (Adam, with weights drawn to 0)."""

Paragraph = list[str]


class Torn(NamedTuple):
    """A line as a ring from the torn word on, the words before and after it, and where it truly starts."""

    ring: list[str]
    before: str
    after: str
    start: int


def pud_documents(path: Path) -> Iterator[list[Paragraph]]:
    """The sentences of each document, as they were written."""
    document: list[Paragraph] = []
    name = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc id"):
            if line != name and document:
                yield document
                document = []
            name = line
        elif line.startswith("# text = "):
            document.append(line.removeprefix("# text = ").split())
    yield document


def wikinews_documents(path: Path) -> Iterator[list[Paragraph]]:
    """The same from a file with one word a line, whose documents begin with #."""
    document: list[Paragraph] = []
    for sentence in read_wikinews(path):
        words: Paragraph = []
        for word in (each.text for each in sentence):
            if word == "#":
                if document:
                    yield document
                document, words = [], []
            elif word in MARKS and words:
                words[-1] += word
            elif plain(word):
                words.append(word)
        if words:
            document.append(words)
    yield document


def event_documents(folder: Path) -> Iterator[list[Paragraph]]:
    """The sentences of events, each for itself."""
    for path in sorted(folder.glob("*_dev.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield [json.loads(line)["text"].split()]


def torn_lines(document: list[Paragraph], chance: random.Random) -> Iterator[Torn]:
    """The lines of a document wrapped to a width, each torn in a word; paragraphs are one to four sentences."""
    at = 0
    while at < len(document):
        size = chance.choice((1, 1, 2, 3, 4))
        words = [word for sentence in document[at : at + size] for word in sentence]
        at += size
        if size == 1 and chance.random() < HEADLINES:
            words = [*words[:-1], words[-1].rstrip("".join(MARKS))]
        wrapped = textwrap.wrap(
            " ".join(words), chance.randint(60, 110), break_long_words=False, break_on_hyphens=False
        )
        lines = [line.split() for line in wrapped]
        for number, line in enumerate(lines):
            if len(line) > 3:
                torn = chance.randrange(len(line))
                before = lines[number - 1][-1] if number else ""
                after = lines[number + 1][0] if number + 1 < len(lines) else ""
                yield Torn(line[torn:] + line[:torn], before, after, (len(line) - torn) % len(line))


def frequent_words(documents: Iterable[list[Paragraph]]) -> frozenset[str]:
    """The commonest words in Arabic letters."""
    counts = Counter(bare_word(word) for document in documents for words in document for word in words)
    return frozenset(word for word, _ in counts.most_common(FREQUENT) if re.search("[\u0621-\u064a]", word))


def descriptions(torn: Torn, seen: dict[str, View]) -> NDArray[np.uint32]:
    """Hashes by way of turning, place of the pair and template."""
    ring = [seen[word] for word in torn.ring]
    before, after = seen[torn.before], seen[torn.after]
    return np.array(
        [
            [
                [hashed(each) for each in describe(*pair)]
                for pair in ((before, ring[at]), (ring[at - 1], after), (ring[at - 1], ring[at]))
            ]
            for at in range(len(ring))
        ],
        np.uint32,
    )


def count(lines: list[Torn], seen: dict[str, View]) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """All hashes in rising order, and the logarithm of how much oftener each is true than false."""
    true, false = [], []
    for torn in lines:
        found = descriptions(torn, seen)
        here = np.arange(len(found)) == torn.start
        # Over a border only the true way is true; within the line only it parts what belongs together not.
        true += [found[here, :2].ravel(), found[~here, 2].ravel()]
        false += [found[~here, :2].ravel(), found[here, 2].ravel()]
    hashes, number = np.unique(np.concatenate([*true, *false]), return_inverse=True)
    border = sum(map(len, true))
    ups = np.bincount(number[:border], minlength=len(hashes)) / WRAPS
    downs = np.bincount(number[border:], minlength=len(hashes)) / WRAPS
    return hashes, np.log((ups + SMOOTHING) / (downs * ups.sum() / downs.sum() + SMOOTHING))


def tune(
    lines: list[Torn], seen: dict[str, View], table: tuple[NDArray[np.uint32], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Weights by place and template with which the true ways are likeliest among all."""
    hashes, logs = table
    longest = max(len(torn.ring) for torn in lines)
    width = len(describe(seen[""], seen[""]))
    evidence = np.zeros((len(lines), longest, 3 * width))
    outside = np.full((len(lines), longest), -np.inf)
    for number, torn in enumerate(lines):
        asked = descriptions(torn, seen)
        at = np.minimum(np.searchsorted(hashes, asked), len(hashes) - 1)
        values = np.where(hashes[at] == asked, logs[at], 0.0)
        values[:, 2] *= -1
        evidence[number, : len(asked)] = values.reshape(len(asked), -1)
        outside[number, : len(asked)] = 0
    starts = np.array([torn.start for torn in lines])
    weights = np.full(3 * width, 0.15)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = evidence @ weights + outside
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        shares[np.arange(len(lines)), starts] -= 1
        slope = np.einsum("ij,ijk->k", shares, evidence) / len(lines) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    right = float((np.argmax(evidence @ weights + outside, axis=1) == starts).mean())
    print(f"{right:.1%} of {len(lines)} torn lines of the tuning sentences come right")
    return weights.reshape(3, width)


def main() -> None:
    """Counts, tunes and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", default=SHARED)
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    chance = random.Random(7)  # noqa: S311  (wrapping, not secrets)
    documents = [
        *pud_documents(options.shared / "language/pud.conllu"),
        *wikinews_documents(options.shared / "language/wikinews.pos"),
    ]
    frequent = frequent_words(documents)
    lines = [torn for document in documents for _ in range(WRAPS) for torn in torn_lines(document, chance)]
    news = [
        torn
        for document in event_documents(options.shared / "events")
        for torn in torn_lines(document, chance)
    ]
    seen = views(
        {word for torn in (*lines, *news) for word in (*torn.ring, torn.before, torn.after)}, frequent
    )
    hashes, logs = count(lines, seen)
    kept = np.abs(logs) >= FAINT
    hashes, logs = hashes[kept], logs[kept]
    scale = float(np.abs(logs).max()) / 127
    table = Table(
        sorted(frequent), hashes.tobytes(), np.round(logs / scale).astype(np.int8).tobytes(), scale,
        tune(news, seen, (hashes, logs)).round(4).tolist(),
    )  # fmt: skip
    options.output.write_bytes(msgspec.msgpack.encode(table))
    print(f"{options.output}: {len(hashes):,} descriptions, {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
