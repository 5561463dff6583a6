"""What bytes are: told by their content; a file's name decides nothing that its content does not bear out."""

import re
import zlib
from contextlib import suppress
from typing import IO, Literal

import msgspec

from riwaya.model import Rejected

Kind = Literal["text", "html", "pdf", "image", "docx", "odt", "mail", "feed", "zip", "wacz", "warc", "jsonl"]

HEAD = 4096
"""Bytes that tell a kind: marks of formats stand in the first few, headers and comments may stand before them."""

LONGEST_FIRST_LINE = 64 * 1024
"""Bytes of a first line that must be a whole JSON object for the file to be JSON lines; articles have 32 KB at most."""

LARGEST_JSON = 16 * 1024 * 1024
"""Bytes that are looked at for JSON over many lines: a larger text is refused for its size."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack it as ZIP"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it, or pack it as ZIP"),
    (b"\x28\xb5\x2f\xfd", "compressed by Zstandard; unpack it"),
    (b"BZh", "compressed by bzip2; unpack it"),
    (b"\xfd7zXZ\0", "compressed by xz; unpack it"),
    (b"GIF8", "a GIF picture; save it as PNG"),
    (b"!<arch>\n", "a library of programs"),
    (b"SQLite format 3\0", "a database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HEADER = re.compile(rb"([!-9;-~]{1,60}):[ \t]*[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_MAIL_HEADERS = frozenset(
    b"from to subject date received message-id mime-version return-path delivered-to reply-to sender".split()
)
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>(?>\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*)<([a-z][\w:.-]*)",
    re.DOTALL,
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_PIECES = frozenset(
    b"article main section div p span table ul ol blockquote h1 h2 h3 header figure meta title br".split()
)
"""What a piece of a page begins with, as it is copied out of one."""

_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf", b"atom:feed"})


def kind_of(stream: IO[bytes], path: str) -> Kind:
    """What the stream holds; it is left at its beginning.

    Raises Rejected, saying what it is, for formats that are known and not read.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise Rejected(path, "the file is empty")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _kind_of_zip(stream, path) if kind == "zip" else kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    if head.startswith(b"\x1f\x8b"):
        return _kind_of_gzip(head, path)
    reason = _unread(stream, head)
    if reason:
        raise Rejected(path, f"it is {reason}")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _kind_of_text(stream, head, path)


def _kind_of_text(stream: IO[bytes], head: bytes, path: str) -> Kind:
    # Text of two or four bytes a character has zeros between those of mark-up.
    plain = head.lower().replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    root = _ROOT.match(plain)
    name = root.group(1) if root else b""
    if name in _FEEDS:
        return "feed"
    if (name in _PIECES or any(mark in plain for mark in _HTML)) and not _is_mail(head):
        return "html"
    if root and plain.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise Rejected(path, f"it is XML of a kind that is not read ({name.decode('ascii', 'replace')})")
    if path.lower().endswith((".html", ".htm")) and b"<" in plain:
        return "html"
    if _is_mail(head):
        return "mail"
    if _is_json_lines(stream, head):
        return "jsonl"
    if _is_json(stream, head):
        raise Rejected(path, "it is JSON, but not an object a line")
    return "text"


def _unread(stream: IO[bytes], head: bytes) -> str | None:
    if head.startswith(_OLE):
        start = stream.read(64 * 1024)
        stream.seek(0)
        if _ENCRYPTED_OFFICE in start:
            return "an encrypted Office document; save it without its password"
        return "an Office document of the kind before 2007; save it as DOCX"
    if head[257:262] == b"ustar":
        return "a TAR archive; unpack it, or pack it as ZIP"
    if head.startswith(b"From ") and _is_mail(head.partition(b"\n")[2]):
        return "a mailbox of many messages; save them one by one as EML"
    return next((reason for magic, reason in _UNREAD if head.startswith(magic)), None)


def _kind_of_gzip(head: bytes, path: str) -> Kind:
    try:
        start = zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error as error:
        raise Rejected(path, "it is broken: it begins like gzip, but is not") from error
    if start.startswith(b"WARC/"):
        return "warc"
    raise Rejected(path, "it is compressed by gzip; unpack it")


def _kind_of_zip(stream: IO[bytes], path: str) -> Kind:
    from riwaya.read.archive import opened_zip, read_member  # noqa: PLC0415  (loads its parsers where needed)

    with opened_zip(stream, path) as archive:
        names = set(archive.namelist())
        mimetype = b""
        if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
            with suppress(Rejected):
                mimetype = read_member(archive, archive.getinfo("mimetype"), path)
    stream.seek(0)
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        if b".text" in mimetype:
            return "odt"
        raise Rejected(path, "it is an OpenDocument file, but no text")
    if "[Content_Types].xml" in names and "_rels/.rels" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        raise Rejected(path, "it is an Office file, but no text: a sheet or slides")
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    return "zip"


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with headers, two of which only messages have."""
    place, known = 0, set()
    while found := _HEADER.match(head, place):
        known.add(found.group(1).lower())
        place = found.end()
    return len(known & _MAIL_HEADERS) >= 2


def _is_json_lines(stream: IO[bytes], head: bytes) -> bool:
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    start = stream.read(LONGEST_FIRST_LINE).removeprefix(b"\xef\xbb\xbf").lstrip()
    stream.seek(0)
    line, end, _ = start.partition(b"\n")
    if not end and len(start) + 64 > LONGEST_FIRST_LINE:
        return re.match(rb'\{\s*"[^"]{1,60}"\s*:', line) is not None
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _is_json(stream: IO[bytes], head: bytes) -> bool:
    """Whether all of it is one list or object, as programs write them over many lines."""
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return False
    whole = stream.read(LARGEST_JSON + 1).removeprefix(b"\xef\xbb\xbf")
    stream.seek(0)
    if len(whole) > LARGEST_JSON:
        return False
    try:
        msgspec.json.decode(whole, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
