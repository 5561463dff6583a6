"""Words met so far, each judged once: its cut, and what it speaks for as a word and as a neighbour of words.

Judging a word costs some fifty microseconds, looking it up a tenth of one: news repeats its words.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.analysis import WordForm
from riwaya.arabic.characters import strip_marks
from riwaya.arabic.clitics import Cut
from riwaya.arabic.features import (
    BORDER,
    Host,
    agreement_class,
    host_of,
    is_arabic,
    neighbour_features,
    other_class,
    other_features,
    tag_features,
    trait_features,
)
from riwaya.arabic.segmenter import Segmenter
from riwaya.arabic.weights import Matrix, Weights, load
from riwaya.arabic.wordforms import plain_form, word_form

Numbers = NDArray[np.intp]
Reading = tuple[WordForm, str, str, str]
"""A word's form, tag, gender and number."""

_CAPACITY = 50_000
"""Words kept; a vocabulary that has more is left for a new one. At about 1 kB a word it stays under 60 MB."""
_NEVER = -1e3
TRAITS = (
    ("", ""),
    ("Masc", "Sing"),
    ("Fem", "Sing"),
    ("Masc", "Dual"),
    ("Fem", "Dual"),
    ("Masc", "Plur"),
    ("Fem", "Plur"),
)
TRAIT_GROUPS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "n", "PROPN": "n", "NUM": "n", "PRON": "p"}


class Judged(NamedTuple):
    """A word's cut and host (None when it is not Arabic), its rows in the tables, the tags it may bear."""

    cut: Cut | None
    host: Host | None
    own: list[int]
    near: list[int]
    agreement: int
    barred: Matrix


class Judge:
    """The trained tables, ready to judge words."""

    def __init__(self, weights: Weights) -> None:
        self.segmenter = Segmenter.of(weights)
        self.tags = weights.tags
        self.own_rows, self.own = weights.own.rows(), weights.own.values(above=1)
        self.near_rows, self.before, self.after = (
            weights.before.rows(),
            weights.before.values(above=1),
            weights.after.values(above=1),
        )
        self.transition = weights.transition.values()
        self.classes = {name: at for at, name in enumerate(weights.classes.split("\n"))}
        self.pairs = weights.pairs.values().reshape(len(self.classes), len(self.classes), len(self.tags))
        self.traits = dict(zip(weights.traits.rows(), weights.traits.values().tolist(), strict=True))
        self._barred = {
            name: np.array([0.0 if tag in allowed else _NEVER for tag in self.tags], dtype=np.float32)
            for name, allowed in {
                "number": {"NUM"},
                "punctuation": {"PUNCT"},
                "symbol": {"SYM"},
                "percent": {"PUNCT", "SYM"},
                "foreign": {"PROPN", "X", "NOUN"},
                "open": set(self.tags) - {"PUNCT", "SYM"} - weights.closed.keys(),
            }.items()
        }
        self._closed: dict[str, Matrix] = {}
        for tag, hosts in weights.closed.items():
            for host in hosts.split("\n"):
                mask = self._closed.setdefault(host, self._barred["open"].copy())
                mask[self.tags.index(tag)] = 0

    def judge(self, text: str) -> Judged:
        """The word's cut and rows; the empty text is the border of a sentence."""
        if not text:
            return self._judged(None, None, list(BORDER), list(BORDER), "", self._barred["open"])
        if is_arabic(text) and (word := strip_marks(text)):
            cut = self.segmenter.cut(word)
            host = host_of(text, word, cut)
            own, near, name = tag_features(host, cut), neighbour_features(host), agreement_class(host, cut)
            barred = self._closed.get(host.plain, self._barred["open"])
            return self._judged(cut, host, own, near, name, barred)
        names = other_features(text)
        return self._judged(None, None, names, names, other_class(text), self._barred_for(text, names[0]))

    def _judged(
        self, cut: Cut | None, host: Host | None, own: list[str], near: list[str], name: str, barred: Matrix
    ) -> Judged:
        own_rows = list(filter(None, map(self.own_rows.get, own)))
        near_rows = list(filter(None, map(self.near_rows.get, near)))
        return Judged(cut, host, own_rows, near_rows, self.classes.get(name, -1), barred)

    def _barred_for(self, text: str, kind: str) -> Matrix:
        """Zero for the tags that a word of its kind may bear, else next to never."""
        if kind == "!mark":
            if text in "%٪":
                return self._barred["percent"]
            return self._barred["punctuation" if unicodedata.category(text[0])[0] in "PLM" else "symbol"]
        return self._barred["number" if kind == "!number" else "foreign"]

    def reading(self, text: str, cut: Cut | None, host: Host | None, tag: str) -> Reading:
        """What the word is when it bears the tag."""
        if cut is None or host is None:
            return plain_form(text, tag), tag, "", ""
        group = TRAIT_GROUPS.get(tag)
        gender = number = ""
        if group:
            known = self.traits
            rows = filter(None, map(known.get, [group + name for name in trait_features(host)]))
            totals = list(map(sum, zip(*rows, strict=True)))
            gender, number = TRAITS[totals.index(max(totals))]
        return word_form(text, cut, tag, self.segmenter.hosts), tag, gender, number


class Vocabulary:
    """Words by number, with a row in each table for every word; word 0 is the border of a sentence."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []
        self._cuts: list[Cut | None] = []
        self._hosts: dict[int, Host | None] = {}
        self._readings: dict[int, Reading] = {}
        self._lock = Lock()
        width = len(judge.tags)
        self.own, self.before, self.after = (np.zeros((1024, width), dtype=np.float32) for _ in range(3))
        self.agreement = np.zeros(1024, dtype=np.intp)
        self._add([""])

    @property
    def full(self) -> bool:
        """Whether it has more words than it should keep."""
        return len(self._texts) > _CAPACITY

    def numbers(self, texts: Sequence[str]) -> list[int]:
        """The words' numbers; words not met before are judged."""
        known = self._numbers
        new = {text for text in texts if text not in known}
        if new:
            with self._lock:
                self._add([text for text in new if text not in known])
        return [known[text] for text in texts]

    def readings(self, numbers: Sequence[int], tags: Sequence[int]) -> list[Reading]:
        """What each word is with the tag of that number."""
        made = self._readings
        keys = [number * 32 + tag for number, tag in zip(numbers, tags, strict=True)]
        for new in set(keys):
            if new in made:
                continue
            number, tag = divmod(new, 32)
            made[new] = self._reading(number, self.judge.tags[tag])
        return [made[at] for at in keys]

    def _reading(self, number: int, tag: str) -> Reading:
        text, cut = self._texts[number], self._cuts[number]
        host = self._hosts.pop(number, None)  # kept from judging to the first reading only: it is large
        if host is None and cut is not None:
            host = host_of(text, strip_marks(text), cut)
        return self.judge.reading(text, cut, host, tag)

    def _add(self, texts: list[str]) -> None:
        if not texts:
            return
        judged = [self.judge.judge(text) for text in texts]
        first = len(self._texts)
        last = first + len(texts)
        self._grow(last)
        barred = np.array([one.barred for one in judged])
        self.own[first:last] = _sums(self.judge.own, [one.own for one in judged]) + barred
        self.before[first:last] = _sums(self.judge.before, [one.near for one in judged])
        self.after[first:last] = _sums(self.judge.after, [one.near for one in judged])
        self.agreement[first:last] = [one.agreement for one in judged]
        self._texts += texts
        self._cuts += [one.cut for one in judged]
        self._hosts.update((first + at, one.host) for at, one in enumerate(judged))
        self._numbers.update(zip(texts, range(first, last), strict=True))

    def _grow(self, size: int) -> None:
        if size <= len(self.own):
            return
        more = max(size, 2 * len(self.own)) - len(self.own)
        self.own, self.before, self.after = (
            np.concatenate([table, np.zeros((more, table.shape[1]), dtype=np.float32)])
            for table in (self.own, self.before, self.after)
        )
        self.agreement = np.concatenate([self.agreement, np.zeros(more, dtype=np.intp)])


def _sums(table: Matrix, rows: list[list[int]]) -> Matrix:
    """For each list of rows, their sum."""
    flat = np.array(
        [row for one in rows for row in (0, *one)], dtype=np.intp
    )  # row 0 is zero: no list is empty
    sizes = np.array([len(one) + 1 for one in rows])
    return np.asarray(np.add.reduceat(table[flat], np.cumsum(sizes) - sizes, axis=0), dtype=np.float32)


@cache
def shipped_judge() -> Judge:
    """The judge with the weights that ship."""
    return Judge(load())
