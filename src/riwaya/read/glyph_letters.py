"""What each glyph of a PDF shows: what the file tells, where that is to be believed, else what OCR votes for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from riwaya.read.glyph_votes import Voted
from riwaya.read.pdf_lines import LOST, TATWEEL

HONEST = 0.85
"""A font is believed when OCR sees in so many of its letters what the file tells: 9 honest fonts have .93 and more,
those whose maps lie .62 and less."""

FEW = 8
"""Letters looked at, of a font, below which nothing is said against it. A judgement."""

SURE = 0.6
"""Least share of the votes with which a letter is taken; below it, the glyph is lost."""

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

    Where a map tells next to none, it is believed unless OCR sees Arabic letters in most of what it calls Latin ones.
    """
    same: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    arabic: Counter[str] = Counter()
    for glyph, voted in votes.items():
        each = told[glyph]
        if not each.text or each.sure:
            continue
        if _ARABIC.match(each.text):
            seen[each.font] += voted.votes
            same[each.font] += voted.votes * (_plain(each.text) == _plain(voted.text))
        elif each.text.isalpha():
            latin[each.font] += voted.votes
            arabic[each.font] += voted.votes * bool(_ARABIC.match(voted.text))
    fonts = {each.font for each in told.values()}
    return {
        font: same[font] >= HONEST * seen[font]
        if seen[font] >= FEW
        else latin[font] < FEW * FEW or arabic[font] < latin[font] / 2
        for font in fonts
    }


def _plain(text: str) -> str:
    """Letters as OCR may see them: without marks, forms and kashida."""
    plain = unicodedata.normalize("NFKC", text).replace("\u0640", "")
    return "".join(each for each in unicodedata.normalize("NFC", plain) if unicodedata.category(each) != "Mn")


def decide(
    told: Mapping[int, Told], votes: Mapping[int, Voted], honest: Mapping[str, bool]
) -> dict[int, Letter]:
    """What each glyph shows. One that neither file nor votes tell surely has the mark of a lost letter."""
    letters = {}
    for glyph, each in told.items():
        voted = votes.get(glyph)
        if each.text and (each.sure or (honest.get(each.font, True) and not is_unlikely(each.text))):
            letters[glyph] = Letter(each.text)
        elif voted is None:
            letters[glyph] = Letter(LOST)
        else:
            letters[glyph] = _voted(each, voted)
    return letters


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
    return unicodedata.category(text[0])[0] if text else ""
