"""Text to token and sentence ranges: exact offsets, linear time, nothing lost but white space and controls."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

Range = tuple[int, int]

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad"
_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u088e\u0890-\u08ff\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"
)
_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"

# The bounds {1,64} keep a megabyte without spaces linear: no scan is started again at every character.
_TOKEN = re.compile(
    rf"""
    (?![{_LETTER}]\.|و[دأامس]\.)[{_ARABIC}]+(?:[{_INVISIBLE}]+[{_ARABIC}]+)*               # Arabic word: most tokens
  | (?:https?://|www\.)[^\s<>"«»“”{_INVISIBLE}]*[^\s<>"«»“”{_INVISIBLE}.,;:!?،؛؟)\]'’…]   # web address
  | [A-Za-z0-9._+-]{{1,64}}@[A-Za-z0-9-]{{1,64}}(?:\.[A-Za-z0-9-]{{1,64}}){{1,4}}          # mail address
  | [@#](?:[\w{_ARABIC}]+)                                                               # account, hashtag
  | [%٪]?(?:
        [{_DIGIT}]{{4}}-[{_DIGIT}]{{1,2}}-[{_DIGIT}]{{1,2}}(?![{_DIGIT}-])                  # 2016-12-09
      | (?<![{_DIGIT}])[{_DIGIT}]{{1,3}}،[{_DIGIT}]{{1,2}}(?![{_DIGIT}،])                  # 3،5
      | [{_DIGIT}]+(?:[.,٫٬/:][{_DIGIT}]+)*                                               # 1,250 3.5 14:30 12/8
    )(?:[ ]?[%٪])?
  | (?<![{_ARABIC}])[{_LETTER}](?:\.[{_LETTER}])+(?![{_ARABIC}])\.?                        # أ.ف.ب
  | (?<![{_ARABIC}{_DIGIT}])(?<![{_DIGIT}]\ )(?:[{_LETTER}]|و[دأامس])\.(?=\ ?[{_LETTER}])               # د. وم.
  | [{_ARABIC}]+(?:[{_INVISIBLE}]+[{_ARABIC}]+)*                                         # a letter before a stop
  | (?:[A-Z]\.){{2,8}}                                                                  # U.S.
  | [A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:[-'’.&][A-Za-z0-9\u00c0-\u024f]+)*    # F-16
  | [^\W\d_]+                                                                           # other scripts
  | \.{{2,}}|…+|[!?؟]+                                                                   # runs
  | [^\s{_INVISIBLE}]                                                                   # any other mark
    """,
    re.VERBOSE,
)
_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DIGIT_START = re.compile(f"[{_DIGIT}]")
_CLOSERS = frozenset("\"”»)]}’'›﴾＂″")
_OPENERS_OR_CLOSERS = frozenset("\"'")
_CONTINUES = frozenset("،؛,;:.…!؟?-–—")
_STOPS = frozenset(".!؟?")
_STOP = re.compile("[.!؟?]")


def token_ranges(text: str) -> Iterator[Range]:
    """The ranges of the words, numbers and marks of a text, in order; between them stand only spaces and controls.

    >>> text = "قُتل 1,250 شخصاً (أ.ف.ب)."
    >>> [text[start:end] for start, end in token_ranges(text)]
    ['قُتل', '1,250', 'شخصاً', '(', 'أ.ف.ب', ')', '.']
    """
    return map(re.Match.span, _TOKEN.finditer(text))


def split_sentences(text: str, ranges: list[Range], borders: frozenset[int] = frozenset()) -> list[Range]:
    """Sentences as half-open ranges of indices into the token ranges.

    A sentence ends at a line end, at a border (a position before which it must end) and after a full stop or a mark of
    question or exclamation with the closing quotes and brackets that follow it. A stop in an abbreviation, a number,
    a date or a list's numbering ("1.") ends nothing, nor does one before a comma.

    >>> text = "قال: «انسحبنا.» وأضاف أن ٣٫٥ ملايين نزحوا. د. سالم حضر."
    >>> ranges = list(token_ranges(text))
    >>> [text[ranges[a][0] : ranges[b - 1][1]] for a, b in split_sentences(text, ranges)]
    ['قال: «انسحبنا.»', 'وأضاف أن ٣٫٥ ملايين نزحوا.', 'د. سالم حضر.']
    """
    sentences: list[Range] = []
    first = 0
    total = len(ranges)
    marks = _breaks(text, ranges, borders)
    for index in sorted(marks.union(_after_stops(text, ranges))):
        if index <= first:
            continue
        ended = False
        end, ended = index, False
        if text[ranges[index - 1][1] - 1] in _STOPS and _stops(text, ranges, first, index - 1):
            end = _after_closers(text, ranges, index, marks)
            ended = end >= total or text[ranges[end][0]] not in _CONTINUES
        if ended or end in marks:
            sentences.append((first, end))
            first = end
    if first < total:
        sentences.append((first, total))
    return sentences


def _breaks(text: str, ranges: list[Range], borders: frozenset[int]) -> set[int]:
    """Indices of tokens before which a line, or a block, ends."""
    ends = borders.union(match.end() for match in _LINE_END.finditer(text))
    return {bisect_left(ranges, (end, 0)) for end in ends} - {len(ranges)}


def _after_stops(text: str, ranges: list[Range]) -> Iterator[int]:
    """The indices of tokens before which one ends in a stop."""
    for stop in _STOP.finditer(text):
        index = bisect_right(ranges, (stop.start(), len(text)))
        if index and ranges[index - 1][1] == stop.end():
            yield index


def _stops(text: str, ranges: list[Range], first: int, index: int) -> bool:
    """Whether a token that ends in a stop ends the sentence that began at token `first`."""
    start, end = ranges[index]
    if text[start] != "." and text[start] not in _STOPS:
        return False  # an abbreviation
    if text[start] == "." and end - start > 1:
        return False  # three dots: a pause
    return not (text[start] == "." and _after_number(text, ranges, first, index))


def _after_number(text: str, ranges: list[Range], first: int, index: int) -> bool:
    """Whether the dot at `index` numbers a list ("1.") or stands, between spaces, in a date (12 . 8 . 2015)."""
    if index == first or not _DIGIT_START.match(text, ranges[index - 1][0]):
        return False
    spaced = index + 1 < len(ranges) and ranges[index - 1][1] < ranges[index][0]
    return index - first == 1 or (spaced and _DIGIT_START.match(text, ranges[index + 1][0]) is not None)


def _after_closers(text: str, ranges: list[Range], index: int, marks: set[int]) -> int:
    """The index after closing quotes and brackets; straight quotes close only where they touch the stop."""
    while index < len(ranges) and index not in marks:
        mark = text[ranges[index][0]]
        if mark not in _CLOSERS:
            break
        if mark in _OPENERS_OR_CLOSERS and ranges[index][0] != ranges[index - 1][1]:
            break
        index += 1
    return index
