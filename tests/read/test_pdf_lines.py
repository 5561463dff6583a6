"""Lines from glyphs: spaces that are none, letters told twice, kashidas called something else, marks."""

import pytest

from riwaya.read.pdf_lines import read_line, without_lies
from riwaya.read.pdf_values import Glyph

Shape = tuple[str, float, float]


def line(*shapes: Shape, drawn: dict[str, tuple[float, float]] | None = None) -> list[Glyph]:
    """Glyphs 12 points high by text, left edge and width, from x-height to base; `drawn` gives bottom and top."""
    glyphs = []
    for order, (text, left, width) in enumerate(shapes):
        bottom, top = (drawn or {}).get(text, (0.0, 6.0))
        glyphs.append(Glyph(text, left, left + width, 0.0, 12.0, left, left + width / 2, bottom, top, order))
    return glyphs


def read(glyphs: list[Glyph]) -> str:
    found = read_line(glyphs)
    assert found is not None
    assert len(found.edges) == 2 * len(found.text)
    return found.text


def word(text: str, right: float, width: float = 6.0) -> list[Shape]:
    return [(letter, right - width * (at + 1), width) for at, letter in enumerate(text)]


def test_a_hamza_called_by_its_letter_is_that_letter() -> None:
    glyphs = line(*word("أعلن", 100.0), ("أُ", 96.0, 2.0), drawn={"أُ": (6.2, 8.0)})
    assert read(glyphs) == "أُعلن"


def test_a_letter_drawn_twice_for_weight_is_one() -> None:
    once = word("ممر", 100.0)
    twice = [each for text, left, width in once for each in ((text, left, width), (text, left + 0.3, width))]
    assert read(line(*twice)) == "ممر"


def test_letters_stacked_in_a_ligature_are_all_kept() -> None:
    glyphs = line(("م", 90.0, 6.0), ("م", 91.0, 4.0), ("ح", 84.0, 6.0), ("د", 78.0, 6.0))
    assert read(glyphs).count("م") == 2


@pytest.mark.parametrize("lie", ["2", "(", "x"])
def test_a_flat_stroke_between_arabic_letters_is_a_kashida(lie: str) -> None:
    glyphs = line(("ق", 94.0, 6.0), (lie, 90.0, 4.0), ("و", 84.0, 6.0), drawn={lie: (0.0, 0.7)})
    assert read(glyphs) == "قـو"


def test_a_slash_is_tall_and_a_flat_one_is_a_kashida() -> None:
    flat, tall = (line(("/", 90.0, 4.0), drawn={"/": (0.0, top)})[0] for top in (0.7, 7.0))
    assert [without_lies(glyph).text for glyph in (flat, tall)] == ["ـ", "/"]


def test_a_flat_sign_in_a_latin_word_stays() -> None:
    glyphs = line(("a", 80.0, 6.0), ("x", 86.0, 6.0), ("b", 92.0, 6.0), drawn={"x": (0.0, 0.7)})
    assert read(glyphs) == "axb"


def test_a_conjunction_stays_with_the_latin_word_that_follows_it() -> None:
    shapes = [*word("قال", 100.0), (" ", 78.0, 4.0), ("و", 72.0, 6.0), ("T", 56.0, 6.0), ("V", 62.0, 6.5)]
    assert read(line(*shapes)) == "قال وTV"


def test_a_space_that_lies_under_a_stop_is_none() -> None:
    shapes = [*word("محلي", 100.0), (".", 73.0, 3.0), (" ", 73.0, 3.2)]
    assert read(line(*shapes)) == "محلي."


def test_a_lam_and_an_alef_in_one_place_are_lam_alef() -> None:
    shapes = [("ا", 94.0, 4.0), ("ل", 86.0, 7.0), ("إ", 86.1, 6.0), ("ن", 80.0, 6.0)]
    assert read(line(*shapes)) == "الإن"


def test_no_letter_has_a_mark_twice() -> None:
    shapes = [("ش", 90.0, 8.0), ("\u0651", 92.0, 3.0), ("\u0651", 92.2, 3.0), ("د", 84.0, 6.0)]
    assert read(line(*shapes)) == "ش\u0651د"
