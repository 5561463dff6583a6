"""Causes and aims that a noun or a verb names: «سبب الانهيار هو نقص الصيانة», «عزا الوزير الانهيار إلى نقص الصيانة»."""

from collections.abc import Sequence

from riwaya.extract.cause_words import clause_end, phrase_end
from riwaya.extract.connectives import Connective
from riwaya.extract.cues import word_list
from riwaya.extract.doings import is_doing
from riwaya.extract.explained_acts import Act, Side
from riwaya.extract.governing import Clause
from riwaya.extract.phrases import is_nominal

OF_REACH = 4
"""How many tokens behind «سبب» what came of it is named at most («السبب الرئيسي في انهيار …»)."""
BLAMED_REACH = 12
"""How many tokens stand at most between «عزا» and what it traces («عزا وزير الطاقة … انقطاع التيار»)."""

_THAT = word_list("grammar", "that", table="factuality")
_COMMAS = frozenset("،,")


def _named(name: str) -> frozenset[str]:
    return word_list("reason_nouns", name, table="connectives")


class NamedReasons:
    """A sentence's happenings asked which of them a noun or a verb explains by name."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.tokens = clause.tokens
        self.by_token = clause.by_token

    def of(self, connective: Connective) -> tuple[list[Act], list[Side]]:
        """What is explained and what explains it, both empty where the noun names neither."""
        if connective.shape == "blames":
            return self._blamed(connective)
        effect, start = self._explained(connective)
        if effect is None:
            return [], []
        cause = self._predicate(start, bare=self._is_owned(connective))
        return ([effect], self.clause.split(*cause)) if cause else ([], [])

    def _is_owned(self, connective: Connective) -> bool:
        return self.tokens[connective.start].key in _named("owned")

    def _explained(self, connective: Connective) -> tuple[Act | None, int]:
        """What the noun is the cause or aim of, and where its predicate may begin."""
        start = connective.end
        if self._is_owned(connective):  # «انهيار سببه نقص الصيانة»
            near = self.clause.nearest_before(connective.start)
            return (near[-1] if near else None), start
        index = next((i for i in self._behind(start) if self._happens(i)), None)
        if index is not None:
            return self.by_token.get(index) or self.clause.happening(index), phrase_end(self.tokens, index)
        heads = self.tokens[connective.start].form.article and self.tokens[connective.start].form.conjunction
        if not heads:
            return None, start
        near = self.clause.governing(connective)  # «…، والسبب أن الطريق مقطوع»
        return (near[-1] if near else None), start

    def _behind(self, start: int) -> Sequence[int]:
        """Where what it is the cause of may stand: right behind «سبب», behind «السبب … في», «الهدف من»."""
        noun = self.tokens[start - 1]
        if not noun.form.article:
            return [start] if start < len(self.tokens) and not self.tokens[start].form.preposition else []
        for index in range(start, min(len(self.tokens) - 1, start + OF_REACH)):
            if self.tokens[index].key in _named("of"):
                return [index + 1]
            if self.tokens[index].tag != "ADJ":
                break
        return []

    def _happens(self, index: int) -> bool:
        return index in self.by_token or (self.tokens[index].tag == "NOUN" and is_doing(self.tokens[index]))

    def _predicate(self, start: int, *, bare: bool) -> tuple[int, int] | None:
        """The words behind «هو», «يكمن في» or «أن» from token `start` on; `bare` lets a noun stand for them."""
        tokens, last = self.tokens, len(self.tokens) - 1
        index = start + (start < last and tokens[start].text in _COMMAS)
        told = index < last and tokens[index].key in _named("is")
        index += told
        if told and index < last and tokens[index].key in _named("back"):
            index += 1
        if index <= last and tokens[index].key in _THAT and index < last:
            return index + 1, clause_end(tokens, index + 1)
        if index > last or not (told or bare) or not is_nominal(tokens[index]):
            return None
        if tokens[index].form.preposition:
            return None
        doing = self._happens(index) or not bare
        return (index, phrase_end(tokens, index)) if doing else None

    def _blamed(self, connective: Connective) -> tuple[list[Act], list[Side]]:
        """What is traced back, and to what: «عزا الوزير انقطاع التيار إلى نقص الوقود»."""
        tokens, start = self.tokens, connective.end
        stop = min(len(tokens) - 1, start + BLAMED_REACH)
        led = next((i for i in range(start, stop) if tokens[i].key in connective.led), None)
        if led is None:
            return [], []
        between = [a for a in self.clause.acts if start <= a.token < led and not self.clause.is_led(a.token)]
        if not between or not is_nominal(tokens[led + 1]):
            return [], []
        return between[:1], self.clause.split(led + 1, phrase_end(tokens, led + 1))
