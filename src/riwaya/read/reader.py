"""One document from a file: what it is, its text, mended, and what it tells of itself."""

import hashlib
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import msgspec

from riwaya.model import Block, BlockKind, Document, Rejected, Sourced, When
from riwaya.read.dates import parse_published, published_in
from riwaya.read.jsonlines import read_jsonlines
from riwaya.read.language import why_not_arabic
from riwaya.read.text import UndecodableError, decode

if TYPE_CHECKING:
    from riwaya.read.mend import Mended

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of a plain text that are read, some 9 million characters or 4,000 pages; mending takes up to 80 bytes a
character at its peak, 130 where bytes were misread, and a minute where all is torn."""

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of any file that is read into memory at all."""

HEAD = 1024


def read(
    path: str | PathLike[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    password: str | None = None,
) -> Document:
    """The document in a file: plain text, HTML or PDF, told apart by its content.

    `published` (ISO 8601, or a date as people write it) and `publisher` go before what the file tells; `password` opens
    an encrypted PDF. The id is the SHA-256 of the file's bytes. Raises Rejected, with the path and the reason, for
    whatever cannot be read.
    """
    name = fspath(path)
    data = _bytes_of(Path(name))
    return read_bytes(data, name, published=published, publisher=publisher, password=password)


def read_bytes(
    data: bytes,
    path: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    password: str | None = None,
) -> Document:
    """The document in `data`, which came from `path`; otherwise as `read`.

    >>> text = "قالت الوزارة إن الطريق إلى المدينة مفتوح".encode()
    >>> read_bytes(text, "طريق.txt", published="2016-12-13").published.value.edtf
    '2016-12-13'
    """
    day = _given_date(published, path)
    if not data:
        raise Rejected(path, "the file is empty")
    kind = _kind(data, path)
    if kind == "pdf":
        document = _read_pdf(data, path, password)
    else:
        document = _read_html(data, path) if kind == "html" else _read_text(data, path)
    reason = why_not_arabic(document.text)
    if reason:
        raise Rejected(path, reason)
    digest = hashlib.sha256(data).hexdigest()
    return msgspec.structs.replace(
        document,
        id=digest,
        sha256=digest,
        path=path,
        published=day or document.published or _told_date(document),
        publisher=publisher or document.publisher,
    )


def read_many(
    source: str | PathLike[str] | Iterable[bytes] | IO[bytes],
    *,
    format: Literal["jsonl"] = "jsonl",  # noqa: A002
) -> Iterator[Document | Rejected]:
    """The documents of JSON lines, from a path or a stream of lines; a broken line gives a Rejected, the rest goes on.

    Each line is an object with `text` and, where known, `id`, `published`, `publisher`, `title`, `url`. The text stays
    exactly as given, for offsets count from it: nothing is mended, there are no damages, and blocks are its lines.
    Raises Rejected for a file that cannot be opened, ValueError for another format.
    """
    if format != "jsonl":
        raise ValueError(f"many documents are read from jsonl, not from {format!r}")
    if not isinstance(source, str | PathLike):
        yield from read_jsonlines(source, "<stream>")
        return
    path = Path(source)
    _checked_file(path)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Rejected(fspath(source), _os_reason(error)) from error
    with stream:
        yield from read_jsonlines(stream, fspath(source))


def _checked_file(path: Path) -> int:
    """The size of a file that can be read; raises Rejected for anything else."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise Rejected(str(path), _os_reason(error)) from error
    if path.is_dir():
        raise Rejected(str(path), "it is a directory, not a file")
    if not path.is_file():
        raise Rejected(str(path), "it is not a regular file")
    return status.st_size


def _bytes_of(path: Path) -> bytes:
    if _checked_file(path) > LARGEST_FILE:
        raise Rejected(str(path), f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB")
    try:
        return path.read_bytes()
    except OSError as error:
        raise Rejected(str(path), _os_reason(error)) from error


def _os_reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be opened").lower()
    return "no such file"


def _given_date(published: str | None, path: str) -> Sourced[When] | None:
    if published is None:
        return None
    try:
        return Sourced(parse_published(published), 1.0, "given")
    except ValueError as error:
        raise Rejected(path, f"published: {error}") from error


def _kind(data: bytes, path: str) -> Literal["pdf", "html", "text"]:
    """What the bytes are; a file's name decides nothing that its content does not bear out."""
    if b"%PDF-" in data[:HEAD]:
        return "pdf"
    head = data[: 4 * HEAD].lower().replace(b"\0", b"")
    if any(mark in head for mark in (b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if path.lower().endswith((".html", ".htm")) and b"<" in head:
        return "html"
    return "text"


def _read_text(data: bytes, path: str) -> Document:
    if len(data) > LARGEST_TEXT:
        raise Rejected(path, f"the text is larger than {LARGEST_TEXT // 1024 // 1024} MB")
    try:
        original, _ = decode(data)
    except UndecodableError as error:
        raise Rejected(path, str(error)) from error
    if not original.strip():
        raise Rejected(path, "the text is empty")
    # Imported here, as the parsers below: JSON lines, and a date alone, need none of it.
    from riwaya.read.mend import mend  # noqa: PLC0415
    from riwaya.read.misread import repair_misread  # noqa: PLC0415

    head, _ = repair_misread(original.lstrip()[: 4 * HEAD])
    reason = why_not_arabic(head.text)
    if reason:
        raise Rejected(path, reason)
    return _document(mend(original))


def _read_html(data: bytes, path: str) -> Document:
    from riwaya.read.html import read_html  # noqa: PLC0415
    from riwaya.read.mend import mend_passages  # noqa: PLC0415

    page = read_html(data, path)
    passages: list[tuple[BlockKind, str]] = [
        ("heading" if each.heading else "paragraph", each.text) for each in page.passages
    ]
    if page.title:
        repeated = passages[0][1] == page.title
        passages = [("title", page.title), *passages[1 if repeated else 0 :]]
    mended = mend_passages(passages)
    return msgspec.structs.replace(
        _document(mended),
        published=_metadata_date(page.published),
        publisher=page.publisher,
        author=page.author,
        url=page.url,
        media_type="text/html",
        offsets=(),
    )


def _read_pdf(data: bytes, path: str, password: str | None) -> Document:
    from riwaya.read.mend import mend  # noqa: PLC0415
    from riwaya.read.pdf import read_pdf  # noqa: PLC0415
    from riwaya.read.places import print_lines  # noqa: PLC0415

    layout = read_pdf(data, path, password=password)
    mended = mend(layout.text, layout.lines)
    return msgspec.structs.replace(
        _document(mended),
        media_type="application/pdf",
        pages=layout.pages,
        offsets=(),
        printed=print_lines(layout.text, layout.places, mended.offsets),
    )


def _document(mended: "Mended") -> Document:
    title = _first(mended.text, mended.blocks, "title")
    return Document("", mended.text, mended.blocks, mended.damages, title=title, offsets=mended.offsets)


def _first(text: str, blocks: tuple[Block, ...], kind: str) -> str | None:
    return next((text[block.start : block.end] for block in blocks if block.kind == kind), None)


def _metadata_date(written: str | None) -> Sourced[When] | None:
    """The date that a page's metadata tells; one that cannot be read is as good as none."""
    if not written:
        return None
    try:
        return Sourced(parse_published(written), 0.95, "metadata")
    except ValueError:
        return None


def _told_date(document: Document) -> Sourced[When] | None:
    dateline = _first(document.text, document.blocks, "dateline")
    return published_in(dateline, document.text)
