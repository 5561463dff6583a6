"""What the page's scripts draw from, as plain JSON: claims, places and times; texts stay in the HTML."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from riwaya import labels
from riwaya.compare import is_denied, outlet
from riwaya.control import Control
from riwaya.extract.event_order import days_by_order, in_told_order
from riwaya.headlines import claim_headline
from riwaya.model import Actor, Attribution, Claim, Document, Name, Quote, When
from riwaya.turns import Turn
from riwaya.web.highlight import QuoteNumbers
from riwaya.web.messages import catalogue, plain, says, steady
from riwaya.web.sheets import Sheets
from riwaya.web.summary import Told, page_of

SCRIPT_MESSAGES = (
    "claim.",
    "document.",
    "timeline.",
    "map.",
    "control.",
    "table.",
    "page.close",
    "page.unreadable",
    "doubt.",
)
"""The messages that scripts show."""


def _pair(name: Name) -> list[str]:
    return [steady(labels.either(name, "ar")), steady(labels.either(name, "en"))]


class _Strings:
    """Each different text once; values name texts by their position."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def add(self, text: str) -> int:
        """The position of a text."""
        return self._positions.setdefault(text, len(self._positions))

    def pair(self, name: Name) -> list[int]:
        """The positions of a name in Arabic and English."""
        return [self.add(text) for text in _pair(name)]

    def all(self) -> list[str]:
        """All texts in order of position."""
        return list(self._positions)


class Places(NamedTuple):
    """Where quotes stand: their marks in the page, and their boxes in pictures of pages."""

    numbers: QuoteNumbers
    sheets: Sheets


def _fields(claim: Claim, document: Document | None, places: Places, strings: _Strings) -> list[list[Any]]:
    """Each field as [field, label (2 texts), number of its quote, confidence in percent, method, page, region].

    The page stands where the document has several, 0 else; page and region are left out where neither is known.
    """
    rows: list[list[Any]] = []

    def row(field: str, label: Name, quote: Quote | None, confidence: float, method: str) -> None:
        number = places.numbers.number(claim.document, quote)
        how = strings.add(plain(method))
        page = page_of(document, quote)
        region = places.sheets.region(claim.document, quote)
        rows.append(
            [
                strings.add(field),
                *strings.pair(label),
                number,
                round(confidence * 100),
                how,
                *([page or 0] if page or region else []),
                *([region] if region else []),
            ]
        )

    row("act", labels.act_label(claim.act.value), claim.act.quote, claim.act.confidence, claim.act.method)
    for field, actors in (("actors", claim.actors), ("targets", claim.targets)):
        for actor in actors:
            row(field, labels.actor_label(actor.value), actor.quote, actor.confidence, actor.method)
    for place in claim.places:
        row("places", place.value.name, place.quote, place.confidence, place.method)
    if claim.time is not None:
        row(
            "time",
            labels.when_label(claim.time.value),
            claim.time.quote,
            claim.time.confidence,
            claim.time.method,
        )
    for count in claim.counts:
        of, number = labels.count_of_label(count.value.of), labels.count_label(count.value)
        shown = Name(ar=f"{of.ar}: {number.ar}", en=f"{of.en}: {number.en}")
        row("counts", shown, count.quote, count.confidence, count.method)
    for link in claim.attribution:
        source = link.value.source
        name = source.name if labels.named(source.name) else labels.fallback_label("unnamed_source")
        row("attribution", name, link.quote or link.cue, link.confidence, link.method)
    return rows


def _claim(claim: Claim, document: Document | None, places: Places, strings: _Strings) -> list[Any]:
    """A claim as [title (2 texts), source (2 texts), modality (text), whether it is denied, its fields]."""
    title = strings.pair(claim_headline(claim))
    source = strings.pair(source_name(claim, document))
    state = [strings.add(claim.modality), int(is_denied(claim))]
    return [*title, *source, *state, _fields(claim, document, places, strings)]


def source_name(claim: Claim, document: Document | None) -> Name:
    """The name of the source on whose word a claim is told."""
    return teller_name(claim.attribution, document)


def teller_name(chain: Sequence[Attribution], document: Document | None) -> Name:
    """The name of the first source of a chain, or of the outlet where nobody is named."""
    return _named(chain[0].value.source if chain else outlet(document))


def _place_dots(claims: Sequence[Claim], index: Mapping[str, int]) -> list[dict[str, Any]]:
    dots: dict[tuple[float, float], dict[str, Any]] = {}
    for claim in claims:
        for place in claim.places:
            where = place.value
            if where.latitude is None or where.longitude is None:
                continue
            dot = dots.setdefault(
                (where.latitude, where.longitude),
                {
                    "name": _pair(where.name),
                    "at": [where.latitude, where.longitude],
                    "radius": where.radius_m or 0,
                    "precision": where.precision,
                    "claims": [],
                },
            )
            if index[claim.id] not in dot["claims"]:
                dot["claims"].append(index[claim.id])
    return list(dots.values())


def _events(everything: Sequence[Told], index: Mapping[str, int], strings: _Strings) -> list[list[Any]]:
    """Each dated claim as [claim, incident, first and last day (null is open), its time in words (2 texts)].

    Those of one day stand in the order told; one without a date stands between what it came after and before.
    """
    numbers = {claim.id: number for number, shown in enumerate(everything) for claim in shown.claims}
    claims = in_told_order([claim for shown in everything for claim in shown.claims])
    by_order = days_by_order(claims)
    events: list[list[Any]] = []
    for claim in claims:
        when = claim.time.value if claim.time else _between(*by_order[claim.id])
        if when is None:
            continue
        first, last = labels.parse_day(when.earliest), labels.parse_day(when.latest)
        if first is None and last is None:
            continue
        days = [day.isoformat() if day else None for day in (first, last)]
        events.append([index[claim.id], numbers[claim.id], *days, *strings.pair(labels.when_label(when))])
    return events


def _between(first: str | None, last: str | None) -> When | None:
    """The days between those of what an undated act came after and before, where both are told."""
    return When(f"{first}/{last}", first, last, "days") if first and last else None


def _days(turn: Turn | None) -> list[str] | None:
    """The first and the last day of a turn (both known), or null."""
    when = turn.when if turn else None
    if when is None:
        return None
    first, last = labels.parse_day(when.earliest), labels.parse_day(when.latest)
    days = [day.isoformat() for day in (first or last, last or first) if day]
    return days or None


def _held_places(controls: Sequence[Control], index: Mapping[str, int]) -> list[dict[str, Any]]:
    """Places with a position and who is said to hold them, from turn to turn, where at least one end has a day."""
    found: list[dict[str, Any]] = []
    for control in controls:
        where = control.place
        spells = [
            {
                "source": _pair(_named(holding.source)),
                "holder": _pair(labels.actor_label(spell.holder)) if spell.holder else None,
                "since": _days(spell.since),
                "until": _days(spell.until),
                "claim": index[turn.claim],
            }
            for holding in control.holdings
            for spell in holding.spells
            if (turn := spell.since or spell.until)
            and (_days(spell.since) if spell.since else _days(spell.until))
        ]
        if spells and where.latitude is not None and where.longitude is not None:
            found.append(
                {"name": _pair(where.name), "at": [where.latitude, where.longitude], "spells": spells}
            )
    return found


def _named(source: Actor) -> Name:
    return source.name if labels.named(source.name) else labels.fallback_label("unnamed_source")


def page_data(
    everything: Sequence[Told],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    places: Places,
    controls: Sequence[Control],
) -> dict[str, Any]:
    """All that scripts need; claims are named by their position."""
    index = {claim.id: number for number, claim in enumerate(claims)}
    messages = {
        key: _pair(says(key))
        for key, found in catalogue("ar").items()
        if key.startswith(SCRIPT_MESSAGES)
        and isinstance(found, str)
        and ("{" not in found or key == "document.page")
    }
    strings = _Strings()
    told = [_claim(claim, documents.get(claim.document), places, strings) for claim in claims]
    events = _events(everything, index, strings)
    return {
        "messages": messages,
        "strings": strings.all(),
        "claims": told,
        "places": _place_dots(claims, index),
        "events": events,
        "sheets": places.sheets.data(),
        "control": _held_places(controls, index),
    }
