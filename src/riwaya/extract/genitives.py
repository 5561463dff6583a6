"""The genitive of a noun that names an act: which phrase it is, and whether it did the act or suffered it."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import head_kind, is_actor_like, resolve_actor
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import Phrase
from riwaya.extract.phrase_borders import quantity_prefix_end
from riwaya.extract.phrases import is_accusative
from riwaya.extract.scene import REFLEXIVE, Scene
from riwaya.extract.victims import FALLEN
from riwaya.lexicon import word_set
from riwaya.lexicon.countries import nisbas

_UNARMED = frozenset({"civilians", "media", "expert", "witness"})
"""Who suffers a strike or a siege that is told of them: «قصف المدنيين»."""

_ONE_PERSON = frozenset({"civilians", "media", "police", "fighters", "official"})
_NO_GENITIVE = frozenset({"ADJ", "PUNCT", "ADP", "VERB"})
_AIMS = word_set("grammar", "roles", "aims")
_SUCH = word_set("grammar", "roles", "such")
_AIMED = frozenset({"ضد", "علي", "بحق"})
_GOING_ON = frozenset({"ل", "الي", "مع", "بين"})
"""What leads from who meets or visits to whom or what: «زيارة الوزير لأربيل»."""


def genitive_of(scene: Scene, trigger: Trigger) -> Phrase | None:
    """The phrase in construct with the noun; of two joined nouns («مقتل وإصابة العشرات») the last one's serves both."""
    tokens, head = scene.tokens, trigger.head
    joined = bool(tokens[head].form.conjunction or tokens[head].form.preposition)
    counted = head > 0 and not joined and tokens[head - 1].tag == "NUM"  # «220 ألف قتيل وتشريد الملايين»
    if tokens[head].form.article or tokens[head].form.pronoun or counted or _is_closed(trigger, tokens[head]):
        return None
    direct = trigger.entry.frame.genitive == "target" or is_actor_like(tokens, head + 1, trigger.end)
    index = head + 1 if direct else trigger.end  # «في أيدي المتمردين»; but «إطلاق النار»
    while index < len(tokens) - 1 and tokens[index].key in _SUCH:  # «تسلل مثل هذا العدد من …»
        index += 1
    while index < len(tokens) and (_shares_genitive(tokens, index) or _is_joined_act(scene, index)):
        index += 2 if tokens[index].key == "او" else 1
    if index >= len(tokens) or (index in scene.at and index > head + 1):
        return None
    token = tokens[index]
    counted = quantity_prefix_end(tokens, index) > index
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        token.tag == "ADJ"
        and following is not None
        and following.form.pronoun
        and following.host in REFLEXIVE
    ):
        return scene.clause.phrase_at(index)  # «تفجير انتحاري نفسه»
    person = (
        trigger.entry.frame.genitive == "target" and head_kind(tokens, index) in _ONE_PERSON
    )  # «خطف صحافي»
    person = person or _is_one_of_a_nation(scene, trigger, index)
    apart = token.form.conjunction or token.form.preposition
    if not counted and (apart or (token.tag in _NO_GENITIVE and not (person and token.tag == "ADJ"))):
        return _quoted_genitive(scene, index)
    phrase = scene.clause.phrase_at(index)
    return None if phrase is None or phrase.preposition else phrase


def _is_one_of_a_nation(scene: Scene, trigger: Trigger, index: int) -> bool:
    """Whether an adjective of a nation behind a noun of harm or arrest names who suffered it: «مقتل فلسطيني».

    In «اغتيال إسرائيلي لقائد» who suffered follows, and the adjective says whose deed it was.
    """
    tokens = scene.tokens
    if trigger.entry.frame.genitive != "target" or tokens[index].host not in nisbas():
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or not (following.form.preposition == "ل" or following.key in _AIMED)


def _is_closed(trigger: Trigger, token: Token) -> bool:
    """Whether the alef of an indefinite accusative closes the noun («تأييدا»); a participle rules on («داعيا»)."""
    return is_accusative(token) and trigger.reading.form.pos != "active_participle"


def _is_joined_act(scene: Scene, index: int) -> bool:
    either = scene.tokens[index].key == "او" and index + 1 in scene.at  # «أسر أو اعتقال المقاتلين»
    return either or (bool(scene.tokens[index].form.conjunction) and index in scene.at)


def _shares_genitive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a joined noun has its genitive in common with the one before: «تدريب وتجهيز المعارضة»."""
    token = tokens[index]
    if (
        token.form.conjunction != "و"
        or token.tag != "NOUN"
        or token.number == "Plur"
        or index + 1 >= len(tokens)
    ):
        return False
    bare = not (token.form.article or token.form.pronoun or token.form.preposition)
    following = tokens[index + 1]
    return bare and following.form.article and following.tag == "NOUN" and not following.form.preposition


def _quoted_genitive(scene: Scene, index: int) -> Phrase | None:
    token = scene.tokens[index]
    phrase = scene.clause.phrase_at(index) if token.text in {"«", '"', "“"} else None
    return phrase if phrase is not None and not phrase.preposition else None


def only_completes(scene: Scene, trigger: Trigger, genitive: Phrase) -> bool:
    """Whether a genitive only completes an act's name: «تضييق الخناق», not «إطلاق سراح الرهائن»."""
    tokens, start = scene.tokens, genitive.start
    if trigger.act == "repulse" or tokens[start].host not in trigger.entry.next or tokens[start].form.pronoun:
        return False
    end = genitive.members[0][1]
    alone = all(token.tag == "ADJ" for token in tokens[start + 1 : end])
    return alone and start not in scene.at and not is_actor_like(tokens, start, end)


def genitive_role(
    scene: Scene, trigger: Trigger, genitive: Phrase, after: Sequence[Phrase], *, done: bool
) -> str:
    """Whether the genitive did it or suffered it: who acts names an object besides, or is a force that can act.

    `done` says that somebody else is known to have done it («واصلت روسيا دعم النظام»).
    """
    frame = trigger.entry.frame
    actor_like = is_actor_like(scene.tokens, genitive.start, genitive.end)
    if scene.tokens[trigger.head].host in FALLEN:  # «قتلى المعارضة», «جرحى الغارة»
        return "target" if actor_like else "none"
    if trigger.act == "meeting" and frame.genitive == "actor" and frame.object != "none":
        return _met_role(scene, trigger, genitive, after, done=done)
    if frame.genitive not in {"either", "either_place"}:
        return "none" if frame.genitive == "actor" and not actor_like else frame.genitive
    other = "place" if frame.genitive == "either_place" else frame.object
    object_follows = any(phrase.preposition in {"ل", "علي"} for phrase in after[:1])
    able = actor_like and head_kind(scene.tokens, genitive.start) not in _UNARMED
    return "actor" if not done and (object_follows or able) else other


def _met_role(
    scene: Scene, trigger: Trigger, genitive: Phrase, after: Sequence[Phrase], *, done: bool
) -> str:
    """Whether the genitive of a visit or a meeting goes to it, or is whom or what it goes to.

    It is the latter where somebody else is known to go («قام الوزير بزيارة المخيم»), where the visit is what an earlier
    act aims at («وصل لزيارة الجرحى»), and where it is a place; a state goes where its goal follows. A town is where
    talks are held («محادثات مسقط»).
    """
    visits = any(role == "place" for role in trigger.entry.frame.prepositions.values())
    place = visits and genitive.start in scene.clause.places
    goes_on = any(phrase.preposition in _GOING_ON for phrase in after[:1])
    if _is_held_in(scene, genitive):
        return "place"
    name = scene.tokens[genitive.start].tag == "PROPN" and genitive.start not in scene.clause.places
    somebody = is_actor_like(scene.tokens, genitive.start, genitive.end) or (goes_on and name)
    if somebody and (goes_on or not place):
        token, before = scene.tokens[trigger.head], scene.tokens[max(0, trigger.head - 1)]
        aimed = done or token.form.preposition == "ل" or not _AIMS.isdisjoint((before.key, before.host))
        return "actor" if goes_on or not aimed else "target"
    return "place" if place else "none"


def _is_held_in(scene: Scene, genitive: Phrase) -> bool:
    """Whether the genitive of talks is a town alone: «مفاوضات جنيف»."""
    actor, _, method = resolve_actor(scene.tokens, genitive.start, genitive.end)
    town = method.startswith("capital:") or (
        actor.kind == "unknown" and genitive.start in scene.clause.places
    )
    return town and genitive.end == genitive.start + 1
