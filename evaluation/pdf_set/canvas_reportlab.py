"""PDFs by ReportLab, given shaped text in visual order, as its users do: presentation forms, line by line."""

from collections.abc import Iterator
from pathlib import Path

import arabic_reshaper
from article import Block
from bidi.algorithm import get_display
from canvas import FACTORS, font_file, in_order, shown
from case import Case
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MARGIN = 52
LEADING = 1.75
GAP = 24
# Vowel signs stay, and الله is spelt out: DejaVu has no glyph for its ligature.
RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def reportlab(articles: list[list[Block]], case: Case, out: Path) -> None:
    """ReportLab's canvas: right-aligned lines in one or more columns, a table as ruled cells."""
    pdfmetrics.registerFont(
        TTFont("body", font_file(case.font, "Book" if "DejaVu" in case.font else "Regular"))
    )
    Drawing(case, out).draw(articles)


class Drawing:
    """A canvas with a place to go on from: page, column, height."""

    def __init__(self, case: Case, out: Path) -> None:
        self.case = case
        self.size = landscape(A4) if "landscape" in case.page else A4
        self.canvas = Canvas(str(out), pagesize=self.size)
        self.width = (self.size[0] - 2 * MARGIN - GAP * (case.columns - 1)) / case.columns
        self.column, self.y = 0, self.size[1] - MARGIN

    def draw(self, articles: list[list[Block]]) -> None:
        """Draw all and save."""
        self.heads()
        for blocks in articles:
            for block in in_order(blocks):
                self.row(block) if block.kind == "row" else self.paragraph(block)
            self.y -= 12
        self.canvas.save()

    @property
    def right(self) -> float:
        """The right edge of the column being filled."""
        return self.size[0] - MARGIN - self.column * (self.width + GAP)

    def paragraph(self, block: Block) -> None:
        """A block as lines."""
        size = self.case.size * FACTORS.get(block.kind, 1)
        for line in self.lines(shown(block, self.case), size):
            self.make_room(size)
            self.canvas.setFont("body", size)
            self.canvas.drawRightString(self.right, self.y, visual(line))
        self.y -= 5

    def row(self, block: Block) -> None:
        """A table's row."""
        cells = block.text.split("\t")
        self.make_room(self.case.size)
        self.canvas.setFont("body", self.case.size * 0.75)
        step = self.width / len(cells)
        for place, cell in enumerate(cells):
            self.canvas.drawRightString(self.right - place * step - 4, self.y, visual(cell))
            self.canvas.rect(self.right - (place + 1) * step, self.y - 6, step, self.case.size * LEADING)

    def lines(self, text: str, size: float) -> Iterator[str]:
        """The text broken to the column's width."""
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(visual(longer), "body", size) > self.width:
                yield line
                longer = word
            line = longer
        yield line

    def make_room(self, size: float) -> None:
        """Go down a line; at the foot, to the next column or page."""
        self.y -= size * LEADING
        if self.y > MARGIN:
            return
        self.column += 1
        if self.column == self.case.columns:
            self.column = 0
            self.canvas.showPage()
            self.heads()
        self.y = self.size[1] - MARGIN - size * LEADING

    def heads(self) -> None:
        """The running head and the page number."""
        if "heads" not in self.case.features:
            return
        self.canvas.setFont("body", 9)
        foot = self.case.foot(self.canvas.getPageNumber())
        self.canvas.drawCentredString(self.size[0] / 2, self.size[1] - 30, visual(self.case.head))
        self.canvas.drawCentredString(self.size[0] / 2, 26, visual(foot))


def visual(text: str) -> str:
    """Shaped to presentation forms and put in visual order."""
    shaped: str = get_display(RESHAPER.reshape(text), base_dir="R")
    return shaped
