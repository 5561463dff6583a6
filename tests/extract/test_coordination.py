"""What «و» joins: which words stand for themselves in a list."""

from itertools import pairwise

from claim_case import PHRASE_WORDS
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.coordination import coordinates


def test_what_is_joined_counts_each_for_itself() -> None:
    tokens = analyze("قوات الجيش والشرطة والحشد هاجمت القرية.")[0].tokens
    spans = coordinates(tokens, 0)
    assert [" ".join(token.text for token in tokens[start:end]) for start, end in spans] == [
        "قوات الجيش",
        "والشرطة",
        "والحشد",
    ]


def test_what_is_joined_with_a_preposition_of_its_own_stands_apart() -> None:
    tokens = analyze("الجيش وفي المدينة قتلى.")[0].tokens
    assert coordinates(tokens, 0) == [(0, 1)]


@given(st.lists(st.sampled_from(PHRASE_WORDS), min_size=1, max_size=14))
def test_what_is_joined_stays_within_the_sentence_and_does_not_overlap(words: list[str]) -> None:
    for sentence in analyze(" ".join(words)):
        tokens = sentence.tokens
        for start in range(len(tokens)):
            spans = coordinates(tokens, start)
            assert all(start <= first < end <= len(tokens) for first, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
