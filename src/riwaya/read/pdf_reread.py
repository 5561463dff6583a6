"""Pages of a PDF whose fonts tell wrong letters or none, read again: glyph by glyph, by vote of what OCR sees."""

import ctypes
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw

from riwaya.read.glyph_letters import Ink, Letter, Told, believed, decide, is_plain, is_unlikely
from riwaya.read.glyph_votes import Reading, Seen, SeenWord, Sign, Voted, vote
from riwaya.read.glyph_words import SELDOM, settle
from riwaya.read.ocr import OcrError, OcrLine, Picture, read_lines, why_no_ocr
from riwaya.read.pdf_codes import BROKEN, Coded, code_of, with_codes
from riwaya.read.pdf_fonts import NOTHING, OwnLetters, own_letters
from riwaya.read.pdf_glyphs import is_inked, page_characters, told_letter, whole_glyphs
from riwaya.read.pdf_lines import WORD_GAP
from riwaya.read.pdf_pictures import View, draw, text_alone
from riwaya.read.pdf_spans import spell, take_spans
from riwaya.read.pdf_type3 import with_heights
from riwaya.read.pdf_values import HINT, LOST, Glyph

MOST_SAMPLED = 40
"""Pages from which glyphs are learnt; 8 had all the glyphs of a font in our longest PDFs."""

ENOUGH = 12
"""Lines in which a glyph is looked at. A judgement: its vote no longer changes then."""

MOST_LINES = 320
"""Lines that are given to OCR for one document, which takes it some 30 seconds."""

LINE, CELL = 0.35, 2.5
"""Letter heights that part lines, and parts of a line, for OCR."""

HEIGHT = 50.0
"""Pixels of a letter's height for OCR: that of 12 points at 300 to the inch."""

NARROWER = 6
"""Pixels less of margin with which lines of glyphs seldom seen are shown to OCR a second time."""

TRUST = 8.0
"""Votes that the letter told by a font that is believed counts for, in the alignment."""

DOUBT = 0.3
"""The same for a font whose map lies."""

FIRST = 0xF0000
"""Glyphs not yet read have characters of private use from here on for letters, in the order of their number."""

# The bindings are made from PDFium's headers at run time: their types cannot be checked.
pdfium: Any = pypdfium2
pdfium_c: Any = pypdfium2.raw


class _CodedLine(NamedTuple):
    """A line of glyphs with numbers for letters, their usual height, its picture, and where that begins, in points."""

    glyphs: list[Glyph]
    height: float
    picture: Picture
    left: float
    scale: float


class RereadError(Exception):
    """Why pages could not be read again, in words for the user."""


class Rereader:
    """Reads pages of a PDF again; `pages` count from 0 and `original` gives the glyphs that the file tells of one.

    `doubted` pages are those whose words are not Arabic, so that all that their fonts tell is asked of OCR; on the
    others only what the fonts do not tell is. Raises RereadError for a file whose fonts cannot be taken apart.
    """

    def __init__(
        self,
        data: bytes,
        pages: Sequence[int],
        doubted: Sequence[int],
        original: Callable[[int], list[Glyph]],
    ) -> None:
        try:
            self._coded: Coded = with_codes(data, pages)
            self._document = pdfium.PdfDocument(self._coded.data)
        except (*BROKEN, pypdfium2.PdfiumError) as error:
            raise RereadError("the fonts of the PDF are broken") from error
        self._numbers: dict[tuple[str, int], int] = {}
        self._told: dict[int, Counter[Told]] = defaultdict(Counter)
        self._doubted = frozenset(doubted)
        self._letters: dict[int, Letter] = {}
        self._own: dict[str, OwnLetters] = {}
        self.reason = why_no_ocr()
        self._learn(pages, original)

    def close(self) -> None:
        """Close the document."""
        self._document.close()

    def glyphs(self, number: int) -> list[Glyph]:
        """The glyphs of a page with the letters they were found to show."""
        page, glyphs = self._opened(number)
        page.close()
        read = []
        for glyph in glyphs:
            letter = (
                self._letters.get(ord(glyph.text) - FIRST) if _is_number(glyph.text) else Letter(glyph.text)
            )
            letter = letter or Letter(LOST)
            if letter.text:
                read.append(glyph._replace(text=letter.text, by_ocr=letter.by_ocr))
        return read

    def _opened(self, number: int) -> tuple[Any, list[Glyph]]:
        """A page, and its glyphs with characters for their numbers; what the file spells out stays as it is spelt."""
        page = self._document[number]
        spans = take_spans(page)
        textpage = page.get_textpage()
        names: dict[int, str] = {}

        def numbered(raw: Any, at: int) -> str:
            code = code_of(pdfium_c.FPDFText_GetUnicode(raw, at))
            font = "" if code is None else _font_name(pdfium_c.FPDFText_GetTextObject(raw, at), names)
            if code is not None and not font and code < self._coded.nameless:
                font = f"{code // 256}"
            if code is None or font not in self._coded.fonts:
                return told_letter(raw, at)
            return chr(FIRST + self._numbers.setdefault((font, code), len(self._numbers)))

        glyphs = spell(with_heights(list(page_characters(textpage, numbered))), textpage, spans)
        textpage.close()
        return page, glyphs

    def _learn(self, pages: Sequence[int], original: Callable[[int], list[Glyph]]) -> None:
        lines: list[_CodedLine] = []
        looks: Counter[int] = Counter()
        for number in pages[:MOST_SAMPLED]:
            page, glyphs = self._opened(number)
            self._listen(glyphs, original(number))
            told = {number: self._heard(*code, number) for code, number in self._numbers.items()}
            needed = _wanted(glyphs, told, everything=number in self._doubted)
            if self.reason is None and needed:
                lines += _chosen(page, glyphs, needed, looks)
            page.close()
        votes, honest = self._asked(lines[:MOST_LINES], told)
        self._letters = decide(told, votes, honest, doubted=bool(self._doubted))

    def _listen(self, glyphs: list[Glyph], original: list[Glyph]) -> None:
        """Note what the file tells of each glyph of a page: its characters as they come."""
        original = [glyph for glyph in original if glyph.text != HINT]
        whole = {(glyph.pen, glyph.base): glyph.text for glyph in whole_glyphs(original)}
        parts: dict[tuple[float, ...], str] = defaultdict(str)
        for glyph in original:
            parts[_box(glyph)] += glyph.text
        fonts = {number: font for (font, _), number in self._numbers.items()}
        alone = Counter((glyph.pen, glyph.base) for glyph in glyphs if glyph.text != HINT)
        for glyph in glyphs:
            if not _is_number(glyph.text):
                continue
            number = ord(glyph.text) - FIRST
            place = (glyph.pen, glyph.base)
            text = whole.get(place, "") if alone[place] == 1 else parts.get(_box(glyph), "")
            blank = not is_inked(glyph) and text in ("", " ", LOST)
            if blank:
                text = " "
            elif text == " " or LOST in text:
                text = ""
            self._told[number][Told(fonts[number], text, sure=blank, ink=_ink(glyph))] += 1

    def _heard(self, font: str, code: int, number: int) -> Told:
        """What is known of a glyph before OCR is asked: from the PDF's map, or where that has no letters, its font."""
        heard = self._told[number]
        told = heard.most_common(1)[0][0] if heard else Told(font, "")
        if told.sure or (told.text and not is_unlikely(told.text)):
            return told
        if font not in self._own:
            known = self._coded.fonts.get(font)
            self._own[font] = own_letters(known) if known else NOTHING
        own = self._own[font]
        if code in own.missing:
            return told._replace(text=LOST, sure=True)
        return told._replace(text=own.letters.get(code, told.text))

    def _asked(
        self, lines: list[_CodedLine], told: dict[int, Told]
    ) -> tuple[dict[int, Voted], dict[str, bool]]:
        """What OCR's votes say of the glyphs, and which fonts' maps are believed."""
        seen = self._read(lines, told)
        if not seen:
            return {}, {}
        first = vote(seen, {number: TRUST if each.sure else 1.0 for number, each in told.items()}, rounds=2)
        first = {number: voted for number, voted in first.items() if number in told}
        honest = believed(told, first)
        trust = {number: self._trust(each, honest) for number, each in told.items()}
        weak = {number for number, voted in first.items() if voted.votes <= SELDOM and not told[number].text}
        again = [line for line in lines if weak & _numbers(line.glyphs)]
        seen += self._read([_closer(line) for line in again], told)
        votes = vote(seen, trust)
        known = {
            number: each.text
            for number, each in told.items()
            if each.sure or (each.text and honest[each.font])
        }
        words = (word for line in lines for word in _words(line, told))
        return settle({number: votes[number] for number in votes if number in told}, words, known), honest

    def _trust(self, told: Told, honest: dict[str, bool]) -> float:
        if told.sure or (honest[told.font] and (is_plain(told.text) or not self._doubted)):
            return TRUST
        return 1.0 if honest[told.font] else DOUBT

    def _read(self, lines: list[_CodedLine], told: dict[int, Told]) -> list[Reading]:
        """What OCR sees in lines, beside their glyphs; nothing where it fails."""
        if not lines:
            return []
        try:
            read = read_lines([line.picture for line in lines])
        except OcrError as error:
            self.reason = str(error)
            return []
        return [(_signs(line, told), _seen(line, ocr)) for line, ocr in zip(lines, read, strict=True)]


def _closer(line: _CodedLine) -> _CodedLine:
    """The line with a narrower margin, in which OCR sees its letters larger, and not always as before."""
    picture = line.picture[NARROWER:-NARROWER, NARROWER:-NARROWER]
    return line._replace(picture=picture, left=line.left + NARROWER / line.scale)


def _words(line: _CodedLine, told: dict[int, Told]) -> list[list[int]]:
    """The glyphs of each word of a line, in reading order."""
    words: list[list[int]] = [[]]
    reach = math.inf
    for glyph in sorted(line.glyphs, key=lambda each: -each.pen):
        number = ord(glyph.text) - FIRST if _is_number(glyph.text) else -1
        if number < 0 or reach - glyph.right > WORD_GAP * line.height or told[number].text == " ":
            words.append([])
        if number >= 0 and told[number].text != " ":
            words[-1].append(number)
        reach = min(reach, glyph.left) if words[-1] else math.inf
    return [word for word in words if word]


def _wanted(glyphs: list[Glyph], told: dict[int, Told], *, everything: bool) -> set[int]:
    """The glyphs of a page of which OCR is asked."""
    return {
        number
        for number in _numbers(glyphs)
        if not told[number].sure and (everything or not told[number].text or is_unlikely(told[number].text))
    }


def _numbers(glyphs: list[Glyph]) -> set[int]:
    return {ord(glyph.text) - FIRST for glyph in glyphs if _is_number(glyph.text)}


def _is_number(text: str) -> bool:
    return len(text) == 1 and ord(text) >= FIRST


def _box(glyph: Glyph) -> tuple[float, ...]:
    """What tells a glyph from others that are set at the same place."""
    return glyph.pen, glyph.base, glyph.bottom, glyph.top


def _ink(glyph: Glyph) -> Ink:
    """Whether a glyph has ink enough for a letter, or may be a joining stroke or a mark."""
    tall = glyph.top - glyph.bottom
    if tall < 0.2 * glyph.height and -0.1 * glyph.height < glyph.bottom - glyph.base < 0.25 * glyph.height:
        return "stroke"
    outside = glyph.top < glyph.base - 0.1 * glyph.height or glyph.bottom > glyph.base + 0.5 * glyph.height
    return "mark" if outside and tall < 0.4 * glyph.height else "letter"


def _font_name(thing: Any, names: dict[int, str]) -> str:
    """The name of a piece of text's font, which is the font's own in a PDF with codes."""
    font = pdfium_c.FPDFTextObj_GetFont(thing)
    place = ctypes.cast(font, ctypes.c_void_p).value or 0
    if place not in names:
        buffer = ctypes.create_string_buffer(256)
        pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
        names[place] = buffer.value.decode("utf-8", "replace")
    return names[place]


def _chosen(page: Any, glyphs: list[Glyph], needed: set[int], looks: Counter[int]) -> Iterator[_CodedLine]:
    """The lines of a page that show glyphs not yet looked at often enough, with their pictures."""
    text_alone(page)
    views: dict[float, View] = {}
    inked = [glyph for glyph in glyphs if is_inked(glyph) and glyph.text != HINT]
    for line in _lines(inked):
        numbers = _numbers(line) & needed
        if all(looks[number] >= ENOUGH for number in numbers):
            continue
        looks.update(numbers)
        turn, height = line[0].turn, statistics.median(glyph.height for glyph in line)
        if turn not in views:
            usual = statistics.median(glyph.height for glyph in inked if glyph.turn == turn)
            views[turn] = draw(page, HEIGHT / max(usual, 1.0), turn)
        box = (
            min(glyph.left for glyph in line), min(glyph.bottom for glyph in line),
            max(glyph.right for glyph in line), max(glyph.top for glyph in line),
        )  # fmt: skip
        picture, left = views[turn].cut(box)
        yield _CodedLine(line, max(height, 1.0), picture, left, views[turn].scale)


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one base line that no wide gap parts."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.turn, -each.base)):
        near = rows and rows[-1][-1].turn == glyph.turn
        if near and rows[-1][-1].base - glyph.base < LINE * max(glyph.height, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = []
    for row in rows:
        ordered = sorted(row, key=lambda each: -each.right)
        lines.append([ordered[0]])
        reach = ordered[0].left
        for glyph in ordered[1:]:
            if reach - glyph.right > CELL * glyph.height:
                lines.append([])
            lines[-1].append(glyph)
            reach = min(reach, glyph.left)
    return lines


def _signs(line: _CodedLine, told: dict[int, Told]) -> list[Sign]:
    signs = []
    for glyph in line.glyphs:
        left, right = glyph.left / line.height, glyph.right / line.height
        if _is_number(glyph.text):
            number = ord(glyph.text) - FIRST
            signs.append(Sign(number, left, right, told[number].text, told[number].ink != "letter"))
        elif not glyph.text.isspace():
            # What the file spells out is an anchor, and never changes.
            signs.append(Sign(-1 - hash(glyph.text) % FIRST, left, right, glyph.text))
    return signs


def _seen(line: _CodedLine, ocr: OcrLine) -> list[SeenWord]:
    """What OCR saw in a line, in letter heights."""

    def place(pixels: float) -> float:
        return (line.left + pixels / line.scale) / line.height

    return [
        SeenWord(
            tuple(Seen(each.text, place(each.middle)) for each in word.characters),
            place(word.left),
            place(word.right),
        )
        for word in ocr.words
    ]
