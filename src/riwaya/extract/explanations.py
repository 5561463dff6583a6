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
    phrase_end,
    sequence_phrase,
)
from riwaya.extract.causing import Causing
from riwaya.extract.connective_words import carriers, verbs, words
from riwaya.extract.connectives import Connective, find_connectives, is_joined, start_of, takes_up
from riwaya.extract.cues import word_list
from riwaya.extract.doings import is_doing
from riwaya.extract.explained_acts import REACH, Act, Side
from riwaya.extract.governing import Clause
from riwaya.extract.happenings import find_happenings
from riwaya.extract.led_aims import LAM_REACH, Aims
from riwaya.extract.named_reasons import NamedReasons
from riwaya.extract.phrases import is_nominal, noun_phrase_end
from riwaya.model import ExplanationKind

OBJECT_REACH = 6
"""How far behind a verb an act stands that is its bare object of a verb («خلفت 13 قتيلا»)."""
WORDS = 6
"""Words of a happening that is no act are cut off after so many."""
ACROSS = 0.6
"""Confidence of a link to the sentence before («وأدى ذلك إلى …»)."""

_NEGATIONS = word_list("negative", "particles", table="factuality") - {"ما"}
_THAT = word_list("grammar", "that", table="factuality")
_SEQUENCE = frozenset({"after", "before", "during"})


class Link(NamedTuple):
    """What is explained (its words, and its number where it is an act) and what explains it, told likewise.

    Ranges count code points of the text.
    """

    effect: int | None
    effect_words: Range
    kind: ExplanationKind
    cause: int | None
    words: Range
    connective: Range
    confidence: float
    alleged: bool = False


def find_links(sentences: Mapping[int, Sentence], acts: Sequence[tuple[int, Act]]) -> list[Link]:
    """What is explained in the sentences, by what words, in the order of the connectives.

    `acts` are (sentence number, act) in the order of the text; happenings besides them are found.

    >>> from riwaya.arabic import analyze
    >>> sentence = analyze("نزح السكان بسبب القصف")[0]
    >>> [link] = find_links({0: sentence}, [(0, Act(0, 0, "displacement")), (0, Act(3, 1, "shelling"))])
    >>> link.effect, link.cause, link.kind, link.words
    (0, 1, 'cause', (16, 21))
    """
    by_sentence: dict[int, list[Act]] = {}
    for number, act in acts:
        by_sentence.setdefault(number, []).append(act)
    found: dict[tuple[Range, ExplanationKind, Range], Link] = {}
    told: set[tuple[int, int]] = set()
    for number, sentence in sentences.items():
        tokens, own = sentence.tokens, sorted(by_sentence.get(number, ()))
        connectives = find_connectives(tokens, {act.token for act in own})
        if not connectives:
            continue
        earlier = by_sentence.get(number - 1, [])
        happenings = find_happenings(tokens, own, connectives)
        for link in _Links(tokens, sorted([*own, *happenings]), connectives, earlier).find():
            if link.effect is not None and link.cause is not None:
                pair = link.effect, link.cause
                if pair[0] == pair[1] or pair in told or (pair[1], pair[0]) in told:
                    continue
                told.add(pair)
            found.setdefault((link.effect_words, link.kind, link.words), link)
    return list(found.values())


class _Links:
    """One sentence's acts in order, and the connectives between them."""

    def __init__(
        self,
        tokens: Sequence[Token],
        acts: Sequence[Act],
        connectives: Sequence[Connective],
        earlier: Sequence[Act],
    ) -> None:
        self.tokens = tokens
        self.acts = acts
        self.connectives = connectives
        self.clause = Clause(tokens, acts, connectives)
        self.causing = Causing(self.clause, earlier)
        self.by_token = self.clause.by_token
        self.aims = Aims(self.clause)
        self.named = NamedReasons(self.clause)
        self.numbered = {act.token for act in acts if act.number is not None}

    def find(self) -> list[Link]:
        """All links of the sentence."""
        taken = {self._led_at(each) for each in self.connectives if each.led}
        own = [each for each in self.connectives if each.shape != "lam" or each.start not in taken]
        return [link for connective in own for link in self._link(connective)]

    def _link(self, connective: Connective) -> list[Link]:
        across = False
        if connective.shape == "phrase":
            effects, causes = self._by_phrase(connective)
        elif connective.shape == "lam":
            effects, causes = self.aims.of(connective)
        elif connective.shape in {"blames", "named"}:
            effects, causes = self.named.of(connective)
        elif connective.shape in {"hence", "result"}:
            effects, causes = self._by_clause(connective)
        else:
            effects, causes, across = self._by_verb(connective)
        alleged = any(t.key in words("alleged") for t in self.tokens[connective.start : connective.end])
        kind = connective.kind
        if connective.shape == "lam" and causes and self.aims.is_reason(connective, effects):
            kind = "cause"
        return [
            Link(
                effect.number,
                self._words_of(effect, connective.start),
                kind,
                side.act,
                (start_of(self.tokens[side.start]), self.tokens[side.end - 1].end),
                self._span(connective),
                ACROSS if across else connective.confidence,
                alleged,
            )
            for effect in effects
            for side in causes
            if not side.start <= effect.token < side.end and not self._in_name(effect, connective)
        ]

    def _in_name(self, effect: Act, connective: Connective) -> bool:
        """Whether the connective stands within quotation marks that the effect stands before: «التحالف من أجل …»."""
        marks = [self.tokens[i].text for i in range(effect.token + 1, connective.start)]
        opened = sum(mark in "«“" for mark in marks) > sum(mark in "»”" for mark in marks)
        return opened and marks[-1] not in "«“"

    def _words_of(self, effect: Act, stop: int) -> Range:
        """A happening with the noun that it happens to («تراجعت الأسعار»), before token `stop`; an act's one word."""
        token, end = self.tokens[effect.token], effect.token + 1
        if effect.number is None:
            nouns = end if self.is_verb(effect) else effect.token
            if nouns < len(self.tokens) and is_nominal(self.tokens[nouns]) and not self._begins(nouns, end):
                end = max(end, noun_phrase_end(self.tokens, nouns))
                if self.is_verb(effect):
                    end = self._object_end(end)
            end = max(effect.token + 1, min(end, stop if stop > effect.token else end, effect.token + WORDS))
        return token.host_start, self.tokens[end - 1].end

    def _object_end(self, end: int) -> int:
        """The end of the definite object right behind a definite subject («أغلق المعلمون المدرسة»), else `end`."""
        subject, following = self.tokens[end - 1], self.tokens[end] if end < len(self.tokens) else None
        if (
            following is None
            or not (subject.form.article and following.form.article)
            or self._begins(end, end)
        ):
            return end
        bare = not following.form.conjunction and not following.form.preposition and is_nominal(following)
        return max(end, noun_phrase_end(self.tokens, end)) if bare else end

    def is_verb(self, act: Act) -> bool:
        """Whether a verb tells it."""
        return self.tokens[act.token].tag == "VERB"

    def _begins(self, index: int, end: int) -> bool:
        """Whether the noun behind a verb begins a phrase of its own, as a preposition or «و» says."""
        form = self.tokens[index].form
        return index == end and bool(form.preposition or form.conjunction)

    def _span(self, connective: Connective) -> Range:
        first = self.tokens[connective.start]
        start = first.start + (1 if is_joined(first) and first.form.preposition == "" else 0)
        if connective.shape == "lam":
            return first.start, max(start_of(first), first.start + 1)
        return start, max(self.tokens[connective.end - 1].end, start + 1)

    # Connectives that stand between

    def _by_phrase(self, connective: Connective) -> tuple[list[Act], list[Side]]:
        """«بسبب», «بهدف», «بعد»: what explains follows; what is explained stands before, or after it where it leads."""
        sides = self._sides_after(connective)
        if not sides:
            return [], []
        before = self.tokens[connective.start - 1] if connective.start else None
        if (
            connective.kind == "purpose"
            and before is not None
            and self.aims.has_its_own(connective.start - 1)
        ):
            return [], []
        heads = before is not None and (is_joined(before) or connective.start == 1)
        if heads and before is not None and not {before.key, before.host}.isdisjoint(carriers()):
            return self.clause.following(sides[-1].end), sides  # «اندلعت بعد ذلك معارك»
        leads = self.clause.leads(connective.start)
        if leads and (
            is_joined(self.tokens[connective.start]) or not self.clause.has_verb_before(connective.start)
        ):
            effects = self.clause.following(sides[-1].end)
            if effects:
                return effects, sides
        effects = self.aims.aiming(connective) if connective.kind == "purpose" else []
        effects = effects or self.clause.governing(connective)
        if not effects and leads:
            effects = self.clause.following(sides[-1].end)
        return effects, sides

    def _sides_after(self, connective: Connective) -> list[Side]:
        tokens, start = self.tokens, connective.end
        denied = tokens[start].key in _NEGATIONS and not self._has_clause(connective)
        if denied or tokens[start].host in words("no_causes"):
            return []
        if connective.kind in _SEQUENCE:
            found = sequence_phrase(tokens, start, self.numbered)
            if found is None:
                return []
            start, end = found
        elif tokens[start].tag == "VERB" or tokens[start].key in _THAT or self._has_clause(connective):
            end = clause_end(tokens, start)
        else:
            end = phrase_end(tokens, start)
            if tokens[start].key in words("whatever") and end < len(tokens) and tokens[end].tag == "VERB":
                end = self._told_of_it(end)
        return self.clause.split(start, end)

    def _told_of_it(self, verb: int) -> int:
        """The end of the clause that «ما» leads from its verb on: «بسبب ما حدث أمس شنت الطائرات»."""
        end = clause_end(self.tokens, verb)
        return next((i for i in range(verb + 1, end) if self.tokens[i].tag == "VERB"), end)

    def _has_clause(self, connective: Connective) -> bool:
        last = self.tokens[connective.end - 1]
        return last.key in words("before_clauses") or last.host in words("before_clauses")

    def _by_clause(self, connective: Connective) -> tuple[list[Act], list[Side]]:
        """«ولذلك», «مما عطل العمل»: the clause before explains the verb itself, or what the clause after tells."""
        if connective.shape == "result":
            start = connective.start
            while start and self.tokens[start - 1].key not in words("clause") | words("which"):
                start -= 1
            while start and self.tokens[start - 1].key in words("clause") | words("which"):
                start -= 1
            return [self.clause.happening(connective.start)], self.causing.clause_before(start, ())
        return self.clause.following(connective.end, fronted=False), self.causing.clause_before(
            connective.start, ()
        )

    # Verbs

    def _by_verb(self, connective: Connective) -> tuple[list[Act], list[Side], bool]:
        """Both sides of a verb such as «أدى … إلى»: its subject may follow it or stand before it."""
        again = self._taken_up_again(connective)
        if again:
            return *again, False
        led = self._led_at(connective)
        if led is None:
            return [], [], False
        if connective.shape in {"comes_from", "coincides"}:
            return *self._comes_from(connective, led), False
        no_subject = connective.led[0] or takes_up(self.tokens, connective.start)
        agent = None if no_subject else self.by_token.get(led)
        if agent is not None and self.tokens[led].tag != "VERB":  # «أوقع انفجار السيارة 68 قتيلا»
            end = self._subject_end(agent)
            hit = self.clause.acts_after(end, OBJECT_REACH)
            if hit:
                return hit, [Side(led, end, agent.number)], False
        objects = self.clause.acts_after(led, OBJECT_REACH if not connective.led[0] else REACH // 2)
        if not objects and self.tokens[led].tag == "NOUN" and connective.shape == "leads_to":
            objects = [self.clause.happening(led)]
        if not objects:
            if not takes_up(self.tokens, connective.start) or self._compares(connective.start - 2):
                return [], [], False
            objects = [self.clause.happening(connective.start)]  # «مما أتاح الفرصة أمام …»
        return [*objects, *self._came_of(objects)], *self.causing.of(connective, led, objects)

    def _taken_up_again(self, connective: Connective) -> tuple[list[Act], list[Side]] | None:
        """The noun described that the preposition takes up, and the subject: «أضرار تسبب بها انفجار قنبلة»."""
        start, end = connective.end + 1, connective.start - 1
        pronoun = self.tokens[connective.end] if start < len(self.tokens) else None
        if (
            pronoun is None
            or pronoun.key not in words("taken_up_again")
            or pronoun.form.host not in connective.led
        ):
            return None
        subject = self.tokens[start]
        if not is_nominal(subject) or subject.form.preposition:
            return None
        side = self.clause.split(start, phrase_end(self.tokens, start))
        if connective.shape in {"comes_from", "coincides"}:  # «أغلق المعبر ونتج عنه ارتفاع الأسعار»
            before = self.causing.clause_before(connective.start, ())
            return [self.by_token.get(start) or self.clause.happening(start)], before
        end -= self.tokens[end].key in words("relatives")
        while end > 0 and self.tokens[end].tag == "ADJ":
            end -= 1
        return ([self.clause.happening(end)], side) if end >= 0 else None

    def _subject_end(self, subject: Act) -> int:
        """The end of a verb's subject, before the bare object behind it: «خلفت الغارات قتلى»."""
        end, definite = phrase_end(self.tokens, subject.token), self.tokens[subject.token].form.article
        for act in self.acts:
            form = self.tokens[act.token].form
            if definite and subject.token < act.token < end and not (form.article or form.preposition):
                return act.token if not form.conjunction else end
        return end

    def _compares(self, index: int) -> bool:
        """Whether a comparing word stands there: «أكثر مما توقع»."""
        token = self.tokens[index] if index >= 0 else None
        return token is not None and token.text[:1] == "أ" and len(token.host) == len("أكثر")

    def _came_of(self, objects: Sequence[Act]) -> list[Act]:
        """The act to which a happening led in turn: «… مما خلق فراغا استغله المسلحون ليسيطروا على المدينة»."""
        if any(act.number is not None for act in objects):
            return []
        start = objects[-1].token + 1
        for index in range(start, min(len(self.tokens), start + LAM_REACH)):
            token, act = self.tokens[index], self.by_token.get(index)
            if token.text in SEPARATORS or token.text in "،,":
                return []
            if token.tag == "VERB" and {token.key, token.host}.isdisjoint(verbs("exploiting")):
                aimed = token.form.preposition == "ل" and act is not None and act.number is not None
                return [act] if aimed and act is not None else []
        return []

    def _comes_from(self, connective: Connective, led: int) -> tuple[list[Act], list[Side]]:
        came = led + 1
        pointed = self.tokens[led].key in words("demonstratives") and came < len(self.tokens)
        if pointed and is_nominal(self.tokens[came]) and not self.tokens[came].form.article:
            before = self.causing.clause_before(connective.start, ())
            return [self.by_token.get(came) or self.clause.happening(came)], before  # «ونتج عن ذلك ارتفاع …»
        between = [a for a in self.acts if connective.end <= a.token < led]
        effects = between[:1] or self.clause.nearest_before(connective.start)
        return effects, self.clause.split(led, phrase_end(self.tokens, led))

    def _led_at(self, connective: Connective) -> int | None:
        """The token from which on the verb's complement stands."""
        for index in range(connective.end, min(len(self.tokens), connective.end + REACH)):
            token = self.tokens[index]
            if token.text in SEPARATORS:
                return None
            doing = index in self.by_token or token.tag == "VERB" or is_doing(token)
            doing = doing and token.host not in words("bodies")
            for preposition in connective.led:
                if not preposition:
                    return connective.end
                if token.key == preposition:
                    return index + 1 if index + 1 < len(self.tokens) else None
                fused = len(preposition) == 1 and token.form.preposition == preposition
                if fused and (doing or preposition != "ل"):  # «دعا جماعة موالية للتنظيم لاتهام …»
                    return index
        return None
