"""What is known of usual hosts: the rows of their signs."""

import pytest

from riwaya.arabic.clitics import cuts
from riwaya.arabic.features import SIGN_ROWS, UNKNOWN_SIGN, Signs
from riwaya.arabic.hashing import NameIndex, numbers_of
from riwaya.arabic.vocabulary import shipped_judge

SIGNS = Signs.load(NameIndex.of("جيش\nمدينة"), bytes([3, 9, 2, 7]), 2)


@pytest.mark.parametrize(
    ("word", "nth", "rows"),
    [
        ("جيش", 0, [3, 9]),
        ("الجيش", 1, [256 + 3, 256 + 9]),
        ("مدينتها", 1, [256 + 2, 256 + 7]),
        ("سرسور", 0, [UNKNOWN_SIGN]),
    ],
)
def test_the_signs_of_a_host(word: str, nth: int, rows: list[int]) -> None:
    cut = cuts(word)[nth]
    assert SIGNS.of(word[cut.start : cut.end], cut) == rows


def test_signs_of_many_hosts_fill_a_table_with_none_where_one_has_fewer() -> None:
    words, hosts = ["جيش", "السرسور", "مدينتها"], ["جيش", "سرسور", "مدينت"]
    found = SIGNS.table(hosts, numbers_of(hosts), [cuts(word)[-1] for word in words])
    assert found.tolist() == [[3, 9], [256 + UNKNOWN_SIGN, 0], [256 + 2, 256 + 7]]


def test_every_sign_that_ships_has_its_row() -> None:
    judge = shipped_judge()
    known = judge.signs.cells[1:]
    assert len(known) == len(judge.signs.known.hashes) - 1
    assert known.min() > 0
    assert known.max() < UNKNOWN_SIGN
    for rows in (judge.own_rows, judge.near_rows):
        found = rows.rows_of_names([[f"={sign}" for sign in range(1, SIGN_ROWS)]])
        assert found[0].tolist() == list(range(1, SIGN_ROWS))
