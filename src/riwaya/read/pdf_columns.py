"""Columns, floated boxes and tables of a page: what stands beside what, found by the white strips between them."""

import itertools
import math
import statistics
from collections.abc import Callable
from typing import NamedTuple

from riwaya.read.lines import Role
from riwaya.read.pdf_chunks import Row
from riwaya.read.pdf_gutters import (
    NEAR,
    Grid,
    Gutter,
    Placed,
    covers,
    crosses,
    fills,
    gutters_between,
    tables_across,
)
from riwaya.read.pdf_tables import Side, is_table
from riwaya.read.pdf_values import EMPTY_TEXTS

GUTTERS = ((0.7, 6), (1.2, 4), (1.8, 3), (2.5, 2))
"""Least width of a white strip, in letter heights, and fewest rows of text that it must have on either side: words part
at .7 in a badly justified line, but not in six lines at one place."""

ALIGNED = 0.5
"""Share of the rows beside a strip that must begin, or end, at one place along it."""

SAME_EDGE = 0.5
"""Rows whose edges differ by less than this many letter heights begin at one place."""

SET_OFF = 1.6
"""A row at the end of a strip that stands this many times the usual distance from the next is no part of it."""

OTHER_SIZE = 0.07
"""Nor is one whose letters are this much larger or smaller than those of the rows in it."""

STORY = 2.2
"""White bands that are so many usual steps high, and run through all columns, part one text from the next."""

TITLED, TITLE = 1.15, 1.35
"""The same for a band above a title, whose letters are so many times as large as the text's. A judgement: titles of
news have 1.5 and more, quotes 1.35 at most."""

SENTENCE_ENDS = frozenset('.!?؟:…»")]')

DEEPEST = 5
"""What is cut more often is a table of many columns; looking whether it is one doubles the work with each cut."""

MOST_CHUNKS = 2000
"""A page with more chunks is read row by row: tables of news have some 500, and the work grows with their square."""

FLOATED = 0.75
"""A text that has this share of the width of the one beside it, at most, is a box that floats in it."""


class Strip(NamedTuple):
    """A white strip between `left` and `right` in the rows from `first` to before `end`."""

    left: float
    right: float
    first: int
    end: int


class Region(NamedTuple):
    """Rows that are read one after the other, and the column that they stand in: a place for each cut around it.

    The empty column is the page. Rows of a table are read cell by cell.
    """

    rows: list[Row]
    column: tuple[int, ...]
    role: Role = "text"


def find_regions(rows: list[Row], *, arabic: bool = True, gutters: tuple[Gutter, ...] = ()) -> list[Region]:
    """The regions of a page in the order they are read.

    The tallest white strip cuts the rows that it runs through in two; what stands above and below it is cut in its
    turn (the recursive XY-cut of Nagy and Seth, with strips for projections). The right part is read first where the
    page is `arabic`, but a box that floats beside a wider text after it.

    Strips along the `gutters` known from other pages, or found between tall columns of this one, come first, and a
    row on either side is enough for them.
    """
    regions = _regions(rows, (), _grid(rows, gutters, arabic=arabic))
    found = gutters_between(
        [
            Placed(region.column, row[0].left, row[-1].right, region.role == "table")
            for region in regions
            for row in region.rows
        ]
    )
    grid = _grid(rows, found, arabic=arabic)
    uncut = any(crosses(row, found) for region in regions for row in region.rows)
    if found == gutters or not (uncut or (found and tables_across(rows, 0, len(rows), grid))):
        return regions
    return _regions(rows, (), grid)


def _grid(rows: list[Row], gutters: tuple[Gutter, ...], *, arabic: bool) -> Grid:
    if not gutters or not rows:
        return Grid(arabic)
    return Grid(arabic, gutters, min(row[0].left for row in rows), max(row[-1].right for row in rows))


def _regions(rows: list[Row], column: tuple[int, ...], grid: Grid) -> list[Region]:
    """The regions of a page, or of a column of it."""
    if len(column) > DEEPEST:
        return [Region(rows, column, "table")]
    strip = _best_strip(rows, grid) if sum(map(len, rows)) <= MOST_CHUNKS else None
    if strip is None:
        return [Region(rows, column)] if rows else []
    table = _within(rows, strip)
    if not _parts_text(rows, strip, grid) and is_table(*_cut(rows, table, column, grid)):
        strip, inner = table, [Region(rows[table.first : table.end], column, "table")]
    else:
        inner = [
            region
            for part in _stories(rows[strip.first : strip.end], strip, arabic=grid.arabic)
            for region in _beside(part, strip, column, grid)
        ]
    return [
        *_regions(rows[: strip.first], column, grid),
        *inner,
        *_regions(rows[strip.end :], column, grid),
    ]


def _parts_text(rows: list[Row], strip: Strip, grid: Grid) -> bool:
    """Whether a strip lies along a gutter, and on one side of it text fills its column."""
    gutter = grid.gutter_in(strip, NEAR * rows[strip.first][0].height)
    if gutter is None:
        return False
    sides = _sides(rows[strip.first : strip.end], strip)
    return any(fills(side, *edges) for at, side in enumerate(sides) if (edges := grid.column_by(gutter, at)))


def _within(rows: list[Row], strip: Strip) -> Strip:
    """The strip where it has text on both sides: without rows above and below that stand on one."""
    band = rows[strip.first : strip.end]
    sides = _sides(band, strip)
    top = min(side[0][0].base + side[0][0].height for side in sides)
    bottom = max(side[-1][0].base - side[-1][0].height for side in sides)
    inside = [at for at, row in enumerate(band) if bottom < row[0].base < top]
    if not inside:
        return strip
    return strip._replace(first=strip.first + inside[0], end=strip.first + inside[-1] + 1)


def _cut(rows: list[Row], strip: Strip, column: tuple[int, ...], grid: Grid) -> tuple[Side, Side]:
    """What stands to the left and to the right of a strip, with the columns of text in it."""
    inner = (*column, 0)
    left, right = (
        Side(side, [part.rows for part in _regions(side, inner, grid) if part.role != "table"])
        for side in _sides(rows[strip.first : strip.end], strip)
    )
    return left, right


def _sides(band: list[Row], strip: Strip) -> tuple[list[Row], list[Row]]:
    """The parts of rows to the left and to the right of a strip, empty ones left out."""
    middle = (strip.left + strip.right) / 2
    left = [part for row in band if (part := [chunk for chunk in row if chunk.right < middle])]
    right = [part for row in band if (part := [chunk for chunk in row if chunk.left > middle])]
    return left, right


def _stories(band: list[Row], strip: Strip, *, arabic: bool) -> list[list[Row]]:
    """The parts of columns between wide white bands that run through all of them, each read to its end.

    Less white will do where the next text begins with a title and what stands above it reads on in the left column: no
    paragraph is broken by the white in a column alone.
    """
    sides = _sides(band, strip)
    usual = max(map(_usual_step, sides))
    size = statistics.median(row[0].height for row in band)
    parts = [[band[0]]]
    for at, (above, below) in enumerate(itertools.pairwise(band), 1):
        step = min(chunk.base for chunk in above) - max(chunk.base for chunk in below)
        if step > STORY * usual > 0 or (
            arabic
            and step > TITLED * usual > 0
            and _reads_on(_sides(band[:at], strip), size)
            and _is_titled(_sides(band[at:], strip), size, step)
        ):
            parts.append([])
        parts[-1].append(below)
    whole = all(min(map(len, _sides(part, strip))) > 1 for part in parts)
    return parts if whole else [band]


def _reads_on(sides: tuple[list[Row], list[Row]], size: float) -> bool:
    """Whether the right column breaks off in a sentence of its text, and the left one does not."""
    if not all(sides):
        return False
    left, right = (side[-1] for side in sides)
    return right[0].height < TITLE * size and not _ends_sentence(right) and _ends_sentence(left)


def _ends_sentence(row: Row) -> bool:
    glyphs = [glyph for glyph in row[0].glyphs if glyph.text not in EMPTY_TEXTS]
    return min(glyphs, key=lambda glyph: glyph.left).text[-1] in SENTENCE_ENDS if glyphs else False


def _is_titled(sides: tuple[list[Row], list[Row]], size: float, step: float) -> bool:
    """Whether two columns begin beside each other, the right one with a title."""
    if not all(sides):
        return False
    left, right = (side[0][0] for side in sides)
    return right.height > TITLE * size > left.height and abs(left.base - right.base) < step / 2


def _beside(band: list[Row], strip: Strip, column: tuple[int, ...], grid: Grid) -> list[Region]:
    """The regions of two columns in the order they are read, or of a text and the box that floats in it."""
    sides = _sides(band, strip)
    left, right = (_regions(side, (*column, place), grid) for place, side in enumerate(sides))
    first, second = (right, left) if grid.arabic else (left, right)
    widths = [max(_width(region.rows) for region in part) for part in (first, second)]
    if min(widths) > FLOATED * max(widths) or grid.gutter_in(strip, NEAR * band[0][0].height):
        return [*first, *second]
    text, box = (first, second) if widths[0] > widths[1] else (second, first)
    return [*text, *(region._replace(role="aside") if region.role == "text" else region for region in box)]


def _width(rows: list[Row]) -> float:
    return max(row[-1].right for row in rows) - min(row[0].left for row in rows)


def _best_strip(rows: list[Row], grid: Grid) -> Strip | None:
    """The strip with the most rows of text on both sides, along a gutter if any is, without rows that stand off."""
    if not any(len(row) > 1 for row in rows) and not _offset(rows):
        return None
    best = (False, 0, 0.0, 0, 0.0)
    chosen = None
    strips = [part for strip in _strips(rows) for part in _within_columns(rows, strip, grid)]
    for strip in sorted(strips, key=lambda each: each.first - each.end):
        in_gutter = grid.gutter_in(strip, NEAR * rows[strip.first][0].height) is not None
        if (in_gutter, strip.end - strip.first) < best[:2]:
            continue
        trimmed = _trimmed(rows, strip, in_gutter=in_gutter)
        support, aligned = _support(rows, trimmed, arabic=grid.arabic, in_gutter=in_gutter)
        length = trimmed.end - trimmed.first
        score = (in_gutter, support, round(aligned, 1), length, strip.right - strip.left)
        if support and score > best:
            best, chosen = score, trimmed
    return chosen


def _within_columns(rows: list[Row], strip: Strip, grid: Grid) -> list[Strip]:
    """The parts of a strip along a gutter between the rows that keep to no column: titles, quotes, tables across."""
    if grid.gutter_in(strip, NEAR * rows[strip.first][0].height) is None:
        return [strip]
    breaks = _titles(rows, strip, grid) | tables_across(rows, strip.first, strip.end, grid)
    if len(breaks) == strip.end - strip.first:
        return [strip]
    edges = [strip.first - 1, *sorted(breaks), strip.end]
    return [
        strip._replace(first=before + 1, end=end)
        for before, end in itertools.pairwise(edges)
        if end > before + 1
    ]


def _titles(rows: list[Row], strip: Strip, grid: Grid) -> set[int]:
    """Rows on one side of a strip that run through another gutter, or in larger letters stand off all others."""
    band = rows[strip.first : strip.end]
    usual = max(map(_usual_step, _sides(band, strip)), default=0.0)
    size = statistics.median(row[0].height for row in band)
    found = set()
    for at in range(strip.first, strip.end):
        row = rows[at]
        if row[-1].right > strip.left and row[0].left < strip.right:
            continue
        above = rows[at - 1][0].base - row[0].base if at else math.inf
        below = row[0].base - rows[at + 1][0].base if at + 1 < len(rows) else math.inf
        larger = row[0].height > (1 + OTHER_SIZE) * size
        if covers(row, grid.gutters) or (larger and min(above, below) > SET_OFF * usual):
            found.add(at)
    return found


def _offset(rows: list[Row]) -> bool:
    """Whether two rows stand side by side, as in columns whose lines are not on one base line."""
    return any(
        one[-1].right < other[0].left or other[-1].right < one[0].left
        for one, other in itertools.pairwise(rows)
    )


def _strips(rows: list[Row]) -> list[Strip]:
    """All white strips between texts that cannot be made longer or, over their rows, wider."""
    found: list[Strip] = []
    active: dict[tuple[float, float], int] = {}
    for number, row in enumerate([*rows, None]):
        free = _free(row) if row is not None else []
        going: dict[tuple[float, float], int] = {}
        for (left, right), first in active.items():
            whole = False
            for start, end in free:
                low, high = max(left, start), min(right, end)
                if high - low < GUTTERS[0][0] * rows[first][0].height:
                    continue
                whole = whole or (low, high) == (left, right)
                going[low, high] = min(first, going.get((low, high), first))
            if not whole and math.isfinite(left) and math.isfinite(right):
                found.append(Strip(left, right, first, number))
        for start, end in free:
            going.setdefault((start, end), number)
        active = going
    return found


def _free(row: Row) -> list[tuple[float, float]]:
    """The white intervals of a row, with those before and after it, which have no end."""
    edges = [-math.inf, *(edge for chunk in row for edge in (chunk.left, chunk.right)), math.inf]
    return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right]


def _trimmed(rows: list[Row], strip: Strip, *, in_gutter: bool) -> Strip:
    """The strip without rows at its ends that stand apart, or have other letters than those on their side of it.

    A heading at the foot of a column in its gutter stays; at its top such a row ends a title.
    """
    first, end = strip.first, strip.end
    inside = rows[first:end]
    sides = _sides(inside, strip)
    usual = max(map(_usual_step, sides))
    while end - first > 1 and _is_off(rows[first:end], strip, usual, any_size=False):
        first += 1
    while end - first > 1 and _is_off(rows[first:end][::-1], strip, usual, any_size=in_gutter):
        end -= 1
    return strip._replace(first=first, end=end)


def _is_off(rows: list[Row], strip: Strip, usual: float, *, any_size: bool) -> bool:
    """Whether the first of the rows is no part of what stands along a strip; one on one side goes with that side."""
    row, others = rows[0], rows[1:]
    left, right = row[0].right <= strip.left, row[-1].left >= strip.right
    if left != right:
        side = 0 if left else 1
        others = _sides(others, strip)[side]
        if not others:
            return True
        size = statistics.median(other[0].height for other in others)
        if not any_size and abs(row[0].height - size) > OTHER_SIZE * size:
            return True
    return abs(row[0].base - others[0][0].base) > SET_OFF * max(usual, row[0].height)


def _usual_step(rows: list[Row]) -> float:
    steps = [one[0].base - other[0].base for one, other in itertools.pairwise(rows)]
    return statistics.median(steps) if steps else 0.0


def _support(rows: list[Row], strip: Strip, *, arabic: bool, in_gutter: bool) -> tuple[int, float]:
    """The rows of text on the side of a strip that has fewer, and the share of rows that are aligned along it.

    Both are 0 where the strip is too narrow for so few rows, or nothing is aligned along it.
    """
    left, right = _sides(rows[strip.first : strip.end], strip)
    if not left or not right:
        return 0, 0.0
    support = min(_beside_count(left, right), _beside_count(right, left))
    height = statistics.median(row[0].height for row in (*left, *right))
    width = (strip.right - strip.left) / height
    if not in_gutter and not any(width >= least and support >= fewest for least, fewest in GUTTERS):
        return 0, 0.0
    edges = [
        _aligned([row[-1].right for row in left], SAME_EDGE * height, max),
        _aligned([row[0].left for row in right], SAME_EDGE * height, min),
    ]
    begin = edges[0] if arabic else edges[1]
    aligned = max(edges) if width >= GUTTERS[-1][0] else begin
    return (support, begin) if in_gutter or aligned >= ALIGNED else (0, 0.0)


def _beside_count(rows: list[Row], others: list[Row]) -> int:
    """How many rows stand no higher than the highest of others, and no lower than the lowest."""
    top = others[0][0].base + others[0][0].height
    bottom = others[-1][0].base - others[-1][0].height
    return sum(bottom < row[0].base < top for row in rows)


def _aligned(edges: list[float], near: float, outermost: Callable[[list[float]], float]) -> float:
    """The share of edges that are near the outermost of them."""
    place = outermost(edges)
    return sum(abs(edge - place) < near for edge in edges) / len(edges)
