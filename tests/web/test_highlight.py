"""Overlapping quotes cut a text into pieces that give every quote back, whatever its characters."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Block, Bounds, Damage, Document
from riwaya.web.highlight import Mark, shown_blocks

TEXT = st.text(alphabet="ابت \nx1َ𝕏😀\u200f", min_size=1, max_size=60)


@st.composite
def marked_documents(draw: st.DrawFn) -> tuple[Document, list[Mark]]:
    text = draw(TEXT)
    size = len(text)
    spans = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(1, size)), max_size=8))
    found = sorted(
        Mark(start, end, "act", number) for number, (start, end) in enumerate(spans) if start < end
    )
    cuts = sorted({0, size, *draw(st.lists(st.integers(0, size), max_size=3))})
    blocks = tuple(Block("paragraph", one, other) for one, other in zip(cuts[::2], cuts[1::2], strict=False))
    lost = draw(st.lists(st.integers(0, size), max_size=2))
    damages = tuple(Damage("lost_number", at, at, "", None, False, Bounds(3, 10, "جمع")) for at in lost)
    return Document("d", text, blocks, damages), found


@given(marked_documents())
def test_the_pieces_under_a_quote_are_its_words(made: tuple[Document, list[Mark]]) -> None:
    document, found = made
    pieces = [piece for block in shown_blocks(document, found) for piece in block.pieces]
    for mark in found:
        words = document.text[mark.start : mark.end]
        under = "".join(piece.text for piece in pieces if mark.number in piece.numbers)
        assert "".join(under.split()) == "".join(words.split())


@given(marked_documents())
def test_the_pieces_are_the_whole_text_and_each_quote_begins_once(made: tuple[Document, list[Mark]]) -> None:
    document, found = made
    blocks = shown_blocks(document, found)
    text = "".join(piece.text for block in blocks for piece in block.pieces)
    assert "".join(text.split()) == "".join(document.text.split())
    anchors = [anchor for block in blocks for piece in block.pieces for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))


def test_a_loss_stands_where_it_was_even_at_the_end_and_inside_a_quote() -> None:
    text = "على مدى  أيام"
    losses = tuple(Damage("lost_number", at, at, "", None, False) for at in (8, len(text)))
    document = Document("d", text, (Block("paragraph", 0, len(text)),), losses)
    (block,) = shown_blocks(document, [Mark(0, len(text), "time", 7)])
    assert [piece.text for piece in block.pieces] == ["على مدى ", " أيام", ""]
    assert [piece.loss is not None for piece in block.pieces] == [False, True, True]
