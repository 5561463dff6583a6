"""Whether what stands before a place lets an act be there: prepositions, ways, the posts of envoys."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.acts import Trigger
from riwaya.extract.locality import place_words
from riwaya.extract.near import HEAD, last_before
from riwaya.extract.place_relations import is_between
from riwaya.extract.places import PlaceMention
from riwaya.lexicon import word_set
from riwaya.model import ActName

MOVEMENT: frozenset[ActName] = frozenset({"advance", "deployment", "displacement", "aid", "meeting"})
"""Acts that lead somewhere: what follows «إلى» is theirs; a withdrawal is where it leads away from."""

TALKS: frozenset[ActName] = frozenset({"meeting", "aid", "ceasefire", "investigation"})
"""Acts of envoys and officials, whose post is not where they act."""

DEPARTURE: frozenset[ActName] = frozenset(
    {"withdrawal", "displacement", "recapture", "shelling", "training_arming"}
)
"""Acts that come from somewhere: what follows «من» is theirs."""

LEAVING: frozenset[ActName] = frozenset({"withdrawal", "displacement", "recapture"})
"""Acts of which «من» tells where they are; shelling «من» a place comes from there."""

GOAL_REACH = 3
"""Words between an act and the place that «ل» leads to: «زيارة الوزير لأربيل»."""

WAY_REACH = 5
"""Words between a way and its goal: «عودة الحكومة اليمنية إلى صنعاء»."""

OFFICE_REACH = 6
"""Words from an envoy to the preposition before his post: «مبعوث الأمم المتحدة الخاص إلى سوريا»."""

_AWAY = word_set("grammar", "locations", "away")
_INSIDE = word_set("grammar", "locations", "inside")
_TOWARD = word_set("grammar", "locations", "toward")
_PARTED = word_set("grammar", "locations", "parted")
_WAYS = word_set("grammar", "locations", "ways")
_ENVOYS = word_set("grammar", "locations", "envoys")
_LYING = word_set("grammar", "locations", "lying")
_RELATIVE = word_set("grammar", "clause", "relative")


def suited(
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
        if not (goes_on and (joined or is_inside(tokens, mention))) and _suits(
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
    """The acts by whose nature a preposition is read: the trigger's, and that of the last act before the place.

    Who has fled to a place is there for what is told next: «فر إلى ألمانيا حيث سلم نفسه».
    """
    before = last_before(triggers, mention.start, by=HEAD)
    if before is None or before.act not in DEPARTURE:
        return frozenset({trigger.act})
    arrived = before.act == "withdrawal" and trigger.head > mention.start
    return frozenset({trigger.act, "advance" if arrived else before.act})


def _suits(tokens: Sequence[Token], mention: PlaceMention, acts: frozenset[ActName]) -> bool:
    """Whether the preposition before a place lets one of the acts be there."""
    first = tokens[mention.start]
    before = tokens[mention.start - 1].host if mention.start else ""
    preposition = first.form.preposition or before
    beyond = tokens[mention.start - (1 if first.form.preposition else 2)].host if mention.start > 1 else ""
    if (beyond in _LYING and preposition != "بين") or _is_witness(tokens, mention):
        return True
    if preposition == "بين" and is_between(tokens, mention.start):
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


def is_ruled(tokens: Sequence[Token], mention: PlaceMention, triggers: Sequence[Trigger]) -> bool:
    """Whether an act rules the preposition before a place: «زيارة لبغداد», «طرد المسلحين من المدينة»."""
    before = last_before(triggers, mention.start, by=HEAD)
    if before is None:
        return False
    if tokens[mention.start].form.preposition == "ل":
        return before.act in MOVEMENT and mention.start - before.head <= GOAL_REACH
    from_there = mention.start > 0 and tokens[mention.start - 1].host == "من"
    return from_there and before.act in LEAVING


def is_inside(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a place's preposition says that it is within: «في», «ب», «داخل»."""
    first = tokens[mention.start].form
    before = tokens[mention.start - 1].host if mention.start else ""
    return first.preposition == "ب" or before in _INSIDE
