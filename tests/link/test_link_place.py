"""Places that may be one, and places that may not."""

import pytest
from accounts_case import FARMS, HILL, OTHER_TOWN, TOWN

from riwaya.link.place import anchor, distance_m, nearness
from riwaya.model import Name, Place

COUNTRY = Place("test:sy", Name("سوريا"), "SY", 35.0, 38.5, 300_000, "country")
NEIGHBOUR = Place("test:iq", Name("العراق"), "IQ", 33.0, 43.7, 400_000, "country")
PROVINCE = Place("test:province", Name("محافظة"), "SY", 34.7, 38.2, 90_000, "province")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TOWN, TOWN, "same"),
        (TOWN, HILL, "near"),
        (TOWN, OTHER_TOWN, "apart"),
        (TOWN, COUNTRY, "within"),
        (TOWN, PROVINCE, "within"),
        (TOWN, NEIGHBOUR, "apart"),
        (COUNTRY, NEIGHBOUR, "apart"),
        (FARMS, TOWN, "apart"),
        (FARMS, Place(None, Name("مزارع الشرق", "Eastern Farms")), "same"),
    ],
)
def test_nearness_is_the_same_from_both_sides(one: Place, other: Place, expected: str) -> None:
    assert nearness(one, other) == expected
    assert nearness(other, one) == expected


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    south, north = (Place(None, Name("نقطة"), None, latitude, 38.0) for latitude in (34.0, 35.0))
    assert distance_m(south, north) == pytest.approx(111_195, abs=5)


def test_an_unknown_quarter_yields_to_the_town_it_is_told_of() -> None:
    assert anchor([FARMS, TOWN]) == TOWN
    assert anchor([HILL, TOWN]) == TOWN
    assert anchor([HILL]) == HILL
    assert anchor([TOWN, COUNTRY]) == TOWN
    assert anchor([FARMS, COUNTRY]) == FARMS
    assert anchor([]) is None
