"""Reading in a process of its own, so that no file can hang, crash or fill up the one that asks."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, NamedTuple, Self, cast

import msgspec

from riwaya.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, InputFormat, Told, standard_input
from riwaya.model import Document, PageImage, Rejected
from riwaya.output import readable
from riwaya.read.progress import Listener
from riwaya.worker import (
    OUT_OF_MEMORY,
    Answer,
    Done,
    Drawn,
    Found,
    Ready,
    Refused,
    Request,
    Stepped,
    Wanted,
    read_safely,
    receive,
    send,
)

MEGABYTE = 1024 * 1024
SECONDS_VARIABLE = "RIWAYA_READ_SECONDS"
MEGABYTES_VARIABLE = "RIWAYA_READ_MEGABYTES"

LIGHT = 256 * 1024
"""Bytes of a plain text that is read without a process of its own: starting one costs .15 s, and so much text, some
45 pages, takes a second and 30 MB at worst, through code that is ours."""

LARGEST_INPUT = 512 * MEGABYTE
"""Bytes of standard input that are handed on."""

START_SECONDS = 60.0
"""Longest that a process may take to start; it takes .4 s, and five where the machine is at its limits."""

BUSY = 5.0
"""How much longer than its own time a process may take on a machine that has other work."""

RETIRE = 0.5
"""A worker that has held this share of its memory is replaced, so that no file pays for those before it."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_STRUCTURED = re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:[A-Za-z][\w-]*:|WARC/|[{\[])")
HEAD = 4096


class Limits(NamedTuple):
    """What the reading of one file may take."""

    silence: float = 120.0
    """Seconds of processor time without a document, a page or an entry: twice what the largest text takes that is
    read; on the clock `BUSY` times as many, and as many where the system cannot count."""
    seconds: float = 3600.0
    """Seconds in all: an hour of pictures, page by page."""
    memory: int = 2048 * MEGABYTE
    """Bytes; the largest text takes 1,100 MB."""


def limits_of(environment: Mapping[str, str]) -> Limits:
    """The limits, with those that the environment sets; raises ValueError for one that is no positive number.

    >>> limits_of({"RIWAYA_READ_SECONDS": "5"}).silence
    5.0
    """
    limits = Limits()
    if SECONDS_VARIABLE in environment:
        seconds = _positive(SECONDS_VARIABLE, environment[SECONDS_VARIABLE])
        limits = limits._replace(silence=min(limits.silence, seconds), seconds=seconds)
    if MEGABYTES_VARIABLE in environment:
        megabytes = _positive(MEGABYTES_VARIABLE, environment[MEGABYTES_VARIABLE])
        limits = limits._replace(memory=int(megabytes * MEGABYTE))
    return limits


def _positive(name: str, written: str) -> float:
    try:
        value = float(written)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} must be a number above 0, not {written!r}")
    return value


class Reader:
    """Reads files one after the other, those that may do harm in a process that it starts, and replaces when it fails.

    A context manager: at its end the process is gone, and whatever it wrote to its temporary folder. `listener` hears
    how far a long file has come. Where there is no Python to start (a frozen program) files are read in this process.
    """

    def __init__(self, limits: Limits | None = None, listener: Listener | None = None) -> None:
        self._limits = limits or Limits()
        self._listener = listener
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None
        self._ready = self._expired = False
        self._decoder = msgspec.msgpack.Decoder(Answer)
        self._encoder = msgspec.msgpack.Encoder()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def documents(self, file: str, told: Told | None = None) -> Iterator[Document | Rejected]:
        """What a file holds: each document, or why it was refused; never raises for anything that a file does."""
        told = told or Told()
        return self._isolated(file, told) if _needs_process(file, told) else read_safely(file, told)

    def close(self) -> None:
        """Ends the process, if there is one, whatever it is doing."""
        process, self._process = self._process, None
        if process:
            _kill(process)
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet sent goes with it
                    if stream:
                        stream.close()
        folder, self._folder = self._folder, None
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def prepare(self, file: str, told: Told | None = None) -> bool:
        """Starts the process now, while its caller does something else, if the file will need it; says whether."""
        needed = _needs_process(file, told or Told())
        if needed:
            self._started()
        return needed

    def _isolated(self, file: str, told: Told) -> Iterator[Document | Rejected]:
        name = STANDARD_INPUT_NAME if file == STANDARD_INPUT else readable(file)
        try:
            data = _standard_input() if file == STANDARD_INPUT else None
        except Rejected as refusal:
            yield refusal
            return
        for answer in self._answers(Request(file, told, data, self._limits.memory, self._limits.silence)):
            match answer:
                case Found(document):
                    yield document
                case Refused(path, reason):
                    yield Rejected(path, reason)
                case str():
                    yield Rejected(name, answer)

    def page_images(
        self, file: str, wanted: Sequence[Wanted], told: Told | None = None
    ) -> dict[str, list[PageImage]]:
        """Pages of the documents that a file is or holds, as pictures, by the documents' digests.

        Those that cannot be drawn, of a file that has changed, and any without a process, are left out.
        """
        found: dict[str, list[PageImage]] = {}
        if not wanted or not _can_start():
            return found
        limits = self._limits
        request = Request(file, told or Told(), None, limits.memory, limits.silence, tuple(wanted))
        for answer in self._answers(request):
            if isinstance(answer, Drawn):
                found.setdefault(answer.sha256, []).append(answer.image)
        return found

    def _answers(self, request: Request) -> Iterator[Answer | str]:
        """What the process says of a request; where it ends before it is done, why, in words."""
        self._ask(request)
        patience = self._limits.silence * (BUSY if os.name == "posix" else 1.0)
        waited = 0.0
        finished = False
        try:
            while not finished:
                answer, seconds = self._answer(min(patience, self._limits.seconds - waited))
                waited += seconds
                match answer:
                    case Stepped(step):
                        if self._listener:
                            self._listener(step)
                    case Done(peak):
                        finished = peak < RETIRE * self._limits.memory
                        break
                    case None:
                        yield self._why_it_ended(waited)
                        break
                    case _:
                        yield answer
        finally:
            # Also where the caller wants no more of the file: what the process still says would be taken for the next.
            if not finished:
                self.close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._ready = False
            self._folder = tempfile.mkdtemp(prefix="riwaya-")
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "riwaya.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(self._folder),
                start_new_session=True,
            )
        return self._process

    def _ask(self, request: Request) -> None:
        message = self._encoder.encode(request)
        self._expired = False
        try:
            _send_to(self._started(), message)
        except OSError:  # it ended since the last file
            self.close()
            with suppress(OSError):  # what it cannot hear it cannot answer: that is said when it should
                _send_to(self._started(), message)

    def _answer(self, limit: float) -> tuple[Answer | None, float]:
        """What the process says next, None where it says no more, and the seconds that it took to read so far."""
        if not self._ready:
            self._ready = isinstance(self._heard(START_SECONDS)[0], Ready)
            if not self._ready:
                return None, 0.0
        return self._heard(limit)

    def _heard(self, limit: float) -> tuple[Answer | None, float]:
        process = self._started()
        begun = time.monotonic()
        timer = threading.Timer(max(0.0, limit), self._expire, [process])
        timer.daemon = True
        timer.start()
        try:
            message = receive(_open(process.stdout))
        finally:
            timer.cancel()
        return (self._decoder.decode(message) if message else None), time.monotonic() - begun

    def _expire(self, process: "subprocess.Popen[bytes]") -> None:
        self._expired = True
        _kill(process)

    def _why_it_ended(self, waited: float) -> str:
        status = self._started().wait()
        if not self._ready:
            return f"the process that reads it could not be started (exit status {status})"
        if self._expired or status == -getattr(signal, "SIGXCPU", 0):
            return f"reading it was given up after {waited:.3g} seconds"
        if status == OUT_OF_MEMORY:
            return f"reading it took more than {self._limits.memory // MEGABYTE} MB of memory"
        if status in (-getattr(signal, "SIGKILL", 0), -signal.SIGABRT):
            return "its reading was broken off, most likely for want of memory"
        name = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return f"its parser crashed ({name}): the file is broken, or made to break programs"


def _send_to(process: "subprocess.Popen[bytes]", message: bytes) -> None:
    send(_open(process.stdin), message)


def _open(stream: IO[bytes] | None) -> BinaryIO:
    if stream is None:
        raise OSError("the process has no pipes")
    return cast("BinaryIO", stream)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process and those that it started, which may have outlived it."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group that has ended
        os.killpg(process.pid, signal.SIGKILL)


def _environment(folder: str) -> dict[str, str]:
    """The same modules as here, a temporary folder of its own, and no threads that would count as memory."""
    paths = os.pathsep.join(path for path in sys.path if path)
    own = {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "TMPDIR": folder, "TEMP": folder, "TMP": folder}
    return {**os.environ, **own}


def _needs_process(file: str, told: Told) -> bool:
    return told.input_format is not InputFormat.JSONL and not _is_light(file) and _can_start()


def _can_start() -> bool:
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _is_light(file: str) -> bool:
    """Whether a file is surely a small plain text, or none at all: what has no mark of a format that needs a parser."""
    if file == STANDARD_INPUT:
        return False
    try:
        path = Path(file)
        if not path.is_file():
            return True
        if path.stat().st_size > LIGHT:
            return False
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except (OSError, ValueError):
        return True  # which the reader says better
    return (
        b"<" not in head and b"%PDF-" not in head and not (_CONTROLS.search(head) or _STRUCTURED.match(head))
    )


def _standard_input() -> bytes:
    data = standard_input().read(LARGEST_INPUT + 1)
    if len(data) > LARGEST_INPUT:
        raise Rejected(STANDARD_INPUT_NAME, f"it is larger than {LARGEST_INPUT // MEGABYTE} MB")
    return data
