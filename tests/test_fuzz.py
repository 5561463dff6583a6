"""Files of all kinds, mangled at random: read or refused in a line, never with a fault of ours."""

import email.message
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from handmade_pdf import pdf, set_line
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.isolated import Limits, Reader
from riwaya.model import Document, Rejected

LINES = [
    "سيطر الجيش على مدينة السور ية بعد اشتباكات دامت  أيام مع المقاتلين، وأكــدت الوزارة",
    "أن ستة من جنودها قتلوا في القصف يوم الاثنين 11 ديسمبر/كانون الأول 2016 قرب المدينة.",
]
TEXT = "\n".join(LINES)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def zipped(files: dict[str, str], *, packed: bool = True) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def docx() -> bytes:
    """A text of a word processor, not packed, so that its insides are mangled too."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Override PartName="/word/document.xml" '
        f'ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{OFFICE}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>',
    }
    return zipped(files, packed=False)


def page() -> bytes:
    linked = json.dumps({"@type": "NewsArticle", "headline": LINES[0], "datePublished": "2016-12-11"})
    head = f"<head><title>خبر</title><script type='application/ld+json'>{linked}</script></head>"
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html>{head}<body><article><h1>خبر</h1>{body}</article></body></html>".encode()


def message() -> bytes:
    made = email.message.EmailMessage()
    made["From"], made["Subject"], made["Date"] = "a@example.org", "خبر", "Sun, 11 Dec 2016 10:00:00 +0000"
    made.set_content(TEXT)
    made.add_attachment(TEXT, filename="a.txt")
    return made.as_bytes()


def feed() -> bytes:
    item = (
        f"<item><title>خبر</title><link>https://example.org/1</link><description>{TEXT}</description></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title>{item}</channel></rss>'.encode()


def warc() -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        "WARC-Date: 2016-12-11T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


SEEDS = {
    "text": TEXT.encode(),
    "cp1256": TEXT.encode("cp1256"),
    "utf-16": TEXT.encode("utf-16"),
    "misread": TEXT.encode().decode("latin-1").encode(),
    "pdf": pdf([[set_line(line, 700 - 18 * at) for at, line in enumerate(LINES)]]),
    "locked": pdf([[set_line(LINES[0], 700)]], password=""),
    "html": page(),
    "lines": b"".join(json.dumps({"id": at, "text": line}).encode() + b"\n" for at, line in enumerate(LINES)),
    "zip": zipped({"a.txt": TEXT, "b.html": page().decode(), "c/d.txt": TEXT}),
    "docx": docx(),
    "mail": message(),
    "feed": feed(),
    "warc": warc(),
}


class Edit(NamedTuple):
    """What is done to a file at a share of its length: so many bytes go, and others come."""

    place: float
    gone: int
    new: bytes


EDITS = st.lists(
    st.builds(
        Edit,
        st.floats(0, 1),
        st.sampled_from([0, 0, 1, 2, 16, 300, 10_000]),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from([b"\0", b"\xff\xff\xff\xff", b"<", b">>", b"&#xD800;", b"\\ud800", b"[" * 2000]),
        ),
    ),
    min_size=1,
    max_size=6,
)


def mangled(data: bytes, edits: list[Edit]) -> bytes:
    for edit in edits:
        place = int(edit.place * len(data))
        data = data[:place] + edit.new + data[place + edit.gone :]
    return data


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Limits(silence=60)) as opened:
        yield opened


def check(reader: Reader, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for found in reader.documents(str(path)):
        if isinstance(found, Rejected):
            assert "fault in Riwaya" not in found.reason, found.reason
            assert found.reason
            assert "\n" not in str(found)
            continue
        assert msgspec.json.decode(msgspec.json.encode(found), type=Document) == found
        place = 0
        for block in found.blocks:
            assert place <= block.start <= block.end <= len(found.text)
            place = block.end
        assert all(0 <= damage.start <= damage.end <= len(found.text) for damage in found.damages)


@pytest.mark.parametrize("kind", SEEDS)
def test_mangled_files_are_read_or_refused(kind: str, reader: Reader, tmp_path: Path) -> None:
    check(reader, tmp_path / "sound", SEEDS[kind])

    @settings(max_examples=12, deadline=None)
    @given(EDITS)
    def check_mangled(edits: list[Edit]) -> None:
        check(reader, tmp_path / "mangled", mangled(SEEDS[kind], edits))

    check_mangled()


HEADS = st.sampled_from([b"", b"%PDF-1.7\n", b"<html>", b"PK\x03\x04", b"{", b"WARC/1.0\r\n", b"From: "])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=HEADS, data=st.binary())
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes, reader: Reader, tmp_path: Path) -> None:
    check(reader, tmp_path / "bytes", head + data)
