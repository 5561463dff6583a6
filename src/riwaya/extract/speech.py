"""Cue, source and content of speech within one sentence; the thread through sentences is attribution.py's."""

from collections.abc import Mapping, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import LEADING, SEPARATORS, THAT, Content, Contents, Kind, Speech, own_span
from riwaya.extract.cues import Cue, cue_of, joined, word_list
from riwaya.extract.frames import read_frame
from riwaya.extract.sources import (
    RELATIVES,
    Range,
    agrees,
    find_sources,
    is_event,
    preceding_subject,
    token_at,
)

_NEGATIONS = word_list("grammar", "negations")
_RELATIVE_WHAT = word_list("grammar", "relative_what")
_SINCE = word_list("grammar", "since")
_AMONG_CIRCUMSTANCES = frozenset({":", "في", "ايضا", "كذلك"})


class Reader:
    """Reads the cues of one sentence."""

    def __init__(self, tokens: Sequence[Token], quotations: Mapping[int, int]) -> None:
        self.tokens = tokens
        self.contents = Contents(tokens, quotations)

    def read(self) -> list[Speech]:
        """All speech in the sentence, in the order of its cues."""
        found: list[Speech] = []
        done = -1
        for index, token in enumerate(self.tokens):
            form = token.form
            cue = cue_of(form.key)
            if cue is None and (form.preposition or form.pronoun):
                cue = _inner_cue(token)
            if cue is None or index <= done:
                continue
            if not found and cue.shape == "participle" and self._is_adjective(index):
                continue
            speech = self._reading(index, cue)
            if speech is not None:
                found.append(speech)
                done = speech.through
        return found

    def _is_adjective(self, index: int) -> bool:
        """Whether a participle that is an adjective as often stands where only an adjective would."""
        after_comma = index > 0 and self.tokens[index - 1].text in SEPARATORS
        return not after_comma and self.tokens[index].form.key in word_list("heads", "ambiguous")

    def _reading(self, index: int, cue: Cue) -> Speech | None:
        shape = cue.shape
        if shape == "participle":
            return self._participle(index, cue)
        if shape == "noun":
            return self._noun(index, cue)
        if shape in {"unnamed", "nouns", "accusing"}:
            return self._accusing(index, cue) if shape == "accusing" else self._unnamed(index, cue)
        if shape != "verb":
            return read_frame(self.contents, index, cue)
        if cue.within or cue.relay:
            return self._within(index, cue) if cue.within else self._relayed(index, cue)
        return self._verb(index, cue)

    def _negated(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].form.key in _NEGATIONS

    # Verbs

    def _verb(self, index: int, cue: Cue) -> Speech | None:
        if self._negated(index) or not self._reports(index, cue):
            return None
        content = self.contents.find(index + 1, cue)
        if content is None:
            return None
        sources = self._subject(index, cue, content)
        if sources and all(is_event(self.tokens, source) for source in sources):
            return None
        impersonal = self._impersonal(index) if content.limit <= index + 2 else ""
        if impersonal and (not sources or self._describes(sources[0])):
            return None if impersonal == "outlet" else self._unnamed(index, cue)
        return self._told("verb", index, content, sources, cue)

    def _told(self, kind: Kind, index: int, content: Content, sources: tuple[Range, ...], cue: Cue) -> Speech:
        """The reading of the cue at `index`, silent where no source is named; it uses up what precedes the content."""
        through = max(index, content.first - 1)
        own = own_span(self.tokens[index])
        silent = not sources
        return Speech(kind, index, through, own, sources, content.span, cue, silent, content.quoted)

    def _reports(self, index: int, cue: Cue) -> bool:
        """Whether a verb reports: not one that is wished («أن يعلن») nor one in a description («التي تهدد»)."""
        before = self.tokens[index - 1].form.key if index else ""
        wished = before in {"ان", "بان"} and self.tokens[index].form.host[:1] in {"ي", "ت", "ن"}
        return not (wished or before in _RELATIVE_WHAT or (cue.act and before in RELATIVES))

    def _subject(self, index: int, cue: Cue, content: Content) -> tuple[Range, ...]:
        """Who is named as the subject of the verb at `index`: after it, else before it."""
        tokens = self.tokens
        opening = joined(tokens[index])
        if cue.act and not opening:  # what follows may be the object
            sources = preceding_subject(tokens, index, opened=True)
            if sources:
                return sources
        sources = find_sources(tokens, index + 1, content.limit, strict=cue.act)
        if cue.act and sources and not agrees(tokens, index, sources[0], cue):
            sources = ()  # «ودعا السلطات إلى …»: whom, not who
        if not sources and not opening and not self._refers_back(index):
            sources = preceding_subject(tokens, index)
        return sources

    def _refers_back(self, index: int) -> bool:
        """Whether the verb is one in a description of a document: «بيانا أعلنت فيه …»."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].form.key in {"فيه", "فيها"}

    def _impersonal(self, index: int) -> str:
        """«outlet» for «يُذكر أن», «unnamed» for «يُعتقد أن», else nothing."""
        word = self.tokens[index].form.key
        for name in ("outlet", "unnamed"):
            words = word_list("impersonal", name)
            if word in words or (joined(self.tokens[index]) and word[1:] in words):
                return name
        return ""

    def _describes(self, source: Range) -> bool:
        """Whether an impersonal verb only describes the indefinite noun before it: «طائرات يعتقد أنها …»."""
        head = self.tokens[token_at(self.tokens, source[0])]
        return not head.form.article and head.tag not in {"PROPN", "X"}

    def _within(self, index: int, cue: Cue) -> Speech | None:
        """«جاء في بيان الوزارة أن …»: the document is the source."""
        tokens = self.tokens
        if index + 2 >= len(tokens) or tokens[index + 1].form.key != "في":
            return None
        content = self.contents.find(index + 2, cue)
        if content is None:
            return None
        sources = find_sources(tokens, index + 2, content.limit, led=True)
        return self._told("verb", index, content, sources, cue) if sources else None

    def _relayed(self, index: int, cue: Cue) -> Speech | None:
        """«نقل الموقع عن مصادر …»: the subject relays, what stands after «عن» told it."""
        tokens = self.tokens
        near = range(index + 1, min(len(tokens), index + 14))
        about = next((i for i in near if tokens[i].form.key == "عن"), None)
        if about is None or self._negated(index):
            return None
        content = self.contents.find(about + 2, cue._replace(by=frozenset())) or self._after_comma(about + 2)
        if content is None:
            return None
        relayer = find_sources(tokens, index + 1, about)
        if not relayer and not joined(tokens[index]):
            relayer = preceding_subject(tokens, index)
        told = find_sources(tokens, about + 1, content.limit)
        speech = self._told("verb", index, content, (*relayer, *told), cue)
        return speech._replace(silent=not relayer)

    def _after_comma(self, start: int) -> Content | None:
        tokens = self.tokens
        for index in range(start, min(len(tokens) - 1, start + 18)):
            if tokens[index].text in SEPARATORS:
                return Content(index, index + 1, (tokens[index + 1].start, tokens[-1].end))
        return None

    # Participles and nouns

    def _participle(self, index: int, cue: Cue) -> Speech | None:
        after_comma = index > 0 and self.tokens[index - 1].text in SEPARATORS
        reach = 2 if joined(self.tokens[index]) and not after_comma else 12 if cue.act else 10
        if not (cue.act or self._leads_on(index + 1)):
            return None
        content = self.contents.find(index + 1, cue, reach=reach)
        return self._told("participle", index, content, (), cue) if content else None

    def _leads_on(self, index: int) -> bool:
        """Whether what a participle of speech says may begin at token `index`, or after a circumstance there."""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        word = token.form.key
        marked = word in THAT or word in LEADING or word in _AMONG_CIRCUMSTANCES or token.tag == "ADP"
        quoted = token.start in self.contents.quotations
        return marked or quoted or bool(token.form.preposition) or self.contents.is_event(token)

    def _noun(self, index: int, cue: Cue) -> Speech | None:
        """«إعلان السلطات أن …»، «بالقول إن …»، «تأكيده أن …»."""
        form = self.tokens[index].form
        content = self.contents.find(index + 1, cue._replace(act=False), reach=14)
        if content is None or self._negated(index) or self._negated(index - 1):
            return None
        silent = form.article or bool(form.pronoun)
        sources = () if silent else find_sources(self.tokens, index + 1, content.limit)
        if not silent and all(is_event(self.tokens, source) for source in sources):
            return None
        kind: Kind = "participle" if silent and form.preposition == "ب" else "noun"
        start = self.tokens[index].host_start
        return self._told(kind, index, content, sources, cue)._replace(cue=(start, self.tokens[index].end))

    # Nobody named

    def _unnamed(self, index: int, cue: Cue) -> Speech | None:
        """«يُعتقد أن …»، «أنباء عن …»."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or self._negated(index) or self._negated(index - 1):
            return None
        word = tokens[index + 1].form.key
        first = index + 1
        if cue.shape == "nouns" and word in {"عن", "ب", "الي", "في"}:
            first += 1
        elif word not in THAT:
            return None
        if first >= len(tokens):
            return None
        content = self.contents.clause(first, first)
        return self._told("unnamed", index, content, (), cue)._replace(silent=False)

    def _charging(self, index: int, cue: Cue) -> Speech | None:
        """«نسب الجيش الهجوم إلى …»: what stands between the subject and «إلى» is laid to somebody's charge."""
        tokens = self.tokens
        near = range(index + 1, min(len(tokens), index + 14))
        to = next((i for i in near if tokens[i].form.key == "الي"), None)
        sources = find_sources(tokens, index + 1, to, strict=True) if to is not None else ()
        if to is None or not sources:
            return None
        last = tokens[to - 1]
        if sources[0][1] == last.end:  # one phrase, or subject and object without a seam
            if to - index < 3 or last.form.host not in word_list("heads", "not_speakers"):
                return None
            sources = ((sources[0][0], tokens[to - 2].end),)
        first = next(i for i in near if tokens[i].start >= sources[0][1])
        content = Content(index, index + 1, (tokens[first].start, last.end))
        return self._told("verb", index, content, sources, cue)

    def _accusing(self, index: int, cue: Cue) -> Speech | None:
        """«… نسب إلى …», «نسبته السلطات إلى …»: what stands before is laid to somebody's charge."""
        tokens = self.tokens
        active = self._charging(index, cue)
        if active is not None:
            return active
        charged = any(t.form.key == "الي" or t.form.preposition == "ل" for t in tokens[index + 1 : index + 5])
        first = index
        while first > 0 and index - first < 10 and tokens[first - 1].text not in SEPARATORS:
            if tokens[first - 1].form.key in _SINCE or tokens[first - 1].tag == "VERB":
                break
            first -= 1
        if first == index or not charged:
            return None
        content = Content(index, index + 1, (tokens[first].start, tokens[index - 1].end))
        to = next((i for i in range(index + 1, len(tokens)) if tokens[i].form.key == "الي"), index + 1)
        sources = find_sources(tokens, index + 1, to) if tokens[index].form.pronoun else ()
        kind: Kind = "noun" if sources else "unnamed"
        return self._told(kind, index, content, sources, cue)._replace(silent=False)


def _inner_cue(token: Token) -> Cue | None:
    """A noun of speech after a preposition or with a pronoun («بالقول», «تأكيده»), «نسبته», «اتهموها»."""
    cue = cue_of(token.form.host)
    if cue is None or cue.shape in {"noun", "accusing"}:
        return cue
    return cue if cue.shape == "verb" and cue.act and token.form.pronoun else None


def read_speech(tokens: Sequence[Token], quotations: Mapping[int, int]) -> list[Speech]:
    """The speech in a sentence's tokens; `quotations` leads from an opening mark to the start of its close."""
    return Reader(tokens, quotations).read() if tokens else []
