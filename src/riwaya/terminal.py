"""The words of the command on standard error, and how far it has come, where that is a terminal."""

import re
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from riwaya.output import readable
from riwaya.read.progress import Step, Unit

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

PATIENCE = 0.5
"""Seconds that a file may take before a bar is shown for it."""

LONGEST_NAME = 40
WIDTH_OF_A_FILE = 100
LEFT_TO_RIGHT_MARK = "\u200e"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[{_ARABIC}\\s\\d()/.-]*[{_ARABIC}])?")


def say(words: str) -> None:
    """One line on standard error."""
    line = " ".join(readable(words).split())
    print(f"riwaya: {line}", file=sys.stderr, flush=True)  # noqa: T201  (words for the user)


def isolated(words: str) -> str:
    """The words without what could drive the terminal, each Arabic run closed off so that it turns nothing around it.

    >>> isolated("a\u202e «ابن سينا» 3").encode("unicode_escape").decode().count("u2068")
    1
    """
    printable = "".join(each if each.isprintable() else " " for each in words)
    return _ARABIC_RUN.sub(lambda run: f"{FIRST_STRONG_ISOLATE}{run[0]}{POP_ISOLATE}", printable)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at the stream; Python has none where the caller closed it."""
    return stream is not None and stream.isatty()


def console_for(stream: TextIO) -> "Console":
    """Where a page of text goes: as wide as the terminal, or as a file is best read."""
    from rich.console import Console  # noqa: PLC0415  (loads only for the verbs that show something)

    return Console(file=stream, width=None if is_terminal(stream) else WIDTH_OF_A_FILE)


class ProgressBar:
    """Shows on a terminal how many documents are read and, for a long file, how many of its pages or entries.

    Documents are counted only where the data does not go to the terminal as well; the bar of a long file is gone
    whenever data is written. A context manager: at its end nothing of it is left on the screen.
    """

    def __init__(self) -> None:
        self._wanted = is_terminal(sys.stderr)
        self._counts = self._wanted and not is_terminal(sys.stdout)
        self._progress: Progress | None = None
        self._documents: TaskID | None = None
        self._tasks: dict[Unit, TaskID] = {}
        self._name = ""
        self._begun = 0.0

    def __enter__(self) -> Self:
        if self._counts:
            self._documents = self._shown().add_task("documents", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def begin(self, file: str) -> None:
        """A file is read from here on."""
        name = "".join(character for character in readable(file) if character.isprintable())
        self._name = f"{LEFT_TO_RIGHT_MARK}{name[-LONGEST_NAME:]}{LEFT_TO_RIGHT_MARK}"
        self._begun = time.monotonic()

    def step(self, step: Step) -> None:
        """So much of the file is done."""
        if not self._wanted or time.monotonic() - self._begun < PATIENCE:
            return
        progress = self._shown()
        if step.unit not in self._tasks:
            self._tasks[step.unit] = progress.add_task(
                f"{self._name} {step.unit}", total=step.total, completed=step.done
            )
        progress.update(self._tasks[step.unit], completed=step.done, total=step.total)

    def found(self) -> None:
        """A document, or a refusal, is there, and is written next."""
        progress = self._progress
        if progress is None:
            return
        pages = self._tasks.pop("pages", None)
        if pages is not None:
            progress.remove_task(pages)
        if self._documents is not None:
            progress.advance(self._documents)
        else:
            self._stop()

    def end(self) -> None:
        """The file is read."""
        if self._progress is not None:
            for task in self._tasks.values():
                self._progress.remove_task(task)
            self._tasks.clear()
            if not self._counts:
                self._stop()

    def _shown(self) -> "Progress":
        if self._progress is None:
            from rich.console import Console  # noqa: PLC0415  (as above)
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                MofNCompleteColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
            )

            text = TextColumn("{task.description}", markup=False)
            columns = (SpinnerColumn(), text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
        return self._progress

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._progress = None
        self._tasks.clear()
