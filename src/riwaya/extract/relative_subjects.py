"""Of whom a relative clause tells: whether of the phrase before its pronoun, and of which."""

from riwaya.arabic.analysis import Token
from riwaya.arabic.forms import Form
from riwaya.extract.actors import is_actor_like
from riwaya.extract.agreement import can_act_in, is_plural
from riwaya.extract.clause import Phrase
from riwaya.extract.scene import Scene
from riwaya.lexicon import word_set

PEOPLE_REACH = 8
"""«الذين» stands at most this many tokens behind those whom it describes, past a name that tells of them."""

_THOSE_WHO = word_set("grammar", "roles", "those_who")
_GENDER_OF = dict.fromkeys(word_set("grammar", "roles", "he_who"), "Masc") | dict.fromkeys(
    word_set("grammar", "roles", "she_who"), "Fem"
)


def is_described_by_another(relative: Token, form: Form) -> bool:
    """Whether the verb behind a relative pronoun does not agree with it and so tells of its own subject.

    «المحافظة التي يسيطر التنظيم على مساحات منها», «الموقع الذي تسيطر القوات على محيطه».
    """
    one = form.number == "Sing" and form.person == 3
    gender = _GENDER_OF.get(relative.key) or _GENDER_OF.get(relative.host, form.gender)
    return one and form.gender not in {"", gender}


def whom_it_describes(scene: Scene, relative: int, form: Form) -> Phrase | None:
    """The phrase that a relative pronoun describes; «الذين» describes people, past a name that only tells of them.

    «الحوثيين المتحالفين مع إيران الذين سيطروا».
    """
    antecedent = scene.clause.antecedent(relative)
    if antecedent is None or scene.tokens[relative].key not in _THOSE_WHO:
        return antecedent
    tokens = scene.tokens
    if can_act_in(form, tokens, antecedent.start, joined=len(antecedent.members) > 1):
        return antecedent
    for phrase in reversed(scene.clause.phrases):
        near = antecedent.start - PEOPLE_REACH <= phrase.start < antecedent.start
        if near and is_plural(tokens, phrase.start) and is_actor_like(tokens, phrase.start, phrase.end):
            return phrase
    return antecedent
