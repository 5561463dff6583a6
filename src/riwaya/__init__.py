"""Riwaya reads Arabic conflict reporting and lays its accounts side by side.

The names below are the steps that the command runs, loaded when asked for: `import riwaya` is quick.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.arabic import analyze
    from riwaya.arabic.analysis import Sentence, Token
    from riwaya.compare import compare
    from riwaya.extract import extract
    from riwaya.extract.account import find_explanations
    from riwaya.extract.places import find_places
    from riwaya.extract.time import find_times
    from riwaya.extract.time_anchor import TimeSettings
    from riwaya.extract.timex import timex3
    from riwaya.lexicon.layers import Lexicon
    from riwaya.lexicon.own import load_lexicon
    from riwaya.link import link
    from riwaya.model import (
        Claim,
        Comparison,
        Document,
        Explanation,
        Happening,
        Incident,
        Quote,
        Rejected,
        Sourced,
        When,
    )
    from riwaya.model import Place as Where
    from riwaya.read import read, read_bytes, read_many

    __version__: str

_HOMES = {
    "read": ("riwaya.read", "read"),
    "read_bytes": ("riwaya.read", "read_bytes"),
    "read_many": ("riwaya.read", "read_many"),
    "extract": ("riwaya.extract", "extract"),
    "load_lexicon": ("riwaya.lexicon.own", "load_lexicon"),
    "Lexicon": ("riwaya.lexicon.layers", "Lexicon"),
    "link": ("riwaya.link", "link"),
    "compare": ("riwaya.compare", "compare"),
    "analyze": ("riwaya.arabic", "analyze"),
    "find_times": ("riwaya.extract.time", "find_times"),
    "timex3": ("riwaya.extract.timex", "timex3"),
    "TimeSettings": ("riwaya.extract.time_anchor", "TimeSettings"),
    "find_explanations": ("riwaya.extract.account", "find_explanations"),
    "find_places": ("riwaya.extract.places", "find_places"),
    "Sentence": ("riwaya.arabic.analysis", "Sentence"),
    "Token": ("riwaya.arabic.analysis", "Token"),
    "Where": ("riwaya.model", "Place"),
} | {
    name: ("riwaya.model", name)
    for name in (
        "Claim",
        "Comparison",
        "Document",
        "Explanation",
        "Happening",
        "Incident",
        "Quote",
        "Rejected",
        "Sourced",
        "When",
    )
}


class _Package(ModuleType):
    """Keeps `riwaya.read` and its like for the functions: Python would bind the modules so named."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    """Loads a public name from its module and keeps it."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  (costs more than all the rest, and few ask)

        value: Any = version("riwaya")
    elif name in _HOMES:
        module, attribute = _HOMES[name]
        value = getattr(import_module(module), attribute)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "Claim",
    "Comparison",
    "Document",
    "Explanation",
    "Happening",
    "Incident",
    "Lexicon",
    "Quote",
    "Rejected",
    "Sentence",
    "Sourced",
    "TimeSettings",
    "Token",
    "When",
    "Where",
    "__version__",
    "analyze",
    "compare",
    "extract",
    "find_explanations",
    "find_places",
    "find_times",
    "link",
    "load_lexicon",
    "read",
    "read_bytes",
    "read_many",
    "timex3",
]
