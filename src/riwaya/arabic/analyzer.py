"""One pass over a text: sentences of tokens with their clitics and tags, read by everything after."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.tokens import Range, split_sentences, token_ranges
from riwaya.arabic.words import analyse_word
from riwaya.model import Block, Document


def analyze(text: str, *, start: int = 0, blocks: Sequence[Block] = ()) -> list[Sentence]:
    """The sentences of a text, each token with offsets, clitics and tag.

    `start` is where the text begins in a larger one: it is added to all offsets. `blocks` end sentences where they
    start and end; their offsets count from the larger text too, and `Sentence.block` tells the index of the block.

    >>> [token.host for sentence in analyze("وسيطر الجيش على تدمر.") for token in sentence.tokens]
    ['سيطر', 'جيش', 'علي', 'تدمر', '.']
    """
    ranges = list(token_ranges(text))
    borders = frozenset(position - start for block in blocks for position in (block.start, block.end))
    found = []
    block_of = _Blocks(blocks)
    for first, last in split_sentences(text, ranges, borders):
        tokens = _tokens(text, ranges[first:last], start)
        found.append(Sentence(tokens[0].start, tokens[-1].end, tokens, block_of.at(tokens[0].start)))
    return found


def analyze_document(document: Document) -> list[Sentence]:
    """The sentences of a document, none of which crosses a block; offsets count its text's code points."""
    return analyze(document.text, blocks=document.blocks)


def _tokens(text: str, ranges: list[Range], offset: int) -> tuple[Token, ...]:
    tokens = []
    for start, end in ranges:
        word = text[start:end]
        form, tag = analyse_word(word)
        tokens.append(Token(word, start + offset, end + offset, form, tag))
    return tuple(tokens)


class _Blocks:
    """Which block a position lies in, asked with rising positions."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._ordered = sorted((block.start, block.end, index) for index, block in enumerate(blocks))
        self._next = 0

    def at(self, position: int) -> int:
        while self._next < len(self._ordered) and self._ordered[self._next][1] <= position:
            self._next += 1
        if self._next == len(self._ordered):
            return -1
        start, _, index = self._ordered[self._next]
        return index if start <= position else -1
