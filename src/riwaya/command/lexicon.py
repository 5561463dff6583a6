"""`riwaya lexicon`: looks after a user's own lexicon."""

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from riwaya.command.ending import SOME_REFUSED, STANDARD_OUTPUT, WRONG_USAGE, ended_by_failure
from riwaya.terminal import isolated, say

lexicon_app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


def looking_up(paths: list[Path] | None) -> contextlib.AbstractContextManager[None]:
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


@lexicon_app.command("check")
def check_lexicon_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="TOML files, a later one over an earlier.")
    ],
) -> None:
    """Say what lexicon files add and override, and what is wrong with them."""
    from riwaya.show_lexicon import print_checked  # noqa: PLC0415  (only this verb shows it)

    with ended_by_failure(STANDARD_OUTPUT):
        sound = print_checked(sys.stdout, files)
    if not sound:
        raise typer.Exit(SOME_REFUSED)
