"""Language as data: TOML tables of acts, actors, cues, months, units and places, and the functions that load them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """The lexicon table `name` (without `.toml`), as plain values; loaded once a process. Treat it as read-only."""
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def word_set(table: str, section: str, name: str) -> frozenset[str]:
    """The words of one list of a table, as look-up keys; a list is written as words with spaces between.

    >>> "الذي" in word_set("grammar", "clause", "relative")
    True
    """
    words: str = load_table(table)[section][name]
    return frozenset(words.split())
