"""RSS and Atom: each entry of a feed a document of its own, with its own date."""

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.model import Document, Rejected
from riwaya.read.article import Article, Passage, put_right, to_document, told_date
from riwaya.read.found import File, Finding
from riwaya.read.markup import passages_of_markup
from riwaya.read.progress import tell
from riwaya.read.text import UndecodableError, decode

LARGEST_FEED = 32 * 1024 * 1024
"""Bytes of a feed that are parsed: a limit to the work of parsing, not a measured one."""

PUBLISHED, UPDATED = 0.95, 0.8
"""Confidence in an entry's date of publication, and in that of its last change where it tells no other."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_CHARACTER = re.compile(r"&#(?:x[dD][89a-fA-F][0-9a-fA-F]{2}|5[5-7]\d{3});|[\ud800-\udfff]")
_ENCODING = re.compile(rb"""encoding=["']([\w.:-]{1,40})["']""")


def read_feed(file: File) -> Iterator[Finding]:
    """The entries of a feed as `feed.xml#1` and on: title, address, date, author, text; the feed is their publisher.

    An entry's id is the hash of the id or address that it has in the feed, so that it stays when the feed is fetched
    anew; where several entries have the same one, their words tell them apart. Raises Rejected for a feed without
    entries.
    """
    import feedparser  # noqa: PLC0415  (a parser that most runs need not)

    if len(file.data) > LARGEST_FEED:
        raise Rejected(file.path, f"the feed is larger than {LARGEST_FEED // 2**20} MB")
    declared = _ENCODING.search(file.data[:400])
    try:
        source, _ = decode(file.data, declared.group(1).decode("ascii") if declared else file.charset)
    except UndecodableError as error:
        raise Rejected(file.path, str(error)) from error
    source, misread = put_right(source)
    # As a stream, for feedparser takes text that looks like an address or a file for one, and opens it.
    source = _NO_CHARACTER.sub("\ufffd", _DECLARATION.sub("", source))
    data = io.BytesIO(source.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        feed = feedparser.parse(
            data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as error:
        raise Rejected(file.path, f"the feed could not be read: {error}") from error
    if not feed.entries:
        raise Rejected(file.path, "the feed has no entries")
    named = Counter(_name(entry) for entry in feed.entries)
    for number, entry in enumerate(feed.entries, 1):
        path = f"{file.path}#{number}"
        try:
            article = _article(entry, feed.feed)._replace(misread=misread)
            name = _name(entry) if named[_name(entry)] == 1 else ""
            identity = _identity(name, article, feed.feed)
            yield msgspec.structs.replace(_document(article, path), id=identity, path=path)
        except Rejected as refusal:
            yield refusal
        tell(number, len(feed.entries), "entries")


def _article(entry: Any, feed: Any) -> Article:
    # Not by `get`, which gives the one for the other, and warns.
    published, updated = (
        entry[name] if dict.__contains__(entry, name) else None for name in ("published", "updated")
    )
    source = entry.get("source") or feed
    return Article(
        tuple(_passages(entry)),
        "application/atom+xml" if feed.get("id") else "application/rss+xml",
        title=_plain_title(entry.get("title")),
        published=told_date(published, PUBLISHED, "metadata") or told_date(updated, UPDATED, "last change"),
        publisher=source.get("title") or feed.get("title"),
        author=entry.get("author"),
        url=entry.get("link"),
    )


def _passages(entry: Any) -> list[Passage]:
    """The passages of the content, or of the summary where that is all there is, or longer."""
    bodies = [part.get("value") or "" for part in entry.get("content", ())]
    bodies.append(entry.get("summary") or "")
    return max(
        (passages_of_markup(body) for body in bodies), key=lambda parts: sum(len(part.text) for part in parts)
    )


def _plain_title(title: str | None) -> str | None:
    return " ".join(part.text for part in passages_of_markup(title)) if title else None


def _document(article: Article, path: str) -> Document:
    if not article.passages and not article.title:
        raise Rejected(path, "the entry has no text")
    return to_document(article)


def _name(entry: Any) -> str:
    """What the feed calls an entry: its id, else its address."""
    return entry.get("id") or entry.get("link") or ""


def _identity(name: str, article: Article, feed: Any) -> str:
    if not name:
        name = "\n".join((article.title or "", *(passage.text for passage in article.passages)))
    elif ":" not in name:
        # A bare number, which other feeds give to their own entries too; addresses and URNs are the world's.
        name = f"{feed.get('id') or feed.get('link') or article.publisher} {name}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
