"""What `riwaya lexicon check` says of a user's lexicon files."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from riwaya.lexicon.own import CheckedFile, check_lexicon
from riwaya.output import readable
from riwaya.terminal import isolated

SHOWN = 200
"""Changes of a file that are listed; of a longer file the numbers are told."""


def print_checked(stream: TextIO, paths: Sequence[Path]) -> bool:
    """Prints each file's problems, notes and changes, a line each; says whether all files are right."""
    _, files = check_lexicon(paths)
    for file in files:
        stream.writelines(line + "\n" for line in _lines(file))
    return not any(file.problems for file in files)


def _lines(file: CheckedFile) -> list[str]:
    name = readable(file.path)
    lines = [f"{name}: error: {_shown(problem)}" for problem in file.problems]
    lines += [f"{name}: note: {_shown(note)}" for note in file.notes]
    if file.problems:
        return [*lines, f"{name}: {len(file.problems)} wrong; nothing of it is taken until that is mended"]
    for change in file.changes[:SHOWN]:
        lines.append(f"{name}: {change.how} {change.what} {_shown(change.name)}")
    if len(file.changes) > SHOWN:
        lines.append(f"{name}: … and {len(file.changes) - SHOWN} more")
    counted = Counter((change.how, change.what) for change in file.changes)
    told = ", ".join(f"{how} {number} of {what}" for (how, what), number in sorted(counted.items()))
    return [*lines, f"{name}: right; {told or 'it changes nothing'}"]


def _shown(words: str) -> str:
    """The words on one line, each Arabic run closed off so that it turns nothing around it."""
    return isolated(" ".join(readable(words).split()))
