"""The inflection of Arabic verbs: from a form and its radicals to every unvowelled word with its features.

Patterns are written with F, C, L (and K in roots of four) for the radicals, T for the first radical with
the ت of form VIII, ' for hamza and p for ta marbuta, the other letters in Latin; `riwaya.arabic.sounds`
says what the remaining signs mean and turns sounds into spelling.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from riwaya.arabic import nouns
from riwaya.arabic.sounds import contract, spell, spell_before_pronoun, spellings


class Form(NamedTuple):
    """One inflected word, unvowelled, with its features; a feature that the word lacks is empty or 0.

    `pos` is verb, verbal_noun, active_participle, passive_participle or noun; `aspect` perfect or
    imperfect; `voice` active, passive, or both where the two are written alike (قتل); `gender` Masc or Fem;
    `number` Sing, Dual or Plur.
    """

    text: str
    pos: str
    aspect: str
    voice: str
    person: int
    gender: str
    number: str


class Verb(NamedTuple):
    """What decides a verb's inflection.

    `form` is the Latin numeral of the form (I to X) or QI, QII, QIV for roots of four; `radicals` are
    Arabic letters, hamza as ء, or digits for strong radicals. `hollow`, `doubled` say that the form treats
    the root so. `perfect` and `imperfect` are the vowels of the middle radical in form I; `drops_first`
    belongs to وقف يقف; `second_noun` says that form III has the verbal noun فعال too.
    """

    form: str
    radicals: str
    hollow: bool = False
    doubled: bool = False
    perfect: str = "a"
    imperfect: str = "a"
    drops_first: bool = False
    passive: bool = True
    second_noun: bool = False


class _Pattern(NamedTuple):
    perfect: str
    perfect_passive: str
    imperfect: str
    imperfect_passive: str
    active_participle: str
    passive_participle: str
    verbal_nouns: tuple[str, ...]


_PATTERNS: Final = {
    "I": _Pattern("FaCaL", "FuCiL", "aFCaL", "uFCaL", "FACiL", "maFCUL", ()),
    "II": _Pattern("FaCCaL", "FuCCiL", "uFaCCiL", "uFaCCaL", "muFaCCiL", "muFaCCaL", ("taFCIL",)),
    "III": _Pattern("FACaL", "FUCiL", "uFACiL", "uFACaL", "muFACiL", "muFACaL", ("muFACaLap",)),
    "IV": _Pattern("'aFCaL", "'uFCiL", "uFCiL", "uFCaL", "muFCiL", "muFCaL", ("'iFCAL",)),
    "V": _Pattern(
        "taFaCCaL", "tuFuCCiL", "ataFaCCaL", "utaFaCCaL", "mutaFaCCiL", "mutaFaCCaL", ("taFaCCuL",)
    ),
    "VI": _Pattern("taFACaL", "tuFUCiL", "ataFACaL", "utaFACaL", "mutaFACiL", "mutaFACaL", ("taFACuL",)),
    "VII": _Pattern("inFaCaL", "", "anFaCiL", "", "munFaCiL", "", ("inFiCAL",)),
    "VIII": _Pattern("iTaCaL", "uTuCiL", "aTaCiL", "uTaCaL", "muTaCiL", "muTaCaL", ("iTiCAL",)),
    "IX": _Pattern("iFCaLaD", "", "aFCaLiD", "", "muFCaLiD", "", ("iFCiLAL",)),
    "X": _Pattern("istaFCaL", "ustuFCiL", "astaFCiL", "ustaFCaL", "mustaFCiL", "mustaFCaL", ("istiFCAL",)),
    "QI": _Pattern("FaCLaK", "FuCLiK", "uFaCLiK", "uFaCLaK", "muFaCLiK", "muFaCLaK", ("FaCLaKap",)),
    "QII": _Pattern("taFaCLaK", "", "ataFaCLaK", "", "mutaFaCLiK", "", ("taFaCLuK",)),
    "QIV": _Pattern("iFCaLKaD", "", "aFCaLKiD", "", "muFCaLKiD", "", ("iFCiLKAK",)),
}
FORMS: Final = tuple(_PATTERNS)
HOLLOW_FORMS: Final = frozenset({"I", "IV", "VII", "VIII", "X"})
DOUBLED_FORMS: Final = frozenset({"I", "III", "IV", "VI", "VII", "VIII", "X"})
_LENGTHENED: Final = frozenset({"IX", "QIV"})  # their own pattern doubles the last radical
WEAK: Final = "وي"

_HOLLOW_VERBAL_NOUNS: Final = {"IV": "'iFALap", "VII": "inFiyAL", "VIII": "iTiyAL", "X": "istiFALap"}
_DEFECTIVE_VERBAL_NOUNS: Final = {"II": "taFCiLap", "V": "taFaCCiL", "VI": "taFACiL"}
# Form VIII melts its ت into some first radicals (Wright I, §§ 54-58).
_MELTED: Final = {
    "و": "تت", "ي": "تت", "ت": "تت", "د": "دد", "ذ": "دد", "ز": "زد",
    "ط": "طط", "ظ": "ظظ", "ص": "صط", "ض": "ضط",
}  # fmt: skip
_LETTERS: Final = str.maketrans({"m": "م", "t": "ت", "s": "س", "n": "ن", "y": "ي", "'": "ء", "p": "ة"})

_MASC, _FEM, _SING, _DUAL, _PLUR = "Masc", "Fem", "Sing", "Dual", "Plur"
_PERFECT_ENDINGS: Final = (
    ("a", 3, _MASC, _SING),
    ("aت", 3, _FEM, _SING),
    ("A", 3, _MASC, _DUAL),
    ("aتA", 3, _FEM, _DUAL),
    ("UO", 3, _MASC, _PLUR),
    ("نa", 3, _FEM, _PLUR),
    ("تa", 2, _MASC, _SING),
    ("تi", 2, _FEM, _SING),
    ("تuمA", 2, "", _DUAL),
    ("تuم", 2, _MASC, _PLUR),
    ("تuننa", 2, _FEM, _PLUR),
    ("تu", 1, "", _SING),
    ("نA", 1, "", _PLUR),
)
# Indicative, then what the subjunctive or the jussive writes otherwise.
_IMPERFECT_ENDINGS: Final = (
    ("ي", ("u", "."), 3, _MASC, _SING),
    ("ت", ("u", "."), 3, _FEM, _SING),
    ("ي", ("Aنi", "A"), 3, _MASC, _DUAL),
    ("ت", ("Aنi", "A"), 3, _FEM, _DUAL),
    ("ي", ("Uنa", "UO"), 3, _MASC, _PLUR),
    ("ي", ("نa",), 3, _FEM, _PLUR),
    ("ت", ("u", "."), 2, _MASC, _SING),
    ("ت", ("Iنa", "I"), 2, _FEM, _SING),
    ("ت", ("Aنi", "A"), 2, "", _DUAL),
    ("ت", ("Uنa", "UO"), 2, _MASC, _PLUR),
    ("ت", ("نa",), 2, _FEM, _PLUR),
    ("ء", ("u", "."), 1, "", _SING),
    ("ن", ("u",), 1, "", _PLUR),  # its jussive («نصب» of أصاب) is far more often another word
)


def citation(verb: Verb) -> str:
    """The third person masculine singular of the perfect, as dictionaries list the verb.

    >>> citation(Verb("X", "قول", hollow=True)), citation(Verb("I", "شنن", doubled=True))
    ('استقال', 'شن')
    """
    return spell(citation_sounds(verb))


def citation_sounds(verb: Verb) -> str:
    """The sounds of the citation form."""
    return _inflect(verb, _perfect(verb), "", "a")


def melts(form: str, radical: str) -> bool:
    """Whether the form's own consonant melts into this first radical (ازدهر، اصطدم)."""
    return (form == "VIII" and radical in _MELTED) or (form == "VII" and radical == "ن")


def conjugate(verb: Verb) -> tuple[Form, ...]:
    """All finite forms of a verb but the imperative; forms alike in both voices have the voice `both`."""
    voices: dict[tuple[str, str, int, str, str], str] = {}
    for voice in ("active", "passive"):
        for key in _finite(verb, passive=voice == "passive"):
            voices[key] = voice if voices.get(key, voice) == voice else "both"
    return tuple(
        Form(text, "verb", aspect, voice, person, gender, number)
        for (text, aspect, person, gender, number), voice in voices.items()
    )


def participles(verb: Verb) -> tuple[Form, ...]:
    """Both participles in all genders, numbers, and states."""
    return (*_participle(verb, "active"), *_participle(verb, "passive"))


def verbal_nouns(verb: Verb) -> tuple[Form, ...]:
    """The regular verbal nouns, with their plurals in ات; form I has none that are regular."""
    cells: dict[Form, None] = {}
    for pattern in _verbal_noun_patterns(verb):
        for text in spellings(_noun(verb, pattern)):
            if verb.radicals[-1] in WEAK and verb.form in {"V", "VI"}:
                series = nouns.defective_noun(text.removesuffix("ي"))
            else:
                series = nouns.noun(text, sound_feminine=True)
            cells.update((Form(i.text, "verbal_noun", "", "", 0, i.gender, i.number), None) for i in series)
    return tuple(cells)


def _finite(verb: Verb, *, passive: bool) -> Iterator[tuple[str, str, int, str, str]]:
    pattern = _PATTERNS[verb.form]
    if passive and not (verb.passive and pattern.perfect_passive):
        return
    perfect = pattern.perfect_passive if passive else _perfect(verb)
    imperfect = pattern.imperfect_passive if passive else _imperfect(verb)
    for ending, person, gender, number in _PERFECT_ENDINGS:
        for text in _written(verb, perfect, "", ending, takes_object=not passive):
            yield text, "perfect", person, gender, number
    for prefix, endings, person, gender, number in _IMPERFECT_ENDINGS:
        for ending in endings:
            for text in _written(verb, imperfect, prefix, ending, takes_object=not passive):
                yield text, "imperfect", person, gender, number


@lru_cache(maxsize=64)
def _written(verb: Verb, pattern: str, prefix: str, ending: str, *, takes_object: bool) -> tuple[str, ...]:
    """The spellings of a finite form, alone and, where it can have an object, before a pronoun."""
    if ending == "." and (verb.doubled or verb.form in _LENGTHENED):
        return ()  # news writes the jussive of احتل as the indicative
    sounds = _inflect(verb, pattern, prefix, ending)
    texts = dict.fromkeys(spellings(sounds))
    if takes_object and (sounds[-1] in "OE" or "ء" in sounds[-2:]):
        texts[spell_before_pronoun(sounds)] = None
    return tuple(texts)


def _perfect(verb: Verb) -> str:
    return f"FaC{verb.perfect}L" if verb.form == "I" else _PATTERNS[verb.form].perfect


def _imperfect(verb: Verb) -> str:
    if verb.form != "I":
        return _PATTERNS[verb.form].imperfect
    return f"aC{verb.imperfect}L" if verb.drops_first else f"aFC{verb.imperfect}L"


def _inflect(verb: Verb, pattern: str, prefix: str, ending: str) -> str:
    """The contracted sounds of a pattern, filled with the verb's radicals, between prefix and ending."""
    doubled = verb.radicals[-1] if verb.doubled or verb.form in _LENGTHENED else ""
    weak_first = verb.radicals[0] in "ويء" and len(verb.radicals) == 3
    return contract(f"{prefix}{_fill(verb, pattern)}{ending}", doubled, weak_first=weak_first)


@lru_cache(maxsize=1024)
def _fill(verb: Verb, pattern: str) -> str:
    """The pattern with the verb's radicals in it."""
    first, middle, last = verb.radicals[:1], verb.radicals[1:2], verb.radicals[2:3]
    fourth = verb.radicals[3:]
    if verb.doubled:
        last = "D"
    elif last in WEAK and not fourth:
        last = "W" if _keeps_waw(verb, pattern) else "Y"
    melted = _MELTED.get(first, first + "ت")
    letters = {"F": first, "C": "h" if verb.hollow else middle, "L": last, "K": fourth, "T": melted}
    filled = "".join(letters.get(sign, sign) for sign in pattern.translate(_LETTERS))
    if verb.radicals == "رءي" and verb.form in {"I", "IV"}:
        return filled.replace("رءa", "رa").replace("رءi", "رi")
    return filled


def _keeps_waw(verb: Verb, pattern: str) -> bool:
    """Whether a last radical و is still one: only in دعا يدعو, not in its passive nor in any other form."""
    if verb.form != "I" or verb.radicals[2] != "و":
        return False
    return (verb.perfect, verb.imperfect) == ("a", "u") and pattern in {_perfect(verb), _imperfect(verb)}


def _noun(verb: Verb, pattern: str) -> str:
    return _inflect(verb, pattern, "", "" if pattern.endswith("p") else "u")


def _verbal_noun_patterns(verb: Verb) -> tuple[str, ...]:
    form, last = verb.form, verb.radicals[-1]
    if verb.hollow:
        return (_HOLLOW_VERBAL_NOUNS[form],) if form in _HOLLOW_VERBAL_NOUNS else ()
    if last in WEAK and form in _DEFECTIVE_VERBAL_NOUNS:
        return (_DEFECTIVE_VERBAL_NOUNS[form],)
    if form == "II" and last == "ء":
        return (_DEFECTIVE_VERBAL_NOUNS[form],)
    if form == "III" and verb.second_noun:
        return (*_PATTERNS[form].verbal_nouns, "FiCAL")
    return _PATTERNS[form].verbal_nouns


def _participle(verb: Verb, voice: str) -> Iterator[Form]:
    pos = f"{voice}_participle"
    seen: dict[nouns.Inflected, None] = {}
    for text, defective in _participle_stems(verb, voice):
        series = nouns.defective_participle(text) if defective else nouns.participle(text)
        seen.update(dict.fromkeys(series))
    for inflected in seen:
        yield Form(inflected.text, pos, "", voice, 0, inflected.gender, inflected.number)


def _participle_stems(verb: Verb, voice: str) -> Iterator[tuple[str, bool]]:
    """The spellings of a participle, each with whether it ends in a dropped ي (رام)."""
    pattern = _PATTERNS[verb.form]
    last = verb.radicals[-1]
    if voice == "active":
        if verb.form == "I" and verb.hollow:
            if last != "ء":
                yield spell(_noun(verb, "FA'iL")), False
            return
        defective = last in WEAK and len(verb.radicals) == 3
        text = spell(_noun(verb, pattern.active_participle))
        yield (text.removesuffix("ي"), True) if defective else (text, False)
        return
    if not pattern.passive_participle or not verb.passive:
        return
    if verb.form == "I" and last in WEAK:
        yield spell(_inflect(verb, "maFCU" if last == "و" else "maFCI", "", "")), False
        return
    passive = pattern.passive_participle
    if verb.form == "I" and verb.hollow:
        if last == "ء":
            return
        passive = "maFUL" if verb.radicals[1] == "و" else "maFIL"
    for text in spellings(_noun(verb, passive)):
        yield text, False
