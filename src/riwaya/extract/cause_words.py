"""How far the words of an explanation go: a phrase with what is joined to it, or a clause."""

from collections.abc import Container, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.connective_words import words
from riwaya.extract.connectives import is_joined
from riwaya.extract.cues import word_list
from riwaya.extract.doings import is_doing
from riwaya.extract.phrases import OPENING, is_nominal, noun_phrase_end

Range = tuple[int, int]

LONGEST = 24
"""Tokens of an explanation; longer ones run into the next."""

COUNT_REACH = 4
"""Tokens of a number told before a noun: «ما يقرب من ثلاثين جريحا»."""

SEPARATORS = frozenset(".!؟?؛;")
_COMMAS = frozenset("،,")
_THAT = word_list("grammar", "that", table="factuality")
_BREAKS = word_list("grammar", "clause_breaks", table="factuality")
_RELATIVES = word_list("grammar", "relatives", table="factuality")


def phrase_end(tokens: Sequence[Token], start: int) -> int:
    """The end of the noun phrase at `start` with what «و» joins to it and the prepositional phrases after it.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("تأييد القادة لخطط الجيش في المدينة، وقال")[0].tokens
    >>> phrase_end(tokens, 0)
    6
    """
    index = start
    if tokens[start].text in OPENING:
        index = start + 1
    if tokens[index].host in words("demonstratives") and tokens[index].form.preposition:  # «لذلك القصف»
        index = min(index + 1, len(tokens) - 1)
    end = max(noun_phrase_end(tokens, index), index + 1)
    stop = min(len(tokens), start + LONGEST)
    while end < stop:
        further = _further(tokens, end)
        if further <= end:
            break
        end = further
    return min(end, len(tokens))


def _further(tokens: Sequence[Token], end: int) -> int:
    """How far a phrase ending at `end` is carried on there; `end` where it is not."""
    token = tokens[end]
    ends = token.tag in {"VERB", "SCONJ"} or token.text in SEPARATORS or token.text in _COMMAS
    if ends or token.key in _RELATIVES or token.key in _BREAKS or is_connecting(tokens, end):
        return end
    if token.tag == "ADP" and token.form.pronoun:
        return end + 1
    start = end + 1 if token.tag == "ADP" or token.text == "و" else end
    carried = start > end or token.form.conjunction == "و" or token.form.preposition
    if token.text in OPENING or (carried and start < len(tokens) and is_nominal(tokens[start])):
        return max(noun_phrase_end(tokens, start), end if token.text in OPENING else start + 1)
    return end


def counted_from(tokens: Sequence[Token], index: int) -> int:
    """Where the number told of a noun begins, or the noun itself: «نحو مئة جريح».

    >>> from riwaya.arabic import analyze
    >>> counted_from(analyze("سقوط عشرة قتلى ونحو مئة جريح")[0].tokens, 5)
    3
    """
    first = index
    while first and not is_joined(tokens[first]) and index - first < COUNT_REACH:
        before = tokens[first - 1]
        of_more = before.key == "من" and first > 1 and tokens[first - 2].host in words("counting")
        if before.tag != "NUM" and not of_more and before.host not in words("counting"):
            break
        first -= 1
    return first


def is_connecting(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word tells the next explanation or time: «بعد», «بسبب», «خلال»."""
    return tokens[index].key in words("phrase_breaks")


def clause_end(tokens: Sequence[Token], start: int) -> int:
    """The end of the clause at `start`: a comma after it has said something, a new clause, or the sentence's end."""
    stop = min(len(tokens), start + LONGEST)
    for index in range(start + 1, stop):
        token = tokens[index]
        if token.text in SEPARATORS or token.key in _BREAKS:
            return index
        if token.text in _COMMAS and index > start + 2:
            return index
        joined_verb = token.tag == "VERB" and token.form.conjunction and index > start + 2
        if joined_verb or (index > start + 2 and is_connecting(tokens, index)):
            return index
    return stop


def sequence_phrase(tokens: Sequence[Token], start: int, acts: Container[int]) -> Range | None:
    """The happening after «بعد» and its like; None for a time («بعد يومين»), which tells none.

    >>> from riwaya.arabic import analyze
    >>> sequence_phrase(analyze("بعد يومين من إعلان الهدنة")[0].tokens, 1, ())
    (3, 5)
    >>> sequence_phrase(analyze("بعد يومين")[0].tokens, 1, ()) is None
    True
    """
    token = tokens[start]
    if token.key in _THAT:
        return (start + 1, clause_end(tokens, start + 1)) if start + 1 < len(tokens) else None
    if token.tag == "VERB" and start and tokens[start - 1].key in words("before_clauses"):
        return start, clause_end(tokens, start)
    if token.tag == "NUM" or token.host in words("time_units") or token.host in words("measures"):
        for index in range(start + 1, min(len(tokens) - 1, start + 6)):
            further = tokens[index + 1].host in words("time_units") or tokens[index + 1].tag == "NUM"
            if tokens[index].key in words("since") and not further:
                return _happening(tokens, index + 1, acts)
            if tokens[index].key in words("phrase_breaks") or tokens[index].tag in {"VERB", "PUNCT"}:
                return None
        return None
    return _happening(tokens, start, acts)


def _happening(tokens: Sequence[Token], start: int, acts: Container[int]) -> Range | None:
    """The phrase at `start`, where one of its first words names an act or a doing."""
    if tokens[start].key in _THAT:
        return start, clause_end(tokens, start)
    taken_for_verb = tokens[start].tag == "VERB" and start in acts  # «بعد قتل …»
    if not (is_nominal(tokens[start]) or taken_for_verb):
        return None
    end = phrase_end(tokens, start)
    told = any(i in acts for i in range(start, min(end, start + 3)))
    return (start, end) if told or is_doing(tokens[start]) else None


def subject_before(tokens: Sequence[Token], end: int, *, clause: bool) -> int:
    """Where what stands right before token `end` begins: the clause, or the noun phrase alone."""
    index = end
    while index > 0 and end - index < LONGEST:
        token = tokens[index - 1]
        if token.text in SEPARATORS or token.key in _THAT or token.key in _RELATIVES or token.text in _COMMAS:
            break
        if not clause and not (is_nominal(token) or token.text in '«»"“”'):
            break
        index -= 1
    return index
