"""A document of two pages with all that pages hold, as a reader of PDFs and scans gives it, and its claims."""

from accounts_case import MINISTRY, STARS, TOWN, Teller

from riwaya.model import (
    Aside,
    Block,
    BlockKind,
    Claim,
    Count,
    Damage,
    Document,
    PrintedLine,
)

LINES: tuple[tuple[BlockKind, str, int], ...] = (
    ("title", "حصيلة معارك دير الريحان", 1),
    ("dateline", "دير الريحان - 7/3/2021", 1),
    ("paragraph", "أعلنت وزارة الدفاع مقتل 17 مسلحًا قرب السو\ufffd القديم.", 1),
    ("table_row", "الجهة\tالقتلى\tالجرحى", 1),
    ("table_row", "كتائب النجم\t17\t34", 2),
    ("table_row", "المجموع | 17 | 34", 2),
    ("heading", "المطالب", 2),
    ("list_item", "فتح الطريق الشرقي", 2),
    ("list_item", "2. عودة النازحين", 2),
    ("caption", "سوق البلدة بعد القصف", 2),
    ("pull_quote", "لم يبق أحد", 2),
    ("footnote", "1 الحصيلة حتى مساء الأحد.", 2),
)
ASIDES = (
    Aside("header", "صحيفة الساحل", 1),
    Aside("header", "صحيفة الساحل", 2),
    Aside("footer", "<b>للاشتراك</b>", 2),
    Aside("page_number", "1", 1),
    Aside("page_number", "2", 2),
    Aside("pull_quote", "لم يبق أحد", 1),
)


def paged_document() -> Document:
    """The document: a number that OCR alone tells, a lost letter, a table over two pages."""
    text = "\n".join(line for _, line, _ in LINES) + "\n"
    blocks: list[Block] = []
    printed: list[PrintedLine] = []
    at = 0
    for number, (kind, line, page) in enumerate(LINES):
        blocks.append(Block(kind, at, at + len(line), page))
        edges = tuple(range(len(line)))
        top = 100 + 20 * number
        printed.append(PrintedLine(at, at + len(line), page, top, top + 12, edges, edges))
        at += len(line) + 1
    damages = tuple(
        Damage("ocr_number", place, place + 2, "17", "17", certain=False)
        for place in (text.index("17 مسلح"), text.index("17\t"))
    )
    hole = text.index("\ufffd")
    return Document(
        "paged",
        text,
        tuple(blocks),
        (*damages, Damage("lost_letters", hole, hole + 1, "\ufffd", None, certain=False)),
        publisher="صحيفة الساحل",
        path="تقارير.zip/أخبار/مارس/<script>alert(1)</script>\u202efdp.pdf",
        pages=2,
        printed=tuple(printed),
        asides=ASIDES,
        captured="2021-03-09T08:00:00+00:00",
        url="https://news.example/ar/1",
    )


def paged_case() -> tuple[list[Document], list[Claim]]:
    """The document and two claims: one from the paragraph, one from a row of the table."""
    teller = Teller(paged_document())
    killed, row = Count("killed", 17, 17, 17), Count("killed", 17, 17, 17)
    where = [(TOWN, "السو\ufffd القديم")]
    by = (MINISTRY, "وزارة الدفاع", "asserts")
    teller.tell("killing", "مقتل", counts=[(killed, "17 مسلحًا")], where=where, by=by)
    teller.tell("killing", "القتلى", whom=[(STARS, "كتائب النجم")], counts=[(row, "17\t34")])
    return [teller.document], teller.claims
