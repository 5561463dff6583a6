"""A line of a page from the order in which it is seen to the order in which it is read.

The Unicode Bidirectional Algorithm (UAX 9) goes from reading to seeing; here its rules are followed backwards. They
lose something: which of two orders was meant where both look alike is told by what people write.
"""

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

LATIN_LINE = 0.2
"""A line with fewer Arabic letters a Latin one than this is Latin, else Arabic with Latin names: in 18 PDFs
lines have none, or .8 and more."""

Edges = tuple[float, float]
"""The left and right edge of a character, in points."""

Kind = Literal["arabic", "latin", "digit", "indic", "other"]

_BIDI_KINDS: dict[str, Kind] = {"R": "arabic", "AL": "arabic", "L": "latin", "EN": "digit", "AN": "indic"}
_NUMBERS = ("digit", "indic")
_JOINING = frozenset("'’")
_ENDING = frozenset(".,:;!?%،؛؟")
_SIGNS = frozenset("+-")
_MIRROR = dict(zip("()[]{}«»‹›“”", ")(][}{»«›‹”“", strict=True))
_OPENING = frozenset("([{«‹“")
_STOPS = frozenset(" .,،؛;:!?؟…-–—/")
_BEGINNINGS = frozenset(" -–—/")

# Both orders look alike on the page, and units follow their number.
_UNIT = re.compile(
    r"(?<![\w/])((?:[kcmMGT]?(?:m|g|l|W|Wh|Hz|B|b|bps|Pa|V|A)|ha|bar|dB)(?:/[hs]|[²³])?)( )(\d[\d.,]*)(?![\w.,]*\w)"
)
_PER_CENT = re.compile(r"([%٪])(\d[\d.,٫٬]*)(?!\d)")
_STOP_FIRST = re.compile(r"^([.،,:؛;!؟?]+|/(?= ?\w+://)) ?(.*[^\s.،,:؛;!؟?])$")
_TANWEEN = re.compile("(\u0644)(\u0627)(\u064b)")
_SHADDA = re.compile("([\u064b-\u0650\u0670])(\u0651)")
# This tanween stands on a word's last letter or before its last alef, nowhere else.
_TANWEEN_EARLY = re.compile("(\u064b)(\u0644)(\u0627)(?![\u0620-\u064a])")
# Fonts draw one glyph for it, with its alef or without.
_DOUBLE_ALEF = re.compile("(\u0627)(\u0627)(\u0644\u0644\u0647)(?![\u0620-\u064a])")
_BACKWARDS = {"هلل": "لله", "اهلل": "الله", "هللا": "الله"}
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
_QUOTES = "«»“”‹›"
_PROCLITIC = re.compile("(?<![\u0620-\u064a])[وفبلك]{1,2}\u0640?$")
_TELEPHONES = (re.compile(r"\+\d"), re.compile(r"0[1-9]\d+[- ]\d"))
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")


class Piece(NamedTuple):
    """A letter with its marks, a ligature or a space, as it stands in a line."""

    text: str
    left: float
    right: float


class Words(NamedTuple):
    """A text with the edges of each of its characters."""

    text: str
    edges: list[Edges]

    def moved(self, pattern: re.Pattern[str], order: tuple[int, ...]) -> "Words":
        """The text with each match of `pattern` replaced by its groups in another order; groups left out go."""
        texts: list[str] = []
        edges: list[Edges] = []
        done = 0
        for match in pattern.finditer(self.text):
            spans = [(done, match.start()), *(match.span(group) for group in order)]
            texts += [self.text[start:end] for start, end in spans]
            edges += [each for start, end in spans for each in self.edges[start:end]]
            done = match.end()
        if not done:
            return self
        return Words("".join((*texts, self.text[done:])), [*edges, *self.edges[done:]])

    def stripped(self) -> "Words":
        """The text without spaces at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        return Words(text, self.edges[start : start + len(text)])


def read_pieces(pieces: list[Piece]) -> Words:
    """The text of a line whose pieces stand from left to right: Latin lines are read so, Arabic ones from the right."""
    pieces = [piece if len(piece.text) < 2 else _whole(piece) for piece in pieces]
    kinds = [kind_of(piece.text) for piece in pieces]
    if kinds.count("arabic") < LATIN_LINE * kinds.count("latin"):
        # A mark that ends the sentence stands on the left where the paragraph is Arabic.
        words = _written(_from_left(pieces)).moved(_STOP_FIRST, (2, 1))
    else:
        words = _written(_from_right(pieces)).moved(_PER_CENT, (2, 1)).moved(_UNIT, (3, 2, 1))
        words = words.moved(_TANWEEN, (1, 3, 2)).moved(_TANWEEN_EARLY, (2, 1, 3))
        words = words.moved(_SHADDA, (2, 1)).moved(_DOUBLE_ALEF, (1, 3))
    return words._replace(text=turn_brackets(words.text))


def _whole(piece: Piece) -> Piece:
    """A ligature with its letters in order, where none is read the way that they stand."""
    text = piece.text
    if text in _BACKWARDS:
        return piece._replace(text=_BACKWARDS[text])
    lead = len(text) - len(text.lstrip(_MARKS))
    return piece._replace(text=text[lead] + text[:lead] + text[lead + 1 :]) if 0 < lead < len(text) else piece


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """What decides the direction of a letter or ligature; spaces, marks and signs decide none."""
    kinds = [_BIDI_KINDS.get(unicodedata.bidirectional(each), "other") for each in text]
    return next((kind for kind in ("arabic", "latin", "digit", "indic") if kind in kinds), "other")


def _from_right(pieces: list[Piece]) -> list[Piece]:
    """A line that is read from right to left; runs of other scripts and numbers in it are read from left to right."""
    result: list[Piece] = []
    for part, arabic in reversed(_parts(pieces, "arabic")):
        result += part[::-1] if arabic else _foreign(part, first=not result)
    return result


def _from_left(pieces: list[Piece]) -> list[Piece]:
    """A line that is read from left to right; runs of Arabic in it are read from right to left."""
    result: list[Piece] = []
    for part, latin in _parts(pieces, "latin"):
        places = [at for at, piece in enumerate(part) if kind_of(piece.text) == "arabic"]
        if latin or not places:
            result += part
        else:
            start, end = places[0], places[-1] + 1
            result += [*part[:start], *_from_right(part[start:end]), *part[end:]]
    return result


def _parts(pieces: list[Piece], wanted: Kind) -> list[tuple[list[Piece], bool]]:
    """The pieces cut wherever those of the kind that is wanted and others meet, and whether they are of it."""
    parts: list[tuple[list[Piece], bool]] = []
    done = 0
    for is_wanted, run in itertools.groupby(kind_of(piece.text) == wanted for piece in pieces):
        end = done + len(list(run))
        parts.append((pieces[done:end], is_wanted))
        done = end
    return parts


def _foreign(part: list[Piece], *, first: bool) -> list[Piece]:
    """What stands between two Arabic letters of a line, in reading order; `first`: nothing of the line comes before.

    From its first Latin letter to the last letter or digit on its right it is one run (rules W7 and N1), and so is a
    number beside it on its left, which only an embedding sets there. Indic digits never join Latin letters.
    """
    kinds = [kind_of(piece.text) for piece in part]
    places = [at for at, kind in enumerate(kinds) if kind != "other"]
    if not places:
        return part[::-1]
    latin = [at for at, kind in enumerate(kinds) if kind == "latin"]
    if not latin:
        return _numbers(part, kinds, first=first)
    joined = [
        at for at in places if at >= latin[0] and (kinds[at] != "indic" or _touches(kinds, at, "latin"))
    ]
    start, end = latin[0], _run_end(part, latin[0], joined[-1] + 1)
    # A number with a space behind it was set with the Latin words that follow; with more, each was set by itself.
    between = "".join(piece.text for piece in part[:start])
    before_it = re.search(r"(?:(?<![^ (])[0-9][0-9.,:/-]*) ?$", between)
    if before_it:
        start -= _pieces_in(part[:start], len(before_it.group()))
    before, after = part[end:], part[:start]
    return [*_foreign(before, first=first), *part[start:end], *_foreign(after, first=False)]


def _pieces_in(part: list[Piece], size: int) -> int:
    """How many of the last pieces make up so many characters."""
    count = 0
    while size > 0:
        count += 1
        size -= len(part[-count].text)
    return count


def _touches(kinds: list[Kind], at: int, kind: Kind) -> bool:
    """Whether a character stands beside one of a kind, others of its own kind between them left out."""
    for step in (-1, 1):
        place = at
        while 0 <= place < len(kinds) and kinds[place] == kinds[at]:
            place += step
        if 0 <= place < len(kinds) and kinds[place] == kind:
            return True
    return False


def _run_end(part: list[Piece], start: int, end: int) -> int:
    """The end of a Latin run with the signs on its right that are its own.

    A stop or a sign before a space belongs to the word that it follows, for no word begins with one: some producers set
    it on the right. A bracket belongs to the one that the run has open.
    """
    run = "".join(piece.text for piece in part[start:end])
    place = end
    while place < len(part):
        text = part[place].text
        own = text in _ENDING or (text in _SIGNS and kind_of(part[end - 1].text) == "latin")
        if not own and not _is_open(run, text):
            break
        run += text
        place += 1
    return place if place == len(part) or part[place].text == " " else end


def _is_open(run: str, bracket: str) -> bool:
    """Whether a run has a bracket of a kind before a word and none behind one: its partner stands on the right."""
    if bracket not in _MIRROR:
        return False
    places = [at for at, each in enumerate(run) if each in (bracket, _MIRROR[bracket])]
    return len(places) % 2 == 1 and run[places[-1] - 1 : places[-1]] in ("", " ")


def _numbers(part: list[Piece], kinds: list[Kind], *, first: bool) -> list[Piece]:
    """Numbers and what stands between them: each number is read from left to right, one after the other from the right.

    Digits are one number if nothing, or one of the signs `. , : /` stands between them (rule W4).
    """
    runs: list[list[Piece]] = []
    for at, piece in enumerate(part):
        joins = runs and (
            (kinds[at] in _NUMBERS and kinds[at - 1] in _NUMBERS)
            or (kinds[at] in _NUMBERS and _joins(part, kinds, at - 1))
            or _joins(part, kinds, at)
        )
        if joins:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    inner = [at for at, run in enumerate(runs) if run[0].text.strip()]
    core = runs[inner[0] : inner[-1] + 1]
    if _is_set_from_left(core, first=first and inner[-1] == len(runs) - 1):
        runs[inner[0] : inner[-1] + 1] = reversed(core)
    return [piece for run in reversed(runs) for piece in run]


def _joins(part: list[Piece], kinds: list[Kind], at: int) -> bool:
    """Whether a sign stands between two digits that it makes one number."""
    text = part[at].text
    inside = 0 < at < len(part) - 1 and kinds[at - 1] in _NUMBERS and kinds[at + 1] in _NUMBERS
    return inside and (
        text in _JOINING or (text.strip() != "" and unicodedata.bidirectional(text[0]) == "CS")
    )


def _is_set_from_left(runs: list[list[Piece]], *, first: bool) -> bool:
    """Whether numbers make sense only from left to right: a telephone's, thousands parted by spaces, or a range.

    A sign, and an area code with its zero, stand before their number. A range goes up, and where it begins a line it
    may begin a paragraph, in which nothing Arabic comes before it (rule W2).
    """
    texts = ["".join(piece.text for piece in run) for run in runs]
    seen, read = "".join(texts), "".join(reversed(texts))
    if any(sign.match(seen) and not sign.match(read) for sign in _TELEPHONES) or (
        _THOUSANDS.fullmatch(seen) and not _THOUSANDS.fullmatch(read)
    ):
        return True
    ends = re.fullmatch(r"(\d+)-(\d+)", seen) if first else None
    return ends is not None and int(ends[1]) < int(ends[2])


def _written(pieces: list[Piece]) -> Words:
    """The characters of pieces in reading order; the letters of a ligature share its width evenly."""
    edges: list[Edges] = []
    for text, left, right in pieces:
        if len(text) == 1:
            edges.append((left, right))
        else:
            edges += _shares(text, left, right)
    return Words("".join(piece.text for piece in pieces), edges)


def _shares(text: str, left: float, right: float) -> list[Edges]:
    """The edges of a ligature's characters: marks have those of the letter before them."""
    count = sum(not is_mark(each) for each in text)
    if count < 2:
        return [(left, right)] * len(text)
    width = (right - left) / count
    from_right = kind_of(text) == "arabic"
    edges: list[Edges] = []
    number = -1
    for each in text:
        number += number < 0 or not is_mark(each)
        place = right - (number + 1) * width if from_right else left + number * width
        edges.append((place, place + width))
    return edges


@lru_cache(maxsize=1024)
def is_mark(character: str) -> bool:
    """Whether a character stands on another."""
    return unicodedata.category(character) == "Mn"


def turn_brackets(text: str) -> str:
    """Brackets and quotation marks the right way round: files tell either the character or its shape, the mirrored one.

    One at the beginning of a word opens, one at its end closes; one in a word, or between two, closes if one is open.

    >>> turn_brackets("وقال )رقم 48(، ثم »عاد« )5%(.")
    'وقال (رقم 48)، ثم «عاد» (5%).'
    """
    result = list(text)
    still_open = dict.fromkeys(_OPENING, 0)
    for at, each in enumerate(text):
        if each not in _MIRROR:
            continue
        before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
        begins = before in _BEGINNINGS or before in _MIRROR
        ends = after in _STOPS or after in _MIRROR
        family = each if each in _OPENING else _MIRROR[each]
        inside = not still_open[family] and (family not in _QUOTES or bool(_PROCLITIC.search(text[:at])))
        opens = begins if begins is not ends else inside
        if begins and ends and not still_open[family]:
            opens = each in _OPENING
        still_open[family] = max(0, still_open[family] + (1 if opens else -1))
        result[at] = family if opens else _MIRROR[family]
    return "".join(result)
