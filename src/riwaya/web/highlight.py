"""A document's text cut where quotes begin and end, so that overlapping quotes need no nesting."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from riwaya.model import Block, BlockKind, Claim, Damage, DamageKind, Document, Explanation, Quote

Field = str
LOSSES: frozenset[DamageKind] = frozenset({"lost_number", "lost_letters"})
"""Damages by which something is missing from the text."""
DOUBTS: frozenset[DamageKind] = frozenset({"ocr_number", "lost_letters"})
"""Damages whose own characters are marked where they stand in the text: to be reviewed, or not to be read."""
CELL_END = re.compile(r"\t| \| ")
"""What stands between the cells of a table's row in the text."""


class Mark(NamedTuple):
    """One quote of one field, in code points of the text; `number` names the quoted span on the page."""

    start: int
    end: int
    field: Field
    number: int


class Piece(NamedTuple):
    """A run of text under the same quotes; `anchors`: the quotes that begin here.

    `loss` stands before it, `doubt` covers it (and begins with it if `doubt_begins`), and the page `page` begins with
    it. A `separator` parts two cells.
    """

    text: str
    fields: tuple[Field, ...] = ()
    numbers: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    loss: Damage | None = None
    doubt: Damage | None = None
    doubt_begins: bool = False
    page: int | None = None
    separator: bool = False


class ShownBlock(NamedTuple):
    """A block of the document as pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]

    @property
    def cells(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces by cell; what parts two cells ends the first."""
        cells: list[list[Piece]] = [[]]
        for piece in self.pieces:
            cells[-1].append(piece)
            if piece.separator:
                cells.append([])
        return tuple(map(tuple, cells))

    @property
    def has_own_mark(self) -> bool:
        """Whether an item of a list has its number or bullet among its words."""
        return not "".join(piece.text for piece in self.pieces).lstrip()[:1].isalpha()


class BlockGroup(NamedTuple):
    """Blocks of one kind in a row, as a list's items or a table's rows; others stand alone."""

    kind: BlockKind
    blocks: tuple[ShownBlock, ...]

    @property
    def columns(self) -> int:
        """The cells of the longest row."""
        return max(len(block.cells) for block in self.blocks)


class QuoteNumbers:
    """Numbers the quoted spans of a page: the same words of the same document have one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}

    def number(self, document: str, quote: Quote | None) -> int | None:
        """The number of a quote, given on first sight; null for an inferred value."""
        if quote is None:
            return None
        return self._numbers.setdefault((document, quote.start, quote.end), len(self._numbers))


def claim_quotes(claim: Claim) -> Iterable[tuple[Field, Quote]]:
    """Each quote of a claim with the field that it stands for."""
    yield from _quoted("act", [claim.act.quote])
    yield from _quoted("actors", [value.quote for value in claim.actors])
    yield from _quoted("targets", [value.quote for value in claim.targets])
    yield from _quoted("places", [value.quote for value in claim.places])
    yield from _quoted("time", [claim.time.quote if claim.time else None])
    yield from _quoted("counts", [value.quote for value in claim.counts])
    yield from _quoted(
        "attribution", [quote for link in claim.attribution for quote in (link.quote, link.cue)]
    )
    yield from _quoted("because", [q for reason in claim.because for q in (reason.quote, reason.cause)])


def _quoted(field: Field, quotes: Iterable[Quote | None]) -> Iterable[tuple[Field, Quote]]:
    return ((field, quote) for quote in quotes if quote is not None)


def explanation_quotes(explanation: Explanation) -> Iterable[tuple[Field, Quote]]:
    """Each quote of what explains no claim; those of claims are the claims' own."""
    if explanation.effect.claim is None and explanation.kind in {"cause", "purpose"}:
        quotes = (explanation.effect.quote, explanation.connective, explanation.cause.quote)
        yield from _quoted("because", quotes)


def marks(
    document: Document,
    claims: Iterable[Claim],
    numbers: QuoteNumbers,
    explanations: Iterable[Explanation] = (),
) -> list[Mark]:
    """The marks of a document, each once; a quote that is not the document's words is left out."""
    quotes = [each for claim in claims for each in claim_quotes(claim)]
    quotes += [each for explanation in explanations for each in explanation_quotes(explanation)]
    found: dict[Mark, None] = {}
    for field, quote in quotes:
        number = numbers.number(document.id, quote)
        if number is not None and document.holds(quote):
            found[Mark(quote.start, quote.end, field, number)] = None
    return sorted(found)


class _Inside(NamedTuple):
    """What is marked inside a text: losses and doubts in order, and the pages by where they begin."""

    losses: Sequence[Damage]
    doubts: Sequence[Damage]
    pages: Mapping[int, int]


def shown_blocks(document: Document, found: Sequence[Mark]) -> list[ShownBlock]:
    """The document's blocks, and what lies between them as paragraphs, cut into pieces.

    The pieces of all blocks, in order, are the whole text but for white space between blocks.
    """
    in_order = sorted(document.damages, key=_start)
    doubts = [each for each in in_order if _has_own_words(each)]
    losses = [each for each in in_order if each.kind in LOSSES and not _has_own_words(each)]
    inside = _Inside(losses, doubts, page_starts(document))
    shown = []
    for block in _all_blocks(document):
        pieces = _pieces(document.text, block, found, inside)
        if any(piece.text.strip() or piece.loss for piece in pieces):
            shown.append(ShownBlock(block.kind, tuple(pieces)))
    return shown


def grouped(blocks: Iterable[ShownBlock]) -> list[BlockGroup]:
    """Neighbouring items of a list, rows of a table and footnotes together."""
    together = ("list_item", "table_row", "footnote")
    groups = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind in together:
            groups.append(BlockGroup(kind, tuple(run)))
        else:
            groups += [BlockGroup(kind, (block,)) for block in run]
    return groups


def page_starts(document: Document) -> dict[int, int]:
    """Where in the text each page begins (from 1); a document of one page, or without pages, has none."""
    places = [(line.start, line.page) for line in document.printed]
    places = places or [(block.start, block.page) for block in document.blocks if block.page is not None]
    if len({page for _, page in places}) < 2:
        return {}
    return {start: page for (_, before), (start, page) in pairwise([(0, 0), *places]) if page != before}


def _all_blocks(document: Document) -> list[Block]:
    whole: list[Block] = []
    at = 0
    for block in sorted(document.blocks, key=lambda block: block.start):
        if block.start > at:
            whole.extend(_paragraphs(document.text, at, block.start))
        whole.append(Block(block.kind, max(at, block.start), max(at, block.end), block.page))
        at = max(at, block.end)
    return [*whole, *_paragraphs(document.text, at, len(document.text))]


def _paragraphs(text: str, start: int, end: int) -> list[Block]:
    """The lines between two positions as paragraphs."""
    blocks = []
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line)
    return blocks


def _pieces(text: str, block: Block, found: Sequence[Mark], within: _Inside) -> list[Piece]:
    start, end = block.start, block.end
    inside = [mark for mark in found if mark.start < end and mark.end > start]
    doubts = _between(within.doubts, start, end)
    gaps = {each.start: each for each in _between(within.losses, start, end + 1) if _own(each, block)}
    separators = [each.span() for each in CELL_END.finditer(text, start, end)] if _is_row(block) else []
    cuts = {start, end, *gaps, *(page for page in within.pages if start <= page < end)}
    spans = [*((mark.start, mark.end) for mark in inside), *((each.start, each.end) for each in doubts)]
    cuts.update(at for span in (*spans, *separators) for at in span if start < at < end)
    order = sorted(cuts)
    if end in gaps:
        order.append(end)
    opening = sorted(inside)
    active: list[Mark] = []
    pieces = []
    for here, there in pairwise(order):
        while opening and opening[0].start <= here:
            active.append(opening.pop(0))
        active = [mark for mark in active if mark.end > here]
        doubt = _at(doubts, here)
        pieces.append(
            _piece(text[here:there], active, here)._replace(
                loss=gaps.get(here),
                doubt=doubt,
                doubt_begins=doubt is not None and doubt.start == here < there,
                page=within.pages.get(here),
                separator=here < there and any(there == last for _, last in separators),
            )
        )
    return pieces


def _start(damage: Damage) -> int:
    return damage.start


def _has_own_words(damage: Damage) -> bool:
    return damage.kind in DOUBTS and damage.start < damage.end


def _between(damages: Sequence[Damage], start: int, end: int) -> Sequence[Damage]:
    """Those that begin from `start` to before `end`."""
    return damages[bisect_left(damages, start, key=_start) : bisect_left(damages, end, key=_start)]


def _at(doubts: Sequence[Damage], here: int) -> Damage | None:
    """The doubt that covers a position."""
    place = bisect_right(doubts, here, key=_start) - 1
    return doubts[place] if place >= 0 and here < doubts[place].end else None


def _is_row(block: Block) -> bool:
    return block.kind == "table_row"


def _own(damage: Damage, block: Block) -> bool:
    """A loss within a block, or at its very end."""
    return damage.start < block.end or damage.start == damage.end == block.end


def _piece(text: str, active: Sequence[Mark], here: int) -> Piece:
    return Piece(
        text,
        tuple(dict.fromkeys(mark.field for mark in active)),
        tuple(dict.fromkeys(mark.number for mark in active)),
        tuple(dict.fromkeys(mark.number for mark in active if mark.start == here)),
    )
