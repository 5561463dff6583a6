"""Arabic text: characters, tokens, clitics, tags and lemmas.

The names below load when asked for: folding a letter needs none of the tagger's tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.arabic.analysis import Segment, Sentence, Token, WordForm
    from riwaya.arabic.analyzer import analyze, analyze_document

_HOMES = dict.fromkeys(("Segment", "Sentence", "Token", "WordForm"), "analysis") | dict.fromkeys(
    ("analyze", "analyze_document"), "analyzer"
)


def __getattr__(name: str) -> Any:
    """Loads a public name from its module and keeps it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


__all__ = ["Segment", "Sentence", "Token", "WordForm", "analyze", "analyze_document"]
