"""What a written word, with its cut, tells of its part of speech, and what it tells of its neighbours'."""

import re
from typing import NamedTuple

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import Cut, shape, stem

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


def tag_features(host: Host, cut: Cut) -> list[str]:
    """What speaks for the tag of an Arabic word's host."""
    written, plain, kin, pattern, opening, article, pronoun, tanwin = host
    size = min(len(written), 8)
    beside = article + pronoun
    return [
        f"w{plain}",
        f"w{written}{beside}",
        f"k{kin}",
        f"k{article}{kin}",
        f"o{opening}",
        f"o{cut.preposition}{beside}",
        f"e{cut.pronoun}",
        f"n{article}{size}",
        f"t{'1' if tanwin else ''}{written[-1:]}",
        f"a{article}{written[:1]}{size}",
        f"b{article}{written[:2]}",
        f"c{article}{written[:3]}",
        f"c4{plain[:4]}",
        f"c5{plain[:5]}",
        f"d{beside}{written[-1:]}",
        f"f{beside}{written[-2:]}",
        f"g{beside}{written[-3:]}",
        f"g4{plain[-4:]}",
        f"h{written[:1]}{written[-1:]}{size}",
        f"i{written[:2]}{written[-2:]}",
        f"s{beside}{pattern}",
        f"s{pattern}{opening}{pronoun}",
        f"p{article}{pattern[:4]}",
        f"q{article}{pattern[-4:]}",
    ]


def neighbour_features(host: Host) -> list[str]:
    """What an Arabic word tells of the tags of the words beside it."""
    written, article = host.written, host.article
    beside = article + host.pronoun
    return [
        f"w{host.plain}{article}",
        f"o{host.opening}{host.pronoun}",
        f"d{beside}{written[-1:]}",
        f"f{beside}{written[-2:]}",
        f"g{article}{written[-3:]}",
        f"a{article}{written[:1]}",
        f"b{article}{written[:2]}",
        f"s{article}{host.pattern}",
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
    written, pattern, pronoun = host.written, host.pattern, host.pronoun
    return [
        "",
        f"w{host.plain}",
        f"d{pronoun}{written[-1:]}",
        f"f{pronoun}{written[-2:]}",
        f"g{pronoun}{written[-3:]}",
        f"s{pronoun}{pattern}",
        f"q{pattern[-4:]}",
        f"a{written[:1]}{len(written)}",
        f"b{written[:2]}{written[-1:]}",
        f"+{host.article}",
    ]
