"""`riwaya gazetteer`: places of GeoNames dumps and HDX tables, added, used, listed, taken out."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from riwaya.command.gazetteer import gazetteer_app
from riwaya.lexicon.added_places import AddedFile, AddedPlace, AddedPlaces, load_added, save_added
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.place_import import import_places
from riwaya.model import Rejected

HEAD = (
    "admin0Name_en,admin0Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,"
    "admin2Name_en,admin2Name_ar,admin2Pcode,Latitude,Longitude,area_sqkm\n"
)


def geonames(
    number: int, names: str, at: tuple[float, float], kind: str = "P PPL", country: str = "SY"
) -> str:
    """A line of a GeoNames dump."""
    letter, code = kind.split()
    first = names.split(",", maxsplit=1)[0]
    cells = [number, first, first, names, *at, letter, code, country]
    return "\t".join([*map(str, cells), "", "", "", "", "", "0", "", "300", "Asia/Damascus", "2020-01-01"])


def unit(name: str, pcode: str, at: tuple[float, float], country: str = "SY") -> str:
    """A line of a table of units of the second level."""
    return f"Syria,{country},Homs,حمص,SY04,Sample,{name},{pcode},{at[0]},{at[1]},900\n"


def run(*words: str | Path, store: Path) -> Result:
    """A verb of the gazetteer's, in this process."""
    return CliRunner().invoke(gazetteer_app, [*map(str, words), "--gazetteer", str(store)])


def extract(*options: str | Path, store: Path) -> subprocess.CompletedProcess[str]:
    """The whole command on a sentence about a place that only an added file has."""
    environment = {**os.environ, "RIWAYA_GAZETTEER": str(store), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "riwaya.cli", *map(str, options), "extract", "-"]
    text = "قتل جنديان في بلدة تل الزمرد أمس."
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", input=text, check=False
    )


def ids(store: Path, name: str) -> set[str]:
    """The ids of the places of a name, with what the file adds."""
    held = Gazetteer(load_added(store)).index.get(name.split())
    return {candidate.id for candidate in held or ()}


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump with a town, a hill, a place with no Arabic name and one that there was."""
    path = tmp_path / "SY.txt"
    lines = [
        geonames(1, "Tall Zumurrud,تل الزمرد", (35.1, 36.9)),
        geonames(2, "Jabal Zumurrud,جبل الزمرد", (35.3, 37.9), "T MT"),
        geonames(3, "Nameless", (35.3, 37.9)),
        geonames(4, "Old,القديمة المهجورة", (35.3, 37.9), "P PPLH"),
        geonames(5, "Liwa Zumurrud,محافظة الزمرد", (35.2, 37.0), "A ADM1"),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_dump_s_places_are_there_until_they_are_removed(tmp_path: Path, dump: Path) -> None:
    store = tmp_path / "deep" / "places.msgpack"
    added = run("add", dump, store=store)
    assert (added.exit_code, added.stdout) == (0, "")
    assert added.stderr == "riwaya: SY.txt: 4 places, 1 of them without an Arabic name\n"
    assert ids(store, "تل الزمرد") == {"geonames:1"}
    assert run("list", store=store).stdout == "SY.txt\tGeoNames dump\t4 places\n"
    assert run("remove", "SY.txt", store=store).exit_code == 0
    assert ids(store, "تل الزمرد") == set()
    assert run("remove", "SY.txt", store=store).exit_code == 1


def test_the_next_run_knows_the_places(tmp_path: Path, dump: Path) -> None:
    store = tmp_path / "mine.msgpack"
    run("add", dump, store=store)
    assert '"id":"geonames:1"' in extract("--gazetteer", store, store=tmp_path / "none").stdout


def test_each_fault_of_a_file_is_one_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    good = geonames(1, "تل الزمرد", (35.1, 36.9))
    lines = [
        good,
        good,
        geonames(2, "القلابة", (38.5, 33.9)),
        geonames(3, "البعيدة", (-12.0, 100.0)),
        geonames(4, "المكسورة", (35.0, 37.0)).replace("35.0", "?"),
        "5\tTorn\tTo",
        "6\tTorn\tTo",
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    imported = import_places(path)
    assert [place.id for place in imported.file.places] == ["geonames:1"]
    assert imported.complaints == [
        "line 2 left out: an id that came before; the first is kept (geonames:1)",
        "line 3 left out: latitude and longitude are swapped: so they lie outside SY (38.5, 33.9)",
        "line 4 left out: coordinates far outside SY (-12.0, 100.0)",
        "line 5 left out: coordinates that are no numbers ('?', '37.0')",
        "line 6 and 1 more left out: not 19 columns: cut off, or no line of GeoNames (it has 3)",
    ]


def test_units_of_a_table_have_their_country_point_and_reach(tmp_path: Path) -> None:
    path = tmp_path / "syr_admin2.csv"
    path.write_text("\ufeff" + HEAD + unit("قضاء الزمرد", "SY0499", (34.82, 37.08)), "utf-8")
    (place,) = import_places(path).file.places
    assert place == AddedPlace("pcode:SY0499", ("الزمرد",), "Sample", "district", "SY", 34.82, 37.08, 16926)


def test_a_table_in_the_other_style_without_points(tmp_path: Path) -> None:
    path = tmp_path / "yem.csv"
    path.write_text("ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_PCODE\nSample,محافظة الزمرد,YE99,YE\n", "utf-8")
    (place,) = import_places(path).file.places
    assert (place.names, place.level, place.country, place.latitude) == (("الزمرد",), "province", "YE", None)


def test_alternate_names_name_what_a_dump_left_nameless(tmp_path: Path, dump: Path) -> None:
    names = tmp_path / "alternateNames.txt"
    names.write_text("77\t3\tar\tخربة الزبرجد\t1\t\t\t\t\t\n78\t3\ten\tNameless\n", "utf-8")
    added = AddedPlaces().with_files([import_places(dump).file, import_places(names).file])
    assert {place.id: place.names for place in added.places()}["geonames:3"] == ("خربة الزبرجد",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ((HEAD + unit("الزمرد", "SY0499", (34.8, 37.0))).encode("cp1256"), "not UTF-8 (line 2): save it as UTF-8"),
        ((HEAD + unit("x", "SY0499", (34.8, 37.0))).encode("utf-16"), "UTF-16: save it as UTF-8"),
        (
            (HEAD + unit("الزمرد".encode().decode("latin-1"), "SY0499", (34.8, 37.0))).encode(),
            "its Arabic was spoilt by a wrong encoding before it was saved",
        ),
        (b"PK\x03\x04rest", "a ZIP file that is cut off or damaged"),
        (b"name,lat\nx,1\n", "neither a GeoNames dump"),
        (b"", "neither a GeoNames dump"),
        (b"admin1Name_en,admin1Pcode\nHoms,SY04\n", "its head line has no columns for Arabic names"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_gazetteer_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(data)
    with pytest.raises(Rejected) as refused:
        import_places(path)
    assert refused.value.reason.startswith(reason)


def test_refused_files_leave_the_gazetteer_as_it_was(tmp_path: Path, dump: Path) -> None:
    store = tmp_path / "places.msgpack"
    run("add", dump, store=store)
    before = store.read_bytes()
    refused = run("add", tmp_path / "no.txt", store=store)
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert store.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_damaged_gazetteer_is_said_in_one_line_and_ends_the_run(tmp_path: Path) -> None:
    store = tmp_path / "places.msgpack"
    store.write_bytes(b"no messagepack")
    said = f"riwaya: {store}: this is no gazetteer of Riwaya's"
    listed, extracted = run("list", store=store), extract(store=store)
    assert (listed.exit_code, extracted.returncode) == (2, 2)
    assert listed.stderr.startswith(said)
    assert extracted.stderr.startswith(said)
    assert extracted.stderr.count("\n") == 1


def test_an_everyday_word_is_a_place_only_where_that_is_plain(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(geonames(1, "خراب", (35.1, 36.9)) + "\n", "utf-8")
    assert import_places(path).file.everyday == ("خراب",)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    with suppress(Rejected):
        import_places(path)


@given(st.text(alphabet="حمصتد ,;\t\"'0123456789.-\n", max_size=200))
def test_any_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(HEAD + text, "utf-8")
    with suppress(Rejected):
        import_places(path)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    place = AddedPlace("geonames:1", ("تل",), "Tell", "city", "SY", None, None, 3000)
    added = AddedPlaces().with_files([AddedFile("a", "kind", (place,), (("geonames:1", "التل"),), ("تل",))])
    save_added(added, tmp_path / "x" / "places.msgpack")
    loaded = load_added(tmp_path / "x" / "places.msgpack")
    assert loaded == added
    assert [each.names for each in loaded.places()] == [("تل", "التل")]
    assert loaded.without("a") == AddedPlaces()
