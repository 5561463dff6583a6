"""Pictures of a PDF's pages as a reader sees them, to show where words stand."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2

from riwaya.model import PageImage

DOTS_PER_POINT = 1.5
"""Of small print a letter is then some ten pixels high, which is enough to read it; a page of text takes some 50 KB."""

LARGEST_SIDE = 1_800
"""Pixels of a picture's longer side: larger pages are drawn smaller."""

QUALITY = 40
"""Of WebP, from 0 to 100: below 30 the dots of letters run together."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium: Any = pypdfium2


def draw_pages(
    data: bytes, pages: Iterable[int], *, password: str | None = None, sha256: str | None = None
) -> Iterator[PageImage]:
    """The pictures of some pages of a PDF, in the order asked for; those that cannot be drawn are left out.

    None are drawn of a file whose bytes are not those of which `sha256` is told: it has changed since it was read.
    """
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        return
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in pages:
            image = _drawn(document, number) if 1 <= number <= len(document) else None
            if image is not None:
                yield image
    finally:
        document.close()


def _drawn(document: Any, number: int) -> PageImage | None:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, LARGEST_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    written = io.BytesIO()
    bitmap.to_pil().convert("L").save(written, "WEBP", quality=QUALITY)
    bitmap.close()
    page.close()
    return PageImage(number, width, height, written.getvalue())
