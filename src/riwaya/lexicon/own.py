"""Reading a user's own lexicon: TOML files of the shipped tables' shape, checked one by one, each over those before."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from riwaya.lexicon.actors import OWN_ACTORS
from riwaya.lexicon.layers import Lexicon
from riwaya.lexicon.own_actors import Rows, read_actors, read_guarded
from riwaya.lexicon.own_acts import OwnActs, read_acts
from riwaya.lexicon.own_cues import Groups, cue_table, read_cues
from riwaya.lexicon.own_findings import Change, Findings
from riwaya.lexicon.own_places import Rows as PlaceRows
from riwaya.lexicon.own_places import place_table, read_places
from riwaya.model import Rejected

LARGEST = 4 * 1024 * 1024
"""Bytes of a lexicon file; all shipped tables together have a quarter."""

SECTIONS = ("actor", "guarded", "act", "words", "frames", "cues", "places")


class CheckedFile(NamedTuple):
    """What one file says: what it changes, what is wrong (then nothing of it counts), what may be meant so."""

    path: str
    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class _Own(NamedTuple):
    """What the files so far said."""

    actors: Rows
    guarded: tuple[str, ...]
    acts: OwnActs
    cues: Groups
    places: PlaceRows

    @property
    def lexicon(self) -> Lexicon:
        """The tables that these make, only those that they touch."""
        tables: dict[str, Any] = {}
        if self.actors or self.guarded:
            tables[OWN_ACTORS] = {"rows": self.actors, "guarded": self.guarded}
        if any(self.acts):
            tables["acts"] = self.acts.table
        if self.cues:
            tables["cues"] = cue_table(self.cues)
        if self.places:
            tables["places"] = place_table(self.places)
        return Lexicon(tables)


def load_lexicon(*paths: str | Path) -> Lexicon:
    """The user's lexicon of these TOML files, a later one over an earlier; raises Rejected with all that is wrong."""
    lexicon, files = check_lexicon(paths)
    for file in files:
        if file.problems:
            raise Rejected(file.path, "; ".join(file.problems))
    return lexicon


def check_lexicon(paths: Iterable[str | Path]) -> tuple[Lexicon, list[CheckedFile]]:
    """The lexicon of the files that are right, and what each file says; never raises for what a file holds."""
    own = _Own({}, (), OwnActs([], {}, {}), {}, {})
    files = []
    for path in paths:
        findings = Findings()
        try:
            read = _read(_parsed(Path(path)), own, findings)
        except Rejected as refusal:
            files.append(CheckedFile(str(path), (), (refusal.reason,), ()))
            continue
        if not findings.problems:
            own = read
        found = (tuple(findings.changes), tuple(findings.problems), tuple(findings.notes))
        files.append(CheckedFile(str(path), *found))
    return own.lexicon, files


def _parsed(path: Path) -> dict[str, Any]:
    """The file's TOML; raises Rejected where it is none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise Rejected(str(path), f"cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise Rejected(str(path), f"it is larger than {LARGEST // 1024 // 1024} MB; split it")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"it is not UTF-8 (byte {error.start + 1}); save it as UTF-8"
        raise Rejected(str(path), reason) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "it is nested too deeply"
        raise Rejected(str(path), f"it is not TOML: {said}") from error


def _read(file: dict[str, Any], own: _Own, findings: Findings) -> _Own:
    for name in file:
        findings.is_known(f"[{name}]", name, SECTIONS)
    actors = {**own.actors, **read_actors(file.get("actor", []), own.actors, findings)}
    return _Own(
        actors,
        (*own.guarded, *read_guarded(file.get("guarded", []), actors, findings)),
        read_acts(file, own.acts, findings),
        read_cues(file.get("cues", {}), own.cues, findings),
        read_places(file.get("places", {}), own.places, findings),
    )
