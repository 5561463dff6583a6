"""How well one word follows another: counts of word classes side by side, to tell where a line was cut and turned round."""

import json
import math
import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from riwaya.arabic.characters import strip_marks

BORDER = "."
"""The class of what stands before a sentence and after it."""

SMOOTHING = 2.0
"""Pairs added to what was seen and to what chance would give, so that a rare pair says little; 1 and 4 do as well."""

_ALEF = str.maketrans("أإآٱ", "اااا")
_EDGE = re.compile(r"^[\s“\"'«(\[]+|[\s”\"'»)\]]+$")
_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "سي", "ست", "و", "ف", "ي", "ت", "ب", "ل", "ن")
_SUFFIXES = ("ية", "ات", "ين", "ون", "ان", "وا", "ها", "هم", "نا", "اً", "ة", "ه", "ي", "ى", "ا", "ت", "ء")
MARKS = {"،": ",", ",": ",", "؛": ",", ":": ",", ".": ".", "؟": ".", "!": ".", "…": ".", "?": "."}


class PairCounts(NamedTuple):
    """Frequent words and verb forms, which are or have classes of their own, and the counts of pairs of classes."""

    words: frozenset[str]
    verbs: frozenset[str]
    pairs: dict[tuple[str, str], int]
    left: dict[str, int]
    right: dict[str, int]
    total: int


def plain(word: str) -> str:
    """A word without marks, brackets and quotation marks, its alefs made one."""
    return strip_marks(_EDGE.sub("", word)).translate(_ALEF)


def word_class(word: str, words: frozenset[str], verbs: frozenset[str]) -> str:
    """The class of a word: itself if frequent, else by number, verb and the letters it begins and ends with."""
    bare = plain(word).rstrip("،,.؟!؛:…")
    bare = plain(bare)
    if bare in words:
        return bare
    if not bare or not re.search("[\u0621-\u064a]", bare):
        return "0" if re.search(r"\d", bare) else "-"
    host = bare[1:] if bare[0] in "وف" and len(bare) > 3 else bare
    if bare in verbs or host in verbs:
        return "V+" if host is not bare else "V"
    prefix = next((part for part in _PREFIXES if bare.startswith(part) and len(bare) > len(part) + 2), "")
    suffix = next((part for part in _SUFFIXES if bare.endswith(part) and len(bare) > len(part) + 2), "")
    return f"{prefix}~{suffix}"


def closing_mark(word: str) -> str | None:
    """The class of the mark that a word ends with, if any."""
    bare = _EDGE.sub("", word)
    return MARKS.get(bare[-1:])


@cache
def load_counts() -> PairCounts:
    """The counts that ship, made by `training/word_order.py`."""
    table = json.loads(resources.files("riwaya.read").joinpath("word_order.json").read_text("utf-8"))
    pairs = {(a, b): count for a, following in table["pairs"].items() for b, count in following.items()}
    left: dict[str, int] = {}
    right: dict[str, int] = {}
    for (a, b), count in pairs.items():
        left[a] = left.get(a, 0) + count
        right[b] = right.get(b, 0) + count
    return PairCounts(
        frozenset(table["words"]), frozenset(table["verbs"]), pairs, left, right, sum(pairs.values())
    )


@lru_cache(maxsize=65536)
def follows(before: str, after: str) -> float:
    """The logarithm of how much oftener `after` stands behind `before` than chance would have it.

    An empty word is the border of a paragraph.

    >>> follows("على", "المدينة") > 0 > follows("على", "في")
    True
    """
    counts = load_counts()
    a = BORDER if not before else closing_mark(before) or word_class(before, counts.words, counts.verbs)
    b = BORDER if not after else word_class(after, counts.words, counts.verbs)
    expected = counts.left.get(a, 0) * counts.right.get(b, 0) / counts.total
    return math.log((counts.pairs.get((a, b), 0) + SMOOTHING) / (expected + SMOOTHING))
