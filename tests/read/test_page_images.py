"""Pictures of pages: of the same bytes alone, upright, of what can be drawn."""

import io
from zipfile import ZipFile

import numpy as np
import pypdf
import pytest
from handmade_pdf import pdf, set_line
from PIL import Image

from riwaya.demo import list_documents
from riwaya.isolated import Reader
from riwaya.model import Document
from riwaya.read.images import SCALE, pictures
from riwaya.read.page_images import DOTS_PER_POINT, draw_pages
from riwaya.read.reader import read_bytes
from riwaya.worker import Wanted

INK = 0.06
"""The share of a title's box that is dark: between its lines and beside them nothing is."""

LINE = "سيطرت كتائب النجم على دير الريحان يوم الجمعة بعد معارك مع الجيش"


@pytest.fixture(scope="module")
def data() -> bytes:
    return pdf([[set_line(LINE, 500)]])


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_words_lie_where_the_document_says_they_are_printed(turn: int) -> None:
    given = next(told.path for told in list_documents() if str(told.path).endswith(".pdf"))
    writer = pypdf.PdfWriter(clone_from=given)
    for sheet in writer.pages:
        sheet.rotate(turn)
    written = io.BytesIO()
    writer.write(written)
    (image,) = draw_pages(written.getvalue(), [1])
    picture = Image.open(io.BytesIO(image.webp))
    assert picture.size == (round(image.width * DOTS_PER_POINT), round(image.height * DOTS_PER_POINT))
    ink = np.asarray(picture.convert("L")) < 96
    document = read_bytes(written.getvalue(), "a.pdf")
    (block,) = [each for each in document.blocks if each.kind == "title"]
    for page, box in document.boxes(block.start, block.end):
        assert page == 1
        left, top, right, bottom = (
            round(edge * DOTS_PER_POINT) for edge in (box.left, box.top, box.right, box.bottom)
        )
        assert ink[top:bottom, left:right].mean() > INK


def test_a_page_that_is_not_there_is_left_out(data: bytes) -> None:
    assert [image.page for image in draw_pages(data, [3, 1, 0])] == [1]


def test_what_is_no_pdf_and_what_is_locked_are_not_drawn(data: bytes) -> None:
    assert not list(draw_pages(b"%PDF-1.7 broken", [1]))
    locked = pdf([[set_line(LINE, 500)]], password="open")
    assert not list(draw_pages(locked, [1]))
    assert list(draw_pages(locked, [1], password="open"))


def wanted(document: Document, *pages: int) -> Wanted:
    return Wanted(document.path or "", document.sha256 or "", pages)


def test_the_reading_process_draws_and_reads_on(data: bytes, tmp_path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with Reader() as reader:
        (document,) = reader.documents(str(file))
        ((image,),) = reader.page_images(str(file), [wanted(document, 1)]).values()
        (again,) = reader.documents(str(file))
        assert reader.page_images(str(tmp_path / "none.pdf"), [wanted(document, 1)]) == {}
    assert image.page == 1
    assert again.text == document.text


def test_a_file_that_changed_since_it_was_read_is_not_drawn(data: bytes, tmp_path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with Reader() as reader:
        (document,) = reader.documents(str(file))
        file.write_bytes(data + b"\n")
        assert reader.page_images(str(file), [wanted(document, 1)]) == {}


def test_pages_of_pdfs_in_an_archive_in_an_archive_are_drawn(data: bytes, tmp_path) -> None:
    other = pdf([[set_line(LINE, 500)], [set_line(LINE, 300)]])
    inner = io.BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("two.pdf", other)
    file = tmp_path / "all.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("one.pdf", data)
        archive.writestr("text.txt", LINE)
        archive.writestr("more.zip", inner.getvalue())
    with Reader() as reader:
        documents = {each.path: each for each in reader.documents(str(file)) if isinstance(each, Document)}
        one, two = documents[f"{file}/one.pdf"], documents[f"{file}/more.zip/two.pdf"]
        images = reader.page_images(str(file), [wanted(one, 1), wanted(two, 2)])
    assert {digest: [each.page for each in found] for digest, found in images.items()} == {
        one.sha256: [1],
        two.sha256: [2],
    }


@pytest.mark.parametrize("width", [800, 2_400], ids=["small", "large"])
def test_an_image_file_is_drawn_in_the_points_of_its_words(width: int) -> None:
    picture = Image.new("L", (width, 1_000), "white")
    picture.paste(0, (width // 2, 500, width // 2 + 200, 600))
    written = io.BytesIO()
    picture.save(written, "PNG")
    (image,) = draw_pages(written.getvalue(), [1])
    read = next(pictures(written.getvalue(), "a.png"))
    assert (image.width, image.height) == (read.shape[1] * SCALE, read.shape[0] * SCALE)
    shown = np.asarray(Image.open(io.BytesIO(image.webp)).convert("L"))
    ratio = shown.shape[1] / width
    assert shown[round(550 * ratio), round((width / 2 + 100) * ratio)] < 64
    assert shown[round(100 * ratio), round(100 * ratio)] > 192
    assert not list(draw_pages(written.getvalue()[:200], [1]))
