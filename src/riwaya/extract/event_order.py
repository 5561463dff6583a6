"""The order of happenings: what came first, how long after it the next came, and the days that follow from both.

«ثم», «إلى أن», «تلا» and their like link the acts on their two sides; «بعد يومين من الهجوم» says how far apart two lie.
The connectives that stand before a phrase («بعد», «قبل», «تزامنا مع») are read with the explanations.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import where
from riwaya.arabic.memo import Memo
from riwaya.extract import calendars
from riwaya.extract.acts import Trigger
from riwaya.extract.cues import cue_table
from riwaya.extract.readings import Reading
from riwaya.extract.time_anchor import Anchor
from riwaya.extract.time_dates import DOUBTFUL
from riwaya.extract.time_durations import duration
from riwaya.extract.time_told import WHAT_FOLLOWS
from riwaya.extract.time_words import RELATIVE, Amount, Words
from riwaya.lexicon import load_table, word_set
from riwaya.model import Claim, ExplanationKind, Quote, Reason, Sourced, When

BACK, AHEAD = 25, 8
"""How many tokens lie at most between such a word and the act before it, and the act after it."""
SURE = 0.8

_THEN = word_set("grammar", "order", "then")
_TO, _THAT = word_set("grammar", "order", "to"), word_set("grammar", "order", "that")
_UNTIL = word_set("grammar", "order", "until")
_FOLLOWED = word_set("grammar", "order", "followed")
_PRECEDED = word_set("grammar", "order", "preceded")
_FOLLOWED_IT = word_set("grammar", "order", "followed_it")
_PRECEDED_IT = word_set("grammar", "order", "preceded_it")
_WORDS = _THEN | _TO | _UNTIL | _FOLLOWED | _PRECEDED | _FOLLOWED_IT | _PRECEDED_IT


class Event(NamedTuple):
    """An act of the text: its sentence's number, its trigger, its claim."""

    number: int
    trigger: Trigger
    claim: Claim


class _Link(NamedTuple):
    """The positions of the event that came later and of the one before it, and the token that says so."""

    later: int
    earlier: int
    token: int


def with_order(readings: Mapping[int, Reading], events: Sequence[Event]) -> list[Claim]:
    """The claims of the events, in their order, with what each came after and the days that follow from that.

    A claim's own time is never changed, except that of an act told again («بعد يومين من الهجوم») whose day was told
    before: it is that day.
    """
    claims = [event.claim for event in events]
    by_sentence = _by_sentence(events)
    for number, own in by_sentence.items():
        reading = readings[number]
        if link := _later_than(reading.tokens, own, by_sentence.get(number - 1, []), events):
            claims[link.later] = _after(reading, claims[link.later], claims[link.earlier], link.token)
        if len(own) < 2:
            continue
        for link in _links(reading.tokens, own, events):
            claims[link.later] = _after(reading, claims[link.later], claims[link.earlier], link.token)
    places = {claim.id: at for at, claim in enumerate(claims)}
    for at, event in enumerate(events):
        if any(reason.kind in _SIDES and reason.claim for reason in claims[at].sequence):
            _measure(readings[event.number], events, claims, at, places)
    return claims


def _by_sentence(events: Sequence[Event]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, event in enumerate(events):
        found.setdefault(event.number, []).append(at)
    return found


# Words between two acts


def _links(tokens: Sequence[Token], own: Sequence[int], events: Sequence[Event]) -> list[_Link]:
    found = []
    for i in where(_may_order.__getitem__, tokens):
        side = _side(tokens, i)
        if side is None:
            continue
        before = [at for at in own if i - BACK <= events[at].trigger.head < i]
        after = [at for at in own if i < events[at].trigger.head <= i + AHEAD]
        if not before or not after:
            continue
        first, second = before[-1], after[0]
        if any(token.host in RELATIVE for token in tokens[i + 1 : events[second].trigger.head]):
            continue
        found.append(_Link(second, first, i) if side == "after" else _Link(first, second, i))
    return found


def _later_than(
    tokens: Sequence[Token], own: Sequence[int], before: Sequence[int], events: Sequence[Event]
) -> _Link | None:
    """The first act of a sentence that opens with «وفي وقت لاحق», «وبعد ساعات», after what the one before it tells.

    Not of a verb of speech: «وفي وقت لاحق أعلن …» says when it was said.
    """
    if not before or not tokens or _plain(tokens[0]) not in _MAY_OPEN:
        return None
    end = _later_opening(tokens)
    if end is None:
        return None
    while end < len(tokens) and tokens[end].text in _COMMAS:
        end += 1
    if end >= len(tokens) or tokens[end].host in cue_table():
        return None
    later = next((at for at in own if end <= events[at].trigger.head <= end + AHEAD), None)
    if later is None or any(token.host in RELATIVE for token in tokens[end : events[later].trigger.head]):
        return None
    earlier = next((at for at in before if _is_told_as_done(events[at].claim)), None)
    if earlier is None or not _is_told_as_done(events[later].claim):
        return None
    return _Link(later, earlier, 0)


def _plain(token: Token) -> str:
    """The key of the written word without a conjunction before it."""
    return token.key[len(token.form.conjunction) :]


def _later_opening(tokens: Sequence[Token]) -> int | None:
    """The position after words that open a sentence and say that it is later; None for «وبعد ساعات من الهجوم»."""
    keys = [_plain(tokens[0]), *(token.form.key for token in tokens[1:])]
    for phrase in _LATER_ON:
        if keys[: len(phrase)] == phrase:
            return len(phrase)
    words = Words(tokens, keys)
    opened = words.opener(0, "after")
    amount = words.amount(opened) if opened else None
    if amount is None or amount.end >= len(tokens):
        return None
    leads_on = tokens[amount.end].host in _FROM or tokens[amount.end].form.preposition
    return None if leads_on else amount.end


def _is_told_as_done(claim: Claim) -> bool:
    done = claim.polarity == "positive" and claim.modality == "actual"
    return done and claim.act.value not in _SPOKEN


_LATER_ON = [phrase.split() for phrase in load_table("grammar")["order"]["later_on"]]
_MAY_OPEN = {phrase[0] for phrase in _LATER_ON} | {"بعد"}
_SPOKEN = word_set("grammar", "order", "spoken_acts")
_FROM = word_set("grammar", "order", "from")
_COMMAS = frozenset("،,")

_may_order = Memo[WordForm, bool](lambda form: form.host in _WORDS or form.key in _WORDS)


def _side(tokens: Sequence[Token], i: int) -> ExplanationKind | None:
    """Whether what stands after the word at `i` came after what stands before it, or before; None if it orders none."""
    token = tokens[i]
    if token.host in _THEN:
        return "after"
    following = tokens[i + 1] if i + 1 < len(tokens) else token
    if token.host in _TO | _UNTIL:
        return "after" if _is_until(tokens, i) else None
    written = _plain(token)
    if written in _FOLLOWED_IT or written in _PRECEDED_IT:
        return "after" if written in _FOLLOWED_IT else "before"
    described = i > 0 and tokens[i - 1].host in RELATIVE
    that = following.host in _THAT_ONE
    named = following.tag in _NOUNS and not (following.form.conjunction or following.form.preposition)
    if token.tag != "VERB" or not (named or that) or (described and that):
        return None  # «سبق ونفذ», «سبق لها»: an auxiliary; «الغارات التي تلت ذلك»: it came after what is not here
    return "after" if that == (written in _FOLLOWED) else "before"


def _is_until(tokens: Sequence[Token], i: int) -> bool:
    """Whether «إلى أن» or «حتى» leads a verb: «مشيرا إلى أن» leads what is said."""
    led = i + 2 if tokens[i].host in _TO else i + 1
    if led >= len(tokens) or tokens[led].tag != "VERB":
        return False
    if tokens[i].host in _UNTIL:
        return True
    return tokens[i + 1].host in _THAT and (i == 0 or tokens[i - 1].host not in cue_table())


_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_THAT_ONE = word_set("grammar", "order", "that_one")


def _after(reading: Reading, later: Claim, earlier: Claim, token: int) -> Claim:
    if any(reason.claim == earlier.id for reason in later.sequence):
        return later
    first = reading.tokens[token]
    word = reading.document.quote(first.start, first.end)
    reason = Reason(earlier.id, word, SURE, "after", earlier.act.quote)
    return msgspec.structs.replace(later, sequence=(*later.sequence, reason))


# How long after


_SIDES: dict[ExplanationKind, int] = {"after": 1, "before": -1}


def _measure(
    reading: Reading, events: Sequence[Event], claims: list[Claim], at: int, places: Mapping[str, int]
) -> None:
    """Writes how far apart an act and what it came after lie, and the day that follows for either."""
    claim = claims[at]
    kept: list[Reason] = []
    for reason in claim.sequence:
        other = places.get(reason.claim or "")
        read = _length(reading, reason.quote) if reason.kind in _SIDES else None
        if other is None or read is None:
            kept.append(reason)
            continue
        amount, words = read
        kept.append(msgspec.structs.replace(reason, apart=duration(amount)))
        claims[other] = _told_again(events, claims, other)
        claim = _dated(claim, claims[other], amount, _SIDES[reason.kind], words)
    claims[at] = msgspec.structs.replace(claim, sequence=tuple(kept))


def _length(reading: Reading, connective: Quote | None) -> tuple[Amount, Quote] | None:
    """The length of time after a connective («بعد يومين من …»), with its words."""
    if connective is None:
        return None
    tokens = reading.tokens
    start = next((i for i, t in enumerate(tokens) if t.start <= connective.start < t.end), None)
    if start is None:
        return None
    words = Words(tokens, [token.form.key for token in tokens])
    opened = words.opener(start, "after") or words.opener(start, "ago")
    amount = words.amount(opened) if opened else None
    if amount is None or amount.value is None or amount.hedge in _BOUNDS:
        return None
    return amount, reading.document.quote(connective.start, tokens[amount.end - 1].end)


_BOUNDS = frozenset({"under", "over"})
"""«بعد أقل من أسبوع»: a bound is no length, and no day follows from it."""


def _told_again(events: Sequence[Event], claims: Sequence[Claim], at: int) -> Claim:
    """The claim with the day on which an earlier one told the same act, where it only points back («الهجوم»)."""
    claim, event = claims[at], events[at]
    if event.trigger.is_verb or not _points_back(claim):
        return claim
    if claim.time is not None and not claim.time.method.startswith(WHAT_FOLLOWS):
        return claim
    for earlier in reversed(claims[:at]):
        if earlier.act.value == claim.act.value and earlier.sentence != claim.sentence and _day(earlier):
            told = earlier.time
            if told is None:
                continue
            time = Sourced(told.value, DOUBTFUL, "the day of the same act told before", None)
            return msgspec.structs.replace(claim, time=time)
    return claim


def _points_back(claim: Claim) -> bool:
    quote = claim.act.quote
    return quote is not None and quote.exact.lstrip("وفبك").startswith(("ال", "ل"))


def _day(claim: Claim) -> When | None:
    return claim.time.value if claim.time and calendars.single_day(claim.time.value) else None


def _dated(claim: Claim, other: Claim, amount: Amount, sign: int, words: Quote) -> Claim:
    """The claim so long after the other one, where that one's day is told and its own is not."""
    day = _day(other)
    if day is None or amount.value is None or (claim.time is not None and claim.time.value.earliest):
        return claim
    when = Anchor.of(day).ago(amount.value, amount.unit, sign=sign)
    side = "after" if sign > 0 else "before"
    time = Sourced(when, DOUBTFUL, f"{amount.unit}s {side} another act, whose day is told", words)
    return msgspec.structs.replace(claim, time=time)


def days_by_order(claims: Sequence[Claim]) -> dict[str, tuple[str | None, str | None]]:
    """The first and last day that each claim of one document can be of, by its own time and by what it came after.

    ISO dates, null where nothing bounds that side; where the order told contradicts the days told, the days stay.
    """
    days = {
        claim.id: (claim.time.value.earliest, claim.time.value.latest) if claim.time else (None, None)
        for claim in claims
    }
    links = _all_links(claims)
    rank = {claim.id: at for at, claim in enumerate(in_told_order(claims))}
    links.sort(key=lambda link: rank[link[0]])
    for later, earlier in links:
        days[later] = _not_before(days[later], days[earlier][0])
    links.sort(key=lambda link: rank[link[1]], reverse=True)
    for later, earlier in links:
        days[earlier] = _not_after(days[earlier], days[later][1])
    return days


_Days = tuple[str | None, str | None]


def _not_before(days: _Days, low: str | None) -> _Days:
    first, last = days
    fits = low is not None and (first is None or first < low) and (last is None or low <= last)
    return (low, last) if fits else days


def _not_after(days: _Days, high: str | None) -> _Days:
    first, last = days
    fits = high is not None and (last is None or high < last) and (first is None or first <= high)
    return (first, high) if fits else days


def _all_links(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Pairs of claims (the later, the earlier) by their ids."""
    known = {claim.id for claim in claims}
    return [
        (claim.id, reason.claim) if reason.kind == "after" else (reason.claim, claim.id)
        for claim in claims
        for reason in claim.sequence
        if reason.kind in _SIDES and reason.claim is not None and reason.claim in known
    ]


def in_told_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each after those that it is told to have come after; otherwise, and in a circle, as they were."""
    by_id = {claim.id: claim for claim in claims}
    earlier: dict[str, list[str]] = {}
    for later, before in _all_links(claims):
        earlier.setdefault(later, []).append(before)
    placed: dict[str, Claim] = {}
    for claim in claims:
        _place(claim.id, by_id, earlier, placed)
    return list(placed.values())


def _place(
    start: str, by_id: Mapping[str, Claim], earlier: Mapping[str, list[str]], placed: dict[str, Claim]
) -> None:
    """Puts what came before first, without recursion: a text may chain as many acts as it likes."""
    waiting, seen = [start], {start}
    while waiting:
        name = waiting[-1]
        before = [one for one in earlier.get(name, ()) if one not in placed and one not in seen]
        if before:
            waiting.append(before[0])
            seen.add(before[0])
        else:
            placed.setdefault(name, by_id[name])
            waiting.pop()
