"""Pages of a PDF that cannot be read as they stand: pictures, and fonts that tell wrong letters or none."""

import io
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw

from riwaya.read.ocr import OcrError
from riwaya.read.pdf_doubts import Doubt, doubt_words, mark_strange
from riwaya.read.pdf_glyphs import page_characters
from riwaya.read.pdf_layout import gutters_of, page_lines
from riwaya.read.pdf_reread import Rereader, RereadError
from riwaya.read.pdf_scans import is_scan, scanned_glyphs
from riwaya.read.pdf_spans import take_spans
from riwaya.read.pdf_text import Page
from riwaya.read.pdf_type3 import with_heights
from riwaya.read.pdf_values import LOST, Glyph, PageLine

_NUMBER = re.compile(
    "[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c-][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw


def doubt(page: Any, glyphs: Sequence[Glyph], lines: Sequence[PageLine]) -> Doubt:
    """What is wrong with a page as its file tells it."""
    return "scan" if is_scan(page, glyphs) else doubt_words(glyphs, lines)


class Repair:
    """The pages of a PDF read with their doubts settled as far as that can be; `reason` tells why not further."""

    def __init__(self, document: Any, data: bytes, doubts: dict[int, Doubt]) -> None:
        self._document = document
        self._doubts = doubts
        self._rereader: Rereader | None = None
        self._fonts: frozenset[int] = frozenset()
        self._lies = False
        self.reason: str | None = None
        lies = "words" in doubts.values()
        fonts = [number for number, each in doubts.items() if each != "scan" and (each or lies)]
        if not fonts:
            return
        self._fonts, self._lies = frozenset(fonts), lies
        # A font that lies on one page lies on all.
        strange = fonts if lies else []
        try:
            self._rereader = Rereader(_unlocked(document, data), fonts, strange, self._told)
        except RereadError as error:
            self.reason = str(error)
        else:
            self.reason = self._rereader.reason

    def page(self, number: int, before: Page) -> Page:
        """A page read anew, or as it was where nothing better can be had."""
        if self._doubts.get(number) == "scan":
            return self._scanned(number, before)
        if self._rereader is None or number not in self._fonts:
            return before
        glyphs = self._rereader.glyphs(number)
        lines = with_numbers_by_ocr(page_lines(glyphs, gutters_of(before.lines)), glyphs)
        return before._replace(lines=mark_strange(lines) if self._lies and self.reason else lines)

    def close(self) -> None:
        """Free what was opened."""
        if self._rereader is not None:
            self._rereader.close()

    def _told(self, number: int) -> list[Glyph]:
        """The characters of a page as its fonts tell them."""
        page = self._document[number]
        take_spans(page)
        textpage = page.get_textpage()
        characters = with_heights(list(page_characters(textpage)))
        textpage.close()
        page.close()
        return characters

    def _scanned(self, number: int, before: Page) -> Page:
        page = self._document[number]
        try:
            glyphs = scanned_glyphs(page)
        except OcrError as error:
            self.reason = str(error)
            glyphs = [_lost_page(page)]
        finally:
            page.close()
        return before._replace(lines=with_numbers_by_ocr(page_lines(glyphs), glyphs))


def _unlocked(document: Any, data: bytes) -> bytes:
    """The PDF without encryption."""
    if pdfium_c.FPDF_GetSecurityHandlerRevision(document) < 0:
        return data
    plain = io.BytesIO()
    document.save(plain, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    return plain.getvalue()


def _lost_page(page: Any) -> Glyph:
    """The mark of a page that was not read, in its middle."""
    left, bottom, right, top = page.get_bbox()
    across, up = (left + right) / 2, (bottom + top) / 2
    return Glyph(
        LOST, across - 6, across + 6, up, 12, across - 6, across, up, up + 12, 0, float(page.get_rotation())
    )


def with_numbers_by_ocr(lines: list[PageLine], glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines, with the numbers in which OCR alone tells a digit."""
    digits = [glyph for glyph in glyphs if glyph.by_ocr and _DIGIT.search(glyph.text)]
    return [line._replace(by_ocr=_numbers(line, digits)) for line in lines] if digits else lines


def _numbers(line: PageLine, digits: Sequence[Glyph]) -> tuple[tuple[int, int], ...]:
    near = line.height / 2
    here = [glyph for glyph in digits if glyph.turn == line.turn and abs(glyph.base - line.base) < near]
    found = []
    for number in _NUMBER.finditer(line.text) if here else ():
        edges = line.edges[2 * number.start() : 2 * number.end()]
        left, right = min(edges), max(edges)
        if any(glyph.left < right and glyph.right > left for glyph in here):
            found.append(number.span())
    return tuple(found)
