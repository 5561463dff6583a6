"""How sure a teller shows himself of an act: the hedge that governs it, or what he leaves open («إذا», aims).

After FactBank (Saurí and Pustejovsky 2009): certain, probable or possible, relative to whoever tells it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import compress, count
from typing import Literal, NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import key
from riwaya.arabic.columns import keys, where
from riwaya.arabic.forms import verb_forms
from riwaya.arabic.memo import Memo
from riwaya.extract.connective_words import carriers, verbs
from riwaya.extract.cues import word_list
from riwaya.extract.factuality_words import had_been, is_imperfect
from riwaya.lexicon import load_table
from riwaya.model import Certainty, Modality

REACH = 14
"""How many tokens before its act a hedge may stand: the clause mostly ends sooner."""
RIGHT_BEFORE = 2
"""How many tokens may stand between a hedging noun and its act."""
SUBJECT = 8
"""The same for a verb, whose subject stands between («توقع رئيس الإقليم تحرير المدينة»)."""
AFTER = 10
"""How many tokens behind the act a hedge may follow («… على الأرجح»)."""

_STOPS = frozenset(".؛;!؟?:،,")
_FULL_STOPS = _STOPS - frozenset("،,")
_THAT = word_list("grammar", "that", table="factuality")
_RELATIVES = word_list("grammar", "relatives", table="factuality")
_BREAKS = word_list("grammar", "clause_breaks", table="factuality")
_MAYBE = word_list("certainty", "maybe", table="factuality")
_DENIED = word_list("certainty", "negated", table="factuality")
_APART = word_list("grammar", "phrase_breaks", table="connectives") - word_list(
    "certainty", "relative_what", table="factuality"
)
_OPEN = frozenset(load_table("factuality")["certainty"]["open"])
_NEGATIONS = word_list("negative", "particles", table="factuality")


class Hedge(NamedTuple):
    """How sure it is, how that was found, and the tokens of the hedge (none where grammar tells it)."""

    value: Certainty
    method: str
    start: int = 0
    end: int = 0


@cache
def _hedges() -> dict[str, Certainty]:
    """Hedging words by look-up key."""
    table = load_table("factuality")["certainty"]
    found: dict[str, Certainty] = {}
    degrees: tuple[Certainty, ...] = ("probable", "possible")
    for degree in degrees:
        found.update((key(word), degree) for word in table[degree])
        for lemma in table[f"{degree}_verbs"]:
            for form in verb_forms(lemma):
                if form.pos in {"verb", "active_participle"}:
                    found.setdefault(key(form.text), degree)
    return found


@cache
def _trailing() -> dict[str, list[tuple[tuple[str, ...], Certainty]]]:
    """Hedging phrases that follow the act, by their first word."""
    table = load_table("factuality")["certainty"]
    degrees: tuple[Certainty, ...] = ("probable", "possible")
    found: dict[str, list[tuple[tuple[str, ...], Certainty]]] = {}
    for degree in degrees:
        for phrase in table[f"{degree}_after"]:
            words = tuple(key(phrase).split())
            found.setdefault(words[0], []).append((words, degree))
    return found


def find_certainty(tokens: Sequence[Token], index: int, modality: Modality, method: str) -> Hedge:
    """How sure the teller is of the act at token `index`; `modality` and `method` are those of its factuality.

    >>> from riwaya.arabic import analyze
    >>> find_certainty(analyze("من المرجح أن تكون الطائرات قصفت المدينة")[0].tokens, 5, "actual", "").value
    'probable'
    >>> find_certainty(analyze("قصفت الطائرات المدينة")[0].tokens, 0, "actual", "verb").value
    'certain'
    """
    hedge = _before(tokens, index) or _after(tokens, index)
    if hedge is not None:
        return hedge
    if modality == "hypothetical" or (modality == "future" and method in _OPEN):
        return Hedge("possible", method)
    return Hedge("certain", "assertion")


def _before(tokens: Sequence[Token], index: int) -> Hedge | None:
    token = tokens[index]
    perhaps = index > 0 and tokens[index - 1].key in _MAYBE and token.tag == "VERB" and is_imperfect(token)
    if perhaps and not had_been(tokens, index):
        return Hedge("possible", "hedge", index - 1, index)
    first = max(0, index - REACH)
    for at in reversed(where(_hedging.__getitem__, tokens[first:index], first)):
        word = tokens[at]
        value = _hedging[word.form]
        if value is None or value == "end":
            return None
        if not _governs(tokens, at, index):
            continue
        if at > 0 and tokens[at - 1].key in _NEGATIONS and _DENIED.isdisjoint((word.key, word.host)):
            return None  # «لا شك في أن», «لا يمكن أن»
        return Hedge(value, "hedge", at, at + 1)
    return None


def _value(form: WordForm) -> Certainty | Literal["end"] | None:
    """How sure a word says something is, or that a clause ends with it."""
    if form.key in _STOPS or form.key in _RELATIVES or form.key in _BREAKS:
        return "end"
    return _hedges().get(form.key) or _hedges().get(form.host)


_hedging = Memo(_value)


def _governs(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether the hedge is about the act: led by «أن» («يُعتقد أن»), or right before it («احتمال قصف»، «ربما قصفت»).

    A hedge about one who takes part («طائرات يُعتقد أنها تابعة للتحالف قصفت») stands before another verb or name.
    """
    that = next((i for i in range(at + 1, index) if tokens[i].key in _THAT), None)
    if that is None:
        return _right_before(tokens, at, index)
    joined = tokens[that - 1].key in _APART
    described = bool(tokens[that].form.pronoun) and at > 0 and tokens[at - 1].tag in {"NOUN", "ADJ", "PRON"}
    of_participant = described and tokens[index].tag == "VERB" and index > that + 1
    return not (joined or of_participant or _is_apart(tokens[that + 1 : index]))


def _right_before(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a hedge without «أن» bears on the act: «ربما قصفت», «احتمال قصف», «توقع الوزير تحرير …»."""
    between = tokens[at + 1 : index]
    if tokens[index].tag == "VERB":
        return not between and tokens[at].tag != "ADJ"
    if tokens[index].form.preposition or any(t.form.conjunction or t.tag == "VERB" for t in between):
        return False
    return not _is_apart(between) and len(between) <= (SUBJECT if tokens[at].tag == "VERB" else RIGHT_BEFORE)


def _is_apart(between: Sequence[Token]) -> bool:
    """Whether what stands between begins something else: another verb, or «بعد», «خلال», «جراء»."""
    carried = carriers() | verbs("leading") | word_list("grammar", "being", table="connectives")
    return any(
        token.key in _APART or (token.tag == "VERB" and carried.isdisjoint((token.key, token.host)))
        for token in between
    )


def _after(tokens: Sequence[Token], index: int) -> Hedge | None:
    trailing, behind = _trailing(), tokens[index + 1 : index + AFTER]
    written = keys(behind)
    for at in compress(count(), map(trailing.__contains__, written)):
        if any(token.tag == "VERB" or token.text in _FULL_STOPS for token in behind[:at]):
            return None
        start = index + 1 + at
        for phrase, value in trailing[written[at]]:
            if tuple(keys(tokens[start : start + len(phrase)])) == phrase:
                return Hedge(value, "hedge", start, start + len(phrase))
    return None
