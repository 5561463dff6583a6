"""Running heads, feet and page numbers: what pages repeat at one place, and what counts them."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from riwaya.lexicon import load_table
from riwaya.model import Aside
from riwaya.read.dates import is_dateline
from riwaya.read.pdf_values import PageLine

DEEP = 3
"""Rows at the top and at the foot of a page that are looked at: heads of reports have two rows, and a rule."""

SAME_PLACE = 3.0
"""Bases of a running head differ by less than so many points from page to page."""

SET_OFF = 1.6
"""A row that stands so many times the usual step between lines from the next is set off from the text."""

LEAST = 1.15
"""Running heads stand so many times the usual step from the text, or have letters of another size."""

SMALL = 0.97
"""Letters smaller than this share of the text's are small."""

TINY = 0.4
"""Letters smaller than this share of the text's are not meant to be read: the marks that libraries leave."""

PRINTED = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4}[,،]? +\d{1,2}:\d{2}(?!\d)|(?:https?|file):/")
"""When and from where a browser printed a page, as it writes them at its edges."""

ITEM = re.compile(r"[(\[]?\d{1,3}[.)\]]\s*[^\W\d]")
"""What begins like this is a note or an item of a list; the number of a page has no such mark behind it."""

MOST_WORDS = 16
"""A running head or foot has no more words; those of 8 outlets have 12 at most."""

ALIKE_ON = 0.5
"""Share of pages on which a running head stands: right and left pages may have their own."""

Edge = Literal["header", "footer"]


class Outer(NamedTuple):
    """A line near the top or the foot of a page: its page and number in it, and its row from the edge."""

    page: int
    number: int
    row: int
    edge: Edge
    line: PageLine


def part_furniture(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], list[Aside]]:
    """The lines of pages without their running heads, feet and numbers, and these.

    A line is one of them when it stands in a row at the edge of its page and, at the same height, the same words, but
    for their numbers, stand on other pages; when it is nothing but the page's number; or when it shares a row that is
    set off from the text with one of those. The row behind it is then looked at.
    """
    usual = usual_of(pages)
    outer = [each for page, lines in enumerate(pages) for each in _outer_lines(page, lines)]
    repeated = _repeated(outer, len(pages))
    found: dict[tuple[int, int], Outer] = {}
    for (_, _), group in itertools.groupby(outer, key=lambda each: (each.page, each.edge)):
        rows = [list(row) for _, row in itertools.groupby(group, key=lambda each: each.row)]
        count = _furniture_rows(rows, Surroundings(pages[rows[0][0].page], repeated, usual))
        found |= {(each.page, each.number): each for row in rows[:count] for each in row}
    kept = [
        [line for number, line in enumerate(lines) if (page, number) not in found]
        for page, lines in enumerate(pages)
    ]
    return kept, [_aside(found[place]) for place in sorted(found)]


def _aside(each: Outer) -> Aside:
    return Aside(
        "page_number" if _page_number(each.line.text) is not None else each.edge,
        each.line.text,
        each.page + 1,
    )


class Usual(NamedTuple):
    """The usual step between lines of a text, and size of its letters, in points."""

    step: float
    size: float


class Surroundings(NamedTuple):
    """The lines of a page, those of all pages that are repeated, and what is usual in the text."""

    lines: Sequence[PageLine]
    repeated: set[tuple[int, int]]
    usual: Usual


def usual_of(pages: Sequence[Sequence[PageLine]]) -> Usual:
    """The step that most lines have, and the size that most letters have."""
    return Usual(_usual_step(pages), _usual_size(pages))


def _usual_step(pages: Sequence[Sequence[PageLine]]) -> float:
    """The step that most lines have, to half a point."""
    steps = Counter(
        round(2 * (one.base - other.base)) / 2
        for lines in pages
        for one, other in itertools.pairwise(lines)
        if one.region == other.region and one.base > other.base
    )
    return max(steps, key=lambda step: (steps[step], -step)) if steps else 0.0


def _usual_size(pages: Sequence[Sequence[PageLine]]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.height, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _outer_lines(page: int, lines: Sequence[PageLine]) -> list[Outer]:
    """The lines of a page's outermost rows, from its edges inwards."""
    rows = _by_rows(lines)
    deep = min(DEEP + 1, len(rows))
    edges: tuple[tuple[Edge, Iterable[list[int]]], ...] = (
        ("header", rows[:deep]),
        ("footer", reversed(rows[len(rows) - deep :])),
    )
    return [
        Outer(page, at, number, edge, lines[at])
        for edge, part in edges
        for number, row in enumerate(part)
        for at in row
    ]


def _by_rows(lines: Sequence[PageLine]) -> list[list[int]]:
    """The numbers of a page's lines by row, from top to bottom; lines that stand turned are in none."""
    turn = Counter(line.turn for line in lines).most_common(1)[0][0] if lines else 0.0
    rows: list[list[int]] = []
    for at in sorted(
        (at for at, line in enumerate(lines) if line.turn == turn), key=lambda at: -lines[at].base
    ):
        if rows and lines[rows[-1][-1]].base - lines[at].base < 0.5 * lines[at].height:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _repeated(outer: Sequence[Outer], pages: int) -> set[tuple[int, int]]:
    """The lines whose words, but for numbers, stand at their height on other pages; numbers alone must count pages."""
    alike: dict[tuple[Edge, str], list[Outer]] = {}
    for each in outer:
        alike.setdefault((each.edge, _wording(each.line.text)), []).append(each)
    found: set[tuple[int, int]] = set()
    for (_, wording), group in alike.items():
        for at_one_place in _by_place(group):
            told = {each.page for each in at_one_place}
            if len(told) < 2 or (len(told) < 3 and len(told) < ALIKE_ON * pages):
                continue
            counted = _counting(at_one_place) if "#" in wording else at_one_place
            found |= {(each.page, each.number) for each in counted}
    return found


def _by_place(group: Sequence[Outer]) -> list[list[Outer]]:
    places: list[list[Outer]] = []
    for each in sorted(group, key=lambda one: one.line.base):
        if places and each.line.base - places[-1][-1].line.base < SAME_PLACE:
            places[-1].append(each)
        else:
            places.append([each])
    return places


def _counting(group: Sequence[Outer]) -> list[Outer]:
    """The lines with numbers of which one stands at the same distance from the page's in most, or is the same in all.

    A number alone must count pages.
    """
    alone = not any(each.isalpha() for each in group[0].line.text)
    told = [[int(number) for number in re.findall(r"\d+", each.line.text)] for each in group]
    for place in range(len(told[0])):
        distances = Counter(numbers[place] - each.page for numbers, each in zip(told, group, strict=True))
        usual, often = distances.most_common(1)[0]
        if often > max(1, ALIKE_ON * len(group)):
            return [
                each
                for numbers, each in zip(told, group, strict=True)
                if not alone or numbers[place] - each.page == usual
            ]
    return [] if alone or len({each.line.text for each in group}) > 1 else list(group)


def _wording(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).strip()


@cache
def _page_pattern() -> re.Pattern[str]:
    table = load_table("layout")["page"]
    before, of = (("|".join(map(re.escape, table[name]))) for name in ("before", "of"))
    frame = r"[\s|\-–—.\[\]()«»·•*]*"
    return re.compile(
        rf"{frame}(?:(?:{before})\.?\s*)?{frame}(\d{{1,4}}){frame}(?:(?:{of})\s*\d{{1,4}})?{frame}",
        re.IGNORECASE,
    )


def _page_number(text: str) -> int | None:
    """The number in a line that holds nothing but the number of a page.

    >>> _page_number("- 12 -"), _page_number("صفحة ٣ من ١٠"), _page_number("في 12 أيار")
    (12, 3, None)
    """
    found = _page_pattern().fullmatch(text)
    return int(found.group(1)) if found else None


def _furniture_rows(rows: list[list[Outer]], page: Surroundings) -> int:
    """How many of the rows at the edge of a page, from the edge inwards, are running heads or feet."""
    count = 0
    for at, row in enumerate(rows[: min(DEEP, len(_by_rows(page.lines)) // 2)]):
        behind = rows[at + 1 : at + 2]
        gap = _gap(row, behind)
        if not _is_furniture(row, page, set_off=gap > SET_OFF * page.usual.step):
            break
        if gap > LEAST * page.usual.step or (behind and _differs(row, behind[0])):
            count = at + 1
    return count


def _gap(row: list[Outer], behind: Sequence[list[Outer]]) -> float:
    """The distance from a row to the next one inwards; one that is alone on its page is text, but for a number."""
    if not behind:
        return math.inf if _page_number(row[0].line.text) is not None else 0.0
    return abs(row[0].line.base - behind[0][0].line.base)


def _differs(row: list[Outer], behind: list[Outer]) -> bool:
    """Whether a row has letters of another size than the next one inwards."""
    sizes = sorted((row[0].line.height, behind[0].line.height))
    return sizes[0] < SMALL * sizes[1]


def _is_furniture(row: list[Outer], page: Surroundings, *, set_off: bool) -> bool:
    """Whether a row at the edge of a page is a running head or foot; `set_off` tells that it stands apart."""
    known = [(each.page, each.number) in page.repeated for each in row]
    if max(len(each.line.text.split()) for each in row) > MOST_WORDS or ITEM.match(row[0].line.text):
        return False
    largest = max(each.line.height for each in row)
    size = page.usual.size
    as_number = _matches_number(row, page.lines)
    if (
        all(known)
        or largest < TINY * size
        or any(_says_page(each.line.text) for each in row)
        or (as_number and _stands_as_number(row[0].line, page.lines))
    ):
        return True
    if not set_off:
        return False
    if any(known) or any(_is_mark_of_page(each.line.text) for each in row):
        return True
    small = largest < SMALL * size
    return (as_number and (small or largest > size / SMALL)) or (
        small and (_is_split(row) or any(_stands_elsewhere(each, page.lines) for each in row))
    )


def _says_page(text: str) -> bool:
    """Whether a line holds a page's number and the word for it."""
    return _page_number(text) is not None and any(each.isalpha() for each in text)


def _is_mark_of_page(text: str) -> bool:
    """Whether a line holds the number of its page, or when and from where a browser printed it."""
    return _page_number(text) is not None or bool(PRINTED.match(text))


def _matches_number(row: list[Outer], lines: Sequence[PageLine]) -> bool:
    """Whether the outermost row of a page has the letters of the page's number at its other edge, and no date."""
    if row[0].row or any(is_dateline(each.line.text) for each in row):
        return False
    rows = _by_rows(lines)
    number = lines[rows[-1 if row[0].edge == "header" else 0][0]]
    return _page_number(number.text) is not None and abs(number.height - row[0].line.height) < 0.1


def _stands_as_number(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Whether the first line of a page has its middle where the number at its foot has, and the next one has not."""
    rows = _by_rows(lines)
    middle = line.left + line.right
    near, off = (
        abs(lines[rows[at][0]].left + lines[rows[at][0]].right - middle) < 2 * SAME_PLACE for at in (-1, 1)
    )
    return line == lines[rows[0][0]] and near and not off


def _is_split(row: list[Outer]) -> bool:
    """Whether the outermost row of a page has words at both its ends, which are no dateline."""
    return len(row) > 1 and row[0].row == 0 and not any(is_dateline(each.line.text) for each in row)


def _stands_elsewhere(each: Outer, lines: Sequence[PageLine]) -> bool:
    """Whether another line of the page has the same words, in larger letters: a title that a browser prints again."""
    return any(line.height > each.line.height and line.text == each.line.text for line in lines)
