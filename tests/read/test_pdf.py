"""Text out of PDFs: order, words, numbers, pages, and files that cannot be read."""

from pathlib import Path

import pytest
from handmade_pdf import pdf, set_line

from riwaya.model import Rejected
from riwaya.read import read_bytes
from riwaya.read.pdf import read_pdf
from riwaya.read.pdf_layout import page_lines
from riwaya.read.pdf_values import Glyph

BODY = [
    "أعلنت إدارة المرفأ يوم السبت أن العمل في الرصيف الجديد بدأ قبل 18 شهرا وأن كلفته",
    "بلغت نحو 3,250.5 مليون ليرة بحسب وثيقة رقم 48/2016 نشرتها شركة Siemens في موقعها.",
]


ONE_PAGE = b"/Kids [6 0 R] /Count 1 "


def page(lines: list[str], *, top: float = 700.0) -> list[tuple[float, float, list[tuple[float, str]]]]:
    return [set_line(line, top - 18 * number) for number, line in enumerate(lines)]


def test_lines_come_out_in_reading_order() -> None:
    layout = read_pdf(pdf([page(BODY)]), "a.pdf")
    assert layout.text == "\n".join(BODY)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_upright(turn: int) -> None:
    assert read_pdf(pdf([page(BODY)], turn=turn), "a.pdf").text == "\n".join(BODY)


def test_blocks_know_their_page_and_kind() -> None:
    title = set_line("المرفأ يفتح رصيفه الجديد", 760, 20)
    short = [BODY[0], "بلغت مئة مليون."]
    document = read_bytes(pdf([[title, *page(short)], page(short)]), "a.pdf")
    expected = [("title", 1), ("paragraph", 1), ("paragraph", 2)]
    assert [(block.kind, block.page) for block in document.blocks] == expected
    assert document.pages == 2
    assert document.title == "المرفأ يفتح رصيفه الجديد"
    assert document.media_type == "application/pdf"


def test_a_gap_inside_a_word_is_no_space_where_the_line_has_spaces() -> None:
    y, size, glyphs = set_line("قالت الوزارة السورية إن العمل مستمر منذ أشهر", 700)
    after = 1 + [text for _, text in glyphs].index("ر", 15)
    shifted = [(x - 4 if number >= after else x, text) for number, (x, text) in enumerate(glyphs)]
    assert (
        read_pdf(pdf([[(y, size, shifted)]]), "a.pdf").text == "قالت الوزارة السورية إن العمل مستمر منذ أشهر"
    )


def test_a_line_without_space_glyphs_is_parted_by_its_gaps() -> None:
    y, size, glyphs = set_line("قالت الوزارة إن العمل مستمر", 700)
    bare = [(x, text) for x, text in glyphs if text != " "]
    assert read_pdf(pdf([[(y, size, bare)]]), "a.pdf").text == "قالت الوزارة إن العمل مستمر"


def test_brackets_are_turned_the_right_way() -> None:
    line = set_line("وقال المدير )رقم هاتفه معروف( إن العمل انتهى", 700)
    assert read_pdf(pdf([[line]]), "a.pdf").text == "وقال المدير (رقم هاتفه معروف) إن العمل انتهى"


def test_a_glyph_without_a_letter_is_marked() -> None:
    document = read_bytes(pdf([page([BODY[0].replace("الرصيف", "الر\ue012يف"), BODY[1]])]), "a.pdf")
    assert "الر\ufffdيف" in document.text
    assert [damage.kind for damage in document.damages] == ["lost_letters"]
    assert not document.damages[0].certain


def test_marks_follow_their_letter() -> None:
    letters = [("ح", 50.0), ("ج", 44.0), ("ر", 38.0)]
    glyphs = [
        Glyph(text, x, x + 6, 100, 12, x, x + 3, 100, 106, number) for number, (text, x) in enumerate(letters)
    ]
    mark = Glyph("\u064f", 38, 41, 100, 12, 38, 41, 108, 110, 9)
    assert page_lines([*glyphs, mark])[0].text == "حجر\u064f"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n" + b"\0" * 900, "broken or cut off"),
        (pdf([page(BODY)])[:400], "broken or cut off"),
        (pdf([page(BODY)], password="سر".encode().decode("latin-1")), "encrypted and needs a password"),
        (pdf([[]]), "no text"),
        (pdf([page(["\ue001\ue002\ue003 \ue004\ue005" * 9])]), "does not tell which letters"),
        (pdf([page(["The harbour opened its new quay on Saturday"])]), "not Arabic"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_bytes(data, "a.pdf")
    assert reason in refusal.value.reason
    assert "\n" not in str(refusal.value)


def test_a_file_locked_only_against_changes_is_read() -> None:
    locked = pdf([page(BODY)], password="")
    assert b"/Encrypt" in locked
    assert read_pdf(locked, "a.pdf").text == "\n".join(BODY)


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        (b"/Kids [2 0 R] /Count 1 ", "page 1 of the PDF is broken"),
        (b"/Kids [6 0 R 2 0 R] /Count 2 ", "page 2 of the PDF is broken"),
        (b"/Kids [6 0 R] /Count 1000000 ", "claims 1000000 pages"),
        (b"/Kids [6 0 R] /Count 4000 ", "page 2 of the PDF is broken"),
    ],
)
def test_trees_of_pages_that_lie_are_refused_at_once(pages: bytes, reason: str) -> None:
    whole = pdf([page(BODY)])
    assert ONE_PAGE in whole
    with pytest.raises(Rejected, match=reason):
        read_pdf(whole.replace(ONE_PAGE, pages), "a.pdf")


def test_a_table_of_objects_that_leads_back_to_itself_is_read() -> None:
    whole = pdf([page(BODY)])
    table = whole.rindex(b"xref\n0 ")
    looped = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % table)
    assert read_pdf(looped, "a.pdf").text == "\n".join(BODY)


@pytest.mark.parametrize("size", [0, 1e-9, -12, 1e38])
def test_letters_without_a_size_show_nothing(size: float) -> None:
    hidden = (650.0, size, [(500.0, "ب"), (490.0, "ا"), (480.0, "ب")])
    assert read_bytes(pdf([[set_line(BODY[0], 700), hidden]]), "a.pdf").text == BODY[0]


def test_every_cut_of_a_file_is_read_or_refused() -> None:
    whole = pdf([page(BODY)])
    for size in range(0, len(whole), 97):
        try:
            document = read_bytes(whole[:size], "a.pdf")
        except Rejected:
            continue
        assert document.text


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("chromium_naskh_just", 0.003), ("docling_rtl01_word", 0.001), ("fpdf2_amiri", 0.003), ("lo_amiri_just", 0.001),
        ("lua_amiri_kash", 0.001), ("mpdf_dejavu_just", 0.001), ("pull_chromium", 0.003), ("weasy_amiri_just", 0.003),
    ],
)  # fmt: skip
def test_real_producers(shared: Path, name: str, most: float) -> None:
    """Character error rates by the shared scorer: at most .0016 was measured where .003 is allowed, 0 where .001 is."""
    import importlib.util  # noqa: PLC0415

    spec = importlib.util.spec_from_file_location("score_pdf", shared / "evaluation/score_pdf.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    path = shared / "data/pdf" / f"{name}.pdf"
    document = read_bytes(path.read_bytes(), str(path))
    body = "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind != "pull_quote")
    assert scorer.score(str(path.with_suffix("")), body)["cer"] <= most
