"""The preposition that leads a noun phrase: a word of its own, a clitic, or one of the ways to name an agent."""

from collections.abc import Sequence
from typing import Literal

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.memo import Memo
from riwaya.extract.phrase_borders import quantity_prefix_end
from riwaya.lexicon import word_set

_PREPOSITIONS = word_set("grammar", "clause", "prepositions")
"""Words that stand before a noun phrase as a preposition does, as look-up keys of the whole written word."""

_AGENT = {("من", "قبل"), ("من", "جانب"), ("من", "طرف")} | {
    (word, hands) for word in ("علي", "في") for hands in ("يد", "ايدي", "ايادي")
}
AGENT = "على يد"
"""The preposition given to all the ways of naming the agent of a passive."""

_AGENT_WORDS = word_set("grammar", "clause", "agent_words")
_SUBORDINATORS = word_set("grammar", "clause", "subordinators")


def _preposition(form: WordForm) -> Literal["listed", "tagged", "never"]:
    if form.article or form.pronoun or form.key in _SUBORDINATORS:
        return "never"
    return "listed" if form.key in _PREPOSITIONS or form.host in _PREPOSITIONS else "tagged"


_may_be_preposition = Memo(_preposition)
"""Whether a word can be a preposition: it always is, where its tag says so, or never."""


def leading_preposition(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The preposition at a token, "" where none is, and where the phrase it leads would begin (perhaps past the end).

    >>> from riwaya.arabic import analyze
    >>> leading_preposition(analyze("من قبل الجيش")[0].tokens, 0)
    ('على يد', 2)
    """
    token = tokens[index]
    if not _is_preposition(tokens, index):
        return token.form.preposition, index
    pair = (token.host, tokens[index + 1].key if index + 1 < len(tokens) else "")
    if pair in _AGENT:
        return AGENT, index + 2
    if token.host in _AGENT_WORDS or token.key in _AGENT_WORDS:
        return AGENT, index + 1
    clitic = token.key[0] in "بل" and token.host != token.key and token.key in _PREPOSITIONS
    return token.key if clitic else token.host, index + 1


def _is_preposition(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    may = _may_be_preposition[token.form]
    if may == "never" or (token.tag != "ADP" and may != "listed"):
        return False
    return quantity_prefix_end(tokens, index) == index
