"""What happens in a sentence, and how its words hang together where connectives explain it."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cause_words import SEPARATORS, counted_from, is_connecting
from riwaya.extract.connective_words import carriers, words
from riwaya.extract.connectives import Connective, breaks_clause, is_joined
from riwaya.extract.cues import word_list
from riwaya.model import ActName

REACH = 25
"""How many tokens lie at most between a connective and the act that it links (the most in the gold articles is 20)."""
JOINED = 8
"""How many acts are joined at most."""
JOINED_REACH = 8
"""How far happenings joined by «و» may stand apart."""
COUNTED_REACH = 14
"""The same for acts, which name whom they hit («مقتل خمسة أشخاص بينهم امرأة وطفل وإصابة …»)."""


_NAMING = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "DET"})
_LEADING = frozenset({"leads_to", "leads_to_by_act", "taken_up"})
_COMMAS = frozenset("،,")
_THAT = word_list("grammar", "that", table="factuality")


class Act(NamedTuple):
    """What happens in a sentence: its token, its number among the document's acts, and which act it is.

    Number and act are null for a happening that is no act: «تراجعت الأسعار».
    """

    token: int
    number: int | None
    act: ActName | None


class Side(NamedTuple):
    """What explains: tokens of the sentence, and the number of the act in them, if any."""

    start: int
    end: int
    act: int | None


class Words:
    """A sentence's tokens and what happens in it, in order: which words describe, carry, lead or join which."""

    def __init__(
        self, tokens: Sequence[Token], acts: Sequence[Act], connectives: Sequence[Connective] = ()
    ) -> None:
        self.tokens = tokens
        self.acts = acts
        phrases = [each for each in connectives if each.shape in {"phrase", "hence"}]
        self._connecting = {i for each in phrases for i in range(each.start, each.end)}
        self._causing = {each.start for each in connectives if each.shape in _LEADING}
        self.by_token = {act.token: act for act in acts}

    def is_verb(self, index: int) -> bool:
        """Whether a verb stands there, and no connective that is written like one («إثر»)."""
        return self.tokens[index].tag == "VERB" and index not in self._connecting

    def happening(self, index: int) -> Act:
        """A word that names no act as a happening of its own: «عاد السكان»."""
        return self.by_token.get(index) or Act(index, None, None)

    def in_description(self, index: int) -> bool:
        """Whether the verb stands in a relative clause, or is joined to one that does («التي دربتها ونشرتها»)."""
        if self.is_relative(index):
            return True
        if not is_joined(self.tokens[index]):
            return False
        for at in range(index - 1, max(-1, index - JOINED_REACH), -1):
            if self.tokens[at].text in _COMMAS or self.tokens[at].text in SEPARATORS:
                return False
            if self.is_verb(at):
                return self.is_relative(at)
        return False

    def is_relative(self, index: int) -> bool:
        """Whether the verb describes what stands before it: «الذي شنه», «هجوم شنه»."""
        return index > 0 and (self.tokens[index - 1].key in words("relatives") or self._follows_bare(index))

    def is_main_verb(self, index: int) -> bool:
        """Whether a verb tells something of its own, not of a noun that it describes."""
        token = self.tokens[index]
        return self.is_verb(index) and token.key not in words("being") and not self.in_description(index)

    def _follows_bare(self, index: int) -> bool:
        """Whether a verb stands right after an indefinite noun, which it describes then."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        if before is None or not self.is_verb(index) or is_joined(token):
            return False
        bare = not before.form.article and not before.form.pronoun
        return bare and before.tag in {"NOUN", "ADJ"} and index > 1 and not self._opens_clause(index - 1)

    def _opens_clause(self, last: int) -> bool:
        """Whether a phrase up to a token opens the clause of the verb behind it: «وفي سورية ينحسر», «إن أحمد ألغى»."""
        first = last
        while first > 0 and self.tokens[first].tag in _NAMING and not self.tokens[first].form.preposition:
            first -= 1
        if first > 0 and self.tokens[first].key in _THAT:
            return True
        leads = self.tokens[first].tag == "ADP" or bool(self.tokens[first].form.preposition)
        return leads and (first == 0 or self.tokens[first - 1].tag == "PUNCT")

    def passes(self, index: int) -> bool:
        """Whether a verb only carries what depends on it, or is a verb of being."""
        token = self.tokens[index]
        return token.key in words("being") or not {token.key, token.host}.isdisjoint(carriers())

    def described_before(self, index: int) -> Act | None:
        """The act that the relative clause of a carrying verb describes: «الهدنة الإنسانية التي تبدأ اليوم بهدف …»."""
        if index == 0 or self.tokens[index - 1].key not in words("relatives"):
            return None
        return next(
            (self.by_token[i] for i in range(index - 2, max(-1, index - 5), -1) if i in self.by_token), None
        )

    def is_led(self, index: int) -> bool:
        """Whether a preposition leads the noun."""
        token = self.tokens[index]
        before = self.tokens[index - 1] if index else None
        led = before is not None and (before.key in words("led_by") or index - 1 in self._connecting)
        return bool(token.form.preposition) or led

    def is_and(self, index: int) -> bool:
        """Whether «و» or its like joins the noun, or the number told of it, to what stands before: «و100 جريح»."""
        first = counted_from(self.tokens, index)
        if first and not is_joined(self.tokens[first]) and self.tokens[first - 1].host in words("occurring"):
            first -= 1  # «ووقوع عشرات الجرحى»
        if is_joined(self.tokens[first]):
            return True
        before = self.tokens[first - 1].key if first else ""
        beside = first > 1 and self.tokens[first - 2].key in words("beside")
        return before == "و" or (beside and before in words("beside_led"))

    def joined_before(self, last: Act) -> list[Act]:
        """The act and those before it to which «و» joins it."""
        chain = [last]
        verb = self.tokens[last.token].tag == "VERB"
        for act in reversed([a for a in self.acts if a.token < last.token]):
            if (self.tokens[act.token].tag == "VERB") != verb:
                break
            if verb and None in (act.number, last.number):  # «قصف الجيش الميناء وأغلق التجار محالهم بسبب …»
                break
            if not self.is_and(chain[-1].token) or chain[-1].token - act.token > JOINED_REACH:
                break
            chain.append(act)
        return chain[::-1]

    def joined(self, acts: Sequence[Act]) -> list[Act]:
        """The first of the acts and those that «و» joins to it, one after the other."""
        chain = list(acts[:1])
        for act in acts[1:JOINED]:
            last = chain[-1].token
            verb = self.tokens[act.token].tag == "VERB" and self.tokens[last].tag != "VERB"
            verb = verb and self.tokens[act.token].host not in words("happenings")  # «مصرع أحدهم وجرح آخرين»
            numbered = act.number is not None and chain[0].number is not None
            if verb or act.token - last > (COUNTED_REACH if numbered else JOINED_REACH):
                break
            joined = self.is_and(act.token)
            if act.number is None and chain[0].number is not None and not joined:
                continue
            if joined:
                chain.append(act)
            elif not self.is_led(act.token):
                break
        return chain

    def split(self, start: int, end: int) -> list[Side]:
        """What explains as one phrase, or as the acts that «و» joins in it, one by one."""
        if end <= start:
            return []
        named = [a for a in self.acts if a.number is not None and start <= a.token < end]
        first = next((a for a in named if a.token < start + 4), None)
        if first is None:
            return [Side(start, end, None)]
        chain = [a for a in self.joined(named) if a is first or is_joined(self.tokens[a.token])]
        if self.tokens[first.token].tag == "VERB" or len(chain) == 1 or first.token > start + 1:
            return [Side(start, end, first.number)]
        bounds = [start, *(a.token for a in chain[1:]), end]
        return [Side(bounds[i], bounds[i + 1], a.number) for i, a in enumerate(chain)]

    def ends_clause(self, index: int) -> bool:
        """Whether another clause begins or ends there."""
        token = self.tokens[index]
        return token.text in SEPARATORS or token.key in _THAT or breaks_clause(self.tokens, index)

    def nearest_before(self, index: int) -> list[Act]:
        """The act that stands nearest before token `index`, with those joined to it."""
        near = [a for a in self.acts if index - REACH <= a.token < index]
        return self.joined_before(near[-1]) if near else []

    def acts_after(self, start: int, reach: int) -> list[Act]:
        """The first act from token `start` on, with those joined to it."""
        end = min(len(self.tokens), start + reach)
        stop = next((i for i in range(start, end) if self._stops(i)), end)
        own = [a for a in self.acts if start <= a.token < stop + REACH]
        return self.joined(own) if own and own[0].token < stop else []

    def _stops(self, index: int) -> bool:
        token = self.tokens[index]
        verb = self.is_verb(index) and index not in self.by_token
        ends = token.text in SEPARATORS or token.key in words("relatives")
        return verb or ends or is_connecting(self.tokens, index)
