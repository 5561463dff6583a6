"""JSON lines: the text stays as given, and one broken line does not stop the rest."""

import json
import time
from io import BytesIO
from pathlib import Path

import pytest

from riwaya.model import Document, Rejected
from riwaya.read import read_many

NEWS = "عاد السير إلى الطريق\nقالت الوزارة إن الطـريق  مفتوح.\n\n وأضافت أن أحداً لم يصب. "


def lines(*values: object) -> list[bytes]:
    return [each if isinstance(each, bytes) else json.dumps(each).encode() + b"\n" for each in values]


def test_the_text_is_never_changed() -> None:
    [document] = read_many(
        lines({"id": "a", "text": NEWS, "title": "عاد السير إلى الطريق", "published": "2016-12-13"})
    )
    assert isinstance(document, Document)
    assert document.text == NEWS
    assert document.damages == ()
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "عاد السير إلى الطريق",
        "قالت الوزارة إن الطـريق  مفتوح.",
        "وأضافت أن أحداً لم يصب.",
    ]
    assert document.blocks[0].kind == "title"
    assert document.published is not None
    assert document.published.value.edtf == "2016-12-13"


@pytest.mark.parametrize("told", [{}, {"id": None}, {"id": ""}])
def test_a_line_without_an_id_is_named_by_its_place(told: dict[str, object]) -> None:
    [document] = read_many(BytesIO(b"".join(lines({"text": NEWS, **told}))))
    assert isinstance(document, Document)
    assert document.id == "<stream>:1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a", "text": \n', "not JSON"),
        (b"\xff\xfe\n", "not JSON"),
        (b'{"id": "a"}\n', "missing required field `text`"),
        (b"[1]\n", "not a document"),
        ({"text": "  "}, "empty"),
        ({"text": "The road is open again"}, "not Arabic"),
        ({"text": NEWS, "published": "soon"}, "published: 'soon' is not a date"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(line: object, reason: str) -> None:
    first, second = read_many(BytesIO(b"".join(lines(line, {"id": 7, "text": NEWS}))))
    assert isinstance(first, Rejected)
    assert reason in first.reason
    assert first.path.endswith(":1")
    assert isinstance(second, Document)
    assert second.id == "7"


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"".join(lines({"text": NEWS}, b"\n", {"text": NEWS})))
    documents = [each for each in read_many(path) if isinstance(each, Document)]
    assert [document.id for document in documents] == [f"{path}:1", f"{path}:3"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no such file"):
        list(read_many(tmp_path / "none.jsonl"))


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="csv"):
        list(read_many([], format="csv"))  # type: ignore[arg-type]


def test_a_million_characters_take_less_than_a_second() -> None:
    batch = lines(
        *({"id": str(number), "text": NEWS * 12, "published": "2016-12-13"} for number in range(1200))
    )
    size = len(NEWS) * 12 * 1200
    start = time.process_time()
    assert all(isinstance(each, Document) for each in read_many(batch))
    assert size / (time.process_time() - start) > 1_000_000


def test_real_articles_keep_their_offsets(shared: Path) -> None:
    path = shared / "data/documents/gold_dev.jsonl"
    given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    read = list(read_many(path))
    assert [each.text for each in read if isinstance(each, Document)] == [each["text"] for each in given]
