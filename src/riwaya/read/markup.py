"""Marked-up text to passages: a piece of HTML that is all article, as feeds, messages and live pages hold it."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from riwaya.model import BlockKind
from riwaya.read.article import Passage

CELLS = " | "
"""What stands between the cells of a table's row."""

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "li": "list_item",
}
_SKIPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object"}
    | {"button", "form", "select", "nav", "audio", "video"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    }
    | {"img", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r" ?\n[ \n]*\n ?")


def parse_markup(source: str) -> lxml_html.HtmlElement | None:
    """The tree of a page or a piece of one; None for one that holds nothing."""
    # An encoding that the page declares for its bytes would be wrong for characters.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\0", "")
    try:
        return lxml_html.document_fromstring(source)
    except (etree.ParserError, ValueError):
        return None


def passages_of_markup(source: str) -> list[Passage]:
    """The passages of a piece of HTML, or of plain text with blank lines between paragraphs."""
    if "<" not in source and "&" not in source:
        return [
            Passage("paragraph", " ".join(part.split()))
            for part in re.split(r"\n\s*\n", source)
            if part.strip()
        ]
    tree = parse_markup(f"<div>{source}</div>")
    return [] if tree is None else passages_of(tree)


def passages_of(root: Any) -> list[Passage]:
    """Paragraphs, headings, captions, list items and table rows below an element, in the order they stand."""
    collector = _Collector()
    collector.walk(root, "paragraph")
    collector.end("paragraph")
    return collector.passages


def flowing(text: str) -> str:
    """Words of a source without its line ends, which mean nothing there."""
    return _SPACE.sub(" ", text)


def parted(words: str) -> list[str]:
    r"""The paragraphs of words in which line breaks stand as line feeds: two part paragraphs, one is a space.

    >>> parted("عاد السير\nأمس.\n \nوقالت الوزارة")
    ['عاد السير أمس.', 'وقالت الوزارة']
    """
    return [text for part in _PARAGRAPH.split(words) if (text := " ".join(part.split()))]


class _Collector:
    """The passages so far, and the words of the one that is not at its end."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._words: list[str] = []

    def walk(self, element: Any, kind: BlockKind) -> None:
        """Adds what an element holds; its tail is its parent's."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == "br":
            self._words.append("\n")
        elif tag in _INLINE:
            self._inside(element, kind)
        elif tag == "tr" and (row := _row(element)):
            self.end(kind)
            self._words.append(row)
            self.end("table_row")
        else:
            self.end(kind)
            inner = _KINDS.get(tag, kind)
            self._inside(element, inner)
            self.end(inner)

    def _inside(self, element: Any, kind: BlockKind) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child, kind)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._words.append(flowing(text))

    def end(self, kind: BlockKind) -> None:
        """Ends the passage, or passages, that the words so far make."""
        self.passages += [Passage(kind, text) for text in parted("".join(self._words))]
        self._words.clear()


def _row(row: Any) -> str | None:
    """The cells of a row of words; None where cells hold blocks, as tables that only lay a page out do."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(_has_block(cell) for cell in cells):
        return None
    words = (" ".join(part.text for part in passages_of(cell)) for cell in cells)
    return CELLS.join(text for text in words if text)


def _has_block(cell: Any) -> bool:
    blocks = [
        each for each in cell.iterdescendants() if isinstance(each.tag, str) and each.tag not in _INLINE
    ]
    return len([each for each in blocks if each.tag != "br"]) > 1
