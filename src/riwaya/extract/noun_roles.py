"""Who did it and to whom, where a noun names the act: by its genitive, its prepositions and the verbs around it."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import light_verbs
from riwaya.extract.actors import is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import pronoun_agrees
from riwaya.extract.backing import put_backing
from riwaya.extract.carrying import put_carrier
from riwaya.extract.clause import Phrase
from riwaya.extract.genitives import genitive_of, genitive_role, only_completes
from riwaya.extract.governed_roles import (
    control_words,
    is_answered,
    is_charged,
    is_told_since,
    put_controlled,
    put_governed,
)
from riwaya.extract.phrases import RELATION, is_accusative
from riwaya.extract.role_rules import (
    CLAUSE_END,
    DONE_TO_ACTS,
    light_subject,
    prepositional,
    put,
    put_topic,
)
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.extract.verbal_nouns import (
    RELATIVE_WINDOW,
    circumstantial_doer,
    direct_object,
    fired_from,
    put_own_verb_s_subject,
    put_relative,
)
from riwaya.lexicon import word_set
from riwaya.model import ActName

OWNED = frozenset({"actor", "either", "either_place"})
"""Genitive roles of nouns whose doer can stand as their owner."""

OWNER_WINDOW = 12
"""Whose deed a pronoun names is the subject of a verb at most this many tokens before."""

_RELATIVE = word_set("grammar", "clause", "relative")
_PURPOSE = word_set("grammar", "roles", "purpose")
_BECAUSE: frozenset[ActName] = frozenset({"protest", "rejection", "accusation"})
"""Acts told in the accusative as why another was done, by whoever did that."""

_AIMS = word_set("grammar", "roles", "aims")
_RULING = word_set("grammar", "roles", "ruling")
_AND_HE = frozenset({"وهو", "وهي", "وهم"})
_DONE = word_set("grammar", "roles", "done")
_LOOSE = frozenset({"في", "من"})


def noun_arguments(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """The participants of a noun that names an act."""
    if put_backing(scene, trigger, arguments):
        return
    after = scene.clause.after(_after_adjectives(scene.tokens, trigger))
    after += _after_its_verb(scene, trigger, after)
    put_carrier(scene, trigger, arguments)
    because = trigger.act in _BECAUSE and is_accusative(scene.tokens[trigger.head])  # «احتجاجا على …»
    if trigger.reading.form.pos == "active_participle" or (because and not arguments.actors):
        arguments.add("actor", circumstantial_doer(scene, trigger))
    after = _ruled_by_it(scene, trigger, after, arguments)
    prepositional(scene, trigger, after, arguments)
    _nationality(scene, trigger, arguments)
    put_relative(scene, trigger, arguments)
    if not arguments.actors and trigger.entry.frame.subject == "actor":
        put_governed(scene, trigger, arguments)
    if trigger.act == "clash" and any(phrase.preposition == "مع" for phrase in after):
        arguments.add("actor", _other_side(scene, trigger))
    suffers = any(p.rule == "light-verb" for p in arguments.targets)  # «تعرضت لقصف»
    aims = not arguments.actors and trigger.entry.frame.subject == "actor" and not suffers
    if aims and _is_purpose(scene, trigger.head):
        _put_who_aims(scene, trigger, arguments)


def _ruled_by_it(scene: Scene, trigger: Trigger, after: list[Phrase], arguments: Arguments) -> list[Phrase]:
    """Put what the noun rules itself: its genitive, its pronoun, its object; the phrases left behind them."""
    frame, pronoun = trigger.entry.frame, scene.tokens[trigger.head].form.pronoun
    genitive = genitive_of(scene, trigger)
    suffers = direct_object(scene, trigger, genitive)
    events = trigger.act in DONE_TO_ACTS
    if suffers is not None:
        put(scene, arguments, frame.object, suffers, "object", events=events)
        after = [phrase for phrase in after if phrase.start >= suffers.end]
    elif frame.genitive in {"either", "either_place"} and not arguments.actors:
        put_own_verb_s_subject(scene, trigger, arguments)
    if genitive is not None and only_completes(scene, trigger, genitive):
        after = [phrase for phrase in after if phrase.start >= genitive.end]  # «تضييق الخناق على …»
    elif genitive is not None:
        after = [phrase for phrase in after if phrase.start >= genitive.end]
        role = "actor"
        if suffers is None:
            role = genitive_role(
                scene,
                trigger,
                genitive,
                after,
                done=bool(arguments.actors) or is_charged(scene, trigger.head),
            )
        put(scene, arguments, role, genitive, "genitive", events=events)
    elif pronoun and _is_passive(scene, trigger):  # «مخابئ تم تدميرها»
        put_topic(scene, trigger, arguments)
    elif scene.tokens[trigger.head].tag == "ADJ" and scene.tokens[trigger.head].host[0] == "م":
        _put_described(scene, trigger, arguments)
    elif pronoun and not arguments.actors and (frame.genitive in OWNED or suffers is not None):
        put_controlled(scene, trigger, arguments)
        owner = arguments.actors or _antecedent(scene, trigger.head) or _own_speaker(scene, trigger.head)
        arguments.add("actor", owner or scene.carried("pronoun"))
    elif not arguments.actors:
        after = _possessor(scene, trigger, after, arguments)
    return after


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    """Whether «تم» stands before the noun, so that its pronoun is whom or what it is done to: «تم تدميرها»."""
    before = scene.tokens[trigger.head - 1].host if trigger.head else ""
    return before in _DONE and trigger.entry.frame.object in {"target", "both"}


def _put_described(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put what a passive participle tells of: what it describes, or whose state it is («لا تزال محاصرة»)."""
    tokens, head = scene.tokens, trigger.head
    inside = [p for p in scene.clause.phrases if p.start < head < p.end and p.members[0][1] >= head]
    subject = Phrase("", inside[0].start, head, ((inside[0].start, head),)) if inside else None
    if subject is None and not tokens[head].form.article:
        before = scene.clause.phrase_before(head)
        subject = before if before is not None and scene.clause.starts_clause(before) else None
    if subject is not None and subject.start not in scene.at:
        put(scene, arguments, trigger.entry.frame.object, subject, "passive-subject")


def _put_who_aims(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put whoever did the last act told before as who does what that act aims at."""
    for other in reversed(scene.triggers):
        doers = (
            scene.done[other.head].actors if other.head < trigger.head and other.head in scene.done else []
        )
        if doers and (other.act == "repulse" or _parts(scene, other.head, trigger.head)):
            return
        if doers:
            arguments.add("actor", [p._replace(rule="purpose") for p in doers])
            return


def _parts(scene: Scene, act: int, aim: int) -> bool:
    """Whether what stands between an act and a noun makes that another's aim.

    A clause of its own does («…، وهو ما أهله للسيطرة»), and with a preposition that verbs rule («لا يقدر على المواجهة»)
    another verb.
    """
    tokens = scene.tokens
    between = range(act + 1, aim)
    if any(tokens[at].key in _AND_HE and tokens[at - 1].tag == "PUNCT" for at in between):
        return True
    if tokens[aim - 1].key not in _RULING:
        return False
    verbs = [tokens[at] for at in between if tokens[at].tag == "VERB" and at not in scene.at]
    return any(
        not (verb.form.pronoun and verb.host in control_words()) for verb in verbs
    )  # «مما مكنهم من السيطرة»


def _antecedent(scene: Scene, head: int) -> list[Participant]:
    """Whom the pronoun of a noun means by its own clause: the subject of the verb before it («أعلن الجيش سيطرته»)."""
    tokens = scene.tokens
    for index in range(head - 1, max(-1, head - OWNER_WINDOW - 1), -1):
        if tokens[index].text in CLAUSE_END or tokens[index].tag == "SCONJ":
            return []
        if tokens[index].tag != "VERB":
            continue
        subject = light_subject(scene, index, head)
        if subject is None or not is_actor_like(tokens, subject.start, subject.end):
            return []
        means = subject.end < head and tokens[head - 1].tag == "NOUN" and not tokens[head - 1].form.article
        if means:  # «تفتقر القوات إلى وسائل مواجهتها»
            return []
        agrees = pronoun_agrees(
            tokens[head].form.pronoun, tokens[subject.start], joined=len(subject.members) > 1
        )
        return scene.participants(subject, "pronoun") if agrees else []
    return []


def _own_speaker(scene: Scene, head: int) -> list[Participant]:
    """Whom the pronoun means where somebody of this sentence is quoted: who speaks («بحسب الوزارة فإن غاراتها …»).

    Behind another verb the pronoun means that verb's subject; of «نا» a speaker means his country or his group.
    """
    tokens = scene.tokens
    pronoun = tokens[head].form.pronoun
    for found in scene.speaker(head, "pronoun"):
        if found.sentence != scene.number or found.end > head:
            continue
        direct = not any(token.tag == "VERB" for token in tokens[found.end : head])
        agrees = pronoun != "نا" and pronoun_agrees(pronoun, tokens[found.start], joined=False)
        if direct and agrees and is_actor_like(tokens, found.start, found.end):
            return [found]
    return []


def _possessor(scene: Scene, trigger: Trigger, after: list[Phrase], arguments: Arguments) -> list[Phrase]:
    """Whose an indefinite act is, by «ل» or «من» right after it («قصف لطيران التحالف», «هجوم من القوات»); the rest.

    Of a definite one «ل» tells it where «على» tells whom it strikes: «القصف العنيف لقوات النظام على الحي».
    """
    head, frame = scene.tokens[trigger.head], trigger.entry.frame
    if not after or frame.subject != "actor" or frame.genitive not in OWNED:
        return after
    first = after[0]
    strikes = frame.prepositions.get("علي") in {"target", "place", "both"}
    strikes = strikes and first.preposition == "ل" and any(p.preposition == "علي" for p in after[1:2])
    if head.form.article and not strikes:
        return after
    owned = scene.tokens[first.start - 1].host in RELATION  # «مساعدات تابعة للأمم المتحدة»
    aimed = frame.prepositions.get(first.preposition) == "target"  # «دعم للمعارضة»
    if aimed and not (owned or strikes):
        return after
    near = first.preposition in {"ل", "من"} and first.start <= _after_adjectives(scene.tokens, trigger) + 1
    fires = fired_from(scene, first) if near and frame.prepositions.get("من") is None else None
    if fires is not None:
        arguments.add("actor", [fires])
        return after[1:]
    if near and frame.prepositions.get("من") is None and is_actor_like(scene.tokens, first.start, first.end):
        put(scene, arguments, "actor", first, "preposition")
        return after[1:]
    return after


def _nationality(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Whose the act is, by an adjective of nation: «الغارات التركية», «قصف إسرائيلي»."""
    if arguments.actors or trigger.entry.frame.subject != "actor" or trigger.entry.frame.genitive == "target":
        return
    for index in range(trigger.head + 1, _after_adjectives(scene.tokens, trigger)):
        if resolve_actor(scene.tokens, index, index + 1)[0].country is not None:
            arguments.add("actor", [Participant(scene.number, index, index + 1, "nationality")])
            return


def _other_side(scene: Scene, trigger: Trigger) -> list[Participant]:
    """Who fights those named by «مع»: whoever did what was told before («سيطر … بعد اشتباكات مع الجيش»)."""
    for other in reversed(scene.triggers):
        if other.head < trigger.head and scene.done.get(other.head, Arguments()).actors:
            return [p._replace(rule="purpose") for p in scene.done[other.head].actors]
    return []


def _is_purpose(scene: Scene, head: int) -> bool:
    """Whether the noun is what an earlier act aims at: «هجوم لطرد القوات», «قتال من أجل السيطرة»."""
    tokens = scene.tokens
    if head == 0 or is_answered(scene, head):
        return False
    if tokens[head].form.preposition == "ل":
        return True
    if is_told_since(scene, head):
        return False
    before = tokens[head - 1]
    if before.key in _LOOSE and tokens[head].form.article:  # «أصيبوا في المعارك»
        return False
    ruled = (
        before.form.preposition == "ل" and before.tag == "NOUN" and not before.form.article
    )  # «لانتزاع السيطرة»
    behind = {tokens[head - 2].key, tokens[head - 2].host} if head > 1 else set()
    aim = before.tag == "NOUN" and not _AIMS.isdisjoint(behind)  # «بهدف عقد اجتماع»
    return ruled or aim or before.key in _PURPOSE or before.host in _PURPOSE


def _after_its_verb(scene: Scene, trigger: Trigger, after: Sequence[Phrase]) -> list[Phrase]:
    """What follows the verb whose subject the noun is («الاشتباكات اندلعت بين …»): its prepositional phrases."""
    tokens = scene.tokens
    index = after[-1].end if after else _after_adjectives(tokens, trigger)
    if index + 1 < len(tokens) and tokens[index].host in _RELATIVE:  # «المعركة التي دارت بين …»
        index += light_verbs().get(tokens[index + 1].host) == "event"
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
