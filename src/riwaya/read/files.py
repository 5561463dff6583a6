"""Files of the disk, opened; in words why one cannot be."""

from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from riwaya.model import Rejected


def open_file(path: str | PathLike[str]) -> BinaryIO:
    """A regular file, opened to read bytes; raises Rejected, with the reason, for anything else."""
    name = fspath(path)
    place = Path(name)
    try:
        place.stat()
        if place.is_dir():
            raise Rejected(name, "it is a directory, not a file")
        if not place.is_file():
            raise Rejected(name, "it is not a regular file")
        return place.open("rb")
    except (OSError, ValueError) as error:
        raise Rejected(name, _reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be opened").lower()
    return "no such file"
