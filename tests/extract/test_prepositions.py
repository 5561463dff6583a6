"""The preposition that leads a phrase: a word, a clitic, or two words that name an agent."""

import pytest

from riwaya.arabic import analyze
from riwaya.extract.prepositions import AGENT, leading_preposition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في المدينة", ("في", 1)),
        ("على المدينة", ("علي", 1)),
        ("بالمدفعية", ("ب", 0)),
        ("المدينة", ("", 0)),
        ("من قبل الجيش", (AGENT, 2)),
        ("على أيدي مسلحين", (AGENT, 2)),
        ("من المدينة", ("من", 1)),
        ("في أكثر من عشرين قرية", ("في", 1)),
        ("أكثر من عشرين قرية", ("", 0)),
        ("من", ("من", 1)),
    ],
)
def test_what_leads_a_phrase_and_where_that_begins(text: str, expected: tuple[str, int]) -> None:
    assert leading_preposition(analyze(text)[0].tokens, 0) == expected
