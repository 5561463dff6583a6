"""Who does what a noun names where another word rules it: «تمكن الجيش من استعادة …», «منع الحوثيين من التقدم»."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.analysis import Token, key
from riwaya.arabic.forms import verb_forms
from riwaya.extract.act_entries import light_verbs
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.cues import cue_of
from riwaya.extract.role_rules import CLAUSE_END, dropped_subject, light_subject, put
from riwaya.extract.scene import Arguments, Scene
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName

DIRECTED: frozenset[ActName] = frozenset({"accusation", "demand"})
"""Acts whose target does what they are about: «اتهم المتمردين بقصف المدينة», «دعا الطرفين إلى وقف القتال»."""

CHARGES: frozenset[ActName] = DIRECTED | {"threat", "claim_of_responsibility"}
"""Acts that are about a deed whose doer they name themselves: its genitive suffers it."""

REACH = 18
"""A ruling word stands at most this many tokens before the noun: its subject, object and adverbs come between."""

_ORDERING = word_set("grammar", "roles", "ordering")
_TIMES = word_set("grammar", "roles", "times")
SINCE_REACH = 2
"""A unit of time ends at most so many words before «على»."""

_ANSWERING = word_set("grammar", "roles", "answering")
_RULING = word_set("grammar", "roles", "ruling")
"""Prepositions by which a verb rules what its subject does: «تمكن من», «عزم على», «سعى إلى», «كف عن»."""


def put_governed(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put whom a ruling word lets, makes or keeps from the act, else that word's own subject, as who does it."""
    if is_told_since(scene, trigger.head) or is_answered(scene, trigger.head):
        return
    put_controlled(scene, trigger, arguments)
    if not arguments.actors:
        _governing_verb(scene, trigger, arguments)


def is_ruled(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun hangs by a preposition on a verb or a verbal noun before it: «هدد بقصف», «منعهم من التقدم»."""
    if head < 0:
        return False
    return tokens[head].form.preposition in {"ب", "ل"} or (head > 0 and tokens[head - 1].host in _RULING)


def is_charged(scene: Scene, head: int) -> bool:
    """Whether a deed is what somebody is charged with, told to do or takes upon himself: «اتهموا الجيش بقصف المدنيين».

    Its genitive suffers it then; in «قتلوا بقصف الجيش» it acts.
    """
    tokens = scene.tokens
    for index in range(head - 1, max(-1, head - REACH), -1):
        if tokens[index].text in CLAUSE_END:
            return False
        if index in scene.at:
            charge = scene.at[index].act
            ruled = tokens[head].form.preposition == "ب" or charge == "claim_of_responsibility"
            return charge in CHARGES and ruled
        if tokens[index].tag == "VERB":
            orders = tokens[index].host in control_words() or tokens[index].host in _ORDERING
            return orders and is_ruled(tokens, head)
    return False


def is_told_since(scene: Scene, head: int) -> bool:
    """Whether only how long something else came after the act is told of it: «بعد أشهر فقط على تحريرها»."""
    since = head > 0 and scene.tokens[head - 1].key == "علي"
    before = scene.tokens[max(0, head - 1 - SINCE_REACH) : head - 1]
    return since and any(token.host in _TIMES for token in before)


def is_answered(scene: Scene, head: int) -> bool:
    """Whether an act is what another answers, and so another's: «توعد بالانتقام لمقتل قائده», «ردا على قصف المدينة»."""
    tokens = scene.tokens
    at = head - 1 if tokens[head].form.preposition else head - 2
    return at >= 0 and tokens[at].host in _ANSWERING


def put_controlled(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Who is let, made or kept from doing it, told between that word and the noun.

    «منع الحوثيين من بسط سيطرتهم», «سمحت للطائرات بقصف …», «الفرصة أمام الثوار للاستيلاء على …».
    """
    tokens, head = scene.tokens, trigger.head
    within = head > 0 and tokens[head - 1].key == "في"  # «نجاح المقاومة في السيطرة»
    if not (is_ruled(tokens, head) or is_ruled(tokens, head - 1) or within):
        return
    for index in range(head - 1, max(-1, head - REACH), -1):
        token = tokens[index]
        if token.text in CLAUSE_END:
            return
        ways = control_words().get(token.host)
        if within and ways is not None and token.host not in _managed():
            return
        if ways is not None:
            between = [phrase for phrase in scene.clause.after(index + 1) if phrase.end <= head]
            fitting = [
                phrase
                for number, phrase in enumerate(between)
                if phrase.preposition in ways
                and (phrase.preposition or token.tag != "VERB" or number > 0)
                and is_actor_like(tokens, phrase.start, phrase.end)
            ]
            if fitting:
                put(scene, arguments, "actor", fitting[-1], "governing-verb")
            return
        if token.tag == "VERB" and index not in scene.at and light_verbs().get(token.host) != "actor":
            return


@cache
def control_words() -> dict[str, frozenset[str]]:
    """Every form of the words by which somebody is let, made or kept from acting, with that somebody's prepositions.

    A bare object has the preposition "".
    """
    found: dict[str, frozenset[str]] = {}
    for row in load_table("grammar")["control"].values():
        ways = frozenset(row["doer"])
        for lemma, root in row["verbs"].items():
            for form in verb_forms(lemma, root=root or None, participles=False):
                found[key(form.text)] = ways
        found |= {key(noun): ways for noun in row["nouns"].split()}
    return found


@cache
def _managed() -> frozenset[str]:
    """Nouns of managing or failing to do something, whose genitive does it."""
    return frozenset(map(key, load_table("grammar")["control"]["managed"]["nouns"].split()))


def _governing_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of the verb that the noun depends on by a preposition: «تمكن الجيش من استعادة», «هدد بشن هجوم»."""
    tokens, head = scene.tokens, trigger.head
    carried = head > 0 and light_verbs().get(tokens[head - 1].host) == "actor" and is_ruled(tokens, head - 1)
    if not (carried or is_ruled(tokens, head)):
        return
    for index in range(head - 1, max(-1, head - REACH), -1):
        token = tokens[index]
        if token.text in CLAUSE_END:
            return
        role = light_verbs().get(token.host)
        if role == "target" or _is_blamed(scene, index):
            return
        if token.tag != "VERB" or role == "event":
            continue
        cue = cue_of(token.key) or cue_of(token.host)  # «ما وصفه الناطق بهجوم»
        if cue is not None and (not cue.act or cue.loose):
            return
        if index in scene.done:
            _put_own(scene, index, arguments)
            return
        subject = light_subject(scene, index, head)
        if subject is None and token.form.conjunction:
            arguments.add("actor", dropped_subject(scene, index, "governing-verb"))
        elif subject is not None and is_actor_like(tokens, subject.start, subject.end):
            put(scene, arguments, "actor", subject, "governing-verb")
        return


def _is_blamed(scene: Scene, index: int) -> bool:
    """Whether a noun of blame rules the deed, which who blames did not do: «تظاهروا تنديدا بالحصار»."""
    other = scene.at.get(index)
    return other is not None and not other.is_verb and other.act == "accusation"


def _put_own(scene: Scene, index: int, arguments: Arguments) -> None:
    """Put whom the act of a verb lets do what the noun names; what is threatened is threatened to its target.

    Who foils it does not do it: «أحبطت الشرطة محاولة لتفجير المحطة».
    """
    own, verb = scene.done[index], scene.at[index]
    if verb.entry.frame.subject != "actor" or verb.act == "repulse":
        return
    doers = own.targets if verb.act in DIRECTED else own.actors
    arguments.add("actor", [p._replace(rule="governing-verb") for p in doers])
    if verb.act == "threat" and not arguments.targets:
        arguments.add("target", [p._replace(rule="governing-verb") for p in own.targets])
