"""The sheets of an Excel workbook (.xlsx) as lines of CSV; read by openpyxl, which the extra `riwaya[xlsx]` brings."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from riwaya.model import Rejected

ZIP_SIGNATURE = b"PK\x03\x04"
LARGEST_UNPACKED = 128 * 1024 * 1024
"""Bytes; the tables that HDX publishes as workbooks unpack to a tenth of it at most."""
MOST_ROWS, MOST_COLUMNS = 200_000, 200
"""Of a sheet; a country has some 10,000 units of its lowest level."""
MOST_EMPTY = 1_000
"""Empty rows after which nothing more is looked for: a sheet that was formatted to its end has a million."""
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, RuntimeError, OSError),
    *(EOFError, LookupError, ValueError, TypeError, AttributeError),
)
"""What openpyxl and the XML parsers (a SyntaxError) raise for a file that was cut off or is no workbook inside."""


class Sheet(NamedTuple):
    """A sheet by its name, with its rows as lines of CSV, the head line first."""

    name: str
    lines: list[str]


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook that hold anything, in their order.

    Raises Rejected for a ZIP file that is no workbook, for one that is damaged or unpacks to too much, and where
    openpyxl is not installed.
    """
    _check(path)
    try:
        import openpyxl  # noqa: PLC0415  (an extra)
    except ImportError as error:
        what = "an Excel workbook: install riwaya[xlsx], or save the sheet as CSV in UTF-8"
        raise Rejected(str(path), what) from error
    try:
        return list(_sheets(openpyxl, path))
    except _DAMAGED as error:
        raise Rejected(str(path), f"a damaged workbook: {' '.join(str(error).split())}") from error


def _check(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except _DAMAGED as error:
        raise Rejected(str(path), f"a ZIP file that is cut off or damaged: {error}") from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Rejected(str(path), "a ZIP file and no workbook: unpack it")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Rejected(str(path), f"a workbook that unpacks to more than {LARGEST_UNPACKED >> 20} MB")


def _sheets(openpyxl: ModuleType, path: Path) -> Iterator[Sheet]:
    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        try:
            for sheet in workbook.worksheets:
                rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                lines = list(_lines(rows))
                if lines:
                    yield Sheet(sheet.title, lines)
        finally:
            workbook.close()


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """The rows as CSV, as wide as the first that holds anything; later empty ones as empty lines, but for the last."""
    width = empty = 0
    for row in rows:
        cells = ["" if value is None else str(value) for value in row]
        if not any(cells):
            empty += 1
            if empty > MOST_EMPTY:
                return
            continue
        if width:
            yield from ["\r\n"] * empty
        width, empty = width or max(at for at, cell in enumerate(cells, 1) if cell), 0
        line = io.StringIO()
        csv.writer(line).writerow(islice((*cells, *[""] * width), width))
        yield line.getvalue()
