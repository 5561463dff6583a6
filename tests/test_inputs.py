"""Inputs that hold many documents, through the command: each document or refusal, and the rest goes on."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from handmade_files import NEWS, PARAGRAPHS, TITLE, answer, docx, packed, page, rss, warc, word_paragraph

from riwaya.inputs import Told, open_documents
from riwaya.model import Document, Rejected

MAIL = f"From: a@example.org\nSubject: {TITLE}\nDate: 13 Dec 2016 10:00:00 +0300\n\n{PARAGRAPHS[0]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    feed = rss(f"<item><title>{TITLE}</title><description>{PARAGRAPHS[0]}</description></item>")
    files = {
        "a.zip": packed({"one.txt": NEWS, "bad.txt": "x", "inner.zip": packed({"two.html": page()})}),
        "feed.xml": feed,
        "mail.eml": MAIL.encode(),
        "page.warc.gz": warc(answer("https://example.org/1", page())),
        "lines.jsonl": json.dumps({"id": "7", "text": NEWS}).encode() + b"\n",
        "a.docx": docx(word_paragraph(PARAGRAPHS[0])),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


NAMES = [
    "a.zip/one.txt",
    "a.zip/inner.zip/two.html",
    "feed.xml#1",
    "mail.eml",
    "page.warc.gz/https://example.org/1",
    "lines.jsonl",
    "a.docx",
]


def test_the_command_reads_files_that_hold_many(folder: Path) -> None:
    files = ["a.zip", "feed.xml", "mail.eml", "page.warc.gz", "lines.jsonl", "a.docx"]
    done = subprocess.run(
        [sys.executable, "-m", "riwaya.cli", "read", "--json", *files],
        capture_output=True,
        check=False,
        cwd=folder,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["path"] for document in documents] == NAMES
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == ["a.zip/bad.txt"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(files)


def test_standard_input_may_hold_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO((folder / "a.zip").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    found = list(open_documents("-", Told(publisher="صحيفة المرفأ")))
    assert [each.path for each in found] == [
        "standard input/one.txt",
        "standard input/bad.txt",
        "standard input/inner.zip/two.html",
    ]
    assert [each.publisher for each in found if isinstance(each, Document)] == ["صحيفة المرفأ"] * 2


def test_what_is_told_goes_before_a_single_file_and_after_one_of_many(folder: Path) -> None:
    told = Told(published="2017-01-01")
    (mail,) = open_documents(str(folder / "mail.eml"), told)
    assert isinstance(mail, Document)
    assert mail.published is not None
    assert mail.published.value.edtf == "2017-01-01"
    (folder / "b.zip").write_bytes(packed({"mail.eml": MAIL}))
    (mail,) = open_documents(str(folder / "b.zip"), told)
    assert isinstance(mail, Document)
    assert mail.published is not None
    assert mail.published.value.edtf == "2016-12-13"


def test_a_name_that_is_no_unicode_is_shown(tmp_path: Path) -> None:
    name = os.fsdecode(str(tmp_path).encode() + b"/\xff.zip")
    Path(name).write_bytes(packed({"a.txt": NEWS, "b.txt": ""}))
    document, refusal = open_documents(name, Told())
    assert isinstance(document, Document)
    assert document.path == f"{tmp_path}/\\xff.zip/a.txt"
    assert isinstance(refusal, Rejected)
