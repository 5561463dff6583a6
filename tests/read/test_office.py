"""Office documents to articles: what their mark-up says is kept, what it hides stays out."""

import pytest
from handmade_files import PARAGRAPHS, TITLE, W, docx, odt, packed, word_paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model import Document, Rejected
from riwaya.read import office, read_bytes

STYLES = (
    f'<w:styles {W}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="x"><w:name w:val="عنوان فرعي خاص"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="c"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style></w:styles>'
)
CORE = (
    '<c xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>سلمى المرفأ</dc:creator>"
    "<dcterms:created>2016-12-13T08:00:00Z</dcterms:created></c>"
)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def read_docx(body: str, **parts: str) -> Document:
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return read_bytes(docx(body, named), "a.docx")


def test_styles_tell_title_headings_and_captions() -> None:
    body = "".join(
        word_paragraph(text, style)
        for text, style in (
            (TITLE, "a3"),
            (PARAGRAPHS[0], None),
            ("أعمال الصيانة", "x"),
            (PARAGRAPHS[1], "loop"),
            ("الجسر بعد إصلاحه", "c"),
        )
    )
    document = read_docx(body, word__styles_xml=STYLES)
    assert blocks(document) == [
        ("title", TITLE),
        ("paragraph", PARAGRAPHS[0]),
        ("heading", "أعمال الصيانة"),
        ("paragraph", PARAGRAPHS[1]),
        ("caption", "الجسر بعد إصلاحه"),
    ]
    assert document.title == TITLE
    assert document.damages == ()


def test_a_title_without_a_style_is_known_by_its_place() -> None:
    document = read_docx(
        "".join(map(word_paragraph, (TITLE, "13 ديسمبر 2016 | كتبه فريق التحرير", *PARAGRAPHS)))
    )
    assert [kind for kind, _ in blocks(document)] == ["title", "dateline", "paragraph", "paragraph"]
    assert document.published is not None
    assert (document.published.value.edtf, document.published.method) == ("2016-12-13", "dateline")


def test_properties_tell_what_the_text_does_not() -> None:
    body = "".join(map(word_paragraph, PARAGRAPHS))
    document = read_docx(body, docProps__core_xml=CORE.format(title=TITLE))
    assert (document.title, document.author) == (TITLE, "سلمى المرفأ")
    assert document.published is not None
    assert (document.published.value.edtf, document.published.confidence) == ("2016-12-13", office.WRITTEN)
    assert read_docx(body, docProps__core_xml=CORE.format(title="Document1")).title is None


def test_a_weekday_in_the_text_denies_the_documents_own_date() -> None:
    body = word_paragraph(
        "قالت الوزارة اليوم الجمعة إن الطريق الساحلي عاد مفتوحاً أمام السير بعد أعمال صيانة."
    )
    document = read_docx(body, docProps__core_xml=CORE.format(title=""))
    assert document.published is not None
    assert (document.published.value.earliest, document.published.value.weekday) == (None, 4)


def test_rows_of_a_table_are_lines_of_cells() -> None:
    cells = [["البلدة", "القتلى"], ["مرجان", "12"]]
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in cells
    )
    document = read_docx(word_paragraph(PARAGRAPHS[0]) + f"<w:tbl>{rows}</w:tbl>")
    assert blocks(document)[1:] == [("table_row", "البلدة | القتلى"), ("table_row", "مرجان | 12")]


def test_tables_inside_one_another_are_read_in_time() -> None:
    body = word_paragraph(PARAGRAPHS[0])
    for _ in range(40):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert blocks(read_docx(body)) == [("paragraph", PARAGRAPHS[0])]


def test_inserted_words_are_kept_and_deleted_ones_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>عاد الطريق </w:t></w:r><w:ins><w:r><w:t>الساحلي </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>الجبلي </w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>مفتوحاً</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>أمس</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{word_paragraph(PARAGRAPHS[0])}</w:sdtContent></w:sdt>"
    )
    assert [text for _, text in blocks(read_docx(body))] == ["عاد الطريق الساحلي مفتوحاً أمس", PARAGRAPHS[0]]


def test_footnotes_come_last_and_text_boxes_once() -> None:
    box = f"<w:txbxContent>{word_paragraph('نص في إطار جانبي')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>{PARAGRAPHS[0]}</w:t></w:r><w:r><Alt><Choice>{box}</Choice><Fallback><w:pict>{box}</w:pict>"
        f"</Fallback></Alt></w:r></w:p>{word_paragraph(PARAGRAPHS[1])}"
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator">{word_paragraph("خط")}</w:footnote>'
        f"<w:footnote>{word_paragraph('بيان الوزارة في صفحتها.')}</w:footnote></w:footnotes>"
    )
    assert blocks(read_docx(body, word__footnotes_xml=notes)) == [
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", "نص في إطار جانبي"),
        ("paragraph", PARAGRAPHS[1]),
        ("footnote", "بيان الوزارة في صفحتها."),
    ]


def test_hidden_words_are_not_read() -> None:
    hidden = "".join(
        f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>{text}</w:t></w:r>"
        for value, text in (("", "سر"), (' w:val="1"', "سر"), (' w:val="0"', PARAGRAPHS[0]))
    )
    assert read_docx(f"<w:p>{hidden}</w:p>").text == PARAGRAPHS[0]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    runs = f"<w:r><w:t>{TITLE}</w:t><w:br/><w:t>أمس</w:t><w:br/><w:br/><w:t>{PARAGRAPHS[0]}</w:t></w:r>"
    parts = [f"{TITLE} أمس", PARAGRAPHS[0]]
    assert [text for _, text in blocks(read_docx(f"<w:p>{runs}</w:p>"))] == parts
    lines = (
        f"<text:p>{TITLE}<text:line-break/>أمس<text:line-break/> <text:line-break/>{PARAGRAPHS[0]}</text:p>"
    )
    assert [text for _, text in blocks(read_bytes(odt(lines), "a.odt"))] == parts


def test_list_items_are_told() -> None:
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>إغلاق المعبر البري</w:t></w:r></w:p>"
    assert blocks(read_docx(word_paragraph(PARAGRAPHS[0]) + item))[1] == ("list_item", "إغلاق المعبر البري")


def test_strict_documents_are_read_like_transitional_ones() -> None:
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": '<R><Relationship Type="http://purl.oclc.org/x/officeDocument" Target="/word/d.xml"/></R>',
            "word/d.xml": f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{word_paragraph(PARAGRAPHS[0])}</w:body></w:document>",
        }
    )
    assert read_bytes(data, "a.docx").text == PARAGRAPHS[0]


def test_an_odt_keeps_its_roles() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    words = "<text:note-body><text:p>بيان الوزارة.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{words}</text:note>"
    box = "<draw:frame><draw:text-box><text:p>نص في إطار</text:p></draw:text-box></draw:frame>"
    body = (
        "<text:tracked-changes><text:p>كلام محذوف</text:p></text:tracked-changes>"
        f'<text:p text:style-name="P1">{TITLE}</text:p><text:p>{PARAGRAPHS[0]}{note}</text:p>'
        '<text:h>أعمال<text:s text:c="2"/>الصيانة</text:h>'
        f"<text:list><text:list-item><text:p>إغلاق المعبر</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>مرجان</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
        f"<text:p>{box}{PARAGRAPHS[1]}</text:p>"
    )
    meta = "<meta:initial-creator>سلمى</meta:initial-creator>"
    meta += "<meta:creation-date>2016-12-13T08:00:00</meta:creation-date>"
    document = read_bytes(odt(body, styles, meta), "a.odt")
    assert blocks(document) == [
        ("title", TITLE),
        ("paragraph", PARAGRAPHS[0]),
        ("heading", "أعمال الصيانة"),
        ("list_item", "إغلاق المعبر"),
        ("table_row", "مرجان | 12"),
        ("paragraph", PARAGRAPHS[1]),
        ("paragraph", "نص في إطار"),
        ("footnote", "بيان الوزارة."),
    ]
    assert document.author == "سلمى"
    assert document.published is not None
    assert document.published.value.edtf == "2016-12-13"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(""), "no text"),
        (odt(""), "no text"),
        (docx(word_paragraph(PARAGRAPHS[0])[:-6]), "is broken"),
        (
            packed({"[Content_Types].xml": "", "_rels/.rels": "<R/>", "word/x.xml": ""}),
            "no part word/document.xml",
        ),
        (packed({"[Content_Types].xml": "", "_rels/.rels": "", "xl/workbook.xml": ""}), "a sheet or slides"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}, 0),
            "no text",
        ),
        (
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                    "content.xml": "x",
                },
                0,
            ),
            "encrypted",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted Office"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        read_bytes(data, "a.docx")


def test_entities_are_never_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "هاهاهاهاهاهاهاها"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body>{word_paragraph('&c;&x; ' + PARAGRAPHS[0])}</w:body></w:document>"
    )
    data = packed({"[Content_Types].xml": "", "_rels/.rels": "<R/>", "word/document.xml": bomb})
    try:
        text = read_bytes(data, "a.docx").text
    except Rejected:
        return
    assert "root:" not in text
    assert "هاها" not in text


def test_large_parts_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LARGEST_PART", 100)
    with pytest.raises(Rejected, match="larger than"):
        read_docx(word_paragraph(PARAGRAPHS[0]))


MARKUP = ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*MARKUP, "<w:r><w:t>قال إن</w:t></w:r>"]), max_size=30))
def test_any_mark_up_is_read_or_refused(parts: list[str]) -> None:
    try:
        document = read_docx("".join(parts))
    except Rejected:
        return
    assert "قال إن" in document.text
