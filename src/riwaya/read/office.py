"""The XML parts of an office document's package, read within limits, and what both kinds of it share."""

import io
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml import etree

from riwaya.model import BlockKind, Document, Rejected
from riwaya.read.archive import opened_zip, read_member
from riwaya.read.article import Article, Passage, to_document, told_date, with_roles
from riwaya.read.found import File
from riwaya.read.markup import parted

LARGEST_PART = 48 * 1024 * 1024
"""Bytes of one XML part: a book of 1,000 pages has some 10 MB. A limit to the work of parsing, not a measured one."""

WRITTEN = 0.7
"""Confidence in a document's own date as its text's: documents are made out of older ones too. A judgement."""

_ARABIC = re.compile("[\u0621-\u064a]")


class Properties(NamedTuple):
    """What a document says of itself; the date as it is written."""

    title: str | None
    author: str | None
    created: str | None


def office_document(passages: Sequence[Passage], properties: Properties, media_type: str) -> Document:
    """The document; its title is the text's, else the property, which programs fill with whatever they have."""
    placed = with_roles(passages)
    title = properties.title if properties.title and _ARABIC.search(properties.title) else None
    if any(passage.kind == "title" for passage in placed):
        title = None
    return to_document(
        Article(
            placed,
            media_type,
            title=title,
            fallback=told_date(properties.created, WRITTEN, "the document's own date"),
            author=properties.author,
        )
    )


def passages_of_words(kind: BlockKind, words: str) -> list[Passage]:
    """What a paragraph holds, its line breaks as line feeds: those of running text may part it, a title's do not."""
    texts = parted(words) if kind in ("paragraph", "list_item") else [" ".join(words.split())]
    return [Passage(kind, text) for text in texts if text]


class Package:
    """An office document as a ZIP of XML parts."""

    def __init__(self, file: File) -> None:
        self._path = file.path
        self._archive = opened_zip(io.BytesIO(file.data), file.path)
        self._names = frozenset(self._archive.namelist())

    def part(self, name: str) -> Any | None:
        """The root of a part; None where the package has none of that name. Raises Rejected for a broken one."""
        if name not in self._names:
            return None
        member = self._archive.getinfo(name)
        if member.file_size > LARGEST_PART:
            raise Rejected(self._path, f"its part {name} is larger than {LARGEST_PART // 1024 // 1024} MB")
        data = read_member(self._archive, member, self._path)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Rejected(self._path, f"its part {name} is broken: {error.msg}") from error

    def main_part(self, name: str) -> Any:
        """As `part`, for one that the document cannot be without."""
        root = self.part(name)
        if root is None:
            raise Rejected(self._path, f"the document is broken: it has no part {name}")
        return root


def local_name(element: Any) -> str:
    """The element's name without namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The attribute of that name in whatever namespace: strict and transitional documents differ in theirs."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def first_text(root: Any | None, name: str) -> str | None:
    """The text of the first element of that name, None where there is none or it is empty."""
    if root is None:
        return None
    found = next((each for each in root.iter() if local_name(each) == name), None)
    return "".join(found.itertext()).strip() or None if found is not None else None
