"""Text whose bytes were taken for another encoding's, put right: «Ø³Ù‚Ø·Øª», «ÓÞØÊ», «ط³ظ‚ط·طھ», and twice over.

A tool read UTF-8 or one of the Arabic encodings of one byte a letter as Latin-1, Windows-1252, or another Arabic one.
Every character that it gave stands for one byte, so that the bytes can be seen again and read rightly.
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

MOST_WORDS = 400
"""Words that are looked up: they tell a language, and long files have a fixed cost."""

LEFT_OVER = 0.1
"""Largest share of characters or words of a line that are left over. A judgement: marks that a tool lost
besides."""

EIGHT_BIT = ("cp1256", "iso8859-6", "mac_arabic", "cp720")
"""Encodings of Arabic with one byte a letter, the commonest first."""

LEADS = 0.25
"""Least share of a text's characters that stand for the bytes D8 and D9, for UTF-8 read as an Arabic encoding: nearly
half of such a text are, of ordinary Arabic ط and ظ are .015."""

READ_RIGHTLY = 0.5
"""Share of words of a dictionary from which a text of Arabic letters is what was written; news has .85 and more."""

MOST_PASSES = 3
"""Misreadings over one another that are undone. A judgement: twice is met, by a tool that saves what it misread."""

_BYTES = {
    ord(character): number
    for number in range(0x80, 0xA0)
    if (character := bytes([number]).decode("cp1252", "ignore"))
}
# The second byte may be lost where Windows-1252 has no character for it.
_UTF_8 = re.compile(
    "[\xd8-\xdb][\x80-\xbf\ufffd]|[\xc2\xc3\xc5\xc6\xcb][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xef[\xad-\xbb][\x80-\xbf]"
)
_HIGH = re.compile("[\x80-\xff]")
# Arabic has the rest, marks of quotation and spaces, as well.
_SUSPECT = re.compile("[\xc0-\xff]")
_MIXED = re.compile(f"[{LETTER}][\xc0-\xff]|[\xc0-\xff][{LETTER}]")
_LATIN_WORD = re.compile("[A-Za-z\x80-\xff]+")
_ARABIC = re.compile(f"[{LETTER}]")
# What UTF-8 has for Arabic once it was misread is what the first of two readings must give.
_TOLD = re.compile(f"[{LETTER}\xd8-\xdb]")
_WHOLLY_ARABIC = re.compile(
    f"[{LETTER}{MARK}\u0640\u200c-\u200f\u2010-\u2026\u2039\u203a،؛؟«»\u00a0 .!\"'()\\[\\]{{}}:/0-9-]+"
)


class _Change(NamedTuple):
    """One character that the characters `start:end` stand for."""

    start: int
    end: int
    character: str


def repair_misread(original: str) -> tuple[Tracked, list[Finding]]:
    """The text with misread lines decoded, and a finding for each; other text comes back as it is.

    Nothing is changed unless it is certain: UTF-8 by its pairs of bytes, other encodings by a dictionary of Arabic.

    >>> repair_misread("سقطت المدينة".encode().decode("latin-1"))[0].text
    'سقطت المدينة'
    >>> repair_misread("سقطت المدينة".encode().decode("cp1256"))[0].text
    'سقطت المدينة'
    """
    text = Tracked.whole(original)
    places: set[tuple[int, int]] = set()
    for _ in range(MOST_PASSES):
        changes = _changes(text.text)
        if not changes:
            break
        places |= {text.origin(change.start, change.end) for change in changes}
        text = _over(text, _changed(text.text, changes))
    if not places:
        return text, []
    if not _ARABIC.search(text.text):
        return Tracked.whole(original), []
    return text, findings_by_line(original, sorted(places), "encoding")


def _changes(text: str) -> list[_Change]:
    """What one misreading did, by the first explanation that is certain."""
    for taken in EIGHT_BIT:
        if _leads(text, taken) >= LEADS and (changes := _utf_8(text.translate(_bytes_of(taken)))):
            return changes
    if not _SUSPECT.search(text):
        return []
    western = text.translate(_BYTES)
    changes = _utf_8(western) or _eight_bit(western)
    if changes or not _MIXED.search(text) or _share_of_words(LETTERS.findall(text)) >= READ_RIGHTLY:
        return changes
    views = ((taken, text.translate(_bytes_of(taken))) for taken in EIGHT_BIT)
    return next((found for taken, view in views if (found := _eight_bit(view, taken))), [])


def _leads(text: str, taken: str) -> float:
    leads = bytes([0xD8, 0xD9]).decode(taken, "ignore")
    return sum(text.count(each) for each in leads) / (len(text) or 1)


@cache
def _bytes_of(taken: str) -> dict[int, int]:
    """The byte for each character that an encoding has above 127, and for those that Windows-1252 has for controls."""
    own = {
        ord(character): number
        for number in range(0x80, 0x100)
        if (character := bytes([number]).decode(taken, "ignore")) > "\x7f"
    }
    return own | {character: number for character, number in _BYTES.items() if character not in own}


def _over(first: Tracked, second: Tracked) -> Tracked:
    """The second text, made of the first, by its places in the first one's original."""
    return Tracked(second.text, first.starts[second.starts], first.ends[second.ends - 1])


def _share_of_words(words: list[str]) -> float:
    told = [word for word in words if len(word) > 2][:MOST_WORDS]
    return sum(map(is_word, told)) / len(told) if told else 0.0


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
            letters += sum(bool(_TOLD.match(change.character)) for change in found)
    return changes if letters >= FEWEST_LETTERS else []


@cache
def _decoded(pair: str) -> str:
    return "\ufffd" if pair[-1] == "\ufffd" else pair.encode("latin-1").decode("utf-8", "replace")[0]


def _eight_bit(view: str, taken: str = "") -> list[_Change]:
    """The changes of the encoding whose letters make most words, where they make enough; `taken` cannot be it."""
    tried = [
        (words, changes)
        for written in EIGHT_BIT
        if written != taken and (found := _read_as(view, _decoding(written)))
        for words, changes in [found]
    ]
    if not tried:
        return []
    words, changes = max(tried, key=lambda each: len(each[0]) * _share_of_words(each[0]))
    return changes if len(words) >= FEWEST_WORDS and _share_of_words(words) >= WORDS else []


@cache
def _decoding(written: str) -> dict[int, str]:
    return {
        number: decoded
        for number in range(0x80, 0x100)
        if (decoded := bytes([number]).decode(written, "ignore"))
    }


def _read_as(view: str, table: dict[int, str]) -> tuple[list[str], list[_Change]]:
    """The words that come out of an encoding, and the changes they take, in lines that are (nearly) wholly Arabic."""
    changes: list[_Change] = []
    words: list[str] = []
    for start, end in _lines(view):
        line = view[start:end]
        if _ARABIC.search(line):
            continue
        found = [word.translate(table) for word in _LATIN_WORD.findall(line) if _HIGH.search(word)]
        whole = [word for word in found if _WHOLLY_ARABIC.fullmatch(word)]
        if len(found) - len(whole) > LEFT_OVER * len(whole):
            continue
        words += [part for word in whole for part in LETTERS.findall(word) if len(part) > 2]
        changes += [
            _Change(at, at + 1, character)
            for at in range(start, end)
            if (character := table.get(ord(view[at]), view[at])) != view[at]
        ]
    return words, changes


def _changed(original: str, changes: list[_Change]) -> Tracked:
    """The text with each change made: thousands of them, so at once."""
    characters = list(original)
    starts = np.arange(len(original), dtype=np.int32)
    ends = starts + 1
    kept = np.ones(len(original), dtype=np.bool_)
    for start, end, character in changes:
        characters[start:end] = [character, *[""] * (end - start - 1)]
        ends[start] = end
        kept[start + 1 : end] = False
    return Tracked("".join(characters), starts[kept], ends[kept])
