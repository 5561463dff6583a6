"""Whether a text is Arabic: by its letters, then by the small words that the languages of the script do not share."""

import re
from collections import Counter
from functools import cache

from riwaya.lexicon import load_table

SAMPLE = 1_000
"""Characters looked at, some 170 words, among which the small ones decide: a corpus is read at a fixed cost
an article."""

ARABIC_SHARE = 0.3
"""Smallest share of letters in Arabic script. A judgement that leaves room for foreign names: 262 articles
have .998 and more, the test's sentence of three foreign names .6."""

FOREIGN_SHARE = 0.06
"""Largest share of letters that Arabic does not have where no small word decides; 262 articles have .005 at
most."""

_WORD = re.compile("[\u0620-\u065f\u066e-\u06d5\u200c\ufb50-\ufdff\ufe70-\ufefc]+")
_FOREIGN = re.compile("[پچژگڤہھےٹڈڑںەێۆڕڵ]")
_OTHER = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff\u0900-\u0dff\u3040-\u9fff\uac00-\ud7af]+")


@cache
def _small_words() -> dict[str, str]:
    return {
        word: language for language, words in load_table("reading")["languages"].items() for word in words
    }


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
    return _other_language(sample, words, script)


def _other_language(sample: str, words: list[str], script: int) -> str | None:
    known = _small_words()
    counts = Counter(known[word] for word in words if word in known)
    arabic = counts.pop("Arabic", 0)
    best = max(counts, key=lambda language: counts[language], default=None)
    if best and counts[best] > arabic + 1:  # one word may be a name, or spelt alike
        return f"the text is {best}, not Arabic"
    if not arabic and len(_FOREIGN.findall(sample)) > FOREIGN_SHARE * script:
        return "the text is in Arabic script, but its letters are not those of Arabic"
    return None
