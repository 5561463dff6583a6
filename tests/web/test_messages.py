"""Both catalogues say the same things, and plural forms fit their language."""

import re

import pytest

from riwaya.labels import Language, act_label, count_of_label, family_of, kind_label
from riwaya.model import ActName, ActorKind, AsideKind, BlockKind, CountOf, DamageKind, Name
from riwaya.web.highlight import DOUBTS, LOSSES
from riwaya.web.messages import both, catalogue, counted

ARABIC_FORMS = {"zero", "one", "two", "few", "many", "other"}


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_the_catalogues_have_the_same_messages_with_the_same_places_to_fill() -> None:
    arabic, english = catalogue("ar"), catalogue("en")
    assert arabic.keys() == english.keys()
    for key, message in arabic.items():
        if isinstance(message, str):
            assert _placeholders(message) == _placeholders(str(english[key])), key
        else:
            assert message.keys() == ARABIC_FORMS, key


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "لا مستندات"),
        (1, "مستند واحد"),
        (2, "مستندان"),
        (5, "5 مستندات"),
        (12, "12 مستندًا"),
        (100, "100 مستند"),
    ],
)
def test_arabic_counts_documents_as_arabic_does(number: int, expected: str) -> None:
    assert counted("documents", number).ar == expected


def test_every_act_kind_count_and_damage_has_a_name_in_both_languages() -> None:
    for act in ActName.__args__:
        assert act_label(act).ar
        assert act_label(act).en
        assert family_of(act)
    assert all(kind_label(kind).ar and kind_label(kind).en for kind in ActorKind.__args__)
    assert all(count_of_label(of).ar and count_of_label(of).en for of in CountOf.__args__)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_of_damage_block_and_aside_has_a_name(language: Language) -> None:
    messages = catalogue(language)
    for section, kinds in (
        ("damage_kind", DamageKind.__args__),
        ("block_kind", BlockKind.__args__),
        ("aside_kind", AsideKind.__args__),
        ("document", LOSSES),
        ("doubt", DOUBTS),
    ):
        assert {f"{section}.{kind}" for kind in kinds} <= messages.keys()
    for section, kinds in (("block_kind", BlockKind.__args__), ("aside_kind", AsideKind.__args__)):
        assert {key for key in messages if key.startswith(f"{section}.")} == {
            f"{section}.{kind}" for kind in kinds
        }


def test_every_damage_that_takes_something_away_or_must_be_checked_is_marked_in_the_text() -> None:
    told_apart = {kind for kind in DamageKind.__args__ if kind.startswith(("lost", "ocr"))}
    assert told_apart == LOSSES | DOUBTS


def test_names_are_escaped_and_cannot_turn_the_line_around() -> None:
    shown = both(Name("<b>\u202eاسم", "a & b"))
    assert shown == ("<bdi class=l-ar lang=ar>&lt;b&gt;اسم</bdi><bdi class=l-en lang=en>a &amp; b</bdi>")
