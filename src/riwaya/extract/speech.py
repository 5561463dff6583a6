"""Cue, source and content of speech within one sentence; the thread through sentences is attribution.py's."""

import re
from collections.abc import Mapping, Sequence

from riwaya.arabic import columns
from riwaya.arabic.analysis import Token
from riwaya.extract.charges import CHARGES, read_backward, read_charge, read_comment, read_pointing
from riwaya.extract.contents import REACH, SEPARATORS, STOPS, THAT, Contents
from riwaya.extract.cues import Cue, cue_of, form_cues, joined, word_list
from riwaya.extract.datelines import read_dateline
from riwaya.extract.frames import read_frame, relayed_between
from riwaya.extract.inverted import quotation_before, read_inverted
from riwaya.extract.look_alikes import is_another_word
from riwaya.extract.nominal import read_noun, read_participle
from riwaya.extract.sources import (
    RELATIVES,
    Range,
    agrees,
    find_sources,
    is_addressed,
    is_event,
    token_at,
)
from riwaya.extract.speech_values import Content, Speech, told
from riwaya.extract.subjects import (
    by_whom,
    is_document,
    is_object_there,
    leading_subject,
    preceding_document,
    preceding_subject,
)
from riwaya.extract.unnamed import read_unnamed
from riwaya.lexicon.actors import heads

_CONDITIONS = word_list("grammar", "conditions")
_NEGATIONS = word_list("grammar", "negations")
_RELATIVE_WHAT = word_list("grammar", "relative_what")
_QUOTES = frozenset('«“"')
_RESPONSIBLE = word_list("heads", "own_responsibility")
_ORDERING = word_list("grammar", "ordering")
_WITHIN = frozenset({"في", "فيه", "فيها"})
_PERSONAL = word_list("grammar", "personal")
_ALSO = word_list("grammar", "skipped_before")
_AUXILIARY = word_list("grammar", "auxiliary")
_PREPOSITIONS = word_list("grammar", "prepositions")
_DESCRIBING = _RELATIVE_WHAT | RELATIVES
_PARTS = word_list("grammar", "parts")
_WRITTEN = frozenset({"كتب", "كتبت", "كتبوا"})
_THERE = frozenset({"هناك", "ثمه", "هنالك"})
_SURE = frozenset({"قد", "وقد", "لقد", "ولقد", "فقد"})
_SO_THAT = word_list("grammar", "so_that")
_IN_WHAT = frozenset({"فيما", "وفيما"})
_PASSIVE = re.compile("[وف]?(?![يت])\\w\N{ARABIC DAMMA}|[وف]?ات\N{ARABIC SHADDA}?\N{ARABIC DAMMA}")
"""A past verb on whose first letter «ُ» is written is passive: «أُعلن», «اتُّهم»; a present one need not be («يُعلن»)."""
SHADDA = "\N{ARABIC SHADDA}"
TOPIC = 16
"""«أما» and «ف» of its verb stand no further apart (in tokens)."""


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
        known = form_cues()
        for index, cue in columns.found(known.__getitem__, self.tokens):
            if index <= done or (index and self.tokens[index - 1].key in _CONDITIONS):
                continue
            if is_another_word(self.tokens, index):
                continue
            if cue.suffixed and not self._describes_back(index):
                continue
            if self._is_carried(index, cue):
                continue
            if cue.shape == "noun" and found and self._is_held(index, found[-1]):
                continue
            if not found and cue.shape == "participle" and self._is_adjective(index):
                continue
            speech = self._reading(index, cue)
            if speech is not None:
                found += [speech, *self._relays(speech)]
                done = speech.through
        return found

    def _is_carried(self, index: int, cue: Cue) -> bool:
        """What is written on a placard is not uttered («كتب عليها»), and «كذبها» is no verb."""
        noun = self.tokens[index].tag == "NOUN" and not cue.addressed  # «واتهموه بالخيانة» is a verb
        owned = bool(self.tokens[index].form.pronoun) and cue.shape == "verb" and noun
        after = self.tokens[index + 1 : index + 3]
        on = (
            bool(after)
            and after[0].form.host == "علي"
            and (bool(after[0].form.pronoun) or _is_part(after[-1]))
        )
        return owned or (on and self.tokens[index].form.host in _WRITTEN)

    def _is_held(self, index: int, speech: Speech) -> bool:
        """«أعرب عن اعتقاده بأن …»: what the verb before it tells is what its speaker holds."""
        owned = bool(self.tokens[index].form.pronoun)
        return owned and speech.kind == "verb" and speech.content[0] == self.tokens[index].start

    def _describes_back(self, index: int) -> bool:
        """Whether a verb with its object stands in a description or a comment: «الذي نفاه», «وهو ما أكده»."""
        return index > 0 and self.tokens[index - 1].form.key in _DESCRIBING

    def _relays(self, speech: Speech) -> list[Speech]:
        """Further sources that stand between a verb and its content: «أكدت الصحيفة نقلا عن مصادر أن …»."""
        if speech.kind != "verb":
            return []
        cues = ((i, cue_of(self.tokens[i].form.key)) for i in range(speech.at + 1, speech.through))
        further = (relayed_between(self.contents, i, cue, speech) for i, cue in cues if cue is not None)
        return [speech for speech in further if speech is not None]

    def _is_adjective(self, index: int) -> bool:
        """Whether a participle that is an adjective as often stands where only an adjective would."""
        after_comma = index > 0 and self.tokens[index - 1].text in SEPARATORS
        accuses = index + 1 < len(self.tokens) and self.tokens[index + 1].form.article  # «متهمين الجنود بـ …»
        doubtful = self.tokens[index].form.key in word_list("heads", "ambiguous")
        return (doubtful and not (after_comma or accuses)) or self._qualifies(index)

    def _qualifies(self, index: int) -> bool:
        """Whether a participle is the adjective of the indefinite noun before it: «مسيرات منددة بالقصف»."""
        if index == 0:
            return False
        noun, form = self.tokens[index - 1], self.tokens[index].form
        bare = not (noun.form.article or noun.form.pronoun or form.conjunction)
        return (
            bare and noun.tag == "NOUN" and form.host.endswith("ه") and noun.form.host.endswith(("ه", "ات"))
        )

    def _reading(self, index: int, cue: Cue) -> Speech | None:
        shape = cue.shape
        if shape == "participle":
            return read_participle(self.contents, index, cue)
        if shape == "noun":
            return read_noun(self.contents, index, cue)
        if shape in {"unnamed", "nouns", "accusing"}:
            read = read_charge if shape == "accusing" else read_unnamed
            return read(self.contents, index, cue)
        if shape != "verb":
            return read_frame(self.contents, index, cue)
        if cue.within or cue.relay:
            return self._within(index, cue) if cue.within else self._relayed(index, cue)
        comment = read_comment(self.contents, index, cue)
        backward = read_backward(self.contents, index, cue) if cue.stance in CHARGES and not comment else None
        return comment or backward or (None if cue.suffixed else self._verb(index, cue))

    def _negated(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].form.key in _NEGATIONS

    # Verbs

    def _verb(self, index: int, cue: Cue) -> Speech | None:
        if self._negated(index):
            if cue.stance != "doubts" or not cue.bare:
                return None
            cue = cue._replace(stance="asserts")  # «لم يستبعد أن»
        if not self._reports(index, cue):
            return None
        content = self.contents.find(index + 1, cue)
        if cue.deems and (content is None or not content.clause):
            return self._deemed(index, cue)
        if (
            content is None
            and cue.stance == "denies"
            and (pointing := read_pointing(self.contents, index, cue))
        ):
            return pointing
        if content is None:
            return read_inverted(self.contents, index, cue)
        return self._with_content(index, cue, content)

    def _with_content(self, index: int, cue: Cue, content: Content) -> Speech | None:
        """The reading of a verb whose content follows it."""
        if _PASSIVE.match(self.tokens[index].text):
            agents = by_whom(self.tokens, index + 1, content.limit)
            passive = told(self.tokens, "verb" if agents else "unnamed", index, content, agents, cue)
            return passive._replace(silent=False)
        sources = tuple(s for s in self._subject(index, cue, content) if not self._is_own(s, cue))
        shows = bool(sources) and all(is_event(self.tokens, source) for source in sources)
        if cue.heads and sources and self.tokens[token_at(self.tokens, sources[0][0])].form.key in cue.heads:
            return None  # «قدر عدد القتلى بعشرة»: nobody is named
        if cue.counts and sources and self.tokens[content.first].form.key not in THAT:
            shows = shows or not self._is_actor(sources[0])
        if shows or (self._names(index) and (cue.loose or self.tokens[content.first].form.key not in THAT)):
            return None
        named = bool(sources) and sources[0][0] > self.tokens[index].start
        impersonal = "" if named or content.limit > index + 2 else self._impersonal(index)
        if impersonal and (not sources or self._describes(sources[0])):
            return None if impersonal == "outlet" else read_unnamed(self.contents, index, cue)
        if cue.stance == "asserts" and self.tokens[content.first].form.key in _RESPONSIBLE:
            cue = cue._replace(stance="claims_responsibility")
        speech = told(self.tokens, "verb", index, content, sources, cue)
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
        if not sources and not named and tokens[index].form.host[:1] in {"ي", "ت"}:
            return None  # «ويعتبر الهجوم الأوسع»: the outlet's own judgement
        first = token_at(tokens, sources[-1][1]) if sources else index + 1
        while first < limit and tokens[first].end <= (sources[-1][1] if sources else 0):
            first += 1
        event = bool(sources) and all(is_event(tokens, source) for source in sources)
        verbal = first < limit and tokens[index + 1].tag == "VERB"
        if limit - first < (1 if named else 2) or event or verbal or self._names(index):
            return None
        content = Content(first, first, (tokens[first].start, tokens[limit - 1].end))
        return told(self.tokens, "verb", index, content, sources, cue)

    def _is_actor(self, source: Range) -> bool:
        at = token_at(self.tokens, source[0])
        while self.tokens[at].end < source[1] and self._picks(at):
            at += 1  # «أحد الوزراء», «عدد من النواب», not «أحد أهم المراكز»
        return self.tokens[at].tag == "PROPN" or self.tokens[at].form.host in heads().kinds or self._picks(at)

    def _picks(self, index: int) -> bool:
        """Whether a word only counts or picks those who follow it."""
        form = self.tokens[index].form
        return form.host not in heads().kinds and (form.host in heads().quantifiers or form.key == "من")

    def _reports(self, index: int, cue: Cue) -> bool:
        """Whether a verb reports: not one that is wished («أن يعلن») nor one in a description («التي تهدد»)."""
        before = self.tokens[index - 1].form.key if index else ""
        plain = self.tokens[index].tag == "ADP" and SHADDA not in self.tokens[index].text
        if plain and before not in _SURE and not (cue.events and cue.heads):
            return False  # «بين», «عقب», «عبر», but «قد بين»
        wished = before in {"ان", "بان"} and self.tokens[index].form.host[:1] in {"ي", "ت", "ن"}
        wished = wished and not (index > 1 and self.tokens[index - 2].form.key in _ORDERING)
        noun = before in _PREPOSITIONS and not (joined(self.tokens[index]) or self._somebody(index))
        what = before in _RELATIVE_WHAT and not (cue.loose or self._comments(index))
        described = cue.act and before in RELATIVES and not (cue.loose and self.tokens[index].form.pronoun)
        described = described and not self._refers_back(index)
        return not (wished or noun or what or described or before in _SO_THAT)

    def _somebody(self, index: int) -> bool:
        """«هناك من يعتقد أن …»: «من» is somebody, not a preposition."""
        there = self.tokens[index - 2].form.host if index > 1 else ""
        return (
            self.tokens[index - 1].form.key == "من" and there in _THERE and self.tokens[index].tag == "VERB"
        )

    def _comments(self, index: int) -> bool:
        """«وهو ما اعتبره …»: what was told is judged, nothing is named."""
        return index > 1 and self.tokens[index - 2].form.host in _PERSONAL

    def _is_own(self, source: Range, cue: Cue) -> bool:
        """Whether a phrase after the verb is what its speaker did himself: «برر قراره بأن …»."""
        head = self.tokens[token_at(self.tokens, source[0])]
        return not cue.act and bool(head.form.pronoun) and is_event(self.tokens, source)

    def _names(self, index: int) -> bool:
        """Whether «ما وصفه …», «فيما أسماه …» only gives a thing somebody's name for it."""
        before = self.tokens[index - 1].form.key if index else ""
        what = before in _RELATIVE_WHAT or (before in _IN_WHAT and bool(self.tokens[index].form.pronoun))
        return what and not self._comments(index)

    def _subject(self, index: int, cue: Cue, content: Content) -> tuple[Range, ...]:
        """Who is named as the subject of the verb at `index`: after it, else before it."""
        tokens = self.tokens
        if cue.act and (agents := by_whom(tokens, index + 1, content.limit)):
            return agents
        opening = joined(tokens[index])
        if cue.number == "Plur":  # «وطالبوا العسكر بـ …»: the subject of a plural verb stands before it
            return () if opening or self._refers_back(index) else preceding_subject(tokens, index)
        if not opening and (document := preceding_document(tokens, index)):
            return document
        if cue.act and not opening:  # what follows may be the object
            first = index == 1 and tokens[0].tag == "PROPN"  # «فروسيا اتهمت جورجيا بـ …»
            sources = preceding_subject(tokens, index, opened=not first) or leading_subject(tokens, index)
            if sources:
                return sources
        sources = find_sources(tokens, index + 1, content.limit, strict=cue.act)
        if cue.act and sources and self._refers_back(index) and is_object_there(tokens, sources[0], content):
            sources = ()  # «بلاغا اتهمت فيه رجال الشرطة بـ …»
        if cue.act and sources and not agrees(tokens, index, sources[0], cue):
            sources = ()  # «ودعا السلطات إلى …»: whom, not who
        alone = cue.addressed and opening and not tokens[index].form.pronoun
        if sources and alone and is_addressed(tokens, index, sources[0]):
            sources = ()  # «وحث الأطراف على …»
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
        if is_document(tokens[first]):
            return False
        definite = tokens[first].form.article or last.form.article or tokens[first].tag in {"PROPN", "X"}
        past = first > 0 and (  # «كان محافظ قد ذكر», «أن أحمد ذكر»
            tokens[first - 1].form.host in _AUXILIARY or tokens[first - 1].form.key in THAT
        )
        return not (definite or past)

    def _within(self, index: int, cue: Cue) -> Speech | None:
        """«جاء في بيان الوزارة أن …»: the document is the source."""
        tokens = self.tokens
        lead = index + 1
        while lead < index + 3 and lead < len(tokens) and tokens[lead].form.key in _ALSO:
            lead += 1
        if lead + 1 >= len(tokens) or tokens[lead].form.host not in _WITHIN:
            return None
        content = self.contents.find(lead + 1, cue)
        if content is None:
            return None
        if tokens[lead].form.pronoun:  # «في رسالة جاء فيها: …»
            return told(self.tokens, "verb", index, content, (), cue)
        sources = find_sources(tokens, lead + 1, content.limit, led=True)
        return told(self.tokens, "verb", index, content, sources, cue) if sources else None

    def _relayed(self, index: int, cue: Cue) -> Speech | None:
        """«نقل الموقع عن مصادر …»: the subject relays, what stands after «عن» told it."""
        tokens = self.tokens
        near = range(index + 1, min(len(tokens), index + 14))
        about = next((i for i in near if tokens[i].form.key == "عن"), None)
        if about is None or self._negated(index):
            return None
        saying = next(
            (i for i in range(about + 2, min(len(tokens), about + REACH)) if _is_their_saying(tokens[i])),
            about,
        )
        content = self.contents.find(max(saying + 1, about + 2), cue._replace(by=frozenset()))
        content = content or self._after_comma(about + 2)
        if content is None:
            return None
        relayer = find_sources(tokens, index + 1, about)
        if not relayer and not joined(tokens[index]):
            relayer = preceding_subject(tokens, index)
        leads = [i for i in range(about, min(content.limit, about + 14)) if tokens[i].form.key == "عن"]
        ends = [*leads[1:], content.limit]
        knowing = [
            source
            for lead, end in zip(leads, ends, strict=True)
            for source in find_sources(tokens, lead + 1, end, led=True)
        ]
        speech = told(self.tokens, "verb", index, content, (*relayer, *knowing), cue)
        return speech._replace(silent=not relayer)

    def _after_comma(self, start: int) -> Content | None:
        tokens = self.tokens
        for index in range(start, min(len(tokens) - 1, start + 18)):
            if tokens[index].text in SEPARATORS:
                return Content(index, index + 1, (tokens[index + 1].start, tokens[-1].end))
        return None


def _is_their_saying(token: Token) -> bool:
    """«نقلت الوكالة عن مصدر، طلب عدم ذكر اسمه، قوله إن …»."""
    return token.form.host == "قول" and bool(token.form.pronoun)


def _is_part(token: Token) -> bool:
    return token.form.host in _PARTS and bool(token.form.pronoun)


def read_speech(
    tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
) -> list[Speech]:
    """The speech in a sentence's tokens; `quotations` leads from opening to closing marks, `closings` back."""
    return Reader(tokens, quotations, closings).read() if tokens else []
