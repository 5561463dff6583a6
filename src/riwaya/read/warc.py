"""Web archives: WARC files, packed or not, and WACZ packages of them; only answers that hold articles are read."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from riwaya.model import Rejected
from riwaya.read.archive import BROKEN, member_name, opened_zip, said
from riwaya.read.found import File, Finding
from riwaya.read.progress import tell

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of one answer, packed and unpacked. A judgement: pages have less than 5 MB, long PDFs with pictures 50."""

LONGEST_HEADER = 64 * 1024

_READ_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "application/pdf", "text/plain"}
    | {"application/rss+xml", "application/atom+xml", "application/vnd.oasis.opendocument.text"}
    | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)


def read_warc(stream: IO[bytes], path: str, password: str | None) -> Iterator[Finding]:
    """The pages, PDFs, office documents, feeds and texts of a web archive, each as `archive.warc/URL`.

    They know the moment they were fetched. Only HTTP answers with status 200 count; a crawl's pictures, scripts and
    redirects are passed over. Raises Rejected where the archive is broken: what stood before that has been given.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  (a parser that most runs need not)

    records = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response,
        max_header_len=LONGEST_HEADER,
        auto_decode="transfer",
    )
    read = 0
    try:
        for record in records:
            if _is_read(record):
                yield _answer(record, path, password)
                read += 1
                tell(read, None, "entries")
    except (OSError, ValueError, EOFError) as error:
        raise Rejected(path, f"the web archive is broken after {read} answers: {said(error)}") from error


def read_wacz(stream: IO[bytes], path: str, password: str | None) -> Iterator[Finding]:
    """What the WARC files of a WACZ package hold. Source: the WACZ 1.1.1 specification, section 5."""
    with opened_zip(stream, path) as archive:
        members = [
            each for each in archive.infolist() if each.filename.startswith("archive/") and not each.is_dir()
        ]
        for member in members:
            name = f"{path}/{member_name(member)}"
            if member.flag_bits & 1:
                yield Rejected(name, "it is encrypted")
                continue
            try:
                with archive.open(member) as inner:
                    yield from read_warc(inner, name, password)
            except Rejected as refusal:
                yield refusal
            except BROKEN as error:
                yield Rejected(name, f"it is broken in the archive: {said(error)}")


def _is_read(record: "WarcRecord") -> bool:
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and record.http_content_type in _READ_TYPES


def _answer(record: "WarcRecord", path: str, password: str | None) -> Finding:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    name = f"{path}/{url or '(no address)'}"
    if record.content_length > LARGEST_ANSWER:
        return Rejected(name, f"the answer is larger than {LARGEST_ANSWER // 2**20} MB")
    body = record.reader.read(LARGEST_ANSWER)
    coding = (
        (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.http_headers else ""
    )
    try:
        body = _unpacked(body, coding)
    except (OSError, zlib.error, ValueError) as error:
        return Rejected(name, f"the answer is packed as {coding}, and broken: {said(error)}")
    if len(body) > LARGEST_ANSWER:
        return Rejected(name, f"the answer unpacks to more than {LARGEST_ANSWER // 2**20} MB")
    moment = record.record_date
    return File(
        body,
        name,
        charset=record.http_charset,
        url=url or None,
        captured=moment.isoformat() if moment else None,
        password=password,
    )


def _unpacked(body: bytes, coding: str) -> bytes:
    """The body of an answer, unpacked to one byte more than is read at most."""
    if coding in ("gzip", "x-gzip", "deflate") and body:
        bits = 47 if body[:1] in (b"\x1f", b"\x78") else -15
        return zlib.decompressobj(wbits=bits).decompress(body, LARGEST_ANSWER + 1)
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415  (as above)

    readers: dict[str, Callable[[IO[bytes]], BrotliReader | ZstdReader]] = {
        "br": BrotliReader,
        "zstd": ZstdReader,
    }
    return readers[coding](io.BytesIO(body)).read(LARGEST_ANSWER + 1) if coding in readers else body
