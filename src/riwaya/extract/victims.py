"""Who really suffered: not the word for the dead before who they are, nor the bomb that is set off."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import head_of, is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.scene import REFLEXIVE, Arguments, Participant, Scene
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName

DEVICE_REACH = 5
"""What goes off stands so few tokens behind its verb: subject and number come between."""

HARMS: frozenset[ActName] = frozenset({"killing", "injury"})
EXPLODING: frozenset[ActName] = frozenset({"bombing", "shelling"})
_OF = frozenset({"من", "بين", "وسط"})
_WORDS = load_table("acts")["words"]
_DEAD, _HURT = frozenset(_WORDS["dead"]), frozenset(_WORDS["hurt"])
FALLEN = _DEAD | _HURT
"""Words for the dead and the wounded."""

_RANKS = word_set("grammar", "roles", "ranks")
_DEVICES = word_set("grammar", "roles", "devices")
_RIGGED = word_set("grammar", "roles", "rigged")


def with_victims(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put those who suffered in the place of words that only say that some did.

    «سقط قتلى من الجيش»: the army's; «سقط قتلى»: nobody is told. «فجر سيارة مفخخة»: the bomb is no target.
    """
    if trigger.act in HARMS:
        told, arguments.targets = arguments.targets, []
        for target in told:
            arguments.add("target", _victims(scene, trigger, target))
    elif trigger.act in EXPLODING:
        for found in (arguments.targets, arguments.places):
            found[:] = [p for p in found if not _is_device(scene.tokens, p)]


def _victims(scene: Scene, trigger: Trigger, target: Participant) -> list[Participant]:
    """Who the fallen are: who stands behind «من»; nobody where the word is but part of the act's own name."""
    tokens = scene.tokens
    if target.sentence != scene.number:
        return [target]
    at = head_of(tokens, target.start, target.end)
    if tokens[at].host not in FALLEN or tokens[at].form.pronoun:
        return [target]
    if tokens[at].host in (_DEAD if trigger.act == "injury" else _HURT):
        return []
    following = min(target.end, at + 1)
    whose = _whose(scene, following, target)
    if whose:
        return whose
    counted = any(token.tag == "NUM" for token in tokens[target.start : target.end])
    return [target] if counted or not trigger.start <= target.start < target.end <= trigger.end else []


def _whose(scene: Scene, at: int, target: Participant) -> list[Participant]:
    """Those behind «من», «بين», «في صفوف» at a token, past the wounded that are told with the dead."""
    tokens = scene.tokens
    while at < len(tokens) and tokens[at].form.conjunction == "و" and tokens[at].host in FALLEN:
        at += 1
    ranks = at + 2 < len(tokens) and tokens[at].key == "في" and tokens[at + 1].host in _RANKS
    if not ranks and (at + 1 >= len(tokens) or tokens[at].key not in _OF):
        return []
    phrase = scene.clause.phrase_at(at + 2 if ranks else at)
    if phrase is None or not is_actor_like(tokens, phrase.start, phrase.end):
        return []
    return [target._replace(start=start, end=end) for start, end in phrase.members]


def is_set_off(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a bomb, or who blows himself up, stands right behind the word that names its going off."""
    near = {token.host for token in tokens[trigger.head + 1 : trigger.head + 1 + DEVICE_REACH]}
    return not near.isdisjoint(_RIGGED | _DEVICES | REFLEXIVE)


def _is_device(tokens: Sequence[Token], participant: Participant) -> bool:
    words = {token.host for token in tokens[participant.start : participant.end]}
    return not words.isdisjoint(_RIGGED) or tokens[participant.start].host in _DEVICES
