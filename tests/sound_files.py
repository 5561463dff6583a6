"""A sound file of each kind that is read, small and made here, for tests that break them."""

import email.message
import io
import json
import zipfile

from handmade_files import answer, docx, odt, packed, page, rss, warc, word_paragraph
from handmade_pdf import pdf, set_line

LINES = [
    "سيطر الجيش على مدينة السور ية بعد اشتباكات دامت  أيام مع المقاتلين، وأكــدت الوزارة",
    "أن ستة من جنودها قتلوا في القصف يوم الاثنين 11 ديسمبر/كانون الأول 2016 قرب المدينة.",
]
TEXT = "\n".join(LINES)


def stored(archive: bytes) -> bytes:
    """The archive with its members as they are, so that breaking it breaks what is in them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return packed({name: opened.read(name) for name in opened.namelist()}, zipfile.ZIP_STORED)


def linked_page() -> bytes:
    """A page that tells of itself in JSON-LD."""
    linked = json.dumps({"@type": "NewsArticle", "headline": LINES[0], "datePublished": "2016-12-11"})
    return page().replace(b"</head>", f"<script type='application/ld+json'>{linked}</script></head>".encode())


def message() -> bytes:
    """A message with an attachment."""
    made = email.message.EmailMessage()
    made["From"], made["Subject"], made["Date"] = "a@example.org", "خبر", "Sun, 11 Dec 2016 10:00:00 +0000"
    made.set_content(TEXT)
    made.add_attachment(TEXT, filename="a.txt")
    return made.as_bytes()


def feed() -> bytes:
    """A feed of one item."""
    return rss(
        f"<item><title>خبر</title><link>https://example.org/1</link><description>{TEXT}</description></item>"
    )


SOUND_FILES = {
    "text": TEXT.encode(),
    "cp1256": TEXT.encode("cp1256"),
    "utf-16": TEXT.encode("utf-16"),
    "misread": TEXT.encode().decode("latin-1").encode(),
    "pdf": pdf([[set_line(line, 700 - 18 * at) for at, line in enumerate(LINES)]]),
    "locked": pdf([[set_line(LINES[0], 700)]], password=""),
    "html": linked_page(),
    "lines": b"".join(json.dumps({"id": at, "text": line}).encode() + b"\n" for at, line in enumerate(LINES)),
    "zip": packed({"a.txt": TEXT, "b.html": page(), "c/d.txt": TEXT}),
    "docx": stored(docx("".join(map(word_paragraph, LINES)))),
    "odt": odt("".join(f"<text:p>{line}</text:p>" for line in LINES)),
    "mail": message(),
    "feed": feed(),
    "warc": warc(answer("https://example.org/", linked_page()), compressed=False),
}
