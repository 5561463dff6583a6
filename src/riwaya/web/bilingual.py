"""The page's second language: each English text once, named by number where its Arabic stands.

A page that shows one language at a time needs the other only where a reader asks for it; most of its words (acts,
places, questions) stand in it hundreds of times.
"""

import re
from html import unescape

PAIR = re.compile(r"<bdi class=l-ar lang=ar>([^<]*)</bdi><bdi class=l-en lang=en>([^<]*)</bdi>")
"""What `messages.both` makes of a name in both languages; its texts are escaped, so that no tag is in them."""


def fold(page: str) -> tuple[str, list[str]]:
    """The page with Arabic alone, each text numbered, and the English texts in order of their numbers.

    >>> fold("<p><bdi class=l-ar lang=ar>نعم</bdi><bdi class=l-en lang=en>yes &amp; no</bdi></p>")
    ('<p><bdi data-t=0>نعم</bdi></p>', ['yes & no'])
    """
    numbers: dict[tuple[str, str], int] = {}

    def numbered(match: re.Match[str]) -> str:
        number = numbers.setdefault((match[1], match[2]), len(numbers))
        return f"<bdi data-t={number}>{match[1]}</bdi>"

    return PAIR.sub(numbered, page), [unescape(english) for _, english in numbers]
