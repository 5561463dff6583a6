"""A text that knows where its characters stood, through any edits."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Stretch
from riwaya.read.tracked import Edit, Tracked, joined

WORDS = st.text(alphabet="ابتثجح ـ\n\u200f1", max_size=40)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(WORDS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(start, end, draw(st.sampled_from(["", " ", "لا"]))) for start, end in pairs]


@given(texts_with_edits())
def test_edits_make_the_text_that_plain_replacement_makes(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.words + expected[edit.end :]
    assert Tracked.whole(text).edited(edits).text == expected


@given(texts_with_edits())
def test_every_unchanged_character_is_the_original_one(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    tracked = Tracked.whole(text).edited(edits)
    kept = [at for at in range(len(text)) if not any(edit.start <= at < edit.end for edit in edits)]
    mapped = [int(start) for start, end in zip(tracked.starts, tracked.ends, strict=True) if end - start == 1]
    assert set(kept) <= set(mapped)
    for stretch in tracked.stretches(text):
        words = tracked.text[stretch.start : stretch.end]
        if len(words) == stretch.original_end - stretch.original_start > 1 and stretch.original_start in kept:
            assert words == text[stretch.original_start : stretch.original_end]


@given(texts_with_edits())
def test_stretches_cover_the_text_in_order(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    tracked = Tracked.whole(text).edited(edits)
    stretches = tracked.stretches(text)
    assert [each.start for each in stretches] == [0, *(each.end for each in stretches)][: len(stretches)]
    assert not stretches or stretches[-1].end == len(tracked.text)
    starts = [each.original_start for each in stretches]
    assert starts == sorted(starts)


@given(st.lists(WORDS, min_size=1, max_size=4), st.randoms())
def test_pieces_in_another_order_keep_their_places(pieces: list[str], random: Random) -> None:
    whole = Tracked.whole("".join(pieces))
    places, at = [], 0
    for piece in pieces:
        places.append((at, at + len(piece)))
        at += len(piece)
    random.shuffle(places)
    moved = joined(whole.part(*place) for place in places)
    assert all(whole.text[start] == each for each, start in zip(moved.text, moved.starts, strict=True))


def test_a_whole_text_is_one_stretch() -> None:
    assert Tracked.whole("سلام").stretches("سلام") == (Stretch(0, 4, 0, 4),)
    assert Tracked.whole("").stretches("") == ()
