"""Many short texts at once, as numbers: what a feature is called needs no string to be looked up.

A text's number is that of its code points, each plus one, as digits in a base, modulo 2**64. The number of a slice
comes from running sums, that of texts put together from theirs: feature names of hundreds of words are made by a few
operations on arrays. Two names share a number about once in 10**19 pairs; no two of the names that ship do.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.intp]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_KEPT_BITS = 16


class _Powers(NamedTuple):
    """The base's powers from the 0th, and their inverses."""

    up: Hashes
    down: Hashes


def _powers(count: int) -> _Powers:
    """At least so many powers; those that a batch of words asks for are kept."""
    bits = count.bit_length()
    return _few_powers(bits) if bits <= _KEPT_BITS else _make_powers(count)


@cache
def _few_powers(bits: int) -> _Powers:
    return _make_powers(1 << bits)


def _make_powers(count: int) -> _Powers:
    first = np.ones(1, dtype=np.uint64)
    return _Powers(
        *(
            np.cumprod(np.append(first, np.full(count - 1, base, dtype=np.uint64)), dtype=np.uint64)
            for base in (_BASE, _INVERSE)
        )
    )


class _Buffer(NamedTuple):
    """Letters side by side: the running sums of their numbers, each times the power of its place."""

    sums: Hashes
    powers: _Powers

    @classmethod
    def of(cls, text: str) -> "_Buffer":
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        powers = _powers(len(codes) + 1)
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        # One more than the code point: NUL would add nothing, and be as good as no letter.
        np.cumsum((codes + np.uint64(1)) * powers.up[: len(codes)], out=sums[1:])
        return cls(sums, powers)

    def hashes(self, starts: Places, ends: Places) -> Hashes:
        """The numbers of ranges."""
        found: Hashes = (self.sums[ends] - self.sums[starts]) * self.powers.down[starts]
        return found


class Texts:
    """Texts side by side: ranges of one buffer."""

    def __init__(self, buffer: _Buffer, starts: Places, ends: Places) -> None:
        self.buffer, self.starts, self.ends = buffer, starts, ends
        self._slices: dict[tuple[int | None, int | None], Texts] = {}

    def __getitem__(self, cut: slice) -> "Texts":
        """The same slice of every text: `[:n]` or `[-n:]`, made once."""
        found = self._slices.get((cut.start, cut.stop))
        if found is None:
            starts, ends = self.starts, self.ends
            if cut.start is None:
                ends = np.minimum(ends, starts + cut.stop)
            else:
                starts = np.maximum(starts, ends + cut.start)
            found = self._slices[cut.start, cut.stop] = Texts(self.buffer, starts, ends)
        return found

    @property
    def hashes(self) -> Hashes:
        """A number a text."""
        return self.buffer.hashes(self.starts, self.ends)


def columns(rows: Iterable[Iterable[str]]) -> list[Texts]:
    """The columns of rows of strings, all of one width."""
    cells = [list(column) for column in zip(*rows, strict=True)]
    flat = [cell for column in cells for cell in column]
    buffer = _Buffer.of("".join(flat))
    bounds = np.array([0, *accumulate(map(len, flat))], dtype=np.intp)
    size = len(cells[0]) if cells else 0
    return [
        Texts(buffer, bounds[at : at + size], bounds[at + 1 : at + size + 1])
        for at in range(0, len(flat), size or 1)
    ]


@cache
def _number(text: str) -> tuple[int, int]:
    """A text's number, and by what that of a text after it is multiplied."""
    return int(columns([[text]])[0].hashes[0]), int(_powers(len(text) + 1).up[len(text)])


def joined(features: Sequence[Sequence[str | Texts]]) -> Hashes:
    """The numbers of feature names put together from their parts: a row a feature, a column a word.

    The first part is a string, the others are texts of one buffer.
    """
    pieces: dict[int, Texts] = {
        id(part): part for parts in features for part in parts if isinstance(part, Texts)
    }
    numbers = {of: at for at, of in enumerate(pieces, 1)}  # 0 is a piece without letters
    depth = max(map(len, features)) - 1
    plan = np.array(
        [[0] * (depth + 1 - len(parts)) + [numbers[id(of)] for of in parts[1:]] for parts in features]
    )
    some = next(iter(pieces.values()))
    nowhere = np.zeros_like(some.starts)
    starts = np.array([nowhere, *(piece.starts for piece in pieces.values())])
    ends = np.array([nowhere, *(piece.ends for piece in pieces.values())])
    hashes, powers = some.buffer.hashes(starts, ends), some.buffer.powers.up[ends - starts]
    found = hashes[plan[:, -1]]
    for level in range(depth - 2, -1, -1):
        found = hashes[plan[:, level]] + powers[plan[:, level]] * found
    first = np.array([_number(str(parts[0])) for parts in features], dtype=np.uint64)
    return np.asarray(first[:, :1] + first[:, 1:] * found)


class NameIndex(NamedTuple):
    """Names by number: the sorted numbers, and the rows they stand for."""

    hashes: Hashes
    rows: Places

    @classmethod
    def of(cls, names: str) -> "NameIndex":
        """The index of names joined by line ends, whose rows count from 1."""
        breaks = np.flatnonzero(np.frombuffer(names.encode("utf-32-le"), dtype="<u4") == ord("\n"))
        starts, ends = np.append(0, breaks + 1), np.append(breaks, len(names))
        hashes = Texts(_Buffer.of(names), starts, ends).hashes
        order = np.argsort(hashes)
        return cls(hashes[order], order + 1)

    def find(self, hashes: Hashes) -> Places:
        """The rows of the names with these numbers, 0 for those that are none."""
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.rows[at], 0)

    def rows_of(self, features: Sequence[Sequence[str | Texts]]) -> Places:
        """The rows of features given by the parts of their names: a row a word, a column a feature."""
        return self.find(joined(features).T)

    def rows_of_names(self, lists: Sequence[Sequence[str]]) -> Places:
        """The same for names, as many for each word as the longest list has; 0 where there are fewer."""
        found = np.zeros((len(lists), max(map(len, lists))), dtype=np.intp)
        flat = [[name] for names in lists for name in names]
        filled = np.arange(found.shape[1]) < np.array([[len(names)] for names in lists])
        found[filled] = self.find(columns(flat)[0].hashes)
        return found
