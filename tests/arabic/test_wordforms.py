"""Look-up keys of hosts before pronouns, and segments of marked words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.characters import strip_marks
from riwaya.arabic.clitics import cuts
from riwaya.arabic.wordforms import word_form

KNOWN = {"حياه", "القي", "مستوي"}


@pytest.mark.parametrize(
    ("word", "tag", "host"),
    [
        ("مدينتهم", "NOUN", "مدينه"),
        ("شنتها", "VERB", "شنت"),
        ("حياته", "NOUN", "حياه"),
        ("قواته", "NOUN", "قوات"),
        ("حلفاؤه", "NOUN", "حلفاء"),
        ("أعضائها", "NOUN", "اعضاء"),
        ("ألقاها", "VERB", "القي"),
        ("مستواه", "NOUN", "مستوي"),
        ("قتلوهم", "VERB", "قتلوا"),
    ],
)
def test_the_host_is_spelt_as_without_its_pronoun(word: str, tag: str, host: str) -> None:
    longest = max((cut for cut in cuts(word) if not cut.start), key=lambda cut: len(cut.pronoun))
    assert word_form(word, longest, tag, KNOWN).host == host


@given(st.text(alphabet="وفبلكسالتيهمنداَُِّـ", min_size=1, max_size=12))
def test_segments_give_the_word_back_whatever_the_cut(text: str) -> None:
    word = strip_marks(text)
    for cut in cuts(word) if word else []:
        form = word_form(text, cut, "NOUN", ())
        assert "".join(segment.text for segment in form.segments) == text
        assert 0 <= form.shift < len(text)
        assert all(segment.text for segment in form.segments)
