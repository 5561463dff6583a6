"""The options that several verbs of the command take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from riwaya.command.ending import WRONG_USAGE
from riwaya.command.times import Weekday, WeekdaySide
from riwaya.inputs import InputFormat
from riwaya.terminal import say


def check_published(value: str | None) -> str | None:
    """The date as told; one that is none ends the command."""
    if value is None:
        return None
    from riwaya.read.dates import parse_published  # noqa: PLC0415  (loads calendars: most runs need none)

    try:
        parse_published(value)
    except ValueError as error:
        say(f"--published: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    return value


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
        metavar="DATE", help="When the articles were published, as 2016-12-13.", callback=check_published
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
