"""Whose support an act has: «تقدم المتمردون بدعم من الطيران», «سيطر الجيش على البلدة بدعم روسي»."""

from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.lexicon.countries import nisbas
from riwaya.model import ActName

BACKING: frozenset[ActName] = frozenset({"support", "training_arming"})
DESCRIBED = 2
"""So many words may describe the support before «من» or an adjective of nation: «بدعم جوي مكثف من …»."""


def put_backing(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """Put who backs, by «من» or by nation, and whom: whoever did the act before. False where nothing of it is told."""
    token = scene.tokens[trigger.head]
    if (
        trigger.act not in BACKING
        or token.form.preposition != "ب"
        or token.form.article
        or token.form.pronoun
    ):
        return False
    backers = _backers(scene, trigger)
    if not backers:
        return False
    arguments.add("actor", backers)
    arguments.add("target", _backed(scene, trigger))
    return True


def _backed(scene: Scene, trigger: Trigger) -> list[Participant]:
    """Whoever did the act before; of those who fight each other the one told last: «معارك مع الجيش، بدعم روسي»."""
    for other in reversed(scene.triggers):
        if other.head < trigger.head and other.head in scene.done:
            doers = scene.done[other.head].actors
            if other.act == "clash":
                doers = sorted(doers, key=lambda doer: (doer.sentence, doer.start))[-1:]
            return [doer._replace(rule="purpose") for doer in doers]
    return []


def _backers(scene: Scene, trigger: Trigger) -> list[Participant]:
    tokens = scene.tokens
    for at in range(trigger.head + 1, min(len(tokens), trigger.end + DESCRIBED + 1)):
        token = tokens[at]
        if token.key == "من":
            phrase = scene.clause.phrase_at(at)
            able = phrase is not None and is_actor_like(tokens, phrase.start, phrase.end)
            return scene.participants(phrase, "preposition") if phrase is not None and able else []
        if token.form.article or token.form.preposition or token.form.conjunction or token.tag == "PUNCT":
            return []
        if token.host in nisbas():
            return [Participant(scene.number, at, at + 1, "nationality")]
    return []
