"""Why they say it happened: what an act is said to come of, to aim at, or to come after, read off the connectives.

A connective says on which side the explanation stands. What is explained is an act: the one that governs the
connective in its clause, with those joined to it by «و». What explains it is a phrase or a clause, an act or not.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.extract.cause_words import (
    SEPARATORS,
    Range,
    clause_end,
    is_connecting,
    phrase_end,
    sequence_phrase,
    subject_before,
)
from riwaya.extract.connectives import (
    Connective,
    carriers,
    connective_at,
    is_doing,
    is_joined,
    may_connect,
    start_of,
    words,
)
from riwaya.extract.cues import word_list
from riwaya.extract.explained_acts import REACH, Act, Clause
from riwaya.model import ExplanationKind

LAM_REACH = 16
"""The same for an aim led by a bare «ل», which stands closer to its verb."""
CLAUSE_REACH = 45
"""The same for «مما», which takes up the whole clause before it."""
OBJECT_REACH = 6
"""The same for an act that is the bare object of a verb («خلفت 13 قتيلا»)."""
NOUN_REACH = 14
"""The same for a noun of happening that a relative clause describes («الحادث الذي وقع … الذي أسفر عن»)."""
ACROSS = 0.6
"""Confidence of a link to the sentence before («وأدى ذلك إلى …»)."""

_NEGATIONS = word_list("negative", "particles", table="factuality") - {"ما"}
_THAT = word_list("grammar", "that", table="factuality")
_SUBJECTS = frozenset({"NOUN", "DET", "PRON", "PROPN", "X"})
_SEQUENCE = frozenset({"after", "before", "during"})


class Link(NamedTuple):
    """An act (by its number) and what explains it: its words, and the number of the act in them, if any."""

    effect: int
    kind: ExplanationKind
    cause: int | None
    words: Range
    connective: Range
    confidence: float
    alleged: bool = False


class _Side(NamedTuple):
    """What explains: tokens of the sentence, and the act in them."""

    start: int
    end: int
    act: int | None


def find_links(sentences: Mapping[int, Sentence], acts: Sequence[tuple[int, Act]]) -> list[Link]:
    """Which acts are explained, by what words, in the order of the connectives; ranges count code points of the text.

    `acts` are (sentence number, act) in the order of the text.

    >>> from riwaya.arabic import analyze
    >>> sentence = analyze("نزح السكان بسبب القصف")[0]
    >>> [link] = find_links({0: sentence}, [(0, Act(0, 0, "displacement")), (0, Act(3, 1, "shelling"))])
    >>> link.effect, link.cause, link.kind, link.words
    (0, 1, 'cause', (16, 21))
    """
    by_sentence: dict[int, list[Act]] = {}
    for number, act in acts:
        by_sentence.setdefault(number, []).append(act)
    found: dict[tuple[int, ExplanationKind, Range], Link] = {}
    told: set[tuple[int, int]] = set()
    for number, own in sorted(by_sentence.items()):
        earlier = by_sentence.get(number - 1, [])
        for link in _Links(sentences[number].tokens, sorted(own), earlier).find():
            pair = (link.effect, link.cause) if link.cause is not None else None
            if pair and (pair[0] == pair[1] or pair in told or (pair[1], pair[0]) in told):
                continue
            if pair:
                told.add(pair)
            found.setdefault((link.effect, link.kind, link.words), link)
    return list(found.values())


class _Links:
    """One sentence's acts in order, and the connectives between them."""

    def __init__(self, tokens: Sequence[Token], acts: Sequence[Act], earlier: Sequence[Act]) -> None:
        self.tokens = tokens
        self.acts = acts
        self.earlier = earlier
        self.clause = Clause(tokens, acts)
        self.by_token = self.clause.by_token

    def find(self) -> list[Link]:
        """All links of the sentence."""
        found: list[Link] = []
        past = 0
        for index in may_connect(self.tokens):
            connective = connective_at(self.tokens, index, self.by_token) if index >= past else None
            if connective is not None:
                found += self._link(connective)
                past = connective.end
        return found

    def _link(self, connective: Connective) -> list[Link]:
        across = False
        if connective.shape == "phrase":
            effects, causes = self._by_phrase(connective)
        elif connective.shape == "lam":
            effects, causes = self._by_lam(connective)
        else:
            effects, causes, across = self._by_verb(connective)
        alleged = any(t.key in words("alleged") for t in self.tokens[connective.start : connective.end])
        kind = connective.kind
        if connective.shape == "lam" and causes and self._is_deed(connective, effects):
            kind = "cause"
        return [
            Link(
                effect.number,
                kind,
                side.act,
                (start_of(self.tokens[side.start]), self.tokens[side.end - 1].end),
                self._span(connective),
                ACROSS if across else connective.confidence,
                alleged,
            )
            for effect in effects
            for side in causes
            if not side.start <= effect.token < side.end
        ]

    def _span(self, connective: Connective) -> Range:
        first = self.tokens[connective.start]
        start = first.start + (1 if is_joined(first) and first.form.preposition == "" else 0)
        if connective.shape == "lam":
            return first.start, max(start_of(first), first.start + 1)
        return start, max(self.tokens[connective.end - 1].end, start + 1)

    # Connectives that stand between

    def _by_phrase(self, connective: Connective) -> tuple[list[Act], list[_Side]]:
        """«بسبب», «بهدف», «بعد»: what explains follows; what is explained stands before, or after it where it leads."""
        sides = self._sides_after(connective)
        if not sides:
            return [], []
        before = self.tokens[connective.start - 1] if connective.start else None
        if connective.kind == "purpose" and before is not None and self._has_its_aim(connective.start - 1):
            return [], []
        heads = before is not None and (is_joined(before) or connective.start == 1)
        if heads and before is not None and not {before.key, before.host}.isdisjoint(carriers()):
            return self.clause.following(sides[-1].end), sides  # «اندلعت بعد ذلك معارك»
        effects = self.clause.governing(connective)
        if not effects and self.clause.leads(connective.start):
            effects = self.clause.following(sides[-1].end)
        return effects, sides

    def _has_its_aim(self, index: int) -> bool:
        """Whether the word is a doing that is no act: the aim is its own («للتحرك من أجل …»)."""
        return (
            index not in self.by_token and self.tokens[index].tag == "NOUN" and is_doing(self.tokens[index])
        )

    def _sides_after(self, connective: Connective) -> list[_Side]:
        tokens, start = self.tokens, connective.end
        denied = tokens[start].key in _NEGATIONS and not self._has_clause(connective)
        if denied or tokens[start].host in words("no_causes"):
            return []
        if connective.kind in _SEQUENCE:
            found = sequence_phrase(tokens, start, self.by_token)
            if found is None:
                return []
            start, end = found
        elif tokens[start].tag == "VERB" or tokens[start].key in _THAT or self._has_clause(connective):
            end = clause_end(tokens, start)
        else:
            end = phrase_end(tokens, start)
        return self._split(start, end)

    def _has_clause(self, connective: Connective) -> bool:
        last = self.tokens[connective.end - 1]
        return last.key in words("before_clauses") or last.host in words("before_clauses")

    def _split(self, start: int, end: int) -> list[_Side]:
        """What explains as one phrase, or as the acts that «و» joins in it, one by one."""
        if end <= start:
            return []
        first = next((a for a in self.acts if start <= a.token < min(end, start + 4)), None)
        if first is None:
            return [_Side(start, end, None)]
        own = [a for a in self.acts if start <= a.token < end]
        chain = [a for a in self.clause.joined(own) if a is first or is_joined(self.tokens[a.token])]
        if self.tokens[first.token].tag == "VERB" or len(chain) == 1 or first.token > start + 1:
            return [_Side(start, end, first.number)]
        bounds = [start, *(a.token for a in chain[1:]), end]
        return [_Side(bounds[i], bounds[i + 1], a.number) for i, a in enumerate(chain)]

    # «ل»

    def _by_lam(self, connective: Connective) -> tuple[list[Act], list[_Side]]:
        """An aim led by «ل»: of the act right before it, unless that act asks for «ل» by itself."""
        effects = [a for a in self.clause.governing(connective, LAM_REACH) if a.act not in words("with_lam")]
        start = connective.start
        if not effects or self._has_its_aim(start - 1):
            return [], []
        if any(is_connecting(self.tokens, i) for i in range(effects[-1].token + 1, start)):
            return [], []  # «قتلوا أثناء عملية لتحرير …»
        verb = self.tokens[start].tag == "VERB"
        end = clause_end(self.tokens, start) if verb else phrase_end(self.tokens, start)
        return effects[-1:], self._split(start, end)

    def _is_deed(self, connective: Connective, effects: Sequence[Act]) -> bool:
        """Whether «ل» leads what somebody is punished for: «اعتقل لانتمائه إلى …»."""
        punished = any(act.act in words("punishing") for act in effects)
        return punished and bool(self.tokens[connective.start].form.pronoun)

    # Verbs

    def _by_verb(self, connective: Connective) -> tuple[list[Act], list[_Side], bool]:
        """Both sides of a verb such as «أدى … إلى»: its subject may follow it or stand before it."""
        led = self._led_at(connective)
        if led is None:
            return [], [], False
        if connective.shape == "comes_from":
            return *self._comes_from(connective, led), False
        agent = None if connective.led[0] else self.by_token.get(led)
        if agent is not None and self.tokens[led].tag != "VERB":  # «أوقع انفجار السيارة 68 قتيلا»
            end = phrase_end(self.tokens, led)
            hit = self.clause.acts_after(end, OBJECT_REACH)
            if hit:
                return hit, [_Side(led, end, agent.number)], False
        objects = self.clause.acts_after(led, OBJECT_REACH if not connective.led[0] else REACH // 2)
        if not objects:
            return [], [], False
        return objects, *self._subject(connective, led, objects)

    def _comes_from(self, connective: Connective, led: int) -> tuple[list[Act], list[_Side]]:
        between = [a for a in self.acts if connective.end <= a.token < led]
        effects = between[:1] or self.clause.nearest_before(connective.start)
        return effects, self._split(led, phrase_end(self.tokens, led))

    def _subject(self, connective: Connective, led: int, objects: Sequence[Act]) -> tuple[list[_Side], bool]:
        """What leads to it: after the verb, in the clause before («مما أدى»), in the noun described («التي أدت»)."""
        after = self._subject_after(connective, led)
        if (
            after is not None
            and after.act is None
            and self.tokens[after.start].key in words("demonstratives")
        ):
            return [after._replace(act=self.earlier[-1].number if self.earlier else None)], True
        if after is not None:
            return [after], False
        start = connective.start
        clause = self._clause_taken_up(start)
        if clause < start:
            return self._clause_before(clause, objects), False
        if start and self.tokens[start - 1].text in "،," and self.tokens[start].tag != "VERB":
            return self._clause_before(start, objects), False  # «…، مخلفا قتلى»
        described = bool(start) and self.tokens[start - 1].key in words("relatives")
        if connective.shape == "leads_to_by_act" and not described and start - 1 not in self.by_token:
            return [], False
        return self._noun_before(start - described), False

    def _clause_taken_up(self, start: int) -> int:
        """Where «مما», «الأمر الذي» or «وهو ما» right before token `start` begins, else `start`."""
        first = start - 1 if start > 1 and self.tokens[start - 1].key in words("relatives") else start
        if first == 0 or self.tokens[first - 1].key not in words("clause"):
            return start
        first -= 1
        return first - 1 if first and self.tokens[first - 1].key in words("which") else first

    def _subject_after(self, connective: Connective, led: int) -> _Side | None:
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
        agent = connective.shape == "leads_to_by_act" and act is None
        return None if agent else _Side(start, end, act.number if act else None)

    def _clause_before(self, end: int, objects: Sequence[Act]) -> list[_Side]:
        """The clause that «مما» or «الأمر الذي» takes up: from its governing word on."""
        stop = end - 1 if end and self.tokens[end - 1].text in "،," else end
        own = self._own_acts(stop, CLAUSE_REACH)
        harm = [a for a in own if a.act in words("harming")] if self._harmed(objects) else []
        probe = Connective(stop, stop, "cause", "phrase", (), 0.0)
        main = self.clause.by_main_verb(stop, CLAUSE_REACH)
        governing = harm[-1:] or (self.clause.governing(probe, CLAUSE_REACH) if main is None else main)
        if governing:
            return [_Side(min(act.token for act in governing), stop, governing[-1].number)]
        start = subject_before(self.tokens, stop, clause=True)
        if start < stop:
            return [_Side(start, stop, None)]
        return [_Side(end, end + 1, self.earlier[-1].number)] if self.earlier and end < 2 else []

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

    def _noun_before(self, end: int) -> list[_Side]:
        """The noun that a verb describes or has before it as its subject: the nearest act, else the phrase itself."""
        stop = end - 1 if end and self.tokens[end - 1].text in "،," else end
        near = self._own_acts(stop, REACH)
        named = self._reasons_named(max(0, stop - REACH), stop)
        if named < stop:
            return self._split(self._after_being(max(0, stop - REACH), named), named)
        if near:
            act = self._described(near, stop)
            return [self._from_act(act, stop)]
        happening = next(
            (i for i in range(stop - 1, max(-1, stop - NOUN_REACH), -1) if self._happens(i)), None
        )
        start = subject_before(self.tokens, stop, clause=False) if happening is None else happening
        return [_Side(start, stop, None)] if start < stop else []

    def _happens(self, index: int) -> bool:
        return self.tokens[index].tag == "NOUN" and self.tokens[index].host in words("happenings")

    def _from_act(self, act: Act, stop: int) -> _Side:
        """The words of what did it: a noun's own phrase; before a verb its subject or the noun it describes."""
        if self.tokens[act.token].tag != "VERB":
            return _Side(act.token, min(stop, phrase_end(self.tokens, act.token)), act.number)
        described = act.token > 0 and self.tokens[act.token - 1].key in words("relatives")
        start = subject_before(self.tokens, act.token - described, clause=False)
        return _Side(start, stop, act.number)

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
        heads = [a for a in nouns if phrase_end(self.tokens, a.token) >= stop]
        return heads[0] if heads else nouns[-1]

    def _led_at(self, connective: Connective) -> int | None:
        """The token from which on the verb's complement stands."""
        for index in range(connective.end, min(len(self.tokens), connective.end + REACH)):
            token = self.tokens[index]
            if token.text in SEPARATORS:
                return None
            for preposition in connective.led:
                if not preposition:
                    return connective.end
                if token.key == preposition:
                    return index + 1 if index + 1 < len(self.tokens) else None
                if len(preposition) == 1 and token.form.preposition == preposition:
                    return index
        return None
