"""Trains the weights that tell a host's gender and number from its letters, for verbs, nouns and pronouns apart."""

from collections import Counter, defaultdict

import numpy as np
from fit_segmenter import fit
from treebanks import Corpus

from riwaya.arabic.characters import strip_marks
from riwaya.arabic.features import host_of, trait_features
from riwaya.arabic.vocabulary import TRAIT_GROUPS, TRAITS
from riwaya.arabic.weights import Matrix


def train_traits(corpus: Corpus, l2: float = 0.5, rounds: int = 120) -> tuple[list[str], Matrix]:
    """Feature names and their weights: for each group of tags, a column for each of `TRAITS`."""
    found: dict[tuple[tuple[int, str], ...], Counter[int]] = defaultdict(Counter)
    for sentence in corpus:
        for word in sentence:
            group = TRAIT_GROUPS.get(word.tags[0])
            if group is not None and word.cuts:
                cut = word.cuts[0]
                host = host_of(word.text, strip_marks(word.text), cut)
                names = tuple((group, name) for name in trait_features(host))
                found[names][TRAITS.index(_traits(word.gender, word.number))] += 1
    index: dict[tuple[int, str], int] = {}
    for names in found:
        for name in names:
            index.setdefault(name, len(index))
    width = len(TRAITS)
    flat, target, weight = [], [], []
    for names, counts in found.items():
        total = sum(counts.values())
        weight.append(1.0 + float(np.log(total)))
        for column in range(width):
            flat += [index[name] * width + column for name in names]
            target.append(counts[column] / total)
    sizes = np.repeat([len(names) for names in found], width)
    groups = np.full(len(found), width)
    shape = (len(index) * width, l2, rounds)
    values = fit(np.array(flat), sizes, groups, np.array(target), np.array(weight), shape)
    return _side_by_side(index, values.reshape(-1, width))


def _side_by_side(index: dict[tuple[int, str], int], values: Matrix) -> tuple[list[str], Matrix]:
    """One row a feature, the groups' columns one after the other."""
    width = len(TRAITS)
    rows = {name: at for at, name in enumerate(dict.fromkeys(name for _, name in index))}
    table = np.zeros((len(rows), width * (1 + max(TRAIT_GROUPS.values()))))
    for (group, name), at in index.items():
        table[rows[name], group * width : (group + 1) * width] = values[at]
    return list(rows), table


def _traits(gender: str, number: str) -> tuple[str, str]:
    return (gender or "Masc", number or "Sing") if gender or number else ("", "")
