"""The pages of PDFs on which quoted words stand, as pictures in the report."""

import base64
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riwaya.model import Claim, Document, PageImage, Quote

MOST_SHEETS = 40
"""Pages shown as pictures in one report: some two megabytes."""


def wanted_pages(documents: Iterable[Document], claims: Iterable[Claim]) -> dict[str, tuple[int, ...]]:
    """The pages (from 1) on which the claims' words stand, by document: those of most quotes, up to `MOST_SHEETS`."""
    known = {document.id for document in documents}
    quoted = Counter(
        (claim.document, quote.page)
        for claim in claims
        if claim.document in known
        for quote in claim.quotes()
        if quote.page is not None
    )
    found: dict[str, tuple[int, ...]] = {}
    for (document, page), _ in quoted.most_common(MOST_SHEETS):
        found[document] = (*found.get(document, ()), page)
    return {document: tuple(sorted(pages)) for document, pages in found.items()}


class Sheets:
    """The pictures of pages, numbered; empty where no page could be drawn."""

    def __init__(self, images: Mapping[str, Sequence[PageImage]]) -> None:
        pairs = [(document, image) for document, each in images.items() for image in each]
        self._images = [image for _, image in pairs]
        self._numbers = {(document, image.page): number for number, (document, image) in enumerate(pairs)}

    def region(self, document: str, quote: Quote | None) -> list[int] | None:
        """The number of the picture that shows a quote, then left, top, right and bottom of its boxes in points."""
        number = self._numbers.get((document, quote.page)) if quote and quote.page else None
        if quote is None or number is None or not quote.boxes:
            return None
        edges = (edge for box in quote.boxes for edge in (box.left, box.top, box.right, box.bottom))
        return [number, *map(round, edges)]

    def data(self) -> list[list[Any]]:
        """Each picture as [width and height in points, its WebP in base64]."""
        return [
            [round(image.width, 1), round(image.height, 1), base64.b64encode(image.webp).decode()]
            for image in self._images
        ]
