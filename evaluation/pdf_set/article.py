"""The set's source texts: one block a line, a prefix saying what it is.

`# ` title, `@ ` dateline, `## ` heading, `- ` bullet, `+ ` numbered item, `| a | b` table row, `> ` pull-quote,
`! ` caption, `^ ` footnote (marked in the text as `{1}`); anything else is a paragraph.
"""

import random
import re
from pathlib import Path
from typing import NamedTuple

from case import ARABIC_DIGITS, Case

TEXTS = Path(__file__).with_name("texts")

KINDS = {
    "# ": "title",
    "@ ": "dateline",
    "## ": "heading",
    "- ": "bullet",
    "+ ": "item",
    "| ": "row",
    "> ": "pull",
    "! ": "caption",
    "^ ": "note",
}
MARK = re.compile(r"\{(\d)\}")
FEATURES = {"table": "row", "pull": "pull", "figure": "caption", "notes": "note"}

LATIN_RUN = re.compile(r"[A-Za-z+$][\w./:?=&@+\-()$ ]*|\S*[A-Za-z]\S*|\{\d\}", re.ASCII)
JOINING = "بتثجحخسشصضطظعغفقكلمنهيئ"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويئأإآةى"
KASHIDA_SPOT = re.compile(f"(?<=[{JOINING}])(?=[{LETTERS}])")
ALEF = "اأإآ"


class Block(NamedTuple):
    """One block: its kind, its text (for a row, cells joined by tabs), and its number where it has one."""

    kind: str
    text: str
    number: int = 0


def load(name: str) -> list[Block]:
    """The blocks of a source text; list items and footnotes are numbered in order."""
    blocks: list[Block] = []
    notes = 0
    for line in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        prefix = next((prefix for prefix in KINDS if line.startswith(prefix)), "")
        kind = KINDS.get(prefix, "para")
        text = line.removeprefix(prefix).strip()
        number = 0
        if kind == "row":
            text = "\t".join(cell.strip() for cell in text.split("|"))
        if kind == "item":
            number = blocks[-1].number + 1 if blocks[-1].kind == "item" else 1
        if kind == "note":
            notes += 1
            number = notes
        blocks.append(Block(kind, text, number))
    return blocks


def adapt(blocks: list[Block], case: Case) -> list[Block]:
    """The blocks a case shows: those of its features, in its digits, with or without kashida.

    Blocks that hold what the producer or font cannot print (`drop`) are left out, and pull-quotes that
    then repeat nothing.
    """
    unwanted = {kind for feature, kind in FEATURES.items() if feature not in case.features}
    kept = [block for block in blocks if block.kind not in unwanted]
    kept = [block for block in kept if not any(re.search(what, block.text) for what in case.drop)]
    body = " ".join(block.text for block in kept if block.kind == "para")
    kept = [block for block in kept if block.kind != "pull" or block.text in body]
    if "notes" not in case.features:
        kept = [block._replace(text=MARK.sub("", block.text)) for block in kept]
    if case.digits:
        kept = [block._replace(text=arabic_digits(block.text)) for block in kept]
    if case.kashida:
        chance = random.Random(7)  # noqa: S311  # the same kashidas in every run
        kept = [block._replace(text=stretched(block.text, chance)) for block in kept]
    return kept


def arabic_digits(text: str) -> str:
    """The text with Arabic-Indic digits, but for Latin runs and footnote marks."""
    parts, at = [], 0
    for latin in LATIN_RUN.finditer(text):
        parts += [text[at : latin.start()].translate(ARABIC_DIGITS), latin.group()]
        at = latin.end()
    return "".join(parts) + text[at:].translate(ARABIC_DIGITS)


def stretched(text: str, chance: random.Random, share: float = 0.25) -> str:
    """The text with one kashida run in about `share` of its longer words, never inside لا."""
    words = text.split(" ")
    for place, word in enumerate(words):
        spots = [spot.start() for spot in KASHIDA_SPOT.finditer(word) if not lam_alef(word, spot.start())]
        if len(word) > 3 and spots and chance.random() < share:
            spot = chance.choice(spots)
            words[place] = word[:spot] + "ـ" * chance.randint(1, 4) + word[spot:]
    return " ".join(words)


def lam_alef(word: str, spot: int) -> bool:
    """Whether a kashida at `spot` would part a lam from its alef."""
    return (word[spot - 1] == "ل" and word[spot] in ALEF) or "الله" in word or "لله" in word
