"""Which happening a connective explains: what governs it in its clause, or what the clause after it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from riwaya.extract.cause_words import SEPARATORS, is_connecting, phrase_end
from riwaya.extract.connective_words import participles, verbs, words
from riwaya.extract.connectives import Connective, breaks_clause, is_joined
from riwaya.extract.cues import word_list
from riwaya.extract.doings import is_doing
from riwaya.extract.explained_acts import REACH, Act, Words
from riwaya.extract.phrases import is_accusative

MAIN_REACH = 40
"""The same where a comma sets the connective off from the clause whose main verb it explains."""
PREDICATE_REACH = 4
"""The same for what «كان» says of its subject."""
BEEN_REACH = 6
"""How far before that word «كان» stands at most."""
CARRIED_REACH = 8
"""How many tokens behind a carrying verb what it carries stands at most («شن الطيران السوري غارات»)."""
FRONTED = 14
"""How many tokens a fronted phrase with its description goes on («إثر هجوم شنته …، سيطرت»)."""

_COMMAS = frozenset("،,")
_SET_OFF = _COMMAS | {"؛"}
_DASHES = frozenset("-–—")
_PAUSES = _COMMAS | _DASHES
_OPENING = frozenset("«“")
_CLOSING = frozenset("»”")
_WITHOUT = word_list("grammar", "without", table="factuality")
_THAT = word_list("grammar", "that", table="factuality")


@dataclass
class _Passed:
    """What was met on the way back from a connective: nouns, the nearest first, and a verb that only carries."""

    last: int
    of_cause: bool
    nouns: list[Act] = field(default_factory=list)
    carrier: int | None = None
    over: bool = False
    comma: bool = False
    closed: bool = False
    described: int = 0


class Clause(Words):
    """A sentence asked which of its happenings a connective explains."""

    def leads(self, index: int) -> bool:
        """Whether the connective stands at the head of its clause: «وبسبب القصف، نزح السكان»."""
        if index == 0:
            return True
        before = self.tokens[index - 1]
        joined = is_joined(self.tokens[index])
        return (
            (before.text in SEPARATORS and before.text not in _SET_OFF)
            or before.key in _THAT
            or before.text in _DASHES
            or (joined and before.text in '،,؛«“"')
            or before.key in words("heading")
            or breaks_clause(self.tokens, index - 1)
        )

    def has_verb_before(self, index: int) -> bool:
        """Whether a verb stands in the clause before token `index`."""
        for at in range(index - 1, -1, -1):
            if self.ends_clause(at):
                return False
            if self.tokens[at].tag in {"VERB", "AUX"}:
                return True
        return False

    def following(self, start: int, *, fronted: bool = True) -> list[Act]:
        """What the clause from a token on tells; behind a fronted phrase a comma ends that where one stands near."""
        stop = min(len(self.tokens), start + REACH)
        comma = next(
            (i for i in range(start, min(stop, start + FRONTED)) if self.tokens[i].text in _PAUSES), None
        )
        verb = None
        for index in range(start if comma is None or not fronted else comma, stop):
            token, act = self.tokens[index], self.by_token.get(index)
            if token.text in SEPARATORS or (self.is_verb(index) and verb is not None):
                break
            if verb is not None and index > verb + CARRIED_REACH:
                break
            aimed = token.form.preposition == "ل"
            within = verb is None and comma is None and fronted and not self.is_verb(index)
            if (
                act is not None
                and not (within and self._told_by_verb(index, stop))
                and (self.is_verb(index) or not (aimed if verb is not None else self.is_led(index)))
            ):
                return self.joined([a for a in self.acts if a.token >= index])
            if self.is_verb(index) and token.key not in words("being"):
                if not self.passes(index):
                    return [self.happening(index)]
                verb = index
        return [] if verb is None else [self.happening(verb)]

    def _told_by_verb(self, start: int, stop: int) -> bool:
        """Whether a verb of the clause follows a noun: «إثر محاولة الشرطة تفريق المحتجين جرى تدافع»."""
        for index in range(start + 1, stop):
            if self.ends_clause(index) or self.tokens[index].text in _COMMAS:
                return False
            if self.is_main_verb(index):
                return index not in self._causing
        return False

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
        if connective.kind == "cause" and self._suffers(last):
            return [self.happening(last)]
        only = self.tokens[connective.start].key in words("for_protest")
        of_cause = connective.kind == "cause" and connective.end > connective.start
        found = self._nearest(last, reach, _Passed(last, of_cause), only=only)
        return found or (self._predicate(last) if connective.kind == "cause" else [])

    def _suffers(self, index: int) -> bool:
        """Whether a participle tells there what a noun suffered: «المدينة المدمرة جراء المعارك»."""
        token = self.tokens[index]
        return token.tag == "ADJ" and token.host in participles("suffered") and index not in self.by_token

    def by_main_verb(self, last: int, reach: int) -> list[Act] | None:
        """The act of the clause's heading verb: the last that «و» opens a clause with, else the first; None without."""
        main: list[int] = []
        being = None
        for index in range(last - 1, max(-1, last - reach - 1), -1):
            token = self.tokens[index]
            opened = token.text in _OPENING and not self._closed(index, last)
            if token.text in SEPARATORS or opened or breaks_clause(self.tokens, index):
                break
            if token.key in _THAT:
                if index == 0 or not is_connecting(self.tokens, index - 1):
                    break
                main.clear()  # «بعد أن …» is a clause within the one looked at
            if token.tag in {"VERB", "AUX"} and token.key in words("being"):
                being = index
            if not self.is_verb(index) or token.key in words("being") or self.in_description(index):
                continue
            main.append(index)
            fronted = index > 0 and self.tokens[index - 1].text in _COMMAS and index not in self._causing
            fronted = fronted and token.key[-1] != "ا"  # «ألغى، أمس، حفلا»
            goes_on = not {token.key, token.host}.isdisjoint(verbs("going_on"))  # «اندلعت معارك واستمرت …»
            if (is_joined(token) and not goes_on) or fronted:
                break
        if not main:
            return None if being is None else self._said_of(being)
        return self._of_verb(main[-1], last)

    def _said_of(self, being: int) -> list[Act] | None:
        """What «كان» says of its subject: «لن يكون المبعوث متساهلا»; None where no such word stands near."""
        near = range(being + 1, min(len(self.tokens), being + PREDICATE_REACH))
        said = (i for i in near if self.tokens[i].tag == "ADJ" and not self.tokens[i].form.article)
        index = next(said, None)
        return None if index is None else [self.happening(index)]

    def _of_verb(self, verb: int, last: int) -> list[Act]:
        """The act that a verb names or brings, before token `last`."""
        act = self.by_token.get(verb)
        if act is not None:
            return self.joined_before(act)
        own = [a for a in self.acts if verb < a.token < last and not self.in_description(a.token)]
        if verb in self._causing:
            return self.joined(self._led_to(own)) or [self.happening(verb)]
        free = [a for a in own if not self.is_led(a.token)] or (own if self.passes(verb) else [])
        return self.joined(own[own.index(free[0]) :]) if free else [self.happening(verb)]

    def _nearest(self, last: int, reach: int, passed: _Passed, *, only: bool) -> list[Act]:
        """The nearest verb's act, an object before it, or without a verb the nearest noun (`only`: any noun at all)."""
        for index in range(last, max(-1, last - reach), -1):
            quoted = (
                self.tokens[index].text in _OPENING and not passed.nouns and not self._closed(index, last)
            )
            if index < last and (quoted or self.ends_clause(index)):
                break
            found = self._meet(index, passed, only=only)
            if found is not None:
                return found
            if passed.over:
                break
        if not passed.nouns and passed.carrier is not None:
            return [self.happening(passed.carrier)]
        if not passed.nouns and passed.described:
            return self.joined_before(self.happening(passed.described))
        return self._nominal(passed.nouns)

    def _meet(self, index: int, passed: "_Passed", *, only: bool) -> list[Act] | None:
        """What a word on the way back explains; None where the way goes on."""
        token, act = self.tokens[index], self.by_token.get(index)
        if passed.nouns and token.key in words("circumstances"):
            return self._nominal(passed.nouns)
        passed.comma = passed.comma or (token.text in _COMMAS and index < passed.last)
        if self.is_verb(index):
            return self._meet_verb(index, passed)
        if token.tag == "ADJ" and index and self.tokens[index - 1].tag == "AUX" and not token.form.article:
            return [self.happening(index)]  # «كان مختبئا في منزل قبل أن …»
        if act is not None and not (passed.closed or self._is_part(act) or self._is_without(index)):
            passed.nouns.append(act)
            if passed.of_cause and not passed.comma and len(passed.nouns) == 1 and self._is_set_after(index):
                return [act]  # «بعد هدنتين بسبب خروقات»
            if only or (act.number is not None and is_accusative(token)):
                return self.joined_before(act)
        return None

    def _is_set_after(self, index: int) -> bool:
        """Whether «بعد» or its like leads the noun, with a time between or without: «بعد يوم من مقتل»."""
        if index - 1 in self._connecting:
            return True
        timed = index > 2 and self.tokens[index - 1].key in words("since")
        return timed and self.tokens[index - 2].host in words("time_units") and index - 3 in self._connecting

    def _meet_verb(self, index: int, passed: "_Passed") -> list[Act] | None:
        if passed.carrier is not None and self.in_description(index):
            return None  # «الهجوم الذي شنته … جاء بعد»
        if passed.comma and self.in_description(index):
            passed.closed = bool(passed.nouns)
            passed.described = passed.described or index
            return None  # «القوات التي تضم …، سيطرت», the comma closes the description
        token, act = self.tokens[index], self.by_token.get(index)
        if act is not None:
            return self._object(act, passed) or self.joined_before(act)
        found = self._at_verb(index, passed)
        if found is None and token.key not in words("being"):
            waits = {token.key, token.host}.isdisjoint(verbs("occurs")) or is_joined(token)
            passed.carrier = index if passed.carrier is None else passed.carrier
            passed.over = waits and not self.in_description(index)
        return found

    def _object(self, verb: Act, passed: "_Passed") -> list[Act]:
        """What stands behind a verb and is explained in its place: «إثر مقتل … إثر ضربة», «يتهمونه بقتل … إثر خلاف»."""
        nouns = passed.nouns
        inner = next((a for a in nouns if a.token > 0 and a.token - 1 in self._connecting), None)
        if inner is not None and passed.of_cause:  # «توترت العلاقات إثر مقتل … إثر ضربة»
            return self.joined_before(inner)
        own = [a for a in nouns[::-1] if a.number is not None]
        if verb.number is None:
            return self.joined(own) if self.is_relative(verb.token) else []
        charged = passed.of_cause and verb.act in words("charging")
        return self.joined(own) if charged else []

    def _is_part(self, act: Act) -> bool:
        """Whether a noun that is no act only tells which thing is meant: «مستشفى الثورة»."""
        if act.number is not None or not act.token:
            return False
        quoted = self.tokens[act.token - 1].text in _OPENING and act.token > 1
        before = self.tokens[act.token - 1 - quoted]
        if before.tag != "NOUN" or before.form.article or before.form.pronoun:
            return False
        following = self.tokens[act.token].form
        attached = not (following.preposition or following.conjunction)
        return attached and following.article and act.token - 1 not in self.by_token and not is_doing(before)

    def _is_without(self, index: int) -> bool:
        """Whether the noun is what was wanting: «دون محاكمة»."""
        return index > 0 and self.tokens[index - 1].key in _WITHOUT

    def _predicate(self, last: int) -> list[Act]:
        """The word that a clause without a verb of its own ends in: «كانت المراهنة خاطئة لأن …»."""
        token = self.tokens[last] if last > 0 else None
        if token is None or token.form.article:
            return []
        been = any(self.tokens[i].key in words("being") for i in range(max(0, last - BEEN_REACH), last))
        return [self.happening(last)] if token.tag == "ADJ" or (been and token.tag == "NOUN") else []

    def _at_verb(self, index: int, passed: "_Passed") -> list[Act] | None:
        """What a verb that names no act makes of the nouns after it; None where it is passed over."""
        nouns, first = passed.nouns, passed.carrier is None
        if nouns and index in self._causing:
            return self.joined(self._led_to(nouns[::-1]))
        if not self.passes(index):
            return self.joined(nouns[::-1]) if nouns else [self.happening(index)]
        if nouns and self.tokens[index].key not in words("being"):
            return self.joined(nouns[::-1])
        described = self.described_before(index)
        if described:
            return [described]
        named = index > 0 and self.tokens[index - 1].key in words("relatives")
        return [self.happening(index)] if named and first else None

    def _led_to(self, acts: Sequence[Act]) -> Sequence[Act]:
        """Of the acts behind a verb of causing those that it led to: «أدى القصف إلى نزوح …»."""
        first = next((i for i, act in enumerate(acts) if self.is_led_to(act.token)), 0)
        return acts[first:]

    def is_led_to(self, index: int) -> bool:
        """Whether a preposition stands before the noun or is fused to it."""
        before = self.tokens[index - 1] if index else None
        return bool(self.tokens[index].form.preposition) or (before is not None and before.tag == "ADP")

    def _closed(self, opening: int, last: int) -> bool:
        """Whether the quotation that opens there ends before token `last`."""
        return any(token.text in _CLOSING for token in self.tokens[opening + 1 : last + 1])

    def _nominal(self, nouns: Sequence[Act]) -> list[Act]:
        """The act that heads a clause without a verb: the nearest that no preposition leads, with those joined."""
        if not nouns:
            return []
        free = [a for a in nouns if not self.is_led(a.token)]
        return self.joined_before(free[0] if free else nouns[0])

    def doing_before(self, start: int, reach: int) -> list[Act]:
        """The doing, verb or noun, that stands nearest before token `start` and may have an aim of its own."""
        object_: Act | None = None
        for index in range(start - 1, max(-1, start - reach), -1):
            token, act = self.tokens[index], self.by_token.get(index)
            if self.ends_clause(index) or token.text in _COMMAS:
                break
            if self.is_verb(index):
                if self._measures(index):
                    continue
                carried = object_ is not None and (self.passes(index) or self.in_description(index))
                return [object_] if carried and object_ is not None else self._own_verb(index)
            if act is not None and object_ is not None and self.is_led(index):
                break
            if act is not None and object_ is None and self._may_aim(index, start):
                if self.is_led(index) or not token.form.article or is_joined(token):
                    return self.joined_before(act)
                object_ = act  # «استغلوا الهدنة لتعزيز …»: the aim of what is done with it
        return [] if object_ is None else self.joined_before(object_)

    def _measures(self, index: int) -> bool:
        """Whether the verb only tells how many they are that a noun names: «عدد بلغ مئة»."""
        return self.in_description(index) and self.tokens[index].key in verbs("measuring")

    def _own_verb(self, index: int) -> list[Act]:
        """What a verb tells: its act, or what it carries that may be aimed («كان», «قد» tell nothing)."""
        act = self.by_token.get(index)
        if act is not None and act.number is not None:
            return self.joined_before(act)
        if self.tokens[index].key in words("being"):
            return []
        done = bool(self.tokens[index].form.pronoun)  # «الهدنة التي أعلنها الجيش لإخلاء الجرحى»
        described = self.described_before(index) if done or self.passes(index) else None
        if described is None and act is not None:
            return self.joined_before(act)
        return [described or self.happening(index)]

    def _may_aim(self, index: int, start: int) -> bool:
        """Whether a noun of doing is no mere part of a place or time, or reaches up to its aim: «في عملية لتحرير …»."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        bare = before is not None and not (before.form.article or before.form.pronoun)
        part = bare and before is not None and before.tag == "NOUN" and not token.form.preposition
        if part and before is not None and index - 1 not in self.by_token and not is_doing(before):
            return False
        if token.form.preposition == "ل" or index == start - 1:
            return True
        return not self.is_led(index) or (not token.form.article and phrase_end(self.tokens, index) >= start)
