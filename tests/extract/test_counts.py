"""Quantities: what they cover, their bounds, their noun, and the numbers that count nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.counts import Quantity, find_quantities
from riwaya.model import Bounds, Damage


def quantities(text: str) -> list[Quantity]:
    return [quantity for sentence in analyze(text) for quantity in find_quantities(sentence.tokens)]


def bounds(text: str) -> list[tuple[int | None, int | None]]:
    return [(quantity.low, quantity.high) for quantity in quantities(text)]


def noun(text: str) -> str | None:
    tokens = analyze(text)[0].tokens
    quantity = find_quantities(tokens)[0]
    return None if quantity.noun is None else tokens[quantity.noun].text


def words(text: str) -> str:
    tokens = analyze(text)[0].tokens
    quantity = find_quantities(tokens)[0]
    return " ".join(token.text for token in tokens[quantity.start : quantity.end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 40 مسلحا", [(40, 40)]),
        ("قتل ٤٠ مسلحا", [(40, 40)]),
        ("قتل أكثر من 40 مسلحا", [(40, None)]),
        ("وأكثر من خمسة آلاف نازح", [(5000, None)]),
        ("قتل ما لا يقل عن 28 مدنيا", [(28, None)]),
        ("مقتل 42 مسلحا على الأقل", [(42, None)]),
        ("أصيب عشرون على الأقل", [(20, None)]),
        ("قتل نحو خمسين مدنيا", [(50, 50)]),
        ("اعتقلت قرابة 300 شخص", [(300, 300)]),
        ("قتل أقل من 30 جنديا", [(None, 30)]),
        ("قتل بين 10 و15 جنديا", [(10, 15)]),
        ("قتل 10-15 جنديا", [(10, 15)]),
        ("نزح من 10 إلى 15 ألف مدني", [(10_000, 15_000)]),
        ("سقط عشرات القتلى", [(20, 99)]),
        ("بعثت بالمئات من مقاتليها", [(200, 999)]),
        ("نزح عشرات الآلاف", [(20_000, 99_999)]),
        ("نزح الآلاف من المدنيين", [(2000, 9999)]),
        ("قتل خمسة وعشرون جنديا وأصيب اثنا عشر", [(25, 25), (12, 12)]),
        ("سقط قتيلان وثلاثة جرحى", [(2, 2), (3, 3)]),
        ("قتل جنديين وأصاب طفلتين", [(2, 2), (2, 2)]),
        ("قتل أحد أفراد الدورية", [(1, 1)]),
        ("مقتل مدني وإصابة 4 آخرين", [(1, 1), (4, 4)]),
        ("أكثر من 60 قتيلا و110 جرحى", [(60, None), (110, 110)]),
        ("ارتفعت حصيلة الضحايا من 20 إلى 30 قتيلا", [(30, 30)]),
        ("نزح 1.5 مليون شخص", [(1_500_000, 1_500_000)]),
        ("نزح نصف مليون شخص", [(500_000, 500_000)]),
        ("قتل عدد من الجنود", []),
        ("أعدموا أربعة سائقين", [(4, 4)]),
        ("مقتل جندي إماراتي", [(1, 1)]),
        ("قتل ضابط وأصيب آخران", [(1, 1), (2, 2)]),
        ("نزح 1,7 مليون شخص", [(1_700_000, 1_700_000)]),
        ("مقتل شخص واحد وإصابة سبعة", [(1, 1), (7, 7)]),
    ],
)
def test_bounds_follow_the_annotation_guide(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "سقطت البلدة في 20 يوليو 2015",
        "على بعد 400 متر من القاعدة",
        "قبل أربعة أيام",
        "رجل عمره 26 عاما",
        "قائد اللواء 35 مدرع",
        "بموجب المادة 78 من الدستور",
        "نحو 30% من الأراضي",
        "نحو 30 في المئة من الأراضي",
        "منذ عام 2011 وحتى 2014",
        "وصل يوم الاثنين",
        "في وقت واحد",
        "مجموعة 5+1",
        "لست هنا",
        "تهريب كمية كبيرة من السلاح",
        "على مدى الأشهر الستة الماضية",
        "تنفيذ القرار الأممي 2216",
        "مقاتلة من طراز إف-16",
        "تذهب لمسافة 300 أو 400 ميل",
        "شاب في الـ20 من عمره",
        "اختطاف وزير الدفاع",
        "اعتقال شقيقه",
        "سلامة المواطنين",
        "محادثات بين كابول وطالبان",
    ],
)
def test_numbers_that_count_nobody_are_left_out(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 40 مسلحا", "مسلحا"),
        ("قضى 177 لاجئا", "لاجئا"),
        ("مقتل 23 «متشددا» بقصف", "متشددا"),
        ("أكثر من 2000 من مسلحي الفصائل", "مسلحي"),
        ("قتل 21 منهم قرب المصفى", None),
        ("جرح أربعة في الاشتباكات", None),
        ("سقط قتيلان", "قتيلان"),
        ("قتل أحد عناصر الشرطة", "عناصر"),
        ("شيعت القتلى الثلاثة", "القتلى"),
    ],
)
def test_the_counted_noun(text: str, expected: str | None) -> None:
    assert noun(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ما لا يقل عن 28 مدنيا", "ما لا يقل عن 28"),
        ("قتل بين 10 و15 جنديا", "بين 10 و 15"),
        ("قتل أكثر من خمسة آلاف", "أكثر من خمسة آلاف"),
        ("أصيب عشرون على الأقل", "عشرون على الأقل"),
    ],
)
def test_the_phrase_takes_in_its_modifiers(text: str, expected: str) -> None:
    assert words(text) == expected


def test_a_lost_number_has_the_bounds_that_grammar_gives() -> None:
    text = "سيطرت على  حواجز قرب البلدة"
    at = text.index("  ") + 1
    loss = Damage(
        "lost_number", at, at, "", None, certain=False, bounds=Bounds(3, 10, "a broken plural follows")
    )
    tokens = analyze(text)[0].tokens
    (quantity,) = find_quantities(tokens, [loss])
    assert (quantity.low, quantity.high, quantity.best) == (3, 10, None)
    assert quantity.start == quantity.end == 2
    assert quantity.noun is not None
    assert tokens[quantity.noun].text == "حواجز"
    assert "lost" in quantity.method


def test_a_lost_number_of_days_counts_nobody() -> None:
    text = "على مدى  أيام"
    loss = Damage(
        "lost_number", 8, 8, "", None, certain=False, bounds=Bounds(3, 10, "a broken plural follows")
    )
    assert find_quantities(analyze(text)[0].tokens, [loss]) == []


@given(st.integers(1, 99_999), st.sampled_from(["", "نحو ", "أكثر من ", "ما لا يقل عن "]))
def test_any_number_of_soldiers_is_found(value: int, modifier: str) -> None:
    ((low, high),) = bounds(f"قتل {modifier}{value} جنديا في المعركة")
    assert low == value
    assert high == (value if modifier in {"", "نحو "} else None)


@given(st.text(alphabet="قتل أحدواثنين 1234,.%/-و«»مئات شخصالألف", max_size=60))
def test_any_text_gives_quantities_in_order_within_it(text: str) -> None:
    for sentence in analyze(text):
        found = find_quantities(sentence.tokens)
        for quantity in found:
            assert 0 <= quantity.start <= quantity.end <= len(sentence.tokens)
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert found == sorted(found)


def test_one_person_behind_a_gap_is_not_counted_as_one() -> None:
    text = "مقتل مسلح قرب المدينة"
    gap = Damage("odd_spaces", 4, 5, "  ", " ", certain=True)
    tokens = analyze(text)[0].tokens

    assert [quantity.best for quantity in find_quantities(tokens)] == [1]
    assert find_quantities(tokens, [gap]) == []
