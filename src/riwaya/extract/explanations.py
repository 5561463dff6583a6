"""Why they say it happened: links between acts that a causal connective states, apart from mere sequence.

What is told to come of what is read off the sentence: the connective says on which side the cause stands, and the
nearest act on each side, with those joined to it by «و», are linked.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.lexicon import load_table

Reason = tuple[int, int, tuple[int, int], float]
Direction = Literal["because", "leads_to", "leads_to_by_act", "comes_from"]

REACH = 25
"""How many tokens lie at most between a connective and the act that it links (the most in the gold articles is 20)."""
OBJECT_REACH = 6
"""The same for an act that is the bare object of a verb («خلفت 13 قتيلا»)."""
JOINED = 8
"""How many acts are joined at most."""
JOINED_REACH = 8
"""How far acts joined by «و» may stand apart."""
ACROSS = 0.6
"""Confidence of a link to the sentence before («وأدى ذلك إلى …»)."""
STATED = 0.9

_SEPARATORS = frozenset(".!؟?؛;")


class Connective(NamedTuple):
    """A connective in a sentence: its tokens, the side of its cause, its prepositions, how sure it makes the link."""

    start: int
    end: int
    direction: Direction
    led: tuple[str, ...]
    confidence: float


class _Table(NamedTuple):
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    confidence: dict[tuple[str, ...], float]
    verbs: dict[str, tuple[Direction, tuple[str, ...]]]
    reason_words: frozenset[str]
    reasons: frozenset[str]
    reason_led: tuple[str, ...]
    pointers: frozenset[str]


@cache
def _table() -> _Table:
    """connectives.toml by look-up key, its verbs inflected."""
    data = load_table("connectives")
    confidence = {tuple(key(phrase).split()): sure for phrase, sure in data["because"].items()}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(confidence, key=len, reverse=True):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    verbs: dict[str, tuple[Direction, tuple[str, ...]]] = {}
    directions: tuple[Direction, ...] = ("leads_to", "leads_to_by_act", "comes_from")
    for direction in directions:
        for lemma, led in data[direction].items():
            prepositions = tuple(key(word) for word in led)
            for form in verb_forms(lemma):
                if form.pos == "verb" and form.person == 3:
                    verbs.setdefault(key(form.text), (direction, prepositions))
    reason = data["comes_from_reason"]
    return _Table(
        phrases,
        confidence,
        verbs,
        frozenset(key(word) for word in reason["words"]),
        frozenset(key(word) for word in reason["reasons"]),
        tuple(key(word) for word in reason["led"]),
        frozenset(key(word) for word in data["pointers"]["words"]),
    )


def find_reasons(sentences: Sequence[Sentence], triggers: Sequence[tuple[int, ...]]) -> list[Reason]:
    """Which acts are said to come of which: (effect, cause, the connective's span in the text, confidence).

    `triggers` are (sentence index, token index, …) in the order of the text; effect and cause are numbers in it.

    >>> from riwaya.arabic import analyze
    >>> sentences = analyze("نزح السكان بسبب القصف")
    >>> find_reasons(sentences, [(0, 0), (0, 3)])
    [(0, 1, (11, 15), 0.9)]
    """
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for number, trigger in enumerate(triggers):
        by_sentence.setdefault(trigger[0], []).append((trigger[1], number))
    found: dict[tuple[int, int], Reason] = {}
    for at, acts in sorted(by_sentence.items()):
        earlier = by_sentence.get(at - 1, [])
        if len(acts) + len(earlier) < 2:  # nothing to link
            continue
        for effect, cause, span, sure in _Links(sentences[at].tokens, sorted(acts), earlier).find():
            if effect != cause and (cause, effect) not in found:
                found.setdefault((effect, cause), (effect, cause, span, sure))
    return list(found.values())


class _Links:
    """One sentence's acts, (token, number) in order, and the connectives between them."""

    def __init__(
        self, tokens: Sequence[Token], acts: Sequence[tuple[int, int]], earlier: Sequence[tuple[int, int]]
    ) -> None:
        self.tokens = tokens
        self.acts = acts
        self.earlier = earlier
        self.table = _table()
        self.triggers = {token for token, _ in acts}

    def find(self) -> list[Reason]:
        """All links of the sentence."""
        found: list[Reason] = []
        index = 0
        while index < len(self.tokens):
            connective = self._connective(index)
            if connective is None:
                index += 1
                continue
            found += self._link(connective)
            index = connective.start + 1
        return found

    def _connective(self, index: int) -> Connective | None:
        """The connective that begins at token `index`."""
        if index in self.triggers:
            return None
        token, table = self.tokens[index], self.table
        word = token.form.key
        for candidate in (word, word[1:]) if self._is_joined(index) else (word,):
            for words in table.phrases.get(candidate, ()):
                end = self._phrase(index, words)
                if end:
                    return Connective(index, end, "because", (), table.confidence[words])
            if candidate in table.verbs:
                direction, led = table.verbs[candidate]
                return Connective(index, index + 1, direction, led, STATED if led[0] else 0.8)
            if candidate in table.reason_words and self._reason_named(index):
                return Connective(index, index + 1, "comes_from", table.reason_led, 0.8)
        return None

    def _phrase(self, index: int, words: tuple[str, ...]) -> int:
        """The token after a phrase of connecting words at `index`, or 0; a last «ل» or «ب» may be fused."""
        end = index + 1
        for word in words[1:]:
            if end >= len(self.tokens):
                return 0
            token = self.tokens[end]
            if len(word) == 1 and token.form.preposition == word:
                return end
            if token.form.key != word:
                return 0
            end += 1
        return end

    def _reason_named(self, index: int) -> bool:
        around = self.tokens[max(0, index - 12) : index + 3]
        return any(t.form.key in self.table.reasons or t.form.host in self.table.reasons for t in around)

    # Sides

    def _link(self, connective: Connective) -> list[Reason]:
        if connective.direction == "because":
            effects, causes, across = *self._because(connective), False
        else:
            effects, causes, across = self._by_verb(connective)
        span = (self._word_start(connective.start), self.tokens[connective.end - 1].end)
        sure = ACROSS if across else connective.confidence
        return [(effect, cause, span, sure) for effect in effects for cause in causes]

    def _word_start(self, index: int) -> int:
        token = self.tokens[index]
        conjunction = token.form.key[:1] in "وف" and token.form.key[1:] in {
            *self.table.phrases,
            *self.table.verbs,
        }
        return token.start + (conjunction and self._is_joined(index))

    def _because(self, connective: Connective) -> tuple[list[int], list[int]]:
        causes = self._after(connective.end, REACH // 2)
        if not causes:
            return [], []
        effects = [] if self._other_verb(connective.start) else self._before(connective.start)
        if not effects and not self._other_verb(connective.start):  # «بسبب القصف نزح السكان»
            effects = self._after_all(connective.end, causes)
        return effects, causes

    def _after_all(self, start: int, causes: Sequence[int]) -> list[int]:
        """The act after the causes that were found from token `start` on."""
        following = bisect_left(self.acts, (start,)) + len(causes)
        return self._after(self.acts[following][0], REACH) if following < len(self.acts) else []

    def _other_verb(self, index: int) -> bool:
        """Whether a verb that is no act stands right before the connective: then it is that verb's reason."""
        near = range(max(0, index - 2), index)
        return any(self.tokens[i].tag == "VERB" and i not in self.triggers for i in near)

    def _by_verb(self, connective: Connective) -> tuple[list[int], list[int], bool]:
        """Both sides of a verb such as «أدى … إلى»: its subject may follow it or stand before it."""
        led = self._led_at(connective)
        if led is None:
            return [], [], False
        objects = self._after(led, OBJECT_REACH if not connective.led[0] else REACH // 2)
        if not objects:
            return [], [], False
        between = self.acts[bisect_left(self.acts, (connective.end,)) : bisect_left(self.acts, (led,))]
        subjects = [number for _, number in between[:1]]
        across = False
        agent = connective.direction == "leads_to_by_act" and not self._takes_up(connective.start)
        if not subjects and not agent:
            subjects = self._before(connective.start)
        if not subjects and self._points_back(connective) and self.earlier:
            subjects, across = [self.earlier[-1][1]], True
        if connective.direction == "comes_from":
            return subjects, objects, across
        return objects, subjects, across

    def _led_at(self, connective: Connective) -> int | None:
        """The token from which on the verb's complement stands."""
        for index in range(connective.end, min(len(self.tokens), connective.end + REACH)):
            token = self.tokens[index]
            if token.text in _SEPARATORS:
                return None
            for preposition in connective.led:
                if not preposition:
                    return connective.end
                if token.form.key == preposition:
                    return index + 1
                if len(preposition) == 1 and token.form.preposition == preposition:
                    return index
        return None

    def _takes_up(self, index: int) -> bool:
        """Whether «مما», «التي» or the like stands right before the verb at `index`, or its subject is an act there."""
        if index == 0:
            return False
        return self.tokens[index - 1].form.key in self.table.pointers or index - 1 in self.triggers

    def _points_back(self, connective: Connective) -> bool:
        around = self.tokens[max(0, connective.start - 2) : connective.end + 1]
        return any(token.form.key in self.table.pointers for token in around)

    def _after(self, start: int, reach: int) -> list[int]:
        """The first act from token `start` on, with those joined to it."""
        end = min(len(self.tokens), start + reach)
        stop = next((i for i in range(start, end) if self.tokens[i].text in _SEPARATORS), end)
        first = bisect_left(self.acts, (start,))
        if first == len(self.acts) or self.acts[first][0] >= stop:
            return []
        return self._joined(first)

    def _before(self, end: int) -> list[int]:
        """The act before token `end` that governs there: a finite verb of the clause rather than what depends on it."""
        first = max(0, end - REACH)
        start = max((i + 1 for i in range(first, end) if self.tokens[i].text in _SEPARATORS), default=first)
        earlier = self.acts[bisect_left(self.acts, (start,)) : bisect_left(self.acts, (end,))]
        if not earlier:
            return []
        chosen = self._clause_verb(earlier, end) or earlier[-1]
        chain = [chosen]
        for act in reversed([act for act in earlier if act[0] < chosen[0]]):
            if not self._is_joined(chain[-1][0]) or chain[-1][0] - act[0] > JOINED_REACH:
                break
            chain.append(act)
        return [number for _, number in reversed(chain)]

    def _clause_verb(self, earlier: Sequence[tuple[int, int]], end: int) -> tuple[int, int] | None:
        """The last act that is a finite verb since the last comma, if the sentence has one there."""
        first = max(0, end - REACH)
        comma = max((i for i in range(first, end - 1) if self.tokens[i].text in "،,"), default=-1)
        verbs = [act for act in earlier if act[0] > comma and self.tokens[act[0]].tag == "VERB"]
        return verbs[-1] if verbs else None

    def _joined(self, first: int) -> list[int]:
        """The act with this place among the sentence's and those that «و» joins to it, one after the other."""
        last, number = self.acts[first]
        chain = [number]
        for token, number in self.acts[first + 1 : first + JOINED]:
            verb = self.tokens[token].tag == "VERB" and self.tokens[last].tag != "VERB"
            if verb or not self._is_joined(token) or token - last > JOINED_REACH:
                break
            chain.append(number)
            last = token
        return chain

    def _is_joined(self, index: int) -> bool:
        token = self.tokens[index]
        return token.form.conjunction in {"و", "ف"} or token.text.startswith(("وأ", "فأ"))
