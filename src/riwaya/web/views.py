"""What the report shows, made from the values: tables, holdings, reasons and documents, with numbered quotes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya import labels
from riwaya.compare import QUESTIONS, outlet
from riwaya.control import Holding, Turn, find_control
from riwaya.model import Account, Actor, CellValue, Claim, Damage, Document, Name, Question, Quote, Verdict
from riwaya.web.highlight import QuoteNumbers, ShownBlock, marks, shown_blocks
from riwaya.web.messages import says
from riwaya.web.pagedata import source_name
from riwaya.web.summary import Told, question_list, words_of

MOST_DAMAGES = 25
"""Damages of one kind shown for a document before the rest is only counted."""


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

    @property
    def by_question(self) -> dict[Question, tuple[Cell, ...]]:
        """The first account's cell for each question; empty where it is silent."""
        return dict.fromkeys(QUESTIONS, ()) | {row.question: row.cells[0] for row in self.rows}


class LoneGroup(NamedTuple):
    """What one source alone tells: its incidents in order of time, under the questions that any of them answers."""

    source: Name
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]


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


def _cell(value: CellValue, numbers: QuoteNumbers, index: Mapping[str, int]) -> Cell:
    return Cell(value, numbers.number(value.document, value.quote), words_of(value), index[value.claim])


def shown_table(number: int, shown: Told, numbers: QuoteNumbers, index: Mapping[str, int]) -> Table:
    """An incident's comparison with numbered quotes; questions that nobody answers are listed apart."""
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


def lone_groups(tables: Sequence[Table]) -> list[LoneGroup]:
    """Incidents that one account alone tells, by source; what happened stands in their titles."""
    groups: dict[Name, list[Table]] = defaultdict(list)
    for table in tables:
        groups[table.accounts[0].source.name].append(table)
    found = []
    for source, own in groups.items():
        answered = {row.question for table in own for row in table.rows}
        columns = [question for question in QUESTIONS if question in answered and question != "what"]
        found.append(LoneGroup(source, tuple(own), tuple(columns)))
    return sorted(found, key=lambda group: -len(group.tables))


def shown_explanations(
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
                    labels.cause_headline(cause) if cause else Name(ar=quote.exact),
                    numbers.number(cause.document if cause and not reason.quote else claim.document, quote),
                    _one_line(reason.quote),
                )
            )
    return list(groups.items())


class ShownTurn(NamedTuple):
    """A turn in the control of a place as shown: its time, and where its words stand."""

    time: Name
    number: int | None
    claim: int


class ShownSpell(NamedTuple):
    """A spell as shown."""

    holder: Name | None
    since: ShownTurn | None
    until: ShownTurn | None


class ShownHolding(NamedTuple):
    """What one source says of a place's holders, as shown."""

    source: Name
    spells: tuple[ShownSpell, ...]
    denied: tuple[tuple[Name, ShownTurn], ...]


def shown_controls(
    claims: Sequence[Claim], documents: Sequence[Document], numbers: QuoteNumbers, index: Mapping[str, int]
) -> list[tuple[Name, bool, list[ShownHolding]]]:
    """Who holds each place, by source: place, whether it is disputed, and each source's spells."""

    def turn(told: Turn | None) -> ShownTurn | None:
        if told is None:
            return None
        claim = claims[index[told.claim]]
        time = labels.when_label(told.when) if told.when else says("control.undated")
        return ShownTurn(time, numbers.number(claim.document, claim.act.quote), index[told.claim])

    def holding(told: Holding) -> ShownHolding:
        spells = tuple(
            ShownSpell(
                labels.actor_label(spell.holder) if spell.holder else None,
                turn(spell.since),
                turn(spell.until),
            )
            for spell in told.spells
        )
        denied = [(actor, denial) for denial in told.denied for actor in denial.actors[:1]]
        refused = tuple(
            (says("control.denies", actor=labels.actor_label(actor)), turn(at)) for actor, at in denied
        )
        return ShownHolding(
            _source_label(told.source), spells, tuple((name, at) for name, at in refused if at)
        )

    return [
        (control.place.name, control.disputed, [holding(told) for told in control.holdings])
        for control in find_control(claims, documents)
    ]


def _source_label(source: Actor) -> Name:
    return source.name if labels.named(source.name) else labels.fallback_label("unnamed_source")


def _one_line(quote: Quote | None) -> str | None:
    return " ".join(quote.exact.split()) if quote else None


def _damages(document: Document) -> tuple[DamageGroup, ...]:
    """Damages by kind, what was lost first."""
    groups: dict[str, list[Damage]] = defaultdict(list)
    for damage in document.damages:
        groups[damage.kind].append(damage)
    order = sorted(groups.items(), key=lambda group: (not group[0].startswith("lost"), -len(group[1])))
    return tuple(DamageGroup(kind, tuple(found[:MOST_DAMAGES]), len(found)) for kind, found in order)


def shown_documents(
    documents: Sequence[Document], claims: Sequence[Claim], numbers: QuoteNumbers
) -> list[ShownDocument]:
    """Documents with their highlights and damages."""
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


def shown_unresolved(claims: Sequence[Claim], numbers: QuoteNumbers) -> list[tuple[Name, int | None, int]]:
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
