"""How often words are written: the table that ships, and words that it lacks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.word_counts import CLITIC, LISTED, UNKNOWN, in_name, log_share, plain_start, stems


def test_common_words_come_before_rare_ones() -> None:
    assert log_share("في") > log_share("سوريا") > log_share("تدريبات") > log_share("كفريا") > UNKNOWN


@pytest.mark.parametrize("name", ["داريا", "كفريا", "الفوعة", "خناصر", "جرابلس", "صرين"])
def test_the_lexicons_names_are_words(name: str) -> None:
    assert log_share(name) >= math.log(1.9e-7)


def test_longer_unknown_words_are_less_likely() -> None:
    assert log_share("ظظغظغضظغ") < log_share("ظظغظغ") < UNKNOWN + 1e-9


def test_marks_say_nothing() -> None:
    assert log_share("سُورِيَا") == log_share("سوريا")


def test_a_word_of_the_table_with_clitics_that_it_lacks() -> None:
    assert "جرابلس" in set(stems("وجرابلسهم"))
    assert log_share("وجرابلسهم") == pytest.approx(log_share("جرابلس") + CLITIC)
    assert "مدينة" in set(stems("مدينتها"))


def test_a_word_of_the_dictionary_alone_is_a_word() -> None:
    assert LISTED < UNKNOWN < log_share("سيارات")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("الولايات", "المتحدة"),
        ("وبالأمم", "المتحدة"),
        ("وللأمم", "المتحدة"),
        ("الامم", "المتحده"),
        ("دير", "الزور"),
    ],
)
def test_words_of_a_name_belong_together_however_they_are_spelled(before: str, after: str) -> None:
    assert in_name(before, after)
    assert not in_name(after, before)


@given(st.text(alphabet="والفبكلمسن", max_size=8))
def test_a_plain_start_ends_as_the_word_does(word: str) -> None:
    plain = plain_start(word)
    assert len(plain) >= min(len(word), 2)
    assert word.endswith(plain) or (word.lstrip("وف").startswith("لل") and plain.startswith("ال"))
