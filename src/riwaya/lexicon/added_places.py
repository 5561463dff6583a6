"""The places that a user has added to the gazetteer: one file, which is only ever replaced whole."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import platformdirs

from riwaya.model import Rejected
from riwaya.output import open_output

VARIABLE = "RIWAYA_GAZETTEER"
"""The environment's variable that names another file, or, empty, none."""

FILE_NAME = "gazetteer.msgpack"
VERSION = 1


class AddedPlace(msgspec.Struct, frozen=True, array_like=True):
    """A place of a user's file: degrees WGS 84, null where the file has none; radius in metres."""

    id: str
    names: tuple[str, ...]
    en: str
    level: str
    country: str
    latitude: float | None
    longitude: float | None
    radius_m: int
    population: int = 0


class AddedFile(msgspec.Struct, frozen=True):
    """What one imported file gave.

    `more_names` are names for places by id, which another file gave; `everyday` the look-up keys of names of one word
    that are words of the language too, and mean a place only where that is plain.
    """

    name: str
    kind: str
    places: tuple[AddedPlace, ...] = ()
    more_names: tuple[tuple[str, str], ...] = ()
    everyday: tuple[str, ...] = ()


class AddedPlaces(msgspec.Struct, frozen=True):
    """All that a user has added, file by file; of two places with one id the later file's counts."""

    version: int = VERSION
    files: tuple[AddedFile, ...] = ()

    def places(self) -> Iterator[AddedPlace]:
        """The places, each once, with all their names."""
        by_id = {place.id: place for file in self.files for place in file.places}
        more: dict[str, list[str]] = {}
        for file in self.files:
            for place_id, name in file.more_names:
                more.setdefault(place_id, []).append(name)
        for place_id, place in by_id.items():
            extra = more.get(place_id)
            names = tuple(dict.fromkeys((*place.names, *extra))) if extra else place.names
            if names:
                yield msgspec.structs.replace(place, names=names) if extra else place

    def everyday(self) -> frozenset[str]:
        """The look-up keys of all names that are everyday words."""
        return frozenset(word for file in self.files for word in file.everyday)

    def with_files(self, added: Iterable[AddedFile]) -> "AddedPlaces":
        """With these files, in the place of those of the same names."""
        new = tuple(added)
        names = {file.name for file in new}
        return AddedPlaces(VERSION, (*(file for file in self.files if file.name not in names), *new))

    def without(self, name: str) -> "AddedPlaces":
        """Without the file of this name."""
        return AddedPlaces(VERSION, tuple(file for file in self.files if file.name != name))


def default_path() -> Path | None:
    """Where the user's gazetteer lies: the environment's `RIWAYA_GAZETTEER`, else the platform's data folder."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told else None
    return Path(platformdirs.user_data_dir("riwaya", appauthor=False)) / FILE_NAME


def load_added(path: Path | None = None) -> AddedPlaces:
    """What was added so far; nothing where there is no file. Raises Rejected for a file that is none of ours."""
    path = path or default_path()
    if path is None:
        return AddedPlaces()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return AddedPlaces()
    except OSError as error:
        raise Rejected(str(path), f"the gazetteer cannot be read: {error.strerror or error}") from error
    try:
        added = msgspec.msgpack.decode(data, type=AddedPlaces)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Rejected(str(path), f"this is no gazetteer of Riwaya's: {error}") from error
    if added.version != VERSION:
        raise Rejected(str(path), f"a gazetteer of version {added.version}; this Riwaya reads {VERSION}")
    return added


def save_added(added: AddedPlaces, path: Path) -> None:
    """Puts the file in its place whole, or leaves what stands there. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_output(path) as stream:
        stream.write(msgspec.msgpack.encode(added))
