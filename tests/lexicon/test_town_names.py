"""Our Arabic names of towns that GeoNames holds without one."""

import tomllib
from importlib import resources

import pytest

from riwaya.arabic.characters import key
from riwaya.lexicon import cities as cities_module
from riwaya.lexicon.cities import cities, town_names
from riwaya.lexicon.gazetteer import gazetteer

TABLE = tomllib.loads(resources.files("riwaya.lexicon").joinpath("town_names.toml").read_text("utf-8"))
ROWS = [(country, *row) for country, rows in TABLE.items() for row in rows]


def test_each_town_stands_once_under_an_arabic_name() -> None:
    numbers = [number for _, number, _, _ in ROWS]
    assert len(set(numbers)) == len(numbers) > 700
    assert all(key(name) and not name.isascii() for *_, names in ROWS for name in names.split("|"))


def test_every_row_is_a_town_of_its_country_under_geonames_own_name() -> None:
    known = {city.geonameid: city for city in cities()}
    for country, number, name, names in ROWS:
        assert known[number].name == name
        assert known[number].countrycode == country
        assert set(names.split("|")) <= set(known[number].alternatenames), name


def test_a_row_under_another_name_than_geonames_own_adds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = {number: {"another": ("اسم",)} for number in town_names()}
    monkeypatch.setattr(cities_module, "town_names", lambda: renamed)
    assert not any("اسم" in city.alternatenames for city in cities_module.cities_from_geonames())


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [
        ("الدلنج", "SD", 12.05),
        ("شلغوم العيد", "DZ", 36.16),
        ("القصر الكبير", "MA", 35.0),
        ("ترهونة", "LY", 32.43),
        ("عيتا الشعب", "LB", 33.1),
        ("واشنطن", "US", 38.9),
        ("تمبكتو", "ML", 16.77),
        ("سان بطرسبورغ", "RU", 59.94),
        ("شنغهاي", "CN", 31.22),
    ],
)
def test_known_towns_are_held_where_they_lie(name: str, country: str, latitude: float) -> None:
    found = gazetteer().index.get(key(name).split()) or ()
    assert [one.latitude for one in found if one.country == country] == [pytest.approx(latitude, abs=0.1)]
