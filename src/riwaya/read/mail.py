"""EML: one message, its text a document and its attachments files of their own. Source: RFC 5322, RFC 2045 to 2047."""

import codecs
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import NamedTuple

from riwaya.model import Document, Rejected
from riwaya.read.article import Article, plain, put_right, to_document, told_date
from riwaya.read.found import File, Finding
from riwaya.read.markup import passages_of_markup
from riwaya.read.mend import mend
from riwaya.read.text import UndecodableError, decode

MEDIA_TYPE = "message/rfc822"

SENT = 0.95
"""Confidence in the day on which a message was sent as that of its text."""

MOST_PARTS = 1_000
"""Parts of a message that are looked at. A judgement: messages of people have some ten."""

RICHER = 0.5
"""The HTML part is read where it has this share of the plain one's Arabic letters: its paragraphs are whole, and
plain text is cut into lines. A judgement."""

_ARABIC = re.compile("[\u0621-\u064a]")
# Codecs that are encodings of text; others of Python's are slow, or no text.
_TEXT_CODECS = re.compile(r"utf-(?:8|16|32)\S*|iso8859-\d+|cp\d+|mac-\w+|koi8-\w")
# RFC 3676, section 4.5.
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_NO_DOCUMENTS = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
    }
)


class _Parts(NamedTuple):
    html: list[str]
    plain: list[str]
    attachments: list[Finding]


def read_mail(file: File) -> Iterator[Finding]:
    """The message's text, then each attachment as `mail.eml/NAME`; pictures that its HTML shows are passed over.

    The subject is the title, the day it was sent the date, the sender author and publisher. Raises Rejected for a
    message with nothing in it.
    """
    try:
        message = BytesParser(policy=email.policy.compat32).parsebytes(file.data)
        parts = _parts(message, file)
    except RecursionError as error:
        raise Rejected(file.path, "the message is nested too deep") from error
    document = _document(message, parts)
    if document is not None:
        yield document
    elif not parts.attachments:
        raise Rejected(file.path, "the message is empty")
    yield from parts.attachments


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, a message inside another as one."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _parts(message: Message, file: File) -> _Parts:
    parts = _Parts([], [], [])
    for number, part in enumerate(_leaves(message), 1):
        if number > MOST_PARTS:
            parts.attachments.append(Rejected(file.path, f"the message has more than {MOST_PARTS:,} parts"))
            break
        kind, name = part.get_content_type(), part.get_filename()
        attached = part.get_content_disposition() == "attachment" or (name and kind != "message/rfc822")
        if kind in ("text/html", "text/plain") and not attached:
            try:
                text = decode(_payload(part), part.get_content_charset())[0]
            except UndecodableError as error:
                parts.attachments.append(Rejected(f"{file.path}/{number}", str(error)))
                continue
            (parts.html if kind == "text/html" else parts.plain).append(text)
        elif kind not in _NO_DOCUMENTS and not (part["Content-ID"] and kind.startswith("image/")):
            parts.attachments.append(_attachment(part, file, number))
    return parts


def _attachment(part: Message, file: File, number: int) -> Finding:
    name = plain(_decoded_header(part.get_filename() or "")) or f"part {number}"
    if part.get_content_type() != "message/rfc822":
        return File(_payload(part), f"{file.path}/{name}", part.get_content_charset(), password=file.password)
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    if not isinstance(message, Message):
        return Rejected(f"{file.path}/{name}", "the message inside is broken")
    try:
        return File(message.as_bytes(), f"{file.path}/{name}", password=file.password)
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError) as error:
        return Rejected(f"{file.path}/{name}", f"the message inside is broken: {error}")


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _document(message: Message, parts: _Parts) -> Document | None:
    """The message's own text as a document; None where it has none."""
    html, text = "\n".join(parts.html), "\n".join(parts.plain).strip()
    subject, sender = plain(_header(message, "Subject")), _header(message, "From")
    name, address = parseaddr(sender)
    author = plain(name) or plain(address)
    article = Article(
        (),
        MEDIA_TYPE,
        title=subject,
        published=told_date(_header(message, "Date"), SENT, "the day it was sent"),
        publisher=plain(_header(message, "Organization")) or author,
        author=author,
    )
    source, misread = put_right(html)
    passages = tuple(passages_of_markup(source)) if source.strip() else ()
    letters = sum(len(_ARABIC.findall(passage.text)) for passage in passages)
    if passages and letters >= RICHER * len(_ARABIC.findall(text)):
        return to_document(article._replace(passages=passages, misread=misread))
    return _of_plain_text(article, text) if text else None


def _of_plain_text(article: Article, text: str) -> Document:
    """The document of a message that was written as lines, mended as a text is: its subject stands above it."""
    text = _without_marks(text)
    mended = mend(f"{article.title}\n\n{text}" if article.title else text)
    return Document(
        "",
        mended.text,
        mended.blocks,
        mended.damages,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        author=article.author,
        media_type=MEDIA_TYPE,
        asides=mended.asides,
    )


def _without_marks(text: str) -> str:
    """The text with what it quotes of other messages as paragraphs of its own, without the marks before each line."""
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):  # no other ends: misread bytes look like them
        marks = _QUOTED.match(line)
        before, depth = depth, marks.group().count(">") if marks else 0
        lines += [""] if before != depth else []
        lines.append(line[marks.end() :] if marks else line)
    return "\n".join(lines)


def _header(message: Message, name: str) -> str:
    """A header in words; empty where the message has none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(_decoded_header(raw).split())


def _decoded_header(raw: str) -> str:
    if not raw.isascii():
        # Written as bytes of some encoding, against the rules, and common.
        try:
            return decode(raw.encode("utf-8", "surrogateescape"))[0]
        except UndecodableError:
            return ""
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(
        piece if isinstance(piece, str) else _decoded_word(piece, charset) for piece, charset in pieces
    )


def _decoded_word(data: bytes, charset: str | None) -> str:
    try:
        codec = codecs.lookup(charset or "ascii").name
        return data.decode(codec if _TEXT_CODECS.fullmatch(codec) else "ascii")
    except (LookupError, ValueError):
        pass
    try:
        return decode(data, charset)[0]
    except UndecodableError:
        return ""
