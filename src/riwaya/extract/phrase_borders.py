"""Where a noun phrase ends because the next one begins: by what the words' endings, cases and meanings show."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.extract.actors import head_kind, mention_at
from riwaya.extract.agreement import describes, is_oblique, names_state
from riwaya.extract.cues import is_verbal_noun
from riwaya.extract.locality import place_words
from riwaya.lexicon import load_table, word_set

_QUANTIFIER = word_set("grammar", "phrases", "quantifier")
STARTING = word_set("grammar", "phrases", "starting")
"""What begins a phrase of its own behind a definite noun: «شنت القوات أول هجوم»."""

PEOPLE = word_set("grammar", "phrases", "people")
"""Plurals of people that stand on their own after a definite noun: «في محافظة البيضاء المتمردين»."""

_APART = word_set("grammar", "phrases", "apart")
"""Nouns that begin a phrase of their own after a definite one: «قصفت الطائرات المدينة», «أطلقت الشرطة النار»."""

_REFLEXIVE = word_set("grammar", "scene", "reflexive")
"""After a definite noun it is «himself», after another the object: «فجر انتحاري نفسه»."""

_OWN_END = word_set("grammar", "phrases", "own_end")
_DEEDS = word_set("grammar", "phrases", "deeds")
_OFFICES = word_set("grammar", "phrases", "offices")
_MEASURED = word_set("grammar", "phrases", "measured")
_STRIKERS = word_set("grammar", "phrases", "strikers")
TITLED = frozenset({"official", "military", "police", "person", "expert"})
"""Whose rank or office may stand in apposition: «قائد الشرطة الاتحادية الفريق …»."""

_EMPHATIC_OF_THINGS = frozenset({"كل", "كامل", "اكمل"})
_NUMBER_HEADS = word_set("grammar", "phrases", "number_heads")
_AT_NUMBERS = word_set("grammar", "phrases", "at_numbers")
_AT_LEAST = word_set("grammar", "phrases", "at_least")
"""What follows «ما» where it opens a number: «ما لا يقل عن 28», «ما يزيد على 40»."""

NUMBER_REACH = 5
"""Words between «ما لا يقل عن» or «أكثر من» and its number, at most."""


def begins_anew(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether a nominal begins a phrase of its own: by a clitic, as it disagrees, or indefinite behind the definite."""
    previous, token = tokens[index - 1], tokens[index]
    form, closed = token.form, previous.form.article
    if form.conjunction or form.preposition or form.future:
        return True
    if form.pronoun and (token.host in _OWN_END or _says_how_many(token)):
        return True
    if closed and token.host in _NUMBER_HEADS and quantity_prefix_end(tokens, index) > index:
        return True  # «المنطقة أكثر من 270 مرة»
    both = index - 1 == head and closed and form.article
    disagrees = both and not describes(tokens, head, index)
    if disagrees or _stands_apart(previous, token) or _strikes(tokens, head, index):
        return True
    if _is_named_in_full(tokens, head, index) or _is_closed_by_adjective(tokens, head, index):
        return True
    closed = (closed or previous.tag == "PROPN") and is_bare(token)
    starts = closed and token.host in STARTING
    return (
        starts or _are_people_beside_things(previous, token) or (closed and _is_no_name(tokens, head, index))
    )


def quantity_prefix_end(tokens: Sequence[Token], start: int) -> int:
    """Where the number begins after «أكثر من», «ما لا يقل عن», «نحو», «ما يزيد على»; `start` without such a prefix."""
    if tokens[start].host not in _NUMBER_HEADS or tokens[start].form.pronoun:
        return start
    if tokens[start].host == "ما" and (start + 1 >= len(tokens) or tokens[start + 1].host not in _AT_LEAST):
        return start
    reach = 1 if tokens[start].host in _AT_NUMBERS else NUMBER_REACH
    for index in range(start + 1, min(len(tokens), start + 1 + reach)):
        if tokens[index].tag == "NUM" or tokens[index].text[:1].isdigit():
            return index
        if tokens[index].tag in {"PUNCT", "CCONJ"}:
            return start
    return start


def is_bare(token: Token) -> bool:
    """Whether a word bears neither an article nor a pronoun."""
    return not token.form.article and not token.form.pronoun


@cache
def given_names() -> frozenset[str]:
    """Given names, as look-up keys."""
    return frozenset(key(name) for name in load_table("names")["given"]["arabic"].split())


def names_deed(token: Token) -> bool:
    """Whether a word names a deed and nobody: «النزوح», not «التنظيم»."""
    deed = token.host in _DEEDS or is_verbal_noun(token.host)
    return deed and token.tag == "NOUN" and token.number != "Plur"


def _is_named_in_full(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether a known name ends before a definite noun, which is the next phrase: «قصفت روسيا الميناء»."""
    token = tokens[index]
    named = tokens[index - 1].tag == "PROPN" or names_state(tokens[index - 1])
    if not named or token.tag != "NOUN" or not token.form.article:
        return False
    names = (mention_at(tokens, at, index + 1) for at in range(head, index))
    return any(
        name is not None and name.end == index and not name.method.startswith("capital:") for name in names
    )  # «طرابلس العاصمة»


def _is_closed_by_adjective(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether a definite noun begins a phrase of its own, as an adjective or an office has closed the one before.

    «رفض الوفد الحكومي المشاركة», «استقبل الملك الرئيس المصري»; ranks and honours go on: «الرئيس السوداني المشير …».
    """
    token, previous = tokens[index], tokens[index - 1]
    if not (token.form.article and previous.form.article) or token.tag != "NOUN":
        return False
    if token.host in _OFFICES:
        return index > head + 1 or head_kind(tokens, head) == "official"
    if previous.tag != "ADJ" or index == head + 1 or token.host in _MEASURED:
        return False
    if previous.host[0] == "م" and head_kind(tokens, index - 1) is None:
        return False  # «المكلف الإرهاب»: a participle rules an object
    titled = token.number == "Sing" and head_kind(tokens, index) in TITLED
    name = mention_at(tokens, index, index + 1)
    named = name is not None and name.method.startswith(
        ("capital:", "country:")
    )  # «العاصمة السودانية الخرطوم»
    alike = token.text.endswith("ة") and previous.text.endswith("ة")  # «القوات النظامية المقاتلة»
    deed = names_deed(token) and not alike
    return deed or not (titled or named or _may_describe(token.host))


def _may_describe(host: str) -> bool:
    """Whether a word has the shape of a participle or an adjective of relation: «المتهم», «الواقع», «الإسلامي»."""
    doer = len(host.removesuffix("ه")) == 4 and host[1] == "ا"
    return doer or host[0] == "م" or host.endswith(("ي", "يه", "يون", "يين"))


def _strikes(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether an armed man or a war machine, indefinite, and what is hit stand side by side: «قصفت طائرات مواقع …»."""
    token = tokens[index]
    return (
        index == head + 1
        and token.tag == "NOUN"
        and tokens[head].host in _STRIKERS
        and not tokens[head].form.article
        and is_bare(token)
        and (token.host in _APART or token.host in place_words().heads or token.host in _OFFICES)
    )


def _is_no_name(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether an indefinite word after a definite one can be no name: «بالقاعدة سائحين», «الطائرات غارة»."""
    token = tokens[index]
    if is_oblique(token):
        return True
    if tokens[index - 1].tag == "PROPN" and not token.text.endswith("ة"):
        return False
    said = tokens[head].form.article and token.tag == "ADJ" and token.text.endswith("ة")
    return said and head_kind(tokens, head) not in {"official", "person"}


def _stands_apart(previous: Token, token: Token) -> bool:
    """Whether the word is the object of what stands before: a place after a definite noun, «نفسه» after another."""
    if token.form.pronoun and token.host in _REFLEXIVE:
        return not previous.form.article
    return token.form.article and previous.form.article and token.host in _APART


def _are_people_beside_things(previous: Token, token: Token) -> bool:
    """Whether a definite sound masculine plural follows a feminine noun, so that it is no adjective of it.

    «أجبرت الضربات المسلحين على …», «القوة المهاجمين»: things and groups take the feminine singular.
    """
    things = previous.tag == "NOUN" and previous.form.article and previous.text.endswith(("ات", "ة"))
    people = token.tag == "ADJ" and token.form.article and token.host.endswith(("ون", "ين"))
    return things and people and token.number == "Plur"


def _says_how_many(token: Token) -> bool:
    """Whether the word begins what is said of those before: «ستة مدنيين جميعهم أطفال», «قتلى أحدهم ضابط»."""
    return bool(token.form.pronoun) and token.host in _QUANTIFIER and token.host not in _EMPHATIC_OF_THINGS
