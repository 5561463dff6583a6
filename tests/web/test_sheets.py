"""Which pages a report shows as pictures, and where on them words stand."""

from accounts_case import case
from paged_case import paged_case

from riwaya.model import PageImage
from riwaya.web import sheets
from riwaya.web.sheets import Sheets, wanted_pages


def test_pages_with_quotes_are_wanted_those_of_most_first(monkeypatch) -> None:
    documents, claims = paged_case()
    pages = wanted_pages(documents, claims)
    assert pages == {"paged": (1, 2)}
    monkeypatch.setattr(sheets, "MOST_SHEETS", 1)
    assert sum(map(len, wanted_pages(documents, claims).values())) == 1
    assert wanted_pages([], claims) == {}


def test_texts_without_pages_want_none() -> None:
    assert wanted_pages(*case()) == {}


def test_a_region_names_its_picture_and_its_boxes() -> None:
    documents, claims = paged_case()
    quotes = [quote for claim in claims for quote in claim.quotes() if quote.boxes]
    made = Sheets({documents[0].id: [PageImage(2, 600, 800, b"x")]})
    shown = [made.region(documents[0].id, quote) for quote in quotes]
    assert any(shown)
    for quote, region in zip(quotes, shown, strict=True):
        assert (region is not None) == (quote.page == 2)
        assert region is None or (region[0] == 0 and len(region) == 1 + 4 * len(quote.boxes))
    assert made.region(documents[0].id, None) is None
    assert made.data() == [[600, 800, "eA=="]]
