"""The lexicon's TOML tables, and the file in which a build keeps all of them parsed.

Parsing the tables that one report asks for takes a seventh of a second, reading them parsed five thousandths. `build`
writes that file at packaging time; a table whose text has changed since, or that the file lacks (a plain checkout), is
parsed. Nothing else of the package is imported, so that a build can run this file.
"""

import tomllib
import zlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

TABLES_FILE = "tables.msgpack"


class _Parsed(msgspec.Struct, frozen=True, array_like=True):
    """A table's checksum as text, and the table as MessagePack."""

    checksum: int
    table: msgspec.Raw


@cache
def load_table(name: str) -> dict[str, Any]:
    """The lexicon table `name` (without `.toml`), as plain values; loaded once a process. Treat it as read-only."""
    source = resources.files("riwaya.lexicon").joinpath(f"{name}.toml").read_bytes()
    parsed = _built().get(name)
    if parsed is None or parsed.checksum != zlib.crc32(source):
        return tomllib.loads(source.decode("utf-8"))
    found: dict[str, Any] = msgspec.msgpack.decode(parsed.table)
    return found


@cache
def _built() -> dict[str, _Parsed]:
    file = resources.files("riwaya.lexicon").joinpath(TABLES_FILE)
    return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, _Parsed]) if file.is_file() else {}


def build(path: Path) -> int:
    """Writes the tables that lie beside `path`, parsed, into it and returns how many there are."""
    parsed = {}
    for source in sorted(path.parent.glob("*.toml")):
        text = source.read_bytes()
        table = msgspec.msgpack.encode(tomllib.loads(text.decode("utf-8")))
        parsed[source.stem] = _Parsed(zlib.crc32(text), msgspec.Raw(table))
    path.write_bytes(msgspec.msgpack.encode(parsed))
    return len(parsed)
