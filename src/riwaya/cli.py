"""The command `riwaya`: one short function a verb; data to stdout or `-o`, words to stderr."""

import signal
import sys
import traceback
import webbrowser
from io import TextIOWrapper
from os import environ
from pathlib import Path
from typing import Annotated

import msgspec
import typer

import riwaya
from riwaya.command.ending import (
    OUR_FAULT,
    STANDARD_OUTPUT,
    TERMINATED,
    WRONG_USAGE,
    end,
    ended_by_failure,
    say_written,
    writing,
)
from riwaya.command.gazetteer import gazetteer_app
from riwaya.command.lexicon import lexicon_app, looking_up
from riwaya.command.options import (
    CommandLanguage,
    Files,
    From,
    Lexicons,
    Output,
    Password,
    Published,
    Publisher,
    Weekdays,
    WeekStart,
    check_published,
)
from riwaya.command.reading import Inputs, begun, limits, page_images, read_accounts, reading
from riwaya.command.schema import describe_values
from riwaya.command.times import TimesFormat, Weekday, WeekdaySide, settings_of, write_times
from riwaya.command.writers import (
    as_text,
    claim_writer,
    document_name,
    explanation_writer,
    is_one_of_many,
    trace_writer,
    write_damages,
    write_json,
    write_text,
)
from riwaya.inputs import InputFormat, Told
from riwaya.isolated import Reader
from riwaya.model import Rejected
from riwaya.terminal import ProgressBar, console_for, is_terminal, say

app = typer.Typer(
    help="Reads Arabic conflict reporting and lays its accounts side by side, each value with its words.",
    epilog="Exit status: 0 all was read, 1 some input was refused (standard error says which and why), "
    "2 wrong usage.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(lexicon_app, name="lexicon", help="Look after your own lexicon, as --lexicon takes it.")


def _print_version(value: bool) -> None:
    if value:
        with writing(None) as stream:
            stream.write(f"riwaya {riwaya.__version__}\n".encode())
        raise typer.Exit


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
    week_start: WeekStart = Weekday.MONDAY,
    weekdays: Weekdays = WeekdaySide.PAST,
) -> None:
    """Write one page that opens offline: who says what happened, where, when and by whom, side by side."""
    told = Told(input_format, published, publisher, password)
    times = settings_of(week_start, weekdays)
    with looking_up(lexicon):
        refused = _write_report([(file, told) for file in files], output, times)
    say_written(output)
    end(refused)


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
    refused = _write_report(inputs, output, settings_of(Weekday.MONDAY, WeekdaySide.PAST))
    say_written(output)
    if open_page and _has_display():
        webbrowser.open(output.resolve().as_uri())
    end(refused)


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
    write = write_damages if show_damage else write_json if as_json else write_text
    inputs = [(file, told) for file in files]
    with writing(output) as stream, reading(inputs, refused) as documents:
        for number, document in enumerate(documents):
            if not as_json:
                named = len(files) > 1 or is_one_of_many(document, files[0])
                head = f"==> {document_name(document)} <==\n" if named else ""
                stream.write((("\n" if number else "") + head).encode("utf-8", "backslashreplace"))
            write(document, stream)
            stream.flush()
    end(refused)


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
    traced: Annotated[
        bool, typer.Option("--explain", help="Tell, to read, which entry and which rules made each claim.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: one JSON object a claim.")] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="What came of what and to what end, claims or not, in place of claims."),
    ] = False,
    week_start: WeekStart = Weekday.MONDAY,
    weekdays: Weekdays = WeekdaySide.PAST,
) -> None:
    """Print the articles' claims, one JSON object a line, as soon as a document is done."""
    if as_table and traced:
        say("--codes and --explain exclude each other: --explain tells the codes too")
        raise typer.Exit(WRONG_USAGE)
    if why and (as_table or traced):
        say("--why writes no claims: it excludes --codes and --explain")
        raise typer.Exit(WRONG_USAGE)
    refused: list[Rejected] = []
    told = Told(input_format, published, publisher, password)
    settings = settings_of(week_start, weekdays)
    inputs = [(file, told) for file in files]
    with looking_up(lexicon), writing(output) as stream, reading(inputs, refused) as documents:
        if traced:
            write = trace_writer(stream, settings, as_json=as_json)
        else:
            write = (
                explanation_writer(stream, settings)
                if why
                else claim_writer(stream, settings, as_table=as_table)
            )
        for document in documents:
            write(document)
            stream.flush()
    end(refused)


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
    with writing(output) as stream, reading(inputs, refused) as documents:
        for rejected in write_times(documents, times_format, settings, stream):
            refused.append(rejected)
            say(f"{rejected.path}: {rejected.reason}")
    end(refused)


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
    week_start: WeekStart = Weekday.MONDAY,
    weekdays: Weekdays = WeekdaySide.PAST,
) -> None:
    """Print who tells what of each incident, side by side, what most sources tell first."""
    from riwaya.side_by_side import Choice, choose, write_comparisons  # noqa: PLC0415  (Rich loads for few verbs)

    refused: list[Rejected] = []
    told = Told(input_format, published, publisher, password)
    choice = Choice(accounts, most, place, act, check_published(since), check_published(until))
    with looking_up(lexicon), writing(output) as stream:
        with reading([(file, told) for file in files], refused) as found:
            documents, claims, _ = read_accounts(found, refused, settings_of(week_start, weekdays))
        shown = choose(documents, claims, riwaya.link(claims, documents), choice)
        if as_json:
            stream.writelines(msgspec.json.encode(each.comparison) + b"\n" for each in shown)
        else:
            with as_text(stream) as text:
                write_comparisons(console_for(text), shown, documents, language=language.value, words=words)
    end(refused)


@app.command()
def schema(output: Output = None) -> None:
    """Print the JSON Schema of all that the other verbs write."""
    with writing(output) as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(describe_values())) + b"\n")


def _write_report(inputs: Inputs, output: Path, times: "riwaya.TimeSettings") -> list[Rejected]:
    """Writes the page and prints the gist; ends the command where nothing was read."""
    refused: list[Rejected] = []
    with writing(output) as stream:
        with ProgressBar() as progress, Reader(limits(), progress.step) as reader:
            told = read_accounts(begun(inputs, refused, reader, progress), refused, times)
            documents, claims = told.documents, told.claims
            images = page_images(reader, documents, claims, inputs)
        # Rich and the page load only for the verbs that use them.
        from riwaya.gist import print_gist  # noqa: PLC0415
        from riwaya.web.document_view import once  # noqa: PLC0415
        from riwaya.web.report import render_report  # noqa: PLC0415

        first = once(documents, claims)
        incidents = riwaya.link(first.claims, first.documents)
        page = render_report(documents, claims, refused, images, incidents, told.explanations)
        stream.write(page.encode("utf-8", "backslashreplace"))
    gist = sys.stderr if str(output) == "-" else sys.stdout
    with ended_by_failure(STANDARD_OUTPUT):
        print_gist(console_for(gist), documents, claims, incidents, refused)
    return refused


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
