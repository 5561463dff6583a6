"""Documents as the page shows them: roles of blocks, pages, what was kept out, what is doubtful."""

import msgspec
import pytest
from accounts_case import document
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from paged_case import ASIDES, LINES, paged_case, paged_document

from riwaya.model import Aside, Block, Document
from riwaya.web.document_view import MOST_ASIDES, once, page_ranges, shown_documents, shown_path
from riwaya.web.highlight import QuoteNumbers, page_starts, shown_blocks
from riwaya.web.report import render_report


@pytest.fixture(scope="module")
def page() -> str:
    return render_report(*paged_case())


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def texts(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


def test_rows_of_a_table_are_rows_with_a_cell_for_each_of_theirs(tree: html.HtmlElement) -> None:
    (table,) = tree.xpath("//article//table")
    rows = table.xpath(".//tr")
    assert [len(row.xpath("./td")) for row in rows] == [3, 3, 3]
    cells = [
        cell.xpath("string(.//text()[not(ancestor::*[@class='sep'])])") for cell in rows[2].xpath("./td")
    ]
    assert cells == ["المجموع", "17", "34"]


def test_what_parts_cells_is_kept_for_quotes_that_hold_it(tree: html.HtmlElement) -> None:
    (quoted,) = {
        number
        for mark in tree.xpath("//table//mark")
        for number in mark.get("data-q").split()
        if "34" in mark.text_content()
    }
    pieces = tree.xpath(f"//mark[@data-q='{quoted}']")
    assert "".join(piece.text_content() for piece in pieces) == "17\t34"


def test_each_block_looks_like_what_it_is(tree: html.HtmlElement) -> None:
    (article,) = tree.xpath("//article")
    assert article.get("dir") == "rtl"
    assert texts(article.xpath("./h3")) == ["ص 1حصيلة معارك دير الريحان"]
    assert texts(article.xpath("./ul/li")) == ["فتح الطريق الشرقي", "2. عودة النازحين"]
    assert article.xpath("./ul/li/@class") == ["b-list_item", "b-list_item own"]
    assert "حاشية" in article.xpath("./div[@class='notes']")[0].text_content()
    assert "تعليق على صورة" in article.xpath("./p[@class='b-caption']")[0].text_content()
    assert texts(article.xpath("./blockquote")) == ["لم يبق أحد"]
    assert article.xpath("./h4")
    assert article.xpath("./p[@class='b-dateline']")


def test_each_page_begins_with_its_number(tree: html.HtmlElement) -> None:
    marks = tree.xpath("//article//span[@class='page']")
    assert [mark.xpath("./bdi[@data-t]/text()")[0] for mark in marks] == ["ص 1", "ص 2"]
    assert marks[1].getparent().tag == "td"
    assert not [mark for mark in marks if mark.xpath("ancestor::mark")]


def test_a_cell_tells_its_page_and_that_its_number_must_be_checked(tree: html.HtmlElement) -> None:
    cell = tree.xpath("//section[@id='accounts']//td[.//q[contains(., '17 مسلح')]]")[0].text_content()
    assert "ص 1" in cell
    assert "مقروء من صورة: راجِعه" in cell
    lossy = tree.xpath("//section[@id='accounts']//td[.//q[contains(., 'القديم')]]")[0]
    assert "ضاعت هنا حروف" in lossy.text_content()
    assert lossy.xpath(".//q/span[@class='hole']/text()") == ["\ufffd"]


def test_a_document_of_one_page_needs_no_page_numbers() -> None:
    (document,), claims = paged_case()
    printed = tuple(msgspec.structs.replace(line, page=1) for line in document.printed)
    one = msgspec.structs.replace(document, pages=1, printed=printed)
    tree = html.document_fromstring(render_report([one], claims))
    assert not tree.xpath("//article//span[@class='page'] | //section[@id='accounts']//span[@class='pg']")


def test_numbers_by_ocr_and_lost_letters_are_marked_in_the_text_and_among_the_damages(
    tree: html.HtmlElement,
) -> None:
    assert tree.xpath("//article//span[@class='doubt']/text()") == ["17", "17"]
    assert tree.xpath("//article//span[@class='hole']/text()") == ["\ufffd"]
    (damage,) = tree.xpath("//section[@id='damage']//details")
    assert damage.xpath(".//caption/bdi[@data-t]/text()") == ["حروف ضائعة", "رقم قرأته الآلة من صورة"]
    assert "مقتل 17 مسلحًا" in damage.text_content()
    targets = [href.removeprefix("#") for href in damage.xpath(".//a/@href")]
    assert [tree.get_element_by_id(target).text_content() for target in targets] == ["\ufffd", "17", "17"]


def test_what_was_kept_out_of_the_text_is_told_apart_and_counted(tree: html.HtmlElement) -> None:
    (asides,) = tree.xpath("//details[@class='asides']")
    assert asides.get("open") is None
    assert texts(asides.xpath(".//dt/bdi[@data-t]")) == [
        "رؤوس صفحات",
        "أذيال صفحات",
        "أرقام صفحات",
        "اقتباسات بارزة",
    ]
    assert "ص 1–2" in asides.xpath(".//dd")[0].text_content()
    assert "<b>للاشتراك</b>" in asides.text_content()
    assert not asides.xpath("ancestor::article")


def test_many_different_asides_are_counted_beyond_the_first() -> None:
    asides = tuple(Aside("footer", f"سطر {number}", number) for number in range(1, 40))
    document = msgspec.structs.replace(paged_document(), asides=asides)
    (shown,) = shown_documents(once([document], []), QuoteNumbers())
    (group,) = shown.asides
    assert (len(group.shown), group.different, group.total) == (MOST_ASIDES, 39, 39)


def test_an_inner_name_keeps_its_order_and_stays_words(page: str, tree: html.HtmlElement) -> None:
    assert "\u202e" not in page
    (address, path) = tree.xpath("//details[@class='document']/summary//bdi[contains(@class, 'path')]")
    assert address.text_content() == "https://news.example/ar/1"
    assert path.text_content() == "تقارير.zip/أخبار/مارس/<script>alert(1)</script>fdp.pdf"
    assert path.get("dir") == "ltr"
    assert [part.text for part in path.xpath(".//bdi")][1:3] == ["أخبار", "مارس"]


def test_a_capture_is_said_to_be_one(page: str, tree: html.HtmlElement) -> None:
    summary = tree.xpath("//details[@class='document']/summary")[0].text_content()
    assert "التُقطت نسخة أرشيف الويب يوم" in summary
    assert "الثلاثاء 9 مارس 2021" in summary
    assert "captured on" in page


def test_the_same_bytes_given_twice_are_shown_once_and_said_to_be_the_same() -> None:
    (document,), claims = paged_case()
    again = msgspec.structs.replace(document, path="نسخة.pdf")
    tree = html.document_fromstring(render_report([document, again], [*claims, *claims]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    (shown,) = tree.xpath("//details[@class='document']/summary")
    assert "نسخة.pdf" in shown.text_content()
    assert "مستند واحد" in tree.get_element_by_id("brief").text_content()


def test_places_on_pages_stay_out_of_the_page(page: str) -> None:
    assert "boxes" not in page
    assert "printed" not in page


def test_pages_are_known_from_blocks_where_lines_are_not() -> None:
    document = Document(
        "d", "ا\nب\nج\n", tuple(Block("paragraph", at, at + 1, 1 + at // 4) for at in (0, 2, 4))
    )
    assert page_starts(document) == {0: 1, 4: 2}


@given(st.lists(st.text(alphabet="اب\t| 1", min_size=1, max_size=12), min_size=1, max_size=5))
def test_cells_together_are_the_row(rows: list[str]) -> None:
    text = "\n".join(rows)
    starts = [sum(len(row) + 1 for row in rows[:number]) for number in range(len(rows))]
    blocks = tuple(Block("table_row", at, at + len(row)) for at, row in zip(starts, rows, strict=True))
    for shown in shown_blocks(Document("d", text, blocks), []):
        cells = ["".join(piece.text for piece in cell) for cell in shown.cells]
        assert "".join(cells) == "".join(piece.text for piece in shown.pieces)
        inner = ["".join(piece.text for piece in cell if not piece.separator) for cell in shown.cells]
        assert not any("\t" in cell or " | " in cell for cell in inner)


@given(st.lists(st.integers(1, 50)))
def test_page_ranges_name_each_page_once(pages: list[int]) -> None:
    named = []
    for run in filter(None, page_ranges(pages).split(", ")):
        first, _, last = run.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(set(pages))


@given(st.text())
def test_a_path_is_escaped_whole(path: str) -> None:
    shown = html.fromstring(f"<div>{shown_path(path.replace(chr(0), ''))}</div>")
    assert {element.tag for element in shown.iter()} <= {"div", "bdi", "wbr"}


def test_the_case_has_all_kinds_of_blocks_and_asides() -> None:
    kinds = {kind for kind, _, _ in LINES}
    assert kinds == set(Block.__annotations__["kind"].__args__)
    assert {aside.kind for aside in ASIDES} == set(Aside.__annotations__["kind"].__args__)


def test_digits_turned_by_hidden_characters_stand_as_they_are_written() -> None:
    honest, turned = "قتل 21 مدنيا في القصف.", "قتل \u202e21\u202c مدنيا في القصف."
    documents = [document("a", honest, "صحيفة"), document("b", turned, "وكالة")]
    tree = html.document_fromstring(render_report(documents, []))
    first, second = tree.xpath("//article")
    assert second.text_content().strip() == first.text_content().strip() == honest
    assert len(tree.xpath("//p[contains(@class, 'turned-text')]")) == 1
