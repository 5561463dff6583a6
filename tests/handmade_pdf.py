"""Small PDFs made by hand: glyphs of any letters at any places, with a map from codes to letters."""

import hashlib
import re

WIDTH = 0.5
"""Width of each glyph in its own size; a space has half of it."""


_TURNS = {90: "0 1 -1 0 600 0", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 0 800"}
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf(
    pages: list[list[tuple[float, float, list[tuple[float, str]]]]],
    *,
    mapped: bool = True,
    password: str | None = None,
    turn: int = 0,
) -> bytes:
    """A PDF of pages of lines: each line its base line, letter size, and glyphs with their left edge and letters.

    With a `password`, which may be empty, its content is encrypted. All text stands turned by `turn` degrees against
    the clock, and the pages are shown turned back.
    """
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
        if turn:
            content = f"{_TURNS[turn]} cm\n{content}"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {turn} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return file_of(objects, password)


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


def file_of(objects: list[str], password: str | None = None) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    bodies = [body.encode("latin-1") for body in objects]
    trailer = ""
    if password is not None:
        bodies = _encrypted(bodies, password)
        trailer = f" /Encrypt {len(bodies)} 0 R /ID [<00> <00>]"
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = len(data)
    data += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = f"/Size {len(bodies) + 1} /Root 1 0 R{trailer}"
    return data + f"trailer << {trailer} >>\nstartxref\n{end}\n%%EOF\n".encode()


def _encrypted(bodies: list[bytes], password: str) -> list[bytes]:
    """The objects with their streams encrypted, and the object that says how: 40-bit RC4 (ISO 32000-1, 7.6.3)."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    rights = (-4).to_bytes(4, "little", signed=True)
    secret = _md5(padded + owner + rights + b"\0")[:5]
    result = []
    for number, body in enumerate(bodies, 1):
        head, start, rest = body.partition(b"stream\n")
        if start:
            stream = rest.removesuffix(b"\nendstream")
            own = _md5(secret + number.to_bytes(3, "little") + b"\0\0")[:10]
            rest = _rc4(own, stream) + b"\nendstream"
        result.append(head + start + rest)
    user = _rc4(secret, _PADDING)
    described = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"
    return [*result, described.encode()]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(secret: bytes, data: bytes) -> bytes:
    box = list(range(256))
    at = 0
    for number in range(256):
        at = (at + box[number] + secret[number % len(secret)]) % 256
        box[number], box[at] = box[at], box[number]
    first = second = 0
    result = bytearray()
    for byte in data:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        result.append(byte ^ box[(box[first] + box[second]) % 256])
    return bytes(result)


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
