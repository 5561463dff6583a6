"""PDFs by TCPDF, through a small PHP script: paragraphs as MultiCell, tables as its HTML."""

import json
from html import escape
from pathlib import Path

from article import Block
from canvas import FACTORS, font_file, in_order, shown
from case import Case
from tools import run

SCRIPT = Path(__file__).with_name("tcpdf.php")


def tcpdf(articles: list[list[Block]], case: Case, out: Path) -> None:
    """TCPDF with its own fonts (dejavusans, aefurat, aealarabiya, freeserif) or a TrueType file."""
    job = {
        "articles": [parts(in_order(blocks), case) for blocks in articles],
        "font": case.font if case.font.islower() else font_file(case.font),
        "size": case.size,
        "landscape": "landscape" in case.page,
        "heads": "heads" in case.features,
        "columns": case.columns,
        "head": case.head,
        "foot": case.foot_form,
        "figures": {str(digit): case.figure(digit) for digit in range(10)},
        "out": str(out),
    }
    source = out.with_suffix(".json")
    source.write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    run("php", "-d", "error_reporting=0", SCRIPT, source)


def parts(blocks: list[Block], case: Case) -> list[dict[str, object]]:
    """The article's blocks as the script prints them: cells of a table, or text with size and alignment."""
    out: list[dict[str, object]] = []
    for place, block in enumerate(blocks):
        if block.kind != "row":
            align = "C" if block.kind == "pull" else "J" if case.justify and block.kind == "para" else "R"
            size = case.size * FACTORS.get(block.kind, 1)
            out.append({"text": shown(block, case), "size": size, "align": align})
        elif blocks[place - 1].kind != "row":
            out.append({"html": table([row for row in blocks if row.kind == "row"])})
    return out


def table(rows: list[Block]) -> str:
    """A ruled table."""
    lines = ["".join(f"<td>{escape(cell)}</td>" for cell in row.text.split("\t")) for row in rows]
    return (
        '<table border="1" cellpadding="3">' + "".join(f"<tr>{line}</tr>" for line in lines) + "</table><br>"
    )
