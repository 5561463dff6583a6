"""Files of the kinds that hold articles, made from nothing: office documents, messages, archives, feeds, pages."""

import gzip
import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
TITLE = "عودة السير إلى الطريق الساحلي"
PARAGRAPHS = (
    "قالت وزارة النقل إن الطريق الساحلي عاد مفتوحاً أمام السير بعد أعمال صيانة استمرت ثلاثة أيام متواصلة.",
    "وأضافت الوزارة في بيانها أن أحداً لم يصب، وأن الشاحنات الثقيلة ستبقى ممنوعة من المرور حتى آخر الشهر.",
)
NEWS = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"


def packed(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of the members, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX whose body holds the mark-up given, with further parts by name."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<R><Relationship Type="{relation}" Target="word/document.xml"/></R>',
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **(parts or {}),
        }
    )


def word_paragraph(text: str, style: str | None = None) -> str:
    """A paragraph of a DOCX."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    """An ODT whose text holds the mark-up given."""
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": f"<office:document-meta {OFFICE}><office:meta>{meta}</office:meta></office:document-meta>",
    }
    return packed(parts, zipfile.ZIP_STORED)


def page(number: int = 1, charset: str = "utf-8") -> bytes:
    """A web page with an article."""
    paragraphs = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 2)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>{TITLE}</title></head>'
        f"<body><article><h1>{TITLE} {number}</h1>{paragraphs}</article></body></html>"
    ).encode(charset)


def answer(
    url: str, body: bytes, kind: str = "text/html", headers: str = "", status: str = "200 OK"
) -> bytes:
    """A WARC record of an HTTP answer."""
    payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-12-14T08:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def warc(*records: bytes, compressed: bool = True) -> bytes:
    """A WARC file of the records, each compressed by itself as is the custom."""
    return b"".join(gzip.compress(record) if compressed else record for record in records)


def rss(items: str, title: str = "صحيفة المرفأ") -> bytes:
    """An RSS feed of the items given."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{title}</title><link>https://example.org/</link>{items}</channel></rss>"
    ).encode()
