"""Pages set by hand: glyphs of lines at any places, as a reader of PDFs or of pictures gives them."""

import itertools
from collections.abc import Iterable

from handmade_pdf import WIDTH, set_line

from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_text import Frame, Layout, Page, lay_out
from riwaya.read.pdf_values import Glyph, PageLine

Set = tuple[str, float, float, float]
"""A line's words, its base, the size of its letters and its right edge."""


def glyphs(lines: Iterable[Set]) -> list[Glyph]:
    """The glyphs of lines, set as Arabic from their right edges."""
    orders = itertools.count()
    found = []
    for words, base, size, right in lines:
        y, height, placed = set_line(words, base, size, right)
        for x, text in placed:
            width = height * (WIDTH / 2 if text == " " else WIDTH)
            found.append(
                Glyph(text, x, x + width, y, height, x, x + width / 2, y, y + 0.7 * height, next(orders))
            )
    return found


def column(
    lines: Iterable[str], *, top: float, right: float, size: float = 12.0, step: float = 18.0
) -> list[Set]:
    """Lines below each other from one right edge."""
    return [(words, top - step * number, size, right) for number, words in enumerate(lines)]


def read_page(lines: Iterable[Set]) -> list[PageLine]:
    """The lines of a page as they are read."""
    return page_lines(glyphs(lines))


def read_pages(*pages: Iterable[Set]) -> Layout:
    """The pages as one text."""
    return lay_out([Page(read_page(lines), Frame(0.0, 842.0)) for lines in pages])
