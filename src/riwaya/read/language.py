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
_ONE_SHAPE = str.maketrans("یک", "يك")
_OTHER_SHAPE = re.compile("[یک]")


class _Language(NamedTuple):
    words: frozenset[str]
    spelling: re.Pattern[str]

    def count_in(self, words: list[str], text: str) -> int:
        """How many of the text's words are its own."""
        return sum(map(self.words.__contains__, words)) + len(self.spelling.findall(text))


@cache
def _arabic() -> _Language:
    table = load_table("languages")["arabic"]
    return _Language(_one_shape(table["words"]), re.compile(table["spelling"]))


@cache
def _neighbours() -> dict[str, _Language]:
    table = load_table("languages")["neighbours"]
    return {name: _language(entry["words"], entry["letters"]) for name, entry in table.items()}


@cache
def _any_neighbour() -> _Language:
    entries = load_table("languages")["neighbours"].values()
    return _language(
        [word for entry in entries for word in entry["words"]], "".join(entry["letters"] for entry in entries)
    )


def _language(words: list[str], letters: str) -> _Language:
    """A language by its small words, and by its letters, which tell words that have them."""
    without = _one_shape(words) - {word for word in _one_shape(words) if set(word) & set(letters)}
    return _Language(without, re.compile(rf"[{letters}]\w*"))


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
    if _OTHER_SHAPE.search(sample):
        sample = sample.translate(_ONE_SHAPE)
        words = _WORD.findall(sample)
    return _other_language(sample, words)


def _other_language(sample: str, words: list[str]) -> str | None:
    if _any_neighbour().count_in(words, sample) <= _arabic().count_in(words, sample) + TOLERANCE:
        return None
    counts = {name: language.count_in(words, sample) for name, language in _neighbours().items()}
    first, second = sorted(counts.values(), reverse=True)[:2]
    if first == second:
        return "the text is in the script of Arabic, but in another language"
    return f"the text is {max(counts, key=lambda name: counts[name])}, not Arabic"
