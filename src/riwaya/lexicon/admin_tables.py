"""Rows of the tables of administrative units that HDX publishes (COD-AB), as lines of CSV with a head line.

A table of level N has a row for each unit of that level, with the names and codes of the units that hold it:
`admin1Name_ar`, `admin1Pcode`, … or, in others, `ADM1_AR`, `ADM1_PCODE`, …
"""

import csv
import math
import re
from collections.abc import Iterable, Mapping

import pycountry

from riwaya.lexicon.added_places import AddedPlace
from riwaya.lexicon.place_rows import BadRow, Rows, arabic_names, point
from riwaya.model import Rejected

_COLUMN = re.compile(r"adm(?:in)?(\d)_?(name|ar|en|pcode|ref)?(?:_?(ar|en)\d?)?", re.IGNORECASE)
_LATITUDES = ("latitude", "lat", "center_lat", "centroid_lat", "y_coord", "centroid_y", "y", "point_y")
_LONGITUDES = (
    "longitude",
    "lon",
    "long",
    "center_lon",
    "centroid_lon",
    "x_coord",
    "centroid_x",
    "x",
    "point_x",
)
_AREAS = ("area_sqkm", "area_km2", "shape_area_sqkm", "areasqkm")
_LEVELS = {1: "province", 2: "district", 3: "district", 4: "area"}
RADIUS_M = {1: 60_000, 2: 20_000, 3: 8_000, 4: 3_000}
"""Where the table gives no area."""


class Columns:
    """Where a table's head line puts what is wanted: names and codes by level, coordinates, area."""

    def __init__(self, head: Iterable[str]) -> None:
        self.ar: dict[int, str] = {}
        self.en: dict[int, str] = {}
        self.pcode: dict[int, str] = {}
        plain: dict[str, str] = {}
        for title in head:
            plain[title.strip().lower()] = title
            match = _COLUMN.fullmatch(title.strip())
            if match is None:
                continue
            level, what, language = int(match[1]), (match[2] or "").lower(), (match[3] or "").lower()
            kind = "pcode" if what == "pcode" else language or what
            table = {"ar": self.ar, "en": self.en, "pcode": self.pcode}.get(kind)
            if table is not None:
                table.setdefault(level, title)
        self.latitude = next((plain[name] for name in _LATITUDES if name in plain), None)
        self.longitude = next((plain[name] for name in _LONGITUDES if name in plain), None)
        self.area = next((plain[name] for name in _AREAS if name in plain), None)

    @property
    def level(self) -> int:
        """The level of the units that the rows are of; 0 where the head line names none with an Arabic name."""
        return max((level for level in self.ar if level in self.pcode and level in _LEVELS), default=0)


def is_table(head: Iterable[str]) -> bool:
    """Whether a head line is one of a table of units."""
    return any((match := _COLUMN.fullmatch(title.strip())) and (match[2] or match[3]) for title in head)


def has_units(head: Iterable[str]) -> bool:
    """Whether a head line tells of units below the country by Arabic name and code."""
    return Columns(head).level > 0


def read_table(lines: Iterable[str], name: str) -> Rows:
    """The units of a table. Raises Rejected for one without Arabic names or codes."""
    reader = csv.DictReader(lines, delimiter=",", restkey="", restval=None)
    try:
        columns = Columns(reader.fieldnames or ())
    except csv.Error as error:
        raise Rejected(name, f"no table of units: {error}") from error
    if not columns.level:
        wanted = "admin1Name_ar and admin1Pcode, or ADM1_AR and ADM1_PCODE"
        raise Rejected(name, f"its head line has no columns for Arabic names and codes (as {wanted})")
    rows = Rows()
    try:
        for row in reader:
            try:
                rows.add(_unit(row, columns))
            except BadRow as why:
                rows.leave_out(reader.line_num, why)
    except csv.Error as error:
        raise Rejected(name, f"line {reader.line_num}: {error}") from error
    return rows


def _unit(row: Mapping[str | None, str | None], columns: Columns) -> AddedPlace:
    level = columns.level
    if None in row.values() or "" in row:
        cells = sum(cell is not None for title, cell in row.items() if title)
        raise BadRow("more or fewer cells than the head line has columns", f"it has {cells}")
    pcode = (row[columns.pcode[level]] or "").strip()
    if not pcode:
        raise BadRow("no code")
    country = _country(row, columns, pcode)
    names = arabic_names([row[columns.ar[level]] or ""], of_unit=True)
    if not names:
        raise BadRow("no Arabic name", pcode)
    at: tuple[float, float] | None = None
    if columns.latitude and columns.longitude:
        at = point(row[columns.latitude] or "", row[columns.longitude] or "", country)
    north, east = at or (None, None)
    english = (row[columns.en[level]] or "").strip() if level in columns.en else ""
    return AddedPlace(
        f"pcode:{pcode}",
        names,
        english or names[0],
        _LEVELS[level],
        country,
        north,
        east,
        _radius(row[columns.area] if columns.area else None, level),
    )


def _radius(area_sqkm: str | None, level: int) -> int:
    try:
        area = float(area_sqkm or 0)
    except ValueError:
        area = 0.0
    return round(math.sqrt(area / math.pi) * 1000) if 0 < area < 1e8 else RADIUS_M[level]


def _country(row: Mapping[str | None, str | None], columns: Columns, pcode: str) -> str:
    """ISO 3166-1 alpha-2, of the country's own code or of the letters with which the unit's begins."""
    written = (row[columns.pcode[0]] or "") if 0 in columns.pcode else ""
    for code in (written.strip().upper(), pcode[:3].upper(), pcode[:2].upper()):
        found = (
            pycountry.countries.get(alpha_2=code) if len(code) == 2 else pycountry.countries.get(alpha_3=code)
        )
        if found is not None and code.isalpha():
            return str(found.alpha_2)
    raise BadRow("a code that begins with no country's letters", pcode)
