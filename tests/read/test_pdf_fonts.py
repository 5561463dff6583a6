"""PDFs whose fonts tell wrong letters or none."""

import shutil

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from handmade_font import embedded, font
from handmade_pdf import pdf, set_line

from riwaya.model import Rejected
from riwaya.read import pdf_reread, read_bytes
from riwaya.read.ocr import OcrLine, Picture
from riwaya.read.pdf import read_pdf
from riwaya.read.pdf_codes import Font, code_of, with_codes
from riwaya.read.pdf_fonts import own_letters

WORDS = "قالت الوزارة إن العمل في الرصيف الجديد بدأ وإن كلفته بلغت مليون ليرة"
NAMES = {letter: f"g{number}" for number, letter in enumerate(dict.fromkeys(WORDS.replace(" ", "")), 1)}
NUMBERS = {letter: number for number, letter in enumerate(NAMES, 1)}


def glyphs(words: str) -> list[int]:
    return [NUMBERS[letter] for letter in words.replace(" ", "")]


def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)


def told(*but: str) -> dict[int, str]:
    return {number: letter for letter, number in NUMBERS.items() if letter not in but}


def test_codes_stand_for_letters_in_a_coded_pdf() -> None:
    coded = with_codes(embedded(font(dict.fromkeys(NAMES.values(), "")), [glyphs(WORDS)], told()), [0])
    textpage = pypdfium2.PdfDocument(coded.data)[0].get_textpage()
    points = [pdfium_c.FPDFText_GetUnicode(textpage.raw, at) for at in range(textpage.count_chars())]
    codes = [code_of(point) for point in points if point not in (13, 10, 32)]
    assert sorted(code for code in codes if code is not None) == sorted(glyphs(WORDS))
    assert list(coded.fonts) == ["Riwaya0-Handmade"]


def test_a_font_that_is_not_embedded_keeps_its_letters() -> None:
    assert not with_codes(pdf([[set_line(WORDS, 700)]]), [0]).fonts


def test_the_font_itself_tells_what_the_map_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    program = font({name: letter for letter, name in NAMES.items()})
    layout = read_pdf(embedded(program, [glyphs(WORDS)] * 3, told("ر", "ف")), "a.pdf")
    assert layout.text.split("\n")[0] == WORDS.replace(" ", "")


def test_what_nothing_tells_is_marked_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    program = font(dict.fromkeys(NAMES.values(), ""))
    document = read_bytes(embedded(program, [glyphs(WORDS)] * 3, told("ر")), "a.pdf")
    assert document.text.count("\ufffd") == 3 * WORDS.count("ر")
    assert {damage.kind for damage in document.damages} == {"lost_letters"}


def test_a_letter_called_a_space_is_marked_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    program = font(dict.fromkeys(NAMES.values(), ""))
    layout = read_pdf(embedded(program, [glyphs(WORDS)] * 3, told("ر") | {NUMBERS["ر"]: " "}), "a.pdf")
    assert layout.text.split("\n")[0] == WORDS.replace(" ", "").replace("ر", "\ufffd")


def test_a_glyph_that_the_font_lacks_is_lost_and_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reread, "why_no_ocr", lambda: None)
    monkeypatch.setattr(pdf_reread, "read_lines", lambda pictures: pytest.fail("nothing is left to ask OCR"))
    program = font(dict.fromkeys(NAMES.values(), ""))
    layout = read_pdf(embedded(program, [[*glyphs(WORDS), 0]] * 3, told() | {0: "\uffff"}), "a.pdf")
    assert layout.text.split("\n")[0] == WORDS.replace(" ", "") + "\ufffd"


def test_letters_that_the_map_lacks_are_those_that_ocr_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [WORDS, "الوزارة قالت إن الرصيف بدأ في ليرة"]

    def read(pictures: list[Picture]) -> list[OcrLine]:
        return [_seen(words, picture) for words, picture in zip(lines, pictures[: len(lines)], strict=True)]

    monkeypatch.setattr(pdf_reread, "why_no_ocr", lambda: None)
    monkeypatch.setattr(pdf_reread, "read_lines", read)
    program = font(dict.fromkeys(NAMES.values(), ""))
    data = embedded(program, [glyphs(words) for words in lines], told("ر", "ف", "ز"))
    assert read_pdf(data, "a.pdf").text == "\n".join(words.replace(" ", "") for words in lines)


def _seen(words: str, picture: Picture) -> OcrLine:
    """A line as OCR would see it in a picture of evenly set letters."""
    from riwaya.read.ocr import OcrCharacter, OcrWord  # noqa: PLC0415

    letters = words.replace(" ", "")
    width = (picture.shape[1] - 20) / len(letters)
    characters = tuple(
        OcrCharacter(letter, picture.shape[1] - 10 - (at + 0.5) * width) for at, letter in enumerate(letters)
    )
    return OcrLine((OcrWord(letters, 10, 0, picture.shape[1] - 10, 50, 1.0, characters),), 50, 40)


def test_a_file_of_lost_letters_names_what_would_read_them(monkeypatch: pytest.MonkeyPatch) -> None:
    without_ocr(monkeypatch)
    program = font(dict.fromkeys(NAMES.values(), ""))
    with pytest.raises(Rejected, match="install Tesseract with its Arabic data"):
        read_bytes(embedded(program, [glyphs(WORDS)] * 3, told(*WORDS[:30])), "a.pdf")


def test_broken_font_programs_tell_nothing() -> None:
    program = font({"g1": "ب"})
    for size in range(0, len(program), 61):

        class Stream:
            def get_data(self, size: int = size) -> bytes:
                return program[:size]

        dictionary = {"/Subtype": "/TrueType", "/FontDescriptor": {"/FontFile2": Stream()}}
        assert set(own_letters(Font(dictionary)).letters.values()) <= {"ب"}
