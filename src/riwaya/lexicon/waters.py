"""Waters that are no country's: seas, gulfs, straits."""

from riwaya.lexicon import load_table
from riwaya.lexicon.names import name_words, without_article


def is_water(name: str) -> bool:
    """Whether a place's name is that of a sea, a gulf or a strait.

    >>> is_water("البحر الأحمر"), is_water("مضيق هرمز"), is_water("خليج السدرة"), is_water("محافظة البحر الأحمر")
    (True, True, True, False)
    """
    words = name_words(name)
    waters = {
        without_article(word) for head in load_table("place_words")["waters"] for word in name_words(head)
    }
    return len(words) > 1 and without_article(words[0]) in waters
