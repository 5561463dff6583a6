"""Subjects that do not stand beside their verb: told far before it, by a pronoun, or with the verb before."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.arabic.forms import Form
from riwaya.extract.actors import is_actor_like
from riwaya.extract.agreement import can_act_in, is_plural
from riwaya.extract.clause import Clause, Phrase
from riwaya.extract.phrases import OPENING
from riwaya.extract.scene import Participant, Scene
from riwaya.lexicon import word_set

TOPIC_REACH = 32
"""A verb stands at most this many tokens behind the phrase that it tells of, past a relative clause."""

_THAT = word_set("grammar", "roles", "that")
_PRONOUNS = word_set("grammar", "roles", "pronouns")
_COMMAS = frozenset({"،", ",", "-", "–"})
_STOPS = frozenset(".؛:؟!")


def form_of(token: Token) -> Form:
    """The form of a verb of the third person, as its tag has it; verbs that name acts have their entry's reading.

    One in «ت» without a feminine ending may be a man's past or a woman's present: «تعهد»; a past that ends in «ت» is
    seldom a man's, whatever the tagger says.
    """
    ends = token.host.endswith("ت")
    either = token.gender == "Masc" if ends else token.host.startswith("ت")
    gender = "" if either else token.gender
    return Form(token.text, "verb", "", "both", 3, gender, token.number or "Sing")


def subject_before(clause: Clause, index: int) -> Phrase | None:
    """The nearest bare phrase before a verb; of several joined ones, which no verb of one follows, the last alone.

    «تواجه المدينة الإرهاب والقنصلية تتعرض لهجوم»: with the last one a clause of its own begins.
    """
    found, tokens, verb = clause.phrase_before(index), clause.tokens, clause.tokens[index]
    many = verb.number != "Sing" or verb.host.endswith(("وا", "ون", "ان")) or bool(verb.form.conjunction)
    if found is None or len(found.members) == 1 or many or clause.starts_clause(found):
        return found
    start, end = found.members[-1]
    parted = any(token.tag == "PUNCT" for token in tokens[end:index])
    own = tokens[start].form.conjunction == "و" and tokens[start].tag in {"NOUN", "PROPN"}
    alone = own and not parted and is_actor_like(tokens, start, end)
    return Phrase("", start, end, ((start, end),)) if alone else found


def topic_of(scene: Scene, verb: int, form: Form) -> Phrase | None:
    """The phrase behind «أن», or at the head of the sentence, that a verb tells of past what describes that phrase.

    «إن انتحارية ترتدي حزاما ناسفا فجرت نفسها»: the first verb only describes; «إن الطائرات التي تقودها … قصفت».
    """
    start = _topic_start(scene, verb)
    phrase = scene.clause.phrase_at(start) if start is not None and start < verb else None
    if phrase is None or phrase.preposition or phrase.end > verb or phrase.start != start:
        return None
    quoted = any(token.text in OPENING for token in scene.tokens[phrase.end : verb])
    if quoted or scene.tokens[phrase.start].form.conjunction == "ف":
        return None
    joined = len(phrase.members) > 1
    if not can_act_in(form, scene.tokens, phrase.start, joined=joined):
        return None
    return phrase if _main_verb(scene, phrase, verb) == verb else None


def _topic_start(scene: Scene, verb: int) -> int | None:
    """Where the clause of a verb begins: behind the nearest «أن» before it, or with the sentence."""
    tokens = scene.tokens
    start = 0
    for index in range(verb - 1, max(-1, verb - TOPIC_REACH) - 1, -1):
        if index < 0:
            break
        if tokens[index].text in _STOPS:
            return None
        if tokens[index].host in _THAT and not tokens[index].form.pronoun:
            start = index + 1
            break
    else:
        if verb > TOPIC_REACH:
            return None
    while start < verb and (start in scene.clause.skipped or tokens[start].text in OPENING):
        start += 1
    return start


def _main_verb(scene: Scene, phrase: Phrase, verb: int) -> int | None:
    """The verb that tells of the phrase: the first that neither a relative pronoun nor an indefinite noun rules."""
    tokens, clause = scene.tokens, scene.clause
    for index in range(phrase.end, verb + 1):
        token = tokens[index]
        if token.tag != "VERB" or clause.skip_particles_back(index) != index:
            continue
        if index == verb:
            return index
        before = clause.skip_particles_back(index - 1)
        describes = before >= 0 and _is_indefinite(tokens, before)
        described = clause.relative_before(index) is not None or describes
        inside = bool(token.form.conjunction) or tokens[index - 1].tag == "SCONJ"
        if not (described or inside):
            return index
    return None


def _is_indefinite(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.tag in {"NOUN", "ADJ"} and not token.form.article and not token.form.pronoun


def is_aside(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase stands between two commas: an age, an office, no subject of what follows."""
    tokens = scene.tokens
    opened = phrase.start > 1 and tokens[phrase.start - 1].text in _COMMAS
    return opened and phrase.end < len(tokens) and tokens[phrase.end].text in _COMMAS


def told_by_pronoun(scene: Scene, verb: int, form: Form) -> list[Participant] | None:
    """Whom «هم», «هو», «هي» right before a verb means («شاهدوا الجنود وهم يضربون»); None where none stands there."""
    before = scene.clause.skip_particles_back(verb - 1)
    if before < 0 or scene.tokens[before].key not in _PRONOUNS:
        return None
    return nearest_fitting(scene, before, form, "pronoun")


def nearest_fitting(
    scene: Scene, index: int, form: Form, rule: str, *, bare: bool = False, plural: bool = False
) -> list[Participant]:
    """The nearest phrase before a word, in its sentence, that can act and agrees with a verb; `plural`: of many."""
    for phrase in reversed(scene.clause.phrases):
        if phrase.end > index or (bare and phrase.preposition):
            continue
        if not is_actor_like(scene.tokens, phrase.start, phrase.end):
            continue
        if plural and not (len(phrase.members) > 1 or is_plural(scene.tokens, phrase.start)):
            continue
        joined = len(phrase.members) > 1
        if can_act_in(form, scene.tokens, phrase.start, joined=joined):
            return scene.participants(phrase, rule)
    return []
