"""Why a claim is one: which entry of the lexicon made it, which senses were asked, and what moved its confidence."""

from collections.abc import Iterator, Sequence

import msgspec

from riwaya.arabic.analysis import Token
from riwaya.arabic.forms import Form
from riwaya.extract import act_senses
from riwaya.extract.act_entries import TOWN, Reading, Trigger
from riwaya.extract.act_senses import Around
from riwaya.extract.acts import readings_of
from riwaya.extract.claims import Candidate, find_candidates, judge
from riwaya.extract.confidence import limits, probability, weights_of
from riwaya.extract.time_anchor import TimeSettings
from riwaya.extract.towns import names_town
from riwaya.lexicon import Lexicon, using
from riwaya.lexicon.entries import OWN, SENSES
from riwaya.model import Claim, Document

_WANTED_SHOWN = 12
_FORBIDDING = frozenset({"unless", "not_after", "not_next"})


class Sense(msgspec.Struct, frozen=True):
    """Words that an entry asks for, or must not have, near its word; which was found, and whether it holds.

    `words` are the first of them, `more` the number of the others.
    """

    sense: str
    words: tuple[str, ...]
    more: int
    found: str | None
    holds: bool


class Lookup(msgspec.Struct, frozen=True):
    """One reading of the word in the lexicon: its entry, the form's grammar, the senses asked; whether it was taken."""

    entry: str
    own: bool
    form: dict[str, str | int]
    frame: dict[str, str]
    senses: tuple[Sense, ...]
    taken: bool


class Weight(msgspec.Struct, frozen=True):
    """A feature that holds, and how much it moved the confidence."""

    feature: str
    weight: float


class Trace(msgspec.Struct, frozen=True):
    """How a claim, or a word that was not kept as one, came about.

    `probability` is the logistic of `bias` and the weights; from `threshold` on a word is kept, in plain short
    news from `short_threshold`; what is kept so has the confidence that it would have in an article.
    """

    claim: Claim
    kept: bool
    word: str
    lookups: tuple[Lookup, ...]
    probability: float
    bias: float
    threshold: float
    short_threshold: float
    weights: tuple[Weight, ...]


def trace(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    times: TimeSettings = TimeSettings(),  # noqa: B008
) -> list[Trace]:
    """Why each claim of a document is one, and why each other word of an act is none; in the order of the text.

    >>> first = trace(Document("1", "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس."))[0]
    >>> first.claim.act.value, first.kept, first.lookups[0].taken
    ('killing', True, True)
    """
    with using(lexicon):
        candidates = find_candidates(document, times)
        kept = {candidate.claim.id: candidate for candidate in judge(candidates)}
        return [_trace(kept.get(c.claim.id, c), kept=c.claim.id in kept) for c in candidates]


def _trace(candidate: Candidate, *, kept: bool) -> Trace:
    claim, trigger = candidate.claim, candidate.trigger
    weights = [Weight(name, round(weight, 3)) for name, weight in weights_of(candidate.features) if weight]
    bias, threshold, short_threshold = limits(candidate.features)
    return Trace(
        claim,
        kept,
        candidate.tokens[trigger.head].text,
        tuple(_lookups(candidate.tokens, trigger)),
        round(probability(candidate.features), 3),
        bias,
        threshold,
        short_threshold,
        tuple(sorted(weights, key=lambda each: -abs(each.weight))),
    )


def _lookups(tokens: Sequence[Token], trigger: Trigger) -> Iterator[Lookup]:
    """The reading that was taken, then those that were not, one of each entry."""
    around = act_senses.surroundings(tokens)
    seen = {trigger.entry.name}
    yield _lookup(trigger.reading, trigger.head, around, taken=True)
    for reading in readings_of(tokens[trigger.head]):
        if reading.entry.name not in seen:
            seen.add(reading.entry.name)
            yield _lookup(reading, trigger.head, around, taken=False)


def _lookup(reading: Reading, index: int, around: Around, *, taken: bool) -> Lookup:
    entry, frame = reading.entry, reading.entry.frame
    roles = {
        "subject": frame.subject,
        "object": frame.object,
        "genitive": frame.genitive,
        **frame.prepositions,
    }
    own = entry.name.split(".", 1)[1].startswith(OWN)
    return Lookup(
        entry.name, own, _grammar(reading.form), roles, tuple(_senses(reading, index, around)), taken
    )


def _grammar(form: Form) -> dict[str, str | int]:
    return {name: value for name, value in form._asdict().items() if value}


def _senses(reading: Reading, index: int, around: Around) -> Iterator[Sense]:
    """What the entry asks of its surroundings, each with the word found, and whether it holds alone."""
    for name in SENSES:
        wanted: frozenset[str] = getattr(reading.entry, name, frozenset())
        if wanted:
            words = tuple(sorted(wanted))
            seats = list(_seats(name, index, around, verb=reading.form.pos == "verb"))
            found = next((w for at in seats for w in sorted(wanted.intersection(around.at(at)))), None)
            if found is None and TOWN in wanted:
                found = next((around.tokens[at].text for at in seats if names_town(around.tokens, at)), None)
            holds = (found is None) if name in _FORBIDDING else (found is not None)
            yield Sense(name, words[:_WANTED_SHOWN], max(0, len(words) - _WANTED_SHOWN), found, holds)


def _seats(sense: str, index: int, around: Around, *, verb: bool) -> Iterator[int]:
    """The tokens among which a sense looks for its words, nearest first."""
    beside = act_senses.BESIDE_VERB if verb else act_senses.BESIDE_WINDOW
    unless = act_senses.UNLESS_VERB if verb else act_senses.UNLESS_WINDOW
    before = range(index - 1, -1, -1)
    tokens = around.tokens
    after = range(index + 1, len(tokens))
    if sense == "next":
        for position in after[: act_senses.NEXT_WINDOW]:
            yield position
            if not around.at(position) or tokens[position].tag == "VERB":
                return
    elif sense == "before":
        yield from before[: act_senses.NEXT_WINDOW]
    elif sense == "not_after":
        yield from (position for position in before[:1] if not tokens[position].form.article)
    elif sense == "beside":
        yield from (*before[: act_senses.BESIDE_WINDOW], *after[:beside])
    elif sense == "unless":
        yield from (index, *before[: act_senses.UNLESS_WINDOW], *after[:unless])
