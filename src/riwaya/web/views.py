"""What the report shows, made from the values: tables, holdings and reasons, with numbered quotes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from riwaya import labels
from riwaya.control import Control, Holding
from riwaya.headlines import cause_headline, claim_headline
from riwaya.model import (
    Account,
    Actor,
    CellValue,
    Certainty,
    Claim,
    Document,
    Explanation,
    ExplanationKind,
    Name,
    Question,
    Quote,
    Side,
    Verdict,
)
from riwaya.relate import QUESTIONS
from riwaya.turns import Turn
from riwaya.web.highlight import DOUBTS, QuoteNumbers
from riwaya.web.messages import says
from riwaya.web.pagedata import teller_name
from riwaya.web.summary import Told, one_line, page_of, question_list, words_of


class Cell(NamedTuple):
    """One value as shown: its label, its quote's number, its words on one line, the claim's position.

    `page` is that of its words, and `doubts` are messages: what keeps the words from being taken as read.
    """

    value: CellValue
    number: int | None
    words: str | None
    claim: int
    page: int | None = None
    doubts: tuple[str, ...] = ()
    denies: "Denied | None" = None


class Denied(NamedTuple):
    """What a denial denies: who tells it, and where its words stand."""

    source: Name
    number: int | None


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
    def sides(self) -> list[tuple[Side, int]]:
        """The sides from which its accounts speak, and how many columns each takes."""
        return [(side, len(list(own))) for side, own in groupby(each.side for each in self.accounts)]

    @property
    def by_question(self) -> dict[Question, tuple[Cell, ...]]:
        """The first account's cell for each question; empty where it is silent."""
        return dict.fromkeys(QUESTIONS, ()) | {row.question: row.cells[0] for row in self.rows}


class LoneGroup(NamedTuple):
    """What one source alone tells: its incidents in order of time, under the questions that any of them answers."""

    source: Name
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]


class ShownExplanation(NamedTuple):
    """Why something happened, in the words of one source."""

    effect: Name
    effect_number: int | None
    cause: Name
    cause_number: int | None
    words: str | None
    kind: ExplanationKind
    certainty: Certainty


class Explained(NamedTuple):
    """What one source explains: claims, and other happenings."""

    source: Name
    claims: tuple[ShownExplanation, ...]
    others: tuple[ShownExplanation, ...]


class Wording:
    """Where quotes stand in documents of several pages, and which hold what OCR alone tells or what was lost."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._spans = {
            document.id: [damage for damage in document.damages if damage.kind in DOUBTS]
            for document in self._documents.values()
        }

    def document(self, name: str) -> Document | None:
        """The document of an id."""
        return self._documents.get(name)

    def page(self, document: str, quote: Quote | None) -> int | None:
        """The page of a quote (from 1); null where the document has but one."""
        return page_of(self._documents.get(document), quote)

    def doubts(self, document: str, quote: Quote | None) -> tuple[str, ...]:
        """Messages of what is doubtful within a quote's words."""
        if quote is None:
            return ()
        spans = self._spans.get(document, ())
        kinds = {each.kind for each in spans if each.start < quote.end and each.end > quote.start}
        return tuple(f"doubt.{kind}" for kind in sorted(kinds))


def shown_table(
    number: int, shown: Told, numbers: QuoteNumbers, index: Mapping[str, int], wording: Wording
) -> Table:
    """An incident's comparison with numbered quotes; questions that nobody answers are listed apart."""
    comparison = shown.comparison

    by_id = {claim.id: claim for claim in shown.claims}

    def denied(claim: Claim | None) -> Denied | None:
        if claim is None:
            return None
        source = teller_name(claim.attribution, wording.document(claim.document))
        return Denied(source, numbers.number(claim.document, claim.act.quote))

    def cell(question: Question, value: CellValue) -> Cell:
        quoted = numbers.number(value.document, value.quote)
        page = wording.page(value.document, value.quote)
        doubts = wording.doubts(value.document, value.quote)
        told = by_id[value.claim].denies if question == "what" else None
        link = denied(by_id.get(told or ""))
        return Cell(value, quoted, words_of(value), index[value.claim], page, doubts, link)

    rows = tuple(
        TableRow(
            row.question,
            row.verdict,
            tuple(tuple(cell(row.question, value) for value in values) for values in row.cells),
        )
        for row in comparison.rows
    )
    silent = [row.question for row in comparison.rows if row.verdict == "silent"]
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


def source_numbers(tables: Sequence[Table], groups: Sequence[LoneGroup]) -> dict[Name, int]:
    """A number for each source by which its accounts are shown or hidden, in order of how often it stands."""
    told = Counter(account.source.name for table in tables for account in table.accounts)
    told.update(group.source for group in groups)
    return {name: number for number, (name, _) in enumerate(told.most_common())}


def shown_explanations(
    explanations: Sequence[Explanation],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    numbers: QuoteNumbers,
) -> list[Explained]:
    """Causes and aims by the source that gives them, of claims and of other happenings."""
    by_id = {claim.id: claim for claim in claims}
    groups: dict[Name, tuple[list[ShownExplanation], list[ShownExplanation]]] = defaultdict(lambda: ([], []))
    for each in explanations:
        if each.kind in {"cause", "purpose"}:
            source = teller_name(each.attribution, documents.get(each.document))
            effect, cause = by_id.get(each.effect.claim or ""), by_id.get(each.cause.claim or "")
            shown = ShownExplanation(
                claim_headline(effect) if effect else Name(ar=one_line(each.effect.quote)),
                numbers.number(each.document, each.effect.quote),
                cause_headline(cause) if cause else Name(ar=one_line(each.cause.quote)),
                numbers.number(each.document, each.cause.quote),
                words_of_reason(each.connective, each.cause.quote),
                each.kind,
                each.certainty,
            )
            groups[source][effect is None].append(shown)
    return [Explained(source, tuple(own), tuple(others)) for source, (own, others) in groups.items()]


def words_of_reason(connective: Quote | None, cause: Quote) -> str | None:
    """The connective and what it leads to, as written."""
    quotes = sorted((q for q in (connective, cause) if q), key=lambda quote: (quote.start, -quote.end))
    if len(quotes) > 1 and quotes[1].start < quotes[0].end:  # «للمشاركة»: the connective is fused to its word
        return one_line(max(quotes, key=lambda quote: quote.end - quote.start))
    joint = " " if len(quotes) > 1 and quotes[0].end < quotes[1].start else ""
    return joint.join(one_line(quote) or "" for quote in quotes) or None


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
    controls: Sequence[Control], claims: Sequence[Claim], numbers: QuoteNumbers, index: Mapping[str, int]
) -> list[tuple[Name, bool, list[ShownHolding]]]:
    """Who holds each place, by source: place, whether it is disputed, and each source's spells."""

    def turn(told: Turn | None) -> ShownTurn | None:
        if told is None:
            return None
        claim = claims[index[told.claim]]
        time = _time_of(told)
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
        for control in controls
    ]


def _time_of(told: Turn) -> Name:
    """When a turn came, or the day of the report that tells it."""
    if told.when is not None:
        return labels.when_label(told.when)
    if told.reported is None:
        return says("control.undated")
    return says("control.reported", day=labels.when_label(told.reported))


def _source_label(source: Actor) -> Name:
    return source.name if labels.named(source.name) else labels.fallback_label("unnamed_source")


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
