"""Fit the weights by which claims are put together, on the development half of the annotated incidents.

    python training/fit_linking.py [--shared ../shared] [--claims FILE]

First the weights for two claims of one document, then, with the scenes that these make, those for two scenes of
different documents: logistic regressions with a penalty on large weights. An incident counts by its claims, not by
its pairs, and evidence that would speak the wrong way round is left out. Prints how the pairs come out with their
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
from riwaya.link.across import across, find_pairs, weigh_participants
from riwaya.link.cases import Case, make_cases
from riwaya.link.evidence import Model, Participants, Values
from riwaya.link.incidents import find_all_scenes
from riwaya.link.scenes import Scene, within
from riwaya.link.words import Rarity
from riwaya.model import Claim, Document

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "riwaya" / "lexicon" / "link_weights.toml"
RIDGE = {"within": 3.0, "across": 3.0}
"""With topics held out in turn, B³ on the development half moves by less than 0.01 between 2 and 5."""
FAR_SHARE = 0.3
"""What a pair of two happenings counts that share no name. B³ on the development half, with topics held out, is 0.756
with 1, 0.756 with 0.3 and 0.779 with 0; in sample 0.76, 0.81 and 0.79. Without any of them, groups learn nothing of
what they meet on the way: 29 of them then hold two towns, and 23 with 0.3."""
SPEAKS_FOR = """
both_days both_main contained definite_later lead likeness near_spot papers participants rare same_act same_actor
same_area same_name same_numbers same_root same_sentence same_spot same_target same_victims sentence title within_area
"""
SPEAKS_AGAINST = """
another_later background behind far_numbers far_sentence one_main other_actor other_area other_country other_manner
other_numbers other_participants other_target other_victims printed_apart removed sum turned turns twice
"""
"""Forty topics are too few to learn that, say, another country speaks for one happening. With topics held out in turn,
B³ is 0.715 without these and with each pair counted alike, 0.723 with these, 0.741 with incidents counted alike."""
MOST_STEPS = 60
SMALL_STEP = 1e-4
FOLDS = 5
HEADER = """# What the evidence that two claims tell one happening weighs, in log odds: see `riwaya/link/evidence.py`.
# Written by training/fit_linking.py from the development half of evaluation/incidents.jsonl; not by hand.
# `within`: two claims of one document. `across`: two scenes of different documents.
"""


class Example(NamedTuple):
    """A pair: its evidence, the incidents that it tells, and how much it counts."""

    values: Values
    incidents: tuple[str, str]
    share: float = 1.0

    @property
    def one(self) -> bool:
        """Whether both tell one incident."""
        return self.incidents[0] == self.incidents[1]

    @property
    def topics(self) -> frozenset[str]:
        """What the incidents are about: the first part of their names."""
        return frozenset(name.split(".")[0] for name in self.incidents)


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
    """The annotated pairs that a model judges and that no day or town keeps apart.

    Scenes of two happenings that share no name count less: linking compares them only on the way to others.
    """
    cases, rarity = make_cases(claims, documents)
    participants = weigh_participants(cases)
    if model == "within":
        for own in cases.values():
            yield from case_pairs(own, rarity, participants, labels)
        return
    order = {claim.id: number for number, claim in enumerate(claims)}
    found = find_all_scenes(cases, order, rarity, participants)
    candidates = set(find_pairs(found, rarity))
    told = [(at, name) for at, scene in enumerate(found) if (name := label_of(scene, labels)) is not None]
    for (at, first), (beside, second) in combinations(told, 2):
        one, other = found[at], found[beside]
        if one.family != other.family or one.document == other.document:
            continue
        values = across(one, other, rarity, participants)
        if values is not None:
            met = first == second or (at, beside) in candidates
            yield Example(values, (first, second), 1.0 if met else FAR_SHARE)


def case_pairs(
    own: list[Case], rarity: Rarity, participants: Participants, labels: Mapping[str, str]
) -> Iterator[Example]:
    """The annotated pairs of one document's claims."""
    told = [case for case in own if case.claim.id in labels]
    for one, other in combinations(told, 2):
        if (one.family, one.side) == (other.family, other.side):
            values = within(one, other, rarity, participants)
            if values is not None:
                yield Example(values, (labels[one.claim.id], labels[other.claim.id]))


def label_of(scene: Scene, labels: Mapping[str, str]) -> str | None:
    """The incident that most of a scene's annotated claims are of."""
    told = Counter(labels[case.claim.id] for case in scene.cases if case.claim.id in labels)
    return told.most_common(1)[0][0] if told else None


def fit(examples: list[Example], ridge: float) -> dict[str, float]:
    """The evidence's weights, and the prior's; evidence that comes out the wrong way round is left out."""
    names = ["prior", *sorted({name for example in examples for name in example.values})]
    wanted = np.array([example.one for example in examples], float)
    counted = shares(examples)
    while True:
        matrix = np.array([row(example.values, names) for example in examples])
        weights = regress(matrix, wanted, counted, ridge)
        found = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
        wrong = {name for name, weight in found.items() if is_wrong(name, weight)}
        if not wrong:
            return found
        names = [name for name in names if name not in wrong]


def is_wrong(name: str, weight: float) -> bool:
    """Whether evidence for would speak against, or the other way round."""
    return (name in SPEAKS_FOR.split() and weight < 0) or (name in SPEAKS_AGAINST.split() and weight > 0)


def shares(examples: list[Example]) -> NDArray[np.float64]:
    """How much each pair counts: an incident of many claims has the square of them in pairs, and one of few has few.

    The pairs of one incident keep their sum, and so do those of two.
    """
    told = Counter(name for example in examples for name in set(example.incidents))
    given = np.array([example.share for example in examples])
    weight = given * np.array(
        [1 / np.sqrt(told[one] * told[other]) for one, other in (e.incidents for e in examples)]
    )
    for same in (True, False):
        kind = np.array([example.one is same for example in examples])
        weight[kind] *= given[kind].sum() / max(weight[kind].sum(), 1e-9)
    return weight


def regress(
    matrix: NDArray[np.float64], wanted: NDArray[np.float64], counted: NDArray[np.float64], ridge: float
) -> NDArray[np.float64]:
    """Weights by logistic regression (Newton's method on the penalised likelihood), the first without penalty."""
    size = matrix.shape[1]
    penalty = np.diag([0.0] + [2 * ridge] * (size - 1))
    weights = np.zeros(size)
    for _ in range(MOST_STEPS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (counted * (likely - wanted)) + penalty @ weights
        curve = (
            matrix.T @ (matrix * (counted * likely * (1 - likely))[:, None]) + penalty + 1e-9 * np.eye(size)
        )
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < SMALL_STEP:
            break
    return weights


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
