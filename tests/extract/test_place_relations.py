"""Places told by how they lie to another, and those that a word points back at."""

import pytest

from riwaya.extract.place_geometry import distance_m
from riwaya.extract.places import find_places
from riwaya.model import Place, Relation

TADMUR = (34.56, 38.28)


def places(text: str) -> dict[str, Place]:
    """The places of a text, by their words."""
    return {found.quote.exact: found.value for found in find_places(text) if found.quote}


def relation(text: str, words: str) -> Relation:
    """How the place at some words lies to its anchor."""
    told = places(text)[words].relation
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("text", "words", "bearing", "inner", "outer"),
    [
        ("قتل جندي على بعد 10 كيلومترات شرق تدمر", "على بعد 10 كيلومترات شرق تدمر", 90.0, 8_000, 12_000),
        ("على مسافة عشرين كيلومترا من تدمر", "على مسافة عشرين كيلومترا من تدمر", None, 16_000, 24_000),
        ("على بعد نحو 5 كلم إلى الشمال من تدمر", "على بعد نحو 5 كلم إلى الشمال من تدمر", 0.0, 4_000, 6_000),
        ("على بعد أكثر من 50 كلم جنوب تدمر", "على بعد أكثر من 50 كلم جنوب تدمر", 180.0, 40_000, 120_000),
        ("على بعد أقل من 5 كلم من تدمر", "على بعد أقل من 5 كلم من تدمر", None, 0, 6_000),
        ("على بعد كيلومترات شرق تدمر", "على بعد كيلومترات شرق تدمر", 90.0, 2_400, 12_000),
        ("على بعد كيلومترا شرق تدمر", "على بعد كيلومترا شرق تدمر", 90.0, 8_800, 118_800),
        ("على بعد كيلومترين غرب تدمر", "على بعد كيلومترين غرب تدمر", 270.0, 1_600, 2_400),
    ],
)
def test_a_distance_makes_a_ring_and_a_lost_number_a_wide_one(
    text: str, words: str, bearing: float | None, inner: int, outer: int
) -> None:
    told = relation(text, words)
    assert (told.kind, told.anchors) == ("distance", ("sy-tadmur-palmyra-city",))
    assert (told.bearing, told.inner_m, told.outer_m) == (bearing, inner, outer)


def test_ten_kilometres_east_lie_ten_kilometres_east() -> None:
    place = places("على بعد 10 كيلومترات شرق تدمر")["على بعد 10 كيلومترات شرق تدمر"]
    assert place.precision == "area"
    east = (34.56, 38.28 + 10 / (111.2 * 0.8235))
    assert distance_m((place.latitude or 0, place.longitude or 0), east) <= (place.radius_m or 0)


@pytest.mark.parametrize(
    ("text", "words", "kind", "bearing"),
    [
        ("اشتباكات جنوب بعقوبة", "جنوب بعقوبة", "direction", 180.0),
        ("اشتباكات شمال غرب سوريا", "شمال غرب سوريا", "part", 315.0),
        ("اشتباكات في ريف حمص الشرقي", "ريف حمص الشرقي", "part", 90.0),
        ("انفجار قرب تدمر", "قرب تدمر", "near", None),
        ("معارك حول مدينة حلب", "حول مدينة حلب", "near", None),
        ("معارك حول مطار حلب", "حول مطار حلب", "near", None),
        ("هجوم على الطريق بين حمص وتدمر", "بين حمص وتدمر", "between", None),
    ],
)
def test_directions_parts_and_nearness(text: str, words: str, kind: str, bearing: float | None) -> None:
    told = relation(text, words)
    assert (told.kind, told.bearing) == (kind, bearing)


@pytest.mark.parametrize("text", ["محادثات حول سوريا", "نقاش حول محافظة حمص"])
def test_what_a_country_is_talked_about_lies_not_around_it(text: str) -> None:
    assert all(place.relation is None for place in places(text).values())


def test_around_the_city_is_around_the_last_city_named() -> None:
    told = relation("سيطر الجيش على مدينة تدمر. وشنت الطائرات غارات حول المدينة.", "حول المدينة")
    assert (told.kind, told.anchors) == ("near", ("sy-tadmur-palmyra-city",))


def test_the_countryside_of_a_town_is_its_province_s() -> None:
    assert relation("اشتباكات في ريف حمص الشرقي", "ريف حمص الشرقي").anchors == ("sy-homs-province",)


def test_talks_between_capitals_are_no_way() -> None:
    assert all(place.relation is None for place in places("الاتفاق بين دمشق وبغداد").values())


def test_a_name_s_own_direction_is_no_relation() -> None:
    assert places("قصف على الغوطة الشرقية")["الغوطة الشرقية"].relation is None


def test_an_unknown_hill_is_known_to_be_near_the_town_told_with_it() -> None:
    place = places("سيطروا على جبل الطويريف قرب تدمر")["جبل الطويريف"]
    assert (place.id, place.precision) == (None, "unresolved")
    assert (place.latitude, place.longitude) == TADMUR
    assert place.relation == Relation("near", ("sy-tadmur-palmyra-city",), outer_m=15_000)


def test_the_city_is_the_last_city_named() -> None:
    found = places("دخل المسلحون إلى تدمر أمس. ثم انسحبوا من المدينة.")
    assert found["المدينة"].id == "sy-tadmur-palmyra-city"


def test_the_city_is_nobody_s_where_two_were_named() -> None:
    found = places("دارت معارك في تدمر والرقة. ثم دخلت القافلة المدينة.")
    assert found.get("المدينة", Place(None, found["الرقة"].name)).id is None


def test_the_city_is_the_one_reached_not_the_one_left() -> None:
    found = places("توجهت القافلة من تدمر إلى الرقة. ثم دخلت المدينة.")
    assert found["المدينة"].id == found["الرقة"].id


def test_the_camp_is_the_camp_and_not_the_city() -> None:
    found = places("قصفت الطائرات مخيم اليرموك في دمشق. وقتل خمسة في المخيم.")
    assert found["المخيم"].name.en == "Yarmouk camp"


def test_a_city_named_long_ago_is_not_pointed_at() -> None:
    quiet = "قال شهود إنهم سمعوا الرصاص. "
    text = quiet + "دخل المسلحون إلى تدمر أمس. " + quiet * 6 + "ثم انسحبوا من المدينة."
    found = places(text)
    assert found.get("المدينة", Place(None, found["تدمر"].name)).id is None
