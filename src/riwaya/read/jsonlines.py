"""Documents from JSON lines: one object a line, `text` kept exactly as given."""

import re
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from riwaya.model import Block, Document, Rejected, Sourced, When
from riwaya.read.dates import parse_published
from riwaya.read.language import why_not_arabic

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of one line; the longest of 262 articles has 32 KB. A longer one is refused before it is parsed."""

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")


class Record(msgspec.Struct):
    """One line. Fields that are not named here are passed over."""

    text: str
    id: str | int | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None


_decoder = msgspec.json.Decoder(Record)


def read_jsonlines(lines: Iterable[bytes] | IO[bytes], name: str) -> Iterator[Document | Rejected]:
    """A Document for each good line and a Rejected, which names file, line and reason, for each broken one.

    The text is never mended, for its offsets are the input's; empty lines are passed over. A line without `id` gets
    `NAME:LINE`.
    """
    for number, line in enumerate(_bounded(lines), 1):
        if line.isspace() or not line:
            continue
        try:
            yield _document(line, name, number)
        except Rejected as refusal:
            yield refusal


def _bounded(lines: Iterable[bytes] | IO[bytes]) -> Iterator[bytes]:
    """The lines; of a stream's line that is too long only so much as shows that it is."""
    read_line = getattr(lines, "readline", None)
    if read_line is None:
        yield from lines
        return
    while line := read_line(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = read_line(LONGEST_LINE + 1)


def _document(line: bytes, name: str, number: int) -> Document:
    place = f"{name}:{number}"
    if len(line) > LONGEST_LINE:
        raise Rejected(place, f"the line is longer than {LONGEST_LINE // 1024 // 1024} MB")
    try:
        record = _decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise Rejected(place, f"not a document: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Rejected(place, f"not JSON: {error}") from error
    if not record.text.strip():
        raise Rejected(place, "the text is empty")
    reason = why_not_arabic(record.text)
    if reason:
        raise Rejected(place, reason)
    return Document(
        id=place if record.id in (None, "") else str(record.id),
        text=record.text,
        blocks=blocks_of_lines(record.text, record.title),
        title=record.title,
        published=_published(record.published, place),
        publisher=record.publisher,
        author=record.author,
        url=record.url,
        path=name,
        media_type="application/jsonl",
    )


def _published(given: str | None, place: str) -> Sourced[When] | None:
    if not given:
        return None
    try:
        return Sourced(parse_published(given), 1.0, "given")
    except ValueError as error:
        raise Rejected(place, f"published: {error}") from error


def blocks_of_lines(text: str, title: str | None) -> tuple[Block, ...]:
    """A block for each line that is not blank, without the white space around it; the title's line is a title."""
    blocks = [Block("paragraph", found.start(), found.end()) for found in _LINE.finditer(text)]
    if blocks and title and text[blocks[0].start : blocks[0].end] == title.strip():
        blocks[0] = Block("title", blocks[0].start, blocks[0].end)
    return tuple(blocks)
