"""Noun phrases and the constituents around a word: the shallow syntax that roles, sources and places read.

The rules are those of the written standard: a construct chain runs on through nouns until a definite one closes it,
adjectives follow their noun and agree with it in definiteness, an indefinite noun may be continued by «من» or «ل».
"""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.memo import Memo
from riwaya.extract.actors import head_kind, mention_at
from riwaya.extract.agreement import is_oblique
from riwaya.extract.locality import place_words
from riwaya.extract.phrase_borders import (
    PEOPLE,
    STARTING,
    TITLED,
    begins_anew,
    given_names,
    is_bare,
    names_deed,
    quantity_prefix_end,
)
from riwaya.lexicon import word_set

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_NOMINAL_OR_ARTICLE = NOMINAL | {"DET"}
OPENING = frozenset("«“\"(‘'[/")
CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")", "‘": "’", "'": "'", "[": "]", "/": "/"}
QUOTED_LIMIT = 6
"""A quoted apposition longer than this many tokens is speech, not a name (all names in the gold have at most 5)."""

_EMPHATIC = word_set("grammar", "phrases", "emphatic")
_DEMONSTRATIVE = word_set("grammar", "phrases", "demonstrative")
_QUANTIFIER = word_set("grammar", "phrases", "quantifier")
RELATION = word_set("grammar", "phrases", "relation")
"""Participles that tie a group to its master by a preposition: «قوات موالية لـ…», «فصائل مدعومة من …»."""

ADVERBS = word_set("grammar", "phrases", "adverbs")
"""Nouns that stand as adverbs after a phrase: «هاجم تدمر مرة أخرى»."""

_DOER_WORDS = word_set("grammar", "phrases", "doer_words")
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_AT = "لدي"
_ENDING_IN_ALEF = word_set("grammar", "phrases", "ending_in_alef")
"""Words whose last letter is an alef in every case: «ميليشيا», «قيادة عليا»."""

_PLURAL_ENDING = "ايا"
"""How plurals like «ضحايا», «خلايا» end in every case."""

_ELATIVES = word_set("grammar", "phrases", "elatives")
_RECOGNISED = word_set("grammar", "phrases", "recognised")
_PEOPLES = word_set("grammar", "agreement", "of_people")
_KIN = word_set("grammar", "phrases", "kin")
_INSTITUTIONS = word_set("grammar", "phrases", "institutions")
_TITLE_JOINTS = word_set("grammar", "phrases", "title_joints")


def is_nominal(token: Token) -> bool:
    """Whether the token can stand in a noun phrase."""
    return token.tag in _NOMINAL_OR_ARTICLE or token.key in _DEMONSTRATIVE


def _quoted_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a short quoted or bracketed run that starts at `start`, or `start` if there is none."""
    closing = CLOSING[tokens[start].text]
    for index in range(start + 1, min(len(tokens), start + QUOTED_LIMIT + 2)):
        if tokens[index].text == closing:
            return index + 1 if index > start + 1 else start
        if tokens[index].tag in {"VERB", "SCONJ"}:
            return start
    return start


def _continues(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether the token at `index` carries on the noun phrase headed at `head` that ends right before it."""
    previous, token, first = tokens[index - 1], tokens[index], index - 1 == head
    recognised = (
        token.key.removeprefix("ال") in _RECOGNISED and previous.form.article
    )  # «الحكومة المعترف بها»
    if recognised or not is_nominal(token) or token.key in ADVERBS or begins_anew(tokens, head, index):
        return recognised
    if previous.tag == "DET" or token.tag == "DET":
        return previous.tag == "DET" or (previous.tag == "NOUN" and is_bare(previous))
    two = token.host in _TWO and is_bare(token) and previous.host.endswith(("ين", "ان"))  # «مسلحين اثنين»
    if two or previous.form.pronoun or previous.tag == "NUM":  # «قائدها العام», but «رفض سكانها النزوح»
        kin = previous.host in _KIN and token.tag in {"PROPN", "X"}  # «زوجها كريم», «نظيره سيرغي»
        described = kin or (token.form.article and (token.tag != "NOUN" or _is_somebody(tokens, index)))
        return two or described or previous.tag == "NUM"
    if is_accusative(token):
        oblique = is_oblique(previous) and token.host.removesuffix("ا") in _PEOPLES  # «متمردين أكرادا»
        return oblique or (token.tag == "ADJ" and is_accusative(previous))
    if token.tag == "NUM":
        open_ = previous.tag == "NOUN" and not (previous.form.article or is_accusative(previous))
        return first and open_ and not _keeps_its_nun(previous)
    return token.tag == "ADJ" or _follows(previous, token)


def _is_somebody(tokens: Sequence[Token], index: int) -> bool:
    return head_kind(tokens, index) is not None or mention_at(tokens, index, len(tokens)) is not None


def _is_emphatic(previous: Token, token: Token) -> bool:
    """Whether the word only says that all of what stands before is meant: «المدينة كلها», «تدمر بأكملها»."""
    definite = previous.form.article or previous.tag == "PROPN"
    return definite and bool(token.form.pronoun) and token.host in _EMPHATIC and not token.form.conjunction


def _follows(previous: Token, token: Token) -> bool:
    """Whether a noun or name goes on after a noun, a name or an adjective: by what is definite and what is a name."""
    name = token.tag in {"PROPN", "X"}
    if previous.form.article:
        if token.key in given_names() and head_kind((previous,), 0) in TITLED:
            return True  # «المشير عمر», tagged as a noun
        apart = token.host in PEOPLE and previous.tag != "ADJ"
        return name or (token.form.article and not apart)
    if previous.tag in {"PROPN", "X"}:
        return name or token.form.article
    if previous.tag == "ADJ":
        return name or previous.host in _ELATIVES or previous.host in STARTING
    return not (is_accusative(previous) or _keeps_its_nun(previous)) or _are_both_sound(previous, token)


def _are_both_sound(previous: Token, token: Token) -> bool:
    """Whether two indefinite sound plurals follow each other, of which the second describes: «مسلحون موالون»."""
    ending = previous.host[-2:]
    relational = token.host.endswith("ي" + ending)  # «هجومان انتحاريان»
    same = token.host.endswith(ending) and (relational or token.number == previous.number)
    return _keeps_its_nun(previous) and same and is_bare(token)


def is_accusative(token: Token) -> bool:
    """Whether the word is written as an indefinite accusative («هجوما»): no subject, no part of a construct chain."""
    if token.tag not in {"NOUN", "ADJ"} or not is_bare(token) or len(token.host) < 4:
        return False
    if token.host.endswith(_PLURAL_ENDING) or token.host in _ENDING_IN_ALEF:
        return False
    return token.text.rstrip("ًٌٍ").endswith("ا")


def follows_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of the clause and its definite subject or object stand right before, so that no verb stands here.

    «هاجم التنظيم تدمر», «نفى التحالف قصف المدينة»: nothing joins a second verb to them.
    """
    token, before = tokens[index], tokens[index - 1]
    closed = before.tag == "PROPN" or (before.form.article and before.tag in NOMINAL)
    if not index or token.form.conjunction or not closed:
        return False
    for other in reversed(tokens[:index]):
        if other.tag == "VERB":
            return not other.form.pronoun
        if other.tag not in NOMINAL or other.form.conjunction:
            return False
    return False


def _keeps_its_nun(token: Token) -> bool:
    """Whether the word is a dual or sound plural with its final ن: a construct chain would have dropped it."""
    endings = ("ون", "ين") if token.number == "Plur" else ("ين", "ان")  # «سكان» is a broken plural
    return token.number in {"Dual", "Plur"} and token.tag == "NOUN" and token.host.endswith(endings)


_may_lead_tail = Memo[WordForm, bool](
    lambda form: form.preposition in {"ل", "ب"} or form.key in _TITLE_JOINTS or form.key == "من"
)
"""Whether a word may lead what belongs to the phrase before it."""


def _tail_end(tokens: Sequence[Token], head: int, index: int) -> int:
    """The end of a prepositional tail at `index` that belongs to the phrase headed at `head`, or `index`."""
    token, previous = tokens[index], tokens[index - 1]
    if token.form.preposition == "ل" and is_nominal(token) and _goes_on_for(tokens, head, index):
        return noun_phrase_end(tokens, index)
    if token.form.preposition == "ب" and is_nominal(token) and _relates(previous):
        return noun_phrase_end(tokens, index)
    if index + 1 >= len(tokens):
        return index
    if token.key in _TITLE_JOINTS and (token.key != _AT or head_kind(tokens, head) == "official"):
        return noun_phrase_end(tokens, index + 1)
    following = tokens[index + 1]
    joined = following.form.preposition or following.form.conjunction or following.host in _DOER_WORDS
    if token.key == "من" and is_nominal(following) and not joined and _takes_from(tokens, head, index):
        return noun_phrase_end(tokens, index + 1)
    return index


def _relates(token: Token) -> bool:
    """Whether a word ties another to what it describes («القوات الموالية ل»), and is no noun («المعارضة»)."""
    return token.host in RELATION and not (token.form.article and token.tag == "NOUN")


def _goes_on_for(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether «ل» goes on with a phrase: of what is indefinite, of a party to its master, of the name of a body."""
    previous = tokens[index - 1]
    if _is_institution(tokens, head, index):
        return True
    definite = previous.form.article or previous.tag == "PROPN" or tokens[head].form.article
    closed = bool(previous.form.pronoun) or (definite and not _relates(previous))
    return not closed and not _is_aim(tokens, head, index)


def _is_aim(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether «ل» tells what something is for, which is no part of its name: «أسلحة لتعزيز الجبهة»."""
    token = tokens[index]
    if tokens[head].host in place_words().heads or head_kind(tokens, head) is not None:
        return False  # «مركز لتجنيد الشرطة»
    return not token.form.article and names_deed(token) and head_kind(tokens, index) is None


def _is_institution(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether «ل» goes on with the name of a body: «المكتب المركزي للأبحاث», «المرصد السوري لحقوق الإنسان»."""
    named = tokens[head].form.article and tokens[head].host in _INSTITUTIONS and index == head + 2
    things = head_kind(tokens, index) is None and tokens[index].tag == "NOUN"
    return named and things and tokens[index - 1].tag == "ADJ"


def _takes_from(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether «من» after the phrase goes on with it: «سبعة من …», «عناصر من …», «فصائل مدعومة من …».

    A phrase that a definite word has closed takes none: «انسحب مقاتلو التنظيم من القرية»; nor are people part of a
    deed: «تمكن مقاتلو المعارضة من السيطرة».
    """
    first, previous = tokens[head], tokens[index - 1]
    deed = names_deed(tokens[index + 1]) and head_kind(tokens, index + 1) is None
    if deed and head_kind(tokens, head) is not None:
        return False
    counts = first.host in _QUANTIFIER and all(token.tag == "ADJ" for token in tokens[head + 1 : index])
    if _relates(previous) or previous.host in _QUANTIFIER or counts:  # «العدد الكبير من المسلحين»
        return True
    closed = any(not is_bare(token) or token.tag == "PROPN" for token in tokens[head:index])
    return not closed and first.tag in {"NOUN", "NUM"}


def noun_phrase_end(tokens: Sequence[Token], start: int, *, commas: bool = False) -> int:
    """The end (exclusive) of the maximal noun phrase whose first token is `start`; `start` when none begins there.

    `commas` lets an apposition after a comma join, as in the naming of speakers («قائد المقاومة، الشيخ …»).
    """
    if start >= len(tokens):
        return start
    index = start
    if tokens[index].text in OPENING:
        return _quoted_end(tokens, index)
    number = quantity_prefix_end(tokens, index)
    if number > index:
        index = number
    elif not is_nominal(tokens[index]):
        return start
    head = index
    index += 1
    while index < len(tokens):
        end = _step(tokens, head, index)
        if end == index and commas and tokens[index].text in {"،", ","} and _is_apposition(tokens, index + 1):
            end = max(index + 1, noun_phrase_end(tokens, index + 1))
            commas = False
        if end == index:
            break
        index = end
    return index


def _step(tokens: Sequence[Token], head: int, index: int) -> int:
    """How far the phrase headed at `head` goes on from `index`; `index` where it ends."""
    token, previous = tokens[index], tokens[index - 1]
    if token.text in OPENING:
        end = _quoted_end(tokens, index)
        aside = token.text == "(" and any(inner.tag == "NUM" for inner in tokens[index:end])
        return index if aside else end
    if previous.tag == "PUNCT":
        named = token.form.article or token.tag == "PROPN"
        return index + 1 if named and is_nominal(token) and not token.form.preposition else index
    why = is_bare(token) and token.text.endswith("ا")  # «رفضت ذلك خوفا من …»
    if previous.host in _RECOGNISED and token.tag == "ADP" and token.form.pronoun:  # «المعترف بها دوليا»
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        return index + (2 if following.host.endswith("يا") and following.tag in NOMINAL else 1)
    pointed = previous.key in _DEMONSTRATIVE and is_nominal(token) and not why
    if pointed or (token.form.pronoun and _is_emphatic(previous, token)):
        return index + 1
    if _continues(tokens, head, index):
        return index + 1
    return _tail_end(tokens, head, index) if _may_lead_tail[token.form] else index


def _is_apposition(tokens: Sequence[Token], index: int) -> bool:
    """Whether a definite noun or a name starts here without any clitic: the naming of what stood before the comma."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    bare = not token.form.conjunction and not token.form.preposition
    return bare and (token.tag == "PROPN" or (token.tag == "NOUN" and token.form.article))
