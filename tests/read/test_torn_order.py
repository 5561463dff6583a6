"""Torn lines opened where they read on; neighbours decided together; what cannot be known is not called certain."""

import itertools

import numpy as np
import pytest
from broken_text import tear

from riwaya.read.lines import find_lines
from riwaya.read.mend import mend
from riwaya.read.torn_order import Border, Ring, decide, least_fill
from riwaya.read.word_order import ENDS, STARTS, WITHIN, reading_on
from riwaya.read.words import TextWords

PAGE = [
    "أعلنت وزارة النقل السورية أن العمل في مرفأ المدينة سيبدأ في مطلع الشهر المقبل بعد",
    "توقف دام عامين، وقال الوزير إن السفن التجارية ستعود إلى المرفأ منذ اليوم الأول، وإن",
    "الطرق الضرورية لنقل البضائع صارت جاهزة، وإن الحكومة السورية خصصت لها أموالا كافية",
    "من موازنة العام، مشيرا إلى أن العمال أنهوا تدريبهم في المعهد البحري قبل أيام قليلة.",
]


def ring(words: list[str], openings: range) -> Ring:
    firsts = tuple(words[at] for at in openings)
    lasts = tuple(words[at - 1] for at in openings)
    return Ring(tuple(openings), firsts, lasts, np.zeros(len(firsts)), len(" ".join(words)))


def test_what_stands_beside_a_line_decides() -> None:
    words = ["المتحدث", "في", "المدينة", "أمس"]
    [choice] = decide([ring(words, range(1, 4))], (Border("قال"), Border("")), TextWords(""), None)
    assert choice.opening == 1 or choice.lead < 1


def test_a_word_that_had_room_in_the_line_before_does_not_begin_this_one() -> None:
    words = ["أيام", "من", "المعارك", "الطويلة"]
    rings = [ring(words, range(1, 4))]
    free = decide(rings, (Border("بعد", 40), Border("")), TextWords(""), None)[0]
    full = decide(rings, (Border("بعد", 40), Border("")), TextWords(""), 46)[0]
    assert words[full.opening] != "من"
    assert free.lead >= 0


def test_neighbours_are_decided_together() -> None:
    broken = [tear(line) for line in PAGE]
    assert sum(line != whole for line, whole in zip(broken, PAGE, strict=True)) >= 3
    mended = mend("\n".join(broken))
    assert mended.text.split()[:4] == PAGE[0].split()[:4]
    for damage in mended.damages:
        if damage.kind == "torn_line" and damage.certain:
            assert damage.mended in PAGE


def test_one_opening_is_chosen_by_any_lead() -> None:
    [choice] = decide([ring(["س", "ص"], range(1, 2))], (Border(""), Border("")), TextWords(""), None)
    assert (choice.opening, choice.lead) == (1, float("inf"))


def test_lines_tell_how_full_they_are() -> None:
    text = "\n".join(PAGE * 4)
    lines = find_lines(text)
    following = list(itertools.pairwise(lines))
    assert least_fill(text, following[:4]) is None
    fill = least_fill(text, following)
    assert fill is not None
    assert 75 < fill < 100


@pytest.mark.parametrize(
    ("before", "right", "wrong", "place"),
    [
        ("في", "المدينة", "قال", WITHIN),
        ("وزارة", "الخارجية", "إن", STARTS),
        ("قال", "إن", "الذين", ENDS),
        ("", "وقال", "فيه", STARTS),
    ],
)
def test_what_reads_on_scores_higher(before: str, right: str, wrong: str, place: int) -> None:
    good, bad = reading_on([(before, right), (before, wrong)], place)  # type: ignore[arg-type]
    assert good > bad


def test_two_verbs_in_the_perfect_do_not_follow_each_other() -> None:
    """In the real article «سارت سيطر» stands where a line was cut and turned."""
    [verbs, helped] = reading_on([("سارت", "سيطر"), ("كانت", "سيطر")], WITHIN)
    assert verbs < helped - 2


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ين في المدينة بعد القصف وأعلنت الوزارة مساعدة المتضرر", "المتضررين"),
        ("ية دخلت المدينة وقال المتحدث إن قوات عسكر", "عسكرية"),
        ("ـة قرب الجسر وقال المتحدث إن السيارات عبرت المدين", "المدينة"),
    ],
)
def test_torn_words_of_many_kinds_are_made_whole(broken: str, whole: str) -> None:
    assert whole in mend(broken).text.split()


@pytest.mark.parametrize("text", ["يا صديقي تعال إلى هذه الدار", "يتهم بقنابل زرعت قرب تلك الدور"])
def test_a_line_that_is_whole_stays(text: str) -> None:
    assert mend(text).text == text
