"""Trains the model that chooses among the cuts of a word: a softmax over its cuts, fitted with all words at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import numpy as np
from treebanks import GoldWord

from riwaya.arabic.characters import fold, strip_marks
from riwaya.arabic.clitics import Cut, Kind, cut_features, cuts, stem, word_features
from riwaya.arabic.segmenter import Segmenter

Array = np.ndarray


def gather(words: Iterable[GoldWord]) -> dict[str, Counter[Cut]]:
    """How often each written word was cut in which way."""
    types: dict[str, Counter[Cut]] = defaultdict(Counter)
    for word in words:
        for cut in word.cuts:
            types[strip_marks(word.text)][cut] += 1
    return types


def train_segmenter(words: Iterable[GoldWord], l2: float = 0.3, rounds: int = 200) -> Segmenter:
    """Fits the weights; a word's own host is not counted among the known ones when it is learnt from."""
    types = gather(words)
    owners: dict[str, set[str]] = defaultdict(set)
    families: dict[str, set[str]] = defaultdict(set)
    for word, found in types.items():
        cut = found.most_common(1)[0][0]
        owners[fold(word[cut.start : cut.end])].add(word)
        families[stem(fold(word[cut.start : cut.end]))].add(word)

    index: dict[str, int] = {}
    flat: list[int] = []
    sizes: list[int] = []
    groups: list[int] = []
    target: list[float] = []
    weight: list[float] = []
    for word, found in types.items():
        options = cuts(word)
        if len(options) < 2:
            continue
        around = word_features(word)
        total = sum(found.values())
        for cut in options:
            host = word[cut.start : cut.end]
            known = min(2, len(owners.get(fold(host), set()) - {word}))
            kin = min(2, len(families.get(stem(fold(host)), set()) - {word}))
            features = [index.setdefault(f, len(index)) for f in cut_features(word, around, cut, known, kin)]
            flat += features
            sizes.append(len(features))
            target.append(found[cut] / total)
        groups.append(len(options))
        weight.append(1.0 + np.log(total))
    values = fit(
        np.array(flat),
        np.array(sizes),
        np.array(groups),
        np.array(target),
        np.array(weight),
        (len(index), l2, rounds),
    )
    scale = np.abs(values).max() / 127
    weights = {name: step for name, at in index.items() if (step := int(np.rint(values[at] / scale)))}
    hosts = {host: min(2, len(of)) for host, of in owners.items()}
    stems = {name: min(2, len(of)) for name, of in families.items()}
    return _with_exceptions(Segmenter(weights, hosts, stems, {}), types)


def _with_exceptions(segmenter: Segmenter, types: dict[str, Counter[Cut]]) -> Segmenter:
    """Adds the words that the weights would cut otherwise than the corpora do."""
    decided = {}
    for word, found in types.items():
        if segmenter.best(word, cuts(word)) not in found:
            decided[word] = Kind.by(found.most_common(1)[0][0])
    return segmenter._replace(decided=decided)


def with_usual_words(segmenter: Segmenter, words: Iterable[str]) -> Segmenter:
    """Adds the cuts of words that are met often: nothing changes but the time it takes to cut them."""
    usual = {word: Kind.by(segmenter.cut(word)) for word in words if len(cuts(word)) > 1}
    return segmenter._replace(decided=usual | segmenter.decided)


def fit(
    flat: Array, sizes: Array, groups: Array, target: Array, weight: Array, size: tuple[int, float, int]
) -> Array:
    """Weights of a softmax over groups of options by Adam on the whole set; `size`: features, L2, rounds."""
    count, l2, rounds = size
    option_starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group_starts = np.concatenate([[0], np.cumsum(groups)[:-1]])
    option_weight = np.repeat(weight, groups)
    values = np.zeros(count)
    mean, spread = np.zeros(count), np.zeros(count)
    for step in range(1, rounds + 1):
        scores = np.add.reduceat(values[flat], option_starts)
        scores -= np.repeat(np.maximum.reduceat(scores, group_starts), groups)
        chances = np.exp(scores)
        chances /= np.repeat(np.add.reduceat(chances, group_starts), groups)
        error = (chances - target) * option_weight
        slope = np.bincount(flat, weights=np.repeat(error, sizes), minlength=count) + l2 * values
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.1 * (1 - step / (rounds + 1))
        values -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return values


def accuracy(
    segmenter: Segmenter, words: Iterable[GoldWord], same: Callable[[Cut, Cut], bool] | None = None
) -> float:
    """The share of words with a gold cut that are cut right."""
    right = total = 0
    for word in words:
        if word.cuts:
            chosen = segmenter.cut(strip_marks(word.text))
            right += any(chosen == gold or (same is not None and same(chosen, gold)) for gold in word.cuts)
            total += 1
    return right / total
