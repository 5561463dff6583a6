"""Measure how often each rule for participants is right on the articles and sentences annotated for development.

    python training/measure_rules.py [--shared ../shared]

Of the claims whose word is a gold trigger, a participant is right where its words overlap one of the gold's in the same
role, as ../shared/evaluation/score_claims.py counts it. Prints a line for each rule: right, given, and the confidence
that `riwaya.extract.roles.CONFIDENCE` holds for it.
"""

import argparse
import importlib.util
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
from claim_examples import FRESH

from riwaya.extract import extract
from riwaya.model import Document
from riwaya.read import read_many

ROOT = Path(__file__).resolve().parents[1]
ROLES = ("actors", "targets", "places")
PRIOR_RIGHT, PRIOR_GIVEN = 8, 10
"""All rules together are right in eight cases of ten: what a rule seen seldom is drawn towards."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    right, given = measure(load_scorer(shared / "evaluation" / "score_claims.py"), shared)
    for rule, seen in given.most_common():
        print(f"{rule:18} {right[rule]:4} of {seen:4}  {confidence(right[rule], seen):.2f}")
    print(f"{'all':18} {right.total():4} of {given.total():4}", file=sys.stderr)


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module: it says what overlaps what."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(shared: Path, scorer: ModuleType) -> Iterator[tuple[Document, list[dict], tuple[int, int]]]:
    """Documents with their gold claims and the part that was annotated: gold articles, then fresh ones."""
    parts: dict[str, list[tuple[list[dict], tuple[int, int]]]] = {}
    for row in scorer.rows(shared / "data/documents/gold_dev.jsonl"):
        parts[row["id"]] = [(row["claims"], (0, sys.maxsize))]
    for path in FRESH:
        for row in scorer.rows(path):
            parts.setdefault(row["id"], []).append((row["claims"], (row["start"], row["end"])))
    for name in ("gold_dev", "pool_dev"):
        for document in read_many(shared / f"data/documents/{name}.jsonl"):
            if isinstance(document, Document):
                for claims, span in parts.pop(document.id, ()):
                    yield document, claims, span


def measure(scorer: ModuleType, shared: Path) -> tuple[Counter[str], Counter[str]]:
    """How many participants each rule got right, and how many it gave, in claims that the gold has."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for document, gold, (start, end) in annotated(shared, scorer):
        claims = json.loads(msgspec.json.encode(extract(document)))
        claims = [claim for claim in claims if start <= claim["act"]["quote"]["start"] < end]
        for found, wanted in scorer.match(claims, gold):
            if gold[wanted].get("optional") or "actors_spans" not in gold[wanted]:
                continue
            for role in ROLES:
                free = list(gold[wanted][role + "_spans"])
                for value in claims[found][role]:
                    rule = value["method"].partition(";")[0]
                    quote = scorer.span(value["quote"])
                    met = next((span for span in free if quote and scorer.overlap(quote, span)), None)
                    given[rule] += 1
                    if met is not None:
                        free.remove(met)
                        right[rule] += 1
    return right, given


def confidence(right: int, given: int) -> float:
    """The share of right ones, drawn towards that of all rules where few were seen, rounded down to .05."""
    return math.floor(20 * (right + PRIOR_RIGHT) / (given + PRIOR_GIVEN)) / 20


if __name__ == "__main__":
    main()
