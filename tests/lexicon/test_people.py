"""English words for people."""

import pytest

from riwaya.arabic.characters import key
from riwaya.lexicon.actors import heads
from riwaya.lexicon.people import people_glosses


@pytest.mark.parametrize(
    ("form", "english", "is_many"),
    [
        ("مسلحون", "gunmen", True),
        ("مسلحا", "gunman", False),
        ("جنودا", "soldiers", True),
        ("طفل", "child", False),
    ],
)
def test_each_form_has_its_number(form: str, english: str, is_many: bool) -> None:
    gloss = people_glosses()[key(form)]
    assert (gloss.many if gloss.is_many else gloss.one, gloss.is_many) == (english, is_many)


def test_all_of_them_are_known_as_people() -> None:
    plain = {form for form in people_glosses() if not form.endswith("ا")}
    unknown = {
        form for form in plain if form not in heads().kinds and not form.endswith(("ه", "ان", "ات", "تين"))
    }
    assert not unknown


@pytest.mark.parametrize("form", ["جنودا", "أطفالا", "رجالا", "ضباطا", "ركابا"])
def test_broken_plurals_have_an_indefinite_accusative(form: str) -> None:
    assert key(form) in heads().kinds
