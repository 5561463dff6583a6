"""Columns of a sentence's tokens tell what a loop over the tokens would."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze, columns
from riwaya.arabic.analysis import Token

WORDS = ("سيطر", "الجيش", "على", "وبالمدينة", "«", "»", "،", "12", "بينهم", "أن")


def _tokens(words: list[str]) -> list[Token]:
    return [token for sentence in analyze(" ".join(words)) for token in sentence.tokens]


sentences = st.lists(st.sampled_from(WORDS), max_size=12).map(_tokens)


@given(sentences)
def test_columns_hold_what_the_tokens_hold(tokens: list[Token]) -> None:
    assert columns.texts(tokens) == [token.text for token in tokens]
    assert columns.keys(tokens) == [token.key for token in tokens]
    assert columns.hosts(tokens) == [token.host for token in tokens]
    assert columns.tags(tokens) == [token.tag for token in tokens]
    assert columns.forms(tokens) == [token.form for token in tokens]


@given(sentences, st.integers(0, 5))
def test_where_counts_from_the_start_it_is_given(tokens: list[Token], start: int) -> None:
    found = columns.where(lambda form: form.article, tokens[start:], start)
    assert found == [at for at in range(start, len(tokens)) if tokens[at].form.article]


@given(sentences)
def test_found_leaves_out_what_is_empty(tokens: list[Token]) -> None:
    found = columns.found(lambda form: form.preposition or None, tokens)
    assert found == [(at, t.form.preposition) for at, t in enumerate(tokens) if t.form.preposition]


@given(sentences)
def test_among_finds_listed_words(tokens: list[Token]) -> None:
    listed = frozenset({"«", "،"})
    assert columns.among(columns.texts(tokens), listed) == [
        at for at, t in enumerate(tokens) if t.text in listed
    ]
