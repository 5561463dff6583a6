"""Web pages: their article, what they tell of themselves, and live pages entry by entry."""

import io
import json

import pytest
from handmade_files import PARAGRAPHS, TITLE, page

from riwaya.model import Document, Rejected
from riwaya.read import read_bytes
from riwaya.read.reader import read_stream

ENTRIES = [
    (
        "2016-12-13T09:10:00+02:00",
        "انفجار قرب المرفأ",
        "دوى انفجار قرب بوابة المرفأ الشرقية صباحاً، ولم يعرف سببه بعد.",
    ),
    (
        "2016-12-13T11:45:00+02:00",
        "بيان الوزارة",
        "قالت وزارة الداخلية إن خزان غاز انفجر وإن أربعة عمال جرحوا أمس.",
    ),
    (
        "2016-12-14T00:20:00+02:00",
        "عودة السير",
        "عاد السير إلى طريق المرفأ بعد منتصف الليل، بحسب ما أعلنت الشرطة.",
    ),
]


def found_in(data: bytes) -> list[Document]:
    findings = list(read_stream(io.BytesIO(data), "a.html"))
    assert all(isinstance(each, Document) for each in findings), findings
    return [each for each in findings if isinstance(each, Document)]


def article(head: str = "", body: str = "") -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 2)
    text = f"<article><h1>{TITLE}</h1>{paragraphs}{body}</article>"
    return f'<!DOCTYPE html><html lang="ar"><head>{head}</head><body>{text}</body></html>'.encode()


def live_page(head: str = "", *, lead: bool = True, wrap: str = "div") -> bytes:
    entries = "".join(
        f'<{wrap} class="entry" id="e{number}"><time datetime="{time}">{time[11:16]}</time><h3>{title}</h3>'
        f"<p>{text}</p></{wrap}>"
        for number, (time, title, text) in enumerate(ENTRIES)
    )
    above = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>" if lead else ""
    canonical = '<link rel="canonical" href="https://example.org/live">'
    body = f"<article><h1>{TITLE}</h1>{above}<div class='entries'>{entries}</div></article>"
    return f"<!DOCTYPE html><html><head>{canonical}{head}</head><body>{body}</body></html>".encode()


def day(document: Document) -> str | None:
    return document.published.value.edtf if document.published else None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-12-13T08:00:00+02:00">',
        '<meta itemprop="datePublished" content="2016-12-13">',
        '<meta name="DC.date.issued" content="2016-12-13">',
        '<meta name="parsely-pub-date" content="2016-12-13T08:00:00Z">',
    ],
)
def test_meta_elements_tell_the_date(head: str) -> None:
    document = read_bytes(article(head), "a.html")
    assert day(document) == "2016-12-13"
    assert document.published is not None
    assert document.published.method == "metadata"


def test_a_dateline_goes_before_a_date_that_stands_anywhere() -> None:
    document = read_bytes(
        article(body="<p>حقوق النشر محفوظة 01/01/2019</p>").replace(
            b"</h1>", "</h1><p>13 ديسمبر 2016 | كتبه فريق التحرير</p>".encode()
        ),
        "a.html",
    )
    assert day(document) == "2016-12-13"
    assert [block.kind for block in document.blocks][:2] == ["title", "dateline"]


def test_marks_of_direction_go_from_names_and_title() -> None:
    head = (
        '<meta property="og:title" content="\u200fعودة السير\u200f"><meta name="author" content="\u202bسلمى\u202c">'
        '<meta property="og:site_name" content="صحيفة&rlm; المرفأ">'
    )
    document = read_bytes(article(head), "a.html")
    assert (document.title, document.author, document.publisher) == ("عودة السير", "سلمى", "صحيفة المرفأ")


def test_only_whole_addresses_are_taken() -> None:
    head = '<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/a">'
    assert read_bytes(article(head), "a.html").url == "https://example.org/a"


@pytest.mark.parametrize("written", [f"{TITLE} | صحيفة المرفأ", f"{TITLE} - أخبار - صحيفة المرفأ", TITLE])
@pytest.mark.parametrize("site", ["", '<meta property="og:site_name" content="صحيفة المرفأ">'])
def test_a_title_with_the_name_of_its_site_behind_it_stands_once(written: str, site: str) -> None:
    document = read_bytes(article(f'{site}<meta property="og:title" content="{written}">'), "a.html")
    assert (document.title, document.text.count(TITLE)) == (TITLE, 1)


def test_words_after_marked_ones_and_line_breaks_stay() -> None:
    body = "<p>عاد <b>الطريق</b> الساحلي <a href='/x'>مفتوحاً</a> أمس،<br>بعد أعمال <i>صيانة</i> استمرت ثلاثة أيام.</p>"
    document = read_bytes(article(body=body), "a.html")
    assert "عاد الطريق الساحلي مفتوحاً أمس، بعد أعمال صيانة استمرت ثلاثة أيام." in document.text


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    table = "<table><tr><th>البلدة</th><th>القتلى</th></tr><tr><td>مرجان</td><td>12</td></tr></table>"
    document = read_bytes(article(body=table), "a.html")
    rows = [document.text[each.start : each.end] for each in document.blocks if each.kind == "table_row"]
    assert rows == ["البلدة | القتلى", "مرجان | 12"]


def test_lists_in_lists_and_paragraphs_in_cells_are_read_once() -> None:
    items = "<ul><li>ممنوعات الطريق:<ul><li>الشاحنات الثقيلة</li><li>القاطرات</li></ul></li></ul>"
    cells = "<table><tr><td><p>البلدة</p></td><td>عدد<br>القتلى</td></tr></table>"
    document = read_bytes(article(body=items + cells), "a.html")
    parts = [(each.kind, document.text[each.start : each.end]) for each in document.blocks[-4:]]
    assert parts == [
        ("list_item", "ممنوعات الطريق:"),
        ("list_item", "الشاحنات الثقيلة"),
        ("list_item", "القاطرات"),
        ("table_row", "البلدة | عدد القتلى"),
    ]


def test_paragraphs_of_a_quotation_and_between_two_line_breaks_stay_apart() -> None:
    quotation = "<blockquote><p>لن نغلق الطريق.</p><p>هذا قرارنا.</p></blockquote>"
    body = f"{quotation}<div>قال الوزير ذلك أمام الحاضرين.<br><br>ثم غادر القاعة مسرعاً.</div>"
    document = read_bytes(article(body=body), "a.html")
    assert document.text.splitlines()[-4:] == [
        "لن نغلق الطريق.",
        "هذا قرارنا.",
        "قال الوزير ذلك أمام الحاضرين.",
        "ثم غادر القاعة مسرعاً.",
    ]


@pytest.mark.parametrize("written", ["utf-8", "cp1256"])
@pytest.mark.parametrize("taken", ["latin-1", "cp1252"])
def test_a_misread_page_says_what_stood_in_it(written: str, taken: str) -> None:
    def misread(text: str) -> str:
        raw = text.encode(written)
        try:
            return raw.decode(taken)
        except UnicodeDecodeError:
            return "".join(bytes([byte]).decode(taken, "ignore") or chr(byte) for byte in raw)

    right = "<p>وهذه فقرة سليمة أضيفت إلى الصفحة بعد ذلك ولم يصبها شيء من الخلل.</p>"
    whole = page().decode()
    broken = misread(whole).replace("</article>", f"\n{right}</article>")
    document = read_bytes(broken.encode(), "a.html")
    assert PARAGRAPHS[0] in document.text
    assert right[3:-4] in document.text
    damages = {each.mended: each for each in document.damages if each.kind == "encoding"}
    assert damages[PARAGRAPHS[0]].original == misread(PARAGRAPHS[0])
    assert right[3:-4] not in damages
    assert all(each.certain for each in damages.values())


@pytest.mark.parametrize("wrap", ["div", "li", "section"])
def test_a_live_page_is_read_entry_by_entry(wrap: str) -> None:
    documents = found_in(live_page(wrap=wrap))
    assert [day(each) for each in documents[1:]] == ["2016-12-13", "2016-12-13", "2016-12-14"]
    assert [each.title for each in documents[1:]] == [title for _, title, _ in ENTRIES]
    assert [each.url for each in documents[1:]] == [
        f"https://example.org/live#e{number}" for number in range(3)
    ]
    assert all(text in each.text for each, (_, _, text) in zip(documents[1:], ENTRIES, strict=True))
    assert all("09:10" not in each.text for each in documents)
    assert PARAGRAPHS[0] in documents[0].text
    assert ENTRIES[0][2] not in documents[0].text
    assert [each.path for each in documents] == [f"a.html#{number}" for number in range(1, 5)]
    assert len({each.id for each in documents}) == 4
    assert len({each.sha256 for each in documents}) == 1
    with pytest.raises(Rejected, match="read_many"):
        read_bytes(live_page(wrap=wrap), "a.html")


def test_a_live_page_tells_its_entries_in_json_ld() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": title, "datePublished": time, "articleBody": f"<p>{text}</p>"}
        for time, title, text in ENTRIES
    ]
    linked = {
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "datePublished": "2016-12-12",
        "liveBlogUpdate": updates,
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    body = "".join(f"<div><p>{text}</p></div>" for _, _, text in ENTRIES)
    documents = found_in(
        f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()
    )
    assert [day(each) for each in documents] == ["2016-12-13", "2016-12-13", "2016-12-14"]
    assert [each.title for each in documents] == [title for _, title, _ in ENTRIES]


def test_entries_of_a_live_page_that_tell_no_date_are_not_lost() -> None:
    updates: list[dict[str, object]] = [
        {"headline": title, "articleBody": text} for _, title, text in ENTRIES
    ]
    updates[1]["dateModified"] = "2016-12-14"
    linked = {"@type": "LiveBlogPosting", "liveBlogUpdate": [*updates, {"headline": {}}, "x"]}
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    documents = found_in(f"<!DOCTYPE html><html><head>{head}</head><body>{TITLE}</body></html>".encode())
    assert [each.title for each in documents] == [title for _, title, _ in ENTRIES]
    assert [day(each) for each in documents] == [None, "2016-12-14", None]


def test_comments_and_lists_of_articles_make_no_live_page() -> None:
    comments = "".join(f'<li><time datetime="{time}">x</time><p>{text}</p></li>' for time, _, text in ENTRIES)
    links = "".join(
        f'<div><time datetime="{time}">x</time><a href="/x">{title} {text}</a></div>'
        for time, title, text in ENTRIES
    )
    body = f"<ol class='comment-list'>{comments}</ol><div class='more'>{links}</div>"
    assert len(found_in(article().replace(b"</body>", body.encode() + b"</body>"))) == 1


def test_summaries_of_other_articles_below_a_long_one_make_no_live_page() -> None:
    others = "".join(f'<div><time datetime="{time}">x</time><p>{text}</p></div>' for time, _, text in ENTRIES)
    data = article(body="".join(f"<p>{each} وجاء ذلك في بيان ثان.</p>" for each in PARAGRAPHS) + others)
    (document,) = found_in(data)
    assert PARAGRAPHS[0] in document.text


def test_two_dates_make_no_live_page() -> None:
    head = "<time datetime='2016-12-13'>13</time> <time datetime='2016-12-14'>14</time>"
    assert len(found_in(article(body=f"<p>{head}</p>"))) == 1
