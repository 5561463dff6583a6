"""The dictionary's file answers as simplemma does, whatever is asked."""

from pathlib import Path

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import dictionary
from riwaya.arabic.dictionary import SortedLines, is_known, lemma_of, sorted_lines

WORDS = st.text(alphabet="ابتدرسعقلمنويةىء \t\n\u064e\u0640x", max_size=8)


@given(
    st.dictionaries(WORDS.filter(lambda word: not set("\t\n") & set(word)), st.just("ل"), max_size=20), WORDS
)
def test_what_is_in_is_found_and_nothing_else(forms: dict[str, str], asked: str) -> None:
    table = SortedLines(b"".join(sorted_lines(forms)))
    assert table.get(asked) == forms.get(asked)
    assert all(table.get(form) == lemma for form, lemma in forms.items())


@pytest.mark.parametrize("word", ["سيارات", "سقطت", "كَتَبَ", "مديـنة", "السورسارت", "ية", "", "Paris", "12"])
def test_answers_are_those_of_simplemma(word: str) -> None:
    assert is_known(word) == (bool(word) and simplemma.is_known(word, lang="ar"))
    if is_known(word):
        assert lemma_of(word) == simplemma.lemmatize(word, lang="ar")


def test_words_of_news_are_answered_as_by_simplemma(shared: Path) -> None:
    import re  # noqa: PLC0415

    text = (shared / "data/documents/gold_dev.jsonl").read_text("utf-8")
    words = sorted(set(re.findall("[\u0621-\u064a]+", text)))[::7]
    assert [word for word in words if is_known(word) != simplemma.is_known(word, lang="ar")] == []


def test_a_plain_checkout_has_simplemma_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "TABLE_FILE", "missing.tsv")
    dictionary._table.cache_clear()
    assert lemma_of("سيارات") == "سيارة"
    dictionary._table.cache_clear()


def test_the_built_file_holds_every_line(tmp_path: Path) -> None:
    dictionary.build(tmp_path / "a.tsv")
    lines = (tmp_path / "a.tsv").read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) > 250_000
