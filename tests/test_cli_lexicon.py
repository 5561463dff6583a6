"""--lexicon and `riwaya lexicon check`, as a user meets them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "شن لواء الوادي هجوما على مواقع للجيش السوري في تدمر."
OWN = '[[actor]]\nid = "wadi-brigade"\nar = "لواء الوادي"\nen = "Wadi Brigade"\nkind = "armed_group"\n'
WRONG = OWN.replace("armed_group", "millitia")


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "riwaya.cli", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, timeout=60, env={**os.environ}, check=False
    )


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(OWN, "utf-8")
    return path


@pytest.mark.parametrize("way", ["text", "isolated", "jsonl", "stdin"])
def test_the_lexicon_reaches_every_way_of_reading(tmp_path: Path, lexicon: Path, way: str) -> None:
    article = tmp_path / "article"
    article.write_text(
        {"isolated": f"<p>{SENTENCE}</p>" * 3, "jsonl": json.dumps({"text": SENTENCE})}.get(way, SENTENCE)
    )
    options = ["--from", "jsonl"] if way == "jsonl" else []
    source = "-" if way == "stdin" else article
    result = run("extract", source, *options, "--lexicon", lexicon, stdin=SENTENCE.encode())
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert [actor["value"]["id"] for actor in claims[0]["actors"]] == ["wadi-brigade"]


def test_the_report_looks_words_up_in_the_lexicon(tmp_path: Path, lexicon: Path) -> None:
    article, page = tmp_path / "article.txt", tmp_path / "page.html"
    article.write_text(SENTENCE)
    assert run("report", article, "-o", page, "--lexicon", lexicon).returncode == 0
    assert "Wadi Brigade" in page.read_text("utf-8")


def test_a_wrong_lexicon_ends_the_command_before_anything_is_read(tmp_path: Path, lexicon: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(WRONG, "utf-8")
    result = run("extract", tmp_path / "no such file", "--lexicon", lexicon, "--lexicon", wrong)
    assert result.returncode == 2
    assert result.stdout == b""
    said = result.stderr.decode().splitlines()
    assert len(said) == 1
    assert "wrong.toml: actor 1 (wadi-brigade): kind: there is no 'millitia'" in said[0]


def test_check_says_what_a_file_changes_and_what_is_wrong(tmp_path: Path, lexicon: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(WRONG, "utf-8")
    right = run("lexicon", "check", lexicon)
    assert right.returncode == 0
    assert "adds actor wadi-brigade" in right.stdout.decode()
    both = run("lexicon", "check", lexicon, wrong, tmp_path / "none.toml")
    assert both.returncode == 1
    lines = both.stdout.decode().splitlines()
    assert [line.split(": ")[1] for line in lines if ": error: " in line] == ["error", "error"]
    assert "my.toml: right; adds 1 of actor" in both.stdout.decode()


def test_codes_are_a_table_that_a_spreadsheet_reads(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("قصف الجيش السوري مواقع، منها مستودع، في تدمر أمس. وقتل ثلاثة مدنيين في حلب أمس.")
    result = run("extract", "--codes", article, article)
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode(), newline="")))
    assert [row["act"] for row in rows] == ["shelling", "killing"] * 2
    assert rows[0]["acled_sub_event_type"] == "Shelling/artillery/missile attack"
    assert rows[1]["ucdp_type_of_violence"] == ""
    assert "who did it is not named" in rows[1]["because"]
    assert len({len(row) for row in rows}) == 1


def test_explain_tells_each_claim_to_read_and_as_json(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("قصف الجيش السوري مستودعا في تدمر أمس.")
    told = run("extract", "--explain", article).stdout.decode()
    assert "shelling «\u2068قصف\u2069»" in told
    for words in (
        "(shipped)",
        "unless, near it",
        "the verb's subject",
        "ACLED",
        "CAMEO",
        "confidence",
        "to begin with",
    ):
        assert words in told
    assert told.count("\u2068") == told.count("\u2069")
    found = [json.loads(line) for line in run("extract", "--explain", "--json", article).stdout.splitlines()]
    assert found[0]["trace"]["claim"]["act"]["value"] == "shelling"
    assert found[0]["trace"]["lookups"][0]["taken"]


def test_explain_and_codes_exclude_each_other(tmp_path: Path) -> None:
    result = run("extract", "--explain", "--codes", tmp_path / "article.txt")
    assert result.returncode == 2
    assert "exclude each other" in result.stderr.decode()


def test_what_drives_a_terminal_is_not_let_through(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("قصف الجيش السوري \u202eمستودعا\x1b[31m في تدمر أمس.")
    told = run("extract", "--explain", article).stdout.decode()
    assert "\u202e" not in told
    assert "\x1b" not in told
