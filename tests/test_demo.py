"""The demo files are what their script makes of the clean texts; the whole job on them comes out right."""

import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya.demo import FOLDER, list_documents
from riwaya.model import Claim, Document

SOURCES = Path(__file__).resolve().parents[1] / "docs" / "demo"
DOCUMENTS = FOLDER / "documents"
maker = runpy.run_path(str(SOURCES / "make.py"))
WORD = re.compile(r"[\u0621-\u0652]+")


def clean(name: str) -> str:
    return (SOURCES / f"{name}.txt").read_text("utf-8")


@cache
def read(name: str) -> Document:
    told = next(document for document in list_documents() if document.path.stem == name)
    return riwaya.read(told.path, published=told.published, publisher=told.publisher)


@cache
def all_claims() -> tuple[Claim, ...]:
    return tuple(claim for document in list_documents() for claim in riwaya.extract(read(document.path.stem)))


def test_the_files_are_what_the_script_makes() -> None:
    assert (DOCUMENTS / "sahifa.html").read_text("utf-8") == maker["web_page"](clean("sahifa"))
    assert (DOCUMENTS / "mulhaq.txt").read_text("utf-8") == maker["damage_as_pdf_export"](clean("mulhaq"))
    assert (DOCUMENTS / "mawqi.txt").read_bytes() == maker["damage_as_old_archive"](clean("mawqi"))


@given(st.text("بيرتاسكلمن ١2،.", max_size=300))
def test_damage_only_moves_stretches_and_drops_digits(text: str) -> None:
    damaged = maker["damage_as_pdf_export"](text)
    kept = re.sub(r"[\u0640\s]", "", damaged)
    assert sorted(kept) == sorted(re.sub(r"[0-9\s]", "", text))


@pytest.mark.parametrize("name", ["sahifa", "mulhaq", "mawqi", "taqrir"])
def test_reading_gives_the_clean_words_back(name: str) -> None:
    assert WORD.findall(read(name).text) == WORD.findall(clean(name))


def test_what_was_lost_is_said() -> None:
    kinds = {damage.kind for damage in read("mulhaq").damages}
    assert {"kashida", "torn_line", "lost_number"} <= kinds
    assert {"kashida", "odd_spaces"} <= {damage.kind for damage in read("mawqi").damages}


def test_every_document_has_its_date_and_publisher() -> None:
    told = {document.path.stem: read(document.path.stem) for document in list_documents()}
    days = {name: document.published and document.published.value.edtf for name, document in told.items()}
    assert days == {
        "barqiya": "2016-12-11",
        "sahifa": "2016-12-12",
        "mulhaq": "2016-12-13",
        "mawqi": "2017-03-03",
        "taqrir": "2017-03-03",
    }
    assert all("المثال" in (document.publisher or "") for document in told.values())


def claims_of(act: str) -> Iterator[Claim]:
    return (claim for claim in all_claims() if claim.act.value == act and claim.polarity == "positive")


def names_the_organisation(claim: Claim) -> bool:
    """By its full name or, after it, as «the organisation» or «its fighters»."""
    return any(actor.quote and "تنظيم" in actor.quote.exact for actor in claim.actors)


def test_the_fall_is_told_by_several_sources() -> None:
    falls = [
        claim
        for claim in claims_of("seizure")
        if names_the_organisation(claim) and claim.time and claim.time.value.edtf == "2016-12-11"
    ]
    assert len({claim.document for claim in falls}) >= 3
    sources = {link.value.source.id for claim in falls for link in claim.attribution}
    assert len(sources) >= 2


def test_the_russian_strikes_have_their_dead() -> None:
    dead = [
        count.value for claim in claims_of("killing") for count in claim.counts if count.value.of == "killed"
    ]
    assert any(count.low == 300 and count.high is None for count in dead)
    assert any((count.low, count.high) == (34, 34) for count in dead)


def test_the_recapture_is_told_too() -> None:
    on_the_day = [
        claim for claim in claims_of("seizure") if claim.time and claim.time.value.edtf == "2017-03-02"
    ]
    assert on_the_day
    announced = [claim for claim in claims_of("recapture") if claim.document == read("taqrir").id]
    # The day of the announcement is not told to be the day of the recapture.
    assert any(claim.attribution and claim.time is None for claim in announced)


def test_every_quote_holds_in_its_document() -> None:
    documents = {read(document.path.stem).id: read(document.path.stem) for document in list_documents()}
    assert len(all_claims()) >= 25
    for claim in all_claims():
        assert all(documents[claim.document].holds(quote) for quote in claim.quotes())


def test_some_incident_is_told_by_three_documents() -> None:
    documents = {read(document.path.stem).id: read(document.path.stem) for document in list_documents()}
    by_id = {claim.id: claim for claim in all_claims()}
    incidents = riwaya.link(list(all_claims()), list(documents.values()))
    told_by = [len({by_id[claim].document for claim in incident.claims}) for incident in incidents]
    assert max(told_by) >= 3


def test_the_fall_of_one_town_on_one_day_is_one_incident() -> None:
    documents = [read(document.path.stem) for document in list_documents()]
    by_id = {claim.id: claim for claim in all_claims()}

    def is_the_fall(claim: Claim) -> bool:
        told = claim.act.value == "seizure" and claim.time is not None
        return told and claim.time.value.edtf == "2016-12-11" and claim.polarity == "positive"

    incidents = riwaya.link(list(all_claims()), documents)
    falls = [
        incident for incident in incidents if any(is_the_fall(by_id[claim]) for claim in incident.claims)
    ]
    assert len(falls) == 1
