"""Which of a sentence's places belong to which of its acts: by clause, before and after, by preposition."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import among, hosts, tags, where
from riwaya.arabic.memo import Memo
from riwaya.extract.acts import Trigger
from riwaya.extract.locality import place_words
from riwaya.extract.near import END, HEAD, START, between, last_before
from riwaya.extract.place_geometry import distance_m
from riwaya.extract.places import PlaceMention
from riwaya.lexicon import word_set
from riwaya.model import ActName

MOVEMENT: frozenset[ActName] = frozenset(
    {"advance", "deployment", "displacement", "aid", "withdrawal", "meeting"}
)
"""Acts that lead somewhere: what follows «إلى» is theirs."""

TALKS: frozenset[ActName] = frozenset({"meeting", "aid", "ceasefire", "investigation"})
"""Acts of envoys and officials, whose post is not where they act."""

DEPARTURE: frozenset[ActName] = frozenset(
    {"withdrawal", "displacement", "recapture", "shelling", "training_arming"}
)
"""Acts that come from somewhere: what follows «من» is theirs."""

LEAVING: frozenset[ActName] = frozenset({"withdrawal", "displacement", "recapture"})
"""Acts of which «من» tells where they are; shelling «من» a place comes from there."""

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

GOAL_REACH = 3
"""Words between an act and the place that «ل» leads to: «زيارة الوزير لأربيل»."""

_BOUNDARIES = word_set("grammar", "locations", "boundaries")
_BEFORE_VERBS = word_set("grammar", "locations", "before_verbs")
_BACKGROUND = word_set("grammar", "locations", "background")
_AWAY = word_set("grammar", "locations", "away")
_BESIDE = word_set("grammar", "locations", "beside")
_MAY_BORDER = _BACKGROUND | _BESIDE
_INSIDE = word_set("grammar", "locations", "inside")
_TOWARD = word_set("grammar", "locations", "toward")
_PARTED = word_set("grammar", "locations", "parted")
_WAYS = word_set("grammar", "locations", "ways")
_ENVOYS = word_set("grammar", "locations", "envoys")
_LYING = word_set("grammar", "locations", "lying")
_RELATIVE = word_set("grammar", "clause", "relative")

WAY_REACH = 5
"""Words between a way and its goal: «عودة الحكومة اليمنية إلى صنعاء»."""

OFFICE_REACH = 6
"""Words from an envoy to the preposition before his post: «مبعوث الأمم المتحدة الخاص إلى سوريا»."""

APART_M = 50_000
"""Two places lie apart where their middles are farther from each other than both reach, by so many metres."""

POINTER_REACH = 5
"""Words from an act to the preposition with the pronoun: its subject and that one's adjectives come between."""

_PLACES_PRONOUNS = frozenset({"ه", "ها"})

_UNNAMED = frozenset({"indefinite", "anaphor"})

MARKS = 2
"""Words that may stand between two places with which a sentence opens: a preposition, a bracket."""


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


def part_starts(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Where the clauses of a sentence begin: token indices, the first 0."""
    may = {*where(_may_begin.__getitem__, tokens), *among(tags(tokens), _VERBS)}
    return (0, *[index for index in sorted(may) if index and _begins_part(tokens, index)])


def _may_begin_part(form: WordForm) -> bool:
    joins = bool(form.conjunction) and form.host in _BEFORE_VERBS
    return joins or form.key in _BOUNDARIES or form.host in _BOUNDARIES or form.key in "؛;:"


_VERBS = frozenset({"VERB"})
_may_begin = Memo(_may_begin_part)


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
    located = [m for m in mentions if m.locative or _is_ruled(tokens, m, triggers)]
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
            found[trigger.head] = _suited(tokens, near, trigger, triggers)
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


def _is_ruled(tokens: Sequence[Token], mention: PlaceMention, triggers: Sequence[Trigger]) -> bool:
    """Whether an act rules the preposition before a place: «زيارة لبغداد», «طرد المسلحين من المدينة»."""
    before = last_before(triggers, mention.start, by=HEAD)
    if before is None:
        return False
    if tokens[mention.start].form.preposition == "ل":
        return before.act in MOVEMENT and mention.start - before.head <= GOAL_REACH
    from_there = mention.start > 0 and tokens[mention.start - 1].host == "من"
    return from_there and before.act in LEAVING


def _held(tokens: Sequence[Token], mentions: Sequence[PlaceMention], trigger: Trigger) -> list[PlaceMention]:
    """The place that a pronoun of the act points back to: «عدن بعد تحريرها», «المطار ومحاصرته», «سيطروا عليها»."""
    own = trigger.act in (HOLDING if trigger.is_verb else TAKING) and tokens[trigger.head].form.pronoun
    if not (own or _points_back(tokens, mentions, trigger)):
        return []
    held = last_before(mentions, trigger.head + 1, by=END)
    return [] if held is None else [held]


def _points_back(tokens: Sequence[Token], mentions: Sequence[PlaceMention], trigger: Trigger) -> bool:
    """Whether the preposition that leads to the act's place has a pronoun: «سيطرة الجيش عليها», «انسحبوا منها»."""
    prepositions, named = trigger.entry.frame.prepositions, {mention.start for mention in mentions}
    for index in range(trigger.head + 1, min(len(tokens), trigger.head + 1 + POINTER_REACH)):
        token = tokens[index]
        if index in named or token.tag in {"VERB", "PUNCT"}:
            return False
        if token.form.pronoun in _PLACES_PRONOUNS and prepositions.get(token.host) == "place":
            return True
    return False


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
        if not found and not _is_inside(tokens, mention):
            break
        found.append(mention)
        end = mention.end
    return found


def _is_inside(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    first = tokens[mention.start].form
    before = tokens[mention.start - 1].host if mention.start else ""
    return first.preposition == "ب" or before in _INSIDE


def _suited(
    tokens: Sequence[Token],
    mentions: Sequence[PlaceMention],
    trigger: Trigger,
    triggers: Sequence[Trigger],
) -> list[PlaceMention]:
    """The places whose preposition lets the act be there; what holds a place that is not the act's is not either."""
    found: list[PlaceMention] = []
    unsuited_end = -1
    for mention in mentions:
        if (trigger.act in TALKS and _is_post(tokens, mention)) or _is_way(tokens, mention, trigger):
            unsuited_end = mention.end
            continue
        if found and _is_part_told(tokens, found[-1], mention):
            found.append(mention)
            continue
        goes_on = 0 <= unsuited_end <= mention.start <= unsuited_end + 1
        joined = mention.start == unsuited_end and tokens[mention.start].form.conjunction == "و"
        if not (goes_on and (joined or _is_inside(tokens, mention))) and _suits(
            tokens, mention, _governing(triggers, mention, trigger)
        ):
            found.append(mention)
        else:
            unsuited_end = mention.end
    return found


def _is_part_told(tokens: Sequence[Token], part: PlaceMention, whole: PlaceMention) -> bool:
    """Whether «من» tells of what place an unnamed one is a part: «في مناطق متفرقة من تعز»."""
    said = tokens[whole.start - 1].key == "من" and part.end == whole.start - 1
    return said and part.method in ("indefinite", "anaphor") and whole.place.latitude is not None


def _is_way(tokens: Sequence[Token], mention: PlaceMention, trigger: Trigger) -> bool:
    """Whether a place is the goal of a way that is no act of the sentence: «محادثات حول عودة النازحين إلى تدمر»."""
    first = tokens[mention.start].form
    at = mention.start - (0 if first.preposition else 1)
    if (first.preposition or tokens[at].host) not in _TOWARD:
        return False
    before = range(at - 1, max(-1, at - 1 - WAY_REACH), -1)
    return any(index != trigger.head and tokens[index].host in _WAYS for index in before)


def _is_post(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a place is where an envoy is sent or serves, not where the act is: «المبعوث الخاص إلى سوريا»."""
    at = mention.start - 1
    if at < 0 or tokens[mention.start].form.preposition or tokens[at].host not in ("في", "الي", "لدي"):
        return False
    for index in range(at - 1, max(-1, at - 1 - OFFICE_REACH), -1):
        if tokens[index].tag not in {"NOUN", "ADJ", "PROPN"} or tokens[index].form.conjunction:
            return tokens[index].host in _ENVOYS and tokens[index].tag in {"NOUN", "ADJ", "PROPN"}
        if tokens[index].host in _ENVOYS:
            return True
    return False


def _governing(triggers: Sequence[Trigger], mention: PlaceMention, trigger: Trigger) -> frozenset[ActName]:
    """The acts by whose nature a preposition is read: the trigger's, and that of the last act before the place."""
    before = last_before(triggers, mention.start, by=HEAD)
    return frozenset(
        {trigger.act} if before is None or before.act not in DEPARTURE else {trigger.act, before.act}
    )


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


def _begins_part(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.form.conjunction and token.host in _BEFORE_VERBS and index + 1 < len(tokens):
        return True
    if token.key in _BOUNDARIES or token.host in _BOUNDARIES or token.text in "؛;:":
        described = index + 1 < len(tokens) and tokens[index + 1].tag == "ADJ"
        return not described  # «في وقت سابق»
    if token.tag != "VERB":
        return False
    if index and tokens[index - 1].host in _BEFORE_VERBS and tokens[index - 1].form.conjunction:
        return False
    return bool(token.form.conjunction) or tokens[index - 1].text in {"،", ","}


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


def _suits(tokens: Sequence[Token], mention: PlaceMention, acts: frozenset[ActName]) -> bool:
    """Whether the preposition before a place lets one of the acts be there."""
    first = tokens[mention.start]
    before = tokens[mention.start - 1].host if mention.start else ""
    preposition = first.form.preposition or before
    beyond = tokens[mention.start - (1 if first.form.preposition else 2)].host if mention.start > 1 else ""
    if (beyond in _LYING and preposition != "بين") or _is_witness(tokens, mention):
        return True
    if preposition in _TOWARD:
        return bool(acts & MOVEMENT)
    if preposition == "من":
        return beyond in _PARTED or bool(acts & DEPARTURE)
    return preposition not in _AWAY or (preposition == "عن" and "siege" in acts)


def _is_witness(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether the text goes on with what a place sees: «المواقع التي تشهد اشتباكات»."""
    following = [token.host for token in tokens[mention.end : mention.end + 2]]
    return len(following) == 2 and following[0] in _RELATIVE and following[1] in place_words().witnesses
