"""What each glyph of a PDF shows: what the file tells, where that is to be believed, else what OCR votes for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from riwaya.read.glyph_votes import Voted
from riwaya.read.pdf_values import LOST, TATWEEL

HONEST = 0.85
"""A font is believed when OCR sees in so many of its letters what the file tells: 9 honest fonts have .93 and more,
those whose maps lie .62 and less."""

FEW = 8
"""Letters looked at, of a font, below which nothing is said against it. A judgement."""

SURE = 0.6
"""Least share of the votes with which a letter is taken; below it, the glyph is lost."""

STEADY = 0.7
"""Share of the votes with which OCR sees a letter in what the file calls a sign or a Latin letter. A judgement: Latin
letters, read with Arabic data, have .25 to .5."""

FEW_DIGITS = 3
"""Fewer votes than this change no digit that the file tells. A judgement: OCR misreads them most."""

_ARABIC = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]")
_UNLIKELY = re.compile(
    "[\u0600-\u0605\u0609-\u060b\u060e-\u061a\u061c-\u061e\u063b-\u063f"
    "\u06d6-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufffd]"
)
"""Characters of Arabic script that no news is written with."""


Ink = Literal["letter", "stroke", "mark"]


class Told(NamedTuple):
    """What a file tells of a glyph: its font, its letters ("" for none), whether surely, and what its ink may show."""

    font: str
    text: str
    sure: bool = False
    ink: Ink = "letter"


class Letter(NamedTuple):
    """What a glyph shows, and whether OCR alone tells it."""

    text: str
    by_ocr: bool = False


def is_unlikely(text: str) -> bool:
    """Whether letters that a file tells cannot be what Arabic news shows.

    >>> is_unlikely("\u061d"), is_unlikely("ج")
    (True, False)
    """
    return bool(_UNLIKELY.search(text))


def believed(told: Mapping[int, Told], votes: Mapping[int, Voted]) -> dict[str, bool]:
    """Whether each font's map is to be believed, by how many of its Arabic letters OCR sees as it tells them.

    Where a map tells next to none, it is believed unless OCR steadily sees Arabic letters in most of the others.
    """
    same: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    other: Counter[str] = Counter()
    arabic: Counter[str] = Counter()
    for glyph, voted in votes.items():
        each = told[glyph]
        if not each.text or each.sure:
            continue
        if _ARABIC.match(each.text):
            seen[each.font] += voted.votes
            same[each.font] += voted.votes * (_plain(each.text) == _plain(voted.text))
        elif not is_plain(each.text) or each.text.isalpha():
            other[each.font] += voted.votes
            arabic[each.font] += voted.votes * (bool(_ARABIC.match(voted.text)) and voted.share >= STEADY)
    fonts = {each.font for each in told.values()}
    return {
        font: same[font] >= HONEST * seen[font]
        if seen[font] >= FEW
        else other[font] < 2 * FEW or arabic[font] < other[font] / 2
        for font in fonts
    }


def _plain(text: str) -> str:
    """Letters as OCR may see them: without marks, forms and kashida."""
    plain = unicodedata.normalize("NFKC", text).replace("\u0640", "")
    return "".join(each for each in unicodedata.normalize("NFC", plain) if unicodedata.category(each) != "Mn")


def decide(
    told: Mapping[int, Told], votes: Mapping[int, Voted], honest: Mapping[str, bool], *, doubted: bool = False
) -> dict[int, Letter]:
    """What each glyph shows. One that neither file nor votes tell surely has the mark of a lost letter.

    `doubted` means that the file's words are no words, so that even signs of fonts that are believed may be letters.
    """
    letters = {}
    for glyph, each in told.items():
        voted = votes.get(glyph)
        fits = not is_unlikely(each.text) and not (doubted and voted and _is_letter(each, voted))
        if each.text and (each.sure or (honest.get(each.font, True) and fits)):
            letters[glyph] = Letter(each.text)
        elif voted is None:
            letters[glyph] = Letter(LOST)
        else:
            letters[glyph] = _voted(each, voted)
    return letters


def _is_letter(told: Told, voted: Voted) -> bool:
    """Whether OCR steadily sees an Arabic letter in what the file calls a sign."""
    steady = voted.share >= STEADY and voted.votes >= FEW_DIGITS
    return steady and bool(_ARABIC.match(voted.text)) and not is_plain(told.text)


def is_plain(text: str) -> bool:
    """Whether a letter or digit is one of those that Arabic news is written with."""
    return bool(re.match("[0-9A-Za-z\u0660-\u0669\u0620-\u063f\u0641-\u064a\ufe70-\ufefc]", text))


def _voted(told: Told, voted: Voted) -> Letter:
    """What a glyph shows of which the file tells nothing, or nothing to be believed."""
    told_kind, voted_kind = _kind(told.text), _kind(voted.text)
    # OCR takes points, commas and quotation marks for one another, and Arabic-Indic digits for anything.
    if told_kind == "P" and voted_kind != "L":
        return Letter(told.text)
    if told_kind == "N" and (voted_kind != "N" or voted.votes < FEW_DIGITS):
        return Letter(told.text, by_ocr=True)
    if not voted.text and told.ink != "letter":
        return Letter(TATWEEL if told.ink == "stroke" else "", by_ocr=True)
    # What is no letter, and no stroke or mark either, is one that OCR did not see.
    return Letter(voted.text if voted.text and voted.share >= SURE else LOST, by_ocr=True)


def _kind(text: str) -> str:
    """The kind of the first character; a number only where it is a plain digit."""
    kind = unicodedata.category(text[0]) if text else ""
    return kind[:1] if kind[:1] != "N" or kind == "Nd" else "S"
