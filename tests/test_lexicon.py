"""The lexicon of actors, countries and places holds together."""

from collections import defaultdict

import pytest

from riwaya.arabic.analysis import WordForm
from riwaya.lexicon import load_table
from riwaya.lexicon.actors import ACTOR_TABLES, actor_by_id, actor_rows, institutions, leaders, slug
from riwaya.lexicon.countries import countries, nisbas
from riwaya.lexicon.gazetteer import Candidate, gazetteer
from riwaya.lexicon.names import NameIndex, name_words

REACH_DEGREES = 12
"""A place lies no farther from its country's middle than the country's own reach and this much (islands, corners)."""


def test_there_are_at_least_500_actors() -> None:
    assert len(actor_rows()) >= 500


def test_no_name_stands_for_two_actors() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in actor_rows().values():
        for name in (row.ar, *row.aliases):
            owners[name_words(name)].add(row.id)
    for name, leader in leaders().items():
        owners[name_words(name)].add(leader.actor.id or "")
    shared = {" ".join(words): ids for words, ids in owners.items() if len(ids) > 1}
    assert shared == {}


def test_parents_are_actors_and_form_no_circle() -> None:
    rows = actor_rows()
    for row in rows.values():
        seen, parent = {row.id}, row.parent
        while parent is not None and parent in rows:
            assert parent not in seen, f"{row.id} is its own ancestor"
            seen.add(parent)
            parent = rows[parent].parent
        assert parent is None or parent in made_by_pattern(), f"{row.id} has no parent {parent}"


def made_by_pattern() -> set[str]:
    return {f"{code.lower()}-{body.same_as or body.id}" for code in countries() for body in institutions()}


def test_countries_of_actors_are_known() -> None:
    known = {*countries(), "VA"}
    assert {row.id for row in actor_rows().values() if row.country and row.country not in known} == set()


def test_years_run_forward() -> None:
    for row in actor_rows().values():
        if row.years is not None:
            first, last = row.years
            assert last == 0 or first <= last, row.id


def test_ids_are_slugs() -> None:
    assert [identifier for identifier in actor_rows() if identifier != slug(identifier)] == []


def test_short_names_lead_to_actors() -> None:
    for short in load_table("actors")["short"]:
        for identifier in short["by_country"].values():
            assert actor_by_id(identifier).id == identifier


def test_guarded_names_are_names_or_unneeded() -> None:
    guarded = load_table("actors")["guarded"]
    assert len(guarded) == len(set(guarded))


def test_each_table_is_read() -> None:
    assert all(load_table(table)["actor"] for table in ACTOR_TABLES)


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("سوريه", "SY"),
        ("روس", "RU"),
        ("اتراك", "TR"),
        ("يمنيون", "YE"),
        ("امريكيه", "US"),
        ("باكستانيين", "PK"),
    ],
)
def test_adjectives_lead_to_countries(adjective: str, country: str) -> None:
    assert nisbas()[adjective] == country


def own_places() -> list[Candidate]:
    return [place for place in gazetteer().by_english.values() if place.level != "country"]


def test_coordinates_are_on_earth_and_in_their_country() -> None:
    for place in own_places():
        if place.latitude is None or place.longitude is None:
            continue
        assert -90 <= place.latitude <= 90, place.en
        assert -180 <= place.longitude <= 180, place.en
        land = countries().get(place.country)
        if land and land.at and land.radius_km:
            reach = land.radius_km / 111 + REACH_DEGREES / 4
            off = max(abs(place.latitude - land.at[0]), abs(place.longitude - land.at[1]) * 0.85)
            assert off <= reach, f"{place.en} lies far from {land.en}"


def test_places_without_a_point_lie_within_a_known_unit() -> None:
    for place in own_places():
        if place.latitude is None:
            assert place.within is not None
            unit = gazetteer().unit(place.country, place.within)
            assert unit is not None, f"{place.en} lies in {place.within}, which the lexicon does not hold"
            assert unit.latitude is not None


def test_the_arab_states_have_their_first_level_units() -> None:
    provinces = load_table("provinces")
    wanted = {
        "SY": 14,
        "IQ": 19,
        "YE": 22,
        "LB": 8,
        "JO": 12,
        "EG": 27,
        "SA": 13,
        "AE": 7,
        "KW": 6,
        "TN": 24,
        "SD": 18,
        "LY": 22,
    }
    assert {
        code: len(provinces[code]) for code, least in wanted.items() if len(provinces[code]) < least
    } == {}


def test_a_word_read_in_two_ways_is_looked_up_in_both() -> None:
    index: NameIndex[int] = NameIndex()
    index.add("موصل", 1)

    assert index.first_words(WordForm("الموصل", "الموصل")) == ()
    assert index.first_words(WordForm("الموصل", "موصل", article=True)) == ("موصل",)
