"""Fit the weights by which claims are put together, on the development half of the annotated incidents.

    python training/fit_linking.py [--shared ../shared] [--claims FILE]

First the weights for two claims of one document, then, with the scenes that these make, those for two scenes of
different documents: logistic regressions with a penalty on large weights. Prints how the pairs come out with their
topics held out in turn, and writes `src/riwaya/lexicon/link_weights.toml`. Only weights are written, no text.
"""

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.lexicon import load_table
from riwaya.link.across import across, weigh_participants
from riwaya.link.cases import Case, make_cases
from riwaya.link.evidence import Model, Participants, Values
from riwaya.link.scenes import Scene, find_scenes, within
from riwaya.link.words import Rarity
from riwaya.model import Claim, Document

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "riwaya" / "lexicon" / "link_weights.toml"
RIDGE = {"within": 2.0, "across": 1.0}
STEPS = 60
FOLDS = 5
HEADER = """# What the evidence that two claims tell one happening weighs, in log odds: see `riwaya/link/evidence.py`.
# Written by training/fit_linking.py from the development half of evaluation/incidents.jsonl; not by hand.
# `within`: two claims of one document. `across`: two scenes of different documents.
"""


class Example(NamedTuple):
    """A pair: its evidence, whether both tell one incident, and the topics it is of."""

    values: Values
    one: bool
    topics: frozenset[str]


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--claims", type=Path, help="claims of the pool as `riwaya extract` wrote them")
    arguments = parser.parse_args()
    incidents = load_evaluation()
    documents = incidents.read_documents(arguments.shared)
    claims = incidents.find_claims(documents, arguments.claims)
    labels = development_labels(incidents, claims)
    tables: dict[str, dict[str, float]] = {}
    for model in ("within", "across"):
        examples = list(pairs(model, claims, documents, labels))
        report(model, examples)
        tables[model] = fit(examples, RIDGE[model])
        write(tables)
    write(tables)


def load_evaluation() -> ModuleType:
    """The measurement, which knows how mentions and claims belong together."""
    path = ROOT / "evaluation" / "incidents.py"
    spec = importlib.util.spec_from_file_location("evaluation_incidents", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def development_labels(incidents: ModuleType, claims: list[Claim]) -> dict[str, str]:
    """The annotated incident of each claim that the development half holds."""
    settings = incidents.read_settings()
    labels, _ = incidents.match(claims, incidents.read_mentions())
    return {claim: name for claim, name in labels.items() if settings[name]["half"] == "dev"}


def pairs(
    model: Model, claims: list[Claim], documents: list[Document], labels: Mapping[str, str]
) -> Iterator[Example]:
    """The annotated pairs that a model judges and that no day or town keeps apart."""
    cases, rarity = make_cases(claims, documents)
    participants = weigh_participants(cases)
    if model == "within":
        for own in cases.values():
            yield from case_pairs(own, rarity, participants, labels)
        return
    found = [scene for own in cases.values() for scene in find_scenes(own, rarity, participants)]
    told = [(scene, name) for scene in found if (name := label_of(scene, labels)) is not None]
    for (one, first), (other, second) in combinations(told, 2):
        if one.family == other.family and one.document != other.document:
            values = across(one, other, rarity, participants)
            if values is not None:
                yield Example(values, first == second, topics(first, second))


def case_pairs(
    own: list[Case], rarity: Rarity, participants: Participants, labels: Mapping[str, str]
) -> Iterator[Example]:
    """The annotated pairs of one document's claims."""
    told = [case for case in own if case.claim.id in labels]
    for one, other in combinations(told, 2):
        if (one.family, one.side) == (other.family, other.side):
            values = within(one, other, rarity, participants)
            if values is not None:
                first, second = labels[one.claim.id], labels[other.claim.id]
                yield Example(values, first == second, topics(first, second))


def label_of(scene: Scene, labels: Mapping[str, str]) -> str | None:
    """The incident that most of a scene's annotated claims are of."""
    told = Counter(labels[case.claim.id] for case in scene.cases if case.claim.id in labels)
    return told.most_common(1)[0][0] if told else None


def topics(*names: str) -> frozenset[str]:
    """What incidents are about: the first part of their names."""
    return frozenset(name.split(".")[0] for name in names)


def fit(examples: list[Example], ridge: float) -> dict[str, float]:
    """The weight of each piece of evidence (Newton's method on the penalised likelihood), and the prior's."""
    names = ["prior", *sorted({name for example in examples for name in example.values})]
    matrix = np.array([row(example.values, names) for example in examples])
    wanted = np.array([example.one for example in examples], float)
    penalty = np.diag([0.0] + [2 * ridge] * (len(names) - 1))
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - wanted) + penalty @ weights
        curve = matrix.T @ (matrix * (likely * (1 - likely))[:, None]) + penalty + 1e-9 * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def row(values: Values, names: list[str]) -> NDArray[np.float64]:
    """The evidence as numbers in the order of `names`."""
    return np.array([1.0, *(values.get(name, 0.0) for name in names[1:])])


def report(model: Model, examples: list[Example]) -> None:
    """Prints precision and recall of the pairs called one, with each fold's topics held out."""
    every = sorted({topic for example in examples for topic in example.topics})
    right = given = gold = 0
    for fold in range(FOLDS):
        held = set(every[fold::FOLDS])
        weights = fit([each for each in examples if not each.topics & held], RIDGE[model])
        names = list(weights)
        for example in (each for each in examples if each.topics & held):
            called = float(row(example.values, names) @ np.array(list(weights.values()))) > 0
            right += called and example.one
            given += called
            gold += example.one
    print(
        f"{model}: {len(examples)} pairs; held out: precision {right / given:.3f}, recall {right / gold:.3f}"
    )


def write(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Writes the weights, and has them loaded anew."""
    lines = [HEADER]
    for model in ("within", "across"):
        weights = tables.get(model) or load_table("link_weights")[model]
        lines += [f"[{model}]", *(f"{name} = {weight}" for name, weight in weights.items()), ""]
    OUTPUT.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    load_table.cache_clear()
    from riwaya.link import evidence  # noqa: PLC0415  (its cached weights are the ones just replaced)

    evidence.clear()


if __name__ == "__main__":
    main()
