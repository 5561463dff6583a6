"""Tokens and sentences: exact offsets for any string, and sentence ends as the news writes them."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.tokens import split_sentences, token_ranges

ANYTHING = st.text(st.characters(exclude_categories=()))
"""All of Unicode, lone surrogates too."""
STORM = st.text(
    alphabet="\u200d\u200c\u0301\u0654\u064b\u0651\u20e3\ufe0f😀👨\U0001f1f8\U0001f3fd\ud83d\udc00وال.\u0640یک١a "
)
"""Joiners, selectors, flags, halves of surrogate pairs and marks upon marks."""
NEWS = st.text(
    alphabet="وبلكسالمدينةقتل ًَُّـ .,،؛:!؟?…«»“”\"'()[]-–0123٤٥٫٬%/@#aZé\n\t\u200c\u200d\u200f\u00a0😀ی"
)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in token_ranges(text)]


def sentences(text: str, borders: frozenset[int] = frozenset()) -> list[str]:
    ranges = list(token_ranges(text))
    return [text[ranges[a][0] : ranges[b - 1][1]] for a, b in split_sentences(text, ranges, borders)]


@given(ANYTHING | STORM | NEWS)
def test_tokens_and_gaps_give_the_text_back(text: str) -> None:
    ranges = list(token_ranges(text))
    rebuilt, at = "", 0
    for start, end in ranges:
        assert at <= start < end
        gap = text[at:start]
        assert all(letter.isspace() or not letter.isprintable() for letter in gap)
        rebuilt += gap + text[start:end]
        at = end
    assert rebuilt + text[at:] == text


@given(ANYTHING | STORM | NEWS, st.sets(st.integers(0, 30)))
def test_sentences_cover_all_tokens_in_order(text: str, borders: set[int]) -> None:
    ranges = list(token_ranges(text))
    found = split_sentences(text, ranges, frozenset(borders))
    assert [at for first, last in found for at in range(first, last)] == list(range(len(ranges)))
    assert all(first < last for first, last in found)
    for first, last in found:
        inner = text[ranges[first][0] : ranges[last - 1][0]]
        assert "\n" not in inner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,250 قتيلاً و٣٫٥ مليون", ["1,250", "قتيلاً", "و", "٣٫٥", "مليون"]),
        ("عند 14:30 يوم 12/8", ["عند", "14:30", "يوم", "12/8"]),
        ("بنسبة 50% أو ٪٢٠", ["بنسبة", "50%", "أو", "٪٢٠"]),
        ("في 2016-12-09", ["في", "2016-12-09"]),
        ("بين 2011-2015", ["بين", "2011", "-", "2015"]),
        ("(أ.ف.ب) و«رويترز»", ["(", "أ.ف.ب", ")", "و", "«", "رويترز", "»"]),
        ("د. سمير", ["د.", "سمير"]),
        ("طائرة F-16 من U.S. Air", ["طائرة", "F-16", "من", "U.S.", "Air"]),
        ("انظر https://example.org/a?b=1، ثم", ["انظر", "https://example.org/a?b=1", "،", "ثم"]),
        ("كتب @shahed عن #حلب_الآن", ["كتب", "@shahed", "عن", "#حلب_الآن"]),
        ("مدينــة مَدِينَةٌ", ["مدينــة", "مَدِينَةٌ"]),
        ("می‌رود", ["می‌رود"]),
        ("لـ«الصوت»…", ["لـ", "«", "الصوت", "»", "…"]),
    ],
)
def test_tokens_of_news(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انسحبوا. ثم عادوا.", ["انسحبوا.", "ثم عادوا."]),
        ("انسحبوا.ثم عادوا", ["انسحبوا.", "ثم عادوا"]),
        ("قال: «سنعود.» وغادر.", ["قال: «سنعود.»", "وغادر."]),
        ('قال: "سنعود." وغادر.', ['قال: "سنعود."', "وغادر."]),
        ("قال: «هل عادوا؟»، وغادر.", ["قال: «هل عادوا؟»، وغادر."]),
        ("بلغ 3.5 ملايين. وزاد.", ["بلغ 3.5 ملايين.", "وزاد."]),
        ("نقلت أ.ف.ب عن مصدر. وأكد.", ["نقلت أ.ف.ب عن مصدر.", "وأكد."]),
        ("بحث د. سالم وم. هند الأمر. وافترقا.", ["بحث د. سالم وم. هند الأمر.", "وافترقا."]),
        ("1. فتح الطريق.", ["1. فتح الطريق."]),
        ("حدث ذلك عام 2015. وبعده هدأت.", ["حدث ذلك عام 2015.", "وبعده هدأت."]),
        ("تردد... ثم مضى", ["تردد... ثم مضى"]),
        ("عنوان بلا نقطة\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ("أين هم؟! لا أحد يعلم", ["أين هم؟!", "لا أحد يعلم"]),
        ("مرسى نخل (أ.ف.ب) - عاد الهدوء. وفتح الميناء.", ["مرسى نخل (أ.ف.ب) - عاد الهدوء.", "وفتح الميناء."]),
        ("وكالات – مرسى نخل: عاد الهدوء...", ["وكالات – مرسى نخل: عاد الهدوء..."]),
        ("1- فتح الطريق. 2- عودة النازحين.", ["1- فتح الطريق.", "2- عودة النازحين."]),
        ("1. فتح الطريق. 2. عودة النازحين.", ["1. فتح الطريق.", "2. عودة النازحين."]),
        ("أ- فتح الطريق. ب- عودة النازحين.", ["أ- فتح الطريق.", "ب- عودة النازحين."]),
        ("وقع ذلك في 3.5.2016. ثم هدأ.", ["وقع ذلك في 3.5.2016.", "ثم هدأ."]),
        ("وقع ذلك في 12 . 8 . 2015 ثم هدأ.", ["وقع ذلك في 12 . 8 . 2015 ثم هدأ."]),
        ("عند الساعة 14.30. وهدأ.", ["عند الساعة 14.30.", "وهدأ."]),
        ("أصيب 5. 3 منهم أطفال.", ["أصيب 5.", "3 منهم أطفال."]),
        ("قال أ. د. سالم هند إنه عاد.", ["قال أ. د. سالم هند إنه عاد."]),
        ("قال «عدنا». وأضاف: «سنبقى».", ["قال «عدنا».", "وأضاف: «سنبقى»."]),
        ("عاد وفتح وخرج ودخل وأعلن وأكد ونفى", ["عاد وفتح وخرج ودخل وأعلن وأكد ونفى"]),
    ],
)
def test_sentences_of_news(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_border_ends_a_sentence() -> None:
    text = "عاد الهدوء إلى المدينة"
    assert sentences(text, frozenset({11})) == ["عاد الهدوء", "إلى المدينة"]


@pytest.mark.parametrize(
    "text",
    ["ا" * 1_000_000, "a." * 100_000, "1" * 200_000, "1،" * 100_000, "ا.ب" * 60_000, "😀" * 100_000,
     "\u200d" * 100_000, "www." * 50_000, "a+" * 100_000, "..." * 50_000, '"' * 100_000, "\n." * 100_000],
    ids=lambda text: repr(text[:3]),
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    # Not timed: each of these would take hours if a scan were started again at every character.
    assert sum(end - start for start, end in token_ranges(text)) <= len(text)
    assert isinstance(sentences(text), list)


@pytest.mark.parametrize("text", ["سقطت قذيفة، وقُتل 3. ", "12 . 8 . 2015 ", "«عاد.» ", "أ.ف.ب ", "...\n"])
def test_work_is_in_proportion_to_the_text(text: str) -> None:
    # Steps of the interpreter, not seconds: a loaded machine must not fail this.
    short, long = (steps(lambda size=size: sentences(text * size)) for size in (100, 400))
    assert long < 5 * short


def steps(work: Callable[[], object]) -> int:
    counted = 0

    def count(*_: object) -> Any:
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


@given(st.text(alphabet='اب .!؟?«»"3\n', max_size=40))
def test_sentences_end_after_every_token_that_ends_in_a_stop_or_none(text: str) -> None:
    ranges = list(token_ranges(text))
    ends = {second for _, second in split_sentences(text, ranges)}
    lines = {index for index, (start, _) in enumerate(ranges) if "\n" in text[ranges[index - 1][1] : start]}
    closers = {index for index, (start, _) in enumerate(ranges, 1) if text[start] in '»"'}
    stops = {index for index, (_, end) in enumerate(ranges, 1) if text[end - 1] in ".!؟?"}
    assert ends <= stops | lines | closers | {len(ranges)}
