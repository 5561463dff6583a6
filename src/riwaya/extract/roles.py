"""Who did it, to whom, where: roles by word order, agreement and prepositions, from the frame of the act's word."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger, light_verbs
from riwaya.extract.clause import AGENT, Phrase
from riwaya.extract.cues import cue_of
from riwaya.extract.phrases import is_accusative, quantity_prefix_end
from riwaya.extract.scene import REFLEXIVE, Arguments, Participant, Scene
from riwaya.lexicon import word_set

LIGHT_WINDOW = 9
"""A light verb stands at most this many tokens before its noun: subject and adverbs come between."""
RELATIVE_WINDOW = 9

CONFIDENCE = {
    "subject-after": 0.8,
    "subject-before": 0.8,
    "subject-relative": 0.75,
    "subject-carried": 0.6,
    "subject-speaker": 0.65,
    "event-subject": 0.65,
    "object": 0.8,
    "passive-subject": 0.85,
    "agent": 0.85,
    "genitive": 0.8,
    "nationality": 0.7,
    "preposition": 0.75,
    "light-verb": 0.75,
    "relative-verb": 0.75,
    "governing-verb": 0.6,
    "purpose": 0.55,
    "pronoun": 0.55,
    "itself": 0.7,
    "same-sentence": 0.55,
}
"""How sure each rule is: the shares of right participants on the gold articles, rounded down to .05."""

SPEECH_ACTS = frozenset(
    {"demand", "accusation", "threat", "support", "rejection", "claim_of_responsibility", "meeting"}
)
"""Acts whose unnamed doer is whoever was speaking («كما هدد بـ…»)."""

_RULING = word_set("grammar", "roles", "ruling")
"""Prepositions by which a verb rules what its subject does: «تمكن من», «عزم على», «سعى إلى», «كف عن»."""

_NO_GENITIVE = frozenset({"ADJ", "PUNCT", "ADP", "VERB"})
_COMPLEMENTIZERS = word_set("grammar", "roles", "complementizers")
_PURPOSE = word_set("grammar", "roles", "purpose")
_SEQUENCE = word_set("grammar", "roles", "sequence")
"""Words after which a verb takes over the subject before them: «… حتى سيطر على المدينة»."""

_CLAUSE_END = ".؛:؟!"


def find_arguments(scene: Scene, trigger: Trigger) -> Arguments:
    """The participants of a trigger; later triggers of the sentence may build on them."""
    arguments = scene.done[trigger.head] = Arguments()
    if trigger.is_verb:
        _verb_arguments(scene, trigger, arguments)
    else:
        _noun_arguments(scene, trigger, arguments)
    if trigger.entry.actor_self and not arguments.actors:
        phrase = scene.clause.phrase_at(trigger.head)
        end = phrase.members[0][1] if phrase else trigger.head + 1
        arguments.add("actor", [Participant(scene.number, trigger.head, end, "itself")])
    if arguments.actors:
        scene.memory.subject = tuple(arguments.actors)
    return arguments


def _agrees(tokens: Sequence[Token], phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before a verb can be its subject, by what spelling shows of gender.

    A masculine verb takes no noun in «ة» or «ات», a feminine one no sound masculine plural.
    """
    form, head = trigger.reading.form, tokens[phrase.start]
    if form.number != "Sing" or form.person != 3 or len(phrase.members) > 1:
        return True
    if form.gender == "Masc":
        return not head.text.endswith(("ة", "ات")) or head.tag in {"PROPN", "NUM"}
    return not (head.number == "Plur" and head.host.endswith(("ون", "ين")))


def _verb_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    entry, form = trigger.entry, trigger.reading.form
    after = [p for p in scene.clause.after(trigger.head + 1) if not _completes(scene, trigger, p)]
    bare = [phrase for phrase in after if not phrase.preposition]
    subject, rule, objects = _subject(scene, trigger, bare)
    if _points_back(scene, trigger.head):
        subject, objects = None, bare
        arguments.add(entry.frame.subject, _pronoun_subject(scene, trigger.head))
    pronoun = bool(scene.tokens[trigger.head].form.pronoun)
    objects = _objects(scene, trigger, subject, rule, objects)
    if subject is not None and not objects and not pronoun and _is_passive(scene, trigger, subject):
        _put(scene, arguments, entry.frame.object, subject, "passive-subject")
    else:
        if subject is not None:
            _put_subject(scene, arguments, entry.frame.subject, subject, rule)
        if objects:
            _put(scene, arguments, entry.frame.object, objects[0], "object")
            _share_with_event(scene, trigger, subject, objects[0])
    _prepositional(scene, trigger, after, arguments)
    if (
        subject is None
        and not arguments.actors
        and form.voice != "passive"
        and entry.frame.subject == "actor"
    ):
        _implied_subject(scene, trigger, arguments)


def _objects(
    scene: Scene, trigger: Trigger, subject: Phrase | None, rule: str, objects: list[Phrase]
) -> list[Phrase]:
    """The phrases that can be the verb's object: not the word that completes the act, and in their place.

    After a verb that news leaves in the passive («جرح أربعة منهم في … غربي العراق») only the very next phrase can be;
    and of a thing that stands before such a verb («المخيم استهدف بصواريخ») no object is looked for at all.
    """
    found = [p for p in objects if scene.tokens[p.start].host not in trigger.entry.next]
    if subject is None or trigger.reading.form.voice != "both":
        return found
    if rule == "subject-after" and trigger.entry.passive:
        return [p for p in found[:1] if p.start <= subject.end + 1]
    thing = subject.start not in scene.at and not is_actor_like(scene.tokens, subject.start, subject.end)
    if rule == "subject-before" and thing and trigger.entry.frame.object == "both":
        return []
    return found


def _share_with_event(scene: Scene, trigger: Trigger, subject: Phrase | None, target: Phrase) -> None:
    """What a verb says its subject, an event, was done to («قصف استهدف أوكارهم») was done to by that event too."""
    event = scene.done.get(subject.start) if subject is not None else None
    if (
        event is not None
        and subject is not None
        and not event.targets
        and not scene.at[subject.start].is_verb
    ):
        _put(scene, event, trigger.entry.frame.object, target, "object")


def _completes(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase is only the word that completes the act («أطلق النار»), no participant («توجهت قوات» has one)."""
    completed = scene.tokens[phrase.start].host in trigger.entry.next
    return completed and not is_actor_like(scene.tokens, phrase.start, phrase.end)


def _points_back(scene: Scene, index: int) -> bool:
    """Whether the verb's subject is the pronoun of «أنه», «أنها», «أنهم» before it."""
    position = scene.clause.skip_particles_back(index - 1)
    if position < 0:
        return False
    token = scene.tokens[position]
    return bool(token.form.pronoun) and token.host in _COMPLEMENTIZERS


def _pronoun_subject(scene: Scene, index: int) -> list[Participant]:
    """Who the pronoun of «أنهم» means: whoever acted earlier in a list of things said («… وأنهم»), else the speaker."""
    complementizer = scene.tokens[scene.clause.skip_particles_back(index - 1)]
    carried = [p for p in scene.carried("subject-carried") if p.sentence == scene.number]
    if complementizer.form.conjunction and carried:
        return carried
    return scene.speaker(index, "subject-speaker")


def _implied_subject(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    token, form = scene.tokens[trigger.head], trigger.reading.form
    if trigger.act in SPEECH_ACTS and form.number == "Sing":
        arguments.add("actor", scene.speaker(trigger.head, "subject-speaker"))
    before = scene.tokens[trigger.head - 1].host if trigger.head else ""
    joined = bool(token.form.conjunction) or form.number in {"Plur", "Dual"} or before in _SEQUENCE
    suffered = any(p.rule == "passive-subject" for p in arguments.targets + arguments.places)
    if joined and not suffered and not arguments.actors:
        arguments.add("actor", _earlier_subject(scene, trigger) or scene.carried("subject-carried"))


def _earlier_subject(scene: Scene, trigger: Trigger) -> list[Participant]:
    """The subject of the verb before, which a joined verb takes over («قامت قوة بمداهمة … واعتدت على …»)."""
    for index in range(trigger.head - 1, -1, -1):
        token = scene.tokens[index]
        if token.tag != "VERB" or (cue_of(token.key) is not None and index not in scene.at):
            continue
        if index in scene.at:
            return (
                [p._replace(rule="subject-carried") for p in scene.done[index].actors]
                if index in scene.done
                else []
            )
        subject = _light_subject(scene, index, trigger.head)
        if subject is not None and is_actor_like(scene.tokens, subject.start, subject.end):
            return scene.participants(subject, "subject-carried")
    return []


def _put(scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str) -> None:
    arguments.add(role, scene.participants(phrase, rule))


def _put_subject(scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str) -> None:
    """Put a subject; where it is itself an event («الغارات استهدفت …») whoever did that event did this."""
    event = scene.done.get(phrase.start)
    happens = event is not None and not scene.at[phrase.start].is_verb
    if happens and role == "actor" and not is_actor_like(scene.tokens, phrase.start, phrase.start + 1):
        arguments.add("actor", [p._replace(rule="event-subject") for p in scene.done[phrase.start].actors])
    else:
        _put(scene, arguments, role, phrase, rule)


def _subject(scene: Scene, trigger: Trigger, bare: list[Phrase]) -> tuple[Phrase | None, str, list[Phrase]]:
    """The verb's subject, the rule that found it, and the bare phrases left for objects."""
    clause, form, index = scene.clause, trigger.reading.form, trigger.head
    pronoun = bool(scene.tokens[index].form.pronoun)
    relative = clause.relative_before(index)
    if relative is not None:
        antecedent = clause.phrase_before(relative, bare=False)
        if pronoun:
            return (bare[0], "subject-after", []) if bare else (None, "", [])
        return antecedent, "subject-relative", bare
    before = clause.phrase_before(index)
    if before is not None and not (clause.starts_clause(before) and _agrees(scene.tokens, before, trigger)):
        before = None
    if before is None and not scene.tokens[index].form.conjunction:
        before = next((p for p in clause.described_by(index) if _agrees(scene.tokens, p, trigger)), None)
    if form.number in {"Plur", "Dual"} or form.person in {1, 2}:
        return before, "subject-before", bare
    if before is not None and not scene.tokens[index].form.conjunction:
        return before, "subject-before", bare
    if bare and not _is_object(scene, bare, trigger):
        return bare[0], "subject-after", bare[1:]
    return None, "", bare


def _is_object(scene: Scene, bare: Sequence[Phrase], trigger: Trigger) -> bool:
    """Whether the phrase after a verb cannot be its subject.

    It is accusative in writing, or a man after a feminine verb, or alone and neither somebody nor an event.
    """
    tokens, phrase = scene.tokens, bare[0]
    head, frame = tokens[phrase.start], trigger.entry.frame
    if head.host in REFLEXIVE:
        return True
    if is_accusative(head):
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

    News leaves the vowels out: «قتل 12 شخصا» is passive because a killing has a victim and no other phrase is left for it.
    """
    form, entry = trigger.reading.form, trigger.entry
    if entry.frame.subject != "actor" or entry.frame.object not in {"target", "both", "place"}:
        return False
    if form.voice == "passive":
        return True
    if entry.passive:
        return form.voice != "active"
    if entry.frame.genitive == "actor" or any(role == "target" for role in entry.frame.prepositions.values()):
        return False
    return form.voice == "both" and not is_actor_like(scene.tokens, subject.start, subject.end)


def _prepositional(scene: Scene, trigger: Trigger, after: Sequence[Phrase], arguments: Arguments) -> None:
    """Participants by preposition: the first phrase of each, the agent of a passive above all."""
    prepositions = trigger.entry.frame.prepositions
    seen: set[str] = set()
    for phrase in after:
        if not phrase.preposition or phrase.preposition in seen:
            continue
        seen.add(phrase.preposition)
        if phrase.preposition == AGENT:
            _put(scene, arguments, "actor", phrase, "agent")
        elif role := prepositions.get(phrase.preposition):
            sides = phrase.preposition == "بين"
            if role != "actor" or sides or is_actor_like(scene.tokens, phrase.start, phrase.end):
                _put(scene, arguments, role, phrase, "preposition")


def _noun_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    tokens, frame = scene.tokens, trigger.entry.frame
    after = scene.clause.after(_after_adjectives(tokens, trigger))
    after += _after_its_verb(scene, trigger, after)
    _light_verb(scene, trigger, arguments)
    genitive = _genitive(scene, trigger)
    if genitive is not None:
        after = [phrase for phrase in after if phrase.start >= genitive.end]
        role = _genitive_role(scene, trigger, genitive, after, done=bool(arguments.actors))
        _put(scene, arguments, role, genitive, "genitive")
    elif tokens[trigger.head].form.pronoun and frame.genitive in {"actor", "either", "either_place"}:
        arguments.add("actor", scene.carried("pronoun"))
    _prepositional(scene, trigger, after, arguments)
    _nationality(scene, trigger, arguments)
    if not arguments.actors:
        _relative_verb(scene, trigger, arguments)
    if not arguments.actors and frame.subject == "actor":
        _governing_verb(scene, trigger, arguments)
    if not arguments.actors and frame.subject == "actor" and _is_purpose(tokens, trigger.head):
        earlier = [t for t in scene.triggers if t.head < trigger.head and t.head in scene.done]
        for other in reversed(earlier):
            if scene.done[other.head].actors:
                arguments.add("actor", [p._replace(rule="purpose") for p in scene.done[other.head].actors])
                break


def _nationality(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Whose the act is, by an adjective of nation: «الغارات التركية», «قصف إسرائيلي»."""
    if arguments.actors or trigger.entry.frame.subject != "actor" or trigger.entry.frame.genitive == "target":
        return
    for index in range(trigger.head + 1, _after_adjectives(scene.tokens, trigger)):
        if resolve_actor(scene.tokens, index, index + 1)[0].country is not None:
            arguments.add("actor", [Participant(scene.number, index, index + 1, "nationality")])
            return


def _is_purpose(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun is what an earlier act aims at: «هجوم لطرد القوات», «قتال من أجل السيطرة»."""
    if tokens[head].form.preposition == "ل":
        return True
    return head > 0 and (tokens[head - 1].key in _PURPOSE or tokens[head - 1].host in _PURPOSE)


def _after_its_verb(scene: Scene, trigger: Trigger, after: Sequence[Phrase]) -> list[Phrase]:
    """What follows the verb whose subject the noun is («الاشتباكات اندلعت بين …»): its prepositional phrases."""
    tokens = scene.tokens
    index = after[-1].end if after else _after_adjectives(tokens, trigger)
    if (
        index >= len(tokens)
        or tokens[index].tag != "VERB"
        or index in scene.at
        or tokens[index].form.conjunction
    ):
        return []
    if after and index > after[0].end + RELATIVE_WINDOW:
        return []
    return [phrase for phrase in scene.clause.after(index + 1) if phrase.preposition]


def _after_adjectives(tokens: Sequence[Token], trigger: Trigger) -> int:
    index = trigger.head + 1
    while index < len(tokens) and tokens[index].tag == "ADJ" and not tokens[index].form.preposition:
        index += 1
    return max(index, trigger.end)


def _genitive(scene: Scene, trigger: Trigger) -> Phrase | None:
    """The phrase in construct with the noun; of two joined nouns («مقتل وإصابة العشرات») the last one's serves both."""
    tokens, head = scene.tokens, trigger.head
    if tokens[head].form.article or tokens[head].form.pronoun:
        return None
    index = head + 1 if trigger.entry.frame.genitive == "target" else trigger.end
    while index < len(tokens) and tokens[index].form.conjunction and index in scene.at:
        index += 1
    if index >= len(tokens) or (index in scene.at and index > head + 1):
        return None
    token = tokens[index]
    counted = quantity_prefix_end(tokens, index) > index
    if not counted and (token.form.conjunction or token.form.preposition or token.tag in _NO_GENITIVE):
        return _quoted_genitive(scene, index)
    phrase = scene.clause.phrase_at(index)
    return None if phrase is None or phrase.preposition else phrase


def _quoted_genitive(scene: Scene, index: int) -> Phrase | None:
    token = scene.tokens[index]
    phrase = scene.clause.phrase_at(index) if token.text in {"«", '"', "“"} else None
    return phrase if phrase is not None and not phrase.preposition else None


def _genitive_role(
    scene: Scene, trigger: Trigger, genitive: Phrase, after: Sequence[Phrase], *, done: bool
) -> str:
    """Whether the genitive did it or suffered it: who acts names an object besides, or is a force that can act.

    `done` says that somebody else is known to have done it («واصلت روسيا دعم النظام»).
    """
    frame = trigger.entry.frame
    actor_like = is_actor_like(scene.tokens, genitive.start, genitive.end)
    if frame.genitive not in {"either", "either_place"}:
        return "none" if frame.genitive == "actor" and not actor_like else frame.genitive
    other = "place" if frame.genitive == "either_place" else frame.object
    object_follows = any(phrase.preposition in {"ل", "علي"} for phrase in after[:1])
    return "actor" if not done and (object_follows or actor_like) else other


def _light_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of a verb that carries the noun: «شنت الطائرات غارات», «تعرضت المدينة لقصف»."""
    tokens, light = scene.tokens, light_verbs()
    for index in range(trigger.head - 1, max(-1, trigger.head - LIGHT_WINDOW - 1), -1):
        token = tokens[index]
        if token.text in _CLAUSE_END or (index in scene.at and scene.at[index].is_verb):
            return
        role = light.get(token.host)
        if role is None or token.form.article or token.tag in {"ADP", "PROPN"}:
            continue
        if role == "event":
            return
        wanted = trigger.entry.frame.subject if role == "actor" else trigger.entry.frame.object
        subject = _light_subject(scene, index, trigger.head)
        if _points_back(scene, index) and role == "actor":
            arguments.add(wanted, _pronoun_subject(scene, index))
        elif subject is not None:
            fits = (
                wanted != "actor"
                or subject.start in scene.at
                or is_actor_like(tokens, subject.start, subject.end)
            )
            if fits:
                _put_subject(scene, arguments, wanted, subject, "light-verb")
        elif role == "actor" and not arguments.actors and token.form.conjunction:
            arguments.add("actor", scene.carried("subject-carried"))
        return


def _light_subject(scene: Scene, verb: int, noun: int) -> Phrase | None:
    clause = scene.clause
    between = [p for p in clause.after(verb + 1) if p.end <= noun and not p.preposition]
    if between:
        return between[0]
    relative = clause.relative_before(verb)
    if relative is not None:
        return clause.phrase_before(relative, bare=False)
    before = clause.phrase_before(verb)
    return before if before is not None and clause.starts_clause(before) else None


def _relative_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Who carried it out, said after the noun: «الهجوم الذي نفذه مسلحون», «غارات شنتها الطائرات»."""
    tokens, light = scene.tokens, light_verbs()
    for index in range(trigger.head + 1, min(len(tokens), trigger.head + RELATIVE_WINDOW)):
        token = tokens[index]
        if token.text in _CLAUSE_END + "،" or token.form.conjunction or index in scene.at:
            return
        if light.get(token.host) == "actor" and token.form.pronoun:
            phrases = [p for p in scene.clause.after(index + 1) if not p.preposition]
            if phrases:
                _put(scene, arguments, trigger.entry.frame.subject, phrases[0], "relative-verb")
            return


def _governing_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of the verb that the noun depends on by a preposition: «تمكن الجيش من استعادة», «هدد بقصف»."""
    tokens, head = scene.tokens, trigger.head
    ruled = head > 0 and tokens[head - 1].host in _RULING
    if tokens[head].form.preposition not in {"ب", "ل"} and not ruled:
        return
    for index in range(head - 1, max(-1, head - 2 * LIGHT_WINDOW), -1):
        token = tokens[index]
        if token.text in _CLAUSE_END:
            return
        role = light_verbs().get(token.host)
        if role == "target":
            return
        if token.tag != "VERB" or role == "event":
            continue
        if (cue := cue_of(token.key)) is not None and not cue.act:
            return
        own = scene.done.get(index)
        if own is not None:
            if scene.at[index].entry.frame.subject == "actor":
                arguments.add("actor", [p._replace(rule="governing-verb") for p in own.actors])
            return
        subject = _light_subject(scene, index, head)
        if subject is not None and is_actor_like(tokens, subject.start, subject.end):
            _put(scene, arguments, "actor", subject, "governing-verb")
        return
