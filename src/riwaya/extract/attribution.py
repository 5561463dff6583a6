"""Who says so: the stretches of a document that are told on somebody's word, and the chains of their sources."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.characters import key
from riwaya.extract.actors import head_kind
from riwaya.extract.contents import NAMED_BODY, STOPS, THAT
from riwaya.extract.cues import Cue, cue_of, opens_clause, word_list
from riwaya.extract.datelines import is_dateline
from riwaya.extract.naming_ends import CLOSING
from riwaya.extract.nesting import FULL_STOP, Nest, Open, Scope, SpeechLink
from riwaya.extract.sections import Section, account_opened, heading_account, is_governed
from riwaya.extract.sources import RELATIVES, find_sources, is_event, token_at
from riwaya.extract.speech import read_speech
from riwaya.extract.speech_values import Speech
from riwaya.extract.subjects import main_subject, who_is_asked
from riwaya.lexicon.actors import heads
from riwaya.model import Document

Range = tuple[int, int]


class _Speaker(NamedTuple):
    """A speaker that later speech may carry on."""

    source: tuple[Range, ...]
    gender: str
    number: str


NAMED, CARRIED, HEADLINE, CONTINUED = 0.9, 0.75, 0.6, 0.55
"""Confidence by how the source was found; the order is that of their precision on the gold articles."""
OPENING, FRONTED = 4, 14
"""A verb opens its sentence among so many tokens, or among the latter after a circumstance («وبعد ساعات …»)."""
THING = "Thing"
"""The number of documents that speak, of which no plural of people is said: «هتافات … وطالبوا»."""
HEADLINE_COLON = 14
"""The colon of a headline that quotes stands among so many tokens."""
MEMORY = 12
"""How many earlier speakers may be taken up again."""

NESTED = 64
"""How many scopes may begin inside one that still holds (the most in 250 articles is 9)."""

_OPENING = frozenset("«“")
_BACK = frozenset({"فيه", "فيها"})
_MARKS = re.compile('[«»“”"\n]')
_SUBORDINATE = word_list("grammar", "subordinate")
_PLURAL_VERB = ("وا", "ون")
_TOLD = frozenset({"ل", "لـ"})
_PAUSES = frozenset({"..", "...", "…", "؛", "-", "–"})
_DOCUMENTS = word_list("grammar", "telling")
_BARE_CONTINUATION = frozenset({"تم", "تمت", "جري", "جرت", "يتم"})


def quotations(text: str) -> dict[int, int]:
    """Each quotation's opening mark and the start of its closing one (or of the line's end, where none closes it).

    All marks nest; whether a straight one opens or closes is told by the spaces around it, else they take turns.

    >>> quotations("قال «انسحبنا» وسكت")
    {4: 12}
    """
    found: dict[int, int] = {}
    curly: list[int] = []
    straight: list[int] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            found.update(dict.fromkeys(straight, at))
            straight.clear()
        elif mark == '"':
            if straight and not _opens(text, at):
                found[straight.pop()] = at
            else:
                straight.append(at)
        elif mark in _OPENING:
            curly.append(at)
        elif curly:
            found[curly.pop()] = at
    for at in (*straight, *curly):
        line_end = text.find("\n", at)
        found[at] = len(text) if line_end < 0 else line_end
    return found


def _opens(text: str, at: int) -> bool:
    """Whether the straight mark at `at` opens, where one is open already: a space before and none after."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "(ـ") and not after.isspace() and after not in ".،,؛:)"


def find_scopes(document: Document, sentences: Sequence[Sentence]) -> list[Scope]:
    """All stretches told on somebody's word; where they nest, the innermost holds (see `links_for`).

    >>> from riwaya.arabic import analyze
    >>> text = "أعلنت وزارة الدفاع مقتل ثلاثة جنود."
    >>> scopes = find_scopes(Document(id="1", text=text), analyze(text))
    >>> [text[slice(*link.source)] for link in links_for(scopes, 19, 23)]
    ['وزارة الدفاع']
    """
    thread = _Thread(document, quotations(document.text))
    for sentence in sentences:
        thread.read(sentence)
    return sorted(thread.scopes, key=lambda scope: (scope.start, scope.end))


def links_for(scopes: Sequence[Scope], start: int, end: int) -> tuple[SpeechLink, ...]:
    """The chain on whose word the words at `start:end` are told, empty where the outlet itself tells them.

    `scopes` are ordered by their start, as `find_scopes` gives them.
    """
    best: Scope | None = None
    last = bisect_right(scopes, start, key=lambda scope: scope.start)
    for scope in scopes[max(0, last - NESTED) : last]:
        if scope.end + FULL_STOP >= end and (
            best is None or scope.end - scope.start <= best.end - best.start
        ):
            best = scope
    return best.links if best else ()


class _Thread:
    """The speech of a document, sentence by sentence: who has spoken, which quotation is open."""

    def __init__(self, document: Document, marks: Mapping[int, int]) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.marks = marks
        self.closings = {close: opening for opening, close in marks.items()}
        self.scopes: list[Scope] = []
        self.speakers: list[_Speaker] = []
        self.acting: _Speaker | None = None
        self.last: tuple[SpeechLink, ...] = ()
        self.quoted: list[Open] = []
        self.first_line = True
        self.announced: tuple[SpeechLink, ...] = ()
        self.section: Section | None = None
        self.wire: tuple[SpeechLink, ...] = ()
        self.gender = ""

    def read(self, sentence: Sentence) -> None:
        """Add the sentence's scopes."""
        tokens = sentence.tokens
        self.quoted = [content for content in self.quoted if content.end > sentence.start]
        speeches = read_speech(tokens, self.marks, self.closings)
        self._govern(sentence, speeches)
        if not speeches:
            if self._is_heading(sentence):
                self._headline(tokens)
            elif self._continues(tokens):
                links = tuple(link._replace(confidence=CONTINUED, method="continued") for link in self.last)
                self.scopes.append(Scope(sentence.start, sentence.end, links))
                return
            self.last = ()
        else:
            self._speak(tokens, speeches)
            if is_dateline(tokens, speeches[0]):
                own = speeches[0]
                self.wire = tuple(
                    SpeechLink(s, own.cue, "asserts", CONTINUED, "dateline") for s in own.sources
                )
        self.first_line = False
        if not self.speakers:
            self.acting = self._who_acts(tokens)

    # Headings and sections

    def _govern(self, sentence: Sentence, speeches: Sequence[Speech]) -> None:
        """Put a sentence under the account that its paragraph gives; what others say in it is their own."""
        if self._is_heading(sentence):
            self.announced, self.section, self.wire = heading_account(sentence.tokens), None, ()
            return
        if self.wire and not (speeches and is_dateline(sentence.tokens, speeches[0])):
            self.scopes.append(Scope(sentence.start, sentence.end, self.wire))
        paragraph = sentence.block if self.blocks else self.text.rfind("\n", 0, sentence.start)
        if self.announced and (not self.blocks or self.blocks[sentence.block].kind == "paragraph"):
            self.section, self.announced = Section(self.announced, paragraph, headed=True), ()
        speaker = next((speech for speech in speeches if speech.kind in {"verb", "before"}), None)
        if self.section and not self.section.headed and speaker and not speaker.silent:
            self.section = None
        if self.section and is_governed(self.section, sentence, paragraph):
            self.scopes.append(Scope(sentence.start, sentence.end, self.section.links))
        if links := account_opened(sentence.tokens, speeches):
            self.section = Section(links, paragraph, headed=False)

    def _is_heading(self, sentence: Sentence) -> bool:
        if self.blocks:
            return sentence.block >= 0 and self.blocks[sentence.block].kind in {"title", "heading"}
        return self.first_line and sentence.tokens[-1].text not in STOPS

    def _headline(self, tokens: Sequence[Token]) -> None:
        """«موسكو: …»: who stands before a headline's colon says what follows."""
        colon = next((i for i, token in enumerate(tokens[:HEADLINE_COLON]) if token.text == ":"), 0)
        first = next((i + 1 for i in range(colon - 1, -1, -1) if tokens[i].text in _PAUSES), 0)
        if not first < colon < len(tokens) - 1:
            return
        words = {token.form.key for token in tokens[first:colon]}
        if words & word_list("heads", "labels") or any(word.isdigit() for word in words):
            return
        if words & word_list("heads", "topics"):
            return
        end = next((i for i in range(first + 1, colon) if tokens[i].form.key in _TOLD), colon)
        alone = end == first + 1 and not (tokens[first].form.article or self._is_somebody(tokens[first]))
        if alone or any(token.tag == "VERB" for token in tokens[first:colon]):
            return
        source = (tokens[first].host_start, tokens[end - 1].end)
        mark = (tokens[colon].start, tokens[colon].end)
        link = SpeechLink(source, mark, "asserts", HEADLINE, "headline")
        self.scopes.append(Scope(tokens[colon + 1].start, tokens[-1].end, (link,)))

    def _is_somebody(self, token: Token) -> bool:
        """Whether one word before a headline's colon speaks: a capital, or whom the text then names as a speaker."""
        if token.form.key in word_list("heads", "capitals"):
            return True
        name = self.text[token.host_start : token.end]
        spoken = (match.group(1) for match in re.finditer(rf"(\S+)[ \xa0]{re.escape(name)}\b", self.text))
        return any((cue := cue_of(key(word))) is not None and cue.shape == "verb" for word in spoken)

    # Speech

    def _continues(self, tokens: Sequence[Token]) -> bool:
        """«كما تم …» without an agent goes on with the statement before it."""
        words = [token.form.key for token in tokens[:2]]
        return bool(self.last) and len(words) == 2 and words[0] == "كما" and words[1] in _BARE_CONTINUATION

    def _speak(self, tokens: Sequence[Token], speeches: Sequence[Speech]) -> None:
        wire = [Open(-1, tokens[-1].end, self.wire, quoted=False, frame=True)] if self.wire else []
        nest = Nest(tokens, [*wire, *self.quoted] if not is_dateline(tokens, speeches[0]) else self.quoted)
        verb = _main_verb(tokens)
        subject = _main_subject(tokens, verb)
        asked = who_is_asked(tokens) if any(speech.silent for speech in speeches) else None
        self.gender = tokens[verb].gender if verb is not None else ""
        spoken: _Speaker | None = None
        for speech in speeches:
            if asked and asked[1] < speech.cue[0]:  # «سئل الوزير …، فقال …»
                spoken, asked = self._new(asked, speech.frame), None
            speaker = None if speech.kind == "unnamed" else self._speaker(speech, spoken, subject)
            if not (_is_plain(tokens, speech) or opens_clause(tokens, speech.at)) and (
                (speech.silent and speech.kind == "verb") or (speaker is None and speech.kind == "participle")
            ):
                continue  # a verb that goes on with nobody's clause is another word: «قتل طالب بالرصاص»
            links = _links(speech, speaker)
            if not nest.put(speech, links) and speaker and speech.kind in {"verb", "participle"}:
                spoken = speaker
        self.scopes += [scope for scope in nest.scopes if scope.end > scope.start]
        self.last = nest.ending(tokens[-1].end)
        self.quoted = nest.open_quotations(tokens[-1].end)

    def _speaker(self, speech: Speech, spoken: _Speaker | None, subject: Range | None) -> _Speaker | None:
        """Who speaks: the source named here, else who spoke before in the sentence, its subject, or an earlier one."""
        if not speech.silent:
            speaker = _Speaker(speech.sources, speech.frame.gender, self._number(speech.sources[-1]))
            self.speakers.append(speaker)
            del self.speakers[:-MEMORY]
            return speaker
        if speech.sources:  # who told is named, who relays is not
            return self._relayed(speech)
        here = subject is not None and subject[0] < speech.cue[0] and not self._differs(speech.frame)
        if speech.kind == "participle" and (spoken or here):
            return spoken or self._new(subject, speech.frame)
        if spoken and (speech.kind in {"before", "after"} or _may_speak(spoken, speech.frame)):
            return spoken
        if here and speech.kind == "verb":
            return self._new(subject, speech.frame)
        return self._earlier(speech.frame)

    def _differs(self, frame: Cue) -> bool:
        """Whether the sentence's first verb has another gender than a cue that would carry its subject on."""
        return bool(self.gender and frame.gender and self.gender != frame.gender)

    def _number(self, source: Range) -> str:
        """Plural where a speaker's first word is a sound masculine plural: its verb may stand in the singular."""
        first = self.text[slice(*source)].split()[0]
        if key(first) in _DOCUMENTS:
            return THING
        return "Plur" if first.endswith("ون") else ""

    def _relayed(self, speech: Speech) -> _Speaker:
        earlier = self._earlier(speech.frame)
        sources = (*(earlier.source if earlier else ()), *speech.sources)
        return _Speaker(sources, speech.frame.gender, speech.frame.number)

    def _who_acts(self, tokens: Sequence[Token]) -> _Speaker | None:
        """The people or body that a sentence tells of, who may speak in the next: «وصل الوزير. وقال …»."""
        verb = _main_verb(tokens)
        subject = _main_subject(tokens, verb)
        if verb is None or subject is None or head_kind(tokens, token_at(tokens, subject[0])) is None:
            return None
        return _Speaker((subject,), tokens[verb].gender, self._number(subject))

    def _new(self, subject: Range | None, frame: Cue) -> _Speaker | None:
        if subject is None:
            return None
        speaker = _Speaker((subject,), frame.gender, frame.number)
        self.speakers.append(speaker)
        return speaker

    def _earlier(self, frame: Cue) -> _Speaker | None:
        """The nearest earlier speaker whom the cue's gender does not rule out, else the nearest.

        Where nobody has spoken yet, it is whom the sentence before tells of.
        """
        for speaker in reversed(self.speakers):
            if _may_speak(speaker, frame):
                return speaker
        if self.speakers:
            return self.speakers[-1]
        return self.acting if self.acting and _may_speak(self.acting, frame) else None


def _links(speech: Speech, speaker: _Speaker | None) -> tuple[SpeechLink, ...]:
    """A reading's own links of the chain; without a source where nobody can be found who speaks."""
    stance = speech.frame.stance
    if speech.kind == "unnamed":
        return (SpeechLink(None, speech.cue, stance, NAMED, "unnamed"),)
    if speaker is None:
        return (SpeechLink(None, speech.cue, stance, CONTINUED, "unknown"),)
    confidence, method = (CARRIED, "carried") if speech.silent else (NAMED, speech.kind)
    return tuple(SpeechLink(source, speech.cue, stance, confidence, method) for source in speaker.source)


def _is_plain(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a verb without a subject can be nothing but one of speech: before «أن» or a quotation, or «… فيه أن»."""
    first = tokens[min(token_at(tokens, speech.content[0]), len(tokens) - 1)].form.key
    back = tokens[min(speech.at + 1, len(tokens) - 1)].form.key in _BACK
    return back or speech.quoted or first in THAT


def _may_speak(speaker: _Speaker, frame: Cue) -> bool:
    """Whether the cue's gender and number do not rule the speaker out."""
    gender = not (speaker.gender and frame.gender and speaker.gender != frame.gender)
    numbers = (speaker.number, frame.number)
    return gender and numbers not in {("Plur", "Sing"), (THING, "Plur")}


def _main_verb(tokens: Sequence[Token]) -> int | None:
    """The sentence's first verb, before which only a circumstance stands; no verb of a relative clause in it."""
    for index, token in enumerate(tokens[:FRONTED]):
        cue = cue_of(token.form.key)
        if token.tag == "VERB" or (index < OPENING and cue is not None and cue.shape == "verb"):
            before = {word.form.key for word in tokens[max(0, index - 2) : index]}
            if index < OPENING or before.isdisjoint(RELATIVES | THAT | _SUBORDINATE):
                return index
    return None


def _quoted_body(tokens: Sequence[Token], index: int) -> int | None:
    """The mark that closes a body's name in quotation marks begun at `index`: «عبّر "مركز الميزان" عن …»."""
    if index + 1 >= len(tokens) or tokens[index].text not in CLOSING:
        return None
    if tokens[index + 1].form.host not in heads().kinds:
        return None
    last = min(len(tokens), index + NAMED_BODY + 2)
    return next((i for i in range(index + 2, last) if tokens[i].text == CLOSING[tokens[index].text]), None)


def _main_subject(tokens: Sequence[Token], index: int | None) -> Range | None:
    """The subject right after the sentence's first verb at `index`, whom later speech without one carries on."""
    if index is None:
        return None
    close = _quoted_body(tokens, index + 1)
    if close is None and index + 1 < len(tokens) and tokens[index + 1].tag == "PUNCT":
        return None  # «وقال: «…»»
    if tokens[index].form.host.endswith(_PLURAL_VERB):
        return None  # «غادروا القاعة»: what follows is no subject
    last = min(len(tokens), index + 14)
    first = close or index + 1
    closed = 0
    ends: list[int] = []
    for i in range(first, last):
        if tokens[i].text in CLOSING and i > closed:  # a name in quotation marks may have prepositions
            closed = next((j for j in range(i + 1, last) if tokens[j].text == CLOSING[tokens[i].text]), i)
        elif i > closed and (tokens[i].tag == "ADP" or tokens[i].form.preposition):
            ends.append(i)
            break
    found = main_subject(tokens, index) or find_sources(
        tokens, index + 1, next(iter(ends), last), strict=True
    )
    return found[0] if found and not is_event(tokens, found[0]) else None


__all__ = ["Scope", "SpeechLink", "find_scopes", "links_for", "quotations"]
