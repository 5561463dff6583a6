"""Characters that a tool put into a text and no writer did: kashida, presentation forms, controls, odd spaces."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from riwaya.model import Bounds, DamageKind
from riwaya.read.tracked import Edit, Tracked

LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc"
MARK = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"


class Finding(NamedTuple):
    """A damage by its place in the original; where that comes to stand in the mended text is known at the end."""

    kind: DamageKind
    start: int
    end: int
    certain: bool = True
    mended: bool = True
    bounds: Bounds | None = None


_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+")
_COMPOSED = re.compile("[\u0627\u0648\u064a\u06cc][\u0653-\u0655]")
# A letter that stands for a word (هـ after a year, لـ before a bracket or number) is written with its kashida.
_KASHIDA = re.compile(f"(?<![{LETTER}{MARK}\u0640])(?:[وف]?[لبكه])\u0640(?![{LETTER}{MARK}\u0640])|(\u0640+)")
_SUSPECT = re.compile(
    f"{_CONTROLS.pattern}|{_LINE_ENDS.pattern}|{_SPACES.pattern}|{_FORMS.pattern}|{_COMPOSED.pattern}|\u0640"
)


def repair_characters(text: Tracked, original: str) -> tuple[Tracked, list[Finding]]:
    """The text without characters that only a tool puts in, and what was found, one finding a line and kind.

    A text without them comes back as it is. Line ends of other systems become line feeds and are no damage.
    """
    if not _SUSPECT.search(text.text):
        return text, []
    found: list[Finding] = []
    steps: tuple[tuple[re.Pattern[str], DamageKind | None, Callable[[re.Match[str]], str]], ...] = (
        (_LINE_ENDS, None, lambda _: "\n"),
        (_CONTROLS, "invisible_controls", lambda _: ""),
        (_SPACES, "odd_spaces", lambda _: " "),
        (_FORMS, "presentation_forms", lambda match: unicodedata.normalize("NFKC", match.group())),
        (_COMPOSED, "presentation_forms", lambda match: unicodedata.normalize("NFC", match.group())),
        (_KASHIDA, "kashida", lambda match: "" if match.group(1) else match.group()),
    )
    for pattern, kind, replacement in steps:
        text, places = _replaced(text, pattern, replacement)
        if kind:
            found += findings_by_line(original, places, kind)
    return text, found


def _replaced(
    text: Tracked, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> tuple[Tracked, list[tuple[int, int]]]:
    edits, places = [], []
    for match in pattern.finditer(text.text):
        words = replacement(match)
        if words == match.group():
            continue
        places.append(text.origin(match.start(), match.end()))
        # One character for one keeps each at its own place, so that a quote can end inside.
        if len(words) == len(match.group()):
            edits += [Edit(match.start() + at, match.start() + at + 1, new) for at, new in enumerate(words)]
        elif len(match.group()) > 1 and words and pattern is _FORMS:
            edits += [
                Edit(match.start() + at, match.start() + at + 1, unicodedata.normalize("NFKC", old))
                for at, old in enumerate(match.group())
            ]
        else:
            edits.append(Edit(match.start(), match.end(), words))
    return text.edited(edits), places


def findings_by_line(original: str, places: list[tuple[int, int]], kind: DamageKind) -> list[Finding]:
    """One finding for the damaged places of a line, from the first to the last."""
    found: list[Finding] = []
    for start, end in places:
        if found and "\n" not in original[found[-1].end : start]:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Finding(kind, start, end))
    return found
