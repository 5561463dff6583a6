"""Reads what the command was given, and says on standard error what was refused."""

import contextlib
from collections.abc import Iterator, Sequence
from os import environ
from typing import TYPE_CHECKING, NamedTuple

import typer

from riwaya.command.ending import SOME_REFUSED, WRONG_USAGE
from riwaya.command.writers import document_name
from riwaya.inputs import Told
from riwaya.isolated import Limits, Reader, limits_of
from riwaya.model import Claim, Document, Explanation, PageImage, Rejected
from riwaya.terminal import ProgressBar, say
from riwaya.worker import Wanted

if TYPE_CHECKING:
    from riwaya import TimeSettings

Inputs = list[tuple[str, Told]]
"""Files, and what is told of each."""


class Accounts(NamedTuple):
    """The documents, and all that they tell."""

    documents: list[Document]
    claims: list[Claim]
    explanations: list[Explanation]


def read_accounts(found: Iterator[Document], refused: list[Rejected], times: "TimeSettings") -> Accounts:
    """The documents and what they tell; ends the command where nothing was read."""
    from riwaya.extract.account import Told as Account  # noqa: PLC0415  (loads while the other process starts)
    from riwaya.extract.account import read_account  # noqa: PLC0415

    documents: list[Document] = []
    told: dict[str, Account] = {}
    for document in told_apart(found, refused):
        documents.append(document)
        if document.id not in told:
            told[document.id] = read_account(document, times=times)
    if not documents:
        raise typer.Exit(SOME_REFUSED)
    claims = [claim for own in told.values() for claim in own.claims]
    return Accounts(documents, claims, [each for own in told.values() for each in own.explanations])


def page_images(
    reader: Reader, documents: Sequence[Document], claims: Sequence[Claim], inputs: Inputs
) -> dict[str, list[PageImage]]:
    """By document, pictures of the pages on which the words of claims stand: of PDFs and pictures, in archives too."""
    from riwaya.web.sheets import wanted_pages  # noqa: PLC0415  (most verbs show no page)

    own = {each.id: each for each in documents if each.printed and each.path and each.sha256}
    pages = wanted_pages(own.values(), claims)
    drawn: dict[str, list[PageImage]] = {}
    for file, told in inputs:
        held = [
            Wanted(own[name].path or "", own[name].sha256 or "", numbers)
            for name, numbers in pages.items()
            if (own[name].path or "").startswith(file)
        ]
        drawn |= reader.page_images(file, held, told)
    return {name: drawn[own[name].sha256 or ""] for name in pages if own[name].sha256 in drawn}


def told_apart(found: Iterator[Document], refused: list[Rejected]) -> Iterator[Document]:
    """The documents but those that have another's id and other words; one that comes again is said to."""
    known: dict[str, Document] = {}
    for document in found:
        first = known.setdefault(document.id, document)
        if first.text != document.text:
            refused.append(
                Rejected(document_name(document), f"another document has the same id: {document_name(first)}")
            )
            say(f"{refused[-1].path}: {refused[-1].reason}")
            continue
        if first is not document:
            say(f"{document_name(document)}: it is {document_name(first)} again, and counted once")
        yield document


@contextlib.contextmanager
def reading(inputs: Inputs, refused: list[Rejected]) -> Iterator[Iterator[Document]]:
    """The inputs' documents; each refusal is said on standard error as it comes, and kept in `refused`."""
    with ProgressBar() as progress, Reader(limits(), progress.step) as reader:
        yield begun(inputs, refused, reader, progress)


def begun(
    inputs: Inputs, refused: list[Rejected], reader: Reader, progress: ProgressBar
) -> Iterator[Document]:
    """The inputs' documents; the process that reads them is already starting."""
    for file, told in inputs:
        if reader.prepare(file, told):
            break
    return _accepted(inputs, refused, reader, progress)


def _accepted(
    inputs: Inputs, refused: list[Rejected], reader: Reader, progress: ProgressBar
) -> Iterator[Document]:
    for file, told in inputs:
        progress.begin(file)
        for item in reader.documents(file, told):
            progress.found()
            if isinstance(item, Rejected):
                refused.append(item)
                say(f"{item.path}: {item.reason}")
            else:
                yield item
        progress.end()


def limits() -> Limits:
    """Of time and memory for the process that reads, as the environment says."""
    try:
        return limits_of(environ)
    except ValueError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
