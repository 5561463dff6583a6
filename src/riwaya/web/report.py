"""The report: one HTML page that opens offline, makes no request, and shows the accounts side by side.

Texts and names come from outside: Jinja escapes all of them, data for scripts is JSON in which no tag can
end, and a content security policy lets only the page's own script run and nothing be fetched.
"""

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya import labels
from riwaya.compare import compare, outlet
from riwaya.link import link
from riwaya.model import (
    Account,
    Bounds,
    CellValue,
    Claim,
    Damage,
    Document,
    Name,
    Question,
    Quote,
    Rejected,
    Verdict,
)
from riwaya.web.countries import country_names
from riwaya.web.highlight import QuoteNumbers, ShownBlock, marks, shown_blocks
from riwaya.web.messages import both, counted, plain, says
from riwaya.web.pagedata import page_data, source_name
from riwaya.web.summary import Told, opening, question_list, told, what_was_read, words_of

MOST_DAMAGES = 25
"""Damages of one kind shown for a document before the rest is only counted."""
MOST_CELL_VALUES = 6
"""Values shown in a cell before the rest folds away."""


class NotBuiltError(RuntimeError):
    """The page's scripts and styles are missing: the package was not built."""


class Cell(NamedTuple):
    """One value as shown: its label, its quote's number, its words on one line, the claim's position."""

    value: CellValue
    number: int | None
    words: str | None
    claim: int


class TableRow(NamedTuple):
    """A row of the comparison as shown."""

    question: Question
    verdict: Verdict
    cells: tuple[tuple[Cell, ...], ...]


class Table(NamedTuple):
    """An incident as shown: `number` is its place on the page."""

    number: int
    told: Told
    accounts: tuple[Account, ...]
    rows: tuple[TableRow, ...]
    unanswered: Name | None
    outlets: tuple[bool, ...]


class Explanation(NamedTuple):
    """One source's reason for one claim."""

    effect: Name
    effect_number: int | None
    cause: Name
    cause_number: int | None
    words: str | None


class DamageGroup(NamedTuple):
    """Damages of one kind in one document."""

    kind: str
    shown: tuple[Damage, ...]
    total: int


class ShownDocument(NamedTuple):
    """A document as shown; `number` is its place on the page."""

    number: int
    document: Document
    outlet: Name
    blocks: tuple[ShownBlock, ...]
    claims: int
    damages: tuple[DamageGroup, ...]


@cache
def _static(name: str) -> str:
    file = resources.files("riwaya.web").joinpath("static", name)
    if not file.is_file():
        raise NotBuiltError(
            f"the page's {name} is not built: run `python frontend/build_hook.py`, or install the package"
        )
    return file.read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(both=both, plain=plain, digits=_bounds_label)
    environment.globals.update(says=says, say=_say, labels=labels, counted=counted)
    return environment


def _say(key: str, **values: Any) -> Markup:
    return both(says(key, **values))


def _bounds_label(bounds: Bounds | None) -> Name:
    """What is still known of a lost number, in words."""
    if bounds is None or (bounds.low is None and bounds.high is None):
        return says("document.no_bounds")
    if bounds.high is None:
        return says("document.at_least", low=bounds.low or 0)
    if bounds.low is None:
        return says("document.at_most", high=bounds.high)
    return says("document.between", low=bounds.low, high=bounds.high)


def safe_json(value: Any) -> Markup:
    r"""JSON that can stand in a script element: no `<`, `>` or `&` is left, and no line separator.

    >>> safe_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  (escaped just above)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _cell(value: CellValue, numbers: QuoteNumbers, index: Mapping[str, int]) -> Cell:
    return Cell(value, numbers.number(value.document, value.quote), words_of(value), index[value.claim])


def _table(number: int, shown: Told, numbers: QuoteNumbers, index: Mapping[str, int]) -> Table:
    comparison = shown.comparison
    rows = tuple(
        TableRow(
            row.question,
            row.verdict,
            tuple(tuple(_cell(v, numbers, index) for v in values) for values in row.cells),
        )
        for row in comparison.rows
    )
    silent = [row.question for row in comparison.rows if row.verdict == "silent"]
    by_id = {claim.id: claim for claim in shown.claims}
    outlets = tuple(not by_id[account.claims[0]].attribution for account in comparison.accounts)
    answered = tuple(row for row in rows if row.verdict != "silent")
    return Table(
        number, shown, comparison.accounts, answered, question_list(silent) if silent else None, outlets
    )


def _explanations(
    claims: Sequence[Claim], documents: Mapping[str, Document], numbers: QuoteNumbers
) -> list[tuple[Name, list[Explanation]]]:
    """Reasons by the source that gives them."""
    by_id = {claim.id: claim for claim in claims}
    groups: dict[Name, list[Explanation]] = defaultdict(list)
    for claim in claims:
        for reason in claim.because:
            cause = by_id.get(reason.claim)
            quote = reason.quote or (cause.act.quote if cause else None)
            if quote is None:
                continue
            groups[source_name(claim, documents.get(claim.document))].append(
                Explanation(
                    labels.claim_headline(claim),
                    numbers.number(claim.document, claim.act.quote),
                    labels.claim_headline(cause) if cause else Name(ar=quote.exact),
                    numbers.number(cause.document if cause and not reason.quote else claim.document, quote),
                    _one_line(reason.quote),
                )
            )
    return list(groups.items())


def _one_line(quote: Quote | None) -> str | None:
    return " ".join(quote.exact.split()) if quote else None


def _damages(document: Document) -> tuple[DamageGroup, ...]:
    """Damages by kind, what was lost first."""
    groups: dict[str, list[Damage]] = defaultdict(list)
    for damage in document.damages:
        groups[damage.kind].append(damage)
    order = sorted(groups.items(), key=lambda group: (not group[0].startswith("lost"), -len(group[1])))
    return tuple(DamageGroup(kind, tuple(found[:MOST_DAMAGES]), len(found)) for kind, found in order)


def _documents(
    documents: Sequence[Document], claims: Sequence[Claim], numbers: QuoteNumbers
) -> list[ShownDocument]:
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document].append(claim)
    return [
        ShownDocument(
            number,
            document,
            outlet(document).name,
            tuple(shown_blocks(document, marks(document, own[document.id], numbers))),
            len(own[document.id]),
            _damages(document),
        )
        for number, document in enumerate(documents)
    ]


def _unresolved(claims: Sequence[Claim], numbers: QuoteNumbers) -> list[tuple[Name, int | None, int]]:
    """Places without coordinates, each with its first quote and how often it is told."""
    names = [
        (place.value.name, numbers.number(claim.document, place.quote))
        for claim in claims
        for place in claim.places
        if place.value.latitude is None
    ]
    counts = Counter(name for name, _ in names)
    first = dict(reversed(names))
    return [(name, first[name], count) for name, count in counts.most_common()]


def render_report(
    documents: Sequence[Document], claims: Sequence[Claim], rejected: Sequence[Rejected] = ()
) -> str:
    """The whole page as HTML, in Arabic and English, with its scripts, styles and data inside.

    Raises NotBuiltError where the package's scripts and styles were not built.
    """
    incidents = link(claims, documents)
    by_id = {claim.id: claim for claim in claims}
    index = {claim.id: number for number, claim in enumerate(claims)}
    everything = [told(incident, compare(incident, claims, documents), by_id) for incident in incidents]
    numbers = QuoteNumbers()
    shown_documents = _documents(documents, claims, numbers)
    tables = [_table(number, shown, numbers, index) for number, shown in enumerate(everything)]
    own_documents = {document.id: document for document in documents}
    data = page_data(everything, claims, own_documents, numbers)
    located = bool(data["places"])
    script = _static("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            policy=_policy(script),
            script=Markup(script),  # noqa: S704  (our own build)
            style=Markup(_static("report.css")),  # noqa: S704  (our own build)
            data=safe_json(data),
            world=Markup(_static("world.json")) if located else None,  # noqa: S704  (our own build)
            countries=safe_json(country_names()) if located else None,
            documents=shown_documents,
            document_numbers={document.id: number for number, document in enumerate(documents)},
            read=what_was_read(documents, claims, incidents) if documents else says("brief.no_documents"),
            opening=opening(everything),
            incident_numbers={shown.incident.id: number for number, shown in enumerate(everything)},
            together=[table for table in tables if len(table.accounts) > 1],
            alone=[table for table in tables if len(table.accounts) == 1],
            explanations=_explanations(claims, own_documents, numbers),
            unresolved=_unresolved(claims, numbers),
            has_claims=bool(claims),
            rejected=rejected,
            most_values=MOST_CELL_VALUES,
        )
    )
