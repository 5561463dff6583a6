"""The gist in the terminal: what each document says, and the most told incidents' accounts side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape

from riwaya import labels
from riwaya.compare import compare_each, outlet
from riwaya.headlines import claim_headline
from riwaya.labels import Language
from riwaya.model import Claim, Document, Incident, Rejected
from riwaya.side_by_side import line, safe, tables
from riwaya.web.document_view import once
from riwaya.web.highlight import DOUBTS, LOSSES
from riwaya.web.messages import counted, message, says
from riwaya.web.summary import rank, tags, told, what_was_read

MOST_TABLES = 3
MOST_HEADLINES = 3
MOST_COLUMNS = 4


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
    console.print(line(what_was_read(documents, claims, incidents), language), highlight=False)
    _print_documents(console, documents, claims, language)
    compared = compare_each(incidents, claims, documents)
    shown = [told(*pair, by_id) for pair in zip(incidents, compared, strict=True)]
    for each in sorted(shown, key=rank)[:MOST_TABLES]:
        if len(each.comparison.accounts) > 1:
            console.print()
            for table in tables(each, language, console.width, most=MOST_COLUMNS):
                console.print(table)
    if documents and not claims:
        console.print(line(says("brief.nothing"), language))
    for refusal in rejected:
        console.print(
            f"[red]✗[/] {escape(safe(refusal.path))}: {escape(safe(refusal.reason))}", highlight=False
        )


def _print_documents(
    console: Console, documents: Sequence[Document], claims: Sequence[Claim], language: Language
) -> None:
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document].append(claim)
    for number, document in enumerate(documents, 1):
        published = labels.when_label(document.published.value) if document.published else None
        facts = [line(outlet(document).name, language)]
        facts += [line(published, language)] if published else []
        facts.append(line(counted("claims", len(own[document.id])), language))
        console.print(
            f"[bold]\\[{number}][/] {' · '.join(facts)}{_losses(document, language)}", highlight=False
        )
        headlines = dict.fromkeys(_headline(claim, language) for claim in own[document.id])
        for headline in list(headlines)[:MOST_HEADLINES]:
            console.print(f"    • {headline}", highlight=False)


def _headline(claim: Claim, language: Language) -> str:
    marked = [message(tag, language) for tag in tags([claim])]
    return line(claim_headline(claim), language) + (f" ({', '.join(marked)})" if marked else "")


def _losses(document: Document, language: Language) -> str:
    lost = Counter(damage.kind for damage in document.damages if damage.kind in LOSSES | DOUBTS)
    words = [f"{message(f'damage_kind.{kind}', language)} {count}" for kind, count in lost.items()]
    return f" · [yellow]{safe(', '.join(words))}[/]" if words else ""
