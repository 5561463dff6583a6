"""The words that say whether an act happened: factuality.toml, its verbs inflected, and how a word is looked up."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.arabic.memo import Memo
from riwaya.extract.cues import known_cues, word_list
from riwaya.lexicon import load_table, per_lexicon

Force = Literal["future", "hypothetical", "negative", "actual", "achieving", "stop", "plain"]

BEEN_REACH = 14
"""How many tokens before its verb «كان» stands, whose subject stands between."""

PLAIN_PERFECT = 3
"""Letters of a perfect without additions; a first person plural has one more."""

RELATIVES = word_list("grammar", "relatives", table="factuality")
CLAUSE_BREAKS = word_list("grammar", "clause_breaks", table="factuality")
SEPARATORS = frozenset(".؛;!؟?:")
THAT = word_list("grammar", "that", table="factuality")
_IMPERFECT = frozenset("يتن")
_BEEN = word_list("grammar", "been", table="factuality")
_PERFECTS = word_list("grammar", "perfects", table="factuality")


class GoverningWords(NamedTuple):
    """What words make of an act that depends on them: verbs, those that lead it by a preposition, nouns, and lists."""

    verbs: dict[str, Force]
    led: dict[str, tuple[str, Force]]
    nouns: dict[str, Force]
    lists: dict[str, frozenset[str]]


@cache
def governing_words() -> GoverningWords:
    """The table of factuality.toml with all verbs inflected, by look-up key."""
    data = load_table("factuality")
    verbs: dict[str, Force] = {}
    led: dict[str, tuple[str, Force]] = {}
    nouns: dict[str, Force] = {}
    forces: tuple[Force, ...] = ("negative", "hypothetical", "future", "actual")
    for force in forces:
        section = data[force]
        verbs.update((key(word), force) for word in section.get("words", ()))
        for lemma in section["verbs"]:
            for word in _inflected(lemma, participles=force != "actual"):
                verbs.setdefault(word, force)
        for lemma, preposition in section.get("led", {}).items():
            for word in _inflected(lemma, participles=lemma in section.get("led_participles", ())):
                led.setdefault(word, (key(preposition), force))
        for noun in section.get("nouns", ()):
            nouns.setdefault(key(noun), force)
    for word in data["actual"]["presupposing"]:
        nouns[key(word)] = "stop"
    achieving = frozenset(word for lemma in data["negative"]["achieving"] for word in _inflected(lemma))
    preventing = frozenset(word for lemma in data["hypothetical"]["preventing"] for word in _inflected(lemma))
    lists = {
        f"{section}.{name}": frozenset(key(word) for word in words)
        for section, table in data.items()
        for name, words in table.items()
        if name not in {"verbs", "words", "led", "nouns"}
    }
    return GoverningWords(verbs, led, nouns, lists | {"achieving": achieving, "preventing": preventing})


def _inflected(lemma: str, *, participles: bool = False) -> list[str]:
    """The finite forms of a verb, and its active participles where asked for, as keys."""
    kinds = {"verb", "active_participle"} if participles else {"verb"}
    return [key(form.text) for form in verb_forms(lemma) if form.pos in kinds]


@per_lexicon("cues")
def denial_words() -> Memo[WordForm, Literal["denies", "ends", ""]]:
    """Whether a word of speech denies; other speech and ends of clauses end the search."""
    cues = known_cues()

    def denies(form: WordForm) -> Literal["denies", "ends", ""]:
        if form.key in SEPARATORS or form.key in CLAUSE_BREAKS:
            return "ends"
        cue = cues[form.key]
        if cue is None or cue.shape not in {"verb", "participle"}:
            return ""
        return "denies" if cue.stance == "denies" else "ends"

    return Memo(denies)


def _conditions(form: WordForm) -> bool:
    word = form.key
    return word in governing_words().lists["hypothetical.conditions"] or word in THAT or word in SEPARATORS


MAY_CONDITION = Memo(_conditions)
"""Whether a word opens a condition or ends the clause in which one may stand."""


def _governs(form: WordForm) -> bool:
    words, written = governing_words(), (form.key, form.host)
    listed = (words.nouns, words.led, words.verbs, words.lists["achieving"], RELATIVES, CLAUSE_BREAKS)
    ends = form.key in SEPARATORS or form.key in "،,"
    return form.future or ends or any(word in held for held in listed for word in written)


MAY_GOVERN = Memo(_governs)
"""Whether a word that is no verb may give what depends on it another status, or end its clause."""


def had_been(tokens: Sequence[Token], index: int) -> bool:
    """Whether «كان» stands before the «قد» of a verb: «كان الجيش قد تمكن من …» had done it, and does not perhaps."""
    for i in range(index - 2, max(-1, index - BEEN_REACH), -1):
        if tokens[i].form.key in _BEEN:
            return True
        if tokens[i].text in SEPARATORS or tokens[i].tag == "VERB":
            return False
    return False


def is_imperfect(token: Token) -> bool:
    """Whether a verb is written as an imperfect."""
    host = token.form.host
    if host in _PERFECTS:
        return False
    if host[:1] == "ت" and host.endswith(("ت", "وا")):
        return False  # «تمكنت», «تقدموا»: perfects of the fifth and sixth forms
    if host[:1] == "ن" and (len(host) == PLAIN_PERFECT or host.endswith(("ت", "وا"))):
        return False  # «نفذ», «نقلت»: a perfect whose root begins with it
    return host[:1] in _IMPERFECT
