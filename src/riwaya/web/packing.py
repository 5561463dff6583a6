"""What a large page holds folded: compressed until a reader unfolds it.

Hundreds of tables share most of their markup. The parts between the two comments are taken out of the page, and put
together and compressed; the page's script puts each back where it stood.
"""

import base64
import json
import re
import zlib

MARKS = re.compile("<!--(/?)folded-->")
"""Begin and end of a folded part, which may hold others; texts are escaped, so that none of them holds a comment."""

BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
"""Lines and their indents between tags, of which a browser shows one space."""


def pack(page: str) -> tuple[str, str | None]:
    """The page with its folded parts numbered, and all of them: JSON, deflated, in base64; null without any.

    >>> pack("<p>نص</p><!--folded--><i>1</i><!--/folded-->")[0]
    '<p>نص</p><template data-folded=0></template>'
    """
    parts: list[str] = []
    open_parts = [""]
    at = 0
    for mark in MARKS.finditer(page):
        open_parts[-1] += page[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            open_parts.append("")
            continue
        parts.append(BETWEEN_TAGS.sub(">\n<", open_parts.pop()))
        open_parts[-1] += f"<template data-folded={len(parts) - 1}></template>"
    return open_parts[0] + page[at:], compressed(parts) if parts else None


def compressed(value: object) -> str:
    """A value as JSON, deflated (RFC 1950), in base64: what the browser's DecompressionStream reads."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
