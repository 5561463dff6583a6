"""Breaks clean text as PDFBox and Tika do, to measure and test how it is mended."""

import re
import textwrap


def wrap(text: str, width: int = 85) -> list[list[str]]:
    """The paragraphs of a text, each as the lines of a page."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n")]
    return [
        textwrap.wrap(each, width, break_long_words=False, break_on_hyphens=False)
        for each in paragraphs
        if each
    ]


def tear(line: str) -> str:
    """The line as it is given out by a tool that takes the gap behind an unjoined ر for the end of a word."""
    pieces = re.split("(?<=[ادذرزوأإآ]ر)(?=ي[\u0621-\u064a])", line)
    return " ".join(reversed(pieces))
