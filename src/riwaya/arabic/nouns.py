"""The inflection of Arabic nouns and participles, from their unvowelled spelling.

Each word comes in its states: alone, with the alef of the indefinite accusative (هجوما), in duals and sound
plurals with and without their ن, and as it is written before an attached pronoun (سيطرت of سيطرتهم).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.arabic.sounds import joins_forward

_MASC, _FEM, _SING, _DUAL, _PLUR = "Masc", "Fem", "Sing", "Dual", "Plur"
_LONG_BROKEN_PLURAL = re.compile(r"..ا..ي?.|..ا..")  # مدارس، صواريخ: they never take tanwin


# What the last letter becomes; hamza takes the seat that the case vowel asks for (بناؤه، بنائه).
_BEFORE_PRONOUN = {"ة": "ت", "ى": "ا", "أ": "ؤئ", "ء": "ؤئ"}


class Inflected(NamedTuple):
    """A noun's word with the gender and number of its form."""

    text: str
    gender: str
    number: str


def noun(lemma: str, *, sound_masculine: bool = False, sound_feminine: bool = False) -> tuple[Inflected, ...]:
    """Singular and dual of a noun, and the sound plurals asked for.

    >>> [i.text for i in noun("غارة", sound_feminine=True)]
    ['غارة', 'غارت', 'غارتان', 'غارتا', 'غارتين', 'غارتي', 'غارات']
    """
    gender = _FEM if lemma.endswith("ة") else _MASC
    return tuple(dict.fromkeys(_noun(lemma, gender, masculine=sound_masculine, feminine=sound_feminine)))


def broken_plural(plural: str, gender: str) -> tuple[Inflected, ...]:
    """The states of a plural given in full.

    >>> [i.text for i in broken_plural("قتلى", "Masc")]
    ['قتلى', 'قتلا']
    """
    tanwin = not plural.endswith("ات") and not _LONG_BROKEN_PLURAL.fullmatch(plural)
    return tuple(Inflected(text, gender, _PLUR) for text in _states(plural, tanwin=tanwin))


def participle(stem: str) -> tuple[Inflected, ...]:
    """A participle in both genders and all numbers.

    >>> [i.text for i in participle("قارئ")][:6]
    ['قارئ', 'قارئا', 'قارئان', 'قارئا', 'قارئين', 'قارئي']
    """
    masculine = _noun(stem, _MASC, masculine=True, feminine=False)
    feminine = _noun(feminine_of(stem), _FEM, masculine=False, feminine=True)
    return tuple(dict.fromkeys((*masculine, *feminine)))


def defective_participle(stem: str) -> tuple[Inflected, ...]:
    """A participle whose last radical is a dropped ي (رام، الرامي), from the shortened spelling.

    >>> [i.text for i in defective_participle("رام")][:5]
    ['رام', 'رامي', 'راميا', 'راميان', 'راميا']
    """
    masculine = (
        *_singular_of_defective(stem),
        *(Inflected(text, _MASC, _DUAL) for text in _duals(stem + "ي")),
        *(Inflected(text, _MASC, _PLUR) for text in _masculine_plurals(stem)),
    )
    feminine = _noun(stem + "ية", _FEM, masculine=False, feminine=True)
    return tuple(dict.fromkeys((*masculine, *feminine)))


def defective_noun(stem: str) -> tuple[Inflected, ...]:
    """A verbal noun such as تحدّ (التحدي، تحديات), from the shortened spelling.

    >>> [i.text for i in defective_noun("تحد")][-1]
    'تحديات'
    """
    duals = (Inflected(text, _MASC, _DUAL) for text in _duals(stem + "ي"))
    return (*_singular_of_defective(stem), *duals, Inflected(stem + "يات", _MASC, _PLUR))


def feminine_of(stem: str) -> str:
    """The singular in ة beside a masculine one.

    >>> feminine_of("مسلح"), feminine_of("مسمى")
    ('مسلحة', 'مسماة')
    """
    if stem.endswith("ى"):
        return stem[:-1] + "اة"
    if stem.endswith("ء") and len(stem) > 1 and joins_forward(stem[-2]):
        return stem[:-1] + "ئة"
    return stem + "ة"


def _noun(lemma: str, gender: str, *, masculine: bool, feminine: bool) -> Iterator[Inflected]:
    for text in _states(lemma, tanwin=True):
        yield Inflected(text, gender, _SING)
    for text in _duals(lemma):
        yield Inflected(text, gender, _DUAL)
    if masculine:
        for text in _masculine_plurals(lemma):
            yield Inflected(text, _MASC, _PLUR)
    if feminine:
        for text in _feminine_plurals(lemma):
            yield Inflected(text, gender, _PLUR)


def _singular_of_defective(stem: str) -> Iterator[Inflected]:
    alone = stem[:-1] + "ء" if stem.endswith("ائ") else stem  # راءٍ beside الرائي
    for text in (alone, stem + "ي", stem + "يا"):
        yield Inflected(text, _MASC, _SING)


def _states(word: str, *, tanwin: bool) -> tuple[str, ...]:
    """The word alone, with tanwin alef, and before a pronoun."""
    stem, last = word[:-1], word[-1]
    before_pronoun = _BEFORE_PRONOUN.get(last, "")
    if last == "ء" and joins_forward(stem[-1:]):
        before_pronoun = "ئ"
    takes_alef = tanwin and last not in "ةىاأ" and not word.endswith("اء")
    accusative = (_before_alef(word) + "ا",) if takes_alef else ()
    return (word, *accusative, *(stem + letter for letter in before_pronoun))


def _before_alef(word: str) -> str:
    """The word as it is joined to a following alef: final hamza takes a tooth after a joining letter."""
    if word.endswith("ء") and len(word) > 1 and joins_forward(word[-2]):
        return word[:-1] + "ئ"
    return word


def _duals(word: str) -> tuple[str, ...]:
    if word.endswith("أ"):
        return tuple(word[:-1] + ending for ending in ("آن", "آ", "أين", "أي"))
    if word.endswith("ا"):
        return ()
    stem = word[:-1] + {"ة": "ت", "ى": "ي"}[word[-1]] if word[-1] in "ةى" else _before_alef(word)
    return tuple(stem + ending for ending in ("ان", "ا", "ين", "ي"))


def _masculine_plurals(word: str) -> tuple[str, ...]:
    stem = word[:-1] if word[-1] in "ىة" else word
    if stem.endswith("أ"):
        nominative = tuple(stem[:-1] + ending for ending in ("ؤون", "ؤو", "أون", "أو"))
        return (*nominative, stem[:-1] + "ئين", stem[:-1] + "ئي")
    stem = _before_alef(stem)
    return tuple(stem + ending for ending in ("ون", "و", "ين", "ي"))


def _feminine_plurals(word: str) -> tuple[str, ...]:
    stem = word.removesuffix("ة")
    if stem.endswith("أ"):
        return (stem[:-1] + "آت",)
    if stem.endswith("ى") or (stem.endswith("ا") and word.endswith("ة")):
        return (stem[:-1] + "يات",)
    return (_before_alef(stem) + "ات",)
