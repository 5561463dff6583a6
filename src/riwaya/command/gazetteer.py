"""`riwaya gazetteer`: places of a user's own, added from GeoNames and HDX, listed and taken out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.command.ending import SOME_REFUSED, WRONG_USAGE
from riwaya.model import Rejected
from riwaya.terminal import say

if TYPE_CHECKING:
    from riwaya.lexicon.added_places import AddedPlaces
    from riwaya.lexicon.place_import import Imported

gazetteer_app = typer.Typer(
    help="Places of your own, which all other verbs use: from GeoNames dumps and HDX tables of units.",
    no_args_is_help=True,
)

Store = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        envvar="RIWAYA_GAZETTEER",
        help="Keep them in this file, not in the platform's data folder.",
    ),
]


@gazetteer_app.command()
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="GeoNames: a country's dump (SY.txt) or its alternate names. HDX: tables of units as CSV or XLSX.",
        ),
    ],
    gazetteer: Store = None,
) -> None:
    """Add the places of files; a file of the same name as one before takes its place."""
    from riwaya.lexicon.place_import import import_places  # noqa: PLC0415  (the lexicon loads for its verbs alone)

    path = _path(gazetteer)
    added = _load(path)
    refused: list[Rejected] = []
    taken: list[Imported] = []
    for file in files:
        try:
            taken.append(import_places(file))
        except Rejected as why:
            refused.append(why)
            say(f"{why.path}: {why.reason}")
    if taken:
        _save(added.with_files(each.file for each in taken), path)
    for each in taken:
        _tell(each)
    if refused or any(each.complaints for each in taken):
        raise typer.Exit(SOME_REFUSED)


@gazetteer_app.command("list")
def list_files(gazetteer: Store = None) -> None:
    """List the files whose places were added."""
    path = _path(gazetteer)
    for file in _load(path).files:
        count = len(file.places) or len(file.more_names)
        what = "places" if file.places else "names"
        print(f"{file.name}\t{file.kind}\t{count} {what}")  # noqa: T201  (what the verb is for)
    say(f"in {path}")


@gazetteer_app.command()
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME…", help="Names of files, as `list` shows them.")
    ],
    gazetteer: Store = None,
) -> None:
    """Take out again what files added."""
    path = _path(gazetteer)
    added = _load(path)
    known = {file.name for file in added.files}
    for name in names:
        if name not in known:
            say(f"{name}: no such file was added")
        added = added.without(name)
    _save(added, path)
    if not known.issuperset(names):
        raise typer.Exit(SOME_REFUSED)


def _path(told: Path | None) -> Path:
    from riwaya.lexicon.added_places import default_path  # noqa: PLC0415

    path = told or default_path()
    if path is None:
        say("RIWAYA_GAZETTEER is empty: name a file, or unset it")
        raise typer.Exit(WRONG_USAGE)
    return path


def _load(path: Path) -> "AddedPlaces":
    from riwaya.lexicon.added_places import load_added  # noqa: PLC0415

    try:
        return load_added(path)
    except Rejected as why:
        say(f"{why.path}: {why.reason}")
        raise typer.Exit(WRONG_USAGE) from why


def _save(added: "AddedPlaces", path: Path) -> None:
    from riwaya.lexicon.added_places import save_added  # noqa: PLC0415

    try:
        save_added(added, path)
    except OSError as error:
        say(f"{path}: cannot write: {error.strerror or error}")
        raise typer.Exit(WRONG_USAGE) from error


def _tell(imported: "Imported") -> None:
    file = imported.file
    for complaint in imported.complaints:
        say(f"{file.name}: {complaint}")
    what = f"{len(file.places)} places" if file.places else f"{len(file.more_names)} Arabic names"
    nameless = f", {imported.nameless} of them without an Arabic name" if imported.nameless else ""
    say(f"{file.name}: {what}{nameless}")
