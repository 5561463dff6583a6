"""The command `riwaya`: one short function a verb; data to stdout or `-o`, words to stderr."""

import contextlib
import signal
import sys
import traceback
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import msgspec
import typer

import riwaya
from riwaya.inputs import InputFormat, Told, open_documents
from riwaya.model import PUBLIC_VALUES, Claim, Document, Rejected
from riwaya.output import open_output, readable

if TYPE_CHECKING:
    from rich.console import Console

SOME_REFUSED = 1
WRONG_USAGE = 2
BROKEN_PIPE = 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else SOME_REFUSED
OUR_FAULT = 70
"""As sysexits.h has it: a fault in the program, which no input may cause."""
TERMINATED = 128 + signal.SIGTERM
STANDARD_OUTPUT = "standard output"
GIST_WIDTH_OF_A_FILE = 100

app = typer.Typer(
    help="Reads Arabic conflict reporting and lays its accounts side by side, each value with its words.",
    epilog="Exit status: 0 all was read, 1 some input was refused (standard error says which and why), "
    "2 wrong usage.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _check_published(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        Told(published=value).date()
    except ValueError as error:
        _say(f"--published: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    return value


def _print_version(value: bool) -> None:
    if value:
        with _writing(None) as stream:
            stream.write(f"riwaya {riwaya.__version__}\n".encode())
        raise typer.Exit


Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Articles as PDF, HTML, text or JSON lines; - is standard input."),
]
From = Annotated[
    InputFormat,
    typer.Option("--from", help="jsonl: an object a line, with id, text, published, publisher, title, url."),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When the articles were published, as 2016-12-13.", callback=_check_published
    ),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the articles.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
]


@app.callback()
def riwaya_command(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Takes the options that stand before a verb."""


@app.command()
def report(
    files: Files,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
) -> None:
    """Write one page that opens offline: who says what happened, where, when and by whom, side by side."""
    told = Told(input_format, published, publisher)
    refused = _write_report((found for file in files for found in open_documents(file, told)), output)
    _say_written(output)
    _end(refused)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "riwaya-demo.html"
    ),
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Show it in a browser.")] = True,
) -> None:
    """Report on five short texts that ship with Riwaya, about the fall and recapture of Tadmur."""
    from riwaya.demo import list_documents  # noqa: PLC0415  (only this verb reads the demo's table)

    found = (
        document
        for told in list_documents()
        for document in open_documents(str(told.path), Told(InputFormat.AUTO, told.published, told.publisher))
    )
    refused = _write_report(found, output)
    _say_written(output)
    if open_page and _has_display():
        webbrowser.open(output.resolve().as_uri())
    _end(refused)


@app.command()
def read(
    files: Files,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a document: text, blocks, damages, offsets.")
    ] = False,
    output: Output = None,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
) -> None:
    """Print the articles' text, mended where that is certain."""
    refused: list[Rejected] = []
    told = Told(input_format, published, publisher)
    encoder = msgspec.json.Encoder()
    with _writing(output) as stream:
        for number, document in enumerate(_accepted(files, told, refused)):
            if as_json:
                stream.write(encoder.encode(document) + b"\n")
            else:
                head = f"==> {document.path or document.id} <==\n" if len(files) > 1 else ""
                text = ("\n" if number else "") + head + document.text + "\n"
                stream.write(text.encode("utf-8", "backslashreplace"))
            stream.flush()
    _end(refused)


@app.command()
def extract(
    files: Files,
    output: Output = None,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
) -> None:
    """Print the articles' claims, one JSON object a line, as soon as a document is done."""
    refused: list[Rejected] = []
    told = Told(input_format, published, publisher)
    encoder = msgspec.json.Encoder()
    with _writing(output) as stream:
        for document in _accepted(files, told, refused):
            stream.writelines(encoder.encode(claim) + b"\n" for claim in riwaya.extract(document))
            stream.flush()
    _end(refused)


@app.command()
def schema(output: Output = None) -> None:
    """Print the JSON Schema of all that the other verbs write."""
    with _writing(output) as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(describe_values())) + b"\n")


def describe_values() -> dict[str, object]:
    """The JSON Schema (2020-12) of documents, claims, incidents and comparisons."""
    schemas, components = msgspec.json.schema_components(PUBLIC_VALUES, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What Riwaya writes",
        "anyOf": list(schemas),
        "$defs": components,
    }


def _write_report(found: Iterable[Document | Rejected], output: Path) -> list[Rejected]:
    """Writes the page and prints the gist; ends the command where nothing was read."""
    from riwaya.gist import print_gist  # noqa: PLC0415  (Rich and the page load only for the verbs that use them)
    from riwaya.web.report import render_report  # noqa: PLC0415

    refused: list[Rejected] = []
    documents: list[Document] = []
    claims: list[Claim] = []
    with _writing(output) as stream:
        for document in _keep_accepted(found, refused):
            documents.append(document)
            claims.extend(riwaya.extract(document))
        if not documents:
            raise typer.Exit(SOME_REFUSED)
        stream.write(render_report(documents, claims, refused).encode("utf-8", "backslashreplace"))
    with _ended_by_failure(STANDARD_OUTPUT):
        print_gist(_console(output), documents, claims, riwaya.link(claims, documents), refused)
    return refused


def _accepted(files: list[str], told: Told, refused: list[Rejected]) -> Iterator[Document]:
    found = (item for file in files for item in open_documents(file, told))
    return _keep_accepted(found, refused)


def _keep_accepted(found: Iterable[Document | Rejected], refused: list[Rejected]) -> Iterator[Document]:
    """The documents; each refusal is said on standard error as it comes, and kept in `refused`."""
    with _progress() as advance:
        for item in found:
            if isinstance(item, Rejected):
                refused.append(item)
                _say(f"{item.path}: {item.reason}")
            else:
                yield item
            advance()


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """Counts documents on standard error, where that is a terminal that the data does not go to as well."""
    if not _is_terminal(sys.stderr) or _is_terminal(sys.stdout):
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("documents", total=None)
        yield lambda: progress.advance(task)


@contextlib.contextmanager
def _writing(output: Path | None) -> Iterator[BinaryIO]:
    """The stream a verb writes to; one that fails ends the command with a line, a closed pipe quietly."""
    with _ended_by_failure(str(output or STANDARD_OUTPUT)), open_output(output) as stream:
        yield stream


@contextlib.contextmanager
def _ended_by_failure(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Python would flush the closed pipe once more at its end, and complain.
        sys.stdout = None
        raise typer.Exit(BROKEN_PIPE) from None
    except OSError as error:
        _say(f"{name}: cannot write: {error.strerror or error}")
        raise typer.Exit(WRONG_USAGE) from error


def _is_terminal(stream: TextIO | None) -> bool:
    # Python has no stream where the caller closed it.
    return stream is not None and stream.isatty()


def _console(output: Path) -> "Console":
    """Where the gist goes: standard output, unless the page goes there."""
    from rich.console import Console  # noqa: PLC0415

    to_errors = str(output) == "-"
    stream = sys.stderr if to_errors else sys.stdout
    return Console(file=stream, width=None if _is_terminal(stream) else GIST_WIDTH_OF_A_FILE)


def _say(words: str) -> None:
    line = " ".join(readable(words).split())
    print(f"riwaya: {line}", file=sys.stderr, flush=True)  # noqa: T201  (words for the user)


def _say_written(output: Path) -> None:
    if str(output) != "-":
        _say(f"wrote {output}")


def _end(refused: list[Rejected]) -> None:
    if refused:
        raise typer.Exit(SOME_REFUSED)


def _has_display() -> bool:
    if not _is_terminal(sys.stdout):
        return False
    shown_by = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return sys.platform in {"darwin", "win32"} or bool(shown_by)


def main() -> None:
    """Runs the command: UTF-8 whatever the locale, and an end by signal leaves nothing half-written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        app()
    except Exception:  # noqa: BLE001  (whatever it is, it is ours to mend, and must not pass for a refusal)
        traceback.print_exc()
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
