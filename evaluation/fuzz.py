"""Coverage-guided fuzzing of the parsers that are ours: `python evaluation/fuzz.py --seconds 60 [TARGET…]`.

Every target runs in a process of its own for so many seconds; a table says how many inputs were tried, how many edges
of the code they reached, and what failed, with the input kept under `--keep`. Needs atheris (`pip install atheris`),
which has wheels for some systems only and is therefore no dependency. Exit status 1 where something failed.
"""

import argparse
import importlib
import io
import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SECONDS_OF_ONE_INPUT = 20
LONGEST = 4096
MEGABYTES = 3000

ALPHABET = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى" * 3
    + "ـًٌٍَُِّْٰ"
    + "ﻻﻼﷲﺍﺏﺐﻪﮫ"
    + "٠١٢٣٤٥٦٧٨٩0123456789"
    + "    \n\n\n\t\u00a0\u2009\u200b\u200c\u200e\u200f\u202b\u202c\u2066\u2069\ufeff\0\ufffd\ue012"
    + "،؛؟.,:/-–%()[]«»\"'“”|•…"
    + "abcXYZéÓÈÇáÿ\u06a9\u06cc\u067e\u0679\u06d5"
)
"""What a byte stands for where text goes in: mostly Arabic, so that rules for words are reached."""

WORDS = (
    "سيطر الجيش على مدينة تدمر السورية بعد اشتباكات دامت  أيام مع مقاتلي التنظيم\n"
    "ية، بعد معارك سيطر الجيش على السور\nدمشق - 11 ديسمبر/كانون الأول 2016\nأمس الاثنين\n"
)
DATES = (
    "2016-12-11",
    "11 ديسمبر/كانون الأول 2016",
    "الأحد 12 ربيع الأول 1438هـ",
    "2016-12-11T10:00:00+03:00",
)
LINE = '{"id": "a", "text": "سيطر الجيش على المدينة يوم الأحد", "published": "2016-12-11"}\n'
PARSED = ("pdf", "locked", "html", "zip", "docx", "odt", "mail", "feed", "warc")
GLYPH = struct.Struct("<BHHBB")
"""A glyph of a soup: its letters, where it stands, its size and width."""


class Target(NamedTuple):
    """Something that takes any bytes: it must hold its promises or refuse, and never raise anything else."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def text_of(data: bytes) -> str:
    """Text in which half of the inputs are made of the alphabet, the others of any characters at all."""
    if data[:1] < b"\x80":
        return "".join(ALPHABET[byte % len(ALPHABET)] for byte in data[1:])
    return data[1:].decode("utf-8", "replace")


def seed_of(text: str) -> bytes:
    """The bytes that `text_of` takes for the text."""
    return b"\xff" + text.encode()


def fuzz_decode(data: bytes) -> None:
    """Bytes become text or are refused, and text in a known encoding comes back."""
    from riwaya.read.text import UndecodableError, decode  # noqa: PLC0415

    try:
        text, encoding = decode(data)
    except UndecodableError:
        return
    "".encode(encoding)
    text.encode()


def fuzz_mend(data: bytes) -> None:
    """Blocks and damages stand in the text in order, and offsets lead from all of it into the original."""
    from riwaya.read.mend import mend  # noqa: PLC0415

    original = text_of(data)
    mended = mend(original)
    size = len(mended.text)
    check_blocks(mended.blocks, size)
    for damage in mended.damages:
        assert 0 <= damage.start <= damage.end <= size  # noqa: S101
        assert damage.original in original  # noqa: S101
        if damage.bounds and None not in (damage.bounds.low, damage.bounds.high):
            assert damage.bounds.low <= damage.bounds.high  # noqa: S101
    place = 0
    for stretch in mended.offsets:
        assert stretch.start == place <= stretch.end <= size  # noqa: S101
        assert 0 <= stretch.original_start <= stretch.original_end <= len(original)  # noqa: S101
        place = stretch.end


def check_blocks(blocks: tuple[Any, ...], size: int) -> None:
    """Blocks follow one another within the text."""
    place = 0
    for block in blocks:
        assert place <= block.start <= block.end <= size  # noqa: S101
        place = block.end


def fuzz_passages(data: bytes) -> None:
    """The passages of a page keep their number and order."""
    from riwaya.read.mend import mend_passages  # noqa: PLC0415

    passages = [" ".join(line.split()) for line in text_of(data).split("\n") if line.strip()]
    if not passages:
        return
    mended = mend_passages([("paragraph", line) for line in passages])
    assert len(mended.blocks) == len(passages)  # noqa: S101
    check_blocks(mended.blocks, len(mended.text))


def fuzz_glyphs(data: bytes) -> None:
    """Glyphs of any kind at any place become lines that have edges for each of their characters."""
    from riwaya.read.pdf_layout import page_lines  # noqa: PLC0415
    from riwaya.read.pdf_text import Frame, Page, lay_out  # noqa: PLC0415

    lines = page_lines(glyph_soup(data))
    for line in lines:
        assert line.text  # noqa: S101
        assert "\n" not in line.text  # noqa: S101
    if lines:
        layout = lay_out([Page(lines, Frame.of((0, 0, 600, 800), 0))])
        assert all(0 <= line.start <= line.end <= len(layout.text) for line in layout.lines)  # noqa: S101


def glyph_soup(data: bytes) -> list[Any]:
    """Glyphs out of bytes, most of them on a few base lines, some turned."""
    from riwaya.read.pdf_values import LOST, Glyph  # noqa: PLC0415

    soup = []
    for order, (letter, x, y, size, width) in enumerate(GLYPH.iter_unpack(data[: len(data) // 7 * 7])):
        text = ALPHABET[letter % len(ALPHABET)]
        text = text if text.isprintable() else LOST
        left, base, height = x % 6000 / 10, y % 40 * 20.0 + y % 7 / 7, size % 30 + 0.5
        right = left + width % 32 * height / 16
        turn = 90.0 * (y >> 14) if y & 1 else 0.0
        middle, top = (left + right) / 2, base + height
        soup.append(Glyph(text, left, right, base, height, left, middle, base, top, order, turn))
    return soup


def set_glyphs() -> bytes:
    """A line as a page shows it, as a seed for the soup."""
    letters = [
        GLYPH.pack(ALPHABET.index(letter), 5500 - 60 * at, 20, 12, 8)
        for at, letter in enumerate(WORDS[:60].replace("\n", " "))
    ]
    return b"".join(letters)


def fuzz_lines(data: bytes) -> None:
    """JSON lines give a document or a refusal each, whose parts stand in its text."""
    from riwaya.model import Document  # noqa: PLC0415
    from riwaya.read.jsonlines import read_jsonlines  # noqa: PLC0415

    for found in read_jsonlines(io.BytesIO(data), "fuzz"):
        if isinstance(found, Document):
            check_blocks(found.blocks, len(found.text))


def fuzz_dates(data: bytes) -> None:
    """A date is told as EDTF with its days in order, or is none."""
    from riwaya.read.dates import is_dateline, parse_published, published_in  # noqa: PLC0415

    text = text_of(data)
    is_dateline(text)
    found = published_in(text, text)
    try:
        when = parse_published(text)
    except ValueError:
        when = found.value if found else None
    if when and when.earliest and when.latest:
        assert when.earliest <= when.latest  # noqa: S101


def fuzz_language(data: bytes) -> None:
    """A text is Arabic, or there is a reason in one line why not."""
    from riwaya.read.language import why_not_arabic  # noqa: PLC0415

    reason = why_not_arabic(text_of(data))
    assert reason is None or (reason and "\n" not in reason)  # noqa: S101


def fuzz_file(data: bytes) -> None:
    """Any file is read or refused in one line, and what is read can be written."""
    import msgspec  # noqa: PLC0415

    from riwaya.model import Document, Rejected  # noqa: PLC0415
    from riwaya.read.reader import read_stream  # noqa: PLC0415

    try:
        found = list(read_stream(io.BytesIO(data), "fuzz"))
    except Rejected as refusal:
        found = [refusal]
    for each in found:
        if isinstance(each, Rejected):
            assert each.reason  # noqa: S101
            assert "\n" not in each.reason  # noqa: S101
        else:
            check_blocks(each.blocks, len(each.text))
            assert msgspec.json.decode(msgspec.json.encode(each), type=Document) == each  # noqa: S101


def fuzz_damage(data: bytes) -> None:
    """What is shown of damages drives no terminal and turns nothing around it."""
    from rich.console import Console  # noqa: PLC0415

    from riwaya.model import Document  # noqa: PLC0415
    from riwaya.read.mend import mend  # noqa: PLC0415
    from riwaya.show_damage import print_damages  # noqa: PLC0415

    mended = mend(text_of(data))
    stream = io.StringIO()
    print_damages(Console(file=stream, width=80), Document("a", mended.text, mended.blocks, mended.damages))
    shown = stream.getvalue()
    assert not set(shown) & set("\x1b\u202a\u202b\u202c\u202d\u202e\u200e\u200f")  # noqa: S101
    assert shown.count("\u2068") == shown.count("\u2069")  # noqa: S101


def sound_files() -> dict[str, bytes]:
    """The files of all kinds that the tests make."""
    sys.path.insert(0, str(ROOT / "tests"))
    made: dict[str, bytes] = importlib.import_module("sound_files").SOUND_FILES
    return made


def targets() -> dict[str, Target]:
    """All targets by name."""
    words, dates = seed_of(WORDS), tuple(map(seed_of, DATES))
    encoded = tuple(WORDS.encode(name, "replace") for name in ("utf-8", "cp1256", "iso8859-6", "utf-16"))
    return {
        "decode": Target(fuzz_decode, encoded),
        "mend": Target(fuzz_mend, (words, seed_of(WORDS.encode().decode("cp1252", "ignore")))),
        "passages": Target(fuzz_passages, (words,)),
        "glyphs": Target(fuzz_glyphs, (set_glyphs(),)),
        "jsonlines": Target(fuzz_lines, (LINE.encode(), LINE.encode() * 3)),
        "dates": Target(fuzz_dates, dates),
        "language": Target(fuzz_language, (words,)),
        "damage": Target(fuzz_damage, (words,)),
        "files": Target(fuzz_file, encoded),
        **{name: Target(fuzz_file, (data,)) for name, data in sound_files().items() if name in PARSED},
    }


class Outcome(NamedTuple):
    """What became of a target: inputs tried, edges reached, and the last words where it failed."""

    tried: int
    edges: int
    failure: str


def run_apart(name: str, seconds: int, keep: Path) -> Outcome:
    """Fuzzes a target in a process of its own, for what it finds may end it."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(targets()[name].seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={SECONDS_OF_ONE_INPUT}",
            f"-max_len={4 * LONGEST if name in PARSED else LONGEST}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={keep}/{name}-",
        ]
        command = [sys.executable, __file__, "--inside", name, "--", *options, folder]
        ended = subprocess.run(command, capture_output=True, check=False)
    said = ended.stderr.decode("utf-8", "replace") + ended.stdout.decode("utf-8", "replace")
    tried = [int(number) for number in re.findall(r"(?:Done |^#)(\d+)", said, re.MULTILINE)]
    edges = [int(number) for number in re.findall(r"cov: (\d+)", said)]
    fault = re.search(r"Uncaught Python exception: =+\s*(.*?)\n\n?=", said, re.DOTALL)
    failure = "" if ended.returncode == 0 else (fault.group(1) if fault else said[-600:])
    return Outcome(max(tried, default=0), max(edges, default=0), failure)


def run_inside(name: str, options: list[str]) -> None:
    """Fuzzes a target in this process; never returns."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["riwaya"]):
        for module in sorted(Path(ROOT, "src/riwaya/read").glob("*.py")):
            importlib.import_module(f"riwaya.read.{module.stem}")
        importlib.import_module("riwaya.show_damage")
    atheris.Setup([sys.argv[0], *options], targets()[name].run)
    atheris.Fuzz()


def main() -> int:
    """Runs the targets and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", help=f"of {', '.join(targets())}; all where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()), help="where failing inputs go"
    )
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        run_inside(given.inside, given.target)
    given.keep.mkdir(parents=True, exist_ok=True)
    print(f"{'target':<12}{'inputs':>10}{'edges':>8}  failure")
    failed = False
    for name in given.target or targets():
        outcome = run_apart(name, given.seconds, given.keep)
        failed |= bool(outcome.failure)
        print(f"{name:<12}{outcome.tried:>10}{outcome.edges:>8}  {outcome.failure or '-'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
