"""What a document is found to tell: claims with their parts, and explanations."""

from riwaya.codes import Codes
from riwaya.model.terms import (
    ActName,
    ActorKind,
    Certainty,
    CountOf,
    ExplanationKind,
    Granularity,
    Modality,
    PlacePrecision,
    Polarity,
    RelationKind,
    SourceRole,
    Stance,
)
from riwaya.model.text import Frozen, Name, Quote, Sourced, Span


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
