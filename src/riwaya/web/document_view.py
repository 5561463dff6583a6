"""Documents as the report shows them: their text with its marks, what was kept out of it, and what was damaged."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from riwaya import labels
from riwaya.compare import outlet
from riwaya.model import AsideKind, Claim, Damage, DamageKind, Document, Explanation, Name
from riwaya.web.highlight import (
    DOUBTS,
    LOSSES,
    BlockGroup,
    QuoteNumbers,
    ShownBlock,
    grouped,
    marks,
    shown_blocks,
)
from riwaya.web.messages import TURNING, plain

MOST_DAMAGES = 25
"""Damages of one kind shown for a document before the rest is only counted."""
MOST_ASIDES = 12
"""Different words of one kind shown beside a document's text before the rest is only counted."""
AROUND = 28
"""Characters shown on either side of a damage whose place a reader looks up."""
FIRST: dict[DamageKind, int] = {"lost_number": 0, "lost_letters": 1, "ocr_number": 2}
"""What a reader must look after comes first."""


class ShownDamage(NamedTuple):
    """A damage with the words around it and the name of its mark, where its place in the text is marked."""

    damage: Damage
    before: str = ""
    after: str = ""
    anchor: str | None = None


class DamageGroup(NamedTuple):
    """Damages of one kind in one document."""

    kind: DamageKind
    shown: tuple[ShownDamage, ...]
    total: int


class ShownAside(NamedTuple):
    """Words that pages repeat beside the text, and the pages (from 1)."""

    text: str
    pages: str


class AsideGroup(NamedTuple):
    """Asides of one kind in one document; `different` counts different words, `total` all."""

    kind: AsideKind
    shown: tuple[ShownAside, ...]
    different: int
    total: int


class ShownDocument(NamedTuple):
    """A document as shown; `number` is its place on the page, `again` where else the same bytes were given."""

    number: int
    document: Document
    outlet: Name
    groups: tuple[BlockGroup, ...]
    claims: int
    damages: tuple[DamageGroup, ...]
    asides: tuple[AsideGroup, ...]
    again: tuple[str, ...]

    @property
    def container(self) -> str | None:
        """The path, without the address in an archive of the web that is told as the document's own."""
        path, url = self.document.path, self.document.url
        return path.removesuffix(f"/{url}") if path and url else path

    @property
    def is_turned(self) -> bool:
        """Whether hidden characters would have it shown against its order."""
        return not TURNING.isdisjoint(self.document.text)

    @property
    def captured(self) -> Name | None:
        """The day on which an archive of the web fetched it, in words."""
        day = labels.parse_day(self.document.captured)
        return labels.days_label(day.isoformat(), day.isoformat()) if day else None


class Once(NamedTuple):
    """Documents and claims, each once; `again` are the paths of the same bytes given anew, by document."""

    documents: list[Document]
    claims: list[Claim]
    again: Mapping[str, tuple[str, ...]]


def once(documents: Iterable[Document], claims: Iterable[Claim]) -> Once:
    """The documents and claims by id, as one file given twice tells nothing twice."""
    first: dict[str, Document] = {}
    again: dict[str, tuple[str, ...]] = {}
    for document in documents:
        if first.setdefault(document.id, document) is not document:
            again[document.id] = (*again.get(document.id, ()), document.path or document.url or "")
    return Once(list(first.values()), list({claim.id: claim for claim in claims}.values()), again)


def shown_documents(
    read: Once, numbers: QuoteNumbers, explanations: Iterable[Explanation] = ()
) -> list[ShownDocument]:
    """Documents with their highlights, damages and asides."""
    explained: dict[str, list[Explanation]] = defaultdict(list)
    for explanation in explanations:
        explained[explanation.document].append(explanation)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in read.claims:
        own[claim.document].append(claim)
    shown = []
    for number, document in enumerate(read.documents):
        blocks = shown_blocks(document, marks(document, own[document.id], numbers, explained[document.id]))
        shown.append(
            ShownDocument(
                number,
                document,
                outlet(document).name,
                tuple(grouped(blocks)),
                len(own[document.id]),
                _damages(document, _anchors(blocks)),
                _asides(document),
                read.again.get(document.id, ()),
            )
        )
    return shown


def _anchors(blocks: Iterable[ShownBlock]) -> dict[Damage, str]:
    """The names of the marks of damages inside the text."""
    pieces = [piece for block in blocks for piece in block.pieces]
    losses = {piece.loss: f"l{piece.loss.start}" for piece in pieces if piece.loss}
    return losses | {
        piece.doubt: f"r{piece.doubt.start}" for piece in pieces if piece.doubt and piece.doubt_begins
    }


def _damages(document: Document, anchors: Mapping[Damage, str]) -> tuple[DamageGroup, ...]:
    """Damages by kind, first those that a reader must look after."""
    groups: dict[DamageKind, list[Damage]] = defaultdict(list)
    for damage in document.damages:
        groups[damage.kind].append(damage)
    order = sorted(groups.items(), key=lambda group: (FIRST.get(group[0], len(FIRST)), -len(group[1])))
    return tuple(
        DamageGroup(
            kind, tuple(_damage(document, each, anchors) for each in found[:MOST_DAMAGES]), len(found)
        )
        for kind, found in order
    )


def _damage(document: Document, damage: Damage, anchors: Mapping[Damage, str]) -> ShownDamage:
    if damage.kind not in LOSSES | DOUBTS:
        return ShownDamage(damage)
    before, after = _around(document.text, damage.start, damage.end)
    return ShownDamage(damage, before, after, anchors.get(damage))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Whole words of the same line on either side.

    >>> _around("قتل 17 مدنيا", 4, 6)
    ('قتل ', ' مدنيا')
    """
    left, right = max(start - AROUND, 0), end + AROUND
    before = text[left:start].rpartition("\n")[2]
    if left and len(before) == AROUND and not text[left - 1].isspace():
        before = before.partition(" ")[2]
    after = text[end:right].partition("\n")[0]
    if right < len(text) and len(after) == AROUND and not text[right].isspace():
        after = after.rpartition(" ")[0]
    return before, after


def _asides(document: Document) -> tuple[AsideGroup, ...]:
    """Asides by kind in the order of the pages, the same words once."""
    groups: dict[AsideKind, dict[str, list[int]]] = defaultdict(dict)
    total: dict[AsideKind, int] = defaultdict(int)
    for aside in document.asides:
        total[aside.kind] += 1
        pages = groups[aside.kind].setdefault(" ".join(aside.text.split()), [])
        if aside.page is not None:
            pages.append(aside.page)
    return tuple(
        AsideGroup(
            kind,
            tuple(ShownAside(text, page_ranges(pages)) for text, pages in list(found.items())[:MOST_ASIDES]),
            len(found),
            total[kind],
        )
        for kind, found in groups.items()
    )


def page_ranges(pages: Iterable[int]) -> str:
    """Pages as ranges.

    >>> page_ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("–".join(map(str, run)) for run in runs)


def shown_path(path: str) -> Markup:
    """HTML of a path or address, from left to right, each of its parts closed off: two Arabic folders keep their order.

    >>> shown_path("a/<b>")
    Markup('<bdi dir=ltr class=path><bdi>a</bdi>/<wbr><bdi>&lt;b&gt;</bdi></bdi>')
    """
    parts: Sequence[str] = re.split(r"([/\\#?&!]+)", plain(path))
    shown = [
        f"{escape(part)}<wbr>" if at % 2 else f"<bdi>{escape(part)}</bdi>" for at, part in enumerate(parts)
    ]
    return Markup("<bdi dir=ltr class=path>{}</bdi>").format(Markup("").join(map(Markup, shown)))
