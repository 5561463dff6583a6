"""Language as data: TOML tables of acts, actors, cues, months, units and places, and the functions that load them."""

from functools import cache

from riwaya.lexicon.layers import Lexicon, active_lexicon, active_table, own_table, per_lexicon, using
from riwaya.lexicon.tables import load_table


@cache
def word_set(table: str, section: str, name: str) -> frozenset[str]:
    """The words of one list of a table, as look-up keys; a list is written as words with spaces between.

    >>> "الذي" in word_set("grammar", "clause", "relative")
    True
    """
    words: str = load_table(table)[section][name]
    return frozenset(words.split())


__all__ = [
    "Lexicon",
    "active_lexicon",
    "active_table",
    "load_table",
    "own_table",
    "per_lexicon",
    "using",
    "word_set",
]
