"""Quotes of participants without what does not belong to them, and how many people they count."""

import pytest
from claim_case import claim_of, possible_claims, words

from riwaya.arabic import analyze
from riwaya.extract.participants import PLACES_LIMIT, quote_tokens
from riwaya.extract.tolls import COUNT_OF
from riwaya.model import Document


def counts(text: str, trigger: str) -> list[tuple[str, int | None, int | None]]:
    """What is counted, from and to, in the claim at a trigger."""
    return [(count.value.of, count.value.low, count.value.high) for count in claim_of(text, trigger).counts]


def test_a_quote_leaves_out_conjunction_preposition_and_closing_marks() -> None:
    document = Document("case", "هاجم الجيش والشرطة بالموصل، ثم انسحبوا.")
    tokens = analyze(document.text)[0].tokens
    assert quote_tokens(document, tokens, 2, 3).exact == "الشرطة"
    assert quote_tokens(document, tokens, 3, 5).exact == "الموصل"


def test_marks_that_belong_together_stay() -> None:
    document = Document("case", "هاجم تنظيم «القاعدة» المعسكر.")
    tokens = analyze(document.text)[0].tokens
    end = next(index for index, token in enumerate(tokens) if token.text == "»") + 1
    assert quote_tokens(document, tokens, 1, end).exact == "تنظيم «القاعدة»"


def test_a_letter_of_the_word_is_not_taken_for_a_conjunction() -> None:
    claim = claim_of("فجرت القوات الجسر.", "فجرت")
    assert claim.act.quote is not None
    assert claim.act.quote.exact == "فجرت"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قتل ثلاثة جنود في هجوم.", "قتل", [("killed", 3, 3)]),
        ("قتل 12 شخصا في هجوم.", "قتل", [("killed", 12, 12)]),
        ("قتل جنديان في هجوم.", "قتل", [("killed", 2, 2)]),
        ("أصيب أكثر من 40 مدنيا في القصف.", "أصيب", [("wounded", 40, None)]),
        ("أصيب عشرات المدنيين في القصف.", "أصيب", [("wounded", 20, 99)]),
        ("خطف مسلحون سبعة مهندسين.", "خطف", [("captured", 7, 7)]),
        ("اعتقلت الشرطة خمسة صحافيين.", "اعتقلت", [("captured", 5, 5)]),
        ("نزح آلاف المدنيين من المدينة.", "نزح", [("displaced", 2000, 9999)]),
        ("أسفرت الغارات عن مقتل وإصابة العشرات.", "مقتل", [("others", 20, 99)]),
        ("أسفرت الغارات عن مقتل وإصابة العشرات.", "إصابة", [("others", 20, 99)]),
        ("قتل عدد من الجنود في هجوم.", "قتل", []),
        ("قصفت الطائرات ثلاثة منازل في القرية.", "قصفت", []),
    ],
)
def test_people_are_counted_as_the_guide_says(
    text: str, trigger: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert counts(text, trigger) == expected


def test_each_count_stays_with_its_own_act() -> None:
    text = "قتل 12 شخصا وأصيب 30 آخرون في انفجار وسط بغداد."
    assert counts(text, "قتل") == [("killed", 12, 12)]
    assert counts(text, "أصيب") == [("wounded", 30, 30)]


def test_what_is_counted_belongs_to_the_acts_that_count_people() -> None:
    assert set(COUNT_OF.values()) == {"killed", "wounded", "captured", "displaced"}


def test_a_place_that_no_map_knows_keeps_its_name() -> None:
    claim = claim_of("سيطر المسلحون على بلدة زعفرونة.", "سيطر")
    assert words(claim.places) == ["بلدة زعفرونة"]
    assert claim.places[0].value.precision == "unresolved"
    assert claim.places[0].value.id is None


def test_a_long_list_of_places_is_cut() -> None:
    cities = "حلب وحماة وحمص ودمشق ودرعا وإدلب والرقة"
    for claim in possible_claims(f"وقعت اشتباكات عنيفة في {cities}."):
        assert len(claim.places) <= max(PLACES_LIMIT, 7)
