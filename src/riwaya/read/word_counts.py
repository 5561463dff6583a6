"""How often Arabic words are written, to weigh a torn word made whole against its two pieces.

The table holds 32 bits of each word's hash and its frequency on a logarithmic scale; `training/word_counts.py` makes
it of wordfreq's Arabic list and the names of the lexicon. A word that is not there is judged by its clitics.
"""

import math
import re
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.dictionary import is_known

TABLE_FILE = "word_counts.bin"

UNKNOWN = math.log(2e-8)
"""For a short word that neither the table (which ends at 5e-8) nor the dictionary has."""

UNKNOWN_WORDS = math.log(0.02)
LETTER = 2.6
"""Longer ones share the fiftieth of all words that is unknown, thirteen times fewer for each letter."""

LISTED = math.log(1e-8)
"""For a word that the dictionary alone has."""

CLITIC = math.log(0.02)
"""Of a word with a proclitic or pronoun that is not met as such, to the word without it. A judgement: و, ب and ل stand
before one word in fifteen each, pronouns behind one in forty."""

_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك", "س")
_ENCLITICS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك")
_SHORTEST = 3
_STARTS = re.compile("^(?:[وف]?([بك]?ال|لل)|[وف])(?=..)")


class Table(msgspec.Struct, frozen=True):
    """What ships: hashes of words in rising order, and how far below certainty the logarithm of each one's share is.

    `steps` are bytes, in units of `scale` nats. `pairs` are hashes of words that follow one another in names.
    """

    hashes: bytes
    steps: bytes
    scale: float
    pairs: bytes


class _Loaded(NamedTuple):
    hashes: NDArray[np.uint32]
    steps: NDArray[np.uint8]
    scale: float
    pairs: frozenset[int]


def hashed(word: str) -> int:
    """The 32 bits by which the table holds a word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@cache
def _load() -> _Loaded:
    data = resources.files("riwaya.read").joinpath(TABLE_FILE).read_bytes()
    table = msgspec.msgpack.decode(data, type=Table)
    return _Loaded(
        np.frombuffer(table.hashes, np.uint32),
        np.frombuffer(table.steps, np.uint8),
        table.scale,
        frozenset(np.frombuffer(table.pairs, np.uint32).tolist()),
    )


@lru_cache(maxsize=16384)
def plain_start(word: str) -> str:
    """The word without what may stand before its article, or before it where it has none.

    >>> plain_start("وبالولايات"), plain_start("للأمم"), plain_start("وتنظيم"), plain_start("في")
    ('الولايات', 'الأمم', 'تنظيم', 'في')
    """
    return _STARTS.sub(lambda found: "ال" if found.group(1) else "", word)


def pair_key(before: str, after: str) -> str:
    """Two words as the table has them: without marks and what stands before the first, letters with variants alike."""
    return f"{key(plain_start(before))} {key(after)}"


def in_name(before: str, after: str) -> bool:
    """Whether two words follow one another in a name of the lexicon, whatever stands before the first.

    >>> in_name("بالولايات", "المتحدة"), in_name("المتحدة", "الولايات")
    (True, False)
    """
    return hashed(pair_key(before, after)) in _load().pairs


def _counted(word: str) -> float | None:
    table, wanted = _load(), np.uint32(hashed(word))
    at = int(np.searchsorted(table.hashes, wanted))
    if at == len(table.hashes) or table.hashes[at] != wanted:
        return None
    return -float(table.steps[at]) * table.scale


@lru_cache(maxsize=16384)
def log_share(word: str) -> float:
    """The logarithm of a word's share of all words written.

    >>> log_share("السورية") > log_share("يورانيوم") > UNKNOWN > log_share("السورسارت")
    True
    """
    bare = strip_marks(word)
    counted = _counted(bare)
    if counted is not None:
        return counted
    shares = [min(UNKNOWN, UNKNOWN_WORDS - LETTER * len(bare))]
    if len(bare) > 1 and is_known(bare):
        shares.append(LISTED)
    shares += [share + CLITIC for stem in stems(bare) if (share := _counted(stem)) is not None]
    return max(shares)


def stems(word: str) -> Iterator[str]:
    """The word without a proclitic, a pronoun or both, its ة as it is written at an end."""
    stems = [word, *(word.removeprefix(part) for part in _PROCLITICS if word.startswith(part))]
    for stem in stems:
        if len(stem) < _SHORTEST:
            continue
        yield stem
        for part in _ENCLITICS:
            host = stem.removesuffix(part)
            if host != stem and len(host) >= _SHORTEST:
                yield host
                if host.endswith("ت"):
                    yield host[:-1] + "ة"
