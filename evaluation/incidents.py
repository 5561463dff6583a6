"""Measures which claims are put together, against incidents annotated by hand over articles of many outlets.

    python evaluation/incidents.py [--shared DIR] [--claims FILE] [--show]

incidents.jsonl holds mentions (document id, offsets of the trigger, incident) and no text; incidents.toml says of each
incident its half, and its day and town where it has one. A claim whose trigger overlaps a mention is of that incident.
B³ is taken over these claims (Bagga and Baldwin, 1998): its recall is low where an incident was torn apart, its
precision where two were joined. Claims of the other half count as company that should not be there.
"""

import argparse
import json
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import riwaya
from riwaya.compare import cell_of
from riwaya.link.cases import is_spot
from riwaya.link.copies import near_copies
from riwaya.link.place import claim_anchor, nearness
from riwaya.link.time import UNKNOWN, Days, claim_days, if_reprinted, is_counted_from_printing, meet
from riwaya.model import CellValue, Claim, Document, Incident
from riwaya.relate import verdict

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
HALVES = ("dev", "unseen")

Settings = Mapping[str, Mapping[str, Any]]
"""Of each annotated incident: its half and, where known, its day and town."""


class Mention(NamedTuple):
    """Words that name an act, and the incident they tell of."""

    document: str
    start: int
    end: int
    incident: str


def read_mentions(path: Path = HERE / "incidents.jsonl") -> list[Mention]:
    """The annotated mentions."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Mention(row["id"], row["start"], row["end"], row["incident"]) for row in rows]


def read_settings() -> Settings:
    """The annotated incidents' halves, days and towns."""
    return tomllib.loads((HERE / "incidents.toml").read_text("utf-8"))


def read_documents(shared: Path) -> list[Document]:
    """The articles that the mentions point into, and those beside them."""
    pool = shared / "data" / "documents" / "pool_dev.jsonl"
    return [found for found in riwaya.read_many(pool) if isinstance(found, Document)]


def find_claims(documents: Iterable[Document], path: Path | None) -> list[Claim]:
    """The documents' claims; read from `path`, as `riwaya extract` wrote them, where it is given."""
    if path is not None:
        return [msgspec.json.decode(line, type=Claim) for line in path.read_bytes().splitlines()]
    return [claim for document in documents for claim in riwaya.extract(document)]


def match(claims: Sequence[Claim], mentions: Sequence[Mention]) -> tuple[dict[str, str], set[Mention]]:
    """The annotated incident of each claim whose trigger overlaps a mention, and the mentions so found."""
    by_document: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    labels: dict[str, str] = {}
    found: set[Mention] = set()
    for claim in claims:
        quote = claim.act.quote
        for mention in by_document[claim.document]:
            if quote is not None and quote.start < mention.end and mention.start < quote.end:
                labels.setdefault(claim.id, mention.incident)
                found.add(mention)
    return labels, found


def b_cubed(incidents: Sequence[Incident], labels: Mapping[str, str], wanted: set[str]) -> dict[str, float]:
    """B³ precision, recall and F1 over the claims of the annotated incidents `wanted`."""
    together = [[claim for claim in incident.claims if claim in labels] for incident in incidents]
    sizes = Counter(labels.values())
    precision, recall, counted = 0.0, 0.0, 0
    for claims in together:
        told = Counter(labels[claim] for claim in claims)
        for incident, count in told.items():
            if incident in wanted:
                precision += count * count / len(claims)
                recall += count * count / sizes[incident]
                counted += count
    precision, recall = precision / max(counted, 1), recall / max(counted, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "given": counted,
    }


PARTS = {
    "anadtriangle": "anad",
    "baghdadjadida": "baghdad",
    "darsaad": "aden",
    "labouza": "karash",
    "tawahi": "aden",
    "zafaraniya": "baghdad",
}
"""Annotated places that lie in or at another, as the articles themselves say: both may be told of one happening."""


def count_mixed(
    incidents: Sequence[Incident], labels: Mapping[str, str], settings: Settings
) -> dict[str, int]:
    """How many incidents hold claims of two annotated ones whose day, or whose town, differs.

    `days apart` leaves out those of neighbouring days alone: a night lies over two, and «أمس» is reprinted a day late.
    `towns apart` leaves out a quarter and its town. `given` incidents hold annotated claims.
    """
    mixed: Counter[str] = Counter(
        {"with two days": 0, "days apart": 0, "with two towns": 0, "towns apart": 0}
    )
    for incident in incidents:
        told = {labels[claim] for claim in incident.claims if claim in labels}
        days = {settings[each]["day"] for each in told if "day" in settings[each]}
        towns = {settings[each]["town"] for each in told if "town" in settings[each]}
        mixed["given"] += bool(told)
        mixed["with two days"] += len(days) > 1
        mixed["days apart"] += bool(days) and (max(days) - min(days)).days > 1
        mixed["with two towns"] += len(towns) > 1
        mixed["towns apart"] += len({PARTS.get(town, town) for town in towns}) > 1
    return dict(mixed)


def count_contradictory(
    incidents: Sequence[Incident], claims: Sequence[Claim], documents: Sequence[Document]
) -> dict[str, int]:
    """How many incidents hold two claims that themselves say two days, or two known towns, that exclude each other.

    `given` incidents hold several claims. Days told by «أمس», «اليوم» alone may lie a day off, as linking allows.
    """
    by_id = {claim.id: claim for claim in claims}
    papers = {document.id: document for document in documents}
    found: Counter[str] = Counter({"two days": 0, "two towns": 0})
    for incident in incidents:
        told = [by_id[claim] for claim in incident.claims]
        days = [_stated_days(claim, papers.get(claim.document)) for claim in told]
        spots = {place.id: place for claim in told if is_spot(place := claim_anchor(claim)) and place}
        found["given"] += len(told) > 1
        found["two days"] += any(meet(*pair) is None for pair in combinations(set(days), 2))
        found["two towns"] += any(nearness(*pair) == "apart" for pair in combinations(spots.values(), 2))
    return dict(found)


def _stated_days(claim: Claim, document: Document | None) -> Days:
    days = claim_days(claim, document)
    if not days.stated:
        return UNKNOWN
    return if_reprinted(days) if is_counted_from_printing(claim) else days


def measure(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """The figures of both halves."""
    mentions, settings = read_mentions(), read_settings()
    labels, found = match(claims, mentions)
    incidents = riwaya.link(claims, documents)
    rows: dict[str, dict[str, float]] = {}
    for half in HALVES:
        wanted = {incident for incident, setting in settings.items() if setting["half"] == half}
        own = [mention for mention in mentions if mention.incident in wanted]
        rows[f"claims of one incident ({half})"] = {
            **b_cubed(incidents, labels, wanted),
            "mentions found": sum(mention in found for mention in own) / max(len(own), 1),
        }
    rows["incidents joined across"] = dict(count_mixed(incidents, labels, settings))
    rows["incidents that contradict themselves"] = dict(count_contradictory(incidents, claims, documents))
    return rows


def measure_verdicts(claims: Sequence[Claim]) -> dict[str, float]:
    """The share of annotated rows whose verdict is right, of those whose values are still those that were annotated.

    verdicts.jsonl holds a row's question, the claims of its accounts (document id, offset of the trigger), a checksum
    of the values that were shown to the annotator, and the verdict that these values deserve.
    """
    at = {(claim.document, claim.act.quote.start): claim for claim in claims if claim.act.quote}
    everything = {claim.id: claim for claim in claims}
    right = given = 0
    for row in map(json.loads, (HERE / "verdicts.jsonl").read_text("utf-8").splitlines()):
        accounts = [[at.get((name, start)) for name, start in account] for account in row["accounts"]]
        cells = [cell_of([claim for claim in own if claim], row["question"], everything) for own in accounts]
        if checksum([shown for shown, _ in cells]) == row["shown"]:
            given += 1
            right += verdict(row["question"], [said for _, said in cells]) == row["verdict"]
    return {"right": right / max(given, 1), "given": given}


def measure_copies(documents: Sequence[Document]) -> dict[str, float]:
    """How many of the annotated pairs of one report are found, and how many of two reports are taken for one.

    copies.jsonl holds all pairs of the articles that share a twentieth of their runs of five words or more: `copy`,
    `none`, or `part` where one holds a passage of the other among much else, which counts neither way.
    """
    group = {name: number for number, own in enumerate(near_copies(documents)) for name in own}
    found = wrong = copies = 0
    for row in map(json.loads, (HERE / "copies.jsonl").read_text("utf-8").splitlines()):
        one, other = group.get(row["one"], -1), group.get(row["other"], -2)
        copies += row["label"] == "copy"
        found += row["label"] == "copy" and one == other
        wrong += row["label"] == "none" and one == other
    return {"found": found / max(copies, 1), "none wrong": float(wrong == 0), "given": copies}


def checksum(cells: Iterable[Iterable[CellValue]]) -> int:
    """What tells one row's shown values from others."""
    shown = (
        ";".join(f"{v.label.ar}/{v.label.en}/{v.negative}/{v.modality}" for v in values) for values in cells
    )
    return zlib.crc32("|".join(shown).encode())


def measure_all(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """All rows: incidents, reprints and verdicts."""
    others = {"reprints": measure_copies(documents), "verdicts of rows": measure_verdicts(claims)}
    return measure(documents, claims) | others


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows of this measurement for the table of all evaluations."""
    documents = read_documents(shared)
    claims = find_claims(documents, None)
    return measure_all(documents, claims)


def compare_passes(second: Sequence[Mention]) -> dict[str, float]:
    """How two annotations of the same mentions agree: B³ F1 of their incidents, and pairs joined by both or neither."""
    first = {mention[:3]: mention.incident for mention in read_mentions()}
    other = {mention[:3]: mention.incident for mention in second}
    shared = [mention for mention in first if mention in other]
    agreed = sum(
        (first[one] == first[two]) == (other[one] == other[two]) for one, two in combinations(shared, 2)
    )
    either = sum(first[one] == first[two] or other[one] == other[two] for one, two in combinations(shared, 2))
    both = sum(first[one] == first[two] and other[one] == other[two] for one, two in combinations(shared, 2))
    pairs = len(shared) * (len(shared) - 1) // 2
    return {
        "mentions": len(shared),
        "pairs alike": agreed / max(pairs, 1),
        "pairs joined": both / max(either, 1),
    }


def show_errors(documents: Sequence[Document], claims: Sequence[Claim], half: str) -> None:
    """Prints the incidents that hold several annotated ones, and the annotated ones that were torn apart."""
    settings = read_settings()
    labels, _ = match(claims, read_mentions())
    by_id = {claim.id: claim for claim in claims}
    incidents = riwaya.link(claims, documents)
    wanted = {name for name, setting in settings.items() if setting["half"] == half}
    for incident in incidents:
        told = Counter(labels[claim] for claim in incident.claims if claim in labels)
        if len(told) > 1 and set(told) & wanted:
            print("JOINED", dict(told), incident.reasons)
            for claim in incident.claims:
                _print_claim(by_id[claim], labels.get(claim, "-"))
    for name in sorted(wanted):
        parts = [[claim for claim in each.claims if labels.get(claim) == name] for each in incidents]
        parts = sorted((part for part in parts if part), key=len, reverse=True)
        if len(parts) > 1:
            print("TORN", name, [len(part) for part in parts])
            for number, part in enumerate(parts):
                for claim in part[:3]:
                    _print_claim(by_id[claim], str(number))


def _print_claim(claim: Claim, note: str) -> None:
    when = claim.time.value.edtf if claim.time else None
    places = [(place.value.name.ar, place.value.id, place.value.precision) for place in claim.places]
    actors = [actor.value.id or actor.value.name.ar for actor in claim.actors]
    targets = [actor.value.id or actor.value.name.ar for actor in claim.targets]
    exact = claim.act.quote.exact if claim.act.quote else ""
    print(
        f"   {note:18} {claim.document[:6]} {claim.sentence.start:5} {claim.act.value} {exact} {claim.modality[:3]}"
        f" {when} {places} {actors} → {targets}"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--claims", type=Path, help="claims of the pool as `riwaya extract` wrote them")
    parser.add_argument("--show", choices=HALVES, help="print the errors of this half")
    parser.add_argument("--second", type=Path, help="a second annotation to compare with the first")
    arguments = parser.parse_args()
    if arguments.second:
        print(compare_passes(read_mentions(arguments.second)))
        return
    documents = read_documents(arguments.shared)
    claims = find_claims(documents, arguments.claims)
    if arguments.show:
        show_errors(documents, claims, arguments.show)
    for row, values in measure_all(documents, claims).items():
        print(f"{row:40}", {kind: round(value, 3) for kind, value in values.items()})


if __name__ == "__main__":
    main()
