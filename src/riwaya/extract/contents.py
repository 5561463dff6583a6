"""What is told: the reading of a cue, and where its content begins and ends in the sentence."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import Cue, cue_of, is_verbal_noun, joined, word_list
from riwaya.extract.look_alikes import hides_name, names_a_place, relays, takes_by
from riwaya.extract.outlet_words import outlet_again
from riwaya.extract.sources import Range, is_name, is_time_word
from riwaya.extract.speech_values import Content
from riwaya.lexicon.actors import heads

REACH = 45
"""How many tokens after its cue a content may begin (the longest in the gold articles is 27)."""
LONG_QUOTATION = 25
"""Code points from which a quotation inside a clause is speech, not a name or scare quotes."""

NAMED_BODY = 6
"""The most words of a body's name in quotation marks."""

NAME_WORDS = 3
"""How many words in quotation marks at a clause's end may still be a name."""

THAT = word_list("grammar", "that")
SEPARATORS = frozenset("،,؛;")
STOPS = frozenset("؛.!؟?;")
LEADING = word_list("grammar", "leading")

_NEGATIONS = word_list("grammar", "negations")
_POINTING = word_list("grammar", "pointing")
_SINCE = word_list("grammar", "since")
_NOT_THAT_AFTER = word_list("grammar", "not_that_after")
_CLAUSE_STARTS = word_list("grammar", "clause_starts")
_TITLE_JOINTS = word_list("grammar", "title_joints")
_RELATIVES = word_list("grammar", "relatives")
_FULL_STOPS = frozenset('.!؟?»”"')
_EXCEPTING = frozenset({"غير", "الا", "بيد"})
_OWN_CLAUSES = word_list("grammar", "own_clauses")
_IN_IT = frozenset({"فيه", "فيها"})
_SAYING = frozenset({":", "قايلا", "قايله"})


class Contents:
    """The tokens of a sentence with the quotations of the text: opening mark to closing mark, and back."""

    def __init__(
        self, tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
    ) -> None:
        self.tokens = tokens
        self.quotations = quotations
        self.closings = closings
        self.end = next(
            (token.end for token in reversed(tokens) if token.text not in _FULL_STOPS), tokens[-1].end
        )
        self._occasions: list[int] | None = None
        self._returns: list[int] | None = None

    def find(self, start: int, cue: Cue, *, reach: int = REACH) -> Content | None:
        """The content of a cue, begun at token `start` or later."""
        index, last = start, min(len(self.tokens), start + reach)
        short: Content | None = None
        related = False
        while index < last:
            if self.tokens[index].start in self.quotations:
                content = self._quotation(start, index, cue)
                if content is not None:
                    return content
                short = short or self._short(index, cue)
                if short and cue.utters:
                    return short
                index = self._after_quotation(index)
                continue
            content = self._begun_at(start, index, cue)
            if content is not None:
                return content
            related = related or self.tokens[index].form.key in _RELATIVES
            if self._ends_search(start, index) or (index > start and not related and self._acts(index)):
                aside = self.tokens[index].form.key in _CLAUSE_STARTS and not short
                return self._resumed(index, last) if aside else short
            index += 1
        return short

    def _resumed(self, index: int, last: int) -> Content | None:
        """The clause with «أن» after the comma that ends an aside: «قال حاكم المدينة حيث وقع الهجوم، إن …»."""
        for at in range(index + 1, last):
            cue = cue_of(self.tokens[at].form.key)
            if self.tokens[at].text in STOPS or (cue is not None and cue.shape == "verb"):
                return None
            if self.tokens[at].form.key in THAT and self.tokens[at - 1].text in SEPARATORS:
                return self.clause(at, index)
        return None

    def _acts(self, index: int) -> bool:
        """Whether a verb joined by «و» begins another clause: «يكتب عن المدينة ويحلل …»."""
        token = self.tokens[index]
        shaped = token.form.host.startswith("ي") or token.form.host.endswith("ت")  # «ودحر» may be a noun
        return shaped and token.tag == "VERB" and token.form.conjunction == "و" and not cue_of(token.form.key)

    def _short(self, index: int, cue: Cue) -> Content | None:
        """A short quotation after a verb of saying, which is what was said where nothing else is."""
        close = self.quotations[self.tokens[index].start]
        words = self._token_at(close) - index - 1
        if not cue.utters and (not cue.follows or cue.bare or cue.shape != "verb" or words < NAME_WORDS):
            return None
        return Content(
            index, index, self._quoted_span(self.tokens[index].end, close), quoted=True, clause=False
        )

    def _begun_at(self, start: int, index: int, cue: Cue) -> Content | None:
        word = self.tokens[index].form.key
        if word == ":" and index + 1 < len(self.tokens) and not (cue.events and cue.heads):
            return self._after_colon(index, utters=cue.utters)
        name = word == "بان" and index + 1 < len(self.tokens) and self.tokens[index + 1].form.key == "كي"
        if word in THAT and not name and (not cue.act or (word[0] == "ب" and "ب" in cue.by)):
            return self._that(start, index)
        return self._led(start, index, cue)

    def _that(self, start: int, index: int) -> Content | None:
        """A clause with «أن», unless «أن» belongs to what stands before it («بعد أن», «بعد إعلان روسيا أن»)."""
        if self._is_of_noun(start, index):
            return None
        if index <= start or self.tokens[index - 1].form.key not in _NOT_THAT_AFTER:
            return self.clause(index, index)
        if index == start + 1 and self.tokens[start].form.key in LEADING:
            return self.clause(index, start)
        return None

    def _is_of_noun(self, start: int, index: int) -> bool:
        """Whether «أن» depends on a noun of speech that an occasion leads: «قال بعد إعلان الجيش أن …: «…»»."""
        for at in range(start, index):
            led = self.tokens[at].tag == "ADP" or self.tokens[at].form.key in _SINCE
            noun = cue_of(self.tokens[at + 1].form.host) if led and at + 1 < index else None
            if noun is not None and noun.shape == "noun" and self._has_mark(index):
                return True
        return False

    def _has_mark(self, index: int) -> bool:
        """Whether a colon or a quotation follows, which the verb introduces."""
        return any(token.text == ":" for token in self.tokens[index : index + REACH])

    def _ends_search(self, start: int, index: int) -> bool:
        token = self.tokens[index]
        if token.text in STOPS:
            return True
        cue = cue_of(token.form.key)
        if cue is None and token.form.pronoun and token.form.conjunction and token.tag != "ADP":
            cue = cue_of(token.form.host)  # «وأكدها», not «وبينهم»
        if cue is None:
            starts = token.form.key in _CLAUSE_STARTS and not self._is_so_called(index)
            return index > start and (starts or self._excepts(index))
        if cue.shape == "participle":
            own = cue.act or self.tokens[index - 1].text in SEPARATORS or self._has_quotation(index)
            return index > start and own
        if cue.shape != "verb" or index == start:
            return cue.shape == "verb" and (joined(token) or bool(token.form.conjunction))
        return joined(token) or bool(token.form.conjunction) or self._introduces(index)

    def _is_so_called(self, index: int) -> bool:
        """«مصادر فيما يسمى مجلس المدينة»: the name goes on."""
        following = self.tokens[index + 1 : index + 2]
        return bool(following) and following[0].form.key in word_list("distance", "names")

    def _has_quotation(self, index: int) -> bool:
        """«هتفوا ضد الحكومة مرددين «…»»: the quotation is what the participle tells."""
        quoted = any(token.start in self.quotations for token in self.tokens[index + 1 : index + 2])
        return quoted and self.tokens[index].form.key not in _SAYING

    def _introduces(self, index: int) -> bool:
        """Whether another verb of speech has its content right behind it: «تحدث مع سكان قالوا إن …»."""
        token, following = self.tokens[index], self.tokens[index + 1 : index + 2]
        if following and following[0].form.key in _IN_IT:  # «لافتات يتساءلون فيها «…»»
            following = self.tokens[index + 2 : index + 3]
        told_next = bool(following) and (
            following[0].form.key in THAT or following[0].text == ":" or following[0].start in self.quotations
        )
        negated = self.tokens[index - 1].form.key in _NEGATIONS and not hides_name(self.tokens, index)
        place = names_a_place(self.tokens[index - 1])  # «مصادر بمديرية حرض أن …»
        return (told_next or negated) and token.tag == "VERB" and not place

    def _excepts(self, index: int) -> bool:
        """«غير أن», «إلا أن», «بيد أن»: another clause begins."""
        following = self.tokens[index + 1 : index + 2]
        excepting = self.tokens[index].form.key in _EXCEPTING
        return excepting and bool(following) and following[0].form.key in THAT

    # Led by a preposition, or bare

    def _led(self, start: int, index: int, cue: Cue) -> Content | None:
        """A content led by one of the cue's prepositions, or a bare event noun."""
        token = self.tokens[index]
        word, form = token.form.key, token.form
        if index > start and relays(self.tokens[index - 1]):  # «ذكرت الصحيفة نقلا عن مصدر أن …»
            return None
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if word in cue.by and following is not None and not (is_name(token) or self._points(index + 1)):
            name = index > start and self.tokens[index - 1].form.host in word_list("heads", "governing")
            governed = name and word in {"عن", "علي"}  # «المتحدث عن …», «المطلع على …»
            plain = following.tag != "PUNCT" or (cue.act and following.start in self.quotations)
            chosen = cue.events or bool(cue.heads) or self._that_later(start, index)
            loose = cue.loose or (cue.shape != "noun" and plain and not governed and not chosen)
            told = following.form.key in THAT or loose or self.is_event(following)
            if cue.events and cue.heads:
                told = following.form.key in cue.heads
            if told:
                return self.clause(index + 1, index)
        by = form.preposition in cue.by or (cue.shape == "noun" and form.preposition == "ل")
        by = by and word not in _TITLE_JOINTS and not (index > start and takes_by(self.tokens[index - 1]))
        by = by and not (form.preposition == "ل" and self._leads_later(index))
        led = bool(form.preposition) and by and self._may_open(start, index, cue)
        bare = cue.bare and not form.preposition and self._opens_bare(start, index, cue)
        return self.phrase(index) if led or bare else None

    def _that_later(self, start: int, index: int) -> bool:
        """Whether a preposition belongs to the subject, for «أن» follows: «ذكر بيان صادر عن الجيش أن …»."""
        if index == start:
            return False
        for at in range(index + 2, min(len(self.tokens), index + NAMED_BODY)):
            if self.tokens[at].tag in {"PUNCT", "VERB", "ADP"}:
                return False
            if self.tokens[at].form.key in THAT:
                return True
        return False

    def _leads_later(self, index: int) -> bool:
        """Whether «إلى أن» follows in the clause, before which «ل» is part of a name: «المركز الإعلامي للمقاومة»."""
        for at in range(index + 1, min(len(self.tokens) - 1, index + REACH)):
            if self.tokens[at].text in STOPS | SEPARATORS:
                return False
            if self.tokens[at].form.key == "الي":
                return self.tokens[at + 1].form.key in THAT
        return False

    def _points(self, index: int) -> bool:
        """Whether only a pronoun is led, which points at what is told elsewhere: «الإعلان عن ذلك»."""
        after = self.tokens[index + 1 : index + 2]
        noun = bool(after) and after[0].tag in {"NOUN", "PROPN"} and after[0].form.article
        return self.tokens[index].form.key in _POINTING and not noun

    def _may_open(self, start: int, index: int, cue: Cue) -> bool:
        """Whether a word with a fused preposition begins the content, not a part of the source's name."""
        token = self.tokens[index]
        act = token.tag == "NOUN" or is_verbal_noun(token.form.host)
        if cue.heads:
            return token.form.key in cue.heads
        if token.form.preposition == "ل" or not cue.act:  # «دعا زعيم الحزب الموالي للأكراد …»
            act = is_verbal_noun(token.form.host) and (cue.act or cue.shape == "verb")
        if self.is_event(token) or cue.loose or (act and not is_time_word(token)):
            return True
        return index == start and token.form.preposition != "ل" and not is_time_word(token)

    def _opens_bare(self, start: int, index: int, cue: Cue) -> bool:
        """Whether a bare event noun (or, after verbs of counting, a number) stands free as the cue's object."""
        token = self.tokens[index]
        if cue.heads:
            return token.form.key in cue.heads
        also = token.form.key in cue.also or (
            cue.counts and token.tag == "NUM" and self._is_free(start, index)
        )
        if not (self.is_event(token) or also):
            return False
        if token.form.conjunction and index > start:
            return False
        before = self.tokens[index - 1]
        governed = before.tag == "ADP" or bool(before.form.preposition) or before.form.key == "من"
        governed = governed and not before.form.pronoun  # «ونفى فيه حصول …»
        return index == start or not governed or is_time_word(before)

    def _is_free(self, start: int, index: int) -> bool:
        """Whether no preposition stands before a number: «رصدت اللجنة 30 خرقا», not «سجل اللاعب في الدقيقة 62»."""
        return not any(token.tag == "ADP" for token in self.tokens[start:index])

    @staticmethod
    def is_event(token: Token) -> bool:
        """Whether the word is one of the nouns that open what is announced."""
        events = word_list("heads", "contents")
        form = token.form
        if form.article:
            return "ال" + form.host in events
        return form.host in events or form.key in events

    # Clauses

    def clause(self, first: int, limit: int) -> Content:
        """A content from token `first` on; a quotation right after «أن» is all of it."""
        tokens = self.tokens
        after = first + 1 if tokens[first].form.key in THAT else first
        if after < len(tokens) and tokens[after].start in self.quotations:
            close = self.quotations[tokens[after].start]
            alone = after == first and self._stands_alone(close)  # «دعا إلى «ضبط النفس»، …»
            if alone or close - tokens[after].start >= LONG_QUOTATION:
                start = tokens[first].end if alone else tokens[first].start
                return Content(limit, first, self._quoted_span(start, close), quoted=True)
        return Content(limit, first, (tokens[first].start, self._clause_end(first)))

    def _clause_end(self, first: int) -> int:
        """The sentence's end, or where the outlet speaks again: «، خلال لقاء …», «، علما أن …»."""
        ends = self._circumstances()
        after = bisect_left(ends, first + 2)
        return self.tokens[ends[after] - 1].start if after < len(ends) else self.end

    def phrase(self, first: int) -> Content:
        """The content that a noun at token `first` opens."""
        return Content(first, first, (self.tokens[first].start, self._phrase_end(first)))

    def _phrase_end(self, first: int) -> int:
        """Where a noun that is announced ends: a clause of its own after a comma («، إلا أن …») is not announced."""
        if self._returns is None:
            self._returns = [
                index
                for index in range(1, len(self.tokens))
                if self.tokens[index].form.key in _OWN_CLAUSES
                and (self.tokens[index - 1].text in SEPARATORS or "لكن" in self.tokens[index].form.key)
            ]
        after = bisect_left(self._returns, first + 2)
        end = self._clause_end(first)
        if after >= len(self._returns):
            return end
        stop = self._returns[after]
        comma = self.tokens[stop - 1].text in SEPARATORS
        return min(end, self.tokens[stop - 1].start if comma else self.tokens[stop].start)

    def _circumstances(self) -> list[int]:
        """The tokens with which the outlet's words begin again, found once for the sentence."""
        if self._occasions is None:
            self._occasions = outlet_again(self.tokens)
        return self._occasions

    # Quotations

    def _quotation(self, start: int, index: int, cue: Cue) -> Content | None:
        """Speech in quotation marks that opens at token `index`."""
        token = self.tokens[index]
        close = self.quotations[token.start]
        if cue.bare and index + 1 < len(self.tokens) and self.is_event(self.tokens[index + 1]):
            return Content(index, index, (token.end, self._clause_end(index)))
        before = self.tokens[index - 1].form
        construct = index > start and not before.article and before.host in heads().kinds
        if construct or (index == start and self._is_name(index, close)):
            return None  # «زعيم «تحالف الشعب»»
        direct = index == start or self.tokens[index - 1].form.key in _SAYING
        long = close - token.start >= LONG_QUOTATION
        if cue.act or not (direct or long or self._is_last_word(index, close)):
            return None
        if not long and close < self.end and not self._stands_alone(close):
            return None
        return Content(index, index, self._quoted_span(token.end, close), quoted=True, clause=False)

    def _is_name(self, index: int, close: int) -> bool:
        """Whether the quotation right after a verb is a body's name: «عبّر "مركز الميزان" عن …»."""
        last = self._token_at(close)
        words = self.tokens[index + 1 : last]
        return (
            0 < len(words) <= NAMED_BODY
            and words[0].form.host in heads().kinds
            and last + 1 < len(self.tokens)
            and self.tokens[last + 1].tag != "PUNCT"
        )

    def _quoted_span(self, start: int, close: int) -> Range:
        """A quotation with what is joined to it by «وأن» after its close."""
        index = self._token_at(close)
        following = self.tokens[index + 1 : index + 4]
        if any(after.form.key.startswith("و") and after.form.key[1:] in THAT for after in following):
            return (start, self._clause_end(index + 1))
        for mark, after in pairwise(following):  # «…» و«…»
            if mark.form.key == "و" and after.start in self.quotations:
                return self._quoted_span(start, self.quotations[after.start])
            if mark.text not in SEPARATORS:
                break
        return (start, close)

    def _token_at(self, offset: int) -> int:
        """The index of the first token that starts at the offset or later."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def _stands_alone(self, close: int) -> bool:
        """Whether the clause ends with the quotation, so that even a short one is speech."""
        after = self._token_at(close + 1)
        if after >= len(self.tokens) or self.tokens[after].text in "،,.؛:":
            return True
        another = self.tokens[after + 1 : after + 2]  # «…» و«…»
        return self.tokens[after].form.key == "و" and bool(another) and another[0].start in self.quotations

    def _is_last_word(self, index: int, close: int) -> bool:
        """Whether a short quotation of some words ends the clause, and so is what was said."""
        return self._token_at(close) - index > NAME_WORDS and self._stands_alone(close)

    def _after_quotation(self, index: int) -> int:
        return max(index + 1, self._token_at(self.quotations[self.tokens[index].start] + 1))

    def _after_colon(self, index: int, *, utters: bool) -> Content:
        following = self.tokens[index + 1]
        if following.start in self.quotations:
            close = self.quotations[following.start]
            if utters or close - following.start >= LONG_QUOTATION or self._stands_alone(close):
                span = self._quoted_span(following.end, close)
                return Content(index, index + 1, span, quoted=True, clause=False)
        return Content(index, index + 1, (following.start, self._clause_end(index + 1)))
