"""The subject of a verb that names an act: behind it, before it, or what its relative clause describes."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_follow_as_subject
from riwaya.extract.clause import Phrase
from riwaya.extract.far_subjects import is_aside, subject_before, topic_of
from riwaya.extract.implied_subjects import SPEECH_ACTS
from riwaya.extract.phrases import OPENING, is_accusative
from riwaya.extract.relative_subjects import is_described_by_another, whom_it_describes
from riwaya.extract.scene import REFLEXIVE, Scene
from riwaya.extract.word_order import is_misspelt, surely_behind
from riwaya.lexicon import load_table, word_set

_OWN_PRONOUNS: dict[str, str] = load_table("grammar")["resumptive"]
"""The pronoun that points back at what each relative pronoun describes."""

_HE = frozenset({"هو", "هي", "هم"})
_THAT = word_set("grammar", "roles", "that")


def find_subject(
    scene: Scene, trigger: Trigger, bare: list[Phrase]
) -> tuple[Phrase | None, str, list[Phrase]]:
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
    before = _pointed_at(scene, trigger) or _subject_before(scene, trigger, bare)
    leads = before is not None and not scene.tokens[index].form.conjunction
    if before is not None and trigger.act in SPEECH_ACTS and _is_said_by_next(scene, trigger, before, bare):
        leads = False
    if leads or form.number in {"Plur", "Dual"} or form.person in {1, 2}:
        return before, "subject-before", bare
    if bare and not _is_object(scene, bare, trigger):
        return bare[0], "subject-after", bare[1:]
    return None, "", bare


def _pointed_at(scene: Scene, trigger: Trigger) -> Phrase | None:
    """Who is said to be the one that did it: «إن أحد الحراس هو من قتل الشيخ»."""
    tokens, head = scene.tokens, trigger.head
    if head < 3 or tokens[head - 1].key != "من" or tokens[head - 2].key not in _HE:
        return None
    before = scene.clause.phrase_before(head - 2)
    return before if before is not None and is_actor_like(tokens, before.start, before.end) else None


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
    if pronoun or resumptive(scene.tokens, index):
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
    before = subject_before(clause, index)
    apart = before is not None and (
        _is_adverb(scene, before) or is_aside(scene, before) or not clause.starts_clause(before)
    )
    if before is not None and (apart or not _agrees(scene.tokens, before, trigger)):
        before = None
    if before is not None or scene.tokens[index].form.conjunction:
        return before
    described = (_innermost(scene, p) for p in clause.described_by(index))
    before = next((p for p in described if _agrees(scene.tokens, p, trigger)), None)
    alone = not bare or _is_object(scene, bare, trigger) or form.number != "Sing"
    topic = topic_of(scene, index, form) if before is None else None
    if topic is not None and not alone and not _is_described(scene, topic):
        topic = None
    return topic if before is None else before


def _innermost(scene: Scene, phrase: Phrase) -> Phrase:
    """The people in the genitive of a deed, of whom a verb behind it tells: «لتفريق ألف متظاهر احتجوا»."""
    told = scene.at.get(phrase.start)
    if told is None or told.is_verb or told.entry.frame.genitive != "target" or phrase.end < phrase.start + 2:
        return phrase
    inner = scene.clause.phrase_at(phrase.start + 1)
    fits = inner is not None and not inner.preposition and inner.end == phrase.end
    return (
        inner
        if inner is not None and fits and is_actor_like(scene.tokens, inner.start, inner.end)
        else phrase
    )


def _is_described(scene: Scene, phrase: Phrase) -> bool:
    """Whether a relative clause tells of a phrase, so that the next verb is its own: «القوات التي اقتحمت … اعتقلت»."""
    following = phrase.end if phrase.end < len(scene.tokens) else phrase.start
    relative = scene.tokens[following].host in _OWN_PRONOUNS or scene.tokens[following].key in _OWN_PRONOUNS
    return relative and is_actor_like(scene.tokens, phrase.start, phrase.end)


def _is_adverb(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase before a verb is an accusative that nothing rules, and so no subject: «تمهيدا لعملية …»."""
    at = phrase.start - 1
    while at >= 0 and scene.tokens[at].text in OPENING:
        at -= 1
    ruled = at >= 0 and (scene.tokens[at].tag == "SCONJ" or scene.tokens[at].host in _THAT)
    return not ruled and is_accusative(scene.tokens[phrase.start])


def _agrees(tokens: Sequence[Token], phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before a verb can be its subject, by what spelling shows of gender.

    A masculine verb takes no noun in «ة» or «ات», a feminine one no sound masculine plural.
    """
    form, head = trigger.reading.form, tokens[phrase.start]
    if form.number == "Dual" and len(phrase.members) == 1 and head.tag != "NUM":
        return head.host.endswith(("ين", "ان"))
    one = form.number == "Plur" and len(phrase.members) == 1 and head.tag == "NOUN" and head.number == "Sing"
    if one and not is_actor_like(tokens, phrase.start, phrase.end):  # «يستقلون سيارة أطلقوا النار»
        return False
    if form.number != "Sing" or form.person != 3 or len(phrase.members) > 1:
        return True
    if form.gender == "Masc":
        return not head.text.endswith(("ة", "ات")) or head.tag in {"PROPN", "NUM"}
    return not (head.number == "Plur" and head.host.endswith(("ون", "ين")))


def resumptive(tokens: Sequence[Token], index: int) -> str:
    """The preposition whose pronoun points back to the antecedent («المناطق التي تسيطر عليها الحكومة»), or ""."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following.host if following is not None and following.tag == "ADP" and following.form.pronoun else ""
    )


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
