"""Cuts: kinds that are written down come back, and words cut beforehand are cut as the weights would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.clitics import Kind, cuts
from riwaya.arabic.segmenter import Segmenter
from riwaya.arabic.vocabulary import shipped_judge

WORDS = st.text(alphabet="وفبلكسالتيهمندمر", min_size=1, max_size=14)


@given(WORDS)
def test_a_kind_gives_its_cut_back(word: str) -> None:
    for cut in cuts(word):
        kind = Kind.by(cut)
        assert kind.of(word) == cut
        assert Kind.read(kind.written()) == kind


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return shipped_judge().segmenter


def test_words_cut_beforehand_have_a_cut_that_can_be_made(segmenter: Segmenter) -> None:
    assert len(segmenter.decided) > 30_000
    assert all(kind.of(word) in cuts(word) for word, kind in segmenter.decided.items())


def test_most_words_cut_beforehand_are_cut_as_the_weights_would(segmenter: Segmenter) -> None:
    sample = list(segmenter.decided.items())[::97]
    same = [segmenter.best(word, cuts(word)) == kind.of(word) for word, kind in sample]
    assert sum(same) > 0.95 * len(same)


@pytest.mark.parametrize(
    ("word", "host", "preposition"),
    [("بشن", "شن", "ب"), ("ولشنها", "شن", "ل"), ("بحث", "بحث", ""), ("لصد", "صد", "ل")],
)
def test_short_verbal_nouns_are_cut_from_their_preposition(
    segmenter: Segmenter, word: str, host: str, preposition: str
) -> None:
    cut = segmenter.cut(word)
    assert (word[cut.start : cut.end], cut.preposition) == (host, preposition)


@pytest.mark.parametrize("word", ["وزارتي", "وزارتا", "ولايتين", "وكالتا"])
def test_a_dual_keeps_the_waw_that_its_noun_begins_with(segmenter: Segmenter, word: str) -> None:
    assert segmenter.cut(word).conjunction == ""
    assert segmenter.cut(f"و{word}").conjunction == "و"


def test_a_word_that_ends_like_a_pronoun_is_whole(segmenter: Segmenter) -> None:
    assert segmenter.cut("المتهم").pronoun == ""
    assert segmenter.cut("المتهم").article
    assert segmenter.cut("وزارية").conjunction == ""
    assert segmenter.cut("قتلهم").pronoun == "هم"
