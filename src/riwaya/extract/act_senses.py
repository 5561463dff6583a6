"""What stands around a word of the lexicon of acts, and whether it is what the word's entry asks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.arabic.columns import among, hosts, keys, texts
from riwaya.extract.act_entries import TOWN, Entry, Reading
from riwaya.extract.towns import names_town
from riwaya.lexicon import word_set

NEXT_WINDOW = 3
BESIDE_WINDOW = 6
BESIDE_VERB = 9
"""A verb's object may stand behind a long subject: «فتحت قوات النظام بعد منتصف الليل نيران رشاشاتها»."""

UNLESS_WINDOW = 4
UNLESS_VERB = 7
"""What bars a verb may stand behind its subject too: «احتل الحزب المعارض، المرتبة الأولى». From 5 to 7 all figures for
development are the same, and better than at 4."""

NOT_NEXT_WINDOW = 2

_FIXED = word_set("grammar", "acts", "fixed")
"""Prepositions that are made of a noun, which itself would mean another thing: «بهدف» is no goal of a game."""

COMPLEMENTIZERS = word_set("grammar", "acts", "complementizers")
_QUOTES = frozenset("«»“”\"'")
CLAUSE_ENDS = frozenset([*".؛:؟!", "؟!"])


class Around(NamedTuple):
    """What conditions compare: the tokens, and of each its key and then its host (neither for the end of a clause).

    `marks` are the indices of quotation marks.
    """

    tokens: Sequence[Token]
    words: list[str | None]
    marks: tuple[int, ...]

    def at(self, index: int) -> set[str | None]:
        """The words of a token."""
        return {*self.words[2 * index : 2 * index + 2]} - {None}

    def holds(self, wanted: frozenset[str], start: int, end: int) -> bool:
        """Whether a wanted word is among the tokens `start:end`."""
        return not wanted.isdisjoint(self.words[2 * start : 2 * end])

    def window(self, index: int, left: int, right: int) -> range:
        """The positions at most so many words before and behind `index`; a quotation mark is no word."""
        if self.marks:
            left += bisect_left(self.marks, index) - bisect_left(self.marks, index - left)
            right += bisect_right(self.marks, index + right) - bisect_right(self.marks, index)
        return range(max(0, index - left), min(len(self.tokens), index + right + 1))

    def meets(self, wanted: frozenset[str], index: int, left: int, right: int) -> bool:
        """Whether a wanted word stands at most so many words before or behind the one at `index`."""
        near = self.window(index, left, right)
        return self.holds(wanted, near.start, index) or self.holds(wanted, index + 1, near.stop)


def holds(reading: Reading, index: int, around: Around) -> int | None:
    """The index of the token that completes the entry (or `index` itself) if its conditions hold, else None."""
    entry = reading.entry
    verb = reading.form.pos == "verb"
    if _is_barred(entry, index, around, UNLESS_VERB if verb else UNLESS_WINDOW):
        return None
    behind = BESIDE_VERB if verb else BESIDE_WINDOW
    if entry.beside and not around.meets(entry.beside, index, BESIDE_WINDOW, behind):
        return None
    if entry.before and not around.meets(entry.before, index, NEXT_WINDOW, 0):
        return None
    return _completed(entry, index, around) if entry.next else index


def _is_barred(entry: Entry, index: int, around: Around, behind: int) -> bool:
    """Whether something stands around a word that the entry must not have, or it lacks the pronoun it needs."""
    if entry.owned and not around.tokens[index].form.pronoun:
        return True
    if entry.not_after and index and _is_part_of(entry.not_after, index, around):
        return True
    object_ = entry.not_next and not _is_led_by(around.tokens, index + 1)
    if object_ and around.meets(entry.not_next, index, 0, NOT_NEXT_WINDOW):
        return True
    if not entry.unless:
        return False
    near = around.window(index, UNLESS_WINDOW, behind)
    return around.holds(entry.unless, near.start, near.stop)


def _is_led_by(tokens: Sequence[Token], index: int) -> bool:
    """Whether «ب» leads what follows a word, which then is no object: «هدد بوقف المفاوضات»."""
    return index < len(tokens) and tokens[index].form.preposition == "ب"


def _is_part_of(wanted: frozenset[str], index: int, around: Around) -> bool:
    """Whether a wanted word without an article governs the one at `index`, or the noun that it is joined to."""
    tokens = around.tokens
    joined = tokens[index].form.conjunction and index > 1 and tokens[index - 1].form.article
    firsts = (index - 1, index - 2) if joined else (index - 1,)
    return any(around.holds(wanted, at, at + 1) and not tokens[at].form.article for at in firsts)


def _completed(entry: Entry, index: int, around: Around) -> int | None:
    near = around.window(index, -1, NEXT_WINDOW)
    town = TOWN in entry.next
    if not (town or around.holds(entry.next, near.start, near.stop)):
        return None
    words = around.words
    for position in near:
        if words[2 * position] in entry.next or words[2 * position + 1] in entry.next:
            return position
        if town and names_town(around.tokens, position):
            return index
        if words[2 * position] is None or around.tokens[position].tag == "VERB":
            return None
        if words[2 * position] in COMPLEMENTIZERS:
            return None  # «أعلن الوزير أن المسؤولية …»
    return None


def surroundings(tokens: Sequence[Token]) -> Around:
    """What the conditions of entries compare, in one sentence."""
    written = texts(tokens)
    words: list[str | None] = [None] * (2 * len(written))
    words[::2], words[1::2] = keys(tokens), hosts(tokens)
    for index in among(keys(tokens), _FIXED):
        words[2 * index + 1] = words[2 * index]
    for index in among(written, CLAUSE_ENDS):
        if tokens[index].tag == "PUNCT":
            words[2 * index : 2 * index + 2] = None, None
    return Around(tokens, words, tuple(among(written, _QUOTES)))
