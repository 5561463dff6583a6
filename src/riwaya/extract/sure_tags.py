"""Tags of parts of speech, put right where the lexicon, the spelling or the words beside know better than a tagger."""

from collections.abc import Sequence
from functools import cache

import msgspec

from riwaya.arabic.analysis import Sentence, Token, WordForm
from riwaya.arabic.columns import among, tags, where
from riwaya.arabic.memo import Memo
from riwaya.arabic.numbers import read_number, read_ordinal, read_vague
from riwaya.extract.act_entries import light_verbs
from riwaya.extract.actors import head_kind
from riwaya.extract.acts import COMPLEMENTIZERS, NOUN_LIKE, Trigger, tells_of_two
from riwaya.extract.agreement import people_number
from riwaya.lexicon import load_table, word_set
from riwaya.lexicon.actors import heads

_PLACING = word_set("grammar", "tags", "placing")
"""Nouns that news uses as prepositions, where nothing is cut from them: they describe no noun and name nobody."""

_BEFORE_NOUNS = word_set("grammar", "tags", "before_nouns")
"""Prepositions that no verb follows and that are spelt like no other word."""

_PREPOSITIONS = word_set("grammar", "tags", "prepositions")
"""Those of them that are nothing else without a clitic."""

_AFTER = word_set("grammar", "tags", "after")
"""Of them those that are spelt like verbs: «عقب لقاء», «إثر قصف»."""

_PARTICLES = word_set("grammar", "tags", "particles")
_ADVERBS = word_set("grammar", "tags", "adverbs")
_SHORT_VERBS = word_set("grammar", "tags", "short_verbs")
_ADJECTIVES = word_set("grammar", "tags", "adjectives")
_PEOPLE_ENDINGS = ("ون", "ين")
_DOUBTFUL_TAGS = frozenset({"VERB", "NUM", "ADJ"})
_SMALL_WORDS = COMPLEMENTIZERS | _PARTICLES | _PREPOSITIONS | _PLACING
_INFLECTED = ("ا", "ون", "ين", "ات", "ان")
"""Endings of indefinite words for people that no name has."""


def _may_be_misread(form: WordForm) -> bool:
    """Whether a word is one of grammar, a plural verb, a word for people or buildings that may be tagged a name.

    A word with a pronoun is, too: it may be a verb.
    """
    key = form.key
    bare = key.removeprefix("و")
    named = bare in heads().kinds and key.endswith(_INFLECTED)
    named = named or people_number(form.host) != ""
    number = key.endswith(_PEOPLE_ENDINGS) and bool(read_number((key,)))
    listed = key in _SMALL_WORDS or bare in _buildings() or bare in _ADJECTIVES
    return bool(form.pronoun) or key.endswith("وا") or _is_light_dual(key) or named or number or listed


def _is_light_dual(key: str) -> bool:
    """Whether a word is spelt like a verb of two that lends its subject to a noun: «شنا», «خاضا»."""
    return key.endswith("ا") and key in light_verbs() and key[:-1] in light_verbs()


_is_doubtful = Memo[WordForm, bool](_may_be_misread)


def with_sure_tags(
    sentence: Sentence, triggers: Sequence[Trigger], names: frozenset[int] = frozenset()
) -> tuple[Token, ...]:
    """The tokens, with tags put right where the lexicon or the spelling knows better than a tagger.

    Triggers are what their reading says («أصيب» is a verb), «أن» and its like never name anything, and a word in «ـوا»
    is a verb of the plural. `names` are the indices of words found to name places: no verbs («تدمر»).
    """
    tokens = list(sentence.tokens)
    readings = {trigger.head: "VERB" if trigger.is_verb else "NOUN" for trigger in triggers}
    doubtful = {*where(_is_doubtful.__getitem__, tokens), *among(tags(tokens), _DOUBTFUL_TAGS)}
    for index in sorted(doubtful.union(readings, names)):
        token, tag = tokens[index], readings.get(index)
        if tag is None and index in doubtful:
            tag = _sure_tag(tokens, index, named=readings.get(index - 1) == "NOUN")
        if index in names and index not in readings and "VERB" in {tag, token.tag}:
            tag = "PROPN"
        if index in readings and tag == "NOUN" and token.tag in NOUN_LIKE and not _is_indefinite(token):
            continue
        tag = tag or token.tag
        number = token.number
        if index in doubtful and tag == "NOUN" and number == "Sing":  # «ناشطون», «الرئيسان»
            number = people_number(token.host) or number
        if tag != token.tag or number != token.number:
            tokens[index] = msgspec.structs.replace(token, tag=tag, number=number)
    return tuple(tokens)


def _sure_tag(tokens: Sequence[Token], index: int, *, named: bool) -> str | None:
    """The tag that grammar leaves no doubt of; `named` says that the word before names an act as a noun."""
    token = tokens[index]
    small = _small_word(token)
    if small is not None or token.tag == "VERB":
        return small or _no_verb(tokens, index)
    if token.tag not in NOUN_LIKE:
        return None
    light = token.form.pronoun and token.host in light_verbs()
    bound = bool(token.form.pronoun) and token.host.endswith("و") and head_kind(tokens, index) is None
    short = bool(light) and token.host in _SHORT_VERBS and index > 0 and tokens[index - 1].tag != "ADP"
    if _is_light_dual(token.key) and tells_of_two(tokens, index):
        return "VERB"  # «أن الجيشين خاضا معارك»
    if short or ((light or bound or token.key.endswith("وا")) and _can_be_verb(token)):
        return "VERB"  # «ووزعوها»
    return _no_name(tokens, index) or _kind_of_noun(token, named=named)


def _is_indefinite(token: Token) -> bool:
    """Whether the word bears the alef of the indefinite accusative, which names do not: «قدمت واشنطن دعما»."""
    return token.tag == "PROPN" and token.text.endswith("ا") and not token.form.article and len(token.key) > 3


def _no_name(tokens: Sequence[Token], index: int) -> str | None:
    """What a word taken for a name or an adjective is, where its ending or the number before it tells."""
    token = tokens[index]
    if token.host == token.key and token.key.endswith(_PEOPLE_ENDINGS) and read_number((token.host,)):
        return "NUM"  # «عشرون»
    if token.tag == "PROPN" and token.host == token.key and token.host in _buildings():
        return "NOUN"  # «مسلحو حماس منزل …»
    sound = token.form.article or token.host.endswith("و")
    if token.tag == "PROPN" and sound and people_number(token.host):
        return "NOUN"  # «مسلحو حماس»
    counted = index > 0 and tokens[index - 1].tag == "NUM"
    people = _is_inflected(token) and head_kind(tokens, index) is not None
    return "NOUN" if people and (token.tag == "PROPN" or counted) else None


def _is_inflected(token: Token) -> bool:
    """Whether an indefinite word bears an ending that no name does, if it is a word for people: «قياديا», «جنديين»."""
    return not token.form.article and token.key.endswith(_INFLECTED) and len(token.key) > 4


def _small_word(token: Token) -> str | None:
    """The tag of a word of grammar."""
    if token.key in COMPLEMENTIZERS:
        return "SCONJ"
    if token.key in _PARTICLES:
        return "PART"
    alone = token.tag == "NOUN" and token.host == token.key
    return "ADP" if alone and token.key in _PREPOSITIONS else None


def _no_verb(tokens: Sequence[Token], index: int) -> str | None:
    """What a word tagged as a verb is that can be none: where it stands, or what it bears, no verb does."""
    token = tokens[index]
    if token.key in _ADVERBS:
        return "ADV"
    if token.key in _AFTER and index + 1 < len(tokens) and tokens[index + 1].tag in NOUN_LIKE:
        return "ADP"
    if not token.form.future and head_kind(tokens, index) is not None:
        return "NOUN"
    governed = index > 0 and tokens[index - 1].key in _BEFORE_NOUNS and tokens[index - 1].tag == "ADP"
    prefixed = token.form.preposition in {"ب", "ك"} or (
        token.key[0] == "ب" and token.key[1:] in light_verbs()
    )
    return "NOUN" if governed or token.form.article or prefixed else None


def _kind_of_noun(token: Token, *, named: bool) -> str | None:
    """Which kind of nominal a word is: a number is a number word, and what bears a pronoun describes nothing."""
    if token.tag != "NOUN" and token.host == token.key and token.key in _PLACING:
        return "ADP"
    if token.host in _ADJECTIVES and not token.form.preposition:
        return "ADJ"
    if token.tag == "NUM" and token.text.isalpha() and not _counts(token.host):
        return "NOUN"
    if token.tag != "ADJ" or token.form.article:
        return None
    plural = token.number in {"Dual", "Plur"} and token.host.endswith(_PEOPLE_ENDINGS)
    return "NOUN" if token.form.pronoun or (named and plural) else None


@cache
def _buildings() -> frozenset[str]:
    return frozenset(word for word in load_table("acts")["words"]["buildings"] if not word.endswith("ا"))


@cache
def _counts(word: str) -> bool:
    keys = (word,)
    return bool(read_number(keys) or read_vague(keys) or read_ordinal(keys))


def _can_be_verb(token: Token) -> bool:
    return len(token.key) > 3 and not token.form.article and not token.form.preposition
