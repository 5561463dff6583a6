"""Fit the weights by which claims are judged, on the gold articles and sentences beside the checkout.

    python training/fit_confidence.py [--data ../shared/data] [--folds 5]

A possible claim is right where its word is a gold trigger (articles), or where annotators marked it in a sentence that
they call an event (sentences); wrong in sentences that they call none. Prints cross-validated figures, by document, and
writes `src/riwaya/lexicon/confidence.toml`. Only weights are written, no text.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from riwaya.extract.claims import find_candidates
from riwaya.extract.confidence import CONTROL, JUDGED_ALONE
from riwaya.model import Claim, Document
from riwaya.read import read_many

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "riwaya" / "lexicon" / "confidence.toml"
RIDGE = 4.0
"""Strength of the penalty on large weights: the best of 0.5, 1, 2, 4, 8 by cross-validated log loss."""
LEAST_SEEN = 3
ARTICLE_WEIGHT = 3.0
"""An article's claim counts as much as three of the sentences', of which there are ten times as many."""
DOUBTFUL_WEIGHT = 0.5
EVENTS = {
    "assault": (JUDGED_ALONE | CONTROL) - {"protest", "riot"},
    "protest": frozenset({"protest", "riot"}),
}


class Example(NamedTuple):
    """One possible claim: its features, whether it is one, its weight, and what it came from."""

    features: tuple[str, ...]
    right: bool
    weight: float
    group: str
    label: str = ""


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    examples = (
        articles(arguments.data) + sentences(arguments.data, "assault") + sentences(arguments.data, "protest")
    )
    names = vocabulary(examples)
    folds = [hash_group(example.group) % arguments.folds for example in examples]
    judged = np.zeros(len(examples))
    for fold in range(arguments.folds):
        learnt = fit([e for e, f in zip(examples, folds, strict=True) if f != fold], names)
        for number, example in enumerate(examples):
            if folds[number] == fold:
                judged[number] = judge(example, learnt, names)
    report(examples, judged)
    totals = {
        event: sum(row["label"] == "yes" for row in rows(arguments.data / "events" / f"{event}_dev.jsonl"))
        for event in EVENTS
    }
    report_sentences(examples, judged, totals)
    write(fit(examples, names), names)


def hash_group(group: str) -> int:
    """A stable number for a document, so that folds do not change from run to run."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(group))


def documents(path: Path) -> dict[str, Document]:
    """The documents of a JSON lines file by id."""
    return {document.id: document for document in read_many(path) if isinstance(document, Document)}


def rows(path: Path) -> list[dict]:
    """The gold of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def articles(data: Path) -> list[Example]:
    """Possible claims of the gold articles."""
    path = data / "documents" / "gold_dev.jsonl"
    texts = documents(path)
    examples = []
    for row in rows(path):
        spans = [tuple(gold["trigger_span"]) for gold in row["claims"]]
        for claim, features in find_candidates(texts[row["id"]]):
            quote = claim.act.quote
            right = any(quote.start < end and start < quote.end for start, end in spans)
            examples.append(Example(features, right, ARTICLE_WEIGHT, row["id"]))
    return examples


def sentences(data: Path, event: str) -> list[Example]:
    """Possible claims of the sentences of one kind of event; those that annotators left open are passed over."""
    path = data / "events" / f"{event}_dev.jsonl"
    texts = documents(path)
    examples = []
    for row in rows(path):
        if row["label"] == "ambiguous":
            continue
        marked = {word.strip("«»“”\"'()،؛.:؟!-") for span in row["spans"] for word in span["verb"]}
        for claim, features in find_candidates(texts[row["id"]]):
            if (
                claim.act.value not in EVENTS[event]
                or claim.polarity != "positive"
                or claim.modality != "actual"
            ):
                continue
            if claim.act.value in CONTROL and "plain" in features:
                continue
            label = f"{event} {row['label']}"
            if row["label"] != "yes":
                weight = 1.0 if row["label"] == "easy no" else DOUBTFUL_WEIGHT
                examples.append(Example(features, right=False, weight=weight, group=row["id"], label=label))
            elif is_marked(claim, marked) or not marked:
                examples.append(Example(features, right=True, weight=1.0, group=row["id"], label=label))
    return examples


def is_marked(claim: Claim, marked: set[str]) -> bool:
    """Whether annotators chose the claim's word."""
    words = claim.act.quote.exact.split()
    return any(
        word == other or (len(word) > 2 and other.endswith(word)) for word in words for other in marked
    )


def vocabulary(examples: list[Example]) -> dict[str, int]:
    """The features seen often enough, numbered."""
    seen = Counter(name for example in examples for name in set(example.features))
    return {
        name: number
        for number, name in enumerate(sorted(n for n, times in seen.items() if times >= LEAST_SEEN))
    }


def matrix(examples: list[Example], names: dict[str, int]) -> np.ndarray:
    """Shape (examples, features + 1): 1 where a feature holds; the last column is the bias."""
    values = np.zeros((len(examples), len(names) + 1))
    values[:, -1] = 1
    for number, example in enumerate(examples):
        for name in example.features:
            if name in names:
                values[number, names[name]] = 1
    return values


def fit(examples: list[Example], names: dict[str, int]) -> np.ndarray:
    """Weights (features + 1) of the ridge-penalised logistic regression, by Newton's method."""
    values = matrix(examples, names)
    right = np.array([example.right for example in examples], dtype=float)
    weight = np.array([example.weight for example in examples])
    learnt = np.zeros(values.shape[1])
    ridge = np.full(values.shape[1], RIDGE)
    ridge[-1] = 1e-6
    for _ in range(12):
        chance = 1 / (1 + np.exp(-values @ learnt))
        slope = values.T @ (weight * (chance - right)) + ridge * learnt
        curve = (values * (weight * chance * (1 - chance))[:, None]).T @ values + np.diag(ridge)
        learnt = learnt - np.linalg.solve(curve, slope)
    return learnt


def judge(example: Example, learnt: np.ndarray, names: dict[str, int]) -> float:
    """The probability that the example is a claim."""
    total = learnt[-1] + sum(learnt[names[name]] for name in example.features if name in names)
    return float(1 / (1 + np.exp(-total)))


def report(examples: list[Example], judged: np.ndarray) -> None:
    """Print how well the held-out judgements part right from wrong, and how calibrated they are."""
    right = np.array([example.right for example in examples])
    article = np.array([example.weight == ARTICLE_WEIGHT for example in examples])
    for title, chosen in (("articles", article), ("sentences", ~article)):
        print(title, "candidates", chosen.sum(), "right", right[chosen].sum())
        for least in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            kept = chosen & (judged >= least)
            hits = (kept & right).sum()
            print(
                f"  at {least}: precision {hits / max(1, kept.sum()):.3f} recall {hits / right[chosen].sum():.3f}"
            )
        edges = np.clip((judged[chosen] * 10).astype(int), 0, 9)
        error = sum(
            abs(judged[chosen][edges == k].mean() - right[chosen][edges == k].mean()) * (edges == k).mean()
            for k in range(10)
            if (edges == k).any()
        )
        print(f"  expected calibration error {error:.3f}")


def report_sentences(examples: list[Example], judged: np.ndarray, totals: dict[str, int]) -> None:
    """Print sentence by sentence figures, as the score for events counts them, at several thresholds."""
    for event in EVENTS:
        best: dict[tuple[str, str], float] = {}
        for example, chance in zip(examples, judged, strict=True):
            if example.label.startswith(event):
                key = (example.group, example.label)
                best[key] = max(best.get(key, 0.0), float(chance))
        for least in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
            kept = Counter(label for (_, label), chance in best.items() if chance >= least)
            yes, easy, hard = (kept[f"{event} {label}"] for label in ("yes", "easy no", "difficult no"))
            recall = yes / totals[event]
            easy_precision, all_precision = yes / max(1, yes + easy), yes / max(1, yes + easy + hard)
            scores = [2 * p * recall / max(1e-9, p + recall) for p in (easy_precision, all_precision)]
            print(
                f"{event} at {least}: recall {recall:.3f}, F1 against easy {scores[0]:.3f}, against all {scores[1]:.3f}"
            )


def write(learnt: np.ndarray, names: dict[str, int]) -> None:
    """Write the weights, largest first within their family of features."""
    lines = [
        "# By what a word counts as a claim: written by training/fit_confidence.py, a weight for each feature of",
        "# riwaya/extract/confidence.py. A sum above 0 speaks for a claim, below 0 against one.",
        f"bias = {learnt[-1]:.3f}",
        "# The threshold is the best for the sentences on held-out documents, as that script prints.",
        f"threshold = {THRESHOLD}",
        "# For a short sentence's first verb, by hand: plain one-line news is kept, at .02 of the sentences' F1.",
        f"short_threshold = {SHORT_THRESHOLD}",
        "",
        "[weights]",
    ]
    lines += [
        f"{json.dumps(name, ensure_ascii=False)} = {learnt[number]:.3f}" for name, number in names.items()
    ]
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(names)} weights to {OUTPUT.relative_to(ROOT)}", file=sys.stderr)


THRESHOLD = 0.3
SHORT_THRESHOLD = 0.15

if __name__ == "__main__":
    main()
