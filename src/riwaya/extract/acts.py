"""Which words name an act: triggers found from the lexicon of acts, in all their inflected forms and senses."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.columns import where
from riwaya.arabic.forms import Form
from riwaya.arabic.numbers import read_number
from riwaya.extract.act_entries import (
    Reading,
    Trigger,
    act_index,
    all_readings,
    may_name,
    readings_of,
    variants,
)
from riwaya.extract.act_senses import CLAUSE_ENDS, COMPLEMENTIZERS, Around, holds, surroundings
from riwaya.extract.actors import head_kind
from riwaya.extract.agreement import can_follow_as_subject, is_oblique, people_number
from riwaya.extract.not_told import tells_none
from riwaya.extract.one_act import as_told
from riwaya.extract.phrases import follows_subject, is_accusative
from riwaya.lexicon import word_set
from riwaya.model import ActName

__all__ = ["COMPLEMENTIZERS", "NOUN_LIKE", "Trigger", "find_triggers", "readings_of"]

TOPIC_REACH = 9
"""«أن» stands at most this many tokens before a verb that its tag hides."""

_LONG = 4
REACH_BACK = 6
"""Where no verb stands so few tokens before, a noun that names an act and one joined to it stand alone."""

NOUN_LIKE = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
GOVERNING = word_set("grammar", "acts", "governing")
"""Prepositions: what follows them is never a verb."""

_BEHIND_VERBS = frozenset({"ADP", "ADV", "NUM", "PUNCT", "VERB"})
"""What may follow a verb and is no genitive."""

_AUXILIARY = word_set("grammar", "clause", "auxiliary")
_INDEED = frozenset({"إن", "فإن", "وإن"})
_HE = frozenset({"هو", "هي", "هم"})
_TOPIC_ENDS = CLAUSE_ENDS | {"،"}


def _fits(token: Token, form: Form) -> bool:
    """Whether the form's part of speech can stand with the token's clitics."""
    verb = form.pos == "verb"
    if form.number == "Dual" and token.tag == "ADJ" and not verb:
        return False  # «الحربي» is not of two wars
    if form.pos == "active_participle":
        return not (token.form.article or token.form.preposition or token.form.pronoun)
    if token.form.preposition == "ل" and verb:
        return form.aspect == "imperfect" and not token.form.article
    if token.form.article or token.form.preposition:
        return not verb
    if token.form.future:
        return verb
    return True


def _grammar_score(token: Token, form: Form) -> float:
    verb = form.pos == "verb"
    if token.tag in {"VERB", "AUX"}:
        return 1.0 if verb else 0.3
    if token.tag in {"NOUN", "ADJ", "PROPN", "X", "NUM"}:
        return 0.4 if verb else 1.0
    return 0.5


def _best_reading(
    token: Token, index: int, readings: Sequence[Reading], around: Around
) -> tuple[Reading, int] | None:
    best: tuple[tuple[float, bool, int], Reading, int] | None = None
    for reading in readings:
        if not _fits(token, reading.form) or (reading.entry.tagged and token.tag != "VERB"):
            continue
        completed = holds(reading, index, around)
        if completed is None:
            continue
        active = reading.form.voice != "passive"  # «توعد» has a reading of «أوعد»
        score = (_grammar_score(token, reading.form), active, reading.entry.strictness)
        if best is None or score > best[0]:
            best = (score, reading, completed)
    return (best[1], best[2]) if best else None


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The words of a sentence that name an act, in order, no two on the same token."""
    tokens, index = sentence.tokens, act_index()
    candidates = [
        (position, readings)
        for position in where(may_name().__getitem__, tokens)
        if (readings := all_readings(index, tokens[position]))
    ]
    if not candidates:
        return []
    around = surroundings(tokens)
    triggers: list[Trigger] = []
    for position, readings in candidates:
        standing = _standing(tokens, position, readings, triggers)
        found = _best_reading(tokens[position], position, standing, around)
        if found is None or (found[0].form.pos == "verb" and _names_people(tokens, position)):
            continue
        reading, completed = found
        joined = completed <= position + 2 or _names(tokens[completed], reading.entry.act)
        joined = joined and tokens[completed].tag != "ADP" and not _tells_between(tokens, position, completed)
        end = completed + 1 if joined else position + 1
        act = _variant(reading.entry.act, position, around)
        triggers.append(Trigger(position, end, position, reading, act, reading.form.pos == "verb"))
    return as_told([trigger for trigger in triggers if not tells_none(tokens, trigger)], tokens)


def _tells_between(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a noun that names an act stands between a verb and what completes it: «أودى هجوم بحياة جندي»."""
    between = tokens[start + 1 : end]
    return any(reading.form.pos != "verb" for token in between for reading in readings_of(token))


def _names(token: Token, act: ActName) -> bool:
    """Whether a word alone names the act too: «سقط عدد من القتلى»."""
    return any(reading.entry.act == act for reading in readings_of(token))


def _names_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a verb is one for people, as its sentence has it: «اختطفت حاكم منطقة»."""
    return tokens[index].tag == "NOUN" and head_kind(tokens, index) is not None


def _standing(
    tokens: Sequence[Token], index: int, readings: Sequence[Reading], before: Sequence[Trigger]
) -> Sequence[Reading]:
    """The readings as a noun, or as a verb, where the words around a word let it be nothing else."""
    second = index > 0 and (_is_governed(tokens, index) or _is_second_verb(tokens, index, readings))
    both = not second and _are_noun_and_past(readings)
    if second or (both and (_has_two_objects(tokens, index) or _rules_what_follows(tokens, index, before))):
        return [reading for reading in readings if reading.form.pos != "verb"]
    dual = _is_dual_verb(tokens, index, readings)
    word = tokens[index].host
    if not dual and tokens[index].tag != "VERB" and word.endswith("ا") and not _is_long(word):  # «طالبا»
        readings = [r for r in readings if r.form.pos != "verb" or r.form.number != "Dual"]
    if dual or (both and (_has_subject(tokens, index) or (index and _is_told_as_verb(tokens, index)))):
        return [reading for reading in readings if reading.form.pos == "verb"]
    return readings


def _is_governed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition stands before a word; in «هو من قتل الشيخ» none does."""
    return tokens[index - 1].key in GOVERNING and not _is_told_by_who(tokens, index)


def _is_told_by_who(tokens: Sequence[Token], index: int) -> bool:
    """Whether «هو من», «هم من» stand before a word: behind them only a verb does."""
    return index > 1 and tokens[index - 1].key == "من" and tokens[index - 2].key in _HE


def _is_long(word: str) -> bool:
    """Whether a word is a derived verb of the past for two, which no noun is spelt like: «اتفقا», «التقيا»."""
    return word.startswith("ا") and len(word) > _LONG


def _is_second_verb(tokens: Sequence[Token], index: int, readings: Sequence[Reading]) -> bool:
    """Whether a word spelt like a verb stands where only a noun can: «نفى التحالف قصف المدينة», «إن تقدم القوات …».

    So does one that the tagger takes for a noun right after a verb: «لوحظ تمركز دبابات», «يمكن هزم العدو».
    """
    token, before = tokens[index], tokens[index - 1]
    if token.tag == "NOUN" and before.tag == "VERB" and not token.form.conjunction:
        return before.host not in _AUXILIARY
    return _are_noun_and_past(readings) and (before.text in _INDEED or follows_subject(tokens, index))


def _has_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether people in the nominative of writing follow, which no noun rules: «تبادل الجانبان», «قتل المتمردون»."""
    if index + 1 >= len(tokens) or tokens[index].form.article or tokens[index].form.preposition:
        return False
    following = tokens[index + 1]
    nominative = following.host.endswith(("ون", "ان")) and not following.form.preposition
    return nominative and bool(people_number(following.host))


def _is_told_as_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a noun and a verb is the verb: by its object, or as all that «أن» still waits for."""
    return _is_told_by_who(tokens, index) or _takes_object(tokens, index) or _is_predicate(tokens, index)


def _is_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Whether «أن» and what is told of stand before a word, and no verb: «إن جنديا عراقيا قتل وأصيب آخر».

    What is told of is closed: accusative in writing, or definite; and what follows is no genitive, which a noun would
    have: «إن الموظف في اللجنة خطف من منزله».
    """
    form, before = tokens[index].form, tokens[index - 1]
    definite = before.form.article or before.form.pronoun or before.tag == "PROPN"
    closed = (definite and before.tag in NOUN_LIKE) or is_accusative(before)
    if not closed or form.article or form.preposition or form.conjunction or _names_people(tokens, index):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or following.tag in _BEHIND_VERBS or following.form.preposition
    return bool(ends and _told_of(tokens, index))


def _is_dual_verb(tokens: Sequence[Token], index: int, readings: Sequence[Reading]) -> bool:
    """Whether a word in «ـا» is a verb of the two told before it: «إن جنديين ليبيين قتلا», «إن الجيش وحليفه سيطرا»."""
    two = any(r.form.pos == "verb" and r.form.number == "Dual" for r in readings)
    return two and tells_of_two(tokens, index)


def tells_of_two(tokens: Sequence[Token], index: int) -> bool:
    """Whether right before a word, or between «أن» and it, two are told of: a dual, or one and another."""
    if not index or tokens[index].form.conjunction or tokens[index - 1].tag == "VERB":
        return False
    first = index - 1
    while first > 0 and tokens[first].tag == "ADJ":
        first -= 1
    told = _told_of(tokens, index)
    return _are_two(tokens[first]) or any(_are_two(token) or _joins_another(token) for token in told)


def _joins_another(token: Token) -> bool:
    return token.form.conjunction == "و" and token.tag in {"NOUN", "PROPN"}


def _are_two(token: Token) -> bool:
    """Whether a word is a dual by its ending: «جنديين», «اثنان»."""
    two = token.host.endswith(("ين", "ان")) and token.tag in {"NOUN", "ADJ", "PROPN", "NUM"}
    return two and (token.host.startswith("اثن") or not read_number((token.host,)))


def _told_of(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """What stands between «أن» and a word, where no verb and no comma does; empty where no «أن» stands there."""
    for at in range(index - 1, max(-1, index - TOPIC_REACH - 1), -1):
        if tokens[at].key in COMPLEMENTIZERS:
            return tokens[at + 1 : index]
        if tokens[at].tag == "VERB" or tokens[at].text in _TOPIC_ENDS:
            return ()
    return ()


def _takes_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a noun and a verb has a subject before it and an object in its accusative behind it.

    «إن الجيش صد هجومًا»: a noun would have its object in the genitive.
    """
    if index + 1 >= len(tokens):
        return False
    before = tokens[index - 1]
    closed = before.tag == "PROPN" or (before.form.article and before.tag in NOUN_LIKE)
    return closed and is_accusative(tokens[index + 1]) and not tokens[index].form.article


def _rules_what_follows(tokens: Sequence[Token], index: int, before: Sequence[Trigger]) -> bool:
    """Whether a word spelt like a verb of the past and a noun has a genitive behind it, which is no verb's subject.

    «قصف القوات الحكومية لمخيم», «تحرير القاعدة ودحر المليشيات»: no feminine noun stands right behind a masculine verb
    but as its object, and here nothing told before is its subject.
    """
    if index + 1 >= len(tokens) or tokens[index].form.pronoun:
        return False
    first = index == 0 or tokens[index - 1].tag == "PUNCT"
    if tokens[index].form.conjunction:
        last = before[-1] if before else None
        joined = (
            last is not None and not last.is_verb and "VERB" not in {t.tag for t in tokens[last.end : index]}
        )
        first = joined and not any(t.tag == "VERB" for t in tokens[max(0, index - REACH_BACK) : index])
    verbs = [reading.form for reading in readings_of(tokens[index]) if reading.form.pos == "verb"]
    following = tokens[index + 1]
    agrees = not following.form.preposition and any(
        can_follow_as_subject(form, following, None) for form in verbs
    )
    return first and not agrees and not is_oblique(following)


def _has_two_objects(tokens: Sequence[Token], index: int) -> bool:
    """Whether a pronoun and a written accusative follow, as no verb has them: «واصلت القوات صدها هجومًا»."""
    followed = bool(tokens[index].form.pronoun) and index + 1 < len(tokens)
    return followed and is_accusative(tokens[index + 1])


def _are_noun_and_past(readings: Sequence[Reading]) -> bool:
    """Whether a verb of the past and a noun that name acts are both spelt so: «قصف», «قتل»."""
    noun = past = False
    for reading in readings:
        if reading.form.pos != "verb":
            noun = True
        elif reading.form.aspect == "perfect":
            past = True
    return noun and past


def _variant(act: ActName, index: int, around: Around) -> ActName:
    for words, variant in variants().get(act, ()):
        if around.holds(words, index + 1, index + 2):
            return variant
    return act
