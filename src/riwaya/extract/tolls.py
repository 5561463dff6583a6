"""How many an act struck: which of a sentence's numbers are its claim's, totals before their parts."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.counts import Quantity
from riwaya.extract.near import HEAD, START, between
from riwaya.extract.participants import quote_tokens
from riwaya.extract.readings import Reading
from riwaya.extract.scene import Participant
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName, Count, CountOf, Sourced

COUNT_OF: dict[ActName, CountOf] = {
    "killing": "killed",
    "injury": "wounded",
    "abduction": "captured",
    "arrest": "captured",
    "displacement": "displaced",
}
DONE_TO_PEOPLE: frozenset[ActName] = frozenset(COUNT_OF) | {"release", "abuse", "protest"}
"""Acts whose number counts people whatever noun it stands with; of others only a noun for people is counted."""

HARM: frozenset[ActName] = frozenset({"killing", "injury"})
QUANTITY_REACH = 3
"""A number stands at most this many tokens before the noun phrase that it counts."""
NOUN_REACH = 16
"""A number and its noun stand at most so many tokens apart; the most found in the articles is 6."""
TOLL_REACH = 8
"""Words from «القتلى» to the number that its verb tells: «عدد قتلى الهجوم على السوق إلى أكثر من 70»."""
JOIN_REACH = 4
"""Words from what a number counts to the number of others joined to it: «على الأقل،» may stand between."""
PART_REACH = 7
"""Words from a total to «بينهم» behind what it counts."""

CONFIDENCE = 0.85

_TABLE = load_table("units")["tolls"]
_HEADS = frozenset(key(word) for word in _TABLE["heads"])
_PARTS = frozenset(key(word) for word in _TABLE["parts"])
_SUBSETS = _PARTS | frozenset(key(word) for word in _TABLE["most"])
_DEATH = word_set("grammar", "claims", "death")
_WOUND = word_set("grammar", "claims", "wound")
_HARMED = _DEATH | _WOUND


def counts_of(
    reading: Reading, trigger: Trigger, targets: Sequence[Participant], actors: Sequence[Participant]
) -> tuple[Sourced[Count], ...]:
    """How many people the act's phrases tell: «قتل 20 شخصا بينهم خمسة أطفال» gives 20, then 5.

    One number that serves killed and wounded together («مقتل وإصابة 70», «40 بين قتيل وجريح») is of `others`.
    """
    together = _paired(reading, trigger.head - 1, trigger.head + 1).get(trigger.head)
    if together is not None:
        return (_count(reading, together, "others"),)
    of: CountOf = "others" if _is_joint(reading, trigger) else COUNT_OF.get(trigger.act, "others")
    found = [q for q in _told(reading, trigger, targets or actors) if not _is_paired(reading, q)]
    if (
        targets
        and trigger.is_verb
        and trigger.act in COUNT_OF
        and _goes_on(reading.tokens, actors, targets[0])
    ):
        more = [q for q in _told(reading, trigger, actors) if not _is_paired(reading, q)]
        found += [q for q in more if q not in found]
    found += [more for more in _joined(reading, found) if more not in found]
    found += [part for part in _parts(reading, found) if part not in found]
    return tuple(_count(reading, quantity, of) for quantity in sorted(found))


def _told(reading: Reading, trigger: Trigger, counted: Sequence[Participant]) -> list[Quantity]:
    own = [
        quantity
        for quantity in between(reading.quantities, trigger.start - NOUN_REACH, trigger.end + NOUN_REACH)
        if trigger.act in HARM and quantity.noun is not None and trigger.start <= quantity.noun < trigger.end
    ]
    if own:
        return own
    toll = _toll(reading, trigger)
    if toll is not None:
        return [toll]
    found = []
    first = min((p.start for p in counted), default=0) - QUANTITY_REACH
    for quantity in between(reading.quantities, first, max((p.end for p in counted), default=0)):
        for participant in counted:
            near = participant.start - QUANTITY_REACH <= quantity.start < participant.end
            if (
                near
                and _counts(reading.tokens, quantity, participant)
                and _are_people(reading, trigger, participant)
            ):
                found.append(quantity)
                break
    return found


def _toll(reading: Reading, trigger: Trigger) -> Quantity | None:
    """The number that a verb tells of victims: «بلغ عدد القتلى 52 شخصا»."""
    tokens, head = reading.tokens, trigger.head
    if trigger.is_verb or not head or tokens[head - 1].host not in _HEADS:
        return None
    for quantity in between(reading.quantities, head + 1, head + TOLL_REACH + 1)[:1]:
        noun = quantity.noun
        return None if noun is not None and between(reading.triggers, noun, noun + 1, by=HEAD) else quantity
    return None


def _is_paired(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number stands before «بين قتيل وجريح»."""
    return quantity in _paired(reading, quantity.end, quantity.end + QUANTITY_REACH + 2).values()


def _paired(reading: Reading, first: int, stop: int) -> dict[int, Quantity]:
    """By trigger in `first:stop`, and the one joined to it, the number before «بين قتيل وجريح»."""
    found: dict[int, Quantity] = {}
    tokens = reading.tokens
    near = between(reading.triggers, first, stop, by=HEAD)
    for head in [t.head for t in near if tokens[t.head - 1].host == "بين" and t.act in HARM]:
        if head + 1 >= len(tokens) or tokens[head].host not in _HARMED:
            continue
        other = tokens[head + 1]
        if other.form.conjunction != "و" or other.host not in _HARMED:
            continue
        near_it = between(reading.quantities, head - NOUN_REACH, head + 1)
        before = [q for q in near_it if head - QUANTITY_REACH - 1 <= q.end <= head]
        for quantity in before[-1:]:
            found[head] = found[head + 1] = quantity
    return found


def _is_joint(reading: Reading, trigger: Trigger) -> bool:
    """Whether one number serves this word and the next, joined one («مقتل وإصابة العشرات», «قتل وجرح العشرات»)."""
    tokens, head = reading.tokens, trigger.head
    if trigger.act not in HARM or (trigger.is_verb and trigger.reading.form.number != "Sing"):
        return False
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    if after is not None and after.form.conjunction == "و" and after.host in _WOUND:
        return True
    return bool(tokens[head].form.conjunction) and head > 0 and tokens[head - 1].host in _DEATH


def _goes_on(tokens: Sequence[Token], actors: Sequence[Participant], target: Participant) -> bool:
    """Whether a target only goes on with what was read as the doer of a verb that may be passive.

    «قتل 20 شخصا بينهم أطفال», «معظمهم من النساء», «قتل 3 جنود و5 مسلحين».
    """
    spots = (target.start - 1, target.start)
    if any(at >= 0 and tokens[at].form.key in _SUBSETS for at in spots):
        return True
    return any(actor.end == target.start and tokens[actor.end - 1].form.key == "و" for actor in actors)


def _joined(reading: Reading, totals: Sequence[Quantity]) -> Iterator[Quantity]:
    """A number of others, joined to one: «مقتل 42 مسلحا على الأقل، و9 جنود»."""
    tokens = reading.tokens
    for total in totals[-1:]:
        end = max(total.end, (total.noun or 0) + 1)
        for quantity in between(reading.quantities, end, end + JOIN_REACH + 1):
            if quantity.noun is None:
                continue
            stop = quantity.noun + 1
            if any(tokens[at].form.key in _SUBSETS for at in range(end, stop)):
                break
            people = is_actor_like(tokens, quantity.noun, stop)
            if people and _joins(tokens, quantity) and not between(reading.triggers, end, stop, by=HEAD):
                yield quantity


def _parts(reading: Reading, totals: Sequence[Quantity]) -> Iterator[Quantity]:
    """The parts of a total: each number right after «بينهم», and those joined to it."""
    for total in totals[-1:]:
        tokens = reading.tokens
        opened = next(
            (
                at
                for at in range(total.end, min(len(tokens), total.end + PART_REACH))
                if tokens[at].form.key in _PARTS
            ),
            None,
        )
        if opened is None:
            return
        end = opened + 1
        for quantity in islice(reading.quantities, bisect_left(reading.quantities, end, key=START), None):
            if quantity.start > end + 1:
                return
            if quantity.start == end or (
                opened + 1 < end <= quantity.start <= end + 1 and _joins(tokens, quantity)
            ):
                yield quantity
                end = max(quantity.end, (quantity.noun or 0) + 1)


def _joins(tokens: Sequence[Token], quantity: Quantity) -> bool:
    return tokens[quantity.start].form.conjunction == "و" or tokens[quantity.start - 1].text in ("و", "،")


def _are_people(reading: Reading, trigger: Trigger, participant: Participant) -> bool:
    return trigger.act in DONE_TO_PEOPLE or is_actor_like(reading.tokens, participant.start, participant.end)


def _counts(tokens: Sequence[Token], quantity: Quantity, participant: Participant) -> bool:
    """Whether nothing but the number stands between the number and the phrase that it counts."""
    if quantity.start >= participant.start:
        return quantity.start <= participant.start + 1
    return quantity.end >= participant.start and not tokens[quantity.start].form.conjunction


def _count(reading: Reading, quantity: Quantity, of: CountOf) -> Sourced[Count]:
    end = max(quantity.end, quantity.start + 1)
    quote = quote_tokens(reading.document, reading.tokens, quantity.start, end)
    return Sourced(Count(of, quantity.low, quantity.high, quantity.best), CONFIDENCE, quantity.method, quote)
