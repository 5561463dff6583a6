"""Files of all kinds to documents, and one clear line for each that cannot be read."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model import Rejected, When
from riwaya.read import read, read_bytes
from riwaya.read import reader as module

NEWS = "عاد السير إلى الطريق الساحلي\n\nقالت الوزارة إن الطريق مفتوح، وإن أحداً لم يصب.\n"
PARAGRAPHS = [
    "قالت وزارة النقل إن الطريق الساحلي عاد مفتوحاً أمام السير بعد أعمال صيانة استمرت ثلاثة أيام متواصلة.",
    "وأضافت الوزارة في بيانها أن أحداً لم يصب، وأن الشاحنات الثقيلة ستبقى ممنوعة من المرور حتى آخر الشهر.",
]
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite",
"name": "x"}, {"@type": ["NewsArticle"], "headline": "عاد السير", "datePublished": "2016-12-13T08:00:00+02:00",
"author": [{"@type": "Person", "name": "سلمى"}], "publisher": {"name": "صحيفة المرفأ"}}]}</script>"""


def html(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{head}</head><body>{body}</body></html>'.encode()


def article(head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 2)
    return html(f"<nav><a href='/'>الرئيسية</a></nav><article><h1>عاد السير</h1>{paragraphs}</article>", head)


def test_text_keeps_its_words_and_tells_its_source(tmp_path: Path) -> None:
    path = tmp_path / "طريق.txt"
    path.write_bytes(NEWS.encode())
    document = read(path, published="2016-12-13", publisher="صحيفة المرفأ")
    assert document.text == NEWS
    assert document.id == document.sha256 == hashlib.sha256(NEWS.encode()).hexdigest()
    assert document.published is not None
    assert (document.published.value.edtf, document.published.method) == ("2016-12-13", "given")
    assert (document.publisher, document.path, document.damages) == ("صحيفة المرفأ", str(path), ())
    assert [block.kind for block in document.blocks] == ["title", "paragraph"]
    assert document.title == "عاد السير إلى الطريق الساحلي"


def test_a_page_tells_its_metadata() -> None:
    document = read_bytes(article(LINKED + '<link rel="canonical" href="https://example.org/a">'), "a.html")
    assert document.title == "عاد السير"
    assert document.published is not None
    assert document.published.value == When("2016-12-13", "2016-12-13", "2016-12-13", "day")
    assert document.published.method == "metadata"
    assert (document.publisher, document.author) == ("صحيفة المرفأ", "سلمى")
    assert (document.url, document.media_type) == ("https://example.org/a", "text/html")
    assert document.text.startswith("عاد السير\n" + PARAGRAPHS[0])
    assert document.text.count("عاد السير") == 1
    assert [block.kind for block in document.blocks][:2] == ["title", "paragraph"]


def test_broken_json_ld_is_passed_over() -> None:
    document = read_bytes(article('<script type="application/ld+json">{"@type": </script>'), "a.html")
    assert PARAGRAPHS[0] in document.text


def test_a_page_in_cp1256_is_read() -> None:
    data = article('<meta charset="windows-1256">').decode().encode("cp1256")
    assert PARAGRAPHS[1] in read_bytes(data, "a.html").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04" + bytes(range(200)) * 9, "archive is broken"),
        (html("<p>عفوا</p>"), "no article"),
        (html(""), "no article"),
        (b"The road is open again.", "not Arabic"),
        ("وزیر کشور گفت که راه از دیروز باز است".encode(), "Persian"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_bytes(data, "a.txt")
    assert reason in refusal.value.reason
    assert refusal.value.path == "a.txt"
    assert "\n" not in str(refusal.value)


def test_missing_files_and_directories_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(Rejected, match="directory"):
        read(tmp_path)
    with pytest.raises(Rejected, match="no such file"):
        read("a\0b")
    with pytest.raises(Rejected, match="not a regular file"):
        read("/dev/null")


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(Rejected, match=r"published: '2016-13-01' is not a date|published: 2016-13-1"):
        read_bytes(NEWS.encode(), "a.txt", published="2016-13-01")


def test_reading_loads_its_parsers_when_first_needed() -> None:
    heavy = ("numpy", "simplemma", "lxml", "trafilatura", "pypdfium2", "riwaya.arabic.tagger")
    code = f"import sys, riwaya.cli, riwaya.read; print([name for name in {heavy!r} if name in sys.modules])"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"


def test_sizes_have_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_TEXT", 100)
    with pytest.raises(Rejected, match="text is larger than"):
        read_bytes(NEWS.encode(), "a.txt")
    monkeypatch.setattr(module, "LARGEST_FILE", 50)
    path = tmp_path / "a.txt"
    path.write_bytes(article())
    with pytest.raises(Rejected, match="file is larger than"):
        read(path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda data: "قالت الوزارة إن ".encode() + data))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data, "a.bin")
    except Rejected:
        return
    assert document.text.strip()
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/pab=\"' قال إن\n&;!-", max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        document = read_bytes(html(markup), "a.html")
    except Rejected:
        return
    assert document.text
