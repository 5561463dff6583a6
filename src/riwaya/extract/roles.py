"""Who did it, to whom, where: the roles around the word that names an act."""

from riwaya.extract.acts import Trigger
from riwaya.extract.aims import put_aimed_at
from riwaya.extract.grievances import PROTESTS, put_grievance
from riwaya.extract.noun_roles import noun_arguments
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.extract.verb_roles import verb_arguments
from riwaya.extract.victims import with_victims

CONFIDENCE = {
    "subject-after": 0.8,
    "subject-before": 0.85,
    "subject-relative": 0.8,
    "subject-carried": 0.65,
    "subject-speaker": 0.75,
    "event-subject": 0.8,
    "object": 0.85,
    "passive-subject": 0.8,
    "agent": 0.8,
    "genitive": 0.85,
    "nationality": 0.65,
    "preposition": 0.75,
    "light-verb": 0.8,
    "relative-verb": 0.8,
    "governing-verb": 0.75,
    "purpose": 0.65,
    "pronoun": 0.6,
    "itself": 0.8,
    "same-sentence": 0.75,
}
"""How sure each rule is: its share of right participants on the gold articles, rounded down to .05.

Measured by `training/measure_rules.py`; ten cases at the share of all rules (0.8) are added to each, which decides for
those seen seldom: "agent", "event-subject", "itself", "nationality", "pronoun", "relative-verb", "subject-relative".
"""


def find_arguments(scene: Scene, trigger: Trigger) -> Arguments:
    """The participants of a trigger; later triggers of the sentence may build on them."""
    arguments = scene.done[trigger.head] = Arguments()
    if trigger.is_verb:
        verb_arguments(scene, trigger, arguments)
    else:
        noun_arguments(scene, trigger, arguments)
    put_aimed_at(scene, trigger, arguments)
    with_victims(scene, trigger, arguments)
    if trigger.act in PROTESTS:
        put_grievance(scene, trigger, arguments)
    if trigger.entry.actor_self and not arguments.actors:
        phrase = scene.clause.phrase_at(trigger.head)
        end = phrase.members[0][1] if phrase else trigger.head + 1
        arguments.add("actor", [Participant(scene.number, trigger.head, end, "itself")])
    if arguments.actors:
        scene.memory.subject = tuple(arguments.actors)
    return arguments
