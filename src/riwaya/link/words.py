"""Which words two sentences share, and how much that says: rare words say more than common ones."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.characters import key
from riwaya.arabic.clitics import stem
from riwaya.read.word_counts import log_share

PRIOR_DOCUMENTS = 50
"""The frequency of words in general counts as much as so many documents at hand."""
DOCUMENT_WORDS = 250
MOST_PAPERS = 65536
SHORTEST = 3
RARE = -13.0
"""The logarithm of the share of all words below which a word is taken for a name: «لودر», «سوروتش», not «حديقة»."""
SOUNDS = 3
"""A name of fewer consonants has too little of its own to be known in another spelling."""
NAMED = "~"
"""What the stem of a name begins with."""
_WORD = re.compile(r"\w+")
_WEAK = re.compile("[اويءئؤةهى]")
_ALIKE = str.maketrans("طصضظذثقغچگشپڤ", "تسدزدتكججججبف")
_START = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=...)|^[وف](?=....)")


@lru_cache(maxsize=65536)
def _stem(word: str) -> str | None:
    """What makes two spelled words one: no article or ending; numbers as they are; null for words too short to tell."""
    if word.isdigit():
        return word if len(word) > 1 else None
    bare = _START.sub("", word)
    return stem(bare) if len(bare) >= SHORTEST else None


@lru_cache(maxsize=65536)
def _sounds(word: str) -> str | None:
    """The consonants of a word so rare that it is a name, those alike to foreign ears as one; else its stem."""
    bare = _START.sub("", word)
    if len(bare) >= SHORTEST and not word.isdigit() and log_share(bare) < RARE:
        consonants = _WEAK.sub("", bare.replace("تش", "ج").replace("دج", "ج")).translate(_ALIKE)
        if len(consonants) >= SOUNDS:
            return NAMED + consonants
    return _stem(word)


def stems(text: str, *, by_sound: bool = False) -> dict[str, str]:
    """The stems of a text's words, each with a word that has it; of names, which are spelled freely, their sound.

    >>> sorted(stems("سيطرت القوات على تدمر")) == sorted(stems("على تدمر سيطرت القوات"))
    True
    >>> stems("سوروتش", by_sound=True).keys() == stems("سروج", by_sound=True).keys()
    True
    """
    root_of = _sounds if by_sound else _stem
    found = ((root_of(word), word) for word in _WORD.findall(key(text)))
    return {root: word for root, word in found if root is not None}


@lru_cache(maxsize=65536)
def _chance(word: str) -> float:
    """How likely a word is to stand in some document, from its share of all words."""
    return min(0.95, 1 - math.exp(-DOCUMENT_WORDS * math.exp(log_share(word))))


class Bag(NamedTuple):
    """The stems of a text, and their weight together; which of them are names."""

    stems: frozenset[str]
    weight: float
    names: frozenset[str] = frozenset()


EMPTY = Bag(frozenset(), 0.0)


class Rarity:
    """What each stem weighs: the negative logarithm of its share of documents, at hand and in general."""

    def __init__(self, documents: Iterable[Mapping[str, str]]) -> None:
        self._carriers: Counter[str] = Counter()
        self._words: dict[str, str] = {}
        self._documents = 0
        for words in documents:
            self._documents += 1
            self._carriers.update(words.keys())
            for root, word in words.items():
                self._words.setdefault(root, word)
        self._weights: dict[str, float] = {}
        self.paper_likeness = lru_cache(MOST_PAPERS)(self.likeness)
        """`likeness` for whole texts, of which many scenes are compared."""

    def weight(self, root: str) -> float:
        """The stem's weight, in nats."""
        found = self._weights.get(root)
        if found is None:
            likely = self._carriers[root] + PRIOR_DOCUMENTS * _chance(self._words.get(root, root))
            found = -math.log(likely / (self._documents + PRIOR_DOCUMENTS))
            self._weights[root] = found = max(found, 0.0)
        return found

    def carriers(self, root: str) -> int:
        """In how many documents the stem stands."""
        return self._carriers[root]

    def bag(self, roots: Iterable[str]) -> Bag:
        """Stems with their weight together."""
        own = frozenset(roots)
        names = frozenset(root for root in own if root.startswith(NAMED))
        return Bag(own, sum(map(self.weight, own)), names)

    def rarest_name(self, one: Bag, other: Bag) -> float:
        """The weight of the rarest name in both bags, in nats; 0 where they share none."""
        shared = one.names & other.names
        return max(map(self.weight, shared)) if shared else 0.0

    def likeness(self, one: Bag, other: Bag) -> tuple[float, float]:
        """How much two of its bags share, by the geometric mean of their weights, and by the lighter one; 0 to 1."""
        shared = sum(map(self._weights.__getitem__, one.stems & other.stems))
        if not shared:
            return 0.0, 0.0
        return shared / math.sqrt(one.weight * other.weight), shared / min(one.weight, other.weight)
