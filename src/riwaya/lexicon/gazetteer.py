"""Places by name: cities of GeoNames, countries, provinces and the places that gazetteers lack."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from riwaya.arabic.characters import key
from riwaya.lexicon import active_table, load_table, per_lexicon
from riwaya.lexicon.added_places import AddedPlaces, load_added
from riwaya.lexicon.cities import cities
from riwaya.lexicon.countries import countries, remaining_countries
from riwaya.lexicon.geonames_dump import town_radius
from riwaya.lexicon.names import NameIndex
from riwaya.model import Name, Place, PlacePrecision

Level = Literal["country", "province", "district", "city", "area", "feature", "site"]


class Candidate(msgspec.Struct, frozen=True):
    """A place that a name may mean. `within` names the unit that holds a place whose point is not known."""

    id: str
    ar: str
    en: str
    level: Level
    country: str
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    population: int = 0
    within: str | None = None

    def place(self, written: str | None = None) -> Place:
        """The place as a value, under the name it is written with."""
        precision: PlacePrecision = _PRECISION[self.level] if self.latitude is not None else "unresolved"
        return Place(
            self.id,
            Name(written or self.ar, self.en),
            self.country,
            self.latitude,
            self.longitude,
            self.radius_m,
            precision,
        )


_PRECISION: dict[Level, PlacePrecision] = {
    "country": "country",
    "province": "province",
    "district": "district",
    "city": "place",
    "area": "area",
    "feature": "place",
    "site": "place",
}


def place_id(code: str, english: str, level: str) -> str:
    """The id of a place of the lexicon, from its country, English name and level."""
    plain = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
    return f"{code.lower()}-{plain}-{level}"


def _own_places() -> Iterator[tuple[tuple[str, ...], Candidate]]:
    for code, rows in active_table("places").items():
        for row in rows:
            names, english, level, *rest = row
            spelled = tuple(names.split("|"))
            spot = (
                dict(zip(("latitude", "longitude", "radius_m"), rest, strict=True))
                if len(rest) == 3
                else {"within": rest[0]}
            )
            yield (
                spelled,
                msgspec.convert(
                    {
                        "id": place_id(code, english, level),
                        "ar": spelled[0],
                        "en": english,
                        "level": level,
                        "country": code,
                        **spot,
                    },
                    Candidate,
                ),
            )


def _provinces() -> Iterator[tuple[tuple[str, ...], Candidate]]:
    for code, rows in load_table("provinces").items():
        for names, english, latitude, longitude, radius_km in rows:
            spelled = tuple(names.split("|"))
            yield (
                spelled,
                Candidate(
                    place_id(code, english, "province"),
                    spelled[0],
                    english,
                    "province",
                    code,
                    latitude,
                    longitude,
                    radius_km * 1000,
                ),
            )


def _lands() -> Iterator[tuple[tuple[str, ...], Candidate]]:
    for code, country in (*remaining_countries().items(), *countries().items()):
        latitude, longitude = country.at or (None, None)
        radius = country.radius_km * 1000 if country.radius_km else None
        yield (
            country.ar,
            Candidate(code.lower(), country.ar[0], country.en, "country", code, latitude, longitude, radius),
        )


Candidates = tuple[Candidate, ...]


class Gazetteer:
    """All candidates by name; `index` finds the longest name at a token.

    `everyday` are the look-up keys of added names that are words of the language and no known place's.
    """

    def __init__(self, added: AddedPlaces | None = None) -> None:
        self.index: NameIndex[Candidates] = NameIndex()
        self.by_english: dict[tuple[str, str], Candidate] = {}
        self._lands: dict[str, Candidate] = {}
        self.size = 0
        own = list(_own_places())
        self._merge_geonames({(candidate.country, key(name)) for names, candidate in own for name in names})
        for names, candidate in (*_provinces(), *own, *_lands()):
            self.by_english[candidate.country, candidate.en] = candidate
            if candidate.level == "country":
                self._lands[candidate.country] = candidate
            for name in names:
                self._hold(key(name), candidate)
        self.everyday: frozenset[str] = frozenset()
        if added is not None:
            self.everyday = frozenset(word for word in added.everyday() if self.index.get([word]) is None)
            self._merge_added(added)

    def _merge_added(self, added: AddedPlaces) -> None:
        for place in added.places():
            candidate = Candidate(
                place.id,
                place.names[0],
                place.en,
                msgspec.convert(place.level, Level),
                place.country,
                place.latitude,
                place.longitude,
                place.radius_m,
                place.population,
            )
            for name in place.names:
                self._hold(key(name), candidate)

    def _merge_geonames(self, known: set[tuple[str, str]]) -> None:
        for city in cities():
            written = [key(name) for name in city.alternatenames]
            if any((city.countrycode, name) in known for name in written):
                continue
            shown = max(
                city.alternatenames, key=lambda name: (name.startswith("ال"), name.count("ة"), -len(name))
            )
            candidate = Candidate(
                f"geonames:{city.geonameid}",
                shown,
                city.name,
                "city",
                city.countrycode,
                city.latitude,
                city.longitude,
                town_radius(city.population),
                city.population,
            )
            for name in written:
                self._hold(name, candidate)

    def _hold(self, written: str, candidate: Candidate) -> None:
        """Adds a place to those of the name with that look-up key."""
        words = written.split()
        held = tuple(one for one in self.index.get(words) or () if one.id != candidate.id)
        if candidate not in held:
            self.size += not held
            self.index.add_words(words, (*held, candidate))

    def land(self, code: str) -> Candidate | None:
        """A country by its ISO 3166-1 alpha-2 code."""
        return self._lands.get(code)

    def unit(self, country: str, english: str) -> Candidate | None:
        """The place of the lexicon with this English name: where a place without a known point lies."""
        found = self.by_english.get((country, english))
        return found or next(
            (
                place
                for (code, name), place in self.by_english.items()
                if code == country and name.startswith(english)
            ),
            None,
        )


@per_lexicon("places")
def gazetteer() -> Gazetteer:
    """The gazetteer with what the user has added, made once a process and lexicon.

    Raises Rejected where that file is damaged.
    """
    return Gazetteer(load_added())
