"""Verbs that carry a noun which names an act: the noun tells then what a verb of its own would («تم اغتيال القاضي»)."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.extract.act_entries import Trigger, light_verbs
from riwaya.lexicon import load_table

REACH = 6
"""The verb stands at most so many tokens before: its subject and adverbs come between."""

_BREAKS = frozenset(".؛:،,؟!")


def is_carried(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether the last verb before a noun is one that only says that the noun's act was done, began or struck somebody.

    >>> from riwaya.arabic import analyze
    >>> from riwaya.extract.acts import find_triggers
    >>> sentences = [analyze(text)[0] for text in ("تم اغتيال القاضي أمس", "ندد الوزير باغتيال القاضي")]
    >>> [is_carried(s.tokens, t) for s in sentences for t in find_triggers(s) if t.act == "killing"]
    [True, False]
    """
    if trigger.is_verb:
        return False
    for token in reversed(tokens[max(0, trigger.head - REACH) : trigger.head]):
        if token.text in _BREAKS:
            return False
        if token.tag in {"VERB", "AUX"}:
            return token.host in light_verbs() or token.host in _carrying()
    return False


@cache
def _carrying() -> frozenset[str]:
    """Every written form of the carrying verbs that lend no role."""
    verbs: dict[str, str] = load_table("acts")["carrying"]
    return frozenset(
        key(form.text)
        for verb, root in verbs.items()
        for form in verb_forms(verb, root=root or None, participles=False)
        if form.pos == "verb"
    )
