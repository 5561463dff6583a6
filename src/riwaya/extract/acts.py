"""Which words name an act: triggers found from the lexicon of acts, in all their inflected forms and senses."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

import msgspec

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.characters import key
from riwaya.arabic.forms import Form, noun_forms, verb_forms
from riwaya.extract.actors import head_kind
from riwaya.extract.phrases import follows_subject, is_accusative
from riwaya.lexicon import active_table, load_table, per_lexicon, word_set
from riwaya.lexicon.entries import ENTRY_FIELDS, OWN, ROLE_FIELDS
from riwaya.model import ActName

NEXT_WINDOW = 3
BESIDE_WINDOW = 6
UNLESS_WINDOW = 4
NOUN_LIKE = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
GOVERNING = word_set("grammar", "acts", "governing")
"""Prepositions: what follows them is never a verb."""

COMPLEMENTIZERS = word_set("grammar", "acts", "complementizers")
MERGE_WINDOW = 4


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
    passive: bool = False
    only: str = ""
    merge: bool = False
    actor_self: bool = False

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
        result |= _words(lists[name[1:]], lists) if name.startswith("@") else {key(name)}
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
        not_after=_words(fields.get("not_after", ()), table["words"]),
        passive=fields.get("passive", False),
        only=fields.get("only", ""),
        merge=fields.get("merge", False),
        actor_self=fields.get("actor_self", False),
    )


def _entry_forms(fields: Mapping[str, Any]) -> Iterable[Form]:
    """All forms of an entry: the verb's with its verbal nouns, and the nouns with the plurals listed."""
    nouns = [noun.split() for noun in fields.get("nouns", ())]
    if "verb" in fields:
        forms = verb_forms(
            fields["verb"],
            root=fields.get("root"),
            verbal_nouns=[noun[0] for noun in nouns],
            participles=fields.get("participles", False),
        )
        yield from (form for form in forms if form.pos != "active_participle")
    for lemma, *plurals in nouns:
        yield from noun_forms(lemma, plurals=plurals)


@per_lexicon("acts")
def act_index() -> dict[str, tuple[Reading, ...]]:
    """Every written form (as look-up key) of every word of the lexicon, with its readings, the user's first."""
    table = active_table("acts")
    index: dict[str, list[Reading]] = {}
    own = [(act, f"{OWN}{number}", fields) for number, (act, fields) in enumerate(table.get(OWN, ()))]
    shipped = [(a, str(number), f) for a, entries in table["act"].items() for number, f in enumerate(entries)]
    for act, name, fields in own + shipped:
        entry = _entry(cast("ActName", act), name, fields, table)
        for form in dict.fromkeys(_entry_forms(fields)):
            if _is_told(entry, form):
                index.setdefault(key(form.text), []).append(Reading(entry, form))
    return {text: tuple(readings) for text, readings in index.items()}


def _is_told(entry: Entry, form: Form) -> bool:
    """Whether news tells the act in this form: not of «you», nor of «I», which is spelt like another verb («أحرق»)."""
    if form.pos != "verb":
        return entry.only != "verb"
    return entry.only != "noun" and (form.person == 3 or (form.person == 1 and form.number == "Plur"))


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
        if form.pos == "verb"
    }
    return verbs | {key(noun): "actor" for noun in table["light"]["nouns"]}


@cache
def _variants() -> dict[str, tuple[tuple[frozenset[str], ActName], ...]]:
    return {
        act: tuple((frozenset(map(key, rule["next"])), rule["act"]) for rule in rules)
        for act, rules in load_table("acts")["variants"].items()
    }


class Around(NamedTuple):
    """What conditions compare: each token's key and host (nothing for a mark that ends a clause), and more.

    `verbs` are the indices of verbs, `definite` those of words with an article.
    """

    words: list[frozenset[str]]
    verbs: frozenset[int]
    definite: frozenset[int]


def _holds(entry: Entry, index: int, around: Around) -> int | None:
    """The index of the token that completes the entry (or `index` itself) if its conditions hold, else None."""
    words = around.words
    if entry.not_after and index and index - 1 not in around.definite and words[index - 1] & entry.not_after:
        return None
    if entry.unless and _meets(entry.unless, words, index, UNLESS_WINDOW, UNLESS_WINDOW):
        return None
    if entry.beside and not _meets(entry.beside, words, index, BESIDE_WINDOW, BESIDE_WINDOW, itself=False):
        return None
    if entry.before and not _meets(entry.before, words, index, NEXT_WINDOW, 0, itself=False):
        return None
    return _completed(entry, index, around) if entry.next else index


def _meets(
    wanted: frozenset[str],
    words: list[frozenset[str]],
    index: int,
    left: int,
    right: int,
    *,
    itself: bool = True,
) -> bool:
    """Whether a wanted word stands at most `left` tokens before `index` or `right` after it."""
    for position in range(max(0, index - left), min(len(words), index + right + 1)):
        if (itself or position != index) and not words[position].isdisjoint(wanted):
            return True
    return False


def _completed(entry: Entry, index: int, around: Around) -> int | None:
    for position in range(index + 1, min(len(around.words), index + NEXT_WINDOW + 1)):
        if not around.words[position].isdisjoint(entry.next):
            return position
        if not around.words[position] or position in around.verbs:
            return None
    return None


def _fits(token: Token, form: Form) -> bool:
    """Whether the form's part of speech can stand with the token's clitics."""
    verb = form.pos == "verb"
    if token.form.preposition == "ل" and verb:
        return form.aspect == "imperfect" and not token.form.article
    if token.form.article or token.form.preposition:
        return not verb
    if token.form.future:
        return verb
    return True


def _grammar_score(token: Token, form: Form) -> float:
    verb = form.pos == "verb"
    if token.tag in {"VERB", "AUX"}:
        return 1.0 if verb else 0.3
    if token.tag in {"NOUN", "ADJ", "PROPN", "X", "NUM"}:
        return 0.4 if verb else 1.0
    return 0.5


def _best_reading(
    token: Token, index: int, readings: Sequence[Reading], around: Around
) -> tuple[Reading, int] | None:
    best: tuple[tuple[float, int], Reading, int] | None = None
    for reading in readings:
        if not _fits(token, reading.form):
            continue
        completed = _holds(reading.entry, index, around)
        if completed is None:
            continue
        score = (_grammar_score(token, reading.form), reading.entry.strictness)
        if best is None or score > best[0]:
            best = (score, reading, completed)
    return (best[1], best[2]) if best else None


def surroundings(tokens: Sequence[Token]) -> Around:
    """What the conditions of entries compare, in one sentence."""
    return Around(
        [
            frozenset()
            if token.tag == "PUNCT" and token.text in ".؛:؟!"
            else frozenset((token.key, token.host))
            for token in tokens
        ],
        frozenset(index for index, token in enumerate(tokens) if token.tag == "VERB"),
        frozenset(index for index, token in enumerate(tokens) if token.form.article),
    )


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The words of a sentence that name an act, in order, no two on the same token."""
    tokens = sentence.tokens
    candidates = [
        (position, readings) for position, token in enumerate(tokens) if (readings := readings_of(token))
    ]
    if not candidates:
        return []
    around = surroundings(tokens)
    triggers = []
    for position, readings in candidates:
        if position and (tokens[position - 1].key in GOVERNING or _is_second_verb(tokens, position)):
            named = [reading for reading in readings if reading.form.pos != "verb"]
            found = _best_reading(tokens[position], position, named, around)
        elif _takes_object(tokens, position):
            told = [reading for reading in readings if reading.form.pos == "verb"]
            found = _best_reading(tokens[position], position, told, around)
        else:
            found = _best_reading(tokens[position], position, readings, around)
        if found is None or (found[0].form.pos == "verb" and _names_people(tokens, position)):
            continue
        reading, completed = found
        joined = completed <= position + 2 and tokens[completed].tag != "ADP"
        end = completed + 1 if joined else position + 1
        act = _variant(reading.entry.act, position, around.words)
        triggers.append(Trigger(position, end, position, reading, act, reading.form.pos == "verb"))
    return _merge(triggers)


def _names_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a verb is one for people, as its sentence has it: «اختطفت حاكم منطقة»."""
    return tokens[index].tag == "NOUN" and head_kind(tokens, index) is not None


def _is_second_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a verb of the past stands where only a verbal noun can: «نفى التحالف قصف المدينة»."""
    return _named_like_past(tokens[index]) and follows_subject(tokens, index)


def _takes_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a noun and a verb has a subject before it and an object in its accusative behind it.

    «إن الجيش صد هجومًا»: a noun would have its object in the genitive.
    """
    if not index or index + 1 >= len(tokens) or not _named_like_past(tokens[index]):
        return False
    before = tokens[index - 1]
    closed = before.tag == "PROPN" or (before.form.article and before.tag in NOUN_LIKE)
    return closed and is_accusative(tokens[index + 1]) and not tokens[index].form.article


def _named_like_past(token: Token) -> bool:
    """Whether a verb of the past and a noun that name acts are both spelt so: «قصف», «قتل»."""
    forms = {(reading.form.pos, reading.form.aspect) for reading in readings_of(token)}
    return ("verb", "perfect") in forms and any(pos != "verb" for pos, _ in forms)


def readings_of(token: Token) -> tuple[Reading, ...]:
    """The readings of a word, also where a conjunction was not cut off («واحتج»)."""
    index = act_index()
    found = index.get(token.host) or index.get(token.key) or ()
    if not found and token.tag == "VERB" and token.key[:1] in {"و", "ف"}:
        found = tuple(reading for reading in index.get(token.key[1:], ()) if reading.form.pos == "verb")
    return found


def _variant(act: ActName, index: int, around: Sequence[frozenset[str]]) -> ActName:
    for words, variant in _variants().get(act, ()):
        if index + 1 < len(around) and not around[index + 1].isdisjoint(words):
            return variant
    return act


def _merge(triggers: list[Trigger]) -> list[Trigger]:
    """Leave out words that only carry the act of the next one («فرض حصارا»), and tokens already part of another."""
    kept: list[Trigger] = []
    for number, trigger in enumerate(triggers):
        following = triggers[number + 1] if number + 1 < len(triggers) else None
        if trigger.entry.merge and following and following.start - trigger.start <= MERGE_WINDOW:
            continue
        if kept and (trigger.start < kept[-1].end or _repeats(kept[-1], trigger)):
            continue
        kept.append(trigger)
    return kept


def _repeats(earlier: Trigger, trigger: Trigger) -> bool:
    """Whether a word only names the means of the act before it: «تفجير عدد من السيارات المفخخة»."""
    return (
        trigger.entry.merge and earlier.act == trigger.act and trigger.start - earlier.start <= MERGE_WINDOW
    )


def has_triggers(sentence: Sentence) -> bool:
    """Whether any word of the sentence could name an act: the cheap question before all others."""
    return any(readings_of(token) for token in sentence.tokens)
