"""Whose support an act has."""

import pytest
from claim_case import claim_of, words


@pytest.mark.parametrize(
    ("text", "backers", "backed"),
    [
        ("تقدم المتمردون في الريف بدعم من الطيران التركي.", ["الطيران التركي"], ["المتمردون"]),
        ("سيطر الجيش على البلدة بدعم مكثف من القوات الجوية.", ["القوات الجوية"], ["الجيش"]),
        ("دارت معارك مع جيش الواحة، بدعم روسي، قرب الجسر.", ["روسي"], ["جيش الواحة"]),
        ("تواصل إيران دعم المتمردين.", ["إيران"], ["المتمردين"]),
    ],
)
def test_who_backs_and_who_is_backed(text: str, backers: list[str], backed: list[str]) -> None:
    claim = claim_of(text, "دعم")
    assert (words(claim.actors), words(claim.targets)) == (backers, backed)


def test_an_adjective_of_nation_is_the_nation() -> None:
    claim = claim_of("سيطر الجيش على البلدة بدعم روسي.", "دعم")
    assert [actor.value.name.en for actor in claim.actors] == ["Russia"]


def test_support_that_is_asked_for_is_nobody_s_yet() -> None:
    assert not claim_of("طالبت البلدة بدعم عاجل.", "دعم").actors
