"""What readers take and give: a file's bytes, and what is found in it."""

from typing import NamedTuple

from riwaya.model import Document, Rejected


class File(NamedTuple):
    """The bytes of one file, from the disk or out of another, and what that other says of it.

    `charset` is the encoding that was declared for it, `url` and `captured` (ISO 8601) where and when it was fetched,
    `password` what opens it.
    """

    data: bytes
    path: str
    charset: str | None = None
    url: str | None = None
    captured: str | None = None
    password: str | None = None


Finding = Document | File | Rejected
"""A document, a file that is to be read in its turn, or what was refused."""
