"""Words that run together: a space lost after a letter that does not join, where the eye does not miss it."""

from riwaya.read.characters import Finding
from riwaya.read.tracked import Edit, Tracked
from riwaya.read.words import LETTERS, is_listed_word, is_word

CLOSING = frozenset("ةى")
"""Letters that only end a word, so that what follows them is another."""

UNJOINED = frozenset("ادذرزو")
"""Letters that never join the next one: «بتفجيرقاعدة» looks like two words with or without its space."""

SHORTEST = 4
"""Shorter parts make words by chance. Of 31,700 different words in 173,000 of news, 83 fall into two of four
letters and more, most of them wrongly; 14 do as `_plainly_ends` asks, all rightly."""

_KEPT = ("عبد", "ابو", "أبو", "وعبد", "لعبد")
"""Beginnings of names that many write as one word: «عبدالعزيز»."""


def part_words(text: Tracked) -> tuple[Tracked, list[Finding]]:
    """The text with words parted that no dictionary has together and that are both words apart.

    Only for text that a tool has damaged elsewhere; no parting is certain.
    """
    edits = []
    for match in LETTERS.finditer(text.text):
        place = parting(match.group())
        if place:
            last = match.start() + place - 1
            edits.append(Edit(last, last + 1, text.text[last] + " "))
    found = [Finding("joined_words", *text.origin(edit.start, edit.end), certain=False) for edit in edits]
    return text.edited(edits), found


def parting(word: str) -> int:
    """Where a word falls into two, or 0 where it is one.

    >>> parting("بتفجيرقاعدة"), parting("المدينةالتي"), parting("السيارات")
    (6, 7, 0)
    """
    if len(word) < 2 * SHORTEST or word.startswith(_KEPT) or is_word(word):
        return 0
    places = [place for place in range(SHORTEST, len(word) - SHORTEST + 1) if _parts_at(word, place)]
    return places[0] if len(places) == 1 else 0


def _parts_at(word: str, place: int) -> bool:
    first, second = word[:place], word[place:]
    closed = first[-1] in CLOSING
    if not closed and not (first[-1] in UNJOINED and _plainly_ends(second)):
        return False
    return is_listed_word(first) and is_listed_word(second)


def _plainly_ends(word: str) -> bool:
    """Whether the word carries an article, or ends in a ta marbuta that is no ending of an adjective («ـية»)."""
    return len(word) > SHORTEST and (
        word.startswith("ال") or (word.endswith("ة") and not word.endswith("ية"))
    )
