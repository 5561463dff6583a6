"""Encodings of Arabic, and bytes that are no text."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.text import ONE_BYTE, UndecodableError, decode

NEWS = "قالت وزارة الداخلية إن السير عاد إلى الطريق الساحلي بعد ساعتين من إغلاقه، وإن أحداً لم يصب."


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "cp1256",
    "iso8859-6",
    "cp720",
    "mac_arabic",
]
LONG = f"""{NEWS}
وأضاف «المتحدث» أن عناصر الدفاع المدني ظلوا في المكان حتى الفجر؛ فهل يُفتح الجسر الثاني قبل عيد الأضحى؟
وكانت بلدة نيلوفر الواقعة على مسافة 12 كيلومتراً من المرفأ قد شهدت اشتباكات بين فصيلين مسلحين في آذار الماضي.
ويظهر من صور التقطها سكان الحي ضوء حريق ضخم، وذكر شاهد أن ثلاثة خزانات غاز انفجرت بفعل شظايا القذيفة.
مؤتمر طارئ يُعقد غداً في القاعة الكبرى للبحث في أوضاع النازحين وظروف إيوائهم شتاءً، بحسب جدول الأعمال."""


def written(text: str, encoding: str) -> tuple[bytes, str]:
    """The text in an encoding, and what of it the encoding can hold."""
    data = text.encode(encoding, "ignore")
    return data, data.decode(encoding).removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_arabic_is_read_in_each_of_its_encodings(encoding: str) -> None:
    for text in (NEWS, LONG, LONG * 200):
        data, expected = written(text, encoding)
        assert decode(data)[0] == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(start=st.integers(0, len(LONG) - 50))
def test_fifty_characters_tell_the_encoding(encoding: str, start: int) -> None:
    data, expected = written(LONG[start : start + 50], encoding)
    assert decode(data)[0] == expected


@pytest.mark.parametrize("encoding", ONE_BYTE)
def test_markup_before_the_text_tells_nothing(encoding: str) -> None:
    data, expected = written(NEWS, encoding)
    markup = "<div class='top'></div>\n" * 2000
    assert decode(markup.encode("ascii") + data) == (markup + expected, encoding)


def test_a_declared_encoding_is_believed_where_it_makes_sense() -> None:
    data = "قمح".encode("iso8859-6")
    assert decode(data, "ISO-8859-6") == ("قمح", "iso8859-6")
    for declared in ("windows-1252", "utf-8", "no-such-thing", "rot13", "a\0b", ""):
        assert decode(NEWS.encode("cp1256"), declared) == (NEWS, "cp1256")
    assert decode(NEWS.encode(), "windows-1256") == (NEWS, "utf-8")


def test_a_bad_byte_in_utf_8_costs_one_letter() -> None:
    data = NEWS.encode()
    assert decode(data[:30] + b"\xff" + data[30:]) == (NEWS[:16] + "\ufffd" + NEWS[16:], "utf-8")
    assert decode(data[:-2] + data[-2:-1])[0].startswith(NEWS[:-2])
    assert decode(NEWS.encode("utf-16")[:-1])[0] == NEWS[:-1] + "\ufffd"


@pytest.mark.parametrize("encoding", ONE_BYTE)
def test_kashida_is_a_letter_of_arabic(encoding: str) -> None:
    data, expected = written("قالـــت الــوزارة إن الطــــريق الســـاحلي عــاد مفتـــوحاً", encoding)
    assert decode(data) == (expected, encoding)


def test_presentation_forms_in_utf_16_are_letters() -> None:
    text = "ﻗﺎﻟﺖ ﺍﻟﻮﺯﺍﺭﺓ ﺇﻥ ﺍﻟﻄﺮﻳﻖ ﻣﻔﺘﻮﺡ"
    assert decode(text.encode("utf-16-le")) == (text, "utf-16-le")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр заявил, что дорога открыта с утра и пострадавших нет", "cp1251"),
        ("Министр заявил, что дорога открыта с утра и пострадавших нет", "koi8-r"),
        ("Ο υπουργός δήλωσε ότι ο δρόμος είναι ανοιχτός", "iso8859-7"),
        ("השר אמר כי כביש החוף פתוח מאז הבוקר ואיש לא נפגע", "cp1255"),
        ("รัฐมนตรีกล่าวว่าถนนเปิดแล้วตั้งแต่เมื่อวาน", "cp874"),
        ("部长说道路从昨天起开放没有人受伤", "gbk"),
    ],
)
def test_other_scripts_are_in_no_encoding_of_arabic(text: str, encoding: str) -> None:
    with pytest.raises(UndecodableError, match="unknown encoding"):
        decode(text.encode(encoding))


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
