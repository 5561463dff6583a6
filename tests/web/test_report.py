"""The page: whole, self-contained, escaped, with every highlight on exactly its words."""

import base64
import hashlib
import json
import re
import zlib
from collections import defaultdict

import msgspec
import pytest
from accounts_case import CIVILIANS, FRIDAY, STARS, TOWN, Teller, case, document
from lxml import html

from riwaya.compare import compare
from riwaya.extract.account import read_account
from riwaya.link import link
from riwaya.model import Actor, Bounds, Claim, Damage, Document, Name, Place, Rejected
from riwaya.web.highlight import claim_quotes
from riwaya.web.messages import plain
from riwaya.web.report import render_report

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<b>"
SMALL_PAGE_BYTES = 1_500_000


@pytest.fixture(scope="module")
def page() -> str:
    documents, claims = case()
    return render_report(documents, claims, [Rejected("scan.pdf", "صفحات مصوَّرة بلا نص")])


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def data_of(tree: html.HtmlElement) -> dict:
    return json.loads(tree.get_element_by_id("data").text)


def words_by_quote(tree: html.HtmlElement) -> dict[int, str]:
    """The text under the marks of each quote; what the page adds inside the text stands outside marks."""
    found: dict[int, str] = defaultdict(str)
    for mark in tree.iter("mark"):
        for number in mark.get("data-q").split():
            found[int(number)] += mark.text_content()
    return found


def test_the_page_is_arabic_first_and_right_to_left(tree: html.HtmlElement) -> None:
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    for part in ("brief", "timeline", "map", "accounts", "why", "documents", "damage", "panel"):
        assert tree.get_element_by_id(part) is not None


def test_nothing_is_fetched(page: str, tree: html.HtmlElement) -> None:
    assert not tree.xpath("//link | //img | //iframe | //object | //embed | //script[@src] | //base | //form")
    assert not tree.xpath("//*[starts-with(@href, 'http') or starts-with(@src, 'http') or @srcset]")
    style = "".join(tree.xpath("//style/text()"))
    assert "@import" not in style
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"url\(\"?'?([^)]*)", style))
    assert "fetch(" not in page
    assert "XMLHttpRequest" not in page


def test_the_policy_allows_exactly_the_page_s_script(tree: html.HtmlElement) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    (script,) = tree.xpath("//script[not(@type)]/text()")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "http" not in policy
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")


def test_the_page_is_small(page: str) -> None:
    assert len(page.encode()) < SMALL_PAGE_BYTES


def test_every_highlight_holds_exactly_its_quote_s_words(tree: html.HtmlElement) -> None:
    _, claims = case()
    expected = {" ".join(quote.exact.split()) for claim in claims for _, quote in claim_quotes(claim)}
    shown = words_by_quote(tree)
    assert {" ".join(words.split()) for words in shown.values()} == expected
    quoted = {row[3] for claim in data_of(tree)["claims"] for row in claim[6]} - {None}
    assert quoted <= shown.keys()


def test_every_link_of_the_page_has_its_target(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    missing = {target for target in tree.xpath("//a/@href") if target[1:] not in set(ids)}
    assert missing == set()


def test_the_table_says_what_the_comparison_says(tree: html.HtmlElement) -> None:
    documents, claims = case()
    for number, incident in enumerate(link(claims, documents)):
        comparison = compare(incident, claims, documents)
        section = tree.get_element_by_id(f"i{number}")
        if len(comparison.accounts) == 1:
            labels = [plain(value.label.ar or "") for each in comparison.rows for value in each.cells[0]]
            assert section.tag == "tr"
            assert all(label in section.text_content() for label in labels)
            assert len(section.xpath(".//@data-claim")) == len(labels)
            continue
        heads = section.xpath(".//thead/tr/th/span[@class='source']")
        assert len(heads) == len(comparison.accounts)
        rows = section.xpath(".//tbody/tr")
        told = [row for row in comparison.rows if row.verdict != "silent"]
        assert [row.get("class") for row in rows] == [f"r-{row.verdict}" for row in told]
        for shown, row in zip(rows, told, strict=True):
            cells = shown.xpath("./td")
            for cell, values in zip(cells, row.cells, strict=True):
                assert len(cell.xpath(".//@data-claim")) == len(values)
                assert all(plain(value.label.ar or "") in cell.text_content() for value in values)


def test_verdicts_are_words_not_only_colours(tree: html.HtmlElement) -> None:
    for verdict in tree.xpath("//span[contains(@class, 'verdict')]"):
        assert verdict.text_content().strip()


def test_damages_refusals_and_losses_are_told(tree: html.HtmlElement) -> None:
    damage = tree.get_element_by_id("damage").text_content()
    assert "scan.pdf" in damage
    assert "كيـــف" in damage
    (loss,) = tree.xpath("//article//span[@class='loss']")
    assert "بين 3 و10" in loss.text_content()
    assert loss.getparent().tag != "mark"


def test_the_pull_quote_is_shown_as_one(tree: html.HtmlElement) -> None:
    assert "كتائب النجم" in tree.xpath("//blockquote[contains(@class, 'b-pull_quote')]")[0].text_content()


def hostile_case() -> tuple[list[Document], list[Claim]]:
    text = f"{HOSTILE}\nسيطرت {HOSTILE} على دير الريحان.\n"
    lost = Damage("lost_number", 3, 3, HOSTILE, None, certain=False, bounds=Bounds(1, 2, HOSTILE))
    more = {"author": HOSTILE, "path": HOSTILE, "damages": (lost,)}
    teller = Teller(document("hostile", text, HOSTILE, **more))
    group = Actor("x", Name(HOSTILE, HOSTILE), "armed_group")
    place = Place("y", Name(HOSTILE, HOSTILE), "SY", 34.0, 38.0, 1000, "place")
    source = (Actor(None, Name(HOSTILE)), None, "asserts")
    fields = {"who": [(group, HOSTILE)], "where": [(place, None)], "by": source}
    made = teller.tell("seizure", "سيطرت", **fields)
    act = msgspec.structs.replace(made.act, method=HOSTILE)
    return [teller.document], [msgspec.structs.replace(made, act=act)]


def test_html_and_script_in_texts_and_names_stay_words() -> None:
    documents, claims = hostile_case()
    page = render_report(documents, claims, [Rejected(HOSTILE, HOSTILE)])
    tree = html.document_fromstring(page)
    assert [script.get("type") for script in tree.iter("script")] == ["application/json"] * 4 + [None]
    assert not list(tree.iter("img"))
    assert not tree.xpath("//@onerror")
    assert HOSTILE in data_of(tree)["strings"]
    assert "onerror" in tree.get_element_by_id("documents").text_content()
    assert "".join(words_by_quote(tree).values()).count("onerror") >= 1


def test_direction_overrides_cannot_reorder_names() -> None:
    teller = Teller(document("d", "خبر\nسيطرت كتائب النجم على دير الريحان.\n", "\u202eصحيفة\u2066"))
    teller.tell(
        "seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=[(TOWN, "دير الريحان")], when=(FRIDAY, None)
    )
    page = render_report([teller.document], teller.claims)
    assert not set("\u202e\u2066") & set(page)


def test_what_is_no_claim_is_explained_too_and_leads_to_its_words() -> None:
    text = "تراجعت أسعار الخبز بسبب وفرة القمح. وقتل ثلاثة جنود في معارك الواحة بسبب نقص الذخيرة."
    told = document("d", text, "صحيفة الواحة")
    account = read_account(told)
    tree = html.document_fromstring(render_report([told], account.claims, explanations=account.explanations))
    [reasons] = tree.xpath("//section[@id='why']//*[@class='reasons']")
    assert "نقص الذخيرة" in reasons.xpath("ul")[0].text_content()
    [others] = reasons.xpath("details")
    prices, wheat = others.xpath(".//li/a")
    assert (prices.text_content(), wheat.text_content()) == ("تراجعت أسعار الخبز", "وفرة القمح")
    words = words_by_quote(tree)
    assert words[int(prices.get("href").removeprefix("#q"))] == "تراجعت أسعار الخبز"


def test_a_denial_leads_to_what_it_denies() -> None:
    text = (
        "قال ناشطون إن طائرات الجيش قصفت مدينة الرقة أمس. ونفى متحدث باسم الجيش أن تكون طائراته قصفت الرقة."
    )
    told = document("d", text, "صحيفة الواحة")
    claims = read_account(told).claims
    [denial] = [claim for claim in claims if claim.denies]
    tree = html.document_fromstring(render_report([told], claims))
    links = tree.xpath("//*[@class='denies']/a")
    assert links
    assert {link.text_content() for link in links} == {"ناشطون"}
    number = int(links[0].get("href").removeprefix("#q"))
    assert words_by_quote(tree)[number] == denial.act.quote.exact


def test_without_claims_the_page_says_what_was_read() -> None:
    page = html.document_fromstring(
        render_report([document("d", "وصفة حساء العدس\nيُغسل العدس جيدًا.\n", "مطبخ")], [])
    )
    assert "لم يُعثر فيها على أي قول" in page.get_element_by_id("brief").text_content()
    assert "يُغسل العدس" in page.get_element_by_id("documents").text_content()
    assert not page.xpath("//*[@id='accounts' or @id='world']")


def test_without_documents_the_page_says_so() -> None:
    page = html.document_fromstring(render_report([], [], [Rejected("a.pdf", "no text")]))
    assert "لم يُقرأ أي مستند" in page.get_element_by_id("brief").text_content()
    assert "a.pdf" in page.get_element_by_id("damage").text_content()


def test_claims_without_time_place_or_participants_are_shown() -> None:
    teller = Teller(document("d", "خبر\nاندلعت معارك.\n", "صحيفة", published=None))
    teller.tell("clash", "معارك", whom=[(CIVILIANS, None)])
    page = html.document_fromstring(render_report([teller.document], teller.claims))
    assert page.get_element_by_id("i0") is not None
    assert page.xpath("//button[@class='inferred']")


def unfolded(page: str) -> str:
    """The page with its folded parts put back."""
    packed = page.partition('id="folded">')[2].partition("</script>")[0]
    parts = json.loads(zlib.decompress(base64.b64decode(packed)))

    def put_back(text: str) -> str:
        return re.sub(r"<template data-folded=(\d+)></template>", lambda n: put_back(parts[int(n[1])]), text)

    return put_back(page)


def test_many_documents_fold_and_long_names_stay_whole() -> None:
    documents, claims = [], []
    for number in range(60):
        teller = Teller(
            document(f"d{number}", "خبر\nسيطرت كتائب النجم على دير الريحان.\n", f"{'صحيفة ' * 40}{number}")
        )
        teller.tell(
            "seizure",
            "سيطرت",
            who=[(STARS, "كتائب النجم")],
            where=[(TOWN, "دير الريحان")],
            when=(FRIDAY, None),
        )
        documents.append(teller.document)
        claims += teller.claims
    page = html.document_fromstring(unfolded(render_report(documents, claims)))
    assert len(page.xpath("//details[@class='document']")) == 60
    assert not page.xpath("//details[@class='document'][@open]")
    assert len(page.xpath("//thead/tr/th/span[@class='source']")) == 60


def test_words_that_are_not_the_document_s_are_not_highlighted() -> None:
    documents, claims = case()
    moved = msgspec.structs.replace(documents[0], text="ك" + documents[0].text[:-1])
    page = html.document_fromstring(render_report([moved, *documents[1:]], claims))
    article = page.xpath("//details[@id='d0']//article")[0]
    assert not list(article.iter("mark"))
