"""Whom a strike was meant for, told beside it: «غارات مستهدفة مقاتلين», «انفجرت لدى مرور دورية»."""

from riwaya.extract.acts import Trigger
from riwaya.extract.one_act import STRIKES
from riwaya.extract.scene import Arguments, Scene
from riwaya.lexicon import word_set

AIM_REACH = 24
"""What tells the aim stands at most this many tokens behind the strike."""

_AIMING = word_set("grammar", "roles", "aiming")
_PASSING = word_set("grammar", "roles", "passing")
_WHILE = word_set("grammar", "roles", "while_passing")


def put_aimed_at(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put the object of «مستهدفا», and of a bomb whoever passed when it went off, where no target is told."""
    if trigger.act not in STRIKES or arguments.targets:
        return
    tokens = scene.tokens
    for index in range(trigger.head + 1, min(len(tokens) - 1, trigger.head + AIM_REACH)):
        token = tokens[index]
        if token.text in ".؛؟!" or (index in scene.at and scene.at[index].act in STRIKES):
            return
        aims = token.host in _AIMING and not token.form.article
        passes = trigger.act == "bombing" and token.host in _PASSING and tokens[index - 1].host in _WHILE
        if not (aims or passes):
            continue
        phrase = scene.clause.phrase_at(index + 1)
        if phrase is not None and not phrase.preposition:
            arguments.add("both" if aims else "target", scene.participants(phrase, "object"))
        return
