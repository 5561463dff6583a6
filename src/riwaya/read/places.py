"""Where each character of a mended text stands on its page, from the places of the text that was mended."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.characters import TATWEEL
from riwaya.model import TENTHS, PrintedLine, Stretch

FARTHEST = 10_000_000
"""No place on a page lies further off, in tenths of a point; broken fonts and matrices claim any number."""

NOWHERE = -1

Numbers = NDArray[np.int32]


class Row(NamedTuple):
    """The part `start:end` of a text that stands on one line of a page, with the line's place in tenths of a point."""

    start: int
    end: int
    page: int
    top: int
    bottom: int


class Places(NamedTuple):
    """The rows of a text in order, and the left and right edge of each of its characters, in tenths of a point."""

    rows: tuple[Row, ...]
    edges: NDArray[np.int32]


def tenths(points: "Sequence[float] | NDArray[np.float64]") -> NDArray[np.int32]:
    """Points as whole tenths; what is no number, or off every page, is brought to the nearest that is one."""
    exact = np.nan_to_num(np.asarray(points, np.float64) * TENTHS, nan=0.0)
    return np.clip(np.rint(exact), -FARTHEST, FARTHEST).astype(np.int32)


def print_lines(original: str, places: Places, offsets: Sequence[Stretch]) -> tuple[PrintedLine, ...]:
    """The lines of a mended text with their places: `places` are those of the original, `offsets` lead back to it.

    A character has the place of what it stands for; one that goes (a kashida) leaves its room to the one before it.
    """
    starts, ends = _ranges(offsets)
    row_of = np.full(len(original) + 1, NOWHERE, np.int32)
    for number, row in enumerate(places.rows):
        row_of[row.start : row.end] = number
    rows = _rows(row_of, starts, ends)
    edges = places.edges[np.minimum(starts, max(len(original) - 1, 0))] if len(original) else places.edges
    for at in np.flatnonzero((ends - starts != 1) & (rows != NOWHERE)).tolist():
        row = places.rows[rows[at]]
        first = min(max(row.start, int(starts[at]) - int(starts[at] == ends[at])), row.end - 1)
        edges[at] = _around(places.edges[first : max(first + 1, min(row.end, int(ends[at])))])
    for at, part in _left_out(original, rows, starts, ends, offsets):
        edges[at] = _around(np.concatenate([edges[at : at + 1], places.edges[part]]))
    return _printed(rows, edges, places.rows)


def _ranges(offsets: Sequence[Stretch]) -> tuple[Numbers, Numbers]:
    """Where in the original each character of the mended text begins and ends."""
    size = offsets[-1].end if offsets else 0
    starts, ends = np.empty(size, np.int32), np.empty(size, np.int32)
    for start, end, first, last in ((s.start, s.end, s.original_start, s.original_end) for s in offsets):
        if end - start == last - first:
            starts[start:end] = np.arange(first, last)
            ends[start:end] = starts[start:end] + 1
        else:
            starts[start:end], ends[start:end] = first, last
    return starts, ends


def _rows(row_of: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    """The row of each character: of its first letter in the original, else of its last, else of the one before it."""
    rows = row_of[starts]
    for places in (ends - 1, starts - 1):
        missing = (rows == NOWHERE) & (ends - starts != 1)
        rows[missing] = row_of[np.maximum(places, 0)][missing]
    return rows


def _around(edges: Numbers) -> tuple[int, int]:
    return int(edges[:, 0].min()), int(edges[:, 1].max())


def _left_out(
    original: str, rows: Numbers, starts: Numbers, ends: Numbers, offsets: Sequence[Stretch]
) -> list[tuple[int, slice]]:
    """What mending took out of lines, and the characters that stand before it; words it moved are not taken out."""
    kept = np.zeros(len(original), np.bool_)
    for stretch in offsets:
        kept[stretch.original_start : stretch.original_end] = True
    gaps = np.flatnonzero((rows[1:] == rows[:-1]) & (rows[1:] != NOWHERE) & (starts[1:] > ends[:-1]))
    found = []
    for at in gaps.tolist():
        part = slice(int(ends[at]), int(starts[at + 1]))
        if not kept[part].any() and all(each == TATWEEL or not each.isalnum() for each in original[part]):
            found.append((at, part))
    return found


def _printed(rows: Numbers, edges: Numbers, table: tuple[Row, ...]) -> tuple[PrintedLine, ...]:
    # Few numbers occur, and often: each is kept once.
    shared: dict[int, int] = {}
    cuts = [0, *(np.flatnonzero(rows[1:] != rows[:-1]) + 1).tolist(), len(rows)]
    lines = []
    for start, end in itertools.pairwise(cuts):
        if start == end or rows[start] == NOWHERE:
            continue
        row = table[rows[start]]
        sides = (edges[start:end, side].tolist() for side in (0, 1))
        lefts, rights = (tuple(map(shared.setdefault, side, side)) for side in sides)
        lines.append(PrintedLine(start, end, row.page, row.top, row.bottom, lefts, rights))
    return tuple(lines)
