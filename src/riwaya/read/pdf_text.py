"""The text of a PDF as one, from the lines of its pages: where each line and each of its characters stands."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.model import Aside
from riwaya.read.lines import Line
from riwaya.read.pdf_extents import measure
from riwaya.read.pdf_furniture import Usual, part_furniture, usual_of
from riwaya.read.pdf_notes import mark_notes
from riwaya.read.pdf_turns import turned
from riwaya.read.pdf_values import PageLine
from riwaya.read.places import Places, Row, tenths

APART = 2.1
"""Lines whose bases stand further apart than this many letter heights have more room than between lines: in 18 PDFs
lines stand 1 to 2.02 apart."""

WIDER = 1.2
"""The same for so many times the usual step: paragraphs stand a third of a line apart and more where they do at all."""


class Layout(NamedTuple):
    """The text of a PDF, a line of the pages a line, the lines with what the page tells of them, and the page count."""

    text: str
    lines: tuple[Line, ...]
    pages: int
    places: Places
    asides: tuple[Aside, ...] = ()


class Frame(NamedTuple):
    """What of a page is shown: its left edge and its top once it is turned upright, and the turn that does so.

    Places count in points from the corner of the PDF's own page, y growing upwards; the turn is in degrees with the
    clock, as `turned` takes it.
    """

    left: float
    top: float
    turn: float = 0.0

    @classmethod
    def of(cls, box: tuple[float, float, float, float], rotation: float) -> "Frame":
        """The frame of a page that shows `box` (left, bottom, right, top), turned by `rotation`."""
        left, _, _, top = turned(box, rotation)
        return cls(left, top, rotation)

    def shown(self, line: PageLine) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a line from the top left corner of the page as it is shown, y growing down."""
        box = (line.left, line.bottom, line.right, line.top)
        if line.turn != self.turn:
            box = turned(turned(box, -line.turn), self.turn)
        left, bottom, right, top = box
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def edges(self, line: PageLine) -> NDArray[np.float64]:
        """The edges of a line's characters on the page as it is shown; where it stands turned, the line's own."""
        if line.turn == self.turn:
            return np.frombuffer(line.edges, np.float32).astype(np.float64) - self.left
        left, _, right, _ = self.shown(line)
        return np.tile(np.array([left, right]), len(line.text))


class Page(NamedTuple):
    """The lines of a page in the order they are read, and where the page shows them."""

    lines: list[PageLine]
    frame: Frame


def lay_out(pages: Sequence[Page]) -> Layout:
    """The lines of all pages as one text, an empty line where the page leaves more room than between lines.

    Running heads, feet and page numbers are no part of it.
    """
    kept, asides = part_furniture([page.lines for page in pages])
    usual = usual_of(kept)
    kept = [mark_notes(lines, usual.size) for lines in kept]
    extents = measure(kept)
    parts: list[str] = []
    found: list[Line] = []
    rows: list[Row] = []
    edges = [np.empty(0, np.int32)]
    place = region = 0
    above: PageLine | None = None
    for number, (page, lines) in enumerate(zip(pages, kept, strict=True), 1):
        above = None
        for line, extent in zip(lines, extents[number - 1], strict=True):
            blank = 0
            if above is not None and above.region == line.region:
                blank = int(_apart(above, line, usual))
            else:
                region += 1
            breaks = blank + bool(found)
            parts.append("\n" * breaks + line.text)
            place += breaks
            end = place + len(line.text)
            shape = (line.height / usual.size, extent.room, number, extent.indent, region)
            read = tuple((place + first, place + last) for first, last in line.by_ocr)
            found.append(Line(place, end, blank, *shape, line.role, line.opens, read))
            _, top, _, bottom = tenths(page.frame.shown(line)).tolist()
            rows.append(Row(place, end, number, top, bottom))
            edges += [np.zeros(2 * breaks, np.int32), tenths(page.frame.edges(line))]
            place, above = end, line
    places = Places(tuple(rows), np.concatenate(edges).reshape(-1, 2))
    return Layout("".join(parts), tuple(found), len(pages), places, tuple(asides))


def _apart(above: PageLine, below: PageLine, usual: Usual) -> bool:
    """Whether more room than between lines parts two lines."""
    step = above.base - below.base
    return step > APART * max(above.height, below.height) or step > WIDER * usual.step * max(
        1.0, above.height / usual.size, below.height / usual.size
    )
