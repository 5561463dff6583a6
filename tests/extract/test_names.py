"""Names of people, places and organisations."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.names import NameFinder, find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استقبل الرئيس خالد منصور وفداً", [("خالد منصور", "person")]),
        ("قال وزير الخارجية الفرنسي جان لوران أمس", [("جان لوران", "person")]),
        ("وصل عبد الله بن سالم الراوي إلى حمص", [("عبد الله بن سالم الراوي", "person"), ("حمص", "place")]),
        ("التقى أبو بكر الخالدي الصحفيين", [("أبو بكر الخالدي", "person")]),
        ("وقال ستيلمان إن الطريق مغلق", [("ستيلمان", "person")]),
        ("فاز نادي «النسور» بالبطولة", [("النسور", "organisation")]),
        ("بيان منظمة العفو الدولية في لندن", [("منظمة العفو الدولية", "organisation"), ("لندن", "place")]),
        ("تحرص الجمعية الخيرية بالمدينة على الإغاثة", [("الجمعية الخيرية", "organisation")]),
        ("بيان الهيئة العامة للكتاب", [("الهيئة العامة للكتاب", "organisation")]),
        ("تحت مياه البحر الأحمر", [("البحر الأحمر", "place")]),
        ("قال الأمين العام للأمم المتحدة", [("الأمم المتحدة", "organisation")]),
    ],
)
def test_names_are_found_with_their_kinds(text: str, names: list[tuple[str, str]]) -> None:
    assert find_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الرئيس السوري الهدنة",
        "على الطريق السريع",
        "عاش سالما كريما",
        "يوم الثلاثاء في رمضان",
        "قال المتحدث باسم الوزارة إن العدد كبير",
    ],
)
def test_offices_days_and_plain_words_are_no_people(text: str) -> None:
    assert all(kind != "person" for _, kind in find_names(text))


def test_a_surname_alone_is_known_from_the_full_name_elsewhere() -> None:
    text = "بحث الوزير سعيد البرزاوي الهدنة. ثم عاد البرزاوي إلى مكتبه."

    assert find_names(text) == [("سعيد البرزاوي", "person"), ("البرزاوي", "person")]


def test_a_full_name_further_on_tells_of_the_surname_before() -> None:
    assert ("البرزاوي", "person") in find_names("عاد البرزاوي إلى مكتبه. والتقى سعيد البرزاوي الوفد.")


@given(st.text(alphabet='بنعدالهوسمريق يةأإ«»".،(1', max_size=80))
def test_names_lie_in_the_sentence_and_apart(text: str) -> None:
    finder = NameFinder()
    for sentence in analyze(text):
        finder.hear(sentence.tokens)
        names = finder.find(sentence.tokens)
        assert all(0 <= name.start < name.end <= len(sentence.tokens) for name in names)
        assert all(one.end <= other.start for one, other in itertools.pairwise(names))
