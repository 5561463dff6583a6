"""Where a text turns to another happening, and which sentences and acts lie behind the one it tells."""

import re
from bisect import bisect_left
from functools import cache

from riwaya.arabic.characters import fold
from riwaya.lexicon import load_table

BEFORE = 30
"""The code points before a trigger in which «بعد», «عقب» are looked for: four words."""
_WORDS_BETWEEN = 3
_STOPS = r".،؛:\n«»"


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


def _either(table: str, name: str) -> str:
    words: str = load_table("discourse")[table][name]
    return "|".join(fold(words).split())


@cache
def _removed() -> re.Pattern[str]:
    before, units, after = (_either("removed", name) for name in ("before", "units", "after"))
    return re.compile(
        rf"\b[وف]?(?:{before})\s+(?:\S+\s+){{0,{_WORDS_BETWEEN}}}(?:{units})\s+(?:\S+\s+)?(?:{after})\s[^{_STOPS}]*"
    )


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"\w*\s+(?:\w+يه\s+)?(?:{_either('another', 'words')})\b")


@cache
def _sums() -> re.Pattern[str]:
    phrases = "|".join(re.escape(fold(phrase)) for phrase in load_table("discourse")["sums"]["phrases"])
    since, within, units = (_either("sums", name) for name in ("since", "within", "units"))
    return re.compile(
        rf"\bمنذ\s+(?:ال)?(?:{since})\b|\b(?:{within})\s+(?:\S+\s+){{1,2}}(?:ال)?(?:{units})\b|\b(?:{phrases})\b"
    )


class Discourse:
    """The turns of one text."""

    def __init__(self, text: str) -> None:
        self._text = fold(text)
        self._turns = [found.start() for found in _turn().finditer(self._text)]
        self._removed = [found.span() for found in _removed().finditer(self._text)]

    def turns_between(self, start: int, end: int) -> int:
        """How often the text turns to another happening between two offsets.

        >>> Discourse("قتل ثلاثة. من جهة أخرى أصيب اثنان.").turns_between(0, 24)
        1
        """
        return bisect_left(self._turns, end) - bisect_left(self._turns, start)

    def is_background(self, sentence: int) -> bool:
        """Whether the sentence that begins at the offset goes back behind what was told («وكان التنظيم …»)."""
        return _background().match(self._text, sentence) is not None

    def is_removed(self, trigger: int) -> bool:
        """Whether the act at the offset is told as so many days from another («بعد أيام على تفجير»)."""
        return any(start <= trigger < end for start, end in self._removed)

    def is_another(self, trigger_end: int) -> bool:
        """Whether the act whose words end at the offset is said not to be the one told before («هجوم آخر»)."""
        return _another().match(self._text, trigger_end) is not None

    def is_sum(self, start: int, end: int) -> bool:
        """Whether the sentence sums up many happenings («منذ اندلاع الحرب»)."""
        return _sums().search(self._text, start, end) is not None

    def is_behind(self, sentence: int, trigger: int) -> bool:
        """Whether the act at the offset is told as what came before another («بعد أيام على تفجير»)."""
        return _behind().search(self._text[max(sentence, trigger - BEFORE) : trigger]) is not None


class Silent(Discourse):
    """The discourse of a document whose text is not at hand: it never turns."""

    def __init__(self) -> None:
        super().__init__("")
