"""Pages that are pictures: their lines read by OCR twice, as a page and line by line, and the better reading kept."""

import itertools
import re
import statistics
from collections.abc import Sequence

import numpy as np

from riwaya.read.ocr import DARK, OcrLine, OcrWord, Picture, read_lines, read_pages, reads
from riwaya.read.words import is_listed_word, letters

MARGIN = 10
"""White pixels around a line: with 10 two scans were read at .076 and .063, with 20 at .080 and .065, with none at
.079 and .064."""

LEAST, MOST = 0.4, 2.5
"""Heights of a band of ink, as shares of the usual line, that may be a line which OCR passed over."""

WIDE = 1.0
"""Line heights of ink in its width that such a band has at least."""

COLUMN = 2.0
"""Line heights without ink that part two columns."""

LATIN_SURE = 0.6
"""How sure OCR must be of a Latin word that it sees where it saw no Arabic one. A judgement."""

_LATIN = re.compile(r"[A-Za-z][A-Za-z@./&'’-]+[A-Za-z]")
_ARABIC = re.compile("[\u0620-\u064a]")
_COMMAS = str.maketrans(",;?", "،؛؟")


def read_picture(picture: Picture) -> list[OcrLine]:
    """The lines of a picture of a page, top to bottom; raises OcrError as `read_pages`."""
    found = read_pages([picture])[0]
    found = [line for line in found if line.words]
    boxes = [_box(line) for line in found]
    missed = _passed_over(picture, boxes)
    again = read_lines([_cut(picture, box) for box in (*boxes, *missed)])
    lines = [_moved(line, box) for line, box in zip(again, (*boxes, *missed), strict=True)]
    read = [max(pair, key=_merit) for pair in zip(lines[: len(found)], found, strict=True)]
    extra = [line for line in lines[len(found) :] if any(_is_word(word.text) for word in line.words)]
    return [
        _tidied(line) for line in _with_latin(picture, _placed([line for line in read if line.words], extra))
    ]


def _placed(lines: list[OcrLine], extra: list[OcrLine]) -> list[OcrLine]:
    """The lines in reading order with those that were passed over, each behind the nearest one above it."""
    for line in extra:
        left, _, right, _ = _box(line)
        above = [
            at
            for at, other in enumerate(lines)
            if other.base < line.base and _box(other)[0] < right and _box(other)[2] > left
        ]
        nearest = max(above, key=lambda at: lines[at].base, default=-1)
        lines.insert(nearest + 1, line)
    return lines


def _box(line: OcrLine) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a line's words."""
    return (
        int(min(word.left for word in line.words)), int(min(word.top for word in line.words)),
        int(max(word.right for word in line.words)), int(max(word.bottom for word in line.words)),
    )  # fmt: skip


def _cut(picture: Picture, box: tuple[int, int, int, int]) -> Picture:
    left, top, right, bottom = box
    part = picture[max(0, top) : max(bottom, top + 1), max(0, left) : max(right, left + 1)]
    return np.pad(part, MARGIN, constant_values=255)


def _moved(line: OcrLine, box: tuple[int, int, int, int]) -> OcrLine:
    """A line as read in a part that was cut out, at its place in the picture."""
    left, top = box[0] - MARGIN, box[1] - MARGIN
    words = tuple(
        word._replace(
            left=word.left + left, right=word.right + left, top=word.top + top, bottom=word.bottom + top,
            characters=tuple(each._replace(middle=each.middle + left) for each in word.characters),
        )
        for word in line.words
    )  # fmt: skip
    return OcrLine(words, line.base + top, line.height)


def _passed_over(
    picture: Picture, boxes: Sequence[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Bands of ink as high as a line that no line read so far covers."""
    ink = picture < DARK
    for left, top, right, bottom in boxes:
        ink[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = False
    height = (
        statistics.median([bottom - top for _, top, _, bottom in boxes]) if boxes else picture.shape[0] / 60
    )
    rows = np.flatnonzero(np.concatenate(([False], ink.any(axis=1), [False])).astype(np.int8)[1:] != 0)
    bands = []
    for first, last in _runs(rows, gap=max(2, int(height * 0.2))):
        if not LEAST * height < last - first < MOST * height:
            continue
        columns = np.flatnonzero(ink[first : last + 1].any(axis=0))
        for left, right in _runs(columns, gap=int(COLUMN * height)):
            if right - left > WIDE * height:
                bands.append((left, first, right + 1, last + 1))
    return bands


def _runs(places: "np.ndarray[tuple[int], np.dtype[np.int64]]", gap: int) -> list[tuple[int, int]]:
    """First and last of the numbers that stand together, with gaps of less than `gap`."""
    if not len(places):
        return []
    cuts = np.flatnonzero(np.diff(places) > gap)
    starts = [0, *(cuts + 1).tolist()]
    ends = [*cuts.tolist(), len(places) - 1]
    return [(int(places[start]), int(places[end])) for start, end in zip(starts, ends, strict=True)]


def _merit(line: OcrLine) -> tuple[float, float]:
    """How good a reading is: by the share of its words that are words, then by how sure OCR is of it."""
    if not line.words:
        return 0.0, 0.0
    known = sum(len(word.text) for word in line.words if _is_word(word.text))
    return known / sum(len(word.text) for word in line.words), statistics.mean(
        word.confidence for word in line.words
    )


def _is_word(text: str) -> bool:
    word = letters(text)
    return len(word) > 1 and is_listed_word(word)


def _with_latin(picture: Picture, lines: list[OcrLine]) -> list[OcrLine]:
    """The lines with Latin words where the Arabic data saw no word; those lines are read again with English data."""
    doubtful = [at for at, line in enumerate(lines) if any(_is_doubtful(word) for word in line.words)]
    if not doubtful or not reads("eng"):
        return lines
    again = read_lines([_cut(picture, _box(lines[at])) for at in doubtful], "ara+eng")
    for at, line in zip(doubtful, again, strict=True):
        lines[at] = _mixed(lines[at], _moved(line, _box(lines[at])))
    return lines


def _is_doubtful(word: OcrWord) -> bool:
    """Whether a word is neither an Arabic one nor a number, as Latin words are to the Arabic data."""
    plain = word.text.strip(".,،؛:؟!()[]«»“”\"'")
    return len(plain) > 1 and not _is_word(plain) and not re.fullmatch(r"[\d\u0660-\u0669.,:/%-]+", plain)


def _mixed(arabic: OcrLine, both: OcrLine) -> OcrLine:
    """The Arabic reading of a line with the other's Latin words in the place of what is no word in it."""
    words = list(arabic.words)
    for latin, run in itertools.groupby(both.words, key=lambda word: bool(_LATIN.search(word.text))):
        taken = tuple(run)
        if not latin or min(word.confidence for word in taken) < LATIN_SURE:
            continue
        left, right = min(word.left for word in taken), max(word.right for word in taken)
        covered = [at for at, word in enumerate(words) if left < (word.left + word.right) / 2 < right]
        if covered and all(_is_doubtful(words[at]) for at in covered):
            words[covered[0] : covered[-1] + 1] = taken
    return arabic._replace(words=tuple(words))


def _tidied(line: OcrLine) -> OcrLine:
    """The line with Arabic commas and question marks behind Arabic words, which OCR takes for Latin ones."""
    return line._replace(
        words=tuple(
            word._replace(text=word.text[:-1] + word.text[-1:].translate(_COMMAS))
            if _ARABIC.search(word.text)
            else word
            for word in line.words
        )
    )
