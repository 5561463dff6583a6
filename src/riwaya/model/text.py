"""What all values are made of: spans, quotes, names, and a value with the words behind it; and refusals."""

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Rejected(Exception):  # noqa: N818  (the name the library promises: a refusal, not a fault)
    """An input that was not read, and why, in words for its user."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class QuoteError(ValueError):
    """A quote whose words are not the document's words at its place."""


class Frozen(msgspec.Struct, frozen=True, gc=False):
    """Base of all values; made of other values only, they never form a circle for the collector to find."""


class Span(Frozen, frozen=True):
    """A half-open range of code points of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise QuoteError(f"a span must run forward from 0: {self.start}:{self.end}")


class Box(Frozen, frozen=True):
    """A rectangle on a page, in points, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Quote(Frozen, frozen=True, omit_defaults=True):
    """A span of a document's text with its exact words and, from a PDF, its page (from 1) and boxes.

    Make it with `Document.quote`, which takes the words from the text; `Document.holds` checks one from elsewhere.
    """

    start: int
    end: int
    exact: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise QuoteError(f"a quote must hold words: {self.start}:{self.end}")
        if len(self.exact) != self.end - self.start:
            raise QuoteError(
                f"{self.end - self.start} code points at {self.start}:{self.end} cannot be {self.exact!r}"
            )


class Name(Frozen, frozen=True):
    """A name in Arabic and English, where known."""

    ar: str | None = None
    en: str | None = None


class Sourced(Frozen, Generic[T], frozen=True):
    """A value, how sure it is (0 to 1), how it came about, and the words behind it (null where inferred)."""

    value: T
    confidence: float
    method: str
    quote: Quote | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1: {self.confidence}")
