"""Feeds: each entry a document with its own date, the feed its publisher."""

import io

import pytest
from handmade_files import PARAGRAPHS, TITLE, rss

from riwaya.model import Document, Rejected
from riwaya.read import read_bytes
from riwaya.read.reader import read_stream


def found_in(data: bytes) -> list[Document | Rejected]:
    return list(read_stream(io.BytesIO(data), "feed.xml"))


def item(number: int, body: str | None = None, date: str = "Tue, 13 Dec 2016 00:30:00 +0300") -> str:
    text = body or f"<![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>]]>"
    return (
        f"<item><title>{TITLE} {number}</title><link>https://example.org/{number}</link><guid>tag:{number}</guid>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def test_each_entry_is_a_document() -> None:
    first, second = found_in(rss(item(1) + item(2)))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == "\n".join((f"{TITLE} 1", *PARAGRAPHS))
    assert first.published is not None
    assert (
        first.published.value.edtf == "2016-12-13"
    )  # as written: in universal time it was still the day before
    assert (first.publisher, first.url, first.path) == ("صحيفة المرفأ", "https://example.org/1", "feed.xml#1")
    assert first.id != second.id
    assert first.sha256 == second.sha256
    with pytest.raises(Rejected, match="read_many"):
        read_bytes(rss(item(1)), "feed.xml")


def test_an_entry_keeps_its_id_when_the_feed_is_fetched_anew() -> None:
    (before,), (_, after) = found_in(rss(item(1))), found_in(rss(item(2) + item(1)))
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert before.id == after.id


def test_entries_with_one_address_and_feeds_that_number_theirs_have_ids_of_their_own() -> None:
    home = [
        item(number).replace(f"https://example.org/{number}", "https://example.org/") for number in (1, 2)
    ]
    bare = [entry.replace("<guid>tag:1</guid>", "").replace("<guid>tag:2</guid>", "") for entry in home]
    first, second = found_in(rss("".join(bare)))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id != second.id
    numbered = rss(item(1).replace("tag:1", "1"))
    (ours,), (theirs,) = (
        found_in(numbered),
        found_in(numbered.replace(b"https://example.org/<", b"https://mina.example/<")),
    )
    assert isinstance(ours, Document)
    assert isinstance(theirs, Document)
    assert ours.id != theirs.id


def test_the_whole_text_goes_before_the_summary() -> None:
    whole = f"<content:encoded><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>]]></content:encoded>"
    entry = item(1, PARAGRAPHS[0]).replace("</item>", f"{whole}<dc:creator>سلمى</dc:creator></item>")
    (document,) = found_in(rss(entry))
    assert isinstance(document, Document)
    assert PARAGRAPHS[1] in document.text
    assert document.author == "سلمى"


def test_atom_is_read_too() -> None:
    data = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة المرفأ</title><id>x</id>'
        f'<entry><id>1</id><title>{TITLE}</title><link href="https://example.org/1"/>'
        f"<published>2016-12-13T10:00:00+02:00</published><updated>2016-12-15T10:00:00Z</updated>"
        f'<content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry>'
        f"<entry><id>2</id><title>{TITLE}</title><updated>2016-12-15T10:00:00Z</updated>"
        f"<summary>{PARAGRAPHS[1]}</summary><source><title>وكالة الجبل</title></source></entry></feed>"
    )
    first, second = found_in(data.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.published is not None
    assert second.published is not None
    assert (first.published.value.edtf, first.published.method) == ("2016-12-13", "metadata")
    assert (second.published.value.edtf, second.published.method) == ("2016-12-15", "last change")
    assert second.publisher == "وكالة الجبل"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16", "iso-8859-6"])
def test_feeds_are_read_in_each_encoding(encoding: str) -> None:
    data = rss(item(1)).decode().replace("utf-8", encoding).encode(encoding)
    (document,) = found_in(data)
    assert isinstance(document, Document)
    assert PARAGRAPHS[0] in document.text


def test_a_broken_feed_gives_what_can_be_read() -> None:
    data = rss(item(1) + item(2)).decode().replace("</guid>", "</guid>&nbsp;<br>", 1)
    assert any(isinstance(each, Document) for each in found_in(data.encode()[:-40]))


def test_one_bad_entry_does_not_stop_the_rest() -> None:
    english = "<item><title>The road</title><description>The road is open again.</description></item>"
    first, second, third = found_in(rss("<item><guid>1</guid></item>" + english + item(3)))
    assert isinstance(first, Rejected)
    assert isinstance(second, Rejected)
    assert isinstance(third, Document)
    assert (first.path, first.reason) == ("feed.xml#1", "the entry has no text")


def test_a_feed_without_entries_is_refused() -> None:
    (refusal,) = found_in(rss(""))
    assert isinstance(refusal, Rejected)
    assert refusal.reason == "the feed has no entries"


def test_no_address_is_opened() -> None:
    data = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item(1, "&x;"))
    for each in found_in(data.replace(b'<?xml version="1.0" encoding="utf-8"?>', b"")):
        assert "root:" not in (each.text if isinstance(each, Document) else each.reason)
