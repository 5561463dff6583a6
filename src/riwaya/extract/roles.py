"""Who did it, to whom, where: roles by word order, agreement and prepositions, from the frame of the act's word.

Each participant carries the rule that found it. The confidences are the shares of right participants that each rule
gave on the gold articles, rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger, light_verbs
from riwaya.extract.clause import AGENT, Clause, Phrase
from riwaya.extract.phrases import quantity_prefix_end

LIGHT_WINDOW = 9
"""A light verb stands at most this many tokens before its noun: subject and adverbs come between."""
RELATIVE_WINDOW = 9

_NO_GENITIVE = frozenset({"ADJ", "PUNCT", "ADP", "VERB"})

CONFIDENCE = {
    "subject-after": 0.8,
    "subject-before": 0.8,
    "subject-relative": 0.75,
    "subject-carried": 0.6,
    "object": 0.8,
    "passive-subject": 0.85,
    "agent": 0.85,
    "genitive": 0.8,
    "preposition": 0.75,
    "light-verb": 0.75,
    "relative-verb": 0.75,
    "governing-verb": 0.6,
    "pronoun": 0.55,
    "itself": 0.7,
    "same-sentence": 0.55,
}


class Participant(NamedTuple):
    """A token span of a sentence (by its number in the document) in a role, and the rule that put it there."""

    sentence: int
    start: int
    end: int
    rule: str


@dataclass
class Arguments:
    """The participants of one trigger, filled rule by rule."""

    actors: list[Participant] = field(default_factory=list)
    targets: list[Participant] = field(default_factory=list)
    places: list[Participant] = field(default_factory=list)

    def add(self, role: str, participants: Sequence[Participant]) -> None:
        """Put participants into a role; `both` is target and place; what already stands there stays single."""
        wanted = {"actor": (self.actors,), "target": (self.targets,), "place": (self.places,)}
        lists = (self.targets, self.places) if role == "both" else wanted.get(role, ())
        for found in lists:
            for participant in participants:
                if not any(_same_span(participant, other) for other in found):
                    found.append(participant)


def _same_span(a: Participant, b: Participant) -> bool:
    return a.sentence == b.sentence and a.start < b.end and b.start < a.end


class Scene:
    """One sentence for role finding: its clause structure, its triggers, and who was spoken of before."""

    def __init__(self, number: int, clause: Clause, triggers: Sequence[Trigger], memory: "Memory") -> None:
        self.number = number
        self.clause = clause
        self.tokens = clause.tokens
        self.triggers = triggers
        self.memory = memory
        self.heads = {trigger.head for trigger in triggers}

    def participants(self, phrase: Phrase, rule: str) -> list[Participant]:
        """The members of a phrase as participants, a lone trigger noun («القصف») left out."""
        return [
            Participant(self.number, start, end, rule)
            for start, end in phrase.members
            if not (end == start + 1 and start in self.heads)
        ]

    def carried(self, rule: str) -> list[Participant]:
        """Who acted last, if that was in this sentence or the one before."""
        recent = [p for p in self.memory.subject if p.sentence >= self.number - 1]
        return [participant._replace(rule=rule) for participant in recent]


@dataclass
class Memory:
    """Who acted last, for subjects and pronouns that point back; spans by sentence number."""

    subject: tuple[Participant, ...] = ()


def find_arguments(scene: Scene, trigger: Trigger) -> Arguments:
    """The participants of a trigger."""
    arguments = Arguments()
    if trigger.is_verb:
        _verb_arguments(scene, trigger, arguments)
    else:
        _noun_arguments(scene, trigger, arguments)
    if trigger.entry.actor_self and not arguments.actors:
        end = _phrase_end(scene, trigger.head)
        arguments.add("actor", [Participant(scene.number, trigger.head, end, "itself")])
    if arguments.actors:
        scene.memory.subject = tuple(arguments.actors)
    return arguments


def _phrase_end(scene: Scene, index: int) -> int:
    phrase = scene.clause.phrase_at(index)
    return phrase.members[0][1] if phrase else index + 1


def _agrees(tokens: Sequence[Token], phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before a verb can be its subject: a feminine verb takes no masculine singular, nor the reverse."""
    form, head = trigger.reading.form, tokens[phrase.start]
    if form.number == "Plur" or len(phrase.members) > 1 or not head.gender or not form.gender:
        return True
    if head.number == "Plur":
        return form.gender == "Fem" or form.number == "Plur"
    return head.gender == form.gender


def _verb_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    clause, entry, form = scene.clause, trigger.entry, trigger.reading.form
    after = clause.after(trigger.end)
    bare = [phrase for phrase in after if not phrase.preposition]
    subject, rule, objects = _subject(scene, trigger, bare)
    pronoun = bool(scene.tokens[trigger.head].form.pronoun)
    if subject is not None and not objects and not pronoun and _is_passive(scene, trigger, subject):
        objects, subject = [subject], None
        _put(scene, arguments, entry.frame.object, objects[0], "passive-subject")
    else:
        if subject is not None:
            _put(scene, arguments, entry.frame.subject, subject, rule)
        if objects:
            _put(scene, arguments, entry.frame.object, objects[0], "object")
    _prepositional(scene, trigger, after, arguments)
    if subject is None and not arguments.actors and form.voice != "passive" and entry.frame.subject == "actor":
        joined = bool(scene.tokens[trigger.head].form.conjunction) or form.number in {"Plur", "Dual"}
        if joined and not any(p.rule == "passive-subject" for p in arguments.targets + arguments.places):
            arguments.add("actor", scene.carried("subject-carried"))


def _put(scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str) -> None:
    arguments.add(role, scene.participants(phrase, rule))


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
    if form.number in {"Plur", "Dual"} or form.person in {1, 2}:
        return before, "subject-before", bare
    if before is not None and not scene.tokens[index].form.conjunction:
        return before, "subject-before", bare
    if bare:
        return bare[0], "subject-after", bare[1:]
    return None, "", []


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
    prepositions = trigger.entry.frame.prepositions
    for phrase in after:
        if phrase.preposition == AGENT:
            _put(scene, arguments, "actor", phrase, "agent")
        elif phrase.preposition and (role := prepositions.get(phrase.preposition)):
            if role != "actor" or is_actor_like(scene.tokens, phrase.start, phrase.end):
                _put(scene, arguments, role, phrase, "preposition")


def _noun_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    clause, tokens, frame = scene.clause, scene.tokens, trigger.entry.frame
    after = clause.after(_after_adjectives(tokens, trigger))
    after += _after_its_verb(scene, trigger, after)
    genitive = _genitive(scene, trigger)
    if genitive is not None:
        after = [phrase for phrase in after if phrase.start >= genitive.end]
        role = _genitive_role(scene, trigger, genitive, after)
        _put(scene, arguments, role, genitive, "genitive")
    elif tokens[trigger.head].form.pronoun:
        role = {"either": "actor", "either_place": "actor"}.get(frame.genitive, frame.genitive)
        if role == "actor":
            arguments.add("actor", scene.carried("pronoun"))
    _prepositional(scene, trigger, after, arguments)
    _light_verb(scene, trigger, arguments)
    if not arguments.actors:
        _relative_verb(scene, trigger, arguments)
    if not arguments.actors and frame.subject == "actor":
        _governing_verb(scene, trigger, arguments)


def _after_its_verb(scene: Scene, trigger: Trigger, after: Sequence[Phrase]) -> list[Phrase]:
    """What follows the verb whose subject the noun is («الاشتباكات اندلعت بين …»): its prepositional phrases."""
    tokens = scene.tokens
    index = after[-1].end if after else _after_adjectives(tokens, trigger)
    if index >= len(tokens) or tokens[index].tag != "VERB" or index in scene.heads or tokens[index].form.conjunction:
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
    index = head + 1
    while index < len(tokens) and tokens[index].form.conjunction and index in scene.heads:
        index += 1
    if index >= len(tokens) or (index in scene.heads and index > head + 1):
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


def _genitive_role(scene: Scene, trigger: Trigger, genitive: Phrase, after: Sequence[Phrase]) -> str:
    """Whether the genitive did it or suffered it: who acts names an object besides, or is a force that can act."""
    frame = trigger.entry.frame
    if frame.genitive not in {"either", "either_place"}:
        if frame.genitive == "actor" and not is_actor_like(scene.tokens, genitive.start, genitive.end):
            return "none"
        return frame.genitive
    other = "place" if frame.genitive == "either_place" else frame.object
    object_follows = any(phrase.preposition in {"ل", "علي"} for phrase in after[:1])
    if object_follows or is_actor_like(scene.tokens, genitive.start, genitive.end):
        return "actor"
    return other


def _light_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of a verb that carries the noun: «شنت الطائرات غارات», «تعرضت المدينة لقصف»."""
    tokens, light = scene.tokens, light_verbs()
    for index in range(trigger.head - 1, max(-1, trigger.head - LIGHT_WINDOW - 1), -1):
        token = tokens[index]
        if token.text in ".؛:؟!" or (index in scene.heads and token.tag == "VERB"):
            return
        role = light.get(token.host)
        if role is None or token.form.article or token.tag in {"ADP", "PROPN"}:
            continue
        if role == "event":
            return
        subject = _light_subject(scene, index, trigger.head)
        if subject is not None:
            wanted = trigger.entry.frame.subject if role == "actor" else trigger.entry.frame.object
            _put(scene, arguments, wanted, subject, "light-verb")
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
        if token.text in ".؛:؟!،" or token.form.conjunction:
            return
        if light.get(token.host) == "actor" and token.form.pronoun:
            phrases = [p for p in scene.clause.after(index + 1) if not p.preposition]
            if phrases:
                _put(scene, arguments, trigger.entry.frame.subject, phrases[0], "relative-verb")
            return


def _governing_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The subject of the verb that the noun depends on by a preposition: «تمكن الجيش من استعادة», «هدد بقصف»."""
    tokens, head = scene.tokens, trigger.head
    governed = tokens[head].form.preposition in {"ب", "ل"} or (head > 0 and tokens[head - 1].tag == "ADP")
    if not governed or (trigger.entry.frame.genitive == "actor" and tokens[head].form.preposition == "ب"):
        return
    for index in range(head - 1, max(-1, head - 2 * LIGHT_WINDOW), -1):
        token = tokens[index]
        if token.text in ".؛:؟!":
            return
        if token.tag != "VERB":
            continue
        own = next((t for t in scene.triggers if t.head == index), None)
        if own is not None and own.entry.frame.subject != "actor":
            return
        subject = _light_subject(scene, index, head)
        if subject is not None and is_actor_like(tokens, subject.start, subject.end):
            _put(scene, arguments, "actor", subject, "governing-verb")
        return
