"""PDFs by LibreOffice Writer from an OpenDocument text, directly or by way of DOCX."""

from html import escape
from pathlib import Path

from article import MARK, Block
from case import Case
from tools import run

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
PARAGRAPH = (
    '<style:style style:name="{name}" style:family="paragraph"{more}>'
    '<style:paragraph-properties fo:text-align="{align}" style:writing-mode="rl-tb" fo:margin-bottom="6pt" '
    'fo:line-height="{leading}%" style:justify-single-word="false"/>'
    '<style:text-properties style:font-name-complex="{font}" style:font-size-complex="{size}pt" '
    'style:font-weight-complex="{weight}" fo:font-size="{size}pt" style:font-name="{font}" fo:font-weight="{weight}" '
    'style:language-complex="ar" style:country-complex="SY"/></style:style>'
)
KINDS = {  # size factor, weight
    "title": (1.6, "bold"),
    "heading": (1.2, "bold"),
    "dateline": (0.9, "normal"),
    "pull": (1.4, "bold"),
    "caption": (0.85, "normal"),
    "note": (0.85, "normal"),
    "head": (0.85, "normal"),
    "cell": (0.95, "normal"),
    "para": (1.0, "normal"),
}
SIZES = {"A4": ("21cm", "29.7cm"), "A4 landscape": ("29.7cm", "21cm"), "A5": ("14.8cm", "21cm")}
LAYOUT = (
    '<style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="{width}" '
    'fo:page-height="{height}" fo:margin="1.8cm" style:writing-mode="rl-tb" style:print-orientation="{way}"/>'
    "{heads}</style:page-layout>"
)
HEAD_BOX = '<style:{part}-style><style:header-footer-properties fo:min-height="1cm"/></style:{part}-style>'
COLUMNS = (
    '<style:style style:name="cols" style:family="section"><style:section-properties '
    'text:dont-balance-text-columns="{unbalanced}" style:writing-mode="rl-tb">'
    '<style:columns fo:column-count="{count}" fo:column-gap="0.8cm"/></style:section-properties></style:style>'
)
FRAME_STYLE = (
    '<style:style style:name="box" style:family="graphic"><style:graphic-properties style:wrap="{wrap}" '
    'draw:fill="none" style:horizontal-pos="left" style:horizontal-rel="paragraph" style:vertical-pos="top" '
    'style:vertical-rel="paragraph" fo:padding="0.15cm" fo:border="0.5pt solid #888888" '
    'style:number-wrapped-paragraphs="no-limit" style:writing-mode="rl-tb"/></style:style>'
)


def writer(articles: list[list[Block]], case: Case, out: Path) -> None:
    """LibreOffice Writer, from flat OpenDocument."""
    source = out.with_suffix(".fodt")
    source.write_text(document(articles, case), encoding="utf-8")
    convert(source, "pdf:writer_pdf_Export", out.parent)


def docx(articles: list[list[Block]], case: Case, out: Path) -> None:
    """LibreOffice Writer, from the DOCX that it makes of the same document."""
    source = out.with_suffix(".fodt")
    source.write_text(document(articles, case), encoding="utf-8")
    convert(source, "docx:MS Word 2007 XML", out.parent)
    convert(out.with_suffix(".docx"), "pdf:writer_pdf_Export", out.parent)


def convert(source: Path, target: str, folder: Path) -> None:
    """One conversion, with a user profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, source)


def document(articles: list[list[Block]], case: Case) -> str:
    """The flat OpenDocument text."""
    names = "".join(paragraph_style(name, case, *KINDS[name], more="") for name in KINDS) + paragraph_style(
        "paged", case, *KINDS["title"], more=' style:parent-style-name="title"'
    ).replace("<style:paragraph-properties ", '<style:paragraph-properties fo:break-before="page" ')
    width, height = SIZES[case.page]
    heads = (
        HEAD_BOX.format(part="header") + HEAD_BOX.format(part="footer") if "heads" in case.features else ""
    )
    way = "landscape" if "landscape" in case.page else "portrait"
    before, after = (escape(part) for part in case.foot_form.split("{}"))
    number = f'{before}<text:page-number text:select-page="current"/>{after}'
    master = (
        f'<style:header><text:p text:style-name="head">{escape(case.head)}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="head">{number}</text:p></style:footer>'
        if heads
        else ""
    )
    columns = COLUMNS.format(unbalanced=str(not case.balanced).lower(), count=case.columns)
    wrap = "parallel" if case.pull_style == "float" else "none"
    automatic = LAYOUT.format(width=width, height=height, heads=heads, way=way)
    body = "".join(article(blocks, case, first=not place) for place, blocks in enumerate(articles))
    font = f'<style:font-face style:name="{case.font}" svg:font-family="\'{case.font}\'"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{font}</office:font-face-decls><office:styles>{names}</office:styles>"
        f"<office:automatic-styles>{automatic}{columns}{FRAME_STYLE.format(wrap=wrap)}</office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="sheet">{master}'
        "</style:master-page></office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>\n"
    )


def paragraph_style(name: str, case: Case, factor: float, weight: str, *, more: str) -> str:
    """A paragraph style."""
    align = (
        "justify" if case.justify and name == "para" else "center" if name in {"pull", "head"} else "start"
    )
    size = round(case.size * factor, 1)
    return PARAGRAPH.format(
        name=name, more=more, align=align, font=case.font, size=size, weight=weight, leading=130
    )


def article(blocks: list[Block], case: Case, *, first: bool) -> str:
    """One article, its columns as a section."""
    notes = {str(block.number): block.text for block in blocks if block.kind == "note"}
    head = "".join(
        body(block, notes, case, paged="notes" in case.features and not first and block.kind == "title")
        for block in blocks
        if block.kind in {"title", "dateline"}
    )
    rest = [block for block in blocks if block.kind not in {"title", "dateline", "note"}]
    out = []
    for place, block in enumerate(rest):
        if block.kind != "row":
            out.append(body(block, notes, case))
        elif rest[place - 1].kind != "row":
            out.append(table([row for row in rest if row.kind == "row"]))
    if case.columns == 1:
        return head + "".join(out)
    inside, outside = ("", head) if case.cover else (head, "")
    section = f'<text:section text:style-name="cols" text:name="{abs(hash(blocks[0].text))}">'
    return f"{outside}{section}{inside}{''.join(out)}</text:section>"


def table(rows: list[Block]) -> str:
    """A table."""
    width = rows[0].text.count("\t") + 1
    cell = '<table:table-cell><text:p text:style-name="cell">{}</text:p></table:table-cell>'
    lines = ["".join(cell.format(escape(text)) for text in row.text.split("\t")) for row in rows]
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{width}"/>'
        + "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        + "</table:table>"
    )


def body(block: Block, notes: dict[str, str], case: Case, *, paged: bool = False) -> str:
    """One block of the running text."""
    text = MARK.sub(lambda mark: note(mark.group(1), notes[mark.group(1)]), escape(block.text))
    marker = {"bullet": f"{case.bullet} ", "item": f"{case.number(block.number)} "}.get(block.kind, "")
    style = "paged" if paged else block.kind if block.kind in KINDS else "para"
    if block.kind in {"pull", "caption"} and case.pull_style == "float":
        frame = (
            '<draw:frame draw:style-name="box" text:anchor-type="paragraph" svg:width="7cm"><draw:text-box '
            f'fo:min-height="1cm"><text:p text:style-name="{style}">{text}</text:p></draw:text-box></draw:frame>'
        )
        return f'<text:p text:style-name="para">{frame}</text:p>'
    return f'<text:p text:style-name="{style}">{marker}{text}</text:p>'


def note(number: str, text: str) -> str:
    """A footnote at its place."""
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation><text:note-body>'
        f'<text:p text:style-name="note">{escape(text)}</text:p></text:note-body></text:note>'
    )
