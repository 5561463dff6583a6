"""How far each line of a PDF page reaches in its column: what is left free where it begins and where it ends."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.read.pdf_values import PageLine

OVERRUN = 20
"""One line in so many may run out of its column, as an address that cannot be broken does."""

FEWEST = 3
"""A column with fewer lines on a page is as wide as it is elsewhere."""

Key = tuple[float, tuple[int, ...], int | None]
"""A column by its turn and its place, or a box by its region as well."""


class Extent(NamedTuple):
    """What a line leaves free: at its end as a share of its column, at its beginning in letter heights."""

    room: float
    indent: float


def measure(pages: Sequence[Sequence[PageLine]]) -> list[list[Extent]]:
    """The extents of each page's lines; the column of the page itself is one over all pages."""
    whole: dict[Key, list[PageLine]] = defaultdict(list)
    for lines in pages:
        for key, part in _columns(lines).items():
            whole[key] += part
    edges = {key: _edges(lines) for key, lines in whole.items()}
    extents = []
    for lines in pages:
        own = {
            key: _edges(part) if len(part) >= FEWEST else edges[key] for key, part in _columns(lines).items()
        }
        extents.append([_extent(line, (own if line.column else edges)[_key(line)]) for line in lines])
    return extents


def _key(line: PageLine) -> Key:
    return line.turn, line.column, line.region if line.role == "aside" else None


def _columns(lines: Sequence[PageLine]) -> dict[Key, list[PageLine]]:
    """The lines of each column, those of the columns into which it is cut among them."""
    found: dict[Key, list[PageLine]] = defaultdict(list)
    for line in lines:
        turn, column, region = _key(line)
        if region is not None:
            found[turn, column, region].append(line)
        for depth in range(len(column) + (region is None)):
            found[turn, column[:depth], None].append(line)
    return found


def _edges(lines: Sequence[PageLine]) -> tuple[float, float]:
    over = len(lines) // OVERRUN
    return sorted(line.left for line in lines)[over], sorted(line.right for line in lines)[-1 - over]


def _extent(line: PageLine, edges: tuple[float, float]) -> Extent:
    left, right = edges
    ends, begins = line.left - left, right - line.right
    if _is_latin(line.text):
        ends, begins = begins, ends
    width = right - left
    return Extent(
        max(ends / width, 0.0) if width > 0 else 0.0,
        max(begins / line.height, 0.0) if line.height > 0 else 0.0,
    )


def _is_latin(text: str) -> bool:
    return not any("\u0600" <= each <= "\u08ff" for each in text) and any(each.isalpha() for each in text)
