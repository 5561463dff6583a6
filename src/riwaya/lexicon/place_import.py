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
from riwaya.model import Rejected

LARGEST = 256 * 1024 * 1024
"""Bytes; the largest dump of a country in the region is a tenth of it, that of the whole world six times as much."""

HEAD = 65_536
_SIGNATURES = {
    b"PK\x03\x04": "a ZIP file or a workbook: unpack it, or save the sheet as CSV in UTF-8",
    b"\xd0\xcf\x11\xe0": "an Excel workbook: save the sheet as CSV in UTF-8",
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
    """Reads a GeoNames dump, its alternate names, or an HDX table of units. Raises Rejected with the reason."""
    name = path.name
    text = _text(path)
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
            "neither a GeoNames dump (19 columns between tabs), nor GeoNames' alternate names, nor a CSV table of "
            "units as HDX names its columns (admin1Name_ar, admin1Pcode, …)",
        )
    return Imported(_file(path, name, kind, rows, text), rows.nameless, rows.complaints())


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Rejected(str(path), f"larger than {LARGEST >> 20} MB: take the dump of a country")
        data = path.read_bytes()
    except OSError as error:
        raise Rejected(str(path), f"cannot be read: {error.strerror or error}") from error
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
