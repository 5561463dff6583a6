"""Glyphs of Type 3 fonts, which count in units of their own: their heights, from what is seen of them."""

from riwaya.read.pdf_values import Glyph

SMALL = 0.4
"""Share of its ink's height below which a glyph's nominal height is no height: letters have .8 and more."""

TALLEST = 0.9
"""The share of a page's glyphs that a letter with an ascender is higher than."""

ASCENDER = 0.7
"""Height of an ascender in letter heights, as Arabic fonts draw them."""


def with_heights(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, those of a height that cannot be theirs with the one that their ascenders show."""
    small = [glyph for glyph in glyphs if 0 < glyph.height < SMALL * (glyph.top - glyph.bottom)]
    if not small:
        return glyphs
    heights = {glyph.height for glyph in small}
    found = {
        height: sorted(glyph.top - glyph.base for glyph in small if glyph.height == height)
        for height in heights
    }
    real = {height: max(height, tops[int(TALLEST * len(tops))] / ASCENDER) for height, tops in found.items()}
    return [glyph._replace(height=real.get(glyph.height, glyph.height)) for glyph in glyphs]
