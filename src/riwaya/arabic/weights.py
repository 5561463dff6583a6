"""The trained numbers that ship: read once, when the first text is analysed.

The file is MessagePack, compressed by zlib; matrices are rows of signed bytes times a scale, row by row in the order
of the names. `training/train.py` writes it.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.hashing import NameIndex

Matrix = NDArray[np.float32]
V = TypeVar("V")
_FILE = "weights/model.bin"


class Table(msgspec.Struct, frozen=True):
    """Named rows of numbers; the names are joined by line ends."""

    names: str
    columns: int
    scale: float
    cells: bytes

    @classmethod
    def pack(cls, names: list[str], values: Matrix) -> "Table":
        """A table of the values, rounded to 255 steps."""
        scale = float(np.abs(values).max()) / 127 or 1.0
        return cls(
            "\n".join(names), values.shape[1], scale, np.rint(values / scale).astype(np.int8).tobytes()
        )

    def _names(self) -> list[str]:
        return self.names.split("\n") if self.cells else []

    def rows(self) -> dict[str, int]:
        """Row numbers by name, from 1: in `values` with `above`, row 0 is nobody's."""
        names = self._names()
        return dict(zip(names, range(1, len(names) + 1), strict=True))

    def index(self) -> NameIndex:
        """The same row numbers by the names' hashes."""
        return NameIndex.of(self.names)

    def values(self, above: int = 0) -> Matrix:
        """The numbers, one row a name, under `above` rows of zeros."""
        cells = np.frombuffer(self.cells, dtype=np.int8).reshape(-1, self.columns)
        found = np.zeros((above + len(cells), self.columns), dtype=np.float32)
        found[above:] = cells
        return found * np.float32(self.scale)

    def steps(self) -> dict[str, int]:
        """The one column of the table in steps of the scale, by name."""
        return dict(zip(self._names(), np.frombuffer(self.cells, dtype=np.int8).tolist(), strict=True))

    def told(self, values: Sequence[V]) -> dict[str, V]:
        """What the one column of the table numbers (from 0), by name."""
        return dict(zip(self._names(), map(values.__getitem__, self.cells), strict=True))


class Weights(msgspec.Struct, frozen=True):
    """All tables: of the segmenter (cuts), the tagger (own, before, after, pairs) and the traits."""

    cuts: Table
    hosts: Table
    stems: Table
    decided: Table
    kinds: str
    """The kinds of cut that `decided` numbers."""
    signs: Table
    """What is known of usual words: see `features.Signs`."""
    tags: tuple[str, ...]
    own: Table
    before: Table
    after: Table
    transition: Table
    pairs: Table
    classes: str
    traits: Table
    closed: dict[str, str]
    """The hosts that may bear a tag of the closed classes (prepositions, conjunctions, pronouns, …), by tag."""
    resumed: str
    """The hosts before which و is a particle that resumes, not a conjunction that joins (والتي, وهو)."""


def encode(weights: Weights) -> bytes:
    """The bytes of the file."""
    return zlib.compress(msgspec.msgpack.encode(weights), 9)


def decode(data: bytes) -> Weights:
    """The tables in the bytes of a file."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Weights)


@cache
def load() -> Weights:
    """The tables that ship with the package."""
    return decode(files("riwaya.arabic").joinpath(_FILE).read_bytes())
