"""Where a text turns to another happening, and which sentences and acts lie behind the one it tells."""

import re
from bisect import bisect_left
from functools import cache

from riwaya.arabic.characters import fold
from riwaya.lexicon import load_table

BEFORE = 30
"""The code points before a trigger in which «بعد», «عقب» are looked for: four words."""
_WORDS_BETWEEN = 3


@cache
def _turn() -> re.Pattern[str]:
    phrases: list[str] = sorted(load_table("discourse")["turns"]["phrases"], key=len, reverse=True)
    return re.compile(rf"\b[وف]?(?:{'|'.join(re.escape(fold(phrase)) for phrase in phrases)})\b")


@cache
def _background() -> re.Pattern[str]:
    words: str = load_table("discourse")["background"]["words"]
    return re.compile(rf"\W*(?:{'|'.join(fold(words).split())})\b")


@cache
def _behind() -> re.Pattern[str]:
    words: str = load_table("discourse")["behind"]["words"]
    return re.compile(rf"\b[وف]?(?:{'|'.join(fold(words).split())})\s+(?:\S+\s+){{0,{_WORDS_BETWEEN}}}\Z")


class Discourse:
    """The turns of one text."""

    def __init__(self, text: str) -> None:
        self._text = fold(text)
        self._turns = [found.start() for found in _turn().finditer(self._text)]

    def turns_between(self, start: int, end: int) -> int:
        """How often the text turns to another happening between two offsets.

        >>> Discourse("قتل ثلاثة. من جهة أخرى أصيب اثنان.").turns_between(0, 24)
        1
        """
        return bisect_left(self._turns, end) - bisect_left(self._turns, start)

    def is_background(self, sentence: int) -> bool:
        """Whether the sentence that begins at the offset goes back behind what was told («وكان التنظيم …»)."""
        return _background().match(self._text, sentence) is not None

    def is_behind(self, sentence: int, trigger: int) -> bool:
        """Whether the act at the offset is told as what came before another («بعد أيام على تفجير»)."""
        return _behind().search(self._text[max(sentence, trigger - BEFORE) : trigger]) is not None


class Silent(Discourse):
    """The discourse of a document whose text is not at hand: it never turns."""

    def __init__(self) -> None:
        super().__init__("")
