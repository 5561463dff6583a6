"""Names of people in a sentence: given names, titles and offices before them, words that are none of Arabic's."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.arabic.analysis import Token, key
from riwaya.extract.cues import cue_of
from riwaya.lexicon import load_table
from riwaya.lexicon.actors import heads
from riwaya.lexicon.countries import nisbas
from riwaya.lexicon.names import QUOTE_MARKS, bare_keys, bare_readings, without_article
from riwaya.read.words import is_word

TITLED = 0.9
GIVEN = 0.85
KNOWN_FROM_TEXT = 0.75
GIVEN_ALONE = 0.6
FOREIGN = 0.5
"""How sure a person's name is by the sign it was recognised by; first measured by `evaluation/names.py`."""

_LONGEST = 7
"""Words of a person's name at most («خليفة بن زايد آل نهيان»)."""

_ROLE_REACH = 5
"""Words that may stand between an office and its holder («وزير الدولة السعودي للشؤون الخارجية»)."""

_LETTERS = re.compile("[\u0621-\u064a]+")
_HAMZA = re.compile("[أإآ]")
_CLOSED = frozenset({"ADP", "SCONJ", "PART", "ADV", "PRON", "DET", "CCONJ"})


class Person(NamedTuple):
    """Tokens `start:end` of a sentence that name a person, how sure that is, and by which sign."""

    start: int
    end: int
    confidence: float
    method: str


class PersonWords(NamedTuple):
    """The words of people's names and before them in `names.toml`, as look-up keys."""

    given: frozenset[str]
    everyday: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    endings: frozenset[str]
    titles: frozenset[str]
    bare_titles: frozenset[str]
    roles: frozenset[str]
    called: frozenset[str]
    never: frozenset[str]
    sons: frozenset[str]


@cache
def _words() -> PersonWords:
    table = load_table("names")

    def keys(section: str, *names: str) -> frozenset[str]:
        return frozenset(key(word) for name in names for word in table[section][name].split())

    return PersonWords(
        keys("given", "arabic", "foreign", "everyday"),
        keys("given", "everyday"),
        keys("given", "openers"),
        keys("given", "joiners"),
        keys("given", "endings"),
        keys("titles", "titles"),
        keys("titles", "bare"),
        keys("titles", "roles"),
        keys("titles", "called"),
        keys("given", "never"),
        keys("given", "sons"),
    )


@cache
def _months() -> frozenset[str]:
    table = load_table("months")
    return frozenset(key(word) for word in _strings(table))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def find_people(tokens: Sequence[Token], surnames: frozenset[str] = frozenset()) -> Iterator[Person]:
    """The names of people in a sentence, in order, none overlapping; `surnames` (look-up keys) were heard elsewhere.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("التقى الوزير خالد منصور وفداً")[0].tokens
    >>> [(tokens[name.start].text, name.end - name.start) for name in find_people(tokens)]
    [('خالد', 2)]
    """
    at = 0
    while at < len(tokens):
        name = _person_at(tokens, at, surnames)
        if name is None:
            at += 1
        else:
            yield name
            at = name.end


def _person_at(tokens: Sequence[Token], at: int, surnames: frozenset[str]) -> Person | None:
    """The person's name that starts at a token, if one does."""
    token = tokens[at]
    if token.tag in ("PUNCT", "NUM") or token.form.pronoun:
        return None
    end = _name_end(tokens, at)
    sure, method = _surety(tokens, at, end, surnames)
    return Person(at, end, sure, method) if sure else None


def _surety(tokens: Sequence[Token], at: int, end: int, surnames: frozenset[str]) -> tuple[float, str]:
    """How sure `tokens[at:end]` is a person's name, by the first sign of one; 0 where there is none."""
    token, words, long = tokens[at], _words(), end - at > 1
    given = _given(token) if _can_open(tokens, at) else None
    proper = token.tag == "PROPN"
    everyday = given in words.everyday
    if given in words.openers and not long:
        return 0.0, ""
    heard = bool(_bare(token) & surnames) and (proper or not _bare(token) & words.given)
    fathered = given is not None or _has_father(tokens, at)
    spoke = at > 0 and _is_speech_verb(tokens[at - 1])
    strange = (proper or spoke) and _is_strange(token)
    signs = (
        (TITLED, "title", (given or strange or token.key in surnames) and _after_title(tokens, at)),
        (GIVEN, "given", fathered and long and (proper or not everyday)),
        (KNOWN_FROM_TEXT, "surname", heard and not long and token.tag not in _CLOSED),
        (GIVEN_ALONE, "given-alone", given is not None and proper and (spoke or not everyday)),
        (FOREIGN, "foreign", strange and (long or spoke or (at > 0 and tokens[at - 1].host in nisbas()))),
    )
    return next(((sure, method) for sure, method, holds in signs if holds), (0.0, ""))


def _is_speech_verb(token: Token) -> bool:
    cue = cue_of(token.key)
    return token.tag == "VERB" and cue is not None and cue.shape == "verb"


def _has_father(tokens: Sequence[Token], at: int) -> bool:
    """Whether «بن» follows, so that the word before it is a name."""
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return following in ("بن", "بنت") and tokens[at].tag not in ("PUNCT", "NUM", "ADP", "PART", "SCONJ")


def _can_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether a known name may be one here: «علي» is mostly «على» where the text leaves its dots out."""
    token = tokens[at]
    if token.tag in _CLOSED or token.key in _words().never:
        return at + 1 < len(tokens) and tokens[at + 1].key in _words().sons
    return _given(token) is not None


def _bare(token: Token) -> set[str]:
    return {token.key, *bare_keys(token.key)}


def _given(token: Token) -> str | None:
    """The given name or opener that a word is, with or without clitics."""
    words = _words()
    if token.tag in ("PUNCT", "NUM"):
        return None
    for reading in (token.key, token.host, *bare_keys(token.key)):
        if reading in words.given or reading in words.openers or _is_servant(reading):
            return reading
    return None


def is_given(token: Token) -> bool:
    """Whether a word, as written, is a name that people are given, or opens one («عبد»)."""
    words = _words()
    return token.key in words.given or token.key in words.openers or _is_servant(token.key)


def _is_servant(reading: str) -> bool:
    """Whether a word is a name written as one of «عبد» and an attribute of God («عبدالرحمن»)."""
    return reading.startswith("عبدال") and len(reading) > 7


@lru_cache(maxsize=65536)
def _is_foreign(written: str) -> bool:
    """Whether a word is none of Arabic's, however its hamza is written."""
    if not _LETTERS.fullmatch(written) or len(written) < 3:
        return False
    return not any(is_word(each) for each in (written, _HAMZA.sub("ا", written), _HAMZA.sub("أ", written)))


def _is_strange(token: Token) -> bool:
    """Whether a word looks like a foreign name: no word of Arabic, no nation, month or title."""
    words, readings = _words(), bare_readings(token.form)
    if token.form.article or token.form.pronoun or token.host in nisbas():
        return False
    if any(
        reading in heads().kinds
        or reading in words.titles
        or reading in words.roles
        or reading in words.never
        for reading in readings
    ):
        return False
    written = token.text[token.form.shift :]
    return token.key not in _months() and token.key not in words.never and _is_foreign(written)


def _name_end(tokens: Sequence[Token], at: int) -> int:
    """Where the name that starts at `at` ends: names, joiners, and what a joiner asks for."""
    words, end = _words(), at + 1
    asked = _given(tokens[at]) in words.openers
    while end < min(len(tokens), at + _LONGEST):
        token = tokens[end]
        if _is_family_name(token) and tokens[end - 1].key in words.given:
            return end + 1
        known = token.key in words.given or token.key in words.joiners or _is_servant(token.key)
        if token.text == "على" or (token.tag in ("PUNCT", "NUM", "VERB") and token.key not in words.given):
            break
        if not (asked or known or _continues(token)):
            break
        asked = token.key in words.joiners if asked else token.key in words.openers
        end += 1
    while end - at > 1 and tokens[end - 1].key in words.joiners - words.endings - words.given:
        end -= 1
    return end


def _is_family_name(token: Token) -> bool:
    """Whether a definite word behind a given name is the family's: not an office, a nation, a day, a verb's object."""
    if not token.form.article or token.form.preposition or token.form.conjunction:
        return False
    readings = bare_readings(token.form)[:2]
    words = _words()
    return not (
        token.key in words.never
        or token.host in nisbas()
        or any(
            reading in heads().kinds or reading in words.titles or reading in words.roles
            for reading in readings
        )
    )


def _continues(token: Token) -> bool:
    """Whether a word that is no known name may be a further word of one: a proper noun, not an office or a nation."""
    if token.key in _words().never or token.key in _months():
        return False
    if token.form.conjunction or token.form.preposition:
        return False
    if token.form.article and token.host in nisbas() and token.tag != "PROPN":
        return False
    if any(reading in heads().kinds for reading in bare_readings(token.form)[:2]):
        return False
    if token.form.article:
        return token.tag == "PROPN"
    written = token.text[token.form.shift :]
    return _is_foreign(written) or (token.tag == "PROPN" and not (written.endswith("ا") and is_word(written)))


def _after_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title or an office stands before a token, the office perhaps with its adjectives and genitives."""
    words, steps, position = _words(), 0, at - 1
    while position >= 0 and steps <= _ROLE_REACH:
        token = tokens[position]
        if token.text in QUOTE_MARKS or token.tag in ("VERB", "PUNCT", "SCONJ", "PART"):
            return False
        readings = {without_article(reading) for reading in (token.host, *bare_readings(token.form))}
        if steps == 0 and readings & words.bare_titles:
            return True
        if readings & (words.titles | words.roles) and (steps or token.form.article or token.form.pronoun):
            return steps == 0 or bool(readings & words.roles)
        if token.key in words.called:
            return steps == 0
        if not (token.form.article or token.host in nisbas() or token.tag in ("ADJ", "NOUN", "PROPN")):
            return False
        position, steps = position - 1, steps + 1
    return False


def is_memorable(token: Token) -> bool:
    """Whether a word of a name stands for the whole of it later: it is a name, or no other word."""
    words = _words()
    if len(token.key) < 3 or token.key in words.openers or token.form.conjunction:
        return False
    return token.key in words.given or token.tag == "PROPN" or _is_foreign(token.text)


def past_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past the office before a name («الرئيس حسني مبارك»)."""
    words, first = _words(), start
    while end - start > 1:
        token = tokens[start]
        readings = set(bare_readings(token.form))
        if (token.key in words.given and not token.form.article) or not (
            readings & (words.titles | words.roles)
            or token.host in nisbas()
            or (start > first and token.form.article)
        ):
            break
        start += 1
    return start


def opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is a given name here, or none of Arabic's."""
    return _can_open(tokens, at) or _is_strange(tokens[at])
