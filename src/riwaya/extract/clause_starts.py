"""Where the clauses of a sentence begin: at boundaries, at joined verbs."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import among, tags, where
from riwaya.arabic.memo import Memo
from riwaya.lexicon import word_set

_BOUNDARIES = word_set("grammar", "locations", "boundaries")
_BEFORE_VERBS = word_set("grammar", "locations", "before_verbs")
_VERBS = frozenset({"VERB"})


def part_starts(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Where the clauses of a sentence begin: token indices, the first 0."""
    may = {*where(_may_begin.__getitem__, tokens), *among(tags(tokens), _VERBS)}
    return (0, *[index for index in sorted(may) if index and _begins_part(tokens, index)])


def _begins_part(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.form.conjunction and token.host in _BEFORE_VERBS and index + 1 < len(tokens):
        return True
    if token.key in _BOUNDARIES or token.host in _BOUNDARIES or token.text in "؛;:":
        described = index + 1 < len(tokens) and tokens[index + 1].tag == "ADJ"
        return not described  # «في وقت سابق»
    if token.tag != "VERB":
        return False
    if index and tokens[index - 1].host in _BEFORE_VERBS and tokens[index - 1].form.conjunction:
        return False
    return bool(token.form.conjunction) or tokens[index - 1].text in {"،", ","}


def _may_begin_part(form: WordForm) -> bool:
    joins = bool(form.conjunction) and form.host in _BEFORE_VERBS
    return joins or form.key in _BOUNDARIES or form.host in _BOUNDARIES or form.key in "؛;:"


_may_begin = Memo(_may_begin_part)
