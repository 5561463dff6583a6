"""Who did it and to whom, where a verb names the act: by word order, agreement, voice and what the verb joins."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import weapons
from riwaya.extract.actors import is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_act_in, can_follow_as_subject, is_plural
from riwaya.extract.clause import Phrase
from riwaya.extract.cues import cue_of
from riwaya.extract.far_subjects import is_aside, nearest_fitting, told_by_pronoun, topic_of
from riwaya.extract.phrases import OPENING, is_accusative
from riwaya.extract.relative_subjects import is_described_by_another, whom_it_describes
from riwaya.extract.role_rules import (
    DONE_TO_ACTS,
    joined_later,
    light_subject,
    points_back,
    prepositional,
    pronoun_subject,
    put,
    put_subject,
    put_topic,
)
from riwaya.extract.scene import REFLEXIVE, Arguments, Participant, Scene
from riwaya.extract.word_order import is_misspelt, surely_behind, tells_how
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName

SPEECH_ACTS: frozenset[ActName] = frozenset(
    {"demand", "accusation", "threat", "support", "rejection", "claim_of_responsibility", "meeting"}
)
"""Acts whose unnamed doer is whoever was speaking («كما هدد بـ…»)."""

_DIRECTIONS = word_set("grammar", "roles", "directions")
_OWN_PRONOUNS: dict[str, str] = load_table("grammar")["resumptive"]
"""The pronoun that points back at what each relative pronoun describes."""

_THAT = word_set("grammar", "roles", "that")
_SEQUENCE = word_set("grammar", "roles", "sequence")
"""Words after which a verb takes over the subject before them: «… حتى سيطر على المدينة»."""


def verb_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The participants of a verb that names an act."""
    entry, form = trigger.entry, trigger.reading.form
    found = scene.clause.after(trigger.head + 1)
    after = [p for p in found if not _completes(scene, trigger, p)]
    bare = [phrase for phrase in after if not phrase.preposition]
    subject, rule, objects = _subject(scene, trigger, bare)
    if subject is None and not found and _is_joined_to_next(scene, trigger):
        after = found = scene.clause.after(trigger.head + 2)
        subject, rule, objects = _subject(scene, trigger, [p for p in found if not p.preposition])
    if points_back(scene, trigger.head):
        subject, objects = None, bare
        arguments.add(entry.frame.subject, pronoun_subject(scene, trigger.head))
    pronoun = bool(scene.tokens[trigger.head].form.pronoun)
    objects = [] if pronoun else _objects(scene, trigger, subject, rule, objects)
    filled = objects or pronoun or (subject is not None and _is_object_told(found, after, subject))
    if subject is not None and not filled and rule == "subject-after" and _goes_on(scene, trigger):
        put(scene, arguments, entry.frame.object, subject, "object")
        _implied_subject(scene, trigger, arguments)
    elif subject is not None and not filled and _is_passive(scene, trigger, subject):
        put(scene, arguments, entry.frame.object, subject, "passive-subject")
    else:
        if subject is not None:
            put_subject(scene, arguments, entry.frame.subject, subject, rule)
        if objects:
            role = _object_role(scene, trigger, objects[0])
            put(scene, arguments, role, objects[0], "object", events=trigger.act in DONE_TO_ACTS)
            for more in joined_later(scene, objects[0]):
                put(scene, arguments, entry.frame.object, more, "object")
            _share_with_event(scene, trigger, subject, objects[0])
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
        _implied_subject(scene, trigger, arguments)


def _object_role(scene: Scene, trigger: Trigger, phrase: Phrase) -> str:
    """The role of a verb's object: of a visit, a place is where it goes, and whom it goes to no place."""
    role = trigger.entry.frame.object
    if trigger.act != "meeting" or role != "both":
        return role
    if phrase.start in scene.clause.places:
        return "place"
    state = resolve_actor(scene.tokens, phrase.start, phrase.end)[0].kind == "state"
    return role if state else "target"


def _is_joined_to_next(scene: Scene, trigger: Trigger) -> bool:
    """Whether the next word is a verb whose participants are this one's too: «قتل وأصيب العشرات»."""
    following = scene.at.get(trigger.head + 1)
    return (
        following is not None and following.is_verb and scene.tokens[following.head].form.conjunction == "و"
    )


def _agrees(tokens: Sequence[Token], phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before a verb can be its subject, by what spelling shows of gender.

    A masculine verb takes no noun in «ة» or «ات», a feminine one no sound masculine plural.
    """
    form, head = trigger.reading.form, tokens[phrase.start]
    if form.number == "Dual" and len(phrase.members) == 1 and head.tag != "NUM":
        return head.host.endswith(("ين", "ان"))
    if form.number != "Sing" or form.person != 3 or len(phrase.members) > 1:
        return True
    if form.gender == "Masc":
        return not head.text.endswith(("ة", "ات")) or head.tag in {"PROPN", "NUM"}
    return not (head.number == "Plur" and head.host.endswith(("ون", "ين")))


def _objects(
    scene: Scene, trigger: Trigger, subject: Phrase | None, rule: str, objects: list[Phrase]
) -> list[Phrase]:
    """The phrases that can be the verb's object: not the word that completes the act, and in their place.

    After a verb that news leaves in the passive («جرح أربعة منهم في … غربي العراق») only the very next phrase can be;
    and of a thing that stands before such a verb («المخيم استهدف بصواريخ») no object is looked for at all.
    """
    found = [
        phrase
        for phrase in objects
        if not _completes(scene, trigger, phrase)
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
        return [] if parted else found
    told = any(index in scene.at for index in range(subject.start, subject.end))  # «عملية التفجير استهدفت …»
    thing = not told and not is_actor_like(scene.tokens, subject.start, subject.end)
    if rule == "subject-before" and thing and trigger.entry.frame.object == "both":
        return []
    return found


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


def _completes(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
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


def _is_object_told(found: Sequence[Phrase], after: Sequence[Phrase], subject: Phrase) -> bool:
    """Whether what completes the act follows its subject, and is its object: «أطلقت دبابة قذيفة»."""
    return any(p.start >= subject.end and not p.preposition for p in found if p not in after)


def _implied_subject(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    token, form = scene.tokens[trigger.head], trigger.reading.form
    if form.person == 1 or (trigger.act in SPEECH_ACTS and form.number == "Sing"):  # «قال القائد: قصفنا …»
        spoken = scene.speaker(trigger.head, "subject-speaker")
        later = form.person != 1 and any(
            p.sentence == scene.number and p.start > trigger.head for p in spoken
        )  # «ووصل برفقة وزيرين، وفق ما قال الناطق»
        arguments.add("actor", [] if later else spoken)
    before = scene.tokens[trigger.head - 1].host if trigger.head else ""
    acts = bool(arguments.targets or arguments.places) or trigger.entry.frame.object == "none"
    follows = bool(token.form.conjunction) or before in _SEQUENCE or acts
    joined = follows or form.number in {"Plur", "Dual"}
    suffered = any(p.rule == "passive-subject" for p in arguments.targets + arguments.places)
    meant = told_by_pronoun(scene, trigger.head, form)
    if meant is not None:
        arguments.add("actor", meant)
    elif joined and not suffered and not arguments.actors:
        found = _earlier_subject(scene, trigger) or scene.carried("subject-carried", form)
        if form.number == "Plur" and not follows and not _are_many(scene, found):
            found = nearest_fitting(scene, trigger.head, form, "subject-carried", plural=True) or found
        arguments.add("actor", found or _of_many(scene, trigger))


def _goes_on(scene: Scene, trigger: Trigger) -> bool:
    """Whether a feminine verb joined to one whose subject is a group tells what that group did next.

    «رفضت الجبهة الاتفاق واحتجزت 68 رهينة»: read as a passive it would have another subject.
    """
    token, form = scene.tokens[trigger.head], trigger.reading.form
    feminine = form.gender == "Fem" and form.number == "Sing" and form.voice != "passive"
    suffers = trigger.entry.frame.subject == "actor" and trigger.entry.frame.object in {"target", "both"}
    return feminine and suffers and token.form.conjunction == "و" and bool(_earlier_subject(scene, trigger))


def _are_many(scene: Scene, found: Sequence[Participant]) -> bool:
    """Whether those told before are people by their form, not one body that many belong to."""
    here = [p for p in found if p.sentence == scene.number]
    return len(found) > 1 or not here or is_plural(scene.tokens, here[0].start)


def _of_many(scene: Scene, trigger: Trigger) -> list[Participant]:
    """Who a plural verb tells of where nobody acted before: the nearest people («أمام الثوار، حتى يجتاحوا …»)."""
    form = trigger.reading.form
    if form.number != "Plur" or form.gender != "Masc" or form.person != 3:
        return []
    after = trigger.head > 0 and scene.tokens[trigger.head - 1].host in _SEQUENCE
    return nearest_fitting(scene, trigger.head, form, "subject-carried", bare=not after)


def _earlier_subject(scene: Scene, trigger: Trigger) -> list[Participant]:
    """The subject of the verb before, which a joined verb takes over («قامت قوة بمداهمة … واعتدت على …»)."""
    for index in range(trigger.head - 1, -1, -1):
        token = scene.tokens[index]
        if token.tag != "VERB" or (cue_of(token.key) is not None and index not in scene.at):
            continue
        if index in scene.at:
            done = scene.done.get(index, Arguments()).actors
            fit = done and all(
                p.sentence != scene.number or _can_go_on(scene, trigger, p, done) for p in done
            )
            return [p._replace(rule="subject-carried") for p in done] if fit else []
        subject = light_subject(scene, index, trigger.head)
        if subject is not None and is_actor_like(scene.tokens, subject.start, subject.end):
            if (
                trigger.reading.form.number == "Sing"
            ):  # «عاد التنظيم ونظم صفوفه وهاجم»: of two it would be «وهاجما»
                subject = subject._replace(members=subject.members[:1])
            joined = len(subject.members) > 1
            fits = can_act_in(trigger.reading.form, scene.tokens, subject.start, joined=joined)
            return scene.participants(subject, "subject-carried") if fits else []
    return []


def _can_go_on(
    scene: Scene, trigger: Trigger, participant: Participant, together: Sequence[Participant]
) -> bool:
    """Whether who did what was told before agrees with the next verb."""
    return can_act_in(trigger.reading.form, scene.tokens, participant.start, joined=len(together) > 1)


def _subject(scene: Scene, trigger: Trigger, bare: list[Phrase]) -> tuple[Phrase | None, str, list[Phrase]]:
    """The verb's subject, the rule that found it, and the bare phrases left for objects."""
    clause, form, index = scene.clause, trigger.reading.form, trigger.head
    relative = clause.relative_before(index)
    if relative is not None:
        return _relative_subject(scene, trigger, relative, bare)
    if (
        scene.tokens[index].form.pronoun
        and form.number == "Sing"
        and bare
        and _is_behind(scene, bare[0], trigger)
    ):
        return bare[0], "subject-after", bare[1:]
    behind = surely_behind(scene, trigger, bare)
    if behind is not None:
        return behind, "subject-after", [phrase for phrase in bare if phrase is not behind]
    before = _subject_before(scene, trigger, bare)
    leads = before is not None and not scene.tokens[index].form.conjunction
    if before is not None and trigger.act in SPEECH_ACTS and _is_said_by_next(scene, trigger, before, bare):
        leads = False
    if leads or form.number in {"Plur", "Dual"} or form.person in {1, 2}:
        return before, "subject-before", bare
    if bare and not _is_object(scene, bare, trigger):
        return bare[0], "subject-after", bare[1:]
    return None, "", bare


def _is_said_by_next(scene: Scene, trigger: Trigger, before: Phrase, bare: Sequence[Phrase]) -> bool:
    """Whether who speaks follows the verb, as what stands before it is nobody: «… أكثر فأكثر» تدعو اللجنة إلى …»."""
    tokens = scene.tokens
    head = tokens[before.start]
    named = before.start in scene.at or head.tag == "PROPN" or (before.start == 0 and not is_accusative(head))
    nobody = not named and not is_actor_like(tokens, before.start, before.end)
    follows = bool(bare) and bare[0].start == trigger.head + 1 and not _is_object(scene, bare, trigger)
    return nobody and follows and is_actor_like(tokens, bare[0].start, bare[0].end)


def _relative_subject(
    scene: Scene, trigger: Trigger, relative: int, bare: list[Phrase]
) -> tuple[Phrase | None, str, list[Phrase]]:
    """The subject of a verb behind a relative pronoun: what it describes, unless a pronoun points back to that."""
    index = trigger.head
    pronoun = scene.tokens[index].form.pronoun
    if not bare and pronoun and not _means_described(scene.tokens, relative, pronoun):
        return whom_it_describes(scene, relative, trigger.reading.form), "subject-relative", bare
    if pronoun or _resumptive(scene.tokens, index):
        return (bare[0], "subject-after", []) if bare else (None, "", [])
    if bare and bare[0].start == index + 1 == trigger.end and _is_its_own(scene, bare[0]):
        return bare[0], "subject-after", bare[1:]
    if is_described_by_another(scene.tokens[relative], trigger.reading.form):
        return (bare[0], "subject-after", bare[1:]) if bare else (None, "", bare)
    return whom_it_describes(scene, relative, trigger.reading.form), "subject-relative", bare


def _means_described(tokens: Sequence[Token], relative: int, pronoun: str) -> bool:
    """Whether a verb's pronoun can mean what the relative pronoun describes: not in «الفصائل التي تعارضهم»."""
    own = _OWN_PRONOUNS.get(tokens[relative].host) or _OWN_PRONOUNS.get(tokens[relative].key)
    return own is None or own == pronoun


def _is_behind(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase right behind a verb with its object is the subject: «المدينة قصفتها الطائرات»."""
    if phrase.start != trigger.head + 1 or _is_object(scene, [phrase], trigger):
        return False
    before = scene.clause.phrase_before(trigger.head, bare=False)
    some = before is not None and before.end == trigger.head and not scene.tokens[before.start].form.article
    return before is None or some or is_actor_like(scene.tokens, phrase.start, phrase.end)


def _is_its_own(scene: Scene, phrase: Phrase) -> bool:
    """Whether people of the antecedent are told right behind a relative verb: «القرى التي رفض سكانها النزوح»."""
    token = scene.tokens[phrase.start]
    return bool(token.form.pronoun) and is_actor_like(scene.tokens, phrase.start, phrase.end)


def _subject_before(scene: Scene, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    """The phrase before the verb that can be its subject: right before it, described by it, or what is told of."""
    clause, form, index = scene.clause, trigger.reading.form, trigger.head
    before = clause.phrase_before(index)
    apart = before is not None and (
        _is_adverb(scene, before) or is_aside(scene, before) or not clause.starts_clause(before)
    )
    if before is not None and (apart or not _agrees(scene.tokens, before, trigger)):
        before = None
    if before is not None or scene.tokens[index].form.conjunction:
        return before
    before = next((p for p in clause.described_by(index) if _agrees(scene.tokens, p, trigger)), None)
    alone = not bare or _is_object(scene, bare, trigger) or form.number != "Sing"
    return topic_of(scene, index, form) if before is None and alone else before


def _is_adverb(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase before a verb is an accusative that nothing rules, and so no subject: «تمهيدا لعملية …»."""
    at = phrase.start - 1
    while at >= 0 and scene.tokens[at].text in OPENING:
        at -= 1
    ruled = at >= 0 and (scene.tokens[at].tag == "SCONJ" or scene.tokens[at].host in _THAT)
    return not ruled and is_accusative(scene.tokens[phrase.start])


def _resumptive(tokens: Sequence[Token], index: int) -> str:
    """The preposition whose pronoun points back to the antecedent («المناطق التي تسيطر عليها الحكومة»), or ""."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following.host if following is not None and following.tag == "ADP" and following.form.pronoun else ""
    )


def _put_antecedent(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put what a relative clause describes into the role of the pronoun that points back to it: «الذي قتلوه»."""
    relative = scene.clause.relative_before(trigger.head)
    antecedent = scene.clause.phrase_before(relative, bare=False) if relative is not None else None
    if relative is None and scene.tokens[trigger.head].form.pronoun and not arguments.targets:
        antecedent = _described_object(scene, trigger, arguments)
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
    elif role := frame.prepositions.get(_resumptive(scene.tokens, trigger.head)):
        put(scene, arguments, role, antecedent, "preposition")


def _described_object(scene: Scene, trigger: Trigger, arguments: Arguments) -> Phrase | None:
    """The indefinite noun right before a verb whose pronoun means it: «مقاتلون يدعمهم الغرب»."""
    tokens, head = scene.tokens, trigger.head
    if not any(p.rule == "subject-after" for p in arguments.actors) or tokens[head].form.conjunction:
        return None
    before = [phrase for phrase in scene.clause.phrases if phrase.end == head]
    some = [index for phrase in before for index in range(phrase.start, head) if tokens[index].key == "من"]
    if some:  # «أول قتيل من عناصر دربتها واشنطن»
        inner = scene.clause.phrase_at(some[-1] + 1)
        before = [inner] if inner is not None else before
    indefinite = before and not (
        tokens[before[0].start].form.article or tokens[before[0].start].tag == "PROPN"
    )
    return before[0] if indefinite else None


def _is_object(scene: Scene, bare: Sequence[Phrase], trigger: Trigger) -> bool:
    """Whether the phrase after a verb cannot be its subject.

    It is accusative in writing, or a man after a feminine verb, or alone and neither somebody nor an event.
    """
    tokens, phrase = scene.tokens, bare[0]
    head, frame = tokens[phrase.start], trigger.entry.frame
    if head.host in REFLEXIVE:
        return True
    near = phrase.start == trigger.head + 1
    following = tokens[phrase.start + 1] if phrase.start + 1 < len(tokens) else None
    odd = near and not can_follow_as_subject(trigger.reading.form, head, following)
    if is_accusative(head) or (odd and not is_misspelt(tokens, bare)):
        return trigger.reading.form.voice != "passive"
    if (
        len(bare) == 1
        and frame.subject == "actor"
        and frame.object in {"both", "place"}
        and phrase.start not in scene.at
    ):
        return not is_actor_like(tokens, phrase.start, phrase.end)
    man = head.tag == "NOUN" and head.form.article and (head.gender, head.number) == ("Masc", "Sing")
    return trigger.reading.form.gender == "Fem" and man and not head.text.endswith("ة")


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
