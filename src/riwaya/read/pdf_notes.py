"""Footnotes of a page: lines in small letters at the foot of a column, the first of them with a mark."""

import re
from collections.abc import Sequence

from riwaya.read.pdf_values import PageLine

SMALL = 0.93
"""Letters of notes have at most this share of the text's size."""

NOTE = re.compile(r"[(\[]?(?:\d{1,3}|\*{1,3}|[†‡§])[)\]]?[.\-–:]?\s*(?=[^\d\s,./:٫٬%])")
"""The mark that a note begins with."""


def mark_notes(lines: Sequence[PageLine], size: float) -> list[PageLine]:
    """The lines of a page, those of its notes with that role; `size` is that of the text's letters."""
    marked = list(lines)
    for region in {line.region for line in lines if line.role == "text"}:
        places = [at for at, line in enumerate(lines) if line.region == region]
        tail = _small_tail([lines[at] for at in places], size)
        if not tail or len(tail) == len(lines):
            continue
        if any(_stands_below(line, tail) for line in lines if line.region != region):
            continue
        for at in places[-len(tail) :]:
            marked[at] = marked[at]._replace(role="note", opens="row" if NOTE.match(marked[at].text) else "")
    return marked


def _small_tail(lines: Sequence[PageLine], size: float) -> list[PageLine]:
    """The last lines of a region that are in small letters, from the first that has a mark."""
    first = len(lines)
    while first and lines[first - 1].height <= SMALL * size:
        first -= 1
    while first < len(lines) and not NOTE.match(lines[first].text):
        first += 1
    return list(lines[first:])


def _stands_below(line: PageLine, notes: Sequence[PageLine]) -> bool:
    """Whether a line that is no note stands below notes, in their column."""
    left, right = min(note.left for note in notes), max(note.right for note in notes)
    return (
        line.base < notes[-1].base and line.left < right and line.right > left and line.turn == notes[-1].turn
    )
