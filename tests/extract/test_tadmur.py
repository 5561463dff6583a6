"""The real article that the project is measured by first: what its accounts claim of the fall of Tadmur in 2016."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

import riwaya
from riwaya.model import Claim, Document

ARTICLE = Path("data") / "documents" / "tadmur-2016.txt"


@cache
def _article(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    document = riwaya.read(path, published="2016-12-13")
    return document, tuple(riwaya.extract(document))


@pytest.fixture
def document(shared: Path) -> Document:
    return _article(shared / ARTICLE)[0]


@pytest.fixture
def claims(shared: Path) -> tuple[Claim, ...]:
    return _article(shared / ARTICLE)[1]


def _of(claims: Sequence[Claim], *acts: str, said_by: str | None = None) -> list[Claim]:
    """Claims of these acts told on the word of a source whose phrase holds `said_by` ("" is the outlet)."""
    found = [claim for claim in claims if claim.act.value in acts]
    if said_by is None:
        return found
    if not said_by:
        return [claim for claim in found if not claim.attribution]
    return [c for c in found if any(link.quote and said_by in link.quote.exact for link in c.attribution)]


def _actors(claim: Claim) -> set[str | None]:
    return {actor.value.id for actor in claim.actors}


def _place_names(claims: Sequence[Claim]) -> str:
    return " | ".join(place.value.name.ar or "" for claim in claims for place in claim.places)


def _day(claims: Sequence[Claim]) -> set[str]:
    return {claim.time.value.edtf for claim in claims if claim.time}


def test_every_quote_holds_the_documents_words(document: Document, claims: Sequence[Claim]) -> None:
    assert claims
    assert all(document.holds(quote) for claim in claims for quote in claim.quotes())


def test_islamic_state_took_tadmur_after_clashes_of_an_unknown_number_of_days(
    document: Document, claims: Sequence[Claim]
) -> None:
    first = document.text.index("سيطر تنظيم الدولة")
    seizure = next(claim for claim in _of(claims, "seizure", said_by="") if claim.act.quote.start == first)
    assert "islamic-state" in _actors(seizure)
    tadmur = [place.value for place in seizure.places if "تدمر" in (place.value.name.ar or "")]
    assert tadmur
    assert tadmur[0].latitude == pytest.approx(34.56, abs=0.05)
    assert tadmur[0].longitude == pytest.approx(38.28, abs=0.05)
    clash = next(claim for claim in _of(claims, "clash") if claim.sentence == seizure.sentence)
    assert "الجيش السوري" in " ".join(actor.quote.exact for actor in (*clash.actors, *clash.targets))
    losses = [damage for damage in document.damages if damage.kind == "lost_number"]
    days = [loss for loss in losses if document.text[: loss.start].rstrip().endswith("على مدى")]
    assert [(loss.bounds.low, loss.bounds.high) for loss in days if loss.bounds] == [(3, 10)]


def test_car_bombs_at_the_silos_on_friday_then_seizures(claims: Sequence[Claim]) -> None:
    bombing = next(claim for claim in _of(claims, "bombing") if "الصوامع" in _place_names([claim]))
    assert _day([bombing]) == {"2016-12-09"}
    seizure = next(c for c in _of(claims, "seizure") if c.sentence == bombing.sentence)
    names = " | ".join(place.quote.exact for place in seizure.places if place.quote)
    for name in ("حواجز", "ضاحية العاميرية", "جبل الطار", "جبل هايل"):
        assert name in names
    assert "islamic-state" in _actors(seizure)


def test_withdrawal_on_saturday_then_return(claims: Sequence[Claim]) -> None:
    withdrawal = next(
        claim for claim in _of(claims, "withdrawal", said_by="") if "islamic-state" in _actors(claim)
    )
    assert _day([withdrawal]) == {"2016-12-10"}
    bombing = next(c for c in _of(claims, "air_strike", "shelling") if c.sentence == withdrawal.sentence)
    assert any(actor.value.country == "RU" for actor in bombing.actors)
    names = _place_names(
        [c for c in _of(claims, "seizure", "recapture") if c.sentence == withdrawal.sentence]
    )
    for name in ("الطار", "هايل", "العامرية", "القلعة", "تدمر"):
        assert name in names


def test_pro_government_newspapers_say_that_the_russians_left(claims: Sequence[Claim]) -> None:
    withdrawal = _of(claims, "withdrawal", said_by="صحف تابعة")
    assert len(withdrawal) == 1
    assert "الروس" in " ".join(actor.quote.exact for actor in withdrawal[0].actors)


def test_the_governments_account(claims: Sequence[Claim]) -> None:
    told = _of(claims, "bombing", "destruction", said_by="الرواية النظامية")
    assert any(
        "قاعدة روسية" in (target.quote.exact if target.quote else "") for c in told for target in c.targets
    )
    deployment = _of(claims, "deployment", said_by="الرواية النظامية")
    assert any(
        "حرس الثوري" in (actor.quote.exact if actor.quote else "") for c in deployment for actor in c.actors
    )


def test_peskov_on_monday(claims: Sequence[Claim]) -> None:
    rejection = _of(claims, "rejection", said_by="بيسكوف")
    assert any("واشنطن" in actor.quote.exact for claim in rejection for actor in claim.actors if actor.quote)
    support = _of(claims, "support", said_by="بيسكوف")
    assert any(claim.modality == "future" for claim in support)


def test_russian_experts_say_why(claims: Sequence[Claim]) -> None:
    told = [
        c
        for c in claims
        if any(link.quote and "خبراء عسكريون روس" in link.quote.exact for link in c.attribution)
    ]
    assert told
    assert any(claim.because for claim in told)


def test_pull_quotes_make_no_claims(document: Document, claims: Sequence[Claim]) -> None:
    pulled = [block for block in document.blocks if block.kind == "pull_quote"]
    assert len(pulled) == 3
    assert not [c for c in claims for block in pulled if block.start <= c.act.quote.start < block.end]


def test_without_a_given_date_it_is_a_tuesday_in_december_of_an_unknown_year(shared: Path) -> None:
    published = riwaya.read(shared / ARTICLE).published
    assert published is not None
    assert published.value.edtf == "XXXX-12-XX"
    assert published.value.weekday == 1


def _sources(claims: Sequence[Claim]) -> set[str]:
    return {link.quote.exact for claim in claims for link in claim.attribution if link.quote}


def test_each_account_holds_just_its_own_claims(document: Document, claims: Sequence[Claim]) -> None:
    """By the paragraph that a claim stands in: who speaks there, and nobody else; the rest is the outlet's."""
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    held = [[c for c in claims if b.start <= c.act.quote.start < b.end] for b in paragraphs]
    narrated = [0, 1, 4, 9, 11, 12]
    assert [number for number in narrated if _sources(held[number])] == []
    assert _sources(held[2]) == {"صحف تابعة لنظام الأسد"}
    assert _sources(held[3]) == {"الرواية النظامية لسقوط المدينة"}
    for number in (5, 6, 7, 8):
        assert all("بيسكوف" in source for source in _sources(held[number]))
        assert all(claim.attribution for claim in held[number])
    assert _sources(held[10]) == {"خبراء عسكريون روس"}
    assert all(claim.attribution for claim in held[10])


def test_explanations_stay_with_who_gives_them(document: Document, claims: Sequence[Claim]) -> None:
    by_id = {claim.id: claim for claim in claims}
    reasons = [(claim, reason) for claim in claims for reason in claim.because]
    assert reasons
    for claim, reason in reasons:
        cause = by_id.get(reason.claim) if reason.claim else None
        if cause is not None:
            assert _sources([cause]) == _sources([claim])
        assert {link.quote.exact for link in reason.attribution if link.quote} <= _sources([claim])


def test_for_whom_the_accounts_speak(claims: Sequence[Claim]) -> None:
    sides = {
        link.quote.exact: link.value.side
        for claim in claims
        for link in claim.attribution
        if link.quote and link.value.side
    }
    regime = sides["الرواية النظامية لسقوط المدينة"]
    assert (regime.kind, regime.country) == ("government", "SY")


def test_the_outlet_keeps_its_distance_from_peskovs_words(claims: Sequence[Claim]) -> None:
    (rejection,) = _of(claims, "rejection", said_by="بيسكوف")
    assert rejection.distance is not None
    assert rejection.distance.exact == "بحسب وصفه"
