"""Cue, source and content of speech within one sentence; the thread through sentences is attribution.py's."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import Cue, cue_of, joined, word_list
from riwaya.extract.sources import RELATIVES, Range, agrees, find_sources, is_event, is_time_word, preceding_subject, span_of
from riwaya.model import Stance

Kind = Literal["verb", "participle", "noun", "before", "after", "unnamed"]

REACH = 45
"""How many tokens after its cue a content may begin (the longest in the gold articles is 27)."""
LONG_QUOTATION = 25
"""Code points from which a quotation inside a clause is speech, not a name or scare quotes."""

_THAT = frozenset(
    "ان انه انها انهم انهما انهن اننا انني اني انك بان بانه بانها بانهم بانهما باننا باني انما".split()
)
_NOT_THAT_AFTER = frozenset(
    "بعد قبل منذ دون بدون غير الا حتي كما رغم يمكن يجب ينبغي لولا بيد علما طالما لاسيما سيما خصوصا خاصه مع حين الي علي عن من في بما مجرد شرط".split()
)
_LEADING = frozenset("الي علي عن من ب".split())
_CLAUSE_STARTS = frozenset("فيما بينما حيث لكن ولكن الامر مما".split())
_NEGATIONS = frozenset("لم لن لا ولم ولا ولن فلم".split())
_RELATIVE_WHAT = frozenset("ما مما وما".split())
_OWN_ENDINGS = ("ه", "ها", "هم", "هما")
_THEN = frozenset("فان فقد فانه فانها فانهم".split())
_TITLE_JOINTS = frozenset("باسم بلسان بصفته بصفتها بدوره بدورها بدورهم بوصفه بحسب بعد بين".split())
_SEPARATORS = frozenset("،,؛;")


class Speech(NamedTuple):
    """One reading of a cue in its sentence: offsets are the text's, `at` and `through` are token indices.

    `silent`: the speaker is not named here but earlier; `cut`: where an earlier content of the sentence ends because
    this one begins; `quoted`: the content is a quotation, closed wherever it ends.
    """

    kind: Kind
    at: int
    through: int
    cue: Range
    sources: tuple[Range, ...]
    silent: bool
    content: Range
    cut: int
    frame: Cue
    quoted: bool = False

    @property
    def stance(self) -> Stance:
        """What the source does to the content."""
        return self.frame.stance


class Content(NamedTuple):
    """Where what is told begins: the token before which the source ends, and the range of the text."""

    limit: int
    first: int
    span: Range
    quoted: bool
    clause: bool


class Reader:
    """The tokens of a sentence with the quotations that open in the text (start of the mark to start of its close)."""

    def __init__(self, tokens: Sequence[Token], quotations: Mapping[int, int]) -> None:
        self.tokens = tokens
        self.quotations = quotations
        self.end = tokens[-1].end

    def read(self) -> list[Speech]:
        """All speech in the sentence, in the order of its cues."""
        found: list[Speech] = []
        done = -1
        for index, token in enumerate(self.tokens):
            cue = cue_of(token.form.key)
            if cue is None and (token.form.preposition or token.form.pronoun):
                cue = self._inner_cue(token)
            if cue is None or index <= done:
                continue
            if not found and cue.shape == "participle" and self._is_adjective(index):
                continue
            speech = self._reading(index, cue)
            if speech is not None:
                found.append(speech)
                done = speech.through
        return found

    @staticmethod
    def _inner_cue(token: Token) -> Cue | None:
        """A noun of speech after a preposition or with a pronoun («بالقول», «تأكيده»), «نسبته», «اتهموها»."""
        cue = cue_of(token.form.host)
        if cue is None or (cue.shape == "verb" and not (cue.act and token.form.pronoun)):
            return None
        return cue if cue.shape in {"noun", "accusing", "verb"} else None

    def _is_adjective(self, index: int) -> bool:
        """Whether a participle that is an adjective as often stands where only an adjective would."""
        after_comma = index > 0 and self.tokens[index - 1].text in _SEPARATORS
        return not after_comma and self.tokens[index].form.key in word_list("heads", "ambiguous")

    def _reading(self, index: int, cue: Cue) -> Speech | None:
        if cue.shape == "verb":
            if cue.within:
                return self._within(index, cue)
            return self._relayed(index, cue) if cue.relay else self._verb(index, cue)
        if cue.shape == "participle":
            return self._participle(index, cue)
        if cue.shape == "noun":
            return self._noun(index, cue)
        if cue.shape in {"unnamed", "nouns"}:
            return self._unnamed(index, cue)
        if cue.shape == "accusing":
            return self._accusing(index, cue)
        return self._prepositional(index, cue)

    # Contents

    def _content(self, start: int, cue: Cue, *, reach: int = REACH) -> Content | None:
        """Where the content of a cue begins, at token `start` or later."""
        tokens = self.tokens
        index = start
        last = min(len(tokens), start + reach)
        while index < last:
            token = tokens[index]
            word = token.form.key
            if token.start in self.quotations:
                content = self._quotation(start, index, cue)
                if content is not None:
                    return content
                index = self._after_quotation(index)
                continue
            if word == ":" and index + 1 < len(tokens):
                return self._after_colon(index)
            if word in _THAT and not cue.act:
                if index <= start or tokens[index - 1].form.key not in _NOT_THAT_AFTER:
                    return self._clause(index, index)
                if index == start + 1 and tokens[start].form.key in _LEADING:
                    return self._clause(index, start)
            elif (content := self._led(start, index, cue)) is not None:
                return content
            if self._ends_search(start, index):
                return None
            index += 1
        return None

    def _ends_search(self, start: int, index: int) -> bool:
        token = self.tokens[index]
        if token.text in "؛.!؟?;":
            return True
        if token.form.key in _CLAUSE_STARTS and index > start:
            return True
        cue = cue_of(token.form.key)
        if cue is None or index == start:
            return False
        return (cue.shape == "verb" and joined(token)) or (
            cue.shape == "participle" and self.tokens[index - 1].text in _SEPARATORS
        )

    def _led(self, start: int, index: int, cue: Cue) -> Content | None:
        """A content led by one of the cue's prepositions, or a bare event noun."""
        token = self.tokens[index]
        word, form = token.form.key, token.form
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if word in cue.by and following is not None:
            if following.form.key in _THAT:
                return self._clause(index + 1, index)
            governed = index > start and self.tokens[index - 1].form.host in word_list("heads", "governing")
            if following.tag != "PUNCT" and not governed:
                return self._clause(index + 1, index)
        if form.preposition and form.preposition in cue.by and word not in _TITLE_JOINTS:
            if cue.act or self._is_event(token) or (index == start and not is_time_word(token)):
                return self._clause(index, index)
        if cue.bare and not form.preposition and self._opens_bare(start, index, cue):
            return self._clause(index, index)
        return None

    def _opens_bare(self, start: int, index: int, cue: Cue) -> bool:
        """Whether a bare event noun (or, after verbs of counting, a number) stands free as the cue's object."""
        token = self.tokens[index]
        if cue.heads:
            return token.form.key in cue.heads
        if not (self._is_event(token) or (cue.counts and token.tag == "NUM")):
            return False
        if token.form.conjunction and index > start:
            return False
        before = self.tokens[index - 1]
        governed = before.tag == "ADP" or bool(before.form.preposition) or before.form.key == "من"
        return index == start or not governed or is_time_word(before)

    @staticmethod
    def _is_event(token: Token) -> bool:
        events = word_list("heads", "contents")
        form = token.form
        if form.article:
            return "ال" + form.host in events
        return form.host in events or form.key in events

    def _clause(self, first: int, limit: int) -> Content:
        """A content from token `first` on; a quotation right after «أن» is all of it."""
        tokens = self.tokens
        after = first + 1 if tokens[first].form.key in _THAT else first
        if after < len(tokens) and tokens[after].start in self.quotations:
            close = self.quotations[tokens[after].start]
            if close - tokens[after].start >= LONG_QUOTATION:
                return Content(limit, first, self._quoted_span(tokens[first].start, close), True, True)
        return Content(limit, first, (tokens[first].start, self._clause_end(first)), False, True)

    def _quoted_span(self, start: int, close: int) -> Range:
        """A quotation with what is joined to it by «وأن» after its close."""
        for index, token in enumerate(self.tokens):
            if token.start >= close:
                tail = [t.form.key for t in self.tokens[index + 1 : index + 4]]
                if any(word.startswith("و") and word[1:] in _THAT for word in tail):
                    return (start, self._clause_end(index + 1))
                break
        return (start, close)

    def _clause_end(self, first: int) -> int:
        """The sentence's end, or where the circumstances of saying begin («، خلال لقاء …»)."""
        occasions = word_list("heads", "occasions")
        tokens = self.tokens
        for index in range(first + 2, len(tokens) - 1):
            token = tokens[index]
            if tokens[index - 1].text not in _SEPARATORS:
                continue
            led = token.form.key in {"خلال", "في", "اثناء", "وذلك"} and tokens[index + 1].form.host in occasions
            if led and not self._has_comma_before_verb(index):
                return tokens[index - 1].start
        return self.end

    def _has_comma_before_verb(self, index: int) -> bool:
        """Whether more of the content seems to follow the circumstance, as «، في بيان، إن …» would."""
        return any(token.form.key in _THAT for token in self.tokens[index : index + 12])

    def _quotation(self, start: int, index: int, cue: Cue) -> Content | None:
        """Speech in quotation marks that opens at token `index`."""
        token = self.tokens[index]
        close = self.quotations[token.start]
        direct = index == start or self.tokens[index - 1].form.key in {":", "قايلا", "قايله"}
        if cue.bare and index + 1 < len(self.tokens) and self._is_event(self.tokens[index + 1]):
            return Content(index, index, (token.end, self._clause_end(index)), False, True)
        if cue.act or not (direct or close - token.start >= LONG_QUOTATION):
            return None
        if close - token.start < LONG_QUOTATION and close < self.end and not self._stands_alone(close):
            return None
        return Content(index, index, self._quoted_span(token.end, close), True, False)

    def _stands_alone(self, close: int) -> bool:
        """Whether the clause ends with the quotation, so that even a short one is speech."""
        following = next((t for t in self.tokens if t.start > close), None)
        return following is None or following.text in "،,.؛:"

    def _after_quotation(self, index: int) -> int:
        close = self.quotations[self.tokens[index].start]
        following = index + 1
        while following < len(self.tokens) and self.tokens[following].start <= close:
            following += 1
        return following

    def _after_colon(self, index: int) -> Content | None:
        following = self.tokens[index + 1]
        if following.start in self.quotations:
            close = self.quotations[following.start]
            if close - following.start >= LONG_QUOTATION or self._stands_alone(close):
                return Content(index, index + 1, self._quoted_span(following.end, close), True, False)
        return Content(index, index + 1, (following.start, self._clause_end(index + 1)), False, True)

    # Cues

    def _own(self, index: int) -> Range:
        """The cue's words without a conjunction."""
        token = self.tokens[index]
        return (token.start + (1 if joined(token) else 0), token.end)

    def _negated(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].form.key in _NEGATIONS

    def _verb(self, index: int, cue: Cue) -> Speech | None:
        before = self.tokens[index - 1].form.key if index else ""
        wished = before in {"ان", "بان"} and self.tokens[index].form.host[:1] in "يتن"
        if wished or self._negated(index) or before in _RELATIVE_WHAT or (cue.act and before in RELATIVES):
            return None
        content = self._content(index + 1, cue)
        if content is None:
            return None
        sources: tuple[Range, ...] = ()
        if cue.act and not joined(self.tokens[index]):  # what follows may be the object
            sources = preceding_subject(self.tokens, index, opened=True)
        sources = sources or find_sources(self.tokens, index + 1, content.limit, strict=cue.act)
        if cue.act and sources and not agrees(self.tokens, index, sources[0], cue):
            sources = ()  # «ودعا السلطات إلى …»: whom, not who
        if not sources and not joined(self.tokens[index]) and not self._refers_back(index):
            sources = preceding_subject(self.tokens, index)
        if sources and all(is_event(self.tokens, source) for source in sources):
            return None
        if not sources and content.limit <= index + 2 and (impersonal := self._impersonal(index)):
            return None if impersonal == "outlet" else self._unnamed(index, cue)
        cut = self.tokens[index].start
        through = self._through(index, content)
        return Speech("verb", index, through, self._own(index), sources, not sources, content.span, cut, cue, content.quoted)

    def _within(self, index: int, cue: Cue) -> Speech | None:
        """«جاء في بيان الوزارة أن …»: the document is the source."""
        tokens = self.tokens
        if index + 2 >= len(tokens) or tokens[index + 1].form.key != "في":
            return None
        content = self._content(index + 2, cue)
        if content is None:
            return None
        sources = find_sources(tokens, index + 2, content.limit, led=True)
        if not sources:
            return None
        cut = tokens[index].start
        return Speech("verb", index, self._through(index, content), self._own(index), sources, False, content.span, cut, cue, content.quoted)

    def _refers_back(self, index: int) -> bool:
        """Whether the verb is one in a description of a document: «بيانا أعلنت فيه …»."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].form.key in {"فيه", "فيها"}

    def _impersonal(self, index: int) -> str:
        """Whether a verb without a subject is one of those that name nobody («يُعتقد أن») or the outlet («يُذكر أن»)."""
        word = self.tokens[index].form.key
        for name in ("outlet", "unnamed"):
            words = word_list("impersonal", name)
            if word in words or (joined(self.tokens[index]) and word[1:] in words):
                return name
        return ""

    def _through(self, index: int, content: Content) -> int:
        """The last token that the reading uses up: nouns of speech before the content belong to the cue."""
        return max(index, content.first - 1)

    def _participle(self, index: int, cue: Cue) -> Speech | None:
        if joined(self.tokens[index]) and index and self.tokens[index - 1].text not in _SEPARATORS:
            reach = 2
        else:
            reach = 12 if cue.act else 6
        if not (cue.act or self._leads_on(index + 1)):
            return None
        content = self._content(index + 1, cue, reach=reach)
        if content is None:
            return None
        cut = self.tokens[index].start
        return Speech(
            "participle", index, content.first - 1, self._own(index), (), True, content.span, cut, cue, content.quoted
        )

    def _leads_on(self, index: int) -> bool:
        """Whether what a participle of speech says may begin at token `index`, or after a circumstance there."""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        word = token.form.key
        marked = word in _THAT or word in _LEADING or word in {":", "في", "ايضا", "كذلك"} or token.start in self.quotations
        return marked or bool(token.form.preposition) or self._is_event(token) or token.tag == "ADP"

    def _noun(self, index: int, cue: Cue) -> Speech | None:
        token = self.tokens[index]
        content = self._content(index + 1, cue._replace(bare=cue.bare, act=False), reach=14)
        if content is None or self._negated(index):
            return None
        if not content.clause and not content.quoted:
            return None
        silent = token.form.article or bool(token.form.pronoun)
        sources = () if silent else find_sources(self.tokens, index + 1, content.limit)
        if not sources and not silent:
            return None
        cut = token.start
        kind: Kind = "participle" if silent and token.form.preposition == "ب" else "noun"
        start = self.tokens[index].host_start
        return Speech(kind, index, content.first - 1, (start, token.end), sources, silent, content.span, cut, cue, content.quoted)

    def _relayed(self, index: int, cue: Cue) -> Speech | None:
        """«نقل الموقع عن مصادر …»: the subject relays, what stands after «عن» told it."""
        tokens = self.tokens
        about = next((i for i in range(index + 1, min(len(tokens), index + 14)) if tokens[i].form.key == "عن"), None)
        if about is None or self._negated(index):
            return None
        content = self._content(about + 2, cue._replace(by=frozenset()))
        comma = next((i for i in range(about + 2, min(len(tokens), about + 20)) if tokens[i].text in _SEPARATORS), None)
        if content is None and comma is not None and comma + 1 < len(tokens):
            content = Content(comma, comma + 1, (tokens[comma + 1].start, self.end), False, True)
        if content is None:
            return None
        relayer = find_sources(tokens, index + 1, about) or (
            () if joined(tokens[index]) else preceding_subject(tokens, index)
        )
        told = find_sources(tokens, about + 1, content.limit)
        return Speech(
            "verb", index, content.first - 1, self._own(index), (*relayer, *told), not relayer, content.span,
            tokens[index].start, cue, content.quoted,
        )  # fmt: skip

    def _unnamed(self, index: int, cue: Cue) -> Speech | None:
        tokens = self.tokens
        if index + 1 >= len(tokens) or self._negated(index):
            return None
        following = tokens[index + 1].form.key
        first = index + 1
        if following in {"عن", "ب", "الي", "في"} and cue.shape == "nouns":
            first += 1
        elif following not in _THAT and not following.startswith("بان"):
            return None
        if first >= len(tokens):
            return None
        content = self._clause(first, first)
        return Speech("unnamed", index, first - 1, self._own(index), (), False, content.span, tokens[index].start, cue)

    def _accusing(self, index: int, cue: Cue) -> Speech | None:
        """«… نسب بعضها إلى …»: what stands before in the clause is laid to somebody's charge."""
        tokens = self.tokens
        charged = any(t.form.key == "الي" or t.form.preposition == "ل" for t in tokens[index + 1 : index + 5])
        if not charged or index == 0:
            return None
        first = index
        while first > 0 and index - first < 10 and tokens[first - 1].text not in _SEPARATORS:
            if tokens[first - 1].form.key in {"بعد", "عقب", "اثر", "منذ", "خلال"} or tokens[first - 1].tag == "VERB":
                break
            first -= 1
        if first == index:
            return None
        content = (tokens[first].start, tokens[index - 1].end)
        to = next((i for i in range(index + 1, len(tokens)) if tokens[i].form.key == "الي"), index + 1)
        sources = find_sources(tokens, index + 1, to) if tokens[index].form.pronoun else ()
        kind: Kind = "noun" if sources else "unnamed"
        return Speech(kind, index, index, self._own(index), sources, False, content, tokens[index].start, cue)

    # Prepositional cues

    def _prepositional(self, index: int, cue: Cue) -> Speech | None:
        """«بحسب مصدر»، «وفقا لبيان»، «نقلا عن شهود»، «على حد قوله»، «حسبما أعلن المحافظ»."""
        tokens = self.tokens
        first = index + 1
        if first >= len(tokens):
            return None
        word = tokens[first].form.key
        if cue.shape == "upon":
            return self._upon(index, cue)
        if cue.shape == "whatever":
            return self._as_told(index, first, cue)
        if cue.shape == "from":
            if word != "عن":
                return None
            first += 1
        elif cue.shape == "to":
            if word in {"لما", "الي", "ل"}:
                first += 1
            elif tokens[first].form.preposition != "ل":
                return None
        if first < len(tokens) and (word in {"ما", "لما"} or tokens[first].form.key == "ما"):
            return self._as_told(index, first + (tokens[first].form.key == "ما"), cue)
        return self._named_after(index, first, cue)

    def _upon(self, index: int, cue: Cue) -> Speech | None:
        tokens = self.tokens
        words = [t.form.key for t in tokens[index + 1 : index + 4]]
        if words[:1] == ["ما"]:
            return self._as_told(index, index + 2, cue)
        own = word_list("prepositional", "own_words")
        if words[:1] == ["حد"] and len(words) > 1:
            if words[1] in own:
                return self._frame(index, index + 2, (), cue, silent=True)
            if words[1] in word_list("prepositional", "on_words"):
                return self._named_after(index, index + 3, cue)
        if words[:1] == ["لسان"]:
            return self._named_after(index, index + 2, cue)
        return None

    def _as_told(self, index: int, verb: int, cue: Cue) -> Speech | None:
        """After «ما»: a verb of speech and its subject."""
        tokens = self.tokens
        if verb < len(tokens) and tokens[verb].form.key in {"قد", "كان", "كانت"}:
            verb += 1
        if verb >= len(tokens):
            return None
        inner = cue_of(tokens[verb].form.key) or cue_of(tokens[verb].form.host)
        if inner is None or inner.shape not in {"verb", "unnamed"} or (tokens[index].form.key == "كما" and joined(tokens[verb])):
            return None
        limit = self._frame_limit(verb + 1)
        if tokens[index].form.key == "كما":
            if index == 0 or self._content(verb + 1, inner) is not None:
                return None
        sources = find_sources(tokens, verb + 1, limit)
        return self._frame(index, limit - 1, sources, inner._replace(stance=cue.stance), silent=False, cue=verb)

    def _named_after(self, index: int, first: int, cue: Cue) -> Speech | None:
        tokens = self.tokens
        if first >= len(tokens):
            return None
        if tokens[first].form.key in word_list("prepositional", "own_words"):
            return self._frame(index, first, (), cue, silent=True)
        if tokens[first].form.host in word_list("heads", "not_sources"):
            return None
        if cue.shape == "single" and tokens[first].form.preposition:
            return None
        limit = self._frame_limit(first)
        sources = find_sources(tokens, first, limit, led=True)
        return self._frame(index, limit - 1, sources, cue, silent=False) if sources else None

    def _frame_limit(self, first: int) -> int:
        """The token where the naming of a source in a prepositional cue must have ended."""
        tokens = self.tokens
        for index in range(first, len(tokens)):
            token = tokens[index]
            if token.text in _SEPARATORS or token.text in ".!؟?:" or token.form.key in _THEN or token.form.key in _THAT:
                return index
            if index > first and cue_of(token.form.key) is not None and joined(token):
                return index
        return len(tokens)

    def _frame(
        self, index: int, through: int, sources: tuple[Range, ...], frame: Cue, *, silent: bool, cue: int | None = None
    ) -> Speech | None:
        """A prepositional cue: at the head of its sentence it governs what follows, elsewhere what stands before."""
        tokens = self.tokens
        if not sources and not silent:
            return None
        span = self._own(index if cue is None else cue)
        opens = joined(tokens[index]) and through + 1 < len(tokens) and tokens[index - 1].text in _SEPARATORS
        heads = opens or all(t.form.key in {"و", "ف", "لكن", "ولكن", "،", "\"", "(", "-"} for t in tokens[:index])
        if heads:
            after = through + 1
            while after < len(tokens) and tokens[after].text in "،,؛:;":
                after += 1
            if after >= len(tokens):
                return None
            content = (tokens[after].start, self.end)
            return Speech("before", index, through, span, sources, silent, content, tokens[index].start, frame)
        content = (tokens[0].start, self.end)
        return Speech("after", index, through, span, sources, silent, content, tokens[index].start, frame)


def read_speech(tokens: Sequence[Token], quotations: Mapping[int, int]) -> list[Speech]:
    """The speech in a sentence's tokens; `quotations` leads from each opening mark to the start of its close."""
    return Reader(tokens, quotations).read() if tokens else []


__all__ = ["Content", "Kind", "Speech", "read_speech", "span_of"]
