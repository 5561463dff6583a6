"""Articles out of web pages: trafilatura finds the text, JSON-LD and other metadata tell whose and of when it is."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from lxml import html as lxml_html

from riwaya.model import Document, Rejected
from riwaya.read.article import Article, Passage, plain, put_right, to_document, told_date
from riwaya.read.found import File
from riwaya.read.live import Entry, find_entries, is_live
from riwaya.read.markup import parse_markup, passages_of
from riwaya.read.page_metadata import Metadata, metadata_of
from riwaya.read.text import UndecodableError, decode

SHORTEST_ARTICLE = 60
"""Least characters of an article's text: a short sentence; less is a notice or a menu. A judgement."""

LARGEST_PAGE = 20 * 1024 * 1024
"""Bytes of a page that are parsed: one that is all text takes 1.8 seconds and 45 MB of memory for each MB."""

MEDIA_TYPE = "text/html"

MOST_ABOVE = 200
"""Passages of what stands above the entries of a live page. A judgement: it is a summary."""

ARTICLE = 2
"""An article so many times as long as the dated parts of its page is no summary of theirs. A judgement."""

TOLD, GUESSED = 0.95, 0.6
"""Confidence in a date that the page's metadata tells, and in one that was only found somewhere on the page."""

_TEI = {
    "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td",
    "lb": "br", "hi": "span", "ref": "a", "graphic": "img",
}  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset=["']?\s*([\w-]+)""", re.IGNORECASE)


def read_html(file: File) -> Iterator[Document]:
    """The article of a page, or the entries of a live one, each a document with its own date.

    Raises Rejected where the page holds no article.
    """
    if len(file.data) > LARGEST_PAGE:
        raise Rejected(file.path, f"the page is larger than {LARGEST_PAGE // 1024 // 1024} MB")
    # Before parsing, which takes some of the misread bytes for spaces.
    source, misread = put_right(_decoded(file))
    page = parse_markup(source)
    if page is None:
        raise Rejected(file.path, "the page is empty")
    metadata = metadata_of(page)
    entries = find_entries(page, metadata)
    passages, found = _article(page, file.path)
    article = _with_metadata(Article(passages, MEDIA_TYPE, misread=misread), metadata, found)
    above = _above(passages, entries)
    # Where most of the article is no entry, they are the heads of other articles.
    if entries and (is_live(metadata) or _size(above) < ARTICLE * sum(entry.size() for entry in entries)):
        yield from _numbered(_live_documents(article._replace(passages=above), entries), file)
    elif _size(passages) < SHORTEST_ARTICLE:
        raise Rejected(file.path, "no article was found in the page")
    else:
        yield to_document(article)


def _decoded(file: File) -> str:
    named = _CHARSET.search(file.data[:4096])
    declared = file.charset or (named.group(1).decode("ascii", "replace") if named else None)
    try:
        return decode(file.data, declared)[0]
    except UndecodableError as error:
        raise Rejected(file.path, str(error)) from error


def _with_metadata(article: Article, metadata: Metadata, found: Mapping[str, str]) -> Article:
    return article._replace(
        title=metadata.title or found.get("title"),
        published=told_date(metadata.published, TOLD, "metadata"),
        fallback=told_date(found.get("date"), GUESSED, "found on the page"),
        publisher=metadata.publisher or found.get("sitename"),
        author=metadata.author or found.get("author"),
        url=metadata.url or found.get("url"),
    )


def _above(passages: tuple[Passage, ...], entries: tuple[Entry, ...]) -> tuple[Passage, ...]:
    """What stands on the page besides its entries."""
    parts = {passage.text for entry in entries for passage in entry.passages}
    parts |= {entry.title for entry in entries if entry.title}
    above = [each for each in passages if each.text not in parts]
    told = "\n".join(passage.text for entry in entries for passage in entry.passages)
    return tuple(each for each in above[:MOST_ABOVE] if each.text not in told)


def _live_documents(article: Article, entries: tuple[Entry, ...]) -> Iterator[Document]:
    """What stands above the entries, where that is an article of its own, then the entries."""
    if _size(article.passages) >= SHORTEST_ARTICLE:
        yield to_document(article)
    for entry in entries:
        yield to_document(
            article._replace(
                passages=entry.passages,
                title=entry.title,
                published=told_date(entry.published, TOLD, "the time of the entry"),
                author=entry.author or article.author,
                url=entry.url or article.url,
            )
        )


def _numbered(documents: Iterable[Document], file: File) -> Iterator[Document]:
    """The documents of one page, each with a path and an id of its own."""
    digest = hashlib.sha256(file.data).hexdigest()
    for number, document in enumerate(documents, 1):
        identity = hashlib.sha256(f"{digest}#{number}".encode()).hexdigest()
        yield msgspec.structs.replace(document, id=identity, path=f"{file.path}#{number}")


def _size(passages: tuple[Passage, ...]) -> int:
    return sum(len(passage.text) for passage in passages)


def _article(page: lxml_html.HtmlElement, path: str) -> tuple[tuple[Passage, ...], dict[str, str]]:
    # Imported here: it takes as long to load as all the rest of reading, and a page that is refused never needs it.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import set_date_params  # noqa: PLC0415

    try:
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # In full it tries the words of 200 languages, 4 seconds for the first page; Arabic datelines we read.
            date_extraction_params=set_date_params(extensive=False),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Rejected(path, f"the page could not be read: {error}") from error
    body = getattr(found, "body", None)
    passages = tuple(passages_of(_as_html(body))) if body is not None else ()
    names = ("title", "author", "date", "sitename", "url")
    return passages, {name: value for name in names if (value := plain(getattr(found, name, None)))}


def _as_html(body: Any) -> Any:
    """The body that trafilatura gives, in names of TEI, with those of HTML."""
    for element in body.iter(*_TEI):
        element.tag = _TEI[element.tag]
    return body
