"""Arabic characters: what to strip and fold for look-up. Offsets are kept elsewhere; these keys are never shown."""

import re

TASHKEEL = "\u064b-\u0652\u0670\u0656-\u065f\u06d6-\u06ed"
TATWEEL = "\u0640"

_MARKS = re.compile(f"[{TASHKEEL}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
_FOLD = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def strip_marks(text: str) -> str:
    """The letters without vowel marks, kashida and invisible controls.

    >>> strip_marks("ســقطَت")
    'سقطت'
    """
    return _MARKS.sub("", text)


def key(text: str) -> str:
    """The look-up key of a word: no marks, and spellings that writers mix made one.

    Alef with hamza, ya with alef maksura, ta marbuta with ha and seated hamza with its seat are folded.

    >>> key("إِدَارَة") == key("اداره")
    True
    """
    return _MARKS.sub("", text).translate(_FOLD)


def fold(text: str) -> str:
    """The look-up key of letters that bear no marks: `key` without looking for them.

    >>> fold("إدارة") == key("إدارة")
    True
    """
    return text.translate(_FOLD)


def latin_digits(text: str) -> str:
    """Arabic-Indic digits and their separators as Latin ones, character by character.

    >>> latin_digits("٣٫٥")
    '3.5'
    """
    return text.translate(_DIGITS)
