"""Ways to cut a torn line: every join weighed, no whole line taken for a torn one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.torn_ways import LEAST, MOST_TAILS, Piece, fits, join_weight, ways
from riwaya.read.words import TextWords, letters

NO_TEXT = TextWords("")


def pieces(line: str, *, drawn: tuple[str, ...] = ()) -> list[Piece]:
    return [Piece(at, at + 1, word, letters(word), word in drawn) for at, word in enumerate(line.split())]


def weight(head: str, tail: str, text: str = "") -> float:
    return join_weight(*pieces(f"{head} {tail}"), TextWords(text))


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("تدر", "يبات"),
        ("دار", "يا"),
        ("كفر", "يا"),
        ("دستور", "ياً"),
        ("قرار", "ين"),
        ("ور", "يفها"),
        ("سور", "يا"),
    ],
)
def test_words_that_simplemma_lacks_are_made_whole(head: str, tail: str) -> None:
    assert weight(head, tail) > 3


@pytest.mark.parametrize(
    ("head", "tail"),
    [("الوزير", "يقول"), ("مصادر", "يتم"), ("مدير", "يعمل"), ("غير", "يومين"), ("وزير", "يوم")],
)
def test_two_words_are_likelier_than_one_that_nobody_writes(head: str, tail: str) -> None:
    assert weight(head, tail) < LEAST


def test_a_word_that_the_text_has_elsewhere_weighs_more() -> None:
    alone = weight("ور", "ينيب")
    elsewhere = "عاد ورينيب إلى بيته أمس"
    assert weight("ور", "ينيب", elsewhere) > alone + 5
    assert weight("ور", "ينيب", elsewhere.replace("ورينيب", "بورينيب")) > alone


def test_a_word_is_cut_behind_reh_or_at_a_kashida_only() -> None:
    head, gap, other = pieces("السور ية بة")
    assert fits(head, gap)
    assert not fits(head, other)
    drawn_head, drawn = pieces("المدين ة", drawn=("ة",))
    assert fits(drawn_head, drawn)
    assert not fits(head, drawn)
    assert not fits(*pieces("السور، ية"))


def test_of_possible_tails_those_are_found_that_make_words() -> None:
    line = pieces("يا يبا بمحاربة التنظيم في شمال سور وزير الخارجية سنبدأ قر")
    best = max(ways(line, NO_TEXT), key=lambda way: way.weight)
    assert best.tails == (0, 1)
    assert line[best.opening].word == "وزير"


@pytest.mark.parametrize("line", ["", "كلمة", "يتوقع الوزير أن يعود المدير", "يوم عاد فيه الوزير"])
def test_whole_lines_cannot_have_been_cut(line: str) -> None:
    assert ways(pieces(line), NO_TEXT) == []


@given(st.lists(st.sampled_from(["ير", "يد", "سور", "يا", "قر", "ية", "في", "المدينة.", "،"]), max_size=14))
def test_each_way_is_an_order_of_pieces_whose_joins_fit(words: list[str]) -> None:
    line = pieces(" ".join(words))
    for way in ways(line, NO_TEXT):
        assert way.tails[0] == 0
        assert list(way.tails) == sorted(set(way.tails))
        assert len(way.tails) <= MOST_TAILS + 1
        assert way.tails[-1] < way.opening < len(line)
        assert fits(line[-1], line[way.tails[-1]])
        for tail, later in zip(way.tails, way.tails[2:], strict=False):
            assert fits(line[later - 1], line[tail])
    assert len(set(itertools.chain(ways(line, NO_TEXT)))) == len(ways(line, NO_TEXT))
