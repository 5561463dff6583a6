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
    has_tanwin,
    is_arabic,
    other_class,
    other_features,
)
from riwaya.arabic.hosts import Hosts
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
    """Words' cuts (None when not Arabic), agreement classes and masks, and rows of features (0: none) in the tables."""

    cuts: list[Cut | None]
    agreement: list[int]
    masks: list[int]
    own: Numbers
    near: Numbers
    traits: Numbers


class Judge:
    """The trained tables, ready to judge words."""

    def __init__(self, weights: Weights) -> None:
        self.segmenter = Segmenter.of(weights)
        self.tags = weights.tags
        self.own_rows, self.own = weights.own.index(), weights.own.values(above=1)
        self.near_rows, self.before, self.after = (
            weights.before.index(),
            weights.before.values(above=1),
            weights.after.values(above=1),
        )
        self.transition = weights.transition.values()
        self.classes = {name: at for at, name in enumerate(weights.classes.split("\n"))}
        self.pairs = weights.pairs.values().reshape(len(self.classes), len(self.classes), len(self.tags))
        self.trait_rows, self.traits = weights.traits.index(), weights.traits.values(above=1)
        self.signs = Signs.load(weights.signs.index(), weights.signs.cells, weights.signs.columns)
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

    def judge(self, texts: Sequence[str]) -> list[tuple[list[int], Judged]]:
        """What is known of words, Arabic ones apart from others, with the indices of each among the texts.

        The empty text is the border of a sentence.
        """
        words = [strip_marks(text) if is_arabic(text) else "" for text in texts]
        arabic = [at for at, word in enumerate(words) if word]
        others = [at for at, word in enumerate(words) if not word]
        found = []
        if arabic:
            found.append((arabic, self._arabic([texts[at] for at in arabic], [words[at] for at in arabic])))
        if others:
            found.append((others, self._others([texts[at] for at in others])))
        return found

    def _arabic(self, texts: list[str], words: list[str]) -> Judged:
        """Of Arabic words, as written and without marks."""
        cuts = [self.segmenter.cut(word) for word in words]
        tanwin = [has_tanwin(text, word) for text, word in zip(texts, words, strict=True)]
        hosts = Hosts.of(words, cuts, tanwin)
        names, classes, usual = hosts.names(), self.classes, self._masks["open"]
        signs = self.signs.table(hosts.written, names.hosts, cuts)
        return Judged(
            list(cuts),
            [
                classes.get(agreement_class(host, cut, tanwin=marked), -1)
                for host, cut, marked in zip(hosts.written, cuts, tanwin, strict=True)
            ],
            [self._closed.get(host, usual) for host in hosts.plain],
            np.concatenate([signs, self.own_rows.find(names.own).T], axis=1),
            np.concatenate([signs, self.near_rows.find(names.near).T], axis=1),
            self.trait_rows.find(names.traits).T,
        )

    def _others(self, texts: list[str]) -> Judged:
        """Of numbers, marks, words in other letters and borders."""
        names = [other_features(text) if text else list(BORDER) for text in texts]
        own, near = self.own_rows.rows_of_names(names), self.near_rows.rows_of_names(names)
        return Judged(
            [None] * len(texts),
            [self.classes.get(other_class(text) if text else "", -1) for text in texts],
            [
                self._masks[_kind(text, of[0]) if text else "open"]
                for text, of in zip(texts, names, strict=True)
            ],
            own,
            near,
            np.zeros((len(texts), 1), dtype=np.intp),
        )

    def best_traits(self, rows: Numbers) -> list[list[int]]:
        """For each word's rows of traits, the likeliest of `TRAITS` in each of the groups."""
        led = np.concatenate([np.zeros((len(rows), 1), dtype=np.intp), rows], axis=1)
        totals = _pairwise_sums(self.traits, led).reshape(len(rows), -1, len(TRAITS))
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
        new = set(texts).difference(known)
        if new:
            with self._lock:
                self._add([text for text in new if text not in known])
        return list(map(known.__getitem__, texts))

    def readings(self, numbers: Numbers, tags: Numbers, starts: Sequence[int]) -> list[Reading]:
        """What each word is with the tag of that number; `starts` are the indices of words that open sentences."""
        made, cuts = self._readings, self._cuts
        keys: list[int] = (numbers * 64 + tags).tolist()
        for at in starts:
            cut = cuts[keys[at] // 64]
            if cut is not None and cut.conjunction:
                keys[at] |= _OPENS
        for new in set(keys).difference(made):
            made[new] = self._reading(new // 64, self.judge.tags[new % 32], opens=bool(new & _OPENS))
        return list(map(made.__getitem__, keys))

    def _reading(self, number: int, tag: str, *, opens: bool) -> Reading:
        text, cut = self._texts[number], self._cuts[number]
        if cut is None:
            return plain_form(text, tag), tag, "", ""
        return self.judge.reading(text, cut, tag, self._traits[number], opens=opens)

    def _add(self, texts: list[str]) -> None:
        if not texts:
            return
        first = len(self._texts)
        last = first + len(texts)
        self._grow(last)
        cuts: list[Cut | None] = [None] * len(texts)
        traits: list[list[int]] = [[]] * len(texts)
        for places, judged in self.judge.judge(texts):
            self._fill(np.array(places) + first, judged)
            for at, cut, trait in zip(
                places, judged.cuts, self.judge.best_traits(judged.traits), strict=True
            ):
                cuts[at], traits[at] = cut, trait
        self._texts += texts
        self._cuts += cuts
        self._traits += traits
        self._numbers.update(zip(texts, range(first, last), strict=True))

    def _fill(self, rows: Numbers, judged: Judged) -> None:
        judge = self.judge
        self.own[rows] = _sums(judge.own, judged.own) + judge.masks[judged.masks]
        self.before[rows] = _sums(judge.before, judged.near)
        self.after[rows] = _sums(judge.after, judged.near)
        self.agreement[rows] = judged.agreement

    def _grow(self, size: int) -> None:
        if size <= len(self.own):
            return
        more = max(size, 2 * len(self.own)) - len(self.own)
        self.own, self.before, self.after = (
            np.concatenate([table, np.zeros((more, table.shape[1]), dtype=np.float32)])
            for table in (self.own, self.before, self.after)
        )
        self.agreement = np.concatenate([self.agreement, np.zeros(more, dtype=np.intp)])


def _sums(table: Matrix, rows: Numbers) -> Matrix:
    """For each word's rows, their sum; row 0 is zero."""
    return np.asarray(np.add.reduce(table[rows.T], axis=0))


def _pairwise_sums(table: Matrix, rows: Numbers) -> Matrix:
    """The same, rounded as pairs of rows add up: between equals the last bit decides, whatever else is in the batch."""
    kept = rows > 0
    kept[:, 0] = True
    sizes = kept.sum(axis=1)
    return np.asarray(np.add.reduceat(table[rows[kept]], np.cumsum(sizes) - sizes, axis=0))


@cache
def shipped_judge() -> Judge:
    """The judge with the weights that ship."""
    return Judge(load())
