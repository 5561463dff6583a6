"""What a cut and a tag make of a written word: its look-up keys, clitics and segments."""

from collections.abc import Container, Sequence

import msgspec

from riwaya.arabic.analysis import Segment, WordForm
from riwaya.arabic.characters import fold, key, strip_marks
from riwaya.arabic.clitics import Cut

_VERBS = frozenset({"VERB", "AUX"})


def plain_form(text: str, tag: str) -> WordForm:
    """The form of a number, a mark or a word that is not cut."""
    whole = key(text)
    return WordForm(key=whole, host=whole, segments=(Segment(text, tag),))


def resumed_form(form: WordForm) -> WordForm:
    """The form whose conjunction resumes the talk, and joins nothing."""
    first, *others = form.segments
    return msgspec.structs.replace(form, segments=(Segment(first.text, "PART"), *others))


def word_form(text: str, cut: Cut, tag: str, known: Container[str]) -> WordForm:
    """The form of an Arabic word; `known` holds host keys, by which spellings before a pronoun are put back."""
    word = strip_marks(text)
    whole = fold(word)
    if cut.end - cut.start == len(word):
        return WordForm(whole, whole, segments=(Segment(text, tag),))
    conjunction, preposition, future, article, start, end, pronoun = cut
    after_conjunction = len(conjunction)
    after_preposition = after_conjunction + len(preposition) + future
    fused = bool(preposition) and article and start - after_preposition < 2
    places = _letter_places(text, word)
    segments = [Segment(text[places[start] : places[end]], tag)]
    if after_preposition < start:
        segments.insert(0, Segment(text[places[after_preposition] : places[start]], "DET"))
    if after_conjunction < after_preposition:
        led = text[places[after_conjunction] : places[after_preposition]]
        segments.insert(0, Segment(led, "PART" if future else "ADP"))
    if after_conjunction:
        segments.insert(0, Segment(text[: places[after_conjunction]], "CCONJ"))
    if pronoun:
        segments.append(Segment(text[places[end] :], "PRON"))
    host = whole[start:end]
    return WordForm(
        whole,
        _before_pronoun(word[start:end], host, tag, known) if pronoun else host,
        conjunction,
        preposition,
        future,
        article,
        pronoun,
        places[after_conjunction if fused or future else after_preposition],
        tuple(segments),
    )


def _letter_places(text: str, word: str) -> Sequence[int]:
    """Where the letters of a word without marks stand in it with its marks, then its end."""
    if len(text) == len(word):
        return range(len(text) + 1)
    places = []
    at = 0
    for letter in word:
        at = text.index(letter, at)
        places.append(at)
        at += 1
    return [0, *places[1:], len(text)]


def _before_pronoun(written: str, host: str, tag: str, known: Container[str]) -> str:
    """The key of the spelling that a host has without a pronoun: مدينت(ها) مدينة, حلفاؤ(ه) حلفاء, ألقا(ها) ألقى."""
    end = host[-1:]
    if written.endswith(("اؤ", "ائ")):
        return host[:-1] + "ء"
    if tag in _VERBS:
        if end == "و":
            return host + "ا"
        return _likelier(host, host[:-1] + "ي", known) if end == "ا" else host
    if end == "ت":
        feminine = host[:-1] + "ه"
        regular = len(host) >= 4 and host[-2] not in "او" and not host.startswith("ت")
        return feminine if regular or feminine in known else host  # not قوات, بيوت, تصويت; but حياة, قوة
    return _likelier(host, host[:-1] + "ي", known) if end == "ا" else host


def _likelier(written: str, restored: str, known: Container[str]) -> str:
    return restored if restored in known and written not in known else written
