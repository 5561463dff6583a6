"""Damaged text put right; clean text untouched; every character leads back to the original."""

import re
import time
from pathlib import Path

import pytest
from broken_text import tear, wrap
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.read.mend import Mended, mend

ARTICLE = [
    "افتتحت الحكومة السورية أمس خط القطار الجديد بين العاصمة والمرفأ بعد أعمال طالت",
    "كثيرا، وقال وزير النقل إن الخط سيخفف عن الطرق البرية التي تعاني ازدحاما شديدا منذ",
    "سنوات، وإن سوريا تنوي مد خطوط أخرى نحو المدن الداخلية في العامين المقبلين.",
    "",
    "وأضاف الوزير أن القطارات الضرورية لتشغيل الخط وصلت إلى المرفأ، وأن التدريب عليها",
    "بدأ في مطلع الشهر، وأن أسعار التذاكر ستبقى في متناول الجميع.",
]
CLEAN = st.text(alphabet="ابتثجحخدرسيةى .،\nو1", max_size=80).filter(lambda text: "  " not in text)


def trace(original: str, mended: Mended) -> None:
    """Every stretch of one length and the same characters leads back to them; stretches cover the text."""
    assert [each.start for each in mended.offsets] == [0, *(each.end for each in mended.offsets)][
        : len(mended.offsets)
    ]
    for each in mended.offsets:
        assert 0 <= each.original_start <= each.original_end <= len(original)
        words = mended.text[each.start : each.end]
        if len(words) > 1 and len(words) == each.original_end - each.original_start:
            assert words == original[each.original_start : each.original_end]


def test_clean_prose_comes_through_untouched() -> None:
    text = "عاد السير إلى الطريق الساحلي\n\nقالت الوزارة إن الطريق مفتوح، وإن أحداً لم يصب.\n"
    mended = mend(text)
    assert (mended.text, mended.damages) == (text, ())
    assert [(each.start, each.original_start) for each in mended.offsets] == [(0, 0)]


# Letters at random may well look like a torn tail: «ية» is no word.
@given(CLEAN.filter(lambda text: not re.search(r"(?:^|\s)[ية]", text)))
def test_text_without_damage_is_not_changed(text: str) -> None:
    mended = mend(text)
    if len(text.split("\n")) < 4:
        assert mended.text == text
    assert [damage.kind for damage in mended.damages if damage.kind not in ("torn_line", "torn_word")] == []
    trace(text, mended)


@settings(deadline=None)  # the first torn line loads what is known of words
@given(st.text(alphabet="ابرـيةس ،.\n\u200f\u00a0\ufefb\ufee3\t\r\ufffd1", max_size=120))
def test_offsets_lead_back_whatever_the_damage(text: str) -> None:
    mended = mend(text)
    trace(text, mended)
    letters = re.compile("[ابريةس1]")
    kept = sorted(letters.findall(mended.text))
    forms = text.replace("\ufefb", "لا").replace("\ufee3", "م")
    assert kept == sorted(letters.findall(forms))
    for damage in mended.damages:
        assert mended.text[damage.start : damage.end] == (
            damage.mended or mended.text[damage.start : damage.end]
        )
        assert damage.original in text


def test_kashida_forms_controls_and_spaces_go() -> None:
    mended = mend("ســقطت\u200f ﺍﻟﻤﺪﻳﻨﺔ\u00a0أمـس")
    assert mended.text == "سقطت المدينة أمس"
    assert {damage.kind for damage in mended.damages} == {
        "kashida", "presentation_forms", "invisible_controls", "odd_spaces",
    }  # fmt: skip
    assert all(damage.certain for damage in mended.damages)


@pytest.mark.parametrize("text", ["عام 1437 هـ", "قال لـ«الوكالة» إن الطريق مفتوح", "بـ 30 مليون"])
def test_kashida_that_writing_asks_for_stays(text: str) -> None:
    assert mend(text).text == text


def test_a_quote_leads_back_to_its_place() -> None:
    original = "قالت الـوزارة إن الطـريق مفتوح"
    mended = mend(original)
    start = mended.text.index("مفتوح")
    [stretch] = [each for each in mended.offsets if each.start <= start < each.end]
    place = stretch.original_start + start - stretch.start
    assert original[place:] == "مفتوح"


def test_wrapped_lines_become_paragraphs() -> None:
    mended = mend("\n".join(ARTICLE))
    paragraphs = [mended.text[block.start : block.end] for block in mended.blocks]
    assert paragraphs == [" ".join(ARTICLE[:3]), " ".join(ARTICLE[4:])]
    assert mended.damages == ()


def test_torn_lines_are_put_in_order() -> None:
    broken = [tear(line) for line in ARTICLE]
    assert broken[0].startswith("ية أمس")
    mended = mend("\n".join(broken))
    torn = [damage for damage in mended.damages if damage.kind == "torn_line"]
    assert len(torn) == 3
    for word in ("السورية", "سوريا", "الضرورية"):
        assert word in mended.text
    for damage, line in zip(torn, (ARTICLE[0], ARTICLE[2], ARTICLE[4]), strict=True):
        assert damage.original == tear(line)
        if damage.certain:
            assert damage.mended == line
    trace("\n".join(broken), mended)


def test_a_line_in_three_pieces_is_put_in_order() -> None:
    line = "أعلنت القيادة العسكرية السورية أن القطارات الضرورية وصلت"
    assert mend("\n".join([*ARTICLE, "", tear(line)])).text.endswith(line)


def test_pieces_cut_at_kashida_are_put_in_order() -> None:
    lines = [*ARTICLE[:2], "ـة مهمة وكبيرة ـة الجديدة ستكون فرص إن هذه المدين", *ARTICLE[2:]]
    assert "إن هذه المدينة الجديدة ستكون فرصة مهمة وكبيرة" in mend("\n".join(lines)).text


def test_a_word_torn_in_place_is_made_whole() -> None:
    mended = mend("وقالت الحكومة السور ية إن الخط مفتوح")
    assert mended.text == "وقالت الحكومة السورية إن الخط مفتوح"
    assert [damage.kind for damage in mended.damages] == ["torn_word"]


@pytest.mark.parametrize(
    "text", ["مر الوزير يا صديقي من هنا", "سار يبحث عن الدار يوما كاملا", "زار يافا أمس"]
)
def test_whole_words_are_not_joined(text: str) -> None:
    assert mend(text).text == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("استمرت المعركة على مدى  أيام في المدينة", 3, 10),
        ("على بعد حوالي  كيلومترات من المرفأ", 3, 10),
        ("وسقط نحو  قتيلاً في الحادث", 11, None),
        ("وكان هناك حوالي  مقاتل في الموقع", 100, None),
        ("مقتل نحو  شخص في الزلزال", 100, None),
    ],
)
def test_grammar_bounds_a_lost_number(text: str, low: int, high: int | None) -> None:
    mended = mend(text)
    [damage] = mended.damages
    assert damage.kind == "lost_number"
    assert damage.bounds is not None
    assert (damage.bounds.low, damage.bounds.high) == (low, high)
    assert (damage.certain, damage.mended) == (False, None)
    assert "  " not in mended.text
    assert not re.search(r"\d", mended.text)


@pytest.mark.parametrize(
    "text", ["وما من  شخص يعرف", "توجه نحو  طفل يبكي", "على بعد حوالي  كيلومتر", "بعد مقتل  جندي"]
)
def test_a_noun_that_may_stand_alone_gives_no_bounds(text: str) -> None:
    [damage] = mend(text).damages
    assert (damage.kind, damage.certain, damage.bounds) == ("lost_number", False, None)


@pytest.mark.parametrize("text", ["وصل الوزير  أمس", "قال إن  الأيام صعبة", "في مدينة  كبيرة"])
def test_an_extra_space_alone_is_no_lost_number(text: str) -> None:
    mended = mend(text)
    assert [damage.kind for damage in mended.damages] == ["odd_spaces"]
    assert mended.text == re.sub(" +", " ", text)


def test_a_pull_quote_is_set_apart() -> None:
    quote = ["الخط سيخفف عن الطرق البرية التي تعاني", "ازدحاما شديدا"]
    mended = mend("\n".join([*ARTICLE[:4], *quote, " ", "", *ARTICLE[4:]]))
    kinds = [block.kind for block in mended.blocks]
    assert kinds == ["paragraph", "pull_quote", "paragraph"]
    assert mended.text[mended.blocks[1].start : mended.blocks[1].end] == " ".join(quote)


def test_a_paragraph_that_a_pull_quote_split_is_rejoined() -> None:
    quote = ["القطارات الضرورية لتشغيل الخط وصلت إلى", "المرفأ"]
    mended = mend("\n".join([*ARTICLE[:2], "", *quote, "", *ARTICLE[2:]]))
    paragraphs = [
        mended.text[block.start : block.end] for block in mended.blocks if block.kind == "paragraph"
    ]
    assert paragraphs == [" ".join(ARTICLE[:3]), " ".join(ARTICLE[4:])]
    trace("\n".join([*ARTICLE[:2], "", *quote, "", *ARTICLE[2:]]), mended)


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        text = "\n".join(f"{line} {number}" for number in range(times) for line in ARTICLE)
        start = time.process_time()
        mend(text)
        return time.process_time() - start

    seconds(10)
    assert seconds(400) < 20 * max(seconds(50), 0.05)


def test_real_clean_news_is_not_changed(shared: Path) -> None:
    import json  # noqa: PLC0415

    for line in (shared / "data/documents/gold_dev.jsonl").read_text("utf-8").splitlines():
        lines = [part for page in wrap(json.loads(line)["text"]) for part in page]
        mended = mend("\n".join(lines))
        assert not [
            damage for damage in mended.damages if damage.kind in ("torn_line", "torn_word", "lost_number")
        ]


def test_controls_that_drive_a_terminal_go() -> None:
    mended = mend("عاد السير\x1b[31m إلى الطريق\x9b31m الساحلي\x1f أمس.")
    assert mended.text == "عاد السير[31m إلى الطريق31m الساحلي أمس."
    assert {damage.kind for damage in mended.damages} == {"invisible_controls"}
