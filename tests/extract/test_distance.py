"""Words by which the outlet keeps away from what it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya.arabic import analyze
from riwaya.extract.attribution import quotations
from riwaya.extract.distance import find_distance
from riwaya.model import Claim, Document


def claim(text: str, trigger: str) -> Claim:
    """The claim whose trigger begins with these words."""
    found = riwaya.extract(Document(id="test", text=text))
    return next(c for c in found if c.act.quote and c.act.quote.exact.startswith(trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("قال الناطق إن الحكومة ترفض التعاون مع جارتها بحسب وصفه.", "ترفض", "بحسب وصفه"),
        ("قال الناطق إن الطائرات قصفت سوق البلدة وقتلت ثلاثة مدنيين، على حد قوله.", "قصفت", "على حد قوله"),
        ("نفذ الجيش عملية «تطهير» في البلدة.", "تطهير", "«تطهير»"),
        ("قال القائد: «قصفنا القرية فجرا وانسحب العدو منها».", "قصفنا", None),
        ("قصف الجيش القرية فجرا.", "قصف", None),
    ],
)
def test_distance(text: str, trigger: str, words: str | None) -> None:
    kept = claim(text, trigger)
    assert (kept.distance.exact if kept.distance else None) == words
    assert kept.distance is None or kept.distance in kept.quotes()


def test_a_name_that_somebody_gave() -> None:
    text = "نددت الحكومة بما وصفته بالهجوم على سيادتها بعد مقتل ثلاثة جنود."
    assert claim(text, "مقتل").distance is None
    text = (
        "شهدت المنطقة توترا منذ أسبوع. قتل ثلاثة جنود في ما وصفه الناطق بهجوم على الحاجز قرب الرقة أمس. "
        "وانسحبت الدورية إلى معسكرها."
    )
    kept = claim(text, "هجوم").distance
    assert kept is not None
    assert kept.exact == "ما وصفه"


def test_an_unclosed_mark_keeps_nothing_away() -> None:
    sentence = analyze("نفذ الجيش عملية «تطهير في البلدة.")[0]
    assert find_distance(sentence.tokens, 4, quotations("نفذ الجيش عملية «تطهير في البلدة.")) is None


WORDS = st.sampled_from(
    ["قصف", "«", "»", '"', "ما", "أسماه", "المزعوم", "بحسب", "وصفه", "على", "حد", "قوله", "،", "."]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_distance_lies_in_its_sentence(words: list[str]) -> None:
    text = " ".join(words)
    marks = quotations(text)
    for sentence in analyze(text):
        for head in range(len(sentence.tokens)):
            found = find_distance(sentence.tokens, head, marks)
            assert found is None or sentence.start <= found[0] < found[1] <= sentence.end
