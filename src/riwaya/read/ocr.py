"""Letters out of pictures, by Tesseract where it is installed: a program of the system, found when it is needed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Shades of a picture from 0, black, to 255, a row a line of pixels."""

MISSING = "install Tesseract with its Arabic data (the Debian packages tesseract-ocr and tesseract-ocr-ara)"

SECONDS_A_PAGE, SECONDS_A_LINE = 120, 5
"""Time that reading may take: full pages took 3 to 11 seconds on a busy core, lines .1 to .3."""

MOST_AT_ONCE = 64
"""Lines that one run of the program reads: it starts in .2 seconds, the time of two lines."""

DARK = 128
"""Shades darker than this are ink."""

_PAGE, _LINE = "3", "13"
"""Tesseract's page segmentation: by itself, or none for a picture of one line. Two scans of which the first lost six
lines were read at .153 and .081 by it, at .063 and .076 line by line."""

_BIDI = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class OcrError(Exception):
    """Why Tesseract did not read, in words for its user."""


class OcrCharacter(NamedTuple):
    """A character as read, and the middle of it in pixels from the picture's left."""

    text: str
    middle: float


class OcrWord(NamedTuple):
    """A word as read, in reading order, its box in pixels from the top left corner, and how sure it is (0 to 1)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    characters: tuple[OcrCharacter, ...]


class OcrLine(NamedTuple):
    """A line as read: its words in reading order, its base line and the height of its letters in pixels."""

    words: tuple[OcrWord, ...]
    base: float
    height: float

    @property
    def text(self) -> str:
        """The words, a space apart."""
        return " ".join(word.text for word in self.words)


def why_no_ocr() -> str | None:
    """What is missing for reading pictures, and how to get it; None where they can be read."""
    program = shutil.which("tesseract")
    if program is None:
        return MISSING
    return None if "ara" in _languages(program) else MISSING


def reads(language: str) -> bool:
    """Whether Tesseract is there with the data of a language."""
    program = shutil.which("tesseract")
    return program is not None and language in _languages(program)


@cache
def _languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run(  # noqa: S603  (the program found above, with our own arguments)
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(listed.stdout.split())


def read_pages(pictures: Sequence[Picture], languages: str = "ara") -> list[list[OcrLine]]:
    """The lines of each picture of a page; raises OcrError where Tesseract is missing, fails or takes too long."""
    return [lines for each in pictures for lines in _recognised([each], languages, _PAGE, SECONDS_A_PAGE)]


def read_lines(pictures: Sequence[Picture], languages: str = "ara") -> list[OcrLine]:
    """The line that each picture shows, empty where nothing was read; raises OcrError as `read_pages`."""
    read = [OcrLine((), 0.0, 0.0)] * len(pictures)
    # In a picture of nothing, Tesseract sees letters.
    inked = [at for at, picture in enumerate(pictures) if picture.size and picture.min() < DARK]
    for first in range(0, len(inked), MOST_AT_ONCE):
        some = inked[first : first + MOST_AT_ONCE]
        seconds = SECONDS_A_LINE * (len(some) + 1)
        for at, lines in zip(
            some, _recognised([pictures[at] for at in some], languages, _LINE, seconds), strict=True
        ):
            words = tuple(word for line in lines for word in line.words)
            read[at] = lines[0]._replace(words=words) if lines else read[at]
    return read


def _recognised(
    pictures: Sequence[Picture], languages: str, segmentation: str, seconds: float
) -> list[list[OcrLine]]:
    program = shutil.which("tesseract")
    reason = why_no_ocr()
    if program is None or reason:
        raise OcrError(reason or MISSING)
    with tempfile.TemporaryDirectory(prefix="riwaya-") as folder:
        paths = [Path(folder, f"{number}.pgm") for number in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            path.write_bytes(_portable(picture))
        listed = Path(folder, "pictures.txt")
        listed.write_text("".join(f"{path}\n" for path in paths), "utf-8")
        options = ["-l", languages, "--psm", segmentation, "--dpi", "300", "-c", "hocr_char_boxes=1", "hocr"]
        try:
            result = subprocess.run(  # noqa: S603  (the program found above, with our own arguments)
                [program, str(listed), "stdout", *options],
                capture_output=True, timeout=seconds, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise OcrError(f"Tesseract took longer than {seconds:.0f} seconds") from error
        except (OSError, subprocess.SubprocessError) as error:
            raise OcrError("Tesseract failed") from error
    return _parsed(result.stdout.decode("utf-8", "replace"), len(pictures))


def _portable(picture: Picture) -> bytes:
    """The picture as a portable gray map, which every build of Tesseract reads."""
    height, width = picture.shape
    return b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(picture).tobytes()


def _parsed(hocr: str, count: int) -> list[list[OcrLine]]:
    parser = _Hocr()
    parser.feed(hocr)
    parser.close()
    return [parser.pages.get(number, []) for number in range(count)]


class _Hocr(HTMLParser):
    """Tesseract's hOCR: pages hold lines, lines words, words characters, each with its properties in `title`."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[int, list[OcrLine]] = {}
        self._page = 0
        self._middle = 0.0
        self._depth: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        known = dict(attrs)
        kind = known.get("class") or ""
        self._depth.append(kind)
        told = _properties(known.get("title") or "")
        if kind == "ocr_page":
            self._page = int(told["ppageno"][0])
            self.pages.setdefault(self._page, [])
        elif "baseline" in told:
            left, top, right, bottom = told["bbox"]
            slope, offset = told["baseline"]
            base = bottom + offset + slope * (right - left) / 2
            self.pages[self._page].append(OcrLine((), base, told.get("x_size", [bottom - top])[0]))
        elif kind == "ocrx_word":
            left, top, right, bottom = told["bbox"]
            word = OcrWord("", left, top, right, bottom, told["x_wconf"][0] / 100, ())
            self._replace_line(word)
        elif kind == "ocrx_cinfo":
            box = told["x_bboxes"]
            self._middle = (box[0] + box[2]) / 2

    def handle_data(self, data: str) -> None:
        text = data.translate(_BIDI).strip()
        if not text or not self._depth or self._depth[-1] != "ocrx_cinfo":
            return
        line = self.pages[self._page][-1]
        word = line.words[-1]
        read = tuple(OcrCharacter(each, self._middle) for each in text)
        word = word._replace(text=word.text + text, characters=word.characters + read)
        self.pages[self._page][-1] = line._replace(words=(*line.words[:-1], word))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        if self._depth:
            self._depth.pop()

    def _replace_line(self, word: OcrWord) -> None:
        line = self.pages[self._page][-1]
        self.pages[self._page][-1] = line._replace(words=(*line.words, word))


def _properties(title: str) -> dict[str, list[float]]:
    """The numbers of each property, as of `bbox 0 14 1949 98; x_wconf 91`."""
    told: dict[str, list[float]] = {}
    for part in title.split(";"):
        name, *values = part.split()[:5] or [""]
        try:
            told[name] = [float(value) for value in values]
        except ValueError:
            continue
    return told
