"""Bad input through the real command: a line that says what and why, the rest read, time and memory bounded."""

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from handmade_pdf import pdf, set_line

MEGABYTE = 1024 * 1024
LINES = [
    "أعلنت إدارة المرفأ يوم السبت أن العمل في الرصيف الجديد بدأ قبل 18 شهرا وأن كلفته",
    "بلغت نحو 3,250.5 مليون ليرة بحسب وثيقة رقم 48/2016 نشرتها الإدارة في موقعها.",
]
PAGE = [set_line(line, 700 - 18 * number) for number, line in enumerate(LINES)]
GOOD = pdf([PAGE])
TEXT = "\n".join(LINES)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
KIDS = b"/Kids [6 0 R] /Count 1 "
MEMORY = 300
"""Megabytes that a file may take here."""


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(data))
    return data + head + table + tail


def stream(entries: bytes, body: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries, body)


def page_with(resources: bytes, *others: bytes) -> bytes:
    """A PDF of one page with these resources; the others are its content and what it needs."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %s >> >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return objects(b"<< /Type /Catalog /Pages 2 0 R >>", tree, page % resources, *others)


def bomb(unit: bytes, megabytes: int) -> bytes:
    """A deflated stream of so many megabytes, made of one piece that is repeated as it is."""
    packer = zlib.compressobj(9)
    head = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(unit * (MEGABYTE // len(unit))) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + piece * megabytes + packer.flush()


def zipped(name: str, content: bytes) -> bytes:
    """An archive of one member, packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def drawn_in_itself() -> bytes:
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> >>",
        b"/X Do /X Do",
    )
    return page_with(b"/XObject << /X 5 0 R >>", stream(b"", b"/X Do"), stream(*form))


def with_broken_font() -> bytes:
    """The good page, its font's own file nothing but a head whose tables lie outside."""
    font = (
        b"\0\1\0\0\0\3\0\x30\0\1\0\0"
        + b"glyf\xff\xff\xff\xff\x7f\xff\xff\xff\x7f\xff\xff\xff" * 3
        + bytes(99)
    )
    described = (
        b"/FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 4 /FontFile2 9 0 R >> /Widths"
    )
    data = GOOD.replace(b"/Widths", described, 1)
    before, _, _ = data.partition(b"xref\n")
    return before + b"9 0 obj\n%s\nendobj\ntrailer << /Root 1 0 R >>\n" % stream(b"/Length1 159", font)


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Contents that cannot be read, and what must be said of each."""
    fill = "more than 300 MB of memory|want of memory"
    return {
        "cut.pdf": (GOOD[:400], "broken or cut off"),
        "half.pdf": (GOOD[: len(GOOD) // 2], "broken or cut off"),
        "head.pdf": (b"%PDF-1.4\n" + bytes(900), "broken or cut off"),
        "locked.pdf": (pdf([PAGE], password="secret"), "encrypted and needs a password"),
        "loop.pdf": (GOOD.replace(KIDS, b"/Kids [2 0 R] /Count 1 "), "page 1 of the PDF is broken"),
        "million.pdf": (GOOD.replace(KIDS, b"/Kids [6 0 R] /Count 1000000 "), "claims 1000000 pages"),
        "itself.pdf": (drawn_in_itself(), f"no text|given up after|{fill}"),
        "bomb.pdf": (page_with(b"", stream(b"/Filter /FlateDecode", bomb(b" ", 900))), fill),
        "states.pdf": (page_with(b"", stream(b"/Filter /FlateDecode", bomb(b"q ", 60))), fill),
        "bomb.zip": (zipped("a.txt", bytes(150 * MEGABYTE)), "100 times its size"),
        "cut.zip": (zipped("a.txt", TEXT.encode())[:200], "broken"),
        "nul.txt": (bytes(100_000), "binary data"),
        "binary.bin": (bytes(range(256)) * 40, "binary data"),
        "empty.html": (b"<html><body></body></html>", "no article"),
        "deep.html": (b"<html><body>" + b"<div>" * 200_000, "no article"),
    }


def good_files() -> dict[str, bytes]:
    """Contents that look bad, and are read all the same."""
    linked = '{"@type":"NewsArticle","headline":"افتتاح \\ud800 الرصيف"}'
    head = f'<head><script type="application/ld+json">{linked}</script></head>'
    return {
        "font.pdf": with_broken_font(),
        "nul.html": f"<html><body><article>\0{PARAGRAPHS}&#0;</article></body></html>".encode(),
        "surrogate.html": f"<html>{head}<body><article>{PARAGRAPHS}&#xD800;</article></body></html>".encode(),
        "surrogate.txt": f"{TEXT} \ud800".encode("utf-8", "surrogatepass"),
        "linked.html": f"<html><script type='application/ld+json'>{'[' * 99_999}</script>{PARAGRAPHS}".encode(),
        "path.zip": zipped("../../../evil.txt", TEXT.encode()),
        "last.pdf": GOOD,
    }


class Ended:
    """What a run of the command left: status, lines, and what it took."""

    def __init__(self, folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> None:
        env = {**os.environ, "RIWAYA_READ_MEGABYTES": str(MEMORY), **(environment or {})}
        begun = time.monotonic()
        with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
            command = [sys.executable, "-m", "riwaya", *arguments]
            process = subprocess.Popen(command, stdout=out, stderr=err, env=env, cwd=folder)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = self.status = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - begun
        self.megabytes = usage.ru_maxrss // (MEGABYTE if sys.platform == "darwin" else 1024)
        self.out = (folder / "out").read_text("utf-8")
        self.lines = (folder / "err").read_text("utf-8").splitlines()

    def reasons(self) -> dict[str, str]:
        """What was said of each file, in the order said."""
        parts = [line.split(": ", 2) for line in self.lines]
        assert all(part[0] == "riwaya" and len(part) == 3 for part in parts), self.lines
        assert len({part[1] for part in parts}) == len(parts), self.lines
        return {part[1]: part[2] for part in parts}


pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of memory are held by Unix alone")


def test_each_bad_file_is_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    bad, good = bad_files(), good_files()
    for name, (content, _) in bad.items():
        (tmp_path / name).write_bytes(content)
    for name, content in good.items():
        (tmp_path / name).write_bytes(content)
    ended = Ended(tmp_path, "read", *bad, *good, environment={"RIWAYA_READ_SECONDS": "10"})
    reasons = ended.reasons()
    assert list(reasons) == list(bad)
    for name, (_, why) in bad.items():
        assert any(each in reasons[name] for each in why.split("|")), (name, reasons[name])
    assert ended.out.count("==> ") == len(good)
    assert ended.out.count("18 شهرا") == len(good)
    assert not (tmp_path / "../../../evil.txt").exists()
    assert "Traceback" not in "".join(ended.lines)
    assert ended.status == 1
    assert ended.megabytes < 2 * MEMORY  # what a bomb would unpack is many times as much


@pytest.mark.parametrize(
    ("name", "why"), [("text.txt", "text is larger than 16 MB"), ("page.html", "page is larger")]
)
def test_large_files_are_refused_at_once(name: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"<html><body>" if name.endswith("html") else TEXT.encode())
    os.truncate(path, 500 * MEGABYTE if name.endswith("txt") else 50 * MEGABYTE)
    ended = Ended(tmp_path, "read", name, environment={"RIWAYA_READ_MEGABYTES": "700"})
    assert why in ended.reasons()[name]
    assert (ended.status, ended.out) == (1, "")
    assert ended.megabytes < 700


def test_a_file_of_text_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 20_000, "utf-8")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    ended = Ended(tmp_path, "read", "long.txt", "good.txt", environment={"RIWAYA_READ_SECONDS": "0.5"})
    assert "given up after 0.5" in ended.reasons()["long.txt"]
    assert ended.out.count("18 شهرا") == 1
    assert ended.seconds < 20


@pytest.mark.parametrize("verb", ["read", "extract", "report"])
def test_a_password_opens_and_a_wrong_one_is_said_to_be(verb: str, tmp_path: Path) -> None:
    (tmp_path / "ours.pdf").write_bytes(pdf([PAGE], password="secret"))
    (tmp_path / "theirs.pdf").write_bytes(pdf([PAGE], password="another"))
    page = ["-o", "page.html"] if verb == "report" else []
    ended = Ended(tmp_path, verb, "ours.pdf", "theirs.pdf", *page, environment={"RIWAYA_PASSWORD": "secret"})
    assert ended.status == 1
    said = [line for line in ended.lines if "wrote" not in line]
    assert said == ["riwaya: theirs.pdf: the PDF is encrypted and the password given does not open it"]
    if verb == "read":
        assert ended.out.count("18 شهرا") == 1
        assert Ended(tmp_path, "read", "--password", "another", "theirs.pdf").status == 0


def test_wrong_limits_are_wrong_usage(tmp_path: Path) -> None:
    ended = Ended(tmp_path, "read", "x", environment={"RIWAYA_READ_SECONDS": "soon"})
    assert ended.status == 2
    assert "RIWAYA_READ_SECONDS must be a number above 0" in ended.lines[0]


def test_standard_input_is_read_apart_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "riwaya", "read", "-"]
    ended = subprocess.run(command, input=GOOD, capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "18 شهرا" in ended.stdout.decode()
