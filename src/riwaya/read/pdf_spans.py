"""What a PDF says its glyphs spell (ActualText, ISO 32000-1, 14.9.4), laid on the glyphs as the page shows them.

PDFium gives the letters of such a span the place of its first piece alone, which may be a vowel mark's. So the spans
are taken off the page before its text is read, and laid on the glyphs that then come out each at its own place.
"""

import codecs
import ctypes
import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw

from riwaya.read.pdf_bidi import is_mark
from riwaya.read.pdf_turns import turn_of, turned
from riwaya.read.pdf_values import HINT, LOST, Glyph
from riwaya.read.pdfium_calls import Handle, bound, piece_of

LONGEST = 4096
"""Bytes of a span's text that are read: a page's worth."""

DEEPEST = 8
"""Forms within forms that are looked into. A judgement: files seen have two."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium_c: Any = pypdfium2.raw

_object_count, _object = bound("FPDFPage_CountObjects"), bound("FPDFPage_GetObject", Handle)
_inner_count, _inner = bound("FPDFFormObj_CountObjects"), bound("FPDFFormObj_GetObject", Handle)
_kind, _bounds = bound("FPDFPageObj_GetType"), bound("FPDFPageObj_GetBounds")
_matrix, _font_size = bound("FPDFPageObj_GetMatrix"), bound("FPDFTextObj_GetFontSize")
_mark_count, _mark = bound("FPDFPageObj_CountMarks"), bound("FPDFPageObj_GetMark", Handle)
_remove_mark, _blob_value = bound("FPDFPageObj_RemoveMark"), bound("FPDFPageObjMark_GetParamBlobValue")


class Piece(NamedTuple):
    """A piece of text of a page by its address: what PDFium sets in one go."""

    address: int
    thing: Handle


class Spans(NamedTuple):
    """The texts of a page's spans, the number of the span for each piece in one, and the pieces in none."""

    texts: list[str]
    numbers: dict[int, int]
    others: list[Piece]


def take_spans(page: Any) -> Spans:
    """The spans of a page, which are taken off it."""
    spans = Spans([], {}, [])
    known: dict[int, int] = {}
    marks = []
    buffer = (ctypes.c_ubyte * LONGEST)()
    size = ctypes.c_ulong()
    for thing in _pieces(page):
        for at in range(_mark_count(thing)):
            mark = _mark(thing, ctypes.c_ulong(at))
            if not _blob_value(mark, b"ActualText", buffer, ctypes.c_ulong(LONGEST), ctypes.byref(size)):
                continue
            place = _address(mark)
            if place not in known:
                known[place] = len(spans.texts)
                spans.texts.append(_decoded(bytes(buffer[: size.value])))
                marks.append((thing, mark))
            spans.numbers[_address(thing)] = known[place]
            break
        else:
            spans.others.append(Piece(_address(thing), thing))
    for thing, mark in marks:
        _remove_mark(thing, mark)
    return spans


def _decoded(text: bytes) -> str:
    """A text string of a PDF (ISO 32000-2, 7.9.2.2); one byte a letter where no mark says otherwise."""
    encodings = ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8-sig"), (b"", "latin-1"))
    encoding = next(name for mark, name in encodings if text.startswith(mark))
    return "".join(map(shown, text.decode(encoding, "replace")))


@lru_cache(maxsize=4096)
def shown(character: str) -> str:
    """What a character shows: itself, nothing, a space, or that its letter is lost."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Co", "Cn", "Cs"):
        return LOST
    return "" if category in ("Cc", "Cf") else character


def _pieces(page: Any) -> Iterator[Handle]:
    """The pieces of text of a page; those inside its forms, whose places count from the form's corner, too."""
    raw = page.raw
    for at in range(_object_count(raw)):
        yield from _pieces_of(_object(raw, at), 0)


def _pieces_of(thing: Handle, depth: int) -> Iterator[Handle]:
    kind = _kind(thing)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        yield thing
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        for at in range(_inner_count(thing)):
            yield from _pieces_of(_inner(thing, ctypes.c_ulong(at)), depth + 1)


def _address(thing: Handle) -> int:
    return thing.value or 0


def spell(glyphs: list[Glyph], textpage: Any, spans: Spans) -> list[Glyph]:
    """The glyphs, those of one span made one that has the span's text and the place of its letters.

    Spans cut a text into many pieces. PDFium guesses spaces between pieces and then leaves out those that are there:
    they are put back.
    """
    if not spans.numbers:
        return glyphs
    raw = textpage.raw
    pieces = [piece_of(raw, at) or 0 for at in range(textpage.count_chars())]
    groups: dict[int, list[Glyph]] = {}
    spelled: list[Glyph | int] = []
    for glyph in glyphs:
        number = spans.numbers.get(pieces[glyph.order]) if glyph.text != HINT else None
        if number is None:
            spelled.append(glyph)
        elif number in groups:
            groups[number].append(glyph)
        else:
            groups[number] = [glyph]
            spelled.append(number)
    whole = [
        each if isinstance(each, Glyph) else _together(groups[each], spans.texts[each]) for each in spelled
    ]
    return [*(glyph for glyph in whole if glyph.text), *_spaces(spans.others, set(pieces))]


def _spaces(pieces: list[Piece], seen: set[int]) -> Iterator[Glyph]:
    """The pieces without ink that PDFium's text leaves out."""
    edges = [ctypes.c_float() for _ in range(4)]
    size, matrix = ctypes.c_float(), pdfium_c.FS_MATRIX()
    for address, thing in pieces:
        if address in seen:
            continue
        _bounds(thing, *map(ctypes.byref, edges))
        if edges[0].value != edges[2].value:
            continue
        _matrix(thing, ctypes.byref(matrix))
        _font_size(thing, ctypes.byref(size))
        turn = turn_of(matrix.a, matrix.b)
        pen, base, *_ = turned((matrix.e, matrix.f, matrix.e, matrix.f), turn)
        height = size.value * math.hypot(matrix.c, matrix.d)
        if not 0 < height < math.inf:
            continue
        yield Glyph(" ", pen, pen, base, height, pen, pen, base, base, len(seen), turn)


def _together(glyphs: list[Glyph], text: str) -> Glyph:
    """One glyph with a text of its own, in the place of those that are no marks, unless it is one itself."""
    # A mark may come with a kashida, in whose place it does not stand.
    marks = all(map(is_mark, text))
    letters = [glyph for glyph in glyphs if glyph.is_mark is marks] or glyphs
    largest = max(letters, key=_area)
    # The file does not tell which of a span's glyphs are marks if it tells no letters: they stand off the line.
    letters = [glyph for glyph in letters if glyph is largest or not _stands_off(glyph, largest)]
    left, right = min(glyph.left for glyph in letters), max(glyph.right for glyph in letters)
    return largest._replace(
        text=text,
        left=left,
        right=right,
        pen=min(glyph.pen for glyph in letters),
        ink=(left + right) / 2,
        bottom=min(glyph.bottom for glyph in letters),
        top=max(glyph.top for glyph in letters),
    )


def _area(glyph: Glyph) -> float:
    return (glyph.right - glyph.left) * (glyph.top - glyph.bottom)


def _stands_off(glyph: Glyph, largest: Glyph) -> bool:
    """Whether a glyph is drawn above or below the letter that it belongs to, not beside it."""
    return largest.left - 1 <= glyph.ink <= largest.right + 1
