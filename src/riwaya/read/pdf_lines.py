"""Lines of a PDF page as they are read: the glyphs of a line by their place, with words and numbers whole."""

import itertools
import math
import re
import statistics
import unicodedata
from array import array
from functools import lru_cache
from typing import Literal, NamedTuple

HINT = "\u200b"
"""Stands where two pieces of text meet, so that a gap there is likelier one between words."""

LOST = "\ufffd"
"""Stands for a glyph whose letter the file does not tell."""

EMPTY = (" ", HINT)
"""Glyphs without ink."""

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

LONG_WORD = 9
"""A line has real space glyphs if more than one in so many glyphs is a space. A judgement: words of news have
4.8 letters on average, so that one in six is."""

FLAT_LIES = ("'", "`", LOST)
TALL = ("ا", "ل", "ك")

LATIN_LINE = 0.2
"""A line with fewer Arabic letters a Latin one than this is Latin, else Arabic with Latin names: in 18 PDFs
lines have none, or .8 and more."""

STRAIGHT = 3.0
"""Degrees off a quarter turn within which text is straight. A judgement: half of it is the slant of a bad scan."""

TATWEEL = "\u0640"
_DIGIT = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]")
# Both orders look alike on the page, and units follow their number.
_UNIT = re.compile(
    r"(?<![\w/])((?:km|m|kg|mm|cm|ha|MW|kW|GW|kWh|MWh|GB|MB|kHz|MHz|GHz)(?:/[hs]|[²³])?)( )(\d[\d.,]*)(?![\w.,]*\w)"
)
_PER_CENT = re.compile(r"([%٪])(\d[\d.,٫٬]*)(?!\d)")
_STOP_FIRST = re.compile(r"^([.،,:؛;!؟?]+) ?(.*\w)$")
_TANWEEN = re.compile("(\u0644)(\u0627)(\u064b)")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_MIRROR = dict(zip("()[]{}«»‹›“”", ")(][}{»«›‹”“", strict=True))
_OPENING = frozenset("([{«‹“")
_JOINED_NUMBER = frozenset(".,:/\u066b\u066c'’")


class Glyph(NamedTuple):
    """What one glyph shows, in reading order within itself, and its place on the page in points, y growing upwards.

    `left` and `right` bound the room it takes in its line, `ink` is the middle of what is seen of it, `bottom` and
    `top` are its ends, `pen` is the place at which it was set: glyphs that overlap, as in stacked ligatures, are in
    the order of their pens. Where its text stands turned by `turn` degrees against the clock, these are its places
    on the page as `turned` makes it upright.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    pen: float
    ink: float
    bottom: float
    top: float
    order: int
    turn: float = 0.0

    @property
    def is_mark(self) -> bool:
        """Whether it stands on another letter."""
        return bool(self.text) and all(map(_is_mark, self.text))


@lru_cache(maxsize=1024)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


Edges = tuple[float, float]
"""The left and right edge of a character, in points."""


def turn_of(across: float, up: float) -> float:
    """How far a text's base line is turned, in degrees against the clock from 0 to 360, its first steps being given."""
    turn = math.degrees(math.atan2(up, across)) % 360
    straight = round(turn / 90) * 90
    return float((straight if abs(turn - straight) < STRAIGHT else round(turn)) % 360)


def turned(box: tuple[float, float, float, float], turn: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box once the page is turned by `turn` degrees with the clock about its corner.

    The same with `-turn` leads back.

    >>> turned((10, 20, 30, 25), 90)
    (20.0, -30.0, 25.0, -10.0)
    """
    if not turn:
        return box
    quarter = turn % 90 == 0
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    if quarter:
        cos, sin = float(round(cos)), float(round(sin))
    left, bottom, right, top = box
    corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


Role = Literal["text", "aside", "table", "note"]
"""What a line is on its page: an aside is a box that floats in a text, a note stands below it."""

Opens = Literal["", "row", "cell"]
"""What of a table begins with a line."""


class PageLine(NamedTuple):
    """A line of text: its words in reading order, its place in points, y growing upwards, and its letters' height.

    `bottom` and `top` are the ends of its ink, `edges` the left and right edge of each of its characters, `turn` the
    turn of its glyphs. Lines below each other with nothing between make a region; its number counts on the page. The
    column is a place for each cut that made it: () is the whole page.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    bottom: float
    top: float
    edges: "array[float]"
    turn: float = 0.0
    region: int = 0
    column: tuple[int, ...] = ()
    role: Role = "text"
    opens: Opens = ""


class Piece(NamedTuple):
    """A letter with its marks, a ligature or a space, as it stands in a line."""

    text: str
    left: float
    right: float


class Words(NamedTuple):
    """A text with the edges of each of its characters."""

    text: str
    edges: list[Edges]

    def moved(self, pattern: re.Pattern[str], order: tuple[int, ...]) -> "Words":
        """The text with each match of `pattern` replaced by its groups in another order; groups left out go."""
        texts: list[str] = []
        edges: list[Edges] = []
        done = 0
        for match in pattern.finditer(self.text):
            spans = [(done, match.start()), *(match.span(group) for group in order)]
            texts += [self.text[start:end] for start, end in spans]
            edges += [each for start, end in spans for each in self.edges[start:end]]
            done = match.end()
        if not done:
            return self
        return Words("".join((*texts, self.text[done:])), [*edges, *self.edges[done:]])

    def stripped(self) -> "Words":
        """The text without spaces at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        return Words(text, self.edges[start : start + len(text)])


def without_lies(glyph: Glyph) -> Glyph:
    """The glyph, its letter put right where its shape shows that the file gives a wrong one.

    A flat stroke on the base line that is called an apostrophe or nothing is a kashida; a small unknown glyph
    far above or below the line is a vowel mark, without which words read as well.
    """
    tall = glyph.top - glyph.bottom
    if glyph.text in FLAT_LIES and tall < 0.2 * glyph.height and glyph.top - glyph.base < 0.25 * glyph.height:
        return glyph._replace(text=TATWEEL)
    outside = glyph.top < glyph.base - 0.1 * glyph.height or glyph.bottom > glyph.base + 0.7 * glyph.height
    if glyph.text == LOST and outside and tall < 0.4 * glyph.height:
        return glyph._replace(text="")
    return glyph


def read_line(cell: list[Glyph]) -> PageLine | None:
    """The line that glyphs in any order make, or None where they show nothing."""
    words = _read(cell).stripped()
    if not words.text:
        return None
    inked = [glyph for glyph in cell if glyph.text not in EMPTY]
    return PageLine(
        words.text,
        min(glyph.left for glyph in inked),
        max(glyph.right for glyph in inked),
        statistics.median(glyph.base for glyph in inked),
        statistics.median(glyph.height for glyph in cell),
        min(glyph.bottom for glyph in inked),
        max(glyph.top for glyph in inked),
        array("f", itertools.chain.from_iterable(words.edges)),
        cell[0].turn,
    )


def _read(cell: list[Glyph]) -> Words:
    bases = _ordered(cell)
    spaces = sum(glyph.text == " " for glyph in cell)
    pieces = _with_spaces(bases, KERNED_GAP if spaces > len(cell) / LONG_WORD else _word_gap(bases))
    arabic = sum(_is_strong(piece.text) for piece in pieces)
    latin = sum(bool(_LATIN.match(piece.text)) for piece in pieces)
    if arabic < LATIN_LINE * latin:
        # A mark that ends the sentence stands on the left where the paragraph is Arabic.
        return _written(pieces).moved(_STOP_FIRST, (2, 1))
    return _tidied(_brackets_turned(_written(_logical(pieces))))


def _written(pieces: list[Piece]) -> Words:
    """The characters of pieces in reading order; the letters of a ligature share its width evenly."""
    edges: list[Edges] = []
    for text, left, right in pieces:
        if len(text) == 1:
            edges.append((left, right))
        else:
            edges += _shares(text, left, right)
    return Words("".join(piece.text for piece in pieces), edges)


def _shares(text: str, left: float, right: float) -> list[Edges]:
    """The edges of a ligature's characters: marks have those of the letter before them."""
    count = sum(not _is_mark(each) for each in text)
    if count < 2:
        return [(left, right)] * len(text)
    width = (right - left) / count
    from_right = _is_strong(text)
    edges: list[Edges] = []
    number = -1
    for each in text:
        number += number < 0 or not _is_mark(each)
        place = right - (number + 1) * width if from_right else left + number * width
        edges.append((place, place + width))
    return edges


def _ordered(cell: list[Glyph]) -> list[list[Glyph]]:
    """The bases of a line from left to right, each followed by its marks."""
    ordered = sorted(cell, key=lambda each: (each.pen, each.right, -each.order))
    bases = [[glyph] for glyph in ordered if not glyph.is_mark]
    letters = [base for base in bases if base[0].text not in EMPTY]
    if not letters:
        return [[glyph] for glyph in cell]
    for mark in sorted((glyph for glyph in cell if glyph.is_mark), key=lambda each: each.order):
        min(letters, key=lambda base: abs(base[0].ink - mark.ink)).append(mark)
    return bases


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
    widest = max(itertools.pairwise(steps), key=lambda step: step[1] / step[0])
    return sum(widest) / 2


def _with_spaces(bases: list[list[Glyph]], gap: float) -> list[Piece]:
    """The pieces of a line from left to right, with a space wherever one word ends."""
    pieces: list[Piece] = []
    reach: float | None = None
    hints = [base[0].left for base in bases if base[0].text == HINT]
    for at, base in enumerate(bases):
        first = base[0]
        if first.text == " ":
            if pieces and pieces[-1].text != " ":
                pieces.append(Piece(" ", first.left, first.right))
            reach = first.right if reach is None else max(reach, first.right)
            continue
        if first.text == HINT or _repeats(first, bases[at + 1 : at + 2]):
            continue
        if pieces and reach is not None and pieces[-1].text != " ":
            # Space glyphs stand between Arabic words, and are often left out beside the other script.
            arabic = _is_strong(first.text) and _is_strong(pieces[-1].text)
            least = gap if arabic and not _hinted(hints, reach, first.left) else WORD_GAP
            if first.left - reach > least * first.height:
                pieces.append(Piece(" ", reach, first.left))
        pieces.append(Piece("".join(glyph.text for glyph in base), first.left, first.right))
        reach = first.right if reach is None else max(reach, first.right)
    return pieces


def _hinted(hints: list[float], left: float, right: float) -> bool:
    return any(left - 1 <= hint <= right + 1 for hint in hints)


def _repeats(glyph: Glyph, right: list[list[Glyph]]) -> bool:
    """Whether a glyph is the flat joining stroke of the letter on its right, which the file tells a second time."""
    flat = glyph.top - glyph.bottom < 0.2 * glyph.height and glyph.top - glyph.base < 0.25 * glyph.height
    return flat and glyph.text in TALL and any(base[0].text == glyph.text for base in right)


def _logical(pieces: list[Piece]) -> list[Piece]:
    """A line from the order in which it is seen, left to right, to the order in which it is read, right to left.

    Runs of Latin and of digits are seen in the order they are read (Unicode Bidirectional Algorithm, rules W and L2).
    """
    texts = [piece.text for piece in pieces]
    result: list[Piece] = []
    at = len(pieces) - 1
    while at >= 0:
        first = _run_start(texts, at)
        result += pieces[first : at + 1]
        at = first - 1
    return result


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


@lru_cache(maxsize=1024)
def _is_strong(text: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def _tidied(words: Words) -> Words:
    """What the eye takes in either order, in the order of writing: the per cent sign and a unit behind their number."""
    return words.moved(_PER_CENT, (2, 1)).moved(_UNIT, (3, 2, 1)).moved(_TANWEEN, (1, 3, 2))


def _brackets_turned(words: Words) -> Words:
    return words._replace(text=turn_brackets(words.text))


def turn_brackets(text: str) -> str:
    """Brackets and quotation marks the right way round: files tell either the character or its shape, the mirrored one.

    One at the beginning of a word opens and one at its end closes; one with neither side free stays.

    >>> turn_brackets("وقال )رقم 48(، ثم ”عاد“.")
    'وقال (رقم 48)، ثم “عاد”.'
    """
    result = list(text)
    for at, each in enumerate(text):
        if each not in _MIRROR:
            continue
        free_before = at == 0 or not text[at - 1].isalnum()
        free_after = at + 1 == len(text) or not text[at + 1].isalnum()
        if free_before != free_after and (each in _OPENING) is free_after:
            result[at] = _MIRROR[each]
    return "".join(result)
