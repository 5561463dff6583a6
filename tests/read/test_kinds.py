"""What bytes are is told by what stands in them, and what is not read is named."""

import gzip
import io
import json
import time
from contextlib import suppress

import pytest
from handmade_files import NEWS, docx, odt, packed, page, rss, warc
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Rejected
from riwaya.read.kinds import kind_of

LINE = json.dumps({"id": "1", "text": NEWS}).encode() + b"\n"
MAIL = b"Received: from x\r\n by y\r\nFrom: a@example.org\r\nSubject: x\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (NEWS.encode(), "text"),
        (NEWS.encode("utf-16"), "text"),
        (b"From: the river\nTo: the sea\n", "mail"),
        ("ملاحظة: الطريق مفتوح\n".encode(), "text"),
        (page(), "html"),
        (page().decode().encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', "html"),
        (rss(""), "feed"),
        (b"\xef\xbb\xbf<!-- a --><!-- b -->\n" + rss(""), "feed"),
        (rss("").decode().encode("utf-16"), "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image"),
        (docx(""), "docx"),
        (odt(""), "odt"),
        (packed({"a.txt": NEWS}), "zip"),
        (packed({}), "zip"),
        (packed({"archive/a.warc": "", "datapackage.json": "{}"}), "wacz"),
        (warc(b"WARC/1.0\r\n"), "warc"),
        (b"WARC/1.1\r\n", "warc"),
        (MAIL, "mail"),
        (MAIL + page(), "mail"),
        (LINE * 2, "jsonl"),
        (b'{"text": "' + b"x" * 100_000 + b'"}', "jsonl"),
        (b'[x] {\n "text"', "text"),
        (b"<div class='x'><p>x</p></div>", "html"),
        (b"<meta charset='utf-8'><title>x</title>", "html"),
        (b"<someone> said", "text"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x>">]>' + rss(""), "feed"),
        (b"{not json}", "text"),
    ],
)
def test_kinds_are_told_by_content(data: bytes, kind: str) -> None:
    stream = io.BytesIO(data)
    assert kind_of(stream, "a") == kind
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"{\\rtf1", "RTF"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07", "RAR"),
        (gzip.compress(b"x"), "gzip"),
        (b"\x1f\x8bxxxxxx", "broken"),
        (b"BZh9", "bzip2"),
        (bytes(257) + b"ustar", "TAR"),
        (b'<?xml version="1.0"?><urlset>', r"XML of a kind that is not read \(urlset\)"),
        (packed({"[Content_Types].xml": "", "_rels/.rels": "", "ppt/a.xml": ""}), "slides"),
        (b'[{"text": "x"}, {"text": "y"}]', "JSON, but not an object a line"),
        (b'\xef\xbb\xbf{\n "text": "x"\n}\n', "JSON, but not an object a line"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        kind_of(io.BytesIO(data), "a")


def test_a_name_alone_decides_nothing() -> None:
    assert kind_of(io.BytesIO(NEWS.encode()), "a.html") == "text"
    assert kind_of(io.BytesIO(b"<p>x</p>"), "a.html") == "html"


def test_comments_without_end_are_passed_in_time() -> None:
    start = time.process_time()
    kind_of(io.BytesIO(b"<!---->" * 600 + b"x"), "a")
    assert time.process_time() - start < 1


@given(st.binary(max_size=300))
def test_any_bytes_are_of_a_kind_or_refused(data: bytes) -> None:
    with suppress(Rejected):
        kind_of(io.BytesIO(data), "a")
