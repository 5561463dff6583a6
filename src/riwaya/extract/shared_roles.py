"""What the acts of one sentence tell of each other: who struck also killed, where it struck, who claims it did it."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.acts import Trigger
from riwaya.extract.near import between, nearest
from riwaya.extract.one_act import STRIKES
from riwaya.extract.participants import NAME_WORDS, place_of
from riwaya.extract.places import PlaceMention
from riwaya.extract.readings import Reading
from riwaya.extract.scene import Arguments, Participant
from riwaya.lexicon import word_set
from riwaya.model import ActName

CAUSE_REACH = 5
"""A strike so few tokens behind a harm is what did it: «قضوا جراء قصف مخيم درعا»."""

CLAIM_REACH = 12
"""What somebody claims stands at most this many tokens from the word of claiming."""

EFFECTS: frozenset[ActName] = frozenset({"killing", "injury", "destruction"})
CLAIMED: frozenset[ActName] = STRIKES | EFFECTS | {"abduction"}
ANSWER_REACH = 3
"""What is answered stands right behind «ردا على», «انتقاما لـ»."""

_ANSWERING = word_set("grammar", "roles", "answering")
_AFTERWARDS = word_set("grammar", "roles", "afterwards")
_WAYS = frozenset({"في", "ب", "جراء"})
_RELATIVE = word_set("grammar", "clause", "relative")
_CAUSING = word_set("grammar", "locations", "causing")
_STOPS = frozenset(".؛؟!")


class Draft(NamedTuple):
    """A claim on its way: its sentence's number, its trigger, and what was found for it."""

    number: int
    trigger: Trigger
    arguments: Arguments
    places: Sequence[PlaceMention]


def share_claimed(drafts: Sequence[Draft], tokens: Sequence[Token]) -> None:
    """Who claims an act is named as its doer: «أعلنت الحركة مسؤوليتها عن التفجير», «هجوم تبنته الحركة»."""
    claims = [d for d in drafts if d.trigger.act == "claim_of_responsibility" and d.arguments.actors]
    for claim in claims:
        for draft in drafts:
            free = draft.trigger.act in CLAIMED and not draft.trigger.is_verb and not draft.arguments.actors
            if free and _is_claimed(tokens, claim.trigger.head, draft.trigger.head):
                shared = [p._replace(rule="same-sentence") for p in claim.arguments.actors]
                draft.arguments.add("actor", shared)


def _is_claimed(tokens: Sequence[Token], claim: int, act: int) -> bool:
    """Whether the act is what a word of claiming is about: its object, behind «عن», or what a relative describes."""
    first, last = min(claim, act), max(claim, act)
    between = tokens[first + 1 : last]
    if last - first > CLAIM_REACH or any(token.text in _STOPS for token in between):
        return False
    if claim < act:
        return not any(token.tag in {"VERB", "SCONJ"} for token in between)
    relative = any(token.host in _RELATIVE for token in between)
    return relative or bool(tokens[claim].form.pronoun)


def _head(draft: Draft) -> int:
    return draft.trigger.head


def share_actors(drafts: Sequence[Draft], tokens: Sequence[Token]) -> None:
    """Who struck also killed, wounded and destroyed: the nearest strike of the sentence whose doer is named.

    Not where the harm is what the strike answers («ردا على مقتل الجنديين، شن الجيش غارات»).
    """
    strikes = [d for d in drafts if d.trigger.act in STRIKES and d.arguments.actors]
    if not strikes:
        return
    strikes.sort(key=_head)
    for draft in drafts:
        if draft.trigger.act in EFFECTS and not draft.arguments.actors:
            strike = nearest(strikes, draft.trigger.head, by=_head)
            if _is_answered(tokens, draft.trigger.head, strike.trigger.head):
                continue
            shared = [p._replace(rule="same-sentence") for p in strike.arguments.actors]
            taken = draft.arguments.targets
            draft.arguments.add("actor", [p for p in shared if not any(p.overlaps(t) for t in taken)])


def keep_own_places(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of those with places of their own without what another act is done to: «… لاجتياح المدينة»."""
    done_to = [
        (draft, p)
        for draft in drafts
        for p in draft.arguments.places
        if draft.trigger.act not in EFFECTS
        and p.rule in {"object", "genitive"}
        and p.start > draft.trigger.head
    ]
    done_to.sort(key=_place_start)
    kept = []
    for draft in drafts:
        free = draft.places
        if draft.arguments.places:
            free = [m for m in free if not _is_another_s(draft, m, done_to)]
        kept.append(draft._replace(places=free))
    return kept


def _is_another_s(draft: Draft, mention: PlaceMention, done_to: Sequence[tuple[Draft, Participant]]) -> bool:
    """Whether a place is what an act of another draft is done to."""
    near = between(done_to, mention.start - NAME_WORDS, mention.end, by=_place_start)
    return any(mention.start < p.end and other is not draft for other, p in near)


def _place_start(done: tuple[Draft, Participant]) -> int:
    return done[1].start


def _causes(tokens: Sequence[Token], harm: int, strike: Trigger) -> bool:
    """Whether a strike told behind a harm is named as what did it: «سقوط قتلى … إثر قصف»."""
    before = tokens[strike.start - 1].host if strike.start else ""
    return harm < strike.head and (before in _CAUSING or tokens[strike.start].form.preposition == "ب")


def _is_answered(tokens: Sequence[Token], harm: int, strike: int) -> bool:
    """Whether a strike is told as done in answer to a harm, or after it: «بعد مقتل …, شن», «شن … ردا على مقتل …»."""
    before = [token.host for token in tokens[max(0, harm - ANSWER_REACH) : harm]]
    if any(word in _ANSWERING for word in before):
        return True
    told = tokens[strike - 1].key if strike else ""
    later = bool(before) and before[-1] in _AFTERWARDS and told not in _WAYS
    return later and (strike < harm or any(token.tag == "VERB" for token in tokens[harm:strike]))


def share_places(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Who is harmed is harmed where the strike that is told next hits: «مقتل 20 بقصف على بيجي»."""
    strikes = [d for d in drafts if d.trigger.act in STRIKES and (d.arguments.places or d.places)]
    strikes.sort(key=_head)
    for draft in drafts:
        at = draft.trigger.head
        if not strikes or draft.trigger.act not in EFFECTS or draft.arguments.places:
            continue
        strike = nearest(strikes, at, by=_head)
        by_it = at < strike.trigger.head <= at + CAUSE_REACH
        if by_it or all(mention.start > strike.trigger.head for mention in draft.places):
            named = [p for p in strike.arguments.places if place_of(reading, p) is not None]
            later = strike.places if _causes(reading.tokens, at, strike.trigger) else ()
            told = [Participant(draft.number, m.start, m.end, "") for m in later]
            draft.arguments.add("place", [p._replace(rule="same-sentence") for p in (*named, *told)])
