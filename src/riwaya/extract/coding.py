"""What a claim is called in the vocabularies of the field: the rules of `lexicon/codes.toml`, first match."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import hosts, keys
from riwaya.codes import AcledEventType, AcledSubEventType, Code, Codes, PloverType
from riwaya.extract.acts import Trigger
from riwaya.lexicon import load_table
from riwaya.model import ActName, Actor, Claim, Sourced

Side = Literal["state", "group", "armed", "civilians", "mixed", "arms", "civil", "unknown", "none"]
BEFORE, AFTER = 2, 6
"""Tokens around an act's own words in which its means and its object stand."""

HEAD_WORDS = 2
"""The kind of what is struck is told by its name's first words: «نحو سبعة منازل», «مواقع الجماعة»."""

ACCUSATIVE = "ا"

_DENIED: Code[Any] = Code(None, "the act is denied")
_NOT_HAPPENED: Code[Any] = Code(None, "the act is not told as one that happened")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of one vocabulary, as `codes.toml` describes it."""

    because: str
    act: frozenset[ActName] = frozenset()
    by: frozenset[Side] = frozenset()
    on: frozenset[Side] = frozenset()
    words: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    beside: frozenset[ActName] = frozenset()
    told: Literal["", "perfect", "imperfect"] = ""
    home: bool = False
    value: str | int | None = None
    event_type: AcledEventType | None = None
    sub_event_type: AcledSubEventType | None = None


class Facts(NamedTuple):
    """What rules ask of a claim: its act, both sides, the words around it, the sentence's other acts, and how told."""

    act: ActName
    by: Side
    on: Side
    words: frozenset[str]
    beside: frozenset[ActName]
    told: str
    home: bool


Scheme = Literal["plover_mode", "acled", "ucdp", "cameo"]


class Ready(NamedTuple):
    """A rule, and the codes that it gives: ACLED's are two."""

    rule: Rule
    codes: tuple[Code[Any], ...]


def facts_of(claim: Claim, tokens: Sequence[Token], trigger: Trigger, triggers: Sequence[Trigger]) -> Facts:
    """What rules ask of a claim whose word is `trigger`, one of its sentence's `triggers`."""
    by, on = _sides(claim, tokens)
    others = [each for each in triggers if each.head != trigger.head]
    told = trigger.reading.form.aspect if trigger.is_verb else ""
    lands = {place.value.country for place in claim.places} - {None}
    home = bool(lands) and all(lands == {actor.value.country} for actor in claim.actors[:1])
    return Facts(
        claim.act.value,
        by,
        on,
        _words_around(tokens, trigger, others),
        frozenset(each.act for each in others),
        told,
        home,
    )


def codes_of(claim: Claim, facts: Facts) -> Codes:
    """The claim's codes; of an act that is denied or not told as done PLOVER's alone, which codes talk as well."""
    plover, (mode,) = _plover_types()[facts.act], _first("plover_mode", facts)
    if claim.polarity == "negative":
        return Codes(plover, mode, _DENIED, _DENIED, _DENIED, _DENIED)
    if claim.modality != "actual":
        return Codes(plover, mode, _NOT_HAPPENED, _NOT_HAPPENED, _NOT_HAPPENED, _NOT_HAPPENED)
    event, sub_event = _first("acled", facts)
    (violence,), (root,) = _first("ucdp", facts), _first("cameo", facts)
    return Codes(plover, mode, event, sub_event, violence, root)


def _sides(claim: Claim, tokens: Sequence[Token]) -> tuple[Side, Side]:
    """The side that acts and the one that it is done to; of a clash with two actors the first and the others."""
    if claim.act.value == "clash" and len(claim.actors) > 1 and not claim.targets:
        return _side(claim.actors[:1], tokens), _side(claim.actors[1:], tokens)
    return _side(claim.actors, tokens), _side(claim.targets, tokens)


def _side(actors: Sequence[Sourced[Actor]], tokens: Sequence[Token]) -> Side:
    if not actors:
        return "none"
    sides = {_kinds().get(actor.value.kind) or _side_of_words(actor, tokens) for actor in actors}
    if len(sides) == 1:
        return sides.pop()
    if "unknown" in sides:
        return "unknown"
    return "mixed" if sides & {"civilians", "civil"} else "armed"


def _side_of_words(actor: Sourced[Actor], tokens: Sequence[Token]) -> Side:
    """What is struck where its kind does not say whose side it is: the first words of its name may tell."""
    if actor.quote is None:
        return "unknown"
    start, end = actor.quote.start, actor.quote.end
    hosts = [token.host for token in tokens if start <= token.host_start < end][:HEAD_WORDS]
    known = _sides_by_word()
    forms = [form for host in hosts for form in (host, host.removesuffix(ACCUSATIVE))]
    return next((known[form] for form in forms if form in known), "unknown")


def _words_around(tokens: Sequence[Token], trigger: Trigger, others: Sequence[Trigger]) -> frozenset[str]:
    """The look-up keys of the act's words and those near them, up to a full stop or another act's word."""
    walls = {other.head for other in others}
    start, end = trigger.start, trigger.end
    first, last = max(0, trigger.start - BEFORE), min(len(tokens), trigger.end + AFTER)
    while start > first and start - 1 not in walls and tokens[start - 1].tag != "PUNCT":
        start -= 1
    while end < last and end not in walls and not _is_stop(tokens[end]):
        end += 1
    near = tokens[start:end]
    return frozenset(keys(near) + hosts(near))


def _is_stop(token: Token) -> bool:
    return token.tag == "PUNCT" and token.text in ".؛:؟!،,"


@cache
def _plover_types() -> dict[ActName, Code[PloverType]]:
    return {
        act: Code(plover, f"the annotation guide's type of {act}")
        for plover, acts in load_table("codes")["plover_type"].items()
        for act in acts
    }


@cache
def _kinds() -> dict[str, Side]:
    return {kind: side for side, kinds in load_table("codes")["sides"].items() for kind in kinds}


@cache
def _sides_by_word() -> dict[str, Side]:
    return {word: side for side, words in load_table("codes")["side_words"].items() for word in words}


def _first(scheme: Scheme, facts: Facts) -> tuple[Code[Any], ...]:
    for ready in _rules(scheme, facts.act, facts.by, facts.on):
        if _holds(ready.rule, facts):
            return ready.codes
    raise LookupError(f"no rule of {scheme} holds for {facts.act}")


@cache
def _rules(scheme: Scheme, act: ActName, by: Side, on: Side) -> tuple[Ready, ...]:
    """The rules of a vocabulary that may concern an act between such sides, in order."""
    return tuple(
        Ready(rule, _codes(scheme, rule))
        for rule in rules_of(scheme)
        if (not rule.act or act in rule.act)
        and (not rule.by or by in rule.by)
        and (not rule.on or on in rule.on)
    )


def _codes(scheme: Scheme, rule: Rule) -> tuple[Code[Any], ...]:
    values = (rule.event_type, rule.sub_event_type) if scheme == "acled" else (rule.value,)
    return tuple(Code(value, rule.because) for value in values)


@cache
def rules_of(scheme: Scheme) -> tuple[Rule, ...]:
    """All rules of a vocabulary, in order."""
    table = load_table("codes")
    return tuple(msgspec.convert(_with_lists(row, table["words"]), Rule) for row in table[scheme])


def _with_lists(row: dict[str, Any], lists: dict[str, list[str]]) -> dict[str, Any]:
    told = {
        field: [
            word for each in row.get(field, ()) for word in (lists[each[1:]] if each[0] == "@" else [each])
        ]
        for field in ("words", "also")
    }
    return {**row, **told}


def _holds(rule: Rule, facts: Facts) -> bool:
    return not (
        (rule.words and rule.words.isdisjoint(facts.words))
        or (rule.also and rule.also.isdisjoint(facts.words))
        or (rule.beside and rule.beside.isdisjoint(facts.beside))
        or (rule.told and rule.told != facts.told)
        or (rule.home and not facts.home)
    )
