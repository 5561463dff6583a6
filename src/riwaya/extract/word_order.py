"""Which of the phrases behind a verb is its subject, by what stands where and how it is spelt."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_follow_as_subject, is_oblique
from riwaya.extract.clause import Phrase
from riwaya.extract.phrases import OPENING, is_accusative
from riwaya.extract.scene import Scene
from riwaya.lexicon import word_set

_MANNERS = word_set("grammar", "roles", "manner")


def surely_behind(scene: Scene, trigger: Trigger, bare: Sequence[Phrase]) -> Phrase | None:
    """The phrase behind a verb that is its subject whatever stands before: by the verb's pronoun, by voice, by case."""
    form = trigger.reading.form
    if not bare:
        return None
    if len(bare) > 1 and is_done_by_event(scene, trigger, bare):
        return bare[1]
    passive = form.voice == "passive" and follows_as_subject(scene, trigger, bare[0])
    told = is_nominative(scene.tokens[bare[0].start]) and form.number == "Sing"
    return bare[0] if (passive or told) and scene.clause.phrase_before(trigger.head) is not None else None


def follows_as_subject(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether the phrase right behind a verb that has its object as a pronoun is its subject."""
    tokens, at = scene.tokens, trigger.head + 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    fits = can_follow_as_subject(trigger.reading.form, tokens[at], following) if at < len(tokens) else False
    one = trigger.reading.form.number == "Sing"
    return one and phrase.start == at and fits and not is_accusative(tokens[at])


def is_done_by_event(scene: Scene, trigger: Trigger, bare: Sequence[Phrase]) -> bool:
    """Whether an event behind the object is what struck it: «استهدفت الحي غارة جوية»."""
    first, second = bare[0].start, bare[1].start
    strikes = trigger.entry.frame.object == "both" and second in scene.at and first not in scene.at
    indefinite = not (scene.tokens[second].form.article or scene.tokens[second].form.pronoun)
    return strikes and indefinite and bare[0].end == second and not is_accusative(scene.tokens[second])


def is_nominative(token: Token) -> bool:
    """Whether a word is a sound plural in «ـون», which no object is: «قتل المتمردون جنديين»."""
    return token.host.endswith("ون") and token.number == "Plur" and token.tag in {"NOUN", "ADJ"}


def is_misspelt(tokens: Sequence[Token], bare: Sequence[Phrase]) -> bool:
    """Whether men in «ـين» before a thing are the subject all the same, an error of news: «هاجم الحوثيين مدينة عدن»."""
    if len(bare) < 2 or bare[1].start != bare[0].end or not is_oblique(tokens[bare[0].start]):
        return False
    return not is_actor_like(tokens, bare[1].start, bare[1].end)


def tells_how(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is an adjective that stands as an adverb, no object: «دمرت «جزئيا أو كليا»»."""
    at = phrase.start
    while at < phrase.end - 1 and tokens[at].text in OPENING:
        at += 1
    token = tokens[at]
    how = token.host in _MANNERS or (
        token.tag == "ADJ" and token.host.endswith("يا") and is_accusative(token)
    )
    return how and (at > phrase.start or phrase.end == at + 1)
