"""What a page, an office document or a message tells: its passages and metadata, made into a Document."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from riwaya.model import BlockKind, Damage, Document, Sourced, When
from riwaya.read.blocks import TOP, find_runs
from riwaya.read.dates import is_dateline, parse_published, published_in
from riwaya.read.lines import find_lines
from riwaya.read.mend import mend_passages
from riwaya.read.misread import repair_misread

SAME_WORDS = 0.8
"""Share of a passage's misread words that its source must hold: some lost a byte besides. A judgement."""

# Not by white space: among the bytes that were misread are some that Python takes for it.
_SOURCE_WORD = re.compile("[^ \t\r\n<>&;]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BESIDE = re.compile(r"\s+[|\-–—•·]\s+")
"""What stands between a title and the name of the site."""


class Passage(NamedTuple):
    """One part of an article with one role, without mark-up and line breaks."""

    kind: BlockKind
    text: str


class Misread(NamedTuple):
    """A source whose bytes had been misread: what stood for each character, and the words of the source."""

    stood: Mapping[str, str]
    words: frozenset[str]

    def original(self, text: str) -> str | None:
        """How a text stood before it was put right; None for one that stood so all along, or elsewhere."""
        words = text.split(" ")
        old = ["".join(self.stood.get(character, character) for character in word) for word in words]
        changed = [(was, word) for was, word in zip(old, words, strict=True) if was != word]
        if all(word in self.words for _, word in changed):
            return None
        same = sum(was in self.words for was, _ in changed)
        return " ".join(old) if same >= SAME_WORDS * len(changed) else None


class Article(NamedTuple):
    """Passages in reading order and, where known, what the file tells of them.

    `fallback` is a date that is only likely, for where the text's dateline tells none.
    """

    passages: tuple[Passage, ...]
    media_type: str
    title: str | None = None
    published: Sourced[When] | None = None
    fallback: Sourced[When] | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    misread: Misread | None = None


def to_document(article: Article) -> Document:
    """The article as a document, mended, without id; dated by its metadata, else its dateline, else a likely date."""
    mended = mend_passages(_with_dateline(_with_title(article)) or [("paragraph", "")])
    text = mended.text
    told = {block.kind: text[block.start : block.end] for block in reversed(mended.blocks)}
    repaired = [
        Damage("encoding", block.start, block.end, original, text[block.start : block.end], certain=True)
        for block in mended.blocks
        if article.misread and (original := article.misread.original(text[block.start : block.end]))
    ]
    return Document(
        id="",
        text=text,
        blocks=mended.blocks,
        damages=tuple(
            sorted([*mended.damages, *repaired], key=lambda each: (each.start, each.end, each.kind))
        ),
        title=told.get("title"),
        published=article.published or _likely(published_in(told.get("dateline"), text), article.fallback),
        publisher=plain(article.publisher),
        author=plain(article.author),
        url=plain(article.url),
        media_type=article.media_type,
    )


def _likely(told: Sourced[When] | None, fallback: Sourced[When] | None) -> Sourced[When] | None:
    """What the text tells of its date where that is a whole one or denies the likely one, else that."""
    if told is None or fallback is None:
        return told or fallback
    weekday, day = told.value.weekday, fallback.value.earliest
    denied = weekday is not None and day is not None and date.fromisoformat(day).weekday() != weekday
    return told if told.value.earliest or denied else fallback


def put_right(source: str) -> tuple[str, Misread | None]:
    """A source with its misread bytes decoded, and what stood there."""
    repaired, found = repair_misread(source)
    if not found:
        return source, None
    stood: dict[str, str] = {}
    places = zip(repaired.text, repaired.starts.tolist(), repaired.ends.tolist(), strict=True)
    for character, start, end in places:
        if character > "\x7f" and stood.get(character, character) == character:
            stood[character] = source[start:end]
    return repaired.text, Misread(stood, frozenset(_SOURCE_WORD.findall(source)))


def with_roles(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with the title found by its place and shape, where none is marked as one."""
    if any(passage.kind == "title" for passage in passages):
        return tuple(passages)
    if passages and passages[0].kind == "heading":
        return (passages[0]._replace(kind="title"), *passages[1:])
    text = "\n".join(passage.text for passage in passages)
    runs = find_runs(text, find_lines(text), None)
    if len(runs) != len(passages):
        return tuple(passages)
    kinds = {"title", "dateline"}
    return tuple(
        Passage(run.kind, each.text) if run.kind in kinds and each.kind == "paragraph" else each
        for run, each in zip(runs, passages, strict=True)
    )


def told_date(written: str | None, confidence: float, method: str) -> Sourced[When] | None:
    """A date that a file tells; one that cannot be read is as good as none."""
    if not written:
        return None
    try:
        return Sourced(parse_published(plain(written) or ""), confidence, method)
    except ValueError:
        return None


def plain(words: str | None) -> str | None:
    """A name or address on one line, without marks of direction; None for an empty one."""
    return " ".join(_CONTROLS.sub("", words).split()) or None if words else None


def _with_title(article: Article) -> list[Passage]:
    """The passages with the title on top, where it is told apart from them, and there only."""
    passages = [passage for passage in article.passages if passage.text]
    title = _without_site(plain(article.title) or "", plain(article.publisher) or "")
    if not title or any(passage.kind == "title" for passage in passages):
        return passages
    first = (plain(passages[0].text) or "") if passages else ""
    headed = bool(passages) and passages[0].kind == "heading" and title.startswith(first)
    if title == first or (headed and _BESIDE.match(title, len(first))):
        return [Passage("title", first), *passages[1:]]
    return [Passage("title", title), *passages]


def _without_site(title: str, publisher: str) -> str:
    """A title without the name of its site, which pages put behind it."""
    ends = (site.start() for site in _BESIDE.finditer(title) if title[site.end() :] == publisher)
    return title[: next(ends, None)]


def _with_dateline(passages: list[Passage]) -> list[tuple[BlockKind, str]]:
    if any(passage.kind == "dateline" for passage in passages):
        return list(passages)
    for place, (kind, text) in enumerate(passages[:TOP]):
        if kind == "paragraph" and is_dateline(text):
            return [*passages[:place], ("dateline", text), *passages[place + 1 :]]
    return list(passages)
