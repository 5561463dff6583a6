"""How documents and claims are written, a document at a time."""

import contextlib
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

import msgspec

import riwaya
from riwaya.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME
from riwaya.model import Document
from riwaya.output import readable
from riwaya.terminal import console_for

JSON_LINES = "application/jsonl"


def is_one_of_many(document: Document, file: str) -> bool:
    """Whether the document was held by the file («archive.zip/article.txt», «feed.xml#3», a line of «news.jsonl»)."""
    name = STANDARD_INPUT_NAME if file == STANDARD_INPUT else readable(file)
    return document_name(document) != name and document_name(document).startswith(name)


def document_name(document: Document) -> str:
    """The document's path, and its id where it is one line of that file."""
    path = document.path or document.id
    if document.media_type != JSON_LINES:
        return path
    return document.id if document.id.startswith(path) else f"{path} {document.id}"


def write_text(document: Document, stream: BinaryIO) -> None:
    """The text alone."""
    stream.write((document.text + "\n").encode("utf-8", "backslashreplace"))


def write_json(document: Document, stream: BinaryIO) -> None:
    """One line with all that was read."""
    stream.write(msgspec.json.encode(document) + b"\n")


def write_damages(document: Document, stream: BinaryIO) -> None:
    """Coloured where the stream is the terminal itself."""
    from riwaya.show_damage import print_damages  # noqa: PLC0415  (Rich loads only for the verbs that use it)

    with as_text(stream) as text:
        print_damages(console_for(text), document)


@contextlib.contextmanager
def as_text(stream: BinaryIO) -> Iterator[TextIOWrapper]:
    """The stream for text; it stays open."""
    text = TextIOWrapper(stream, "utf-8", "backslashreplace", write_through=True)
    try:
        yield text
    finally:
        text.detach()


def claim_writer(
    stream: BinaryIO, settings: "riwaya.TimeSettings", *, as_table: bool
) -> Callable[[Document], None]:
    """Writes a document's claims: as a line of JSON each, or as rows with their codes."""
    if as_table:
        from riwaya.code_table import CodeTable  # noqa: PLC0415  (one option needs it)

        text = TextIOWrapper(stream, "utf-8", "backslashreplace", newline="", write_through=True)
        table = CodeTable(text)
        return lambda document: table.write(riwaya.extract(document, times=settings))
    encoder = msgspec.json.Encoder()
    return lambda document: stream.writelines(
        encoder.encode(c) + b"\n" for c in riwaya.extract(document, times=settings)
    )


def explanation_writer(stream: BinaryIO, settings: "riwaya.TimeSettings") -> Callable[[Document], None]:
    """Writes what a document says came of what, a line of JSON each."""
    encoder = msgspec.json.Encoder()
    return lambda document: stream.writelines(
        encoder.encode(each) + b"\n" for each in riwaya.find_explanations(document, times=settings)
    )


def trace_writer(
    stream: BinaryIO, settings: "riwaya.TimeSettings", *, as_json: bool
) -> Callable[[Document], None]:
    """Writes how the claims of a document came about; coloured where the stream is the terminal itself."""
    from riwaya.extract.trace import trace  # noqa: PLC0415  (one option needs it, and Rich)
    from riwaya.show_trace import explain, print_traces  # noqa: PLC0415

    if as_json:
        encoder = msgspec.json.Encoder()
        return lambda document: stream.writelines(
            encoder.encode(explain(e)) + b"\n" for e in trace(document, times=settings)
        )
    console = console_for(TextIOWrapper(stream, "utf-8", "backslashreplace", write_through=True))
    return lambda document: print_traces(
        console, document, trace(document, times=settings), document_name(document)
    )
