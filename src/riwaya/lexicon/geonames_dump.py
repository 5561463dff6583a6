"""Rows of GeoNames: a country's dump (`SY.txt`) and a table of alternate names, tab-separated, without a head line.

The columns are those of GeoNames' readme: https://download.geonames.org/export/dump/readme.txt
"""

from bisect import bisect_right
from collections.abc import Iterable

from riwaya.lexicon.added_places import AddedPlace
from riwaya.lexicon.place_rows import BadRow, Rows, arabic_names, point

COLUMNS = 19
NAME_COLUMNS = (4, 10)
"""Least and most of the table of alternate names: the last are its dates."""

_LEVELS = {"P": "city", "T": "feature", "H": "feature", "S": "site", "L": "area"}
_UNITS = {"ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district"}
_QUARTER = "PPLX"
_GONE = frozenset({"PPLH", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H"})
"""Places and units that there were."""

RADIUS_M = {"province": 60_000, "district": 20_000, "area": 5_000, "feature": 5_000, "site": 2_000}
"""Of what GeoNames gives no size: about the median of our own tables' places of the kind."""
_SIZES = (50_000, 200_000, 1_000_000)
_RADII = (3_000, 5_000, 7_000, 12_000)


def town_radius(population: int) -> int:
    """Metres from the middle of a town within which what is said to happen in it mostly lies, by size."""
    return _RADII[bisect_right(_SIZES, population)]


def is_dump(columns: list[str]) -> bool:
    """Whether a line looks like one of a country's dump."""
    return len(columns) > NAME_COLUMNS[1] and columns[0].isdigit() and len(columns[6]) <= 1


def is_names(columns: list[str]) -> bool:
    """Whether a line looks like one of the table of alternate names."""
    least, most = NAME_COLUMNS
    return least <= len(columns) <= most and columns[0].isdigit() and columns[1].isdigit()


def read_dump(lines: Iterable[str]) -> Rows:
    """The places of a dump that have, or may be given, an Arabic name; rivers and such that it lacks are left out."""
    rows = Rows()
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if columns == [""]:
            continue
        try:
            place = _place(columns)
            if place is not None:
                rows.add(place)
                rows.nameless += not place.names
        except BadRow as why:
            rows.leave_out(number, why)
    return rows


def _place(columns: list[str]) -> AddedPlace | None:
    if len(columns) != COLUMNS:
        raise BadRow(f"not {COLUMNS} columns: cut off, or no line of GeoNames", f"it has {len(columns)}")
    number, name, ascii_name, alternates, latitude, longitude, kind, code, country = columns[:9]
    if not number.isdigit():
        raise BadRow("an id that is no number", number[:20])
    level = _QUARTER_LEVEL if code == _QUARTER else _UNITS.get(code) if kind == "A" else _LEVELS.get(kind)
    if level is None or code in _GONE:
        return None
    north, east = point(latitude, longitude, country) or (None, None)
    population = int(columns[14]) if columns[14].isdigit() else 0
    names = arabic_names((*alternates.split(","), name), of_unit=kind == "A")
    radius = town_radius(population) if level == "city" else RADIUS_M[level]
    return AddedPlace(
        f"geonames:{number}",
        names,
        ascii_name or name,
        level,
        country,
        north,
        east,
        radius,
        population,
    )


_QUARTER_LEVEL = "area"


def read_names(lines: Iterable[str]) -> Rows:
    """The Arabic names of a table of alternate names, by the id of the place that bears them."""
    rows = Rows()
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if columns == [""]:
            continue
        if not is_names(columns):
            why = BadRow("no line of GeoNames' alternate names: cut off", f"it has {len(columns)} columns")
            rows.leave_out(number, why)
        elif columns[2] in ("ar", "") and (names := arabic_names([columns[3]])):
            rows.more_names.append((f"geonames:{columns[1]}", names[0]))
    return rows
