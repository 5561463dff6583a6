"""Pages of a PDF that are pictures: found, and read by OCR as glyphs, a word each."""

from collections.abc import Sequence
from typing import Any

import pypdfium2.raw

from riwaya.read.ocr import OcrLine, Picture
from riwaya.read.ocr_pages import read_picture
from riwaya.read.pdf_pictures import draw
from riwaya.read.pdf_values import Glyph

INCH = 72.0
RESOLUTION = 300.0
"""Pixels to the inch at which pages are drawn for OCR: what Tesseract's models were made for."""

FEW = 20
"""Glyphs below which a page may be a picture: a stamp or a page number is often put on scans."""

COVERED = 0.4
"""Share of the page that a scan's picture covers at least. A judgement: photographs in news are smaller."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw


def is_scan(page: Any, glyphs: Sequence[Glyph]) -> bool:
    """Whether a page is a picture of a page: next to no text, and a picture over much of it."""
    if sum(not glyph.text.isspace() for glyph in glyphs) >= FEW:
        return False
    left, bottom, right, top = page.get_bbox()
    room = max(1.0, (right - left) * (top - bottom))
    return any(_area(thing) > COVERED * room for thing in page.get_objects(max_depth=3))


def _area(thing: Any) -> float:
    if thing.type not in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM):
        return 0.0
    left, bottom, right, top = thing.get_bounds()
    return float((right - left) * (top - bottom)) if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE else 0.0


def scanned_glyphs(page: Any) -> list[Glyph]:
    """The words of a page that is a picture, as glyphs; raises OcrError where they cannot be read."""
    turn = float(page.get_rotation())
    view = draw(page, RESOLUTION / INCH, turn)
    return glyphs_of(read_picture(view.picture), (view.left, view.top), view.scale, turn)


def picture_glyphs(picture: Picture) -> list[Glyph]:
    """The words of a picture, as glyphs, its bottom left corner at 0, 0."""
    scale = RESOLUTION / INCH
    return glyphs_of(read_picture(picture), (0.0, picture.shape[0] / scale), scale, 0.0)


def glyphs_of(
    lines: Sequence[OcrLine], corner: tuple[float, float], scale: float, turn: float
) -> list[Glyph]:
    """Words that OCR read, as glyphs with spaces between; `corner` is the picture's left top one in points."""
    glyphs: list[Glyph] = []
    for line in lines:
        base = corner[1] - line.base / scale
        height = line.height / scale
        for number, word in enumerate(line.words):
            left, right = corner[0] + word.left / scale, corner[0] + word.right / scale
            bottom, top = corner[1] - word.bottom / scale, corner[1] - word.top / scale
            if number:
                glyphs.append(_space(glyphs[-1], left, right))
            glyphs.append(
                Glyph(
                    word.text,
                    left,
                    right,
                    base,
                    height,
                    left,
                    (left + right) / 2,
                    bottom,
                    top,
                    len(glyphs),
                    turn,
                    by_ocr=True,
                )
            )
    return glyphs


def _space(before: Glyph, left: float, right: float) -> Glyph:
    """The space between two words, whichever side the second stands on."""
    first, last = (right, before.left) if right <= before.left else (before.right, left)
    middle = (first + last) / 2
    first, last = min(first, middle), max(last, middle)
    return before._replace(
        text=" ",
        left=first,
        right=last,
        pen=first,
        ink=middle,
        bottom=before.base,
        top=before.base,
        order=before.order + 1,
        by_ocr=False,
    )
