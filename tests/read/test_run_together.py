"""Words that a tool ran together are parted; words that only look long are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.mend import mend
from riwaya.read.run_together import part_words, parting
from riwaya.read.tracked import Tracked


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("بتفجيرقاعدة", ("بتفجير", "قاعدة")),
        ("المدينةأعلنت", ("المدينة", "أعلنت")),
        ("انفجارقنبلة", ("انفجار", "قنبلة")),
    ],
)
def test_two_words_without_a_space(word: str, parts: tuple[str, str]) -> None:
    place = parting(word)
    assert (word[:place], word[place:]) == parts


@pytest.mark.parametrize(
    "word", ["استهدافهما", "والاستخباراتية", "كوالالمبور", "عبدالعزيز", "البوكمال", "للمحافظتين"]
)
def test_long_words_and_names_stay_whole(word: str) -> None:
    assert parting(word) == 0


def test_only_text_that_a_tool_damaged_is_parted() -> None:
    assert "بتفجيرقاعدة" in mend("قاموا بتفجيرقاعدة عسكرية قرب المدينة.").text
    mended = mend("قامــوا بتفجيرقاعدة عســكرية قــرب المدينــة.")
    assert "بتفجير قاعدة" in mended.text
    damage = next(damage for damage in mended.damages if damage.kind == "joined_words")
    assert not damage.certain


@given(st.text(alphabet="ابتةرزدوىيمسلقعن ", max_size=60))
def test_parting_only_adds_spaces(text: str) -> None:
    parted, found = part_words(Tracked.whole(text))
    assert parted.text.replace(" ", "") == text.replace(" ", "")
    assert len(parted.text) == len(text) + len(found)
