"""Text whose bytes were taken for Western European ones, put right: UTF-8 or Windows-1256 read as Latin-1.

Such text came out of a tool as «Ø³Ù‚Ø·Øª» or «ÓÞØÊ». Both Latin-1 and Windows-1252 are met; every character of theirs
stands for one byte.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from riwaya.read.characters import LETTER, MARK, Finding, findings_by_line
from riwaya.read.tracked import Tracked
from riwaya.read.words import LETTERS, is_word

FEWEST_LETTERS = 4
"""Arabic letters that must come out in all. A judgement: already one pair as «Ø§» is no word of any
language."""

FEWEST_WORDS = 5
"""Words that must come out of Windows-1256, which no single pair of characters betrays. A judgement. So 258
of 258 articles come back whole, and 224 of 261 headlines alone; of 3,169 texts that were read rightly none
changes."""

WORDS = 0.7
"""Share of them that must be words of a dictionary; whole articles of news have .85 and more."""

LEFT_OVER = 0.1
"""Largest share of characters or words of a line that are left over. A judgement: marks that a tool lost
besides."""

_BYTES = {
    ord(character): number
    for number in range(0x80, 0xA0)
    if (character := bytes([number]).decode("cp1252", "ignore"))
}
# The second byte may be lost where Windows-1252 has no character for it.
_UTF_8 = re.compile(
    "[\xd8-\xdb][\x80-\xbf\ufffd]|\xc2[\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xef[\xad-\xbb][\x80-\xbf]"
)
_HIGH = re.compile("[\x80-\xff]")
# Arabic has the rest, marks of quotation and spaces, as well.
_SUSPECT = re.compile("[\xc0-\xff]")
_LATIN_WORD = re.compile("[A-Za-z\x80-\xff]+")
_ARABIC = re.compile(f"[{LETTER}]")
_WINDOWS = {
    number: decoded
    for number in range(0x80, 0x100)
    if (decoded := bytes([number]).decode("cp1256", "ignore"))
}
_WHOLLY_ARABIC = re.compile(f"[{LETTER}{MARK}\u0640\u200c-\u200f\u2010-\u2026\u2039\u203a،؛؟«»\u00a0.]+")


class _Change(NamedTuple):
    """One character that the characters `start:end` stand for."""

    start: int
    end: int
    character: str


def repair_misread(original: str) -> tuple[Tracked, list[Finding]]:
    """The text with misread lines decoded, and a finding for each; other text comes back as it is.

    Nothing is changed unless it is certain: UTF-8 by its pairs of bytes, Windows-1256 by a dictionary of Arabic.

    >>> repair_misread("سقطت المدينة".encode().decode("latin-1"))[0].text
    'سقطت المدينة'
    """
    if not _SUSPECT.search(original):
        return Tracked.whole(original), []
    view = original.translate(_BYTES)
    changes = _utf_8(view) or _windows_1256(view)
    if not changes:
        return Tracked.whole(original), []
    places = [(change.start, change.end) for change in changes]
    return _changed(original, changes), findings_by_line(original, places, "encoding")


def _lines(view: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a byte above 127."""
    start = 0
    for line in view.split("\n"):
        if _HIGH.search(line):
            yield start, start + len(line)
        start += len(line) + 1


def _utf_8(view: str) -> list[_Change]:
    changes: list[_Change] = []
    letters = 0
    for start, end in _lines(view):
        found = [
            _Change(*match.span(), _decoded(match.group())) for match in _UTF_8.finditer(view, start, end)
        ]
        taken = sum(change.end - change.start - (change.character == "\ufffd") for change in found)
        if len(_HIGH.findall(view, start, end)) - taken <= LEFT_OVER * len(found):
            changes += found
            letters += sum(bool(_ARABIC.match(change.character)) for change in found)
    return changes if letters >= FEWEST_LETTERS else []


@cache
def _decoded(pair: str) -> str:
    return "\ufffd" if pair[-1] == "\ufffd" else pair.encode("latin-1").decode("utf-8", "replace")[0]


def _windows_1256(view: str) -> list[_Change]:
    changes: list[_Change] = []
    words: list[str] = []
    for start, end in _lines(view):
        line = view[start:end]
        if _ARABIC.search(line):
            continue
        found = [word.translate(_WINDOWS) for word in _LATIN_WORD.findall(line) if _HIGH.search(word)]
        whole = [word for word in found if _WHOLLY_ARABIC.fullmatch(word)]
        if len(found) - len(whole) > LEFT_OVER * len(whole):
            continue
        words += [part for word in whole for part in LETTERS.findall(word) if len(part) > 2]
        changes += [
            _Change(at, at + 1, character)
            for at in range(start, end)
            if (character := _WINDOWS.get(ord(view[at]), view[at])) != view[at]
        ]
    sure = len(words) >= FEWEST_WORDS and sum(map(is_word, words)) >= WORDS * len(words)
    return changes if sure else []


def _changed(original: str, changes: list[_Change]) -> Tracked:
    """The text with each change made: thousands of them, so at once."""
    characters = list(original)
    starts = np.arange(len(original), dtype=np.int64)
    ends = starts + 1
    kept = np.ones(len(original), dtype=np.bool_)
    for start, end, character in changes:
        characters[start:end] = [character, *[""] * (end - start - 1)]
        ends[start] = end
        kept[start + 1 : end] = False
    return Tracked("".join(characters), starts[kept], ends[kept])
