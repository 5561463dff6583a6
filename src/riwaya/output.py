"""Where a command's data goes: standard output, or a file that appears only when it is whole."""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o666


def readable(words: str) -> str:
    """The words, with a file name's bytes read as UTF-8 whatever the locale took them for; others as escapes.

    >>> import os
    >>> readable(os.fsdecode("تدمر.txt".encode()))
    'تدمر.txt'
    """
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@contextlib.contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes to `path`, or to standard output where it is None or "-".

    A file is written beside its place and renamed when the block ends well; if the block raises, what stood
    there before stays. Devices and pipes are written to directly. Raises OSError where it cannot write.
    """
    if path is None or str(path) == "-":
        # Python has none where the caller closed it.
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        stream = sys.stdout.buffer
        try:
            yield stream
        finally:
            stream.flush()
        return
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    with _written_beside(target) as stream:
        yield stream


@contextlib.contextmanager
def _written_beside(target: Path) -> Iterator[BinaryIO]:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else FILE_MODE & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".riwaya-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The only way to read it is to set it.
    current = os.umask(0o077)
    os.umask(current)
    return current
