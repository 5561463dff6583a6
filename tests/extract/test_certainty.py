"""How sure a teller shows himself: certain, probable or possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.certainty import Hedge, find_certainty
from riwaya.extract.factuality import find_factuality


def hedge(text: str, act: str) -> tuple[Hedge, str | None]:
    """The certainty of the first token that holds `act`, and the words of its hedge."""
    sentence = analyze(text)[0]
    index = next(i for i, token in enumerate(sentence.tokens) if act in token.text)
    _, modality, method = find_factuality(sentence, index)
    found = find_certainty(sentence.tokens, index, modality, method)
    tokens = sentence.tokens[found.start : found.end]
    return found, " ".join(token.text for token in tokens) or None


@pytest.mark.parametrize(
    ("text", "act", "value", "words"),
    [
        ("قصفت الطائرات الميناء.", "قصفت", "certain", None),
        ("ستقصف الطائرات الميناء.", "ستقصف", "certain", None),
        ("ربما قصفت الطائرات الميناء.", "قصفت", "possible", "ربما"),
        ("قد تقصف الطائرات الميناء.", "تقصف", "possible", "قد"),
        ("يُعتقد أن الطائرات قصفت الميناء.", "قصفت", "probable", "يُعتقد"),
        ("رجحت مصادر في المدينة أن تكون الطائرات قصفت الميناء.", "قصفت", "probable", "رجحت"),
        ("من المحتمل أن تكون الطائرات قصفت الميناء.", "قصفت", "possible", "المحتمل"),
        ("توقع رئيس البلدية تحرير الميناء.", "تحرير", "probable", "توقع"),
        ("قصفت الطائرات الميناء على الأرجح.", "قصفت", "probable", "على الأرجح"),
        ("إذا قصفت الطائرات الميناء رحل السكان.", "قصفت", "possible", None),
        ("هل قصفت الطائرات الميناء؟", "قصفت", "possible", None),
        ("هدد القائد بقصف الميناء.", "قصف", "possible", None),
        ("من المحتمل أن يقود الخلاف إلى قصف الميناء.", "قصف", "possible", "المحتمل"),
    ],
)
def test_a_hedge_tells_how_sure_its_teller_is(text: str, act: str, value: str, words: str | None) -> None:
    found, told = hedge(text, act)
    assert (found.value, told) == (value, words)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قصفت طائرات يعتقد أنها تابعة للجيش الميناء.", "قصفت"),
        ("طائرات يعتقد أنها تابعة للجيش قصفت الميناء.", "قصفت"),
        ("لا شك في أن الطائرات قصفت الميناء.", "قصفت"),
        ("وقد نفذت الطائرات أمس غارات على الميناء.", "غارات"),
        ("كانت القوات قد توغلوا جنودها في القرية.", "توغلوا"),
        ("بدأ هجوم القوات على الميناء.", "هجوم"),  # «بدأ» is not «بدا»
        ("كنا نريد الميناء بدون قصف.", "قصف"),
        ("وقد تم قصف الميناء.", "قصف"),  # «تم» begins like an imperfect
        ("كان المسلحون قد تقدم جمعهم نحو الميناء.", "تقدم"),
        ("لم تمنع الأمطار قصف الميناء.", "قصف"),
        ("سيصل الوفد غدا، فهذا القصف لم يمنعه.", "القصف"),
    ],
)
def test_what_hedges_something_else_leaves_the_act_certain(text: str, act: str) -> None:
    assert hedge(text, act)[0].value == "certain"


WORDS = st.sampled_from(
    ["ربما", "يعتقد", "أن", "أنها", "قصفت", "قد", "تقصف", "على", "الأرجح", "لا", "يستبعد", "،", "."]
)


@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_a_hedge_lies_in_its_sentence(words: list[str], data: st.DataObject) -> None:
    tokens = analyze(" ".join(words))[0].tokens
    index = data.draw(st.integers(0, len(tokens) - 1))
    found = find_certainty(tokens, index, "actual", "verb")
    assert 0 <= found.start <= found.end <= len(tokens)
    assert not found.start <= index < found.end
