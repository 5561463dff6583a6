"""What people without a name are called in English."""

import pytest

from riwaya.arabic import analyze
from riwaya.extract.english_people import english_people


@pytest.mark.parametrize(
    ("text", "at", "end", "english"),
    [
        ("هاجم مسلحون القرية", 1, 2, "gunmen"),
        ("اعتقلت الشرطة المتظاهرين", 2, 3, "demonstrators"),
        ("قتل 300 مسلح", 2, 3, "gunmen"),
        ("قتل جندي سوري", 1, 3, "Syrian soldier"),
        ("هاجم مسلحون مجهولون القرية", 1, 3, None),
        ("قتل مقاتليه", 1, 2, None),
        ("سقط الجسر", 1, 2, None),
    ],
)
def test_a_noun_is_told_in_english_where_it_is_all_that_is_said(
    text: str, at: int, end: int, english: str
) -> None:
    assert english_people(analyze(text)[0].tokens, at, end) == english
