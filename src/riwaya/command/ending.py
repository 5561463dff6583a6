"""How the command ends: where it writes, and which exit status says what went wrong."""

import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import typer

from riwaya.model import Rejected
from riwaya.output import open_output
from riwaya.terminal import say

SOME_REFUSED = 1
WRONG_USAGE = 2
BROKEN_PIPE = 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else SOME_REFUSED
OUR_FAULT = 70
"""As sysexits.h has it: a fault in the program, which no input may cause."""
TERMINATED = 128 + signal.SIGTERM
STANDARD_OUTPUT = "standard output"


@contextlib.contextmanager
def writing(output: Path | None) -> Iterator[BinaryIO]:
    """The stream a verb writes to; one that fails ends the command with a line, a closed pipe quietly."""
    with ended_by_failure(str(output or STANDARD_OUTPUT)), open_output(output) as stream:
        yield stream


@contextlib.contextmanager
def ended_by_failure(name: str) -> Iterator[None]:
    """What is written to the stream of this name in the block may fail."""
    try:
        yield
    except BrokenPipeError:
        # Python would flush the closed pipe once more at its end, and complain.
        sys.stdout = None
        raise typer.Exit(BROKEN_PIPE) from None
    except OSError as error:
        say(f"{name}: cannot write: {error.strerror or error}")
        raise typer.Exit(WRONG_USAGE) from error


def say_written(output: Path) -> None:
    """On standard error, where the data does not go to standard output."""
    if str(output) != "-":
        say(f"wrote {output}")


def end(refused: list[Rejected]) -> None:
    """With the status that says whether something was refused."""
    if refused:
        raise typer.Exit(SOME_REFUSED)
