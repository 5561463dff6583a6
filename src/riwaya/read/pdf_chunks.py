"""Chunks of a PDF page: what stands in a row between two gaps, the pieces of which columns and tables are made."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.read.pdf_values import EMPTY, Glyph, by_base, by_height, by_left, by_right

CHUNK_GAP = 0.4
"""A row is cut into chunks at gaps of this many letter heights: less than any gutter has, more than most words are
apart."""


class Chunk(NamedTuple):
    """The glyphs of a row between two gaps, and their place."""

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    height: float


Row = list[Chunk]
"""The chunks of a row from left to right."""


def cut_row(glyphs: Sequence[Glyph]) -> Row:
    """A row as chunks from left to right; white space does not fill a gap."""
    ordered = sorted([glyph for glyph in glyphs if glyph.text not in EMPTY], key=by_left)
    if not ordered:
        return []
    least = CHUNK_GAP * sorted(map(by_height, ordered))[len(ordered) // 2]
    parts = [[ordered[0]]]
    reach = ordered[0].right
    for glyph in ordered[1:]:
        if glyph.left - reach > least:
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right)
    row = [_chunk(part) for part in parts]
    if len(row) == 1:
        row[0].glyphs.extend(glyph for glyph in glyphs if glyph.text in EMPTY)
        return row
    for glyph in glyphs:
        if glyph.text in EMPTY:
            min(row, key=lambda chunk: max(chunk.left - glyph.left, glyph.right - chunk.right)).glyphs.append(
                glyph
            )
    return row


def _chunk(glyphs: list[Glyph]) -> Chunk:
    return Chunk(
        glyphs,
        glyphs[0].left,
        max(map(by_right, glyphs)),
        sorted(map(by_base, glyphs))[len(glyphs) // 2],
        sorted(map(by_height, glyphs))[len(glyphs) // 2],
    )


def row_width(row: Row) -> float:
    """The width of a row from its first chunk to its last, in points."""
    return row[-1].right - row[0].left
