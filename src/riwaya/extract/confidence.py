"""How sure a claim is: a small weighted model over what can be seen around its word.

A word of violence is not yet a report: «مكافحة الخطف» names no abduction. Each cue for or against is one feature with
one weight (`lexicon/confidence.toml`, fitted by `training/fit_confidence.py`); their sum gives the probability that
an annotator sees a claim there. Claims that are too unlikely are left out. A word in an article and one in a sentence
that stands alone are judged by weights of their own: nearly all such words in conflict news report something, few do
in sentences from anywhere, and weights learnt from both at once were worse for each (docs/confidence.md).
"""

import math
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.extract.acts import Trigger
from riwaya.extract.cues import cue_of
from riwaya.lexicon import load_table, word_set
from riwaya.model import ActName, Claim, When

LENGTHS = (8, 16, 28, 45)
"""Sentence lengths in tokens that part short news from long comment."""
RELATIVE_REACH = 3
SNIPPET = 2
"""So few sentences are no article."""
GROUPS: dict[str, tuple[ActName, ...]] = {
    "strike": ("attack", "shelling", "air_strike", "bombing"),
    "harm": ("killing", "injury", "abduction", "abuse", "destruction", "looting"),
    "ground": (
        "seizure",
        "recapture",
        "advance",
        "repulse",
        "withdrawal",
        "surrender",
        "siege",
        "deployment",
    ),
    "crowd": ("protest", "riot"),
}
"""Acts that news tells in like ways, so that a rare one is judged by the others too; the rest is one group."""

_GROUP_OF = {act: group for group, acts in GROUPS.items() for act in acts}

JUDGED_ALONE: frozenset[ActName] = frozenset(
    {
        "attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "abduction", "abuse",
        "destruction", "looting", "claim_of_responsibility", "protest", "riot",
    }
)  # fmt: skip
"""Acts of which annotators judged sentences without their text; of the others a lone sentence says no less."""

CONTROL: frozenset[ActName] = frozenset({"seizure", "recapture", "advance", "repulse"})
"""Acts that those annotators did not count; only what is not told plainly of them is learnt from."""

_BACKGROUND = word_set("grammar", "confidence", "background")
_TOPIC = word_set("grammar", "confidence", "topic")
_RELATIVE = word_set("grammar", "confidence", "relative")
_OPINION = word_set("grammar", "confidence", "opinion")
_HAPPENED = word_set("grammar", "confidence", "happened")
_THAT = word_set("grammar", "confidence", "that")


_TOLD = (
    frozenset({"verb=perfect", "verbs-before=0"}),  # «هاجم المتمردون»
    frozenset({"actor-rule=light-verb", "verbs-before=1"}),  # «شن المتمردون هجوما»
    frozenset({"first", "shape=bare", "who-whom"}),  # «هجوم للمتمردين على»
    frozenset({"happened", "before=VERB", "shape=bare", "verbs-before=1"}),  # «اندلعت اشتباكات»
    frozenset(
        {"before=ADP", "shape=bare", "verbs-before=1", "whom-where"}
    ),  # «قتل جنود في هجوم على حاجز قرب …»
    frozenset(
        {"verb=perfect", "after-cue", "verbs-before=1", "plain"}
    ),  # «قال التحالف إن الحوثيين قصفوا سوقا»
)
_HAPPENED_SO = frozenset({"polarity=positive", "modality=actual"})
"""What annotators of lone sentences judged; what did not happen, or not yet, they left out."""

_TOLLS = frozenset({"act=killing", "act=injury"})
_UNTOLD = frozenset({"relative", "roles=0"})
_SHORT = frozenset({"length=0", "length=1"})


class Surroundings(NamedTuple):
    """What a claim stands in: its sentence, its trigger, and how much else the sentence and the document report.

    `near` is the time told nearest to the trigger, the act's own or another's: news tells of new times either way.
    """

    tokens: Sequence[Token]
    trigger: Trigger
    cues: tuple[str, ...]
    in_sentence: int
    in_document: int
    sentences: int
    block: str
    published: str | None
    near: When | None


def features(claim: Claim, around: Surroundings) -> Iterator[str]:
    """The names of the features that hold, each once."""
    tokens, trigger = around.tokens, around.trigger
    shape = _shape(tokens, trigger)
    yield f"act={claim.act.value}"
    yield f"entry={trigger.entry.name.partition(':')[2]}"
    yield f"shape={shape}"
    yield f"act={claim.act.value}+{shape}"
    group = _GROUP_OF.get(claim.act.value, "other")
    yield f"group={group}"
    yield f"group={group}+{shape}"
    yield from _grammar(tokens, trigger)
    yield from _filled(claim, around.near, around.published)
    yield from around.cues
    yield from _before(tokens, trigger.head)
    yield from _position(tokens, trigger)
    length = sum(len(tokens) > limit for limit in LENGTHS)
    yield f"length={length}"
    yield f"triggers={min(around.in_sentence, 4)}"
    yield f"block={around.block}"
    density = around.in_document / max(around.sentences, 1)
    if around.sentences > SNIPPET:
        yield f"density={min(int(density * 2), 4)}"
    elif claim.act.value in JUDGED_ALONE:
        yield "alone"
    elif claim.act.value in CONTROL:
        yield "alone-control"
    if is_plain(claim, trigger):
        yield "plain"


def is_plain(claim: Claim, trigger: Trigger) -> bool:
    """Whether a finite verb of the past tells who did it, and to whom or where."""
    told = trigger.is_verb and trigger.reading.form.aspect == "perfect"
    return told and bool(claim.actors) and bool(claim.targets or claim.places)


def _shape(tokens: Sequence[Token], trigger: Trigger) -> str:
    token, form = tokens[trigger.head], trigger.reading.form
    if trigger.is_verb:
        return f"{form.aspect}-{form.voice}"
    if form.pos == "active_participle":
        return "circumstantial"
    if token.form.article:
        return "definite"
    return "owned" if token.form.pronoun else "bare"


def _position(tokens: Sequence[Token], trigger: Trigger) -> Iterator[str]:
    """Where the word stands: news puts what happened first, or right after who said it."""
    before_it = (index for index in range(trigger.head - 1, -1, -1) if tokens[index].tag == "VERB")
    verbs = list(islice(before_it, 3))
    yield f"verbs-before={len(verbs)}"
    if verbs and cue_of(tokens[verbs[0]].key) is not None:
        yield "after-cue"
    elif verbs:
        yield "after-verb"
    yield f"far={min(trigger.head // 6, 5)}"
    before = tokens[max(0, trigger.head - 2) : trigger.head]
    if any(token.host in _BACKGROUND for token in before):
        yield "background"
    if any(token.host in _TOPIC for token in before):
        yield "topic"


def _grammar(tokens: Sequence[Token], trigger: Trigger) -> Iterator[str]:
    token, form = tokens[trigger.head], trigger.reading.form
    if trigger.is_verb:
        yield f"verb={form.aspect}"
        yield f"voice={form.voice}"
        if form.person != 3:
            yield "not-third-person"
    else:
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


def _filled(claim: Claim, near: When | None, published: str | None) -> Iterator[str]:
    for name, values in (("actor", claim.actors), ("target", claim.targets), ("place", claim.places)):
        yield f"{name}={min(len(values), 2)}"
    for name, values in (("target", claim.targets), ("actor", claim.actors)):
        for value in values[:1]:
            yield f"{name}-kind={value.value.kind}"
            yield f"{name}-rule={value.method.partition(';')[0]}"
    yield "counted" if claim.counts else "uncounted"
    yield f"time={_age(near, published)}" if near else "time=none"
    if claim.counts and claim.targets:
        yield "counted-target"
    if claim.targets and claim.actors:
        yield "who-whom"
    if claim.targets and claim.places:
        yield "whom-where"
    if near and claim.places:
        yield "when-where"
    yield f"roles={sum(map(bool, (claim.actors, claim.targets, claim.places, near, claim.counts)))}"
    yield f"modality={claim.modality}"
    yield f"polarity={claim.polarity}"
    told = any(
        link.method != "unknown" for link in claim.attribution
    )  # its weight was learnt from known sources
    yield f"attributed={int(told)}"


def _age(when: When, published: str | None) -> str:
    """How long before publication a time lies: news is of the last days."""
    if when.earliest is None or when.latest is None or published is None:
        return "open"
    days = (date.fromisoformat(published) - date.fromisoformat(when.earliest)).days
    return next(
        (name for name, limit in (("new", 3), ("week", 10), ("month", 45), ("year", 400)) if days <= limit),
        "old",
    )


def sentence_cues(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The features of a sentence as a whole, shared by its claims."""
    hosts = {token.host for token in tokens}
    holds = {
        "opinion": not hosts.isdisjoint(_OPINION),
        "happened": not hosts.isdisjoint(_HAPPENED),
        "question": not hosts.isdisjoint("?؟!"),
        "number": any(token.tag == "NUM" for token in tokens),
    }
    return tuple(name for name, true in holds.items() if true)


def _before(tokens: Sequence[Token], head: int) -> Iterator[str]:
    relative = next((head - at for at in range(head - 1, -1, -1) if tokens[at].key in _RELATIVE), 0)
    if relative:
        yield "relative" if relative <= RELATIVE_REACH else "relative-far"
    that = depth = 0
    for token in tokens[:head]:
        that += token.key in _THAT
        if token.tag == "PUNCT":
            depth += (token.text in "«“") - (token.text in "»”")
    yield f"that={min(that, 2)}"
    if depth > 0:
        yield "quoted"


class Judgement(NamedTuple):
    """The weights, and from which probability on a word counts as a claim."""

    weights: dict[str, float]
    bias: float
    threshold: float


@cache
def _judgements() -> dict[str, Judgement]:
    table = load_table("confidence")
    return {
        name: Judgement(table[name]["weights"], table[name]["bias"], table[name]["threshold"])
        for name in ("article", "sentence")
    }


def _judgement(names: Collection[str]) -> Judgement:
    alone = "alone" in names or ("alone-control" in names and "plain" not in names)
    return _judgements()["sentence" if alone and _HAPPENED_SO.issubset(names) else "article"]


def is_claim(names: Collection[str], sure: float) -> bool:
    """Whether a word with these features, a claim with this probability, counts as one.

    Where a short sentence's first verb, its object noun, or a headline's first noun tells the act and who took part,
    or the dead are counted, less is asked: the weights were learnt from sentences of long articles, of which the short
    ones are asides. Least is asked where whom it struck is told with who did it, or with where.
    """
    if sure >= _judgement(names).threshold:
        return True
    told = any(shape.issubset(names) for shape in _TOLD) or (
        "counted" in names and not _TOLLS.isdisjoint(names)
    )
    told = told and _UNTOLD.isdisjoint(names) and not _SHORT.isdisjoint(names)
    return told and sure >= _short_limit(names)


def _short_limit(names: Collection[str]) -> float:
    whole = "who-whom" in names or "whom-where" in names
    kind = "crowd" if "group=crowd" in names else "whole" if whole else "short"
    limit: float = load_table("confidence")[f"{kind}_threshold"]
    return limit


def probability(names: Collection[str]) -> float:
    """The probability (0 to 1) that the word with these features is a claim: a logistic sum of their weights."""
    judgement = _judgement(names)
    weights = judgement.weights
    total = judgement.bias + sum([weights[name] for name in names if name in weights])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weights_of(names: Collection[str]) -> list[tuple[str, float]]:
    """The features with the weight of each."""
    weights = _judgement(names).weights
    return [(name, weights.get(name, 0.0)) for name in names]


def limits(names: Collection[str]) -> tuple[float, float, float]:
    """The sum that all begin with, the probability from which such a word counts, and that for plain short news."""
    judgement = _judgement(names)
    return judgement.bias, judgement.threshold, _short_limit(names)
