"""Pictures of PDF pages for OCR: all of a page, or its text alone, and parts of them by their place."""

from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw

from riwaya.read.ocr import DARK, Picture
from riwaya.read.pdf_turns import turned

LARGEST_SIDE = 8_000
"""Pixels of a picture's longer side: a page of a newspaper at 300 to the inch; larger ones are drawn smaller."""

MARGIN = 10
"""White pixels around a line that is cut out: with 10 two scans were read at .076 and .063, with 20 at .080 and .065,
with none at .079 and .064."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw


class View(NamedTuple):
    """A picture of a page turned upright: its left edge and its top in points, y growing upwards, and its scale."""

    picture: Picture
    left: float
    top: float
    scale: float

    def cut(self, box: tuple[float, float, float, float]) -> tuple[Picture, float]:
        """The part of the picture in a box (left, bottom, right, top in points), and where that begins, in points.

        It is dark on white, and has a margin.
        """
        left, bottom, right, top = box
        first = max(0, int((left - self.left) * self.scale) - 2)
        last = max(first + 1, int((right - self.left) * self.scale) + 2)
        high = max(0, int((self.top - top) * self.scale) - 2)
        low = max(high + 1, int((self.top - bottom) * self.scale) + 2)
        part = dark_on_white(self.picture[high:low, first:last])
        return np.pad(part, MARGIN, constant_values=255), self.left + (first - MARGIN) / self.scale


def draw(page: Any, scale: float, turn: float = 0.0) -> View:
    """The page in shades of gray, `scale` pixels a point, turned upright where its text stands turned by `turn`."""
    box = turned(page.get_bbox(), turn)
    scale = min(scale, LARGEST_SIDE / max(box[2] - box[0], box[3] - box[1], 1.0))
    quarter = int(round((turn - page.get_rotation()) / 90) * 90) % 360
    bitmap = page.render(scale=scale, rotation=quarter, grayscale=True)
    shades = bitmap.to_numpy()
    picture = np.array(shades if shades.ndim == 2 else shades[:, :, 0])
    bitmap.close()
    return View(picture, box[0], box[3], scale)


def text_alone(page: Any) -> None:
    """Take pictures and drawings off a page and make its text black; forms stay as they are."""
    things = [pdfium_c.FPDFPage_GetObject(page, at) for at in range(pdfium_c.FPDFPage_CountObjects(page))]
    for thing in things:
        kind = pdfium_c.FPDFPageObj_GetType(thing)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            pdfium_c.FPDFPageObj_SetFillColor(thing, 0, 0, 0, 255)
        elif kind != pdfium_c.FPDF_PAGEOBJ_FORM and pdfium_c.FPDFPage_RemoveObject(page, thing):
            pdfium_c.FPDFPageObj_Destroy(thing)


def dark_on_white(picture: Picture) -> Picture:
    """The picture, its shades turned round where most of it is dark."""
    return 255 - picture if picture.size and np.median(picture) < DARK else picture
