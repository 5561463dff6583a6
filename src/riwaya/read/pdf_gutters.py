"""Gutters: the white strips between the columns of a page, which all that stands in its columns keeps to."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.read.pdf_chunks import Row, row_width

SURE = 5
"""Rows of text that a gutter must have on either side before others are measured by it. A judgement: fewer may be
aligned by chance."""

NEAR = 0.5
"""Columns begin at most so many letter heights from their gutter."""

FILLED, FILLING = 0.8, 0.5
"""Running text fills a column where this share of its rows has this share of its width."""


class Gutter(NamedTuple):
    """The white between two columns, from the end of the left one to the beginning of the right one, in points."""

    left: float
    right: float


Placed = tuple[tuple[int, ...], float, float]
"""A row of text: the column it stands in, a place for each cut, and its left and right edge."""


def gutters_between(rows: Iterable[Placed]) -> tuple[Gutter, ...]:
    """The gutters between columns that have rows enough, from left to right."""
    columns: dict[tuple[int, ...], list[tuple[float, float]]] = defaultdict(list)
    for column, left, right in rows:
        for depth in range(1, len(column) + 1):
            columns[column[:depth]].append((left, right))
    found = []
    for column, beside in columns.items():
        before = columns.get((*column[:-1], 0), ()) if column[-1] else ()
        if min(len(before), len(beside)) >= SURE:
            gutter = Gutter(max(right for _, right in before), min(left for left, _ in beside))
            if gutter.left < gutter.right:
                found.append(gutter)
    return tuple(sorted(found))


def lies_in(gutter: Gutter, left: float, right: float, near: float) -> bool:
    """Whether white between `left` and `right` is all of a gutter, and the text on one side ends at it."""
    return (
        left < gutter.left + near
        and right > gutter.right - near
        and min(abs(left - gutter.left), abs(right - gutter.right)) < near
    )


def crosses(row: Row, gutters: Sequence[Gutter]) -> bool:
    """Whether a row has white where a gutter is, and text on both sides of it."""
    near = NEAR * row[0].height
    return any(
        lies_in(gutter, one.right, other.left, near)
        for one, other in itertools.pairwise(row)
        for gutter in gutters
    )


def fills(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether most rows fill their column, which reaches from `left` to `right`."""
    full = sum(row_width(row) > FILLED * (right - left) for row in rows)
    return full > FILLING * len(rows)
