"""Whether a text is Arabic: by its script, then by what tells Arabic from the languages that share its letters."""

import re
from functools import cache
from typing import NamedTuple

from riwaya.lexicon import load_table

SAMPLE = 1_000
"""Characters looked at, some 170 words: a corpus is read at a fixed cost an article."""

ARABIC_SHARE = 0.3
"""Smallest share of letters in Arabic script. A judgement that leaves room for foreign names: 262 articles
have .998 and more, the test's sentence of three foreign names .6."""

TOLERANCE = 1
"""Words of another language that a text may have beyond its Arabic ones: one may be a name, or spelt alike."""

_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u06fd\u06fe\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_OTHER = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff\u0900-\u0dff\u3040-\u9fff\uac00-\ud7af]+")
# Yeh and kaf are typed in either shape in all of these languages.
_ONE_SHAPE = str.maketrans("یىک", "ييك")


class _Language(NamedTuple):
    letters: frozenset[str]
    words: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether it is one of the small words, or has a letter that Arabic has not."""
        return word in self.words or not self.letters.isdisjoint(word)


class _Languages(NamedTuple):
    arabic: frozenset[str]
    spelling: re.Pattern[str]
    neighbours: dict[str, _Language]
    any_neighbour: _Language


@cache
def _languages() -> _Languages:
    table = load_table("languages")
    neighbours = {
        name: _Language(frozenset(entry["letters"]), _one_shape(entry["words"]))
        for name, entry in table["neighbours"].items()
    }
    letters, words = zip(*neighbours.values(), strict=True)
    any_neighbour = _Language(frozenset().union(*letters), frozenset().union(*words))
    arabic, spelling = table["arabic"]["words"], table["arabic"]["spelling"]
    return _Languages(_one_shape(arabic), re.compile(spelling), neighbours, any_neighbour)


def _one_shape(words: list[str]) -> frozenset[str]:
    return frozenset(word.translate(_ONE_SHAPE) for word in words)


def why_not_arabic(text: str) -> str | None:
    """The reason why a text is not read as Arabic, or None for an Arabic one.

    >>> why_not_arabic("قالت الوزارة إن الطريق إلى المدينة مفتوح") is None
    True
    >>> why_not_arabic("این شهر از دیروز در دست نیروهای دولتی است")
    'the text is Persian, not Arabic'
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample)
    script = sum(map(len, words))
    other = sum(map(len, _OTHER.findall(sample)))
    if script < ARABIC_SHARE * (script + other):
        return "the text is not Arabic: most of its letters are of another script"
    if not script:
        return "the text has no Arabic letters"
    return _other_language([word.translate(_ONE_SHAPE) for word in words])


def _other_language(words: list[str]) -> str | None:
    known = _languages()
    foreign = [word for word in words if known.any_neighbour.has(word)]
    arabic = sum(
        word in known.arabic or known.spelling.search(word) is not None
        for word in words
        if not known.any_neighbour.has(word)
    )
    if len(foreign) <= arabic + TOLERANCE:
        return None
    shares = dict.fromkeys(known.neighbours, 0.0)
    for word in foreign:
        speakers = [name for name, language in known.neighbours.items() if language.has(word)]
        for name in speakers:
            shares[name] += 1 / len(speakers)
    first, second = sorted(shares.values(), reverse=True)[:2]
    if first == second:
        return "the text is in the script of Arabic, but in another language"
    return f"the text is {max(shares, key=lambda name: shares[name])}, not Arabic"
