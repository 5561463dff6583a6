"""The page's build: skipped where nothing changed, and clear where npm cannot be reached."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOOK = Path(__file__).resolve().parents[1] / "frontend" / "build_hook.py"


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook over a folder of its own: one source, no built files."""
    spec = importlib.util.spec_from_file_location("build_hook", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "STATIC", tmp_path / "static")
    monkeypatch.setattr(module, "INSTALLED", tmp_path / "node_modules" / ".package-lock.json")
    return module


def build_files(hook: ModuleType, moment: float) -> None:
    hook.STATIC.mkdir()
    for name in hook.BUILT:
        (hook.STATIC / name).write_text("built")
        os.utime(hook.STATIC / name, (moment, moment))


def test_nothing_is_done_where_the_built_files_are_newer(hook: ModuleType) -> None:
    build_files(hook, 4_000_000_000)
    assert hook.is_fresh()
    assert hook.build() is False


def test_an_older_or_missing_file_is_built_again(hook: ModuleType) -> None:
    assert not hook.is_fresh()
    build_files(hook, 1_000_000_000)
    assert not hook.is_fresh()


def test_a_failing_npm_says_what_to_do(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('registry not reached')"]
    monkeypatch.setattr(hook, "_programs", lambda: (failing, failing))
    with pytest.raises(hook.FrontendError) as caught:
        hook.build()
    assert "registry not reached" in str(caught.value)
    assert "check the network" in str(caught.value)


def test_the_lock_file_names_no_registry() -> None:
    lock = (HOOK.parent / "package-lock.json").read_text()
    assert "resolved" not in lock
    assert "http" not in lock
    assert "integrity" in lock


def test_a_table_is_older_than_a_text_that_it_is_made_of(hook: ModuleType, tmp_path: Path) -> None:
    source, table, text = (tmp_path / name for name in ("tables.py", "tables.msgpack", "acts.toml"))
    for file, moment in ((source, 1_000), (text, 1_000), (table, 2_000)):
        file.write_text("")
        os.utime(file, (moment, moment))
    assert not hook._is_older(table, source)
    os.utime(text, (3_000, 3_000))
    assert hook._is_older(table, source)
    assert hook._is_older(tmp_path / "missing.msgpack", source)
