"""Whether letters make an Arabic word: by the text's own words, then by a dictionary of forms."""

import itertools
import re
from collections import Counter
from functools import cached_property, lru_cache

from riwaya.arabic.characters import strip_marks
from riwaya.arabic.dictionary import is_known
from riwaya.read.word_counts import plain_start, stems

LETTERS = re.compile("[\u0620-\u063f\u0641-\u064a\u064b-\u0652\u0670]+")
_PROCLITICS = re.compile("^(?:[وف]?(?:[بكل]|لل|ال|بال|كال|س)?)(?=.{3})")
_ENDINGS = ("ها", "هم", "نا", "ات", "ين", "ون", "ان", "ة", "ه", "ي", "ا", "ت")


class TextWords:
    """The words of one text, to judge joins by. A word of the text counts only where it stands whole."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(match.group() for match in LETTERS.finditer(self._text))

    @cached_property
    def size(self) -> int:
        """How many words the text has."""
        return max(1, self.counts.total())

    @cached_property
    def _stems(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for word, count in self.counts.items():
            found.update(dict.fromkeys(set(stems(word)), count))
        return found

    def kin(self, word: str) -> int:
        """How often a word of the same stem with other clitics stands in the text."""
        return max((self._stems[stem] for stem in stems(word) if len(stem) > 3), default=0)

    @cached_property
    def starts(self) -> Counter[str]:
        """How often each word stands in the text, whatever stands before it."""
        found: Counter[str] = Counter()
        for word, count in self.counts.items():
            found[plain_start(word)] += count
        return found

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often two words stand side by side within a line, by the plain start of the first."""
        pairs: Counter[tuple[str, str]] = Counter()
        for line in self._text.split("\n"):
            words = [letters(word) for word in line.split()]
            pairs.update((plain_start(before), after) for before, after in itertools.pairwise(words))
        return pairs

    def holds(self, word: str) -> bool:
        """Whether the letters are a word that stands whole in the text, or one of Arabic."""
        return self.counts[word] > 0 or is_word(word)


def letters(word: str) -> str:
    """The word without punctuation and vowel marks."""
    return strip_marks("".join(LETTERS.findall(word)))


@lru_cache(maxsize=16384)
def is_word(word: str) -> bool:
    """Whether a dictionary has the letters, or has them without article, proclitic or ending.

    >>> is_word("والسورية"), is_word("السورسارت")
    (True, False)
    """
    bare = strip_marks(word)
    return _listed(bare) or any(_listed(part) for part in _reduced(bare))


@lru_cache(maxsize=16384)
def is_listed_word(word: str) -> bool:
    """Whether a dictionary has the letters as they stand, or without an article or proclitic: stricter than `is_word`.

    >>> is_listed_word("بتفجير"), is_listed_word("بتفجيرقاعدة")
    (True, False)
    """
    bare = strip_marks(word)
    return _listed(bare) or (len(bare) > 4 and _listed(_PROCLITICS.sub("", bare)))


def _reduced(bare: str) -> set[str]:
    stems = {bare, _PROCLITICS.sub("", bare)}
    for ending in _ENDINGS:
        stems |= {stem.removesuffix(ending) for stem in tuple(stems) if stem.endswith(ending)}
    return {stem for stem in stems if len(stem) > 2}


def _listed(word: str) -> bool:
    return len(word) > 1 and is_known(word)
