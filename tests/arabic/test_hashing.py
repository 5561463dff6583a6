"""Features of many words by numbers: the same rows as by name, whatever the words."""

from functools import cache

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riwaya.arabic.characters import strip_marks
from riwaya.arabic.features import (
    has_tanwin,
    host_of,
    is_arabic,
    neighbour_features,
    tag_features,
    trait_features,
)
from riwaya.arabic.hashing import Fields, NameIndex, Piece, Recipe, numbers_of
from riwaya.arabic.hosts import Hosts
from riwaya.arabic.vocabulary import shipped_judge
from riwaya.arabic.weights import load

TEXT = (
    "وسيطرت القوات الحكومية على بلدة سرسور بعد مواجهاتٍ عنيفة، وقال المتحدث باسمها إنها ستواصل تقدمها "
    "نحو المدينتين فيما نزحت مئات العائلات وللمرة الثانية خلال أسبوعين من بيوتها ومزارعها"
)
NAMES = ("own", "before", "traits")
ARABIC = st.text(st.sampled_from("ابتسلمنويهةىءأإكفق\u064b\u0640"), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1, max_size=9))
def test_the_number_of_texts_put_together_is_that_of_the_whole(rows: list[tuple[str, str, str]]) -> None:
    first, second, third = map(Piece, range(3))
    recipe = Recipe([["x", first, second[:2], third[-3:]], ["x"]])
    found = recipe.numbers(Fields.of(list(zip(*rows, strict=True))))
    assert found[0].tolist() == numbers_of([f"x{a}{b[:2]}{c[-3:]}" for a, b, c in rows]).tolist()
    assert found[1].tolist() == numbers_of(["x"] * len(rows)).tolist()


@example({"\x00"}, "")
@given(
    st.sets(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), min_size=1), st.text()
)
def test_names_are_found_and_others_are_not(names: set[str], other: str) -> None:
    listed = sorted(names)
    index = NameIndex.of("\n".join(listed))
    found = index.rows_of_names([[*listed, other]])[0].tolist()
    assert found == [*range(1, len(listed) + 1), listed.index(other) + 1 if other in names else 0]


@cache
def dictionaries() -> dict[str, dict[str, int]]:
    return {name: getattr(load(), name).rows() for name in NAMES}


@cache
def indices() -> dict[str, NameIndex]:
    return {name: getattr(load(), name).index() for name in NAMES}


def rows_by_name(words: list[str]) -> dict[str, list[list[int]]]:
    segmenter, tables = shipped_judge().segmenter, dictionaries()
    found: dict[str, list[list[int]]] = {name: [] for name in NAMES}
    for text in words:
        word = strip_marks(text)
        cut = segmenter.cut(word)
        host = host_of(text, word, cut)
        for name, made in (
            ("own", tag_features(host, cut)),
            ("before", neighbour_features(host)),
            ("traits", trait_features(host)),
        ):
            found[name].append([tables[name].get(feature, 0) for feature in made])
    return found


def rows_by_number(words: list[str]) -> dict[str, list[list[int]]]:
    segmenter, plain = shipped_judge().segmenter, list(map(strip_marks, words))
    tanwin = [has_tanwin(text, word) for text, word in zip(words, plain, strict=True)]
    found = Hosts.of(plain, list(map(segmenter.cut, plain)), tanwin).names()
    numbers = zip(NAMES, (found.own, found.near, found.traits), strict=True)
    return {name: indices()[name].find(of).T.tolist() for name, of in numbers}


def test_many_words_at_once_have_the_rows_that_each_has_by_name() -> None:
    words = TEXT.replace("،", "").split()
    assert rows_by_number(words) == rows_by_name(words)
    assert np.count_nonzero(rows_by_number(words)["own"]) > 10 * len(words)


@settings(max_examples=12)
@given(
    st.lists(ARABIC.filter(lambda word: is_arabic(word) and bool(strip_marks(word))), min_size=1, max_size=30)
)
def test_whatever_the_words(words: list[str]) -> None:
    assert rows_by_number(words) == rows_by_name(words)


@pytest.mark.parametrize("length", [79, 80, 81, 5000])
def test_a_word_of_many_letters(length: int) -> None:
    word = ("سيطر" * length)[:length]
    assert rows_by_number([word, "سيطر"]) == rows_by_name([word, "سيطر"])


def test_no_known_name_is_as_long_as_a_shortened_host() -> None:
    weights = load()
    for table in (weights.own, weights.before, weights.traits):
        assert max(map(len, table.rows())) < 40
        assert len(set(table.index().hashes[:-1].tolist())) == len(table.rows())
