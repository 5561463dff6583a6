"""What a PDF page is made of: glyphs and lines, by their place in points, and the signs of glyphs that show nothing."""

import operator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from riwaya.read.lines import Opens, Role
from riwaya.read.pdf_bidi import is_mark

if TYPE_CHECKING:
    from array import array

HINT = "\u200b"
"""Stands where two pieces of text meet, so that a gap there is likelier one between words."""

LOST = "\ufffd"
"""Stands for a glyph whose letter the file does not tell."""

TATWEEL = "\u0640"
EMPTY = (" ", HINT)
EMPTY_TEXTS = frozenset(EMPTY)
"""Glyphs without ink."""


class Glyph(NamedTuple):
    """What one glyph shows, in reading order within itself, and its place on the page in points, y growing upwards.

    `left` and `right` bound the room it takes in its line, `ink` is the middle of what is seen of it, `bottom` and
    `top` are its ends, `pen` is the place at which it was set: glyphs that overlap, as in stacked ligatures, are in
    the order of their pens. Where its text stands turned by `turn` degrees against the clock, these are its places
    on the page as `turned` makes it upright. `by_ocr` tells that OCR alone says what it shows.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    pen: float
    ink: float
    bottom: float
    top: float
    order: int
    turn: float = 0.0
    by_ocr: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it stands on another letter."""
        return is_marks(self.text)


@lru_cache(maxsize=4096)
def is_marks(text: str) -> bool:
    """Whether a glyph's text is nothing but marks that stand on another letter."""
    return bool(text) and all(map(is_mark, text))


# Several of these are asked of each glyph of a page: reading a field by its place costs half of asking by its name.
by_left, by_right, by_base, by_height = (
    operator.itemgetter(Glyph._fields.index(name)) for name in ("left", "right", "base", "height")
)
by_pen_and_right = operator.itemgetter(Glyph._fields.index("pen"), Glyph._fields.index("right"))
by_order = operator.itemgetter(Glyph._fields.index("order"))


class PageLine(NamedTuple):
    """A line of text: its words in reading order, its place in points, y growing upwards, and its letters' height.

    `bottom` and `top` are the ends of its ink, `edges` the left and right edge of each of its characters, `turn` the
    turn of its glyphs. Lines below each other with nothing between make a region; its number counts on the page. The
    column is a place for each cut that made it: () is the whole page. `by_ocr` are the line's numbers that OCR alone
    tells, by their characters.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    bottom: float
    top: float
    edges: "array[float]"
    turn: float = 0.0
    region: int = 0
    column: tuple[int, ...] = ()
    role: Role = "text"
    opens: Opens = ""
    by_ocr: tuple[tuple[int, int], ...] = ()
