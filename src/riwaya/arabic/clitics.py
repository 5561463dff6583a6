"""Where clitics may be cut from a written word, and the features by which a model chooses among the cuts.

All cuts are made on the word without vowel marks and kashida, hamza and ta marbuta as written.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.arabic.characters import fold

CONJUNCTIONS = frozenset("وف")
PREPOSITIONS = frozenset("بلك")
_ARTICLE = "ال"
_FUSED = "لل"
_PERSON = frozenset("يتنأا")
PRONOUNS = {
    "ا": ("هما", "كما", "ها", "نا"),
    "م": ("هم", "كم"),
    "ن": ("هن", "كن"),
    "ي": ("ني", "ي"),
    "ه": ("ه",),
    "ك": ("ك",),
}
"""Enclitic pronouns by their last letter."""
_NO_PRONOUN_AFTER = frozenset("ةى")
_STEM = re.compile("(.{3,}?)(?:تين|تان|وا|ون|ين|ان|ات|يه|نا|ه|ت|ا|ي){0,2}$")
_LONG_WORD = 40
"""Longer strings are no words of Arabic (the longest common forms have about 15 letters): they are not cut."""

_SHAPE = str.maketrans(
    dict.fromkeys("بثجحخدذرزشصضطظعغفقكلهپچژگڤ", "c") | {"أ": "ا", "إ": "ا", "آ": "ا", "ک": "c", "ی": "ي"}
)


class Cut(NamedTuple):
    """One way to cut a word: its clitics and the host's range; the article of a fused «لل» has no letters left."""

    conjunction: str
    preposition: str
    future: bool
    article: bool
    start: int
    end: int
    pronoun: str


class Kind(NamedTuple):
    """A cut apart from its word: the same clitics, wherever the host ends."""

    conjunction: str
    preposition: str
    future: bool
    article: bool
    start: int
    pronoun: str

    @classmethod
    def by(cls, cut: Cut) -> "Kind":
        """The kind of a cut."""
        return cls(cut.conjunction, cut.preposition, cut.future, cut.article, cut.start, cut.pronoun)

    def of(self, word: str) -> Cut:
        """The cut of this kind in a word.

        >>> kind = Kind.by(cuts("وتدمر")[1])
        >>> kind.of("وحلب")
        Cut(conjunction='و', preposition='', future=False, article=False, start=1, end=4, pronoun='')
        """
        conjunction, preposition, future, article, start, pronoun = self
        return Cut(conjunction, preposition, future, article, start, len(word) - len(pronoun), pronoun)

    def written(self) -> str:
        """One line of text, for `read`."""
        flags = f"{self.future:d}\t{self.article:d}"
        return f"{self.conjunction}\t{self.preposition}\t{flags}\t{self.start}\t{self.pronoun}"

    @classmethod
    def read(cls, line: str) -> "Kind":
        """The kind that `written` wrote."""
        conjunction, preposition, future, article, start, pronoun = line.split("\t")
        return cls(conjunction, preposition, future == "1", article == "1", int(start), pronoun)


def shape(text: str) -> str:
    """The pattern of a word: letters that serve in patterns and endings are kept, the others are "c".

    >>> shape("استقبال")
    'استccاc'
    """
    return text.translate(_SHAPE)


def cuts(word: str) -> list[Cut]:
    """All ways in which clitics may be cut from a word, the uncut one first.

    >>> word = "وبتدمر"
    >>> [word[cut.start : cut.end] for cut in cuts(word)]
    ['وبتدمر', 'بتدمر', 'تدمر']
    """
    length = len(word)
    found = [Cut("", "", future=False, article=False, start=0, end=length, pronoun="")]
    if not 1 < length <= _LONG_WORD:
        return found
    pronouns = [pronoun for pronoun in PRONOUNS.get(word[-1], ()) if word.endswith(pronoun)]
    for conjunction, preposition, future, article, start in _openings(word):
        if start and length - start >= 2:
            found.append(Cut(conjunction, preposition, future, article, start, length, ""))
        elif start and length - start == 1 and not preposition and not article:
            found.append(Cut(conjunction, "", future, article, start, length, ""))
        if article:
            continue
        for pronoun in pronouns:
            end = length - len(pronoun)
            if end - start >= 2 and word[end - 1] not in _NO_PRONOUN_AFTER:
                found.append(Cut(conjunction, preposition, future, article, start, end, pronoun))
            elif end - start == 1 and not preposition and not future and word[start] in PREPOSITIONS:
                found.append(Cut(conjunction, "", future, article, start, end, pronoun))
    return found


def _openings(word: str) -> Iterator[tuple[str, str, bool, bool, int]]:
    """Conjunction, preposition, future, article and where what follows them starts."""
    for at in (0, 1) if word[0] in CONJUNCTIONS else (0,):
        conjunction = word[:at]
        yield conjunction, "", False, False, at
        if word.startswith(_ARTICLE, at):
            yield conjunction, "", False, True, at + 2
        letter = word[at : at + 1]
        if letter in PREPOSITIONS and letter:
            yield conjunction, letter, False, False, at + 1
            if word.startswith(_FUSED, at):
                yield conjunction, letter, False, True, at + 2
                yield conjunction, letter, False, True, at + 1
            elif word.startswith(_ARTICLE, at + 1):
                yield conjunction, letter, False, True, at + 3
        elif letter == "س" and word[at + 1 : at + 2] in _PERSON:
            yield conjunction, "", True, False, at + 1


def stem(plain: str) -> str:
    """A look-up key without its endings, as far as three letters remain: a rough sign of kinship.

    >>> stem("واقعيه") == stem("واقع")
    True
    """
    found = _STEM.match(plain)
    return found[1] if found else plain


def word_features(word: str) -> list[str]:
    """What a cut is judged by besides its host: nothing of the cut itself, so that it is made once for a word."""
    plain = fold(word)
    return [f"<{plain[:3]}", f"<{plain[:4]}", f">{plain[-3:]}"]


def cut_features(word: str, around: list[str], cut: Cut, known: int, kin: int) -> list[str]:
    """What speaks for or against a cut.

    `known` tells how often (0, 1, 2) its host stands in other words, `kin` how often a host with the same stem does.
    """
    host = word[cut.start : cut.end]
    opening = f"{cut.conjunction}{cut.preposition}{'س' if cut.future else ''}{'+' if cut.article else ''}"
    clitics = f"{opening}_{cut.pronoun}"
    size = min(len(host), 7)
    bare = "1" if opening or cut.pronoun else "0"
    pattern = shape(host)
    return [
        clitics,
        f"n{opening}{size}",
        f"m{cut.pronoun}{size}",
        f"k{known}{kin}{bare}{min(size, 4)}",
        f"j{kin}{opening}",
        f"j{kin}_{cut.pronoun}",
        f"k{known}{opening}",
        f"k{known}_{cut.pronoun}",
        f"a{opening}{host[:1]}",
        f"b{opening}{host[:2]}",
        f"c{opening}{host[:3]}",
        f"d{cut.pronoun}{host[-1:]}",
        f"e{cut.pronoun}{host[-2:]}",
        f"f{cut.pronoun}{host[-3:]}",
        f"h{host[-2:]}{cut.pronoun}{cut.article}",
        f"s{opening}{pattern[:5]}{size}",
        f"t{pattern}",
        f"u{pattern}{clitics}",
        f"v{opening}{host[:1]}{host[-1:]}{size}",
        *[f"{feature}{clitics}" for feature in around],
    ]
