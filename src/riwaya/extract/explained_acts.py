"""Which act a connective explains: the one that governs it in its clause, or the one that the clause after it tells."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.cause_words import SEPARATORS, is_connecting
from riwaya.extract.connectives import Connective, carriers, is_joined, words
from riwaya.extract.cues import cue_of, word_list
from riwaya.extract.phrases import is_accusative
from riwaya.model import ActName

REACH = 25
"""How many tokens lie at most between a connective and the act that it links (the most in the gold articles is 20)."""
MAIN_REACH = 40
"""The same where a comma sets the connective off from the clause whose main verb it explains."""
JOINED = 8
"""How many acts are joined at most."""
JOINED_REACH = 8
"""How far acts joined by «و» may stand apart."""

FRONTED = 14
"""How many tokens a fronted phrase with its description goes on («إثر هجوم شنته …، سيطرت»)."""

_COMMAS = frozenset("،,")
_SET_OFF = _COMMAS | {"؛"}
_OPENING = frozenset("«“")
_CLOSING = frozenset("»”")
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
        """The act that the clause after a fronted phrase tells; a comma ends that phrase where one stands near."""
        stop = min(len(self.tokens), start + REACH)
        comma = next(
            (i for i in range(start, min(stop, start + FRONTED)) if self.tokens[i].text in _COMMAS), None
        )
        verb = None
        for index in range(start if comma is None else comma, stop):
            token, act = self.tokens[index], self.by_token.get(index)
            if token.text in SEPARATORS or (token.tag == "VERB" and verb is not None):
                return []
            if act is not None and (token.tag == "VERB" or verb is not None or not self._is_led(index)):
                return self.joined([a for a in self.acts if a.token >= index])
            if token.tag == "VERB" and not self._passes(index):
                return []
            if token.tag == "VERB" and token.key not in words("being"):
                verb = index
        return []

    def governing(self, connective: Connective, reach: int = REACH) -> list[Act]:
        """The act before a connective that governs there, with those joined to it.

        Set off by a comma the connective belongs to the clause's main verb, else to what stands nearest.
        """
        last = connective.start - 1
        while last > 0 and self.tokens[last].key in words("taking_up"):
            last -= 1
        if last > 0 and self.tokens[last].text in _SET_OFF:
            found = self.by_main_verb(last, max(reach, MAIN_REACH))
            if found is not None:
                return found
        return self._nearest(last, reach, only=self.tokens[connective.start].key in words("for_protest"))

    def by_main_verb(self, last: int, reach: int) -> list[Act] | None:
        """The act of the clause's heading verb: the last that «و» opens a clause with, else the first; None without."""
        verbs: list[int] = []
        for index in range(last - 1, max(-1, last - reach - 1), -1):
            token = self.tokens[index]
            opened = token.text in _OPENING and not self._closed(index, last)
            if token.text in SEPARATORS or opened:
                break
            if token.key in _THAT:
                if index == 0 or not is_connecting(self.tokens, index - 1):
                    break
                verbs.clear()  # «بعد أن …» is a clause within the one looked at
            if token.tag != "VERB" or token.key in words("being") or self._in_description(index):
                continue
            verbs.append(index)
            if is_joined(token):
                break
        if not verbs:
            return None
        return self._of_verb(verbs[-1], last)

    def _of_verb(self, verb: int, last: int) -> list[Act]:
        """The act that a verb names or brings, before token `last`."""
        token, act = self.tokens[verb], self.by_token.get(verb)
        if act is not None:
            return self.joined_before(act)
        if self._passes(verb) or cue_of(token.key) is not None:
            own = [a for a in self.acts if verb < a.token < last]
            free = [a for a in own if not self._is_led(a.token)] or (own if self._passes(verb) else [])
            return self.joined(own[own.index(free[0]) :]) if free else []
        return []

    def _in_description(self, index: int) -> bool:
        """Whether the verb stands in a relative clause, or is joined to one that does («التي دربتها ونشرتها»)."""
        if self._is_relative(index):
            return True
        if not is_joined(self.tokens[index]):
            return False
        for at in range(index - 1, max(-1, index - JOINED_REACH), -1):
            if self.tokens[at].text in _COMMAS or self.tokens[at].text in SEPARATORS:
                return False
            if self.tokens[at].tag == "VERB":
                return self._is_relative(at)
        return False

    def _nearest(self, last: int, reach: int, *, only: bool) -> list[Act]:
        """The nearest verb's act, an object before it, or without a verb the nearest noun (`only`: any noun at all)."""
        nouns: list[Act] = []
        passed = False
        for index in range(last, max(-1, last - reach), -1):
            token, act = self.tokens[index], self.by_token.get(index)
            if token.text in SEPARATORS or (token.key in _THAT and index < last):
                break
            if token.text in _OPENING and index < last and nouns == [] and not self._closed(index, last):
                break
            if act is not None and token.tag == "VERB":
                return self.joined_before(act)
            if act is not None:
                nouns.append(act)
                if only or is_accusative(token):
                    return self.joined_before(act)
            elif token.tag == "VERB":
                found = self._at_verb(index, nouns, passed=passed)
                if found is not None:
                    return found
                passed = passed or token.key not in words("being")
        return self._nominal(nouns)

    def _at_verb(self, index: int, nouns: Sequence[Act], *, passed: bool) -> list[Act] | None:
        """What a verb that names no act makes of the nouns after it; None where it is passed over."""
        token = self.tokens[index]
        relative = self._is_relative(index)
        if not self._passes(index):
            if relative and passed and not nouns:  # the clause of another noun is over
                return None
            kept = nouns and (relative or cue_of(token.key) is not None)
            return self.joined(list(reversed(nouns))) if kept else []
        if nouns and token.key not in words("being"):
            return self.joined(list(reversed(nouns)))
        described = self._described_before(index)
        if described:
            return [described]
        named = index > 0 and self.tokens[index - 1].key in words("relatives")
        return [] if named and not passed else None

    def _closed(self, opening: int, last: int) -> bool:
        """Whether the quotation that opens there ends before token `last`."""
        return any(token.text in _CLOSING for token in self.tokens[opening + 1 : last + 1])

    def _is_relative(self, index: int) -> bool:
        """Whether the verb describes what stands before it: «الذي شنه», «هجوم شنه»."""
        return index > 0 and (self.tokens[index - 1].key in words("relatives") or self._follows_bare(index))

    def _describes(self, index: int) -> bool:
        return self.tokens[index].key in words("relatives") or self._follows_bare(index)

    def _follows_bare(self, index: int) -> bool:
        """Whether a verb stands right after an indefinite noun, which it describes then."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        if before is None or token.tag != "VERB" or is_joined(token):
            return False
        bare = not before.form.article and not before.form.pronoun
        return bare and before.tag in {"NOUN", "ADJ"} and index > 1

    def _passes(self, index: int) -> bool:
        """Whether a verb only carries what depends on it, or is a verb of being."""
        token = self.tokens[index]
        return token.key in words("being") or not {token.key, token.host}.isdisjoint(carriers())

    def _described_before(self, index: int) -> Act | None:
        """The act that the relative clause of a carrying verb describes: «الهدنة الإنسانية التي تبدأ اليوم بهدف …»."""
        if index == 0 or self.tokens[index - 1].key not in words("relatives"):
            return None
        return next(
            (self.by_token[i] for i in range(index - 2, max(-1, index - 5), -1) if i in self.by_token), None
        )

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
        verb = self.tokens[last.token].tag == "VERB"
        for act in reversed([a for a in self.acts if a.token < last.token]):
            if (self.tokens[act.token].tag == "VERB") != verb:
                break
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
            elif not self._is_led(act.token):
                break
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
