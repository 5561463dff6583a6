"""A document's text cut where quotes begin and end, so that overlapping quotes need no nesting."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from riwaya.model import Block, BlockKind, Claim, Damage, Document, Quote

Field = str
LOSSES = frozenset({"lost_number", "lost_letters"})
"""Damages that are marked inside the text: something is missing there."""


class Mark(NamedTuple):
    """One quote of one field, in code points of the text; `number` names the quoted span on the page."""

    start: int
    end: int
    field: Field
    number: int


class Piece(NamedTuple):
    """A run of text under the same quotes; `anchors`: the quotes that begin here; `loss` stands before it."""

    text: str
    fields: tuple[Field, ...] = ()
    numbers: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    loss: Damage | None = None


class ShownBlock(NamedTuple):
    """A block of the document as pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


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
    yield from _quoted("because", [reason.quote for reason in claim.because])


def _quoted(field: Field, quotes: Iterable[Quote | None]) -> Iterable[tuple[Field, Quote]]:
    return ((field, quote) for quote in quotes if quote is not None)


def marks(document: Document, claims: Iterable[Claim], numbers: QuoteNumbers) -> list[Mark]:
    """The marks of a document, each once; a quote that is not the document's words is left out."""
    found: dict[Mark, None] = {}
    for claim in claims:
        for field, quote in claim_quotes(claim):
            number = numbers.number(document.id, quote)
            if number is not None and document.holds(quote):
                found[Mark(quote.start, quote.end, field, number)] = None
    return sorted(found)


def shown_blocks(document: Document, found: Sequence[Mark]) -> list[ShownBlock]:
    """The document's blocks, and what lies between them as paragraphs, cut into pieces.

    The pieces of all blocks, in order, are the whole text but for white space between blocks.
    """
    losses = sorted(
        (damage for damage in document.damages if damage.kind in LOSSES), key=lambda damage: damage.start
    )
    shown = []
    for block in _all_blocks(document):
        pieces = _pieces(document.text, block, found, losses)
        if any(piece.text.strip() or piece.loss for piece in pieces):
            shown.append(ShownBlock(block.kind, tuple(pieces)))
    return shown


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


def _pieces(text: str, block: Block, found: Sequence[Mark], losses: Sequence[Damage]) -> list[Piece]:
    start, end = block.start, block.end
    inside = [mark for mark in found if mark.start < end and mark.end > start]
    gaps = {damage.start: damage for damage in losses if start <= damage.start <= end and _own(damage, block)}
    cuts = {start, end, *gaps}
    cuts.update(at for mark in inside for at in (mark.start, mark.end) if start < at < end)
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
        pieces.append(_piece(text[here:there], active, here, gaps.get(here)))
    return pieces


def _own(damage: Damage, block: Block) -> bool:
    """A loss within a block, or at its very end."""
    return damage.start < block.end or damage.start == damage.end == block.end


def _piece(text: str, active: Sequence[Mark], here: int, loss: Damage | None) -> Piece:
    return Piece(
        text,
        tuple(dict.fromkeys(mark.field for mark in active)),
        tuple(dict.fromkeys(mark.number for mark in active)),
        tuple(dict.fromkeys(mark.number for mark in active if mark.start == here)),
        loss,
    )
