"""Person and voice of a word, where its letters or vowel marks show them: what the forms of its verb say."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from riwaya.arabic.analysis import WordForm
from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.dictionary import is_known, lemma_of
from riwaya.arabic.forms import Form, verb_forms
from riwaya.arabic.lemmas import lemma

_VERBS = frozenset({"VERB", "AUX"})
_PERSONAL = _VERBS | {"PRON"}
_PRONOUNS = {
    **dict.fromkeys(("انا", "نحن"), 1),
    **dict.fromkeys(("انت", "انتما", "انتم", "انتن"), 2),
    **dict.fromkeys(("هو", "هي", "هما", "هم", "هن"), 3),
}
_SHORTEST, _FORM_IV = 3, 4
"""Letters of a perfect of three radicals, and of one in form IV (أعلن)."""
_PERFECT_ENDINGS = ("ت", "وا", "تا")
_ADDRESSED = ("ون", "ين")
_VOICES = {"active": "Act", "passive": "Pass"}
_DAMMA = "\u064f"
_FATHA, _SUKUN, _SHADDA = "\u064e", "\u0652", "\u0651"
_PASSIVE = re.compile(
    f"^(?:[^يتن]{_DAMMA}|[^ت]{{1,2}}{_SUKUN}?.{{0,2}}ت{_DAMMA}|ت{_DAMMA}.{_DAMMA}"
    f"|[يتنأ]{_DAMMA}[^{_DAMMA}]*{_FATHA}{_SHADDA}?[^{_DAMMA}][{_DAMMA}{_FATHA}{_SUKUN}]?$)"
)
"""Marks of a passive: u after a perfect's first letter or the ت of its form («قُتل», «استُهدف»), u and a in «يُقتَل»."""


@lru_cache(maxsize=65536)
def person(form: WordForm, tag: str) -> int:
    """1, 2 or 3 for a verb or a personal pronoun, 0 for other words.

    Where a form may be of several persons (أعلن, تقول), it is the third: news hardly addresses anybody.

    >>> from riwaya.arabic import analyze
    >>> [token.person for token in analyze("نعتقد أنهم انسحبوا")[0].tokens]
    [1, 0, 3]
    """
    if tag not in _VERBS or form.host in _PRONOUNS:
        return _PRONOUNS.get(form.host, 0) if tag in _PERSONAL else 0
    persons = {one.person for one in _forms(form, tag)}
    written = strip_marks(_told(form))
    if _is_of_first_person(written):
        return 1
    doubtful = len(written) == _SHORTEST or written.endswith("وا")
    doubtful = doubtful or (written[0] == "ت" and not written.endswith(_ADDRESSED))
    return 3 if doubtful or not persons or 3 in persons else min(persons)


def _is_of_first_person(written: str) -> bool:
    """Whether أ before a verb is «I»: form IV has three radicals and a verbal noun (أصدر, إصدار)."""
    if written[0] != "أ" or len(written) < _FORM_IV or written.endswith(_PERFECT_ENDINGS):
        return False
    if len(written) > _FORM_IV:
        return written[1] in "تن" or written[2] == "ت" or written.startswith("أست")
    first, middle, last = written[1], written[2], written[3]
    first, last = "ي" if first == "و" else first, "ء" if last in "ىيئ" else last
    return not is_known(f"إ{first}ا{last}ة" if middle in "اي" else f"إ{first}{middle}ا{last}")


@lru_cache(maxsize=65536)
def voice(form: WordForm, tag: str) -> str:
    """`Act` or `Pass` for a verb that shows it, empty where both are written alike (قتل) and for other words.

    >>> from riwaya.arabic import analyze
    >>> [token.voice for token in analyze("أصيب جندي، وقُتل آخر، وقال الشاهد")[0].tokens if token.tag == "VERB"]
    ['Pass', 'Pass', 'Act']
    """
    if tag not in _VERBS:
        return ""
    found = _forms(form, tag, exactly=True)
    if _PASSIVE.match(_told(form)):
        return "Pass"
    meant = person(form, tag)
    voices = {one.voice for one in found if one.person == meant}
    if voices == {"passive"} and not _shows_passive(strip_marks(_told(form))):
        return ""
    return _VOICES.get(voices.pop(), "") if len(voices) == 1 else ""


def _shows_passive(written: str) -> bool:
    """Whether a form that only a passive may be is one for sure: perfects, «يقال», «يوجد»; «يلقى» may be of لقي too."""
    return written[0] not in "يتن" or "ا" in written[-2:-1] or written[1:2] == "و"


def _told(form: WordForm) -> str:
    """The host as written, with its marks."""
    return form.segments[-2 if form.pronoun else -1].text


def _forms(form: WordForm, tag: str, *, exactly: bool = False) -> list[Form]:
    """The finite forms that are written as the word is, to the letter or, else and unless `exactly`, but for hamza.

    They are those of a verb whose perfect's passive it shows itself to be («أصيب» of أصاب), else of the verb that it is
    likeliest of, and of form V or VI if it is one («تلقى» is of تلقى, too).
    """
    written = strip_marks(_told(form))
    weak = [one for one in _finite(_actives(written)) if one.text == written and _is_passive_perfect(one)]
    if weak:
        return weak
    others = [written] if written[0] == "ت" and lemma_of(written) == written else []
    finite = _finite(dict.fromkeys([lemma(form, tag), *others]))
    exact = [one for one in finite if one.text == written]
    return exact if exact or exactly else [one for one in finite if key(one.text) == form.host]


def _finite(verbs: Iterable[str]) -> list[Form]:
    found: list[Form] = []
    for verb in verbs:
        with suppress(ValueError):
            found += [one for one in verb_forms(verb) if one.pos == "verb"]
    return found


def _is_passive_perfect(one: Form) -> bool:
    return (one.voice, one.aspect, one.person) == ("passive", "perfect", 3)


def _actives(written: str) -> Iterator[str]:
    """Known verbs with a weak letter of which a perfect may be the passive: with a long a for its ي."""
    for ending in ("", "ت", "وا", "تا", "ا"):
        rest = written.removesuffix(ending)
        if written[0] in "ين" or not written.endswith(ending) or len(rest) < _SHORTEST:
            continue
        for at in (-2, -1):
            vowel = "ا" if at == -2 else "ى"
            verb = rest[:at] + vowel + (rest[at + 1 :] if at + 1 else "")
            like_baqiya = at == -1 and len(rest) == _SHORTEST  # بقي, لقي
            if rest[at] == "ي" and lemma_of(verb) == verb and not like_baqiya:
                yield verb
