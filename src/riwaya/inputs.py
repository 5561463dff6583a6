"""What a command was given to read: files or standard input, and what its user tells of them."""

import io
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO, NamedTuple

import msgspec

import riwaya
from riwaya.model import Document, Rejected
from riwaya.output import readable

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"


class InputFormat(StrEnum):
    """How the inputs hold documents."""

    AUTO = "auto"
    JSONL = "jsonl"


class Told(NamedTuple):
    """What the user tells about the inputs: their format, their date and publisher, and what opens them."""

    input_format: InputFormat = InputFormat.AUTO
    published: str | None = None
    publisher: str | None = None
    password: str | None = None


def open_documents(file: str, told: Told) -> Iterator[Document | Rejected]:
    """What an input holds: each document, or why it was refused. "-" is standard input."""
    if not file:
        yield Rejected("(no name)", "the name of the file is empty")
        return
    try:
        for found in _found(file, told):
            yield found if isinstance(found, Rejected) else _named(found)
    except Rejected as refusal:
        yield refusal


def _found(file: str, told: Told) -> Iterator[Document | Rejected]:
    lines = told.input_format is InputFormat.JSONL
    if file != STANDARD_INPUT:
        return riwaya.read_many(
            file,
            format="jsonl" if lines else "auto",
            published=told.published,
            publisher=told.publisher,
            password=told.password,
        )
    from riwaya.read.reader import read_stream  # noqa: PLC0415  (most runs need none of it)

    stream = standard_input()
    return read_stream(
        stream if lines else io.BytesIO(stream.read()),
        STANDARD_INPUT_NAME,
        format="jsonl" if lines else "auto",
        published=told.published,
        publisher=told.publisher,
        password=told.password,
    )


def _named(document: Document) -> Document:
    return msgspec.structs.replace(document, path=readable(document.path)) if document.path else document


def standard_input() -> BinaryIO:
    """Standard input as bytes; raises Rejected where it is closed."""
    # Python has none where the caller closed it.
    if sys.stdin is None:
        raise Rejected(STANDARD_INPUT_NAME, "it is closed")
    return sys.stdin.buffer
