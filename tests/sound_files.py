"""A sound file of each kind that is read, small and made here, for tests that break them."""

import email.message
import io
import json
import zipfile

from handmade_pdf import pdf, set_line

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


SOUND_FILES = {
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
