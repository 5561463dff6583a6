"""Measure how sure tellers show themselves, at triggers that were annotated by hand in sentences with a hedging word.

    certainty.py SHARED [--show]

Chosen at random among our own triggers, so what is missed as a claim is not counted here.
"""

import argparse
from pathlib import Path

from explanations import as_document, read_rows

from riwaya.extract.claims import extract

HALVES = ("dev", "dev2", "unseen")


def measure(shared: Path, half: str, *, show: bool) -> dict[str, float]:
    """The share right of all, and F1 over those that are not certain."""
    annotations = read_rows(Path(__file__).resolve().parent / f"certainty_{half}.jsonl")
    texts = {
        (name, row["id"]): row
        for name in {annotation["set"] for annotation in annotations}
        for row in read_rows(shared / "data" / name)
    }
    places = sorted({(annotation["set"], annotation["id"]) for annotation in annotations})
    claims = {place: extract(as_document(texts[place])) for place in places}
    right = found = met = given = gold = 0
    for annotation in annotations:
        place = annotation["set"], annotation["id"]
        start, end = annotation["trigger"]
        claim = next((c for c in claims[place] if c.act.quote and c.act.quote.start == start), None)
        if claim is None:
            continue
        found += 1
        ours, wanted = claim.certainty.value, annotation["certainty"]
        right += ours == wanted
        given, gold, met = (
            given + (ours != "certain"),
            gold + (wanted != "certain"),
            met + (ours == wanted != "certain"),
        )
        if show and ours != wanted:
            text = texts[place]["text"]
            print(ours, claim.certainty.method, "gold", wanted, "|", text[max(0, start - 120) : end + 60])
    return {"accuracy": right / max(found, 1), "f1": 2 * met / max(given + gold, 1)}


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    return {f"certainty ({half})": measure(shared, half, show=False) for half in HALVES}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print each wrong answer of the half for development"
    )
    args = parser.parse_args()
    for half in HALVES:
        found = measure(args.shared, half, show=args.show and half != "unseen")
        print(half, {name: round(value, 3) for name, value in found.items()})


if __name__ == "__main__":
    main()
