"""Which act a connective explains: the one that governs it in its clause, or the one that the clause after it tells."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cause_words import SEPARATORS, is_connecting
from riwaya.extract.connectives import Connective, carriers, is_joined, words
from riwaya.extract.cues import cue_of, word_list
from riwaya.model import ActName

REACH = 25
"""How many tokens lie at most between a connective and the act that it links (the most in the gold articles is 20)."""
JOINED = 8
"""How many acts are joined at most."""
JOINED_REACH = 8
"""How far acts joined by «و» may stand apart."""

_THAT = word_list("grammar", "that", table="factuality")


class Act(NamedTuple):
    """An act of a sentence: its token, its number among the document's acts, and which it is."""

    token: int
    number: int
    act: ActName


class Clause:
    """A sentence's tokens and acts in order, asked which of them a connective explains."""

    def __init__(self, tokens: Sequence[Token], acts: Sequence[Act]) -> None:
        self.tokens = tokens
        self.acts = acts
        self.by_token = {act.token: act for act in acts}

    def leads(self, index: int) -> bool:
        """Whether the connective stands at the head of its clause: «وبسبب القصف، نزح السكان»."""
        if index == 0:
            return True
        before = self.tokens[index - 1]
        return (
            before.text in SEPARATORS
            or before.key in _THAT
            or (is_joined(self.tokens[index]) and before.text in '،,«“"')
            or before.key in words("heading")
        )

    def following(self, start: int) -> list[Act]:
        """The act that the clause after a fronted phrase tells."""
        carried = False
        for index in range(start, min(len(self.tokens), start + REACH)):
            token = self.tokens[index]
            if token.text in SEPARATORS or (carried and token.tag == "VERB"):
                return []
            carried = carried or token.tag == "VERB"
            if index in self.by_token:
                return self.joined([a for a in self.acts if a.token >= index])
            if token.tag == "VERB" and not self._passes(index):
                return []
        return []

    def governing(self, connective: Connective, reach: int = REACH) -> list[Act]:
        """The act before a connective that governs there, with those joined to it.

        It is the clause's finite verb where that names an act; else what a carrying verb or a cue brings; without a
        verb the nearest noun. Another verb in between takes the connective for itself.
        """
        nearest = self.tokens[connective.start].key in words("for_protest")
        last = connective.start - 1
        nouns: list[Act] = []
        for index in range(last, max(-1, connective.start - reach - 1), -1):
            token = self.tokens[index]
            if token.text in SEPARATORS or (token.key in _THAT and index < last):
                break
            act = self.by_token.get(index)
            if act is not None and token.tag == "VERB":
                return self.joined_before(act)
            if act is not None:
                nouns.append(act)
                if nearest:
                    return [act]
            elif token.tag == "VERB" and not self._passes(index):
                carried = bool(nouns) and (token.key in carriers() or cue_of(token.key) is not None)
                return self._carried(nouns) if carried or self._in_relative(index, nouns) else []
            elif token.tag == "VERB" and nouns and token.key in carriers():
                return self._carried(nouns)
            elif token.tag == "VERB" and (described := self._described_before(index)):
                return [described]
        return self._nominal(nouns)

    def _passes(self, index: int) -> bool:
        """Whether a verb only carries what depends on it, or is a verb of being."""
        token = self.tokens[index]
        return token.key in words("being") or not {token.key, token.host}.isdisjoint(carriers())

    def _in_relative(self, index: int, nouns: Sequence[Act]) -> bool:
        """Whether the verb at `index` describes a noun, and the acts after it stand in that description."""
        return bool(nouns) and index > 0 and self.tokens[index - 1].key in words("relatives")

    def _described_before(self, index: int) -> Act | None:
        """The act that the relative clause of a carrying verb describes: «الهدنة الإنسانية التي تبدأ اليوم بهدف …»."""
        if index == 0 or self.tokens[index - 1].key not in words("relatives"):
            return None
        return next(
            (self.by_token[i] for i in range(index - 2, max(-1, index - 5), -1) if i in self.by_token), None
        )

    def _carried(self, nouns: Sequence[Act]) -> list[Act]:
        """The acts that a carrying verb brings: the first after it and those joined to that; `nouns` run backwards."""
        return self.joined(list(reversed(nouns)))

    def _nominal(self, nouns: Sequence[Act]) -> list[Act]:
        """The act that heads a clause without a verb: the nearest that no preposition leads, with those joined."""
        if not nouns:
            return []
        free = [a for a in nouns if not self._is_led(a.token)]
        return self.joined_before(free[0] if free else nouns[0])

    def _is_led(self, index: int) -> bool:
        token = self.tokens[index]
        before = self.tokens[index - 1] if index else None
        return bool(token.form.preposition) or (before is not None and before.key in words("led_by"))

    def joined_before(self, last: Act) -> list[Act]:
        """The act and those before it to which «و» joins it."""
        chain = [last]
        for act in reversed([a for a in self.acts if a.token < last.token]):
            if not is_joined(self.tokens[chain[-1].token]) or chain[-1].token - act.token > JOINED_REACH:
                break
            chain.append(act)
        return chain[::-1]

    def joined(self, acts: Sequence[Act]) -> list[Act]:
        """The first of the acts and those that «و» joins to it, one after the other."""
        chain = list(acts[:1])
        for act in acts[1:JOINED]:
            last = chain[-1].token
            verb = self.tokens[act.token].tag == "VERB" and self.tokens[last].tag != "VERB"
            if verb or act.token - last > JOINED_REACH:
                break
            if is_joined(self.tokens[act.token]):
                chain.append(act)
        return chain

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
        verb = token.tag == "VERB" and index not in self.by_token
        ends = token.text in SEPARATORS or token.key in words("relatives")
        return verb or ends or is_connecting(self.tokens, index)
