"""Words that say on whose word a text speaks: the cue table, inflected, looked up by a token's key."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.arabic.memo import Memo
from riwaya.lexicon import active_table, load_table, per_lexicon
from riwaya.model import Stance

Shape = Literal[
    "verb",
    "participle",
    "noun",
    "unnamed",
    "accusing",
    "nouns",
    "single",
    "to",
    "from",
    "upon",
    "whatever",
    "own",
]


class Cue(NamedTuple):
    """How a word introduces speech: `by` are the prepositions before its content; the rest is told in cues.toml."""

    shape: Shape
    stance: Stance = "asserts"
    by: frozenset[str] = frozenset()
    bare: bool = False
    act: bool = False
    counts: bool = False
    heads: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    relay: bool = False
    within: bool = False
    follows: bool = False
    loose: bool = False
    deems: bool = False
    suffixed: bool = False
    addressed: bool = False
    utters: bool = False
    events: bool = False
    gender: str = ""
    number: str = ""


_PREPOSITIONAL: dict[str, Shape] = {
    "single": "single",
    "with_to": "to",
    "with_from": "from",
    "whatever": "whatever",
    "own": "own",
}
_ACCUSATIVES = ("ا", "ه", "ين", "ات")
"""How a participle of circumstance ends: «مؤكدا», «مشيرة», «داعين», «قائلات»."""

_OBJECTS = ("ه", "ها", "هم")
_CONJUNCTIONS = "وف"


@per_lexicon("cues")
def cue_table() -> dict[str, Cue]:
    """All cue words in all forms, by look-up key."""
    data = active_table("cues")
    table: dict[str, Cue] = {}
    for group in data.values():
        if "verbs" in group:
            for lemma, nouns in group["verbs"].items():
                _add_lemma(table, lemma, nouns, _frame(group))
    for name in ("unnamed", "accusing", "nouns"):
        stance: Stance = "accuses" if name == "accusing" else "asserts"
        for word in data["impersonal"][name]:
            table.setdefault(word, Cue(name, stance))
    table |= {word: Cue("unnamed", loose=True) for word in data["impersonal"]["unnamed_by"]}
    table |= {word: Cue("unnamed", "accuses", loose=True) for word in data["impersonal"]["accused"]}
    for name, shape in _PREPOSITIONAL.items():
        table.update({word: Cue(shape) for word in data["prepositional"][name]})
    table["علي"] = Cue("upon")
    return table


def _frame(group: dict[str, Any]) -> Cue:
    return Cue(
        "verb",
        stance=group["stance"],
        by=frozenset(key(word) for word in group["by"]),
        bare=bool(group["bare"]),
        act=bool(group.get("act")),
        counts=bool(group.get("counts")),
        heads=frozenset(key(word) for word in group.get("heads", ())),
        also=frozenset(key(word) for word in group.get("also", ())),
        relay=bool(group.get("relay")),
        within=bool(group.get("within")),
        follows=bool(group.get("follows")),
        loose=bool(group.get("loose")),
        deems=bool(group.get("deems")),
        addressed=bool(group.get("addressed")),
        utters=bool(group.get("utters")),
        events=bool(group.get("events")),
    )


def _add_lemma(table: dict[str, Cue], lemma: str, nouns: list[str], frame: Cue) -> None:
    others = word_list("heads", "not_cues")
    for form in verb_forms(lemma):
        word = key(form.text)
        if word in others:
            continue
        if form.pos == "verb" and form.person == 3 and form.voice != "passive":
            finite = frame._replace(gender=form.gender, number=form.number)
            table.setdefault(word, finite)
            if word.endswith("ي") and form.text.endswith("ى"):  # «نفاها», which the analysis need not cut
                table |= {f"{word[:-1]}ا{object_}": finite._replace(suffixed=True) for object_ in _OBJECTS}
        elif form.pos == "active_participle" and word.endswith(_ACCUSATIVES):
            table.setdefault(word, frame._replace(shape="participle", gender=form.gender, number=form.number))
    for noun in nouns:
        table.setdefault(key(noun), frame._replace(shape="noun"))


def cue_of(word: str) -> Cue | None:
    """The cue that a look-up key is, with or without a conjunction before it.

    >>> cue_of("واوضحت").gender
    'Fem'
    >>> cue_of("مدينه") is None
    True
    """
    return known_cues()[word]


@per_lexicon("cues")
def known_cues() -> Memo[str, Cue | None]:
    """What `cue_of` says of words, for passes over many."""
    table = cue_table()

    def cue(word: str) -> Cue | None:
        found = table.get(word)
        if found is None and word[:1] in _CONJUNCTIONS and (len(word) > 3 or word[1:] in _short_verbs()):
            found = table.get(word[1:])
        return found

    return Memo(cue)


@cache
def _short_verbs() -> frozenset[str]:
    """Verbs of two letters that with a conjunction are no other word: «وحث»."""
    return word_list("heads", "short_verbs")


@cache
def word_list(section: str, name: str, *, table: str = "cues") -> frozenset[str]:
    """A list of a lexicon table as a set of look-up keys."""
    return frozenset(key(word) for word in load_table(table)[section][name])


def joined(token: Token) -> bool:
    """Whether the word begins with a conjunction, told by the cue table where the analysis did not cut it."""
    word = token.form.key
    if word in cue_table():
        return False
    if token.form.pronoun and token.form.host[:1] in _CONJUNCTIONS and len(token.form.host) > 3:
        word = token.form.host  # «واتهموه»
    return bool(token.form.conjunction) or (
        word[:1] in _CONJUNCTIONS
        and (len(word) > 3 or word[1:] in _short_verbs())
        and word[1:] in cue_table()
    )


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` stands where a clause may begin: its speaker, if unnamed, was named before it."""
    if joined(tokens[index]):
        return True
    while index > 0 and tokens[index - 1].form.key in word_list("grammar", "skipped_before"):
        index -= 1
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.tag == "PUNCT" or before.form.key in word_list("grammar", "boundary")


@per_lexicon("cues")
def form_cues() -> Memo[WordForm, Cue | None]:
    """The cue that a word is as written, else one that its clitics hide."""
    known = known_cues()

    def cue(form: WordForm) -> Cue | None:
        found = known[form.key]
        cut = form.preposition or form.pronoun or form.article
        return found if found is not None or not cut else _inner_cue(form)

    return Memo(cue)


def _inner_cue(form: WordForm) -> Cue | None:
    """A noun of speech after a preposition or with a pronoun («بالقول», «تأكيده»), a verb with its object («أكده»)."""
    cue = cue_of(form.host)
    if cue is None or cue.shape in {"noun", "accusing"}:
        return cue
    backward = cue.act or cue.deems or cue.addressed or cue.stance == "denies"  # «نفاها», «أبلغهم»
    if cue.shape != "verb" or not form.pronoun:
        return None
    return cue if backward else cue._replace(suffixed=True)  # «وهو ما أكده الوزير»


@cache
def is_verbal_noun(host: str) -> bool:
    """Whether a word has the shape of a verbal noun: إفعال، انفعال، افتعال، استفعال، استفالة، تفعيل، تفاعل، مفاعلة.

    >>> is_verbal_noun("استهداف"), is_verbal_noun("مدينه")
    (True, False)
    """
    size = len(host)
    if size < 4:
        return host in word_list("grammar", "plain_verbal_nouns")
    derived = host[0] == "ا" and host[-2] == "ا" and size >= 5
    derived = derived or (host[:3] == "است" and host[-3] == "ا" and host[-1] == "ه")
    second = host[0] == "ت" and host[-2] == "ي" and size == 5
    third = size == 5 and host[0] == "ت" and host[2] == "ا"
    third = third or (host[0] == "م" and host[2] == "ا" and host[-1] == "ه" and size == 6)
    return derived or second or third or host in word_list("grammar", "plain_verbal_nouns")
