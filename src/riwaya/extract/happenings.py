"""What happens in a sentence besides the acts that are coded: «تراجعت الأسعار», «استقالة الوزير», «انقلاب السيارة»."""

from collections.abc import Container, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.cause_words import COUNT_REACH, counted_from
from riwaya.extract.connective_words import carriers, words
from riwaya.extract.connectives import Connective
from riwaya.extract.cues import cue_of
from riwaya.extract.doings import bare_host, is_doing
from riwaya.extract.explained_acts import Act

_TELLING = frozenset({"VERB", "NOUN"})
_LIMIT = 200_000
"""Words that are kept at most."""

_known: dict[tuple[str, str, str], bool] = {}
"""What is said of a word by itself, kept because every sentence with a connective asks for all its words."""


def find_happenings(
    tokens: Sequence[Token], acts: Sequence[Act], connectives: Sequence[Connective]
) -> list[Act]:
    """The verbs and nouns of doing that are no acts, nor connect, nor only carry another word, nor say something."""
    taken = {act.token for act in acts}
    for connective in connectives:
        taken.update(range(connective.start, connective.end))
    found = [
        Act(index, None, None) for index, token in enumerate(tokens) if index not in taken and happens(token)
    ]
    named = {act.token for act in (*acts, *found)}
    hurt = {act.token for act in acts if act.act in {"killing", "injury"}}
    return [
        a
        for a in found
        if not (tokens[a.token].host in words("occurring") and _occurs(tokens, a, named, hurt))
    ]


def _occurs(tokens: Sequence[Token], act: Act, named: Container[int], hurt: Container[int]) -> bool:
    """Whether what occurs is named right behind it, or who was hurt with their number: «سقوط 28 قتيلا»."""
    near = range(act.token + 1, min(len(tokens), act.token + 2 + COUNT_REACH))
    return act.token + 1 in named or any(
        index in hurt and counted_from(tokens, index) == act.token + 1 for index in near
    )


def happens(token: Token) -> bool:
    """Whether a word tells a happening by itself."""
    if token.tag not in _TELLING:
        return False
    word = token.text, token.tag, token.host
    if len(_known) >= _LIMIT:
        _known.clear()
    if word not in _known:
        _known[word] = _tells(token)
    return _known[word] and (token.tag == "NOUN" or cue_of(token.key) is None)


def _tells(token: Token) -> bool:
    if token.tag == "VERB":
        return token.key not in words("being") and {token.key, token.host}.isdisjoint(carriers())
    named = bare_host(token) not in words("not_aims") and token.key not in words("adverbial")
    return named and is_doing(token)
