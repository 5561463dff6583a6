"""PDFs by XeTeX (polyglossia, bidi) and LuaTeX (babel's own bidi, kashida justification)."""

import re
from pathlib import Path

from article import MARK, Block
from case import Case
from tools import run

SPECIAL = str.maketrans({"&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$", "_": r"\_", "{": r"\{", "}": r"\}"})
LATIN = re.compile(r"[A-Za-z@][\w@./:?=&+\-']*(?: (?:[A-Za-z&][\w@./:?=&+\-']*))*")
COMMON = r"""
\documentclass[{size}pt,{paper}paper{columns}]{{extarticle}}
\usepackage[margin=20mm]{{geometry}}
\usepackage{{fancyhdr}}
\setlength{{\columnsep}}{{9mm}}
\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{6pt}}
\pagestyle{{{style}}}\fancyhf{{}}\fancyhead[C]{{{head}}}\fancyfoot[C]{{{before}\thepage{after}}}
\renewcommand{{\headrulewidth}}{{0.4pt}}
\hyphenpenalty=10000 \exhyphenpenalty=10000 \emergencystretch=3em
"""
XETEX = r"""
\usepackage{{polyglossia}}
\setmainlanguage[numerals=maghrib]{{arabic}}\setotherlanguage{{english}}
\newfontfamily\arabicfont[Script=Arabic]{{{font}}}
\newfontfamily\englishfont{{DejaVu Serif}}
\newfontfamily\arabicfontsf[Script=Arabic]{{{font}}}
\newcommand\latin[1]{{\textenglish{{#1}}}}
"""
LUATEX = r"""
\usepackage[bidi=basic,layout=footnotes.lists.tabular.columns]{{babel}}
\babelprovide[import,main{kashida}]{{arabic}}
\babelfont{{rm}}[Renderer=HarfBuzz,Ligatures=TeXOff]{{{font}}}
\newcommand\latin[1]{{#1}}
"""
KASHIDA = ",justification=kashida"


def xetex(articles: list[list[Block]], case: Case, out: Path) -> None:
    """XeLaTeX."""
    compile_(XETEX, "xelatex", articles, case, out)


def luatex(articles: list[list[Block]], case: Case, out: Path) -> None:
    """LuaLaTeX."""
    compile_(LUATEX, "lualatex", articles, case, out)


def compile_(languages: str, program: str, articles: list[list[Block]], case: Case, out: Path) -> None:
    """Write the source and run the program twice, for the heads."""
    before, after = case.foot_form.split("{}")
    common = COMMON.format(
        size=int(case.size),
        paper=case.page.split()[0].lower(),
        columns=",twocolumn" if case.columns == 2 else "",
        style="fancy" if "heads" in case.features else "empty",
        head=case.head,
        before=before,
        after=after,
    )
    setup = common + languages.format(font=case.font, kashida=KASHIDA if case.kashida else "")
    between = "\n\n\\newpage\n\n" if "notes" in case.features else "\n\n\\bigskip\n\n"
    body = between.join(article(blocks, case) for blocks in articles)
    source = out.with_suffix(".tex")
    source.write_text(f"{setup}\\begin{{document}}\n{body}\n\\end{{document}}\n", encoding="utf-8")
    for _ in range(2):
        run(program, "-interaction=nonstopmode", "-halt-on-error", source.name, cwd=out.parent)


def article(blocks: list[Block], case: Case) -> str:
    """One article; on a cover its title spans the columns."""
    notes = {str(block.number): escape(block.text) for block in blocks if block.kind == "note"}
    out: list[str] = [r"\setcounter{footnote}{0}"]
    for place, block in enumerate(blocks):
        if block.kind == "row":
            if blocks[place - 1].kind != "row":
                out.append(table([row for row in blocks if row.kind == "row"]))
        elif block.kind != "note":
            out.append(body(block, notes, case))
    return "\n\n".join(out)


def escape(text: str) -> str:
    """Text with TeX's signs escaped and Latin runs marked; footnote marks are kept."""
    parts = re.split(r"(\{\d\})", text)
    safe = [part if MARK.fullmatch(part) else marked(part) for part in parts]
    return "".join(safe)


def marked(text: str) -> str:
    r"""Latin runs in `\latin{}`, signs escaped."""
    out, at = [], 0
    for run_ in LATIN.finditer(text):
        latin = plain(run_.group()).replace("/", r"/\allowbreak{}")
        out += [plain(text[at : run_.start()]), r"\latin{", latin, "}"]
        at = run_.end()
    return "".join(out) + plain(text[at:])


def plain(text: str) -> str:
    """Signs escaped; straight quotes kept straight."""
    return text.translate(SPECIAL).replace('"', r'\char"22{}').replace("'", r"\char39{}")


def table(rows: list[Block]) -> str:
    """A ruled table."""
    width = rows[0].text.count("\t") + 1
    lines = [" & ".join(escape(cell) for cell in row.text.split("\t")) + r" \\ \hline" for row in rows]
    return "\\begin{tabular}{|" + "r|" * width + "} \\hline\n" + "\n".join(lines) + "\n\\end{tabular}"


def body(block: Block, notes: dict[str, str], case: Case) -> str:
    """One block of the running text."""
    text = MARK.sub(lambda mark: rf"\footnote{{{notes[mark.group(1)]}}}", escape(block.text))
    ruled = r"\rule{\linewidth}{1pt}"
    title = rf"{{\huge {text}\par}}"
    forms = {
        "title": rf"\twocolumn[{title}\bigskip]" if case.cover and case.columns == 2 else title,
        "heading": rf"{{\Large {text}\par}}",
        "dateline": rf"{{\small {text}}}",
        "bullet": f"{case.bullet} {text}",
        "item": f"{case.number(block.number)} {text}",
        "pull": rf"\begin{{center}}{ruled}\\ {{\Large {text}}}\\ {ruled}\end{{center}}",
        "caption": rf"\rule{{\linewidth}}{{28mm}}\\ {{\small {text}}}",
        "para": text,
    }
    return forms[block.kind]
