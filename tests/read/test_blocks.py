"""Blocks of a page: paragraphs over columns and pages, lists, tables, notes, captions and pull-quotes."""

from set_page import Set, column, read_pages

from riwaya.read.mend import Mended, mend

TEXT = [
    "أعلنت بلدية الميناء أن أعمال الرصيف الشمالي ستنتهي قبل موسم الشتاء المقبل",
    "وأن السفن الصغيرة ستعود إلى مراسيها في الأسبوع الأول من تشرين الثاني بعد",
    "انقطاع دام سبعة أشهر متواصلة كاملة وكلفته لم تتغير منذ بداية العمل فيه",
    "وقال رئيسها إن ارتفاع أسعار مواد البناء لم يؤخر المشروع عن موعده المحدد.",
]


def read(*pages: list[Set]) -> Mended:
    layout = read_pages(*pages)
    return mend(layout.text, layout.lines)


def kinds(mended: Mended) -> list[tuple[str, str]]:
    return [(block.kind, mended.text[block.start : block.end]) for block in mended.blocks]


def test_a_paragraph_goes_on_over_a_page() -> None:
    page = column(TEXT[:2], top=700, right=550)
    assert kinds(read(page, column(TEXT[2:], top=700, right=550))) == [("paragraph", " ".join(TEXT))]


def test_a_list_has_an_item_a_line() -> None:
    items = ["• تنظيف الحوض.", "• إصلاح الرافعة القديمة.", "• دهن السور."]
    mended = read(column([*TEXT, *items], top=700, right=550))
    assert kinds(mended) == [("paragraph", " ".join(TEXT)), *(("list_item", item) for item in items)]
    assert "\n".join(items) in mended.text


def test_rows_of_a_table_have_tabs_between_their_cells() -> None:
    rows = [("المدينة", "السفن"), ("الميناء", "12"), ("الرملة", "7")]
    table = [
        (words, 600 - 24.0 * number, 12.0, right)
        for number, row in enumerate(rows)
        for words, right in zip(row, (550.0, 350.0), strict=True)
    ]
    mended = read([*column(TEXT, top=700, right=550), *table])
    assert kinds(mended)[1:] == [("table_row", "\t".join(row)) for row in rows]


def test_notes_come_last_and_leave_the_paragraph_whole() -> None:
    note = ("(1) بحسب سجلات البلدية.", 60.0, 9.0, 550.0)
    pages = [*column(TEXT[:2], top=700, right=550), note], column(TEXT[2:], top=700, right=550)
    assert kinds(read(*pages)) == [("paragraph", " ".join(TEXT)), ("footnote", note[0])]


def test_a_caption_is_told_by_its_words_and_size() -> None:
    caption = ("صورة من أرشيف البلدية للرصيف القديم", 560.0, 9.0, 450.0)
    assert ("caption", caption[0]) in kinds(read([*column(TEXT, top=700, right=550), caption]))


def test_a_pull_quote_in_mid_paragraph_is_set_aside() -> None:
    quote = "انقطاع دام سبعة أشهر متواصلة"
    page = [
        *column(TEXT[:2], top=700, right=550),
        (quote, 645.0, 16.0, 450.0),
        *column(TEXT[2:], top=600, right=550),
    ]
    mended = read(page)
    assert kinds(mended) == [("paragraph", " ".join(TEXT))]
    assert [(aside.kind, aside.text, aside.page) for aside in mended.asides] == [("pull_quote", quote, 1)]


def test_a_pull_quote_in_the_letters_of_the_text_is_set_aside() -> None:
    quote = "السفن الصغيرة ستعود إلى مراسيها"
    page = [
        *column(TEXT[:3], top=700, right=550),
        (quote, 630.0, 12.0, 450.0),
        *column(TEXT[3:], top=596, right=550),
    ]
    mended = read(page)
    assert mended.text == " ".join(TEXT)
    assert [aside.text for aside in mended.asides] == [quote]


def test_names_at_a_stroke_are_not_parted() -> None:
    lines = [
        *TEXT[:2],
        "وهو ما كان متوقعا من قبل العاملين جميعا في الميناء القديم في كانون الأول/",
        "ديسمبر.",
    ]
    assert "الأول/ديسمبر." in read(column(lines, top=700, right=550)).text
