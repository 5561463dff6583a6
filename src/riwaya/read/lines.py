"""Lines of a text, and whether a tool wrapped its paragraphs into them."""

import itertools
import re
from typing import Literal, NamedTuple

Role = Literal["text", "aside", "table", "note"]
"""What a line is on its page: an aside is a box that floats in a text, a note stands below it."""

Opens = Literal["", "row", "cell"]
"""What of a table begins with a line."""

SENTENCE_END = re.compile("[.!?؟…۔][\"'”’»)\\]]*$")
WIDE = 200
"""A text with lines longer than this, in characters, was not wrapped to a page: lines of 15 PDFs have 88 to
117."""

FITTING = 0.55
"""Share of unfinished lines that must be full for a text to count as wrapped: 15 PDFs have .61 to .80, the
real article .60, 262 articles wrapped to 60, 85 and 110 characters .79, .67 and (but for one of .50) .62 and
more; the 9 of these articles whose paragraphs, a line each, are short enough to be taken for lines have 0."""

SLACK = 0.88
"""A line is full when the next line's first word would have taken it past this share of the text's width:
widths of letters differ. In 15 PDFs, 215 of 225 lines inside paragraphs are full by it, and 49 of 191 last
ones."""


class Line(NamedTuple):
    """The part `start:end` of a text without its surrounding spaces; `blank` lines stand before it.

    `size` is the letters' height relative to the text's (1 where not known), `room` the share of the column that is
    left free at the line's end (None where only characters are known), `indent` what is left free at its beginning, in
    letter heights, `page` counts from 1. Lines of one `region` stand below each other; `role` and `opens` are those of
    the line of the page. `by_ocr` are the numbers of the text that OCR alone tells.
    """

    start: int
    end: int
    blank: int = 0
    size: float = 1.0
    room: float | None = None
    page: int | None = None
    indent: float = 0.0
    region: int = 0
    role: Role = "text"
    opens: Opens = ""
    by_ocr: tuple[tuple[int, int], ...] = ()


def find_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines = []
    blank, place = 0, 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = place + raw.index(words[0])
            lines.append(Line(start, start + len(words), blank))
            blank = 0
        else:
            blank += 1
        place += len(raw) + 1
    return lines


def text_width(text: str, lines: list[Line]) -> int | None:
    """The width in characters to which the text's paragraphs were wrapped, or None for a text that was not wrapped."""
    lengths = sorted(line.end - line.start for line in lines)
    if len(lengths) < 4 or lengths[-1] > WIDE:
        return None
    width = lengths[int(0.9 * (len(lengths) - 1))]
    unfinished = [
        (line, following)
        for line, following in itertools.pairwise(lines)
        if not SENTENCE_END.search(text[line.start : line.end])
    ]
    full = sum(is_full(text, line, following, width) for line, following in unfinished)
    return width if unfinished and full >= FITTING * len(unfinished) and full >= 3 else None


def is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the line ended because the next word had no room in it."""
    word = text[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > SLACK * width
