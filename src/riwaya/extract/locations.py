"""Which of a sentence's places belong to which of its acts: by clause, before and after, by preposition."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.acts import Trigger
from riwaya.extract.places import PlaceMention
from riwaya.lexicon import word_set
from riwaya.model import ActName

MOVEMENT: frozenset[ActName] = frozenset({"advance", "deployment", "displacement", "aid", "withdrawal"})
"""Acts that lead somewhere: what follows «إلى» is theirs."""

DEPARTURE: frozenset[ActName] = frozenset({"withdrawal", "displacement", "recapture", "shelling"})
"""Acts that come from somewhere: what follows «من» is theirs."""

PLACELESS: frozenset[ActName] = frozenset(
    {
        "demand",
        "accusation",
        "rejection",
        "threat",
        "support",
        "sanction",
        "claim_of_responsibility",
        "agreement",
    }
)
"""Acts done by words: their sentence's places are those of other things (1 of 17 has one in the gold articles)."""

HARM: frozenset[ActName] = frozenset({"killing", "injury", "destruction"})
"""Acts told in a row whose place and time are often told once, after the last."""

_BOUNDARIES = word_set("grammar", "locations", "boundaries")
_BEFORE_VERBS = word_set("grammar", "locations", "before_verbs")
_BACKGROUND = word_set("grammar", "locations", "background")
_AWAY = word_set("grammar", "locations", "away")


class Part(NamedTuple):
    """A clause of the sentence: its first token, the token after its last, its acts and its places."""

    start: int
    end: int
    triggers: list[Trigger]
    mentions: list[PlaceMention]


def part_starts(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Where the clauses of a sentence begin: token indices, the first 0."""
    return (0, *(index for index in range(1, len(tokens)) if _begins_part(tokens, index)))


def places_by_trigger(
    tokens: Sequence[Token],
    bounds: Sequence[int],
    triggers: Sequence[Trigger],
    mentions: Sequence[PlaceMention],
    skipped: Iterable[int] = (),
) -> Mapping[int, list[PlaceMention]]:
    """For each trigger (by its head) the places of its clause; a clause without any shares its neighbour's.

    `skipped` are tokens that name a time.

    «قتل أربعة وأصيب عشرة في مدينة تعز»: the place told last serves both.
    """
    apart = _borders(tokens, frozenset(skipped))
    parts = _parts(bounds, triggers, [mention for mention in mentions if mention.locative])
    found: dict[int, list[PlaceMention]] = {}
    for number, part in enumerate(parts):
        for trigger in part.triggers:
            own = _in_part(part, trigger)
            near = own or _shared(parts, number, trigger)
            if apart:
                near = [m for m in near if not any(trigger.head < border < m.start for border in apart)]
            if trigger.act in PLACELESS:
                near = []
            found[trigger.head] = [mention for mention in near if _suits(tokens, mention, trigger.act)]
    return found


def _parts(
    bounds: Sequence[int], triggers: Sequence[Trigger], mentions: Sequence[PlaceMention]
) -> list[Part]:
    parts = []
    for start, end in pairwise(bounds):
        parts.append(
            Part(
                start,
                end,
                [trigger for trigger in triggers if start <= trigger.head < end],
                [mention for mention in mentions if start <= mention.start < end],
            )
        )
    return [part for part in parts if part.triggers or part.mentions]


def _begins_part(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.form.conjunction and token.host in _BEFORE_VERBS and index + 1 < len(tokens):
        return True
    if token.key in _BOUNDARIES or token.host in _BOUNDARIES or token.text in "؛;:":
        return True
    if token.tag != "VERB":
        return False
    if index and tokens[index - 1].host in _BEFORE_VERBS and tokens[index - 1].form.conjunction:
        return False
    return bool(token.form.conjunction) or tokens[index - 1].text in {"،", ","}


def _in_part(part: Part, trigger: Trigger) -> list[PlaceMention]:
    """The clause's places that no later act of the clause stands nearer to from the left."""
    after = [mention for mention in part.mentions if mention.start > trigger.head]
    return after or part.mentions


def _borders(tokens: Sequence[Token], skipped: frozenset[int]) -> list[int]:
    """Where another happening begins, before, after or during which an act is told: «سيحارب … خلال لقاء في …»."""
    return [
        index
        for index, (token, following) in enumerate(pairwise(tokens))
        if token.host in _BACKGROUND and following.tag != "SCONJ" and index not in skipped
    ]


def _shared(parts: Sequence[Part], number: int, trigger: Trigger) -> list[PlaceMention]:
    """The places of the clause after, if an act there is told of the same happening, else of the clause before."""
    following = parts[number + 1] if number + 1 < len(parts) else None
    if following and following.mentions and _alike(following.triggers, trigger):
        return following.mentions
    preceding = parts[number - 1] if number else None
    return preceding.mentions if preceding else []


def _alike(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    return any(other.act in HARM for other in triggers) and trigger.act in HARM


def _suits(tokens: Sequence[Token], mention: PlaceMention, act: ActName) -> bool:
    """Whether the preposition before a place lets the act be there."""
    first = tokens[mention.start]
    before = tokens[mention.start - 1].host if mention.start else ""
    preposition = first.form.preposition or before
    if preposition in {"الي", "ل"}:
        return act in MOVEMENT
    if preposition == "من":
        near = mention.start > 1 and tokens[mention.start - 2].host in {"قرب", "مقربه"}
        return near or act in DEPARTURE
    return preposition not in _AWAY
