"""What a verb of causing has as its cause: its subject, the clause that «مما» takes up, the noun that it describes."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.cause_words import SEPARATORS, phrase_end, subject_before
from riwaya.extract.connective_words import words
from riwaya.extract.connectives import Connective, is_joined, takes_up
from riwaya.extract.cues import word_list
from riwaya.extract.explained_acts import REACH, Act, Side
from riwaya.extract.governing import Clause
from riwaya.extract.phrases import is_nominal

CLAUSE_REACH = 45
"""How many tokens lie at most between «مما», which takes up the whole clause before it, and that clause's act."""
NOUN_REACH = 14
"""The same for a noun of happening that a relative clause describes («الحادث الذي وقع … الذي أسفر عن»)."""

_THAT = word_list("grammar", "that", table="factuality")
_SUBJECTS = frozenset({"NOUN", "DET", "PRON", "PROPN", "X"})


class Causing:
    """A sentence's tokens and acts, and those of the sentence before, asked what a verb of causing speaks of."""

    def __init__(self, clause: Clause, earlier: Sequence[Act]) -> None:
        self.tokens = clause.tokens
        self.acts = clause.acts
        self.by_token = clause.by_token
        self.clause = clause
        self.earlier = earlier

    def of(self, connective: Connective, led: int, objects: Sequence[Act]) -> tuple[list[Side], bool]:
        """What leads to it: after the verb, in the clause before («مما أدى»), in the noun described («التي أدت»)."""
        after = self._after(connective, led)
        if after is None:
            return self._told_before(connective, objects), False
        if after.act is None and self.tokens[after.start].key in words("demonstratives"):
            return [after._replace(act=self.earlier[-1].number if self.earlier else None)], True
        return [after], False

    def _told_before(self, connective: Connective, objects: Sequence[Act]) -> list[Side]:
        """What leads to it from before the verb."""
        start = connective.start
        clause = self._clause_taken_up(start)
        if clause < start:
            return self.clause_before(clause, objects)
        if start and self.tokens[start - 1].text in "،," and self.tokens[start].tag != "VERB":
            return self.clause_before(start, objects)  # «…، مخلفا قتلى»
        described = bool(start) and self.tokens[start - 1].key in words("relatives")
        relative = self._relative_before(start) if is_joined(self.tokens[start]) else 0
        goes_on = relative > 0 and self.tokens[relative].key not in words("who")
        people = connective.shape == "leads_to_by_act" and not (described or goes_on)
        if people and start - 1 not in self.by_token:
            return []
        return self._before(start, objects, described=described)

    def _clause_taken_up(self, start: int) -> int:
        """Where «مما», «الأمر الذي» or «وهو ما» right before token `start` begins, else `start`."""
        first = start - 1 if start > 1 and self.tokens[start - 1].key in words("relatives") else start
        word = self.tokens[first - 1].key if first else ""
        if word not in words("clause") or (first == start and word not in words("clause_alone")):
            return start
        first -= 1
        return first - 1 if first and self.tokens[first - 1].key in words("which") else first

    def _after(self, connective: Connective, led: int) -> Side | None:
        """The subject between the verb and its preposition."""
        start = connective.end
        if not connective.led[0] or start >= led or self.tokens[start].text in SEPARATORS:
            return None
        stop = led if self.tokens[led].form.preposition in connective.led else led - 1
        if stop <= start or self.tokens[start].tag in {"ADP", "PUNCT", "ADV"}:
            return None
        end = min(phrase_end(self.tokens, start), stop)
        if end == start + 1 and self.tokens[start].tag not in _SUBJECTS:
            return None
        act = next((a for a in self.acts if start <= a.token < end), None)
        agent = connective.shape != "leads_to" and (act is None or self.tokens[start].tag not in _SUBJECTS)
        return None if agent else Side(start, end, act.number if act else None)

    def clause_before(self, end: int, objects: Sequence[Act]) -> list[Side]:
        """The clause that «مما» or «الأمر الذي» takes up: from its governing word on."""
        stop = end - 1 if end and self.tokens[end - 1].text in "،," else end
        own = self._own_acts(stop, CLAUSE_REACH)
        harm = [a for a in own if a.act in words("harming")] if self._harmed(objects) else []
        probe = Connective(stop, stop, "cause", "phrase", (), 0.0)
        main = self.clause.by_main_verb(stop, CLAUSE_REACH)
        governing = main or self.clause.governing(probe, CLAUSE_REACH) or harm[-1:]
        if governing:
            start = self._with_subject(min(act.token for act in governing))
            act = (harm or governing)[-1]
            return [Side(min(start, act.token), stop, act.number)]
        start = subject_before(self.tokens, stop, clause=True)
        if start < stop:
            return [Side(start, stop, None)]
        return [Side(end, end + 1, self.earlier[-1].number)] if self.earlier and end < 2 else []

    def _with_subject(self, verb: int) -> int:
        """Where the clause of a verb begins whose subject stands before it: «سيارة مفخخة انفجرت»."""
        if self.tokens[verb].tag != "VERB" or is_joined(self.tokens[verb]):
            return verb
        opened = self._opening(verb)
        subject = is_nominal(self.tokens[opened]) and not self.tokens[opened].form.preposition
        return opened if subject and phrase_end(self.tokens, opened) >= verb - 1 else verb

    def _harmed(self, objects: Sequence[Act]) -> bool:
        return any(act.act in words("harmed") for act in objects)

    def _own_acts(self, stop: int, reach: int) -> list[Act]:
        """The acts before token `stop` in its sentence or what «أن» leads."""
        first = max(0, stop - reach)
        bounds = (i + 1 for i in range(first, stop) if self._bounds(i))
        first = max(bounds, default=first)
        return [a for a in self.acts if first <= a.token < stop]

    def _bounds(self, index: int) -> bool:
        token = self.tokens[index]
        return token.text in SEPARATORS or token.key in _THAT or token.key in words("before_clauses")

    def _before(self, start: int, objects: Sequence[Act], *, described: bool) -> list[Side]:
        """The subject before a verb: the noun described, the one that opens its clause, or the clause before."""
        verb = self.tokens[start]
        end = start - described
        stop = end - 1 if end and self.tokens[end - 1].text in "،," else end
        named = self._reasons_named(max(0, stop - REACH), stop)
        if named < stop:
            return self.clause.split(self._after_being(max(0, stop - REACH), named), named)
        if described or self._follows_bare(start):
            return self._antecedent(stop, verb)
        if is_joined(verb):
            taken_up = next(
                (i for i in range(start - 1, max(0, start - REACH), -1) if takes_up(self.tokens, i)), 0
            )
            if taken_up:  # «… مما أدى إلى نزوح السكان وتسبب في …»
                return self.clause_before(self._clause_taken_up(taken_up), objects)
            relative = self._relative_before(start)
            return self._antecedent(relative, verb) if relative else self.clause_before(start, objects)
        opened = self._opening(start)
        told = any(self.clause.is_main_verb(i) for i in range(opened, start))
        if told or not is_nominal(self.tokens[opened]):  # «داهمت القوات الحي، أسفرت …»
            return self.clause_before(start, objects)
        closed = min(stop, phrase_end(self.tokens, opened))
        act = next((a for a in self.acts if opened <= a.token < closed), None)
        return [Side(opened, closed, act.number if act else None)]

    def _follows_bare(self, start: int) -> bool:
        """Whether the verb describes the indefinite noun right before it: «نزاع أوقع مئات القتلى»."""
        before = self.tokens[start - 1] if start else None
        return before is not None and before.tag == "NOUN" and not before.form.article

    def _opening(self, start: int) -> int:
        """Where the clause of the word at `start` begins: after «أن», a mark, or a word that sets it in time."""
        opened = next((i + 1 for i in range(start - 1, -1, -1) if self._bounds(i)), 0)
        comma = next((i + 1 for i in range(start - 1, opened, -1) if self.tokens[i].text in "،,"), opened)
        return comma if comma < start and is_nominal(self.tokens[comma]) else opened

    def _relative_before(self, start: int) -> int:
        """The relative pronoun whose clause the joined verb at `start` goes on with, or 0."""
        verb = self.tokens[start]
        for index in range(start - 1, max(0, start - CLAUSE_REACH), -1):
            if self._bounds(index):
                return 0
            if self.tokens[index].key in words("relatives") and _agree(self.tokens[index], verb):
                return index
        return 0

    def _antecedent(self, stop: int, verb: Token) -> list[Side]:
        """The noun that a description before token `stop` belongs to: the nearest act that agrees, else the phrase."""
        near = self._own_acts(stop, REACH)
        near = [a for a in near if self.tokens[a.token].tag != "VERB"] or near
        near = self._agreeing(near, stop, verb)
        if near:
            act = self._described(near, stop)
            return [self._from_act(act, stop)]
        happening = next(
            (i for i in range(stop - 1, max(-1, stop - NOUN_REACH), -1) if self._happens(i)), None
        )
        start = subject_before(self.tokens, stop, clause=False) if happening is None else happening
        return [Side(start, stop, None)] if start < stop else []

    def _agreeing(self, near: list[Act], stop: int, verb: Token) -> list[Act]:
        """Those that agree with the verb, or all where an act's phrase holds the rest: «قصف الأحياء … والتي»."""
        agreeing = [a for a in near if _agree(self.tokens[a.token], verb)]
        heads = (a for a in near if a.number is not None and phrase_end(self.tokens, a.token) >= stop)
        held = not any(a.number is not None for a in agreeing) and any(heads)
        return near if held or not agreeing else agreeing

    def _happens(self, index: int) -> bool:
        return self.tokens[index].tag == "NOUN" and self.tokens[index].host in words("happenings")

    def _from_act(self, act: Act, stop: int) -> Side:
        """The words of what did it: a noun's own phrase; before a verb its subject or the noun it describes."""
        if self.tokens[act.token].tag != "VERB":
            return Side(act.token, min(stop, phrase_end(self.tokens, act.token)), act.number)
        described = act.token > 0 and self.tokens[act.token - 1].key in words("relatives")
        start = subject_before(self.tokens, act.token - described, clause=False)
        return Side(start, stop, act.number)

    def _reasons_named(self, first: int, stop: int) -> int:
        """Where «من أبرز الأسباب» begins right before token `stop`, else `stop`."""
        if stop <= first or self.tokens[stop - 1].key not in words("reasons"):
            return stop
        start = stop - 1
        while start > first and self.tokens[start - 1].key in words("among"):
            start -= 1
        return start

    def _after_being(self, first: int, stop: int) -> int:
        """The first word after «كان» and its like."""
        being = [i for i in range(first, stop) if self.tokens[i].key in words("being")]
        return being[-1] + 1 if being else first

    def _described(self, near: Sequence[Act], stop: int) -> Act:
        """The act noun that the description fits: the nearest not led by «من» or «ل» within another's phrase."""
        nouns = [a for a in near if self.tokens[a.token].tag != "VERB"] or near
        if nouns[-1].token == stop - 1 and is_joined(self.tokens[stop - 1]):
            return nouns[-1]  # «الهجوم في المدينة والهجوم الذي …»
        heads = [a for a in nouns if phrase_end(self.tokens, a.token) >= stop]
        return heads[0] if heads else nouns[-1]


def _agree(noun: Token, verb: Token) -> bool:
    """Whether a noun or relative pronoun can be a verb's subject: a plural of things has its verb in the feminine."""
    if not (noun.gender and verb.gender):
        return True
    return noun.gender == verb.gender or (noun.number == "Plur" and verb.gender == "Fem")
