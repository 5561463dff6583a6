"""What an embedded font itself tells of its glyphs: its character map, its glyphs' names, its substitutions."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from riwaya.read.pdf_codes import Font, program_of

LARGEST = 32 * 1024 * 1024
"""Bytes of a font program that are looked into: the largest Arabic font has 6 million."""

DEEPEST = 3
"""Substitutions after one another that are followed back to a letter."""


class OwnLetters(NamedTuple):
    """The letters of codes as the font itself tells them, and the codes for which it has no glyph."""

    letters: dict[int, str]
    missing: frozenset[int]


NOTHING = OwnLetters({}, frozenset())


def own_letters(font: Font) -> OwnLetters:
    """What the program of a font tells of its codes; nothing where it is not embedded, broken, or of another kind."""
    program = program_of(font.dictionary)
    if program is None or len(program) > LARGEST:
        return NOTHING
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (only fonts that tell nothing need it)

    try:
        opened = TTFont(io.BytesIO(program), lazy=True, fontNumber=0)
        return _of_codes(font, opened)
    except Exception:  # noqa: BLE001  (fontTools raises whatever a broken table leads it to)
        return NOTHING


def _of_codes(font: Font, opened: Any) -> OwnLetters:
    order = opened.getGlyphOrder()
    names = _letters_of_names(opened, order)
    letters: dict[int, str] = {}
    missing = set()
    for code, name in _names_of_codes(font, opened, order):
        if name == order[0]:
            missing.add(code)
        elif name in names:
            letters[code] = names[name]
    return OwnLetters(letters, frozenset(missing))


def _names_of_codes(font: Font, opened: Any, order: list[str]) -> Iterator[tuple[int, str]]:
    """The glyph that each code shows (ISO 32000-1, 9.6.6.4 and 9.7.4)."""
    if font.wide:
        glyphs = font.glyph_numbers()
        for code in range(len(glyphs) // 2 if glyphs is not None else len(order)):
            number = int.from_bytes(glyphs[2 * code : 2 * code + 2]) if glyphs is not None else code
            if number < len(order) and (number or not code):
                yield code, order[number]
        return
    tables = opened["cmap"].tables if "cmap" in opened else ()
    for table in tables:
        if (table.platformID, table.platEncID) in ((1, 0), (3, 0)):
            for code, name in table.cmap.items():
                yield code & 0xFF, name


def _letters_of_names(opened: Any, order: list[str]) -> dict[str, str]:
    """The letters of glyphs by name: from the character map, from the names, then by substitutions from known ones."""
    from fontTools import agl  # noqa: PLC0415

    letters: dict[str, str] = {}
    made_up = "post" not in opened or opened["post"].formatType != 2
    for point, name in (opened.getBestCmap() or {}).items() if "cmap" in opened else ():
        _note(letters, name, chr(point))
    for name in () if made_up else order:
        _note(letters, name, agl.toUnicode(name))  # type: ignore[no-untyped-call]
    known = dict(letters)
    for _ in range(DEEPEST if "GSUB" in opened else 0):
        for name, parts in _substitutions(opened):
            if all(part in known for part in parts):
                known.setdefault(name, "".join(known[part] for part in parts))
    return known


def _note(letters: dict[str, str], name: str, text: str) -> None:
    plain = unicodedata.normalize("NFKC", text)
    if plain and name not in letters and all(unicodedata.category(each)[0] != "C" for each in plain):
        letters[name] = plain


def _substitutions(opened: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each glyph that a font puts in the place of others, and those (OpenType, GSUB types 1, 3 and 4)."""
    lookups = opened["GSUB"].table.LookupList
    for lookup in lookups.Lookup if lookups else ():
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            kind = inner.LookupType
            if kind == 1:
                yield from ((name, (part,)) for part, name in inner.mapping.items())
            elif kind == 3:
                yield from ((name, (part,)) for part, names in inner.alternates.items() for name in names)
            elif kind == 4:
                for first, ligatures in inner.ligatures.items():
                    yield from ((each.LigGlyph, (first, *each.Component)) for each in ligatures)
