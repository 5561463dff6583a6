"""What `riwaya read --show-damage` prints: each damage named, before and after, losses first and never as mended."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from riwaya.model import Block, Bounds, Damage, DamageKind, Document
from riwaya.show_damage import MOST_CERTAIN, print_damages

BROKEN = "ســقطت المديـنة بعد اشتباكات دامت  أيام مع الجيش، وقال المتحدث إن الطريق مفتوح.\n"
PLURAL = "a counted noun in its own plural follows numbers from 3 to 10"


def shown(document: Document, *, coloured: bool = False) -> str:
    stream = io.StringIO()
    print_damages(Console(file=stream, width=80, force_terminal=coloured), document)
    return stream.getvalue()


def damaged(text: str, *damages: Damage) -> Document:
    return Document("a", text, (Block("paragraph", 0, len(text), 3),), damages)


LOST = Damage("lost_number", 5, 6, "  ", None, certain=False, bounds=Bounds(3, 10, PLURAL))
DOUBTFUL = Damage("torn_word", 0, 4, "دا مت", "دامت", certain=False)
SURE = Damage("kashida", 0, 4, "دامــت", "دامت", certain=True)


def test_losses_come_first_with_what_grammar_tells_of_them() -> None:
    lines = shown(damaged("دامت  أيام", SURE, DOUBTFUL, LOST)).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "lost number: 1",
        "torn word: 1 (1 uncertain)",
        "kashida: 1",
    ]
    assert lines[1] == f"  page 3, at 5 · lost · between 3 and 10 ({PLURAL})"
    assert lines[2:4] == ["    - \u2068دامت ··أيام\u2069", "    + \u2068دامت […]أيام\u2069"]


def test_a_doubtful_repair_is_marked_and_a_certain_one_is_not() -> None:
    text = shown(damaged("دامت أيام", SURE, DOUBTFUL))
    assert text.count("uncertain") == 2
    assert text.index("uncertain") < text.index("kashida")
    assert "- \u2068دامــت أيام\u2069" in text
    assert "+ \u2068دامت أيام\u2069" in text


def test_what_is_alike_is_told_once_and_certain_repairs_do_not_drown_the_rest() -> None:
    text = " ".join(["دامت"] * 40)
    alike = [Damage("kashida", 5 * at, 5 * at + 4, "دامــت", "دامت", certain=True) for at in range(20)]
    others = [
        Damage("kashida", 5 * at, 5 * at + 4, "دام" + "ـ" * at + "ت", "دامت", certain=True)
        for at in range(20, 40)
    ]
    printed = shown(damaged(text, *alike, *others))
    assert "kashida: 40" in printed
    assert "20 times" in printed
    assert printed.count("    + ") == MOST_CERTAIN
    assert "and 13 like these" in printed
    losses = [Damage("lost_number", 5 * at, 5 * at, " ", None, certain=False) for at in range(30)]
    assert shown(damaged(text, *losses)).count("· lost") == 30


def test_a_sound_text_says_so() -> None:
    assert shown(damaged("نص سليم")) == "No damage was found.\n"


def test_colours_are_for_terminals() -> None:
    document = damaged("دامت أيام", SURE)
    assert "\x1b[" in shown(document, coloured=True)
    assert "\x1b" not in shown(document)


KINDS = st.sampled_from(["kashida", "torn_line", "lost_number", "encoding"])


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), KINDS, st.text(max_size=300), st.none() | st.text(max_size=300), st.booleans())
def test_nothing_in_a_text_drives_the_terminal_or_turns_what_is_around_it(
    text: str, kind: DamageKind, original: str, mended: str | None, certain: bool
) -> None:
    damage = Damage(kind, 0, len(text), original, mended, certain=certain)
    printed = shown(damaged(text, damage))
    assert not set(printed) & set(
        "\x1b\x07\x08\r\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u200e\u200f\u061c"
    )
    for line in printed.splitlines():
        assert line.count("\u2068") == line.count("\u2069") <= 1


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "riwaya", "read", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)


def test_the_command_shows_it_plain_where_no_terminal_is(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_text(BROKEN, "utf-8")
    ended = run(tmp_path, "--show-damage", "broken.txt")
    text = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "kashida: " in text
    assert "between 3 and 10" in text
    assert "\x1b" not in text
    both = run(tmp_path, "--show-damage", "--json", "broken.txt")
    assert (both.returncode, both.stdout) == (2, b"")
    assert b"--show-damage" in both.stderr


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a Unix thing")
def test_the_command_shows_it_coloured_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_text(BROKEN, "utf-8")
    ours, theirs = os.openpty()
    try:
        environment = {
            key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")
        }
        command = [sys.executable, "-m", "riwaya", "read", "--show-damage", "broken.txt"]
        subprocess.run(
            command,
            cwd=tmp_path,
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            env={**environment, "TERM": "xterm-256color"},
            check=True,
            timeout=60,
        )
        assert b"\x1b[" in os.read(ours, 100_000)
    finally:
        os.close(theirs)
        os.close(ours)
