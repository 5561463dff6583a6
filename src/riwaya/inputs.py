"""What a command was given to read: files or standard input, and what its user tells of them."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO, NamedTuple

import msgspec

import riwaya
from riwaya.model import Document, Rejected, Sourced, When
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

    def date(self) -> Sourced[When] | None:
        """The date as the reader takes it; raises ValueError, with the reason, where it is none."""
        if self.published is None:
            return None
        from riwaya.read.dates import parse_published  # noqa: PLC0415  (loads calendars: most runs need none)

        return Sourced(parse_published(self.published), 1.0, "given")


def open_documents(file: str, told: Told) -> Iterator[Document | Rejected]:
    """What an input holds: each document, or why it was refused. "-" is standard input."""
    try:
        if told.input_format is InputFormat.JSONL:
            yield from _json_lines(file, told)
        else:
            yield _article(file, told)
    except Rejected as refusal:
        yield refusal


def _article(file: str, told: Told) -> Document:
    if file == STANDARD_INPUT:
        data, name = _standard_input().read(), STANDARD_INPUT_NAME
        return riwaya.read_bytes(
            data, name, published=told.published, publisher=told.publisher, password=told.password
        )
    if not file:
        raise Rejected("(no name)", "the name of the file is empty")
    document = riwaya.read(file, published=told.published, publisher=told.publisher, password=told.password)
    return msgspec.structs.replace(document, path=readable(file))


def _standard_input() -> BinaryIO:
    # Python has none where the caller closed it.
    if sys.stdin is None:
        raise Rejected(STANDARD_INPUT_NAME, "it is closed")
    return sys.stdin.buffer


def _json_lines(file: str, told: Told) -> Iterator[Document | Rejected]:
    """The lines' documents; what the user tells holds where a line does not tell it itself."""
    from riwaya.read.jsonlines import read_jsonlines  # noqa: PLC0415  (as above)

    given = told.date()
    is_input = file == STANDARD_INPUT
    for found in (
        read_jsonlines(sys.stdin.buffer, STANDARD_INPUT_NAME) if is_input else riwaya.read_many(file)
    ):
        if isinstance(found, Rejected):
            yield found
        else:
            published, publisher = found.published or given, found.publisher or told.publisher
            yield msgspec.structs.replace(found, published=published, publisher=publisher)
