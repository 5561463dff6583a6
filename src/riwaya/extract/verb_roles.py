"""Who did it and to whom, where a verb names the act: its subject and objects put into roles by its voice."""

from collections.abc import Sequence

from riwaya.extract.act_entries import weapons
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import pronoun_agrees
from riwaya.extract.clause import Phrase
from riwaya.extract.implied_subjects import goes_on, put_implied_subject
from riwaya.extract.one_act import STRIKES
from riwaya.extract.phrase_borders import quantity_prefix_end
from riwaya.extract.role_rules import (
    DONE_TO_ACTS,
    joined_later,
    points_back,
    prepositional,
    pronoun_subject,
    put,
    put_subject,
    put_topic,
)
from riwaya.extract.scene import Arguments, Scene
from riwaya.extract.verb_objects import completes, find_objects, is_object_told, object_role
from riwaya.extract.verb_subjects import find_subject, resumptive
from riwaya.extract.victims import HARMS


def verb_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The participants of a verb that names an act."""
    entry, form = trigger.entry, trigger.reading.form
    found = scene.clause.after(trigger.head + 1)
    after = _past_completion(scene, trigger, found)
    bare = [phrase for phrase in after if not phrase.preposition]
    subject, rule, objects = find_subject(scene, trigger, bare)
    if subject is None and not found and _is_joined_to_next(scene, trigger):
        after = found = scene.clause.after(trigger.head + 2)
        subject, rule, objects = find_subject(scene, trigger, [p for p in found if not p.preposition])
    if points_back(scene, trigger.head):
        subject, objects = None, bare
        arguments.add(entry.frame.subject, pronoun_subject(scene, trigger.head))
    pronoun = bool(scene.tokens[trigger.head].form.pronoun)
    objects = [] if pronoun else find_objects(scene, trigger, subject, rule, objects)
    filled = objects or pronoun or (subject is not None and is_object_told(found, after, subject))
    if subject is not None and not filled and rule == "subject-after" and goes_on(scene, trigger, subject):
        put(scene, arguments, entry.frame.object, subject, "object")
        put_implied_subject(scene, trigger, arguments)
    elif subject is not None and not filled and _is_passive(scene, trigger, subject):
        put(scene, arguments, entry.frame.object, subject, "passive-subject")
    else:
        if subject is not None:
            put_subject(scene, trigger, arguments, entry.frame.subject, subject, rule)
        if objects:
            role = object_role(scene, trigger, objects[0])
            put(scene, arguments, role, objects[0], "object", events=trigger.act in DONE_TO_ACTS)
            for more in joined_later(scene, objects[0]):
                put(scene, arguments, entry.frame.object, more, "object")
            _share_with_event(scene, trigger, subject, objects[0])
    _put_harmed(scene, trigger, arguments)
    _put_freed(scene, trigger, found, arguments)
    if subject is not None and arguments.targets and arguments.targets[0].rule == "passive-subject":
        _put_companions(scene, after, subject, arguments)
    prepositional(scene, trigger, after, arguments)
    _put_antecedent(scene, trigger, arguments)
    if (
        subject is None
        and not arguments.actors
        and form.voice != "passive"
        and entry.frame.subject == "actor"
    ):
        put_implied_subject(scene, trigger, arguments)


def _past_completion(scene: Scene, trigger: Trigger, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases without the word that only completes the act: whose life it is in «أودى بحياة نحو عشرة جنود»."""
    after: list[Phrase] = []
    for phrase in found:
        if after and phrase.start < after[-1].end:
            continue
        if not completes(scene, trigger, phrase):
            after.append(phrase)
        elif phrase.preposition in trigger.entry.frame.prepositions:
            behind = phrase.start + 1
            counted = quantity_prefix_end(scene.tokens, behind) > behind
            rest = scene.clause.phrase_at(behind) if phrase.end > behind or counted else None
            if rest is not None and not rest.preposition:
                after.append(rest._replace(preposition=phrase.preposition))
    return after


def _put_freed(scene: Scene, trigger: Trigger, found: Sequence[Phrase], arguments: Arguments) -> None:
    """Put whom the word that completes an act belongs to, where it suffers the act: «أطلق سراح الرهائن»."""
    if arguments.targets or trigger.entry.frame.object != "target":
        return
    for phrase in found:
        if phrase.preposition or phrase.end == phrase.start + 1 or not completes(scene, trigger, phrase):
            continue
        whose = scene.clause.phrase_at(phrase.start + 1)
        if (
            whose is not None
            and not whose.preposition
            and is_actor_like(scene.tokens, whose.start, whose.end)
        ):
            put(scene, arguments, "target", whose, "object")
            return


def _put_harmed(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Whom the pronoun of a strike's verb means: who is told to be harmed by it («قتل القائد في غارة استهدفته»)."""
    pronoun = scene.tokens[trigger.head].form.pronoun
    if not pronoun or arguments.targets or trigger.act not in STRIKES:
        return
    for other in reversed(scene.triggers):
        told = scene.done[other.head].targets if other.head < trigger.head and other.act in HARMS else []
        here = [p for p in told if p.sentence == scene.number]
        if here and pronoun_agrees(pronoun, scene.tokens[here[0].start], joined=len(here) > 1):
            arguments.add("target", [p._replace(rule="pronoun") for p in here])
            return


def _is_joined_to_next(scene: Scene, trigger: Trigger) -> bool:
    """Whether the next word is a verb whose participants are this one's too: «قتل وأصيب العشرات»."""
    following = scene.at.get(trigger.head + 1)
    return (
        following is not None and following.is_verb and scene.tokens[following.head].form.conjunction == "و"
    )


def _share_with_event(scene: Scene, trigger: Trigger, subject: Phrase | None, target: Phrase) -> None:
    """What a verb says its subject, an event, was done to («قصف استهدف أوكارهم») was done to by that event too."""
    event = scene.done.get(subject.start) if subject is not None else None
    if (
        event is not None
        and subject is not None
        and not event.targets
        and not scene.at[subject.start].is_verb
    ):
        put(scene, event, trigger.entry.frame.object, target, "object")


def _put_antecedent(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put what a relative clause describes into the role of the pronoun that points back to it: «الذي قتلوه»."""
    relative = scene.clause.relative_before(trigger.head)
    antecedent = scene.clause.antecedent(relative) if relative is not None else None
    if relative is None and scene.tokens[trigger.head].form.pronoun and not arguments.targets:
        antecedent = _described_object(scene, trigger)
    if antecedent is None:
        by_others = any(p.rule == "subject-after" for p in arguments.actors)
        form = scene.tokens[trigger.head].form
        if relative is None and by_others and form.pronoun and not (form.conjunction or arguments.targets):
            put_topic(scene, trigger, arguments)
        return
    frame = trigger.entry.frame
    if scene.tokens[trigger.head].form.pronoun:
        if not any(p.rule == "subject-relative" for p in arguments.actors):  # «الفصائل التي تعارضهم»
            put(scene, arguments, frame.object, antecedent, "object")
    elif role := frame.prepositions.get(resumptive(scene.tokens, trigger.head)):
        put(scene, arguments, role, antecedent, "preposition")


def _described_object(scene: Scene, trigger: Trigger) -> Phrase | None:
    """The indefinite noun right before a verb whose pronoun means it: «مقاتلون يدعمهم الغرب»."""
    tokens, head = scene.tokens, trigger.head
    if tokens[head].form.conjunction or (head and tokens[head - 1].tag == "PUNCT"):
        return None
    before = [phrase for phrase in scene.clause.phrases if phrase.end == head]
    some = [index for phrase in before for index in range(phrase.start, head) if tokens[index].key == "من"]
    if some:  # «أول قتيل من عناصر دربتها واشنطن»
        inner = scene.clause.phrase_at(some[-1] + 1)
        before = [inner] if inner is not None else before
    closed = before and any(
        t.form.article or t.form.pronoun or t.tag == "PROPN" for t in tokens[before[0].start : before[0].end]
    )
    return before[0] if before and not closed else None


def _is_passive(scene: Scene, trigger: Trigger, subject: Phrase) -> bool:
    """Whether a lone phrase beside the verb suffered the act: the written form is passive, or nothing shows an active.

    News leaves the vowels out: «قتل 12 شخصا» is passive, because a killing has a victim and no phrase is left for it.
    """
    form, entry = trigger.reading.form, trigger.entry
    if entry.frame.subject != "actor" or entry.frame.object not in {"target", "both", "place"}:
        return False
    if form.voice == "passive" or _is_hit_with(scene, trigger, subject):
        return True
    if entry.passive:
        return form.voice != "active"
    if entry.frame.genitive == "actor" or any(role == "target" for role in entry.frame.prepositions.values()):
        return False
    return form.voice == "both" and not is_actor_like(scene.tokens, subject.start, subject.end)


def _put_companions(scene: Scene, after: Sequence[Phrase], subject: Phrase, arguments: Arguments) -> None:
    """Put those who suffered with somebody: «قتل القيادي مع اثنين من حراسه»."""
    first = next(
        (phrase for phrase in after if phrase.start >= subject.end or subject.end <= phrase.start), None
    )
    if (
        first is not None
        and first.preposition == "مع"
        and is_actor_like(scene.tokens, first.start, first.end)
    ):
        put(scene, arguments, "target", first, "preposition")


def _is_hit_with(scene: Scene, trigger: Trigger, subject: Phrase) -> bool:
    """Whether what a strike's verb is told of alone was struck: «استهدفت دورية للجيش بعبوة ناسفة».

    Such a verb has an object where it is active; here none is named, only what it was done with.
    """
    if (
        trigger.entry.frame.object != "both"
        or trigger.reading.form.voice != "both"
        or subject.start < trigger.head
    ):
        return False
    at = subject.end
    return (
        at < len(scene.tokens)
        and scene.tokens[at].form.preposition == "ب"
        and scene.tokens[at].host in weapons()
    )
