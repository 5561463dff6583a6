"""A user's own actors: new rows, and changes of shipped ones by their id."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from riwaya.lexicon import load_table
from riwaya.lexicon.actors import ActorRow, institutions, shipped_actor_rows, slug
from riwaya.lexicon.countries import countries
from riwaya.lexicon.names import name_words
from riwaya.lexicon.own_findings import Findings
from riwaya.model import ActorKind

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ARABIC = re.compile("[\u0621-\u064a]")
_REPLACED = ("ar", "en", "kind", "country", "parent", "years", "office")

Rows = dict[str, ActorRow]
Owners = dict[tuple[str, ...], str]


class OwnActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the user's; of a shipped actor only what changes. `without` takes aliases away."""

    id: str
    ar: str | None = None
    en: str | None = None
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()
    leaders: dict[str, str] = {}
    country: str | None = None
    parent: str | None = None
    years: tuple[int, int] | None = None
    office: str | None = None
    without: tuple[str, ...] = ()


def read_actors(values: object, earlier: Rows, findings: Findings) -> Rows:
    """The rows of a file's `actor` list, merged with the shipped and the `earlier` files' of the same id."""
    if not isinstance(values, list):
        findings.problem("actor", "it must be a list of tables: [[actor]]")
        return {}
    own: Rows = {}
    labels: dict[str, str] = {}
    known = {**shipped_actor_rows(), **earlier}
    for number, each in enumerate(values, 1):
        named = each.get("id", "") if isinstance(each, dict) else ""
        label = f"actor {number} ({named})" if named else f"actor {number}"
        row = findings.convert(label, each, OwnActor)
        if row is None or not _is_sound(row, label, findings):
            continue
        if row.id in own:
            findings.problem(label, f"the id '{row.id}' stands twice in this file; give each actor its own")
            continue
        merged = _merged(row, known.get(row.id), label, findings)
        if merged is not None:
            own[row.id], labels[row.id] = merged, label
            findings.change("actor", f"{row.id} {merged.ar}", overrides=row.id in known)
    _check_names(own, known, labels, findings)
    _check_parents(own, {**known, **own}, labels, findings)
    return own


def _is_sound(row: OwnActor, label: str, findings: Findings) -> bool:
    """Whether the row's own fields are right."""
    before = len(findings.problems)
    if not _ID.fullmatch(row.id):
        right = slug(row.en or row.id) or "my-group"
        findings.problem(
            label, f"the id '{row.id}' must be small Latin letters, digits and hyphens, as '{right}'"
        )
    elif row.id.upper() in countries():
        findings.problem(label, f"the id '{row.id}' is the state's; choose another")
    names = [("ar", row.ar), ("en", row.en), *(("aliases", alias) for alias in row.aliases)]
    names += [("leaders", word) for pair in row.leaders.items() for word in pair]
    for field, name in names:
        if name is not None:
            findings.is_name(f"{label} {field}", name)
    if row.ar is not None and row.ar.strip() and not _ARABIC.search(row.ar):
        findings.problem(label, f"ar: '{row.ar}' is not Arabic; other spellings go into aliases")
    if row.country is not None:
        findings.is_country(label, row.country)
    if row.years is not None and 0 != row.years[1] < row.years[0]:
        findings.problem(
            label, f"years: {row.years[1]} is before {row.years[0]}; [first, last], 0 while active"
        )
    return len(findings.problems) == before


def _merged(row: OwnActor, shipped: ActorRow | None, label: str, findings: Findings) -> ActorRow | None:
    if shipped is None:
        lacking = [name for name in ("ar", "en", "kind") if getattr(row, name) is None]
        if lacking:
            findings.problem(
                label, f"a new actor needs {', '.join(lacking)} (no shipped actor is '{row.id}')"
            )
            return None
        if row.without:
            findings.problem(label, "without: a new actor has no aliases to take away")
        fields = msgspec.to_builtins(row)
        del fields["without"]
        return msgspec.convert(fields, ActorRow)
    for name in row.without:
        if name not in shipped.aliases:
            findings.problem(
                label, f"without: '{name}' is no alias of {shipped.id}; write it as it stands there"
            )
    given = {name: getattr(row, name) for name in _REPLACED if getattr(row, name) is not None}
    kept = [alias for alias in shipped.aliases if alias not in row.without and alias != row.ar]
    former = [shipped.ar] if row.ar not in (None, shipped.ar) else []
    aliases = tuple(dict.fromkeys((*kept, *former, *row.aliases)))
    leaders = {**shipped.leaders, **row.leaders}
    return msgspec.structs.replace(shipped, **given, aliases=aliases, leaders=leaders)


def _names(row: ActorRow) -> Iterator[str]:
    yield from (row.ar, *row.aliases, *row.leaders)


@cache
def _shipped_owners() -> Mapping[tuple[str, ...], str]:
    return {name_words(name): row.id for row in shipped_actor_rows().values() for name in _names(row)}


@cache
def _general_owners() -> Mapping[tuple[str, ...], str]:
    """Names that stand for no row: of countries, and of the bodies that every state has."""
    owners = {name_words(form): f"every state's {body.id}" for body in institutions() for form in body.forms}
    short = {
        name_words(form): "what was named before"
        for s in load_table("actors")["short"]
        for form in s["forms"]
    }
    lands = {
        name_words(name): f"the country {code}" for code, land in countries().items() for name in land.ar
    }
    return {**owners, **short, **lands}


def _check_names(own: Rows, known: Rows, labels: Mapping[str, str], findings: Findings) -> None:
    """No name stands for two actors, in the file or against those known before."""
    taken: Owners = {}
    for identifier, row in own.items():
        for name in _names(row):
            words = name_words(name)
            holder = taken.get(words) or _held_by(words, known, own)
            if holder == identifier and words in taken and name in row.aliases:
                findings.problem(labels[identifier], f"the name '{name}' stands twice; once is enough")
            elif holder not in (None, identifier):
                right = f'leave it out, or take it away there: id = "{holder}", without = ["{name}"]'
                right = "leave it out of one" if holder in own else right
                findings.problem(
                    labels[identifier], f"the name '{name}' stands for {holder} already; {right}"
                )
            elif words in _general_owners() and identifier not in known:
                findings.note(labels[identifier], f"the name '{name}' stood for {_general_owners()[words]}")
            taken.setdefault(words, identifier)


def _held_by(words: tuple[str, ...], known: Rows, own: Rows) -> str | None:
    """The actor, not changed by this file, that a name stands for."""
    shipped = _shipped_owners().get(words)
    if shipped is not None and shipped not in own and words in map(name_words, _names(known[shipped])):
        return shipped
    later = (
        row for row in known.values() if row.id not in own and row is not shipped_actor_rows().get(row.id)
    )
    return next((row.id for row in later if words in map(name_words, _names(row))), None)


@cache
def _made_by_pattern() -> frozenset[str]:
    bodies = [body.same_as or body.id for body in institutions()]
    return frozenset(f"{code.lower()}-{body}" for code in countries() for body in bodies)


def _check_parents(own: Rows, rows: Rows, labels: Mapping[str, str], findings: Findings) -> None:
    told: set[str] = set()
    for identifier, row in own.items():
        if row.parent is None:
            continue
        if row.parent not in rows and row.parent not in _made_by_pattern():
            findings.is_known(f"{labels[identifier]} parent", row.parent, rows)
            continue
        circle = _circle(identifier, rows)
        if circle and not told & set(circle):
            told |= set(circle)
            line = " → ".join((*circle, circle[0]))
            findings.problem(labels[identifier], f"parent: {line} is a circle; the uppermost has no parent")


def _circle(identifier: str, rows: Rows) -> Sequence[str]:
    """The ids of the circle of parents that one stands in, or none."""
    path = [identifier]
    while (row := rows.get(path[-1])) is not None and row.parent is not None:
        if row.parent in path:
            return path[path.index(row.parent) :]
        path.append(row.parent)
    return ()


def read_guarded(values: object, own: Rows, findings: Findings) -> tuple[str, ...]:
    """The names that count only where the text shows that they are names; `own` are the user's actors."""
    names = findings.convert("guarded", values, tuple[str, ...]) or ()
    known = {name_words(name) for row in own.values() for name in _names(row)}
    for name in names:
        if name_words(name) not in known and name_words(name) not in _shipped_owners():
            findings.problem("guarded", f"'{name}' is no actor's name; add it to the actor's aliases too")
    return names
