"""From the sounds of a word to its unvowelled spelling: weak letters, doubled letters and the seats of hamza.

A word of sounds is a string of consonants (Arabic letters, or digits standing for any strong radical), the
short vowels a i u and the long vowels A I U. Further signs: h, W, Y weak radicals (middle, last و, last ي);
D the last radical where it repeats the one before; E the alef written ى; O the silent alef of وا; "." an
ending without vowel. The rules are those of the classical grammars (Wright, A Grammar of the Arabic
Language, vol. I, §§ 120-187).
"""

import re
from collections.abc import Iterator

_LINE = "'"  # a hamza that is written without a seat whatever its vowels
_SHORT = frozenset("aiu.")
_LONG = {"A": "ا", "I": "ي", "U": "و", "E": "ى", "O": "ا", _LINE: "ء"}
_NEVER_JOINS = frozenset("اأإآدذرزوؤءة")

_DOUBLED = (
    (re.compile(r"(?<=[aiuAIU])(.)[aiu]D(?=[aiuAIU])"), r"\1D"),
    (re.compile(r"(?<=[^aiuAIU.])(.)([aiu])D(?=[aiuAIU])"), r"\2\1D"),
)
_CLOSED = r"(?=[^aiuAIU.](?:\.|[^aiuAIUO.]))"
_HOLLOW = (
    (re.compile(rf"ah([aiu]){_CLOSED}"), r"\1"),
    (re.compile(rf"uhi{_CLOSED}"), "i"),
    (re.compile(rf"h([aiu]){_CLOSED}"), r"\1"),
    (re.compile(r"ah[aiu]"), "A"),
    (re.compile(r"uhi"), "I"),
    (re.compile(r"ha"), "A"),
    (re.compile(r"hi"), "I"),
    (re.compile(r"hu"), "U"),
)
_DEFECTIVE = (
    (re.compile(r"([aiu])[WY]\."), r"\1"),
    (re.compile(r"aYA"), "aيA"),
    (re.compile(r"aWA"), "aوA"),
    (re.compile(r"a[WY]a(?=ت)"), "a"),
    (re.compile(r"a[WY]aة"), "Aة"),
    (re.compile(r"a[WY]U"), "aو"),
    (re.compile(r"a[WY]I"), "aي"),
    (re.compile(r"aW[aiu]?$"), "A"),
    (re.compile(r"aY[aiu]?$"), "E"),
    (re.compile(r"aY(?=[^aiuAIU])"), "aي"),
    (re.compile(r"aW(?=[^aiuAIU])"), "aو"),
    (re.compile(r"[iu][WY](?=[UI])"), ""),
    (re.compile(r"i[WY]u?$"), "I"),
    (re.compile(r"i[WY](?=[aA])"), "iي"),
    (re.compile(r"i[WY]"), "I"),
    (re.compile(r"uWu?$"), "U"),
    (re.compile(r"uW(?=[aA])"), "uو"),
    (re.compile(r"uW"), "U"),
    (re.compile(r"A[WY]"), "Aء"),
)
_FIRST_RADICAL = (
    (re.compile(r"^ءaء(?=[^aiuAIU])"), "ءA"),
    (re.compile(r"^ءiء(?=[^aiuAIU])"), "ءI"),
    (re.compile(r"uو(?=[^aiuAIUو])|uي(?=[^aiuAIUي])"), "U"),
    (re.compile(r"iو(?=[^aiuAIUو])|iي(?=[^aiuAIUي])"), "I"),
)


def contract(word: str, doubled: str, *, weak_first: bool) -> str:
    """The sounds of an inflected word after the rules for doubled and weak radicals.

    `doubled` is the letter that D repeats, or empty; `weak_first` says that the first radical is و, ي or ء.

    >>> contract("yaق" + "hulu", "", weak_first=False)
    'yaقUlu'
    """
    if doubled:
        word = _substitute(word, _DOUBLED).replace("D", doubled)
    if "h" in word:
        word = _substitute(word, _HOLLOW)
    if "W" in word or "Y" in word:
        word = _substitute(word, _DEFECTIVE)
    return _substitute(word, _FIRST_RADICAL) if weak_first else word


def _substitute(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def spell(word: str) -> str:
    """The unvowelled spelling of contracted sounds.

    >>> spell("سaءaلa"), spell("ءAخaذa"), spell("iءتaلaفa"), spell("جAءa")
    ('سأل', 'آخذ', 'ائتلف', 'جاء')
    """
    return "".join(_letters(word.replace("ءء", "ء")))


def spellings(word: str) -> tuple[str, ...]:
    """All usual spellings: hamza before a long u is written in two ways.

    >>> spellings("بaدaءUO"), spellings("مaسءUل")
    (('بدؤوا', 'بدأوا'), ('مسؤول', 'مسئول'))
    """
    first = spell(word)
    at = word.find("ءU", 1)
    if at < 0 or word[at - 1] in "iI":
        return (first,)
    seat = {"a": "أ", "A": _LINE, "U": _LINE}.get(word[at - 1], "ئ")
    return (first, spell(word[:at] + seat + word[at + 1 :]))


def spell_before_pronoun(word: str) -> str:
    """The spelling that the word has before an attached pronoun.

    >>> spell_before_pronoun("رaمE"), spell_before_pronoun("يaقرaءu")
    ('رما', 'يقرؤ')
    """
    return spell(word.removesuffix("O").replace("E", "A") + "ه")[:-1]


def _letters(word: str) -> Iterator[str]:
    previous, skip = "", False
    for at, sound in enumerate(word):
        if skip:
            skip = False
        elif sound in _SHORT:
            if not previous and sound != ".":
                yield "ا"
        elif sound in _LONG:
            yield "ا" if sound == "E" and previous == "ي" else _LONG[sound]
        elif sound == "ء":
            seat = _seat(previous, word[at + 1 :])
            skip = seat == "آ"
            yield seat
        elif sound != previous:
            yield sound
        previous = sound


def _seat(previous: str, rest: str) -> str:
    """The letter that carries a hamza, from the sounds on both sides."""
    following = rest[:1]
    if not previous:
        return "آ" if following == "A" else "إ" if following in {"i", "I"} else "أ"
    if not rest.strip("aiu."):
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(previous, "ء")
    if previous in "Iيi" or following in {"i", "I"}:
        return "ئ"
    if previous in "uAUو":
        keeps_line = previous != "u" and following not in {"u", "U"}
        return "ء" if keeps_line else "ؤ"
    if following in {"u", "U"}:
        return "ؤ"
    return "آ" if following == "A" else "أ"


def joins_forward(letter: str) -> bool:
    """Whether an Arabic letter is written joined to the one after it.

    >>> joins_forward("ب"), joins_forward("ز")
    (True, False)
    """
    return letter not in _NEVER_JOINS
