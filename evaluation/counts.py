"""Measure counts: sentences of our own with the counts that their claims should have.

    counts.py [--show dev]

Each count of each claim, with its act, is right where of whom, low and high are; misses and false ones count against
it. The odd sentences are for development, the even ones unseen.
"""

import argparse
import tomllib
from collections import Counter
from pathlib import Path

from riwaya.extract import extract
from riwaya.model import Document

CASES = Path(__file__).with_name("counts.toml")


def told(text: str) -> Counter[str]:
    """What the program makes of a sentence: a line for each count of each claim."""
    return Counter(
        f"{claim.act.value} {count.value.of} {_bound(count.value.low)} {_bound(count.value.high)}"
        for claim in extract(Document("1", text))
        for count in claim.counts
    )


def _bound(value: int | None) -> str:
    return "-" if value is None else str(value)


def measure(half: int, *, show: bool = False) -> dict[str, float]:
    """Precision, recall, F1 and the share of sentences without a fault, of the odd (1) or even (0) sentences."""
    hit = given = wanted = clean = sentences = 0
    for number, (text, *expected) in enumerate(tomllib.loads(CASES.read_text("utf-8"))["cases"], 1):
        if number % 2 != half:
            continue
        gold, found = Counter(expected), told(text)
        right = (gold & found).total()
        hit, given, wanted = hit + right, given + found.total(), wanted + gold.total()
        sentences, clean = sentences + 1, clean + (gold == found)
        if show and gold != found:
            print(number, text, "| MISSED", *(gold - found), "| FALSE", *(found - gold))
    precision, recall = hit / max(1, given), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "sentences right": clean / sentences}


def figures(shared: Path) -> dict[str, dict[str, float]]:  # noqa: ARG001  (all is our own)
    """The figures for `run.py`."""
    return {
        "counts of sentences (dev)": measure(1),
        "counts of sentences (unseen)": measure(0),
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="the faults of the odd sentences")
    options = parser.parse_args()
    for name, half in (("dev", 1), ("unseen", 0)):
        row = measure(half, show=options.show and half == 1)
        print(name, {figure: round(value, 3) for figure, value in row.items()})


if __name__ == "__main__":
    main()
