"""Pages whose letters cannot be what they show, by their words."""

from array import array

import pytest

from riwaya.read.pdf_doubts import doubt_words, mark_strange
from riwaya.read.pdf_type3 import with_heights
from riwaya.read.pdf_values import LOST, Glyph, PageLine

NEWS = "وصلت قافلة المساعدات إلى المدينة صباح الأحد وقال المتحدث إنها ضمت شاحنة"


def line(text: str) -> PageLine:
    return PageLine(text, 50, 550, 700, 12, 697, 709, array("f", [50.0, 550.0] * len(text)))


def glyph(text: str, top: float = 709, height: float = 12) -> Glyph:
    return Glyph(text, 50, 56, 700, height, 50, 53, 700, top, 0)


@pytest.mark.parametrize(
    "garbled",
    [
        "يوصى قالفة العاصداف إكى العديتة صفاج الأجد يقاك العفحدث إتها ضعت ساحتة",
        "Œ¯ áçZçÉح $س Å áÖصفصwü üZ„ ˜صm©h£Œ˜ i˜¶Å Ì Œ¯ áçZç",
        "✟★✧✦✂✡ ✥✤ ✣✢✜ ✟✔✛✂✡ ✚✙✘✒✗ ✖✕ ✟✔✓✆✒✞✂✁✑",
        "(لنهرين (لعليا أ2مة مياI منذ عاG بعد خرJج محطة (لضخ (لرئيسية عين (لدلب",
    ],
)
def test_words_that_are_none_are_doubted(garbled: str) -> None:
    assert doubt_words([], [line(garbled)] * 3 + [line(NEWS)]) == "words"


@pytest.mark.parametrize(
    "honest",
    [
        NEWS,
        "وقال (المتحدث باسم الهيئة) إن 48 شاحنة و12 سيارة وصلت في 3/5/2017، أي بنسبة 40%",
        "وأضافت شركة Siemens أن شبكة Wi-Fi متاحة في المحطة الرئيسية قرب دوار الورود",
        "The harbour opened its new quay on Saturday, and a café beside it",
        "الاسم العدد",
    ],
)
def test_news_is_not_doubted(honest: str) -> None:
    assert doubt_words([glyph("ب")], [line(honest)] * 3) == ""


def test_a_letter_that_is_not_told_or_that_no_news_has_is_a_gap() -> None:
    assert doubt_words([glyph(LOST)], [line(NEWS)]) == "gaps"
    assert doubt_words([glyph("\u061d")], [line(NEWS)]) == "gaps"


def test_words_that_are_none_are_marked_as_lost_where_their_line_cannot_be_right() -> None:
    garbled = "يكخصى قالفة إلى العاصداف العديتة 48 صفاج"
    marked = mark_strange([line(garbled), line(NEWS)])
    assert [each.text for each in marked] == [
        f"{LOST * 5} {LOST * 5} إلى {LOST * 8} {LOST * 7} 48 {LOST * 4}",
        NEWS,
    ]


def test_one_strange_line_doubts_no_page() -> None:
    assert doubt_words([], [line("كوبوري كينشيرو ماتسوموتو هاروكي تاناكا يوكيو")] + [line(NEWS)] * 9) == ""


def test_heights_that_cannot_be_come_from_the_ascenders() -> None:
    glyphs = [glyph("ا", 708.4, 0.1)] * 3 + [glyph("د", 704, 0.1)] * 7 + [glyph(" ", 700, 0.1)]
    assert {round(each.height, 1) for each in with_heights(glyphs)} == {12.0}
    plain = [glyph("ا"), glyph("د")]
    assert with_heights(plain) is plain
