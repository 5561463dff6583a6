"""A finished PDF cut off, locked, or surrounded by junk."""

import re
from pathlib import Path

from tools import run


def truncated(path: Path) -> None:
    """Cut off after two thirds."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def password(path: Path) -> None:
    """Encrypted with the user password `sirr`."""
    out = path.with_suffix(".locked.pdf")
    run("qpdf", "--encrypt", "sirr", "owner", "256", "--", path, out)
    out.replace(path)


def owner_password(path: Path) -> None:
    """Encrypted, but open to everybody without a password."""
    out = path.with_suffix(".locked.pdf")
    run("qpdf", "--encrypt", "", "owner", "256", "--", path, out)
    out.replace(path)


def garbage(path: Path) -> None:
    """Junk before the header and after the end, and a broken cross-reference table."""
    data = path.read_bytes()
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n7", data)
    path.write_bytes(b"\x00\xff junk before the header \n" * 8 + broken + b"\n%\x00\x01 junk after" * 20)
