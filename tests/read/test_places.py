"""Where the characters of a PDF's text stand on its pages, through reading, mending and quoting."""

import ctypes
import io
from collections import Counter

import numpy as np
import pypdfium2
import pytest
from handmade_pdf import pdf, set_line
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

import riwaya
from riwaya.model import TENTHS, Box, Document, PrintedLine
from riwaya.read import read_bytes
from riwaya.read.mend import mend
from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_text import Frame, Layout, Page, lay_out
from riwaya.read.pdf_values import Glyph
from riwaya.read.places import print_lines, tenths

NEWS = [
    "أعلنت وزارة الدفاع يوم السبت 12 آذار 2016 أن الجيش سيطر على بلدة دير الريحان في ريف",
    "حماة بعد اشتباكات مع كتائب النجم أسفرت عن مقتل 18 مسلحا وإصابة 1,250 مدنيا بجروح.",
    "وقال المتحدث باسم الوزارة إن قواتنا قصفت مواقع المسلحين شرق البلدة بطائرات F16 فجر أمس.",
]
LETTERS = st.sampled_from([*"ابس٣7a(».% ", "لا", "الله", "ﷲ", "\u0640", "\u064e", "\ufffd"])
PLACES = st.floats(-50, 700, allow_nan=False, width=32)


@st.composite
def glyphs(draw: st.DrawFn) -> Glyph:
    left, base = draw(PLACES), draw(st.sampled_from([100.0, 103.0, 120.0, 400.0]))
    width, height = draw(st.floats(0, 30)), draw(st.sampled_from([8.0, 12.0]))
    bottom, top = base - draw(st.floats(0, 4)), base + draw(st.floats(0.5, 12))
    order, turn = draw(st.integers(0, 99)), draw(st.sampled_from([0.0, 0.0, 0.0, 90.0]))
    return Glyph(
        draw(LETTERS), left, left + width, base, height, left, left + width / 2, bottom, top, order, turn
    )


@st.composite
def layouts(draw: st.DrawFn) -> Layout | None:
    frames = st.builds(Frame, PLACES, PLACES, st.sampled_from([0.0, 90.0, 180.0]))
    pages = [
        Page(page_lines(soup), draw(frames))
        for soup in draw(st.lists(st.lists(glyphs(), max_size=25), min_size=1, max_size=3))
    ]
    return lay_out(pages) if any(page.lines for page in pages) else None


def shown_text(data: bytes, number: int, box: Box) -> str:
    """What PDFium finds inside a box of a page; it looks in the page as it was before it was turned and cropped."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        page = document[number - 1]
        width, height = (round(TENTHS * each) for each in page.get_size())
        xs, ys = [], []
        for across, down in ((box.left, box.top), (box.right, box.bottom)):
            x, y = ctypes.c_double(), ctypes.c_double()
            device = (round(TENTHS * across), round(TENTHS * down))
            assert raw.FPDF_DeviceToPage(page, 0, 0, width, height, 0, *device, x, y)
            xs.append(x.value)
            ys.append(y.value)
        return str(page.get_textpage().get_text_bounded(min(xs), min(ys), max(xs), max(ys)))


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_every_letter_of_the_layout_has_the_edges_of_its_line(layout: Layout | None) -> None:
    if layout is None:
        return
    assert layout.places.edges.shape == (len(layout.text), 2)
    covered = np.zeros(len(layout.text), bool)
    for row, line in zip(layout.places.rows, layout.lines, strict=True):
        assert (row.start, row.end, row.page) == (line.start, line.end, line.page)
        assert row.top <= row.bottom
        covered[row.start : row.end] = True
    assert [each for each, seen in zip(layout.text, covered, strict=True) if not seen and each != "\n"] == []
    assert (layout.places.edges[:, 0] <= layout.places.edges[:, 1]).all()


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_every_letter_of_the_mended_text_is_printed_where_the_page_shows_it(layout: Layout | None) -> None:
    if layout is None:
        return
    mended = mend(layout.text, layout.lines)
    printed = print_lines(layout.text, layout.places, mended.offsets)
    document = Document("", mended.text, printed=printed)
    ends = [0]
    for line in printed:
        assert ends[-1] <= line.start < line.end <= len(mended.text)
        assert len(line.lefts) == len(line.rights) == line.end - line.start
        ends.append(line.end)
    placed = {at for line in printed for at in range(line.start, line.end)}
    assert {at for at, each in enumerate(mended.text) if not each.isspace()} <= placed
    for stretch in mended.offsets:
        if stretch.end - stretch.start != stretch.original_end - stretch.original_start:
            continue
        for at in range(stretch.start, stretch.end):
            origin = stretch.original_start + at - stretch.start
            if layout.text[origin] == "\n":
                continue
            ((page, box),) = document.boxes(at, at + 1)
            row = next(row for row in layout.places.rows if row.start <= origin < row.end)
            left, right = layout.places.edges[origin].tolist()
            assert (page, box.top, box.bottom) == (row.page, row.top / TENTHS, row.bottom / TENTHS)
            assert box.left <= left / TENTHS <= right / TENTHS <= box.right


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_boxes_of_a_range_hold_those_of_its_letters_and_part_nothing_twice(
    layout: Layout | None, data: st.DataObject
) -> None:
    if layout is None:
        return
    mended = mend(layout.text, layout.lines)
    document = Document("", mended.text, printed=print_lines(layout.text, layout.places, mended.offsets))
    start = data.draw(st.integers(0, len(mended.text)))
    end = data.draw(st.integers(start, len(mended.text)))
    boxes = document.boxes(start, end)
    for at in range(start, end):
        for page, small in document.boxes(at, at + 1):
            assert any(
                page == number
                and (large.top, large.bottom) == (small.top, small.bottom)
                and large.left <= small.left <= small.right <= large.right
                for number, large in boxes
            )
    if end > start and boxes:
        quote = document.quote(start, end)
        assert quote.page == boxes[0][0]
        assert quote.boxes == tuple(box for number, box in boxes if number == quote.page)


@pytest.mark.parametrize("turn", [0, 90])
def test_every_quote_of_a_claim_leads_to_its_words_on_the_page(turn: int) -> None:
    page = [set_line(line, 500 - 18 * number) for number, line in enumerate(NEWS)]
    data = pdf([page, page], turn=turn)
    document = read_bytes(data, "a.pdf", published="2016-03-13")
    quotes = [quote for claim in riwaya.extract(document) for quote in claim.quotes()]
    assert len(quotes) > 12
    assert {quote.page for quote in quotes} == {1, 2}
    for quote in quotes:
        assert quote.page is not None
        seen = Counter("".join("".join(shown_text(data, quote.page, box).split()) for box in quote.boxes))
        words = Counter("".join(quote.exact.split()))
        assert not words - seen
        # The font that stands in for the file's has letters wider than their room: some reach into the next.
        assert (seen - words).total() <= 2 * len(quote.boxes), quote


def test_words_over_two_lines_have_a_box_on_each() -> None:
    page = [set_line(line, 700 - 18 * number) for number, line in enumerate(NEWS)]
    document = read_bytes(pdf([page]), "a.pdf")
    start = document.text.index("ريف حماة")
    (first, above), (second, below) = document.boxes(start, start + len("ريف حماة"))
    assert first == second == 1
    assert above.bottom < below.top
    assert below.right == pytest.approx(550, abs=0.5)
    assert above.top == pytest.approx(100, abs=12)


def test_a_number_in_a_line_has_a_box_of_its_own() -> None:
    """The words before and behind a number of another direction are not next to each other on the page."""
    line = PrintedLine(0, 5, 1, 100, 200, (900, 500, 600, 700, 400), (1000, 600, 700, 800, 500))
    document = Document("", "ا123ب", printed=(line,))
    assert document.boxes(1, 2) == ((1, Box(50, 10, 60, 20)),)
    assert document.boxes(0, 2) == ((1, Box(90, 10, 100, 20)), (1, Box(50, 10, 60, 20)))
    assert document.boxes(0, 5) == ((1, Box(90, 10, 100, 20)), (1, Box(40, 10, 80, 20)))


def test_a_kashida_that_goes_leaves_its_room_to_its_letter() -> None:
    y, size, letters = set_line("قالت المصـــادر إن الطريق مفتوح أمام السيارات منذ الصباح", 700)
    data = pdf([[(y, size, letters)]])
    document = read_bytes(data, "a.pdf")
    start = document.text.index("المصادر")
    ((page, box),) = document.boxes(start, start + len("المصادر"))
    assert box.right - box.left == pytest.approx(6 * 10, abs=0.5)
    assert shown_text(data, page, box).count("ـ") == 3


def test_places_that_are_no_numbers_are_kept_on_the_page() -> None:
    assert tenths([float("nan"), float("inf"), -1e30, 1.26]).tolist() == [0, 10_000_000, -10_000_000, 13]


def test_a_text_that_no_page_shows_has_no_boxes() -> None:
    document = read_bytes("قالت الوزارة إن الطريق إلى المدينة مفتوح".encode(), "طريق.txt")
    assert document.printed == ()
    assert document.boxes(0, 4) == ()
    assert document.quote(0, 4).page is None
