"""Columns, boxes and tables of a page, put together by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st
from set_page import Set, column, glyphs, read_page

from riwaya.read.pdf_chunks import Chunk
from riwaya.read.pdf_columns import find_regions
from riwaya.read.pdf_gutters import Gutter
from riwaya.read.pdf_layout import gutters_of, page_lines

RIGHT = [
    "أعلنت بلدية الميناء أن أعمال الرصيف",
    "الشمالي ستنتهي قبل موسم الشتاء وأن",
    "السفن الصغيرة ستعود إلى مراسيها في",
    "الأسبوع الأول من تشرين الثاني بعد",
    "انقطاع دام سبعة أشهر متواصلة كاملة",
    "وقال رئيسها إن الكلفة لم تتغير منذ",
]
LEFT = [
    "بداية المشروع رغم ارتفاع أسعار مواد",
    "البناء في المنطقة كلها خلال الصيف",
    "وإن العمال أنجزوا ثلثي ما خطط له من",
    "أرصفة ومخازن ومكاتب جديدة للجمارك",
]


def texts(lines: list[Set]) -> list[str]:
    return [line.text for line in read_page(lines)]


def test_the_right_column_is_read_to_its_end_before_the_left_one() -> None:
    page = column(RIGHT, top=700, right=550) + column(LEFT, top=700, right=290)
    assert texts(page) == RIGHT + LEFT


def test_columns_whose_lines_stand_on_other_base_lines() -> None:
    page = column(RIGHT, top=700, right=550) + column(LEFT, top=691, right=290)
    assert texts(page) == RIGHT + LEFT


def test_a_title_over_both_columns_is_read_first() -> None:
    title = "الميناء القديم يعود إلى العمل بعد انقطاع طويل وكلفته لم تتغير"
    page = [
        (title, 760.0, 16.0, 550.0),
        *column(RIGHT, top=700, right=550),
        *column(LEFT, top=700, right=290),
    ]
    assert texts(page) == [title, *RIGHT, *LEFT]


def test_three_columns() -> None:
    page = [
        *column(RIGHT, top=700, right=790),
        *column(LEFT, top=700, right=540),
        *column(RIGHT, top=700, right=290),
    ]
    assert texts(page) == RIGHT + LEFT + RIGHT


def test_a_second_article_below_the_columns_of_the_first() -> None:
    first = column(RIGHT[:4], top=700, right=550) + column(LEFT, top=700, right=290)
    second = column(RIGHT[2:], top=540, right=550) + column(LEFT, top=540, right=290)
    assert texts(first + second) == RIGHT[:4] + LEFT + RIGHT[2:] + LEFT


def test_one_column_is_read_line_by_line() -> None:
    wide = [f"{one} {other}" for one, other in zip(RIGHT, LEFT, strict=False)]
    assert texts(column(wide, top=700, right=550)) == wide


def test_a_box_in_the_text_comes_behind_the_lines_beside_it() -> None:
    wide = [f"{RIGHT[0]} {LEFT[0]}", f"{RIGHT[1]} {LEFT[1]}"]
    page = [
        *column(wide, top=700, right=550),
        *column(RIGHT[:5], top=664, right=550),
        *column(["السفن الصغيرة", "ستعود إلى", "مراسيها"], top=660, right=260, size=15, step=22),
        *column(wide[::-1], top=574, right=550),
    ]
    lines = read_page(page)
    assert [line.text for line in lines if line.role == "text"] == [*wide, *RIGHT[:5], *wide[::-1]]
    assert [line.text for line in lines if line.role == "aside"] == ["السفن الصغيرة", "ستعود إلى", "مراسيها"]


TABLE = [
    ("المدينة", "السفن", "العمال"),
    ("الميناء", "12", "340"),
    ("الرملة", "7", "95"),
    ("الصخرة", "31", "1,020"),
]


def set_table(top: float) -> list[Set]:
    rights = (550.0, 400.0, 250.0)
    return [
        (words, top - 24 * number, 12.0, right)
        for number, row in enumerate(TABLE)
        for words, right in zip(row, rights, strict=True)
    ]


def test_a_table_is_read_row_by_row() -> None:
    lines = read_page(set_table(700))
    assert [line.text for line in lines] == [cell for row in TABLE for cell in row]
    assert [line.opens for line in lines] == ["row", "cell", "cell"] * len(TABLE)
    assert {line.role for line in lines} == {"table"}


def test_a_cell_of_two_lines_stays_in_its_row() -> None:
    page = [("صيد", 718.0 - 12, 12.0, 250.0), *column(["ميناء", "الصيادين"], top=712, right=550, step=15)]
    page += [(words, base - 30, size, right) for words, base, size, right in set_table(700)]
    page += [("فارغ", 706.0, 12.0, 400.0)]
    lines = read_page(page)
    assert [line.text for line in lines][:4] == ["ميناء", "الصيادين", "فارغ", "صيد"]
    assert [line.opens for line in lines][:4] == ["row", "", "cell", "cell"]


def test_text_around_a_table_is_none_of_it() -> None:
    wide = [f"{one} {other}" for one, other in zip(RIGHT, LEFT, strict=False)]
    short = "الأسبوع المقبل."
    page = [
        *column([*wide, short], top=800, right=550),
        *set_table(690),
        ("بحسب سجلات البلدية", 585.0, 12.0, 550.0),
    ]
    roles = [(line.role, line.text) for line in read_page(page)]
    assert [text for role, text in roles if role == "text"] == [*wide, short, "بحسب سجلات البلدية"]
    assert [text for role, text in roles if role == "table"] == [cell for row in TABLE for cell in row]


def test_words_that_justification_drew_apart_are_one_line() -> None:
    row = [
        (word, 700.0, 12.0, 550.0 - 100 * number) for number, word in enumerate(["وقال", "رئيس", "البلدية"])
    ]
    assert texts(row) == ["وقال رئيس البلدية"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60), st.integers(0, 500), st.integers(1, 200), st.sampled_from([6.0, 12.0, 30.0])
        ),
        max_size=60,
    )
)
def test_every_chunk_is_in_one_region_wherever_it_stands(boxes: list[tuple[int, int, int, float]]) -> None:
    rows: dict[int, list[Chunk]] = {}
    for row, left, width, height in boxes:
        before = rows.setdefault(row, [])
        if all(left > chunk.right or left + width < chunk.left for chunk in before):
            before.append(Chunk([], left, left + width, -10.0 * row, height))
    ordered = [sorted(rows[row], key=lambda chunk: chunk.left) for row in sorted(rows)]
    found = [chunk for region in find_regions(ordered) for row in region.rows for chunk in row]
    assert sorted(found) == sorted(chunk for row in ordered for chunk in row)


QUOTE = "الميناء القديم يعود إلى العمل بعد انقطاع"


def set_feet(top: float) -> list[Set]:
    """Two lines of each column, less than three letter heights apart, as only a gutter can be."""
    return column(RIGHT[4:], top=top, right=550) + column(LEFT[:2], top=top, right=335)


def test_two_lines_of_each_column_below_a_quote_across_keep_to_the_gutter_above() -> None:
    page = [
        *column(RIGHT, top=700, right=550),
        *column(RIGHT, top=700, right=335),
        (QUOTE, 560.0, 16.0, 500.0),
        *set_feet(520),
    ]
    assert texts(page) == [*RIGHT, *RIGHT, QUOTE, *RIGHT[4:], *LEFT[:2]]


def test_columns_of_two_lines_keep_to_the_gutters_of_the_page_before() -> None:
    before = read_page([*column(RIGHT, top=700, right=550), *column(RIGHT, top=700, right=335)])
    lines = page_lines(glyphs(set_feet(700)), gutters_of(before))
    assert [line.text for line in lines] == [*RIGHT[4:], *LEFT[:2]]
    assert [line.column for line in lines] == [(1,), (1,), (0,), (0,)]


def test_a_short_column_in_its_gutter_is_no_box() -> None:
    page = [
        *column(RIGHT, top=700, right=550),
        *column(RIGHT, top=700, right=335),
        (QUOTE, 560.0, 16.0, 500.0),
        *column([*RIGHT[:2]], top=520, right=550),
        *column(["ختام الخبر"], top=520, right=335),
    ]
    assert [line.role for line in read_page(page)] == ["text"] * 16


def test_a_table_across_columns_is_read_whole_between_their_parts() -> None:
    page = [*column(RIGHT, top=760, right=550), *column(RIGHT, top=760, right=335)]
    cells = [(words, base - 80, size, right) for words, base, size, right in set_table(700)]
    page += cells + column(RIGHT, top=500, right=550) + column(RIGHT, top=500, right=335)
    lines = page_lines(glyphs(page), (Gutter(335.0, 355.0),))
    assert [line.text for line in lines] == [
        *(RIGHT + RIGHT),
        *(cell for row in TABLE for cell in row),
        *(RIGHT + RIGHT),
    ]


def test_a_text_that_reads_on_in_the_left_column_ends_above_the_next_title() -> None:
    right, left = column(RIGHT, top=700, right=550), column([*RIGHT[:5], "ختام الخبر."], top=700, right=335)
    title = ("أخبار المرفأ", 582.0, 18.0, 550.0)
    next_right = column(RIGHT[:4], top=552, right=550)
    page = [*right, *left, title, *next_right, *column(RIGHT[1:6], top=582, right=335)]
    assert texts(page) == [*RIGHT, *RIGHT[:5], "ختام الخبر.", title[0], *RIGHT[:4], *RIGHT[1:6]]


def test_a_title_in_a_column_whose_text_has_ended_begins_no_new_part_of_the_page() -> None:
    ended = [*RIGHT[:5], "انتهى الخبر."]
    right, left = column(ended, top=700, right=550), column([*RIGHT[:5], "ختام."], top=700, right=335)
    title = ("أخبار المرفأ", 582.0, 18.0, 550.0)
    next_right = column(RIGHT[:4], top=552, right=550)
    page = [*right, *left, title, *next_right, *column(RIGHT[1:6], top=582, right=335)]
    assert texts(page) == [*ended, title[0], *RIGHT[:4], *RIGHT[:5], "ختام.", *RIGHT[1:6]]
