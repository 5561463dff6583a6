"""Possible claims with what annotators say of them: what the weights of confidence are learnt from."""

import json
from pathlib import Path
from typing import NamedTuple

from riwaya.extract.claim_features import CONTROL, JUDGED_ALONE
from riwaya.extract.claims import find_candidates
from riwaya.model import Claim, Document
from riwaya.read import read_many

FRESH = sorted((Path(__file__).resolve().parents[1] / "evaluation").glob("fresh_*_dev.jsonl"))
"""Sentences and whole articles annotated for development; the unseen ones are never learnt from."""
DOUBTFUL_WEIGHT = 0.5
EVENTS = {
    "assault": (JUDGED_ALONE | CONTROL) - {"protest", "riot"},
    "protest": frozenset({"protest", "riot"}),
}


class Example(NamedTuple):
    """One possible claim: its features, whether it is one, its weight, and what it came from.

    A weight of 0 marks a word that says nothing: in a sentence that tells an event, one that nobody marked. `row` is
    the sentence or document, `group` the document; `act` says whether the act too is as annotated.
    """

    features: tuple[str, ...]
    right: bool
    weight: float
    group: str
    label: str = ""
    row: str = ""
    act: bool = False


def documents(path: Path) -> dict[str, Document]:
    """The documents of a JSON lines file by id."""
    return {document.id: document for document in read_many(path) if isinstance(document, Document)}


def rows(path: Path) -> list[dict]:
    """The gold of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def articles(data: Path) -> list[Example]:
    """Possible claims of the gold articles, and of the sentences annotated for development in other articles."""
    texts = documents(data / "documents" / "gold_dev.jsonl")
    examples = []
    for row in rows(data / "documents" / "gold_dev.jsonl"):
        examples += _judged(texts[row["id"]], row["claims"], (0, len(texts[row["id"]].text)), "gold")
    texts = documents(data / "documents" / "pool_dev.jsonl")
    for row in (row for path in FRESH for row in rows(path)):
        examples += _judged(texts[row["id"]], row["claims"], (row["start"], row["end"]), "fresh")
    return examples


def _judged(document: Document, gold: list[dict], span: tuple[int, int], label: str) -> list[Example]:
    """A word is right where it is a gold trigger; what readers may judge differently is left out."""
    examples = []
    for claim, features, *_ in find_candidates(document):
        quote = claim.act.quote
        if quote is None or not span[0] <= quote.start < span[1]:
            continue
        met = [g for g in gold if quote.start < g["trigger_span"][1] and g["trigger_span"][0] < quote.end]
        if any(g.get("optional") for g in met):
            continue
        same = any(g["act"] == claim.act.value for g in met)
        examples.append(
            Example(features, bool(met), 1.0, document.id, label, f"{document.id}#{quote.start}", same)
        )
    return examples


def sentences(data: Path, event: str) -> list[Example]:
    """Possible claims of the sentences of one kind of event; those that annotators left open are passed over."""
    path = data / "events" / f"{event}_dev.jsonl"
    texts = documents(path)
    examples = []
    for row in rows(path):
        if row["label"] == "ambiguous":
            continue
        marked = {word.strip("«»“”\"'()،؛.:؟!-") for span in row["spans"] for word in span["verb"]}
        for claim, features, *_ in find_candidates(texts[row["id"]]):
            told = claim.polarity == "positive" and claim.modality == "actual"
            if claim.act.value not in EVENTS[event] or not told:
                continue
            right = row["label"] == "yes" and (not marked or is_marked(claim, marked))
            plain = claim.act.value in CONTROL and "plain" in features
            unknown = plain or (row["label"] == "yes" and not right)
            weight = 0.0 if unknown else DOUBTFUL_WEIGHT if row["label"] == "difficult no" else 1.0
            group = row["id"].rpartition("-")[0] or row["id"]
            examples.append(Example(features, right, weight, group, f"{event} {row['label']}", row["id"]))
    return examples


def is_marked(claim: Claim, marked: set[str]) -> bool:
    """Whether annotators chose the claim's word."""
    words = claim.act.quote.exact.split() if claim.act.quote else []
    return any(
        word == other or (len(word) > 2 and other.endswith(word)) for word in words for other in marked
    )
