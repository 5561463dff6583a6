"""PDFs whose fonts tell wrong letters: the same file with each font's codes in the place of its letters."""

import io
import logging
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject, StreamObject

# What is broken in a file is told in one line by whoever reads it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)

BROKEN = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf raises at files that are not as they should be."""

MOST_FONTS = 200
"""Fonts of a file that are looked at; the largest of 100 PDFs has 31."""

MOST_NAMELESS = 160
"""Fonts without a name whose codes have room."""

_RANGES = ((0x0000, 0xA400, 0x3400), (0xE000, 0xF900, 0xE000), (0xFB00, 0x10000, 0x1100))
"""Codes from, up to, and the characters that stand for them: none that PDFium turns round, joins or leaves out."""


class Font(NamedTuple):
    """A font of the file: its PDF dictionary."""

    dictionary: Any

    @property
    def wide(self) -> bool:
        """Whether its codes have two bytes."""
        return bool(self.dictionary.get("/Subtype") == "/Type0")

    def glyph_numbers(self) -> bytes | None:
        """The two bytes of each code's glyph number, or None where the code itself is the number."""
        for below in _object(self.dictionary.get("/DescendantFonts")) or ():
            table = _object(_object(below).get("/CIDToGIDMap"))
            if hasattr(table, "get_data"):
                return bytes(table.get_data())
        return None


class Coded(NamedTuple):
    """A PDF in whose text each character stands for a code, as `code_of` gives it, and its fonts by name.

    Fonts without a name are called by their number; their codes, below `nameless`, begin at 256 times that.
    """

    data: bytes
    fonts: dict[str, Font]
    nameless: int = 0


def code_of(point: int) -> int | None:
    """The code for which a character of a coded PDF stands; None for what PDFium made up.

    >>> code_of(0x3441)
    65
    """
    for first, end, start in _RANGES:
        if start <= point < start + end - first:
            return point - start + first
    return None


def with_codes(data: bytes, pages: Iterable[int]) -> Coded:
    """The PDF with codes for letters in the embedded fonts of some pages, which count from 0; raises one of BROKEN.

    A font's map to letters is replaced, and its name made its own; nothing moves on the page. The changes are
    appended (ISO 32000-1, 7.5.6), for a PDF of many pages need not be written anew.
    """
    writer = pypdf.PdfWriter(fileobj=io.BytesIO(data), incremental=True)
    fonts: dict[str, Font] = {}
    known: set[int] = set()
    maps = {wide: _code_map(wide=wide) for wide in (False, True)}
    nameless = 0
    for number in pages:
        for dictionary in _fonts_of(writer.pages[number].get("/Resources"), 0):
            # What is drawn for a font that is not embedded is another font's, and says nothing of its codes.
            if id(dictionary) in known or len(fonts) >= MOST_FONTS or not _is_drawn(dictionary):
                continue
            known.add(id(dictionary))
            font = Font(dict(dictionary))
            if "/CharProcs" in dictionary and nameless < MOST_NAMELESS:
                # PDFium tells no name of a font that draws its glyphs itself (9.6.5): its codes begin elsewhere.
                fonts[f"{nameless}"] = font
                code_map = _code_map(wide=False, offset=0x100 * nameless)
                nameless += 1
            else:
                fonts[_named(dictionary, len(fonts))] = font
                code_map = maps[font.wide]
            dictionary[NameObject("/ToUnicode")] = writer._add_object(code_map)  # noqa: SLF001
    written = io.BytesIO()
    writer.write(written)
    return Coded(written.getvalue(), fonts, 0x100 * nameless)


def _fonts_of(resources: Any, depth: int) -> Iterator[Any]:
    """The font dictionaries of a page and of the forms that it draws."""
    resources = _object(resources)
    if resources is None or depth > 4:
        return
    for font in (_object(resources.get("/Font")) or {}).values():
        found = _object(font)
        if found is not None:
            yield found
    for drawn in (_object(resources.get("/XObject")) or {}).values():
        form = _object(drawn)
        if form is not None and form.get("/Subtype") == "/Form":
            yield from _fonts_of(form.get("/Resources"), depth + 1)


def _object(reference: Any) -> Any:
    return reference.get_object() if hasattr(reference, "get_object") else reference


def _named(dictionary: Any, number: int) -> str:
    """Give an embedded font a name of its own."""
    plain = str(dictionary.get("/BaseFont", "/Font")).lstrip("/")
    below = [_object(each) for each in _object(dictionary.get("/DescendantFonts")) or ()]
    name = f"Riwaya{number}-{plain.rpartition('+')[2]}"
    for each in (dictionary, *below):
        each[NameObject("/BaseFont")] = NameObject(f"/{name}")
    return name


def _is_drawn(dictionary: Any) -> bool:
    """Whether the file itself says how the font's glyphs look."""
    return "/CharProcs" in dictionary or _program(dictionary) is not None


def program_of(dictionary: Any) -> bytes | None:
    """The program of an embedded font, or None; broken streams raise one of BROKEN."""
    stream = _program(dictionary)
    return None if stream is None else bytes(stream.get_data())


def _program(dictionary: Any) -> Any:
    """The stream of an embedded font, of one that it is made of, or None."""
    below = (_object(each) for each in _object(dictionary.get("/DescendantFonts")) or ())
    for each in (dictionary, *below):
        descriptor = _object(each.get("/FontDescriptor")) or {}
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in descriptor:
                return _object(descriptor[key])
    return None


def _code_map(*, wide: bool, offset: int = 0) -> StreamObject:
    size, last = (4, 0xFFFF) if wide else (2, 0xFF)
    lines = [
        f"<{code:0{size}x}> <{min(code + 0xFF, last):0{size}x}> <{start + code - first + offset:04x}>"
        for first, end, start in _RANGES
        for code in range(first, min(end, last + 1), 0x100)
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n" for block in blocks)
    stream = StreamObject()
    stream.set_data(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def\n"
            f"1 begincodespacerange <{0:0{size}x}> <{last:0{size}x}> endcodespacerange\n{body}endcmap end end"
        ).encode()
    )
    return stream
