"""PDFs by Typst."""

import re
from pathlib import Path

import typst as compiler
from article import MARK, Block
from case import Case

SPECIAL = re.compile(r"((?<=\d)\.|[\\#$*_`<>@=~\[\]/\"'])")
SETUP = """
#set page(paper: "{paper}", flipped: {flipped}, margin: 19mm, columns: {columns}, {heads})
#set text(font: ("{font}", "DejaVu Sans"), size: {size}pt, lang: "ar", dir: rtl, hyphenate: false)
#set par(justify: {justify}, leading: 0.9em, spacing: 1.3em)
#set smartquote(enabled: false)
#show heading: set block(above: 1.4em, below: 0.9em)
#let pull(body) = {pull}
"""
HEADS = "header: align(center)[{head}], footer: "
HEADS += 'context align(center)[{before}#counter(page).display("{style}"){after}]'
RULED = (
    "block(width: 100%, inset: 6pt, stroke: (y: 1.5pt), align(center, text(size: 1.35em, weight: 700, body)))"
)
PULLS = {"between": RULED, "across": f'place(top + center, scope: "parent", float: true, {RULED})'}


def typst(articles: list[list[Block]], case: Case, out: Path) -> None:
    """Typst, its own footnotes, tables, columns and page heads."""
    source = out.with_suffix(".typ")
    pages = "\n#pagebreak()\n" if "notes" in case.features else "\n#v(2em)\n"
    source.write_text(
        setup(case) + pages.join(article(blocks, case) for blocks in articles), encoding="utf-8"
    )
    compiler.compile(str(source), output=str(out))


def setup(case: Case) -> str:
    """The document's settings."""
    before, after = case.foot_form.split("{}")
    style = "\u0661" if case.digits else "1"
    heads = HEADS.format(head=escape(case.head), before=before, after=after, style=style)
    return SETUP.format(
        paper=case.page.split()[0].lower(),
        flipped=str("landscape" in case.page).lower(),
        columns=case.columns,
        heads=heads if "heads" in case.features else "",
        font=case.font,
        size=case.size,
        justify=str(case.justify).lower(),
        pull=PULLS[case.pull_style],
    )


def escape(text: str) -> str:
    """Text with Typst's signs escaped."""
    return SPECIAL.sub(r"\\\1", text)


def article(blocks: list[Block], case: Case) -> str:
    """One article."""
    notes = {str(block.number): block.text for block in blocks if block.kind == "note"}
    rows = [block for block in blocks if block.kind == "row"]
    out = [body(block, notes, case) for block in blocks if block.kind not in {"note", "row"}]
    if rows:
        place = blocks.index(rows[0])
        out.insert(len([b for b in blocks[:place] if b.kind != "note"]), table(rows))
    return "\n\n".join(out)


def table(rows: list[Block]) -> str:
    """A table of a heading row and the rest."""
    cells = [f"[{escape(cell)}]" for row in rows for cell in row.text.split("\t")]
    return f"#table(columns: {rows[0].text.count(chr(9)) + 1}, align: right, inset: 5pt, {', '.join(cells)})"


def body(block: Block, notes: dict[str, str], case: Case) -> str:
    """One block of the running text."""
    text = MARK.sub(lambda mark: f"#footnote[{escape(notes[mark.group(1)])}]", escape(block.text))
    if block.kind == "title" and case.cover:
        return f'#place(top, scope: "parent", float: true)[= {text}]'
    form = {
        "title": "= {}",
        "heading": "== {}",
        "dateline": "#text(size: 0.9em, fill: luma(90))[{}]",
        "bullet": case.bullet + " {}",
        "item": escape(case.number(block.number)) + " {}",
        "pull": "#pull[{}]",
        "caption": "#rect(width: 100%, height: 28mm, fill: luma(200))\n#text(size: 0.85em)[{}]",
        "para": "{}",
    }[block.kind]
    return form.format(text)
