"""The lexicon of acts as look-up: what each entry asks of its surroundings, and all written forms that name it."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

import msgspec

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.forms import Form, noun_forms, verb_forms
from riwaya.arabic.memo import Memo
from riwaya.lexicon import active_table, load_table, per_lexicon
from riwaya.lexicon.entries import ENTRY_FIELDS, OWN, ROLE_FIELDS
from riwaya.model import ActName

TOWN = "<town>"
"""Stands in a list of words for the names of places."""

_key = lru_cache(maxsize=None)(key)
"""Look-up keys of forms and conditions: most stand in several entries."""


_JOINTS = frozenset("وف")
"""Conjunctions of one letter."""

_BEFORE_ALEF = frozenset({"با", "لا"})
"""Prepositions that are left on rare verbal nouns in alef."""


class Frame(msgspec.Struct, frozen=True):
    """Which role each argument of a word plays: actor, target, place, both (target and place), either, none."""

    subject: str
    object: str
    genitive: str
    prepositions: Mapping[str, str]


class Entry(msgspec.Struct, frozen=True):
    """One entry of the lexicon of acts: what it names, what must or must not stand around it, and its frame."""

    name: str
    act: ActName
    frame: Frame
    next: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_next: frozenset[str] = frozenset()
    passive: bool = False
    tagged: bool = False
    only: str = ""
    merge: bool = False
    owned: bool = False
    actor_self: bool = False
    means: bool = False

    @property
    def strictness(self) -> int:
        """How much the entry asks of its surroundings: the most exact of the entries that hold is taken."""
        return 2 * bool(self.next or self.before) + bool(self.beside)


class Reading(NamedTuple):
    """One way to read a written form: an entry and the form's grammar."""

    entry: Entry
    form: Form


class Trigger(NamedTuple):
    """A word (or a word with the object that completes it) that names an act: token indices in its sentence."""

    start: int
    end: int
    head: int
    reading: Reading
    act: ActName
    is_verb: bool

    @property
    def entry(self) -> Entry:
        """The lexicon's entry."""
        return self.reading.entry


def _words(values: str | Iterable[str], lists: Mapping[str, list[str]]) -> frozenset[str]:
    """A list of look-up keys, with "@name" replaced by the named list."""
    names = [values] if isinstance(values, str) else list(values)
    result: set[str] = set()
    for name in names:
        result |= _words(lists[name[1:]], lists) if name.startswith("@") else {_key(name)}
    return frozenset(result)


def _entry(act: ActName, number: str, fields: Mapping[str, Any], table: Mapping[str, Any]) -> Entry:
    base = table["frames"][fields.get("frame", "kill")]
    frame = base | {name: value for name, value in fields.items() if name in ROLE_FIELDS}
    prepositions = {name: role for name, role in base.items() if name not in ROLE_FIELDS}
    prepositions |= {name: role for name, role in fields.items() if name not in ENTRY_FIELDS}
    lemma = fields.get("verb") or fields["nouns"][0].split()[0]
    return Entry(
        name=f"{act}.{number}:{lemma}",
        act=act,
        frame=Frame(
            frame["subject"], frame["object"], frame["genitive"], {key(p): r for p, r in prepositions.items()}
        ),
        next=_words(fields.get("next", ()), table["words"]),
        before=_words(fields.get("before", ()), table["words"]),
        beside=_words(fields.get("beside", ()), table["words"]),
        unless=_words(fields.get("unless", ()), table["words"]),
        not_next=_words(fields.get("not_next", ()), table["words"]),
        not_after=_words(fields.get("not_after", ()), table["words"]),
        passive=fields.get("passive", False),
        tagged=fields.get("tagged", False),
        only=fields.get("only", ""),
        merge=fields.get("merge", False),
        owned=fields.get("owned", False),
        actor_self=fields.get("actor_self", False),
        means=fields.get("means", False),
    )


def _entry_forms(fields: Mapping[str, Any]) -> dict[Form, None]:
    """All forms of an entry: the verb's with its verbal nouns, and the nouns with the plurals listed."""
    nouns = tuple(fields.get("nouns", ()))
    passive, circumstantial = fields.get("participles", False), fields.get("circumstantial", False)
    forms: dict[Form, None] = {}
    if "verb" in fields:
        told = {"verb", "verbal_noun"} | ({"passive_participle"} if passive else set())
        inflected = _told_forms(fields["verb"], fields.get("root"), nouns, passive or circumstantial)
        forms = {f: None for f in inflected if f.pos in told or (circumstantial and _is_circumstantial(f))}
    for noun in nouns:
        lemma, *plurals = noun.split()
        forms |= dict.fromkeys(noun_forms(lemma, plurals=plurals))
    return forms


@lru_cache(maxsize=1024)
def _told_forms(
    verb: str,
    root: str | None,
    nouns: tuple[str, ...],
    participles: bool,  # noqa: FBT001 (told by place, as lru_cache asks)
) -> tuple[Form, ...]:
    """The forms of a verb in which news tells an act; verbs that stand in several entries are inflected once.

    Not told are «you» and «I», which is spelt like another verb («أحرق»), nor the shortened forms of «we», which are
    spelt like other words («نصب»).
    """
    forms = verb_forms(
        verb, root=root, verbal_nouns=[noun.split()[0] for noun in nouns], participles=participles
    )
    told = [form for form in forms if form.person in {0, 3} or (form.person == 1 and form.number == "Plur")]
    longest: dict[str, int] = {}
    for form in told:
        if form.person == 1 and form.aspect == "imperfect":
            longest[form.voice] = max(longest.get(form.voice, 0), len(form.text))
    return tuple(
        form
        for form in told
        if form.person != 1 or form.aspect != "imperfect" or len(form.text) == longest[form.voice]
    )


def _is_circumstantial(form: Form) -> bool:
    """Whether a form is the accusative participle of what a subject does besides («متهماً», «مطالبين»)."""
    accusative = form.text.endswith("ا") if form.number == "Sing" else form.text.endswith("ين")
    masculine = form.gender == "Masc" and form.number in {"Sing", "Plur"}
    return form.pos == "active_participle" and masculine and accusative


@per_lexicon("acts")
def act_index() -> dict[str, tuple[Reading, ...]]:
    """Every written form (as look-up key) of every word of the lexicon, with its readings, the user's first."""
    table = active_table("acts")
    index: dict[str, list[Reading]] = {}
    own = [(act, f"{OWN}{number}", fields) for number, (act, fields) in enumerate(table.get(OWN, ()))]
    shipped = [(a, str(number), f) for a, entries in table["act"].items() for number, f in enumerate(entries)]
    for act, name, fields in own + shipped:
        entry = _entry(cast("ActName", act), name, fields, table)
        verbal = msgspec.structs.replace(entry, only="", frame=_verbal_frame(entry.frame))
        for form in _entry_forms(fields):
            named = verbal if form.pos == "active_participle" else entry
            if _is_told(named, form):
                index.setdefault(_key(form.text), []).append(Reading(named, form))
    return {text: tuple(readings) for text, readings in index.items()}


def _verbal_frame(frame: Frame) -> Frame:
    """The frame of a participle: what follows it is its object, as a verb's is."""
    return msgspec.structs.replace(frame, genitive=frame.object)


def _is_told(entry: Entry, form: Form) -> bool:
    """Whether the entry counts as the verb, or as the noun, that the form is."""
    return entry.only != ("noun" if form.pos == "verb" else "verb")


@per_lexicon("acts")
def may_name() -> Memo[WordForm, bool]:
    """Whether a word is spelt like one of the lexicon, perhaps behind a conjunction that was not cut off."""
    index = act_index()

    def may(form: WordForm) -> bool:
        if form.host in index or form.key in index:
            return True
        if form.key[:1] in _JOINTS:
            return form.key[1:] in index or form.host[1:] in index
        return form.host[:2] in _BEFORE_ALEF and bool(_uncut(index, form.host))

    return Memo(may)


def readings_of(token: Token) -> tuple[Reading, ...]:
    """The readings of a word, also where a conjunction was not cut off («واحتج»)."""
    return all_readings(act_index(), token)


def all_readings(index: Mapping[str, tuple[Reading, ...]], token: Token) -> tuple[Reading, ...]:
    """The readings of a word in an index."""
    found = index.get(token.host) or index.get(token.key) or ()
    if found:
        return found
    if token.key[:1] in _JOINTS and (token.tag == "VERB" or token.form.pronoun):
        found = index.get(token.key[1:]) or index.get(token.host[1:], ())
        return tuple(reading for reading in found if reading.form.pos == "verb")
    if token.host[:2] in _BEFORE_ALEF:
        return tuple(reading for reading in _uncut(index, token.host) if reading.form.pos != "verb")
    return ()


def _uncut(index: Mapping[str, tuple[Reading, ...]], host: str) -> tuple[Reading, ...]:
    """The readings of a word whose preposition was not cut off: «باتهام», «بإحالتهم»."""
    found = index.get(host[1:], ())
    return found or (index.get(f"{host[1:-1]}ه", ()) if host.endswith("ت") else ())


@cache
def light_verbs() -> dict[str, str]:
    """Every written form of the verbs that lend their subject to a noun, with the role they lend it."""
    table = load_table("acts")
    roots = table["light_roots"]
    verbs = {
        key(form.text): role
        for role in ("event", "target", "actor")
        for verb in table["light"][role]
        for form in verb_forms(verb, root=roots.get(verb), participles=False)
        if form.pos == "verb" and form.person != 2 and (form.person, form.number) != (1, "Sing")
    }
    return verbs | {key(noun): "actor" for noun in table["light"]["nouns"]}


@cache
def lending_verbs() -> dict[str, str]:
    """The light verbs, and those whose object is a deed of their subject: «نفى الجيش قصف …»."""
    table = load_table("acts")
    forms = (
        form.text
        for verb in table["light"]["lends"]
        for form in verb_forms(verb, root=table["light_roots"].get(verb), participles=False)
        if form.pos == "verb" and form.person == 3
    )
    return {key(form): "actor" for form in forms} | light_verbs()


@cache
def variants() -> dict[str, tuple[tuple[frozenset[str], ActName], ...]]:
    """For some acts, the words that make another act of it when they stand right after («قصف جوي»)."""
    return {
        act: tuple((frozenset(map(key, rule["next"])), rule["act"]) for rule in rules)
        for act, rules in load_table("acts")["variants"].items()
    }


@cache
def weapons() -> frozenset[str]:
    """What strikes are done with: rounds and bombs, as look-up keys."""
    words = load_table("acts")["words"]
    return frozenset(_key(word) for name in ("rounds", "bombs", "fire") for word in words[name])


@cache
def aircraft() -> frozenset[str]:
    """Aircraft and what is said of them, as look-up keys."""
    return frozenset(map(_key, load_table("acts")["words"]["aircraft"]))
