"""Gutters: the white strips between the columns of a page, which all that stands in its columns keeps to."""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from riwaya.read.pdf_chunks import Row, row_width

SURE = 5
"""Rows of text that a gutter must have on either side before others are measured by it. A judgement: fewer may be
aligned by chance."""

NEAR = 0.5
"""Columns begin at most so many letter heights from their gutter."""

ROWS_ACROSS, CELL_GAP = 3, 1.8
"""A table across columns has so many rows, and so many letter heights between cells. A judgement: gaps inside lines of
18 PDFs have 1.8 at most."""

FILLED, FILLING = 0.8, 0.5
"""Running text fills a column where this share of its rows has this share of its width."""


class Gutter(NamedTuple):
    """The white between two columns, from the end of the left one to the beginning of the right one, in points."""

    left: float
    right: float


class White(Protocol):
    """A white strip by its edges."""

    @property
    def left(self) -> float:
        """Its left edge."""

    @property
    def right(self) -> float:
        """Its right edge."""


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


def is_filled(row: Row, width: float) -> bool:
    """Whether a row is a line of text that fills a column: not one of cells."""
    return row_width(row) > FILLED * width and not _has_cells(row)


def _has_cells(row: Row) -> bool:
    return any(other.left - one.right > CELL_GAP * one.height for one, other in itertools.pairwise(row))


class Grid(NamedTuple):
    """What is known of a page before it is cut: which side is read first, its gutters, and how far its text reaches."""

    arabic: bool
    gutters: tuple[Gutter, ...] = ()
    left: float = -math.inf
    right: float = math.inf

    def gutter_in(self, strip: White, near: float) -> Gutter | None:
        """The gutter that a white strip lies along."""
        return next((each for each in self.gutters if lies_in(each, strip.left, strip.right, near)), None)

    def column_by(self, gutter: Gutter, side: int) -> tuple[float, float]:
        """The left and right edge of the column to the left (0) or to the right (1) of a gutter."""
        at = self.gutters.index(gutter)
        if side:
            after = self.gutters[at + 1].left if at + 1 < len(self.gutters) else self.right
            return gutter.right, after
        return self.gutters[at - 1].right if at else self.left, gutter.left


def fills(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether most rows fill their column, which reaches from `left` to `right`."""
    full = sum(is_filled(part, right - left) for part in innermost(rows, left, right))
    return full > FILLING * len(rows)


def innermost(rows: Sequence[Row], left: float, right: float) -> list[Row]:
    """What of rows stands between two edges."""
    parts = ([chunk for chunk in row if left < (chunk.left + chunk.right) / 2 < right] for row in rows)
    return [part for part in parts if part]


def tables_across(rows: Sequence[Row], first: int, end: int, grid: Grid) -> set[int]:
    """Rows of tables that stand in several columns."""
    found: set[int] = set()
    for is_open, run in itertools.groupby(range(first, end), key=lambda at: _is_open(rows[at], grid)):
        numbers = list(run)
        if is_open and len(numbers) >= ROWS_ACROSS:
            found.update(numbers)
    return found


def _is_open(row: Row, grid: Grid) -> bool:
    """Whether a row has cells in several columns: each is unfilled, and one has several cells or there are three."""
    edges = [grid.left, *(edge for gutter in grid.gutters for edge in gutter), grid.right]
    parts = [
        (part, right - left)
        for left, right in zip(edges[::2], edges[1::2], strict=True)
        for part in innermost([row], left, right)
    ]
    if len(parts) < 2:
        return False
    cells = any(_has_cells(part) for part, _ in parts)
    unfilled = not any(is_filled(part, width) for part, width in parts)
    return unfilled and (cells or len(parts) > 2)
