"""Measure attribution and factuality at the gold triggers, apart from how well acts are found.

    attribution.py GOLD.jsonl [--show]
    attribution.py POOL.jsonl --sentences attribution_dev.jsonl [--show]

The second measures sources and cues on single sentences that were annotated stand-off (id, offsets; a source that is
not named in its sentence is null). Source F1 follows the overlap rule of the shared scorer: a source counts when it
shares half of the shorter phrase.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import msgspec

from riwaya.arabic import analyze_document
from riwaya.arabic.analysis import Sentence
from riwaya.extract.acts import find_triggers
from riwaya.extract.attribution import Scope, find_scopes, links_for
from riwaya.extract.factuality import find_factuality
from riwaya.extract.sure_tags import with_sure_tags
from riwaya.model import Block, Document

Row = dict[str, Any]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and shared * 2 >= min(a[1] - a[0], b[1] - b[0])


def hits(given: list[tuple[int, int]], gold: list[tuple[int, int]]) -> int:
    """How many gold spans are met, each given span used once."""
    free, count = list(given), 0
    for span in gold:
        found = next((g for g in free if overlap(g, span)), None)
        if found is not None:
            free.remove(found)
            count += 1
    return count


def as_document(row: Row) -> Document:
    """A gold row as a document whose first line is its title where it repeats the title."""
    text = row["text"]
    title = row.get("title") or ""
    blocks: tuple[Block, ...] = ()
    if title and text.startswith(title):
        blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 1, len(text)))
    return Document(
        id=row["id"], text=text, title=title or None, publisher=row.get("publisher"), blocks=blocks
    )


def _as_read(sentence: Sentence) -> Sentence:
    """The sentence with the tags that extraction is sure of, as `riwaya.extract` judges it."""
    tokens = with_sure_tags(sentence, find_triggers(sentence))
    return msgspec.structs.replace(sentence, tokens=tokens)


def token_at(sentences: list[Sentence], start: int, end: int) -> tuple[Sentence, int] | None:
    """The sentence and token that cover the beginning of a trigger."""
    for sentence in sentences:
        if sentence.start <= start < sentence.end:
            for index, token in enumerate(sentence.tokens):
                if token.start <= start < token.end or (start <= token.start < end):
                    return sentence, index
    return None


def measure(rows: list[Row], *, show: bool) -> dict[str, float]:
    """The figures over all claims."""
    met = given = gold = told = polarity = modality = claims = 0
    tokens, seconds = 0, 0.0
    for row in rows:
        document = as_document(row)
        sentences = analyze_document(document)
        tokens += sum(len(s.tokens) for s in sentences)
        began = time.process_time()
        scopes = find_scopes(document, sentences)
        seconds += time.process_time() - began
        for claim in row["claims"]:
            start, end = claim["trigger_span"]
            sources = _sources(scopes, start, end)
            wanted = [tuple(span) for span in claim["source_spans"]]
            found = hits(sources, wanted)
            links = links_for(scopes, start, end)
            right = bool(links) == bool(claim["attribution"])
            met, given, gold = met + found, given + len(sources), gold + len(wanted)
            told += right
            claims += 1
            if show and (found != len(wanted) or len(sources) != len(wanted) or not right):
                _tell(document, claim, links)
            at = token_at(sentences, start, end)
            if at is None:
                print("no token at", claim["trigger"])
                continue
            began = time.process_time()
            answer = find_factuality(_as_read(at[0]), at[1])
            seconds += time.process_time() - began
            polarity += answer[0] == claim["polarity"]
            modality += answer[1] == claim["modality"]
            if show and answer[:2] != (claim["polarity"], claim["modality"]):
                print(
                    "FACT",
                    claim["trigger"],
                    answer,
                    "gold",
                    claim["polarity"],
                    claim["modality"],
                    "|",
                    claim["sentence"][:400],
                )
    precision, recall = met / max(given, 1), met / max(gold, 1)
    return {
        "source precision": precision,
        "source recall": recall,
        "source f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "told by the outlet or by a source": told / claims,
        "polarity": polarity / claims,
        "modality": modality / claims,
        "microseconds a token": seconds / tokens * 1e6,
    }


def measure_sentences(rows: list[Row], annotations: list[Row], *, show: bool) -> dict[str, float]:
    """Source and cue F1 on sentences annotated by hand."""
    texts = {row["id"]: row for row in rows}
    scopes: dict[str, list[Scope]] = {}
    totals = {"source": [0, 0, 0], "cue": [0, 0, 0]}
    for annotation in annotations:
        name = annotation["id"]
        if name not in scopes:
            document = as_document(texts[name])
            scopes[name] = find_scopes(document, analyze_document(document))
        first, last = annotation["start"], annotation["end"]
        links = [
            link for scope in scopes[name] for link in scope.links if link.cue and first <= link.cue[0] < last
        ]
        ours = {
            "source": sorted({k.source for k in links if k.source and first <= k.source[0] < last}),
            "cue": sorted({k.cue for k in links if k.cue}),
        }
        for kind, counts in totals.items():
            wanted = sorted({tuple(speech[kind]) for speech in annotation["speech"] if speech[kind]})
            found = hits(list(ours[kind]), wanted)
            for place, number in enumerate((found, len(ours[kind]), len(wanted))):
                counts[place] += number
            if show and not found == len(ours[kind]) == len(wanted):
                text = texts[name]["text"]
                print(
                    kind,
                    [text[slice(*s)] for s in ours[kind]],
                    "gold",
                    [text[slice(*s)] for s in wanted],
                    "|",
                    text[first:last],
                )
    figures = {}
    for kind, (found, given, gold) in totals.items():
        figures[f"{kind} precision"] = found / max(given, 1)
        figures[f"{kind} recall"] = found / max(gold, 1)
        figures[f"{kind} f1"] = 2 * found / max(given + gold, 1)
    return figures


def _sources(scopes: list[Scope], start: int, end: int) -> list[tuple[int, int]]:
    return [link.source for link in links_for(scopes, start, end) if link.source is not None]


def _tell(document: Document, claim: Row, links: tuple[Any, ...]) -> None:
    ours = [
        (
            document.text[slice(*k.source)] if k.source else None,
            document.text[slice(*k.cue)] if k.cue else None,
        )
        for k in links
    ]
    theirs = [(a["source"], a["cue"]) for a in claim["attribution"]]
    print(
        "LINK",
        claim["trigger"],
        claim["trigger_span"],
        "ours",
        ours,
        "gold",
        theirs,
        "|",
        claim["sentence"][:300],
    )


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    documents = shared / "data" / "documents"
    here = Path(__file__).resolve().parent
    gold = measure(read_rows(documents / "gold_dev.jsonl"), show=False)
    gold.pop("microseconds a token")
    pool = read_rows(documents / "pool_dev.jsonl")
    rows = {"attribution and factuality at the gold triggers": gold}
    for name in ("dev", "unseen"):
        annotations = read_rows(here / f"attribution_{name}.jsonl")
        rows[f"sources and cues of sentences ({name})"] = measure_sentences(pool, annotations, show=False)
    return rows


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def main() -> None:
    """Print the figures, or them as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sentences", type=Path, help="stand-off annotations of sentences of these texts")
    parser.add_argument("--show", action="store_true", help="print each wrong answer")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = read_rows(args.gold)
    if args.sentences:
        found = measure_sentences(rows, read_rows(args.sentences), show=args.show)
    else:
        measure(rows[:1], show=False)  # the tables load once: not what is timed
        found = measure(rows, show=args.show)
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in found.items()}))
    else:
        for name, value in found.items():
            print(f"{name:40}{value:.3f}")


if __name__ == "__main__":
    main()
