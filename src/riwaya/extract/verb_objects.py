"""The objects of a verb that names an act: what stands in their place, and no adverb or part of the act's name."""

from collections.abc import Sequence

from riwaya.extract.actors import head_kind, is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import is_oblique
from riwaya.extract.clause import Phrase
from riwaya.extract.phrases import is_accusative
from riwaya.extract.role_rules import DONE_TO_ACTS
from riwaya.extract.scene import Scene
from riwaya.extract.word_order import tells_how
from riwaya.lexicon import word_set

_FORCES = frozenset({"military", "armed_group", "police", "government", "party"})
_DIRECTIONS = word_set("grammar", "roles", "directions")


def find_objects(
    scene: Scene, trigger: Trigger, subject: Phrase | None, rule: str, objects: list[Phrase]
) -> list[Phrase]:
    """The phrases that can be the verb's object: not the word that completes the act, and in their place.

    After a verb that news leaves in the passive («جرح أربعة منهم في … غربي العراق») only the very next phrase can be;
    and of a thing that stands before such a verb («المخيم استهدف بصواريخ») no object is looked for at all.
    """
    found = [
        phrase
        for phrase in objects
        if not completes(scene, trigger, phrase)
        and not _tells_where(scene, trigger, phrase)
        and not _tells_how(scene, trigger, phrase)
    ]
    if subject is not None and trigger.reading.form.voice == "passive":
        return [p for p in found[:1] if p.start <= max(subject.end, trigger.head) + 1]
    if subject is None or trigger.reading.form.voice != "both":
        return found
    if rule == "subject-after" and trigger.entry.passive:
        behind = scene.clause.past_asides(subject.end) if subject.end < len(scene.tokens) else subject.end
        return [p for p in found[:1] if p.start <= max(subject.end + 1, behind)]
    if trigger.entry.passive:  # «مدنيون قتلوا في انفجار ألغام …»
        between = range(trigger.head + 1, found[0].start if found else 0)
        parted = any(scene.tokens[i].tag == "ADP" and i not in scene.clause.skipped for i in between)
        return [] if parted and not _has_victims(scene, subject, found) else found
    told = any(index in scene.at for index in range(subject.start, subject.end))  # «عملية التفجير استهدفت …»
    thing = not told and not is_actor_like(scene.tokens, subject.start, subject.end)
    people = bool(found) and is_actor_like(scene.tokens, found[0].start, found[0].end)
    if rule == "subject-before" and thing and trigger.entry.frame.object == "both" and not people:
        return []
    return found


def _has_victims(scene: Scene, subject: Phrase, found: Sequence[Phrase]) -> bool:
    """Whether a force stands before a verb and people counted behind it: «الجيش قتل خلال العملية ثمانية إرهابيين»."""
    tokens, first = scene.tokens, found[0] if found else subject
    counted = (
        tokens[first.start].tag == "NUM"
        or is_oblique(tokens[first.start])
        or is_accusative(tokens[first.start])
    )
    force = head_kind(tokens, subject.start) in _FORCES and tokens[subject.start].number != "Dual"
    return force and counted and found != [] and is_actor_like(tokens, first.start, first.end)


def _tells_where(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a bare phrase is an adverb of place («قتلوا في هجوم شمالي البلاد»), no object («قصف شمال المدينة»)."""
    tokens, frame = scene.tokens, trigger.entry.frame
    first, before = tokens[phrase.start], tokens[phrase.start - 1]
    if before.host in _DIRECTIONS and not before.form.article and phrase.start - 1 > trigger.head:
        return True
    if first.host not in _DIRECTIONS or first.form.article:
        return False
    hit = frame.object in {"both", "place"} and not trigger.entry.passive
    return not hit or any(tokens[index].tag == "ADP" for index in range(trigger.head + 1, phrase.start))


def _tells_how(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase is an accusative that tells how: «لم تنذر مسبقا النظام», «أعدم ثلاثة رجال شنقا»."""
    token, other = scene.tokens[phrase.start], scene.at.get(phrase.start)
    if other is not None and not other.is_verb and other.act == trigger.act and is_accusative(token):
        return True
    return tells_how(scene.tokens, phrase)


def completes(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase only completes the act («أطلق النار») and is no participant, as the one in «توجهت قوات» is.

    «قتلى» in «العشرات سقطوا قتلى» says again what the verb says of those before it.
    """
    if trigger.act in DONE_TO_ACTS:  # «صد هجوما»
        return False
    completed = scene.tokens[phrase.start].host in trigger.entry.next
    predicate = (
        trigger.entry.frame.subject == "target" and scene.clause.phrase_before(trigger.head) is not None
    )
    return completed and (predicate or not is_actor_like(scene.tokens, phrase.start, phrase.end))


def is_object_told(found: Sequence[Phrase], after: Sequence[Phrase], subject: Phrase) -> bool:
    """Whether what completes the act follows its subject, and is its object: «أطلقت دبابة قذيفة»."""
    return any(p.start >= subject.end and not p.preposition for p in found if p not in after)


def object_role(scene: Scene, trigger: Trigger, phrase: Phrase) -> str:
    """The role of a verb's object: of a visit, a place is where it goes, and whom it goes to no place."""
    role = trigger.entry.frame.object
    if trigger.act != "meeting" or role != "both":
        return role
    if phrase.start in scene.clause.places:
        return "place"
    state = resolve_actor(scene.tokens, phrase.start, phrase.end)[0].kind == "state"
    return role if state else "target"
