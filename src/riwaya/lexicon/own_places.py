"""A user's own places: rows of `places.toml`'s shape."""

from typing import Any, get_args

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table
from riwaya.lexicon.gazetteer import Level, place_id
from riwaya.lexicon.own_findings import Findings

_SHAPE = (
    '["الاسم|اسم آخر", "English name", level, latitude, longitude, radius in metres] or [… level, "unit"]'
)
_FARTHEST = 2_000_000
"""Metres: no place that news names reaches farther."""

Rows = dict[str, dict[str, list[Any]]]
"""By country and id."""


def place_table(own: Rows) -> dict[str, Any]:
    """The whole table of places: the shipped rows, less those overridden, and the user's."""
    shipped = load_table("places")
    return {
        code: [
            *(
                row
                for row in shipped.get(code, ())
                if place_id(code, row[1], row[2]) not in own.get(code, {})
            ),
            *own.get(code, {}).values(),
        ]
        for code in {**shipped, **own}
    }


def read_places(values: object, earlier: Rows, findings: Findings) -> Rows:
    """What a file's `places` table says, after the `earlier` files'."""
    found = {code: dict(rows) for code, rows in earlier.items()}
    for code, rows in findings.entries("places", values).items():
        label = f"places.{code}"
        if not findings.is_country(label, code):
            continue
        if not isinstance(rows, list):
            findings.problem(label, f"it must be a list of rows: {_SHAPE}")
            continue
        names: dict[str, int] = {}
        for number, row in enumerate(rows, 1):
            if _is_sound(
                f"{label} {number}", row, _units(code, [*rows, *found.get(code, {}).values()]), findings
            ):
                _check_names(f"{label} {number}", row, names, number, findings)
                identifier = place_id(code, row[1], row[2])
                shipped = {place_id(code, each[1], each[2]) for each in load_table("places").get(code, ())}
                known = identifier in shipped or identifier in found.get(code, {})
                findings.change("place", f"{identifier} {row[0].split('|')[0]}", overrides=known)
                found.setdefault(code, {})[identifier] = row
    return found


def _units(code: str, rows: list[Any]) -> set[str]:
    """The English names of all that may hold a place of the country."""
    tables = (load_table("places"), load_table("provinces"))
    names = {row[1] for table in tables for row in table.get(code, ())}
    return names | {
        row[1] for row in rows if isinstance(row, list) and len(row) > 1 and isinstance(row[1], str)
    }


def _is_sound(label: str, row: object, units: set[str], findings: Findings) -> bool:
    before = len(findings.problems)
    if (
        not isinstance(row, list)
        or len(row) not in (4, 6)
        or not all(isinstance(word, str) for word in row[:3])
    ):
        findings.problem(label, f"a row is {_SHAPE}")
        return False
    names, english, level, *spot = row
    for name in (*names.split("|"), english):
        findings.is_name(label, name)
    findings.is_known(f"{label} level", level, [name for name in get_args(Level) if name != "country"])
    if len(spot) == 1:
        if not isinstance(spot[0], str) or not any(unit.startswith(spot[0]) for unit in units if spot[0]):
            findings.problem(
                label, f"'{spot[0]}' is no place of the country; the English name of the unit that holds it"
            )
    elif not all(isinstance(number, int | float) and not isinstance(number, bool) for number in spot):
        findings.problem(label, "latitude, longitude and radius are numbers")
    else:
        _check_spot(label, spot, findings)
    return len(findings.problems) == before


def _check_spot(label: str, spot: list[float], findings: Findings) -> None:
    latitude, longitude, radius = spot
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        findings.problem(label, f"{latitude}, {longitude} is not on earth; degrees, latitude first")
    if not (0 < radius <= _FARTHEST and radius == int(radius)):
        findings.problem(label, f"the radius {radius} must be whole metres, 1 to {_FARTHEST}")


def _check_names(label: str, row: list[Any], names: dict[str, int], number: int, findings: Findings) -> None:
    for name in row[0].split("|"):
        earlier = names.setdefault(key(name), number)
        if earlier != number:
            findings.problem(
                label, f"the name '{name}' stands in row {earlier} already; say «{name} في …» in one"
            )
