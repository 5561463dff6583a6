"""Files out of archives and messages again, by the paths that their documents have."""

import io
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import IO

from riwaya.model import Rejected
from riwaya.read.found import File, Finding
from riwaya.read.kinds import kind_of
from riwaya.read.reader import DEEPEST, LARGEST_FILE


def take_out(stream: IO[bytes], file: File, wanted: Collection[str], depth: int = 0) -> Iterator[File]:
    """Those files among `wanted` (paths, as documents have them) that a file is or holds, each with its bytes.

    The file's own bytes are the stream's. What cannot be opened is passed over: it was refused when it was read.
    """
    if file.path in wanted:
        data = stream.read(LARGEST_FILE + 1)
        if len(data) <= LARGEST_FILE:
            yield file._replace(data=data)
    elif depth <= DEEPEST and any(path.startswith(file.path) for path in wanted):
        with suppress(Rejected):
            for found in _held(stream, file):
                if isinstance(found, File):
                    yield from take_out(io.BytesIO(found.data), found, wanted, depth + 1)


def _held(stream: IO[bytes], file: File) -> Iterable[Finding]:
    """What a file holds, if it is of a kind that holds others; each kind brings a parser, loaded when it is needed."""
    kind = kind_of(stream, file.path)
    stream.seek(0)
    if kind == "zip":
        from riwaya.read.archive import read_zip  # noqa: PLC0415

        return read_zip(stream, file.path, file.password)
    if kind in {"warc", "wacz"}:
        from riwaya.read.warc import read_wacz, read_warc  # noqa: PLC0415

        return (read_warc if kind == "warc" else read_wacz)(stream, file.path, file.password)
    if kind == "mail":
        from riwaya.read.mail import read_mail  # noqa: PLC0415

        return read_mail(file._replace(data=stream.read(LARGEST_FILE)))
    return ()
