"""Articles out of web pages: trafilatura finds the text and its metadata; JSON-LD fills what it leaves open."""

import json
import re
from html import unescape
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from riwaya.model import Rejected
from riwaya.read.misread import repair_misread
from riwaya.read.text import UndecodableError, decode

SHORTEST_ARTICLE = 60
"""Least characters of an article's text: a short sentence; less is a notice or a menu. A judgement."""

LARGEST_PAGE = 20 * 1024 * 1024
"""Bytes of a page that are parsed: a limit to the work of parsing, not a measured one."""

_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?\s*([\w-]+)""", re.IGNORECASE)
_ARTICLE_TYPES = ("Article", "Report", "BlogPosting", "LiveBlogPosting")


class Passage(NamedTuple):
    """One paragraph or heading of a page, without mark-up."""

    heading: bool
    text: str


class Page(NamedTuple):
    """What a web page tells: its passages and, where known, its metadata."""

    passages: tuple[Passage, ...]
    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    url: str | None


def read_html(data: bytes, path: str) -> Page:
    """The article of a page; raises Rejected where it holds none."""
    if len(data) > LARGEST_PAGE:
        raise Rejected(path, f"the page is larger than {LARGEST_PAGE // 1024 // 1024} MB")
    # Before parsing, which takes some of the misread bytes for spaces.
    source, _ = repair_misread(_decoded(data, path))
    page = _parsed(source.text, path)
    linked = _linked_data(page)
    passages, found = _article(page, path)
    return Page(
        passages,
        title=_text(linked.get("headline")) or _meta(page, "og:title") or found.get("title"),
        published=_text(linked.get("datePublished"))
        or _meta(page, "article:published_time")
        or found.get("date"),
        publisher=_name(linked.get("publisher")) or _meta(page, "og:site_name") or found.get("sitename"),
        author=_name(linked.get("author")) or found.get("author"),
        url=_canonical(page) or _text(linked.get("url")) or found.get("url"),
    )


def _decoded(data: bytes, path: str) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named.group(1).lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode(data)[0]
    except UndecodableError as error:
        raise Rejected(path, str(error)) from error


def _parsed(source: str, path: str) -> lxml_html.HtmlElement:
    # An encoding that the page declares for its bytes would be wrong for characters.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\0", "")
    try:
        page = lxml_html.document_fromstring(source)
    except (etree.ParserError, ValueError) as error:
        raise Rejected(path, "the page is empty") from error
    return page


def _article(page: lxml_html.HtmlElement, path: str) -> tuple[tuple[Passage, ...], dict[str, str]]:
    # Imported here: it takes as long to load as all the rest of reading, and a page that is refused never needs it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Rejected(path, f"the page could not be read: {error}") from error
    body = getattr(found, "body", None)
    passages = tuple(_passages(body)) if body is not None else ()
    if sum(len(passage.text) for passage in passages) < SHORTEST_ARTICLE:
        raise Rejected(path, "no article was found in the page")
    names = ("title", "author", "date", "sitename", "url")
    return passages, {name: value for name in names if (value := getattr(found, name, None))}


def _passages(body: Any) -> list[Passage]:
    """Paragraphs, headings, list items and table rows in reading order; marked words stay in their paragraph."""
    passages = []
    for element in body:
        parts = [element] if element.tag in ("p", "head", "quote", "item") else None
        if parts is None:
            parts = list(element.iter("item", "row", "p")) or [element]
        for part in parts:
            text = " ".join("".join(part.itertext(with_tail=False)).split())
            if text:
                passages.append(Passage(part.tag == "head", text))
    return passages


def _linked_data(page: lxml_html.HtmlElement) -> dict[str, Any]:
    """The page's first JSON-LD object that is an article; empty where there is none or it is broken."""
    for script in page.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        article = _article_object(value)
        if article:
            return article
    return {}


def _article_object(value: Any) -> dict[str, Any] | None:
    waiting = [value]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            kinds = each.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(_ARTICLE_TYPES) for kind in kinds):
                return each
            waiting += [each[key] for key in ("@graph", "mainEntity") if key in each]
    return None


def _text(value: Any) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return "، ".join(name for each in value if (name := _name(each))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _meta(page: lxml_html.HtmlElement, name: str) -> str | None:
    for element in page.iter("meta"):
        if name in (element.get("property"), element.get("name"), element.get("itemprop")):
            return _text(element.get("content"))
    return None


def _canonical(page: lxml_html.HtmlElement) -> str | None:
    for element in page.iter("link"):
        if element.get("rel") == "canonical":
            return _text(element.get("href"))
    return _meta(page, "og:url")
