"""Comparisons in the terminal: an incident's accounts side by side, a row a question, as wide as the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from riwaya import labels
from riwaya.arabic.characters import key
from riwaya.compare import compare_each, outlet
from riwaya.labels import Language
from riwaya.link.place import place_names
from riwaya.model import Account, CellValue, Claim, Document, Incident, Name, Verdict
from riwaya.web.document_view import once
from riwaya.web.messages import message, plain, says
from riwaya.web.summary import Told, rank, told, words_of

LEFT_TO_RIGHT_MARK = "\u200e"
"""Set around each line of a cell, so that a terminal that reorders Arabic does not swap columns."""
MOST_VALUES = 3
NARROWEST = 14
MARGIN = 16
"""Cells of the line that the names of the questions and the signs take."""
BORDER = 3
SIGNS: dict[Verdict, str] = {"agree": "=", "compatible": "≈", "differ": "≠", "only_here": "1", "silent": "–"}
STYLES: dict[Verdict, str] = {
    "agree": "green",
    "compatible": "blue",
    "differ": "red",
    "only_here": "yellow",
    "silent": "",
}


class Choice(NamedTuple):
    """Which incidents to show: of how many accounts at least, where, of which acts, from and until when (ISO dates)."""

    least_accounts: int = 2
    most: int = 10
    place: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None


def choose(
    documents: Sequence[Document], claims: Sequence[Claim], incidents: Sequence[Incident], choice: Choice
) -> list[Told]:
    """The chosen incidents with their comparisons, those that most sources tell first."""
    documents, claims, _ = once(documents, claims)
    by_id = {claim.id: claim for claim in claims}
    wanted = [incident for incident in incidents if _is_wanted(incident, by_id, choice)]
    compared = compare_each(wanted, claims, documents)
    shown = [told(*pair, by_id) for pair in zip(wanted, compared, strict=True)]
    enough = [each for each in shown if len(each.comparison.accounts) >= choice.least_accounts]
    return sorted(enough, key=rank)[: choice.most or None]


def _is_wanted(incident: Incident, claims: Mapping[str, Claim], choice: Choice) -> bool:
    if choice.act is not None and choice.act not in incident.acts and choice.act != incident.family:
        return False
    if choice.since is not None and (incident.latest or "9") < choice.since:
        return False
    if choice.until is not None and (incident.earliest or "0") > choice.until:
        return False
    if choice.place is None:
        return True
    wanted = key(choice.place).casefold()
    own = [place.value for claim in incident.claims for place in claims[claim].places]
    places = [*own, incident.place] if incident.place is not None else own
    return any(wanted in name for place in places for name in place_names(place))


def write_comparisons(
    console: Console, shown: Sequence[Told], documents: Sequence[Document], *, language: Language, words: bool
) -> None:
    """Prints a table an incident, what its signs mean, and the documents; `words` adds the exact words."""
    if not shown:
        console.print(line(says("brief.none_chosen"), language))
        return
    numbers = {document.id: number for number, document in enumerate(documents, 1)}
    for position, each in enumerate(shown):
        if position:
            console.print()
        for table in tables(each, language, console.width, numbers=numbers, words=words):
            console.print(table)
    console.print(legend(language), style="dim", highlight=False)
    used = {name for each in shown for account in each.comparison.accounts for name in account.documents}
    for document in documents:
        if document.id in used:
            title = document.title or document.path or document.url or document.id
            facts = [line(outlet(document).name, language), escape(safe(title))]
            console.print(f"[bold]\\[{numbers[document.id]}][/] {' · '.join(facts)}", highlight=False)


def tables(
    shown: Told,
    language: Language,
    width: int,
    *,
    most: int | None = None,
    numbers: Mapping[str, int] | None = None,
    words: bool = False,
) -> Iterator[Table]:
    """An incident's accounts as tables that fit `width`, as many accounts in each as fit.

    Where `most` is set, it is one table of so many at most. `numbers` are what the documents are called in the cells.
    """
    accounts = shown.comparison.accounts
    fitting = max(1, (width - MARGIN) // (NARROWEST + BORDER))
    step = min(most or fitting, fitting)
    for start in range(0, len(accounts), step):
        end = min(start + step, len(accounts))
        room = max(NARROWEST, (width - MARGIN) // (end - start) - BORDER)
        view = _View(language, room, numbers or {}, words=words)
        yield _table(shown, range(start, end), view, single=most is not None)
        if most is not None:
            return


class _View(NamedTuple):
    """How cells are written."""

    language: Language
    room: int
    numbers: Mapping[str, int]
    words: bool


def _table(shown: Told, columns: range, view: _View, *, single: bool) -> Table:
    comparison, language = shown.comparison, view.language
    total = len(comparison.accounts)
    facts = [line(shown.title, language), *(message(tag, language) for tag in shown.tags)]
    facts += [line(shown.time, language)] if shown.time else []
    if not single and len(columns) < total:
        facts.append(f"{columns.start + 1}–{columns.stop} / {total}")
    more = total - columns.stop if single else 0
    table = Table(
        title=" · ".join(facts),
        title_justify="left",
        title_style="bold",
        caption=f"+{more}" if more else None,
        header_style="",
    )
    table.add_column("", style="dim", no_wrap=True)
    for column in columns:
        table.add_column(_cell_text(_head(comparison.accounts[column], language), view.room), overflow="fold")
    table.add_column("", no_wrap=True)
    for row in comparison.rows:
        if row.verdict == "silent":
            continue
        cells = [_cell_text(_values(row.cells[column], view), view.room) for column in columns]
        sign = Text(SIGNS[row.verdict], style=STYLES[row.verdict])
        table.add_row(message(f"question.{row.question}", language), *cells, sign)
    return table


def _head(account: Account, language: Language) -> list[str]:
    """A source's name, under the side that it speaks from where that says more than the name."""
    name = labels.either(account.source.name, language)
    if account.side in {"media", "unknown"}:
        return [name]
    return [f"({labels.either(labels.side_label(account.side), language)})", name]


def _values(values: Sequence[CellValue], view: _View) -> list[str]:
    shown = []
    for value in values[:MOST_VALUES]:
        tags = [message("table.denied", view.language)] if value.negative else []
        tags += [message(f"table.{value.modality}", view.language)] if value.modality != "actual" else []
        label = labels.either(value.label, view.language) + (f" ({', '.join(tags)})" if tags else "")
        number = view.numbers.get(value.document)
        shown.append(f"{label} [{number}]" if number else label)
        exact = words_of(value) if view.words else None
        if exact is not None and exact != label:
            shown.append(f"«{exact}»")
    return [*shown, f"+{len(values) - MOST_VALUES}"] if len(values) > MOST_VALUES else shown


def legend(language: Language) -> str:
    """What the signs of the rows mean, on one line."""
    parts = [f"{sign} {message(f'verdict.{verdict}', language)}" for verdict, sign in SIGNS.items()]
    return " · ".join(parts[:-1])


def line(name: Name, language: Language) -> str:
    """A name for a line of the terminal."""
    return escape(safe(labels.either(name, language)))


def safe(text: str) -> str:
    """Text that cannot reorder what stands around it, nor drive the terminal."""
    kept = "".join(character for character in plain(text) if character.isprintable())
    return f"{LEFT_TO_RIGHT_MARK}{kept}{LEFT_TO_RIGHT_MARK}"


def _cell_text(values: Sequence[str], room: int) -> Text:
    lines = [piece for value in values for piece in _wrapped(value, room)]
    return Text("\n".join(safe(piece) for piece in lines))


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
