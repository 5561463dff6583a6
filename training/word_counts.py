"""Makes the table of how often words are written, for the reader's repair of torn words.

    python training/word_counts.py [-o src/riwaya/read/word_counts.bin]

The frequencies are those of wordfreq's large Arabic list (data CC BY-SA 4.0, which may ship with attribution). The
words of the lexicon's names stand in it too, however seldom they are written. Takes seconds; to be run again when
names come into the lexicon.
"""

import argparse
import itertools
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
from riwaya.read.word_counts import Table, hashed, pair_key

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "riwaya" / "read" / "word_counts.bin"

LEAST = 5e-8
"""Rarer words are left out: mostly misspellings, they are half of the list."""

NAME = 2e-7
"""At least the share of a name that the lexicon has: such names are what the reader's texts are about."""

NAMES = ("places", "provinces", "countries", "names", "institutions", *ACTOR_TABLES)
"""Tables of the lexicon whose strings are names as they are written."""

SCALE = 0.08
"""Nats a step: 255 of them reach below `LEAST`."""

LONGEST = 4
"""Words of a name at most: longer strings of the lexicon are lists."""

SHORTEST = 3
"""Letters of a name that is entered as a word: shorter ones are pieces of many words."""

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_BORDER = re.compile(r"[|\n،,;]")


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


def names() -> list[list[str]]:
    """The words of each of the lexicon's names, in order."""
    texts = [name for table in NAMES for text in strings(load_table(table)) for name in _BORDER.split(text)]
    texts += [name for city in cities() for name in city.alternatenames]
    return [_WORD.findall(strip_marks(text)) for text in texts]


def name_pairs(found: list[list[str]]) -> set[int]:
    """The hashes of the words that follow one another in names."""
    return {
        hashed(pair_key(before, after))
        for words in found
        if len(words) <= LONGEST
        for before, after in itertools.pairwise(words)
    }


def shares(found_names: list[list[str]]) -> dict[str, float]:
    """Each word's share of all words written."""
    found = {word: count / 1e8 for word, count in read_frequencies().items() if count >= LEAST * 1e8}
    for word in {word for words in found_names for word in words if len(word) >= SHORTEST}:
        found[word] = max(NAME, found.get(word, 0.0))
    return found


def table(found: Mapping[str, float], pairs: set[int]) -> Table:
    """The table that ships; of words with one hash the commoner counts."""
    steps: dict[int, int] = {}
    for word, share in found.items():
        own = hashed(word)
        steps[own] = min(steps.get(own, 255), round(-math.log(share) / SCALE))
    order = sorted(steps)
    return Table(
        np.array(order, np.uint32).tobytes(),
        bytes(steps[each] for each in order),
        SCALE,
        np.array(sorted(pairs), np.uint32).tobytes(),
    )


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    found = names()
    made = table(shares(found), name_pairs(found))
    options.output.write_bytes(msgspec.msgpack.encode(made))
    print(
        f"{len(made.steps):,} words, {len(made.pairs) // 4:,} pairs, {options.output.stat().st_size / 1e6:.2f} MB"
    )


if __name__ == "__main__":
    main()
