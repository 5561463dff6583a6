"""Measure claims on sentences, and on whole articles, chosen at random among those that nobody annotated before.

    fresh_claims.py [--shared ../shared] [--half dev|unseen] [--show] [--json]
    fresh_claims.py --choose [--shared ../shared]          print which sentences and articles a draw takes

The annotations follow the guide of claims and were made before any output was seen: per sentence or article its
document's id and offsets, per claim the offsets of its trigger, actors, targets and places, its act, polarity and
modality; no text. Claims that two careful readers may judge differently are `optional`: they count neither way.
Documents are either in the dev half or in the unseen one.

`fresh claims` are sentences: half of them held a word of the lexicon of acts when they were drawn (`act word`), half
held none (`rest`); of each article at most two. Participants told in another sentence count neither way.
`fresh articles` are the first sentences, in order, of articles that no such sentence is from: participants that an
earlier sentence names count too.

The sentences were annotated twice, apart, by readers of one schooling; the second settled the differences by the
guide. Neither had seen the program's answers. Agreement (dev, unseen), firm claims of the second against the first with
this module's own measure: trigger and act .958, .938 (weighted .967, .948), roles together .908, .859 (weighted .910,
.862), of met triggers actors .932, .930, targets .887, .923, places .971, .895. Leaving out what either calls optional:
trigger and act .984, .974, roles .927, .884. More than that cannot be expected of a program; readers schooled apart
would agree less. Settling made more claims optional (31 before, 66 now): figures from before do not compare.

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
ARTICLE_SEED, ARTICLES = 20151123, 8
ARTICLE_SENTENCES = (10, 14)
"""An article that is drawn has the first at least; the second at most are read."""
ROLES = ("actors", "targets", "places")
SETS = ("fresh claims", "fresh articles")
HALVES = ("dev", "unseen")
CONTEXT = 60
"""Characters shown on either side of a wrong answer."""


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


def annotated(name: str, half: str) -> list[Row]:
    """The annotations of one half of a set."""
    return read_rows(HERE / f"{name.replace(' ', '_')}_{half}.jsonl")


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
    _count(tallies, "trigger", (len(pairs), len(given), len(gold)), row)
    same = sum(c["act"]["value"] == g["act"] for c, g in pairs)
    _count(tallies, "trigger and act", (same, len(given), len(gold)), row)
    for role in ROLES:
        ours = {id(claim): _own(claim, role, row) for claim in given}
        hits = sum(score.pairs(ours[id(c)], g[role + "_spans"]) for c, g in pairs)
        counted = (hits, sum(map(len, ours.values())), sum(len(g[role + "_spans"]) for g in gold))
        tallies[role].add(*counted)
        _count(tallies, "roles together", counted, row)
        tallies[role + " of met triggers"].add(
            hits, sum(len(ours[id(c)]) for c, _ in pairs), sum(len(g[role + "_spans"]) for _, g in pairs)
        )
    right["matched"] += len(pairs)
    for field in ("polarity", "modality"):
        right[field] += sum(c[field] == g[field] for c, g in pairs)


def _count(tallies: dict[str, Tally], name: str, counted: tuple[int, int, int], row: Row) -> None:
    tallies[name].add(*counted)
    if stratum := row.get("stratum"):
        tallies[name + ", weighted"].add(*counted, STRATUM_SIZES[stratum] / STRATUM_DRAWN[stratum])


def _own(claim: Row, role: str, row: Row) -> list[Span]:
    spans = [(quote["start"], quote["end"]) for quote in claim[role]]
    return [span for span in spans if row["start"] <= span[0] < row["end"]]


def _tell(row: Row, pairs: list[Any], given: list[Row], gold: list[Row]) -> None:
    text, met = row["text"], [id(claim) for pair in pairs for claim in pair]
    for claim in given:
        if id(claim) not in met:
            quote = claim["act"]["quote"]
            print("false alarm", claim["act"]["value"], _context(text, (quote["start"], quote["end"])))
    for wanted in gold:
        if id(wanted) not in met:
            print("missed", wanted["act"], _context(text, wanted["trigger_span"]))
    for claim, wanted in pairs:
        shown = _context(text, wanted["trigger_span"])
        if claim["act"]["value"] != wanted["act"]:
            print("act", claim["act"]["value"], "gold", wanted["act"], shown)
        for role in ROLES:
            ours = sorted(text[start:end] for start, end in _own(claim, role, row))
            theirs = sorted(text[start:end] for start, end in wanted[role + "_spans"])
            if ours != theirs:
                print(role, "ours", ours, "gold", theirs, shown)


def _context(text: str, span: Span) -> str:
    start, end = span
    shown = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}"
    return "| " + shown.replace("\n", " ")


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    score = scorer(shared)
    parts = {f"{name} ({half})": annotated(name, half) for name in SETS for half in HALVES}
    found = claims_by_document(shared, {row["id"] for rows in parts.values() for row in rows})
    return {name: flat(measure(rows, found, score)) for name, rows in parts.items()}


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


def choose_articles(shared: Path) -> list[tuple[str, int, int, str]]:
    """Draw articles that no sentence was drawn from, (document, start, end, half): every second one is unseen."""
    seen = {row["id"] for half in HALVES for row in annotated("fresh claims", half)}
    spans = {}
    for document in read_many(shared / "data" / "documents" / "pool_dev.jsonl"):
        if isinstance(document, Document) and document.id not in seen:
            sentences = analyze_document(document)
            if len(sentences) >= ARTICLE_SENTENCES[0]:
                spans[document.id] = (sentences[0].start, sentences[: ARTICLE_SENTENCES[1]][-1].end)
    names = sorted(spans)
    random.Random(ARTICLE_SEED).shuffle(names)  # noqa: S311 (a draw, no secret)
    return [(name, *spans[name], HALVES[at % 2]) for at, name in enumerate(names[:ARTICLES])]


def main() -> None:
    """Print the figures, or them as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("--show", action="store_true", help="print each wrong answer of the dev half")
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.choose:
        for drawn in choose(args.shared) + choose_articles(args.shared):
            print(*drawn, sep="\t")
        return
    if args.show:
        rows = [row for name in SETS for row in annotated(name, "dev")]
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
