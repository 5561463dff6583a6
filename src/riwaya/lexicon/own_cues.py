"""A user's own words of speech: verbs for the groups of `cues.toml`, groups of their own, and words for its lists."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from riwaya.arabic.forms import verb_forms
from riwaya.lexicon import load_table
from riwaya.lexicon.own_findings import Findings, lemma_key
from riwaya.model import Stance

_ARABIC_WORD = re.compile("[\u0621-\u064a\u064b-\u0652]+")
_LISTS = ("impersonal", "prepositional")

Groups = dict[str, dict[str, Any]]


class OwnGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A group of verbs of speech, as `cues.toml` describes it."""

    verbs: dict[str, tuple[str, ...]]
    stance: Stance = "asserts"
    by: tuple[str, ...] = ()
    bare: bool = False
    act: bool = False
    counts: bool = False
    heads: tuple[str, ...] = ()
    relay: bool = False
    within: bool = False


def cue_table(own: Groups) -> dict[str, Any]:
    """The whole table of cues: the user's verbs before the shipped ones, which stand nowhere else then."""
    shipped = load_table("cues")
    mine = {lemma_key(verb) for group in own.values() for verb in group.get("verbs", ())}
    groups: dict[str, Any] = {}
    for name, group in own.items():
        if "verbs" in group:
            fields = shipped.get(name, {"stance": "asserts", "by": [], "bare": False})
            groups[f"own {name}"] = {**fields, **group}
    for name, group in shipped.items():
        kept = dict(group)
        if "verbs" in group:
            kept["verbs"] = {v: nouns for v, nouns in group["verbs"].items() if lemma_key(v) not in mine}
        elif name in own:
            kept |= {word_list: [*group[word_list], *words] for word_list, words in own[name].items()}
        groups[name] = kept
    return groups


def read_cues(values: object, earlier: Groups, findings: Findings) -> Groups:
    """What a file's `cues` tables say, after the `earlier` files'."""
    shipped = load_table("cues")
    found = dict(earlier)
    for name, fields in findings.entries("cues", values).items():
        label = f"cues.{name}"
        if not isinstance(fields, dict):
            findings.problem(label, f'it must be a table: [cues.{name}.verbs] "نقل" = ["نقل"]')
        elif name in _LISTS:
            _read_lists(name, fields, found, findings)
        elif name in shipped and "verbs" not in shipped[name]:
            findings.problem(label, f"it cannot be changed; groups of verbs, {' and '.join(_LISTS)} can")
        else:
            _read_group(name, fields, found, findings)
    return found


def _read_group(name: str, fields: Mapping[str, Any], found: Groups, findings: Findings) -> None:
    label, shipped = f"cues.{name}", load_table("cues")
    if name in shipped and set(fields) - {"verbs"}:
        wrong = min(set(fields) - {"verbs"})
        findings.problem(
            label, f"{wrong}: the shipped group keeps its own; give a group of your own another name"
        )
        return
    group = findings.convert(label, fields, OwnGroup)
    if group is None:
        return
    sound = True
    for verb, nouns in group.verbs.items():
        if not all(_ARABIC_WORD.fullmatch(word) for word in (verb, *nouns)):
            findings.problem(label, f"'{verb}': a verb and its nouns are single Arabic words")
            sound = False
            continue
        try:
            verb_forms(verb)
        except (ValueError, KeyError, IndexError) as error:
            findings.problem(label, str(error))
            sound = False
    if sound:
        known = {lemma_key(v) for g in shipped.values() for v in g.get("verbs", ())}
        for verb in group.verbs:
            findings.change("cue", f"{name}: {verb}", overrides=lemma_key(verb) in known)
        verbs = {
            **found.get(name, {}).get("verbs", {}),
            **{v: list(nouns) for v, nouns in group.verbs.items()},
        }
        own = {} if name in shipped else msgspec.to_builtins(group)
        found[name] = {**own, "verbs": verbs}


def _read_lists(name: str, fields: Mapping[str, Any], found: Groups, findings: Findings) -> None:
    shipped = load_table("cues")[name]
    lists = dict(found.get(name, {}))
    for each, values in fields.items():
        label = f"cues.{name} {each}"
        words = (
            findings.convert(label, values, list[str]) if findings.is_known(label, each, shipped) else None
        )
        if words is None:
            continue
        wrong = [word for word in words if not _ARABIC_WORD.fullmatch(word)]
        if wrong:
            findings.problem(label, f"'{wrong[0]}' must be one Arabic word")
            continue
        lists[each] = [*lists.get(each, ()), *map(lemma_key, words)]
        for word in words:
            findings.change("cue", f"{name}.{each}: {word}", overrides=False)
    found[name] = lists
