"""Claims of single sentences, for tests of what is read around an act's word."""

from riwaya.extract.claims import find_candidates
from riwaya.model import Claim, Document

PHRASE_WORDS = [
    "قوات",
    "الجيش",
    "من",
    "مدينة",
    "حلب",
    "و",
    "ثلاثة",
    "مسلحين",
    "«",
    "»",
    "،",
    ".",
    "التي",
    "هجوما",
    "(",
    ")",
]
"""Of which properties of noun phrases draw their sentences."""


def possible_claims(text: str) -> list[Claim]:
    """All possible claims of a text, whatever their confidence: tests of roles do not depend on fitted weights."""
    return [candidate.claim for candidate in find_candidates(Document("case", text))]


def claim_of(text: str, trigger: str) -> Claim:
    """The possible claim whose trigger holds the word; fails where there is none."""
    for claim in possible_claims(text):
        if claim.act.quote is not None and trigger in claim.act.quote.exact.split():
            return claim
    raise AssertionError(f"no claim at «{trigger}» in «{text}»")


def words(values: tuple) -> list[str]:
    """The words of sourced values, in order."""
    return [value.quote.exact for value in values if value.quote is not None]


def roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """The words of the actors and of the targets of the claim at a trigger."""
    claim = claim_of(text, trigger)
    return words(claim.actors), words(claim.targets)
