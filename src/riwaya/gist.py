"""The gist in the terminal: what each document says, and the most told incidents' accounts side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from riwaya import labels
from riwaya.compare import compare_each, outlet
from riwaya.labels import Language
from riwaya.model import CellValue, Claim, Comparison, Document, Incident, Name, Rejected, Verdict
from riwaya.web.document_view import once
from riwaya.web.highlight import DOUBTS, LOSSES
from riwaya.web.messages import counted, message, plain, says
from riwaya.web.summary import Told, rank, tags, told, what_was_read

LEFT_TO_RIGHT_MARK = "\u200e"
"""Set around each line of a cell, so that a terminal that reorders Arabic does not swap columns."""
MOST_TABLES = 3
MOST_HEADLINES = 3
MOST_COLUMNS = 4
MOST_VALUES = 3
SIGNS: dict[Verdict, str] = {"agree": "=", "compatible": "≈", "differ": "≠", "only_here": "1", "silent": "–"}
STYLES: dict[Verdict, str] = {
    "agree": "green",
    "compatible": "blue",
    "differ": "red",
    "only_here": "yellow",
    "silent": "",
}


def print_gist(
    console: Console,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    rejected: Iterable[Rejected] = (),
    *,
    language: Language = "en",
) -> None:
    """Prints a short summary; the words around the values, and names where known, are in `language`."""
    documents, claims, _ = once(documents, claims)
    by_id = {claim.id: claim for claim in claims}
    console.print(_line(what_was_read(documents, claims, incidents), language), highlight=False)
    _print_documents(console, documents, claims, language)
    compared = compare_each(incidents, claims, documents)
    shown = [told(*pair, by_id) for pair in zip(incidents, compared, strict=True)]
    for each in sorted(shown, key=rank)[:MOST_TABLES]:
        if len(each.comparison.accounts) > 1:
            console.print()
            console.print(_table(each, language, console.width))
    if documents and not claims:
        console.print(_line(says("brief.nothing"), language))
    for refusal in rejected:
        console.print(
            f"[red]✗[/] {escape(_safe(refusal.path))}: {escape(_safe(refusal.reason))}", highlight=False
        )


def _line(name: Name, language: Language) -> str:
    return escape(_safe(labels.either(name, language)))


def _safe(text: str) -> str:
    """Text that cannot reorder what stands around it, nor drive the terminal."""
    kept = "".join(character for character in plain(text) if character.isprintable())
    return f"{LEFT_TO_RIGHT_MARK}{kept}{LEFT_TO_RIGHT_MARK}"


def _print_documents(
    console: Console, documents: Sequence[Document], claims: Sequence[Claim], language: Language
) -> None:
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document].append(claim)
    for number, document in enumerate(documents, 1):
        published = labels.when_label(document.published.value) if document.published else None
        facts = [_line(outlet(document).name, language)]
        facts += [_line(published, language)] if published else []
        facts.append(_line(counted("claims", len(own[document.id])), language))
        console.print(
            f"[bold]\\[{number}][/] {' · '.join(facts)}{_losses(document, language)}", highlight=False
        )
        headlines = dict.fromkeys(_headline(claim, language) for claim in own[document.id])
        for headline in list(headlines)[:MOST_HEADLINES]:
            console.print(f"    • {headline}", highlight=False)


def _headline(claim: Claim, language: Language) -> str:
    marked = [message(tag, language) for tag in tags([claim])]
    return _line(labels.claim_headline(claim), language) + (f" ({', '.join(marked)})" if marked else "")


def _losses(document: Document, language: Language) -> str:
    lost = Counter(damage.kind for damage in document.damages if damage.kind in LOSSES | DOUBTS)
    words = [f"{message(f'damage_kind.{kind}', language)} {count}" for kind, count in lost.items()]
    return f" · [yellow]{_safe(', '.join(words))}[/]" if words else ""


def _table(shown: Told, language: Language, width: int) -> Table:
    """The comparison as a table that fits the terminal; its caption counts the accounts beyond the fourth."""
    comparison = shown.comparison
    accounts = comparison.accounts[:MOST_COLUMNS]
    more = len(comparison.accounts) - len(accounts)
    facts = [_line(shown.title, language), *(message(tag, language) for tag in shown.tags)]
    facts += [_line(shown.time, language)] if shown.time else []
    table = Table(
        title=" · ".join(facts),
        title_justify="left",
        title_style="bold",
        caption=f"+{more}" if more else None,
        header_style="",
    )
    room = max(14, (width - 16) // len(accounts) - 3)
    table.add_column("", style="dim", no_wrap=True)
    for account in accounts:
        table.add_column(_cell_text([labels.either(account.source.name, language)], room), overflow="fold")
    table.add_column("", no_wrap=True)
    _add_rows(table, comparison, language, room)
    return table


def _add_rows(table: Table, comparison: Comparison, language: Language, room: int) -> None:
    for row in comparison.rows:
        if row.verdict == "silent":
            continue
        cells = [_cell_text(_values(values, language), room) for values in row.cells[:MOST_COLUMNS]]
        sign = Text(SIGNS[row.verdict], style=STYLES[row.verdict])
        table.add_row(message(f"question.{row.question}", language), *cells, sign)


def _values(values: Sequence[CellValue], language: Language) -> list[str]:
    shown = []
    for value in values[:MOST_VALUES]:
        tags = [message("table.denied", language)] if value.negative else []
        tags += [message(f"table.{value.modality}", language)] if value.modality != "actual" else []
        label = labels.either(value.label, language)
        shown.append(f"{label} ({', '.join(tags)})" if tags else label)
    return [*shown, f"+{len(values) - MOST_VALUES}"] if len(values) > MOST_VALUES else shown


def _cell_text(values: Sequence[str], room: int) -> Text:
    lines = [line for value in values for line in _wrapped(value, room)]
    return Text("\n".join(_safe(line) for line in lines))


def _wrapped(text: str, room: int) -> list[str]:
    """Lines of whole words no wider than `room` cells, where words allow."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if cell_len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
