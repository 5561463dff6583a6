"""Verbs that say little themselves and lend their subject to the noun after them: «شنت الطائرات غارات»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import lending_verbs, light_verbs
from riwaya.extract.actors import head_kind, is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import Phrase
from riwaya.extract.genitives import genitive_of
from riwaya.extract.governed_roles import is_answered
from riwaya.extract.phrases import follows_subject, is_accusative
from riwaya.extract.role_rules import (
    CLAUSE_END,
    OF_ACTS,
    light_subject,
    points_back,
    pronoun_subject,
    put_subject,
)
from riwaya.extract.scene import Arguments, Scene
from riwaya.extract.verbal_nouns import direct_object
from riwaya.lexicon import word_set

LIGHT_WINDOW = 12
"""A light verb stands at most this many tokens before its noun: subject and adverbs come between."""

SUFFERING_WINDOW = 16
"""One of suffering may stand farther: «تعرض قيادي في الحركة، وهو وكيل الوزارة، للخطف»."""

_INTRANSITIVE = word_set("grammar", "roles", "intransitive")
_THAT = word_set("grammar", "roles", "that")
_SPEAKERS = frozenset({"official", "person", "witness", "media", "expert"})
_SIGNING = word_set("grammar", "roles", "signing")
_BACKGROUND = word_set("grammar", "confidence", "background")


def _is_background(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun only says when or why something else was done: «انسحب بعد معارك», «تعثر بسبب المعارك»."""
    if head > 1 and tokens[head - 1].host in OF_ACTS:
        head -= 1
    return head > 0 and tokens[head - 1].key in _BACKGROUND


def _can_carry(tokens: Sequence[Token], index: int, noun: int) -> bool:
    """Whether a verb can carry the noun, as none does that has its object: «تحالف تقوده الدولة شن غارات»."""
    token = tokens[index]
    if token.form.article or token.tag in {"ADP", "PROPN"}:
        return False
    return token.tag != "VERB" or not token.form.pronoun or _is_led(tokens, noun)


def _is_led(tokens: Sequence[Token], head: int) -> bool:
    """Whether a preposition leads the noun, as an object besides the verb's own: «يستخدمونها في قصف المدينة»."""
    return bool(tokens[head].form.preposition) or (head > 0 and tokens[head - 1].tag == "ADP")


def put_carrier(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of a verb that carries the noun: «شنت الطائرات غارات», «تعرضت المدينة لقصف»."""
    tokens = scene.tokens
    light = light_verbs() if tokens[trigger.head].host in _INTRANSITIVE else lending_verbs()
    if trigger.entry.frame.genitive in {"actor", "either", "none"} and _is_background(tokens, trigger.head):
        return
    if is_answered(scene, trigger.head):
        return
    for index in range(trigger.head - 1, max(-1, trigger.head - SUFFERING_WINDOW - 1), -1):
        token = tokens[index]
        if token.text in CLAUSE_END or (index in scene.at and scene.at[index].is_verb):
            return
        if token.tag == "SCONJ" and token.key in _THAT:
            return  # «يعاني من مشكلات وأن الحرب …»
        role = light.get(token.host)
        far = trigger.head - index > LIGHT_WINDOW and role != "target"
        if role is None or far or not _can_carry(tokens, index, trigger.head):
            continue
        if role == "event" and not _is_signed(scene, trigger, index):
            return
        if _lend(scene, trigger, index, arguments):
            return


def _is_signed(scene: Scene, trigger: Trigger, index: int) -> bool:
    """Whether a verb of coming about has the noun for its object, and so is one of signing: «وقع الطرفان اتفاقا»."""
    closed = trigger.act == "agreement" or is_accusative(scene.tokens[trigger.head])
    between = [p for p in scene.clause.after(index + 1) if p.end <= trigger.head and not p.preposition]
    subject = between[0] if closed and scene.tokens[index].host in _SIGNING and between else None
    return subject is not None and is_actor_like(scene.tokens, subject.start, subject.end)


def _is_told_of(scene: Scene, trigger: Trigger, subject: Phrase) -> bool:
    """Whether a verb that denies speaks of another's deed: «نفى الناطق القصف», «نفت الحكومة احتجاز الحركة رهائن»."""
    speaks = head_kind(scene.tokens, subject.start) in _SPEAKERS
    return speaks or direct_object(scene, trigger, genitive_of(scene, trigger)) is not None


def _lend(scene: Scene, trigger: Trigger, index: int, arguments: Arguments) -> bool:
    """Put the subject of the carrying word at `index`; False for a noun that another word rules («قام بشن غارات»)."""
    tokens, role = scene.tokens, lending_verbs()[scene.tokens[index].host]
    if role == "target" and tokens[trigger.head - 1].key == "في":
        return True  # «عانت من خسائر في معركتها»
    wanted = trigger.entry.frame.object if role == "target" else trigger.entry.frame.subject
    subject = light_subject(scene, index, trigger.head)
    ruled = tokens[index].tag == "NOUN" and tokens[index].form.preposition
    if subject is None and (ruled or (index and follows_subject(tokens, index))):  # «قررت الحكومة شن هجوم»
        return False
    if points_back(scene, index) and role == "actor":
        arguments.add(wanted, pronoun_subject(scene, index))
    elif (
        subject is not None
        and tokens[index].host not in light_verbs()
        and _is_told_of(scene, trigger, subject)
    ):
        return True
    elif subject is not None:
        able = subject.start in scene.at or is_actor_like(tokens, subject.start, subject.end)
        if wanted != "actor" or able:
            put_subject(scene, trigger, arguments, wanted, subject, "light-verb")
    elif role == "actor" and not arguments.actors and tokens[index].form.conjunction:
        arguments.add("actor", scene.carried("subject-carried"))
    return True
