"""The values that flow through Riwaya: frozen structs, no input or output, nothing imported but other values.

Positions (`start`, `end`) count Unicode code points of `Document.text`, half-open. Dates are ISO 8601 strings,
partial dates EDTF (ISO 8601-2). Lists are tuples, so that every value can be hashed, compared and shared.
"""

import itertools
from bisect import bisect_right
from typing import Generic, Literal, TypeVar

import msgspec

from riwaya.codes import Codes

TENTHS = 10
"""Places on a page are kept in tenths of a point."""

TOUCHING = 0.3
"""Characters of a line that stand no further apart than this share of its height are covered by one box: room that
justification adds inside a word, and less than what stands between words."""

T = TypeVar("T")

BlockKind = Literal[
    "title", "dateline", "heading", "paragraph", "list_item", "table_row", "pull_quote", "caption", "footnote"
]  # fmt: skip
AsideKind = Literal["header", "footer", "page_number", "pull_quote"]
DamageKind = Literal[
    "kashida",
    "presentation_forms",
    "invisible_controls",
    "odd_spaces",
    "torn_line",
    "torn_word",
    "joined_words",
    "lost_number",
    "lost_letters",
    "ocr_number",
    "encoding",
]
ActName = Literal[
    "attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "abduction", "abuse",
    "destruction", "looting", "seizure", "recapture", "advance", "repulse", "withdrawal", "surrender", "siege",
    "deployment", "training_arming", "arrest", "restriction", "displacement", "release", "ceasefire",
    "violation", "agreement", "meeting", "aid", "support", "demand", "accusation", "rejection", "threat",
    "protest", "riot", "sanction", "investigation", "claim_of_responsibility",
]  # fmt: skip
ActorKind = Literal[
    "state",
    "government",
    "military",
    "police",
    "armed_group",
    "party",
    "organisation",
    "media",
    "official",
    "person",
    "fighters",
    "civilians",
    "expert",
    "witness",
    "unknown",
]
Side = Literal["media", "government", "opposition", "outside", "organisation", "witness", "expert", "unknown"]
Stance = Literal["asserts", "denies", "doubts", "claims_responsibility", "accuses"]
SourceRole = Literal[
    "military", "security", "medical", "official", "diplomatic", "judicial", "political", "local", "eyewitness",
    "activist", "expert", "press", "humanitarian", "field", "intelligence", "unnamed",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "hypothetical"]
Certainty = Literal["certain", "probable", "possible"]
ExplanationKind = Literal["cause", "purpose", "after", "before", "during"]
Granularity = Literal[
    "time", "day", "days", "week", "month", "season", "year", "decade", "century", "open", "unknown"
]
CountOf = Literal["killed", "wounded", "captured", "displaced", "others"]
PlacePrecision = Literal["place", "area", "district", "province", "country", "region", "unresolved"]
RelationKind = Literal["distance", "direction", "near", "between", "part"]
Verdict = Literal["agree", "compatible", "differ", "only_here", "silent"]
Question = Literal["what", "who", "to_whom", "where", "when", "killed", "wounded", "why"]


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


class Actor(Frozen, frozen=True):
    """Who acts, suffers or speaks. `id` is the lexicon's, null when the phrase is all that is known."""

    id: str | None
    name: Name
    kind: ActorKind = "unknown"
    country: str | None = None
    """ISO 3166-1 alpha-2."""


class Relation(Frozen, frozen=True):
    """How a place lies to known ones: `anchors` are their ids, or their names where they have none.

    From the anchor's middle it lies at least `inner_m` and at most `outer_m` metres off (null is not told), within
    `spread` degrees on both sides of `bearing`, which runs clockwise from north; null where no direction is told.
    `part` is of what lies inside its anchor: «شمال سوريا», «ريف حمص الشرقي».
    """

    kind: RelationKind
    anchors: tuple[str, ...]
    bearing: float | None = None
    spread: float | None = None
    inner_m: int | None = None
    outer_m: int | None = None


class Place(Frozen, frozen=True):
    """Where: `id` is `geonames:N` or the lexicon's, null when unresolved. Degrees WGS 84, radius in metres.

    Of a place told by its relation to another («10 كيلومترات شرق تدمر») point and radius are those of the least circle
    that holds where it may lie.
    """

    id: str | None
    name: Name
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    precision: PlacePrecision = "unresolved"
    relation: Relation | None = None


class When(Frozen, frozen=True):
    """A time: EDTF value, its first and last day (null where open or unknown), calendar and what is left of it.

    `weekday` (Monday is 0) is kept where it says more than the EDTF value can, as for a day whose number was lost.
    `hour` is the time of day where a clock's is told: `22:30`, with `Z` or `+03:00` where its zone is told too.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    granularity: Granularity
    calendar: str = "gregorian"
    weekday: int | None = None
    hour: str | None = None


class Count(Frozen, frozen=True):
    """How many people: `low` to `high` (null where open), `best` where one number is told."""

    of: CountOf
    low: int | None
    high: int | None
    best: int | None = None


class Attribution(Frozen, frozen=True):
    """One link of the chain of sources on whose word a claim is told; `quote` is the source's phrase."""

    value: "Voice"
    quote: Quote | None
    cue: Quote | None
    confidence: float = 1.0
    method: str = ""


class Voice(Frozen, frozen=True):
    """A source and its stance to the claim."""

    source: Actor
    stance: Stance = "asserts"
    role: SourceRole | None = None
    """What kind of source an unnamed one is («مصدر طبي»: medical); null where it is named."""
    side: Actor | None = None
    """On whose behalf it speaks, where its naming says so («الناطق باسم الجيش»)."""


class Reason(Frozen, frozen=True):
    """What a claim is said to come from, to aim at or to stand in time with: its words, and its claim if it is one.

    `quote` is the connective («بسبب»), `attribution` the chain of sources on whose word the link itself is told.
    `apart` is how long after or before it the claim lies, where that is told («بعد يومين من»): an ISO 8601 duration.
    """

    claim: str | None
    quote: Quote | None
    confidence: float = 1.0
    kind: ExplanationKind = "cause"
    cause: Quote | None = None
    certainty: Certainty = "certain"
    attribution: tuple[Attribution, ...] = ()
    apart: str | None = None


class Claim(Frozen, frozen=True):
    """One report of one act, each field with its own words. The definition is the annotation guide's.

    `codes`, of a claim that was extracted, say what other vocabularies call it.
    """

    id: str
    document: str
    sentence: Span
    act: Sourced[ActName]
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    actors: tuple[Sourced[Actor], ...] = ()
    targets: tuple[Sourced[Actor], ...] = ()
    places: tuple[Sourced[Place], ...] = ()
    time: Sourced[When] | None = None
    counts: tuple[Sourced[Count], ...] = ()
    attribution: tuple[Attribution, ...] = ()
    because: tuple[Reason, ...] = ()
    """Causes and purposes."""
    sequence: tuple[Reason, ...] = ()
    """What it came after, before or together with, which need not have caused it."""
    certainty: Sourced[Certainty] = Sourced("certain", 1.0, "assertion")
    """How sure its teller shows himself; the quote is the hedge («ربما», «يُرجح»)."""
    distance: Quote | None = None
    """Words by which the outlet keeps away from what it tells: «بحسب وصفه», «ما أسماه», quotation marks."""
    denies: str | None = None
    """The claim of the same document that this negative one denies."""
    codes: Codes | None = None

    def quotes(self) -> tuple[Quote, ...]:
        """All the claim's quotes, the trigger's first."""
        values = (self.act, *self.actors, *self.targets, *self.places, self.time, *self.counts)
        found = [value.quote for value in values if value is not None]
        found += [quote for link in self.attribution for quote in (link.quote, link.cue)]
        found += [self.distance] if self.distance else []
        for reason in (*self.because, *self.sequence):
            found += [reason.quote, reason.cause]
            found += [quote for link in reason.attribution for quote in (link.quote, link.cue)]
        found.append(self.certainty.quote)
        return tuple(quote for quote in found if quote is not None)


class Happening(Frozen, frozen=True):
    """What happens, in the words that tell it, and its claim where it is one."""

    quote: Quote
    claim: str | None = None


class Explanation(Frozen, frozen=True):
    """One happening, a claim or not, that is said to come from another, to aim at it or to stand in time with it.

    Those of claims say what the claims' own reasons say; `connective`, `certainty`, `attribution` and `apart` are as
    there.
    """

    document: str
    effect: Happening
    kind: ExplanationKind
    cause: Happening
    connective: Quote | None
    confidence: float = 1.0
    certainty: Certainty = "certain"
    attribution: tuple[Attribution, ...] = ()
    apart: str | None = None


class Block(Frozen, frozen=True, omit_defaults=True):
    """A part of the text with one role on the page."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None


class Bounds(Frozen, frozen=True):
    """What grammar still tells of a lost number (both ends included; null is open)."""

    low: int | None
    high: int | None
    because: str


class Damage(Frozen, frozen=True):
    """Something that was wrong with the text: where (in the mended text), how it stood, what became of it.

    `certain` is false for a repair that is only likely and for a loss that could not be mended.
    """

    kind: DamageKind
    start: int
    end: int
    original: str
    mended: str | None
    certain: bool
    bounds: Bounds | None = None


class Stretch(Frozen, frozen=True, array_like=True):
    """A run of text that stands at one run of the original: lengths may differ only where the text was changed."""

    start: int
    end: int
    original_start: int
    original_end: int


class PrintedLine(Frozen, frozen=True, array_like=True):
    """A run of text that stands on one line of a page (from 1), in tenths of a point from its top left corner.

    `lefts` and `rights` are the edges of each of its characters; the page is as it is shown, turned upright.
    """

    start: int
    end: int
    page: int
    top: int
    bottom: int
    lefts: tuple[int, ...]
    rights: tuple[int, ...]


class Aside(Frozen, frozen=True):
    """Words that stand on a page (from 1) but are no part of the text: what pages repeat, and pull-quotes from it."""

    kind: AsideKind
    text: str
    page: int | None = None


class Document(Frozen, frozen=True):
    """One article as read. `text` is mended; `offsets`, of plain text alone, lead back to code points of the original.

    `printed`, which a PDF alone has, holds the place of each character on its page, in order of the text; what the
    page does not show, as the space that joins two lines, has none. `asides`, of a PDF too, are not in `text`.
    `captured` is when a web archive fetched it (ISO 8601), by which time it had been published.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    damages: tuple[Damage, ...] = ()
    title: str | None = None
    published: Sourced[When] | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    media_type: str = "text/plain"
    sha256: str | None = None
    pages: int | None = None
    offsets: tuple[Stretch, ...] = ()
    printed: tuple[PrintedLine, ...] = ()
    asides: tuple[Aside, ...] = ()
    captured: str | None = None

    def quote(self, start: int, end: int, exact: str | None = None) -> Quote:
        """The words at `start:end`; raises QuoteError where `exact` is given and is not those words.

        Where they run on to another page, `boxes` are those of the page on which they begin; see `Document.boxes`.
        """
        words = self.text[start:end]
        if exact is not None and words != exact:
            raise QuoteError(f"the text at {start}:{end} is {words!r}, not {exact!r}")
        if not self.printed:
            return Quote(start, end, words)
        boxes = self.boxes(start, end)
        page = boxes[0][0] if boxes else None
        return Quote(start, end, words, page, tuple(box for number, box in boxes if number == page))

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """The page (from 1) and box of each part of a line that the words at `start:end` take up; none without a PDF.

        Lines come in the order of the text, parts of a line from right to left.
        """
        if not self.printed:
            return ()
        rows: list[tuple[PrintedLine, list[tuple[int, int]]]] = []
        first = bisect_right(self.printed, start, key=lambda line: line.end)
        for line in itertools.islice(self.printed, first, None):
            if line.start >= end:
                break
            part = slice(max(start - line.start, 0), end - line.start)
            edges = list(zip(line.lefts[part], line.rights[part], strict=True))
            if rows and _same_row(rows[-1][0], line):
                rows[-1][1].extend(edges)
            else:
                rows.append((line, edges))
        return tuple((line.page, box) for line, edges in rows for box in _boxes(line, edges))

    def holds(self, quote: Quote) -> bool:
        """Whether the quote's words are the text's words at its place."""
        return self.text[quote.start : quote.end] == quote.exact


def _same_row(one: PrintedLine, other: PrintedLine) -> bool:
    return (one.page, one.top, one.bottom) == (other.page, other.top, other.bottom)


def _boxes(line: PrintedLine, edges: list[tuple[int, int]]) -> list[Box]:
    """The boxes around characters of a line, from right to left: one for all that touch."""
    spans: list[tuple[int, int]] = []
    for left, right in sorted(edges, key=lambda edge: edge[1], reverse=True):
        if spans and spans[-1][0] - right <= TOUCHING * (line.bottom - line.top):
            spans[-1] = (min(left, spans[-1][0]), spans[-1][1])
        else:
            spans.append((left, right))
    return [
        Box(left / TENTHS, line.top / TENTHS, right / TENTHS, line.bottom / TENTHS) for left, right in spans
    ]


class PageImage(Frozen, frozen=True):
    """A page (from 1) as it is shown, turned upright: its size in points, and its picture as WebP in shades of gray."""

    page: int
    width: float
    height: float
    webp: bytes


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


PUBLIC_VALUES: tuple[type, ...] = (Document, Claim, Explanation, Incident, Comparison)
"""The values that commands write; `riwaya schema` describes them."""
