"""Text out of PDFs: glyphs and their places by PDFium, put in reading order here."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw

from riwaya.model import Rejected
from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_lines import HINT, LOST, Glyph, turned
from riwaya.read.pdf_text import Frame, Layout, Page, lay_out

MOST_PAGES = 5_000
"""Pages that are read: more than any report has; a file that claims millions is refused at once."""

SCANNED = 20
"""Fewer glyphs than this in all means pictures of pages: two scans have none, the shortest real text has
24."""

UNREADABLE = 0.3
"""A file in which this share of glyphs has no letters cannot be read as text: of 18 PDFs the worst readable
one has .053, the unreadable one .65."""

GUESSED = 1.0
"""The size that PDFium gives to a space that it guessed between two pieces of text."""

LIGATURE = 24
"""Characters of one glyph come within so many of each other where PDFium turned a word round: in 18 PDFs
within 10."""

STRAIGHT = 3.0
"""Degrees off a quarter turn within which text is straight. A judgement: half of it is the slant of a bad scan."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium: Any = pypdfium2
pdfium_c: Any = pypdfium2.raw

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def read_pdf(data: bytes, path: str, *, password: str | None = None) -> Layout:
    """The text of a PDF with a text layer; raises Rejected for a broken or locked one, and for pictures of pages."""
    document = _opened(data, path, password)
    pages: list[Page] = []
    seen = lost = 0
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Rejected(path, f"the PDF claims {count} pages, and at most {MOST_PAGES} are read")
        for number in range(count):
            glyphs, frame = _glyphs(document, number, path)
            seen += sum(not glyph.text.isspace() for glyph in glyphs)
            lost += sum(glyph.text == LOST for glyph in glyphs)
            pages.append(Page(page_lines(glyphs), frame))
    finally:
        document.close()
    _check_text(path, len(pages), seen, lost)
    return lay_out(pages)


def _opened(data: bytes, path: str, password: str | None) -> Any:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            reason = "needs a password" if password is None else "the password given does not open it"
            raise Rejected(path, f"the PDF is encrypted and {reason}") from error
        raise Rejected(path, "the PDF is broken or cut off") from error


def _check_text(path: str, pages: int, seen: int, lost: int) -> None:
    """Raise Rejected where the glyphs of all pages are too few, or too many of them have no letters."""
    if not pages:
        raise Rejected(path, "the PDF has no pages")
    if seen < SCANNED:
        raise Rejected(path, "the PDF holds pictures of pages, no text, and pictures are not read (no OCR)")
    if lost > UNREADABLE * seen:
        raise Rejected(path, f"the PDF does not tell which letters its fonts show ({lost} of {seen} glyphs)")


def _glyphs(document: Any, number: int, path: str) -> tuple[list[Glyph], Frame]:
    """The glyphs of a page in the order of its content, and where the page shows them."""
    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Rejected(path, f"page {number + 1} of the PDF is broken or cut off") from error
    try:
        frame = Frame.of(page.get_bbox(), page.get_rotation())
        return _whole_glyphs(list(_characters(textpage))), frame
    finally:
        textpage.close()
        page.close()


def _characters(textpage: Any) -> Iterator[Glyph]:
    """PDFium's characters that the page itself holds: not the spaces and line ends that PDFium guesses."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    raw = textpage.raw
    for at in range(textpage.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(raw, at) == 1:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(raw, at, box)
        unmapped = pdfium_c.FPDFText_HasUnicodeMapError(raw, at) == 1
        text = _letter(pdfium_c.FPDFText_GetUnicode(raw, at), unmapped=unmapped)
        if not text:
            continue
        size = pdfium_c.FPDFText_GetFontSize(raw, at)
        if text == " " and box.right - box.left <= 0:
            # PDFium guesses more spaces than it says: where pieces of text meet, which is a hint that a word ends, and
            # in gaps inside a piece, which says no more than the gap itself.
            if size != GUESSED:
                continue
            text = HINT
        pdfium_c.FPDFText_GetCharBox(raw, at, left, right, bottom, top)
        pdfium_c.FPDFText_GetCharOrigin(raw, at, x, y)
        pdfium_c.FPDFText_GetMatrix(raw, at, matrix)
        turn = _turn(matrix.a, matrix.b)
        loose = turned((box.left, box.bottom, box.right, box.top), turn)
        inked = turned((left.value, bottom.value, right.value, top.value), turn)
        pen, base, *_ = turned((x.value, y.value, x.value, y.value), turn)
        size = size * math.hypot(matrix.c, matrix.d) or loose[3] - loose[1]
        yield Glyph(
            text,
            min(loose[0], pen),
            loose[2],
            base,
            size,
            pen,
            (inked[0] + inked[2]) / 2,
            inked[1],
            inked[3],
            at,
            turn,
        )


def _turn(across: float, up: float) -> float:
    """How far a text's base line is turned, in degrees against the clock from 0 to 360, its first steps being given."""
    turn = math.degrees(math.atan2(up, across)) % 360
    straight = round(turn / 90) * 90
    return float((straight if abs(turn - straight) < STRAIGHT else round(turn)) % 360)


def _letter(point: int, *, unmapped: bool) -> str:
    """What a code point shows; one that stands for no letter is a lost one.

    Where the font has no map, PDFium takes the code for a Latin letter, which it is not.
    """
    character = chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else LOST
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if point == 0 or category in ("Co", "Cn") or (unmapped and not _ARABIC.match(character)):
        return LOST
    return "" if category in ("Cc", "Cf") else character


def _whole_glyphs(characters: list[Glyph]) -> list[Glyph]:
    """The characters of one glyph, a ligature, put together: PDFium gives each a part of its box, and may turn them.

    Those whose order is not plain by themselves are turned round where most of the page's others are.
    """
    glyphs: list[Glyph] = []
    places: dict[tuple[float, float], int] = {}
    for each in characters:
        place = (each.pen, each.base)
        at = places.get(place)
        if (
            at is not None
            and not {each.text, glyphs[at].text} & {" ", HINT}
            and each.order - glyphs[at].order < LIGATURE
        ):
            glyphs[at] = _together(glyphs[at], each)
        else:
            places[place] = len(glyphs)
            glyphs.append(each)
    groups = [at for at, glyph in enumerate(glyphs) if len(glyph.text) > 1 and _ARABIC.match(glyph.text)]
    turned = sum(_is_turned(glyphs[at].text) - _is_turned(glyphs[at].text[::-1]) for at in groups)
    for at in groups:
        text = glyphs[at].text
        known = _is_turned(text) or _is_turned(text[::-1])
        if _is_turned(text) or (turned > 0 and not known):
            glyphs[at] = glyphs[at]._replace(text=text[::-1])
    return glyphs


def _is_turned(text: str) -> bool:
    """Whether a ligature's letters are surely the wrong way round: a mark leads, or alef stands before its lam."""
    letters = [each for each in text if unicodedata.category(each) != "Mn"]
    return unicodedata.category(text[0]) == "Mn" or (letters[-1:] == ["ل"] and letters[0] in "اأإآ")


def _together(one: Glyph, other: Glyph) -> Glyph:
    left, right = min(one.left, other.left), max(one.right, other.right)
    bottom, top = min(one.bottom, other.bottom), max(one.top, other.top)
    return one._replace(
        text=one.text + other.text, left=left, right=right, ink=(left + right) / 2, bottom=bottom, top=top
    )
