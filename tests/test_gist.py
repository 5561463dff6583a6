"""The gist names documents, accounts and refusals, fits its width, and cannot be turned around by Arabic."""

import io

import pytest
from accounts_case import case, document
from paged_case import paged_case
from rich.cells import cell_len
from rich.console import Console

from riwaya.gist import print_gist
from riwaya.labels import Language
from riwaya.link import link
from riwaya.model import Rejected
from riwaya.side_by_side import LEFT_TO_RIGHT_MARK


def printed(width: int, language: Language = "en") -> str:
    documents, claims = case()
    out = io.StringIO()
    refusals = [Rejected("bad[1].pdf", "no \x1b[31mtext")]
    print_gist(
        Console(file=out, width=width),
        documents,
        claims,
        link(claims, documents),
        refusals,
        language=language,
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    assert all(cell_len(line) <= width for line in printed(width, language).splitlines())


def test_it_tells_documents_accounts_and_refusals() -> None:
    text = printed(120)
    assert "4 documents" in text
    assert "the Ministry of Defence" in text
    assert "seizure (denies)" in text
    assert "Recapture of Deir al-Rayhan by the army" in text
    assert "planned" in text
    assert "lost number 1" in text
    assert "bad[1].pdf" in text
    assert "\x1b" not in text


def test_arabic_between_column_borders_is_closed_off() -> None:
    lines = [
        line for line in printed(120, "ar").splitlines() if line.startswith("│") and "دير الريحان" in line
    ]
    assert lines
    for line in lines:
        cells = [cell.strip(" ") for cell in line.split("│")[2:-2]]
        assert all(not cell or (cell[0] == cell[-1] == LEFT_TO_RIGHT_MARK) for cell in cells)


def test_without_claims_it_says_so() -> None:
    out = io.StringIO()
    print_gist(Console(file=out, width=100), [document("d", "عنوان\nنص\n", "صحيفة")], [], [])
    assert "no claim of an event" in " ".join(out.getvalue().split())


def test_numbers_by_ocr_are_counted_and_the_same_file_twice_is_told_once() -> None:
    (paged,), claims = paged_case()
    out = io.StringIO()
    twice = [*claims, *claims]
    print_gist(Console(file=out, width=120), [paged, paged], twice, link(claims, [paged]))
    assert "one document, with 2 claims" in out.getvalue()
    assert "number read from a picture 2, lost letters 1" in out.getvalue()
    assert "[2]" not in out.getvalue()
