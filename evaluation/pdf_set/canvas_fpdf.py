"""PDFs by fpdf2 with text shaping."""

from pathlib import Path

from article import Block
from canvas import FACTORS, font_file, in_order, shown
from case import Case
from fpdf import FPDF


class Sheet(FPDF):
    """A document with the case's running head and page number."""

    case: Case

    def header(self) -> None:
        """The running head."""
        if "heads" in self.case.features:
            self.set_font("body", size=9)
            self.cell(0, 8, self.case.head, align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """The page number."""
        if "heads" in self.case.features:
            self.set_y(-15)
            self.set_font("body", size=9)
            self.cell(0, 8, self.case.foot(self.page_no()), align="C")


def fpdf2(articles: list[list[Block]], case: Case, out: Path) -> None:
    """fpdf2: paragraphs, its tables and its text columns."""
    sheet = Sheet(orientation="L" if "landscape" in case.page else "P", format="A4")
    sheet.case = case
    sheet.add_font("body", fname=font_file(case.font))
    sheet.add_font("spare", fname=font_file("DejaVu Sans", "Book"))
    sheet.set_fallback_fonts(["spare"])
    sheet.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    sheet.set_margin(18)
    sheet.set_auto_page_break(auto=True, margin=20)
    sheet.add_page()
    for blocks in articles:
        draw = columns if case.columns > 1 else paragraphs
        draw(sheet, in_order(blocks), case)
        sheet.ln(8)
    sheet.output(str(out))


def paragraphs(sheet: Sheet, blocks: list[Block], case: Case) -> None:
    """One column, with tables."""
    rows = [block for block in blocks if block.kind == "row"]
    for block in blocks:
        if block.kind == "row":
            if block is rows[0]:
                table(sheet, rows, case)
            continue
        size = case.size * FACTORS.get(block.kind, 1)
        sheet.set_font("body", size=size)
        align = "C" if block.kind == "pull" else "J" if case.justify and block.kind == "para" else "R"
        sheet.multi_cell(0, size * 0.62, shown(block, case), align=align, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(2.5)


def table(sheet: Sheet, rows: list[Block], case: Case) -> None:
    """A ruled table; fpdf2 fills from the left, so the cells go in backwards."""
    sheet.set_font("body", size=case.size * 0.9)
    with sheet.table(text_align="R", first_row_as_headings=False, line_height=case.size * 0.62) as grid:
        for row in rows:
            grid.row(row.text.split("\t")[::-1])
    sheet.ln(3)


def columns(sheet: Sheet, blocks: list[Block], case: Case) -> None:
    """Text columns: fpdf2 fills the left one first, so this is left to its one-column cases."""
    raise NotImplementedError("fpdf2 fills columns from the left")
