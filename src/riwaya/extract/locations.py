"""Which of a sentence's places belong to which of its acts: by clause, before and after, by preposition."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import among, hosts
from riwaya.extract.acts import Trigger
from riwaya.extract.near import END, HEAD, START, between, last_before
from riwaya.extract.place_geometry import distance_m
from riwaya.extract.place_prepositions import is_inside, is_ruled, suited
from riwaya.extract.places import PlaceMention
from riwaya.lexicon import word_set
from riwaya.model import ActName

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

TAKING: frozenset[ActName] = frozenset({"siege", "recapture"})
"""Acts whose noun's pronoun is what they are done to («تحريرها», «محاصرته»)."""

HOLDING: frozenset[ActName] = TAKING | {"seizure"}
"""Acts whose verb's pronoun is a place («الذي تحاصره», «خسرها»); the noun's is who does it («سيطرتها»)."""

APART_M = 50_000
"""Two places lie apart where their middles are farther from each other than both reach, by so many metres."""

POINTER_REACH = 5
"""Words from an act to the preposition with the pronoun: its subject and that one's adjectives come between."""

MARKS = 2
"""Words that may stand between two places with which a sentence opens: a preposition, a bracket."""

_BACKGROUND = word_set("grammar", "locations", "background")
_BESIDE = word_set("grammar", "locations", "beside")
_MAY_BORDER = _BACKGROUND | _BESIDE
_PLACES_PRONOUNS = frozenset({"ه", "ها"})
_UNNAMED = frozenset({"indefinite", "anaphor"})
_BY_NOUN = ("whole", "head", "unknown", "indefinite", "anaphor")
"""With what the method of a mention begins whose first word is a noun («المطار», «مدينة تعز»), not a name."""


class Telling(NamedTuple):
    """Speech: offsets of its cue, and of what is told in it (`start:end`)."""

    cue: int
    start: int
    end: int


class Part(NamedTuple):
    """A clause of the sentence: its first token, the token after its last, its acts and its places."""

    start: int
    end: int
    triggers: Sequence[Trigger]
    mentions: Sequence[PlaceMention]


def places_by_trigger(
    tokens: Sequence[Token],
    bounds: Sequence[int],
    triggers: Sequence[Trigger],
    mentions: Sequence[PlaceMention],
    skipped: Iterable[int] = (),
    told: Sequence[Telling] = (),
) -> Mapping[int, list[PlaceMention]]:
    """For each trigger (by its head) the places of its clause; a clause without any shares its neighbour's.

    `skipped` are tokens that name a time, `told` where speech is introduced and what is told in it.

    «قتل أربعة وأصيب عشرة في مدينة تعز»: the place told last serves both.
    """
    nouns = {trigger.head for trigger in triggers if not trigger.is_verb}
    mentions = [m for m in mentions if not (m.method in _UNNAMED and m.start in nouns)]  # «في كمين»
    apart = _borders(tokens, frozenset(skipped), {trigger.head for trigger in triggers})
    located = [m for m in mentions if m.locative or is_ruled(tokens, m, triggers)]
    opening = _opening(tokens, located, triggers)
    parts = _parts(bounds, triggers, located)
    found: dict[int, list[PlaceMention]] = {}
    for number, part in enumerate(parts):
        for trigger in part.triggers:
            if trigger.act in PLACELESS:
                found[trigger.head] = []
                continue
            held = _held(tokens, mentions, trigger)
            if held:
                found[trigger.head] = held
                continue
            own = _tellings_of(told, tokens, trigger)
            mine = part
            if any(_speaker_s(own, tokens, part.mentions)):
                others = [m for m in part.mentions if not _is_speaker_s(own, tokens, m)]
                mine = part._replace(mentions=others)
            near = _in_part(mine, trigger) or _shared(parts, number, trigger)
            border = next(iter(apart[bisect_right(apart, trigger.head) :][:1]), len(tokens))
            near = [m for m in near if m.start <= border]
            whole = opening if _lie_together(opening, near) else []
            near = [m for m in dict.fromkeys((*near, *whole)) if not _is_speaker_s(own, tokens, m)]
            found[trigger.head] = suited(tokens, near, trigger, triggers)
    return found


def _lie_together(wide: Sequence[PlaceMention], near: Sequence[PlaceMention]) -> bool:
    """Whether places may lie in one another, as far as it is known where they are."""
    spots = [
        [
            ((m.place.latitude, m.place.longitude), m.place.radius_m or 0)
            for m in mentions
            if m.place.latitude is not None and m.place.longitude is not None
            if m.place.id is not None and not m.method.startswith("anaphor")
        ]
        for mentions in (wide, near)
    ]
    return all(
        distance_m(one, other) <= reach + inner + APART_M
        for one, reach in spots[0]
        for other, inner in spots[1]
    )


def _tellings_of(told: Sequence[Telling], tokens: Sequence[Token], trigger: Trigger) -> list[Telling]:
    """Where speech is told in which the act is told, too."""
    act = tokens[trigger.head].start
    return [each for each in told if each.start <= act < each.end]


def _speaker_s(
    told: Sequence[Telling], tokens: Sequence[Token], mentions: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """The places that stand where speech is introduced."""
    for each in told:
        yield from between(mentions, each.cue, each.start, by=lambda mention: tokens[mention.start].start)


def _is_speaker_s(told: Sequence[Telling], tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a place stands where the speech is introduced in which an act is told: «قال هاتفيا من سبها إن …»."""
    at = tokens[mention.start].start
    return any(each.cue <= at < each.start for each in told)


def _held(tokens: Sequence[Token], mentions: Sequence[PlaceMention], trigger: Trigger) -> list[PlaceMention]:
    """The place that a pronoun of the act points back to: «عدن بعد تحريرها», «المطار ومحاصرته», «سيطروا عليها»."""
    own = trigger.act in (HOLDING if trigger.is_verb else TAKING)
    pronoun = (tokens[trigger.head].form.pronoun if own else "") or _pointer(tokens, mentions, trigger)
    before = mentions[: bisect_right(mentions, trigger.head + 1, key=END)] if pronoun else ()
    held = next((m for m in reversed(before) if _may_mean(pronoun, tokens, m)), None)
    return [] if held is None else [held]


def _may_mean(pronoun: str, tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a pronoun can stand for a place: «ه» for none whose noun is feminine or of many, «ها» for no «المطار»."""
    if pronoun not in _PLACES_PRONOUNS or not mention.method.startswith(_BY_NOUN):
        return True
    head = tokens[mention.start]
    many = head.number == "Plur" or head.gender == "Fem"
    return not head.gender or (pronoun == "ها") == many


def _pointer(tokens: Sequence[Token], mentions: Sequence[PlaceMention], trigger: Trigger) -> str:
    """The pronoun of the preposition that leads to the act's place («سيطرة الجيش عليها», «انسحبوا منها»), or ""."""
    prepositions, named = trigger.entry.frame.prepositions, {mention.start for mention in mentions}
    for index in range(trigger.head + 1, min(len(tokens), trigger.head + 1 + POINTER_REACH)):
        token = tokens[index]
        if index in named or token.tag in {"VERB", "PUNCT"}:
            return ""
        if token.form.pronoun in _PLACES_PRONOUNS and prepositions.get(token.host) == "place":
            return token.form.pronoun
    return ""


def _opening(
    tokens: Sequence[Token], mentions: Sequence[PlaceMention], triggers: Sequence[Trigger]
) -> list[PlaceMention]:
    """The places with which a sentence opens, and which hold for all of it: «وفي تعز سقط قتلى في معارك …»."""
    found: list[PlaceMention] = []
    end = 0
    first_act = min((trigger.start for trigger in triggers), default=0)
    for mention in mentions:
        if mention.start > end + (1 if not found else MARKS) or mention.start >= first_act:
            break
        if not found and not is_inside(tokens, mention):
            break
        found.append(mention)
        end = mention.end
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
                between(triggers, start, end, by=HEAD),
                between(mentions, start, end),
            )
        )
    return [part for part in parts if part.triggers or part.mentions]


def _in_part(part: Part, trigger: Trigger) -> Sequence[PlaceMention]:
    """The clause's places that no later act of the clause stands nearer to from the left."""
    mentions, triggers = part.mentions, part.triggers
    after = mentions[bisect_right(mentions, trigger.head, key=START) :]
    own = (
        after[: bisect_left(after, _end_of_own(part, trigger, after[0].start), key=START)] if after else after
    )
    before = mentions[: bisect_right(mentions, trigger.head, key=END)]
    earlier = last_before(triggers, trigger.head, by=HEAD)
    just_before = before[bisect_right(before, earlier.head, key=END) :] if earlier else before
    return own or just_before or after or mentions


def _end_of_own(part: Part, trigger: Trigger, first: int) -> int:
    """Before which token an act's places end, the first of which is at token `first`: behind a noun, at a verb."""
    for other in islice(part.triggers, bisect_right(part.triggers, trigger.head, key=HEAD), None):
        if other.is_verb and other.head > first:
            return other.head
        if not other.is_verb:
            return other.head + 1
    return part.end + 1


def _borders(tokens: Sequence[Token], skipped: frozenset[int], heads: set[int]) -> list[int]:
    """Where another happening begins, before, after or during which an act is told: «سيحارب … خلال لقاء في …»."""
    return [
        index
        for index in among(hosts(tokens[:-1]), _MAY_BORDER)
        if (tokens[index].host in _BACKGROUND and tokens[index + 1].tag != "SCONJ" and index not in skipped)
        or (tokens[index].host in _BESIDE and index + 1 in heads)
    ]


def _shared(parts: Sequence[Part], number: int, trigger: Trigger) -> Sequence[PlaceMention]:
    """The places of the clause after, if an act there is told of the same happening, else of the clause before."""
    following = parts[number + 1] if number + 1 < len(parts) else None
    if following and following.mentions and _alike(following.triggers, trigger):
        return following.mentions
    preceding = parts[number - 1] if number else None
    return preceding.mentions if preceding else []


def _alike(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    return any(other.act in HARM for other in triggers) and trigger.act in HARM
