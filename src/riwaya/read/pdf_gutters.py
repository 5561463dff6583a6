"""Gutters: the white strips between the columns of a page, which all that stands in its columns keeps to."""

import itertools
from collections.abc import Iterator, Sequence
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


class Placed(NamedTuple):
    """A row in reading order: the column it stands in, a place for each cut, its edges, and whether it is a table's."""

    column: tuple[int, ...]
    left: float
    right: float
    in_table: bool


def gutters_between(rows: Sequence[Placed]) -> tuple[Gutter, ...]:
    """The gutters between columns that have rows of text enough, from left to right."""
    kept: list[Gutter] = []
    for _, gutter in sorted(_gutters(rows, 0), reverse=True):
        if not any(gutter.left < other.right and gutter.right > other.left for other in kept):
            kept.append(gutter)
    return tuple(sorted(kept))


def _gutters(rows: Sequence[Placed], depth: int) -> Iterator[tuple[int, Gutter]]:
    """The gutters of cuts at a depth and below, each with the rows on the side that has fewer."""
    for is_cut, run in itertools.groupby(rows, key=lambda row: len(row.column) > depth):
        if not is_cut:
            continue
        parts = [list(part) for _, part in itertools.groupby(run, key=lambda row: row.column[depth])]
        for part in parts:
            yield from _gutters(part, depth + 1)
        for one, other in zip(parts[::2], parts[1::2], strict=False):
            left, right = (
                [row for row in part if not row.in_table]
                for part in sorted((one, other), key=lambda part: part[0].column[depth])
            )
            support = min(len(left), len(right))
            if support >= SURE:
                gutter = Gutter(max(row.right for row in left), min(row.left for row in right))
                if gutter.left < gutter.right:
                    yield support, gutter


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


def covers(row: Row, gutters: Sequence[Gutter]) -> bool:
    """Whether a row has text all over a gutter."""
    return any(chunk.left < gutter.left and chunk.right > gutter.right for chunk in row for gutter in gutters)


def fills(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether most rows fill their column, which reaches from `left` to `right`."""
    full = sum(row_width(row) > FILLED * (right - left) for row in rows)
    return full > FILLING * len(rows)
