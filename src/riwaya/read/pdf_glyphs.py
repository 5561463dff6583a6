"""The glyphs of a PDF page by PDFium: their letters, as the file tells them, and their places."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw

from riwaya.read.pdf_lines import HINT, LOST, Glyph, turn_of, turned
from riwaya.read.pdf_spans import shown

GUESSED = 1.0
"""The size that PDFium gives to a space that it guessed between two pieces of text."""

LIGATURE = 24
"""Characters of one glyph come within so many of each other where PDFium turned a word round: in 18 PDFs
within 10."""

INKED = 0.01
"""Letter heights of ink that a glyph shows: PDFium gives the space of 12 points a box .02 points high, a joining
stroke has .03 heights and more."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def page_characters(textpage: Any, letter_of: Callable[[Any, int], str] | None = None) -> Iterator[Glyph]:
    """PDFium's characters that the page itself holds: not the spaces and line ends that PDFium guesses.

    `letter_of` gives the letters of a character by its text page's handle and its number; "" leaves it out.
    """
    letters = letter_of or told_letter
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    raw = textpage.raw
    for at in range(textpage.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(raw, at) == 1:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(raw, at, box)
        text = letters(raw, at)
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
        turn = turn_of(matrix.a, matrix.b)
        loose = turned((box.left, box.bottom, box.right, box.top), turn)
        inked = turned((left.value, bottom.value, right.value, top.value), turn)
        pen, base, *_ = turned((x.value, y.value, x.value, y.value), turn)
        size = size * math.hypot(matrix.c, matrix.d) or loose[3] - loose[1]
        if not 0 < size < math.inf:
            continue  # what has no height shows nothing
        if text == " " and inked[3] - inked[1] > INKED * size and _is_embedded(raw, at):
            # The font shows something at what the file calls a space.
            text = LOST
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


def _is_embedded(raw: Any, at: int) -> bool:
    """Whether a character's font is in the file, so that what PDFium draws is what the file shows."""
    thing = pdfium_c.FPDFText_GetTextObject(raw, at)
    return bool(thing) and pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(thing)) == 1


def is_inked(glyph: Glyph) -> bool:
    """Whether a glyph shows anything."""
    return glyph.top - glyph.bottom > INKED * glyph.height


def told_letter(raw: Any, at: int) -> str:
    """What a character shows as the file tells it; one that stands for no letter is a lost one.

    Where the font has no map, PDFium takes the code for a Latin letter, which it is not.
    """
    point = pdfium_c.FPDFText_GetUnicode(raw, at)
    unmapped = pdfium_c.FPDFText_HasUnicodeMapError(raw, at) == 1
    character = chr(point) if point < 0x110000 else LOST
    lost = unmapped and not character.isspace() and not _ARABIC.match(character)
    return LOST if lost or point == 0 else shown(character)


def whole_glyphs(characters: list[Glyph]) -> list[Glyph]:
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
