"""Many short texts at once, as numbers: what a feature is called needs no string to be looked up.

A text's number is that of its code points, each plus one, as digits in a base, modulo 2**64. The number of a slice
comes from running sums, that of texts put together from theirs: feature names of hundreds of words are made by a few
operations on arrays. Two names share a number about once in 10**19 pairs; no two of the names that ship do.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.intp]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_KEPT_BITS = 16
_WHOLE = 1 << 40
"""More letters than any text has."""
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
"""Odd, so that no two numbers meet when they are multiplied by it: names that differ in their first letter alone have
numbers that lie side by side, and are spread out."""
_SPARE_BITS = 2
"""Of first bits by which numbers are found, beyond one a number: seldom do two share theirs."""


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


class Fields(NamedTuple):
    """Texts of many words side by side in one string: from where to where, a row a field, a column a word."""

    text: str
    starts: Places
    ends: Places

    @classmethod
    def of(cls, columns: Sequence[Sequence[str]]) -> "Fields":
        """The fields of columns of strings, all of one length."""
        flat = [cell for column in columns for cell in column]
        bounds = np.array([0, *accumulate(map(len, flat))], dtype=np.intp)
        shape = (len(columns), -1) if flat else (len(columns), 0)
        return cls("".join(flat), bounds[:-1].reshape(shape), bounds[1:].reshape(shape))


class _Numbers(NamedTuple):
    """What numbers of ranges of a text come from: the running sums of its letters, each times its place's power."""

    sums: Hashes
    powers: _Powers

    @classmethod
    def of(cls, text: str) -> "_Numbers":
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        powers = _powers(len(codes) + 1)
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        # One more than the code point: NUL would add nothing, and be as good as no letter.
        np.cumsum((codes + np.uint64(1)) * powers.up[: len(codes)], out=sums[1:])
        return cls(sums, powers)

    def of_ranges(self, starts: Places, ends: Places) -> Hashes:
        found: Hashes = (self.sums[ends] - self.sums[starts]) * self.powers.down[starts]
        return found


def numbers_of(texts: Sequence[str]) -> Hashes:
    """The number of each text."""
    fields = Fields.of([texts])
    return _Numbers.of(fields.text).of_ranges(fields.starts[0], fields.ends[0])


class Piece(msgspec.Struct, frozen=True):
    """A field of a word as part of a feature's name: all of it, or (`[:n]`, `[-n:]`) some letters of it."""

    field: int
    first: int = _WHOLE
    last: int = _WHOLE

    def __getitem__(self, cut: slice) -> "Piece":
        if cut.start is None:
            return Piece(self.field, first=cut.stop)
        return Piece(self.field, last=-cut.start)


class Recipe:
    """How names of features are put together from pieces: laid out once, followed for every batch of words."""

    def __init__(self, features: Sequence[Sequence[str | Piece]]) -> None:
        """Each name begins with a string, which pieces follow."""
        pieces = dict.fromkeys(part for parts in features for part in parts if isinstance(part, Piece))
        seats = {piece: at for at, piece in enumerate(pieces, 1)}  # 0 is a piece without letters
        rests = [[seats[part] for part in parts if isinstance(part, Piece)] for parts in features]
        depth = max(map(len, rests))
        self._levels = np.array([[0] * (depth - len(rest)) + rest for rest in rests]).T[::-1]
        self._fields = [piece.field for piece in pieces]
        self._first = np.array([[piece.first] for piece in pieces])
        self._last = np.array([[piece.last] for piece in pieces])
        openings = [str(parts[0]) for parts in features]
        self._openings = numbers_of(openings)[:, None]
        self._behind = _powers(64).up[list(map(len, openings))][:, None]

    def numbers(self, of: Fields) -> Hashes:
        """The numbers of the names: a row a feature, a column a word."""
        starts, ends = of.starts[self._fields], of.ends[self._fields]
        starts, ends = np.maximum(starts, ends - self._last), np.minimum(ends, starts + self._first)
        buffer = _Numbers.of(of.text)
        none = np.zeros((1, starts.shape[1]), dtype=np.uint64)
        pieces = np.concatenate([none, buffer.of_ranges(starts, ends)])
        powers = np.concatenate([none + np.uint64(1), buffer.powers.up[ends - starts]])
        found = pieces[self._levels[0]]
        for level in self._levels[1:]:
            found = pieces[level] + powers[level] * found
        return np.asarray(self._openings + self._behind * found)


class NameIndex(NamedTuple):
    """Names by number: the sorted spread numbers, the rows they stand for, and where those of like first bits begin."""

    hashes: Hashes
    rows: Places
    begins: NDArray[np.int32]
    shift: np.uint64
    longest: int
    """The most numbers with like first bits."""

    @classmethod
    def of(cls, names: str) -> "NameIndex":
        """The index of names joined by line ends, whose rows count from 1."""
        breaks = np.flatnonzero(np.frombuffer(names.encode("utf-32-le"), dtype="<u4") == ord("\n"))
        starts, ends = np.append(0, breaks + 1), np.append(breaks, len(names))
        hashes = _Numbers.of(names).of_ranges(starts, ends) * _SPREAD
        order = np.argsort(hashes)
        bits = len(hashes).bit_length() + _SPARE_BITS
        shift = np.uint64(64 - bits)
        sizes = np.bincount((hashes >> shift).astype(np.intp), minlength=1 << bits)
        begins = (np.cumsum(sizes) - sizes).astype(np.int32)
        # A number behind the last, which is nobody's: no search runs over it.
        sorted_hashes = np.append(hashes[order], np.uint64((1 << 64) - 1))
        return cls(sorted_hashes, np.append(order + 1, 0), begins, shift, int(sizes.max()))

    def find(self, hashes: Hashes) -> Places:
        """The rows of the names with these numbers, 0 for those that are none."""
        sought = hashes * _SPREAD
        at = self.begins[sought >> self.shift]
        for _ in range(self.longest - 1):
            at += self.hashes[at] < sought
        return np.where(self.hashes[at] == sought, self.rows[at], 0)

    def rows_of_names(self, lists: Sequence[Sequence[str]]) -> Places:
        """The rows of names, as many for each word as the longest list has; 0 where there are fewer."""
        found = np.zeros((len(lists), max(map(len, lists))), dtype=np.intp)
        filled = np.arange(found.shape[1]) < np.array([[len(names)] for names in lists])
        found[filled] = self.find(numbers_of([name for names in lists for name in names]))
        return found
