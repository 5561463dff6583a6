"""Which words tell one act together: a word that only carries the act of the next one, and one that says it again."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import Trigger, aircraft, light_verbs
from riwaya.extract.phrases import is_accusative
from riwaya.lexicon import word_set
from riwaya.model import ActName

MERGE_WINDOW = 4
FAR_MERGE = 9
"""A verb's noun may stand behind a long subject."""

MEANS_REACH = 6
EVENT_REACH = 4
BACK_REACH = 3
SUM_REACH = 12
SUBJECT_REACH = 2
_BEFORE_SUBJECT = frozenset({"ADJ", "DET", "NUM"})
STRIKES: frozenset[ActName] = frozenset({"attack", "shelling", "air_strike", "bombing"})
_INDEFINITE: frozenset[ActName] = frozenset({"attack", "shelling"})
"""Strikes whose kind may be told by another word: «قصف بالبراميل المتفجرة» comes from the air."""

_AGAIN = word_set("not_told", "again", "words")
_BACK = word_set("grammar", "acts", "back_to_it")
_AMOUNTING = word_set("grammar", "acts", "amounting")
_RELATIVE = word_set("grammar", "confidence", "relative")


def as_told(triggers: Sequence[Trigger], tokens: Sequence[Token]) -> list[Trigger]:
    """One trigger for each act that is told.

    «فرض حصارا», «شن غارة قصفت فيها», «قصف بالصواريخ» and «الغارة استهدفت» tell one act each.
    """
    kept: list[Trigger] = []
    for number, trigger in enumerate(triggers):
        following = triggers[number + 1] if number + 1 < len(triggers) else None
        if following and _only_carries(trigger, following):
            continue
        if not kept:
            kept.append(trigger)
            continue
        joined = _joined(kept[-1], trigger, tokens)
        if joined is None:
            kept.append(trigger)
        else:
            kept[-1] = joined
    return kept


def _only_carries(trigger: Trigger, following: Trigger) -> bool:
    """Whether a word only lends itself to the noun of its act: «انتزعت الفصائل المعارضة … السيطرة على المدينة»."""
    window = FAR_MERGE if trigger.is_verb and trigger.act == following.act else MERGE_WINDOW
    return trigger.entry.merge and following.start - trigger.start <= window


def _joined(earlier: Trigger, trigger: Trigger, tokens: Sequence[Token]) -> Trigger | None:
    """The one trigger that stands for both, or None where they tell two acts."""
    if trigger.start < earlier.end or _repeats(earlier, trigger) or _is_pair(earlier, trigger, tokens):
        return earlier
    if _completes(earlier, trigger, tokens) or _sums(earlier, trigger, tokens):
        return earlier
    if STRIKES.issuperset((earlier.act, trigger.act)) and _is_means(earlier, trigger, tokens):
        return earlier._replace(act=exact(earlier.act, trigger.act))
    return None


def exact(act: ActName, other: ActName) -> ActName:
    """Of the kinds of strike that two words for one act name, the one that says more."""
    more = act == "attack" or (act == "shelling" and other != "attack")
    return other if more else act


def names_again(trigger: Trigger, tokens: Sequence[Token], before: Trigger | None) -> Trigger:
    """A definite attack behind a bombing is that bombing: «تفجير انتحاري …، وأسفر الهجوم عن …»."""
    if before is None or before.act != "bombing" or trigger.act != "attack" or trigger.is_verb:
        return trigger
    token = tokens[trigger.head]
    following = tokens[trigger.head + 1].key if trigger.head + 1 < len(tokens) else ""
    again = token.form.article and token.host in _AGAIN and not token.form.conjunction
    return trigger._replace(act="bombing") if again and following != "علي" else trigger


def _repeats(earlier: Trigger, trigger: Trigger) -> bool:
    """Whether a word only names the means of the act before it: «تفجير عدد من السيارات المفخخة»."""
    return (
        trigger.entry.merge and earlier.act == trigger.act and trigger.start - earlier.start <= MERGE_WINDOW
    )


def _completes(earlier: Trigger, trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a noun only says what its verb asks for: «أطلق المتظاهرون هتافات», «تنفيذ حكم القتل»."""
    near = trigger.start - earlier.start <= MERGE_WINDOW and earlier.act == trigger.act
    if not near or trigger.is_verb or trigger.act in STRIKES or tokens[trigger.head].form.conjunction:
        return False
    noun = tokens[trigger.head]
    manner = trigger.start <= earlier.end and (noun.tag == "ADV" or is_accusative(noun))  # «قتلها شنقا»
    return manner or noun.host in earlier.entry.next or noun.host in earlier.entry.beside


def _sums(earlier: Trigger, trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a noun only counts what was named: «بلغ عدد قتلى النزاع نحو 5026 قتيلا»."""
    same = earlier.act == trigger.act and not (earlier.is_verb or trigger.is_verb)
    if not same or trigger.start - earlier.start > SUM_REACH:
        return False
    return tokens[trigger.head - 1].tag == "NUM" and any(
        token.key in _AMOUNTING for token in tokens[max(0, earlier.start - BACK_REACH) : trigger.start]
    )


def _is_pair(earlier: Trigger, trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether two verbal nouns side by side name one act: «تدريب وتجهيز المعارضة»."""
    joined = trigger.start == earlier.end and tokens[trigger.head].form.conjunction == "و"
    return joined and earlier.act == trigger.act and not earlier.is_verb and not trigger.is_verb


def _is_means(earlier: Trigger, trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether the second is what the first was done with: «قصف المخيم بالبراميل المتفجرة»."""
    by = tokens[trigger.head].form.preposition == "ب"
    return by and trigger.entry.means and trigger.head - earlier.head <= MEANS_REACH


def _goes_back(noun: Trigger, verb: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a verb says in words that point back what its noun was: «شن غارة قصفت فيها المواقع»."""
    near = tokens[verb.head + 1 : verb.head + 1 + BACK_REACH]
    return verb.head - noun.head <= MEANS_REACH and any(token.key in _BACK for token in near)


def by_doer(trigger: Trigger, doers: Iterable[tuple[int, int]], tokens: Sequence[Token]) -> Trigger:
    """The trigger with the act that its doers, token spans, make of it: what aircraft shell is struck from the air."""
    if trigger.act not in _INDEFINITE:
        return trigger
    flown = [any(token.host in aircraft() for token in tokens[start:end]) for start, end in doers]
    return trigger._replace(act="air_strike") if flown and all(flown) else trigger


def told_twice(triggers: Sequence[Trigger], tokens: Sequence[Token]) -> dict[int, int]:
    """Strikes that a noun and its verb tell together: the head of the word that is let go, and of the one that stays.

    «الغارات التركية استهدفت الأكراد» and «استهدفت غارة المزرعة» are one air strike each, named by the noun; of «غارة
    قصفت فيها المواقع» the verb stays.
    """
    found = {}
    for noun, verb in pairwise(triggers):
        if noun.is_verb == verb.is_verb or not STRIKES.issuperset((noun.act, verb.act)):
            continue
        if noun.is_verb:
            if noun.head not in found and _has_for_subject(noun, verb, tokens):
                found[noun.head] = verb.head
        elif _goes_back(noun, verb, tokens):
            found[noun.head] = verb.head
        elif noun.head not in found.values() and _is_its_verb(noun, verb, tokens):
            found[verb.head] = noun.head
    return found


def _is_its_verb(noun: Trigger, verb: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether the verb has the noun for its subject: «الغارات التركية استهدفت», «القصف الذي طال الحي»."""
    token = tokens[verb.head]
    between = tokens[noun.end : verb.head]
    if token.form.conjunction or len(between) >= EVENT_REACH or light_verbs().get(token.host) != "event":
        return False
    return all(t.tag in {"ADJ", "NOUN", "PROPN"} or t.key in _RELATIVE for t in between)


def _has_for_subject(verb: Trigger, noun: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a noun is the subject of the verb right before it: «استهدف هجوم مركزا», «استهدف أكثر الهجمات دموية»."""
    token = tokens[noun.head]
    between = tokens[verb.end : noun.head]
    if token.form.conjunction or token.form.preposition or len(between) > SUBJECT_REACH:
        return False
    if light_verbs().get(tokens[verb.head].host) != "event" or verb.reading.form.voice == "passive":
        return False
    return all(t.tag in _BEFORE_SUBJECT and not t.form.preposition for t in between)
