"""Lines of a PDF page as they are read: the glyphs of a line by their place, with words and numbers whole."""

import itertools
import math
import statistics
import unicodedata
from array import array
from functools import lru_cache

from riwaya.read.pdf_bidi import Kind, Piece, Words, is_mark, kind_of, read_pieces
from riwaya.read.pdf_values import (
    EMPTY,
    EMPTY_TEXTS,
    HINT,
    LOST,
    TATWEEL,
    Glyph,
    PageLine,
    by_base,
    by_height,
    by_left,
    by_order,
    by_pen_and_right,
    by_right,
    is_marks,
)

WORD_GAP = 0.18
"""Least gap between two words, in letter heights, where one is not Arabic or two pieces of text meet: in the
10 PDFs whose words come out right, gaps inside words have .17 at most there, and between words .20 at
least."""

LIKELY_GAPS = (0.1, 0.28)
"""Between these, each line without space glyphs chooses its own least gap: over 18 PDFs, gaps inside words
reach .19, and between words begin at .14."""

KERNED_GAP = 0.45
"""The same where the line has space glyphs, so that gaps say little. A judgement: inside words of 12 PDFs
they reach .14, and none parts two words."""

LONG_WORD = 7.5
"""A line has all its space glyphs if one comes to so many Arabic letters: of the lines of 45 PDFs, those that have them
have one to 4 to 7.4 letters, six one to 8; a line that has lost some has one to 8.2, those without 27 and more."""

FLAT_LIES = ("'", "`", "/", LOST)
TALL = ("ا", "ل", "ك")
ALEFS = ("ا", "أ", "إ", "آ", "ٱ")

FLAT = 0.2
"""A stroke lower than this many letter heights is flat. A judgement: kashidas have .04 to .08, teeth .25 and more."""

BOLDER = 0.06
"""Letter heights by which a letter drawn twice is shifted at most. A judgement: bold strokes gain as much."""

LONG_LINE_WORD = 10
"""Letters a word from which on a line has words run together. A judgement: lines of news have 4.8, and 7 at most."""

PROCLITICS = ("و", "ف", "ب", "ل", "ك")


def without_lies(glyph: Glyph) -> Glyph:
    """The glyph, its letter put right where its shape shows that the file gives a wrong one.

    A flat stroke on the base line that is called an apostrophe, a slash or nothing is a kashida; a small unknown glyph
    far above or below the line is a vowel mark, without which words read as well.
    """
    if glyph.text not in FLAT_LIES:
        return glyph
    tall = glyph.top - glyph.bottom
    if _is_flat(glyph):
        return glyph._replace(text=TATWEEL)
    outside = glyph.top < glyph.base - 0.1 * glyph.height or glyph.bottom > glyph.base + 0.7 * glyph.height
    if glyph.text == LOST and outside and tall < 0.4 * glyph.height:
        return glyph._replace(text="")
    return glyph


def _is_flat(glyph: Glyph) -> bool:
    return glyph.top - glyph.bottom < FLAT * glyph.height and glyph.top - glyph.base < 0.25 * glyph.height


def read_line(cell: list[Glyph]) -> PageLine | None:
    """The line that glyphs in any order make, or None where they show nothing."""
    words = _read(cell).stripped()
    if not words.text:
        return None
    inked = [glyph for glyph in cell if glyph.text not in EMPTY]
    return PageLine(
        words.text,
        min(map(by_left, inked)),
        max(map(by_right, inked)),
        statistics.median(map(by_base, inked)),
        statistics.median(map(by_height, cell)),
        min(glyph.bottom for glyph in inked),
        max(glyph.top for glyph in inked),
        array("f", itertools.chain.from_iterable(words.edges)),
        cell[0].turn,
    )


def _read(cell: list[Glyph]) -> Words:
    bases = _ordered(cell)
    # An address has no spaces however long it is.
    letters = sum(base[0].text != TATWEEL and kind_of(base[0].text) == "arabic" for base in bases)
    spaced = sum(base[0].text == " " for base in bases) > letters / LONG_WORD
    return read_pieces(_with_spaces(bases, KERNED_GAP if spaced else _word_gap(bases)))


def _ordered(cell: list[Glyph]) -> list[list[Glyph]]:
    """The bases of a line from left to right, each followed by its marks."""
    ordered = sorted(cell, key=by_order, reverse=True)
    ordered.sort(key=by_pen_and_right)
    bases = [[glyph] for glyph in ordered if not is_marks(glyph.text)]
    letters = [base for base in bases if base[0].text not in EMPTY]
    if not letters:
        return [[glyph] for glyph in cell]
    marks = [glyph for glyph in ordered if is_marks(glyph.text)] if len(bases) < len(cell) else []
    marks.sort(key=by_order)
    for mark, base in zip(marks, _bearers(marks, letters), strict=True):
        # No letter has a mark twice: files name it with the letter and again by itself.
        if not any(mark.text in glyph.text for glyph in base):
            base.append(mark)
    return _once(_with_kashidas(_with_lam_first(bases)))


def _with_lam_first(bases: list[list[Glyph]]) -> list[list[Glyph]]:
    """The bases; an alef and a lam that stand in one place are lam-alef, whatever their pens say."""
    result = list(bases)
    for at in [at for at, base in enumerate(bases[:-1]) if base[0].text == "ل"]:
        lam, alef = bases[at][0], bases[at + 1][0]
        if alef.text in ALEFS and abs(lam.pen - alef.pen) < BOLDER * lam.height:
            result[at : at + 2] = [bases[at + 1], bases[at]]
    return result


def _bearers(marks: list[Glyph], letters: list[list[Glyph]]) -> list[list[Glyph]]:
    """The letter of each mark: the one above or below which it is drawn."""
    return [
        min(letters, key=lambda base: (_away(mark, base[0]), abs(base[0].ink - mark.ink))) for mark in marks
    ]


def _away(mark: Glyph, base: Glyph) -> float:
    """How far beside a letter a mark is drawn."""
    return max(base.left - mark.ink, mark.ink - base.right, 0.0)


def _with_kashidas(bases: list[list[Glyph]]) -> list[list[Glyph]]:
    """The bases; flat strokes between Arabic letters that are called digits, brackets or Latin letters put right."""
    lies = [
        _is_drawn_otherwise(base[0].text) and base[0].top > base[0].bottom and _is_flat(base[0])
        for base in bases
    ]
    if not any(lies):
        return bases
    # The kind of the next letter that is no such stroke, on either side of each.
    kinds = [
        None if lie or base[0].text == HINT else kind_of(base[0].text)
        for lie, base in zip(lies, bases, strict=True)
    ]
    before, after = _last_known(kinds), _last_known(kinds[::-1])[::-1]
    return [
        [base[0]._replace(text=TATWEEL), *base[1:]]
        if lie and "arabic" in sides and not {"latin", "digit"} & sides
        else base
        for lie, sides, base in zip(lies, map(set, zip(before, after, strict=True)), bases, strict=True)
    ]


def _last_known(kinds: list[Kind | None]) -> list[Kind | None]:
    """The last kind before each place that is one."""
    last: Kind | None = None
    known = []
    for kind in kinds:
        last = kind or last
        known.append(last)
    return known


@lru_cache(maxsize=4096)
def _is_drawn_otherwise(text: str) -> bool:
    """Whether no font draws a character as a flat stroke."""
    return kind_of(text) in ("latin", "digit") or text in "()[]{}"


def _once(bases: list[list[Glyph]]) -> list[list[Glyph]]:
    """The bases without what the file tells twice: a letter drawn again for weight, a hamza called by its letter."""
    kept: list[list[Glyph]] = []
    reach = -math.inf
    for base in bases:
        glyph = base[0]
        clear = glyph.left - 1 > reach
        reach = max(reach, glyph.ink)
        if clear and (not kept or glyph.ink > kept[-1][0].right + 1):
            kept.append(base)
            continue
        again = [at for at in range(max(len(kept) - 2, 0), len(kept)) if _is_again(glyph, kept[at][0])]
        if not again:
            kept.append(base)
            continue
        small, large = sorted((base, kept[again[0]]), key=lambda each: _ink(each[0]))
        letter = large[0]
        marks = "".join(mark for mark in small[0].text if is_mark(mark) and mark not in letter.text)
        kept[again[0]] = [letter._replace(text=letter.text + marks), *large[1:]]
    return kept


def _is_again(one: Glyph, other: Glyph) -> bool:
    if not (other.left - 1 <= one.ink <= other.right + 1 or one.left - 1 <= other.ink <= one.right + 1):
        return False
    if not (_holds(one.text, other.text) or _holds(other.text, one.text)):
        return False
    small, large = sorted((one, other), key=_ink)
    if not _holds(large.text, small.text):
        return False
    shift = max(abs(small.pen - large.pen), abs(small.bottom - large.bottom), abs(small.top - large.top))
    if small.text == large.text and shift < BOLDER * large.height:
        return True
    apart = small.bottom > large.top - BOLDER * large.height or small.top < large.bottom
    return apart and _has_mark(small.text) and large.left - 1 <= small.ink <= large.right + 1


@lru_cache(maxsize=4096)
def _holds(text: str, other: str) -> bool:
    """Whether a glyph's text has all letters of another's, which has some."""
    letters = {each for each in other if not is_mark(each)}
    return not EMPTY_TEXTS & {text, other} and bool(letters) and letters <= set(text)


@lru_cache(maxsize=4096)
def _has_mark(text: str) -> bool:
    """Whether a letter is written with a mark or a hamza, which fonts may draw by itself and call by the letter."""
    return any(map(is_mark, unicodedata.normalize("NFD", text)))


def _ink(glyph: Glyph) -> float:
    return (glyph.right - glyph.left) * (glyph.top - glyph.bottom)


def _word_gap(bases: list[list[Glyph]]) -> float:
    """The gap that parts words in a line without space glyphs: the middle of the largest step between its gaps."""
    inked = [base[0] for base in bases if base[0].text not in EMPTY]
    reach = inked[0].right if inked else 0.0
    gaps = []
    for glyph in inked[1:]:
        gaps.append((glyph.left - reach) / glyph.height)
        reach = max(reach, glyph.right)
    low, high = LIKELY_GAPS
    steps = [low, *sorted(gap for gap in gaps if low < gap < high), high]
    # The widest step, unless it leaves words too long to be words.
    for step in sorted(itertools.pairwise(steps), key=lambda step: step[0] / step[1]):
        least = sum(step) / 2
        if len(inked) < LONG_LINE_WORD * (1 + sum(gap > least for gap in gaps)):
            return least
    return low


def _with_spaces(bases: list[list[Glyph]], gap: float) -> list[Piece]:
    """The pieces of a line from left to right, with a space wherever one word ends."""
    pieces: list[Piece] = []
    reach = -math.inf
    hints = [base[0].left for base in bases if base[0].text == HINT]
    for at, base in enumerate(bases):
        first = base[0]
        if first.text == " ":
            if (at and _hides(bases[at - 1][0], first)) or (
                at + 1 < len(bases) and _hides(bases[at + 1][0], first)
            ):
                # Nothing is seen of it, but it parts the runs that the file set.
                pieces.append(Piece("", first.left, first.left))
                continue
            if pieces and pieces[-1].text != " ":
                pieces.append(Piece(" ", first.left, first.right))
            reach = max(reach, first.right)
            continue
        if first.text == HINT or (first.text in TALL and _repeats(first, bases[at + 1 : at + 2])):
            continue
        free = (first.left - reach) / first.height
        if free > LIKELY_GAPS[0] and pieces and pieces[-1].text != " ":
            hinted = bool(hints) and any(reach - 1 <= hint <= first.left + 1 for hint in hints)
            least = (
                KERNED_GAP if _is_proclitic(bases, at) else _least_gap(first, pieces[-1], gap, hinted=hinted)
            )
            if free > least:
                pieces.append(Piece(" ", reach, first.left))
        text = first.text if len(base) == 1 else "".join(glyph.text for glyph in base)
        pieces.append(Piece(text, first.left, first.right))
        reach = max(reach, first.right)
    return pieces


def _least_gap(glyph: Glyph, last: Piece, gap: float, *, hinted: bool) -> float:
    """The gap that parts a glyph from what stands on its left, in its heights.

    Space glyphs stand between Arabic words, and are often left out beside the other script.
    """
    arabic = kind_of(glyph.text) == kind_of(last.text) == "arabic"
    return gap if arabic and not hinted else min(WORD_GAP, gap)


def _is_proclitic(bases: list[list[Glyph]], at: int) -> bool:
    """Whether a letter stands alone before a word, to which it then belongs: no Arabic word has one letter."""
    if bases[at][0].text not in PROCLITICS:
        return False
    return next((other[0].text for other in bases[at + 1 : at + 3] if other[0].text != HINT), " ") == " "


def _hides(glyph: Glyph, space: Glyph) -> bool:
    """Whether a glyph is drawn where a space is said to be."""
    if glyph.text in EMPTY or not abs(glyph.pen - space.pen) < BOLDER * space.height:
        return False
    shared = min(glyph.right, space.right) - max(glyph.left, space.left)
    width = space.right - space.left
    return width > 0 and shared > 0.6 * width


def _repeats(glyph: Glyph, right: list[list[Glyph]]) -> bool:
    """Whether a glyph is the flat joining stroke of the letter on its right, which the file tells a second time."""
    return _is_flat(glyph) and any(base[0].text == glyph.text for base in right)
