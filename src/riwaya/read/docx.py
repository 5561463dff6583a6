"""DOCX: WordprocessingML to passages. Source: ECMA-376, parts 1 (sections 11, 17) and 2."""

import posixpath
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

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Text that stands somewhere else as well, or no longer counts: deleted words, fields' codes, the fallback of a drawing.
_SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "sectPr", "pict"})
_SEPARATE = frozenset({"txbxContent"})


def read_docx(file: File) -> Iterator[Document]:
    """The document's text: title, headings, paragraphs, list items, rows of tables, then its footnotes.

    Raises Rejected for a broken one.
    """
    package = Package(file)
    main = _main_part(package)
    body = package.main_part(main)
    styles = _style_kinds(package.part(_beside(main, "styles.xml")))
    passages = list(_blocks(body, styles))
    for name, tag in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
        passages += _notes(package.part(_beside(main, name)), tag)
    if not passages:
        raise Rejected(file.path, "the document has no text")
    core = package.part("docProps/core.xml")
    properties = Properties(
        first_text(core, "title"), first_text(core, "creator"), first_text(core, "created")
    )
    yield office_document(passages, properties, MEDIA_TYPE)


def _main_part(package: Package) -> str:
    relations = package.part("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _beside(main: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(main), name)


def _style_kinds(styles: Any | None) -> dict[str, BlockKind]:
    """The kind of passage that each paragraph style makes, by the built-in style that it is or is based on."""
    if styles is None:
        return {}
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in styles:
        identity = attribute(style, "styleId")
        if local_name(style) == "style" and identity:
            for child in style:
                if local_name(child) == "name":
                    names[identity] = (attribute(child, "val") or "").lower()
                elif local_name(child) == "basedOn":
                    bases[identity] = attribute(child, "val") or ""
    return {
        identity: kind for identity in names if (kind := _style_kind(identity, names, bases)) != "paragraph"
    }


def _style_kind(identity: str, names: dict[str, str], bases: dict[str, str]) -> BlockKind:
    seen: set[str] = set()
    while identity and identity not in seen:
        seen.add(identity)
        name = names.get(identity, "")
        if name == "title":
            return "title"
        if name.startswith(("heading", "subtitle")):
            return "heading"
        if name == "caption":
            return "caption"
        identity = bases.get(identity, "")
    return "paragraph"


def _blocks(parent: Any, styles: dict[str, BlockKind]) -> Iterator[Passage]:
    """The passages of a part, through content controls, insertions and whatever else wraps paragraphs."""
    for element in parent:
        name = local_name(element)
        if name == "p":
            yield from _paragraph(element, styles)
        elif name == "tr":
            yield from _row(element, styles)
        elif name and name not in _SKIPPED:
            yield from _blocks(element, styles)


def _paragraph(paragraph: Any, styles: dict[str, BlockKind]) -> Iterator[Passage]:
    kind = _kind(paragraph, styles)
    yield from passages_of_words(kind, "".join(_texts(paragraph)))
    for box in _boxes(paragraph):
        yield from _blocks(box, styles)


def _kind(paragraph: Any, styles: dict[str, BlockKind]) -> BlockKind:
    kind: BlockKind = "paragraph"
    for each in (each for child in paragraph if local_name(child) == "pPr" for each in child):
        if local_name(each) == "pStyle":
            kind = styles.get(attribute(each, "val") or "", kind)
        elif local_name(each) == "numPr" and kind == "paragraph":
            kind = "list_item"
    return kind


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang in a paragraph, each once."""
    for child in element:
        name = local_name(child)
        if name in _SEPARATE:
            yield child
        elif name and name not in _SKIPPED - {"pict"}:
            yield from _boxes(child)


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        match local_name(child):
            case "t":
                yield flowing(child.text or "")
            case "br" | "cr":
                yield "\n"
            case "tab":
                yield " "
            case "r" if _is_hidden(child):
                continue
            case "noBreakHyphen":
                yield "-"
            case name if name and name not in _SKIPPED and name not in _SEPARATE:
                yield from _texts(child)


def _is_hidden(run: Any) -> bool:
    """Whether a run's words are shown to nobody."""
    marks = (mark for part in run if local_name(part) == "rPr" for mark in part)
    return any(
        local_name(mark) == "vanish" and attribute(mark, "val") not in ("0", "false", "off") for mark in marks
    )


def _row(row: Any, styles: dict[str, BlockKind]) -> Iterator[Passage]:
    """A row as one passage; a single cell as what it holds, for such tables only lay a page out."""
    cells = [found for cell in _cells(row) if (found := list(_blocks(cell, styles)))]
    if len(cells) == 1:
        yield from cells[0]
    elif cells:
        yield Passage("table_row", CELLS.join(" ".join(each.text for each in cell) for cell in cells))


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if local_name(child) == "tc":
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(child)


def _notes(root: Any | None, tag: str) -> Iterator[Passage]:
    """The notes, without the lines that only part them from the text."""
    for note in root if root is not None else ():
        if local_name(note) == tag and attribute(note, "type") in (None, "normal"):
            yield from (Passage("footnote", each.text) for each in _blocks(note, {}))
