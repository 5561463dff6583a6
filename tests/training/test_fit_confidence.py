"""The fitting of confidence: what it learns from examples of our own, and that features stay what they were."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from claim_examples import EVENTS, Example, is_marked
from confidence_page import drawing
from fit_confidence import (
    KINDS,
    LEAST_SEEN,
    calibration_error,
    cross_validate,
    fit,
    hash_group,
    judge,
    matrix,
    vocabulary,
    weighted,
)

from riwaya.extract.claims import find_candidates
from riwaya.model import Document


def examples(features: tuple[str, ...], right: bool, times: int, weight: float = 1.0) -> list[Example]:
    """The same example several times."""
    return [Example(features, right, weight, "group") for _ in range(times)]


def test_features_seen_seldom_get_no_weight() -> None:
    seen = examples(("often",), True, LEAST_SEEN) + examples(("seldom",), True, LEAST_SEEN - 1)
    assert vocabulary(seen) == {"often": 0}


def test_a_feature_counts_once_an_example() -> None:
    seen = examples(("twice", "twice"), True, LEAST_SEEN - 1)
    assert vocabulary(seen) == {}


def test_the_matrix_marks_what_holds_and_ends_in_the_bias() -> None:
    values = matrix([Example(("b", "unknown"), True, 1.0, "g")], {"a": 0, "b": 1})
    assert values.tolist() == [[0.0, 1.0, 1.0]]


def test_what_parts_right_from_wrong_is_learnt() -> None:
    seen = examples(("report",), True, 60) + examples(("topic",), False, 60)
    names = vocabulary(seen)
    learnt = fit(seen, names)
    assert learnt[names["report"]] > 0 > learnt[names["topic"]]
    assert judge(seen[0], learnt, names) > 0.8
    assert judge(seen[-1], learnt, names) < 0.2


def test_without_telling_features_the_share_of_right_ones_is_learnt() -> None:
    seen = examples((), True, 30) + examples((), False, 10)
    assert judge(seen[0], fit(seen, {}), {}) == pytest.approx(0.75, abs=1e-3)


def test_weight_counts_as_repetition_does() -> None:
    once = examples(("a",), True, 4, weight=3.0) + examples(("b",), False, 4)
    often = examples(("a",), True, 12) + examples(("b",), False, 4)
    names = {"a": 0, "b": 1}
    assert np.allclose(fit(once, names), fit(often, names))


def test_the_order_of_examples_does_not_matter() -> None:
    seen = examples(("a",), True, 9) + examples(("a", "b"), False, 5) + examples(("b",), True, 4)
    names = vocabulary(seen)
    assert np.allclose(fit(seen, names), fit(seen[::-1], names))


def test_folds_are_the_same_from_run_to_run() -> None:
    assert hash_group("ab") == ord("a") + 2 * ord("b")
    assert hash_group("ab") != hash_group("ba")


def test_a_marked_word_may_stand_with_its_clitics() -> None:
    claim = find_candidates(Document("case", "وهاجم مسلحون القرية."))[0].claim
    assert is_marked(claim, {"وهاجم"})
    assert is_marked(claim, {"هاجم"})
    assert not is_marked(claim, {"قصف"})


def test_the_kinds_of_events_share_no_act() -> None:
    assert not EVENTS["assault"] & EVENTS["protest"]


def test_each_kind_takes_the_examples_as_heavy_as_it_says() -> None:
    article = Example(("a",), True, 1.0, "one", "gold")
    sentence = Example(("a",), False, 0.5, "two", "assault difficult no")
    unknown = Example(("a",), False, 0.0, "two", "assault yes")
    assert weighted([article, sentence, unknown], KINDS["article"]) == [article]
    taken = weighted([article, sentence, unknown], KINDS["sentence"])
    assert [e.weight for e in taken] == [KINDS["sentence"].of_articles, 0.5]


def test_no_document_is_judged_by_what_was_learnt_from_it() -> None:
    """Each document's feature tells its label, and no other document has it: held out, it is worth nothing."""
    seen = [
        Example((f"only-{n}",), n % 2 == 0, 1.0, "x" * n, "gold")
        for n in range(1, 21)
        for _ in range(LEAST_SEEN)
    ]
    judged = cross_validate(seen, KINDS["article"])
    right = np.array([example.right for example in seen])
    assert abs(judged[right].mean() - judged[~right].mean()) < 0.2


def test_the_calibration_error_is_how_far_shares_lie_from_probabilities() -> None:
    assert calibration_error(np.array([0.25] * 4), np.array([1, 0, 0, 0])) == pytest.approx(0.0)
    assert calibration_error(np.array([0.95] * 4), np.array([1, 0, 0, 0])) == pytest.approx(0.7)


def test_the_picture_holds_a_line_for_each_kind() -> None:
    picture = drawing({"article": [(0.1, 0.5, 1.0), (0.5, 1.0, 0.5)], "sentence": [(0.5, 1.0, 0.0)]})
    assert picture.count("<polyline") == 2
    assert picture.count("</svg>") == 1
