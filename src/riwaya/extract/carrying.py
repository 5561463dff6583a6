"""Verbs that say little themselves and lend their subject to the noun after them: «شنت الطائرات غارات»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import light_verbs
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.role_rules import (
    CLAUSE_END,
    OF_ACTS,
    light_subject,
    points_back,
    pronoun_subject,
    put_subject,
)
from riwaya.extract.scene import Arguments, Scene
from riwaya.lexicon import word_set

LIGHT_WINDOW = 9
"""A light verb stands at most this many tokens before its noun: subject and adverbs come between."""

SUFFERING_WINDOW = 16
"""One of suffering may stand farther: «تعرض قيادي في الحركة، وهو وكيل الوزارة، للخطف»."""

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
    tokens, light = scene.tokens, light_verbs()
    if trigger.entry.frame.genitive in {"actor", "either"} and _is_background(tokens, trigger.head):
        return
    for index in range(trigger.head - 1, max(-1, trigger.head - SUFFERING_WINDOW - 1), -1):
        token = tokens[index]
        if token.text in CLAUSE_END or (index in scene.at and scene.at[index].is_verb):
            return
        role = light.get(token.host)
        far = trigger.head - index > LIGHT_WINDOW and role != "target"
        if role is None or far or not _can_carry(tokens, index, trigger.head):
            continue
        if role == "event":
            return
        if _lend(scene, trigger, index, arguments):
            return


def _lend(scene: Scene, trigger: Trigger, index: int, arguments: Arguments) -> bool:
    """Put the subject of the carrying word at `index`; False for a noun that another word rules («قام بشن غارات»)."""
    tokens, role = scene.tokens, light_verbs()[scene.tokens[index].host]
    wanted = trigger.entry.frame.subject if role == "actor" else trigger.entry.frame.object
    subject = light_subject(scene, index, trigger.head)
    if subject is None and tokens[index].tag == "NOUN" and tokens[index].form.preposition:
        return False
    if points_back(scene, index) and role == "actor":
        arguments.add(wanted, pronoun_subject(scene, index))
    elif subject is not None:
        able = subject.start in scene.at or is_actor_like(tokens, subject.start, subject.end)
        if wanted != "actor" or able:
            put_subject(scene, arguments, wanted, subject, "light-verb")
    elif role == "actor" and not arguments.actors and tokens[index].form.conjunction:
        arguments.add("actor", scene.carried("subject-carried"))
    return True
