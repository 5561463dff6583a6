"""Progress is shown to somebody who looks, for files that take long, and never among the data."""

import io
import sys

import pytest

from riwaya import terminal
from riwaya.read.progress import Step
from riwaya.terminal import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def look(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal on which every file takes long; in a fixture pytest would take it back."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return screen


def test_pages_of_a_long_file_and_documents_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = look(monkeypatch)
    with ProgressBar() as progress:
        progress.begin("تدمر.pdf")
        progress.step(Step(3, 12, "pages"))
        progress.found()
        progress.end()
        progress.begin("archive.zip")
        progress.step(Step(2, None, "entries"))
    shown = screen.getvalue()
    assert "documents" in shown
    assert "2/?" in shown


def test_a_bar_is_gone_before_data_goes_to_the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = look(monkeypatch)
    monkeypatch.setattr(sys, "stdout", Terminal())
    with ProgressBar() as progress:
        assert screen.getvalue() == ""
        progress.begin("تدمر\x1b[31m.pdf")
        progress.step(Step(3, 12, "pages"))
        progress.found()
        shown = screen.getvalue()
        assert "3/12" in shown
        assert "\x1b[31m." not in shown
        progress.end()
        assert screen.getvalue() == shown
    assert screen.getvalue() == shown
    assert "documents" not in shown


def test_quick_files_show_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = look(monkeypatch)
    monkeypatch.setattr(terminal, "PATIENCE", 60.0)
    with ProgressBar() as progress:
        progress.begin("a.pdf")
        progress.step(Step(1, 2, "pages"))
    assert "pages" not in screen.getvalue()


def test_nobody_looking_costs_and_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    with ProgressBar() as progress:
        progress.begin("a.pdf")
        progress.step(Step(1, 2, "pages"))
        progress.found()
        progress.end()
    assert file.getvalue() == ""
