"""Which words name an act: triggers found from the lexicon of acts, in all their inflected forms and senses."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.forms import Form
from riwaya.extract.act_entries import Entry, Reading, Trigger, act_index, variants
from riwaya.extract.actors import head_kind
from riwaya.extract.one_act import as_told
from riwaya.extract.phrases import follows_subject, is_accusative
from riwaya.lexicon import word_set
from riwaya.model import ActName

__all__ = ["COMPLEMENTIZERS", "NOUN_LIKE", "Trigger", "find_triggers", "readings_of"]

NEXT_WINDOW = 3
BESIDE_WINDOW = 6
UNLESS_WINDOW = 4
NOT_NEXT_WINDOW = 2
NOUN_LIKE = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
GOVERNING = word_set("grammar", "acts", "governing")
"""Prepositions: what follows them is never a verb."""

COMPLEMENTIZERS = word_set("grammar", "acts", "complementizers")
_AUXILIARY = word_set("grammar", "clause", "auxiliary")
_QUOTES = frozenset("«»“”\"'")


class Around(NamedTuple):
    """What conditions compare: each token's key and host (nothing for a mark that ends a clause), and more.

    `verbs` are the indices of verbs, `definite` those of words with an article, `marks` those of quotation marks.
    """

    words: list[frozenset[str]]
    verbs: frozenset[int]
    definite: frozenset[int]
    marks: tuple[int, ...]

    def window(self, index: int, left: int, right: int) -> range:
        """The positions at most so many words before and behind `index`; a quotation mark is no word."""
        if self.marks:
            left += sum(index - left <= mark < index for mark in self.marks)
            right += sum(index < mark <= index + right for mark in self.marks)
        return range(max(0, index - left), min(len(self.words), index + right + 1))


def _holds(entry: Entry, index: int, around: Around) -> int | None:
    """The index of the token that completes the entry (or `index` itself) if its conditions hold, else None."""
    words = around.words
    if entry.not_after and index and index - 1 not in around.definite and words[index - 1] & entry.not_after:
        return None
    if entry.not_next and _meets(entry.not_next, around, index, (0, NOT_NEXT_WINDOW), itself=False):
        return None
    if entry.unless and _meets(entry.unless, around, index, (UNLESS_WINDOW, UNLESS_WINDOW)):
        return None
    if entry.beside and not _meets(entry.beside, around, index, (BESIDE_WINDOW, BESIDE_WINDOW), itself=False):
        return None
    if entry.before and not _meets(entry.before, around, index, (NEXT_WINDOW, 0), itself=False):
        return None
    return _completed(entry, index, around) if entry.next else index


def _meets(
    wanted: frozenset[str], around: Around, index: int, reach: tuple[int, int], *, itself: bool = True
) -> bool:
    """Whether a wanted word stands at most so many words before or behind `index`."""
    words = around.words
    return any(
        (itself or position != index) and not words[position].isdisjoint(wanted)
        for position in around.window(index, *reach)
    )


def _completed(entry: Entry, index: int, around: Around) -> int | None:
    for position in around.window(index, -1, NEXT_WINDOW):
        if not around.words[position].isdisjoint(entry.next):
            return position
        if not around.words[position] or position in around.verbs:
            return None
    return None


def _fits(token: Token, form: Form) -> bool:
    """Whether the form's part of speech can stand with the token's clitics."""
    verb = form.pos == "verb"
    if form.number == "Dual" and token.tag == "ADJ":
        return False  # «الحربي» is not of two wars
    if form.pos == "active_participle":
        return not (token.form.article or token.form.preposition or token.form.pronoun)
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
        if not _fits(token, reading.form) or (reading.entry.tagged and token.tag != "VERB"):
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
        tuple(index for index, token in enumerate(tokens) if token.text in _QUOTES),
    )


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The words of a sentence that name an act, in order, no two on the same token."""
    tokens, index = sentence.tokens, act_index()
    candidates = [
        (position, readings) for position, token in enumerate(tokens) if (readings := _readings(index, token))
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
        joined = completed <= position + 2 or _names(tokens[completed], reading.entry.act)
        joined = joined and tokens[completed].tag != "ADP"
        end = completed + 1 if joined else position + 1
        act = _variant(reading.entry.act, position, around.words)
        triggers.append(Trigger(position, end, position, reading, act, reading.form.pos == "verb"))
    return as_told(triggers, tokens)


def _names(token: Token, act: ActName) -> bool:
    """Whether a word alone names the act too: «سقط عدد من القتلى»."""
    return any(reading.entry.act == act for reading in readings_of(token))


def _names_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a verb is one for people, as its sentence has it: «اختطفت حاكم منطقة»."""
    return tokens[index].tag == "NOUN" and head_kind(tokens, index) is not None


def _is_second_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word spelt like a verb of the past stands where only a noun can: «نفى التحالف قصف المدينة».

    So does one that the tagger takes for a noun right after a verb: «لوحظ تمركز دبابات», «يمكن هزم العدو».
    """
    token, before = tokens[index], tokens[index - 1]
    if token.tag == "NOUN" and before.tag == "VERB" and not token.form.conjunction:
        return before.host not in _AUXILIARY
    return _named_like_past(token) and follows_subject(tokens, index)


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
    return _readings(act_index(), token)


def _readings(index: Mapping[str, tuple[Reading, ...]], token: Token) -> tuple[Reading, ...]:
    found = index.get(token.host) or index.get(token.key) or ()
    if not found and token.tag == "VERB" and token.key[:1] in {"و", "ف"}:
        found = tuple(reading for reading in index.get(token.key[1:], ()) if reading.form.pos == "verb")
    return found


def _variant(act: ActName, index: int, around: Sequence[frozenset[str]]) -> ActName:
    for words, variant in variants().get(act, ()):
        if index + 1 < len(around) and not around[index + 1].isdisjoint(words):
            return variant
    return act
