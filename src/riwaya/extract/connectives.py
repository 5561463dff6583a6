"""The words that say why, what for and after what, found in a sentence: connectives.toml and how it is looked up."""

from collections.abc import Container, Sequence
from functools import cache
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.forms import verb_forms
from riwaya.arabic.memo import Memo
from riwaya.extract.cues import is_verbal_noun, word_list
from riwaya.lexicon import load_table
from riwaya.model import ExplanationKind

Shape = Literal["phrase", "leads_to", "leads_to_by_act", "comes_from", "lam"]

REASON_NAMED = 12
"""How many tokens before «يعود إلى» a reason may be named («أحد أسباب … يعود إلى»)."""
BY_VERB = 0.9
BY_OBJECT = 0.8
"""A verb whose bare object is the effect («خلف قتلى») has other senses as well."""
BY_LAM = 0.6
"""«ل» and a verbal noun: right for about two of three in the sentences annotated for development."""

_CIRCUMSTANCE = frozenset("اه")
"""How the participle ends that tells what came of it: «مخلفا», «مخلفة»."""

_PHRASE_KINDS: dict[str, ExplanationKind] = {
    "because": "cause",
    "purpose": "purpose",
    "after": "after",
    "before": "before",
    "during": "during",
}


class Connective(NamedTuple):
    """A connective in a sentence: its tokens, how it links and what, its prepositions, how sure it makes the link.

    What it leads begins at token `end`; a preposition fused to that word belongs to both.
    """

    start: int
    end: int
    kind: ExplanationKind
    shape: Shape
    led: tuple[str, ...]
    confidence: float


class _Table(NamedTuple):
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    meanings: dict[tuple[str, ...], tuple[ExplanationKind, float]]
    verbs: dict[str, tuple[Shape, tuple[str, ...]]]
    reason_words: frozenset[str]
    reasons: frozenset[str]
    reason_led: tuple[str, ...]
    firsts: frozenset[str]


@cache
def _table() -> _Table:
    """connectives.toml by look-up key, its verbs inflected."""
    data = load_table("connectives")
    meanings: dict[tuple[str, ...], tuple[ExplanationKind, float]] = {}
    for section, kind in _PHRASE_KINDS.items():
        for phrase, sure in data[section].items():
            meanings[tuple(key(phrase).split())] = kind, sure
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(meanings, key=len, reverse=True):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    verbs: dict[str, tuple[Shape, tuple[str, ...]]] = {}
    shapes: tuple[Shape, ...] = ("leads_to", "leads_to_by_act", "comes_from")
    for shape in shapes:
        for lemma, led in data[shape].items():
            prepositions = tuple(key(word) for word in led)
            for form in verb_forms(lemma):
                participle = form.pos == "active_participle" and key(form.text)[-1:] in _CIRCUMSTANCE
                if (form.pos == "verb" and form.person == 3) or (participle and shape == "leads_to"):
                    verbs.setdefault(key(form.text), (shape, prepositions))
    reason = data["comes_from_reason"]
    reason_words = frozenset(key(word) for word in reason["words"])
    return _Table(
        phrases,
        meanings,
        verbs,
        reason_words,
        frozenset(key(word) for word in reason["reasons"]),
        tuple(key(word) for word in reason["led"]),
        reason_words.union(phrases, verbs),
    )


@cache
def carriers() -> frozenset[str]:
    """The verbs that only carry the act that follows them, in all their finite forms."""
    lemmas = load_table("connectives")["grammar"]["carriers"]
    return frozenset(key(form.text) for lemma in lemmas for form in verb_forms(lemma) if form.pos == "verb")


def words(name: str) -> frozenset[str]:
    """A list of connectives.toml's grammar."""
    return word_list("grammar", name, table="connectives")


def connective_at(tokens: Sequence[Token], index: int, acts: Container[int]) -> Connective | None:
    """The connective that begins at token `index`; `acts` are the tokens that name acts and so connect nothing."""
    listed, lam = _openings[tokens[index].form]
    found = _listed_at(tokens, index, acts) if listed else None
    return _by_lam(tokens, index) if found is None and lam else found


def may_connect(tokens: Sequence[Token]) -> list[int]:
    """The few tokens at which a connective may begin."""
    return [index for index, token in enumerate(tokens) if _openings[token.form] != (False, False)]


def _opens(form: WordForm) -> tuple[bool, bool]:
    """Whether a listed connective may begin with a word, and whether an aim may be led by its «ل»."""
    listed = not _table().firsts.isdisjoint((form.key, form.key[1:], form.host))
    return listed, form.preposition == "ل" or _is_short_aim(form)


_openings = Memo(_opens)


def _listed_at(tokens: Sequence[Token], index: int, acts: Container[int]) -> Connective | None:
    """The phrase, the verb or the noun that connects, as the table has them."""
    token, table = tokens[index], _table()
    candidates = (token.key, token.key[1:]) if is_joined(token) else (token.key,)
    for candidate in candidates:
        for phrase in table.phrases.get(candidate, ()):
            end = _phrase_end(tokens, index, phrase)
            if end and (end > index + 1 or index not in acts):
                return Connective(
                    index, end, table.meanings[phrase][0], "phrase", (), table.meanings[phrase][1]
                )
    if index in acts:
        return None
    if is_joined(token) or token.form.pronoun or token.form.future:
        candidates = (*candidates, token.host)
    for candidate in candidates:
        if candidate in table.verbs and token.form.preposition == "":
            shape, led = table.verbs[candidate]
            circumstance = token.key[:1] == "م" and token.key[-1:] in _CIRCUMSTANCE
            if not led[0] and token.tag != "VERB" and not circumstance:  # «خلف المدينة» is no «خلّف»
                continue
            return Connective(index, index + 1, "cause", shape, led, BY_VERB if led[0] else BY_OBJECT)
        if candidate in table.reason_words and _reason_named(tokens, index):
            return Connective(index, index + 1, "cause", "comes_from", table.reason_led, BY_OBJECT)
    return None


def _phrase_end(tokens: Sequence[Token], index: int, phrase: Sequence[str]) -> int:
    """The token after a phrase of connecting words at `index`, or 0; a last «ل» or «ب» may be fused."""
    end = index + 1
    for word in phrase[1:]:
        if end >= len(tokens):
            return 0
        token = tokens[end]
        if len(word) == 1 and (token.form.preposition == word or (word == "ل" and _is_short_aim(token.form))):
            return end
        if token.key != word:
            return 0
        end += 1
    return end if end < len(tokens) else 0


def _reason_named(tokens: Sequence[Token], index: int) -> bool:
    around = tokens[max(0, index - REASON_NAMED) : index + 3]
    return any(token.key in _table().reasons or token.host in _table().reasons for token in around)


def _by_lam(tokens: Sequence[Token], index: int) -> Connective | None:
    """«ل» with a verb or a verbal noun: an aim, where nothing right before asks for that preposition."""
    token = tokens[index]
    if index == 0:
        return None
    before = tokens[index - 1]
    free = words("lam_takers").isdisjoint((before.key, before.host))
    result = before.text in "،," and token.tag == "VERB"  # «…، لتسيطر بعدها» came of it
    if result or not free or token.host in words("not_aims"):
        return None
    found = Connective(index, index, "purpose", "lam", (), BY_LAM)
    if token.tag == "VERB" or _is_short_aim(token.form):
        return found
    owned = bool(token.form.pronoun) and token.host[:1] == "ت"  # «لتخاذلهم»
    if not (owned or is_doing(token)) or token.host in word_list("actual", "results", table="factuality"):
        return None
    if token.form.article:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or not (following.tag == "ADP" or following.form.preposition):
            return None
    return found


def _is_short_aim(form: WordForm) -> bool:
    """Whether «ل» and a short verbal noun stand together that the segmenter left whole: «لفك», «لشن»."""
    whole = not form.preposition and form.key[:1] == "ل"
    return whole and form.key[1:] in words("aims")


def start_of(token: Token) -> int:
    """Where the word begins without a conjunction and a preposition."""
    return token.start + 1 if _is_short_aim(token.form) else token.host_start


def is_doing(token: Token) -> bool:
    """Whether the noun names a doing or a happening."""
    return token.host in words("aims") or token.host in words("happenings") or is_verbal_noun(token.host)


def is_joined(token: Token) -> bool:
    """Whether «و» or «ف» stands before the word."""
    return token.form.conjunction in {"و", "ف"} or token.text.startswith(("وأ", "فأ"))
