"""What a written word, with its cut, tells of its part of speech, and what it tells of its neighbours'."""

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import Cut, shape, stem
from riwaya.arabic.hashing import Hashes, NameIndex, Piece, numbers_of

Text = TypeVar("Text", str, Piece)

_ARABIC_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]"
)
_NUMBER = re.compile("[%٪]?[0-9٠-٩۰-۹]")
_TANWIN = re.compile("[\u064b-\u064d]")
BORDER = ("|",)
"""Features of the place before the first and after the last word of a sentence."""


SIGN_ROWS = 512
"""First rows of the own and near tables, 0 unused: 256 are for signs of bare hosts, 256 with article or pronoun."""
UNKNOWN_SIGN = 255

LONG_HOST = 80
"""Of longer hosts features read the first and last letters alone: no feature that is known has so long a name."""
_LONG_ENDINGS = frozenset({"ية", "ات", "ون", "ين", "ان", "وا", "اء"})
_SHORT_ENDINGS = frozenset("ةيتا")


def is_arabic(text: str) -> bool:
    """Whether a token holds an Arabic letter."""
    return _ARABIC_LETTER.search(text) is not None


def other_features(text: str) -> list[str]:
    """Features of a number, a mark or a word in other letters."""
    if _NUMBER.match(text):
        kind = "number%" if text[-1] in "%٪" or text[0] in "%٪" else "number"
        return ["!number", f"!{kind}{min(sum(map(str.isdigit, text)), 5)}"]
    if text[0].isalpha():
        return ["!foreign", f"!foreign{text[0].isupper():d}{min(len(text), 4)}"]
    return ["!mark", f"!{text[:3]}"]


class Host(NamedTuple):
    """A word's host as features need it: as written, its look-up key, stem and pattern, and what is around it."""

    written: str
    plain: str
    stem: str
    pattern: str
    opening: str
    article: str
    pronoun: str
    tanwin: bool


class Traces(NamedTuple, Generic[Text]):
    """What features of an Arabic word are put together from: strings of one word, or pieces of a recipe for many.

    `pronoun` is one letter for any, `enclitic` the pronoun as written, `beside` article and pronoun.
    """

    written: Text
    plain: Text
    stem: Text
    pattern: Text
    opening: Text
    article: Text
    preposition: Text
    pronoun: Text
    enclitic: Text
    beside: Text
    size: Text
    length: Text
    tanwin: Text


class Signs(NamedTuple):
    """What is known of usual hosts: by host as written, its row of `cells`, which number its signs from 1.

    A sign tells how often the host is met with a clitic or an ending, by itself, and so on; `training/signs.py`
    makes them from a list of word frequencies. A sign's number is its row in the tables; row 0 of the cells says that
    a host is not known.
    """

    known: NameIndex
    cells: NDArray[np.uint8]

    @classmethod
    def load(cls, known: NameIndex, cells: bytes, width: int) -> "Signs":
        """The signs of known hosts, in so many bytes each."""
        told = np.frombuffer(cells, np.uint8).reshape(-1, max(width, 1))
        unknown = np.zeros_like(told, shape=(1, told.shape[1]))
        unknown[0, 0] = UNKNOWN_SIGN
        return cls(known, np.concatenate([unknown, told]))

    def table(self, hosts: Sequence[str], numbers: Hashes, cuts: Sequence[Cut]) -> NDArray[np.intp]:
        """The signs of hosts, which have these numbers and stand in these cuts: a row each, filled up with 0."""
        rows = self.known.find(numbers)
        cut_off = [
            at for at in np.flatnonzero(rows == 0).tolist() if cuts[at].pronoun and hosts[at].endswith("ت")
        ]
        if cut_off:
            rows[cut_off] = self.known.find(numbers_of([hosts[at][:-1] + "ة" for at in cut_off]))  # مدينت(ها)
        found = self.cells[rows].astype(np.intp)
        beside = np.array([cut.article or bool(cut.pronoun) for cut in cuts])
        return np.where(beside[:, None] & (found > 0), found + 256, found)

    def of(self, host: str, cut: Cut) -> list[int]:
        """The signs of one host."""
        found: list[int] = self.table([host], numbers_of([host]), [cut])[0].tolist()
        return [sign for sign in found if sign]


def host_of(text: str, word: str, cut: Cut) -> Host:
    """The host in a word (`text` as written, `word` without marks)."""
    written = shortened(word[cut.start : cut.end])
    plain = fold(written)
    return Host(
        written,
        plain,
        stem(plain),
        shape(written),
        opening_of(cut),
        "+" if cut.article else "",
        "ه" if cut.pronoun else "",
        has_tanwin(text, word),
    )


def opening_of(cut: Cut) -> str:
    """What is cut before the host, the article as «+»."""
    return f"{cut.conjunction}{cut.preposition}{'س' if cut.future else ''}{'+' if cut.article else ''}"


def has_tanwin(text: str, word: str) -> bool:
    """Whether a word is written with the marks of an indefinite noun."""
    return len(text) != len(word) and _TANWIN.search(text) is not None


def traces_of(host: Host, preposition: str = "", enclitic: str = "") -> Traces[str]:
    """What the features of one word are put together from; those of its tag alone ask for the cut's clitics."""
    written, plain, kin, pattern, opening, article, pronoun, tanwin = host
    size = len(written)
    return Traces(
        written,
        plain,
        kin,
        pattern,
        opening,
        article,
        preposition,
        pronoun,
        enclitic,
        article + pronoun,
        str(min(size, 8)),
        str(size),
        "1" if tanwin else "",
    )


def shortened(text: str) -> str:
    """A host as features read it."""
    return text if len(text) <= LONG_HOST else text[: LONG_HOST // 2] + text[-LONG_HOST // 2 :]


def tag_features(host: Host, cut: Cut) -> list[str]:
    """What speaks for the tag of an Arabic word's host."""
    return ["".join(parts) for parts in tag_parts(traces_of(host, cut.preposition, cut.pronoun))]


def tag_parts(of: Traces[Text]) -> list[tuple[str | Text, ...]]:
    """The parts of the names of `tag_features`."""
    written, plain, pattern, article, pronoun = of.written, of.plain, of.pattern, of.article, of.pronoun
    return [
        ("w", plain),
        ("w", written, of.beside),
        ("k", of.stem),
        ("k", article, of.stem),
        ("o", of.opening),
        ("o", of.preposition, of.beside),
        ("e", of.enclitic),
        ("n", article, of.size),
        ("t", of.tanwin, written[-1:]),
        ("a", article, written[:1], of.size),
        ("b", article, written[:2]),
        ("c", article, written[:3]),
        ("c4", plain[:4]),
        ("c5", plain[:5]),
        ("d", of.beside, written[-1:]),
        ("f", of.beside, written[-2:]),
        ("g", of.beside, written[-3:]),
        ("g4", plain[-4:]),
        ("h", written[:1], written[-1:], of.size),
        ("i", written[:2], written[-2:]),
        ("s", of.beside, pattern),
        ("s", pattern, of.opening, pronoun),
        ("p", article, pattern[:4]),
        ("q", article, pattern[-4:]),
    ]


def neighbour_features(host: Host) -> list[str]:
    """What an Arabic word tells of the tags of the words beside it."""
    return ["".join(parts) for parts in neighbour_parts(traces_of(host))]


def neighbour_parts(of: Traces[Text]) -> list[tuple[str | Text, ...]]:
    """The parts of the names of `neighbour_features`."""
    written, article, pronoun = of.written, of.article, of.pronoun
    return [
        ("w", of.plain, article),
        ("o", of.opening, pronoun),
        ("d", of.beside, written[-1:]),
        ("f", of.beside, written[-2:]),
        ("g", article, written[-3:]),
        ("a", article, written[:1]),
        ("b", article, written[:2]),
        ("s", article, of.pattern),
    ]


def agreement_class(written: str, cut: Cut, *, tanwin: bool) -> str:
    """The class of an Arabic word in agreement: its clitics and its host's ending."""
    ending = ""
    if len(written) >= 4 and written[-2:] in _LONG_ENDINGS:
        ending = written[-2:]
    elif len(written) >= 3 and written[-1] in _SHORT_ENDINGS:
        ending = written[-1]
    if tanwin:
        ending += "ا"
    opening = "س" if cut.future else cut.preposition or ("و" if cut.conjunction else "")
    return f"{'+' if cut.article else ''}{opening}_{'ه' if cut.pronoun else ending}"


def other_class(text: str) -> str:
    """The class in agreement of a number, a mark or a word in other letters."""
    return text[0] if text[0] in "،,." else other_features(text)[0]


def trait_features(host: Host) -> list[str]:
    """What speaks for the gender and number of a host."""
    return ["".join(parts) for parts in trait_parts(traces_of(host))]


def trait_parts(of: Traces[Text]) -> list[tuple[str | Text, ...]]:
    """The parts of the names of `trait_features`."""
    written, pattern, pronoun = of.written, of.pattern, of.pronoun
    return [
        ("",),
        ("w", of.plain),
        ("d", pronoun, written[-1:]),
        ("f", pronoun, written[-2:]),
        ("g", pronoun, written[-3:]),
        ("s", pronoun, pattern),
        ("q", pattern[-4:]),
        ("a", written[:1], of.length),
        ("b", written[:2], written[-1:]),
        ("+", of.article),
    ]
