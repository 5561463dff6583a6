"""The page's words in Arabic and English, with plural forms."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from babel import Locale
from markupsafe import Markup, escape

from riwaya.labels import LANGUAGES, Language, either, isolated
from riwaya.model import Name

Catalogue = dict[str, str | dict[str, str]]
_OVERRIDES = dict.fromkeys((*range(0x202A, 0x202F), 0x2066, 0x2067, 0x200E, 0x200F, 0x061C))
_ISOLATES = dict.fromkeys((0x2068, 0x2069))
_REORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
TURNING = frozenset("\u202d\u202e")
"""Characters that have letters and digits shown against their order: «21» as «12»."""


@cache
def catalogue(language: Language) -> Catalogue:
    """All messages of a language by dotted key; a message with plural forms is a table of them."""
    text = resources.files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    found: Catalogue = {}
    for section, entries in tomllib.loads(text).items():
        found.update({f"{section}.{entry}": message for entry, message in entries.items()})
    return found


def message(key: str, language: Language, **values: str | int) -> str:
    """One message in one language, filled in; a plural message is chosen by its value `n`.

    >>> message("n.documents", "ar", n=11)
    '11 مستندًا'
    """
    found = catalogue(language)[key]
    if isinstance(found, dict):
        category = Locale.parse(language).plural_form(int(values["n"]))
        found = found.get(category, found["other"])
    return found.format_map(values) if values else found


def counted(noun: str, number: int) -> Name:
    """A number with its noun, in both languages.

    >>> counted("claims", 2).ar
    'قولان'
    """
    return Name(ar=message(f"n.{noun}", "ar", n=number), en=message(f"n.{noun}", "en", n=number))


def says(key: str, **values: Name | str | int) -> Name:
    """One message in both languages; a Name among the values gives each language its own."""
    filled = {}
    for language in LANGUAGES:
        own = {name: _in_language(value, language) for name, value in values.items()}
        filled[language] = message(key, language, **own)
    return Name(ar=filled["ar"], en=filled["en"])


def _in_language(value: Name | str | int, language: Language) -> str | int:
    if not isinstance(value, Name):
        return value
    return isolated(either(value, language), language)


def plain(text: str) -> str:
    """Text without direction controls, which could show words in an order that they do not have."""
    return text.translate(_OVERRIDES | _ISOLATES)


def ordered(text: str) -> str:
    r"""A document's own text in the order in which it is written and read; what only helps punctuation stays.

    >>> ordered("قتل \u202e21")
    'قتل 21'
    """
    return text.translate(_REORDERING)


def readable(text: str) -> Markup:
    """HTML of words from a text, in which each letter that was lost is marked as lost.

    >>> readable("ا\ufffdب")
    Markup('ا<span class=hole>\ufffd</span>ب')
    """
    parts = re.split("(\ufffd+)", plain(text))
    hole = Markup("<span class=hole>{}</span>")
    return Markup("").join(hole.format(part) if at % 2 else part for at, part in enumerate(parts))


def steady(text: str) -> str:
    """Text without the direction controls that reorder; those that close a name off in a sentence stay."""
    return text.translate(_OVERRIDES)


@lru_cache(maxsize=65_536)
def both(name: Name) -> Markup:
    """HTML that shows a name in the page's language; one without a translation is shown as it is in both."""
    arabic, english = escape(steady(name.ar or "")), escape(steady(name.en or ""))
    if arabic == english or not (arabic and english):
        return Markup("<bdi lang={}>{}</bdi>").format("ar" if arabic else "en", arabic or english)
    return Markup("<bdi class=l-ar lang=ar>{}</bdi><bdi class=l-en lang=en>{}</bdi>").format(arabic, english)
