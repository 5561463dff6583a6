"""Against whom people protest: what stands behind «احتجاجًا على», «ضد», «مطالبين برحيل» and their like."""

from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import Phrase
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.lexicon import word_set
from riwaya.model import ActName

PROTESTS: frozenset[ActName] = frozenset({"protest", "riot"})
REACH = 32
"""A cause of protest stands at most this many tokens behind the word that names it, in its sentence."""
MARKER_REACH = 4
"""What a marker rules stands so few tokens behind it: «للاحتجاج على ما وصفوه بـ…»."""

_MARKERS = word_set("grammar", "roles", "grievance")
_ENDS = ".؛؟!"


def put_grievance(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put whom a protest is against, where its frame did not name one who can act.

    Of what is protested («احتجاجا على زيارة الرئيس») the target is whose it is.
    """
    if any(is_actor_like(scene.tokens, p.start, p.end) for p in arguments.targets):
        return
    tokens = scene.tokens
    for index in range(trigger.head, min(len(tokens), trigger.head + REACH)):
        if tokens[index].text in _ENDS:
            return
        if tokens[index].host not in _MARKERS and tokens[index].key not in _MARKERS:
            continue
        found = _ruled(scene, index)
        if found is not None and not any(found.overlaps(actor) for actor in arguments.actors):
            arguments.targets[:] = [found]
            return


def _ruled(scene: Scene, marker: int) -> Participant | None:
    """Who is named in the first phrases that a marker rules."""
    tokens = scene.tokens
    at = marker + 1
    while at < min(len(tokens), marker + 1 + MARKER_REACH):
        phrase = scene.clause.phrase_at(at)
        if phrase is None:
            at += 1
            continue
        found = _named_in(scene, phrase)
        if found is not None:
            return found
        at = max(phrase.end, at + 1)
    return None


def _named_in(scene: Scene, phrase: Phrase) -> Participant | None:
    """The phrase itself where it can act, else the one in it who can: «استقالة الحكومة», «سياسات الرئيس»."""
    start, end = phrase.members[0]
    for index in range(start, end):
        token = scene.tokens[index]
        if index in scene.at:  # «زيارة الوزير»: an act is nobody
            continue
        if token.tag in {"NOUN", "PROPN"} and is_actor_like(scene.tokens, index, end):
            return Participant(scene.number, index, end, "preposition")
    return None
