"""Number words and their values, in several spellings and both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.characters import key
from riwaya.arabic.numbers import read_digits, read_number, read_ordinal, read_vague

MASCULINE = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDRED_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]


class Style:
    """One way to write numbers in words."""

    def __init__(self, feminine: bool, oblique: bool, hundred: str, parted: bool, spaced_and: bool) -> None:
        self.units = FEMININE if feminine else MASCULINE
        self.feminine, self.oblique, self.hundred, self.parted = feminine, oblique, hundred, parted
        self.joint = " و " if spaced_and else " و"

    def below_hundred(self, n: int) -> str:
        if n < 10:
            word = self.units[n]
            return word.replace("اثنان", "اثنين").replace("اثنتان", "اثنتين") if self.oblique else word
        if n == 10:
            return "عشر" if self.feminine else "عشرة"
        if n < 20:
            ten = "عشرة" if self.feminine else "عشر"
            if n == 11:
                return f"{'إحدى' if self.feminine else 'أحد'} {ten}"
            if n == 12:
                stem = (
                    ("اثنتي" if self.oblique else "اثنتا")
                    if self.feminine
                    else ("اثني" if self.oblique else "اثنا")
                )
                return f"{stem} {ten}"
            return f"{self.units[n - 10]} {ten}"
        ten = TENS[n // 10] + ("ين" if self.oblique else "ون")
        return f"{self.below_hundred(n % 10)}{self.joint}{ten}" if n % 10 else ten

    def below_thousand(self, n: int) -> str:
        hundreds, rest = divmod(n, 100)
        if not hundreds:
            return self.below_hundred(rest)
        if hundreds == 1:
            word = self.hundred
        elif hundreds == 2:
            word = self.hundred[:-1] + ("تين" if self.oblique else "تان")
        else:
            word = HUNDRED_STEMS[hundreds] + (" " if self.parted else "") + self.hundred
        return word + (self.joint + self.below_hundred(rest) if rest else "")

    def spell(self, n: int) -> str:
        thousands, rest = divmod(n, 1000)
        if not thousands:
            return self.below_thousand(rest)
        if thousands == 1:
            head = "ألف"
        elif thousands == 2:
            head = "ألفين" if self.oblique else "ألفان"
        else:
            counted = thousands % 100
            count = Style(False, self.oblique, self.hundred, self.parted, self.joint == " و ").below_thousand(
                thousands
            )
            head = count + (" آلاف" if 3 <= counted <= 10 else " ألفاً" if counted > 10 else " ألف")
        return head + (self.joint + self.below_thousand(rest) if rest else "")


styles = st.builds(
    Style, st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]), st.booleans(), st.booleans()
)


def keys(text: str) -> list[str]:
    return [key(word) for word in text.split()]


@given(st.integers(1, 999_999), styles)
def test_a_number_in_words_has_its_value(value: int, style: Style) -> None:
    words = keys(style.spell(value))
    assert read_number(words) == (value, len(words))


@given(st.integers(1, 999_999), styles, st.sampled_from(["و", "ب", "ف", "وب"]))
def test_clitics_and_what_follows_do_not_matter(value: int, style: Style, clitic: str) -> None:
    words = keys(clitic + style.spell(value))
    if words[0] in {"بست", "فست"}:
        return
    assert read_number([*words, "قتلوا"]) == (value, len(words))


@given(st.integers(1, 10**9))
def test_digits_with_and_without_separators(value: int) -> None:
    assert read_digits(str(value)) == value
    assert read_digits(f"{value:,}") == value
    assert read_number([str(value)]) == (value, 1)


@given(st.lists(st.text(max_size=8), max_size=8), st.integers(0, 9))
def test_any_words_are_read_without_fault(words: list[str], start: int) -> None:
    for read in (read_number, read_vague, read_ordinal):
        found = read(words, start)
        assert found is None or start < found.end <= len(words)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("1.5 مليون نازح", 1_500_000, 2),
        ("نصف مليون", 500_000, 2),
        ("1,7 مليون لاجئ", 1_700_000, 2),
        ("مليون ونصف المليون", 1_500_000, 3),
        ("ألفا مقاتل", 2000, 1),
        ("خمسة وعشرون ألفاً", 25_000, 3),
        ("الخمسة والعشرون", 25, 2),
        ("مئة وأحد عشر", 111, 3),
        ("ثلاثة آلاف ومئتي جندي", 3200, 3),
        ("٢٠ ألف", 20_000, 2),
        ("مئتي ألف", 200_000, 2),
        ("عشرون وخمسة", 20, 1),
        ("مئة ألف وخمسين", 100_050, 3),
    ],
)
def test_numbers_of_the_news(text: str, value: int, end: int) -> None:
    assert read_number(keys(text)) == (value, end)


@pytest.mark.parametrize(
    "text", ["لست هنا", "آلاف القتلى", "أحد الجنود", "نصف المدينة", "0", "12/8", "9" * 14, "", "2.5"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(keys(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("العشرات", (20, 99, 1)),
        ("بالمئات", (200, 999, 1)),
        ("مئات الآلاف", (200_000, 999_999, 2)),
        ("ملايين اليمنيين", (2_000_000, 9_999_999, 1)),
        ("بضعة آلاف", (3000, 9999, 2)),
    ],
)
def test_vague_numbers_have_bounds(text: str, expected: tuple[int, int, int]) -> None:
    assert read_vague(keys(text)) == expected


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("الثالث عشر من", 13, 2),
        ("العشرين", 20, 1),
        ("الحادي والثلاثين", 31, 2),
        ("أول آب", 1, 1),
        ("والعاشر", 10, 1),
    ],
)
def test_ordinals(text: str, value: int, end: int) -> None:
    assert read_ordinal(keys(text)) == (value, end)
