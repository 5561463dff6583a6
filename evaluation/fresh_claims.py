"""Measure claims on sentences that were chosen at random from articles that nobody annotated before.

    fresh_claims.py [--shared ../shared] [--half dev|unseen] [--show] [--json]
    fresh_claims.py --choose [--shared ../shared]          print which sentences a draw takes

Half of the sentences held a word of the lexicon of acts when they were drawn (`act word`), half held none (`rest`); of
each article at most two. They were annotated after the guide of claims before any output was seen: per sentence its
document's id and offsets, per claim the offsets of its trigger, actors, targets and places, its act, polarity and
modality; no text. Claims that two careful readers may judge differently are `optional`: they count neither way.
Documents are either in the dev half or in the unseen one. Participants told in another sentence count neither way.

`weighted` figures speak of the articles as a whole: each sentence weighs as many sentences as it stands for.
Matching and overlap are the shared scorer's own functions.
"""

import argparse
import importlib.util
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from riwaya.arabic import analyze_document
from riwaya.extract.acts import find_triggers
from riwaya.extract.claims import extract
from riwaya.model import Document
from riwaya.read import read_many

Row = dict[str, Any]
Span = tuple[int, int]

HERE = Path(__file__).resolve().parent
SEED = 20150804
A_STRATUM = 84
STRATUM_SIZES = {"act word": 2087, "rest": 504}
"""Sentences of 4 to 80 tokens in the articles drawn from, as the lexicon was at the draw."""
STRATUM_DRAWN = {"act word": 84, "rest": 84}
ROLES = ("actors", "targets", "places")


def scorer(shared: Path) -> ModuleType:
    """The shared scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "evaluation" / "score_claims.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Tally:
    """What was met, given and wanted, each weighted."""

    def __init__(self) -> None:
        self.hit = self.given = self.gold = 0.0

    def add(self, hit: float, given: float, gold: float, weight: float = 1.0) -> None:
        """Count so many more."""
        self.hit += hit * weight
        self.given += given * weight
        self.gold += gold * weight

    def row(self) -> dict[str, float]:
        """Precision, recall and F1."""
        return {
            "precision": round(self.hit / self.given, 3) if self.given else 0.0,
            "recall": round(self.hit / self.gold, 3) if self.gold else 0.0,
            "f1": round(2 * self.hit / (self.given + self.gold), 3) if self.hit else 0.0,
        }


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def claims_by_document(shared: Path, ids: set[str]) -> dict[str, list[Row]]:
    """What the program finds in the articles, with offsets only."""
    found = {}
    for document in read_many(shared / "data" / "documents" / "pool_dev.jsonl"):
        if not isinstance(document, Document) or document.id not in ids:
            continue
        found[document.id] = [
            {
                "act": {"value": claim.act.value, "quote": _offsets(claim.act.quote)},
                "polarity": claim.polarity,
                "modality": claim.modality,
                **{r: [_offsets(x.quote) for x in getattr(claim, r) if x.quote] for r in ROLES},
            }
            for claim in extract(document)
        ]
    return found


def _offsets(quote: Any) -> dict[str, int]:
    return {"start": quote.start, "end": quote.end}


def measure(
    rows: list[Row], found: dict[str, list[Row]], score: ModuleType, *, show: bool = False
) -> dict[str, dict[str, float]]:
    """The figures of one half, by name."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    right: Counter[str] = Counter()
    for row in rows:
        inside = [c for c in found[row["id"]] if row["start"] <= c["act"]["quote"]["start"] < row["end"]]
        matched = score.match(inside, row["claims"])
        excused = {i for i, j in matched if row["claims"][j].get("optional")}
        given = [c for i, c in enumerate(inside) if i not in excused]
        gold = [c for c in row["claims"] if not c.get("optional")]
        pairs = [(inside[i], row["claims"][j]) for i, j in matched if i not in excused]
        _add(tallies, right, (row, pairs, given, gold), score)
        if show:
            _tell(row, pairs, given, gold)
    figures = {name: tally.row() for name, tally in tallies.items()}
    for field in ("polarity", "modality"):
        figures[field] = {"accuracy": round(right[field] / max(1, right["matched"]), 3)}
    return figures


def _add(tallies: dict[str, Tally], right: Counter[str], judged: tuple[Any, ...], score: ModuleType) -> None:
    row, pairs, given, gold = judged
    weight = STRATUM_SIZES[row["stratum"]] / STRATUM_DRAWN[row["stratum"]]
    same = sum(c["act"]["value"] == g["act"] for c, g in pairs)
    tallies["trigger"].add(len(pairs), len(given), len(gold))
    tallies["trigger and act"].add(same, len(given), len(gold))
    tallies["trigger, weighted"].add(len(pairs), len(given), len(gold), weight)
    tallies["trigger and act, weighted"].add(same, len(given), len(gold), weight)
    for role in ROLES:
        ours = {id(claim): _own(claim, role, row) for claim in given}
        hits = sum(score.pairs(ours[id(c)], g[role + "_spans"]) for c, g in pairs)
        counted = (hits, sum(map(len, ours.values())), sum(len(g[role + "_spans"]) for g in gold))
        tallies[role].add(*counted)
        tallies["roles together"].add(*counted)
        tallies["roles together, weighted"].add(*counted, weight)
        tallies[role + " of met triggers"].add(
            hits, sum(len(ours[id(c)]) for c, _ in pairs), sum(len(g[role + "_spans"]) for _, g in pairs)
        )
    right["matched"] += len(pairs)
    for field in ("polarity", "modality"):
        right[field] += sum(c[field] == g[field] for c, g in pairs)


def _own(claim: Row, role: str, row: Row) -> list[Span]:
    spans = [(quote["start"], quote["end"]) for quote in claim[role]]
    return [span for span in spans if row["start"] <= span[0] < row["end"]]


def _tell(row: Row, pairs: list[Any], given: list[Row], gold: list[Row]) -> None:
    met = [id(c) for c, _ in pairs], [id(g) for _, g in pairs]
    text = row.get("text", "")
    words = lambda a, b: text[a:b]  # noqa: E731
    alarms = [
        (c["act"]["value"], words(c["act"]["quote"]["start"], c["act"]["quote"]["end"]))
        for c in given
        if id(c) not in met[0]
    ]
    missed = [(g["act"], words(*g["trigger_span"])) for g in gold if id(g) not in met[1]]
    if alarms or missed:
        print(
            "missed", missed, "false alarms", alarms, "|", words(row["start"], row["end"]).replace("\n", " ")
        )
    for claim, wanted in pairs:
        if claim["act"]["value"] != wanted["act"]:
            print("   act", claim["act"]["value"], "gold", wanted["act"], words(*wanted["trigger_span"]))
        for role in ROLES:
            ours = sorted(words(*span) for span in _own(claim, role, row))
            theirs = sorted(words(*span) for span in wanted[role + "_spans"])
            if ours != theirs:
                print("  ", role, words(*wanted["trigger_span"]), "ours", ours, "gold", theirs)


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    score = scorer(shared)
    halves = {half: read_rows(HERE / f"fresh_claims_{half}.jsonl") for half in ("dev", "unseen")}
    found = claims_by_document(shared, {row["id"] for rows in halves.values() for row in rows})
    return {f"fresh claims ({half})": flat(measure(rows, found, score)) for half, rows in halves.items()}


def flat(rows: dict[str, dict[str, float]]) -> dict[str, float]:
    """One row of named figures: each F1 and share right, and how the triggers' F1 comes about."""
    single = {name: row["f1"] if "f1" in row else row["accuracy"] for name, row in rows.items()}
    return {
        "trigger precision": rows["trigger"]["precision"],
        "trigger recall": rows["trigger"]["recall"],
    } | single


def choose(shared: Path) -> list[tuple[str, int, int, str]]:
    """Draw sentences, (document, start, end, stratum); the same ones while lexicon and sentence ends are the same."""
    strata: dict[str, list[tuple[str, int, int]]] = {"act word": [], "rest": []}
    for document in read_many(shared / "data" / "documents" / "pool_dev.jsonl"):
        if isinstance(document, Document):
            for sentence in analyze_document(document):
                if 4 <= len(sentence.tokens) <= 80:
                    stratum = "act word" if find_triggers(sentence) else "rest"
                    strata[stratum].append((document.id, sentence.start, sentence.end))
    draw, drawn = random.Random(SEED), []  # noqa: S311 (a draw, no secret)
    for stratum, sentences in strata.items():
        sentences.sort()
        draw.shuffle(sentences)
        taken: Counter[str] = Counter()
        for name, start, end in sentences:
            if taken[name] < 2 and taken.total() < A_STRATUM:
                taken[name] += 1
                drawn.append((name, start, end, stratum))
    return drawn


def main() -> None:
    """Print the figures, or them as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--half", choices=("dev", "unseen"), help="only this half")
    parser.add_argument("--show", action="store_true", help="print each wrong answer of the dev half")
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.choose:
        for sentence in choose(args.shared):
            print(*sentence, sep="\t")
        return
    if args.show:
        rows = read_rows(HERE / "fresh_claims_dev.jsonl")
        texts = {
            row["id"]: row["text"] for row in read_rows(args.shared / "data" / "documents" / "pool_dev.jsonl")
        }
        rows = [row | {"text": texts[row["id"]]} for row in rows]
        measure(
            rows, claims_by_document(args.shared, {row["id"] for row in rows}), scorer(args.shared), show=True
        )
        return
    found = {n: f for n, f in figures(args.shared).items() if args.half is None or f"({args.half})" in n}
    if args.json:
        print(json.dumps(found))
        return
    for name, row in found.items():
        print(name, *(f"    {key:32}{value:.3f}" for key, value in row.items()), sep="\n")


if __name__ == "__main__":
    main()
