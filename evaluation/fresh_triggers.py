"""Measure which acts are told at all, and as which, on sentences drawn at random from the pool of articles.

    fresh_triggers.py [--shared ../shared] [--half dev|unseen]

150 sentences of 4 to 80 tokens, of one article each, of all topics, none of those of `fresh_claims.py`. Their words of
acts were annotated after the guide of claims before any output was seen, the first 75 for development, the others kept
apart: per sentence its document's id and offsets, per claim the offsets of its trigger and its act; no text. Claims
that two careful readers may judge differently are `optional`: they count neither way. On first reading trigger F1 was
.936 (dev) and .911 (unseen), with the act .919 and .895. Matching is the shared scorer's own.
"""

import argparse
from pathlib import Path

from fresh_claims import HERE, Row, Tally, claims_by_document, read_rows, scorer

HALVES = ("dev", "unseen")


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    halves = {half: read_rows(HERE / f"fresh_triggers_{half}.jsonl") for half in HALVES}
    found = claims_by_document(shared, {row["id"] for rows in halves.values() for row in rows})
    return {f"fresh triggers ({half})": measure(rows, found, shared) for half, rows in halves.items()}


def measure(rows: list[Row], found: dict[str, list[Row]], shared: Path) -> dict[str, float]:
    """Precision and recall of triggers, F1 of triggers and of triggers with their act, in some sentences."""
    score, trigger, act = scorer(shared), Tally(), Tally()
    for row in rows:
        inside = [c for c in found[row["id"]] if row["start"] <= c["act"]["quote"]["start"] < row["end"]]
        matched = score.match(inside, row["claims"])
        excused = {i for i, j in matched if row["claims"][j].get("optional")}
        pairs = [(inside[i], row["claims"][j]) for i, j in matched if i not in excused]
        given = len(inside) - len(excused)
        gold = sum(not claim.get("optional") for claim in row["claims"])
        trigger.add(len(pairs), given, gold)
        act.add(sum(claim["act"]["value"] == wanted["act"] for claim, wanted in pairs), given, gold)
    of_triggers = trigger.row()
    return {
        "trigger precision": of_triggers["precision"],
        "trigger recall": of_triggers["recall"],
        "trigger": of_triggers["f1"],
        "trigger and act": act.row()["f1"],
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    args = parser.parse_args()
    for name, row in figures(args.shared).items():
        if args.half is None or f"({args.half})" in name:
            print(name, *(f"    {key:32}{value:.3f}" for key, value in row.items()), sep="\n")


if __name__ == "__main__":
    main()
