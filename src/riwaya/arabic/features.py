"""What a written word, with its cut, tells of its part of speech, and what it tells of its neighbours'."""

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import Cut, shape, stem
from riwaya.arabic.hashing import Texts

Text = TypeVar("Text", str, Texts)

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

_LONG_HOST = 80
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
    """What features of an Arabic word are put together from: strings of one word, or columns of many words' texts.

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
    """What is known of usual hosts: by host as written, its row of `cells`, bytes that number its signs from 1.

    A sign tells how often the host is met with a clitic or an ending, by itself, and so on; `training/signs.py`
    makes them from a list of word frequencies. A sign's number is its row in the tables.
    """

    rows: dict[str, int]
    cells: bytes
    width: int

    def of(self, host: Host) -> list[int]:
        """The rows of the host's signs; of one that is not known, the last row, which says so."""
        row = self.rows.get(host.written)
        if row is None and host.pronoun and host.written.endswith("ت"):
            row = self.rows.get(host.written[:-1] + "ة")  # مدينت(ها)
        above = 256 if host.article or host.pronoun else 0
        if row is None:
            return [above + UNKNOWN_SIGN]
        found = self.cells[row * self.width : (row + 1) * self.width]
        return [above + sign for sign in found] if above else list(found)

    def table(self, hosts: Sequence[Host]) -> NDArray[np.intp]:
        """The same for many hosts: a row each, filled up with 0."""
        found = np.zeros((len(hosts), max(self.width, 1)), dtype=np.intp)
        for at, host in enumerate(hosts):
            signs = self.of(host)
            found[at, : len(signs)] = signs
        return found


def host_of(text: str, word: str, cut: Cut) -> Host:
    """The host in a word (`text` as written, `word` without marks)."""
    written = word[cut.start : cut.end]
    plain = fold(written)
    article = "+" if cut.article else ""
    opening = f"{cut.conjunction}{cut.preposition}{'س' if cut.future else ''}{article}"
    tanwin = len(text) != len(word) and _TANWIN.search(text) is not None
    return Host(
        written, plain, stem(plain), shape(written), opening, article, "ه" if cut.pronoun else "", tanwin
    )


def traces_of(host: Host, preposition: str = "", enclitic: str = "") -> Traces[str]:
    """What the features of one word are put together from; those of its tag alone ask for the cut's clitics."""
    written, plain, kin, pattern, opening, article, pronoun, tanwin = host
    size = len(written)
    if size > _LONG_HOST:
        written, plain, kin, pattern = map(_shortened, (written, plain, kin, pattern))
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


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG_HOST else text[: _LONG_HOST // 2] + text[-_LONG_HOST // 2 :]


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


def agreement_class(host: Host, cut: Cut) -> str:
    """The class of an Arabic word in agreement: its clitics and its host's ending."""
    written, ending = host.written, ""
    if len(written) >= 4 and written[-2:] in _LONG_ENDINGS:
        ending = written[-2:]
    elif len(written) >= 3 and written[-1] in _SHORT_ENDINGS:
        ending = written[-1]
    if host.tanwin:
        ending += "ا"
    opening = "س" if cut.future else cut.preposition or ("و" if cut.conjunction else "")
    return f"{host.article}{opening}_{host.pronoun or ending}"


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
