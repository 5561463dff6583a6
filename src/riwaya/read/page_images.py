"""Pictures of pages as a reader sees them, of PDFs and of image files, to show where words stand."""

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pypdfium2
from PIL import Image

from riwaya.model import PageImage, Rejected
from riwaya.read.kinds import HEAD

DOTS_PER_POINT = 1.5
"""Of small print a letter is then some ten pixels high, which is enough to read it; a page of text takes some 50 KB."""

LARGEST_SIDE = 1_800
"""Pixels of a picture's longer side: larger pages are drawn smaller."""

QUALITY = 40
"""Of WebP, from 0 to 100: below 30 the dots of letters run together."""

PDF = b"%PDF-"

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium: Any = pypdfium2


def draw_pages(data: bytes, pages: Iterable[int], *, password: str | None = None) -> Iterator[PageImage]:
    """The pictures of some pages (from 1) of a PDF or an image file; those that cannot be drawn are left out.

    Those of a PDF come in the order asked for, those of an image file in its own.
    """
    return _of_pdf(data, pages, password) if PDF in data[:HEAD] else _of_image(data, frozenset(pages))


def _of_pdf(data: bytes, pages: Iterable[int], password: str | None) -> Iterator[PageImage]:
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


def _of_image(data: bytes, pages: frozenset[int]) -> Iterator[PageImage]:
    """Pages of an image file, in the points in which its words were placed."""
    # OCR, which most files need none of, comes with it.
    from riwaya.read.images import SCALE, pictures  # noqa: PLC0415

    with suppress(Rejected):
        for number, picture in enumerate(pictures(data, ""), 1):
            if number > max(pages):
                return
            if number in pages:
                height, width = (side * SCALE for side in picture.shape)
                scale = _scale(width, height)
                size = max(1, round(width * scale)), max(1, round(height * scale))
                yield PageImage(number, width, height, _webp(Image.fromarray(picture).resize(size)))


def _drawn(document: Any, number: int) -> PageImage | None:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    bitmap = page.render(scale=_scale(width, height), grayscale=True)
    written = _webp(bitmap.to_pil())
    bitmap.close()
    page.close()
    return PageImage(number, width, height, written)


def _scale(width: float, height: float) -> float:
    """Pixels of a point, for a page of so many points."""
    return min(DOTS_PER_POINT, LARGEST_SIDE / max(width, height, 1.0))


def _webp(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.convert("L").save(written, "WEBP", quality=QUALITY)
    return written.getvalue()
