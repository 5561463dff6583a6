"""Brings up to date what the program itself says in README.md: the example's table and the figures.

    python docs/refresh.py           writes README.md anew
    python docs/refresh.py --check   exit 1 where the example's table is not what the program gives

The figures come from `evaluation/run.py --json evaluation/figures.json` and `benchmarks/run.py --json
benchmarks/figures.json`; without those files their part stays as it is.
"""

import json
import re
import sys
from pathlib import Path

import riwaya
from riwaya.labels import act_label, actor_label, either
from riwaya.model import Claim, Document, Quote, Sourced
from riwaya.read.jsonlines import read_jsonlines

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
EXAMPLE = HERE / "example.txt"
PUBLISHED = "2016-12-12"
CLAIM_FIGURES = HERE.parent / "evaluation" / "figures.json"
SPEED_FIGURES = HERE.parent / "benchmarks" / "figures.json"
SHOWN = (
    "trigger and act",
    "trigger and PLOVER type",
    "actors",
    "targets",
    "places",
    "time value",
    "counts",
    "attribution source",
)
COLUMNS = ("what", "who", "to whom", "where", "when", "how many", "according to")


def example_table(text: str) -> str:
    """The claims of a paragraph as a Markdown table: each value, and the words it was read from."""
    rows = [_row(claim) for claim in riwaya.extract(read_text(text))]
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def read_text(text: str) -> Document:
    """The paragraph as a document of its day, by way of JSON lines."""
    line = json.dumps({"id": "example", "text": text, "published": PUBLISHED}).encode()
    (document,) = read_jsonlines([line], "example")
    if not isinstance(document, Document):
        raise document
    return document


def _row(claim: Claim) -> tuple[str, ...]:
    not_so = "not: " if claim.polarity == "negative" else ""
    not_yet = "" if claim.modality == "actual" else f" ({claim.modality})"
    return (
        _told(not_so + (act_label(claim.act.value).en or claim.act.value) + not_yet, claim.act.quote),
        "<br>".join(_told(either(actor_label(actor.value), "en"), actor.quote) for actor in claim.actors),
        "<br>".join(_told(either(actor_label(target.value), "en"), target.quote) for target in claim.targets),
        "<br>".join(_told(either(place.value.name, "en"), place.quote) for place in claim.places),
        "" if claim.time is None else _told(claim.time.value.edtf, claim.time.quote),
        "<br>".join(_told(_number(count), count.quote) for count in claim.counts),
        " ← ".join(
            _told(either(actor_label(link.value.source), "en"), link.quote) for link in claim.attribution
        )
        or "the outlet itself",
    )


def _number(count: Sourced) -> str:
    low, high, of = count.value.low, count.value.high, count.value.of
    if low == high:
        return f"{low} {of}"
    return f"{'' if low is None else low}–{'' if high is None else high} {of}"


def _told(value: str, quote: Quote | None) -> str:
    return value if quote is None or quote.exact == value else f"{value} «{quote.exact}»"


def figures_table() -> str | None:
    """The measured figures as a Markdown table, or null where they were not measured here."""
    if not CLAIM_FIGURES.exists():
        return None
    measured = json.loads(CLAIM_FIGURES.read_text("utf-8"))
    lines = ["| gold articles | precision | recall | F1 |", "| --- | --- | --- | --- |"]
    for row in SHOWN:
        told = measured["gold articles"][row]
        lines.append(f"| {row} | {told['precision']:.2f} | {told['recall']:.2f} | {told['f1']:.2f} |")
    if SPEED_FIGURES.exists():
        speed = json.loads(SPEED_FIGURES.read_text("utf-8"))
        extraction = speed["extract"]
        warm, first = (round(extraction[f"words_a_second_{run}"], -2) for run in ("warm", "first"))
        lines += [
            "",
            f"Speed on one core: {warm:,.0f} words a second ({first:,.0f} in a first pass over 72,000 words,",
        ]
        lines.append(f"tables loaded and words met anew), {extraction['peak_mb']:,.0f} MB at most;")
        lines.append(f"from start to finished report on one article: {speed['report']['seconds']:.1f} s.")
    return "\n".join(lines)


def put(readme: str, part: str, content: str) -> str:
    """The README with the part between its two marks replaced."""
    marked = re.compile(f"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.DOTALL)
    if not marked.search(readme):
        raise SystemExit(f"README.md has no part marked {part!r}")
    return marked.sub(lambda found: found[1] + content + "\n" + found[2], readme)


def main() -> int:
    """Writes or checks; the exit status."""
    readme = README.read_text("utf-8")
    text = EXAMPLE.read_text("utf-8").strip()
    fresh = put(readme, "paragraph", f'<div dir="rtl">\n\n> {text}\n\n</div>')
    fresh = put(fresh, "example", example_table(text))
    if "--check" in sys.argv:
        if fresh != readme:
            print("README.md is not what the program gives: run python docs/refresh.py")
        return int(fresh != readme)
    figures = figures_table()
    README.write_text(fresh if figures is None else put(fresh, "figures", figures), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
