"""Where noun phrases end: construct chains, adjectives, accusatives and numbers."""

import pytest
from claim_case import PHRASE_WORDS
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.phrase_borders import quantity_prefix_end
from riwaya.extract.phrases import is_accusative, noun_phrase_end


def phrase(text: str) -> str:
    """The noun phrase that begins the text."""
    tokens = analyze(text)[0].tokens
    return " ".join(token.text for token in tokens[: noun_phrase_end(tokens, 0)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قوات الجيش السوري تتقدم", "قوات الجيش السوري"),
        ("قائد شرطة مدينة تعز قتل", "قائد شرطة مدينة تعز"),
        ("الجيش العراقي سيطر على البلدة", "الجيش العراقي"),
        ("ثلاثة جنود من الجيش قتلوا", "ثلاثة جنود من الجيش"),
        ("آلاف المدنيين من المدينة", "آلاف المدنيين"),
        ("مقاتلو التنظيم من القرية", "مقاتلو التنظيم"),
        ("معظمهم من النساء", "معظمهم من النساء"),
        ("أكثر من عشرين جنديا قتلوا", "أكثر من عشرين جنديا"),
        ("تنظيم «الدولة الإسلامية» هاجم", "تنظيم «الدولة الإسلامية »"),
        ("الشرطة النار على المحتجين", "الشرطة"),
        ("الجيش المدينة", "الجيش"),
        ("مسلحون ثلاثة مهندسين", "مسلحون"),
    ],
)
def test_a_phrase_runs_to_what_closes_it(text: str, expected: str) -> None:
    assert phrase(text).replace("« ", "«").replace(" »", " »") == expected


@pytest.mark.parametrize("text", ["في المدينة", "التي هاجمت", "، ثم", "هاجم المسلحون"])
def test_where_no_noun_stands_no_phrase_begins(text: str) -> None:
    assert phrase(text) == ""


@pytest.mark.parametrize(
    ("text", "accusative"),
    [
        ("هجوما", True),
        ("هجوماً", True),
        ("ضحايا", False),
        ("ميليشيا", False),
        ("هجوم", False),
        ("الضحايا", False),
    ],
)
def test_an_alef_marks_the_accusative_unless_the_word_always_ends_in_one(text: str, accusative: bool) -> None:
    sentence = analyze(f"شن الجيش {text} على القرية.")[0]
    assert is_accusative(sentence.tokens[2]) is accusative


@pytest.mark.parametrize(
    ("text", "start"),
    [("أكثر من 40 قتيلا", 2), ("ما لا يقل عن 28 جنديا", 4), ("نحو خمسين جنديا", 1), ("جنود من الجيش", 0)],
)
def test_words_before_a_number_lead_to_it(text: str, start: int) -> None:
    assert quantity_prefix_end(analyze(text)[0].tokens, 0) == start


@given(st.lists(st.sampled_from(PHRASE_WORDS), min_size=1, max_size=14))
def test_phrases_stay_within_the_sentence(words: list[str]) -> None:
    for sentence in analyze(" ".join(words)):
        tokens = sentence.tokens
        for start in range(len(tokens)):
            assert start <= noun_phrase_end(tokens, start) <= len(tokens)
