"""Encodings of Arabic, and bytes that are no text."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.text import UndecodableError, decode

NEWS = "قالت وزارة الداخلية إن السير عاد إلى الطريق الساحلي بعد ساعتين من إغلاقه، وإن أحداً لم يصب."


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1256",
        "iso8859-6",
        "cp720",
        "mac_arabic",
    ],
)
def test_arabic_is_read_in_each_of_its_encodings(encoding: str) -> None:
    news = NEWS.replace("،", ",") if encoding == "cp720" else NEWS
    assert decode(news.encode(encoding))[0] == news


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01" + bytes(900), b"\xff\xfe\x00"]
)
def test_rubbish_is_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_random_bytes_are_no_text() -> None:
    for _ in range(20):
        with pytest.raises(UndecodableError):
            decode(os.urandom(3000))


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UndecodableError:
        return
    assert isinstance(text, str)


@given(st.text(alphabet=st.characters(min_codepoint=0x620, max_codepoint=0x652), min_size=1))
def test_utf_8_comes_through(text: str) -> None:
    assert decode(text.encode())[0] == text
