"""Dictionary forms of words without their clitics: endings by tag and number, and simplemma's Arabic dictionary.

By itself the dictionary knows neither tags nor how usual a word is: it makes a verb of a verbal noun and a man of a
city (مدينة to مدين). So the endings that Arabic grammar tells for the tag are tried first, and the dictionary judges
between what they leave.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from riwaya.arabic.analysis import WordForm
from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.dictionary import lemma_of
from riwaya.arabic.vocabulary import shipped_judge

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "NUM", "ADV", "DET"})
_TANWIN_ALEF = re.compile("ا\u064b|\u064bا$")
_TANWIN_KASRA = "\u064d"
_VERBAL_NOUN = re.compile("^(?:[اإ]..?.?ا.|[اإ]....ا.|ت....?)$")
_FEMININE_ELATIVE = re.compile("^(?!أ)(.)(.)(.)[ىا]$")
_ELATIVES = {"أولى": "أول", "أخرى": "آخر", "دنيا": "أدنى", "عليا": "أعلى", "أوائل": "أول"}
_BROKEN_PLURAL = re.compile("^أ..ا.$")
_PERFECT_ENDINGS = ("ت", "وا", "تا", "", "نا", "تم", "ا")
_IMPERFECT_ENDINGS = ("", "ون", "وا", "ان", "ين", "ا")
_IRREGULAR_VERBS = {
    form: perfect
    for perfect, forms in {
        "أمكن": "يمكن",
        "كان": "يكن تكن",
        "رأى": "يرى ترى نرى يرون",
        "ليس": "ليس ليست ليسوا",
        "بدا": "يبدو تبدو",
        "دعا": "يدعو تدعو يدعون",
        "تمكن": "تمكن",
        "مات": "مات",
        "بات": "بات",
    }.items()
    for form in forms.split()
}
_IRREGULAR_NOUNS = {
    "سنوات": "سنة",
    "سنين": "سنة",
    "بنات": "بنت",
    "أخوات": "أخت",
    "مياه": "ماء",
    "مرأة": "امرأة",
}


@lru_cache(maxsize=65536)
def lemma(form: WordForm, tag: str, number: str = "") -> str:
    """The dictionary form of a word's host, where its tag and, if known, its number are given.

    >>> from riwaya.arabic import analyze
    >>> [token.lemma for token in analyze("وقالت المصادر إن المسلحين انسحبوا")[0].tokens]
    ['قال', 'مصدر', 'إن', 'مسلح', 'انسحب']
    """
    told = form.segments[-2 if form.pronoun else -1].text
    written = _without_pronoun(strip_marks(told), form)
    if tag in _VERBS:
        return _verb(written)
    if _TANWIN_ALEF.search(told):
        written = written.removesuffix("ا")
    elif told.endswith(_TANWIN_KASRA) and tag == "ADJ" and len(written) == 3:
        written += "ي"
    if tag == "ADJ":
        return _adjective(written, number)
    return _noun(written, number) if tag in _NOUNS else written


def _without_pronoun(host: str, form: WordForm) -> str:
    """The host as written, ending as it does where no pronoun follows."""
    if not form.pronoun or key(host) == form.host:
        return host
    ending = {"ه": "ة", "ي": "ى"}.get(form.host[-1], form.host[-1])
    return host + "ا" if form.host.endswith("وا") else host[:-1] + ending


def _noun(word: str, number: str) -> str:
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if number in {"", "Sing"}:
        accusative = word.endswith("ا") and _is_lemma(word[:-1]) and not _is_lemma(word)
        return word[:-1] if accusative else word
    if _BROKEN_PLURAL.match(word):
        return _dictionary(word)
    return _of_sound_plural(word) or _dictionary(word)


def _of_sound_plural(word: str) -> str:
    """The singular by a regular ending of the dual or plural; empty where there is none."""
    if word.endswith(("تين", "تان")) and len(word) >= 6:
        return word[:-3] + "ة"
    if word.endswith("ات") and len(word) >= 4:
        return _of_feminine_plural(word[:-2])
    if word.endswith(("ون", "ين", "ان")) and len(word) >= 5 and not _is_lemma(word):
        return word[:-2]
    if word.endswith(("ي", "و")) and _is_lemma(word[:-1]):
        return word[:-1]  # مقاتلو, مقاتلي before a noun
    return word if word.endswith("ة") else ""


def _of_feminine_plural(rest: str) -> str:
    """From هجم(ات), انفجار(ات), مسؤولي(ات): with ta marbuta but for verbal nouns and what is known without it."""
    if _VERBAL_NOUN.match(rest):
        return rest
    feminine = rest + "ة"
    hosts = shipped_judge().segmenter.hosts
    if rest.endswith("ي") or key(feminine) in hosts:
        return feminine
    return feminine if key(rest) not in hosts and _is_lemma(feminine) else rest


def _adjective(word: str, number: str) -> str:
    if word in _ELATIVES:
        return _ELATIVES[word]
    if found := _FEMININE_ELATIVE.match(word):
        return "أ" + "".join(found.groups())
    for ending in ("تين", "تان", "ات", "ون", "ين", "ان", "ة", "اء"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            if ending in {"ين", "ان", "اء"} and (number == "Sing" or _is_lemma(word)):
                break
            return word[: -len(ending)]
    if word.endswith("ا") and len(word) > 3:
        return word[:-1]
    return _dictionary(word) if number == "Plur" else word


def _verb(word: str) -> str:
    if word in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[word]
    hosts = shipped_judge().segmenter.hosts
    candidates = list(_perfects(word))
    best, highest = candidates[0] if candidates else word, 0
    for candidate in candidates:
        score = 3 * _is_lemma(candidate) + (key(candidate) in hosts)
        if score > highest:
            best, highest = candidate, score
    return best


def _perfects(word: str) -> Iterator[str]:
    """Third persons masculine singular perfect that a verb's form may belong to, the likeliest first."""
    if word[0] in "يتن" or (word[0] == "أ" and len(word) == 3):
        for ending in _IMPERFECT_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                yield from _of_imperfect(word[1 : len(word) - len(ending)], ended=ending in {"ون", "وا"})
    if word[0] == "ي":
        return
    for ending in _PERFECT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            rest = word[: len(word) - len(ending)]
            yield rest
            if ending in {"ت", "وا", "تا"}:
                yield from (rest + "ى", rest + "ا")


def _of_imperfect(core: str, *, ended: bool) -> Iterator[str]:
    """Perfects of what follows the imperfect's first letter; `ended` where a long vowel's ending was cut off."""
    if core[0] == "ؤ":
        yield "أ" + core[1:]
        core = "أ" + core[1:]
    last, rest = core[-1], core[:-1]
    if last in "يوى":
        yield from (rest + "ى", "أ" + rest + "ى", "ا" + rest + "ى", rest + "ا")
    if ended:
        yield from (core + "ى", "ا" + core + "ى")
    if len(core) == 2:
        yield from ("و" + core, core)
    if len(core) >= 3 and core[-2] in "وي":
        hollow = core[:-2] + "ا" + last
        yield from (
            (hollow, "أ" + hollow, "است" + hollow.removeprefix("ست")) if len(core) < 6 else ("ا" + hollow,)
        )
    yield core
    yield "أ" + core if len(core) <= 3 else "ا" + core


def _is_lemma(word: str) -> bool:
    """Whether the dictionary gives the word as the form of nothing but itself."""
    return lemma_of(word) == word


def _dictionary(word: str) -> str:
    return lemma_of(word) or word
