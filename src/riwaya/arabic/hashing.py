"""Many short texts at once, as numbers: what a feature is called needs no string to be looked up.

A text's number is that of its code points as digits in a base, modulo 2**64. The number of a slice comes from running
sums, that of texts put together from theirs: feature names of hundreds of words are made by a few operations on
arrays. Two names share a number about once in 10**19 pairs; no two of the names that ship do.
"""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
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
        np.cumsum(codes * powers.up[: len(codes)], out=sums[1:])
        return cls(sums, powers)


class Texts:
    """Texts side by side: ranges of one buffer."""

    def __init__(self, buffer: _Buffer, starts: Places, ends: Places) -> None:
        self._buffer, self._starts, self._ends = buffer, starts, ends
        self._slices: dict[tuple[int | None, int | None], Texts] = {}

    @cached_property
    def hashes(self) -> Hashes:
        """A number a text."""
        sums, powers = self._buffer
        return (sums[self._ends] - sums[self._starts]) * powers.down[self._starts]

    @cached_property
    def powers(self) -> Hashes:
        """By what the number of a text after this one is multiplied."""
        found: Hashes = self._buffer.powers.up[self._ends - self._starts]
        return found

    def __getitem__(self, cut: slice) -> "Texts":
        """The same slice of every text: `[:n]` or `[-n:]`, made once."""
        found = self._slices.get((cut.start, cut.stop))
        if found is None:
            starts, ends = self._starts, self._ends
            if cut.start is None:
                ends = np.minimum(ends, starts + cut.stop)
            else:
                starts = np.maximum(starts, ends + cut.start)
            found = self._slices[cut.start, cut.stop] = Texts(self._buffer, starts, ends)
        return found


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


class _Constants(dict[str, Texts]):
    """Strings that stand in every name of a feature, made once."""

    def __missing__(self, text: str) -> Texts:
        made = self[text] = columns([[text]])[0]
        return made


_CONSTANTS = _Constants()


def joined(parts: Sequence[str | Texts]) -> Hashes:
    """The numbers of texts put together from their parts, in the order written."""
    *before, last = [_CONSTANTS[part] if isinstance(part, str) else part for part in parts]
    found = last.hashes
    for part in reversed(before):
        found = part.hashes + part.powers * found
    return found


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
        return self.find(np.stack(np.broadcast_arrays(*map(joined, features)), axis=1))

    def rows_of_names(self, lists: Sequence[Sequence[str]]) -> Places:
        """The same for names, as many for each word as the longest list has; 0 where there are fewer."""
        found = np.zeros((len(lists), max(map(len, lists))), dtype=np.intp)
        flat = [[name] for names in lists for name in names]
        filled = np.arange(found.shape[1]) < np.array([[len(names)] for names in lists])
        found[filled] = self.find(columns(flat)[0].hashes)
        return found
