"""How sure a claim is: a small weighted model over what can be seen around its word.

A word of violence is not yet a report: «مكافحة الخطف» names no abduction. Each cue for or against is one feature with
one weight (`lexicon/confidence.toml`, fitted by `training/fit_confidence.py`); their sum gives the probability that
an annotator sees a claim there. Claims below `THRESHOLD` are left out.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.extract.acts import Trigger
from riwaya.lexicon import load_table
from riwaya.model import Claim

LENGTHS = (8, 16, 28, 45)
"""Sentence lengths in tokens that part short news from long comment."""
RELATIVE_REACH = 3

_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللذان", "من", "ممن"})
_OPINION = frozenset({"نحن", "انا", "اننا", "انني", "نري", "اري", "ربما", "لعل", "هل", "لماذا", "كيف", "سياسه", "قضيه", "ظاهره", "ثقافه", "تاريخ", "مفهوم", "فكره", "اذا", "لو", "يجب", "ينبغي"})  # fmt: skip
_HAPPENED = frozenset({"وقع", "وقعت", "اندلعت", "اندلع", "شهدت", "شهد", "اسفر", "اسفرت", "ادي", "ادت", "اوقع", "اوقعت", "دارت", "نفذ", "نفذت", "شن", "شنت", "تعرض", "تعرضت", "تم"})  # fmt: skip


class Surroundings(NamedTuple):
    """What a claim stands in: its sentence, its trigger, and how much else the sentence and the document report."""

    sentence: Sentence
    trigger: Trigger
    in_sentence: int
    in_document: int
    sentences: int
    block: str


def features(claim: Claim, around: Surroundings) -> Iterator[str]:
    """The names of the features that hold, each once."""
    tokens, trigger = around.sentence.tokens, around.trigger
    yield f"act={claim.act.value}"
    yield f"entry={trigger.entry.name.partition(':')[2]}"
    yield from _grammar(tokens, trigger)
    yield from _filled(claim)
    yield from _context(tokens, trigger.head)
    length = sum(len(tokens) > limit for limit in LENGTHS)
    yield f"length={length}"
    yield f"triggers={min(around.in_sentence, 4)}"
    yield f"block={around.block}"
    density = around.in_document / max(around.sentences, 1)
    yield "alone" if around.sentences == 1 else f"density={min(int(density * 2), 4)}"


def _grammar(tokens: Sequence[Token], trigger: Trigger) -> Iterator[str]:
    token, form = tokens[trigger.head], trigger.reading.form
    if trigger.is_verb:
        yield f"verb={form.aspect}"
        yield f"voice={form.voice}"
        if form.person != 3:
            yield "not-third-person"
    else:
        yield "noun"
        shape = "definite" if token.form.article else "pronoun" if token.form.pronoun else "bare"
        yield f"noun={shape}"
        yield f"number={form.number}"
        if token.form.preposition:
            yield f"clitic={token.form.preposition}"
        elif trigger.head:
            before = tokens[trigger.head - 1]
            yield f"before={before.tag}"
    if trigger.head:
        yield f"previous={tokens[trigger.head - 1].host}"
    else:
        yield "first"
    if token.form.conjunction:
        yield "joined"


def _filled(claim: Claim) -> Iterator[str]:
    for name, values in (("actor", claim.actors), ("target", claim.targets), ("place", claim.places)):
        yield f"{name}={min(len(values), 2)}"
    for value in claim.targets[:1]:
        yield f"target-kind={value.value.kind}"
    for value in claim.actors[:1]:
        yield f"actor-kind={value.value.kind}"
    yield "counted" if claim.counts else "uncounted"
    yield f"time={claim.time.value.granularity}" if claim.time else "time=none"
    yield f"modality={claim.modality}"
    yield f"polarity={claim.polarity}"
    yield f"attributed={min(len(claim.attribution), 1)}"


def _context(tokens: Sequence[Token], head: int) -> Iterator[str]:
    before = tokens[max(0, head - RELATIVE_REACH) : head]
    if any(token.key in _RELATIVE for token in before):
        yield "relative"
    hosts = {token.host for token in tokens}
    if not hosts.isdisjoint(_OPINION):
        yield "opinion"
    if not hosts.isdisjoint(_HAPPENED):
        yield "happened"
    if any(token.text in "?؟!" for token in tokens):
        yield "question"
    if any(token.tag == "NUM" for token in tokens):
        yield "number"
    opened = sum(token.text in "«“" for token in tokens[:head]) - sum(
        token.text in "»”" for token in tokens[:head]
    )
    if opened > 0:
        yield "quoted"


@cache
def _weights() -> tuple[dict[str, float], float, float]:
    table = load_table("confidence")
    return table["weights"], table["bias"], table["threshold"]


def threshold() -> float:
    """The probability from which on a word counts as a claim."""
    return _weights()[2]


def probability(names: Iterable[str]) -> float:
    """The probability (0 to 1) that the word with these features is a claim: a logistic sum of their weights."""
    weights, bias, _ = _weights()
    total = bias + sum(weights.get(name, 0.0) for name in names)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
