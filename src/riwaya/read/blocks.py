"""Blocks from lines: wrapped lines joined to paragraphs, and title, dateline, headings and pull-quotes told apart."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from riwaya.lexicon import load_table
from riwaya.model import BlockKind
from riwaya.read.dates import is_dateline
from riwaya.read.lines import SENTENCE_END, Line, Role, is_full

TOP = 6
"""Runs of lines looked at for a dateline: section, title, byline and date stand above the text. A
judgement."""

TITLE_LENGTH, HEADING_LENGTH = 200, 140
"""Longest title and heading in characters; the longest headline of 262 articles from 11 outlets has 82."""

LARGE = 1.15
"""Letters this much higher than the text's are a title's or heading's: in 18 PDFs they have 1.23 and 1.54
where they are larger at all (one title 1.13), and pull-quotes 1.14."""

TITLE_SIZE = 1.4
"""Letters this much higher than the text's begin another article. A judgement: headings have 1.1 to 1.3, titles 1.5 to
2."""

FREE = 0.12
"""A line of a page is full when it leaves less than this share of the column's width free: in 15 PDFs, 215 of
225 lines inside paragraphs do, and 28 of 191 last ones."""


SMALL = 0.96
"""Letters smaller than this share of the text's are a caption's. A judgement: styles make them .75 to .92."""

ROLES: Mapping[Role, BlockKind] = {"table": "table_row", "note": "footnote"}

INDENT = 0.8
"""A line that begins so many letter heights further in than the one above begins a paragraph. A judgement: paragraphs
that are indented at all are by 1 and more."""

BULLET = re.compile(r"[•●▪■◦○‣∙·▸►➢✓]\s+\S")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)\-–]|[اأبجده][.)]|[-–—*])\s+\S")
"""What an item of a list begins with; numbers and dashes stand at the beginning of other lines too."""


class Run(NamedTuple):
    """Lines that belong together, and their role."""

    kind: BlockKind
    lines: tuple[Line, ...]


def find_runs(text: str, lines: list[Line], width: int | None) -> list[Run]:
    """The lines of a text put together into blocks; pull-quotes are still paragraphs or headings here.

    Where the text was wrapped (`width` is not None), a run goes on over blank lines, columns, pages and what stands
    apart from the text, until a sentence ends or a line ends though the next word had room in it; where it was not,
    each line is a run. Notes come last in their article.
    """
    groups: list[list[Line]] = []
    body = -1
    for line in lines:
        at = body if line.role == "text" else len(groups) - 1
        if at >= 0 and _goes_on(text, groups[at], line, width) and not _ended(text, groups[at:]):
            groups[at].append(line)
        else:
            at = len(groups)
            groups.append([line])
        body = at if line.role == "text" else body
    return _with_roles(text, _notes_last(groups), wrapped=width is not None)


def _notes_last(groups: list[list[Line]]) -> list[list[Line]]:
    """The groups with notes moved to the end of their article: the next begins with letters as large as a title's."""
    ordered: list[list[Line]] = []
    notes: list[list[Line]] = []
    for group in groups:
        if group[0].size > TITLE_SIZE:
            ordered += notes
            notes = []
        (notes if group[0].role == "note" else ordered).append(group)
    return ordered + notes


def _ended(text: str, groups: list[list[Line]]) -> bool:
    """Whether the first of the groups ends a sentence, and others stand behind it."""
    return len(groups) > 1 and bool(SENTENCE_END.search(text[groups[0][-1].start : groups[0][-1].end]))


def _goes_on(text: str, run: list[Line], line: Line, width: int | None) -> bool:
    last = run[-1]
    if width is None or last.role != line.role:
        return False
    if line.role in ("table", "note"):
        return line.opens != "row"
    apart = line.role == "aside" and line.region != last.region
    words, following = text[last.start : last.end], text[line.start : line.end]
    if (
        apart
        or _begins_item(following, after=words)
        or abs(last.size - line.size) > 0.1 * last.size
        or is_dateline(following)
    ):
        return False
    if len(run) == 1 and is_dateline(words):
        return False
    full = last.room < FREE if last.room is not None else is_full(text, last, line, width)
    if SENTENCE_END.search(words):
        return full and not line.blank and line.indent - last.indent < INDENT
    # A large-lettered title is narrower in characters than the text: its lines stay together while nothing parts them.
    together = not line.blank and line.region == last.region
    return full or (together and (last.size > LARGE or _at_top(text, run)))


def _begins_item(words: str, *, after: str = ":") -> bool:
    """Whether an item of a list begins, where a line ends with the words `after` above it."""
    return bool(BULLET.match(words) or (NUMBER.match(words) and re.search(r"[.:؛؟!،]$", after)))


def _at_top(text: str, run: list[Line]) -> bool:
    return not text[: run[0].start].strip() and sum(line.end - line.start for line in run) < TITLE_LENGTH


def _with_roles(text: str, groups: list[list[Line]], *, wrapped: bool) -> list[Run]:
    runs: list[Run] = []
    titled = False
    for place, group in enumerate(groups):
        words = text[group[0].start : group[-1].end]
        kind: BlockKind = "paragraph"
        if group[0].role in ROLES:
            kind = ROLES[group[0].role]
        elif wrapped and (_begins_item(words)):
            kind = "list_item"
        elif wrapped and _is_caption(words, group):
            kind = "caption"
        elif place < TOP and is_dateline(words):
            kind = "dateline"
        elif not titled and place < 3 and _is_title(text, groups, place):
            kind, titled = "title", True
        elif _is_heading(words, group, wrapped=wrapped):
            kind = "heading"
        runs.append(Run(kind, tuple(group)))
    return runs


def _is_title(text: str, groups: list[list[Line]], place: int) -> bool:
    words = text[groups[place][0].start : groups[place][-1].end]
    if len(words) > TITLE_LENGTH or len(groups) < 2 or re.search("[.،؛:]$", words):
        return False
    # Before a title stand a date, a section or a desk, never a sentence or the beginning of a long one.
    before = [text[group[0].start : group[-1].end] for group in groups[:place]]
    if any(SENTENCE_END.search(each) or len(each) > HEADING_LENGTH for each in before):
        return False
    largest = max(line.size for group in groups for line in group)
    return groups[place][0].size >= largest / 1.02


def _is_caption(words: str, group: list[Line]) -> bool:
    """Whether a few lines in smaller letters begin as captions do."""
    first = words.split(None, 1)[0].rstrip(":.()")
    return (
        group[0].size < SMALL
        and len(words) < TITLE_LENGTH
        and first in load_table("layout")["caption"]["before"]
    )


def _is_heading(words: str, group: list[Line], *, wrapped: bool) -> bool:
    if len(words) > HEADING_LENGTH or re.search("[.،؛:…]$", words) or len(words.split()) < 2:
        return False
    if group[0].size > LARGE:
        return True
    # One that fills its last line is a paragraph that something broke off.
    full = group[-1].room is not None and group[-1].room < FREE
    return wrapped and len(group) <= 3 and not full and not SENTENCE_END.search(words)
