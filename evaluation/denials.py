"""Measure which claim a denial is linked to, at negated and denied triggers annotated by hand.

    denials.py SHARED [--show]

Chosen at random among our own negative claims in 250 articles: `denies` holds where the trigger of the claim stands
that the text denies there, null where it denies none that it tells, as is nearly always so.
"""

import argparse
from pathlib import Path

from explanations import as_document, overlap, read_rows

from riwaya.extract.claims import extract
from riwaya.model import Claim


def denied_at(claims: list[Claim], start: int) -> tuple[int, int] | None:
    """Where the claim stands that the denial with its trigger at `start` denies."""
    triggers = {claim.id: claim.act.quote for claim in claims}
    denial = next((claim for claim in claims if claim.act.quote and claim.act.quote.start == start), None)
    quote = triggers.get(denial.denies or "") if denial else None
    return (quote.start, quote.end) if quote else None


def measure(shared: Path, *, show: bool) -> dict[str, float]:
    """The share of triggers linked rightly or rightly not at all; links that are missing, and that are wrong."""
    annotations = read_rows(Path(__file__).resolve().parent / "denials_dev.jsonl")
    texts = {
        (name, row["id"]): row
        for name in {annotation["set"] for annotation in annotations}
        for row in read_rows(shared / "data" / name)
    }
    right = missing = wrong = 0
    for annotation in annotations:
        row = texts[annotation["set"], annotation["id"]]
        start, end = annotation["trigger"]
        ours = denied_at(extract(as_document(row)), start)
        wanted = tuple(annotation["denies"]) if annotation["denies"] else None
        met = overlap(ours, wanted) if ours and wanted else ours == wanted
        right += met
        missing += not met and wanted is not None
        wrong += not met and ours is not None
        if show and not met:
            print(row["text"][max(0, start - 200) : end + 60], "| ours", ours, "gold", wanted)
    return {
        "linked rightly or rightly not": right / max(len(annotations), 1),
        "links missing": missing,
        "links wrong": wrong,
    }


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    return {"denials (dev)": measure(shared, show=False)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is wrong")
    args = parser.parse_args()
    print(measure(args.shared, show=args.show))


if __name__ == "__main__":
    main()
