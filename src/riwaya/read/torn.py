"""Lines that a tool cut inside words and gave out piece by piece from left to right, put back in order.

PDFBox and Tika take a wide gap for the end of a word: fonts leave one behind ر, and justification draws a word out at
its kashida. They then give out the pieces of the line in the order of their place from the left: the line
«A1 A2|B1 B2», cut inside the word A2B1, comes out as «B1 B2 A1 A2». All pieces but the line's first begin with the torn
tail of a word, all but its last end with the head of one. So the cuts before tails can be seen; the cut before the
line's true first piece cannot, and is the one that leaves the words around it reading on best.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from riwaya.lexicon import load_table
from riwaya.read.characters import Finding
from riwaya.read.dates import is_dateline
from riwaya.read.lines import Line, is_full
from riwaya.read.torn_order import Border, Choice, Ring, Scores, decide, least_fill, reads
from riwaya.read.tracked import Edit, Tracked, joined
from riwaya.read.word_order import WITHIN, closing_mark, is_frequent
from riwaya.read.words import TextWords, is_listed_word, is_word, letters

SURE = 5.5
"""Least lead of the best opening over the next one, in nats, for a repair to count as certain, of lines cut in two: in
125 articles wrapped to four widths and torn three ways 507 lead by 3, 92.9% of them rightly, 312 by 4.5, 97.1%, 245 by
5.5, 99.6%, and 201 by 6.5, all rightly. Lines cut in more pieces are never certain."""

DOUBT = 4.0
"""Nats against a head that is a word by itself, and for one that makes a word with the tail that stands as it is in the
dictionary or the text. With 1.5 and 6 the lines that come right are
as many but for half a point."""

UNJOINED = frozenset("اأإآدذرزوؤةىء")
"""Letters that are not drawn out to the next."""

_GAP = re.compile(".ر$")
"""Fonts leave the gap behind a ر."""

ALIKE = 0.88
"""Two lines are of one column when the shorter has this share of the longer's characters: as
`lines.SLACK`."""

_TOKEN = re.compile(r"\S+")


class Piece(NamedTuple):
    """A token of a line: its place, its letters, and whether it begins with kashida in the original."""

    start: int
    end: int
    word: str
    bare: str
    drawn: bool


class TornLine(NamedTuple):
    """The tokens of a torn line, its torn tails, the ring that it is, and whether the words made whole are known."""

    tokens: list[Piece]
    tails: list[int]
    ring: Ring
    known: bool


@cache
def _tails() -> tuple[frozenset[str], frozenset[str]]:
    table = load_table("reading")["torn"]
    return frozenset(table["tails"]), frozenset(table["tails_before_marks"])


def rejoin(
    text: Tracked, lines: list[Line], original: str, width: int | None = None
) -> tuple[Tracked, list[Finding]]:
    """The text with torn lines in order and torn words whole, and a finding for each.

    `width` is the width in characters to which the text was wrapped, None where each line is a paragraph.

    >>> from riwaya.read.lines import find_lines
    >>> line = Tracked.whole("ية بدء العمل في الميناء أعلنت وزارة النقل السور")
    >>> rejoin(line, find_lines(line.text), line.text)[0].text
    'أعلنت وزارة النقل السورية بدء العمل في الميناء'
    """
    words = TextWords(text.text)
    damaged = {
        at: tokens
        for at, own in enumerate(lines)
        if _has_torn_word(tokens := _tokens(text, own, original), words)
    }
    if not damaged:
        return text, []
    torn = {at: line for at, tokens in damaged.items() if (line := _torn_line(tokens, words))}
    choices = _choices(text.text, lines, torn, words, width)
    parts: list[Tracked] = []
    findings: list[Finding] = []
    done = 0
    for at, tokens in damaged.items():
        parts.append(text.part(done, lines[at].start))
        if at in torn:
            mended, found = _reordered(text, torn[at], choices[at])
        else:
            mended, found = _words_joined(text, tokens, words)
        parts.append(mended)
        findings += found
        done = lines[at].end
    return joined([*parts, text.part(done, len(text.text))]), findings


def _tokens(text: Tracked, line: Line, original: str) -> list[Piece]:
    tokens = []
    for match in _TOKEN.finditer(text.text, line.start, line.end):
        place = int(text.starts[match.start()])
        drawn = place > 0 and original[place - 1] == "\u0640"
        tokens.append(Piece(match.start(), match.end(), match.group(), letters(match.group()), drawn))
    return tokens


def _has_torn_word(tokens: list[Piece], words: TextWords) -> bool:
    return any(_is_tail(token) for token in tokens) or _is_hidden_tail(tokens, words)


def _is_tail(token: Piece) -> bool:
    tails, before_marks = _tails()
    if token.drawn or token.bare in tails or (token.bare == "يا" and "\u064b" in token.word):
        return True
    if token.bare in before_marks:
        return bool(closing_mark(token.word))
    return token.bare.startswith("ي") and (len(token.bare) == 2 or not is_word(token.bare))


def _is_hidden_tail(tokens: list[Piece], words: TextWords) -> bool:
    """Whether a line begins with a tail that is also a word, and makes a better one with the line's last word."""
    if len(tokens) < 2 or not _joins(tokens[-1], tokens[0], words):
        return False
    head, tail = tokens[-1].bare, tokens[0].bare
    if is_frequent(head + tail) or words.counts[head + tail] > 0:
        return tail in _tails()[1] or not (is_frequent(head) or is_frequent(tail))
    if min(len(head), len(tail)) < 2:
        return False
    if tail in _tails()[1]:
        return is_listed_word(head + tail)
    return not (is_listed_word(head) and is_listed_word(tail))


def _words_joined(text: Tracked, tokens: list[Piece], words: TextWords) -> tuple[Tracked, list[Finding]]:
    """The line as it stands, with torn words whole whose pieces stand side by side."""
    start, end = tokens[0].start, tokens[-1].end
    edits, found = [], []
    for head, tail in itertools.pairwise(tokens):
        if _is_tail(tail) and _joins(head, tail, words):
            edits.append(Edit(head.end - start, tail.start - start, ""))
            found.append(Finding("torn_word", *text.origin(head.start, tail.end)))
    return text.part(start, end).edited(edits), found


def _joins(head: Piece, tail: Piece, words: TextWords) -> bool:
    """Whether head and tail can be of one word, and it is one."""
    return _fits(head, tail) and words.holds(head.bare + tail.bare)


def _fits(head: Piece, tail: Piece) -> bool:
    """Whether a word can have been cut between the two: at a kashida, else behind a letter that leaves a gap."""
    if not head.bare or closing_mark(head.word):
        return False
    if tail.drawn:
        return head.bare[-1] not in UNJOINED
    # Two letters are a piece of many words by chance: only of one that the dictionary has as it stands.
    if len(head.bare) < 3 and tail.bare not in _tails()[0]:
        return len(tail.bare) > 1 and tail.bare.startswith("ي") and is_listed_word(head.bare + tail.bare)
    return bool(_GAP.search(head.bare)) and tail.bare.startswith("ي")


def _torn_line(tokens: list[Piece], words: TextWords) -> TornLine | None:
    """The line as a ring, or None where it does not begin with a tail or no order makes the torn words whole."""
    if len(tokens) < 2 or not (_is_tail(tokens[0]) or _is_hidden_tail(tokens, words)):
        return None
    for joins in (_joins, _may_join):
        for tails in _possible_tails(tokens, words):
            # An unknown word is made where there is no choice: of two pieces, or where kashida shows the tails.
            if joins is _may_join and len(tails) > 1 and not all(tokens[at].drawn for at in tails):
                continue
            openings = _openings(tokens, tails, words, joins)
            if openings:
                known = joins is _joins and len(tails) == 1
                return TornLine(tokens, tails, _ring(tokens, tails, openings, words), known)
    return None


def _possible_tails(tokens: list[Piece], words: TextWords) -> Iterator[list[int]]:
    """The tokens that may be the line's tails: all that look it, the surest, the first, one that does not look it."""
    told = [at for at, token in enumerate(tokens) if not at or _is_tail(token)]
    yield told
    surest = [at for at in told if not at or tokens[at].drawn or tokens[at].bare in _tails()[0]]
    if surest != told:
        yield surest
    if len(surest) > 1:
        yield [0]
    for at, token in enumerate(tokens[1:-1], 1):
        if at not in told and token.bare.startswith("ي") and _joins(tokens[-1], token, words):
            yield sorted({*surest, at})


def _openings(
    tokens: list[Piece], tails: list[int], words: TextWords, joins: Callable[[Piece, Piece, TextWords], bool]
) -> list[int]:
    """The tokens before which the unseen cut may be, so that `joins` holds of each torn word."""
    # The line ends with the head of the last tail; a piece between two seen cuts with that of the tail before it.
    heads = [len(tokens) - 1, *(later - 1 for later in tails[2:])]
    torn = [tails[-1], *tails[:-2]]
    if not all(joins(tokens[head], tokens[tail], words) for head, tail in zip(heads, torn, strict=True)):
        return []
    return [
        cut
        for cut in range(tails[-1] + 1, len(tokens))
        # Three pieces and more: the token before the cut is the head of the tail before.
        if len(tails) == 1
        or joins(tokens[cut - 1], tokens[tails[-2]], words)
        or (
            _may_join(tokens[cut - 1], tokens[tails[-2]], words)
            and not _is_known(tokens[cut - 1].bare, words)
        )
    ]


def _may_join(head: Piece, tail: Piece, _: TextWords) -> bool:
    return _fits(head, tail) and _is_tail(tail) and (tail.drawn or len(tail.bare) > 1)


def _ring(tokens: list[Piece], tails: list[int], openings: list[int], words: TextWords) -> Ring:
    whole = tokens[-1].word + tokens[tails[-1]].word
    last = len(tokens) - 1

    def word(at: int) -> str:
        return whole if at in (last, tails[-1]) else tokens[at].word

    within = -reads([(word(cut - 1), word(cut)) for cut in openings], WITHIN, words, here=True)
    if len(tails) > 1:
        within += _second_joint(tokens, tails, openings, words)
    size = tokens[-1].end - tokens[0].start - len(tails)
    ends = [word(cut - 1 if len(tails) == 1 else tails[1] - 1) for cut in openings]
    return Ring(tuple(openings), tuple(map(word, openings)), tuple(ends), within, size)


def _second_joint(tokens: list[Piece], tails: list[int], openings: list[int], words: TextWords) -> Scores:
    """How well the word that the cut makes whole with the tail before reads on from its piece into the next."""
    tail = tails[-2]
    heads = [tokens[cut - 1].bare for cut in openings]
    doubt = np.array(
        [DOUBT * (_is_known(head, words) - _is_known(head + tokens[tail].bare, words)) for head in heads]
    )
    following = tokens[tail + 1].word
    wholes = [tokens[cut - 1].word + tokens[tail].word for cut in openings]
    before = [tokens[cut - 2].word if cut - 2 > tails[-1] else "" for cut in openings]
    into = reads([(whole, following) for whole in wholes], WITHIN, words)
    onto = reads(list(zip(before, wholes, strict=True)), WITHIN, words)
    scores: Scores = into - doubt + np.where([bool(word) for word in before], onto, 0.0)
    return scores


def _is_known(word: str, words: TextWords) -> bool:
    return is_listed_word(word) or words.counts[word] > 1


def _choices(
    text: str, lines: list[Line], torn: dict[int, TornLine], words: TextWords, width: int | None
) -> dict[int, Choice]:
    """Where each torn line is to be opened; those that follow one another in a paragraph are decided together."""

    def reads_on(at: int) -> bool:
        return (
            width is not None
            and 0 <= at < len(lines) - 1
            and _reads_on(text, lines[at], lines[at + 1], width)
        )

    whole = [(line, after) for at, (line, after) in enumerate(itertools.pairwise(lines))
             if at not in torn and at + 1 not in torn and reads_on(at)]  # fmt: skip
    fill = least_fill(text, whole)
    choices: dict[int, Choice] = {}
    for first in torn:
        if first in choices:
            continue
        chain = [first]
        while chain[-1] + 1 in torn and reads_on(chain[-1]):
            chain.append(chain[-1] + 1)
        before = after = Border("")
        if reads_on(first - 1):
            line = text[lines[first - 1].start : lines[first - 1].end]
            before = Border(line.rsplit(None, 1)[-1], len(line))
        if reads_on(chain[-1]):
            line = text[lines[chain[-1] + 1].start : lines[chain[-1] + 1].end]
            after = Border(line.split(None, 1)[0])
        found = decide([torn[at].ring for at in chain], (before, after), words, fill)
        choices.update(zip(chain, found, strict=True))
    return choices


def _reordered(text: Tracked, torn: TornLine, choice: Choice) -> tuple[Tracked, list[Finding]]:
    """The line's pieces from its true start on."""
    tokens = torn.tokens
    edges = [*torn.tails, choice.opening, len(tokens)]
    pieces = [
        text.part(tokens[first].start, tokens[last - 1].end) for first, last in itertools.pairwise(edges)
    ]
    origin = text.origin(tokens[0].start, tokens[-1].end)
    return joined(reversed(pieces)), [
        Finding("torn_line", *origin, certain=torn.known and choice.lead >= SURE)
    ]


def _reads_on(text: str, line: Line, following: Line, width: int) -> bool:
    dateline = is_dateline(text[line.start : line.end]) or is_dateline(text[following.start : following.end])
    if dateline:
        return False
    # Narrower columns, as of pull-quotes, have lines of a length of their own.
    sizes = sorted((line.end - line.start, following.end - following.start))
    return is_full(text, line, following, width) or (sizes[0] > ALIKE * sizes[1] and sizes[0] > width / 2)
