"""What a large page holds folded: compressed until a reader unfolds it.

Hundreds of tables share most of their markup. The parts between the two comments are taken out of the page, and put
together and compressed; the page's script puts each back where it stood.
"""

import base64
import json
import re
import zlib

FOLDED = re.compile("<!--folded-->(.*?)<!--/folded-->", re.DOTALL)
"""A folded part; texts are escaped, so that none of them holds a comment."""

BETWEEN_TAGS = re.compile(r">\s*\n\s*<")


def pack(page: str) -> tuple[str, str | None]:
    """The page with its folded parts numbered, and all of them: JSON, deflated, in base64; null without any.

    >>> pack("<p>نص</p><!--folded--><i>1</i><!--/folded-->")[0]
    '<p>نص</p><template data-folded=0></template>'
    """
    parts: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        parts.append(BETWEEN_TAGS.sub("><", match[1]))
        return f"<template data-folded={len(parts) - 1}></template>"

    page = FOLDED.sub(numbered, page)
    return page, compressed(parts) if parts else None


def compressed(value: object) -> str:
    """A value as JSON, deflated (RFC 1950), in base64: what the browser's DecompressionStream reads."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
