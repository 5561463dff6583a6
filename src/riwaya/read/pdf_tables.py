"""Tables of a page: told from columns of text, and put together row by row and cell by cell."""

import itertools
import statistics
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.read.pdf_chunks import Row, row_width

NARROW = 7.0
"""A column of text is at least so many letter heights wide: some 15 letters."""

FULL, FLOWING = 0.8, 0.5
"""Text flows where this share of its rows has this share of the widest one's width: cells of a table are filled as it
happens."""

TEXT_WIDTH = 20.0
"""A flowing text of so many letter heights is no column of a table, whatever stands beside it."""

ON_ONE_LINE = 0.35
"""Bases that differ by less than this many letter heights are one line's."""

ABREAST = 0.7
"""Share of the rows beside a strip that must stand on a line with one on its other side, in a table."""

WIDE_STEP = 1.25
"""Steps that many times the smallest one lead from one row of a table to the next, not from line to line in a cell."""

MOST_LINES = 5
"""Most lines of a table's row, on the average."""

SEPARATED = 0.5
"""Least white space between two columns of a table, in letter heights."""


class Cell(NamedTuple):
    """The lines of one cell of a table, from top to bottom."""

    lines: list[Row]


class Side(NamedTuple):
    """What stands on one side of a white strip: its rows, and the columns of text among them, without tables."""

    rows: Sequence[Row]
    columns: Sequence[Sequence[Row]]

    @property
    def flows(self) -> bool:
        """Whether most of its rows are of flowing text."""
        flowing = sum(len(column) for column in self.columns if _flows(column))
        return flowing > FLOWING * max(len(self.rows), sum(map(len, self.columns)))

    @property
    def is_wide(self) -> bool:
        """Whether it is too wide for a column of a table."""
        return _usual_width(self.rows) > TEXT_WIDTH * _usual_height(self.rows)


def is_table(left: Side, right: Side) -> bool:
    """Whether what stands on both sides of a white strip are cells of a table, not columns of text."""
    if _broken_alike(left.rows, right.rows):
        return True
    flowing = [side for side in (left, right) if side.flows]
    if len(flowing) == 2 or any(side.is_wide for side in flowing):
        return False
    return any(
        _stand_abreast(left.rows, right.rows, least) for least in {0.0, _least_step(left.rows, right.rows)}
    )


def _stand_abreast(left: Sequence[Row], right: Sequence[Row], least: float) -> bool:
    """Whether most cells of one side stand beside one of the other, lines `least` apart being one cell's."""
    fewer, other = sorted((_cells_of(side, least) for side in (left, right)), key=len)
    abreast = sum(any(_abreast(cell, beside) for beside in other) for cell in fewer)
    return len(fewer) > 1 and abreast >= ABREAST * len(fewer)


def _cells_of(rows: Sequence[Row], least: float) -> list[list[Row]]:
    """Rows put together where they stand no further apart than lines of one cell."""
    cells = [[rows[0]]]
    for above, below in itertools.pairwise(rows):
        if least and _step(above, below) <= WIDE_STEP * least:
            cells[-1].append(below)
        else:
            cells.append([below])
    return cells


def _abreast(one: list[Row], other: list[Row]) -> bool:
    """Whether two cells begin on one line, or have their middle on one."""
    near = ON_ONE_LINE * one[0][0].height
    tops, bottoms = [cell[0][0].base for cell in (one, other)], [cell[-1][0].base for cell in (one, other)]
    return (
        abs(tops[0] - tops[1]) < near
        or abs(sum((*tops[:1], *bottoms[:1])) - sum((*tops[1:], *bottoms[1:]))) < 2 * near
    )


def _least_step(left: Sequence[Row], right: Sequence[Row]) -> float:
    """The smallest step between two lines, of a table whose rows differ in height; 0 where all steps are alike."""
    steps = [
        step
        for side in (left, right)
        for pair in itertools.pairwise(side)
        if (step := _step(*pair)) > pair[0][0].height
    ]
    return min(steps) if steps and max(steps) > WIDE_STEP * min(steps) else 0.0


def _broken_alike(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether more room than between lines parts both sides at the same heights, as the rows of a table."""
    pairs = [list(itertools.pairwise(side)) for side in (left, right)]
    steps = [step for side in pairs for pair in side if (step := _step(*pair)) > pair[0][0].height]
    if not steps:
        return False
    least = WIDE_STEP * min(steps)
    breaks = [[_white(*pair) for pair in side if _step(*pair) > least] for side in pairs]
    common = sum(any(_alike(one, other) for other in breaks[1]) for one in breaks[0])
    most = max(map(len, breaks))
    tall = max(map(len, (left, right))) > MOST_LINES * (most + 1)
    return not tall and common >= 2 and common >= ABREAST * most


def _step(above: Row, below: Row) -> float:
    return above[0].base - below[0].base


def _white(above: Row, below: Row) -> tuple[float, float]:
    """The white space between two rows."""
    return below[0].base + 0.75 * below[0].height, above[0].base - 0.25 * above[0].height


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two intervals cover each other by half."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0.5 * max(one[1] - one[0], other[1] - other[0])


def _flows(rows: Sequence[Row]) -> bool:
    usual = _usual_width(rows)
    full = sum(row_width(row) > FULL * usual for row in rows)
    return usual > NARROW * _usual_height(rows) and full > FLOWING * len(rows)


def _usual_height(rows: Sequence[Row]) -> float:
    return statistics.median(row[0].height for row in rows)


def _usual_width(rows: Sequence[Row]) -> float:
    """The width of the wider rows, in points: one that runs out of its column does not count."""
    return sorted(row_width(row) for row in rows)[int(0.8 * (len(rows) - 1))]


def table_rows(rows: Sequence[Row], *, arabic: bool = True) -> list[list[Cell]]:
    """The rows of a table from top to bottom, each with its cells in the order they are read but for empty ones."""
    columns = _columns(rows)
    found = []
    for group in _groups(rows, columns):
        cells = []
        for left, right in reversed(columns) if arabic else columns:
            lines = [
                part for row in group if (part := [c for c in row if left <= (c.left + c.right) / 2 <= right])
            ]
            if lines:
                cells.append(Cell(lines))
        found.append(cells)
    return found


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns of a table from left to right, by the white strips that run through all its rows."""
    chunks = sorted((chunk for row in rows for chunk in row), key=lambda chunk: chunk.left)
    least = SEPARATED * statistics.median(chunk.height for chunk in chunks)
    columns = [(chunks[0].left, chunks[0].right)]
    for chunk in chunks[1:]:
        left, right = columns[-1]
        if chunk.left - right > least:
            columns.append((chunk.left, chunk.right))
        else:
            columns[-1] = (left, max(right, chunk.right))
    return columns


def _groups(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[list[Row]]:
    """The lines of each row of the table: lines of one cell stand closer than rows, where steps differ at all."""
    steps = []
    for left, right in columns:
        bases = [
            chunk.base for row in rows for chunk in row if left <= (chunk.left + chunk.right) / 2 <= right
        ]
        steps += [one - other for one, other in itertools.pairwise(bases) if one > other]
    least, most = min(steps, default=0.0), max(steps, default=0.0)
    uneven = most > WIDE_STEP * least
    groups = [[rows[0]]]
    for above, below in itertools.pairwise(rows):
        if uneven and _step(above, below) <= WIDE_STEP * least:
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups
