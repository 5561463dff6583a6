"""Words of acts that tell none: labels of tables and lists, and the words of war that other fields borrow."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.columns import hosts
from riwaya.extract.acts import Trigger
from riwaya.lexicon import load_table
from riwaya.model import ActName, BlockKind

LABEL = 2
"""Words that surely make a label or a sum («القتلى», «7 قتلى»), never a report, in a cell or an item of a list."""

SHORT_CELL = 4
"""A cell of so many words needs a verb to report anything: «ضحايا التفجيرات في المدينة» heads a column."""

FIELD_WORDS = 3
"""From so many of a field's words on, and no word of real violence, a text as a whole is of that field."""

CELL_MARK = "|"

BORROWED: frozenset[ActName] = frozenset(
    {
        "attack", "clash", "shelling", "air_strike", "bombing", "destruction", "looting", "seizure", "recapture",
        "advance", "repulse", "withdrawal", "surrender", "siege", "deployment",
    }
)  # fmt: skip
"""Acts whose words sport, trade and the stage use of what they do themselves; a player is killed in earnest."""

SUFFERED: frozenset[ActName] = frozenset({"killing", "injury", "abduction", "abuse", "riot"})
"""Acts that such a field tells of where nothing else in the text is of violence: an injured player, a film's murder."""

BY_NATURE: frozenset[ActName] = frozenset({"killing", "injury", "destruction"})
"""Acts that nature does as well."""


def is_label(tokens: Sequence[Token], trigger: Trigger, kind: BlockKind | None) -> bool:
    """Whether a word stands in a table's cell, or an item of a list, that only names or sums something."""
    if kind not in {"table_row", "list_item"}:
        return False
    start, end = _cell(tokens, trigger)
    if kind == "table_row" and end - start == len(tokens):
        return False  # a table of one cell lays out a page
    cell = [token for token in tokens[start:end] if token.tag not in {"PUNCT", "NUM", "SYM"}]
    words = [token for token in cell if not token.text.isdigit()]
    if len(words) <= LABEL:
        return True
    told = trigger.is_verb or any(token.tag == "VERB" for token in words)
    return kind == "table_row" and len(words) <= SHORT_CELL and not told


def _cell(tokens: Sequence[Token], trigger: Trigger) -> tuple[int, int]:
    start, end = trigger.head, trigger.head + 1
    while start > 0 and tokens[start - 1].text != CELL_MARK:
        start -= 1
    while end < len(tokens) and tokens[end].text != CELL_MARK:
        end += 1
    return start, end


class Fields:
    """Which field a text is of, where that field borrows the words of war; asked of its sentences with such words."""

    def __init__(self, telling: Iterable[Sequence[Token]], sentences: Iterable[Sentence]) -> None:
        self._whole = not any(_is_literal(_hosts(tokens)) for tokens in telling) and _is_of_a_field(sentences)

    def borrowed(self, tokens: Sequence[Token]) -> frozenset[ActName]:
        """The acts whose words mean something else in a sentence, for it is of a field, and none of violence."""
        words, literal = _hosts(tokens), _words("literal")
        if not words.isdisjoint(literal["arms"]):
            return frozenset()
        natural = BY_NATURE if _is_misfortune(tokens, words) else frozenset()
        if any(not words.isdisjoint(listed) for listed in literal.values()):
            return natural
        if self._whole:
            return BORROWED | SUFFERED
        needed = _needed()
        of_field = any(len(words & field) >= needed[name] for name, field in _words("fields").items())
        return natural | BORROWED if of_field else natural


def _is_misfortune(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether a sentence tells of what nature did, or of an accident: «حادث سير»."""
    known = _words("nature")
    if not words.isdisjoint(known["deeds"]):
        return False
    if not words.isdisjoint(known["words"]):
        return True
    if words.isdisjoint(known["accidents"]):
        return False
    return any(a.host in known["accidents"] and b.host in known["kinds"] for a, b in pairwise(tokens))


def _is_of_a_field(sentences: Iterable[Sentence]) -> bool:
    counted = dict.fromkeys(_words("fields"), 0)
    for sentence in sentences:
        words = _hosts(sentence.tokens)
        if _is_literal(words):
            return False
        for name, field in _words("fields").items():
            counted[name] += len(words & field)
    return max(counted.values()) >= FIELD_WORDS


def _is_literal(words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(listed) for listed in _words("literal").values())


def _hosts(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(hosts(tokens))


@cache
def _words(section: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load_table("domains")[section].items()}


@cache
def _needed() -> dict[str, int]:
    needed: dict[str, int] = load_table("domains")["needed"]
    return needed
