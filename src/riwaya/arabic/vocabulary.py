"""Words met so far, each judged once: its cut, and what it speaks for as a word and as a neighbour of words.

Judging a word costs some fifty microseconds, looking it up a tenth of one: news repeats its words.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.analysis import WordForm
from riwaya.arabic.characters import strip_marks
from riwaya.arabic.clitics import Cut
from riwaya.arabic.features import (
    BORDER,
    Signs,
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
from riwaya.arabic.wordforms import plain_form, resumed_form, word_form

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
TRAIT_GROUPS = {"VERB": 0, "AUX": 0, "NOUN": 1, "ADJ": 1, "PROPN": 1, "NUM": 1, "PRON": 2}


_KINDS = {
    "number": frozenset({"NUM"}),
    "punctuation": frozenset({"PUNCT"}),
    "symbol": frozenset({"SYM"}),
    "percent": frozenset({"PUNCT", "SYM"}),
    "foreign": frozenset({"PROPN", "X", "NOUN"}),
}
"""The tags that words of other kinds than Arabic ones may bear."""
_OPENS = 1 << 5
"""Set in a reading's key where a word with a conjunction opens its sentence."""


class Judged(NamedTuple):
    """A word's cut (None when it is not Arabic), its rows in the tables, the number of the mask of its tags."""

    cut: Cut | None
    own: list[int]
    near: list[int]
    traits: list[int]
    agreement: int
    mask: int


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
        self.trait_rows, self.traits = weights.traits.rows(), weights.traits.values(above=1)
        self.signs = Signs(weights.signs.numbers(), weights.signs.cells, weights.signs.columns)
        self.resumed = frozenset(weights.resumed.split("\n"))
        unmarked = frozenset(self.tags).difference({"PUNCT", "SYM"}, weights.closed)
        kinds = {**_KINDS, "open": unmarked}
        numbers = {tags: number for number, tags in enumerate(kinds.values())}
        self._masks = {kind: numbers[tags] for kind, tags in kinds.items()}
        tags_of: dict[str, frozenset[str]] = {}
        for tag, hosts in weights.closed.items():
            for host in hosts.split("\n"):
                tags_of[host] = tags_of.get(host, unmarked) | {tag}
        self._closed = {host: numbers.setdefault(tags, len(numbers)) for host, tags in tags_of.items()}
        self.masks = np.array(
            [[0 if tag in tags else _NEVER for tag in self.tags] for tags in numbers], np.float32
        )
        """By number, zero for the tags that a word may bear, else next to never."""

    def judge(self, text: str) -> Judged:
        """The word's cut and rows; the empty text is the border of a sentence."""
        if not text:
            return self._other(list(BORDER), "", "open")
        if not is_arabic(text) or not (word := strip_marks(text)):
            names = other_features(text)
            return self._other(names, other_class(text), _kind(text, names[0]))
        cut = self.segmenter.cut(word)
        host = host_of(text, word, cut)
        signs = self.signs.of(host)
        return Judged(
            cut,
            signs + known_rows(self.own_rows, tag_features(host, cut)),
            signs + known_rows(self.near_rows, neighbour_features(host)),
            known_rows(self.trait_rows, trait_features(host)),
            self.classes.get(agreement_class(host, cut), -1),
            self._closed.get(host.plain, self._masks["open"]),
        )

    def _other(self, names: list[str], agreement: str, kind: str) -> Judged:
        own, near = known_rows(self.own_rows, names), known_rows(self.near_rows, names)
        return Judged(None, own, near, [], self.classes.get(agreement, -1), self._masks[kind])

    def best_traits(self, rows: list[list[int]]) -> list[list[int]]:
        """For each list of trait rows, the likeliest of `TRAITS` in each of the groups."""
        totals = _sums(self.traits, rows).reshape(len(rows), -1, len(TRAITS))
        return cast("list[list[int]]", totals.argmax(axis=2).tolist())

    def reading(
        self, text: str, cut: Cut, tag: str, traits: Sequence[int], *, opens: bool = False
    ) -> Reading:
        """What an Arabic word is when it bears the tag; `opens` where it opens its sentence."""
        group = TRAIT_GROUPS.get(tag)
        gender, number = TRAITS[traits[group]] if group is not None else ("", "")
        form = word_form(text, cut, tag, self.segmenter.hosts)
        if cut.conjunction and (opens or cut.conjunction == "ف" or form.host in self.resumed):
            form = resumed_form(form)
        return form, tag, gender, number


def known_rows(rows: dict[str, int], names: list[str]) -> list[int]:
    """The rows of the names that have one."""
    return list(filter(None, map(rows.get, names)))


def _kind(text: str, feature: str) -> str:
    """The kind of a word that is not Arabic, by its first feature."""
    if feature != "!mark":
        return "number" if feature == "!number" else "foreign"
    if text in "%٪":
        return "percent"
    return "punctuation" if unicodedata.category(text[0])[0] in "PLM" else "symbol"


class Vocabulary:
    """Words by number, with a row in each table for every word; word 0 is the border of a sentence."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []
        self._cuts: list[Cut | None] = []
        self._readings: dict[int, Reading] = {}
        self._lock = Lock()
        width = len(judge.tags)
        self.own, self.before, self.after = (np.zeros((1024, width), dtype=np.float32) for _ in range(3))
        self.agreement = np.zeros(1024, dtype=np.intp)
        self._traits: list[list[int]] = []
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

    def readings(self, numbers: Sequence[int], tags: Sequence[int], starts: Sequence[int]) -> list[Reading]:
        """What each word is with the tag of that number; `starts` are the indices of words that open sentences."""
        made, cuts = self._readings, self._cuts
        keys = [number * 64 + tag for number, tag in zip(numbers, tags, strict=True)]
        for at in starts:
            cut = cuts[numbers[at]]
            if cut is not None and cut.conjunction:
                keys[at] |= _OPENS
        for new in set(keys):
            if new not in made:
                made[new] = self._reading(new // 64, self.judge.tags[new % 32], opens=bool(new & _OPENS))
        return [made[at] for at in keys]

    def _reading(self, number: int, tag: str, *, opens: bool) -> Reading:
        text, cut = self._texts[number], self._cuts[number]
        if cut is None:
            return plain_form(text, tag), tag, "", ""
        return self.judge.reading(text, cut, tag, self._traits[number], opens=opens)

    def _add(self, texts: list[str]) -> None:
        if not texts:
            return
        judge = self.judge
        judged = [judge.judge(text) for text in texts]
        first = len(self._texts)
        last = first + len(texts)
        self._grow(last)
        near = [one.near for one in judged]
        self.own[first:last] = _sums(judge.own, [one.own for one in judged])
        self.own[first:last] += judge.masks[[one.mask for one in judged]]
        self.before[first:last] = _sums(judge.before, near)
        self.after[first:last] = _sums(judge.after, near)
        self.agreement[first:last] = [one.agreement for one in judged]
        self._texts += texts
        self._cuts += [one.cut for one in judged]
        self._traits += judge.best_traits([one.traits for one in judged])
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
