"""The words beside numbers: measures, bounds, what counts as one or two people; units.toml by look-up key."""

from collections.abc import Iterable

from riwaya.arabic.characters import key
from riwaya.arabic.numbers import NUMBER_WORDS
from riwaya.lexicon import load_table

_TABLE = load_table("units")
_Phrases = tuple[tuple[str, ...], ...]
_LedPhrases = tuple[tuple[frozenset[str], tuple[str, ...]], ...]


def _phrases(words: Iterable[str]) -> _Phrases:
    return tuple(sorted((tuple(key(part) for part in word.split()) for word in words), key=len, reverse=True))


def _led_phrases(words: Iterable[str]) -> _LedPhrases:
    """Phrases, the longest first, each with the forms of its first word: a conjunction or preposition may lead it."""
    return tuple((_prefixed(first[:1]), tuple(first[1:])) for first in _phrases(words))


def _keys(section: str, name: str) -> frozenset[str]:
    return frozenset(key(word) for word in _TABLE[section][name])


def _prefixed(words: Iterable[str]) -> frozenset[str]:
    words = tuple(words)
    return frozenset(words) | {prefix + word for prefix in _TABLE["other"]["prefixes"] for word in words}


MEASURES = _keys("measures", "words")
NUMBERED = _keys("numbered", "words")
BEFORE = {effect: _led_phrases(words) for effect, words in _TABLE["before"].items()}
"""What bends a number («أكثر من») from before it, by its effect."""
BEFORE_LAST = frozenset(
    word for phrases in BEFORE.values() for firsts, rest in phrases for word in rest[-1:] or firsts
)
"""What stands right before the number, wherever something bends it."""
AFTER = {effect: _phrases(words) for effect, words in _TABLE["after"].items()}
"""The same from behind («على الأقل»)."""
AFTER_FIRST = frozenset(words[0] for phrases in AFTER.values() for words in phrases)
BETWEEN = _led_phrases(_TABLE["between"]["words"])
FROM = _keys("between", "from")
TO = _keys("between", "to")
REVISED = _keys("between", "revised")
NOT_NOUNS = _keys("other", "not_nouns")
ONE_OF = _prefixed(_keys("other", "one_of"))
GROUPS = _keys("people", "groups")


def _duals() -> frozenset[str]:
    """Written duals of people, nominative and oblique, with and without article."""
    words = set()
    for noun in _keys("people", "broken"):
        words |= (
            {noun + "ان", noun + "ين"} if not noun.endswith("ه") else {noun[:-1] + "تان", noun[:-1] + "تين"}
        )
    words |= {noun + "ان" for noun in _keys("people", "sound")}
    for noun in _keys("people", "feminine"):
        words |= {noun[:-1] + "تان", noun[:-1] + "تين"}
    words |= _keys("people", "duals")
    return _prefixed(words | {"ال" + word for word in words})


DUALS = _duals()
_PEOPLE = _keys("people", "broken") | _keys("people", "sound") | _keys("people", "feminine")
SINGULARS = _PEOPLE | {word + "ا" for word in _PEOPLE if not word.endswith("ه")}
BEFALLING = _prefixed(_keys("people", "befalling"))
ONE = _prefixed(_keys("other", "one"))
ANOTHER = _keys("other", "another")
TRIGGERS = (ANOTHER | NUMBER_WORDS | DUALS | ONE_OF | SINGULARS) - _keys("other", "never")
"""Words at which a quantity may begin, besides digits."""

PERCENT = frozenset({("في", "الميه"), ("في", "المايه"), ("ب", "الميه")})
MONTHS = frozenset(
    key(word).split()[0]
    for calendar in ("gregorian", "hijri")
    for words in load_table("months")[calendar].values()
    for word in words
)


def ends_with(keys: list[str], end: int, phrases: _LedPhrases) -> int | None:
    """Where a phrase that ends before `end` starts."""
    for firsts, rest in phrases:
        start = end - len(rest) - 1
        if start >= 0 and keys[start] in firsts and tuple(keys[start + 1 : end]) == rest:
            return start
    return None


def starts_with(keys: list[str], start: int, phrases: _Phrases) -> int | None:
    """Where a phrase that starts at `start` ends."""
    for words in phrases:
        if tuple(keys[start : start + len(words)]) == words:
            return start + len(words)
    return None
