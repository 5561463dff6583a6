"""Measure explanations on sentences annotated by hand: what is said to come of what, for what aim, or after what.

    explanations.py SHARED [--half dev] [--show]

An annotation names the act that is explained (its trigger), the words of what explains it, and their relation: cause,
purpose or sequence. Ours meets it when both phrases share half of the shorter one and the relation is the same; acts
joined in one annotated phrase count once.

The first sets have acts alone as effects: there an answer about another happening («prices fell because of …») is left
out, unless it meets an annotation. In the sets of happenings all answers count.
"""

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

from riwaya.extract.account import Told, read_account
from riwaya.extract.claims import find_candidates
from riwaya.model import Block, Document, Span

Row = dict[str, Any]
HALVES = (
    "dev",
    "dev2",
    "dev3",
    "unseen",
    "happenings_dev",
    "happenings_dev2",
    "happenings_dev3",
    "happenings_dev4",
    "happenings_dev5",
    "happenings_unseen",
)
HAPPENINGS = HALVES[4:]
"""The sets in which all that happens was annotated, and not acts alone."""
KINDS = ("cause", "purpose", "sequence")


class Explanation(NamedTuple):
    """What is explained, by what, how the two are related, and whether a source says so."""

    effect: tuple[int, int]
    cause: tuple[int, int]
    kind: str
    told: str


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared * 2 >= min(one[1] - one[0], other[1] - other[0])


def alike(one: Explanation, other: Explanation) -> bool:
    """Whether two explanations say the same."""
    return one.kind == other.kind and overlap(one.effect, other.effect) and overlap(one.cause, other.cause)


def as_document(row: Row) -> Document:
    """A row of the data as a document whose first line is its title where it repeats the title."""
    text, title = row["text"], row.get("title") or ""
    blocks: tuple[Block, ...] = ()
    if title and text.startswith(title):
        blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 1, len(text)))
    return Document(
        id=row["id"], text=text, title=title or None, publisher=row.get("publisher"), blocks=blocks
    )


def found_in(told: Told, sentence: Span) -> list[Explanation]:
    """Our explanations of what happens in a sentence."""
    return [
        Explanation(
            (each.effect.quote.start, each.effect.quote.end),
            (each.cause.quote.start, each.cause.quote.end),
            each.kind if each.kind in KINDS else "sequence",
            "source" if each.attribution else "outlet",
        )
        for each in told.explanations
        if sentence.start <= each.effect.quote.start < sentence.end
    ]


def act_words(document: Document) -> list[tuple[int, int]]:
    """Where words stand that the lexicon knows as acts, claims or not."""
    quotes = [candidate.claim.act.quote for candidate in find_candidates(document)]
    return [(quote.start, quote.end) for quote in quotes if quote]


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def measure(shared: Path, half: str, *, show: bool) -> dict[str, float]:
    """Precision, recall and F1 over all relations, F1 of each, how often outlet and source are told apart.

    "effects that are claims" is the share of annotated effects that are found as claims at all: no recall can be more.
    """
    annotations = read_rows(Path(__file__).resolve().parent / f"explanations_{half}.jsonl")
    texts = {
        (name, row["id"]): row
        for name in {annotation["set"] for annotation in annotations}
        for row in read_rows(shared / "data" / name)
    }
    wanted_ids = {(annotation["set"], annotation["id"]) for annotation in annotations}
    told_in = {key: read_account(as_document(texts[key])) for key in sorted(wanted_ids)}
    acts = (
        {} if half in HAPPENINGS else {key: act_words(as_document(texts[key])) for key in sorted(wanted_ids)}
    )
    met = dict.fromkeys(KINDS, 0)
    given = dict.fromkeys(KINDS, 0)
    gold = dict.fromkeys(KINDS, 0)
    told = known = 0
    for annotation in annotations:
        place = annotation["set"], annotation["id"]
        text = texts[place]["text"]
        ours = found_in(told_in[place], Span(annotation["start"], annotation["end"]))
        wanted = [
            Explanation(tuple(e["effect"]), tuple(e["cause"]), e["kind"], e["told"])
            for e in annotation["explanations"]
        ]
        triggers = [
            (claim.act.quote.start, claim.act.quote.end) for claim in told_in[place].claims if claim.act.quote
        ]
        known += sum(any(overlap(trigger, e.effect) for trigger in triggers) for e in wanted)
        free = [
            our
            for our in ours
            if place not in acts
            or any(overlap(our.effect, words) for words in acts[place])
            or any(alike(our, each) for each in wanted)
        ]
        missed = []
        for explanation in wanted:
            gold[explanation.kind] += 1
            hit = next((our for our in free if alike(our, explanation)), None)
            if hit is None:
                missed.append(explanation)
                continue
            free = [our for our in free if not alike(our, explanation)]  # parts of one phrase are one
            met[explanation.kind] += 1
            told += hit.told == explanation.told
            given[hit.kind] += 1
        for our in free:
            given[our.kind] += 1
        if show and (missed or free):
            print("\n" + text[annotation["start"] : annotation["end"]])
            for sign, unmet in (("missed", missed), ("wrong ", free)):
                for e in unmet:
                    print(f"  {sign} {e.kind}: {text[slice(*e.effect)]!r} <- {text[slice(*e.cause)]!r}")
    everything = sum(met.values())
    figures = {
        "precision": everything / max(sum(given.values()), 1),
        "recall": everything / max(sum(gold.values()), 1),
        "f1": 2 * everything / max(sum(given.values()) + sum(gold.values()), 1),
    }
    for kind in KINDS:
        figures[f"{kind} f1"] = 2 * met[kind] / max(given[kind] + gold[kind], 1)
    return figures | {
        "told by the outlet or by a source": told / max(everything, 1),
        "effects that are claims": known / max(sum(gold.values()), 1),
    }


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    return {f"explanations ({half})": measure(shared, half, show=False) for half in HALVES}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is wrong")
    args = parser.parse_args()
    for half in HALVES:
        if args.half in (None, half):
            print(half, {k: round(v, 3) for k, v in measure(args.shared, half, show=args.show).items()})


if __name__ == "__main__":
    main()
