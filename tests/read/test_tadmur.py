"""The real damaged article, from the folder of real texts: nothing of it is written here but single words."""

from pathlib import Path

import pytest

from riwaya.model import Document, When
from riwaya.read import read

# First and last words, in their true order, of the lines that were given out in pieces.
TORN = [
    ("سيطر", "سارت"), ("النظام", "حلب؟"), ("معركة", "السورية،"), ("واستطرد", "أن"), ("الجوية", "كيفية"),
    ("الذي", "السوري"), ("كبيرة", "سكان"), ("الخروج", "تشكيلات"), ("يشير", "الضرورية"),
]  # fmt: skip


@pytest.fixture
def path(shared: Path) -> str:
    return str(shared / "data/documents/tadmur-2016.txt")


@pytest.fixture
def document(path: str) -> Document:
    return read(path)


def block(document: Document, kind: str) -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks if each.kind == kind]


def test_title_and_dateline(document: Document) -> None:
    assert document.title is not None
    assert (document.title.split()[0], document.title.split()[-1]) == ("كيف", "داعش؟")
    assert len(document.title.split()) == 8
    [dateline] = block(document, "dateline")
    assert dateline.endswith("فريق التحرير")


def test_the_date_is_a_tuesday_in_a_december(document: Document, path: str) -> None:
    assert document.published is not None
    assert document.published.value == When("XXXX-12-XX", None, None, "unknown", weekday=1)
    given = read(path, published="2016-12-13").published
    assert given is not None
    assert (given.value.edtf, given.method) == ("2016-12-13", "given")


def test_torn_lines_read_on(document: Document) -> None:
    """All that are called certain, and all but one at most of the rest: one has a cut that reads on nearly as well."""
    torn = [damage for damage in document.damages if damage.kind == "torn_line"]
    ends = [((damage.mended or "").split()[0], (damage.mended or "").split()[-1]) for damage in torn]
    right = [found == true for found, true in zip(ends, TORN, strict=True)]
    assert ends[0] == TORN[0]
    assert all(right[at] for at, damage in enumerate(torn) if damage.certain)
    assert right.count(False) <= 1
    for word in ("السور ", " ية", " يا،", "الضرور ", "\u0640"):
        assert word not in document.text


def test_a_line_torn_five_times_is_whole(document: Document) -> None:
    for word in ("خلاله", "المدينة،", "ضربة", "مفاجئة"):
        assert word in document.text.split()


def test_paragraphs_are_whole_sentences(document: Document) -> None:
    paragraphs = block(document, "paragraph")
    assert all(each[-1] in ".؟" or each.endswith("”.") for each in paragraphs)
    assert len(paragraphs) == 13
    assert len(block(document, "heading")) == 1


def test_pull_quotes_are_set_apart(document: Document) -> None:
    assert [each.split()[0] for each in block(document, "pull_quote")] == ["صحف", "أظهرت", "يرى"]


def test_lost_numbers_are_marked_and_bounded(document: Document) -> None:
    lost = [damage for damage in document.damages if damage.kind == "lost_number"]
    nouns = [document.text[damage.end :].split()[0] for damage in lost if damage.bounds]
    assert nouns == ["أيام", "كيلومترات", "حواجز", "أشهر"]
    assert {(d.bounds.low, d.bounds.high) for d in lost if d.bounds} == {(3, 10)}
    assert len([damage for damage in lost if not damage.bounds]) == 2
    assert not any(each.isdigit() for each in document.text)


def test_every_letter_leads_back(document: Document, path: str) -> None:
    original = Path(path).read_text("utf-8")
    covered = 0
    for each in document.offsets:
        words = document.text[each.start : each.end]
        if words.strip():
            assert words == original[each.original_start : each.original_end]
            covered += len(words)
    assert covered > 0.95 * len(document.text)
    letters = [each for each in original if each.isalpha() and each != "\u0640"]
    assert sorted(letters) == sorted(each for each in document.text if each.isalpha())
