"""Sports, economy, health and culture pages, lists and tables full of words of war hold no claim of it."""

import pytest

import riwaya
from riwaya.model import Block, BlockKind, Document

VIOLENCE = frozenset(
    {
        "attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "abduction", "abuse",
        "destruction", "looting", "seizure", "recapture", "advance", "repulse", "withdrawal", "surrender",
        "siege", "deployment",
        "claim_of_responsibility", "riot",
    }
)  # fmt: skip

SPORTS = [
    "خاض الفريق معركة كروية صعبة أمام ضيفه، وشن لاعبوه هجمات متتالية على مرمى الحارس حتى الدقيقة الأخيرة.",
    "اشتعلت معركة الصدارة في الدوري بعد فوز النادي الأهلي على منافسه بهدفين نظيفين سجلهما المهاجم الشاب.",
    "سدد اللاعب قذيفة صاروخية من خارج منطقة الجزاء استقرت في شباك الحارس قبل نهاية الشوط الأول.",
    "عزز المدرب خط الهجوم بمهاجم جديد، وقال إن قتال اللاعبين في الملعب هو سر الفوز بالبطولة.",
    "اقتحم المنتخب المربع الذهبي لكأس آسيا بعد مواجهة مثيرة حسمتها ركلات الترجيح أمام آلاف المتفرجين.",
    "قتل الفريق المباراة بهدف ثالث في الدقيقة الثمانين، وانسحب الحماس من مدرجات الضيوف.",
    "سيطر لاعبو الوسط على مجريات اللقاء، وهاجم الظهير الأيسر دفاع الخصم أكثر من مرة دون أن يسجل.",
    "أسقط المصارع خصمه بالضربة القاضية في الجولة الرابعة، ودافع عن لقبه للمرة الخامسة.",
    "فجر اللاعب مفاجأة بإعلانه اعتزال كرة القدم بعد مسيرة رياضية امتدت خمسة عشر عاما.",
    "استسلم حامل اللقب أمام ضغط أصحاب الأرض، وخسر ثلاث نقاط ثمينة في سباق الدوري.",
]
ECONOMY = [
    "تشتعل حرب الأسعار بين شركات الاتصالات مع اقتراب نهاية العام، ويستفيد المستهلكون من العروض الجديدة.",
    "شنت الشركات حملة إعلانية هجومية للاستحواذ على حصة أكبر من سوق الهواتف الذكية.",
    "تعرضت العملة لضربة موجعة بعد قرار البنك المركزي رفع سعر الفائدة نصف نقطة مئوية.",
    "حذر الخبراء من انفجار فقاعة العقارات إذا استمر ارتفاع الأسعار بهذه الوتيرة.",
    "تخوض الحكومة معركة ضد التضخم والبطالة، وتسعى إلى تحرير سعر الصرف قبل نهاية الربع الثاني.",
    "هاجم وزير المالية سياسات المصرف المركزي، ودافع عن خطة التقشف أمام لجنة الموازنة.",
    "تراجعت أسهم البنوك في البورصة بعد موجة بيع أصابت المستثمرين بالذعر ودمرت مكاسب الأسبوع.",
    "سيطرت شركتان على ثلاثة أرباع سوق الإسمنت، وانسحب مستثمر ثالث من الصفقة.",
]
OTHERS = [
    "يشن الجسم هجوما مضادا على الفيروس حين تكتشفه خلايا المناعة، ويدمر الخلايا المصابة في أيام.",
    "أصيب عشرات التلاميذ بالإنفلونزا الموسمية، ونصحت الوزارة بغسل اليدين والبقاء في البيت.",
    "تدور رواية الكاتب حول جندي يهرب من معركة قديمة، ويقتل البطل في الفصل الأخير صديقه.",
    "ينتشر في المتاجر فيلم جديد عن غزو كائنات الفضاء للأرض واقتحامها العواصم الكبرى.",
    "شن النقاد هجوما لاذعا على المسلسل، ووصفوا حواره بأنه انتحار فني للمخرج.",
    "ضرب إعصار سواحل الجزيرة ودمر مئات المنازل، وأجلت السلطات السكان إلى مدارس آمنة.",
]
TABLES = [
    ["الفريق | لعب | هجمات | ضربات ركنية", "الأهلي | 12 | 44 | 9", "الوحدة | 12 | 39 | 7"],
    ["المحافظة | القتلى | الجرحى", "حلب | 12 | 30", "حمص | 7 | 11"],
    ["السنة | عدد الهجمات | ضحايا التفجيرات", "2014 | 31 | 120", "2015 | 44 | 260"],
    ["المحافظة | الخسائر", "حلب | 12 قتيلا و30 جريحا", "حمص | 7 قتلى"],
    ["البند | القيمة بالمليون", "ترميم المباني المهدمة | 120", "تعويضات ضحايا القصف | 45"],
    ["نوع الحادث | العدد", "اشتباكات | 14", "غارات جوية | 9", "خطف | 3"],
    [
        "المباراة | المنتخب الفائز في البطولة | النتيجة",
        "معركة القمة بين الأهلي والوحدة | الأهلي | 2-1",
        "مواجهة الهبوط | | 0-0",
    ],
]
LISTS = [
    ["معركة الأسعار", "هجوم المستثمرين على الأسعار", "قتال على نقاط الدوري"],
    ["خط الهجوم", "خط الدفاع", "حراسة المرمى"],
    ["القتلى", "الجرحى", "المفقودون"],
]


def violence(document: Document) -> list[tuple[str, str]]:
    found = [(claim.act.value, claim.act.quote) for claim in riwaya.extract(document)]
    return [(act, quote.exact) for act, quote in found if quote and act in VIOLENCE]


def page(parts: list[str], kind: BlockKind) -> Document:
    text, blocks = "\n".join(parts), []
    start = 0
    for part in parts:
        blocks.append(Block(kind, start, start + len(part)))
        start += len(part) + 1
    return Document("1", text, blocks=tuple(blocks))


@pytest.mark.parametrize("text", [*SPORTS, *ECONOMY, *OTHERS])
def test_figures_of_speech_are_no_claims(text: str) -> None:
    assert violence(Document("1", text)) == []


@pytest.mark.parametrize("rows", TABLES, ids=lambda rows: rows[0])
def test_cells_that_label_or_sum_are_no_claims(rows: list[str]) -> None:
    assert violence(page(rows, "table_row")) == []


@pytest.mark.parametrize("items", LISTS, ids=lambda items: items[0])
def test_lists_of_words_are_no_claims(items: list[str]) -> None:
    assert violence(page(items, "list_item")) == []


def test_a_whole_page_of_sport_is_empty() -> None:
    assert violence(page(SPORTS, "paragraph")) == []


def test_a_whole_page_of_the_economy_is_empty() -> None:
    assert violence(page(ECONOMY, "paragraph")) == []


def test_a_table_of_events_told_in_sentences_has_its_claims() -> None:
    rows = [
        "التاريخ | المكان | ما حدث",
        "3 آذار | تدمر | قصف الجيش السوري أحياء المدينة وقتل ثلاثة مدنيين",
        "4 آذار | حمص | مقتل جنديين في انفجار عبوة ناسفة قرب حاجز للجيش",
    ]
    assert [act for act, _ in violence(page(rows, "table_row"))] == [
        "shelling",
        "killing",
        "killing",
        "bombing",
    ]


def test_a_table_that_only_lays_out_a_page_keeps_its_claims() -> None:
    assert violence(page(["قصف الجيش السوري أحياء مدينة تدمر وقتل ثلاثة مدنيين أمس."], "table_row"))
