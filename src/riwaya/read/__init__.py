"""Reading: bytes of texts, pages, PDFs, office files, messages, feeds and archives become Documents, mended."""

from riwaya.read.reader import read, read_bytes, read_many

__all__ = ["read", "read_bytes", "read_many"]
