"""The lexicon's tables as a build keeps them: the same values, and never those of an older text."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from riwaya.lexicon import tables

NAMES = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("riwaya.lexicon").iterdir()
    if file.name.endswith(".toml")
)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a small table, its built file, and no other lexicon."""
    (tmp_path / "small.toml").write_text('word = "حلب"\nnumber = 2.5\n[rows]\nAB = [["x", 1]]\n', "utf-8")
    assert tables.build(tmp_path / tables.TABLES_FILE) == 1
    monkeypatch.setattr(tables.resources, "files", lambda _: tmp_path)
    tables.load_table.cache_clear()
    tables._built.cache_clear()
    yield tmp_path
    tables.load_table.cache_clear()
    tables._built.cache_clear()


def test_a_built_table_is_read_without_parsing(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tomllib.loads((built / "small.toml").read_text("utf-8"))
    monkeypatch.setattr(tables.tomllib, "loads", lambda _: pytest.fail("parsed"))
    assert tables.load_table("small") == expected


def test_a_table_changed_since_the_build_is_parsed(built: Path) -> None:
    (built / "small.toml").write_text('word = "حمص"', "utf-8")
    assert tables.load_table("small") == {"word": "حمص"}


def test_a_table_without_a_build_is_parsed(built: Path) -> None:
    (built / tables.TABLES_FILE).unlink()
    assert tables.load_table("small")["number"] == 2.5


@pytest.mark.parametrize("name", NAMES)
def test_what_is_loaded_is_what_is_written(name: str) -> None:
    source = resources.files("riwaya.lexicon").joinpath(f"{name}.toml")
    assert tables.load_table(name) == tomllib.loads(source.read_text("utf-8"))
