"""Bytes that another encoding was taken for come back as they were written; text of other languages stays."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read import read_bytes
from riwaya.read.misread import repair_misread

NEWS = (
    "قالت وزارة الداخلية إن السير عاد إلى الطريق الساحلي بعد 45 دقيقة من إغلاقه، وإن أحداً لم يصب.\n"
    "وأضافت «الوزارة» أن العمل مستمر، فهل يفتح الجسر؟"
)
ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ،؛؟ًٌَُِّ«»“” \n.12", max_size=60)
WESTERN = st.lists(
    st.sampled_from(
        [
            "Ødegård",
            "Élysée",
            "façade",
            "naïve",
            "Übergröße",
            "señor",
            "à",
            "où",
            "été",
            "Łódź",
            "«oui»",
            "¿Qué?",
            "5°C",
            "½",
        ]
    ),
    max_size=20,
).map(" ".join)


def misread(text: str, written: str, taken: str) -> str:
    """The text as a tool shows it that takes its bytes for Western ones; undefined bytes are controls."""
    characters = []
    for byte in text.encode(written):
        try:
            characters.append(bytes([byte]).decode(taken))
        except UnicodeDecodeError:
            characters.append(chr(byte))
    return "".join(characters)


@pytest.mark.parametrize("written", ["utf-8", "cp1256"])
@pytest.mark.parametrize("taken", ["latin-1", "cp1252"])
def test_misread_news_is_read(written: str, taken: str) -> None:
    broken = misread(NEWS, written, taken)
    document = read_bytes(broken.encode(), "a.txt")
    assert document.text == NEWS
    assert [(each.kind, each.certain) for each in document.damages] == [("encoding", True)] * 2
    assert document.damages[1].original in broken
    assert (document.damages[1].mended or "?") in NEWS.split("\n")[1]


def test_a_lost_byte_is_a_lost_letter() -> None:
    broken = NEWS.encode().decode("cp1252", "replace")
    document = read_bytes(broken.encode(), "a.txt")
    assert document.text == NEWS.replace("ف", "\ufffd")
    assert {each.kind for each in document.damages} == {"encoding", "lost_letters"}


def test_a_misread_page_is_read() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in NEWS.split("\n") * 2)
    page = f"<!DOCTYPE html><html><head></head><body><article><h1>عاد السير</h1>{paragraphs}</article></body></html>"
    document = read_bytes(misread(page, "utf-8", "latin-1").encode(), "a.html")
    assert NEWS in document.text
    assert "Ø" not in document.text
    assert document.title == "عاد السير"


@given(ARABIC.filter(lambda text: sum(map(str.isalpha, text)) >= 8), st.sampled_from(["latin-1", "cp1252"]))
def test_any_utf_8_comes_back(text: str, taken: str) -> None:
    broken = misread(text, "utf-8", taken)
    repaired, found = repair_misread(broken)
    assert repaired.text == text
    assert {each.kind for each in found} == {"encoding"}
    for at, letter in enumerate(text):
        assert misread(letter, "utf-8", taken) == broken[slice(*repaired.origin(at, at + 1))]


@given(
    st.lists(
        st.sampled_from(NEWS.split()), min_size=12, max_size=40, unique=True
    ),  # as no text says one word over
    st.sampled_from(["latin-1", "cp1252"]),
)
def test_any_words_in_windows_1256_come_back(words: list[str], taken: str) -> None:
    text = "قالت وزارة الداخلية إن السير عاد\n" + " ".join(words)
    assert repair_misread(misread(text, "cp1256", taken))[0].text == text


@given(ARABIC.filter(lambda text: sum(map(str.isalpha, text)) >= 8 and text.count("\n") < 3))
def test_any_utf_8_read_as_windows_1256_comes_back(text: str) -> None:
    dense = re.sub(r"[ \n.12]+", " ", text).strip() + "قالت الوزارة"
    assert repair_misread(dense.encode().decode("cp1256"))[0].text == dense


@pytest.mark.parametrize(
    "steps",
    [
        [("utf-8", "cp1252"), ("utf-8", "cp1252")],
        [("utf-8", "latin-1"), ("utf-8", "latin-1")],
        [("cp1256", "latin-1"), ("utf-8", "latin-1")],
        [("iso8859-6", "latin-1")],
        [("iso8859-6", "cp1256")],
        [("mac_arabic", "cp1252")],
        [("mac_arabic", "latin-1")],
    ],
)
def test_other_misreadings_and_two_over_one_another(steps: list[tuple[str, str]]) -> None:
    """ISO 8859-6 and MacArabic lack some quotation marks, so that the text has none."""
    text = NEWS.replace("«", "").replace("»", "")
    broken = text
    for written, taken in steps:
        broken = misread(broken, written, taken)
    repaired, found = repair_misread(broken)
    assert repaired.text == text
    assert {each.kind for each in found} == {"encoding"}
    assert repaired.origin(0, len(text)) == (0, len(broken))


def test_every_letter_of_a_text_misread_twice_leads_back() -> None:
    broken = misread(misread(NEWS, "utf-8", "cp1252"), "utf-8", "cp1252")
    repaired, _ = repair_misread(broken)
    for at, letter in enumerate(NEWS):
        again = misread(misread(letter, "utf-8", "cp1252"), "utf-8", "cp1252")
        assert broken[slice(*repaired.origin(at, at + 1))] == again


@given(st.lists(ARABIC | WESTERN, max_size=4).map("\n".join))
def test_what_was_read_rightly_stays(text: str) -> None:
    repaired, found = repair_misread(text)
    assert (repaired.text, found) == (text, [])


@pytest.mark.parametrize(
    "text",
    ["Ìîñêâà ñòîëèöà Ðîññèè è êðóïíåéøèé ãîðîä ñòðàíû", "Áèñêåé Ãåííàäèé ÎÁÚßÂËÅÍÈÅ ÑÅÃÎÄÍß ÌÎÑÊÂÀ ÊÈÅÂ"],
)
def test_other_misread_scripts_stay(text: str) -> None:
    assert repair_misread(text)[0].text == text


@pytest.mark.parametrize(("written", "taken"), [("utf-8", "cp1252"), ("cp1256", "latin-1")])
def test_real_articles_come_back(shared: Path, written: str, taken: str) -> None:
    for line in (shared / "data/documents/gold_dev.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        assert repair_misread(text)[1] == []
        try:
            broken = misread(text, written, taken)
        except UnicodeEncodeError:
            continue
        assert repair_misread(broken)[0].text == text
