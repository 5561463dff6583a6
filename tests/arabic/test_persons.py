"""Person and voice of verbs, where letters or marks show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze


def first_verb(text: str) -> tuple[int, str]:
    """Person and voice of the first verb."""
    return next(
        (token.person, token.voice) for token in analyze(text)[0].tokens if token.tag in {"VERB", "AUX"}
    )


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قالت المصادر إن القصف توقف", 3),
        ("أعلن الجيش وقف القصف", 3),
        ("أصدرت الوزارة بيانا", 3),
        ("نشر الموقع صورا", 3),
        ("نعتقد أن الهدنة صمدت", 1),
        ("سنواصل العمل حتى النهاية", 1),
        ("لا أعتقد أن الهدنة صمدت", 1),
        ("لا أعرف من أطلق النار", 1),
        ("أقيم الحفل في المدينة", 3),
        ("ويسيطرون على البلدة", 3),
        ("تمكنوا من الفرار", 3),
    ],
)
def test_persons_of_verbs(text: str, person: int) -> None:
    assert first_verb(text)[0] == person


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("أصيب جنديان في القصف", "Pass"),
        ("اغتيل القائد في منزله", "Pass"),
        ("يقال إن القصف توقف", "Pass"),
        ("قُتل جنديان في القصف", "Pass"),
        ("استُهدف الموقع بالقذائف", "Pass"),
        ("يُقتَل المدنيون في القصف", "Pass"),
        ("قال الشاهد إن القصف توقف", "Act"),
        ("أصابت القذيفة منزلا", "Act"),
        ("يقول السكان إن القصف توقف", "Act"),
        ("قتل جنديان في القصف", ""),
        ("تستخدم القوات الطائرات", ""),
    ],
)
def test_voices_of_verbs_where_they_show(text: str, voice: str) -> None:
    assert first_verb(text)[1] == voice


def test_pronouns_have_a_person_and_other_words_none() -> None:
    persons = {
        token.text: (token.person, token.voice)
        for token in analyze("نحن هنا في المدينة، وقال إنه هو القائد")[0].tokens
    }
    assert persons["نحن"] == (1, "")
    assert persons["هو"] == (3, "")
    assert persons["المدينة"] == (0, "")


@given(st.text(alphabet="اأإآبتنيوسكلمهىةء\u064e\u064f\u0650\u0651\u0652 ", max_size=30))
def test_any_word_has_a_person_and_a_voice_or_none(text: str) -> None:
    for sentence in analyze(text):
        for token in sentence.tokens:
            assert token.person in range(4)
            assert token.voice in {"", "Act", "Pass"}
            assert not (token.voice and token.tag not in {"VERB", "AUX"})
