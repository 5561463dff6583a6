"""How precisely a place is known, in the codes of UCDP and ACLED."""

import pytest

from riwaya.extract.places import find_places
from riwaya.model import Name, Place
from riwaya.precision import precision_of


@pytest.mark.parametrize(
    ("text", "ucdp", "acled"),
    [
        ("انفجار في تدمر", 1, 1),
        ("انفجار قرب تدمر", 2, 2),
        ("انفجار على بعد 10 كيلومترات شرق تدمر", 2, 2),
        ("اشتباكات في قضاء بيجي", 3, 2),
        ("اشتباكات في محافظة حمص", 4, 3),
        ("اشتباكات في ريف حمص الشرقي", 5, 3),
        ("اشتباكات على الطريق بين حمص وتدمر", 5, 3),
        ("اشتباكات في شمال غرب سوريا", 5, 3),
        ("اشتباكات في سوريا", 6, 3),
        ("هجوم على سفينة في البحر الأحمر", 7, 3),
        ("انسحبوا من جبل الطويريف قرب تدمر", 2, 2),
    ],
)
def test_codes_follow_the_codebooks(text: str, ucdp: int, acled: int) -> None:
    found = precision_of(find_places(text)[0].value)
    assert found is not None
    assert (found.ucdp, found.acled) == (ucdp, acled)
    assert found.reason


def test_a_name_without_country_has_no_code_and_one_with_a_country_its_country_s() -> None:
    assert precision_of(Place(None, Name("قرية الطويرفة"))) is None
    known = precision_of(Place(None, Name("قرية الطويرفة"), "SY"))
    assert known is not None
    assert (known.ucdp, known.acled, known.metres) == (6, 3, None)


def test_the_reach_is_in_metres() -> None:
    found = precision_of(find_places("انفجار في تدمر")[0].value)
    assert found is not None
    assert found.metres == 5_000
