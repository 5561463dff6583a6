"""What is known of usual hosts: the rows of their signs."""

import pytest

from riwaya.arabic.clitics import cuts
from riwaya.arabic.features import SIGN_ROWS, UNKNOWN_SIGN, Signs, host_of
from riwaya.arabic.vocabulary import shipped_judge

SIGNS = Signs({"جيش": 0, "مدينة": 1}, bytes([3, 9, 2, 7]), 2)


@pytest.mark.parametrize(
    ("word", "cut", "rows"),
    [
        ("جيش", 0, [3, 9]),
        ("الجيش", 1, [256 + 3, 256 + 9]),
        ("مدينتها", 1, [256 + 2, 256 + 7]),
        ("سرسور", 0, [UNKNOWN_SIGN]),
    ],
)
def test_the_signs_of_a_host(word: str, cut: int, rows: list[int]) -> None:
    assert SIGNS.of(host_of(word, word, cuts(word)[cut])) == rows


def test_signs_of_many_hosts_fill_a_table_with_none_where_one_has_fewer() -> None:
    hosts = [host_of(word, word, cuts(word)[0]) for word in ("جيش", "سرسور", "مدينة")]
    assert SIGNS.table(hosts).tolist() == [[3, 9], [UNKNOWN_SIGN, 0], [2, 7]]


def test_every_sign_that_ships_has_its_row() -> None:
    judge = shipped_judge()
    assert len(judge.signs.cells) == len(judge.signs.rows) * judge.signs.width
    assert 0 < max(judge.signs.cells, default=1) < UNKNOWN_SIGN
    for rows in (judge.own_rows, judge.near_rows):
        found = rows.rows_of_names([[f"={sign}" for sign in range(1, SIGN_ROWS)]])
        assert found[0].tolist() == list(range(1, SIGN_ROWS))
