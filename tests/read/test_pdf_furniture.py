"""Running heads, feet and page numbers, and what only looks like them."""

import pytest
from set_page import Set, column, read_pages

TEXT = [
    "أعلنت بلدية الميناء أن أعمال الرصيف الشمالي ستنتهي قبل موسم الشتاء المقبل",
    "وأن السفن الصغيرة ستعود إلى مراسيها في الأسبوع الأول من تشرين الثاني بعد",
    "انقطاع دام سبعة أشهر متواصلة كاملة وكلفته لم تتغير منذ بداية العمل فيه",
]
OTHER = [
    "وقال رئيسها إن ارتفاع أسعار مواد البناء لم يؤخر المشروع عن موعده المحدد",
    "لأن العمال أنجزوا ثلثي ما خطط له من أرصفة ومخازن ومكاتب جديدة للجمارك",
    "وستفتح البوابة الغربية أمام الشاحنات الكبيرة في اليوم التالي من الأسبوع",
]


def page(body: list[str], *around: Set) -> list[Set]:
    return [*column(body, top=700, right=550), *around]


def head(words: str) -> Set:
    return (words, 790.0, 9.0, 550.0)


def foot(words: str) -> Set:
    return (words, 30.0, 9.0, 310.0)


def kept(*pages: list[Set]) -> list[str]:
    return read_pages(*pages).text.split()


def test_a_running_head_and_numbers_stay_out_and_are_kept_aside() -> None:
    layout = read_pages(
        page(TEXT, head("صحيفة الميناء"), foot("صفحة 7")), page(OTHER, head("صحيفة الميناء"), foot("صفحة 8"))
    )
    assert layout.text.split() == " ".join(TEXT + OTHER).split()
    told = [(aside.kind, aside.text, aside.page) for aside in layout.asides]
    assert told == [
        ("header", "صحيفة الميناء", 1), ("page_number", "صفحة 7", 1),
        ("header", "صحيفة الميناء", 2), ("page_number", "صفحة 8", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["3", "- 3 -", "٣", "صفحة 3 من 9", "3/9", "ص 3"])
def test_the_number_of_a_single_page(number: str) -> None:
    assert kept(page(TEXT, foot(number))) == " ".join(TEXT).split()


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (head("11/22/26, 1:03 PM"), foot("1/1")),
        (head("تقرير"), ("Powered by a library", 2.0, 1.0, 80.0)),
    ],
)
def test_what_programs_leave_at_the_edges(top: Set, bottom: Set) -> None:
    words = kept(page(TEXT, top, bottom))
    assert "Powered" not in words
    assert "1/1" not in words
    assert words[-len(TEXT[-1].split()) :] == TEXT[-1].split()


def test_a_word_above_the_title_of_a_single_page_is_text() -> None:
    assert kept(page(TEXT, head("تحقيقات"))) == ["تحقيقات", *" ".join(TEXT).split()]


def test_the_head_of_a_single_page_has_the_letters_of_its_number() -> None:
    assert kept(page(TEXT, head("صحيفة الميناء"), foot("صفحة 1"))) == " ".join(TEXT).split()


def test_the_head_of_a_single_page_may_have_larger_letters_than_the_text() -> None:
    top, bottom = ("صحيفة الميناء", 790.0, 14.0, 345.0), ("1", 30.0, 14.0, 300.0)
    assert kept(page(TEXT, top, bottom)) == " ".join(TEXT).split()


def test_a_head_near_the_text_is_told_by_its_middle_and_the_word_of_the_number() -> None:
    top, bottom = ("صحيفة الميناء", 723.0, 12.0, 336.0), ("صفحة 1", 641.0, 12.0, 314.0)
    assert kept(page(TEXT, top, bottom)) == " ".join(TEXT).split()


def test_a_line_above_the_text_that_stands_as_the_text_does_is_text() -> None:
    top, bottom = ("تحقيقات", 723.0, 12.0, 550.0), ("صفحة 1", 641.0, 12.0, 314.0)
    assert kept(page(TEXT, top, bottom)) == ["تحقيقات", *" ".join(TEXT).split()]


def test_a_dateline_at_the_top_is_text() -> None:
    top = [head("الأحد 14 أيار 2017"), ("فريق التحرير", 790.0, 9.0, 120.0)]
    assert "2017" in kept(page(TEXT, *top))


def test_a_sentence_that_stands_on_two_pages_is_text() -> None:
    assert kept(page([*TEXT, OTHER[0]]), page([*OTHER[1:], TEXT[0], OTHER[0]])).count("رئيسها") == 2


def test_numbered_notes_are_no_feet() -> None:
    notes = ["1. تقرير البلدية لعام 2011.", "2. تقرير البلدية لعام 2012."]
    text = read_pages(*(page(body, foot(note)) for body, note in zip((TEXT, OTHER), notes, strict=True))).text
    assert all(note in text for note in notes)


def test_a_changing_number_that_counts_nothing_is_text() -> None:
    assert "340" in kept(page(TEXT, foot("عدد العمال 340")), page(OTHER, foot("عدد العمال 95")))
