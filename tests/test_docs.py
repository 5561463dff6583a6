"""What README and docs say is so: commands and Python run, links lead to files, the table holds."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.demo import FOLDER

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
TIME_LIMIT = 120


def blocks(language: str) -> list[str]:
    return [
        block
        for page in PAGES
        for found, block in FENCED.findall(page.read_text("utf-8"))
        if found == language
    ]


def commands() -> list[str]:
    lines = [line for block in blocks("console") for line in block.splitlines()]
    return list(dict.fromkeys(line.removeprefix("$ ") for line in lines if line.startswith("$ ")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that the pages speak of, and a `riwaya` that is this one."""
    demo = FOLDER / "documents"
    shutil.copy(demo / "taqrir.pdf", tmp_path / "article.pdf")
    shutil.copy(demo / "sahifa.html", tmp_path / "page.html")
    shutil.copy(demo / "barqiya.txt", tmp_path / "article.txt")
    (tmp_path / "empty.txt").touch()
    text = (demo / "barqiya.txt").read_text("utf-8")
    lines = [
        json.dumps({"id": name, "text": text, "published": "2016-12-11"}) for name in ("first", "second")
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n")
    (tmp_path / "my.toml").write_text(blocks("toml")[0], "utf-8")
    command = tmp_path / "bin" / "riwaya"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m riwaya.cli "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run(arguments: list[str], folder: Path) -> None:
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        arguments,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.skipif(os.name != "posix", reason="the pages show a Unix shell")
@pytest.mark.parametrize("command", commands())
def test_the_command_runs(command: str, folder: Path) -> None:
    run(["sh", "-c", command], folder)


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_runs(code: str, folder: Path) -> None:
    run([sys.executable, "-W", "error", "-c", code], folder)


def test_there_are_commands_to_run() -> None:
    assert len(commands()) >= 8
    assert len(blocks("python")) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_shows_what_the_program_gives() -> None:
    result = subprocess.run(
        [sys.executable, ROOT / "docs" / "refresh.py", "--check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_make_targets_that_the_pages_name_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = {target for page in PAGES for target in re.findall(r"`make ([a-z]+)`", page.read_text("utf-8"))}
    assert named
    for target in named:
        assert re.search(f"^{target}:", makefile, re.MULTILINE), target


def test_every_verb_is_in_the_readme() -> None:
    from riwaya.cli import app  # noqa: PLC0415  (its import is part of what other tests time)

    readme = (ROOT / "README.md").read_text("utf-8")
    for command in app.registered_commands:
        assert command.callback
        assert f"riwaya {command.callback.__name__}" in readme
