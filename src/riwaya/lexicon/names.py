"""Names by their words: an index that finds the longest name which starts at a token, whatever clitics it carries."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from riwaya.arabic.analysis import Token, WordForm, key
from riwaya.arabic.memo import Memo

V = TypeVar("V")

QUOTE_MARKS = frozenset("\"'«»“”‘’„‟()[]/\u2039\u203a")
"""Marks that may stand around any word of a name: «تنظيم "داعش"»."""

_WORD = re.compile(r"[^\s\"'«»“”‘’()\[\]/،,]+")
_END = ""
_PARTICLES = frozenset({"PART", "SCONJ"})
_SHORTEST_HOST = 3
_CLITIC_LETTERS = frozenset("وفبلك")
_MAX_QUOTES = 2


def name_words(name: str) -> tuple[str, ...]:
    """The look-up keys of a name's words.

    >>> name_words("الدولة الإسلامية")
    ('الدوله', 'الاسلاميه')
    """
    return tuple(key(word) for word in _WORD.findall(name))


def _case_variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words, and with the oblique plural (ين) where the nominative (ون) stands."""
    yield words
    oblique = tuple(word[:-2] + "ين" if len(word) > 4 and word.endswith("ون") else word for word in words)
    if oblique != words:
        yield oblique


def bare_keys(written: str) -> Iterator[str]:
    """What may remain of a written key when a conjunction and a preposition are taken off, likeliest first.

    >>> list(bare_keys("وبحلب"))
    ['بحلب', 'حلب']
    >>> list(bare_keys("للموصل"))
    ['الموصل', 'لموصل', 'موصل']
    """
    if written[:1] not in _CLITIC_LETTERS:
        return
    rests = [written]
    if written[:1] in ("و", "ف") and len(written) > _SHORTEST_HOST:
        rests.append(written[1:])
        yield written[1:]
    for rest in rests:
        if rest.startswith("لل") and len(rest) > _SHORTEST_HOST + 1:
            yield "ال" + rest[2:]
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > _SHORTEST_HOST:
            yield rest[1:]
            if rest.startswith("لل") and len(rest) > _SHORTEST_HOST + 1:
                yield rest[2:]


def without_article(written: str) -> str:
    """A look-up key less its article: `الجيش` as `جيش`."""
    return written[2:] if written.startswith("ال") and len(written) > 4 else written


def _bare_readings(form: WordForm) -> tuple[str, ...]:
    options = (form.host, form.key, *bare_keys(form.key))
    return tuple(dict.fromkeys(map(without_article, options)))


bare_readings = Memo(_bare_readings).__getitem__
"""The look-up keys, without clitics and article, under which a word may stand in the lexicon: likeliest first."""


class NameIndex(Generic[V]):
    """A tree of names by their words, each with one value. Reading it never changes what it finds."""

    def __init__(self) -> None:
        self._root: dict[str, dict[str, Any]] = {}
        self.first_words = Memo(self._starting).__getitem__
        """The readings of a written word under which some name starts; empty for most words."""

    def add(self, name: str, value: V, *, replace: bool = True) -> None:
        """Holds `name` (and its oblique plural) for `value`; an existing name is kept unless `replace`."""
        for words in _case_variants(name_words(name)):
            self.add_words(words, value, replace=replace)

    def add_words(self, words: Sequence[str], value: V, *, replace: bool = True) -> None:
        """Holds the look-up keys `words` for `value`."""
        node: dict[str, Any] = self._root
        for word in words:
            node = node.setdefault(word, {})
        if replace or _END not in node:
            node[_END] = value

    def get(self, words: Iterable[str]) -> V | None:
        """The value of exactly these look-up keys."""
        node: dict[str, Any] | None = self._root
        for word in words:
            node = node.get(word) if node else None
        value: V | None = node.get(_END) if node else None
        return value

    def _starting(self, form: WordForm) -> tuple[str, ...]:
        readings = [form.key]
        if form.article:
            readings.append("ال" + form.host)
        readings.append(form.host)
        readings.extend(bare_keys(form.key))
        found = filter(self._root.__contains__, readings)
        return tuple(dict.fromkeys(found))

    def longest(self, tokens: Sequence[Token], at: int, end: int | None = None) -> tuple[int, V, str] | None:
        """The longest name that starts at token `at`: where it ends, its value, how its first word was read.

        Quotation marks inside and around the words are passed over.
        """
        last = len(tokens) if end is None else end
        best: tuple[int, V, str] | None = None
        for reading in self.first_words(tokens[at].form):
            found = self._walk(self._root[reading], tokens, at + 1, last)
            if found is not None and (best is None or found[0] > best[0]):
                best = (*found, reading)
        return best

    def _walk(self, node: dict[str, Any], tokens: Sequence[Token], at: int, end: int) -> tuple[int, V] | None:
        best: tuple[int, V] | None = (at, node[_END]) if _END in node else None
        quotes = 0
        for place in range(at, end) if best is None or len(node) > 1 else ():
            token = tokens[place]
            step = node.get(token.key or token.text)
            if step is None:
                if token.text not in QUOTE_MARKS or quotes == _MAX_QUOTES:
                    break
                quotes += 1
            elif token.tag in _PARTICLES:  # «فإن» is spelt like a name, and none
                break
            else:
                node, quotes = step, 0
                if _END in node:
                    best = (place + 1, node[_END])
        return best
