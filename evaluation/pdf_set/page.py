"""The HTML page that the browser-like producers print (Chromium, WeasyPrint, LibreOffice's import)."""

from html import escape

from article import MARK, Block
from case import Case

SHEET = """
@page {{ size: {page}; margin: 20mm 18mm; {margin_boxes} }}
html {{ direction: rtl; }}
body {{ font-family: "{font}"; font-size: {size}pt; line-height: {leading}; text-align: {align}; margin: 0; }}
h1 {{ font-size: 1.7em; text-align: right; margin: 0 0 .4em; }}
h2 {{ font-size: 1.2em; text-align: right; margin: .8em 0 .3em; break-after: avoid; }}
p {{ margin: 0 0 .6em; }}
.dateline {{ color: #555; font-size: .9em; text-align: right; }}
ul, ol {{ margin: 0 0 .6em; padding-right: 1.6em; padding-left: 0; }}
ul {{ list-style: "{bullet} "; }}
ol {{ list-style: {numbering}; }}
table {{ border-collapse: collapse; margin: .4em 0 .8em; width: 100%; text-align: right; break-inside: avoid; }}
td {{ border: .5pt solid #888; padding: 2pt 5pt; }}
figure {{ margin: .4em 0 .8em; break-inside: avoid; text-align: right; {figure} }}
figure svg {{ display: block; width: 100%; height: 32mm; }}
figcaption {{ font-size: .85em; color: #444; }}
.pull {{ font-size: 1.35em; font-weight: bold; text-align: center; line-height: 1.5; color: #823;
  margin: .5em 0; padding: .3em .6em; border-top: 2pt solid #823; border-bottom: 2pt solid #823; {pull} }}
.columns {{ columns: {columns}; column-gap: 8mm; column-fill: {fill}; {height} }}
.article + .article {{ {between} }}
.notes {{ border-top: .5pt solid #000; margin-top: 1.5em; font-size: .8em; }}
"""
PICTURE = (
    '<svg viewBox="0 0 160 60" preserveAspectRatio="none"><rect width="160" height="60" fill="#bcd"/>'
    '<path d="M0 60 L40 20 L70 50 L110 10 L160 60 Z" fill="#789"/></svg>'
)
PULL_STYLES = {
    "between": "break-inside: avoid;",
    "inside": "float: right; width: 100%; box-sizing: border-box; break-inside: avoid;",
    "float": "float: left; width: 42%; margin-right: 5mm;",
    "across": "column-span: all;",
}


def html(articles: list[list[Block]], case: Case) -> str:
    """A whole HTML page for a case."""
    body = "\n".join(article_html(blocks, case) for blocks in articles)
    head = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{case.name}</title>'
    return f"{head}<style>{sheet(case)}</style></head><body>{body}</body></html>\n"


def sheet(case: Case) -> str:
    """The style sheet of a case."""
    heads = f'@top-center {{ content: "{case.head}"; }} @bottom-center {{ content: {counter(case)}; }}'
    return SHEET.format(
        page=case.page,
        margin_boxes=heads if "heads" in case.features else "",
        font=case.font,
        size=case.size,
        leading=1.7 if case.columns == 1 else 1.5,
        align="justify" if case.justify else "right",
        bullet=case.bullet,
        numbering="arabic-indic" if case.digits else "decimal",
        figure="width: 60%;" if case.columns == 1 else "",
        pull=PULL_STYLES[case.pull_style],
        columns=case.columns,
        fill="balance" if case.balanced else "auto",
        height="" if case.balanced else "height: 225mm;",
        between="break-before: page;" if "notes" in case.features else "margin-top: 2em;",
    )


def counter(case: Case) -> str:
    """CSS for the page number."""
    before, after = case.foot_form.split("{}")
    style = "counter(page, arabic-indic)" if case.digits else "counter(page)"
    return f'"{before}" {style} "{after}"'


def article_html(blocks: list[Block], case: Case) -> str:
    """One article; its title spans the columns on a cover."""
    head = [block_html(block, case) for block in blocks if block.kind in {"title", "dateline"}]
    notes = [block_html(block, case) for block in blocks if block.kind == "note"]
    body = body_html([b for b in blocks if b.kind not in {"title", "dateline", "note"}], case)
    foot = f'<div class="notes">{"".join(notes)}</div>' if notes else ""
    if case.columns == 1:
        return f'<div class="article">{"".join(head)}{body}{foot}</div>'
    inside, outside = ("", "".join(head)) if case.cover else ("".join(head), "")
    return f'<div class="article">{outside}<div class="columns">{inside}{body}</div>{foot}</div>'


def body_html(blocks: list[Block], case: Case) -> str:
    """The blocks between dateline and footnotes; lists and tables gathered."""
    out: list[str] = []
    for place, block in enumerate(blocks):
        before = blocks[place - 1].kind if place else ""
        after = blocks[place + 1] if place + 1 < len(blocks) else Block("", "")
        wrap = {"bullet": "ul", "item": "ol", "row": "table"}.get(block.kind)
        if wrap and before != block.kind:
            out.append(f"<{wrap}>")
        if block.kind == "pull" and case.pull_style == "inside" and before == "para":
            continue
        inner = after if after.kind == "pull" and case.pull_style == "inside" else None
        out.append(block_html(block, case, inner))
        if wrap and after.kind != block.kind:
            out.append(f"</{wrap}>")
    return "".join(out)


def block_html(block: Block, case: Case, pull: Block | None = None) -> str:
    """One block; a pull-quote given with a paragraph floats in its middle."""
    text = inline(block.text, case)
    if pull:
        words = block.text.split(" ")
        middle = len(words) // 2
        first, rest = (inline(" ".join(part), case) for part in (words[:middle], words[middle:]))
        return f'<p>{first} <span class="pull">{escape(pull.text)}</span>{rest}</p>'
    if block.kind == "row":
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in text.split("\t")) + "</tr>"
    if block.kind == "caption":
        return f"<figure>{PICTURE}<figcaption>{text}</figcaption></figure>"
    if block.kind == "note":
        return f"<p>{case.note_mark.format(block.number)} {text}</p>"
    form = {
        "title": "<h1>{}</h1>",
        "heading": "<h2>{}</h2>",
        "dateline": '<p class="dateline">{}</p>',
        "bullet": "<li>{}</li>",
        "item": "<li>{}</li>",
        "pull": '<aside class="pull">{}</aside>',
        "para": "<p>{}</p>",
    }[block.kind]
    return form.format(text)


def inline(text: str, case: Case) -> str:
    """Escaped text with its footnote marks raised."""
    return MARK.sub(
        lambda mark: f"<sup>{case.note_mark.format(mark.group(1))}</sup>", escape(text, quote=False)
    )


def plain_html(articles: list[list[Block]], case: Case) -> str:
    """A page for importers of little CSS: list markers are text, as their paragraphs have them."""
    rows = []
    for blocks in articles:
        for block in blocks:
            marker = f"{case.bullet} " if block.kind == "bullet" else f"{case.number(block.number)} "
            listed = block._replace(kind="para", text=marker + block.text)
            rows.append(listed if block.kind in {"bullet", "item"} else block)
    return html([rows], case)
