"""What a reader should get from a page: main text in reading order, pull-quotes and furniture apart.

Footnotes come at the end of the page's body, in the main text; a caption stands where its picture stands; a table's
row is a line, its cells in reading order with tabs between; list markers are text where the page shows them.
"""

from pathlib import Path

from article import MARK, Block
from case import Case

STAMPS = {"tcpdf": "Powered by TCPDF (www.tcpdf.org)"}  # in tiny letters on the last page


def line(block: Block, case: Case) -> str:
    """A block as one line of the truth."""
    text = MARK.sub(lambda mark: case.note_mark.format(mark.group(1)), block.text)
    if block.kind == "bullet":
        return f"{case.bullet} {text}"
    if block.kind == "item":
        return f"{case.number(block.number)} {text}"
    if block.kind == "note":
        return f"{case.note_mark.format(block.number)} {text}"
    return text


def main_text(articles: list[list[Block]], case: Case) -> str:
    """Main text in reading order, a block a line."""
    lines = []
    for blocks in articles:
        body = [block for block in blocks if block.kind not in {"note", "pull"}]
        notes = [block for block in blocks if block.kind == "note"]
        lines += [line(block, case) for block in body + notes]
    return "\n".join(lines) + "\n"


def write(articles: list[list[Block]], case: Case, pages: int, base: Path) -> None:
    """Write NAME.txt and, where there are any, NAME.pull.txt and NAME.furniture.txt beside NAME.pdf."""
    base.with_suffix(".txt").write_text(main_text(articles, case), encoding="utf-8")
    pulls = [block.text for blocks in articles for block in blocks if block.kind == "pull"]
    if pulls:
        base.with_suffix(".pull.txt").write_text("\n".join(pulls) + "\n", encoding="utf-8")
    furniture = [STAMPS[case.producer]] if case.producer in STAMPS else []
    if "heads" in case.features:
        furniture += [case.head] * pages + [case.foot(page) for page in range(1, pages + 1)]
    if furniture:
        base.with_suffix(".furniture.txt").write_text("\n".join(furniture) + "\n", encoding="utf-8")
