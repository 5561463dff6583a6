"""Messages: their text, who sent it and when, and what was attached."""

from email.message import EmailMessage

import pytest
from handmade_files import NEWS, PARAGRAPHS, TITLE, docx, word_paragraph

from riwaya.model import Document, Rejected
from riwaya.read import read_bytes
from riwaya.read.reader import read_stream

BODY = "\n\n".join(PARAGRAPHS)


def message(text: str | None = BODY, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["Date"] = TITLE, "Tue, 13 Dec 2016 23:30:00 +0300"
    made["From"] = "وكالة المرفأ <news@example.org>"
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(
            html, subtype="html"
        )
    return made


def found_in(data: bytes) -> list[Document | Rejected]:
    import io  # noqa: PLC0415

    return list(read_stream(io.BytesIO(data), "a.eml"))


def test_headers_tell_title_date_and_sender() -> None:
    document = read_bytes(bytes(message()), "a.eml")
    assert document.title == TITLE
    assert document.text == f"{TITLE}\n\n{BODY}\n".rstrip()
    assert document.published is not None
    assert (document.published.value.edtf, document.published.method) == ("2016-12-13", "the day it was sent")
    assert (document.author, document.publisher) == ("وكالة المرفأ", "وكالة المرفأ")
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "paragraph"]
    assert document.media_type == "message/rfc822"


def test_lines_that_the_program_cut_are_joined() -> None:
    lines = []
    for paragraph in PARAGRAPHS:
        words = paragraph.split()
        lines += [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)] + [""]
    document = read_bytes(bytes(message("\n".join(lines * 2))), "a.eml")
    assert PARAGRAPHS[0] in document.text


def test_the_html_part_is_read_where_it_is_as_rich() -> None:
    html = f"<html><body><p>{PARAGRAPHS[0]}</p><div>{PARAGRAPHS[1]}<br><br>انتهى البيان.</div></body></html>"
    document = read_bytes(bytes(message(BODY, html)), "a.eml")
    assert document.text == "\n".join((TITLE, *PARAGRAPHS, "انتهى البيان."))
    poor = "<p>اعرض الرسالة في المتصفح</p>"
    assert PARAGRAPHS[1] in read_bytes(bytes(message(BODY, poor)), "a.eml").text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", [True, False])
def test_bytes_in_headers_and_text_are_read(encoding: str, declared: bool) -> None:
    kind = f"text/plain; charset={encoding}" if declared else "text/plain"
    head = f"From: صحيفة المرفأ <a@example.org>\nSubject: {TITLE}\nContent-Type: {kind}\n"
    document = read_bytes(f"{head}\n{BODY}\n".encode(encoding), "a.eml")
    assert (document.title, document.publisher) == (TITLE, "صحيفة المرفأ")
    assert PARAGRAPHS[1] in document.text


def test_attachments_are_documents_of_their_own() -> None:
    made = message()
    made.add_attachment(
        docx(word_paragraph(NEWS)), maintype="application", subtype="octet-stream", filename="تقرير.docx"
    )
    made.add_attachment("The road is open again.", filename="b.txt")
    made.add_attachment(message("مرفق: " + PARAGRAPHS[0]))
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", cid="<logo>")
    findings = found_in(bytes(made))
    assert [each.path for each in findings] == ["a.eml", "a.eml/تقرير.docx", "a.eml/b.txt", "a.eml/part 4"]
    assert isinstance(findings[2], Rejected)
    assert "not Arabic" in findings[2].reason
    inner = findings[3]
    assert isinstance(inner, Document)
    assert inner.published is not None
    assert len({each.id for each in findings if isinstance(each, Document)}) == 3
    with pytest.raises(Rejected, match="read_many"):
        read_bytes(bytes(made), "a.eml")


def test_a_misread_message_is_put_right_and_says_so() -> None:
    html = f"<p>{PARAGRAPHS[0]}</p>".encode().decode("latin-1")
    document = read_bytes(bytes(message(None, html)), "a.eml")
    assert PARAGRAPHS[0] in document.text
    (damage,) = [each for each in document.damages if each.kind == "encoding"]
    assert damage.original == PARAGRAPHS[0].encode().decode("latin-1")
    assert damage.mended == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"From: a@example.org\nSubject: x\nDate: y\n\n", "empty"),
        (b"From a@example.org Tue Dec 13\nFrom: a@example.org\nSubject: x\n\nx", "mailbox"),
    ],
)
def test_what_holds_nothing_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        read_bytes(data, "a.eml")


def test_deep_nesting_is_refused_or_read() -> None:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(3000))
    data = f"From: a@example.org\nSubject: x\n{head}Content-Type: text/plain\n\n{BODY}".encode()
    assert found_in(data)


def test_what_a_message_quotes_of_others_is_read_without_its_marks() -> None:
    first, second = (each.split() for each in PARAGRAPHS)
    lines = (("> ", first[:9]), ("> ", first[9:]), (">", []), (">> ", second[:9]), (">> ", second[9:]))
    quoted = "\n".join(marks + " ".join(words) for marks, words in lines)
    head = f"From: a@example.org\nSubject: {TITLE}\nDate: Tue, 13 Dec 2016 23:30:00 +0300\n\n"
    document = read_bytes(f"{head}هذا ما وصلنا:\n{quoted}\n\nسلمى\n".encode(), "a.eml")
    assert ">" not in document.text
    words = [document.text[each.start : each.end] for each in document.blocks]
    assert words[1] == "هذا ما وصلنا:"
    assert document.text.split() == [*TITLE.split(), "هذا", "ما", "وصلنا:", *first, *second, "سلمى"]


def test_a_message_that_only_carries_a_text_is_that_text() -> None:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
    kind = b"Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=b.txt\n\n"
    document = read_bytes(head + kind + NEWS.encode() + b"\n--B--\n", "a.eml")
    assert document.path == "a.eml/b.txt"
    assert document.text.startswith(TITLE)


def test_a_message_of_no_text_says_so_and_not_that_it_holds_many() -> None:
    with pytest.raises(Rejected, match="binary data, not text"):
        read_bytes(b"From: a@example.org\nSubject: x\n\n" + bytes(range(1, 9)) * 40, "a.eml")
