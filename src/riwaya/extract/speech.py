"""Cue, source and content of speech within one sentence; the thread through sentences is attribution.py's."""

from collections.abc import Mapping, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import (
    LEADING,
    REACH,
    SEPARATORS,
    STOPS,
    THAT,
    Content,
    Contents,
    Kind,
    Speech,
    own_span,
)
from riwaya.extract.cues import Cue, cue_of, inner_cue, joined, word_list
from riwaya.extract.datelines import read_dateline
from riwaya.extract.frames import read_frame, relayed_between
from riwaya.extract.inverted import quotation_before, read_inverted
from riwaya.extract.sources import (
    RELATIVES,
    Range,
    agrees,
    find_sources,
    is_event,
    preceding_subject,
    token_at,
)
from riwaya.lexicon.actors import heads

_CONDITIONS = word_list("grammar", "conditions")
_NEGATIONS = word_list("grammar", "negations")
_RELATIVE_WHAT = word_list("grammar", "relative_what")
_SINCE = word_list("grammar", "since")
_MAY_BE = word_list("grammar", "may_be_said")
_QUOTES = frozenset('«“"')
_RESPONSIBLE = word_list("heads", "own_responsibility")
_WITHIN = frozenset({"في", "فيه", "فيها"})
_UNNAMED_LEADS = frozenset({"عن", "ب", "الي", "في"})
_PERSONAL = word_list("grammar", "personal")
_AUXILIARY = word_list("grammar", "auxiliary")
_PREPOSITIONS = word_list("grammar", "prepositions")
SHADDA = "\N{ARABIC SHADDA}"
TOPIC = 16
"""«أما» and «ف» of its verb stand no further apart (in tokens)."""
_AMONG_CIRCUMSTANCES = frozenset({":", "في", "ايضا", "كذلك", "الانتباه", "النظر", "الانظار"})


class Reader:
    """Reads the cues of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
    ) -> None:
        self.tokens = tokens
        self.contents = Contents(tokens, quotations, closings)

    def read(self) -> list[Speech]:
        """All speech in the sentence, in the order of its cues."""
        opening = read_dateline(self.tokens)
        found: list[Speech] = [opening] if opening else []
        done = opening.at if opening else -1
        for index, token in enumerate(self.tokens):
            form = token.form
            cue = cue_of(form.key)
            if cue is None and (form.preposition or form.pronoun or form.article):
                cue = inner_cue(token)
            if cue is None or index <= done or (index and self.tokens[index - 1].key in _CONDITIONS):
                continue
            if not found and cue.shape == "participle" and self._is_adjective(index):
                continue
            speech = self._reading(index, cue)
            if speech is not None:
                found += [speech, *self._relays(speech)]
                done = speech.through
        return found

    def _relays(self, speech: Speech) -> list[Speech]:
        """Further sources that stand between a verb and its content: «أكدت الصحيفة نقلا عن مصادر أن …»."""
        if speech.kind != "verb":
            return []
        cues = ((i, cue_of(self.tokens[i].form.key)) for i in range(speech.at + 1, speech.through))
        told = (relayed_between(self.contents, i, cue, speech) for i, cue in cues if cue is not None)
        return [further for further in told if further is not None]

    def _is_adjective(self, index: int) -> bool:
        """Whether a participle that is an adjective as often stands where only an adjective would."""
        after_comma = index > 0 and self.tokens[index - 1].text in SEPARATORS
        accuses = index + 1 < len(self.tokens) and self.tokens[index + 1].form.article  # «متهمين الجنود بـ …»
        doubtful = self.tokens[index].form.key in word_list("heads", "ambiguous")
        return doubtful and not (after_comma or accuses)

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
        if cue.deems and (content is None or not content.clause):
            return self._deemed(index, cue)
        if content is None:
            return read_inverted(self.contents, index, cue)
        return self._with_content(index, cue, content)

    def _with_content(self, index: int, cue: Cue, content: Content) -> Speech | None:
        """The reading of a verb whose content follows it."""
        sources = self._subject(index, cue, content)
        shows = bool(sources) and all(is_event(self.tokens, source) for source in sources)
        if cue.heads and sources and self.tokens[token_at(self.tokens, sources[0][0])].form.key in cue.heads:
            return None  # «قدر عدد القتلى بعشرة»: nobody is named
        if cue.counts and sources and self.tokens[content.first].form.key not in THAT:
            shows = shows or not self._is_actor(sources[0])
        if shows or (self._names(index) and self.tokens[content.first].form.key not in THAT):
            return None
        named = bool(sources) and sources[0][0] > self.tokens[index].start
        impersonal = "" if named or content.limit > index + 2 else self._impersonal(index)
        if impersonal and (not sources or self._describes(sources[0])):
            return None if impersonal == "outlet" else self._unnamed(index, cue)
        if cue.stance == "asserts" and self.tokens[content.first].form.key in _RESPONSIBLE:
            cue = cue._replace(stance="claims_responsibility")
        speech = self._told("verb", index, content, sources, cue)
        ahead = quotation_before(self.contents, index) if content.quoted else None
        return speech._replace(more=(ahead,)) if ahead and not joined(self.tokens[index]) else speech

    def _deemed(self, index: int, cue: Cue) -> Speech | None:
        """«اعتبرت المنظمة القبض عليهم انتهاكا»: the object and what it is held to be."""
        tokens = self.tokens
        last = min(len(tokens), index + REACH)
        limit = next((i for i in range(index + 1, last) if tokens[i].text in STOPS | SEPARATORS), last)
        named = tokens[index].form.pronoun
        sources = find_sources(tokens, index + 1, limit, strict=True)
        actor = bool(sources) and self._is_actor(sources[0])
        if sources and not actor and not joined(tokens[index]):
            return None
        if not actor:
            sources = ()  # «واعتبرت القبض عليهم انتهاكا»: what is judged, not who judges
        if not sources and not named and tokens[index].form.host[:1] == "ي":
            return None  # «ويعتبر الهجوم الأوسع»: the outlet's own judgement
        first = token_at(tokens, sources[0][1]) if sources else index + 1
        while first < limit and tokens[first].end <= (sources[0][1] if sources else 0):
            first += 1
        event = bool(sources) and all(is_event(tokens, source) for source in sources)
        verbal = first < limit and tokens[index + 1].tag == "VERB"
        if limit - first < (1 if named else 2) or event or verbal or self._names(index):
            return None
        content = Content(first, first, (tokens[first].start, tokens[limit - 1].end))
        return self._told("verb", index, content, sources, cue)

    def _is_actor(self, source: Range) -> bool:
        head = self.tokens[token_at(self.tokens, source[0])]
        known = head.form.host in heads().kinds or head.form.host in heads().quantifiers
        return head.tag == "PROPN" or known

    def _told(self, kind: Kind, index: int, content: Content, sources: tuple[Range, ...], cue: Cue) -> Speech:
        """The reading of the cue at `index`, silent where no source is named; it uses up what precedes the content."""
        through = max(index, content.first - 1)
        own = own_span(self.tokens[index])
        silent = not sources
        return Speech(kind, index, through, own, sources, content.span, cue, silent, content.quoted)

    def _reports(self, index: int, cue: Cue) -> bool:
        """Whether a verb reports: not one that is wished («أن يعلن») nor one in a description («التي تهدد»)."""
        before = self.tokens[index - 1].form.key if index else ""
        if self.tokens[index].tag == "ADP" and SHADDA not in self.tokens[index].text:
            return False  # «بين», «عقب», «عبر»
        wished = before in {"ان", "بان"} and self.tokens[index].form.host[:1] in {"ي", "ت", "ن"}
        noun = before in _PREPOSITIONS and not joined(self.tokens[index])
        what = before in _RELATIVE_WHAT and not (cue.loose or self._comments(index))
        return not (wished or noun or what or (cue.act and before in RELATIVES))

    def _comments(self, index: int) -> bool:
        """«وهو ما اعتبره …»: what was told is judged, nothing is named."""
        return index > 1 and self.tokens[index - 2].form.host in _PERSONAL

    def _names(self, index: int) -> bool:
        """Whether «ما وصفه …», «فيما أسماه …» only gives a thing somebody's name for it."""
        before = self.tokens[index - 1].form.key if index else ""
        what = before in _RELATIVE_WHAT or (before == "فيما" and bool(self.tokens[index].form.pronoun))
        return what and not self._comments(index)

    def _subject(self, index: int, cue: Cue, content: Content) -> tuple[Range, ...]:
        """Who is named as the subject of the verb at `index`: after it, else before it."""
        tokens = self.tokens
        opening = joined(tokens[index])
        if cue.number == "Plur":  # «وطالبوا العسكر بـ …»: the subject of a plural verb stands before it
            return () if opening or self._refers_back(index) else preceding_subject(tokens, index)
        if cue.act and not opening:  # what follows may be the object
            first = index == 1 and tokens[0].tag == "PROPN"  # «فروسيا اتهمت جورجيا بـ …»
            sources = preceding_subject(tokens, index, opened=not first)
            if sources:
                return sources
        sources = find_sources(tokens, index + 1, content.limit, strict=cue.act)
        if cue.act and sources and not agrees(tokens, index, sources[0], cue):
            sources = ()  # «ودعا السلطات إلى …»: whom, not who
        if not sources and (self._topical(index) or not (opening or self._refers_back(index))):
            sources = preceding_subject(tokens, index)
        return sources

    def _topical(self, index: int) -> bool:
        """«أما الوزير فقال …»: the subject stands between the two particles."""
        fused = self.tokens[index].text.startswith("ف") and joined(self.tokens[index])
        return fused and any(t.form.host == "اما" for t in self.tokens[max(0, index - TOPIC) : index])

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
        tokens, first = self.tokens, token_at(self.tokens, source[0])
        last = tokens[token_at(tokens, source[1] - 1)]
        definite = tokens[first].form.article or last.form.article or tokens[first].tag in {"PROPN", "X"}
        told = first > 0 and tokens[first - 1].form.host in _AUXILIARY  # «كان محافظ قد ذكر»
        return not (definite or told)

    def _within(self, index: int, cue: Cue) -> Speech | None:
        """«جاء في بيان الوزارة أن …»: the document is the source."""
        tokens = self.tokens
        if index + 2 >= len(tokens) or tokens[index + 1].form.host not in _WITHIN:
            return None
        content = self.contents.find(index + 2, cue)
        if content is None:
            return None
        if tokens[index + 1].form.pronoun:  # «في رسالة جاء فيها: …»
            return self._told("verb", index, content, (), cue)
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
        leads = [i for i in range(about, min(content.limit, about + 14)) if tokens[i].form.key == "عن"]
        ends = [*leads[1:], content.limit]
        told = [
            source
            for lead, end in zip(leads, ends, strict=True)
            for source in find_sources(tokens, lead + 1, end, led=True)
        ]
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
        purpose = form.preposition == "ل" and form.article  # «للتأكيد على …»
        may = index > 0 and self.tokens[index - 1].form.host in _MAY_BE
        if content is None or purpose or may or self._negated(index) or self._negated(index - 1):
            return None
        between = (cue_of(token.form.key) for token in self.tokens[index + 1 : content.limit])
        if any(other is not None and other.shape == "verb" for other in between):
            return None
        if any(token.tag == "VERB" for token in self.tokens[index + 1 : content.limit]):
            return None
        adjective = index + 1 < content.limit and self.tokens[index + 1].tag == "ADJ"
        silent = form.article or bool(form.pronoun) or adjective
        sources = () if silent else find_sources(self.tokens, index + 1, content.limit)
        if not silent and all(is_event(self.tokens, source) for source in sources):
            return None
        kind: Kind = "noun"
        if silent:
            kind = "participle" if form.preposition == "ب" else "unnamed" if form.article else "noun"
        start = self.tokens[index].host_start
        return self._told(kind, index, content, sources, cue)._replace(cue=(start, self.tokens[index].end))

    # Nobody named

    def _unnamed(self, index: int, cue: Cue) -> Speech | None:
        """«يُعتقد أن …»، «أنباء عن …»."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or self._negated(index) or self._negated(index - 1):
            return None
        first = self._unnamed_content(index, cue)
        if first is None or first >= len(tokens):
            return None
        content = self.contents.clause(first, first)
        return self._told("unnamed", index, content, (), cue)._replace(silent=False)

    def _unnamed_content(self, index: int, cue: Cue) -> int | None:
        """The token with which begins what nobody named tells: after «أن», a preposition or a colon."""
        following = [token.form.key for token in self.tokens[index + 1 : index + 4]]
        if following[0] in THAT:
            return index + 1
        led = following[0] in _UNNAMED_LEADS
        if led and (cue.shape == "nouns" or (len(following) > 1 and following[1] in THAT)):
            return index + 2
        near = self.tokens[index + 1 : index + 3]
        by = next((i for i, token in enumerate(near) if token.form.preposition == "ب"), None)
        if cue.loose and by is not None:
            return index + 1 + by
        colon = cue.shape == "unnamed" and ":" in following and not cue.loose
        return index + 2 + following.index(":") if colon else None

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


def read_speech(
    tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
) -> list[Speech]:
    """The speech in a sentence's tokens; `quotations` leads from opening to closing marks, `closings` back."""
    return Reader(tokens, quotations, closings).read() if tokens else []
