"""A user's own words for acts: entries of `acts.toml`'s shape, with frames and lists of words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, get_args

from riwaya.arabic.forms import noun_forms, verb_forms
from riwaya.lexicon import load_table
from riwaya.lexicon.entries import ENTRY_FIELDS, OWN, ROLE_FIELDS, SENSES, ActEntryRow
from riwaya.lexicon.own_findings import Findings, lemma_key
from riwaya.model import ActName

_ARABIC_WORD = re.compile("[\u0621-\u064a\u064b-\u0652]+")
_ONLY = ("verb", "noun")

Fields = Mapping[str, Any]
Entries = list[tuple[str, Fields]]


class OwnActs(NamedTuple):
    """What the files so far said of acts: entries with their act, frames, lists of words."""

    entries: Entries
    frames: dict[str, dict[str, str]]
    words: dict[str, list[str]]

    @property
    def table(self) -> dict[str, Any]:
        """The whole table of acts: the shipped one, less what is overridden, and this."""
        shipped = load_table("acts")
        mine = {(act, entry_lemma(fields)) for act, fields in self.entries}
        acts = {
            act: [fields for fields in entries if (act, entry_lemma(fields)) not in mine]
            for act, entries in shipped["act"].items()
        }
        words = {name: [*shipped["words"].get(name, ()), *more] for name, more in self.words.items()}
        return {
            **shipped,
            "act": acts,
            "frames": {**shipped["frames"], **self.frames},
            "words": {**shipped["words"], **words},
            OWN: self.entries,
        }


@cache
def _roles() -> frozenset[str]:
    return frozenset(role for frame in load_table("acts")["frames"].values() for role in frame.values())


def entry_lemma(fields: Fields) -> str:
    """The look-up key of the word that an entry is known by: its verb, else its first noun."""
    return lemma_key(fields.get("verb") or next(iter(fields.get("nouns", ())), ""))


@cache
def _shipped_acts() -> dict[str, set[str]]:
    """The acts that a word of the shipped lexicon names."""
    acts: dict[str, set[str]] = {}
    for act, entries in load_table("acts")["act"].items():
        for fields in entries:
            acts.setdefault(entry_lemma(fields), set()).add(act)
    return acts


def read_acts(file: Mapping[str, Any], earlier: OwnActs, findings: Findings) -> OwnActs:
    """What a file's `words`, `frames` and `act` tables say, after the `earlier` files'."""
    words = {**earlier.words, **_read_words(file.get("words", {}), findings)}
    frames = {**earlier.frames, **_read_frames(file.get("frames", {}), findings)}
    known = OwnActs([], frames, words)
    read: Entries = []
    for act, entries in findings.entries("act", file.get("act", {})).items():
        if not findings.is_known(f"act.{act}", act, get_args(ActName)):
            continue
        if not isinstance(entries, list):
            findings.problem(f"act.{act}", "it must be a list of tables: [ { verb = … }, … ]")
            continue
        for number, fields in enumerate(entries, 1):
            if _is_sound(f"act.{act} {number}", fields, known, findings):
                read.append((act, fields))
    _tell_changes(read, earlier, findings)
    mine = {(act, entry_lemma(fields)) for act, fields in read}
    kept = [(act, fields) for act, fields in earlier.entries if (act, entry_lemma(fields)) not in mine]
    return OwnActs(kept + read, frames, words)


def _tell_changes(read: Entries, earlier: OwnActs, findings: Findings) -> None:
    seen: list[Fields] = []
    for act, fields in read:
        lemma, shown = entry_lemma(fields), fields.get("verb") or fields["nouns"][0]
        label = f"act.{act} ({shown})"
        if {"act": act, **fields} in seen:
            findings.problem(label, "the entry stands twice in this file; once is enough")
        seen.append({"act": act, **fields})
        acts = _shipped_acts().get(lemma, set()) | {a for a, f in earlier.entries if entry_lemma(f) == lemma}
        findings.change("act", f"{act}: {shown}", overrides=act in acts)
        if acts - {act}:
            findings.note(
                label, f"the word names {', '.join(sorted(acts - {act}))} too; of equals yours is taken"
            )


def _read_words(values: object, findings: Findings) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, words in findings.entries("words", values).items():
        given = findings.convert(f"words.{name}", words, list[str])
        if given is None:
            continue
        if not given or not all(word.strip() for word in given):
            findings.problem(f"words.{name}", "a list holds at least one word, and no empty one")
            continue
        nested = [word for word in given if word.startswith("@")]
        if nested:
            findings.problem(f"words.{name}", f"'{nested[0]}' names a list; a list holds plain words")
            continue
        found[name] = given
        findings.change("words", name, overrides=name in load_table("acts")["words"])
    return found


def _read_frames(values: object, findings: Findings) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, fields in findings.entries("frames", values).items():
        frame = findings.convert(f"frames.{name}", fields, dict[str, str])
        if frame is None:
            continue
        lacking = [role for role in ROLE_FIELDS if role not in frame]
        if lacking:
            findings.problem(f"frames.{name}", f"it lacks {', '.join(lacking)}")
        elif all(_is_role(f"frames.{name} {field}", field, role, findings) for field, role in frame.items()):
            found[name] = frame
            findings.change("frame", name, overrides=name in load_table("acts")["frames"])
    return found


def _is_role(label: str, field: str, role: object, findings: Findings) -> bool:
    if field not in ROLE_FIELDS and not _ARABIC_WORD.fullmatch(field):
        return findings.is_known(label, field, ENTRY_FIELDS)
    if not isinstance(role, str):
        findings.problem(label, f"a role is text: one of {', '.join(sorted(_roles()))}")
        return False
    return findings.is_known(label, role, _roles())


def _is_sound(label: str, fields: object, known: OwnActs, findings: Findings) -> bool:
    """Whether an entry is right in itself and names only frames and lists that are there."""
    before = len(findings.problems)
    if not isinstance(fields, dict):
        findings.problem(label, 'it must be a table: { verb = "…", nouns = ["…"] }')
        return False
    plain = {name: value for name, value in fields.items() if name in ENTRY_FIELDS}
    entry = findings.convert(label, plain, ActEntryRow)
    for name, role in fields.items():
        if name not in ENTRY_FIELDS or name in ROLE_FIELDS:
            _is_role(f"{label} {name}", name, role, findings)
    if entry is None:
        return False
    findings.is_known(f"{label} frame", entry.frame, {*load_table("acts")["frames"], *known.frames})
    if entry.only and entry.only not in _ONLY:
        findings.problem(label, f"only: '{entry.only}' must be verb or noun")
    lists = {*load_table("acts")["words"], *known.words}
    for sense in SENSES:
        _check_sense(f"{label} {sense}", getattr(entry, sense), lists, findings)
    _check_forms(label, entry, findings)
    return len(findings.problems) == before


def _check_sense(label: str, words: str | Sequence[str], lists: set[str], findings: Findings) -> None:
    for word in [words] if isinstance(words, str) else words:
        if word.startswith("@"):
            findings.is_known(label, word[1:], lists)
        elif not _ARABIC_WORD.fullmatch(word):
            findings.problem(label, f"'{word}' must be one Arabic word, or @ and the name of a list")


def _check_forms(label: str, entry: ActEntryRow, findings: Findings) -> None:
    """Whether the words can be inflected."""
    if entry.verb is None and not entry.nouns:
        findings.problem(label, 'it lacks a word: verb = "…" (third person perfect), nouns = ["…"] or both')
        return
    if not all(_is_arabic(noun) for noun in entry.nouns) or not _is_arabic(
        "ا" if entry.verb is None else entry.verb
    ):
        findings.problem(label, 'a word is empty or not Arabic; a noun stands with its plurals: "غارة غارات"')
        return
    try:
        if entry.verb is not None:
            verb_forms(entry.verb, root=entry.root, verbal_nouns=[noun.split()[0] for noun in entry.nouns])
        for lemma, *plurals in (noun.split() for noun in entry.nouns):
            noun_forms(lemma, plurals=plurals)
    except (ValueError, KeyError, IndexError) as error:
        findings.problem(label, str(error))


def _is_arabic(words: str) -> bool:
    return bool(words.split()) and all(_ARABIC_WORD.fullmatch(word) for word in words.split())
