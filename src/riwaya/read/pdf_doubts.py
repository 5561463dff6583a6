"""Whether what the fonts of a PDF page tell can be what the page shows."""

import re
from collections.abc import Sequence
from typing import Literal

from riwaya.read.glyph_letters import is_unlikely
from riwaya.read.pdf_values import LOST, Glyph, PageLine
from riwaya.read.words import is_listed_word, letters

Doubt = Literal["", "scan", "gaps", "words"]
"""What is wrong with a page: it is a picture, some of its letters are not told, or its words are no words."""

FEWEST_WORDS = 4
"""Words of three letters and more that a line has where they tell whether its letters are right."""

KNOWN = 0.5
"""Share of a line's words that a dictionary has, below which its letters may be wrong: in 40 honest PDFs one line in
200 has fewer, in one whose map lies 12 of 16."""

STRANGE_LINES, STRANGE_SHARE = 2, 0.2
"""Such lines of a page, and their share of its lines, from which its fonts are doubted: honest pages have up to .07."""

SIGNS = 0.3
"""Share of a line's characters that are signs, accented letters and the like, from which on it is no text. A judgement:
French has .05."""

_SIGN = re.compile("[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u02ff\u2020-\u2022\u2030\u2100-\u27bf\ufb00-\ufb06]")
_ARABIC = "\u0620-\u064a"
# A bracket, a mark or a Latin letter between two Arabic ones: the shape of a letter that the map calls so.
_BROKEN = re.compile(rf"[{_ARABIC}][^{_ARABIC}\s\u064b-\u065f\u0670./:\u060c\u061b,-]+[{_ARABIC}]")
_OPEN, _SHUT = re.compile(r"[(\[]"), re.compile(r"[)\]]")


def doubt_words(glyphs: Sequence[Glyph], lines: Sequence[PageLine]) -> Doubt:
    """What is wrong with a page of text as its file tells it."""
    judged = [strange for line in lines if (strange := _is_strange(line.text)) is not None]
    if sum(judged) >= STRANGE_LINES and sum(judged) > STRANGE_SHARE * len(judged):
        return "words"
    return "gaps" if any(LOST in glyph.text or is_unlikely(glyph.text) for glyph in glyphs) else ""


def _is_strange(text: str) -> bool | None:
    """Whether a line's letters cannot be right; None where it has too few words to tell."""
    shown = re.sub(r"\s", "", text.replace("\u0640", ""))
    if len(shown) > 3 * FEWEST_WORDS and len(_SIGN.findall(shown)) > SIGNS * len(shown):
        return True
    tokens = [
        each for each in text.replace("\u0640", "").split() if len(letters(each)) > 2 and LOST not in each
    ]
    if len(tokens) < FEWEST_WORDS:
        return None
    unknown = sum(map(_is_unknown, tokens))
    unpaired = abs(len(_OPEN.findall(text)) - len(_SHUT.findall(text)))
    return unknown + unpaired > (1 - KNOWN) * len(tokens)


def _is_unknown(token: str) -> bool:
    return bool(_BROKEN.search(token) or _SIGN.search(token)) or not is_listed_word(letters(token))


def mark_strange(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, in those whose letters cannot be right each word that is none with marks of loss for its letters."""
    return [
        line._replace(text=re.sub(r"\S+", _marked, line.text)) if _is_strange(line.text) else line
        for line in lines
    ]


def _marked(token: re.Match[str]) -> str:
    text = token.group()
    told = letters(text.replace("\u0640", ""))
    known = text.isascii() or (len(told) > 2 and not _is_unknown(text.replace("\u0640", "")))
    return text if known else LOST * len(text)
