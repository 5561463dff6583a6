"""Pages of a PDF that cannot be read as they stand: pictures, and fonts that tell wrong letters or none."""

import io
import re
from collections.abc import Sequence
from typing import Any, Literal

import pypdfium2.raw

from riwaya.read.glyph_letters import is_unlikely
from riwaya.read.ocr import OcrError
from riwaya.read.pdf_glyphs import page_characters
from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_lines import LOST, Glyph, PageLine
from riwaya.read.pdf_reread import Rereader, RereadError
from riwaya.read.pdf_scans import is_scan, scanned_glyphs
from riwaya.read.pdf_spans import take_spans
from riwaya.read.pdf_text import Page
from riwaya.read.words import is_listed_word, letters

Doubt = Literal["", "scan", "gaps", "words"]
"""What is wrong with a page: it is a picture, some of its letters are not told, or its words are no words."""

FEWEST_WORDS = 4
"""Words of three letters and more that a line has where they tell whether its letters are right."""

KNOWN = 0.5
"""Share of a line's words that a dictionary has, below which its letters may be wrong: in 40 honest PDFs one line in
200 has fewer, in one whose map lies 12 of 16."""

STRANGE_LINES, STRANGE_SHARE = 2, 0.2
"""Such lines of a page, and their share of its lines, from which its fonts are doubted: honest pages have up to .07."""

_NUMBER = re.compile(
    "[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c-][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw


def doubt(page: Any, glyphs: Sequence[Glyph], lines: Sequence[PageLine]) -> Doubt:
    """What is wrong with a page as its file tells it."""
    if is_scan(page, glyphs):
        return "scan"
    if _is_strange(lines):
        return "words"
    return "gaps" if any(_is_gap(glyph) for glyph in glyphs) else ""


def _is_gap(glyph: Glyph) -> bool:
    return LOST in glyph.text or is_unlikely(glyph.text)


def _is_strange(lines: Sequence[PageLine]) -> bool:
    judged = strange = 0
    for line in lines:
        words = [word for each in line.text.split() if len(word := letters(each.replace("\u0640", ""))) > 2]
        if len(words) >= FEWEST_WORDS:
            judged += 1
            strange += sum(map(is_listed_word, words)) < KNOWN * len(words)
    return strange >= STRANGE_LINES and strange > STRANGE_SHARE * judged


class Repair:
    """The pages of a PDF read with their doubts settled as far as that can be; `reason` tells why not further."""

    def __init__(self, document: Any, data: bytes, doubts: dict[int, Doubt]) -> None:
        self._document = document
        self._doubts = doubts
        self._rereader: Rereader | None = None
        self.reason: str | None = None
        fonts = [number for number, each in doubts.items() if each in ("gaps", "words")]
        if not fonts:
            return
        strange = [number for number, each in doubts.items() if each == "words"]
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
        if self._rereader is None or not self._doubts.get(number):
            return before
        glyphs = self._rereader.glyphs(number)
        return before._replace(lines=with_numbers_by_ocr(page_lines(glyphs), glyphs))

    def close(self) -> None:
        """Free what was opened."""
        if self._rereader is not None:
            self._rereader.close()

    def _told(self, number: int) -> list[Glyph]:
        """The characters of a page as its fonts tell them."""
        page = self._document[number]
        take_spans(page)
        textpage = page.get_textpage()
        characters = list(page_characters(textpage))
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
