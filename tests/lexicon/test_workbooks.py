"""Workbooks of units: all levels of one file, and what is no workbook, or a damaged one."""

import io
import random
import sys
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from riwaya.lexicon import workbooks
from riwaya.lexicon.place_import import import_places
from riwaya.lexicon.workbooks import read_sheets
from riwaya.model import Rejected

PROVINCES = [
    ("admin1Name_en", "admin1Name_ar", "admin1Pcode", "admin0Pcode"),
    ("Homs", "محافظة حمص", "SY04", "SY"),
    ("Hama", "محافظة حماة", "SY05", "SY"),
]
DISTRICTS = [
    ("admin1Name_ar", "admin1Pcode", "admin2Name_ar", "admin2Pcode", "admin0Pcode", "Lat", "Lon", "area_sqkm"),
    ("حمص", "SY04", "قضاء الزمرد", "SY0499", "SY", 34.82, 37.08, 900),
    (None,) * 8,
    ("حمص", "SY04", "الياقوت", "SY0498", "SY", 40.5, 35.3, None),
]  # fmt: skip


def workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook of these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_the_units_of_all_levels_of_a_workbook_are_taken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "syr.xlsx", About=[("Syria",)], Admin1=PROVINCES, Admin2=DISTRICTS)
    imported = import_places(path)
    places = {place.id: (place.names, place.level, place.latitude) for place in imported.file.places}
    assert places == {
        "pcode:SY04": (("حمص",), "province", None),
        "pcode:SY05": (("حماة",), "province", None),
        "pcode:SY0499": (("الزمرد",), "district", 34.82),
    }
    (complaint,) = imported.complaints
    assert complaint.startswith("line 4 left out: latitude and longitude are swapped")
    assert "sheet Admin2" in complaint


def test_numbers_empty_rows_and_cells_are_written_as_csv(tmp_path: Path) -> None:
    rows = [
        (None, None),
        ("name", "code"),
        (None, None),
        ('"تل", الزمرد', 7),
        ("ب", None, "beyond"),
        (None, None),
    ]
    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", One=rows, Empty=[]))
    assert sheet.lines == ["name,code\r\n", "\r\n", '"""تل"", الزمرد",7\r\n', "ب,\r\n"]


def test_a_sheet_formatted_to_its_end_is_read_to_where_it_holds_anything(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["name"])
    made.active.cell(1_048_576, 16_384).value = " "
    made.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert sheet.lines == ["name\r\n"]


def test_a_workbook_without_units_in_arabic_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", One=[("admin1Name_en", "admin1Pcode"), ("Homs", "SY04")])
    with pytest.raises(Rejected, match="no sheet with columns for Arabic names"):
        import_places(path)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("SY.txt", "1")
    with pytest.raises(Rejected, match="a ZIP file and no workbook: unpack it"):
        import_places(tmp_path / "SY.zip")


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(Rejected, match="unpacks to more than"):
        import_places(workbook(tmp_path / "a.xlsx", One=PROVINCES))


def test_without_the_extra_a_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", One=PROVINCES)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Rejected, match=r"install riwaya\[xlsx\], or save the sheet as CSV"):
        import_places(path)


def test_damaged_workbooks_are_refused_or_read(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", One=PROVINCES).read_bytes()
    chance, damaged = random.Random(7), tmp_path / "b.xlsx"
    for turn in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        damaged.write_bytes(data[: chance.randrange(4, len(data))] if turn % 3 == 0 else data)
        with suppress(Rejected):
            assert all(sheet.lines for sheet in read_sheets(damaged))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("text", ["", "<a>", "<worksheet/>", "\x00", "<workbook><sheets/></workbook>"])
def test_a_workbook_with_another_text_in_a_part_is_refused_or_read(
    tmp_path: Path, part: str, text: str
) -> None:
    made = io.BytesIO(workbook(tmp_path / "a.xlsx", One=PROVINCES).read_bytes())
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    with suppress(Rejected):
        assert all(sheet.lines for sheet in read_sheets(tmp_path / "b.xlsx"))
