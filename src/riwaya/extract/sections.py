"""Accounts that govern the paragraph after them: headings («الرواية الروسية …»), sentences («وبحسب رواية الجيش …»)."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.extract.cues import cue_of, word_list
from riwaya.extract.frames import lead_end
from riwaya.extract.nesting import SpeechLink
from riwaya.extract.phrases import noun_phrase_end
from riwaya.extract.sources import find_sources, span_of, token_at
from riwaya.extract.speech_values import Speech

SECTION = 0.5
"""How sure a sentence's source is where only the account that its paragraph gives tells it; chosen by hand."""

Links = tuple[SpeechLink, ...]


class Section(NamedTuple):
    """The account that governs a paragraph, by the paragraph's key; a new speaker ends one that no heading opened."""

    links: Links
    paragraph: int
    headed: bool


def heading_account(tokens: Sequence[Token]) -> Links:
    """The source whose account a heading announces: «رواية الجيش», «الرواية الروسية تلقي باللوم …», «بحسب المعارضة».

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("الرواية الروسية تلقي باللوم على الجيران")[0].tokens
    >>> [tokens[1].end == link.source[1] for link in heading_account(tokens)]
    [True]
    """
    if not tokens:
        return ()
    head = tokens[0]
    if _is_account(head):
        end = noun_phrase_end(tokens, 0)
        return (_link(tokens, 0, (span_of(tokens, 0, end))),) if end > 1 else ()
    cue = cue_of(head.form.key)
    if cue is None or cue.shape not in {"single", "to", "from"}:
        return ()
    first, last = lead_end(tokens, 0, cue), len(tokens)
    while last > 1 and tokens[last - 1].tag == "PUNCT":
        last -= 1
    sources = find_sources(tokens, first, last, led=True) if first is not None and first < last else ()
    whole = bool(sources) and sources[-1][1] == tokens[last - 1].end
    return tuple(_link(tokens, 0, source) for source in sources) if whole else ()


def account_opened(tokens: Sequence[Token], speeches: Sequence[Speech]) -> Links:
    """The account that a sentence opens for those after it: «وبحسب الرواية النظامية فإن …», else nothing."""
    first = speeches[0] if speeches else None
    if first is None or first.kind != "before" or not first.sources:
        return ()
    if not _is_account(tokens[token_at(tokens, first.sources[0][0])]):
        return ()
    return tuple(SpeechLink(source, first.cue, "asserts", SECTION, "section") for source in first.sources)


def is_governed(section: Section | None, sentence: Sentence, paragraph: int) -> bool:
    """Whether a sentence's own words are told in the section's account: not «يذكر أن …», which the outlet recalls."""
    if section is None or section.paragraph != paragraph:
        return False
    return sentence.tokens[0].form.key not in word_list("grammar", "outlet_again")


def _is_account(token: Token) -> bool:
    return token.form.host in word_list("heads", "accounts")


def _link(tokens: Sequence[Token], head: int, source: tuple[int, int]) -> SpeechLink:
    cue = (tokens[head].host_start, tokens[head].end)
    return SpeechLink(source, cue, "asserts", SECTION, "section")
