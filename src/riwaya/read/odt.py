"""ODT: OpenDocument text to passages. Source: OASIS OpenDocument 1.3, part 3."""

from collections.abc import Iterator
from typing import Any

from riwaya.model import BlockKind, Document, Rejected
from riwaya.read.article import Passage
from riwaya.read.found import File
from riwaya.read.markup import CELLS, flowing
from riwaya.read.office import (
    Package,
    Properties,
    attribute,
    first_text,
    local_name,
    office_document,
    passages_of_words,
)

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

# Deleted words, comments, styles and declarations.
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls"}
    | {"user-field-decls", "forms", "scripts", "object"}
)
_APART = frozenset({"note", "frame", "text-box", "custom-shape"})


def read_odt(file: File) -> Iterator[Document]:
    """The document's text: title, headings, paragraphs, list items, rows of tables, then its notes.

    Raises Rejected for a broken or encrypted one.
    """
    package = Package(file)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and any(local_name(each) == "encryption-data" for each in manifest.iter()):
        raise Rejected(file.path, "the document is encrypted; save it without its password")
    content = package.main_part("content.xml")
    titles = _title_styles(content)
    body = next((each for each in content.iter() if local_name(each) == "text" and len(each)), None)
    passages = list(_blocks(body, titles)) if body is not None else []
    for note in body.iter() if body is not None else ():
        if local_name(note) == "note-body":
            passages += [Passage("footnote", each.text) for each in _blocks(note, titles)]
    if not passages:
        raise Rejected(file.path, "the document has no text")
    meta = package.part("meta.xml")
    author = first_text(meta, "initial-creator") or first_text(meta, "creator")
    properties = Properties(first_text(meta, "title"), author, first_text(meta, "creation-date"))
    yield office_document(passages, properties, MEDIA_TYPE)


def _title_styles(content: Any) -> frozenset[str]:
    """The styles that make a title: the built-in one, and automatic ones that stand on it."""
    return frozenset({"Title"}).union(
        attribute(style, "name") or ""
        for style in content.iter()
        if local_name(style) == "style" and attribute(style, "parent-style-name") == "Title"
    )


def _blocks(parent: Any, titles: frozenset[str]) -> Iterator[Passage]:
    for element in parent:
        match local_name(element):
            case "p" | "h" as name:
                yield from _paragraph(element, name, titles)
            case "table-row":
                yield from _row(element, titles)
            case "list-item":
                items = _blocks(element, titles)
                yield from (
                    Passage("list_item", each.text) if each.kind == "paragraph" else each for each in items
                )
            case "note":
                continue
            case name if name and name not in _SKIPPED:
                yield from _blocks(element, titles)


def _paragraph(paragraph: Any, name: str, titles: frozenset[str]) -> Iterator[Passage]:
    kind: BlockKind = "heading" if name == "h" else "paragraph"
    if attribute(paragraph, "style-name") in titles:
        kind = "title"
    yield from passages_of_words(kind, "".join(_texts(paragraph)))
    for element in paragraph.iterdescendants():
        if local_name(element) == "text-box" and not _is_in_note(element, paragraph):
            yield from _blocks(element, titles)


def _is_in_note(element: Any, paragraph: Any) -> bool:
    for each in element.iterancestors():
        if each is paragraph:
            return False
        if local_name(each) in ("note", "text-box"):
            return True
    return False


def _texts(element: Any) -> Iterator[str]:
    yield flowing(element.text or "")
    for child in element:
        match local_name(child):
            case "line-break":
                yield "\n"
            case "s" | "tab":
                yield " "
            case name if name and name not in _SKIPPED and name not in _APART:
                yield from _texts(child)
        yield flowing(child.tail or "")


def _row(row: Any, titles: frozenset[str]) -> Iterator[Passage]:
    """A row as one passage; a single cell as what it holds, for such tables only lay a page out."""
    cells = [
        found for cell in row if local_name(cell) == "table-cell" and (found := list(_blocks(cell, titles)))
    ]
    if len(cells) == 1:
        yield from cells[0]
    elif cells:
        yield Passage("table_row", CELLS.join(" ".join(each.text for each in cell) for cell in cells))
