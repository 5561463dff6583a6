"""Which time of a sentence is an act's: by clause, and by what stands between the two."""

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import hosts
from riwaya.extract.acts import Trigger
from riwaya.extract.attribution import Scope
from riwaya.extract.locations import HARM
from riwaya.extract.readings import Reading
from riwaya.extract.time import TimeMention
from riwaya.extract.time_speech import quotations
from riwaya.extract.time_told import WHAT_FOLLOWS
from riwaya.lexicon import word_set
from riwaya.model import Modality, When

VAGUE = 0.5
"""A time expression no surer than this says how long, not when («على مدى أيام»)."""

FRONTED = 2
"""A time that begins within the first tokens of a sentence holds for all of it: «وفي الليلة الماضية قال …»."""

FIRSTS_REACH = 10
"""«منذ» within so many tokens after «أول» or «أعنف» says since when there was no other."""

_BACKGROUND = word_set("grammar", "times", "background")
_AIMS = word_set("grammar", "times", "aims")
_FIRSTS = word_set("grammar", "times", "firsts")
_CONTINUING = word_set("grammar", "times", "continuing")
_CONTENT = word_set("grammar", "times", "content")
_RELATIVE = word_set("grammar", "times", "relative")
_SINCE = word_set("grammar", "times", "since")
_UNTIL = word_set("grammar", "times", "until")


def time_of(
    reading: Reading, trigger: Trigger, scopes: Sequence[Scope], modality: Modality
) -> TimeMention | None:
    """The time of the act's clause or of the whole sentence, or None.

    The time of saying is none («قال أمس إن …», «في بيان أمس»), nor is that of something before or after which the act
    is told («مساعدات … منذ بدء المعارك في آذار»), of what an act only aims at («خطط لاستعادة المدينة»), a time to come
    for what has happened, one past for what has not, or one from across a quotation mark or a relative pronoun.
    """
    if not reading.times:
        return None
    tokens, head = reading.tokens, trigger.head
    at = tokens[head].start
    told_from = [scope.start for scope in scopes if scope.start <= at < scope.end]
    begins = max(told_from, default=0)
    whole = begins <= reading.sentence.start
    aim = _is_aim(tokens, trigger, modality)
    told = [
        mention
        for mention in reading.times
        if mention.confidence > VAGUE
        and (
            whole
            or is_fronted(tokens, mention)
            or tokens[mention.start].start >= begins
            or tokens[mention.start].host in _UNTIL
        )
        and mention.start not in reading.said
        and (not aim or is_fronted(tokens, mention) or mention.start > head)
        and not _is_apart(reading, trigger, mention)
        and not _is_untimely(reading, mention, modality)
    ]
    bounds = _time_bounds(reading)
    if not _CONTINUING.isdisjoint(hosts(_clause(tokens, bounds, head))):
        start, end = _clause_range(bounds, head)
        told = [mention for mention in told if start <= mention.start < end]
    return time_for(bounds, trigger, told)


def time_near(reading: Reading, trigger: Trigger, modality: Modality) -> When | None:
    """The time told nearest to an act, whether it is the act's or that of another happening beside it."""
    told = [
        mention
        for mention in reading.times
        if mention.confidence > VAGUE
        and mention.start not in reading.said
        and not (modality == "actual" and _is_to_come(reading, mention))
    ]
    near = time_for(reading.bounds, trigger, told)
    return near.when if near else None


def _time_bounds(reading: Reading) -> list[int]:
    """The starts of the sentence's clauses, as times see them: none inside a time, none after a colon."""
    inside = {index for mention in reading.times for index in range(mention.start, mention.end)}
    first, *starts, end = reading.bounds
    kept = [start for start in starts if start not in inside and reading.tokens[start].text != ":"]
    return [first, *kept, end]


def _clause_range(bounds: Sequence[int], head: int) -> tuple[int, int]:
    place = bisect_right(bounds, head)
    return bounds[place - 1], bounds[place]


def _clause(tokens: Sequence[Token], bounds: Sequence[int], head: int) -> Sequence[Token]:
    start, end = _clause_range(bounds, head)
    return tokens[start:end]


def time_for(bounds: Sequence[int], trigger: Trigger, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that an act's clause tells, else the last one told before it, else (of harm done) the next one.

    `bounds` are the starts of the sentence's clauses and, last, its number of tokens.
    """
    start, end = _clause_range(bounds, trigger.head)
    own = [mention for mention in times if start <= mention.start < end]
    if own:
        return min(own, key=lambda mention: abs(mention.start - trigger.head))
    before = [mention for mention in times if mention.start < start]
    if before:
        return before[-1]
    after = [mention for mention in times if mention.start >= end]
    return after[0] if after and trigger.act in HARM else None


def is_fronted(tokens: Sequence[Token], mention: TimeMention) -> bool:
    """Whether a time opens its sentence, so that it holds for all of it, and is not that of the first verb."""
    return mention.start <= FRONTED and all(token.tag != "VERB" for token in tokens[: mention.start])


def _is_apart(reading: Reading, trigger: Trigger, mention: TimeMention) -> bool:
    """Whether act and time are of two happenings, by what stands between them."""
    tokens, head = reading.tokens, trigger.head
    if any(start <= mention.start < end and not start <= head < end for start, end in quotations(tokens)):
        return True
    if mention.method.startswith(WHAT_FOLLOWS):
        return head < mention.start
    relative = [index for index in range(mention.end, head) if tokens[index].host in _RELATIVE]
    if relative and all(tokens[index].key not in _CONTENT for index in range(relative[-1], head)):
        return True
    if tokens[mention.start].host in _SINCE and any(
        token.host in _FIRSTS for token in tokens[max(0, mention.start - FIRSTS_REACH) : mention.start]
    ):
        return True
    return _is_background(reading, trigger, mention)


def _is_background(reading: Reading, trigger: Trigger, mention: TimeMention) -> bool:
    """Whether «بعد» or its like stands between act and time, which are then of two happenings («بعد أن» is of one)."""
    tokens = reading.tokens
    first, last = sorted((trigger.head, mention.start))
    inside = {index for other in reading.times for index in range(other.start, other.end)}
    return any(
        tokens[index].host in _BACKGROUND
        and index not in inside
        and (index + 1 == last or tokens[index + 1].tag != "SCONJ")
        for index in range(first + 1, last)
    )


def _is_aim(tokens: Sequence[Token], trigger: Trigger, modality: Modality) -> bool:
    """Whether the noun names what something else aims at: «عملية لتحرير المدينة», «محاولة السيطرة على …»."""
    if trigger.is_verb:
        return False
    before = tokens[trigger.head - 1] if trigger.head else None
    aimed = tokens[trigger.head].form.preposition == "ل" and modality != "actual"
    return aimed or (before is not None and before.host in _AIMS)


def _is_untimely(reading: Reading, mention: TimeMention, modality: Modality) -> bool:
    """Whether a time lies all ahead for what has happened, or all behind for what is planned or feared."""
    if modality == "actual":
        return _is_to_come(reading, mention)
    last = _last_day(reading)
    earliest, latest = mention.when.earliest, mention.when.latest
    if last is None:
        return False
    begun = earliest is not None and earliest < last and mention.when.granularity == "open"
    over = modality == "future" and latest is not None and latest < last
    return begun or (over and not is_fronted(reading.tokens, mention))


def _is_to_come(reading: Reading, mention: TimeMention) -> bool:
    last, earliest = _last_day(reading), mention.when.earliest
    if reading.tokens[mention.start].host in _SINCE:
        return False
    return last is not None and earliest is not None and earliest >= last and mention.when.latest is None


def _last_day(reading: Reading) -> str | None:
    published = reading.document.published
    return published.value.latest if published is not None else None
