"""Five documents on the fall and recapture of Tadmur, December 2016 to March 2017, for `riwaya demo`."""

import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class DemoDocument(NamedTuple):
    """A file that ships with Riwaya, and its date and publisher where the file does not tell them."""

    path: Path
    published: str | None
    publisher: str | None


def list_documents() -> list[DemoDocument]:
    """The demo's documents, in the order of their dates.

    >>> [document.path.suffix for document in list_documents()]
    ['.txt', '.html', '.txt', '.txt', '.pdf']
    """
    table = tomllib.loads((FOLDER / "documents.toml").read_text("utf-8"))
    return [
        DemoDocument(FOLDER / "documents" / entry["file"], entry.get("published"), entry.get("publisher"))
        for entry in table["document"]
    ]
