"""The command `riwaya`: one short function a verb; data to stdout or `-o`, words to stderr."""

import contextlib
import signal
import sys
import traceback
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from io import TextIOWrapper
from os import environ
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer

import riwaya
from riwaya.gazetteer_command import gazetteer_app
from riwaya.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, InputFormat, Told
from riwaya.isolated import Limits, Reader, limits_of
from riwaya.model import PUBLIC_VALUES, Claim, Document, PageImage, Rejected
from riwaya.output import open_output, readable
from riwaya.terminal import ProgressBar, console_for, is_terminal, isolated, say
from riwaya.times_command import TimesFormat, Weekday, WeekdaySide, settings_of, write_times

SOME_REFUSED = 1
WRONG_USAGE = 2
BROKEN_PIPE = 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else SOME_REFUSED
OUR_FAULT = 70
"""As sysexits.h has it: a fault in the program, which no input may cause."""
TERMINATED = 128 + signal.SIGTERM
STANDARD_OUTPUT = "standard output"
JSON_LINES = "application/jsonl"

Inputs = list[tuple[str, Told]]
"""Files, and what is told of each."""

app = typer.Typer(
    help="Reads Arabic conflict reporting and lays its accounts side by side, each value with its words.",
    epilog="Exit status: 0 all was read, 1 some input was refused (standard error says which and why), "
    "2 wrong usage.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(gazetteer_app, name="gazetteer")


def _check_published(value: str | None) -> str | None:
    if value is None:
        return None
    from riwaya.read.dates import parse_published  # noqa: PLC0415  (loads calendars: most runs need none)

    try:
        parse_published(value)
    except ValueError as error:
        say(f"--published: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    return value


def _print_version(value: bool) -> None:
    if value:
        with _writing(None) as stream:
            stream.write(f"riwaya {riwaya.__version__}\n".encode())
        raise typer.Exit


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Articles: PDF, pictures, HTML, DOCX, ODT, text, mail; feeds, JSON lines, ZIP, WARC, WACZ hold many. "
        "- is standard input.",
    ),
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
WeekStart = Annotated[Weekday, typer.Option(help="The first day of a calendar week.")]
Weekdays = Annotated[
    WeekdaySide, typer.Option(help="Which day a weekday is that is told without «last» or «next».")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the articles.")]
Password = Annotated[
    str | None,
    typer.Option(metavar="WORD", envvar="RIWAYA_PASSWORD", help="Opens encrypted PDFs and archives."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="Your own actors, acts, words of speech and places, as TOML; may be given again.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
]


class CommandLanguage(StrEnum):
    """The languages of labels."""

    AR = "ar"
    EN = "en"


lexicon_app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(lexicon_app, name="lexicon", help="Look after your own lexicon, as --lexicon takes it.")


@app.callback()
def riwaya_command(
    version: Annotated[  # noqa: ARG001  (its callback prints it)
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Places of your own, as `riwaya gazetteer add` keeps them."),
    ] = None,
) -> None:
    """Takes the options that stand before a verb."""
    if gazetteer is not None:
        environ["RIWAYA_GAZETTEER"] = str(gazetteer)  # so that the process that reads files has it too


@app.command()
def report(
    files: Files,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
    password: Password = None,
    lexicon: Lexicons = None,
) -> None:
    """Write one page that opens offline: who says what happened, where, when and by whom, side by side."""
    told = Told(input_format, published, publisher, password)
    with _looking_up(lexicon):
        refused = _write_report([(file, told) for file in files], output)
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

    inputs = [
        (str(told.path), Told(InputFormat.AUTO, told.published, told.publisher)) for told in list_documents()
    ]
    refused = _write_report(inputs, output)
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
    show_damage: Annotated[
        bool,
        typer.Option("--show-damage", help="What was damaged, before and after; losses with their bounds."),
    ] = False,
    output: Output = None,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
    password: Password = None,
) -> None:
    """Print the articles' text, mended where that is certain."""
    if as_json and show_damage:
        say("--json and --show-damage exclude each other: --json lists the damages too")
        raise typer.Exit(WRONG_USAGE)
    refused: list[Rejected] = []
    told = Told(input_format, published, publisher, password)
    write = _write_damages if show_damage else _write_json if as_json else _write_text
    inputs = [(file, told) for file in files]
    with _writing(output) as stream, _reading(inputs, refused) as documents:
        for number, document in enumerate(documents):
            if not as_json:
                named = len(files) > 1 or _is_one_of_many(document, files[0])
                head = f"==> {_name(document)} <==\n" if named else ""
                stream.write((("\n" if number else "") + head).encode("utf-8", "backslashreplace"))
            write(document, stream)
            stream.flush()
    _end(refused)


def _is_one_of_many(document: Document, file: str) -> bool:
    """Whether the document was held by the file («archive.zip/article.txt», «feed.xml#3», a line of «news.jsonl»)."""
    name = STANDARD_INPUT_NAME if file == STANDARD_INPUT else readable(file)
    return _name(document) != name and _name(document).startswith(name)


def _name(document: Document) -> str:
    """The document's path, and its id where it is one line of that file."""
    path = document.path or document.id
    if document.media_type != JSON_LINES:
        return path
    return document.id if document.id.startswith(path) else f"{path} {document.id}"


def _write_text(document: Document, stream: BinaryIO) -> None:
    stream.write((document.text + "\n").encode("utf-8", "backslashreplace"))


def _write_json(document: Document, stream: BinaryIO) -> None:
    stream.write(msgspec.json.encode(document) + b"\n")


def _write_damages(document: Document, stream: BinaryIO) -> None:
    """Coloured where the stream is the terminal itself."""
    from riwaya.show_damage import print_damages  # noqa: PLC0415  (Rich loads only for the verbs that use it)

    with _as_text(stream) as text:
        print_damages(console_for(text), document)


@contextlib.contextmanager
def _as_text(stream: BinaryIO) -> Iterator[TextIOWrapper]:
    """The stream for text; it stays open."""
    text = TextIOWrapper(stream, "utf-8", "backslashreplace", write_through=True)
    try:
        yield text
    finally:
        text.detach()


@app.command()
def extract(
    files: Files,
    output: Output = None,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
    password: Password = None,
    lexicon: Lexicons = None,
    as_table: Annotated[
        bool, typer.Option("--codes", help="CSV: a row a claim with its PLOVER, ACLED, UCDP and CAMEO codes.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--explain", help="Tell, to read, which entry and which rules made each claim.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: one JSON object a claim.")] = False,
    week_start: WeekStart = Weekday.MONDAY,
    weekdays: Weekdays = WeekdaySide.PAST,
) -> None:
    """Print the articles' claims, one JSON object a line, as soon as a document is done."""
    if as_table and why:
        say("--codes and --explain exclude each other: --explain tells the codes too")
        raise typer.Exit(WRONG_USAGE)
    refused: list[Rejected] = []
    told = Told(input_format, published, publisher, password)
    settings = settings_of(week_start, weekdays)
    inputs = [(file, told) for file in files]
    with _looking_up(lexicon), _writing(output) as stream, _reading(inputs, refused) as documents:
        write = (
            _trace_writer(stream, settings, as_json=as_json)
            if why
            else _claim_writer(stream, settings, as_table=as_table)
        )
        for document in documents:
            write(document)
            stream.flush()
    _end(refused)


@app.command()
def times(
    files: Files,
    output: Output = None,
    times_format: Annotated[
        TimesFormat, typer.Option("--format", help="json: one time a line.")
    ] = TimesFormat.JSON,
    week_start: WeekStart = Weekday.MONDAY,
    weekdays: Weekdays = WeekdaySide.PAST,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    password: Password = None,
) -> None:
    """Print the times that the articles tell, with their values, or the text marked with TIMEX3."""
    refused: list[Rejected] = []
    inputs = [(file, Told(input_format, published, None, password)) for file in files]
    settings = settings_of(week_start, weekdays)
    with _writing(output) as stream, _reading(inputs, refused) as documents:
        for rejected in write_times(documents, times_format, settings, stream):
            refused.append(rejected)
            say(f"{rejected.path}: {rejected.reason}")
    _end(refused)


@app.command()
def compare(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an incident.")] = False,
    most: Annotated[int, typer.Option("--most", min=0, help="Incidents shown; 0 shows all.")] = 10,
    accounts: Annotated[int, typer.Option("--accounts", min=1, help="Only what so many sources tell.")] = 2,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only what happened there.")] = None,
    act: Annotated[
        str | None, typer.Option(metavar="ACT", help="Only this act or family, as killing.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what may have happened since.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what may have happened until.")
    ] = None,
    words: Annotated[bool, typer.Option("--words", help="The exact words under each value.")] = False,
    language: Annotated[CommandLanguage, typer.Option(help="Of labels and names.")] = CommandLanguage.EN,
    output: Output = None,
    input_format: From = InputFormat.AUTO,
    published: Published = None,
    publisher: Publisher = None,
    password: Password = None,
    lexicon: Lexicons = None,
) -> None:
    """Print who tells what of each incident, side by side, what most sources tell first."""
    from riwaya.side_by_side import Choice, choose, write_comparisons  # noqa: PLC0415  (Rich loads for few verbs)

    refused: list[Rejected] = []
    told = Told(input_format, published, publisher, password)
    choice = Choice(accounts, most, place, act, _check_published(since), _check_published(until))
    with _looking_up(lexicon), _writing(output) as stream:
        with _reading([(file, told) for file in files], refused) as found:
            documents, claims = _read_claims(found, refused)
        shown = choose(documents, claims, riwaya.link(claims, documents), choice)
        if as_json:
            stream.writelines(msgspec.json.encode(each.comparison) + b"\n" for each in shown)
        else:
            with _as_text(stream) as text:
                write_comparisons(console_for(text), shown, documents, language=language.value, words=words)
    _end(refused)


@lexicon_app.command("check")
def check_lexicon_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="TOML files, a later one over an earlier.")
    ],
) -> None:
    """Say what lexicon files add and override, and what is wrong with them."""
    from riwaya.show_lexicon import print_checked  # noqa: PLC0415  (only this verb shows it)

    with _ended_by_failure(STANDARD_OUTPUT):
        sound = print_checked(sys.stdout, files)
    if not sound:
        raise typer.Exit(SOME_REFUSED)


def _claim_writer(
    stream: BinaryIO, settings: "riwaya.TimeSettings", *, as_table: bool
) -> Callable[[Document], None]:
    if as_table:
        from riwaya.code_table import CodeTable  # noqa: PLC0415  (one option needs it)

        text = TextIOWrapper(stream, "utf-8", "backslashreplace", newline="", write_through=True)
        table = CodeTable(text)
        return lambda document: table.write(riwaya.extract(document, times=settings))
    encoder = msgspec.json.Encoder()
    return lambda document: stream.writelines(
        encoder.encode(c) + b"\n" for c in riwaya.extract(document, times=settings)
    )


def _trace_writer(
    stream: BinaryIO, settings: "riwaya.TimeSettings", *, as_json: bool
) -> Callable[[Document], None]:
    """Writes how the claims of a document came about; coloured where the stream is the terminal itself."""
    from riwaya.extract.trace import trace  # noqa: PLC0415  (one option needs it, and Rich)
    from riwaya.show_trace import explain, print_traces  # noqa: PLC0415

    if as_json:
        encoder = msgspec.json.Encoder()
        return lambda document: stream.writelines(
            encoder.encode(explain(e)) + b"\n" for e in trace(document, times=settings)
        )
    console = console_for(TextIOWrapper(stream, "utf-8", "backslashreplace", write_through=True))
    return lambda document: print_traces(console, document, trace(document, times=settings), _name(document))


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


def _write_report(inputs: Inputs, output: Path) -> list[Rejected]:
    """Writes the page and prints the gist; ends the command where nothing was read."""
    refused: list[Rejected] = []
    with _writing(output) as stream:
        with ProgressBar() as progress, Reader(_limits(), progress.step) as reader:
            documents, claims = _read_claims(_begun(inputs, refused, reader, progress), refused)
            images = _page_images(reader, documents, claims, inputs[0][1])
        # Rich and the page load only for the verbs that use them.
        from riwaya.gist import print_gist  # noqa: PLC0415
        from riwaya.web.report import render_report  # noqa: PLC0415

        stream.write(render_report(documents, claims, refused, images).encode("utf-8", "backslashreplace"))
    gist = sys.stderr if str(output) == "-" else sys.stdout
    with _ended_by_failure(STANDARD_OUTPUT):
        print_gist(console_for(gist), documents, claims, riwaya.link(claims, documents), refused)
    return refused


def _read_claims(found: Iterator[Document], refused: list[Rejected]) -> tuple[list[Document], list[Claim]]:
    """The documents and their claims; ends the command where nothing was read."""
    documents: list[Document] = []
    claims: dict[str, list[Claim]] = {}
    extract_from = riwaya.extract  # loads while the other process starts
    for document in _told_apart(found, refused):
        documents.append(document)
        if document.id not in claims:
            claims[document.id] = extract_from(document)
    if not documents:
        raise typer.Exit(SOME_REFUSED)
    return documents, [claim for own in claims.values() for claim in own]


def _page_images(
    reader: Reader, documents: Sequence[Document], claims: Sequence[Claim], told: Told
) -> dict[str, list[PageImage]]:
    """By document, pictures of the pages on which the words of claims stand, of PDFs that are files of their own."""
    from riwaya.web.sheets import wanted_pages  # noqa: PLC0415  (most verbs show no page)

    own = {each.id: each for each in documents if each.printed and each.path and Path(each.path).is_file()}
    wanted = wanted_pages(own.values(), claims)
    return {
        name: reader.page_images(own[name].path or "", pages, told, own[name].sha256)
        for name, pages in wanted.items()
    }


def _told_apart(found: Iterator[Document], refused: list[Rejected]) -> Iterator[Document]:
    """The documents but those that have another's id and other words; one that comes again is said to."""
    known: dict[str, Document] = {}
    for document in found:
        first = known.setdefault(document.id, document)
        if first.text != document.text:
            refused.append(Rejected(_name(document), f"another document has the same id: {_name(first)}"))
            say(f"{refused[-1].path}: {refused[-1].reason}")
            continue
        if first is not document:
            say(f"{_name(document)}: it is {_name(first)} again, and counted once")
        yield document


@contextlib.contextmanager
def _reading(inputs: Inputs, refused: list[Rejected]) -> Iterator[Iterator[Document]]:
    """The inputs' documents; each refusal is said on standard error as it comes, and kept in `refused`."""
    with ProgressBar() as progress, Reader(_limits(), progress.step) as reader:
        yield _begun(inputs, refused, reader, progress)


def _begun(
    inputs: Inputs, refused: list[Rejected], reader: Reader, progress: ProgressBar
) -> Iterator[Document]:
    """The inputs' documents; the process that reads them is already starting."""
    for file, told in inputs:
        if reader.prepare(file, told):
            break
    return _accepted(inputs, refused, reader, progress)


def _accepted(
    inputs: Inputs, refused: list[Rejected], reader: Reader, progress: ProgressBar
) -> Iterator[Document]:
    for file, told in inputs:
        progress.begin(file)
        for item in reader.documents(file, told):
            progress.found()
            if isinstance(item, Rejected):
                refused.append(item)
                say(f"{item.path}: {item.reason}")
            else:
                yield item
        progress.end()


def _looking_up(paths: list[Path] | None) -> contextlib.AbstractContextManager[None]:
    """Has words looked up in the user's own lexicon first; one that is wrong ends the command with its faults."""
    if not paths:
        return contextlib.nullcontext()
    from riwaya.lexicon import using  # noqa: PLC0415  (most runs have none)
    from riwaya.lexicon.own import check_lexicon  # noqa: PLC0415

    found, files = check_lexicon(paths)
    problems = [f"{file.path}: {isolated(problem)}" for file in files for problem in file.problems]
    for problem in problems:
        say(problem)
    if problems:
        raise typer.Exit(WRONG_USAGE)
    return using(found)


def _limits() -> Limits:
    try:
        return limits_of(environ)
    except ValueError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error


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
        say(f"{name}: cannot write: {error.strerror or error}")
        raise typer.Exit(WRONG_USAGE) from error


def _say_written(output: Path) -> None:
    if str(output) != "-":
        say(f"wrote {output}")


def _end(refused: list[Rejected]) -> None:
    if refused:
        raise typer.Exit(SOME_REFUSED)


def _has_display() -> bool:
    if not is_terminal(sys.stdout):
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
    except Rejected as refused:  # of no input, but of what all verbs stand on: a damaged gazetteer
        say(f"{refused.path}: {refused.reason}")
        sys.exit(WRONG_USAGE)
    except Exception:  # noqa: BLE001  (whatever it is, it is ours to mend, and must not pass for a refusal)
        traceback.print_exc()
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
