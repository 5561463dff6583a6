"""What role finding does for verbs and nouns alike: putting phrases into roles, and whose a verb is."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.act_entries import weapons
from riwaya.extract.actors import head_kind, head_of, is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_act_in, can_follow_as_subject, is_oblique, pronoun_agrees
from riwaya.extract.clause import Phrase
from riwaya.extract.cues import is_verbal_noun
from riwaya.extract.far_subjects import form_of, is_aside, subject_before, topic_of
from riwaya.extract.one_act import STRIKES
from riwaya.extract.phrases import is_accusative
from riwaya.extract.prepositions import AGENT
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.extract.victims import HARMS
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName

CLAUSE_END = ".؛:؟!"
DONE_TO_ACTS: frozenset[ActName] = frozenset({"repulse", "restriction"})
"""Acts done to acts: an attack is beaten back, a gathering is forbidden; the word that completes them is the object."""

JOINED_REACH = 12
"""What is joined past what was told of a phrase stands at most this many tokens behind it."""

CARRIED: frozenset[ActName] = frozenset({"aid", "training_arming"})
"""Acts whose goal may be a place: «وصول مساعدات إلى ميناء عدن»."""

_PERSONS = frozenset({"official", "person"})
_GATHERINGS: frozenset[ActName] = frozenset({"protest", "riot"})
"""What they are against is theirs, by whichever noun it hangs: «تجمعوا احتجاجا على القرار»."""

_GOALS = frozenset({"ل", "الي"})
_BOUND_WITH = word_set("grammar", "roles", "bound_with")
_BECAUSE = word_set("grammar", "roles", "because")
OF_ACTS = word_set("grammar", "roles", "of_acts")
_ADDING = frozenset(load_table("grammar")["adding"]["pairs"])
_PEOPLE = frozenset({"fighters", "civilians", "person", "official"})
_HANDS = word_set("grammar", "roles", "hands")
"""What stands before who holds a place: «من أيدي المتمردين»."""

_REMNANTS = word_set("grammar", "roles", "remnants")
"""What is left of those whom a place is cleared of: «فلول», «جيوب»."""

_OVERCOME = frozenset({"fighters", "armed_group", "civilians", "person"})
_COMPLEMENTIZERS = word_set("grammar", "roles", "complementizers")


def put(
    scene: Scene, arguments: Arguments, role: str, phrase: Phrase, rule: str, *, events: bool = False
) -> None:
    """Put the members of a phrase into a role; `events` lets acts be participants («صد هجوما»).

    People are no place: «حاصر الجيش المتمردين» has a target.
    """
    if role == "place" and rule in {"object", "genitive"} and _are_people(scene.tokens, phrase):
        role = "target"
    arguments.add(role, scene.participants(phrase, rule, events=events))


def _are_people(tokens: Sequence[Token], phrase: Phrase) -> bool:
    head = head_of(tokens, phrase.start, phrase.members[0][1])
    return head_kind(tokens, head) in _PEOPLE


def put_subject(
    scene: Scene, trigger: Trigger, arguments: Arguments, role: str, phrase: Phrase, rule: str
) -> None:
    """Put a subject; where it is itself an event («الغارات استهدفت …») whoever did that event did this."""
    at = phrase.start
    if scene.tokens[at].host in OF_ACTS and at + 1 < phrase.end and at + 1 in scene.done:
        at += 1
    happens = at in scene.done and not scene.at[at].is_verb
    harmed = role == "actor" and trigger.act in HARMS and scene.tokens[at].host in weapons()
    violent = role == "actor" and trigger.act in STRIKES | HARMS and at not in scene.done
    mishap = violent and (scene.tokens[at].host in OF_ACTS or at in scene.clause.places)
    if (harmed or mishap) and not is_actor_like(scene.tokens, phrase.start, phrase.end):
        return  # «أصابته رصاصة», «الحادث الذي استهدف …»
    if happens and role in {"actor", "none"} and not is_actor_like(scene.tokens, at, at + 1):
        arguments.add("actor", [p._replace(rule="event-subject") for p in scene.done[at].actors])
    else:
        put(scene, arguments, role, phrase, rule)


def prepositional(scene: Scene, trigger: Trigger, after: Sequence[Phrase], arguments: Arguments) -> None:
    """Participants by preposition: the first phrase of each, the agent of a passive above all."""
    prepositions = trigger.entry.frame.prepositions
    seen: set[str] = set()
    for phrase in after:
        if not phrase.preposition or phrase.preposition in seen or _is_bound(scene, trigger, phrase):
            continue
        if _is_ruled_by_act(scene, trigger, phrase) or _is_nearer(scene, trigger, phrase):
            continue
        seen.add(phrase.preposition)
        if phrase.preposition == AGENT:
            if not _is_anothers(scene, trigger, phrase):
                put(scene, arguments, "actor", phrase, "agent")
        elif role := _role_of(scene, trigger, phrase, prepositions.get(phrase.preposition)):
            fitting, named = _fitting(scene, trigger, role, phrase)
            if fitting:
                put(scene, arguments, fitting, named, "preposition")


def _fitting(scene: Scene, trigger: Trigger, role: str, phrase: Phrase) -> tuple[str, Phrase]:
    """The role that a phrase can play, "" for none, and the phrase without «أيدي» before who holds a place.

    Who acts is somebody; what was taken «من» somebody was taken from no place («الطريق من البلدة»); and who is besieged
    or overcome («السيطرة على المتمردين») is no place.
    """
    tokens, start, end = scene.tokens, *phrase.members[0]
    if phrase.preposition == "من" and tokens[start].host in _HANDS and end > start + 1:
        members = ((start + 1, end), *phrase.members[1:])
        return role, Phrase(phrase.preposition, start + 1, phrase.end, members)
    named = trigger.act == "demand" and tokens[start].tag == "PROPN"  # «طلب من كريم»
    somebody = named or tokens[start].host in _REMNANTS or is_actor_like(tokens, phrase.start, phrase.end)
    if role == "actor" and phrase.preposition != "بين":
        return (role if is_actor_like(tokens, phrase.start, phrase.end) else ""), phrase
    if role == "target" and phrase.preposition == "من" and not somebody:
        return "", phrase
    people = somebody and start not in scene.clause.places and head_kind(tokens, start) in _OVERCOME
    return ("target" if role == "place" and phrase.preposition == "علي" and people else role), phrase


def _is_bound(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a preposition is that of the noun before it, not of the act: «الحدود مع سوريا», «ردا على الهجوم»."""
    at = phrase.start - (1 if scene.tokens[phrase.start].form.preposition else 2)
    if at <= trigger.head:
        return False
    if phrase.preposition == "مع":
        return scene.tokens[at].host in _BOUND_WITH
    return scene.tokens[at].host in _BECAUSE and trigger.act not in _GATHERINGS


def _is_ruled_by_act(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether «ل» is that of a noun right before it that names another act: «نددت بالقصف العنيف للقرية»."""
    if phrase.preposition != "ل":
        return False
    at = phrase.start - 1
    while at > trigger.head and scene.tokens[at].tag == "ADJ":
        at -= 1
    other = scene.at.get(at) if at > trigger.head else None
    return other is not None and not other.is_verb and "ل" in other.entry.frame.prepositions


def _role_of(scene: Scene, trigger: Trigger, phrase: Phrase, role: str | None) -> str | None:
    """The role of a phrase that its preposition gives, or another where the phrase cannot have that one.

    A place is no person, an aim no place («زيارة عدن للاطلاع على …»), a number alone nobody; who goes is told by «ل»
    before the goal («زيارته الأولى», «الزيارة الأولى للوزير إلى …»); aid goes to people or comes to places.
    """
    tokens, start = scene.tokens, phrase.start
    placed = any(index in scene.clause.places for index in (start, start + 1))
    somebody = is_actor_like(tokens, start, phrase.end)
    if role == "place" and not placed:
        kind = resolve_actor(tokens, start, phrase.end)[0].kind
        if kind in _PERSONS and phrase.preposition == "ل" and trigger.act == "meeting":
            return "actor"
        return role if kind == "state" or not (somebody or phrase.preposition == "ل") else None
    if role == "target" and not somebody and _names_a_deed(trigger, phrase, tokens[start]):
        return None
    if role in {"target", "both"} and phrase.preposition in _GOALS:
        if placed and not somebody and trigger.act in CARRIED:
            return "place"
        alone = tokens[start].tag == "NUM" and phrase.end == start + 1
        aim = phrase.preposition == "ل" and not somebody and _is_deed(tokens[start])
        return None if alone or aim else role
    return role


def _names_a_deed(trigger: Trigger, phrase: Phrase, first: Token) -> bool:
    """Whether a phrase tells what is taught («تدريب على زرع الألغام») or done, where its preposition may tell that."""
    if phrase.preposition == "علي" and trigger.act == "training_arming":
        return True
    ends = phrase.preposition == "ب" and trigger.act == "meeting"  # «مفاوضات انتهت بتركهم السلاح»
    deed = _is_deed(first) or (ends and bool(first.form.pronoun))
    return deed and (ends or phrase.preposition == "عن")


def _is_nearer(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a noun of another act between takes the preposition: «تفجير وافقت بعده على شن غارات ضد التنظيم»."""
    return (
        phrase.preposition == "ضد"
        and trigger.act not in _GATHERINGS
        and any(
            trigger.head < other.head < phrase.start
            and other.act != trigger.act
            and not (other.is_verb or other.entry.means)
            and phrase.preposition in other.entry.frame.prepositions
            for other in scene.triggers
        )
    )


def _is_deed(token: Token) -> bool:
    """Whether a word is a verbal noun: «إحياء», not its double of the plural («الأحياء»)."""
    return token.number != "Plur" and is_verbal_noun(token.host)


def _is_anothers(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether another noun that names an act stands nearer to an agent: «وقصف للقوات، واستهداف الحي من قبل …»."""
    if trigger.is_verb:
        return False
    between = [other for other in scene.triggers if trigger.head < other.head < phrase.start]
    return any(not other.is_verb and scene.tokens[other.head].form.conjunction for other in between)


def put_topic(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put what is told of by a verb with another subject into the role of its pronoun: «المدارس استهدفها التنظيم»."""
    tokens, clause = scene.tokens, scene.clause
    done = 1 if trigger.is_verb else 2  # «تم تدميرها»
    head = clause.skip_particles_back(trigger.head - done) + 1
    relative = clause.relative_before(head)
    if relative is not None:
        antecedent = None if trigger.is_verb else clause.antecedent(relative)
        if antecedent is not None:  # «المقاتلون الذين تم أسرهم»
            put(scene, arguments, trigger.entry.frame.object, antecedent, "object")
        return
    described = clause.described_by(head)
    before = described[0] if described else clause.phrase_before(head)
    if before is None or (not described and not clause.starts_clause(before)):
        return
    joined = len(before.members) > 1
    if pronoun_agrees(tokens[trigger.head].form.pronoun, tokens[before.start], joined=joined):
        put(scene, arguments, trigger.entry.frame.object, before, "object")


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
    return [p for p in scene.speaker(index, "subject-speaker") if _is_meant(scene, p, complementizer)]


def _is_meant(scene: Scene, speaker: Participant, complementizer: Token) -> bool:
    """Whether the pronoun of «أنها» can mean a speaker: somebody who acts, and agrees with it."""
    tokens = scene.memory.tokens.get(speaker.sentence)
    if tokens is None:
        return True
    acts = is_actor_like(tokens, speaker.start, speaker.end)
    return acts and pronoun_agrees(complementizer.form.pronoun, tokens[speaker.start], joined=False)


def light_subject(scene: Scene, verb: int, noun: int) -> Phrase | None:
    """The subject of a verb before a noun: between the two, before a relative pronoun, or before the verb."""
    clause = scene.clause
    many = scene.tokens[verb].tag == "VERB" and scene.tokens[verb].number in {"Plur", "Dual"}
    between = [] if many else [p for p in clause.after(verb + 1) if p.end <= noun and not p.preposition]
    if between and _can_be_subject(scene, verb, between[0]):
        return between[0]
    relative = clause.relative_before(verb)
    if relative is not None:
        return clause.antecedent(relative)
    before = subject_before(clause, verb)
    if before is not None and clause.starts_clause(before) and not is_aside(scene, before):
        return before
    topic = topic_of(scene, verb, form_of(scene.tokens[verb]))
    if topic is None and scene.tokens[verb].tag == "VERB" and not scene.tokens[verb].form.conjunction:
        described = [p for p in clause.described_by(verb) if p.start not in scene.at]  # «لإرهابي شارك في …»
        topic = described[0] if described and is_actor_like(scene.tokens, *described[0][1:3]) else None
    return topic


def joined_later(scene: Scene, phrase: Phrase) -> list[Phrase]:
    """What is joined to a phrase past what is told of it: «مقاتلين في إدلب ومهربين …», «الجسر بالإضافة إلى مخازن …».

    With «و» only what has the same written accusative, so that nothing else is taken for it.
    """
    tokens, at, found = scene.tokens, phrase.end, list[Phrase]()
    oblique = _has_accusative(tokens[phrase.members[-1][0]])
    while at < min(len(tokens), phrase.end + JOINED_REACH):
        if at in scene.clause.skipped:
            at += 1
            continue
        token = tokens[at]
        step = _addition(tokens, at)
        if step:
            added = scene.clause.phrase_at(at + step)
            if added is not None and added.start not in scene.at:
                found.append(added)
            break
        if scene.clause.opens_clause(at) or token.text in CLAUSE_END or at in scene.at:
            break
        here = scene.clause.phrase_at(at)
        if here is not None and not here.preposition and here.start not in scene.at:
            if not (token.form.conjunction == "و" and oblique and _has_accusative(tokens[here.start])):
                break
            found.append(here)
        at = max(at + 1, here.end if here is not None else 0)
    return found


def _can_be_subject(scene: Scene, verb: int, phrase: Phrase) -> bool:
    """Whether the phrase right behind a verb agrees with it: in «الشرطة اعتقلت ثلاثة مهربين» it is the object."""
    tokens = scene.tokens
    following = tokens[phrase.start + 1] if phrase.start + 1 < len(tokens) else None
    if tokens[verb].tag != "VERB" or phrase.start != verb + 1:
        return True
    return can_follow_as_subject(form_of(tokens[verb]), tokens[phrase.start], following)


def _addition(tokens: Sequence[Token], index: int) -> int:
    """How many tokens the words take that add one more: «بالإضافة إلى», «فضلا عن»; 0 where there are none."""
    pair = (tokens[index].key, tokens[index + 1].key) if index + 1 < len(tokens) else ("", "")
    return 2 if " ".join(pair) in _ADDING else 0


def _has_accusative(token: Token) -> bool:
    return is_accusative(token) or is_oblique(token)


def dropped_subject(scene: Scene, verb: int, rule: str) -> list[Participant]:
    """The subject that a joined verb takes over from the nearest verb before whose subject agrees with it.

    «قال الوزير إن الشرطة اعتقلت … وتعهد بمحاربة …»: not the police, which is feminine, but the minister.
    """
    form = form_of(scene.tokens[verb])
    for index in range(verb - 1, -1, -1):
        if scene.tokens[index].tag != "VERB":
            continue
        done = scene.done[index].actors if index in scene.done else []
        if done:
            here = [p for p in done if p.sentence == scene.number]
            if here and can_act_in(form, scene.tokens, here[0].start, joined=len(here) > 1):
                return [p._replace(rule=rule) for p in here]
            continue
        subject = light_subject(scene, index, verb)
        if subject is None or not is_actor_like(scene.tokens, subject.start, subject.end):
            continue
        if can_act_in(form, scene.tokens, subject.start, joined=len(subject.members) > 1):
            return scene.participants(subject, rule)
    return []
