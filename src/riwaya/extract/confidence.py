"""How sure a claim is: a small weighted model over what can be seen around its word.

Each feature for or against (`claim_features.py`) has one weight (`lexicon/confidence.toml`, fitted by
`training/fit_confidence.py`); their sum gives the probability that an annotator sees a claim there. Claims that are
too unlikely are left out. A word in an article and one in a sentence that stands alone are judged by weights of their
own: nearly all such words in conflict news report something, few do in sentences from anywhere, and weights learnt
from both at once were worse for each (docs/confidence.md).
"""

import math
from collections.abc import Collection, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from riwaya.lexicon import load_table

_ASIDE = frozenset({"actor=0", "place=0", "relative", "length=3", "length=4", "act=advance", "act=repulse"})
"""What short news of a place taken lacks; where none holds, it counts as in an article («بسط الجيش سيطرته على …»)."""

_TOLD = (
    frozenset({"verb=perfect", "verbs-before=0"}),  # «هاجم المتمردون»
    frozenset({"actor-rule=light-verb", "verbs-before=1"}),  # «شن المتمردون هجوما»
    frozenset({"first", "shape=bare", "who-whom"}),  # «هجوم للمتمردين على»
    frozenset({"first", "shape=bare", "group=crowd"}),  # «عصيان مدني يشل المدينة»
    frozenset({"happened", "before=VERB", "shape=bare", "verbs-before=1"}),  # «اندلعت اشتباكات»
    frozenset({"act=clash", "actor=2", "verbs-before=1"}),  # «قتل جنود في اشتباكات بين الجيش والمتمردين»
    frozenset({"carried", "verbs-before=1"}),  # «تم اغتيال القاضي», «عمت المظاهرات المدن»
    frozenset({"happened", "shape=bare", "verbs-before=1", "when-where"}),  # «شهدت المدينة أمس اشتباكات»
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
_UNTOLD = frozenset({"relative", "roles=0", "known-crowd"})
_SHORT = frozenset({"length=0", "length=1"})
_WHOLE = frozenset({"who-whom", "whom-where", "when-where"})


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
    plain = "plain" in names or _ASIDE.isdisjoint(names)
    alone = "alone" in names or ("alone-control" in names and not plain)
    return _judgements()["sentence" if alone and _HAPPENED_SO.issubset(names) else "article"]


def judged(names: Sequence[str]) -> tuple[float, bool]:
    """How sure the word with these features is a claim, and `is_claim` of it.

    What plain short news tells is as sure as it would be in an article: the weights of sentences come from
    asides in long articles, of which hardly any is told so (8 of 2,100 words).
    """
    held = frozenset(names)
    judgement = _judgement(held)
    sure = _probability(names, judgement)
    counts = _counts(held, sure, judgement)
    if counts and sure < judgement.threshold:
        return in_article(names), True
    return sure, counts


def in_article(names: Sequence[str]) -> float:
    """How sure a word with these features would be in an article."""
    return _probability(names, _judgements()["article"])


def is_toll(names: Collection[str]) -> bool:
    """Whether a word tells how many were killed or hurt."""
    return "counted" in names and not _TOLLS.isdisjoint(names)


def is_claim(names: Collection[str], sure: float) -> bool:
    """Whether a word with these features, a claim with this probability, counts as one.

    Where a short sentence's first verb, its object noun, or a headline's first noun tells the act and who took part,
    or the dead are counted, less is asked: the weights were learnt from sentences of long articles, of which the short
    ones are asides. Least is asked where whom it struck is told with who did it or
    with where, or when and where are told.
    """
    held = frozenset(names)
    return _counts(held, sure, _judgement(held))


def _counts(held: frozenset[str], sure: float, judgement: Judgement) -> bool:
    if sure >= judgement.threshold:
        return True
    if not _UNTOLD.isdisjoint(held) or _SHORT.isdisjoint(held):
        return False
    told = is_toll(held) or any(shape <= held for shape in _TOLD)
    return told and sure >= _short_limit(held)


def _short_limit(names: Collection[str]) -> float:
    whole = not _WHOLE.isdisjoint(names)
    kind = "crowd" if "group=crowd" in names else "whole" if whole else "short"
    kind = "whole" if "carried" in names else kind
    limit: float = load_table("confidence")[f"{kind}_threshold"]
    return limit


def probability(names: Collection[str]) -> float:
    """The probability (0 to 1) that the word with these features is a claim: a logistic sum of their weights."""
    return _probability(names, _judgement(names))


def _probability(names: Collection[str], judgement: Judgement) -> float:
    weights = judgement.weights
    total = judgement.bias + sum(map(weights.get, names, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weights_of(names: Collection[str]) -> list[tuple[str, float]]:
    """The features with the weight of each."""
    weights = _judgement(names).weights
    return [(name, weights.get(name, 0.0)) for name in names]


def limits(names: Collection[str]) -> tuple[float, float, float]:
    """The sum that all begin with, the probability from which such a word counts, and that for plain short news."""
    judgement = _judgement(names)
    return judgement.bias, judgement.threshold, _short_limit(names)
