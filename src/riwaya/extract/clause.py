"""The clause around a word: the phrases before and after it, read once for a sentence and asked by the roles."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.memo import Memo
from riwaya.extract.actors import head_kind, is_actor_like
from riwaya.extract.coordination import coordinates
from riwaya.extract.phrase_borders import quantity_prefix_end
from riwaya.extract.phrases import ADVERBS, OPENING, QUOTED_LIMIT, is_nominal
from riwaya.extract.prepositions import leading_preposition
from riwaya.lexicon import word_set

_OF_PEOPLE = frozenset({"الذين", "لذين"})
_RELATIVE = word_set("grammar", "clause", "relative")
_PARTICLES = word_set("grammar", "clause", "particles")
_AUXILIARY = word_set("grammar", "clause", "auxiliary")
_SUBORDINATORS = word_set("grammar", "clause", "subordinators")
_ALTERNATIVES = word_set("grammar", "clause", "alternatives")
_INCLUDING = word_set("grammar", "clause", "including")
_AMONG = word_set("grammar", "clause", "among")
_PARTS = word_set("grammar", "clause", "parts")
_SIDES = word_set("grammar", "roles", "sides")
_SINCE = word_set("grammar", "clause", "since")
_ADVERBIAL = word_set("grammar", "clause", "adverbial")
"""What makes an adverb with «على»: «على الأقل», «على الفور»."""

_STOPS = frozenset(".؛:;؟?!")
_COMMAS = frozenset("،,")
_PRONOUNS = frozenset({"هو", "هي", "هم"})
_QUOTES = frozenset("«“")
_CLOSES = {"»": "«", "”": "“"}
DESCRIBED_REACH = 9
"""A verb describes an indefinite noun at most this many tokens before it."""
ASIDE_LIMIT = 14
"""An aside that «وهو» opens ends within so many tokens."""
AFTER_LIMIT = 28
"""A participant stands at most this many tokens after its word in the gold articles."""


_opens_clause = Memo[WordForm, bool](
    lambda form: form.host in _RELATIVE or form.key in _RELATIVE or form.key in _SUBORDINATORS
)
"""Whether a word begins a clause, whatever it is tagged."""


class Phrase(NamedTuple):
    """A noun phrase: its preposition ("" when bare), its token span, and what it is joined to by «و» (all spans)."""

    preposition: str
    start: int
    end: int
    members: tuple[tuple[int, int], ...]


class Clause:
    """A sentence's tokens with its noun phrases; `skipped` are tokens that name a time and play no role.

    `events` are nouns that name an act, `places` the first tokens of names of places, `participles` what tells an act
    that the subject does besides: they rule what follows them, as verbs do.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        skipped: Iterable[int] = (),
        events: Iterable[int] = (),
        places: Iterable[int] = (),
        participles: Iterable[int] = (),
    ) -> None:
        self.participles = frozenset(participles)
        self.tokens = tokens
        self.places = frozenset(places)
        self.events = frozenset(events)
        self.skipped = frozenset(skipped)
        self._walls = self.skipped | self.places
        self._phrases: list[Phrase] | None = None
        self._at: dict[int, Phrase | None] = {}

    @property
    def phrases(self) -> list[Phrase]:
        """All noun phrases of the sentence in order, none within another."""
        if self._phrases is None:
            self._phrases = list(self._read(0, len(self.tokens)))
        return self._phrases

    def _read(self, start: int, end: int) -> Iterable[Phrase]:
        index = start
        while index < end:
            if index in self.skipped:
                index += 1
                continue
            found = self.phrase_at(index)
            if found is None:
                index += 1
                continue
            yield found
            index = max(found.end, index + 1)

    def phrase_at(self, index: int) -> Phrase | None:
        """The noun phrase (with its preposition) that begins at a token, if one does."""
        if index not in self._at:
            self._at[index] = self._phrase_at(index)
        return self._at[index]

    def _phrase_at(self, index: int) -> Phrase | None:
        tokens = self.tokens
        preposition, start = leading_preposition(tokens, index)
        if start >= len(tokens) or not self._can_start(start):
            return None
        if start in self.skipped or tokens[start].key in _ADVERBIAL or self._is_adverb(start):
            return None
        cut = [self._cut(member) for member in coordinates(tokens, start)]
        members = tuple([member for member in cut if member[1] > member[0]])
        if preposition == "بين":
            members = self._with_other_sides(members)
        inside = preposition and preposition != "بين"
        while inside and len(members) > 1 and self._begins_own_clause(members[-1]):
            members = members[:-1]
        if not members:
            return None
        return Phrase(preposition, start, members[-1][1], members)

    def _with_other_sides(self, members: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """The sides that follow «من جهة»: «بين الجيش من جهة، والمسلحين من جهة أخرى»."""
        tokens = self.tokens
        while members:
            at = members[-1][1]
            if at + 2 >= len(tokens) or tokens[at].key != "من" or tokens[at + 1].host not in _SIDES:
                break
            at += 2
            while at < len(tokens) - 1 and (tokens[at].tag == "ADJ" or tokens[at].text in {"،", ","}):
                at += 1
            if tokens[at].form.conjunction != "و" or not is_nominal(tokens[at]):
                break
            members += tuple(coordinates(tokens, at))
        return members

    def _is_adverb(self, index: int) -> bool:
        """Whether the token belongs to a noun used as an adverb, with its adjective: «مرة أخرى»."""
        tokens = self.tokens
        if tokens[index].tag == "ADJ" and index:
            index -= 1
        return tokens[index].key in ADVERBS

    def _can_start(self, index: int) -> bool:
        token = self.tokens[index]
        if token.text in OPENING:
            return (
                index + 1 < len(self.tokens)
                and is_nominal(self.tokens[index + 1])
                and index + 1 not in self.skipped
            )
        if is_nominal(token):
            return True
        return quantity_prefix_end(self.tokens, index) > index

    def _begins_own_clause(self, member: tuple[int, int]) -> bool:
        """Whether a joined phrase is the subject of the verb right after it: «معارك في تعز والمقاومة تتقدم»."""
        end = member[1]
        return (
            end < len(self.tokens)
            and self.tokens[end].tag == "VERB"
            and not self.tokens[end].form.conjunction
        )

    def _cut(self, member: tuple[int, int]) -> tuple[int, int]:
        """The member up to where a time begins («قوات التحالف أمس»), or a place behind a definite noun: its own phrase.

        «قصفت الطائرات صنعاء»: of people a name may follow so («الرئيس هادي»), of places none does.
        """
        start, end = member
        if self._walls.isdisjoint(range(start, end)):
            return member
        for index in range(start, end):
            if index in self.skipped:
                return start, index
            if index in self.places and index > start and self.tokens[index - 1].form.article:
                return start, index
        return member

    def after(self, index: int) -> list[Phrase]:
        """The phrases that follow a word up to the end of its clause: a verb, a subordinate clause or a full stop."""
        found: list[Phrase] = []
        tokens, position, comma = self.tokens, index, False
        end = min(len(tokens), index + AFTER_LIMIT)
        while position < end and len(found) < 8:
            token = tokens[position]
            if position in self.skipped:
                position += 1
                continue
            aside = max(self._past_aside(position), self._past_participle(position, first=not found))
            if aside > position:
                position = aside
                continue
            if token.tag == "PUNCT" and token.text not in OPENING:
                if token.text in _STOPS:
                    break
                comma = comma or token.text in _COMMAS
                position += 1
                continue
            some = token.form.pronoun and self._names_some(position, first=not found)
            if some or self.opens_clause(position):
                break
            phrase = self.phrase_at(position)
            if phrase is None:
                position += 1
                continue
            another = phrase.preposition in _SINCE and phrase.start in self.events
            if another or (token.form.conjunction and found) or (comma and not phrase.preposition):
                break
            if not (found and self._is_alternative(phrase)):
                found.append(phrase)
            position = max(phrase.end, position + 1)
        return found

    def _names_some(self, index: int, *, first: bool) -> bool:
        """Whether a clause of its own tells who of those before are meant: «بينهم ثلاثة أطفال», «معظمهم من النساء»."""
        token = self.tokens[index]
        if not token.form.pronoun or token.form.article:
            return False
        return token.host in _AMONG or (not first and token.host in _PARTS and not token.form.preposition)

    def _past_participle(self, index: int, *, first: bool) -> int:
        """The position past a participle with its preposition, which plays no role in its clause.

        «شنت القوات مدعومة بالطيران هجوما»: what follows the preposition is no object of the verb.
        """
        token = self.tokens[index]
        if first or token.tag != "ADJ" or token.form.article or token.host[0] != "م":
            return index
        before = self.tokens[index - 1]
        definite = before.form.article or before.tag == "PROPN" or bool(before.form.pronoun)
        phrase = self.phrase_at(index + 1) if definite and index + 1 < len(self.tokens) else None
        return phrase.end if phrase is not None and phrase.preposition in {"ب", "علي"} else index

    def _is_alternative(self, phrase: Phrase) -> bool:
        before = self.tokens[phrase.start - 1]
        included = bool(before.form.pronoun) and self.tokens[phrase.start - 2].key in _INCLUDING
        return not phrase.preposition and (included or before.key in _ALTERNATIVES)

    def _past_aside(self, index: int) -> int:
        """The position behind a bracket or an aside that begins at a token, else the token itself."""
        if self.tokens[index].text == "(":
            return self._after_bracket(index)
        return self.past_asides(index) if self.tokens[index].text in _COMMAS else index

    def past_asides(self, index: int) -> int:
        """The position behind an aside between two commas: a time, or what «وهو …» tells of the one before."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index].text not in _COMMAS:
            return index
        told = tokens[index + 1].form.conjunction == "و" and tokens[index + 1].host in _PRONOUNS
        position = index + 1
        while position < min(len(tokens), index + ASIDE_LIMIT) and (told or position in self.skipped):
            if told and tokens[position].text in _STOPS:
                return index
            position += 1
            if position < len(tokens) and tokens[position].text in _COMMAS:
                further = self.past_asides(position)
                return max(further, position + 1)
        return index

    def _after_bracket(self, index: int) -> int:
        """The position after a bracket that opens at `index`: an aside plays no role."""
        for position in range(index + 1, min(len(self.tokens), index + AFTER_LIMIT)):
            if self.tokens[position].text == ")":
                return position + 1
        return index + 1

    def opens_clause(self, index: int) -> bool:
        """Whether the token begins another clause: a verb, a relative pronoun or a subordinating word."""
        token = self.tokens[index]
        opens = token.tag in {"VERB", "AUX", "SCONJ"} or _opens_clause[token.form]
        return opens or index in self.participles

    def relative_before(self, index: int) -> int | None:
        """The index of a relative pronoun right before the word (particles skipped), if there is one."""
        position = self.skip_particles_back(index - 1)
        if position >= 0 and (
            self.tokens[position].key in _RELATIVE or self.tokens[position].host in _RELATIVE
        ):
            return position
        return None

    def skip_particles_back(self, index: int) -> int:
        """The first token at or before `index` that is no particle, auxiliary, adverb or time."""
        while index >= 0:
            token = self.tokens[index]
            if (
                index in self.skipped
                or token.key in _PARTICLES
                or token.host in _AUXILIARY
                or token.tag == "ADV"
            ):
                index -= 1
            else:
                break
        return index

    def phrase_before(self, index: int, *, bare: bool = True) -> Phrase | None:
        """The nearest noun phrase that ends before a word within its clause; `bare` skips those with a preposition."""
        position = self.skip_particles_back(index - 1)
        last = bisect_right(self.phrases, position + 1, key=lambda phrase: phrase.end)
        for number in range(last - 1, -1, -1):
            phrase = self.phrases[number]
            if self._clause_breaks(phrase.end, index):
                return None
            if not (bare and phrase.preposition):
                return phrase
        return None

    def antecedent(self, relative: int) -> Phrase | None:
        """What a relative pronoun describes; of things told of people «الذين» describes these: «صورا للجنود الذين»."""
        phrase = self.phrase_before(relative, bare=False)
        if phrase is None or self.tokens[relative].host not in _OF_PEOPLE:
            return phrase
        start, end = phrase.members[-1]
        people = [at for at in range(start, end) if head_kind(self.tokens, at) is not None]
        if not people or is_actor_like(self.tokens, start, end):
            return phrase
        return Phrase(phrase.preposition, people[0], end, ((people[0], end),))

    def _clause_breaks(self, start: int, end: int) -> bool:
        """Whether a clause begins or ends between two positions (an auxiliary before the verb does not count)."""
        opened = {"«": 0, "“": 0}
        for position in range(start, end):
            token = self.tokens[position]
            if token.text in opened:
                opened[token.text] += 1
            elif token.text in _CLOSES:
                opened[_CLOSES[token.text]] -= 1
            if token.text in _STOPS:
                return True
            if self.opens_clause(position) and token.host not in _AUXILIARY and token.key not in _PARTICLES:
                return True
        return any(depth > 0 for depth in opened.values())

    def described_by(self, index: int) -> list[Phrase]:
        """The indefinite phrases that a verb after them can describe, as no pronoun does: «هجوم بسيارة استهدف …».

        Only an indefinite noun takes such a clause. Events come first, then the phrase right before the verb.
        """
        position = self.skip_particles_back(index - 1)
        last = bisect_right(self.phrases, position + 1, key=lambda phrase: phrase.end)
        near = [
            p
            for p in self.phrases[max(0, last - DESCRIBED_REACH) : last]
            if index - DESCRIBED_REACH <= p.start
        ]
        near = [p for p in near if not self._clause_breaks(p.end, index) and self._is_indefinite(p.start)]
        events = [p for p in reversed(near) if p.start in self.events]
        last_told = [self._described(p) for p in near[-1:] if p.end == position + 1 and p not in events]
        return events + last_told

    def _described(self, phrase: Phrase) -> Phrase:
        """The last of several joined, where it alone is indefinite: «بين قوات الأمن ومسلحين أطلقوا النار»."""
        *others, last = phrase.members
        closed = any(token.form.article or token.tag == "PROPN" for token in self.tokens[last[0] : last[1]])
        definite = any(token.form.article for start, end in others for token in self.tokens[start:end])
        return Phrase(phrase.preposition, last[0], last[1], (last,)) if definite and not closed else phrase

    def _is_indefinite(self, index: int) -> bool:
        token = self.tokens[index]
        return token.tag in {"NOUN", "NUM"} and not token.form.article and not token.form.pronoun

    def _is_speech(self, opening: int) -> bool:
        """Whether a quotation that opens at a token is longer than a name is."""
        inside = self.tokens[opening + 1 : opening + QUOTED_LIMIT + 2]
        return len(inside) > QUOTED_LIMIT and not any(token.text in _CLOSES for token in inside)

    def starts_clause(self, phrase: Phrase) -> bool:
        """Whether nothing of the clause stands before the phrase, so that it can be the subject of a later verb."""
        position = phrase.start - 1
        while position >= 0 and (position in self.skipped or self.tokens[position].text in OPENING):
            if self.tokens[position].text in _QUOTES and self._is_speech(position):
                return True
            position -= 1
        if position < 0:
            return True
        token = self.tokens[position]
        if token.tag == "PUNCT" or token.tag in {"SCONJ", "CCONJ"}:
            return True
        if token.key in _SUBORDINATORS or token.host in _SUBORDINATORS:
            return True
        return token.host in _AUXILIARY or bool(self.tokens[phrase.start].form.conjunction)
