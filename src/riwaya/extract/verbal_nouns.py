"""What a verbal noun rules as its verb would: its object beside its doer, and the doer whom another verb tells."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.analysis import Token, key
from riwaya.arabic.forms import verb_forms
from riwaya.extract.act_entries import light_verbs
from riwaya.extract.actors import head_kind, is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import Phrase
from riwaya.extract.governed_roles import REACH, is_ruled
from riwaya.extract.role_rules import CLAUSE_END, light_subject, prepositional, put
from riwaya.extract.scene import REFLEXIVE, Arguments, Participant, Scene
from riwaya.extract.victims import FALLEN
from riwaya.lexicon import load_table, word_set

_BREAKS = frozenset([*CLAUSE_END, "؟!", "،"])
RELATIVE_WINDOW = 9
ASCRIBED_REACH = 18
"""What lays an act to somebody stands at most this many tokens behind it: time and place come between."""

PARTICIPLE_REACH = 24
"""A participle tells what the subject of a verb does besides at most this many tokens behind that verb."""

_INTRANSITIVE = word_set("grammar", "roles", "intransitive")
_ASCRIBING = word_set("grammar", "roles", "ascribing")
_PARTS = word_set("grammar", "clause", "parts")
_PERSONS = frozenset({"official", "person", "expert", "civilians", "media"})
_STRUCK = frozenset({"both", "target", "place"})
_PLACES_OF = word_set("grammar", "roles", "places_of")
"""Places from which somebody fires: «قصف من مواقع القوات»."""


def direct_object(scene: Scene, trigger: Trigger, genitive: Phrase | None) -> Phrase | None:
    """The bare phrase right behind the doer of a verbal noun: «اقتحام الجيش مقر الحزب», «استهدافه عربات للجيش».

    The doer is the noun's genitive, somebody who can act, or its pronoun. Source: the verbal noun that governs as its
    verb does (المصدر العامل).
    """
    tokens, frame = scene.tokens, trigger.entry.frame
    kinds = {"verbal_noun", "noun"} if tokens[trigger.head].form.pronoun else {"verbal_noun"}
    governs = trigger.reading.form.pos in kinds and tokens[trigger.head].host not in _INTRANSITIVE | FALLEN
    meets = trigger.act == "meeting" and frame.object != "none"
    if not governs or frame.object not in _STRUCK or (frame.genitive == "actor" and not meets):
        return None
    if genitive is not None:
        at = genitive.end
        one = head_kind(tokens, genitive.start) in _PERSONS and frame.genitive == "target"
        if one or len(genitive.members) > 1 or not is_actor_like(tokens, genitive.start, genitive.end):
            return None
    elif tokens[trigger.head].form.pronoun:
        at = trigger.head + 1
    else:
        return None
    if (
        at >= len(tokens)
        or at in scene.clause.skipped
        or tokens[at].form.conjunction
        or tokens[at].tag == "ADJ"
    ):
        return None
    phrase = scene.clause.phrase_at(at)
    if phrase is None or phrase.preposition or phrase.start != at or tokens[at].host in REFLEXIVE:
        return None
    named = tokens[at].tag in {"PROPN", "X"} and at not in scene.clause.places
    named = named and genitive is not None  # «الرئيس رفيق»: an apposition
    counts = tokens[at].tag == "NUM" and not is_actor_like(tokens, at + 1, phrase.end)  # «مدنيين اثنين»
    some = bool(tokens[at].form.pronoun) and tokens[at].host in _PARTS  # «13 شخصا معظمهم أطفال»
    if phrase.end in scene.clause.places and len(phrase.members) == 1:  # «اجتياحهم العاصمة صنعاء»
        phrase = Phrase(phrase.preposition, at, phrase.end + 1, ((at, phrase.end + 1),))
    return None if named or counts or some else phrase


def put_own_verb_s_subject(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put the subject of a verb that tells of its own subject's deeds: «فشل المتمردون في استهداف …», «دأب على …»."""
    tokens, head = scene.tokens, trigger.head
    if not (is_ruled(tokens, head) or (head > 0 and tokens[head - 1].host == "في")):
        return
    for index in range(head - 1, max(-1, head - REACH), -1):
        token = tokens[index]
        if token.text in CLAUSE_END:
            return
        own_deed = token.host in own_verbs() and not token.form.article
        if token.tag != "VERB" and not own_deed:
            continue
        if not own_deed and light_verbs().get(token.host) != "actor":
            return
        own = scene.done.get(index)
        if own is not None:
            arguments.add("actor", [p._replace(rule="governing-verb") for p in own.actors])
            return
        subject = light_subject(scene, index, head)
        if subject is not None and is_actor_like(tokens, subject.start, subject.end):
            put(scene, arguments, "actor", subject, "governing-verb")
        return


@cache
def own_verbs() -> frozenset[str]:
    """Every form of the verbs whose subject does what the verbal noun behind them names."""
    found: set[str] = set()
    for lemma, root in load_table("grammar")["own_deeds"]["verbs"].items():
        found |= {key(form.text) for form in verb_forms(lemma, root=root or None, participles=False)}
    return frozenset(found)


def put_relative(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put who carried it out, and on whom, as a verb behind the noun tells: «الهجوم الذي شنه مسلحون على القرية».

    Whoever claims it is named as the doer too: «تفجير تبنته الحركة».
    """
    tokens = scene.tokens
    if not arguments.actors:
        _put_ascribed(scene, trigger, arguments)
    light = light_verbs()
    for index in range(trigger.head + 1, min(len(tokens), trigger.head + RELATIVE_WINDOW)):
        token = tokens[index]
        if token.text in _BREAKS or token.form.conjunction:
            return
        if index not in scene.at and token.host not in light:
            continue
        claimed = index in scene.at and scene.at[index].act == "claim_of_responsibility"
        if index in scene.at and not claimed and not (token.form.pronoun and token.host in light):
            return
        carried = claimed or light.get(token.host) == "actor"
        if not carried or token.tag != "VERB" or not (token.form.pronoun or _points_back(tokens, index)):
            continue
        phrases = scene.clause.after(index + 1)
        bare = [phrase for phrase in phrases if not phrase.preposition]
        if bare and not arguments.actors and is_actor_like(tokens, bare[0].start, bare[0].end):
            put(scene, arguments, trigger.entry.frame.subject, bare[0], "relative-verb")
        if not arguments.targets and not claimed:
            prepositional(scene, trigger, phrases, arguments)
        return


def _put_ascribed(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put whom the act is laid to: «هجوم انتحاري في السوق نسب إلى التنظيم»."""
    tokens = scene.tokens
    for index in range(trigger.head + 1, min(len(tokens), trigger.head + ASCRIBED_REACH)):
        token = tokens[index]
        if token.text in _BREAKS or token.form.conjunction:
            return
        if token.host not in _ASCRIBING:
            continue
        to = [phrase for phrase in scene.clause.after(index + 1) if phrase.preposition in {"الي", "ل"}][:1]
        if to and is_actor_like(tokens, to[0].start, to[0].end):
            put(scene, arguments, "actor", to[0], "relative-verb")
        return


def _points_back(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a preposition with a pronoun follows the verb: «هجوم قام به متشددون»."""
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return following is not None and following.tag == "ADP" and bool(following.form.pronoun)


def circumstantial_doer(scene: Scene, trigger: Trigger) -> list[Participant]:
    """Who does what an accusative participle tells: the subject of the verb before it («تحدث الوزير متهما …»)."""
    tokens, head = scene.tokens, trigger.head
    for index in range(head - 1, max(-1, head - PARTICIPLE_REACH), -1):
        if tokens[index].text in ".؛؟!":
            return []
        if tokens[index].tag != "VERB" or scene.clause.relative_before(index) is not None:
            continue
        own = scene.done.get(index)
        if own is not None and own.actors:
            return [p._replace(rule="subject-carried") for p in own.actors]
        subject = light_subject(scene, index, head)
        if subject is not None and is_actor_like(tokens, subject.start, subject.end):
            return scene.participants(subject, "subject-carried")
    return []


def fired_from(scene: Scene, phrase: Phrase) -> Participant | None:
    """Whose position it is that fire comes from: «قصف عنيف من مواقع قوات الأسد»."""
    start, end = phrase.members[0]
    of = scene.tokens[start].host in _PLACES_OF and end > start + 1
    if phrase.preposition != "من" or not of or not is_actor_like(scene.tokens, start + 1, end):
        return None
    return Participant(scene.number, start + 1, end, "preposition")
