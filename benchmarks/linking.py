"""Times linking as the claims grow: processor seconds for a thousand, ten thousand and a hundred thousand claims.

    python benchmarks/linking.py [--json FILE] [--sizes 1000 10000 100000]

The claims are those of the articles of ../shared where that folder is, else of the demo's, told again month after
month: each repetition is a month later and its documents are others, so that incidents grow in number, not in size.
"""

import argparse
import datetime as dt
import json
import sys
import time
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent))

from run import load_documents

import riwaya
from riwaya.model import Claim, Document, Sourced, When

SIZES = (1_000, 10_000, 100_000)
MONTH = dt.timedelta(days=28)


def main() -> None:
    """Times every size and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    documents = list({document.id: document for document in load_documents()}.values())
    claims = {document.id: riwaya.extract(document) for document in documents}
    figures = [time_linking(size, documents, claims) for size in arguments.sizes]
    print_figures(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def time_linking(size: int, documents: list[Document], claims: dict[str, list[Claim]]) -> dict[str, float]:
    """Processor seconds for about `size` claims: of this core, whatever else the machine does."""
    told, read = [], []
    month = 0
    while len(told) < size:
        for document in documents:
            read.append(later_document(document, month))
            told += [later_claim(claim, month) for claim in claims[document.id]]
            if len(told) >= size:
                break
        month += 1
    start = time.process_time()
    incidents = riwaya.link(told, read)
    return {
        "claims": len(told),
        "documents": len(read),
        "incidents": len(incidents),
        "seconds": round(time.process_time() - start, 2),
    }


def later_document(document: Document, months: int) -> Document:
    """The document as it would have been published so many months later."""
    published = document.published and msgspec.structs.replace(
        document.published, value=later(document.published.value, months)
    )
    return msgspec.structs.replace(document, id=f"{document.id}/{months}", published=published)


def later_claim(claim: Claim, months: int) -> Claim:
    """The claim as that document would make it."""
    when: Sourced[When] | None = claim.time
    if when is not None:
        when = msgspec.structs.replace(when, value=later(when.value, months))
    return msgspec.structs.replace(
        claim, id=f"{claim.id}/{months}", document=f"{claim.document}/{months}", time=when
    )


def later(when: When, months: int) -> When:
    """The time so many months of four weeks later."""
    earliest, latest = (
        day and (dt.date.fromisoformat(day[:10]) + MONTH * months).isoformat()
        for day in (when.earliest, when.latest)
    )
    return msgspec.structs.replace(when, earliest=earliest, latest=latest)


def print_figures(figures: list[dict[str, float]]) -> None:
    """Prints a row a size, and how many times longer it took than the size before."""
    table = Table("claims", "documents", "incidents", "seconds", "claims a second", "times the row above")
    for before, row in zip([None, *figures], figures, strict=False):
        factor = "" if before is None else f"{row['seconds'] / max(before['seconds'], 0.01):.1f}"
        rate = f"{row['claims'] / max(row['seconds'], 0.01):,.0f}"
        table.add_row(
            *(f"{row[key]:,}" for key in ("claims", "documents", "incidents")),
            str(row["seconds"]),
            rate,
            factor,
        )
    Console().print(table)


if __name__ == "__main__":
    main()
