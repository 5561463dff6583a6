"""A document as read: its text, its parts, what was wrong with it and where it stands on its pages."""

import itertools
from bisect import bisect_right

from riwaya.model.claims import When
from riwaya.model.terms import AsideKind, BlockKind, DamageKind
from riwaya.model.text import Box, Frozen, Quote, QuoteError, Sourced

TENTHS = 10
"""Places on a page are kept in tenths of a point."""

TOUCHING = 0.3
"""Characters of a line that stand no further apart than this share of its height are covered by one box: room that
justification adds inside a word, and less than what stands between words."""


class Block(Frozen, frozen=True, omit_defaults=True):
    """A part of the text with one role on the page."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None


class Bounds(Frozen, frozen=True):
    """What grammar still tells of a lost number (both ends included; null is open)."""

    low: int | None
    high: int | None
    because: str


class Damage(Frozen, frozen=True):
    """Something that was wrong with the text: where (in the mended text), how it stood, what became of it.

    `certain` is false for a repair that is only likely and for a loss that could not be mended.
    """

    kind: DamageKind
    start: int
    end: int
    original: str
    mended: str | None
    certain: bool
    bounds: Bounds | None = None


class Stretch(Frozen, frozen=True, array_like=True):
    """A run of text that stands at one run of the original: lengths may differ only where the text was changed."""

    start: int
    end: int
    original_start: int
    original_end: int


class PrintedLine(Frozen, frozen=True, array_like=True):
    """A run of text that stands on one line of a page (from 1), in tenths of a point from its top left corner.

    `lefts` and `rights` are the edges of each of its characters; the page is as it is shown, turned upright.
    """

    start: int
    end: int
    page: int
    top: int
    bottom: int
    lefts: tuple[int, ...]
    rights: tuple[int, ...]


class Aside(Frozen, frozen=True):
    """Words that stand on a page (from 1) but are no part of the text: what pages repeat, and pull-quotes from it."""

    kind: AsideKind
    text: str
    page: int | None = None


class Document(Frozen, frozen=True):
    """One article as read. `text` is mended; `offsets`, of plain text alone, lead back to code points of the original.

    `printed`, which a PDF alone has, holds the place of each character on its page, in order of the text; what the
    page does not show, as the space that joins two lines, has none. `asides`, of a PDF too, are not in `text`.
    `captured` is when a web archive fetched it (ISO 8601), by which time it had been published.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    damages: tuple[Damage, ...] = ()
    title: str | None = None
    published: Sourced[When] | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    media_type: str = "text/plain"
    sha256: str | None = None
    pages: int | None = None
    offsets: tuple[Stretch, ...] = ()
    printed: tuple[PrintedLine, ...] = ()
    asides: tuple[Aside, ...] = ()
    captured: str | None = None

    def quote(self, start: int, end: int, exact: str | None = None) -> Quote:
        """The words at `start:end`; raises QuoteError where `exact` is given and is not those words.

        Where they run on to another page, `boxes` are those of the page on which they begin; see `Document.boxes`.
        """
        words = self.text[start:end]
        if exact is not None and words != exact:
            raise QuoteError(f"the text at {start}:{end} is {words!r}, not {exact!r}")
        if not self.printed:
            return Quote(start, end, words)
        boxes = self.boxes(start, end)
        page = boxes[0][0] if boxes else None
        return Quote(start, end, words, page, tuple(box for number, box in boxes if number == page))

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """The page (from 1) and box of each part of a line that the words at `start:end` take up; none without a PDF.

        Lines come in the order of the text, parts of a line from right to left.
        """
        if not self.printed:
            return ()
        rows: list[tuple[PrintedLine, list[tuple[int, int]]]] = []
        first = bisect_right(self.printed, start, key=lambda line: line.end)
        for line in itertools.islice(self.printed, first, None):
            if line.start >= end:
                break
            part = slice(max(start - line.start, 0), end - line.start)
            edges = list(zip(line.lefts[part], line.rights[part], strict=True))
            if rows and _same_row(rows[-1][0], line):
                rows[-1][1].extend(edges)
            else:
                rows.append((line, edges))
        return tuple((line.page, box) for line, edges in rows for box in _boxes(line, edges))

    def holds(self, quote: Quote) -> bool:
        """Whether the quote's words are the text's words at its place."""
        return self.text[quote.start : quote.end] == quote.exact


def _same_row(one: PrintedLine, other: PrintedLine) -> bool:
    return (one.page, one.top, one.bottom) == (other.page, other.top, other.bottom)


def _boxes(line: PrintedLine, edges: list[tuple[int, int]]) -> list[Box]:
    """The boxes around characters of a line, from right to left: one for all that touch."""
    spans: list[tuple[int, int]] = []
    for left, right in sorted(edges, key=lambda edge: edge[1], reverse=True):
        if spans and spans[-1][0] - right <= TOUCHING * (line.bottom - line.top):
            spans[-1] = (min(left, spans[-1][0]), spans[-1][1])
        else:
            spans.append((left, right))
    return [
        Box(left / TENTHS, line.top / TENTHS, right / TENTHS, line.bottom / TENTHS) for left, right in spans
    ]


class PageImage(Frozen, frozen=True):
    """A page (from 1) as it is shown, turned upright: its size in points, and its picture as WebP in shades of gray."""

    page: int
    width: float
    height: float
    webp: bytes
