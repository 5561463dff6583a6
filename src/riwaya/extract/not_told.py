"""Words of acts that tell none for what they stand with: «أسرى الحرب», «اتفاقية جنيف», «محاربة الفقر», «أزمة تهدد»."""

from collections.abc import Callable, Sequence
from functools import cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.extract.act_entries import Trigger
from riwaya.extract.actors import head_kind
from riwaya.extract.cues import cue_of, word_list
from riwaya.extract.doings import is_doing
from riwaya.lexicon import load_table, word_set

TENDING_REACH = 3
"""A verb of nursing or burying stands at most this many tokens before whom it is done to: its subject comes between."""

OBJECT_REACH = 4
"""What is fought stands at most this many tokens behind the word of fighting."""

POINTED_REACH = 10
"""What «لها» points back at stands at most this many tokens before."""

MAKING_REACH = 5
"""A word of signing stands at most this many tokens before the treaty."""

STANDING_REACH = 2
"""A word for what a treaty says or suffers stands at most this many tokens before it."""

OUTLET_REACH = 6
"""Whom somebody speaks to stands at most this many tokens behind the word for their talk."""

_THAT = word_set("grammar", "acts", "complementizers")
_RELATIVE = word_set("grammar", "clause", "relative")
_BY_IT = frozenset({"به", "بها", "بهم"})
_PHRASE = frozenset({"NOUN", "ADJ", "PROPN"})
_MARKS = frozenset("«»“”\"'")
_BREAKS = frozenset("،,؛:؟?!.")


def tells_none(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a word only names a class of persons, a treaty, an office, a way of saying, or a danger.

    >>> from riwaya.arabic import analyze
    >>> from riwaya.extract.acts import find_triggers
    >>> [trigger.act for trigger in find_triggers(analyze("الأزمة تهدد البلاد")[0])]
    []
    """
    if trigger.is_verb:
        if aims_at(tokens, trigger.head, trigger.head + 1):
            return True
        asked = _VERBS.get(trigger.act, ())
        return _is_a_name(tokens, trigger) or any(ask(tokens, trigger) for ask in asked)
    return any(ask(tokens, trigger) for ask in (*_NOUNS.get(trigger.act, ()), _names_an_office))


def aims_at(tokens: Sequence[Token], index: int, aim: int) -> bool:
    """Whether «يستهدف» at `index` has an aim right behind it, and strikes nothing: «هجوم يستهدف استعادة المدينة»."""
    if aim != index + 1 or aim >= len(tokens) or tokens[index].host not in _verbs("aims", "verbs"):
        return False
    return tokens[aim].host in _list("aims", "goals")


def _list(section: str, name: str) -> frozenset[str]:
    return word_set("not_told", section, name)


@cache
def _verbs(section: str, name: str) -> frozenset[str]:
    """All finite forms of the verbs of a list."""
    lemmas = load_table("not_told")[section][name].split()
    return frozenset(key(form.text) for lemma in lemmas for form in verb_forms(lemma) if form.pos == "verb")


def _is_a_name(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a word spelt like a verb stands where a speaker's name does: «كتب بريت …», «قالت كاري لام إن»."""
    head = trigger.head
    if not head or tokens[head].form.conjunction:
        return False
    before = tokens[head - 1]
    if _says(before):
        return True
    named = before.tag == "PROPN" and head > 1 and _says(tokens[head - 2])
    return named and head + 1 < len(tokens) and tokens[head + 1].key in _THAT


def _says(token: Token) -> bool:
    if token.tag != "VERB":
        return False
    cue = cue_of(token.key)
    return cue is not None and cue.shape == "verb" and not cue.act


def _names_the_harmed(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether the dead or the wounded are only those who are carried, nursed, buried: «نقل القتلى والجرحى»."""
    token, people = tokens[trigger.head], _list("persons", "harmed")
    if token.host not in people:
        return False
    visited = _is_done_to(tokens, trigger.head, "visited", people)
    return visited or (token.form.article and _is_done_to(tokens, trigger.head, "tended", people))


def _names_the_taken(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether prisoners are those whom something else befalls: «إعدام الأسرى», «معاملة أسرى الحرب»."""
    token = tokens[trigger.head]
    if token.host not in _list("persons", "taken") or trigger.entry.merge:
        return False
    people = _list("persons", "taken") | _list("persons", "harmed")
    return any(_is_done_to(tokens, trigger.head, kind, people) for kind in ("tended", "harming"))


def _is_done_to(tokens: Sequence[Token], head: int, kind: str, people: frozenset[str]) -> bool:
    """Whether a word of a kind of the lexicon has the people at `head`, or those they are joined to, for its object."""
    first = head
    while first > 0 and tokens[first].form.conjunction and tokens[first - 1].host in people:
        first -= 1
    ruling = tokens[first - 1] if first else None
    if ruling is not None and ruling.host in _list("persons", f"{kind}_nouns") and not ruling.form.article:
        return ruling.tag != "ADJ"
    for at in range(first - 1, max(-1, first - TENDING_REACH - 1), -1):
        token = tokens[at]
        if token.tag in {"PUNCT", "ADP", "NUM"} or token.form.preposition:
            return False
        if token.host in _verbs("persons", f"{kind}_verbs") and (token.tag == "VERB" or at == 0):
            return True
    return False


def _names_a_treaty(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a treaty that stands is named: «اتفاقية جنيف», «بموجب الاتفاقية»; not one that is signed."""
    token, head = tokens[trigger.head], trigger.head
    treaty = token.host in _list("treaties", "words")
    if not treaty and token.host not in _list("treaties", "dated"):
        return False
    near = tokens[max(0, head - STANDING_REACH) : head]
    if any(t.host in _list("treaties", "standing") or t.key in _list("treaties", "standing") for t in near):
        return True
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if following is None or following.form.conjunction or following.form.preposition:
        return False
    topic = treaty and following.host in _list("treaties", "topics")
    called = following.tag == "PROPN" and not token.form.article and (treaty or not following.form.article)
    return (topic or called) and not _is_made(tokens, head)


def _is_made(tokens: Sequence[Token], head: int) -> bool:
    made = _verbs("treaties", "making_verbs") | _list("treaties", "making_nouns")
    return any(token.host in made for token in tokens[max(0, head - MAKING_REACH) : head])


def _fights_an_idea(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether what is fought is no party: «محاربة الفكر المتطرف», «أسباب التطرف والتصدي لها»."""
    ideas, head = _list("ideas", "words"), trigger.head
    for at in range(trigger.end, min(len(tokens), head + OBJECT_REACH + 1)):
        token = tokens[at]
        led = token.form.preposition or tokens[at - 1].tag == "ADP" or at == head + 1
        if not (trigger.is_verb or led):
            continue
        if token.text in _BREAKS or token.tag == "VERB":
            return False
        if token.key in {"لها", "له"}:
            return _points_at(tokens, head, ideas)
        if token.host in ideas and token.tag != "ADJ":
            return True
        party = token.tag != "ADJ" and head_kind(tokens, at) is not None
        if party and not (trigger.is_verb and at == head + 1):
            return False
    return False


def _points_at(tokens: Sequence[Token], head: int, ideas: frozenset[str]) -> bool:
    return any(token.host in ideas for token in tokens[max(0, head - POINTED_REACH) : head])


def _is_a_danger(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a thing or an event threatens, which says nothing: «الغارات التي تهدد الهدنة», «باتت الأزمة تهدد»."""
    following = tokens[trigger.head + 1 : trigger.head + 2]
    if tokens[trigger.head].host in _verbs("threats", "boding") and any(
        t.form.preposition == "ب" for t in following
    ):
        return True
    at = _subject(tokens, trigger.head) if tokens[trigger.head].host in _verbs("threats", "verbs") else None
    if at is None or head_kind(tokens, at) is not None:
        return False
    token = tokens[at]
    if token.host in _list("threats", "things"):
        return True
    near = tokens[trigger.head + 1 : trigger.head + OBJECT_REACH + 1]
    announced = any(t.form.preposition == "ب" or t.key in _THAT for t in near)  # «هدد الاحتلال بالرد»
    return token.tag == "NOUN" and is_doing(token) and not announced


def _subject(tokens: Sequence[Token], head: int) -> int | None:
    """The head of what stands as the subject before a verb (also before «التي»), or else right behind it."""
    last = head - 1
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if last >= 0 and tokens[last].key in _RELATIVE:
        last -= 1
    first = last + 1
    while first > 0 and tokens[first - 1].tag in _PHRASE and not tokens[first].form.conjunction:
        first -= 1
        if tokens[first].form.preposition or tokens[first].form.conjunction:
            break
    pointed = tokens[head].form.pronoun or (following is not None and following.key in _BY_IT)
    if first <= last and not tokens[head].form.conjunction and not pointed:
        return first
    if following is None or following.tag not in _PHRASE:
        return None
    return None if following.form.preposition or following.form.conjunction else head + 1


def _publishes(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether what is made public are words or pictures: «نشر عدد من المسلحين صورا»."""
    host = tokens[trigger.head].host
    if host not in _verbs("published", "verbs") | _list("published", "nouns"):
        return False
    for token in tokens[trigger.head + 1 : trigger.head + PUBLISHED_REACH + 1]:
        if token.tag == "VERB" or token.text in ".؛:؟!":
            return False
        if token.host in _list("published", "words") and not token.form.preposition:
            return True
    return False


def _is_measured(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a noun only tells how firm or wide a hold is: «هشاشة السيطرة»."""
    before = tokens[trigger.head - 1] if trigger.head else None
    if before is None or before.tag != "NOUN" or before.form.article or before.form.pronoun:
        return False
    return before.host in _list("qualities", "words")


def _is_dawn(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether «فجر» is the dawn of a day: «فجر يوم التفجير»."""
    following = tokens[trigger.head + 1 : trigger.head + 2]
    return tokens[trigger.head].key == "فجر" and any(token.key == "يوم" for token in following)


def _names_an_office(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether an act only tells what a body or an office is for: «التحالف الدولي لمحاربة …», «لجنة المصالحة»."""
    if not trigger.head:
        return False
    token, before = tokens[trigger.head], tokens[trigger.head - 1]
    if not token.form.preposition:
        bare = trigger.act not in _list("offices", "but") and not (before.form.article or before.form.pronoun)
        return bare and before.tag in {"NOUN", "PROPN"} and before.host in _list("offices", "joined")
    aim = token.form.preposition == "ل" and not token.form.article
    if not aim or trigger.act not in _list("offices", "aims"):
        return False
    at = trigger.head - 1
    while at > 0 and tokens[at].tag == "ADJ" and tokens[at].form.article:
        at -= 1
    described = at < trigger.head - 1 or tokens[at].form.article
    return described and tokens[at].host in _list("offices", "bodies") and tokens[at].tag != "VERB"


def _is_a_way_of_saying(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a talk is the one in which somebody told the outlet: «قال في اتصال مع الصحيفة»."""
    token, head = tokens[trigger.head], trigger.head
    led = head > 0 and tokens[head - 1].key in _list("spoken", "led_by")
    if token.host not in _list("spoken", "occasions") or not led:
        return False
    for at in range(head + 1, min(len(tokens), head + OUTLET_REACH + 1)):
        if tokens[at].text in _BREAKS or tokens[at].key in _THAT:
            return False
        if head_kind(tokens, at) == "media" or tokens[at].host in word_list("heads", "media"):
            return True
        if tokens[at].text in _MARKS and tokens[at - 1].key in {"مع", "معه", "معها"}:
            return (
                at + 2 < len(tokens) and tokens[at + 2].text in _MARKS and head_kind(tokens, at + 1) is None
            )
    return False


PUBLISHED_REACH = 14
"""What is published stands at most this many tokens behind the word for it, long subjects between."""

_Ask = Callable[[Sequence[Token], Trigger], bool]
_VERBS: dict[str, tuple[_Ask, ...]] = {
    "threat": (_is_a_danger,),
    "bombing": (_is_dawn,),
    "deployment": (_publishes,),
    "clash": (_fights_an_idea,),
    "repulse": (_fights_an_idea,),
}
_NOUNS: dict[str, tuple[_Ask, ...]] = {
    "killing": (_names_the_harmed,),
    "injury": (_names_the_harmed,),
    "abduction": (_names_the_taken,),
    "agreement": (_names_a_treaty,),
    "clash": (_fights_an_idea,),
    "repulse": (_fights_an_idea,),
    "meeting": (_is_a_way_of_saying,),
    "seizure": (_is_measured,),
    "bombing": (_is_dawn,),
    "deployment": (_publishes,),
}
