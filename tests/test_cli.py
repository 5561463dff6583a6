"""The command as a user meets it: exit status, standard output and error, and what is left on the disk."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya

ARTICLE = """سقوط تدمر

دمشق - 11 ديسمبر/كانون الأول 2016

سيطر تنظيم الدولة الإسلامية على مدينة تدمر يوم الأحد بعد اشتباكات مع الجيش السوري.

وقالت وزارة الدفاع الروسية إن طائراتها قصفت مواقع التنظيم قرب المدينة.
"""
ENGLISH = (
    "The army entered the town on Sunday after two days of fighting, a spokesman for the ministry said.\n" * 5
)
COMMAND = [sys.executable, "-m", "riwaya.cli"]
TIME_LIMIT = 60


def run(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=TIME_LIMIT,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        check=False,
    )


def lines_of(result: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def said(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    text = result.stderr.decode()
    assert "Traceback" not in text, text
    return text.splitlines()


def test_why_writes_what_came_of_what(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("تراجعت أسعار الخبز بسبب وفرة القمح.", "utf-8")
    [told] = lines_of(run("extract", "--why", path))
    assert told["effect"]["quote"]["exact"] == "تراجعت أسعار الخبز"
    assert (told["kind"], told["cause"]["quote"]["exact"], told["effect"]["claim"]) == (
        "cause",
        "وفرة القمح",
        None,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "تدمر.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def pdf_without_text() -> bytes:
    """A page with nothing on it, as a scan whose picture was dropped."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + trailer


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n\xc2\xa0\n",
    "binary.bin": bytes(range(256)) * 40,
    "picture.pdf": pdf_without_text(),
    "torn.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Cat",
    "menu.html": b"<html><body><nav><a href='/'>a</a></nav></body></html>",
    "english.txt": ENGLISH.encode(),
    "english.html": f"<html><body><article><p>{ENGLISH}</p></article></body></html>".encode(),
}


@pytest.mark.parametrize("verb", ["read", "extract", "report"])
def test_what_cannot_be_read_is_refused_in_one_line_each(verb: str, tmp_path: Path) -> None:
    for name, content in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    names = [*BAD_FILES, "missing.txt", "folder"]
    before = sorted(tmp_path.iterdir())
    result = run(verb, *names, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == b""
    for name, line in zip(names, said(result), strict=True):
        assert line.startswith(f"riwaya: {name}: ")
        assert len(line) > len(f"riwaya: {name}: ")
    assert sorted(tmp_path.iterdir()) == before


def test_the_rest_is_done_beside_what_was_refused(article: Path, tmp_path: Path) -> None:
    result = run("read", "--json", tmp_path / "missing.txt", article, tmp_path)
    assert result.returncode == 1
    assert len(said(result)) == 2
    (document,) = lines_of(result)
    assert "تدمر" in document["text"]


def test_read_prints_the_text(article: Path) -> None:
    result = run("read", article)
    assert (result.returncode, said(result)) == (0, [])
    assert "سيطر تنظيم الدولة الإسلامية على مدينة تدمر" in result.stdout.decode()


def test_read_heads_each_of_several_texts_with_its_name(article: Path) -> None:
    result = run("read", article, article)
    assert result.stdout.decode().count(f"==> {article} <==") == 2


def test_read_json_gives_blocks_and_offsets(article: Path) -> None:
    (document,) = lines_of(run("read", "--json", "--publisher", "وكالة المثال", article))
    assert document["publisher"] == "وكالة المثال"
    assert document["published"]["value"]["edtf"] == "2016-12-11"
    assert {block["kind"] for block in document["blocks"]} >= {"title", "paragraph"}


def test_extract_writes_claims_whose_quotes_hold(article: Path) -> None:
    (document,) = lines_of(run("read", "--json", article))
    result = run("extract", article)
    assert (result.returncode, said(result)) == (0, [])
    claims = lines_of(result)
    assert "seizure" in {claim["act"]["value"] for claim in claims}
    for claim in claims:
        quote = claim["act"]["quote"]
        assert document["text"][quote["start"] : quote["end"]] == quote["exact"]


def test_the_given_date_is_the_documents(article: Path) -> None:
    (document,) = lines_of(run("read", "--json", "--published", "2016-12-13", article))
    assert document["published"]["value"]["edtf"] == "2016-12-13"


@pytest.mark.parametrize(
    ("verb", "written"),
    [("read", "yesterday"), ("extract", "2016-13-01"), ("report", "2017-02-29"), ("read", "")],
)
def test_a_wrong_date_is_wrong_usage(verb: str, written: str, article: Path) -> None:
    result = run(verb, "--published", written, article)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = said(result)
    assert "--published" in line


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("read",), ("read", "--nonsense", "x"), ("extract", "--from", "csv", "x")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert said(result)


@pytest.mark.parametrize("verb", ["read", "extract", "report"])
def test_an_output_that_cannot_be_written_is_said(verb: str, article: Path, tmp_path: Path) -> None:
    result = run(verb, article, "-o", tmp_path / "nowhere" / "out")
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = said(result)
    assert "cannot write" in line


def test_standard_input(article: Path) -> None:
    from_file, from_input = run("read", article), run("read", "-", stdin=ARTICLE.encode())
    assert from_input.returncode == 0
    assert from_input.stdout == from_file.stdout


def json_line(number: int, text: str = ARTICLE) -> bytes:
    return json.dumps({"id": f"d{number}", "text": text, "published": "2016-12-12"}).encode() + b"\n"


def test_a_broken_json_line_is_refused_and_the_rest_done(tmp_path: Path) -> None:
    lines = [json_line(1), b'{"id": "d2", "text": \n', b'{"id": "d3"}\n', b"[1]\n", b"\xff\n", json_line(6)]
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"".join(lines))
    result = run("extract", "--from", "jsonl", path)
    assert result.returncode == 1
    assert [line.split(": ")[1] for line in said(result)] == [f"{path}:{number}" for number in (2, 3, 4, 5)]
    assert {claim["document"] for claim in lines_of(result)} == {"d1", "d6"}


def test_each_of_many_documents_is_named_above_its_text(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(json_line(1) + json.dumps({"text": ARTICLE}).encode())
    heads = [line for line in run("read", path).stdout.decode().splitlines() if line.startswith("==>")]
    assert heads == [f"==> {path} d1 <==", f"==> {path}:2 <=="]


def test_a_document_that_comes_twice_is_counted_once(article: Path, tmp_path: Path) -> None:
    again, lines, page = tmp_path / "again.txt", tmp_path / "lines.jsonl", tmp_path / "report.html"
    again.write_bytes(article.read_bytes())
    result = run("report", article, again, "-o", page)
    assert result.returncode == 0
    assert said(result)[0].endswith(f"{again}: it is {article} again, and counted once")
    assert b"one document," in result.stdout
    lines.write_bytes(json_line(1) + json_line(1, ARTICLE.replace("الأحد", "السبت")))
    result = run("report", lines, "-o", page)
    assert result.returncode == 1
    assert "another document has the same id" in said(result)[0]


def test_json_lines_come_from_standard_input_too(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(json_line(1) + json_line(2))
    from_file = run("extract", "--from", "jsonl", path)
    from_input = run("extract", "--from", "jsonl", "-", stdin=path.read_bytes())
    assert from_input.stdout == from_file.stdout != b""


def test_claims_of_a_document_come_before_the_next_is_given() -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "--from", "jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json_line(1))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["document"] == "d1"
        process.stdin.close()
        process.stdout.read()
    assert process.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"".join(map(json_line, range(400))))
    with subprocess.Popen(
        [*COMMAND, "extract", "--from", "jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_nothing_half_written(number: signal.Signals, tmp_path: Path) -> None:
    output = tmp_path / "claims.jsonl"
    output.write_text("what stood here")
    with subprocess.Popen(
        [*COMMAND, "extract", "--from", "jsonl", "-", "-o", output],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell has what it runs in the background ignore interrupts, and the command would go on waiting.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(json_line(1) + b"{\n")
        process.stdin.flush()
        process.stderr.readline()  # the refusal: the first document is done
        process.send_signal(number)
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]
    assert output.read_text() == "what stood here"


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a Unix thing")
def test_progress_shows_on_a_terminal_only_and_never_in_the_data(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"".join(map(json_line, range(3))))
    plain = run("read", "--from", "jsonl", path)
    ours, theirs = os.openpty()
    try:
        shown = subprocess.run(
            [*COMMAND, "read", "--from", "jsonl", path],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
            timeout=TIME_LIMIT,
            check=False,
        )
        assert b"documents" in os.read(ours, 10_000)
    finally:
        os.close(theirs)
        os.close(ours)
    assert said(plain) == []
    assert shown.stdout == plain.stdout


@pytest.mark.parametrize("verb", ["read", "extract"])
def test_output_is_utf8_whatever_the_locale(verb: str, article: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    result = run(verb, article, env=plain)
    assert result.returncode == 0
    assert "سيطر" in result.stdout.decode()
    refused = run(verb, article.with_name("مفقود.txt"), env=plain)
    assert "مفقود.txt" in said(refused)[0]


def test_a_page_has_the_mode_that_files_have_here(article: Path, tmp_path: Path) -> None:
    new, kept = tmp_path / "new.jsonl", tmp_path / "kept.jsonl"
    kept.touch(mode=0o600)
    previous = os.umask(0o027)
    try:
        assert run("extract", article, "-o", new).returncode == 0
        assert run("extract", article, "-o", kept).returncode == 0
    finally:
        os.umask(previous)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert new.read_bytes() == kept.read_bytes() == run("extract", article).stdout


def test_a_report_is_one_page_and_a_gist(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    result = run("report", article, "-o", page)
    assert result.returncode == 0
    assert said(result) == [f"riwaya: wrote {page}"]
    assert "تدمر" in result.stdout.decode()
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html")


def test_a_report_can_go_to_standard_output(article: Path, tmp_path: Path) -> None:
    result = run("report", article, "-o", "-", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.decode().lstrip().lower().startswith("<!doctype html")
    assert result.stdout.rstrip().endswith(b"</html>")
    assert [path.name for path in tmp_path.iterdir()] == [article.name]


def test_a_text_without_claims_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text(
        "الطقس اليوم معتدل والسماء صافية، ودرجات الحرارة حول معدلها في هذا الوقت من السنة.\n", "utf-8"
    )
    extracted = run("extract", path)
    assert (extracted.returncode, extracted.stdout, said(extracted)) == (0, b"", [])
    reported = run("report", path, "-o", tmp_path / "page.html")
    assert reported.returncode == 0
    assert (tmp_path / "page.html").stat().st_size > 0


def test_the_schema_is_json() -> None:
    schema = json.loads(run("schema").stdout)
    assert {"Document", "Claim", "Incident", "Comparison"} <= set(schema["$defs"])


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.decode() == f"riwaya {riwaya.__version__}\n"


def test_importing_riwaya_takes_under_50_ms() -> None:
    code = "import time; t = time.process_time(); import riwaya; print(time.process_time() - t)"
    seconds = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(seconds) < 0.05


def test_every_public_name_is_there_and_stays_the_function() -> None:
    code = (
        "import riwaya, riwaya.read.dates, riwaya.link, riwaya.compare, riwaya.extract\n"
        "assert all(callable(getattr(riwaya, name)) for name in riwaya.__all__ if name != '__version__')\n"
        "assert set(riwaya.__all__) <= set(dir(riwaya))\n"
        "from riwaya import read, extract, link, compare\n"
        "assert not any(type(step).__name__ == 'module' for step in (read, extract, link, compare))\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        riwaya.nonsense  # noqa: B018  (looking it up is the test)
