"""Lines of a PDF page in the order they are read: glyphs by their place, right to left, with words and numbers whole."""

import re
import statistics
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

LOST = "\ufffd"
"""Stands for a glyph whose letter the file does not tell."""

BASELINE = 0.35
"""Glyphs whose baselines differ by less than this share of their height are on one line; raised marks differ more."""

WORD_GAP = 0.16
"""Least gap between two words, in letter heights, where the page has no space glyphs: inside words .08 at most."""

KERNED_GAP = 0.45
"""The same where the page has space glyphs: fonts leave up to .4 behind ر inside a word."""

COLUMN_GAP = 2.5
"""A gap of this many letter heights parts two columns or cells; justified lines have at most 1.6 between words."""

_DIGIT = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_MIRROR = dict(zip("()[]{}«»‹›“”", ")(][}{»«›‹”“", strict=True))
_OPENING = frozenset("([{«‹“")
_JOINED_NUMBER = frozenset(".,:/\u066b\u066c'’")


class Glyph(NamedTuple):
    """What one glyph shows, in reading order within itself, and its place on the page in points, y growing upwards.

    `left` and `right` bound the room it takes in its line, `ink` is the middle of what is seen of it, `pen` the place
    at which it was set: glyphs that overlap, as in stacked ligatures, are in the order of their pens.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    pen: float
    ink: float
    order: int

    @property
    def is_mark(self) -> bool:
        """Whether it stands on another letter."""
        return bool(self.text) and all(unicodedata.category(each) == "Mn" for each in self.text)


class PageLine(NamedTuple):
    """A line of text: its words in reading order, its place in points, y growing upwards, and its letters' height."""

    text: str
    left: float
    right: float
    base: float
    height: float


def page_lines(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines of a page from top to bottom, each read from right to left, or left to right where it is Latin."""
    spaces = sum(glyph.text == " " for glyph in glyphs)
    gap = KERNED_GAP if spaces > len(glyphs) / 25 else WORD_GAP
    lines = []
    for row in _rows([glyph for glyph in glyphs if glyph.text]):
        for cell in _cells(row):
            text = _read(cell, gap).strip()
            if text:
                height = statistics.median(glyph.height for glyph in cell)
                inked = [glyph for glyph in cell if glyph.text != " "]
                left, right = min(g.left for g in inked), max(g.right for g in inked)
                lines.append(PageLine(text, left, right, cell[0].base, height))
    return lines


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline, rows from top to bottom; glyphs of no height keep to the row nearest."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: -each.base):
        if rows and rows[-1][-1].base - glyph.base <= BASELINE * max(rows[-1][-1].height, glyph.height, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _cells(row: list[Glyph]) -> list[list[Glyph]]:
    """The parts of a row between gaps as wide as those between columns, from right to left."""
    ordered = sorted(row, key=lambda each: -each.right)
    height = statistics.median(glyph.height for glyph in row)
    cells = [[ordered[0]]]
    reach = ordered[0].left
    for glyph in ordered[1:]:
        if reach - glyph.right > COLUMN_GAP * height:
            cells.append([])
        cells[-1].append(glyph)
        reach = min(reach, glyph.left)
    return cells


def _read(cell: list[Glyph], gap: float) -> str:
    """The text of a line, from its glyphs in any order."""
    letters = _with_spaces(_ordered(cell), gap)
    arabic = sum(
        "\u0600" <= each <= "\u06ff" or "\ufb50" <= each <= "\ufeff" for text in letters for each in text
    )
    latin = sum(bool(_LATIN.match(each)) for text in letters for each in text)
    if latin > arabic:
        return "".join(letters)
    return _brackets_turned(_logical(letters))


def _ordered(cell: list[Glyph]) -> list[list[Glyph]]:
    """The bases of a line from left to right, each followed by its marks."""
    ordered = sorted(cell, key=lambda each: (each.pen, each.right, -each.order))
    bases = [[glyph] for glyph in ordered if not glyph.is_mark]
    letters = [base for base in bases if base[0].text != " "]
    if not letters:
        return [[glyph] for glyph in cell]
    for mark in sorted((glyph for glyph in cell if glyph.is_mark), key=lambda each: each.order):
        min(letters, key=lambda base: abs(base[0].ink - mark.ink)).append(mark)
    return bases


def _with_spaces(bases: list[list[Glyph]], gap: float) -> list[str]:
    """The texts of a line from left to right, with a space wherever one word ends."""
    texts: list[str] = []
    reach: float | None = None
    for base in bases:
        first = base[0]
        if first.text.isspace():
            if texts and texts[-1] != " ":
                texts.append(" ")
            reach = None if reach is None else max(reach, first.right)
            continue
        if reach is not None and first.left - reach > gap * first.height and texts[-1] != " ":
            texts.append(" ")
        texts.append("".join(glyph.text for glyph in base))
        reach = first.right if reach is None else max(reach, first.right)
    return texts


def _logical(texts: list[str]) -> str:
    """A line from the order in which it is seen, left to right, to the order in which it is read, right to left.

    Runs of Latin and of digits are seen in the order they are read (Unicode Bidirectional Algorithm, rules W and L2).
    """
    result: list[str] = []
    at = len(texts) - 1
    while at >= 0:
        first = _run_start(texts, at)
        result += texts[first : at + 1]
        at = first - 1
    return re.sub(r"([%٪])(\d[\d.,٫٬]*)(?!\d)", r"\2\1", "".join(result))


def _run_start(texts: list[str], last: int) -> int:
    """Where the left-to-right run begins that ends at `last`; `last` itself for a letter read from right to left."""
    if not (_DIGIT.match(texts[last]) or _LATIN.match(texts[last])):
        return last
    first = at = last
    while at > 0:
        at -= 1
        text = texts[at]
        if _LATIN.match(text) or _DIGIT.match(text):
            if not _holds_together(texts[at : first + 1]):
                break
            first = at
        elif _is_strong(text):
            break
    return first


def _holds_together(part: list[str]) -> bool:
    """Whether what stands between two Latin letters or digits leaves them in one run."""
    between = part[1:-1]
    if not between:
        return True
    if _DIGIT.match(part[0]) and _DIGIT.match(part[-1]):
        return len(between) == 1 and between[0] in _JOINED_NUMBER
    return bool(_LATIN.match(part[0])) and not any(_is_strong(text) for text in between)


def _is_strong(text: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def _brackets_turned(text: str) -> str:
    """Brackets and quotation marks the right way round: files tell either the character or its shape, the mirrored one.

    One at the beginning of a word opens and one at its end closes; one with neither side free stays.

    >>> _brackets_turned("وقال )رقم 48(، ثم ”عاد“.")
    'وقال (رقم 48)، ثم “عاد”.'
    """
    result = list(text)
    for at, each in enumerate(text):
        if each not in _MIRROR:
            continue
        free_before = at == 0 or not text[at - 1].isalnum()
        free_after = at + 1 == len(text) or not text[at + 1].isalnum()
        if free_before != free_after and free_before != (each in _OPENING):
            result[at] = _MIRROR[each]
    return "".join(result)
