"""Damaged text put right, with a map back to the original, and a list of what was damaged and what is lost."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from riwaya.model import Aside, Block, BlockKind, Damage, Stretch
from riwaya.read.blocks import Run, find_runs
from riwaya.read.characters import Finding, repair_characters
from riwaya.read.lines import Line, find_lines, text_width
from riwaya.read.losses import find_lost_dateline_numbers, find_lost_letters, find_lost_numbers
from riwaya.read.misread import repair_misread
from riwaya.read.pull_quotes import set_apart
from riwaya.read.run_together import part_words
from riwaya.read.torn import rejoin
from riwaya.read.tracked import Edit, Tracked, joined

SIGNS_OF_A_TOOL = frozenset({"kashida", "presentation_forms", "torn_line", "torn_word"})
"""Damages that a tool does, not a writer: where they stand, a lost space is the tool's too."""

CLOSE = frozenset({"list_item", "table_row", "footnote"})
"""Blocks that stand on a line each, without an empty one between them and the next of their kind."""

_HALF_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]*$")
_REST_OF_ADDRESS = re.compile(r"[a-z0-9]*[/?=&%#._~-]|\d+(?=\s|$)", re.IGNORECASE)
_EXTRA_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


class Mended(NamedTuple):
    """A text put right: its blocks, its damages, and its offsets into the original."""

    text: str
    blocks: tuple[Block, ...]
    damages: tuple[Damage, ...]
    offsets: tuple[Stretch, ...]
    asides: tuple[Aside, ...] = ()


def mend(original: str, page_lines: Sequence[Line] | None = None) -> Mended:
    """Put a text right and find its blocks.

    Misread bytes are decoded; kashida, presentation forms, controls and odd spaces go; torn lines and words
    are made whole; lost numbers are marked, never made up. Where a tool or a page wrapped paragraphs into
    lines, the lines are joined by a space and blocks stand an empty line apart. A text that is neither
    damaged nor wrapped comes back untouched. `page_lines` are the lines of `original` with what the page
    tells of them; pull-quotes of a page are no part of its text.

    >>> mend("ســقطت المديـنة").text
    'سقطت المدينة'
    """
    text, misread = repair_misread(original)
    text, found = repair_characters(text, original)
    found += misread
    lines = find_lines(text.text)
    width = text_width(text.text, lines)
    if page_lines is not None and width is None:
        width = max((line.end - line.start for line in lines), default=0)
    text, torn = rejoin(text, lines, original, width)
    if any(finding.kind in SIGNS_OF_A_TOOL for finding in found + torn):
        text, parted = part_words(text)
        torn += parted
    found += torn + find_lost_numbers(text) + find_lost_letters(text)
    lines = find_lines(text.text)
    if page_lines is not None:
        lines = _with_page(text, lines, page_lines)
        numbers = (span for line in page_lines for span in line.by_ocr)
        found += [Finding("ocr_number", *span, certain=False) for span in numbers]
    runs = set_apart(text.text, find_runs(text.text, lines, width))
    for run in runs:
        if run.kind == "dateline":
            found += find_lost_dateline_numbers(text, run.lines[0].start, run.lines[-1].end)
    quotes = [run for run in runs if run.kind == "pull_quote" and page_lines is not None]
    asides = [Aside("pull_quote", _run_text(text, run)[0].text, run.lines[0].page) for run in quotes]
    found = [each for each in found if not _stands_in(each, text, quotes)]
    runs = [run for run in runs if run not in quotes]
    text, blocks, spaces = _laid_out(text, runs, wrapped=width is not None)
    lost = {(finding.start, finding.end) for finding in found if finding.kind == "lost_number"}
    found += [finding for finding in spaces if (finding.start, finding.end) not in lost]
    return Mended(text.text, blocks, _damages(original, text, found), text.stretches(original), tuple(asides))


def _stands_in(finding: Finding, text: Tracked, runs: list[Run]) -> bool:
    """Whether a finding is of the lines of one of the runs."""
    places = (text.origin(line.start, line.end) for run in runs for line in run.lines)
    return any(start <= finding.start < end for start, end in places)


def _with_page(text: Tracked, lines: list[Line], page_lines: Sequence[Line]) -> list[Line]:
    """The lines of the mended text with what the page tells of the original's lines that they come from."""
    starts = [line.start for line in page_lines]
    known = []
    for line in lines:
        place, _ = text.origin(line.start, line.end)
        source = page_lines[max(0, bisect_right(starts, place) - 1)]
        known.append(source._replace(start=line.start, end=line.end, blank=line.blank))
    return known


def _laid_out(
    text: Tracked, runs: list[Run], *, wrapped: bool
) -> tuple[Tracked, tuple[Block, ...], list[Finding]]:
    """The text of the runs, their blocks in it, and the extra spaces that went.

    A text that was not wrapped keeps what stands between its lines; in a wrapped one, blank lines mean nothing.
    """
    parts: list[Tracked] = []
    blocks: list[Block] = []
    spaces: list[Finding] = []
    size = done = 0
    before: BlockKind | None = None
    for run in runs:
        between = text.part(done, run.lines[0].start)
        if wrapped:
            close = run.kind == before and run.kind in CLOSE
            between = _separator(text, done, between, "\n" if close else "\n\n" if before else "")
        before = run.kind
        words, gone = _run_text(text, run)
        spaces += gone
        start = size + len(between.text)
        size = start + len(words.text)
        parts += [between, words]
        blocks.append(Block(run.kind, start, size, run.lines[0].page))
        done = run.lines[-1].end
    if not wrapped:
        parts.append(text.part(done, len(text.text)))
    return joined(parts), tuple(blocks), spaces


def _separator(text: Tracked, before: int, between: Tracked, words: str) -> Tracked:
    """What parts two blocks, or the parts of one, for what stands `between` them, from `before`, in the text.

    It stands for nothing where something between them was moved or lifted out.
    """
    if (between.text and not between.text.strip()) or not words:
        return between.edited([Edit(0, len(between.text), words)])
    place = np.full(len(words), text.origin(before - 1, before)[1], np.int32)
    return Tracked(words, place, place)


def _run_text(text: Tracked, run: Run) -> tuple[Tracked, list[Finding]]:
    """The lines of a run, joined by a space (cells by a tab) and without extra spaces, and where those were."""
    parts: list[Tracked] = []
    spaces: list[Finding] = []
    for at, line in enumerate(run.lines):
        if at:
            done = run.lines[at - 1].end
            border = text.part(done, line.start)
            broken = border.text and _is_broken(
                text.text[run.lines[at - 1].start : done], text.text[line.start : line.end]
            )
            mark = "\t" if line.opens == "cell" else "" if broken else " "
            parts.append(_separator(text, done, border, mark))
        words = text.part(line.start, line.end)
        edits = [Edit(gap.start(), gap.end(), " ") for gap in _EXTRA_SPACES.finditer(words.text)]
        spaces += [Finding("odd_spaces", *words.origin(edit.start, edit.end)) for edit in edits]
        parts.append(words.edited(edits))
    return joined(parts), spaces


def _is_broken(above: str, below: str) -> bool:
    """Whether a line ends inside what has no space: a number at its hyphen, names at their stroke, an address.

    >>> _is_broken("في موقعها https://mina.example/news/", "2016/report.html منذ أسبوع")
    True
    >>> _is_broken("في موقعها https://mina.example", "Reuters وكالة")
    False
    """
    if _HALF_ADDRESS.search(above):
        return bool(_REST_OF_ADDRESS.match(below))
    return bool(re.search(r"\d-$|\w/$", above))


def _damages(original: str, text: Tracked, found: list[Finding]) -> tuple[Damage, ...]:
    """The findings with their places in the mended text, in order."""
    if not found:
        return ()
    order = np.argsort(text.starts, kind="stable")
    starts, ends = text.starts[order], text.ends[order]
    damages = []
    for finding in found:
        first = int(np.searchsorted(ends, finding.start, "right"))
        last = int(np.searchsorted(starts, finding.end, "left"))
        places = order[first:last]
        if len(places):
            start, end = int(places.min()), int(places.max()) + 1
        else:
            start = end = int(order[first]) if first < len(order) else len(text.text)
        damages.append(
            Damage(
                kind=finding.kind,
                start=start,
                end=end,
                original=original[finding.start : finding.end],
                mended=text.text[start:end] if finding.mended else None,
                certain=finding.certain,
                bounds=finding.bounds,
            )
        )
    return tuple(sorted(damages, key=lambda damage: (damage.start, damage.end, damage.kind)))


def mend_passages(passages: Sequence[tuple[BlockKind, str]]) -> Mended:
    """The passages of a web page as blocks a line apart, their characters repaired, nothing joined or moved."""
    blocks: list[Block] = []
    size = 0
    original = "\n".join(text for _, text in passages)
    text, found = repair_characters(Tracked.whole(original), original)
    found += find_lost_numbers(text) + find_lost_letters(text)
    for (kind, _), line in zip(passages, text.text.split("\n"), strict=True):
        blocks.append(Block(kind, size, size + len(line)))
        size += len(line) + 1
    return Mended(text.text, tuple(blocks), _damages(original, text, found), text.stretches(original))
