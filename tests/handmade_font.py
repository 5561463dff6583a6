"""A tiny font, drawn here, and PDFs that embed it, with maps that tell its letters rightly, wrongly or not."""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from handmade_pdf import file_of


def font(letters: dict[str, str]) -> bytes:
    """A TrueType font of one block a glyph; `letters` are the glyphs' names and the letters of its character map."""
    names = [".notdef", *letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for name, letter in letters.items() if letter})
    builder.setupGlyf({name: _block(300 + 20 * number) for number, name in enumerate(names)})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Handmade", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


def _block(height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, height))
    pen.lineTo((400, height))
    pen.lineTo((400, 0))
    pen.closePath()
    return pen.glyph()


def embedded(program: bytes, lines: list[list[int]], told: dict[int, str]) -> bytes:
    """A PDF of lines of glyph numbers from right to left in an embedded font, whose map tells `told` of them."""
    content = "\n".join(
        f"BT /F1 12 Tf 1 0 0 1 {550 - 6 * (at + 1)} {700 - 20 * number} Tm <{glyph:04x}> Tj ET"
        for number, line in enumerate(lines)
        for at, glyph in enumerate(line)
    )
    pairs = "\n".join(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in told.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(told)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    )
    hexed = program.hex()
    fonts = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Handmade /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 8 0 R >>"
    )
    below = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Handmade /CIDToGIDMap /Identity /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>"
    )
    described = (
        "<< /Type /FontDescriptor /FontName /AAAAAA+Handmade /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>"
    )
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    tree = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    streams = [_stream(cmap), _stream(f"{hexed}>", "/Filter /ASCIIHexDecode")]
    return file_of([*tree, _stream(content), fonts, below, described, *streams])


def _stream(content: str, more: str = "") -> str:
    return f"<< /Length {len(content)} {more} >>\nstream\n{content}\nendstream"
