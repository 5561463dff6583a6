"""What a tool lost: numbers whose digits a font had no map for, and what grammar still tells about them."""

import re
from functools import cache

from riwaya.arabic.characters import strip_marks
from riwaya.lexicon import load_table
from riwaya.model import Bounds
from riwaya.read.characters import Finding
from riwaya.read.dates import DATELINE_LENGTH, is_dateline
from riwaya.read.tracked import Tracked

PLURAL = Bounds(3, 10, "a counted noun in its own plural follows numbers from 3 to 10")
ACCUSATIVE = Bounds(
    11, None, "a counted noun in the singular accusative follows 11 to 99, alone or behind hundreds"
)
GENITIVE = Bounds(100, None, "a counted noun in the singular genitive follows hundreds and thousands")
"""In news, 71 of 79 numbers before such plurals are 3 to 10 (4 more end in 03 to 10); of 323 before such
accusatives all are 11 and more, 60 of them above 100; of 34 whole numbers before such genitives all are
hundreds."""

_GAP = re.compile(r"(?<=[^\s.]) {2,}(?=([\u0620-\u064a\u064b-\u0652]+))")
_LAST_WORD = re.compile(r"\S+$")


@cache
def _must_count() -> re.Pattern[str]:
    words = (strip_marks(word) for word in load_table("reading")["numbers"]["must_count"])
    return re.compile(rf"(?<!\S)و?(?:{'|'.join(map(re.escape, words))})$")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    table = load_table("reading")["numbers"]
    return {
        kind: frozenset(strip_marks(word) for word in table[kind])
        for kind in ("before", "plurals", "accusatives", "people", "measures")
    }


def find_lost_numbers(text: Tracked) -> list[Finding]:
    """The gaps in which a number must have stood, with the bounds that the counted noun behind them gives.

    A run of spaces counts as such a gap only where a word that numbers follow stands before it and a counted noun
    behind it in a form that needs a number: extra spaces are common, and alone say nothing. A noun in the singular
    needs none («من شخص»), so that its gap has no bounds but where the words before it need a number. Places are the
    original's.

    >>> [(found.bounds.low, found.bounds.high) for found in find_lost_numbers(Tracked.whole("استمرت  أيام"))]
    [(3, 10)]
    """
    found = []
    for gap in _GAP.finditer(text.text):
        line_start = text.text.rfind("\n", 0, gap.start()) + 1
        before, noun = strip_marks(text.text[line_start : gap.start()]), strip_marks(gap.group(1))
        if _is_counted(noun) and _takes_number(before):
            place = text.origin(gap.start(), gap.end())
            lost = Finding("lost_number", *place, certain=False, mended=False, bounds=_bounds(before, noun))
            found.append(lost)
    return found


def _is_counted(noun: str) -> bool:
    nouns = _nouns()
    return _is_plural(noun) or any(noun in nouns[kind] for kind in ("accusatives", "people", "measures"))


def _is_plural(noun: str) -> bool:
    return noun in _nouns()["plurals"] or (
        noun.endswith("ات") and len(noun) > 4 and not noun.startswith("ال")
    )


def _bounds(before: str, noun: str) -> Bounds | None:
    """What the noun's form tells of the number; None where it may as well stand alone or behind a fraction."""
    if _is_plural(noun):
        return PLURAL
    if noun in _nouns()["accusatives"]:
        return ACCUSATIVE
    return GENITIVE if noun in _nouns()["people"] and _must_count().search(before) else None


def _takes_number(text: str) -> bool:
    last = _LAST_WORD.search(text)
    before = last.group() if last else ""
    words = _nouns()["before"]
    return before in words or before.removeprefix("و") in words or before.removeprefix("ل") in words


def find_lost_letters(text: Tracked) -> list[Finding]:
    """The places where the input itself says that a character is not known, by U+FFFD."""
    return [
        Finding("lost_letters", *text.origin(*gap.span()), certain=False, mended=False)
        for gap in re.finditer("\ufffd+", text.text)
    ]


def find_lost_dateline_numbers(text: Tracked, start: int, end: int) -> list[Finding]:
    """The places in a dateline where day and year must have stood: before the month, and between it and the next mark.

    >>> [(f.start, f.end) for f in find_lost_dateline_numbers(Tracked.whole("، ديسمبر  | كتبه فريق"), 0, 21)]
    [(0, 1), (8, 10)]
    """
    line = text.text[start:end]
    if end - start > DATELINE_LENGTH or not is_dateline(line) or re.search(r"\d", line):
        return []
    found = []
    lead = re.match(r"[^\w\s]?(?=\s*\w)", line)
    if lead:
        found.append((start, start + lead.end()))
    tail = re.search(r"(?<=\w)\s+(?=[|–—-])", line)
    if tail:
        found.append((start + tail.start(), start + tail.end()))
    return [
        Finding("lost_number", *text.origin(first, last), certain=False, mended=False)
        for first, last in found
    ]
