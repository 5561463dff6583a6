"""Trains the tagger: a linear-chain conditional random field, some of whose words are only partly labelled.

The likelihood is that of the tags allowed (one for most words; for WikiNews, whose tags are coarser, all universal
tags that its tag may stand for), summed over by the same forward-backward pass under a mask.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from treebanks import UNKNOWN, Corpus

from riwaya.arabic.characters import strip_marks
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
)
from riwaya.arabic.segmenter import Segmenter

Array = np.ndarray
_NEVER = -1e4
_L2_SHARE = {3: 0.2}


class Incidence:
    """Which rows (word types, or places) have which features; sums weights over features and errors over rows."""

    def __init__(self, flat: Array, ends: Array, features: int) -> None:
        ones = np.ones(len(flat), dtype=np.float32)
        self._by_row = csr_matrix((ones, flat, ends), shape=(len(ends) - 1, features))
        self._by_feature = self._by_row.T.tocsr()

    @classmethod
    def of_lists(cls, rows: Sequence[Sequence[int]], features: int) -> "Incidence":
        """Rows with any number of features each."""
        flat = np.array([feature for row in rows for feature in row], dtype=np.int64)
        return cls(flat, np.cumsum([0, *map(len, rows)]), features)

    @classmethod
    def of_places(cls, numbers: Array, features: int) -> "Incidence":
        """Rows with one feature each."""
        return cls(numbers.reshape(-1), np.arange(numbers.size + 1), features)

    def total(self, weights: Array) -> Array:
        """Per row, the sum of its features' weights."""
        return np.asarray(self._by_row @ weights)

    def spread(self, errors: Array) -> Array:
        """Per feature, the sum of its rows' errors."""
        return np.asarray(self._by_feature @ errors)


class Index:
    """Feature names to rows of a weight matrix; rare ones are left out."""

    def __init__(self, lists: Sequence[Sequence[str]], least: int) -> None:
        counts = Counter(name for names in lists for name in names)
        kept = [name for name, count in counts.items() if count >= least]
        self.rows = {name: at for at, name in enumerate(kept)}
        self.lists = [[self.rows[name] for name in names if name in self.rows] for names in lists]


@dataclass
class Tagger:
    """Weights by feature name for a word itself, as the one before and as the one after, and between tags."""

    tags: tuple[str, ...]
    own: dict[str, Array]
    before: dict[str, Array]
    after: dict[str, Array]
    transition: Array
    classes: dict[str, int]
    pairs: Array


@dataclass
class Batch:
    """Sentences padded to rectangles: type ids (0 the border), allowed tags as 0 or `_NEVER`, weights, lengths."""

    ids: Array
    mask: Array
    weight: Array
    lengths: Array

    def sides(self) -> tuple[Array, Array, Array]:
        """The ids of the words themselves, before them and after them."""
        return self.ids[:, 1:-1], self.ids[:, :-2], self.ids[:, 2:]


def train_tagger(
    corpora: Sequence[tuple[Corpus, float]],
    segmenter: Segmenter,
    signs: Signs,
    tags: tuple[str, ...],
    l2: float = 0.9,
    rounds: int = 90,
) -> Tagger:
    """Fits the field on corpora, each with its weight."""
    types, batches = _batches(corpora, tags)
    own_lists, near_lists, class_names = _feature_lists(list(types), segmenter, signs)
    classes = {name: at for at, name in enumerate(dict.fromkeys(class_names))}
    classes = {name: at for at, name in enumerate([name for name in classes if name != "?"] + ["?"])}
    class_of = np.array([classes[name] for name in class_names])
    own, near = Index(own_lists, 2), Index(near_lists, 2)
    own_of = Incidence.of_lists(own.lists, len(own.rows))
    near_of = Incidence.of_lists(near.lists, len(near.rows))
    count = len(tags)
    shapes = [
        (len(own.rows), count),
        (len(near.rows), count),
        (len(near.rows), count),
        (count + 1, count + 1),
        (len(classes), len(classes), count),
    ]
    values = [np.zeros(shape, dtype=np.float32) for shape in shapes]
    means, spreads = ([np.zeros_like(value) for value in values] for _ in range(2))
    for step in range(1, rounds + 1):
        slopes = _slopes(values, (own_of, near_of, class_of), batches)
        rate = 0.15 * (1 - step / (rounds + 1))
        for at, slope in enumerate(slopes):
            full = slope + l2 * values[at] * _L2_SHARE.get(at, 1.0)
            means[at] = 0.9 * means[at] + 0.1 * full
            spreads[at] = 0.99 * spreads[at] + 0.01 * full**2
            values[at] -= (
                rate * (means[at] / (1 - 0.9**step)) / (np.sqrt(spreads[at] / (1 - 0.99**step)) + 1e-8)
            )
    named = [
        dict(zip(index.rows, value, strict=True))
        for index, value in zip((own, near, near), values, strict=False)
    ]
    return Tagger(tags, named[0], named[1], named[2], values[3], classes, values[4])


def _batches(
    corpora: Sequence[tuple[Corpus, float]], tags: tuple[str, ...]
) -> tuple[dict[str, int], list[Batch]]:
    types: dict[str, int] = {"": 0}
    numbers = {tag: at for at, tag in enumerate(tags)}
    sentences = [
        (
            [types.setdefault(word.text, len(types)) for word in sentence],
            [[numbers[tag] for tag in word.tags if tag in numbers] for word in sentence],
            weight,
        )
        for corpus, weight in corpora
        for sentence in corpus
    ]
    sentences.sort(key=lambda sentence: len(sentence[0]))
    return types, [_batch(sentences[at : at + 200], len(tags)) for at in range(0, len(sentences), 200)]


def _batch(sentences: list[tuple[list[int], list[list[int]], float]], count: int) -> Batch:
    longest = len(sentences[-1][0])
    ids = np.zeros((len(sentences), longest + 2), dtype=np.int64)
    mask = np.zeros((len(sentences), longest, count))
    for row, (words, allowed, _) in enumerate(sentences):
        ids[row, 1 : len(words) + 1] = words
        for at, choice in enumerate(allowed):
            if choice:
                mask[row, at] = _NEVER
                mask[row, at, choice] = 0
    weight = np.array([sentence[2] for sentence in sentences])
    return Batch(ids, mask, weight, np.array([len(sentence[0]) for sentence in sentences]))


def _feature_lists(
    types: list[str], segmenter: Segmenter, signs: Signs
) -> tuple[list[list[str]], list[list[str]], list[str]]:
    own, near, classes = [], [], []
    for text in types:
        if not text:
            own.append(list(BORDER))
            near.append(list(BORDER))
            classes.append("")
        elif text == UNKNOWN.text:
            own.append([])
            near.append([])
            classes.append("?")
        elif is_arabic(text):
            word = strip_marks(text)
            cut = segmenter.cut(word)
            host = host_of(text, word, cut)
            known = [f"={row}" for row in signs.of(host.written, cut)]
            own.append(known + tag_features(host, cut))
            near.append(known + neighbour_features(host))
            classes.append(agreement_class(host.written, cut, tanwin=host.tanwin))
        else:
            own.append(other_features(text))
            near.append(own[-1])
            classes.append(other_class(text))
    return own, near, classes


def _slopes(values: list[Array], of: tuple[Incidence, Incidence, Array], batches: list[Batch]) -> list[Array]:
    own, before, after, transition, pairs = values
    own_of, near_of, class_of = of
    pair_errors = np.zeros((len(pairs) ** 2, pairs.shape[2]), dtype=np.float32)
    tables = own_of.total(own), near_of.total(before), near_of.total(after)
    errors = [np.zeros_like(table) for table in tables]
    step = np.zeros_like(transition)
    for batch in batches:
        sides = batch.sides()
        left, right = class_of[sides[1]], class_of[sides[0]]
        emission = pairs[left, right] + sum(table[ids] for table, ids in zip(tables, sides, strict=True))
        free, free_pairs = _expectations(emission, transition, batch.lengths, batch.weight)
        held, held_pairs = _expectations(emission + batch.mask, transition, batch.lengths, batch.weight)
        error = (free - held).reshape(-1, free.shape[2])
        for at, ids in enumerate(sides):
            errors[at] += Incidence.of_places(ids, len(tables[at])).spread(error)
        numbers = left * len(pairs) + right
        pair_errors += Incidence.of_places(numbers, len(pair_errors)).spread(error)
        step += free_pairs - held_pairs
    pair_errors = pair_errors.reshape(pairs.shape)
    pair_errors[-1], pair_errors[:, -1] = 0, 0  # the class "?" stands for those never seen
    return [own_of.spread(errors[0]), near_of.spread(errors[1]), near_of.spread(errors[2]), step, pair_errors]


def _expectations(emission: Array, transition: Array, lengths: Array, weight: Array) -> tuple[Array, Array]:
    """Chances of each tag at each place, and expected counts of tag pairs (last row and column: the border)."""
    rows, longest, count = emission.shape
    inner = np.exp(transition[:count, :count])
    scale = emission.max(axis=2, keepdims=True)
    potential = np.exp(emission - scale)
    live = np.arange(longest)[None, :] < lengths[:, None]
    forward, backward = np.zeros_like(emission), np.zeros_like(emission)
    last = np.exp(transition[:count, count])
    current = potential[:, 0] * np.exp(transition[count, :count])
    forward[:, 0] = current / current.sum(axis=1, keepdims=True)
    for at in range(1, longest):
        current = (forward[:, at - 1] @ inner) * potential[:, at]
        forward[:, at] = current / current.sum(axis=1, keepdims=True)
    ending = np.broadcast_to(last / last.sum(), (rows, count))
    backward[:, longest - 1] = ending
    for at in range(longest - 2, -1, -1):
        current = (backward[:, at + 1] * potential[:, at + 1]) @ inner.T
        current /= current.sum(axis=1, keepdims=True)
        backward[:, at] = np.where((at + 1 < lengths)[:, None], current, ending)
    chances = forward * backward
    chances /= chances.sum(axis=2, keepdims=True)
    chances *= live[:, :, None] * weight[:, None, None]
    pairs = np.zeros_like(transition)
    ahead = potential[:, 1:] * backward[:, 1:]
    norm = np.einsum("bti,ij,btj->bt", forward[:, :-1], inner, ahead, optimize=True)
    share = np.where(live[:, 1:], weight[:, None] / np.maximum(norm, 1e-300), 0.0)
    left = (forward[:, :-1] * share[:, :, None]).reshape(-1, count)
    pairs[:count, :count] = (left.T @ ahead.reshape(-1, count)) * inner
    pairs[count, :count] = chances[:, 0].sum(axis=0)
    pairs[:count, count] = chances[np.arange(rows), lengths - 1].sum(axis=0)
    return chances, pairs
