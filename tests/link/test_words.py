"""Names are known in another spelling, everyday words are not taken for names."""

import pytest

from riwaya.link.words import Rarity, stems


def roots(text: str) -> set[str]:
    return set(stems(text, by_sound=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [("سوروتش", "سروج"), ("زاركلي", "زركلي"), ("في ديرليك", "ديرلوك"), ("والسيلوبي", "سيلوبي")],
)
def test_a_name_spelled_in_two_ways_is_one(one: str, other: str) -> None:
    assert roots(one) & roots(other) == roots(other)


@pytest.mark.parametrize(
    ("one", "other"), [("حدود", "حديد"), ("قتال", "قتيل"), ("حرب", "حراب"), ("2015", "2016")]
)
def test_everyday_words_and_numbers_are_not_one_by_their_consonants(one: str, other: str) -> None:
    assert roots(one).isdisjoint(roots(other))


def test_only_names_that_both_hold_tell_of_one_happening() -> None:
    rarity = Rarity([stems("هجوم في سوروتش", by_sound=True), stems("هجوم في سروج", by_sound=True)])
    attack, town = (rarity.bag(roots(text)) for text in ("هجوم", "هجوم في سوروتش"))
    other = rarity.bag(roots("تفجير سروج"))
    assert rarity.rarest_name(town, other) > 0
    assert rarity.rarest_name(attack, other) == 0
