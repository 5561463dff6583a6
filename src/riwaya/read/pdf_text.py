"""The text of a PDF as one, from the lines of its pages: where each line and each of its characters stands."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.read.lines import Line
from riwaya.read.pdf_lines import PageLine, turned
from riwaya.read.places import Places, Row, tenths

APART = 2.1
"""Lines whose bases stand further apart than this many letter heights have more room than between lines: in 18 PDFs
lines stand 1 to 2.02 apart."""


class Layout(NamedTuple):
    """The text of a PDF, a line of the pages a line, the lines with what the page tells of them, and the page count."""

    text: str
    lines: tuple[Line, ...]
    pages: int
    places: Places


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
    """The lines of all pages as one text, an empty line where the page leaves more room than between lines."""
    lines = [(number, line) for number, page in enumerate(pages, 1) for line in page.lines]
    size = statistics.median(line.height for _, line in lines)
    left = min(line.left for _, line in lines)
    column = max(line.right for _, line in lines) - left
    parts: list[str] = []
    found: list[Line] = []
    rows: list[Row] = []
    edges = [np.empty(0, np.int32)]
    place = 0
    for at, (number, line) in enumerate(lines):
        blank = int(at > 0 and lines[at - 1][0] == number and _apart(lines[at - 1][1], line))
        breaks = blank + (at > 0)
        parts.append("\n" * breaks + line.text)
        place += breaks
        room = (line.left - left) / column if column else 0.0
        found.append(Line(place, place + len(line.text), blank, line.height / size, room, number))
        frame = pages[number - 1].frame
        _, top, _, bottom = tenths(frame.shown(line)).tolist()
        rows.append(Row(place, place + len(line.text), number, top, bottom))
        edges += [np.zeros(2 * breaks, np.int32), tenths(frame.edges(line))]
        place += len(line.text)
    places = Places(tuple(rows), np.concatenate(edges).reshape(-1, 2))
    return Layout("".join(parts), tuple(found), len(pages), places)


def _apart(above: PageLine, below: PageLine) -> bool:
    """Whether more room than between lines parts two lines."""
    return above.base - below.base > APART * max(above.height, below.height)
