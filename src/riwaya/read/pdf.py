"""Text out of PDFs: glyphs and their places by PDFium, put in reading order here."""

from typing import Any

import pypdfium2
import pypdfium2.raw

from riwaya.model import Rejected
from riwaya.read.pdf_doubts import Doubt
from riwaya.read.pdf_glyphs import page_characters, whole_glyphs
from riwaya.read.pdf_gutters import Gutter
from riwaya.read.pdf_layout import gutters_of, page_lines
from riwaya.read.pdf_repair import Repair, doubt
from riwaya.read.pdf_spans import spell, take_spans
from riwaya.read.pdf_text import Frame, Layout, Page, lay_out
from riwaya.read.pdf_type3 import with_heights
from riwaya.read.pdf_values import LOST
from riwaya.read.progress import tell

MOST_PAGES = 5_000
"""Pages that are read: more than any report has; a file that claims millions is refused at once."""

SCANNED = 20
"""Fewer glyphs than this in all means pictures of pages: two scans have none, the shortest real text has
24."""

UNREADABLE = 0.3
"""A file in which this share of glyphs has no letters cannot be read as text: of 18 PDFs the worst readable
one has .053, the unreadable one .65."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium: Any = pypdfium2
pdfium_c: Any = pypdfium2.raw


def read_pdf(data: bytes, path: str, *, password: str | None = None) -> Layout:
    """The text of a PDF; raises Rejected for a broken or locked one, and for one that cannot be read.

    Pages that are pictures are read by OCR, and so are letters that the fonts do not tell; what no reading gives is
    marked as lost.
    """
    document = _opened(data, path, password)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Rejected(path, f"the PDF claims {count} pages, and at most {MOST_PAGES} are read")
        pages: list[Page] = []
        gutters: tuple[Gutter, ...] = ()
        doubts: dict[int, Doubt] = {}
        for number in range(count):
            page, doubts[number] = _read_page(document, number, path, gutters)
            gutters = gutters_of(page.lines) or gutters
            pages.append(page)
            tell(number + 1, count, "pages")
        reason = _repair(document, data, pages, doubts)
    finally:
        document.close()
    _check_text(path, pages, doubts, reason)
    return lay_out(pages)


def _repair(document: Any, data: bytes, pages: list[Page], doubts: dict[int, Doubt]) -> str | None:
    """Read the doubted pages anew, in place; returns why not all of them could be."""
    doubted = range(len(pages))
    if not any(doubts.values()):
        return None
    repair = Repair(document, data, doubts)
    try:
        for done, number in enumerate(doubted, 1):
            pages[number] = repair.page(number, pages[number])
            tell(done, len(doubted), "pages")
    finally:
        repair.close()
    return repair.reason


def _opened(data: bytes, path: str, password: str | None) -> Any:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            reason = "needs a password" if password is None else "the password given does not open it"
            raise Rejected(path, f"the PDF is encrypted and {reason}") from error
        raise Rejected(path, "the PDF is broken or cut off") from error


def _check_text(path: str, pages: list[Page], doubts: dict[int, Doubt], reason: str | None) -> None:
    """Raise Rejected where the pages have too few letters, or too many of them are lost."""
    if not pages:
        raise Rejected(path, "the PDF has no pages")
    text = "".join(line.text for page in pages for line in page.lines)
    seen = sum(not each.isspace() for each in text)
    lost = text.count(LOST)
    why = f": {reason}" if reason else ""
    if seen - lost < SCANNED and "scan" in doubts.values():
        raise Rejected(path, f"the PDF holds pictures of pages, no text, and they could not be read{why}")
    if seen < SCANNED:
        raise Rejected(path, "the PDF holds no text")
    if lost > UNREADABLE * seen:
        raise Rejected(
            path, f"the PDF does not tell which letters its fonts show ({lost} of {seen} glyphs){why}"
        )


def _read_page(document: Any, number: int, path: str, gutters: tuple[Gutter, ...]) -> tuple[Page, Doubt]:
    """A page as the file tells it, and what is wrong with it."""
    try:
        page = document[number]
        spans = take_spans(page)
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Rejected(path, f"page {number + 1} of the PDF is broken or cut off") from error
    try:
        frame = Frame.of(page.get_bbox(), page.get_rotation())
        glyphs = whole_glyphs(spell(with_heights(list(page_characters(textpage))), textpage, spans))
        lines = page_lines(glyphs, gutters)
        return Page(lines, frame), doubt(page, glyphs, lines)
    finally:
        textpage.close()
        page.close()
