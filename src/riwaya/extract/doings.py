"""Nouns that name a doing or a happening, told from those of things by their shape and by connectives.toml."""

from functools import lru_cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.dictionary import is_known, lemma_of
from riwaya.extract.connective_words import words
from riwaya.extract.cues import is_verbal_noun

HOLLOW, FIFTH, SIXTH = 5, 4, 5
"""Letters of verbal nouns of hollow verbs (at least), and of the fifth and sixth forms."""

PLURAL = 6
"""Letters of a sound feminine plural of a verbal noun, at least."""


def is_doing(token: Token) -> bool:
    """Whether the noun names a doing or a happening."""
    host = bare_host(token)
    if token.number == "Dual" and host[-2:] in {"ين", "ان"}:  # «هجومين», «ثورتين»
        host = host[:-3] + "ه" if host[-3:-2] == "ت" else host[:-2]
    written = token.text[token.form.shift :].removeprefix("ال" if token.form.article else "")
    plural = written[:1] == "أ" and host not in words("aims") | words("happenings")  # «أحياء»
    return _is_doing(host) and host not in words("no_doings") and not plural


def bare_host(token: Token) -> str:
    """The word without clitics, and without the alef of the accusative where a doing is left: «حربا»."""
    host = token.host
    return host[:-1] if host[-1:] == "ا" and not token.form.article and _is_doing(host[:-1]) else host


@lru_cache(maxsize=65536)
def _is_doing(host: str) -> bool:
    if host in words("no_doings"):
        return False
    if host[-2:] == "ات" and len(host) >= PLURAL:  # «تفجيرات», «مواجهات»
        return any(_names_doing(one) and one not in words("not_aims") for one in (host[:-2], host[:-2] + "ه"))
    return _names_doing(host)


def _names_doing(host: str) -> bool:
    if host in words("aims") or host in words("happenings"):
        return True
    if is_verbal_noun(host):
        return not _is_broken_plural(host)
    size = len(host)
    hollow = host[:1] == "ا" and host[-1:] == "ه" and size >= HOLLOW and host[-3] == "ا"  # «استقالة», «إقامة»
    fifth = host[:1] == "ت" and size == FIFTH and host[-1] not in "ها" and host[1] != "ا"  # «تقدم»
    sixth = host[:1] == "ت" and size == SIXTH and host[2] == "ا" and host[-1] not in "ها"  # «تصاعد»
    return hollow or fifth or sixth


def _is_broken_plural(host: str) -> bool:
    """Whether a word of the shape «افعال» is the plural of a thing («أشخاص», «أسباب») and no doing («إعداد»)."""
    if len(host) != PLURAL - 1 or host[0] != "ا" or host[3] != "ا" or is_known("إ" + host[1:]):
        return False
    singular = lemma_of("أ" + host[1:])
    return singular is not None and singular[:1] not in "أإا"
