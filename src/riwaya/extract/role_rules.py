"""What role finding does for verbs and nouns alike: putting phrases into roles, and whose a verb is."""

from collections.abc import Sequence

from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import AGENT, Phrase
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.lexicon import word_set

CLAUSE_END = ".؛:؟!"
_COMPLEMENTIZERS = word_set("grammar", "roles", "complementizers")


def put(scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str) -> None:
    """Put the members of a phrase into a role."""
    arguments.add(role, scene.participants(phrase, rule))


def put_subject(scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str) -> None:
    """Put a subject; where it is itself an event («الغارات استهدفت …») whoever did that event did this."""
    event = scene.done.get(phrase.start)
    happens = event is not None and not scene.at[phrase.start].is_verb
    if happens and role == "actor" and not is_actor_like(scene.tokens, phrase.start, phrase.start + 1):
        arguments.add("actor", [p._replace(rule="event-subject") for p in scene.done[phrase.start].actors])
    else:
        put(scene, arguments, role, phrase, rule)


def prepositional(scene: Scene, trigger: Trigger, after: Sequence[Phrase], arguments: Arguments) -> None:
    """Participants by preposition: the first phrase of each, the agent of a passive above all."""
    prepositions = trigger.entry.frame.prepositions
    seen: set[str] = set()
    for phrase in after:
        if not phrase.preposition or phrase.preposition in seen:
            continue
        seen.add(phrase.preposition)
        if phrase.preposition == AGENT:
            put(scene, arguments, "actor", phrase, "agent")
        elif role := prepositions.get(phrase.preposition):
            sides = phrase.preposition == "بين"
            if role != "actor" or sides or is_actor_like(scene.tokens, phrase.start, phrase.end):
                put(scene, arguments, role, phrase, "preposition")


def points_back(scene: Scene, index: int) -> bool:
    """Whether the verb's subject is the pronoun of «أنه», «أنها», «أنهم» before it."""
    position = scene.clause.skip_particles_back(index - 1)
    if position < 0:
        return False
    token = scene.tokens[position]
    return bool(token.form.pronoun) and token.host in _COMPLEMENTIZERS


def pronoun_subject(scene: Scene, index: int) -> list[Participant]:
    """Who the pronoun of «أنهم» means: whoever acted earlier in a list of things said («… وأنهم»), else the speaker."""
    complementizer = scene.tokens[scene.clause.skip_particles_back(index - 1)]
    carried = [p for p in scene.carried("subject-carried") if p.sentence == scene.number]
    if complementizer.form.conjunction and carried:
        return carried
    return scene.speaker(index, "subject-speaker")


def light_subject(scene: Scene, verb: int, noun: int) -> Phrase | None:
    """The subject of a verb before a noun: between the two, before a relative pronoun, or before the verb."""
    clause = scene.clause
    between = [p for p in clause.after(verb + 1) if p.end <= noun and not p.preposition]
    if between:
        return between[0]
    relative = clause.relative_before(verb)
    if relative is not None:
        return clause.phrase_before(relative, bare=False)
    before = clause.phrase_before(verb)
    return before if before is not None and clause.starts_clause(before) else None
