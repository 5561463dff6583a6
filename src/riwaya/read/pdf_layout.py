"""The lines of a PDF page: its glyphs by their place, in rows and in the cells of rows."""

import math
import statistics
from collections import Counter
from collections.abc import Sequence

from riwaya.read.pdf_chunks import Row, cut_row
from riwaya.read.pdf_columns import Region, find_regions
from riwaya.read.pdf_gutters import Gutter, Placed, gutters_between
from riwaya.read.pdf_lines import FLAT_LIES, read_line, without_lies
from riwaya.read.pdf_tables import table_rows
from riwaya.read.pdf_values import EMPTY, Glyph, PageLine, by_base, by_height, by_right

BASELINE = 0.35
"""Glyphs whose baselines differ by less than this share of their height are on one line. In 18 PDFs lines
stand 1 apart and more, letters of one line at most .10 (.37 where a font stacks them; `_belongs` brings back
the rest)."""

SHIFTED, SHIFT = 4, 0.8
"""At most so many letters are shifted off their line, by at most this many letter heights. A judgement:
ordinals, marks."""

COLUMN_GAP = 2.5
"""A gap of this many letter heights parts two columns or cells; inside lines of 18 PDFs gaps have 1.8 at
most."""


def page_lines(glyphs: Sequence[Glyph], gutters: tuple[Gutter, ...] = ()) -> list[PageLine]:
    """The lines of a page in the order they are read: column by column, rows of tables cell by cell.

    A line is read from right to left, or left to right where it is Latin. Lines that stand turned come after those of
    the turn that most of the page has. `gutters` are those of the page before (`gutters_of`).
    """
    turns: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        known = without_lies(glyph) if glyph.text in FLAT_LIES else glyph
        if known.text:
            turns.setdefault(known.turn, []).append(known)
    lines: list[PageLine] = []
    for alike in sorted(turns.values(), key=len, reverse=True):
        lines += _upright_lines(alike, len(lines), gutters)
    return lines


def gutters_of(lines: Sequence[PageLine]) -> tuple[Gutter, ...]:
    """The gutters between the columns of text that a page's lines stand in."""
    return gutters_between(
        [Placed(line.column, line.left, line.right, line.role == "table") for line in lines]
    )


def _upright_lines(glyphs: list[Glyph], region: int, gutters: tuple[Gutter, ...]) -> list[PageLine]:
    """The lines of glyphs that stand in one turn; `region` is the number of the first region."""
    firsts = Counter(glyph.text[0] for glyph in glyphs)
    letters = sum(count for each, count in firsts.items() if each.isalpha())
    arabic = sum(count for each, count in firsts.items() if _is_arabic(each)) * 2 > letters
    rows = _rows(glyphs)
    chunks = [row for each in rows if (row := cut_row(each))]
    lines: list[PageLine] = []
    for number, part in enumerate(find_regions(chunks, arabic=arabic, gutters=gutters), region):
        found = _table_lines(part, arabic=arabic) if part.role == "table" else _text_lines(part)
        lines += [line._replace(region=number, column=part.column) for line in found]
    return lines


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u08ff" or "\ufb50" <= character <= "\ufeff"


def _text_lines(part: Region) -> list[PageLine]:
    # Rows of one column stand on base lines of its own: those of the page may lie between them.
    rows = _rows([glyph for row in part.rows for glyph in _glyphs(row)])
    found = (read_line(cell) for row in rows for cell in _cells(row))
    return [line._replace(role=part.role) for line in found if line is not None]


def _table_lines(part: Region, *, arabic: bool) -> list[PageLine]:
    """The lines of a table, marked where a row and where a cell begins; a row of one cell at its ends is text."""
    rows = table_rows(part.rows, arabic=arabic)
    whole = [number for number, row in enumerate(rows) if len(row) > 1]
    lines: list[PageLine] = []
    for number, row in enumerate(rows):
        inside = bool(whole) and whole[0] <= number <= whole[-1]
        cells = [
            [line for each in cell.lines if (line := read_line(_glyphs(each))) is not None] for cell in row
        ]
        first = len(lines)
        for cell_lines in cells:
            lines += [
                line._replace(role="table", opens="" if at else "cell") for at, line in enumerate(cell_lines)
            ]
        if not inside:
            lines[first:] = [line._replace(role="text", opens="") for line in lines[first:]]
        elif len(lines) > first:
            lines[first] = lines[first]._replace(opens="row")
    return lines


def _glyphs(row: Row) -> list[Glyph]:
    return [glyph for chunk in row for glyph in chunk.glyphs]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline, rows from top to bottom; a few that stand higher or lower, in a gap of a row, are its."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=by_base, reverse=True):
        step = row[-1].base - glyph.base if row else math.inf
        # Most stand on one base line: their heights need not be asked.
        if step <= BASELINE or (row and step <= BASELINE * max(row[-1].height, glyph.height)):
            row.append(glyph)
        else:
            row = [glyph]
            rows.append(row)
    whole: list[list[Glyph]] = []
    for at, row in enumerate(rows):
        near = [other for other in (*whole[-1:], *rows[at + 1 : at + 2]) if _belongs(row, other)]
        if near:
            min(near, key=lambda other: abs(other[0].base - row[0].base)).extend(row)
        else:
            whole.append(row)
    return whole


def _belongs(few: list[Glyph], row: list[Glyph]) -> bool:
    """Whether a few shifted glyphs are of a row: marks above its letters, or letters where it leaves a gap for them."""
    letters = [glyph for glyph in few if glyph.text not in EMPTY]
    if len(letters) > SHIFTED or len(row) <= len(few):
        return False
    if abs(few[0].base - row[0].base) > SHIFT * max(few[0].height, row[0].height):
        return False
    return all(
        glyph.is_mark or not any(_cover(glyph, other) > 0.5 for other in row if other.text not in EMPTY)
        for glyph in letters
    ) and any(
        glyph.left < few[0].right + few[0].height and glyph.right > few[0].left - few[0].height
        for glyph in row
    )


def _cover(one: Glyph, other: Glyph) -> float:
    """The share of the narrower glyph's width that the other covers."""
    width = min(one.right - one.left, other.right - other.left)
    return (min(one.right, other.right) - max(one.left, other.left)) / width if width > 0 else 0.0


def _cells(row: list[Glyph]) -> list[list[Glyph]]:
    """The parts of a row between gaps as wide as those between columns, from right to left."""
    ordered = sorted(row, key=by_right, reverse=True)
    height = statistics.median(map(by_height, row))
    cells = [[ordered[0]]]
    reach = ordered[0].left
    for glyph in ordered[1:]:
        if reach - glyph.right > COLUMN_GAP * height:
            cells.append([])
        cells[-1].append(glyph)
        reach = min(reach, glyph.left)
    return [row] if _is_stretched(cells) else cells


def _is_stretched(cells: list[list[Glyph]]) -> bool:
    """Whether the parts of a row are single words, which justification drew apart."""
    lines = [read_line(cell) for cell in cells] if len(cells) > 2 else []
    return bool(lines) and all(line is not None and " " not in line.text for line in lines)
