"""The mean-field rounds: against a full search on small fields, and sentence by sentence."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.tagger import best_tags


def full_search(emission: np.ndarray, transition: np.ndarray) -> tuple[int, ...]:
    count = emission.shape[1]

    def score(tags: tuple[int, ...]) -> float:
        path = (count, *tags, count)
        steps = sum(transition[a, b] for a, b in pairwise(path))
        return float(steps + sum(emission[at, tag] for at, tag in enumerate(tags)))

    return max(product(range(count), repeat=len(emission)), key=score)


@given(st.integers(0, 10_000))
def test_clear_fields_are_solved_as_by_full_search(seed: int) -> None:
    random = np.random.default_rng(seed)
    emission = (6 * np.eye(3)[random.integers(0, 3, 5)]).astype(np.float32)
    transition = random.uniform(-1, 1, (4, 4)).astype(np.float32)
    found = best_tags(emission, np.array([0]), transition)
    assert tuple(found.tolist()) == full_search(emission, transition)


def test_the_tag_before_decides_an_open_word() -> None:
    emission = np.array([[5, 0], [0, 0]], dtype=np.float32)
    transition = np.array([[0, 2, 0], [0, 0, 0], [0, 0, 0]], dtype=np.float32)
    assert best_tags(emission, np.array([0]), transition).tolist() == [0, 1]


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 6))
def test_sentences_do_not_touch_each_other(seed: int, first: int, second: int) -> None:
    random = np.random.default_rng(seed)
    emission = random.normal(size=(first + second, 4)).astype(np.float32)
    transition = random.normal(size=(5, 5)).astype(np.float32)
    together = best_tags(emission, np.array([0, first]), transition).tolist()
    apart = [
        *best_tags(emission[:first], np.array([0]), transition).tolist(),
        *best_tags(emission[first:], np.array([0]), transition).tolist(),
    ]
    assert together == apart
