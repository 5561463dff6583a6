"""Character maps that lie: ToUnicode taken away, turned to private use, to spaces, or to other letters."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

PRIVATE_USE = 0xE000
BF_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>(?=\s*(?:<|endbfchar|\n|\r))")
ARABIC_HEX = re.compile(rb"^(06[0-9A-Fa-f]{2}|FB[5-9A-F][0-9A-Fa-f]|F[CDE][0-9A-Fa-f]{2})+$", re.IGNORECASE)
RANGES = re.compile(rb"\d+\s+beginbfrange(.*?)endbfrange", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


def strip_maps(path: Path) -> None:
    """Take every font's ToUnicode map away."""

    def strip(_pdf: Any, font: Any) -> None:
        if "/ToUnicode" in font:
            del font["/ToUnicode"]

    each_font(path, strip)


def private_maps(path: Path) -> None:
    """Map every Arabic glyph to a private-use character of its own."""
    remap(path, lambda _text, code: b"%04X" % (PRIVATE_USE + int(code, 16) % 0x1900))


def spaces_maps(path: Path) -> None:
    """Map about a seventh of the Arabic glyphs, the same in each run, to spaces."""
    remap(path, lambda target, code: b"0020" if int(code, 16) % 7 == 3 else target)


def permuted_maps(path: Path) -> None:
    """Let half of the Arabic glyphs' entries stand for other letters' texts."""
    targets: list[bytes] = []
    remap(path, lambda target, _code: targets.append(target) or target)
    order = sorted(set(targets))
    moved = [target for target in order if int(target[-4:], 16) % 2]
    shuffled = moved[1:] + moved[:1]
    swap = dict(zip(moved, shuffled, strict=True))
    remap(path, lambda target, _code: swap.get(target, target))


def remap(path: Path, change: Callable[[bytes, bytes], bytes]) -> None:
    """Rewrite the ToUnicode entries that give Arabic text; `change` gets the text and the code, as hex."""

    def entry(found: re.Match[bytes]) -> bytes:
        code, target = found.groups()
        return b"<%s> <%s>" % (code, change(target, code) if ARABIC_HEX.match(target) else target)

    def doctor(pdf: Any, font: Any) -> None:
        if "/ToUnicode" not in font:
            return
        stream = spread_ranges(font["/ToUnicode"].read_bytes())
        font["/ToUnicode"] = pdf.make_stream(BF_ENTRY.sub(entry, stream))

    each_font(path, doctor)


def spread_ranges(stream: bytes) -> bytes:
    """A ToUnicode map with its bfrange sections rewritten as bfchar entries."""

    def spread(section: re.Match[bytes]) -> bytes:
        rows = []
        for low, high, first, listed in RANGE.findall(section.group(1)):
            targets = re.findall(rb"<([0-9A-Fa-f]+)>", listed) if listed else None
            for step in range(int(high, 16) - int(low, 16) + 1):
                code = b"%0*X" % (len(low), int(low, 16) + step)
                last = b"%04X" % (int(first[-4:], 16) + step) if first else b""
                target = targets[step] if targets else first[:-4] + last
                rows.append(b"<%s> <%s>" % (code, target))
        return b"%d beginbfchar\n%s\nendbfchar" % (len(rows), b"\n".join(rows))

    return RANGES.sub(spread, stream)


def each_font(path: Path, change: Callable[[Any, Any], None]) -> None:
    """Apply `change` to the PDF and each of its fonts, and save."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                change(pdf, thing)
        pdf.save(path)
