"""Reading: bytes of a text, web page, PDF or JSON lines become Documents, mended, with what was damaged."""

from riwaya.read.reader import read, read_bytes, read_many

__all__ = ["read", "read_bytes", "read_many"]
