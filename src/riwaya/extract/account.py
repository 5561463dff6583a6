"""All that one document tells: its claims, and why it says that things happened, claims or not."""

from typing import NamedTuple

from riwaya.extract.claims import find_all, judge
from riwaya.extract.reasons import explanations_of
from riwaya.extract.time_anchor import TimeSettings
from riwaya.lexicon import Lexicon, using
from riwaya.model import Claim, Document, Explanation


class Told(NamedTuple):
    """The claims of a document and its explanations, each in the order of the text."""

    claims: list[Claim]
    explanations: list[Explanation]


def read_account(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    times: TimeSettings = TimeSettings(),  # noqa: B008
) -> Told:
    """The claims, as `extract` gives them, and the explanations, read in one pass."""
    with using(lexicon):
        found = find_all(document, times, explanations=True)
        claims = [candidate.claim for candidate in judge(found.candidates)]
    return Told(claims, explanations_of(claims, found.explanations))


def find_explanations(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    times: TimeSettings = TimeSettings(),  # noqa: B008
) -> list[Explanation]:
    """What a document says to have come from what, to what end, after or before what, in the order of the text.

    A happening that is a claim has its id, as `extract` gives it; prices that fall have their words alone.

    >>> [told] = find_explanations(Document("1", "تراجعت الأسعار بسبب القصف."))
    >>> told.effect.quote.exact, told.kind, told.cause.quote.exact
    ('تراجعت الأسعار', 'cause', 'القصف')
    """
    return read_account(document, lexicon=lexicon, times=times).explanations
