"""What a reading of a cue gives: the cue, its sources and its content, as offsets of the text."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import Cue, joined

Range = tuple[int, int]
Kind = Literal["verb", "participle", "noun", "before", "after", "unnamed"]


class Speech(NamedTuple):
    """One reading of a cue in its sentence: offsets are the text's, `at` and `through` are token indices.

    `silent`: the speaker is not named here but earlier; `quoted`: the content is a quotation, closed wherever it ends;
    `more`: what the same cue tells on its other side («…»، قال فلان، «…»).
    """

    kind: Kind
    at: int
    through: int
    cue: Range
    sources: tuple[Range, ...]
    content: Range
    frame: Cue
    silent: bool = False
    quoted: bool = False
    more: tuple[Range, ...] = ()


class Content(NamedTuple):
    """A content: the token before which the source's naming ends, the first token, the range, and its kind."""

    limit: int
    first: int
    span: Range
    quoted: bool = False
    clause: bool = True


def own_span(token: Token) -> Range:
    """The cue's word without a conjunction."""
    return (token.start + (1 if joined(token) else 0), token.end)


def told(
    tokens: Sequence[Token],
    kind: Kind,
    index: int,
    content: Content,
    sources: tuple[Range, ...],
    cue: Cue,
) -> Speech:
    """The reading of the cue at `index`, silent where no source is named; it uses up what precedes the content."""
    through = max(index, content.first - 1)
    own, silent = own_span(tokens[index]), not sources
    return Speech(kind, index, through, own, sources, content.span, cue, silent, content.quoted)
