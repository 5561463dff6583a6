"""How the contents of a sentence lie beside and inside one another, and the chains of sources that this makes."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import SEPARATORS
from riwaya.extract.cues import joined, word_list
from riwaya.extract.sources import token_at
from riwaya.extract.speech_values import Speech
from riwaya.model import Stance

Range = tuple[int, int]

DEPTH = 6
"""How many contents may lie inside one another; real chains have at most four, and a bound keeps long texts linear."""

FULL_STOP = 3
"""A content ends at most so many code points before its sentence's full stop («؟!»)."""

_BESIDE_AFTER = word_list("grammar", "beside_after")
_SUBORDINATE = word_list("grammar", "subordinate")
_AFTER_THAT = (["بعد", "ان"], ["قبل", "ان"])
_EXCEPTING = (["الا", "ان"], ["غير", "ان"], ["بيد", "ان"])


class SpeechLink(NamedTuple):
    """One link of a chain of sources: `source` is null when nobody is named, offsets are the document text's."""

    source: Range | None
    cue: Range | None
    stance: Stance
    confidence: float
    method: str


class Scope(NamedTuple):
    """A stretch of the document's text told on the word of `links`, from the one quoted to the one said to know."""

    start: int
    end: int
    links: tuple[SpeechLink, ...]


class Open(NamedTuple):
    """A content that has not ended: its number among the sentence's scopes (-1: begun in an earlier sentence)."""

    number: int
    end: int
    links: tuple[SpeechLink, ...]
    quoted: bool
    frame: bool


class Nest:
    """The contents of one sentence, put in as their cues come; `quoted` are quotations still open from before."""

    def __init__(self, tokens: Sequence[Token], quoted: Sequence[Open] = ()) -> None:
        self.tokens = tokens
        self.scopes: list[Scope] = []
        self._open: list[Open] = list(quoted)

    def put(self, speech: Speech, own: tuple[SpeechLink, ...]) -> bool:
        """Put a content beside, inside or around the others; says whether it lies inside another's content."""
        self._open = [content for content in self._open if content.end > speech.cue[0]]
        if speech.kind == "after":
            self._put_around(speech, own)
            return False
        for start, end in speech.more:
            self.scopes.append(Scope(start, end, own))
        start, end = speech.content
        if (beside := _beside_from(self.tokens, speech)) is not None:
            self._cut(_end_before(self.tokens, beside))
        elif self._open and not speech.quoted:
            end = min(end, self._open[-1].end)
        nested = any(not content.frame for content in self._open)
        if len(self._open) < DEPTH and start < end:
            links = _chain(self._open[-1].links if self._open else (), own)
            self._open.append(Open(len(self.scopes), end, links, speech.quoted, speech.kind == "before"))
            self.scopes.append(Scope(start, end, links))
        return nested

    def _cut(self, at: int) -> None:
        """End the open contents at `at`, down to the innermost quotation; section frames go on."""
        kept: list[Open] = []
        ending = len(self._open)
        while ending and not self._open[ending - 1].quoted:
            ending -= 1
            content = self._open[ending]
            if content.frame:
                kept.insert(0, content)
            elif content.number >= 0:
                scope = self.scopes[content.number]
                self.scopes[content.number] = scope._replace(end=min(scope.end, at))
        self._open[ending:] = kept

    def _put_around(self, speech: Speech, own: tuple[SpeechLink, ...]) -> None:
        """A trailing cue holds for all that its sentence told before it; those who speak there stand behind it."""
        if not speech.sources and self.scopes:  # «بحسب وصفه» of one who speaks there already
            return
        start, end = speech.content
        for number, scope in enumerate(self.scopes[:DEPTH]):
            if start <= scope.start < end:
                last = scope.end if speech.more else min(scope.end, end)
                self.scopes[number] = Scope(scope.start, last, _chain(own, scope.links))
        outer = self._open[0].links if self._open and self._open[0].number < 0 else ()
        for told in (speech.content, *speech.more):
            self.scopes.append(Scope(*told, _chain(outer, own)))

    def ending(self, end: int) -> tuple[SpeechLink, ...]:
        """The chain that holds at the sentence's end."""
        reaching = [scope for scope in self.scopes if scope.end >= end - FULL_STOP]
        return min(reaching, key=lambda scope: scope.end - scope.start).links if reaching else ()

    def open_quotations(self, end: int) -> list[Open]:
        """The quotations that go on beyond the sentence's end."""
        return [content._replace(number=-1) for content in self._open if content.quoted and content.end > end]


def _chain(outer: tuple[SpeechLink, ...], own: tuple[SpeechLink, ...]) -> tuple[SpeechLink, ...]:
    """The outer links and then a content's own; a source that speaks again stands once."""
    names = {link.source for link in own}
    if names <= {link.source for link in outer}:
        again = {link.source: link for link in own}
        return tuple(again.get(link.source, link) for link in outer)
    return (*(link for link in outer if link.source not in names), *own)


def _beside_from(tokens: Sequence[Token], speech: Speech) -> int | None:
    """The token where a cue opens a clause of its own, None where it stands inside an earlier content."""
    if speech.kind in {"participle", "before"}:
        return speech.at
    if speech.kind != "verb":
        return None
    if joined(tokens[speech.at]) or _resumes(tokens, speech):
        return speech.at
    first = speech.at
    if speech.sources and speech.sources[0][0] < tokens[first].start:
        first = token_at(tokens, speech.sources[0][0])  # «لكن الجيش نفى»
    before = [token.form.key for token in tokens[max(0, first - 2) : first]]
    if before in _AFTER_THAT or before in _EXCEPTING:
        return first - 2
    return next((first - back for back in range(1, len(before) + 1) if before[-back] in _BESIDE_AFTER), None)


def _end_before(tokens: Sequence[Token], index: int) -> int:
    """Where what stands before token `index` ends, without a comma."""
    last = index - 1
    while last > 0 and tokens[last].text in SEPARATORS:
        last -= 1
    return tokens[last].end if last >= 0 else tokens[index].start


def _resumes(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether the main clause begins after a subordinate one: «بينما أكد الجيش أن …، قالت المعارضة إن …»."""
    opens = {token.form.key for token in tokens[:2]} | {token.form.host for token in tokens[:2]}
    after_comma = speech.at > 0 and tokens[speech.at - 1].text in SEPARATORS
    named = bool(speech.sources) and speech.sources[0][0] > tokens[speech.at].start
    return after_comma and named and not opens.isdisjoint(_SUBORDINATE)
