"""The gate: floors are raised and never lowered, and a figure under its floor is named."""

import runpy
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

RUNNER = Path(__file__).resolve().parents[1] / "evaluation" / "run.py"
runner = runpy.run_path(str(RUNNER))

shares = st.floats(0, 1).map(lambda share: round(share, 3))
tables = st.dictionaries(
    st.sampled_from(["gold articles", "assault sentences"]),
    st.dictionaries(
        st.sampled_from(["trigger", "time value", "modality (share right among found)"]),
        st.fixed_dictionaries({"precision": shares, "PUD, «across»": shares, "gold": st.integers(0, 500)}),
        min_size=1,
    ),
    min_size=1,
)


def as_written(floors: dict, folder: Path) -> dict:
    runner["write_floors"].__globals__["FLOORS"] = folder / "floors.toml"
    runner["write_floors"](floors)
    return tomllib.loads((folder / "floors.toml").read_text("utf-8"))


@settings(max_examples=40)
@given(tables)
def test_present_figures_pass_their_own_floors(
    tmp_path_factory: pytest.TempPathFactory, figures: dict
) -> None:
    floors = as_written(runner["raised_floors"](figures, {}), tmp_path_factory.mktemp("floors"))
    assert runner["list_fallen"](figures, floors) == []


@settings(max_examples=40)
@given(tables, tables)
def test_floors_are_never_lowered(
    tmp_path_factory: pytest.TempPathFactory, before: dict, after: dict
) -> None:
    folder = tmp_path_factory.mktemp("floors")
    old = as_written(runner["raised_floors"](before, {}), folder)
    new = runner["figures_held"](as_written(runner["raised_floors"](after, old), folder))
    for key, floor in runner["figures_held"](old).items():
        assert new[key] >= floor


def test_a_fallen_figure_is_named() -> None:
    figures = {"gold articles": {"trigger": {"precision": 0.71, "recall": 0.6, "gold": 40}}}
    floors = {"gold articles": {"trigger": {"precision": 0.715, "recall": 0.6}}}
    (line,) = runner["list_fallen"](figures, floors)
    assert "gold articles / trigger / precision is 0.710, its floor 0.715" in line


def test_a_figure_that_is_no_longer_measured_is_named() -> None:
    (line,) = runner["list_fallen"]({}, {"gold articles": {"trigger": {"precision": 0.5}}})
    assert line.startswith("no longer measured")


def test_the_floors_in_the_repository_can_be_read() -> None:
    for figures in runner["read_floors"]().values():
        assert all(0 <= floor <= 1 for row in figures.values() for floor in row.values())
