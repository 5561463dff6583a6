"""From a file of places to what is added of it: which format it is, and what is said of it."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon import admin_tables, geonames_dump
from riwaya.lexicon.added_places import AddedFile
from riwaya.lexicon.place_rows import Rows, everyday_words, is_misread
from riwaya.lexicon.workbooks import ZIP_SIGNATURE, read_sheets
from riwaya.model import Rejected

LARGEST = 256 * 1024 * 1024
"""Bytes; the largest dump of a country in the region is a tenth of it, that of the whole world six times as much."""

HEAD = 65_536
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "an old or a locked Excel workbook: save the sheet as CSV in UTF-8",
    b"SQLite format 3": "an SQLite file, and no text",
    codecs.BOM_UTF16_LE: "UTF-16: save it as UTF-8",
    codecs.BOM_UTF16_BE: "UTF-16: save it as UTF-8",
}


class Imported(NamedTuple):
    """What a file gave, how many of its places have no Arabic name, and a line for each fault in it."""

    file: AddedFile
    nameless: int
    complaints: list[str]


def import_places(path: Path) -> Imported:
    """Reads a GeoNames dump, its alternate names, or HDX tables of units. Raises Rejected with the reason."""
    name = path.name
    data = _bytes(path)
    if data.startswith(ZIP_SIGNATURE):
        return _workbook(path)
    text = _text(path, data)
    first = text[:HEAD].split("\n", 1)[0].rstrip("\r")
    columns = first.split("\t")
    if geonames_dump.is_dump(columns):
        kind, rows = "GeoNames dump", geonames_dump.read_dump(_lines(text))
    elif geonames_dump.is_names(columns):
        kind, rows = "GeoNames alternate names", geonames_dump.read_names(_lines(text))
    elif admin_tables.is_table(next(csv.reader([first]), [])):
        kind, rows = "HDX units", admin_tables.read_table(_lines(text), str(path))
    else:
        raise Rejected(
            str(path),
            "neither a GeoNames dump (19 columns between tabs), nor GeoNames' alternate names, nor a table of "
            "units as HDX names its columns (admin1Name_ar, admin1Pcode, …)",
        )
    return Imported(_file(path, name, kind, rows, text), rows.nameless, rows.complaints())


def _workbook(path: Path) -> Imported:
    """The units of all sheets of a workbook that are tables of units: HDX has one for each level."""
    rows, sheets = Rows(), read_sheets(path)
    tables = [sheet for sheet in sheets if admin_tables.has_units(next(csv.reader(sheet.lines[:1]), []))]
    if not tables:
        what = "no sheet with columns for Arabic names and codes of units (admin1Name_ar, admin1Pcode, …)"
        raise Rejected(str(path), what)
    for sheet in tables:
        rows.take(admin_tables.read_table(sheet.lines, str(path)), f"sheet {sheet.name}")
    text = "\n".join(line for sheet in tables for line in sheet.lines)
    return Imported(_file(path, path.name, "HDX units", rows, text), rows.nameless, rows.complaints())


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Rejected(str(path), f"larger than {LARGEST >> 20} MB: take the dump of a country")
        return path.read_bytes()
    except OSError as error:
        raise Rejected(str(path), f"cannot be read: {error.strerror or error}") from error


def _text(path: Path, data: bytes) -> str:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise Rejected(str(path), what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Rejected(str(path), f"not UTF-8 (line {line}): save it as UTF-8") from error


def _lines(text: str) -> Iterator[str]:
    return iter(io.StringIO(text, newline=""))


def _file(path: Path, name: str, kind: str, rows: Rows, text: str) -> AddedFile:
    names = {word for place in rows.places.values() for word in place.names}
    names.update(word for _, word in rows.more_names)
    if not names:
        if is_misread(text):
            raise Rejected(str(path), "its Arabic was spoilt by a wrong encoding before it was saved")
        faults = rows.complaints()
        raise Rejected(
            str(path), f"no place with an Arabic name; {faults[0]}" if faults else "no Arabic name in it"
        )
    return AddedFile(name, kind, tuple(rows.places.values()), tuple(rows.more_names), everyday_words(names))
