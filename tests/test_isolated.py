"""Reading in a process of its own: what hangs, crashes or fills the memory costs its own file and one line."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade_pdf import pdf, set_line

import riwaya
from riwaya.inputs import InputFormat, Told
from riwaya.isolated import LIGHT, MEGABYTE, Limits, Reader, limits_of
from riwaya.model import Document, Rejected
from riwaya.read.progress import Step

LINES = [
    "أعلنت إدارة المرفأ يوم السبت أن العمل في الرصيف الجديد بدأ قبل 18 شهرا وأن كلفته",
    "بلغت نحو 3,250.5 مليون ليرة بحسب وثيقة رقم 48/2016 نشرتها الإدارة في موقعها.",
]
MISBEHAVE = """
import os, signal, subprocess, sys, tempfile, time
import riwaya.inputs
from riwaya.model import Rejected
from riwaya.read.progress import tell

read = riwaya.inputs.open_documents

def misbehave(file, told):
    name = os.path.basename(file)
    if name == "hang.pdf":
        tempfile.mkstemp()
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        open(file, "w").write(f"{os.getpid()} {helper.pid}")
        while True:
            pass
    elif name == "slow.pdf":
        for page in range(4):
            time.sleep(0.5)
            tell(page + 1, 4, "pages")
        yield from read(file.replace("slow", "good"), told)
    elif name == "crash.pdf":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif name == "leave.pdf":
        os._exit(3)
    elif name == "fill.pdf":
        held = []
        while True:
            held.append(bytearray(4 * 1024 * 1024))
    elif name == "swallow.pdf":
        held = bytearray(1 << 40)
    elif name == "fault.pdf":
        raise KeyError("ours")
    elif name == "many.pdf":
        for number in range(3):
            yield from read(file.replace("many", "good"), told)
        yield Rejected("many.pdf/3", "no text")
        print("noise from a library")
    else:
        yield from read(file, told)

riwaya.inputs.open_documents = misbehave
"""

posix = pytest.mark.skipif(os.name != "posix", reason="limits of memory are held by Unix alone")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of PDFs, some of which make the reader misbehave by their names."""
    page = [set_line(line, 700 - 18 * number) for number, line in enumerate(LINES)]
    for name in ("good", "hang", "slow", "crash", "leave", "fill", "swallow", "fault", "many"):
        (tmp_path / f"{name}.pdf").write_bytes(pdf([page]))
    (tmp_path / "sitecustomize.py").write_text(MISBEHAVE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(Limits(silence=10.0, seconds=60.0, memory=300 * MEGABYTE)) as opened:
        yield opened


def is_read(reader: Reader, path: Path) -> bool:
    (found,) = reader.documents(str(path))
    return isinstance(found, Document) and "18 شهرا" in found.text


def reason(reader: Reader, path: Path) -> str:
    (found,) = reader.documents(str(path))
    assert isinstance(found, Rejected)
    assert found.path == str(path)
    assert "\n" not in found.reason
    return found.reason


@posix
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("crash", "crashed (SIGSEGV)"),
        ("leave", "crashed (exit status 3)"),
        ("fill", "more than 300 MB of memory"),
        ("swallow", "more than 300 MB of memory"),
        ("fault", "a fault in Riwaya, please report it: KeyError: 'ours'"),
    ],
)
def test_what_ends_the_reading_is_said_and_the_next_file_is_read(
    name: str, why: str, files: Path, reader: Reader
) -> None:
    assert why in reason(reader, files / f"{name}.pdf")
    assert is_read(reader, files / "good.pdf")


@posix
def test_what_hangs_is_ended_with_all_that_it_started(files: Path) -> None:
    begun = time.monotonic()
    with Reader(Limits(silence=0.5)) as reader:
        assert "given up after" in reason(reader, files / "hang.pdf")
        processes = [int(each) for each in (files / "hang.pdf").read_text().split()]
        assert len(processes) == 2
        assert is_read(reader, files / "good.pdf")
    assert time.monotonic() - begun < 15
    assert not any(is_running(process) for process in processes)


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().split()[2]
    except OSError:
        return False
    return state != "Z"


@posix
def test_each_page_gives_time_for_the_next(files: Path) -> None:
    steps: list[Step] = []
    with Reader(Limits(silence=0.3), steps.append) as reader:
        # It takes two seconds, of which the clock may count one and a half in silence.
        assert is_read(reader, files / "slow.pdf")
    assert steps[:4] == [Step(page, 4, "pages") for page in (1, 2, 3, 4)]


@posix
def test_pages_without_end_are_ended_too(files: Path) -> None:
    with Reader(Limits(silence=1.0, seconds=1.2)) as reader:
        assert "given up after" in reason(reader, files / "slow.pdf")


def test_all_documents_of_a_file_come_and_what_a_library_prints_does_not(
    files: Path, reader: Reader, capfd: pytest.CaptureFixture[str]
) -> None:
    found = list(reader.documents(str(files / "many.pdf")))
    assert [type(each) for each in found] == [Document] * 3 + [Rejected]
    assert is_read(reader, files / "good.pdf")
    assert capfd.readouterr() == ("", "")


def test_a_file_left_half_read_does_not_run_into_the_next(files: Path, reader: Reader) -> None:
    documents = reader.documents(str(files / "many.pdf"))
    next(iter(documents))
    documents.close()  # type: ignore[attr-defined]
    assert is_read(reader, files / "good.pdf")


def test_a_document_is_the_same_from_there_as_from_here(files: Path, reader: Reader) -> None:
    (found,) = reader.documents(str(files / "good.pdf"), Told(published="2016-12-13"))
    assert found == riwaya.read(files / "good.pdf", published="2016-12-13")


@posix
def test_a_worker_ends_with_the_process_that_started_it(files: Path) -> None:
    code = (
        "import os, pathlib, sys, threading, time\n"
        "from riwaya.isolated import Reader\n"
        "def end():\n"
        "    while len(pathlib.Path(sys.argv[1]).read_bytes().split()) != 2: time.sleep(0.05)\n"
        "    os._exit(9)\n"
        "threading.Thread(target=end).start()\n"
        "print(list(Reader().documents(sys.argv[1])))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(files)}
    ended = subprocess.run(
        [sys.executable, "-c", code, files / "hang.pdf"], env=environment, timeout=60, check=False
    )
    assert ended.returncode == 9
    processes = [int(each) for each in (files / "hang.pdf").read_text().split()]
    assert len(processes) == 2
    deadline = time.monotonic() + 10
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, processes))


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_all_processes_and_leaves_nothing(number: signal.Signals, files: Path) -> None:
    (files / "tmp").mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(files / "tmp")}
    command = [sys.executable, "-m", "riwaya", "read", "good.pdf", "hang.pdf", "-o", "out.txt"]
    before = {path.name for path in files.iterdir()}
    with subprocess.Popen(
        command,
        cwd=files,
        env=environment,
        stderr=subprocess.PIPE,
        # A shell has what it runs in the background ignore interrupts.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stderr
        deadline = time.monotonic() + 60
        while len(processes := (files / "hang.pdf").read_bytes().split()) != 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(number)
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 128 + number
    assert {path.name for path in files.iterdir()} - {"__pycache__"} == before - {"__pycache__"}
    assert list((files / "tmp").iterdir()) == []
    assert not any(is_running(int(each)) for each in processes)


def test_plain_text_of_an_article_starts_no_process(files: Path, reader: Reader) -> None:
    path = files / "article.txt"
    path.write_text("\n".join(LINES), "utf-8")
    assert is_read(reader, path)
    assert not reader.prepare(str(path))
    assert not reader.prepare(str(files / "missing.pdf"))
    assert not reader.prepare(str(files), Told(InputFormat.JSONL))
    assert reader.prepare(str(files / "good.pdf"))


@pytest.mark.parametrize(
    "content",
    [
        b"<p>" + LINES[0].encode(),
        b"From: a@example.org\n\n" + LINES[0].encode(),
        b"WARC/1.0\r\n",
        b'{"text": ""}',
        b"\x1f\x8b\x08",
        b"%!\n%PDF-1.4",
        LINES[0].encode("utf-16"),
        LINES[0].encode() * (LIGHT // 100),
    ],
)
def test_all_else_is_read_apart(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with Reader() as reader:
        assert reader.prepare(str(tmp_path / "file"))


def test_limits_come_from_the_environment() -> None:
    assert limits_of({}) == Limits()
    assert limits_of({"RIWAYA_READ_MEGABYTES": "300"}).memory == 300 * MEGABYTE
    assert limits_of({"RIWAYA_READ_SECONDS": "7"}) == Limits(silence=7.0, seconds=7.0)
    for wrong in ("0", "-1", "nan", "inf", "soon", ""):
        with pytest.raises(ValueError, match="RIWAYA_READ_SECONDS"):
            limits_of({"RIWAYA_READ_SECONDS": wrong})
