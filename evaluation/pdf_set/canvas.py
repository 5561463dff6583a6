"""What the libraries that draw paragraphs on a canvas share: fonts as files, and the blocks' sizes."""

import subprocess

from article import MARK, Block
from case import Case
from tools import Failed

FACTORS = {"title": 1.6, "heading": 1.2, "dateline": 0.9, "pull": 1.4, "caption": 0.85, "note": 0.85}


def font_file(family: str, style: str = "Regular") -> str:
    """The file of a TrueType font, as fontconfig knows it."""
    query = ["fc-match", "-f", "%{file}|%{family}", f"{family}:style={style}"]
    path, found = subprocess.run(query, capture_output=True, text=True, check=True).stdout.split("|")
    if family.split(",", maxsplit=1)[0] not in found:
        raise Failed(f"no font {family}; fontconfig offers {found}")
    return path


def shown(block: Block, case: Case) -> str:
    """A block's text as such a library is given it: markers and footnote marks in line."""
    text = MARK.sub(lambda mark: case.note_mark.format(mark.group(1)), block.text)
    marker = {
        "bullet": f"{case.bullet} ",
        "item": f"{case.number(block.number)} ",
        "note": f"{case.note_mark.format(block.number)} ",
    }.get(block.kind, "")
    return marker + text


def in_order(blocks: list[Block]) -> list[Block]:
    """The blocks with the footnotes last."""
    return [b for b in blocks if b.kind != "note"] + [b for b in blocks if b.kind == "note"]
