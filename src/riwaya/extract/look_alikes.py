"""Words that only look like cues of speech: «لا … فحسب بل», «مركز تابع للوزارة», «ممثل الادعاء», «يتضمن نشر قوات»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import cue_of, word_list
from riwaya.lexicon.actors import heads

_ONLY = frozenset({"فحسب", "وحسب"})
_TO = frozenset({"ل", "لـ", "الي"})
_PRESENT = frozenset("يت")
_BELONGING = word_list("heads", "belonging")
_ALSO_NOUNS = word_list("heads", "also_nouns")
_BODIES = word_list("heads", "bodies")
_ENDINGS = ("ه", "ات", "ين", "ون", "ان", "ا")
_PLACES = word_list("heads", "places")
_AUXILIARY = word_list("grammar", "auxiliary")


def is_another_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` is another than the cue that it is spelt like.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("مركز تابع للوزارة")[0].tokens
    >>> is_another_word(tokens, 1)
    True
    """
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    key = token.form.key
    if key in _ONLY:
        return key[0] == "ف" or following is None or following.tag == "PUNCT" or following.form.key == "بل"
    if key in _BELONGING:
        return following is not None and (following.form.preposition == "ل" or following.form.key in _TO)
    if before is None or names_a_place(before):
        return before is not None
    if token.form.article and token.form.host in _BODIES:
        of = before.tag == "NOUN" and not before.form.article
        return of or (following is not None and following.form.key == "العام")
    if token.form.article:
        return not before.form.article and before.form.host in heads().kinds and before.tag == "NOUN"
    verbal = before.tag == "VERB" and before.form.key[:1] in _PRESENT and before.form.host not in _AUXILIARY
    return verbal and token.form.key in _ALSO_NOUNS


def names_a_place(token: Token) -> bool:
    """Whether the name of a place follows the word, however that is spelt: «مصادر بمديرية حرض»."""
    return token.form.host in _PLACES and not (token.form.article or token.form.pronoun)


def takes_by(token: Token) -> bool:
    """Whether a participle takes «ب» itself: «المتهمين باغتصاب …», «المتعلقة باغتيال …»."""
    words = word_list("heads", "governing_by")
    host = token.form.host
    return host in words or any(host.endswith(end) and host[: -len(end)] in words for end in _ENDINGS)


def relays(token: Token) -> bool:
    """Whether the word is the cue of a relay, which «عن» follows: «نقلا عن»."""
    cue = cue_of(token.form.key)
    return cue is not None and cue.shape == "from"


def hides_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb tells that somebody's name is kept back: «مصدر لم يكشف عن اسمه»."""
    return any(token.form.host in word_list("heads", "identity") for token in tokens[index + 1 : index + 3])
