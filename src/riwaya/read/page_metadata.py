"""What a web page tells of itself: JSON-LD first, then its meta elements."""

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from lxml import html as lxml_html

from riwaya.read.article import plain

LIVE = "LiveBlogPosting"

_ARTICLE_TYPES = ("Article", "Report", "BlogPosting", LIVE)
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")


class Metadata(NamedTuple):
    """What a page tells, dates as they are written; `linked` is its article in JSON-LD, empty where it has none."""

    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    url: str | None
    linked: dict[str, Any]


def metadata_of(page: lxml_html.HtmlElement) -> Metadata:
    """The metadata of a page, each part None where the page does not tell it."""
    linked = _linked_article(page)
    meta = _meta(page)
    addresses = (_canonical(page), meta.get("og:url"), text_of(linked.get("url")))
    return Metadata(
        title=text_of(linked.get("headline")) or meta.get("og:title"),
        published=text_of(linked.get("datePublished")) or _first(meta, _DATES) or _time_element(page),
        publisher=name_of(linked.get("publisher")) or meta.get("og:site_name"),
        author=name_of(linked.get("author")) or _first(meta, _AUTHORS),
        url=next((each for each in addresses if each and each.startswith(("http://", "https://"))), None),
        linked=linked,
    )


def text_of(value: Any) -> str | None:
    """A JSON-LD text, unescaped; None for anything else."""
    return plain(unescape(value)) if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, or of several."""
    if isinstance(value, list):
        return "، ".join(name for each in value if (name := name_of(each))) or None
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def _linked_article(page: lxml_html.HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD object that is an article, a live blog's before others; empty where there is none."""
    found = [article for value in _linked_data(page) for article in _articles(value)]
    return next((each for each in found if LIVE in _types(each)), found[0] if found else {})


def _linked_data(page: lxml_html.HtmlElement) -> Iterator[Any]:
    for script in page.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json" and script.text:
            try:
                yield json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            if any(kind.endswith(_ARTICLE_TYPES) for kind in _types(each)):
                yield each
            else:
                waiting += [each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in each]


def _types(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _meta(page: lxml_html.HtmlElement) -> dict[str, str]:
    """The first content for each name, property or itemprop, in small letters."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        content = plain(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _time_element(page: lxml_html.HtmlElement) -> str | None:
    """The date of the element that says it is the publication's."""
    for element in page.iter("time"):
        if "pubdate" in element.attrib or "datePublished" in (element.get("itemprop") or ""):
            return plain(element.get("datetime"))
    return None


def _canonical(page: lxml_html.HtmlElement) -> str | None:
    for element in page.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return plain(element.get("href"))
    return None
