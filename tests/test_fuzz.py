"""Files of all kinds, mangled at random: read or refused in a line, never with a fault of ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sound_files import SOUND_FILES

from riwaya.isolated import Limits, Reader
from riwaya.model import Document, Rejected


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


def check(reader: Reader, path: Path, data: bytes) -> int:
    """The number of documents in the data, each of which, and each refusal, keeps what is promised of it."""
    path.write_bytes(data)
    documents = 0
    for found in reader.documents(str(path)):
        if isinstance(found, Rejected):
            assert "fault in Riwaya" not in found.reason, found.reason
            assert found.reason
            assert "\n" not in str(found)
            continue
        documents += 1
        assert msgspec.json.decode(msgspec.json.encode(found), type=Document) == found
        place = 0
        for block in found.blocks:
            assert place <= block.start <= block.end <= len(found.text)
            place = block.end
        assert all(0 <= damage.start <= damage.end <= len(found.text) for damage in found.damages)
    return documents


@pytest.mark.parametrize("kind", SOUND_FILES)
def test_mangled_files_are_read_or_refused(kind: str, reader: Reader, tmp_path: Path) -> None:
    assert check(reader, tmp_path / "sound", SOUND_FILES[kind])

    @settings(max_examples=12, deadline=None)
    @given(EDITS)
    def check_mangled(edits: list[Edit]) -> None:
        check(reader, tmp_path / "mangled", mangled(SOUND_FILES[kind], edits))

    check_mangled()


HEADS = st.sampled_from([b"", b"%PDF-1.7\n", b"<html>", b"PK\x03\x04", b"{", b"WARC/1.0\r\n", b"From: "])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=HEADS, data=st.binary())
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes, reader: Reader, tmp_path: Path) -> None:
    check(reader, tmp_path / "bytes", head + data)
