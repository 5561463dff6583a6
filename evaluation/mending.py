"""Breaks clean articles as PDFBox and Tika do, mends them, and measures what came back.

    python evaluation/mending.py [--shared FOLDER] [--half tune|measure] [--every N] [--json]

Paragraphs are wrapped to pages of four widths; lines are cut inside words where a font spaces ر before ي (the real
case), or at kashidas of justified lines, and their pieces given out from left to right; presentation forms, odd
spaces and controls come in; texts are read in wrong encodings. Thresholds of mending are chosen on the articles of
even number in `pool_dev.jsonl`; what is reported is measured on those of odd number.
"""

import argparse
import difflib
import itertools
import json
import random
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from riwaya.model import Damage
from riwaya.read.mend import Mended, mend
from riwaya.read.misread import repair_misread

HERE = Path(__file__).resolve().parent
WIDTHS = (70, 78, 85, 95)
"""Characters a line: the real article has 85 to 97."""

EVERY = 3
"""Share of the articles that the quick figures take."""

GAP = re.compile("(?<=[ادذرزوأإآ]ر)(?=ي[\u0621-\u064a])")
"""Where the real article is cut: behind a ر that joins on neither side, before a ي that joins on."""

ANY_GAP = re.compile("(?<=[\u0621-\u064a]ر)(?=ي[\u0621-\u064a])")
_KASHIDA_CUT = re.compile("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ةه](?![\u0621-\u064a]))")
_JOINED = re.compile("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[\u0627-\u064a])")
_DRAWN = 0.12
"""Share of the words with such an end at which a justified line is cut: the real article has 13 in 20 lines."""

Figures = dict[str, dict[str, float]]
Tear = Callable[[str, random.Random], list[str]]


class BrokenLine(NamedTuple):
    """A line as it was and as it is given out; `torn` are the words that were cut, whole."""

    clean: str
    broken: str
    torn: tuple[str, ...]


def tear_at_gaps(line: str, _: random.Random) -> list[str]:
    """The pieces of a line whose font spaces an unjoined ر before ي."""
    return GAP.split(line)


def tear_at_every_gap(line: str, _: random.Random) -> list[str]:
    """The same for a font that spaces every ر."""
    return ANY_GAP.split(line)


def tear_at_kashidas(line: str, chance: random.Random) -> list[str]:
    """The pieces of a justified line: words drawn out, some so far that they fall apart before their last letter."""
    words = []
    for word in line.split():
        cut = _KASHIDA_CUT.search(word)
        if cut and chance.random() < _DRAWN:
            words.append(f"{word[: cut.start()]}\0ـ{word[cut.start() :]}")
        else:
            words.append(_JOINED.sub("ــ", word, count=1))
    return " ".join(words).split("\0")


TEARS: dict[str, Tear] = {
    "cut at gaps": tear_at_gaps,
    "cut at every gap": tear_at_every_gap,
    "cut at kashidas": tear_at_kashidas,
}


def articles(shared: Path, half: str) -> list[list[str]]:
    """The paragraphs of the articles of one half, without what is damaged in them already."""
    found = []
    lines = (shared / "data/documents/pool_dev.jsonl").read_text("utf-8").splitlines()
    for line in lines[half == "measure" :: 2]:
        text = re.sub(
            "[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]", "", json.loads(line)["text"]
        )
        text = unicodedata.normalize("NFKC", text)
        found.append([" ".join(paragraph.split()) for paragraph in text.split("\n") if paragraph.strip()])
    return found


def broken_lines(
    paragraphs: list[str], width: int, tear: Tear, chance: random.Random
) -> list[BrokenLine | None]:
    """The lines of a page, None between paragraphs."""
    page: list[BrokenLine | None] = []
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False):
            pieces = tear(line, chance)
            plain = [piece.replace("ـ", "") for piece in pieces]
            torn = tuple(
                (before.rsplit(" ", 1)[-1] + after.split(" ", 1)[0])
                for before, after in itertools.pairwise(plain)
            )
            page.append(BrokenLine(line, " ".join(reversed(pieces)), torn))
        page.append(None)
    return page


def by_line(mended: Mended, starts: list[int], ends: list[int]) -> list[str]:
    """The mended text of each line of the original, in the order of the mended text."""
    found = ["" for _ in starts]
    line_of: dict[int, int] = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        line_of.update(dict.fromkeys(range(start, end), number))
    for stretch in mended.offsets:
        same = stretch.end - stretch.start == stretch.original_end - stretch.original_start
        for at in range(stretch.start, stretch.end):
            place = stretch.original_start + (at - stretch.start if same else 0)
            if place in line_of:
                found[line_of[place]] += mended.text[at]
            elif found and at:
                number = line_of.get(place - 1)
                if number is not None:
                    found[number] += " "
    return [" ".join(line.split()) for line in found]


class Tally(Counter[str]):
    """Counts of what was found, and the shares that they make."""

    def share(self, part: str, whole: str) -> float:
        """One count over another; 1 where there is nothing to count."""
        return self[part] / self[whole] if self[whole] else 1.0


def measure_page(page: list[BrokenLine | None], tally: Tally) -> None:
    """Mend a page and count what came back."""
    parts, starts, ends, lines = [], [], [], []
    size = 0
    for line in page:
        written = line.broken if line else ""
        if line:
            starts.append(size)
            ends.append(size + len(written))
            lines.append(line)
        parts.append(written)
        size += len(written) + 1
    original = "\n".join(parts)
    mended = mend(original)
    texts = by_line(mended, starts, ends)
    for line, start, end, text in zip(lines, starts, ends, texts, strict=True):
        doubt = [damage for damage in mended.damages if _lies_in(damage, mended, start, end)]
        _count_line(line, text, doubt, tally)


def _lies_in(damage: Damage, mended: Mended, start: int, end: int) -> bool:
    """Whether a damage comes from `start:end` of the original."""
    for stretch in mended.offsets:
        if stretch.start <= damage.start < max(stretch.end, stretch.start + 1):
            offset = damage.start - stretch.start
            same = stretch.end - stretch.start == stretch.original_end - stretch.original_start
            return start <= stretch.original_start + (offset if same else 0) < end
    return False


def _count_line(line: BrokenLine, text: str, damages: list[Damage], tally: Tally) -> None:
    true, now, before = line.clean.split(), text.split(), line.broken.replace("ـ", "").split()
    tally["words"] += len(true)
    if any(damage.kind in ("torn_line", "torn_word") for damage in damages):
        made = Counter(now) - Counter(before)
        tally["made words"] += sum(made.values())
        tally["rightly made"] += sum((made & Counter(true)).values())
    if line.torn:
        tally["torn lines"] += 1
        tally[f"lines in {min(len(line.torn) + 1, 4)}"] += 1
        tally["torn words"] += len(line.torn)
        tally["rejoined"] += sum(
            ((Counter(now) - (Counter(true) - Counter(line.torn))) & Counter(line.torn)).values()
        )
        right = now == true
        tally["lines in order"] += right
        tally[f"in order of {min(len(line.torn) + 1, 4)}"] += right
    told = [damage for damage in damages if damage.kind == "torn_line"]
    if told:
        tally["reordered"] += 1
        if all(damage.certain for damage in told):
            tally["certain"] += 1
            tally["certain and right"] += now == true
    if any(not damage.certain for damage in damages):
        return
    if now not in (true, before):
        matcher = difflib.SequenceMatcher(None, true, now, autojunk=False)
        tally["silently wrong"] += len(true) - sum(block.size for block in matcher.get_matching_blocks())


def measure_tears(texts: list[list[str]]) -> Figures:
    """What came back of torn words and lines, by the way they were cut."""
    found: Figures = {}
    for name, tear in TEARS.items():
        chance = random.Random(11)  # noqa: S311
        tally = Tally()
        for number, paragraphs in enumerate(texts):
            measure_page(broken_lines(paragraphs, WIDTHS[number % len(WIDTHS)], tear, chance), tally)
        found[f"mending: {name}"] = {
            "torn lines": tally["torn lines"],
            "torn words rejoined, precision": tally.share("rightly made", "made words"),
            "torn words rejoined, recall": tally.share("rejoined", "torn words"),
            "lines back in order": tally.share("lines in order", "torn lines"),
            "of them cut in two": tally.share("in order of 2", "lines in 2"),
            "of them cut in three": tally.share("in order of 3", "lines in 3"),
            "reordered lines called certain": tally.share("certain", "reordered"),
            "of these in order": tally.share("certain and right", "certain"),
            "words not changed wrongly in silence": 1 - tally["silently wrong"] / max(1, tally["words"]),
        }
    return found


def measure_clean(texts: list[list[str]]) -> dict[str, float]:
    """The share of clean texts that come through to the character: as written, and wrapped to a page."""
    whole = wrapped = 0
    for number, paragraphs in enumerate(texts):
        text = "\n".join(paragraphs)
        mended = mend(text)
        whole += mended.text == text and not mended.damages
        width = WIDTHS[number % len(WIDTHS)]
        lines = [
            textwrap.wrap(each, width, break_long_words=False, break_on_hyphens=False) for each in paragraphs
        ]
        page = mend("\n\n".join("\n".join(each) for each in lines))
        wrapped += page.text.split() == text.split() and not page.damages
    return {"as written": whole / len(texts), "wrapped to a page": wrapped / len(texts)}


def measure_characters(texts: list[list[str]]) -> dict[str, float]:
    """The share of texts whose characters are all right again after presentation forms, controls and odd spaces."""
    chance = random.Random(5)  # noqa: S311
    right = 0
    for paragraphs in texts:
        text = "\n".join(paragraphs)
        broken = "".join(_broken_character(each, chance) for each in text)
        right += mend(broken).text == text
    return {"texts right again": right / len(texts)}


_FORMS = {
    unicodedata.normalize("NFKC", chr(point)): chr(point)
    for point in range(0xFE8D, 0xFEF5)
    if len(unicodedata.normalize("NFKC", chr(point))) == 1
}


def _broken_character(character: str, chance: random.Random) -> str:
    if character == " ":
        return chance.choice((" ", " ", "\u00a0", "\u2009", "\u200f ", "\u202b \u202c"))
    return _FORMS.get(character, character) if chance.random() < 0.3 else character


def measure_encodings(texts: list[list[str]]) -> dict[str, float]:
    """The share of texts that come back to the character after being read in another encoding than written."""
    found = {}
    for name, steps in ENCODINGS.items():
        tried = right = 0
        for paragraphs in texts:
            text = "\n".join(paragraphs)
            broken = text
            for written, taken in steps:
                broken = misread(broken, written, taken)
                if not broken:
                    break
            if broken:
                tried += 1
                right += repair_misread(broken)[0].text == text
        found[name] = right / tried if tried else 1.0
    return found


ENCODINGS = {
    "UTF-8 as Latin-1": [("utf-8", "latin-1")],
    "UTF-8 as Windows-1252": [("utf-8", "cp1252")],
    "UTF-8 as Windows-1256": [("utf-8", "cp1256")],
    "UTF-8 twice as Windows-1252": [("utf-8", "cp1252"), ("utf-8", "cp1252")],
    "Windows-1256 as Latin-1": [("cp1256", "latin-1")],
    "Windows-1256 as Windows-1252": [("cp1256", "cp1252")],
    "Windows-1256 as UTF-8 of Latin-1": [("cp1256", "latin-1"), ("utf-8", "latin-1")],
    "ISO 8859-6 as Latin-1": [("iso8859-6", "latin-1")],
    "ISO 8859-6 as Windows-1256": [("iso8859-6", "cp1256")],
    "Windows-1256 as ISO 8859-6": [("cp1256", "iso8859-6")],
    "MacArabic as Latin-1": [("mac_arabic", "latin-1")],
    "DOS 720 as Windows-1252": [("cp720", "cp1252")],
}


def misread(text: str, written: str, taken: str) -> str:
    """The text as a tool shows it that takes its bytes for another encoding's; empty where that cannot be written."""
    characters = []
    try:
        data = text.encode(written)
    except UnicodeEncodeError:
        return ""
    for byte in data:
        try:
            characters.append(bytes([byte]).decode(taken))
        except UnicodeDecodeError:
            characters.append(chr(byte))
    return "".join(characters)


def figures(shared: Path, half: str = "measure", every: int = EVERY) -> Figures:
    """All figures; those held to floors are on the articles of odd number."""
    texts = articles(shared, half)[::every]
    return {
        **measure_tears(texts),
        "mending: clean text untouched": measure_clean(texts),
        "mending: characters": measure_characters(texts),
        "mending: encodings": measure_encodings(texts),
    }


def rows(found: Figures) -> Iterator[tuple[str, str, str]]:
    """The figures as lines of a table."""
    for row, columns in found.items():
        for name, number in columns.items():
            yield row, name, f"{number:,.0f}" if number > 1 else f"{number:.2%}"


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--half", choices=("tune", "measure"), default="measure")
    parser.add_argument("--every", type=int, default=EVERY, help="one article in so many; 1 is all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = figures(options.shared, options.half, options.every)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    table = Table("what", "figure", "")
    for row in rows(found):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
