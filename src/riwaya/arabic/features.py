"""What a written word, with its cut, tells of its part of speech, and what it tells of its neighbours'."""

import re

from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.clitics import Cut, shape, stem

_ARABIC_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]"
)
_NUMBER = re.compile("[%٪]?[0-9٠-٩۰-۹]")
_TANWIN = re.compile("[\u064b-\u064d]")
BORDER = ("|",)
"""Features of the place before the first and after the last word of a sentence."""


_ENDINGS = ("ية", "ة", "ات", "ون", "ين", "ان", "ي", "ت", "وا", "اء", "ا")


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


def tag_features(text: str, cut: Cut) -> list[str]:
    """What speaks for the tag of an Arabic word's host."""
    word = strip_marks(text)
    host = word[cut.start : cut.end]
    plain = key(host)
    article = "+" if cut.article else ""
    opening = f"{cut.conjunction}{cut.preposition}{'س' if cut.future else ''}{article}"
    pronoun = "ه" if cut.pronoun else ""
    size = min(len(host), 8)
    pattern = shape(host)
    tanwin = "1" if _TANWIN.search(text) else ""
    return [
        f"w{plain}",
        f"w{host}{article}{pronoun}",
        f"k{stem(host)}",
        f"k{article}{stem(host)}",
        f"o{opening}",
        f"o{cut.preposition}{article}{pronoun}",
        f"o{cut.conjunction}{host[:1]}",
        f"e{cut.pronoun}",
        f"n{article}{size}",
        f"t{tanwin}{host[-1:]}",
        f"a{article}{host[:1]}{size}",
        f"b{article}{host[:2]}",
        f"c{article}{host[:3]}",
        f"c4{plain[:4]}",
        f"c5{plain[:5]}",
        f"d{article}{pronoun}{host[-1:]}",
        f"f{article}{pronoun}{host[-2:]}",
        f"g{article}{pronoun}{host[-3:]}",
        f"g4{plain[-4:]}",
        f"h{host[:1]}{host[-1:]}{size}",
        f"i{host[:2]}{host[-2:]}",
        f"s{article}{pronoun}{pattern}",
        f"s{pattern}{opening}{pronoun}",
        f"p{article}{pattern[:4]}",
        f"q{article}{pattern[-4:]}",
    ]


def neighbour_features(text: str, cut: Cut) -> list[str]:
    """What an Arabic word tells of the tags of the words beside it."""
    word = strip_marks(text)
    host = word[cut.start : cut.end]
    article = "+" if cut.article else ""
    opening = f"{cut.conjunction}{cut.preposition}{'س' if cut.future else ''}{article}"
    pronoun = "ه" if cut.pronoun else ""
    return [
        f"w{key(host)}{article}",
        f"o{opening}{pronoun}",
        f"d{article}{pronoun}{host[-1:]}",
        f"f{article}{pronoun}{host[-2:]}",
        f"g{article}{host[-3:]}",
        f"a{article}{host[:1]}",
        f"b{article}{host[:2]}",
        f"s{article}{shape(host)}",
    ]


def agreement_class(text: str, cut: Cut | None) -> str:
    """The class of a word in agreement: its clitics and its host's ending (`cut` is None for what is not Arabic)."""
    if cut is None:
        return other_features(text)[0] if text[0] not in "،,." else text[0]
    word = strip_marks(text)
    host = word[cut.start : cut.end]
    ending = next(
        (ending for ending in _ENDINGS if host.endswith(ending) and len(host) - len(ending) >= 2), ""
    )
    if _TANWIN.search(text):
        ending += "ا"
    opening = "س" if cut.future else cut.preposition or ("و" if cut.conjunction else "")
    return f"{'+' if cut.article else ''}{opening}_{'ه' if cut.pronoun else ending}"


def trait_features(host: str, article: bool, pronoun: str) -> list[str]:  # noqa: FBT001
    """What speaks for the gender and number of a host without marks."""
    pattern = shape(host)
    held = f"{'ه' if pronoun else ''}"
    return [
        "",
        f"w{key(host)}",
        f"d{held}{host[-1:]}",
        f"f{held}{host[-2:]}",
        f"g{held}{host[-3:]}",
        f"s{held}{pattern}",
        f"q{pattern[-4:]}",
        f"a{host[:1]}{len(host)}",
        f"b{host[:2]}{host[-1:]}",
        f"+{article:d}",
    ]
