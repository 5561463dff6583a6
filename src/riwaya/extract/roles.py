"""Who did it, to whom, where: the roles around the word that names an act."""

from riwaya.extract.acts import Trigger
from riwaya.extract.noun_roles import noun_arguments
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.extract.verb_roles import verb_arguments

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


def find_arguments(scene: Scene, trigger: Trigger) -> Arguments:
    """The participants of a trigger; later triggers of the sentence may build on them."""
    arguments = scene.done[trigger.head] = Arguments()
    if trigger.is_verb:
        verb_arguments(scene, trigger, arguments)
    else:
        noun_arguments(scene, trigger, arguments)
    if trigger.entry.actor_self and not arguments.actors:
        phrase = scene.clause.phrase_at(trigger.head)
        end = phrase.members[0][1] if phrase else trigger.head + 1
        arguments.add("actor", [Participant(scene.number, trigger.head, end, "itself")])
    if arguments.actors:
        scene.memory.subject = tuple(arguments.actors)
    return arguments
