"""Documents from files of all kinds: what a file is, its text, mended, and what it tells of itself."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from os import PathLike, fspath
from typing import IO, TYPE_CHECKING, Any, Literal, NamedTuple, cast

import msgspec

from riwaya.model import Block, Document, Rejected, Sourced, When
from riwaya.read.dates import parse_published, published_in
from riwaya.read.files import open_file
from riwaya.read.found import File, Finding
from riwaya.read.jsonlines import read_jsonlines
from riwaya.read.kinds import HEAD, Kind, kind_of
from riwaya.read.language import why_not_arabic
from riwaya.read.text import UndecodableError, decode

if TYPE_CHECKING:
    from riwaya.read.mend import Mended

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of a plain text that are read, some 9 million characters or 4,000 pages; mending takes up to 80 bytes a
character at its peak, 130 where bytes were misread, and a minute where all is torn."""

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of any file that is read into memory at all."""

DEEPEST = 3
"""Files inside one another that are opened: an attachment in a message in an archive. A judgement."""

FREELY, TIMES = 64 * 1024 * 1024, 100
"""Bytes that may come out of one input with all that is nested in it: so many, and so many for each of its own."""

SURE = 0.75
"""Least confidence of a date of its own that goes before a told one: a dateline has .95, an entry's last change .8, the
day on which an office document was made .7, a date that stands anywhere on a page .6."""

FORMATS = ("auto", "jsonl")

MANY = "it holds more than one document; read_many reads them all"

ReadFile = Callable[[File], Iterator[Finding]]
ReadStream = Callable[[IO[bytes], str, str | None], Iterator[Finding]]

# Loaded when first needed: each brings a parser.
_FILE_READERS: dict[Kind, tuple[str, str]] = {
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "mail": ("mail", "read_mail"),
    "feed": ("feed", "read_feed"),
}
_STREAM_READERS: dict[Kind, tuple[str, str]] = {
    "zip": ("archive", "read_zip"),
    "wacz": ("warc", "read_wacz"),
    "warc": ("warc", "read_warc"),
}
_ALWAYS_MANY = frozenset({"feed", "jsonl", *_STREAM_READERS})


class _Told(NamedTuple):
    """What the user tells: before what one file says of itself, after what each of many does."""

    published: Sourced[When] | None
    publisher: str | None


def read(
    path: str | PathLike[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    password: str | None = None,
) -> Document:
    """The document in a file: text, HTML, PDF, DOCX, ODT, a message or a picture, told apart by its content.

    `published` (ISO 8601, or a date as people write it) and `publisher` go before what the file tells; `password` opens
    an encrypted PDF. The id is the SHA-256 of the file's bytes. Raises Rejected, with the path and the reason, for
    whatever cannot be read, and for a file that holds many documents: `read_many` reads those.
    """
    name = fspath(path)
    told = _told(published, publisher, name)
    with open_file(path) as stream:
        return _only(stream, name, told, password)


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
    return _only(io.BytesIO(data), path, _told(published, publisher, path), password)


def read_many(
    source: str | PathLike[str] | Iterable[bytes] | IO[bytes],
    *,
    format: Literal["auto", "jsonl"] = "auto",  # noqa: A002
    published: str | None = None,
    publisher: str | None = None,
    password: str | None = None,
) -> Iterator[Document | Rejected]:
    """Each document that a file holds, or why it was refused; the rest goes on.

    A ZIP, WACZ or WARC archive, a feed, a message with attachments, a live page and JSON lines hold many; any other
    file its one. `published` and `publisher` hold where one of many does not tell its own, and go before what a single
    one tells. The lines of a stream, and with `format="jsonl"` those of a file, are JSON lines: objects with `text`
    and, where known, `id`, `published`, `publisher`, `title`, `url`, whose text stays exactly as given, for offsets
    count from it. Raises Rejected for a file that cannot be opened, ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"many documents are read from jsonl, or as they come, not from {format!r}")
    if isinstance(source, str | PathLike):
        with open_file(source) as stream:
            yield from read_stream(
                stream,
                fspath(source),
                format=format,
                published=published,
                publisher=publisher,
                password=password,
            )
    else:
        told = _told(published, publisher, "<stream>")
        yield from (_among_many(found, told) for found in read_jsonlines(source, "<stream>"))


def read_stream(
    stream: IO[bytes],
    name: str,
    *,
    format: Literal["auto", "jsonl"] = "auto",  # noqa: A002
    published: str | None = None,
    publisher: str | None = None,
    password: str | None = None,
) -> Iterator[Document | Rejected]:
    """As `read_many` of a file of that name, from a stream; it must be one to seek in where `format` is not given."""
    told = _told(published, publisher, name)
    if format == "jsonl":
        yield from (_among_many(found, told) for found in read_jsonlines(stream, name))
    else:
        yield from _Reading(stream, name, told).documents(stream, name, password)


def _told(published: str | None, publisher: str | None, path: str) -> _Told:
    if published is None:
        return _Told(None, publisher)
    try:
        return _Told(Sourced(parse_published(published), 1.0, "given"), publisher)
    except ValueError as error:
        raise Rejected(path, f"published: {error}") from error


def _only(stream: IO[bytes], path: str, told: _Told, password: str | None) -> Document:
    """The one document of a file; raises Rejected for any other number."""
    if kind_of(stream, path) in _ALWAYS_MANY:
        raise Rejected(path, MANY)
    found, *others = islice(_Reading(stream, path, told).documents(stream, path, password), 2)
    if others:
        raise Rejected(path, MANY)
    if isinstance(found, Rejected):
        raise found
    return found


class _Reading:
    """The reading of one input and of all that is nested in it."""

    def __init__(self, stream: IO[bytes], path: str, told: _Told) -> None:
        self._path = path
        self._told = told
        self._left = FREELY + TIMES * stream.seek(0, io.SEEK_END)
        stream.seek(0)

    def documents(self, stream: IO[bytes], path: str, password: str | None) -> Iterator[Document | Rejected]:
        """What the input holds."""
        yield from self._opened(stream, File(b"", path, password=password), 0)

    def _opened(self, stream: IO[bytes], file: File, depth: int) -> Iterator[Document | Rejected]:
        """What a file holds, whose bytes are the stream's; a broken one gives what stood before the break."""
        empty = True
        try:
            for found in self._found(stream, file, depth):
                empty = False
                yield found
        except Rejected as refusal:
            yield refusal
        else:
            if empty:
                yield Rejected(file.path, "it holds no document")

    def _found(self, stream: IO[bytes], file: File, depth: int) -> Iterator[Document | Rejected]:
        kind = kind_of(stream, file.path)
        if kind == "jsonl":
            for line in read_jsonlines(stream, file.path):
                yield _among_many(line, self._told)
        elif kind in _STREAM_READERS:
            read_all = cast("ReadStream", _loaded(_STREAM_READERS[kind]))
            for found in read_all(stream, file.path, file.password):
                yield from self._taken_out(found, depth)
        else:
            yield from self._in_memory(file._replace(data=_whole(stream, file.path, kind)), kind, depth)

    def _in_memory(self, file: File, kind: Kind, depth: int) -> Iterator[Document | Rejected]:
        findings = list(_read_file(file, kind))
        alone = len(findings) == 1 and depth == 0 and kind != "feed"
        digest = hashlib.sha256(file.data).hexdigest()
        for found in findings:
            if isinstance(found, Document):
                try:
                    document = _finished(found, file, digest)
                except Rejected as refusal:
                    yield refusal
                    continue
                yield (_first_told if alone else _among_many)(document, self._told)
            else:
                yield from self._taken_out(found, depth)

    def _taken_out(self, found: Finding, depth: int) -> Iterator[Document | Rejected]:
        """What was found in a file: another, which is read in its turn, or a refusal."""
        if not isinstance(found, File):
            yield found
            return
        self._left -= len(found.data)
        if self._left < 0:
            raise Rejected(self._path, f"more than {TIMES} times its own size comes out of it")
        if depth >= DEEPEST:
            yield Rejected(found.path, f"it lies in more than {DEEPEST} files inside one another")
        else:
            yield from self._opened(io.BytesIO(found.data), found, depth + 1)


def _finished(document: Document, file: File, digest: str) -> Document:
    """The document with what the file that it was read from tells; raises Rejected for another language.

    `digest` is the SHA-256 of the file's bytes.
    """
    path = document.path or file.path
    reason = why_not_arabic(document.text)
    if reason:
        raise Rejected(path, reason)
    return msgspec.structs.replace(
        document,
        id=document.id or digest,
        sha256=digest,
        path=path,
        url=document.url or file.url,
        captured=file.captured,
        published=document.published or _told_date(document),
    )


def _first_told(document: Document, told: _Told) -> Document:
    published, publisher = told.published or document.published, told.publisher or document.publisher
    return msgspec.structs.replace(document, published=published, publisher=publisher)


def _among_many(found: Document | Rejected, told: _Told) -> Document | Rejected:
    """A document of many: what it tells of itself goes first, but for a date that is guessed, or has lost its day."""
    if isinstance(found, Rejected) or told == (None, None):
        return found
    own = found.published
    sure = own is not None and own.value.earliest is not None and own.confidence >= SURE
    published = own if sure else told.published or own
    return msgspec.structs.replace(found, published=published, publisher=found.publisher or told.publisher)


def _whole(stream: IO[bytes], path: str, kind: Kind) -> bytes:
    """The bytes of a file that is read in memory, counted before they are read."""
    most, what = (LARGEST_TEXT, "text") if kind == "text" else (LARGEST_FILE, "file")
    size = stream.seek(0, io.SEEK_END)
    if size > most:
        raise Rejected(path, f"the {what} is larger than {most // 1024 // 1024} MB")
    stream.seek(0)
    return stream.read()


def _loaded(reader: tuple[str, str]) -> Any:
    module, name = reader
    return getattr(import_module(f"riwaya.read.{module}"), name)


def _read_file(file: File, kind: Kind) -> Iterator[Finding]:
    if kind == "text":
        yield _read_text(file)
    elif kind == "pdf":
        yield _read_pdf(file.data, file.path, file.password)
    elif kind == "image":
        yield _read_picture(file)
    else:
        yield from cast("ReadFile", _loaded(_FILE_READERS[kind]))(file)


def _read_text(file: File) -> Document:
    try:
        original, _ = decode(file.data, file.charset)
    except UndecodableError as error:
        raise Rejected(file.path, str(error)) from error
    if not original.strip():
        raise Rejected(file.path, "the text is empty")
    # Imported here, as the parsers below: JSON lines, and a date alone, need none of it.
    from riwaya.read.mend import mend  # noqa: PLC0415
    from riwaya.read.misread import repair_misread  # noqa: PLC0415

    head, _ = repair_misread(original.lstrip()[: 4 * HEAD])
    reason = why_not_arabic(head.text)
    if reason:
        raise Rejected(file.path, reason)
    return _document(mend(original))


def _read_picture(file: File) -> Document:
    from riwaya.read.images import media_type, read_image  # noqa: PLC0415
    from riwaya.read.mend import mend  # noqa: PLC0415
    from riwaya.read.places import print_lines  # noqa: PLC0415

    layout = read_image(file.data, file.path)
    mended = mend(layout.text, layout.lines)
    return msgspec.structs.replace(
        _document(mended),
        media_type=media_type(file.data),
        pages=layout.pages,
        offsets=(),
        printed=print_lines(layout.text, layout.places, mended.offsets),
        asides=(*layout.asides, *mended.asides),
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
        asides=(*layout.asides, *mended.asides),
    )


def _document(mended: "Mended") -> Document:
    return Document(
        "",
        mended.text,
        mended.blocks,
        mended.damages,
        title=_first(mended.text, mended.blocks, "title"),
        offsets=mended.offsets,
        asides=mended.asides,
    )


def _first(text: str, blocks: tuple[Block, ...], kind: str) -> str | None:
    return next((text[block.start : block.end] for block in blocks if block.kind == kind), None)


def _told_date(document: Document) -> Sourced[When] | None:
    dateline = _first(document.text, document.blocks, "dateline")
    return published_in(dateline, document.text)
