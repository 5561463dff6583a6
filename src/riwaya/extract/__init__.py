"""From a document to its claims."""

from riwaya.extract.claims import extract

__all__ = ["extract"]
