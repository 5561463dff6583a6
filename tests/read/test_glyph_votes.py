"""Letters of glyphs by vote of what OCR saw in their lines."""

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.read.glyph_letters import Told, believed, decide
from riwaya.read.glyph_votes import Seen, SeenWord, Sign, Voted, vote
from riwaya.read.glyph_words import settle
from riwaya.read.pdf_values import LOST, TATWEEL

LETTERS = "ابتجدرسعفقكلمنهوي"
Line = tuple[list[Sign], list[SeenWord]]


def line(words: list[str], seen: list[str], told: dict[str, str] | None = None) -> Line:
    """A line from right to left as its glyphs stand, one a letter and half as wide as high, and as OCR saw it."""
    signs, read = [], []
    right = 100.0
    for word, other in zip(words, seen, strict=True):
        left = right - 0.5 * len(word)
        for at, letter in enumerate(word):
            edge = right - 0.5 * at
            signs.append(Sign(ord(letter), edge - 0.5, edge, (told or {}).get(letter, "")))
        share = (right - left) / max(1, len(other))
        letters = tuple(Seen(each, right - share * (at + 0.5)) for at, each in enumerate(other))
        read.append(SeenWord(letters, left, right))
        right = left - 0.3
    return signs, read


def test_most_votes_win_over_misreadings() -> None:
    words = ["كتاب", "باب", "بيت", "تابوت"]
    lines = [line(words, words) for _ in range(3)] + [line(words, ["كناب", "باب", "يت", "تابوت"])]
    votes = vote(lines, {})
    assert {chr(glyph): voted.text for glyph, voted in votes.items()} == {each: each for each in "كتابيو"}
    assert votes[ord("ت")].share > 0.9
    assert votes[ord("ت")].votes == 16


def test_one_glyph_may_show_several_letters() -> None:
    lines = [line(["سXم", "بXد", "كXم"], ["سلام", "بلاد", "كلام"]) for _ in range(4)]
    assert vote(lines, {})[ord("X")].text == "لا"


def test_a_number_is_aligned_in_its_own_direction() -> None:
    # From right to left stand the last digit first.
    lines = [line(["عام", "6102"], ["عام", "2016"]) for _ in range(3)]
    votes = vote(lines, {})
    assert [votes[ord(each)].text for each in "2016"] == ["2", "0", "1", "6"]


def test_a_told_letter_counts_as_its_trust() -> None:
    lines = [line(["باب"], ["تات"], {"ب": "ب"})]
    assert vote(lines, {ord("ب"): 8.0})[ord("ب")].text == "ب"
    assert vote(lines, {ord("ب"): 0.1})[ord("ب")].text == "ت"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=6), min_size=1, max_size=6
    )
)
def test_what_ocr_sees_without_fault_is_read_without_fault(lines: list[list[str]]) -> None:
    votes = vote([line(words, words) for words in lines], {})
    assert all(chr(glyph) == voted.text and voted.share == 1 for glyph, voted in votes.items())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ابتX.", min_size=1, max_size=5), st.text("ابت15. ", max_size=7)),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_ocr_sees_every_share_is_one_of_the_votes(pairs: list[tuple[str, str]]) -> None:
    votes = vote([line([word], [seen]) for word, seen in pairs], {})
    assert all(0 < voted.share <= 1 and voted.votes > 0 for voted in votes.values())


def test_a_font_is_believed_as_far_as_ocr_sees_what_it_tells() -> None:
    told = {1: Told("good", "ب"), 2: Told("good", "ت"), 3: Told("bad", "ب"), 4: Told("bad", "ت")}
    votes = {1: Voted("ب", 1, 9), 2: Voted("ت", 1, 9), 3: Voted("س", 1, 9), 4: Voted("ت", 1, 9)}
    assert believed(told, votes) == {"good": True, "bad": False}


def test_latin_letters_for_arabic_glyphs_are_not_believed() -> None:
    told = {number: Told("old", letter) for number, letter in enumerate("ÇáÚÑÈíÉä")}
    votes = {number: Voted(letter, 1, 20) for number, letter in enumerate("العربيةن")}
    assert believed(told, votes) == {"old": False}


def test_what_neither_file_nor_votes_tell_is_marked_as_lost() -> None:
    told = {
        1: Told("f", ""), 2: Told("f", ""), 3: Told("f", ""), 4: Told("f", "", ink="stroke"), 5: Told("f", "\u061d"),
        6: Told("f", "ج"), 7: Told("f", ""),
    }  # fmt: skip
    votes = {
        1: Voted("ب", 0.9, 9),
        2: Voted("ب", 0.4, 9),
        4: Voted("", 1, 9),
        5: Voted("ا", 1, 9),
        7: Voted("", 1, 9),
    }
    letters = decide(told, votes, {"f": True})
    assert [letters[number].text for number in sorted(letters)] == ["ب", LOST, LOST, TATWEEL, "ا", "ج", LOST]
    assert [letters[number].by_ocr for number in (1, 5, 6)] == [True, True, False]


def test_ocr_changes_no_point_into_a_comma_and_no_digit_on_a_single_vote() -> None:
    told = {1: Told("f", "،"), 2: Told("f", "4"), 3: Told("f", "5")}
    votes = {1: Voted(".", 1, 9), 2: Voted("2", 1, 1), 3: Voted("6", 1, 9)}
    letters = decide(told, votes, {"f": False})
    assert [letters[number].text for number in (1, 2, 3)] == ["،", "4", "6"]
    assert letters[2].by_ocr


def test_a_glyph_seen_once_is_settled_by_the_word_it_stands_in() -> None:
    votes = {
        1: Voted("ا", 1, 50),
        2: Voted("ل", 1, 50),
        3: Voted("م", 0.5, 2, ("ه",)),
        4: Voted("واتف", 1, 9),
    }
    assert settle(votes, [(1, 2, 3, 4)], {})[3].text == "ه"
    # Letters that are known never change, nor do those with many votes.
    assert settle(votes, [(1, 2, 3, 4)], {3: "م"})[3].text == "م"
