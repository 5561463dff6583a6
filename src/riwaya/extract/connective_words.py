"""The words that connect happenings: connectives.toml by look-up key, its verbs inflected."""

from functools import cache
from typing import Literal, NamedTuple

from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.extract.cues import word_list
from riwaya.lexicon import load_table
from riwaya.model import ExplanationKind

Shape = Literal[
    "phrase",
    "hence",
    "leads_to",
    "leads_to_by_act",
    "taken_up",
    "result",
    "comes_from",
    "coincides",
    "lam",
    "blames",
    "named",
]
CIRCUMSTANCE = frozenset("اه")
"""How the participle ends that tells what came of it: «مخلفا», «مخلفة»."""

_PHRASE_KINDS: dict[str, ExplanationKind] = {
    "hence": "cause",
    "because": "cause",
    "purpose": "purpose",
    "after": "after",
    "before": "before",
    "during": "during",
}


class ConnectiveTable(NamedTuple):
    """Phrases by their first word, what each means, verbs with their prepositions, and what else connects."""

    phrases: dict[str, tuple[tuple[str, ...], ...]]
    meanings: dict[tuple[str, ...], tuple[ExplanationKind, Shape, float]]
    verbs: dict[str, tuple[Shape, tuple[str, ...]]]
    agents: frozenset[tuple[str, ...]]
    reason_words: frozenset[str]
    reasons: frozenset[str]
    reason_led: tuple[str, ...]
    reason_nouns: dict[str, ExplanationKind]
    firsts: frozenset[str]


@cache
def connective_table() -> ConnectiveTable:
    """connectives.toml by look-up key, its verbs inflected."""
    data = load_table("connectives")
    meanings: dict[tuple[str, ...], tuple[ExplanationKind, Shape, float]] = {}
    for section, kind in _PHRASE_KINDS.items():
        for phrase, sure in data[section].items():
            shape: Shape = "hence" if section == "hence" else "phrase"
            meanings[tuple(key(phrase).split())] = kind, shape, sure
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(meanings, key=len, reverse=True):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    verbs: dict[str, tuple[Shape, tuple[str, ...]]] = {}
    shapes: tuple[Shape, ...] = (
        "leads_to",
        "leads_to_by_act",
        "comes_from",
        "coincides",
        "taken_up",
        "blames",
    )
    for shape in shapes:
        for lemma, led in data[shape].items():
            prepositions = tuple(key(word) for word in led)
            for form in verb_forms(lemma):
                participle = form.pos == "active_participle" and key(form.text)[-1:] in CIRCUMSTANCE
                if (form.pos == "verb" and form.person == 3) or (participle and shape == "leads_to"):
                    verbs.setdefault(key(form.text), (shape, prepositions))
    reason = data["comes_from_reason"]
    reason_words = frozenset(key(word) for word in reason["words"])
    kinds: tuple[ExplanationKind, ...] = ("cause", "purpose")
    nouns = {key(word): kind for kind in kinds for word in data["reason_nouns"][kind]}
    return ConnectiveTable(
        phrases,
        meanings,
        verbs,
        frozenset(tuple(key(phrase).split()) for phrase in data["grammar"]["agents"]),
        reason_words,
        frozenset(key(word) for word in reason["reasons"]),
        tuple(key(word) for word in reason["led"]),
        nouns,
        reason_words.union(phrases, verbs, nouns),
    )


@cache
def verbs(name: str) -> frozenset[str]:
    """The finite forms of a list of verbs of connectives.toml's grammar."""
    lemmas = load_table("connectives")["grammar"][name]
    return frozenset(key(form.text) for lemma in lemmas for form in verb_forms(lemma) if form.pos == "verb")


@cache
def participles(name: str) -> frozenset[str]:
    """The participles of a list of verbs of connectives.toml's grammar, in all forms."""
    lemmas = load_table("connectives")["grammar"][name]
    forms = (form for lemma in lemmas for form in verb_forms(lemma))
    return frozenset(key(form.text) for form in forms if form.pos.endswith("participle"))


def carriers() -> frozenset[str]:
    """The verbs that only carry the act that follows them, in all their finite forms."""
    return verbs("carriers")


def words(name: str) -> frozenset[str]:
    """A list of connectives.toml's grammar."""
    return word_list("grammar", name, table="connectives")
