"""The connectives of a sentence: the words that say why, what for and after what."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from riwaya.arabic import columns
from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.memo import Memo
from riwaya.extract.connective_words import CIRCUMSTANCE, Shape, connective_table, verbs, words
from riwaya.extract.cues import word_list
from riwaya.extract.doings import PLURAL, is_doing
from riwaya.extract.factuality_words import is_imperfect
from riwaya.model import ExplanationKind

REASON_NAMED = 12
"""How many tokens before «يعود إلى» a reason may be named («أحد أسباب … يعود إلى»)."""
BY_VERB = 0.9
BY_OBJECT = 0.8
"""A verb whose bare object is the effect («خلف قتلى») has other senses as well."""
BY_LAM = 0.6
"""«ل» and a verbal noun: right for about two of three in the sentences annotated for development."""

GRANTED_REACH = 4
"""Tokens between what is granted and what it is granted for: «منح الفرصة للسكان للخروج»."""

COMPARED_REACH = 5
"""Tokens before «مما» in which a comparative may stand: «أكثر بكثير مما»."""

LASTING_REACH = 14
"""Tokens between what lasts and «حتى»."""

THAT_ONE = key("ذلك")
_OF_NOUNS = frozenset({"ه", "ها"})
_UNTIL = (key("حتى"),)
_THAT_IS = (THAT_ONE, key("أن"))
_ENDS = frozenset(".!؟?؛;")
_NEGATIONS = word_list("negative", "particles", table="factuality")
_THAT = word_list("grammar", "that", table="factuality")

BY_RESULT = 0.7
"""«مما» and another verb («مما عطل العمل») tells what came of it or what it shows."""


class Connective(NamedTuple):
    """A connective in a sentence: its tokens, how it links and what, its prepositions, how sure it makes the link.

    What it leads begins at token `end`; a preposition fused to that word belongs to both.
    """

    start: int
    end: int
    kind: ExplanationKind
    shape: Shape
    led: tuple[str, ...]
    confidence: float


class _Openings(NamedTuple):
    """What may begin at a word: a listed connective, an aim led by its «ل», behind it what the clause before led to."""

    listed: bool
    lam: bool
    taking: bool


def find_connectives(tokens: Sequence[Token], acts: Container[int]) -> list[Connective]:
    """All connectives of a sentence in order; `acts` are the tokens that name acts and so connect nothing."""
    found: list[Connective] = []
    free = 0
    openings = dict(columns.found(_openings.__getitem__, tokens))
    after = {index + 1 for index, opens in openings.items() if opens.taking and index + 1 < len(tokens)}
    for index in sorted(after.union(openings)):
        opens = openings.get(index, _NOTHING)
        if index >= free and (opens.listed or opens.lam or index in after):
            connective = _connective_at(tokens, index, acts, opens)
            if connective is not None:
                found.append(connective)
                free = connective.end
    return found


def _connective_at(
    tokens: Sequence[Token], index: int, acts: Container[int], opens: _Openings
) -> Connective | None:
    """The connective that begins at token `index`."""
    listed = _listed_at(tokens, index, acts) if opens.listed else None
    found = listed or _result(tokens, index, acts)
    return _by_lam(tokens, index) if found is None and opens.lam else found


def _opens(form: WordForm) -> _Openings | None:
    found = _Openings(
        not connective_table().firsts.isdisjoint((form.key, form.key[1:], form.host)),
        form.preposition == "ل" or _is_short_aim(form),
        form.key in words("clause") or form.key in words("relatives"),
    )
    return found if any(found) else None


_NOTHING = _Openings(listed=False, lam=False, taking=False)
_openings = Memo(_opens)


def _result(tokens: Sequence[Token], index: int, acts: Container[int]) -> Connective | None:
    """A verb after «مما» or «الأمر الذي» that no table has: it is what came of the clause before."""
    token = tokens[index]
    if token.tag != "VERB" or not takes_up(tokens, index):
        return None
    before = tokens[index - 2].text if index > 1 else ""
    whole = tokens[index - 1].key in words("relatives") or before in "،,"  # «الأمر الذي يقربها من المدينة»
    if token.form.pronoun in _OF_NOUNS and not whole:
        return None
    bare = tokens[index - 1].key in words("always_clause") and before not in "،,"
    if token.key in words("being") or (bare and not _came_of_clause(tokens, index)):
        return None
    if not {token.key, token.host}.isdisjoint(verbs("showing")) or index in acts:
        return None
    return Connective(index, index + 1, "cause", "result", (), BY_RESULT)


def _came_of_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether «مما» without a comma takes up the clause, where no word asks for «من» («أكثر مما», «تأكد مما»)."""
    if index < 2 or index + 1 >= len(tokens) or tokens[index].form.pronoun:
        return False
    near = tokens[max(0, index - COMPARED_REACH) : index - 1]
    compared = any(token.text[:1] == "أ" and len(token.host) == len("أكثر") for token in near)
    before, following = tokens[index - 2], tokens[index + 1]
    asks = before.tag in {"VERB", "ADP", "ADJ"} or is_doing(before)
    return not (compared or asks) and following.tag == "NOUN" and not following.form.preposition


def breaks_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether another clause begins at a word: «لكن», «بينما», «غير أن»."""
    word = tokens[index].key
    if word in words("breaks_before_that"):
        return index + 1 < len(tokens) and tokens[index + 1].key in _THAT
    return word in words("clause_breaks")


def takes_up(tokens: Sequence[Token], index: int) -> bool:
    """Whether «مما» or «الأمر الذي» right before token `index` takes up the clause before."""
    before = tokens[index - 1].key if index else ""
    if before in words("relatives"):
        return index > 1 and tokens[index - 2].key in words("clause")
    which = before in words("clause") and index > 1 and tokens[index - 2].key in words("which")
    return which or before in words("always_clause")


def _listed_at(tokens: Sequence[Token], index: int, acts: Container[int]) -> Connective | None:
    """The phrase, the verb or the noun that connects, as the table has them."""
    token = tokens[index]
    joined = is_joined(token) or _is_run_in(tokens, index)
    found = _phrase_at(tokens, index, token.key, acts)
    if found is None and joined:
        found = _phrase_at(tokens, index, token.key[1:], acts)
    if found is not None or (index in acts and not takes_up(tokens, index)):
        return found
    found = _verb_at(tokens, index, token.key)
    if found is None and joined:
        found = _verb_at(tokens, index, token.key[1:])
    if found is None and (joined or token.form.pronoun or token.form.future):
        found = _verb_at(tokens, index, token.host)
    return found


def _is_run_in(tokens: Sequence[Token], index: int) -> bool:
    """Whether «و» and a verb were taken for one word, as its preposition tells: «وادى الى»."""
    word = tokens[index].key
    led = connective_table().verbs.get(word[1:], ("", ()))[1] if word[:1] == "و" else ()
    return index + 1 < len(tokens) and tokens[index + 1].key in led


def _begun(words: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The phrases that two words may begin; a second word of one letter may be fused to what follows."""
    first, following = words
    return tuple(
        phrase
        for phrase in connective_table().phrases.get(first, ())
        if len(phrase) == 1 or len(phrase[1]) == 1 or phrase[1] == following
    )


_phrases_before = Memo(_begun)


def _phrase_at(tokens: Sequence[Token], index: int, first: str, acts: Container[int]) -> Connective | None:
    """The longest phrase of connecting words that begins with the word `first`."""
    table = connective_table()
    following = tokens[index + 1].key if index + 1 < len(tokens) else ""
    for phrase in _phrases_before[first, following]:
        end = _phrase_end(tokens, index, phrase)
        agent = index > 0 and (tokens[index - 1].key, *phrase) in table.agents  # «من قبل القوات»: by them
        own = end > index + 1 or index not in acts
        if end and own and not agent and _goes_on(tokens, end, phrase):
            kind, shape, sure = table.meanings[phrase]
            return Connective(index, end, kind, shape, (), sure)
    return None


def _goes_on(tokens: Sequence[Token], end: int, phrase: Sequence[str]) -> bool:
    """Whether what follows lets the phrase be one: a verb after «كي», no noun that «لذلك» points at («لذلك القصف»)."""
    following = tokens[end]
    if phrase == _UNTIL:
        return following.tag == "VERB" and is_imperfect(following) and not _lasts(tokens, end - 1)
    if phrase[-1] in words("before_verbs"):
        return following.tag == "VERB" or following.key in words("denying")
    if phrase == _THAT_IS:
        return end == len(phrase) or tokens[end - len(phrase) - 1].tag == "PUNCT"  # no «بعد ذلك أن»
    pointing = phrase[-1][-3:] == THAT_ONE
    return not (pointing and following.tag == "NOUN" and following.form.article)


def _lasts(tokens: Sequence[Token], index: int) -> bool:
    """Whether «حتى» at a token says until when: what is denied or goes on lasts up to that («لن يعودوا حتى يتم …»)."""
    for token in reversed(tokens[max(0, index - LASTING_REACH) : index]):
        if token.text in _ENDS:
            return False
        denied = token.key in _NEGATIONS or token.host in words("denied_nouns")
        if denied or not {token.key, token.host}.isdisjoint(verbs("lasting")):
            return True
    return False


def _verb_at(tokens: Sequence[Token], index: int, word: str) -> Connective | None:
    """The verb of causing, or the word that names a reason, that `word` is."""
    token, table = tokens[index], connective_table()
    if word in table.reason_nouns and token.tag != "VERB" and token.form.preposition == "":
        return Connective(index, index + 1, table.reason_nouns[word], "named", (), BY_OBJECT)
    if word in table.verbs and token.form.preposition == "":
        shape, led = table.verbs[word]
        circumstance = token.key[:1] == "م" and token.key[-1:] in CIRCUMSTANCE
        counted = index + 1 < len(tokens) and tokens[index + 1].tag == "NUM"
        verb = token.tag == "VERB" or counted  # «خلف المدينة» is no «خلّف», «وخلف 100 قتيل» is
        object_alone = not led[0] and not verb and not circumstance
        if object_alone or (shape == "taken_up" and not takes_up(tokens, index)):
            return None
        kind: ExplanationKind = "during" if shape == "coincides" else "cause"
        return Connective(index, index + 1, kind, shape, led, BY_VERB if led[0] else BY_OBJECT)
    if word in table.reason_words and (_reason_named(tokens, index) or _goes_back(tokens, index)):
        return Connective(index, index + 1, "cause", "comes_from", table.reason_led, BY_OBJECT)
    return None


def _phrase_end(tokens: Sequence[Token], index: int, phrase: Sequence[str]) -> int:
    """The token after a phrase of connecting words at `index`, or 0; a last «ل» or «ب» may be fused."""
    end = index + 1
    for word in phrase[1:]:
        if end >= len(tokens):
            return 0
        token = tokens[end]
        if len(word) == 1 and (token.form.preposition == word or (word == "ل" and _is_short_aim(token.form))):
            return end
        if token.key != word:
            return 0
        end += 1
    return end if end < len(tokens) else 0


def _reason_named(tokens: Sequence[Token], index: int) -> bool:
    around = tokens[max(0, index - REASON_NAMED) : index + 3]
    return any(
        token.key in connective_table().reasons or token.host in connective_table().reasons
        for token in around
    )


def _goes_back(tokens: Sequence[Token], index: int) -> bool:
    """Whether a doing is said to go back to another: «يعود ارتفاع الأسعار إلى إغلاق المعبر»."""
    if index + 1 >= len(tokens) or tokens[index + 1].tag != "NOUN" or not is_doing(tokens[index + 1]):
        return False
    table = connective_table()
    near = range(index + 2, min(len(tokens) - 1, index + REASON_NAMED))
    led = next((i for i in near if tokens[i].key in table.reason_led), None)
    return led is not None and tokens[led + 1].tag == "NOUN" and is_doing(tokens[led + 1])


def _by_lam(tokens: Sequence[Token], index: int) -> Connective | None:
    """«ل» with a verb or a verbal noun: an aim, where nothing right before asks for that preposition."""
    token = tokens[index]
    if index == 0:
        return None
    if (
        token.host in words("not_aims") | words("hit")
        or _is_asked_for(tokens, index)
        or not _may_be_aim(tokens, index)
    ):
        return None
    return Connective(index, index, "purpose", "lam", (), BY_LAM)


def _is_asked_for(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word before «ل» asks for it: «خطة لـ», «تعرض لـ», «منح الفرصة للسكان للخروج»."""
    before, head = tokens[index - 1], index - 1
    while head > 0 and tokens[head].tag == "ADJ" and tokens[head - 1].tag in {"NOUN", "ADJ"}:
        head -= 1  # «البرنامج الأممي لتدريب …», but «في وقت سابق لتدريب …»
    heads = words("lam_takers") - words("time_units") if head < index - 1 else words("lam_takers")
    written = before.host if tokens[index].tag == "VERB" else before.key  # «إلى الولايات المتحدة ليمثل …»
    if not words("lam_takers").isdisjoint((written, before.host)) or tokens[head].host in heads:
        return True
    if before.tag == "VERB" and not {before.key, before.host}.isdisjoint(verbs("verbs_with_lam")):
        return True
    near = tokens[max(0, index - GRANTED_REACH) : index]
    return any(t.host in words("granted") for t in near) and any(t.form.preposition == "ل" for t in near)


def _may_be_aim(tokens: Sequence[Token], index: int) -> bool:
    """Whether what «ل» leads can be an aim: a verb, a short verbal noun, a doing that is told of nobody known."""
    token = tokens[index]
    if token.tag != "VERB" and token.host[-2:] == "ات" and len(token.host) >= PLURAL:  # «للخلافات»
        return False
    if token.tag == "VERB":  # «…، لتسيطر بعدها», «ليرتفع العدد» came of it
        return tokens[index - 1].text not in "،," and token.host not in verbs("outcomes")
    if _is_short_aim(token.form) or token.host in words("reasons_led"):
        return True
    owned = bool(token.form.pronoun) and token.host[:1] == "ت"  # «لتخاذلهم»
    if not (owned or is_doing(token)) or not token.form.article:
        return owned or is_doing(token)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.tag in {"PUNCT", "ADV", "ADP"} or bool(following.form.preposition)


def _is_short_aim(form: WordForm) -> bool:
    """Whether «ل» and a short verbal noun stand together that the segmenter left whole: «لفك», «لشن»."""
    whole = not form.preposition and form.key[:1] == "ل"
    owned = bool(form.pronoun) and form.host[1:] in words("own_doings")  # «لانتمائهم»
    return whole and (owned or form.key[1:] in words("aims"))


def start_of(token: Token) -> int:
    """Where the word begins without a conjunction and a preposition."""
    return token.start + 1 if _is_short_aim(token.form) else token.host_start


def is_joined(token: Token) -> bool:
    """Whether «و» or «ف» stands before the word."""
    return token.form.conjunction in {"و", "ف"} or token.text.startswith(("وأ", "فأ"))
