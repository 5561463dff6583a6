"""How often words are written: the table that ships, and words that it lacks."""

import math

import pytest

from riwaya.read.word_counts import CLITIC, LISTED, UNKNOWN, log_share, stems


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
