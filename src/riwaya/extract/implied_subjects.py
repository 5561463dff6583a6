"""The subject that a verb leaves unsaid: whoever speaks, or who did what was told before («قامت قوة … واعتدت»)."""

from collections.abc import Sequence

from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_act_in, is_oblique, is_plural
from riwaya.extract.clause import Phrase
from riwaya.extract.cues import cue_of
from riwaya.extract.far_subjects import nearest_fitting, told_by_pronoun
from riwaya.extract.role_rules import light_subject
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.lexicon import word_set
from riwaya.model import ActName

SPEECH_ACTS: frozenset[ActName] = frozenset(
    {"demand", "accusation", "threat", "support", "rejection", "claim_of_responsibility", "meeting"}
)
"""Acts whose unnamed doer is whoever was speaking («كما هدد بـ…»)."""

_SEQUENCE = word_set("grammar", "roles", "sequence")
"""Words after which a verb takes over the subject before them: «… حتى سيطر على المدينة»."""


def put_implied_subject(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put as who did it whom the verb means without a word for him: who speaks, or who did what was told before."""
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


def goes_on(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a verb joined to another tells what that one's subject did next, and the phrase behind it is its object.

    «رفضت الجبهة الاتفاق واحتجزت 68 رهينة», «قتل الجيش ثمانية ودمر مخابئهم»: read as a passive it would have another
    subject. An object of one masculine word would bear an alef («ودمر منزلا»).
    """
    token, form, frame = scene.tokens[trigger.head], trigger.reading.form, trigger.entry.frame
    one = form.number == "Sing" and form.voice != "passive" and token.form.conjunction == "و"
    if not (one and frame.subject == "actor" and frame.object in {"target", "both"}):
        return False
    if form.gender != "Fem" and not _can_be_object(scene, phrase):
        return False
    return bool(_earlier_subject(scene, trigger))


def _can_be_object(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase right behind a masculine verb is rather its object: a thing or people counted, in its case."""
    tokens, head = scene.tokens, scene.tokens[phrase.start]
    if head.tag == "NUM" or is_oblique(head):
        return True
    alone = phrase.end == phrase.start + 1 and head.number == "Sing" and not head.text.endswith("ة")
    nominative = alone and not (head.form.article or head.form.pronoun or head.text.endswith("ا"))
    return not nominative and not is_actor_like(tokens, phrase.start, phrase.end)


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
            if can_act_in(trigger.reading.form, scene.tokens, subject.start, joined=joined):
                return scene.participants(subject, "subject-carried")
    return []


def _can_go_on(
    scene: Scene, trigger: Trigger, participant: Participant, together: Sequence[Participant]
) -> bool:
    """Whether who did what was told before agrees with the next verb."""
    return can_act_in(trigger.reading.form, scene.tokens, participant.start, joined=len(together) > 1)
