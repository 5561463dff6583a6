"""Glyphs that OCR saw too seldom to be sure of, settled by the words that they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from riwaya.read.glyph_letters import SURE
from riwaya.read.glyph_votes import Voted
from riwaya.read.words import is_listed_word, letters

SELDOM, SPLIT = 4, 0.8
"""A glyph with at most so many votes, or whose string has at most this share of them, is looked at: of the strings
that more and larger votes gave, 1 in 300 was wrong."""

MOST_WORDS = 12
"""Words of a glyph that are looked up."""

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء"


def settle(
    votes: Mapping[int, Voted], words: Iterable[Sequence[int]], known: Mapping[int, str]
) -> dict[int, Voted]:
    """The votes, weak ones changed to the string that makes the most words of Arabic where it is one of OCR's own.

    `words` are those of the lines, each by its glyphs in reading order; `known` gives the letters of glyphs that need
    no vote. Where none of the strings that OCR saw makes a word, one letter may, if it is the only one.
    """
    settled = dict(votes)
    weak = [glyph for glyph, voted in votes.items() if voted.votes <= SELDOM or voted.share <= SPLIT]
    places: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for word in words:
        for glyph in set(word):
            places[glyph].append(tuple(word))
    for glyph in sorted(weak, key=lambda each: -votes[each].share * votes[each].votes):
        if glyph not in known:
            settled[glyph] = _settled(glyph, settled, places[glyph][:MOST_WORDS], known)
    return settled


def _settled(
    glyph: int, votes: Mapping[int, Voted], words: Sequence[tuple[int, ...]], known: Mapping[int, str]
) -> Voted:
    voted = votes[glyph]

    def merit(text: str) -> int:
        return sum(_makes_word(word, votes, known, (glyph, text)) for word in words)

    own = merit(voted.text)
    if own == len(words):
        return voted._replace(share=max(voted.share, SURE)) if voted.text else voted
    merits = {text: merit(text) for text in voted.others}
    best = max(merits, key=lambda text: merits[text], default=voted.text)
    if merits.get(best, 0) > own:
        return voted._replace(text=best, share=max(voted.share, SURE))
    if own == 0 and voted.text not in known.values():
        alone = [letter for letter in LETTERS if merit(letter) == len(words)]
        if len(alone) == 1:
            return voted._replace(text=alone[0], share=SURE)
    return voted


def _makes_word(
    word: Sequence[int], votes: Mapping[int, Voted], known: Mapping[int, str], tried: tuple[int, str]
) -> bool:
    parts = []
    for glyph in word:
        if glyph == tried[0]:
            parts.append(tried[1])
        elif glyph in known:
            parts.append(known[glyph])
        else:
            parts.append(votes[glyph].text if glyph in votes else "")
    plain = letters("".join(parts).replace("\u0640", ""))
    return len(plain) > 1 and is_listed_word(plain)
