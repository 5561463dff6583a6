"""Speech that is told before its cue: «…»، قال الوزير; انسحبت القوات من البلدة، يقول سكان."""

from riwaya.extract.contents import LONG_QUOTATION, REACH, SEPARATORS, STOPS, Contents
from riwaya.extract.cues import Cue, joined
from riwaya.extract.sources import RELATIVES, Range, find_sources, is_event, token_at
from riwaya.extract.speech_values import Speech, own_span

_BETWEEN = SEPARATORS | {"-", "–", "—"}
_ENDS = STOPS | SEPARATORS | {":"}


def read_inverted(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The speech whose verb at token `index` follows what it tells: a quotation, or the sentence up to a comma."""
    tokens = contents.tokens
    before = index - 1
    if before >= 0 and tokens[before].text in _BETWEEN:
        before -= 1
    if before < 0 or cue.act or cue.counts or joined(tokens[index]) or tokens[index].tag == "ADP":
        return None
    last = min(len(tokens), index + REACH)
    limit = next((i for i in range(index + 1, last) if tokens[i].text in _ENDS), last)
    sources = find_sources(tokens, index + 1, limit)
    if all(is_event(tokens, source) for source in sources) and sources:
        return None
    content = quotation_before(contents, index)
    if content is None:
        content = _clause_before(contents, before, cue) if before < index - 1 and sources else None
        if content is None or not _is_named_out(contents, sources[-1], limit):
            return None
    own = own_span(tokens[index])
    return Speech("after", index, limit - 1, own, sources, content, cue, silent=not sources, quoted=True)


def _is_named_out(contents: Contents, source: Range, limit: int) -> bool:
    """Whether the source's naming, with what describes him, fills the clause up to token `limit`."""
    tokens = contents.tokens
    if source[1] == tokens[limit - 1].end:
        return True
    return tokens[token_at(tokens, source[1])].form.key in RELATIVES


def quotation_before(contents: Contents, index: int) -> Range | None:
    """The inside of a long quotation that closes right before token `index`, or before a comma there."""
    tokens = contents.tokens
    last = index - 1
    if last >= 0 and tokens[last].text in _BETWEEN:
        last -= 1
    opening = contents.closings.get(tokens[last].start) if last >= 0 else None
    if opening is None or tokens[last].start - opening < LONG_QUOTATION:
        return None
    return (opening + 1, tokens[last].start)


def _clause_before(contents: Contents, last: int, cue: Cue) -> Range | None:
    """The sentence up to its token `last`, where that is a clause and the cue one that may follow it."""
    tokens = contents.tokens
    if not cue.follows or not any(token.tag == "VERB" for token in tokens[max(0, last - REACH) : last + 1]):
        return None
    return (tokens[0].start, tokens[last].end)
