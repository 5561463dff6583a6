"""The glyphs of a PDF page by PDFium: their letters, as the file tells them, and their places."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw

from riwaya.read.pdf_spans import shown
from riwaya.read.pdf_turns import turn_of, turned
from riwaya.read.pdf_values import HINT, LOST, Glyph
from riwaya.read.pdfium_calls import (
    Shapes,
    is_generated,
    is_unmapped,
    matrix_of,
    piece_of,
    size_of,
    unicode_of,
)

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

_new = tuple.__new__

_WHITE = frozenset(point for point in range(0x3001) if chr(point).isspace())
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def page_characters(textpage: Any, letter_of: Callable[[Any, int], str] | None = None) -> Iterator[Glyph]:
    """PDFium's characters that the page itself holds: not the spaces and line ends that PDFium guesses.

    `letter_of` gives the letters of a character by its text page's handle and its number; "" leaves it out.
    """
    raw = textpage.raw
    shapes, setting, set_by = Shapes(raw), _Setting(0.0, 0.0, 0.0), None
    for at in range(textpage.count_chars()):
        point = unicode_of(raw, at)
        white = point in _WHITE
        if white and is_generated(raw, at) == 1:
            continue
        text = letter_of(raw, at) if letter_of else _sure_letter(point) or told_letter(raw, at)
        if not text:
            continue
        # PDFium gives what it guessed, spaces all, the object before it, which does not set it.
        piece = None if white else piece_of(raw, at)
        if piece is None or piece != set_by:
            setting, set_by = _setting(raw, at), piece
        left, right, bottom, top, x, y, from_, up_to, to, down_to = shapes.of(at)
        if text == " " and to - from_ <= 0:
            # PDFium guesses more spaces than it says: where pieces of text meet, which is a hint that a word ends, and
            # in gaps inside a piece, which says no more than the gap itself.
            if setting.size != GUESSED:
                continue
            text = HINT
        turn = setting.turn
        if turn:
            left, bottom, right, top = turned((left, bottom, right, top), turn)
            from_, down_to, to, up_to = turned((from_, down_to, to, up_to), turn)
            x, y, *_ = turned((x, y, x, y), turn)
        height = setting.height or up_to - down_to
        if not 0 < height < math.inf:
            continue  # what has no height shows nothing
        if text == " " and top - bottom > INKED * height and _is_embedded(raw, at):
            # The font shows something at what the file calls a space.
            text = LOST
        # Some two thousand a page: made without the checks of its own constructor.
        ink = (left + right) / 2
        yield _new(Glyph, (text, min(from_, x), to, y, height, x, ink, bottom, top, at, turn, False))


class _Setting(NamedTuple):
    """How a piece of text is set: its turn in degrees, the height of its letters in points, or 0, and its own size."""

    turn: float
    height: float
    size: float


def _setting(raw: Any, at: int) -> _Setting:
    matrix = pdfium_c.FS_MATRIX()
    matrix_of(raw, at, ctypes.byref(matrix))
    size = size_of(raw, at)
    return _Setting(turn_of(matrix.a, matrix.b), size * math.hypot(matrix.c, matrix.d), size)


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
    point = unicode_of(raw, at)
    letter = _sure_letter(point)
    if letter is None:
        letter = LOST if is_unmapped(raw, at) == 1 else shown(chr(point))
    return letter


@lru_cache(maxsize=4096)
def _sure_letter(point: int) -> str | None:
    """What a character shows that tells it whether the font has a map or not: a space, an Arabic letter, no letter."""
    if not 0 < point < 0x110000:
        return LOST
    character = chr(point)
    return shown(character) if point in _WHITE or _ARABIC.match(character) else None


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
