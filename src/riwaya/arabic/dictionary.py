"""The dictionary of Arabic forms with their lemmas: simplemma's, in a file that is searched without being loaded.

simplemma unpacks its 300,000 forms into a table for half a second and 60 MB. `build` writes them, sorted, at packaging
time, and a look-up halves that file twenty times; without it (a plain checkout) simplemma's own table is used. Nothing
else of the package is imported, so that a build can run this file.
"""

import mmap
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Protocol

TABLE_FILE = "dictionary.tsv"
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")


class _Table(Protocol):
    def get(self, key: str) -> str | None: ...


class SortedLines:
    """Forms and lemmas as sorted lines of bytes, a tab between the two."""

    def __init__(self, lines: mmap.mmap | bytes) -> None:
        self._lines = lines

    def get(self, key: str) -> str | None:
        """The lemma of a form, None for one that is not there."""
        wanted = key.encode("utf-8", "surrogatepass") + b"\t"
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start = self._lines.rfind(b"\n", low, middle) + 1 or low
            end = self._lines.find(b"\n", middle, high)
            line = self._lines[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line < wanted:
                low = end + 1
            else:
                high = start
        return None


def lemma_of(form: str) -> str | None:
    """The dictionary's lemma of a form, vowel marks and kashida apart; None where it does not have the form.

    >>> lemma_of("سيارات"), lemma_of("السورسارت")
    ('سيارة', None)
    """
    return _table().get(_MARKS.sub("", form))


def is_known(form: str) -> bool:
    """Whether the dictionary has a form, vowel marks and kashida apart."""
    return lemma_of(form) is not None


@cache
def _table() -> _Table:
    path = resources.files("riwaya.arabic").joinpath(TABLE_FILE)
    if not path.is_file():
        return _forms()
    with resources.as_file(path) as file, file.open("rb") as stream:
        return SortedLines(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))


def _forms() -> Mapping[str, str]:
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415  (half a second to load)

    return DefaultDictionaryFactory().get_dictionary("ar")


def sorted_lines(forms: Mapping[str, str]) -> Iterator[bytes]:
    """A line for each form, in the order of their bytes."""
    yield from sorted(f"{form}\t{lemma}\n".encode() for form, lemma in forms.items())


def build(path: Path) -> None:
    """Writes the file."""
    path.write_bytes(b"".join(sorted_lines(_forms())))
