"""The comparison in the terminal: every account, chosen incidents, the width kept, nothing that turns a line around."""

import io
import json

import pytest
from accounts_case import case
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from riwaya.cli import app
from riwaya.labels import Language
from riwaya.link import link
from riwaya.side_by_side import LEFT_TO_RIGHT_MARK, Choice, choose, write_comparisons

LINES = [
    {"id": "a", "publisher": "صحيفة الساحل", "published": "2021-03-06",
     "text": "سيطرت قوات المعارضة على مدينة تدمر يوم الجمعة وقتل 12 جنديا في هجوم على المدينة."},
    {"id": "b", "publisher": "وكالة السهل", "published": "2021-03-06",
     "text": "استولت قوات المعارضة على مدينة تدمر الجمعة، وقتل 15 جنديا في الهجوم على مدينة تدمر الجمعة."},
]  # fmt: skip


def printed(width: int, language: Language = "en", choice: Choice = Choice(), *, words: bool = False) -> str:  # noqa: B008
    documents, claims = case()
    out = io.StringIO()
    shown = choose(documents, claims, link(claims, documents), choice)
    write_comparisons(Console(file=out, width=width), shown, documents, language=language, words=words)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    tables = [line for line in printed(width, language, words=True).splitlines() if line.startswith("│")]
    assert tables
    assert all(cell_len(line) <= width for line in tables)


def test_accounts_that_do_not_fit_stand_in_a_further_table() -> None:
    text = " ".join(printed(46).split())
    assert "1–1 / 3" in text
    assert "3–3 / 3" in text
    assert all(source in text for source in ("صحيفة الساحل", "Ministry", "سكان"))


def test_values_lead_to_their_documents_and_words() -> None:
    text = printed(160, words=True)
    assert "seizure (denies) [2]" in text
    assert "«سقوط»" in text
    assert "Nahr News" in text.rsplit("[2]", 1)[1]


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        (Choice(place="دير الريحان", act="control"), 1),
        (Choice(place="nowhere"), 0),
        (Choice(since="2021-03-06"), 0),
        (Choice(until="2021-03-01"), 0),
        (Choice(most=1), 1),
        (Choice(act="killing"), 1),
    ],
)
def test_incidents_are_chosen(choice: Choice, titles: int) -> None:
    documents, claims = case()
    assert len(choose(documents, claims, link(claims, documents), choice)) == titles


def test_where_none_is_as_chosen_it_says_so() -> None:
    assert "--accounts 1" in " ".join(printed(120, choice=Choice(place="nowhere")).split())


def test_arabic_cells_are_closed_off() -> None:
    for line in printed(120, "ar").splitlines():
        if line.startswith("│") and "دير الريحان" in line:
            cells = [cell.strip(" ") for cell in line.split("│")[2:-2]]
            assert all(not cell or cell[0] == cell[-1] == LEFT_TO_RIGHT_MARK for cell in cells)


def test_the_command_writes_comparisons_as_json_and_as_a_table(tmp_path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES), "utf-8")
    runner = CliRunner()
    found = runner.invoke(app, ["compare", "--json", "--from", "jsonl", str(file)])
    assert found.exit_code == 0, found.output
    comparisons = [json.loads(line) for line in found.stdout.splitlines()]
    seizure = next(each for each in comparisons if each["rows"][0]["cells"][0][0]["label"]["en"] == "seizure")
    assert {account["source"]["name"]["ar"] for account in seizure["accounts"]} == {
        "صحيفة الساحل",
        "وكالة السهل",
    }
    table = runner.invoke(app, ["compare", "--from", "jsonl", "--act", "seizure", str(file)])
    assert table.exit_code == 0
    assert "Seizure of Tadmur" in table.stdout
    assert runner.invoke(app, ["compare", "--since", "yesterday", str(file)]).exit_code == 2


def test_the_week_begins_on_the_day_told(tmp_path) -> None:
    file = tmp_path / "news.jsonl"
    line = {
        "id": "a",
        "text": "سيطر تنظيم الدولة الإسلامية على مدينة تدمر هذا الأسبوع.",
        "published": "2016-12-14",
        "publisher": "صحيفة الساحل",
    }
    file.write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    told = {}
    for first in ("monday", "sunday"):
        options = ["--accounts", "1", "--json", "--from", "jsonl", "--week-start", first, str(file)]
        found = CliRunner().invoke(app, ["compare", *options])
        (when,) = [row for row in json.loads(found.stdout)["rows"] if row["question"] == "when"]
        told[first] = when["cells"][0][0]["label"]["en"]
        page = tmp_path / f"{first}.html"
        written = ["report", "--from", "jsonl", "--week-start", first, "-o", str(page), str(file)]
        assert CliRunner().invoke(app, written).exit_code == 0
        assert told[first] in page.read_text("utf-8")
    assert told["monday"] != told["sunday"]
