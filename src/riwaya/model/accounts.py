"""What several documents tell of one happening: incidents, and their accounts side by side."""

from riwaya.model.claims import Actor, Place
from riwaya.model.terms import ActName, Modality, Question, Side, Verdict
from riwaya.model.text import Frozen, Name, Quote


class Incident(Frozen, frozen=True):
    """Claims, across documents, about the same happening, and why they were put together."""

    id: str
    family: str
    claims: tuple[str, ...]
    acts: tuple[ActName, ...]
    place: Place | None
    earliest: str | None
    latest: str | None
    reasons: tuple[str, ...] = ()


class Account(Frozen, frozen=True):
    """All that one source claims of one incident. `documents` are those that carry it.

    `side` is where it speaks from: the government of the state in which the incident lies, those who oppose or
    fight it, a power from outside, the media, witnesses.
    """

    source: Actor
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    side: Side = "unknown"


class CellValue(Frozen, frozen=True):
    """One value in a cell: its label in both languages, the claim it comes from and its words."""

    label: Name
    claim: str
    document: str
    quote: Quote | None
    negative: bool = False
    modality: Modality = "actual"


class Row(Frozen, frozen=True):
    """One question about an incident: a cell (its values, possibly none) for each account, and how they relate."""

    question: Question
    cells: tuple[tuple[CellValue, ...], ...]
    verdict: Verdict


class Comparison(Frozen, frozen=True):
    """An incident's accounts side by side; `rows` follow the order of `accounts` in their cells."""

    incident: str
    accounts: tuple[Account, ...]
    rows: tuple[Row, ...]
