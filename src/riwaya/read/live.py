"""Live pages: many entries, each of its own time, on one page; from JSON-LD, else from the page's own order."""

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import html as lxml_html

from riwaya.read.article import Passage, plain
from riwaya.read.markup import passages_of, passages_of_markup
from riwaya.read.page_metadata import LIVE, Metadata, name_of, text_of

FEWEST_ENTRIES = 3
"""Dated entries that make a page a live one: an article with a note and a correction has two. A judgement."""

SHORTEST_ENTRY = 40
"""Least characters of an entry's text: a flash of one line. A judgement."""

LINKED_SHARE = 0.5
"""Largest share of an entry's letters that are links: lists of other articles are nearly all links. A judgement."""

MOST_TIMES = 5_000
"""Dated elements of a page that are looked at: no page of news has more, and the work must end."""

_NO_ENTRIES = ("comment", "reply", "disqus", "related", "sidebar", "widget", "footer")


class Entry(NamedTuple):
    """One entry of a live page; `published` as it is written, None where it is not."""

    published: str | None
    passages: tuple[Passage, ...]
    title: str | None = None
    author: str | None = None
    url: str | None = None

    def size(self) -> int:
        """Characters of its text."""
        return sum(len(passage.text) for passage in self.passages)


def find_entries(page: lxml_html.HtmlElement, metadata: Metadata) -> tuple[Entry, ...]:
    """The dated entries of a live page in the order they stand; none for any other page."""
    linked = tuple(_linked_entries(metadata))
    written = tuple(_written_entries(page, metadata.url))
    found = max(linked, written, key=lambda entries: sum(entry.size() for entry in entries))
    return found if len(found) >= FEWEST_ENTRIES else ()


def is_live(metadata: Metadata) -> bool:
    """Whether a page says that it is a live one."""
    kinds = metadata.linked.get("@type")
    return LIVE in (kinds if isinstance(kinds, list) else [kinds])


def _linked_entries(metadata: Metadata) -> Iterator[Entry]:
    """The updates of a LiveBlogPosting, as schema.org has it."""
    updates = metadata.linked.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else []:
        if not isinstance(update, dict):
            continue
        body = update.get("articleBody")
        entry = Entry(
            text_of(update.get("datePublished")) or text_of(update.get("dateModified")),
            tuple(passages_of_markup(body)) if isinstance(body, str) else (),
            text_of(update.get("headline")),
            name_of(update.get("author")),
            text_of(update.get("url")),
        )
        if entry.passages or entry.title:
            yield entry


def _written_entries(page: lxml_html.HtmlElement, url: str | None) -> Iterator[Entry]:
    """The siblings that each hold a time and words of their own, where they hold most of such words on the page."""
    groups: dict[Any, dict[Any, Any]] = {}
    for _, time in zip(range(MOST_TIMES), _times(page), strict=False):
        child = time
        for parent in time.iterancestors():
            groups.setdefault(parent, {}).setdefault(child, time)
            child = parent
    best: list[Any] = []
    most = 0
    for children in groups.values():
        if len(children) < FEWEST_ENTRIES or _is_aside(next(iter(children))):
            continue
        elements = [element for element in children if _is_entry(element)]
        size = sum(_length(element) for element in elements)
        if len(elements) >= FEWEST_ENTRIES and size > most:
            best, most = elements, size
    times = {element: time for children in groups.values() for element, time in children.items()}
    for element in best:
        yield _entry(element, times[element], url)


def _times(page: lxml_html.HtmlElement) -> Iterator[Any]:
    for element in page.iter("time", "meta", "span", "div", "abbr"):
        if _written_time(element):
            yield element


def _written_time(element: Any) -> str | None:
    if element.tag == "time":
        return plain(element.get("datetime"))
    if "datePublished" in (element.get("itemprop") or ""):
        return plain(element.get("content") or element.get("datetime"))
    return None


def _is_aside(element: Any) -> bool:
    """Whether an element or what holds it is no part of the article: comments, links to other articles."""
    for each in (element, *element.iterancestors()):
        if each.tag in ("aside", "nav", "footer"):
            return True
        marks = f"{each.get('class')} {each.get('id')} {each.get('itemprop')} {each.get('itemtype')}".lower()
        if each.tag not in ("body", "html") and any(word in marks for word in _NO_ENTRIES):
            return True
    return False


def _is_entry(element: Any) -> bool:
    size = _length(element)
    links = sum(_length(link) for link in element.iterdescendants("a"))
    return size >= SHORTEST_ENTRY and links <= LINKED_SHARE * size


def _length(element: Any) -> int:
    return len(" ".join(element.text_content().split()))


def _entry(element: Any, time: Any, page_url: str | None) -> Entry:
    published = _written_time(time) or ""
    place = element.get("id")
    url = f"{page_url.partition('#')[0]}#{place}" if page_url and place else page_url
    author = next(
        (plain(each.text_content()) for each in element.iter() if each.get("itemprop") == "author"), None
    )
    body = copy.deepcopy(element)
    for each in list(body.iter("time")):
        each.drop_tree()
    passages = passages_of(body)
    title = passages[0].text if passages and passages[0].kind == "heading" else None
    return Entry(published, tuple(passages[1:] if title else passages), title, author, url)
