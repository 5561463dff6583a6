"""Makes the table of how often words are written, for the reader's repair of torn words.

    python training/word_counts.py [-o src/riwaya/read/word_counts.bin]

The frequencies are those of wordfreq's large Arabic list (data CC BY-SA 4.0, which may ship with attribution). The
words of the lexicon's names stand in it too, however seldom they are written. Takes seconds; to be run again when
names come into the lexicon.
"""

import argparse
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from signs import read_frequencies

from riwaya.arabic.characters import strip_marks
from riwaya.lexicon import load_table
from riwaya.lexicon.actors import ACTOR_TABLES
from riwaya.lexicon.cities import cities
from riwaya.read.word_counts import Table, hashed

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "riwaya" / "read" / "word_counts.bin"

LEAST = 5e-8
"""Rarer words are left out: mostly misspellings, they are half of the list."""

NAME = 2e-7
"""At least the share of a name that the lexicon has: such names are what the reader's texts are about."""

NAMES = ("places", "provinces", "countries", "names", "institutions", *ACTOR_TABLES)
"""Tables of the lexicon whose strings are names as they are written."""

SCALE = 0.08
"""Nats a step: 255 of them reach below `LEAST`."""

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")


def strings(values: Any) -> Iterator[str]:
    """All strings in the values of a table."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for key, value in values.items():
            yield key
            yield from strings(value)
    elif isinstance(values, list | tuple):
        for value in values:
            yield from strings(value)


def names() -> set[str]:
    """The words of the lexicon's names."""
    texts = [text for table in NAMES for text in strings(load_table(table))]
    texts += [name for city in cities() for name in city.alternatenames]
    return {word for text in texts for word in _WORD.findall(strip_marks(text))}


def shares() -> dict[str, float]:
    """Each word's share of all words written."""
    found = {word: count / 1e8 for word, count in read_frequencies().items() if count >= LEAST * 1e8}
    for word in names():
        found[word] = max(NAME, found.get(word, 0.0))
    return found


def table(found: Mapping[str, float]) -> Table:
    """The table that ships; of words with one hash the commoner counts."""
    steps: dict[int, int] = {}
    for word, share in found.items():
        own = hashed(word)
        steps[own] = min(steps.get(own, 255), round(-math.log(share) / SCALE))
    order = sorted(steps)
    return Table(np.array(order, np.uint32).tobytes(), bytes(steps[each] for each in order), SCALE)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    made = table(shares())
    options.output.write_bytes(msgspec.msgpack.encode(made))
    print(f"{len(made.steps):,} words, {options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
