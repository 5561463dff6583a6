"""Pictures of pages read by Tesseract, and what is said where it is missing."""

import io
import os
import shutil
from pathlib import Path

import numpy as np
import pypdf
import pytest
from handmade_pdf import pdf, set_line
from PIL import Image, ImageDraw, ImageFont, features

from riwaya.model import Document, Rejected
from riwaya.read import ocr, read_bytes
from riwaya.read.images import read_image
from riwaya.read.ocr import OcrError, OcrLine, OcrWord, read_lines, read_pages, why_no_ocr
from riwaya.read.ocr_pages import _mixed, _passed_over, _placed, _tidied
from riwaya.read.pdf import read_pdf

LINES = ["وصلت قافلة المساعدات إلى المدينة صباح الأحد", "وقال المتحدث إن القافلة ضمت 48 شاحنة"]
FONTS = [
    Path("/usr/share/fonts/truetype", each)
    for each in ("noto/NotoNaskhArabic-Regular.ttf", "dejavu/DejaVuSans.ttf")
]


def missing(reason: str) -> None:
    """Skip, saying why; in CI, where the part must be, fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """A picture of two lines in an Arabic font of the system, where Tesseract can read it."""
    if reason := why_no_ocr():
        missing(reason)
    path = next((each for each in FONTS if each.exists()), None)
    if path is None or not features.check("raqm"):
        missing("no Arabic font on this system, or none that Pillow can shape: nothing to draw a page with")
    image = Image.new("L", (1700, 400), 255)
    drawing = ImageDraw.Draw(image)
    face = ImageFont.truetype(str(path), 50)
    for number, words in enumerate(LINES):
        drawing.text(
            (1600, 60 + 150 * number), words, font=face, fill=0, anchor="ra", direction="rtl", language="ar"
        )
    return image


@pytest.fixture(scope="module")
def read(page: Image.Image) -> Document:
    return read_bytes(saved(page, "PDF"), "a.pdf")


def saved(image: Image.Image, kind: str) -> bytes:
    """The picture as a file; a PDF of a picture is what a scanner makes."""
    stream = io.BytesIO()
    image.save(stream, kind, resolution=200)
    return stream.getvalue()


def test_a_scan_is_read_by_ocr(read: Document) -> None:
    assert read.text.split() == " ".join(LINES).split()
    assert read.pages == 1


def test_a_scan_among_pages_of_text_is_read_with_them(page: Image.Image) -> None:
    written = pypdf.PdfWriter()
    words = "أعلنت إدارة المرفأ يوم السبت أن العمل بدأ قبل 18 شهرا"
    written.append(io.BytesIO(pdf([[set_line(words, 700)]])))
    written.append(io.BytesIO(saved(page, "PDF")))
    whole = io.BytesIO()
    written.write(whole)
    document = read_bytes(whole.getvalue(), "a.pdf")
    assert document.text.split() == " ".join([words, *LINES]).split()
    marked = [document.text[each.start : each.end] for each in document.damages if each.kind == "ocr_number"]
    assert marked == ["48"]


def test_numbers_that_ocr_alone_tells_are_marked_for_review(read: Document) -> None:
    marked = [damage for damage in read.damages if damage.kind == "ocr_number"]
    assert [(read.text[each.start : each.end], each.mended, each.certain) for each in marked] == [
        ("48", "48", False)
    ]


def test_words_of_a_scan_know_their_place(read: Document) -> None:
    start = read.text.index("وصلت")
    words = read.quote(start, start + 4)
    assert words.page == 1
    assert words.boxes[0].left > 0.7 * 1700 * 72 / 200
    assert words.boxes[0].top < 400 * 72 / 200 / 2


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_image_files_are_read_as_pages(page: Image.Image, kind: str) -> None:
    if kind != "TIFF":
        assert read_image(saved(page, kind), "a").text.split() == " ".join(LINES).split()
        return
    stream = io.BytesIO()
    page.save(stream, "TIFF", save_all=True, append_images=[page])
    assert read_image(stream.getvalue(), "a.tif").pages == 2


def test_a_page_without_text_has_no_lines(page: Image.Image) -> None:
    white = np.full((200, 400), 255, np.uint8)
    assert read_pages([white]) == [[]]
    assert [line.text for line in read_lines([white])] == [""]
    with pytest.raises(Rejected, match="shows no text"):
        read_image(saved(Image.new("L", (400, 200), 255), "PNG"), "a.png")


def test_without_tesseract_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    drawn = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(drawn).rectangle((100, 100, 500, 130), fill=0)
    with pytest.raises(OcrError, match="tesseract-ocr-ara"):
        read_pages([np.array(drawn)])
    with pytest.raises(Rejected, match=r"pictures of pages.*install Tesseract with its Arabic data"):
        read_pdf(saved(drawn, "PDF"), "a.pdf")
    with pytest.raises(Rejected, match="install Tesseract with its Arabic data"):
        read_image(saved(drawn, "PNG"), "a.png")


def test_tesseract_without_arabic_data_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/nowhere/tesseract")
    monkeypatch.setattr(ocr, "_languages", lambda program: frozenset({"eng"}))
    assert "Arabic data" in (why_no_ocr() or "")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0 cut off", b"II*\0\xff\xff\xff\xff"]
)
def test_broken_images_are_refused(data: bytes) -> None:
    with pytest.raises(Rejected, match="broken or cut off"):
        read_image(data, "a")


def test_an_image_of_too_many_pixels_is_refused_before_it_is_opened() -> None:
    small = saved(Image.new("1", (8, 8)), "PNG")
    large = small[:16] + (30_000).to_bytes(4) + (30_000).to_bytes(4) + small[24:]
    with pytest.raises(Rejected, match=r"million pixels|broken"):
        read_image(large, "a.png")


def word(text: str, left: float, right: float, confidence: float = 0.9) -> OcrWord:
    return OcrWord(text, left, 0, right, 40, confidence, ())


def test_latin_words_come_from_the_reading_with_english_data_only_where_no_arabic_word_was_seen() -> None:
    arabic = OcrLine(
        (word("شركة", 300, 400), word("5160605", 200, 290), word("ذاأ]ا", 100, 190), word("في", 50, 90)),
        40,
        40,
    )
    both = OcrLine((word("Jal", 300, 400), word("في", 50, 90), word("Siemens", 100, 190)), 40, 40)
    assert _mixed(arabic, both).text == "شركة 5160605 Siemens في"


def test_bands_of_ink_that_no_line_covers_are_found() -> None:
    picture = np.full((400, 600), 255, np.uint8)
    picture[50:90, 100:500] = picture[150:190, 100:500] = picture[300:302, 50:550] = 0
    assert _passed_over(picture, [(100, 50, 500, 90)]) == [(100, 150, 500, 190)]


def test_a_line_that_was_passed_over_comes_behind_the_one_above_it_in_its_column() -> None:
    def line(text: str, left: float, base: float) -> OcrLine:
        return OcrLine((word(text, left, left + 100),), base, 40)

    right, left = [line("1", 500, 100), line("3", 500, 300)], [line("4", 100, 100), line("5", 100, 200)]
    assert [each.text for each in _placed([*right, *left], [line("2", 500, 200)])] == [
        "1",
        "2",
        "3",
        "4",
        "5",
    ]


def test_a_comma_behind_an_arabic_word_is_the_arabic_one() -> None:
    assert _tidied(OcrLine((word("المدينة,", 0, 9), word("3,250", 0, 9)), 0, 9)).text == "المدينة، 3,250"
