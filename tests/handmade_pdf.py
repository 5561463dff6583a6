"""Small PDFs made by hand: glyphs of any letters at any places, with a map from codes to letters."""

import re

WIDTH = 0.5
"""Width of each glyph in its own size; a space has half of it."""


def pdf(pages: list[list[tuple[float, float, list[tuple[float, str]]]]], *, mapped: bool = True) -> bytes:
    """A PDF of pages of lines: each line its base line, letter size, and glyphs with their left edge and letters."""
    letters = sorted({text for page in pages for *_, glyphs in page for _, text in glyphs})
    codes = {text: number for number, text in enumerate(letters, 33)}
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font, cmap = _font(codes, mapped=mapped)
    objects += [font, cmap]
    kids = []
    for page in pages:
        content = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y} Tm <{codes[text]:02x}> Tj ET"
            for y, size, glyphs in page
            for x, text in glyphs
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _font(codes: dict[str, int], *, mapped: bool) -> tuple[str, str]:
    widths = " ".join("250" if text == " " else str(int(WIDTH * 1000)) for text in codes)
    last = max(codes.values(), default=33)
    pairs = "\n".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items())
    body = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )
    to_unicode = " /ToUnicode 4 0 R" if mapped else ""
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 33 "
        f"/LastChar {last} /Widths [{widths}]{to_unicode} >>"
    )
    return font, f"<< /Length {len(body)} >>\nstream\n{body}\nendstream"


def _file(objects: list[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF\n".encode()


def set_line(
    text: str, y: float, size: float = 12.0, right: float = 550.0
) -> tuple[float, float, list[tuple[float, str]]]:
    """A line set from the right as a page shows it: runs of digits and Latin in their own direction."""
    runs = re.findall(r"[0-9A-Za-z]+(?:[.,:/][0-9A-Za-z]+)*|.", text)
    glyphs = []
    x = right
    for run in runs:
        width = sum(_width(each, size) for each in run)
        x -= width
        place = x
        for each in run:
            glyphs.append((place, each))
            place += _width(each, size)
    return y, size, glyphs


def _width(letter: str, size: float) -> float:
    return size * (0.25 if letter == " " else WIDTH)
