"""One pass over a text: sentences of tokens with their clitics and tags, read by everything after."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

import numpy as np

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.tagger import best_tags
from riwaya.arabic.tokens import Range, split_sentences, token_ranges
from riwaya.arabic.vocabulary import Reading, Vocabulary, shipped_judge
from riwaya.model import Block, Document

_PART = 4096
_KEY, _HOST = attrgetter("key"), attrgetter("host")
_BORDER = np.zeros(1, dtype=np.intp)


def analyze(text: str, *, start: int = 0, blocks: Sequence[Block] = ()) -> list[Sentence]:
    """The sentences of a text, each token with offsets, clitics and tag.

    `start` is where the text begins in a larger one: it is added to all offsets. `blocks` end sentences where they
    start and end; their offsets count from the larger text too, and `Sentence.block` tells the index of the block.

    >>> [token.host for sentence in analyze("وسيطر الجيش على تدمر.") for token in sentence.tokens]
    ['سيطر', 'جيش', 'علي', 'تدمر', '.']
    """
    ranges = list(token_ranges(text))
    borders = frozenset(position - start for block in blocks for position in (block.start, block.end))
    sentences = split_sentences(text, ranges, borders)
    block_of = _Blocks(blocks)
    found = []
    for part in _parts(sentences):
        first = part[0][0]
        tokens = _tokens(text, ranges[first : part[-1][1]], [at - first for at, _ in part], start)
        for begin, end in part:
            own = tuple(tokens[begin - first : end - first])
            found.append(Sentence(own[0].start, own[-1].end, own, block_of.at(own[0].start)))
    return found


def analyze_document(document: Document) -> list[Sentence]:
    """The sentences of a document, none of which crosses a block; offsets count its text's code points."""
    return analyze(document.text, blocks=document.blocks)


def _parts(sentences: list[Range]) -> Iterator[list[Range]]:
    """Runs of sentences that are tagged together: large enough for the arrays to pay, small enough for memory."""
    part: list[Range] = []
    for sentence in sentences:
        part.append(sentence)
        if sentence[1] - part[0][0] >= _PART:
            yield part
            part = []
    if part:
        yield part


def _tokens(text: str, ranges: list[Range], starts: list[int], offset: int) -> list[Token]:
    begins, ends = zip(*ranges, strict=True)
    words = list(map(text.__getitem__, map(slice, begins, ends)))
    readings = read_words(words, starts, _vocabulary())
    if offset:
        begins, ends = (tuple([at + offset for at in places]) for places in (begins, ends))
    forms, tags, genders, numbers = zip(*readings, strict=True)
    return list(
        map(Token, words, begins, ends, forms, tags, genders, numbers, map(_KEY, forms), map(_HOST, forms))
    )


def read_words(words: list[str], starts: list[int], vocabulary: Vocabulary) -> list[Reading]:
    """What each word is where it stands; `starts` are the indices of words that begin sentences (0 is the first)."""
    here = np.array(vocabulary.numbers(words))
    before = np.concatenate([_BORDER, here[:-1]])
    before[starts] = 0
    after = np.concatenate([here[1:], _BORDER])
    after[np.array(starts[1:], dtype=np.intp) - 1] = 0
    emission = vocabulary.own[here] + vocabulary.before[before] + vocabulary.after[after]
    emission += vocabulary.judge.pairs[vocabulary.agreement[before], vocabulary.agreement[here]]
    tags = best_tags(emission, np.array(starts), vocabulary.judge.transition)
    return vocabulary.readings(here, tags, starts)


class _Current:
    """The vocabulary in use; a full one is left to whoever still reads it."""

    vocabulary: Vocabulary | None = None


def _vocabulary() -> Vocabulary:
    vocabulary = _Current.vocabulary
    if vocabulary is None or vocabulary.full:
        vocabulary = _Current.vocabulary = Vocabulary(shipped_judge())
    return vocabulary


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
