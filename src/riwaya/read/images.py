"""Image files, as scanners and cameras make them: their pages read by OCR."""

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from riwaya.model import Rejected
from riwaya.read.ocr import OcrError, Picture
from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_repair import with_numbers_by_ocr
from riwaya.read.pdf_scans import picture_glyphs
from riwaya.read.pdf_text import Frame, Layout, Page, lay_out

MOST_PAGES = 200
"""Pages of a file that are read, at some seconds each."""

MOST_PIXELS = 120_000_000
"""Pixels of a page: a newspaper's at 400 to the inch has 100 million."""

LEAST_WIDTH = 1_600
"""Pixels of width below which a page is drawn twice as large for OCR, which reads letters 30 pixels high best."""

SCALE = 72 / 300
"""Points of a pixel: the size of an image on paper is not known."""


def read_image(data: bytes, path: str) -> Layout:
    """The text of an image file, PNG, JPEG or TIFF; raises Rejected where it cannot be read, as without Tesseract."""
    pages = []
    for picture in pictures(data, path):
        try:
            glyphs = picture_glyphs(picture)
        except OcrError as error:
            raise Rejected(path, f"the image could not be read: {error}") from error
        lines = with_numbers_by_ocr(page_lines(glyphs), glyphs)
        pages.append(Page(lines, Frame(0.0, picture.shape[0] * SCALE)))
    if not any(page.lines for page in pages):
        raise Rejected(path, "the image shows no text")
    return lay_out(pages)


def media_type(data: bytes) -> str:
    """The media type of an image file by its first bytes."""
    kinds = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
    return next((kind for mark, kind in kinds.items() if data.startswith(mark)), "image/tiff")


def pictures(data: bytes, path: str) -> Iterator[Picture]:
    """The pages of an image file in shades of gray, upright; raises Rejected where it is broken or too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image)):
                    if number >= MOST_PAGES:
                        raise Rejected(path, f"the image has more than {MOST_PAGES} pages")
                    if frame.width * frame.height > MOST_PIXELS:
                        raise Rejected(
                            path, f"the image has more than {MOST_PIXELS // 1_000_000} million pixels"
                        )
                    yield _gray(frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Rejected(path, "the image is broken or cut off") from error


def _gray(image: Image.Image) -> Picture:
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        sheet = Image.new("RGBA", upright.size, "white")
        sheet.alpha_composite(upright.convert("RGBA"))
        upright = sheet
    gray = upright.convert("L")
    if gray.width < LEAST_WIDTH:
        gray = gray.resize((gray.width * 2, gray.height * 2), Image.Resampling.LANCZOS)
    return np.array(gray, dtype=np.uint8)
