"""The file of weights: what is packed comes back, and it stays small."""

from importlib.resources import files

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.weights import Table, load


@given(st.lists(st.lists(st.floats(-100, 100), min_size=3, max_size=3), min_size=1, max_size=20))
def test_packed_numbers_come_back_within_half_a_step(rows: list[list[float]]) -> None:
    values = np.array(rows)
    table = Table.pack([f"name {at}" for at in range(len(rows))], values)
    assert np.abs(table.values() - values).max() <= table.scale / 2 + 1e-4
    assert list(table.rows()) == [f"name {at}" for at in range(len(rows))]


def test_a_row_above_is_zero() -> None:
    table = Table.pack(["a", "b"], np.array([[1.0], [-2.0]]))
    assert table.values(above=1)[0] == 0
    assert table.values(above=1)[table.rows()["b"]] == -2.0


def test_an_empty_table_has_no_names() -> None:
    assert Table("", 1, 1.0, b"").steps() == {}


def test_the_file_is_small_and_whole() -> None:
    assert files("riwaya.arabic").joinpath("weights/model.bin").stat().st_size < 2_000_000  # type: ignore[attr-defined]
    weights = load()
    assert {"NOUN", "VERB", "ADJ", "PROPN", "ADP", "NUM", "PUNCT"} <= set(weights.tags)
    assert len(weights.own.rows()) == len(weights.own.values())
