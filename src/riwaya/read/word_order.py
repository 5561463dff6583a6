"""How well one word reads on from another, to tell where a line was cut and turned round.

A cut line is a ring: «A1 A2|B1 B2», given out as «B1 B2 A1 A2», must be opened where A1 reads on from the line before,
the next line from B2, and A1 worst from B2. Each of the three is a sum over templates, which describe a pair of words
by what they are (frequent words, forms, tags, lemmas); each description has the logarithm of how much oftener it was
seen where lines were whole than where they were turned, by `training/word_order.py`.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import analyze
from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.dictionary import lemma_of

TABLE_FILE = "word_order.bin"
MARKS = {"،": ",", ",": ",", "؛": ",", ":": ",", ".": ".", "؟": ".", "!": ".", "…": ".", "?": "."}
Place = Literal[0, 1, 2]
STARTS: Place = 0
ENDS: Place = 1
WITHIN: Place = 2
"""Places of a pair: over the line's start, over its end, within it."""

TWO_VERBS = 4.0
"""Nats against a verb in the perfect right behind another one: of 838 in UD Arabic-PUD none follows another but «كان».
The weight is a judgement: such pairs are too rare to be counted, and where there is one it must decide."""

MOST_VIEWS = 50_000
"""Words described at a time: memory stays flat over long texts."""

_ALEF = str.maketrans("أإآٱ", "اااا")
_EDGE = re.compile(r"^[\s“\"'«(\[]+|[\s”\"'»)\]]+$")
_OPENED = re.compile(r"[“\"'«(\[]")
_LETTER = re.compile("[\u0621-\u064a]")
_PERFECT_ENDINGS = ("ت", "وا")
_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "سي", "ست", "و", "ف", "ي", "ت", "ب", "ل", "ن")
_SUFFIXES = (
    "ية", "ات", "ين", "ون", "ان", "وا", "ها", "هم", "نا", "اً", "ة", "ه", "ي", "ى", "ا", "ت", "ء",
)  # fmt: skip


class Table(msgspec.Struct, frozen=True):
    """What ships: hashes of descriptions in rising order, their logarithms, and the weight of templates by place."""

    frequent: list[str]
    hashes: bytes
    logs: bytes
    scale: float
    weights: list[list[float]]


class Loaded(NamedTuple):
    """The table as arrays: hashes (uint32), logarithms (int8 in units of `scale`), weights (place by template)."""

    frequent: frozenset[str]
    hashes: NDArray[np.uint32]
    logs: NDArray[np.int8]
    scale: float
    weights: NDArray[np.float64]


class View(NamedTuple):
    """A word as the templates see it: itself, the mark behind it, its class (coarse and fine), form, host and lemma.

    A frequent word is its own `kind` and `form`.
    """

    bare: str
    mark: str
    opened: bool
    coarse: str
    fine: str
    kind: str
    form: str
    host: str
    lemma: str


_BORDER = View("#", ".", False, "#", "#", "#", "#", "#", "#")  # noqa: FBT003


def plain(word: str) -> str:
    """A word without marks, brackets and quotation marks, its alefs made one."""
    return strip_marks(_EDGE.sub("", word)).translate(_ALEF)


def bare_word(word: str) -> str:
    """A word also without punctuation behind it."""
    return plain(plain(word).rstrip("".join(MARKS)))


def closing_mark(word: str) -> str | None:
    """The class of the mark that a word ends with, if any."""
    return MARKS.get(_EDGE.sub("", word)[-1:])


@cache
def _load() -> Loaded:
    data = resources.files("riwaya.read").joinpath(TABLE_FILE).read_bytes()
    table = msgspec.msgpack.decode(data, type=Table)
    return Loaded(
        frozenset(table.frequent),
        np.frombuffer(table.hashes, np.uint32),
        np.frombuffer(table.logs, np.int8),
        table.scale,
        np.array(table.weights),
    )


def is_frequent(word: str) -> bool:
    """Whether a word is one of the commonest of news, and so a whole one.

    >>> is_frequent("من"), is_frequent("المدين")
    (True, False)
    """
    return bare_word(word) in _load().frequent


def views(words: Iterable[str], frequent: frozenset[str]) -> dict[str, View]:
    """Each word seen by itself; the empty word is the border of a paragraph."""
    bare = {word: bare_word(word) for word in set(words) if word}
    asked = sorted(set(bare.values()) - {""})
    # Words are judged alone, in paragraphs of their own: the order of a torn line's words is not known yet.
    places, at = {}, 0
    for word in asked:
        places[at] = word
        at += len(word) + 2
    described = {}
    for sentence in analyze("\n\n".join(asked)):
        for token in sentence.tokens:
            if token.start in places:
                described[places[token.start]] = token
    found = {"": _BORDER}
    for word, stripped in bare.items():
        mark, opened = closing_mark(word) or "", bool(_OPENED.match(word))
        if stripped not in described or not _LETTER.search(stripped):
            digits = len(re.findall(r"\d", stripped))
            other = "0000" if digits == 4 else "0" if digits else "X"
            found[word] = View(stripped, mark, opened, other, other, other, other, stripped, stripped)
            continue
        token = described[stripped]
        form, tag = token.form, token.tag
        if tag in ("VERB", "AUX"):
            # ي and ن begin no perfect of their gender; ت and ا may begin either aspect.
            imperfect = form.future or form.host[:1] in ("ي", "ن")
            tag = "VI" if imperfect else "V?" if form.host[:1] in ("ت", "ا") else "VP"
        coarse = f"{tag[:2]}{form.conjunction and 'و'}{form.preposition}{'D' if form.article else ''}"
        fine = f"{coarse}{token.gender[:1]}{token.number[:1]}{form.pronoun and 'p'}"
        own = stripped in frequent
        host = ("D" if form.article else "") + form.host
        lemma = tag[:2] + key(lemma_of(form.host) or form.host)
        found[word] = View(
            stripped, mark, opened, coarse, fine,
            stripped if own else fine, stripped if own else _form(stripped), host, lemma,
        )  # fmt: skip
    return found


def _form(word: str) -> str:
    """The letters that a word begins and ends with."""
    prefix = next((part for part in _PREFIXES if word.startswith(part) and len(word) > len(part) + 2), "")
    suffix = next((part for part in _SUFFIXES if word.endswith(part) and len(word) > len(part) + 2), "")
    return f"{prefix}~{suffix}"


def describe(before: View, after: View) -> tuple[str, ...]:
    """The pair of words by each template, in the order of the weights; the mark between them is part of each."""
    mark = f"{before.mark}{'(' if after.opened else ''}"
    left, form = ("", "") if before.mark else (before.kind, before.form)
    return (
        f"a{mark}|{left}|{after.kind}",
        f"b{mark}|{form}|{after.form}",
        f"c{mark}|{before.fine}|{after.fine}",
        f"d{mark}|{before.host}|{after.coarse}",
        f"e{mark}|{before.coarse}|{after.host}",
        f"f{mark}|{before.host}|{after.host}",
        f"g{mark}|{before.lemma}|{after.coarse}",
        f"h{mark}|{before.coarse}|{after.lemma}",
        f"i{mark}|{before.lemma}|{after.lemma}",
        f"j{mark}|{before.bare[:3]}|{after.coarse}",
        f"k{mark}|{len(after.bare)}",
        f"l{before.bare == after.bare}",
    )


def hashed(description: str) -> int:
    """The 32 bits by which the table holds a description."""
    return zlib.crc32(description.encode("utf-8", "surrogatepass"))


class _Seen:
    """Views of the words that were asked for, kept between lines."""

    views: dict[str, View] = {}  # noqa: RUF012  (a cache, of which there is one)


def _views(words: set[str]) -> dict[str, View]:
    missing = words - _Seen.views.keys()
    if missing:
        if len(_Seen.views) > MOST_VIEWS:
            _Seen.views = {}
            missing = words
        _Seen.views.update(views(missing, _load().frequent))
    return _Seen.views


def reading_on(pairs: Sequence[tuple[str, str]], place: Place) -> NDArray[np.float64]:
    """How well the second word of each pair reads on from the first, in nats; 0 says nothing.

    An empty word is the border of a paragraph.

    >>> good, bad = reading_on([("في", "المدينة"), ("في", "قال")], WITHIN)
    >>> bool(good > 0 > bad)
    True
    """
    if not pairs:
        return np.zeros(0)
    loaded = _load()
    seen = _views({word for pair in pairs for word in pair})
    asked = np.array(
        [[hashed(each) for each in describe(seen[before], seen[after])] for before, after in pairs], np.uint32
    )
    at = np.minimum(np.searchsorted(loaded.hashes, asked), len(loaded.hashes) - 1)
    logs = np.where(loaded.hashes[at] == asked, loaded.logs[at], 0) * loaded.scale
    clash = np.array([_two_verbs(seen[before], seen[after]) for before, after in pairs])
    scores: NDArray[np.float64] = logs @ loaded.weights[place] - TWO_VERBS * clash
    return scores


def _two_verbs(before: View, after: View) -> bool:
    together = _is_perfect(before) and after.coarse == "VP" and not before.mark and not after.opened
    return together and not before.host.startswith("كان")


def _is_perfect(verb: View) -> bool:
    """Whether a verb is surely in the perfect: with its plain alef and ending «اختلفت» is, «اختلف» may be «أختلف»."""
    return verb.coarse.startswith("VP") or (
        verb.coarse.startswith("V?") and verb.host[:1] == "ا" and verb.host.endswith(_PERFECT_ENDINGS)
    )
