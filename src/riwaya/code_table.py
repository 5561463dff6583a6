"""Claims as rows of a table, with their codes: what `riwaya extract --codes` writes."""

import csv
from collections.abc import Iterable
from typing import TextIO

from riwaya.model import Actor, Claim, Quote, Sourced

CODES = (
    "plover_type",
    "plover_mode",
    "acled_event_type",
    "acled_sub_event_type",
    "ucdp_type_of_violence",
    "cameo_root",
)
COLUMNS = (
    "document", "claim", "act", "words", "actors", "targets", "place", "country", "earliest", "latest",
    "polarity", "modality", "confidence", *CODES, "because",
)  # fmt: skip
BETWEEN = " | "
"""Between several values of one cell."""


class CodeTable:
    """Writes claims as CSV (RFC 4180), a header first; an unknown code is an empty cell."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream)
        self._writer.writerow(COLUMNS)

    def write(self, claims: Iterable[Claim]) -> None:
        """A row for each claim."""
        self._writer.writerows(map(_row, claims))


def _row(claim: Claim) -> list[object]:
    place = claim.places[0].value if claim.places else None
    when = claim.time.value if claim.time else None
    codes = [getattr(claim.codes, name) for name in CODES] if claim.codes else []
    reasons = dict.fromkeys(code.because for code in codes)
    return [
        claim.document,
        claim.id,
        claim.act.value,
        _words([claim.act.quote]),
        _words(_quotes(claim.actors)),
        _words(_quotes(claim.targets)),
        (place.name.en or place.name.ar) if place else None,
        place.country if place else None,
        when.earliest if when else None,
        when.latest if when else None,
        claim.polarity,
        claim.modality,
        claim.act.confidence,
        *([code.value for code in codes] or [None] * len(CODES)),
        BETWEEN.join(reasons),
    ]


def _quotes(values: Iterable[Sourced[Actor]]) -> list[Quote | None]:
    return [value.quote for value in values]


def _words(quotes: Iterable[Quote | None]) -> str:
    return BETWEEN.join(" ".join(quote.exact.split()) for quote in quotes if quote)
