"""The process that reads files for another: one request after the other, within limits of memory and time.

`python -m riwaya.worker` takes requests on standard input and writes answers to standard output, each a length of four
bytes and a MessagePack value. It ends when its standard input closes, so that it never outlives who started it.
"""

import hashlib
import io
import os
import re
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.inputs import Told, open_documents
from riwaya.model import Document, PageImage, Rejected
from riwaya.output import readable
from riwaya.read.files import open_file
from riwaya.read.found import File
from riwaya.read.progress import Step, listened

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = 71
"""Exit status of a worker that met its limit of memory."""

PACKAGE = Path(__file__).parent
LENGTH = 4
"""Bytes of a frame's length."""

HARD = 1.5
"""The system refuses memory beyond so many times the limit, at which the worker ends by itself and says why."""

WATCH_SECONDS = 0.05
STEP_SECONDS = 0.05
"""Least time between two steps that are told: a page may take a millisecond."""

_SURROGATES = re.compile("[\ud800-\udfff]")


class Wanted(msgspec.Struct, frozen=True):
    """Pages (from 1) to draw of a document: its path, and the digest of its bytes when read, for they may change."""

    path: str
    sha256: str
    pages: tuple[int, ...]


class Request(msgspec.Struct, frozen=True):
    """A file to read, and the limits; `data` is what stands on standard input, where that is the file."""

    file: str
    told: Told
    data: bytes | None
    memory: int
    """Bytes."""
    silence: float
    """Seconds of processor time without a document, a page or an entry."""
    wanted: tuple[Wanted, ...] = ()
    """Where given, pages of these documents, which the file is or holds, are drawn, and nothing is read."""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker has started: what it takes from here on is the file's."""


class Found(msgspec.Struct, frozen=True, tag=True):
    """A document of the file."""

    document: Document


class Refused(msgspec.Struct, frozen=True, tag=True):
    """What was not read, and why."""

    path: str
    reason: str


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """A page that was asked for, of the document of that digest."""

    sha256: str
    image: PageImage


class Stepped(msgspec.Struct, frozen=True, tag=True):
    """How far the reading has come."""

    step: Step


class Done(msgspec.Struct, frozen=True, tag=True):
    """The file is read; the most bytes of memory that the worker has held so far, 0 where nobody counts."""

    peak: int


Answer = Ready | Found | Refused | Drawn | Stepped | Done


def send(stream: BinaryIO, message: bytes) -> None:
    """Writes one frame."""
    stream.write(len(message).to_bytes(LENGTH, "big") + message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame, or None where the stream has ended."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    message = stream.read(size)
    return message if len(message) == size else None


def read_safely(file: str, told: Told) -> Iterator[Document | Rejected]:
    """As `open_documents`; a fault of ours is a refusal that names it, so that the rest goes on."""
    name = readable(file)
    try:
        for found in open_documents(file, told):
            yield _encodable(found) if isinstance(found, Document) else found
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  (whatever it is: one file must not end the others)
        places = traceback.extract_tb(fault.__traceback__)
        ours = [place for place in places if Path(place.filename).is_relative_to(PACKAGE)]
        where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        yield Rejected(
            name, f"a fault in Riwaya, please report it: {type(fault).__name__}: {fault} ({where})"
        )


def _encodable(document: Document) -> Document:
    """The document with U+FFFD for each lone surrogate, which no encoding can write; positions stay."""
    try:
        msgspec.msgpack.encode(document)
    except UnicodeEncodeError:
        return msgspec.convert(_without_surrogates(msgspec.to_builtins(document)), Document)
    return document


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _without_surrogates(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(each) for each in value]
    return value


class _Watch:
    """A thread that ends the worker where its parent is gone or its memory is more than the limit."""

    def __init__(self, requests: int) -> None:
        self.limit = self.peak = 0
        self._parent = select.poll()
        self._parent.register(requests, 0)  # a closed pipe is reported unasked
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while not self._parent.poll(WATCH_SECONDS * 1000):
            self.peak = max(self.peak, _held())
            if self.peak > self.limit > 0:
                os._exit(OUT_OF_MEMORY)
        if os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)  # with what it started itself, which nobody waits for any more
        os._exit(0)


def _held() -> int:
    """Bytes of memory that the process holds; where the system does not tell, the most that it has held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def _limit_time(seconds: float) -> None:
    """Has the system end the process after so much more processor time, even in a loop that yields to nobody."""
    if resource:
        _lower(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 1)


def _lower(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, hard))


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    watch = _Watch(requests.fileno()) if resource else None
    decoder, encoder = msgspec.msgpack.Decoder(Request), msgspec.msgpack.Encoder()
    import_module("riwaya.read.mend")  # which every format needs, while the other process is busy as well
    send(answers, encoder.encode(Ready()))
    while (message := receive(requests)) is not None:
        request = decoder.decode(message)
        if watch:
            # What the watch cannot see in time: much memory asked for at once.
            _lower(resource.RLIMIT_DATA, int(request.memory * HARD))
            watch.limit = request.memory
        if request.data is not None:
            sys.stdin = io.TextIOWrapper(io.BytesIO(request.data))
        _answer(request, lambda answer: send(answers, encoder.encode(answer)))
        send(answers, encoder.encode(Done(watch.peak if watch else 0)))


def _answer(request: Request, say: Callable[[Answer], None]) -> None:
    """Says what the file holds; each answer, and each step that is told, gives time for the next."""
    told = 0.0

    def tell(step: Step) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told > STEP_SECONDS:
            told = now
            _limit_time(request.silence)
            say(Stepped(step))

    _limit_time(request.silence)
    if request.wanted:
        for drawn in _images(request):
            say(drawn)
            _limit_time(request.silence)
        return
    with listened(tell):
        for found in read_safely(request.file, request.told):
            say(Refused(found.path, found.reason) if isinstance(found, Rejected) else Found(found))
            _limit_time(request.silence)


def _images(request: Request) -> Iterator[Drawn]:
    # Only the report asks for pictures of pages.
    from riwaya.read.page_images import draw_pages  # noqa: PLC0415
    from riwaya.read.taken_out import take_out  # noqa: PLC0415

    paths = {each.path for each in request.wanted}
    whole = File(b"", request.file, password=request.told.password)
    with suppress(Rejected), open_file(request.file) as stream:
        for file in take_out(stream, whole, paths):
            digest = hashlib.sha256(file.data).hexdigest()
            for wanted in request.wanted:
                if (wanted.path, wanted.sha256) == (file.path, digest):
                    images = draw_pages(file.data, wanted.pages, password=file.password)
                    yield from (Drawn(digest, image) for image in images)


def main() -> None:
    """Serves until standard input closes; what a parser prints goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    try:
        _serve(requests, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
