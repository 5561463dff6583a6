"""Archives: what lies in them is read one by one, and none can harm the machine."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from handmade_files import NEWS, PARAGRAPHS, TITLE, answer, docx, packed, page, rss, warc, word_paragraph

from riwaya.model import Document, Rejected
from riwaya.read import archive as module
from riwaya.read import read, read_bytes, read_many, reader
from riwaya.read import warc as web
from riwaya.read.reader import read_stream


def found_in(data: bytes, name: str = "a.zip", password: str | None = None) -> list[Document | Rejected]:
    return list(read_stream(io.BytesIO(data), name, password=password))


def reasons(findings: list[Document | Rejected]) -> dict[str, str]:
    return {each.path: each.reason for each in findings if isinstance(each, Rejected)}


def test_each_member_is_a_document_or_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(
        packed(
            {
                "أخبار/one.txt": NEWS,
                "folder/": "",
                "__MACOSX/._one.txt": "x",
                "empty.txt": "",
                "english.txt": "The road is open again.",
                "two.docx": docx(word_paragraph(PARAGRAPHS[0])),
                "inner.zip": packed({"three.html": page()}),
            }
        )
    )
    findings = list(read_many(path, published="2016-12-13", publisher="صحيفة المرفأ"))
    names = [str(each.path).removeprefix(f"{path}/") for each in findings]
    assert names == ["أخبار/one.txt", "empty.txt", "english.txt", "two.docx", "inner.zip/three.html"]
    assert [type(each).__name__ for each in findings] == [
        "Document",
        "Rejected",
        "Rejected",
        "Document",
        "Document",
    ]
    documents = [each for each in findings if isinstance(each, Document)]
    assert {each.publisher for each in documents} == {"صحيفة المرفأ"}
    assert documents[0].id == documents[0].sha256 == read_bytes(NEWS.encode(), "x").id
    with pytest.raises(Rejected, match="read_many"):
        read(path)


def test_a_told_date_goes_after_a_documents_own() -> None:
    own = f"13 ديسمبر 2016 | كتبه فريق التحرير\n\n{NEWS}"
    data = packed({"own.txt": own, "none.txt": NEWS})
    first, second = read_stream(io.BytesIO(data), "a.zip", published="2017-01-01")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.published is not None
    assert second.published is not None
    assert (first.published.value.edtf, second.published.value.edtf) == ("2016-12-13", "2017-01-01")


def test_a_told_date_goes_before_the_day_on_which_an_office_document_was_made() -> None:
    made = '<c xmlns:t="http://purl.org/dc/terms/"><t:created>2015-01-02T00:00:00Z</t:created></c>'
    document = docx("".join(map(word_paragraph, PARAGRAPHS)), {"docProps/core.xml": made})
    for told, day in (("2017-01-01", "2017-01-01"), (None, "2015-01-02")):
        (found,) = read_stream(io.BytesIO(packed({"a.docx": document})), "a.zip", published=told)
        assert isinstance(found, Document)
        assert found.published is not None
        assert found.published.value.edtf == day


def test_names_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../up.txt", "/etc/x.txt", "C:\\x.txt", "a\x1b[2Jb\n.txt", ".."]
    findings = found_in(packed(dict.fromkeys(names, NEWS)))
    assert len(findings) == len(names)
    assert all(isinstance(each, Document) for each in findings)
    assert not any("\x1b" in str(each.path) or "\n" in str(each.path) for each in findings)
    assert list(tmp_path.iterdir()) == []


def test_a_member_without_a_name_is_read() -> None:
    data = packed({"Qbcd": NEWS}).replace(b"Qbcd", b"\0bcd")
    (found,) = found_in(data)
    assert isinstance(found, Document)
    assert found.path == "a.zip/(no name)"


@pytest.mark.parametrize("encoding", ["cp1256", "cp720", "utf-8"])
def test_names_of_arabic_systems_are_read(encoding: str) -> None:
    raw = "تقرير الطريق الساحلي.txt".encode(encoding)
    placeholder = b"x" * len(raw)
    data = packed({placeholder.decode(): NEWS}).replace(placeholder, raw)
    assert [each.path for each in found_in(data)] == ["a.zip/تقرير الطريق الساحلي.txt"]


def test_bombs_are_refused_unread() -> None:
    bomb = packed({f"{number}.txt": bytes(30_000_000) for number in range(3)})
    assert list(reasons(found_in(bomb)).values()) == ["the archive would unpack to 85 MB, 100 times its size"]
    findings = found_in(packed({"a.zip": bomb, "b.txt": NEWS}))
    assert "100 times its size" in reasons(findings)["a.zip/a.zip"]
    assert isinstance(findings[1], Document)


def test_what_is_nested_counts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FREELY", 1_000)
    monkeypatch.setattr(reader, "TIMES", 2)
    data = packed({f"{number}.txt": NEWS * 9 for number in range(40)})
    findings = found_in(data)
    assert "times its own size" in reasons(findings)["a.zip"]
    assert 0 < len(findings) < 40


def test_archives_are_opened_three_deep() -> None:
    data = NEWS.encode()
    for _ in range(reader.DEEPEST):
        data = packed({"x": data})
    assert [type(each) for each in found_in(data)] == [Document]
    (refusal,) = found_in(packed({"x": data}))
    assert isinstance(refusal, Rejected)
    assert refusal.path == "a.zip/x/x/x/x"


def test_an_archive_without_documents_is_refused() -> None:
    assert reasons(found_in(packed({}))) == {"a.zip": "it holds no document"}
    assert reasons(found_in(warc(answer("https://example.org/x.png", b"x", "image/png")), "a.warc.gz"))


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.txt": NEWS, "b.txt": NEWS})
    monkeypatch.setattr(module, "LARGEST_MEMBER", 10)
    assert all("larger than" in reason for reason in reasons(found_in(data)).values())
    monkeypatch.setattr(module, "MOST_MEMBERS", 1)
    assert "more than 1 files" in reasons(found_in(data))["a.zip"]
    monkeypatch.setattr(module, "LARGEST_DIRECTORY", 10)
    assert "list of members" in reasons(found_in(data))["a.zip"]


def test_broken_archives_give_what_is_whole() -> None:
    data = packed({"a.txt": NEWS, "b.txt": NEWS}, zipfile.ZIP_STORED)
    damaged = data.replace("قالت".encode(), "فالت".encode(), 1)
    findings = found_in(damaged)
    assert "broken in the archive" in reasons(findings)["a.zip/a.txt"]
    assert isinstance(findings[1], Document)
    assert "its end is missing" in reasons(found_in(data[: len(data) // 2]))["a.zip"]


def test_packing_that_is_not_read_is_named() -> None:
    assert "by a method" in reasons(found_in(packed({"a.txt": NEWS}, zipfile.ZIP_LZMA)))["a.zip/a.txt"]


def test_encrypted_members_are_refused_each() -> None:
    data = bytearray(packed({"a.txt": NEWS, "b.txt": NEWS}, zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        struct.pack_into("<H", data, place + flags, 1)
    findings = found_in(bytes(data))
    assert reasons(findings) == {"a.zip/a.txt": "it is encrypted and needs a password"}
    assert isinstance(findings[1], Document)
    assert "does not open it" in reasons(found_in(bytes(data), password="x"))["a.zip/a.txt"]


def test_encryption_that_is_not_read_is_named_whether_or_not_there_is_a_password() -> None:
    data = bytearray(packed({"a.txt": NEWS}, zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<HH", data, data.find(mark) + flags, 1, 99)
    for password in (None, "x"):
        assert "encrypted by AES" in reasons(found_in(bytes(data), password=password))["a.zip/a.txt"]


def test_a_web_archive_tells_where_and_when_it_was_fetched() -> None:
    data = warc(
        answer("https://example.org/1", page(1)),
        answer("https://example.org/2", page(2, "windows-1256"), "text/html; charset=windows-1256"),
        answer("https://example.org/x.png", b"\x89PNG", "image/png"),
        answer("https://example.org/gone", page(3), status="404 Not Found"),
        answer("https://example.org/menu", b"<html><body><a href='/'>x</a></body></html>"),
        answer("https://example.org/t", NEWS.encode("cp1256"), "text/plain"),
    )
    findings = found_in(data, "a.warc.gz")
    names = [str(each.path).removeprefix("a.warc.gz/https://example.org/") for each in findings]
    assert names == ["1", "2", "menu", "t"]
    first = findings[0]
    assert isinstance(first, Document)
    assert (first.url, first.captured) == ("https://example.org/1", "2016-12-14T08:30:00+00:00")
    assert first.published is None or first.published.value.edtf != "2016-12-14"
    assert [type(each).__name__ for each in findings] == ["Document", "Document", "Rejected", "Document"]
    assert len(found_in(warc(answer("https://example.org/1", page()), compressed=False), "a.warc")) == 1


def test_feeds_and_office_documents_of_a_web_archive_are_read() -> None:
    office = docx("".join(map(word_paragraph, PARAGRAPHS)))
    entry = f"<item><title>{TITLE}</title><link>https://example.org/1</link></item>"
    data = warc(
        answer("https://example.org/rss", rss(entry), "application/rss+xml; charset=utf-8"),
        answer(
            "https://example.org/d",
            office,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    )
    findings = found_in(data, "a.warc.gz")
    assert [each.path for each in findings] == [
        "a.warc.gz/https://example.org/rss#1",
        "a.warc.gz/https://example.org/d",
    ]
    assert all(isinstance(each, Document) for each in findings)


def test_packed_answers_are_unpacked_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    import brotli  # noqa: PLC0415

    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    records = [
        answer(f"https://example.org/{name}", pack(page()), headers=f"Content-Encoding: {name}\r\n")
        for name, pack in packers.items()
    ]
    broken = answer("https://example.org/broken", b"\x1f\x8bxx", headers="Content-Encoding: gzip\r\n")
    findings = found_in(warc(*records, broken, records[0]), "a.warc.gz")
    assert [type(each).__name__ for each in findings] == ["Document"] * 3 + ["Rejected", "Document"]
    monkeypatch.setattr(web, "LARGEST_ANSWER", len(page()) - 1)
    findings = found_in(warc(*records), "a.warc.gz")
    assert len(findings) == 3
    assert all("unpacks to more" in reason for reason in reasons(findings).values())


def test_a_torn_web_archive_gives_what_stood_before() -> None:
    data = warc(
        answer("https://example.org/1", page(1)), answer("https://example.org/2", page(2)), compressed=False
    )
    findings = found_in(data[: len(data) * 3 // 4], "a.warc")
    assert isinstance(findings[0], Document)


def test_a_wacz_package_holds_web_archives() -> None:
    inner = warc(answer("https://example.org/1", page()))
    data = packed(
        {
            "archive/data.warc.gz": inner,
            "archive/bad.warc.gz": b"\x1f\x8bxx",
            "pages/pages.jsonl": "{}",
            "datapackage.json": "{}",
        },
        zipfile.ZIP_STORED,
    )
    findings = found_in(data, "a.wacz")
    assert [each.path for each in findings] == [
        "a.wacz/archive/data.warc.gz/https://example.org/1",
        "a.wacz/archive/bad.warc.gz",
    ]
    assert isinstance(findings[0], Document)
