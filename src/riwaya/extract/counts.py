"""How many: the numbers of a sentence that count, their bounds, and the noun that each counts."""

import bisect
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from riwaya.arabic import columns
from riwaya.arabic.analysis import Token
from riwaya.arabic.memo import Memo
from riwaya.arabic.numbers import NUMBER_WORDS, read_number, read_vague, scale_of
from riwaya.extract.count_words import (
    AFTER,
    AFTER_FIRST,
    ANOTHER,
    BEFALLING,
    BEFORE,
    BEFORE_LAST,
    BETWEEN,
    DUALS,
    FROM,
    GROUPS,
    MEASURES,
    MONTHS,
    NOT_NOUNS,
    NUMBERED,
    ONE,
    ONE_OF,
    PERCENT,
    REVISED,
    SINGULARS,
    TO,
    TRIGGERS,
    ends_with,
    starts_with,
)
from riwaya.model import Bounds, Damage


class Quantity(NamedTuple):
    """A number phrase, `tokens[start:end]` with its modifiers, what it says, and the index of its noun.

    `low` to `high`, both included, null where open; `best` where one number is told. A dual («قتيلان») and a
    person alone («مقتل مدني») are their own noun. For a number that the text lost, `start` is `end`, before
    the noun.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    best: int | None
    noun: int | None
    method: str


class _Core(NamedTuple):
    """A number without its modifiers."""

    start: int
    end: int
    low: int
    high: int
    method: str


_REVISION_REACH = 6
"""Words between «ارتفعت» and its first number: «ارتفعت حصيلة ضحايا التفجير من 20»."""
_QUOTES = frozenset("«»\"“”'‘’()[]")
_DASHES = frozenset("-–—")
_CLITIC_PIECES = frozenset({"و", "ف", "ب", "ل", "ال"})


ONE_PERSON = "one person, without article"
"""How a person without number or article comes to be one."""


def find_quantities(tokens: Sequence[Token], losses: Sequence[Damage] = ()) -> list[Quantity]:
    """The quantities of a sentence, in order: digits, number words, duals, single persons, lost numbers.

    Numbers of years, distances, sums of money and the like are left out, and those that are names, as in
    «اللواء 35».
    `losses` are the document's damages of the kinds `lost_number`, with what grammar still tells of them, and
    `odd_spaces`: a single person behind such a gap is not counted as one, for a number may have stood in it.
    """
    keys = columns.keys(tokens)
    found = _lost(tokens, keys, losses)
    gaps = frozenset(loss.end for loss in losses if loss.kind == "odd_spaces")
    past = 0
    for i in compress(count(), map(_may_count.__getitem__, keys)):
        if i < past:
            continue
        quantity = _find(tokens, keys, i)
        if quantity is None:
            past = _number_end(keys, i)
            continue
        if quantity.method != ONE_PERSON or tokens[quantity.start].start not in gaps:
            found.append(quantity)
        past = quantity.end
    return sorted(found)


_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_may_count = Memo[str, bool](lambda word: word in TRIGGERS or word[:1] in _DIGITS)


def _is_digits(word: str) -> bool:
    return word[:1] in _DIGITS


def _number_end(keys: list[str], i: int) -> int:
    number = read_number(keys, i)
    return number.end if number else i + 1


def _find(tokens: Sequence[Token], keys: list[str], i: int) -> Quantity | None:
    word = keys[i]
    if word in DUALS and not (i and keys[i - 1] in NUMBER_WORDS):
        return Quantity(i, i + 1, 2, 2, 2, i, "dual")
    if word in ONE_OF and (one := _one_of(tokens, keys, i)):
        return one
    core = _core(keys, i)
    if core is None or word in ANOTHER or (word in ONE and core.end == i + 1):
        return _one_person(tokens, keys, i)
    if _is_name_or_date(tokens, keys, core):
        return None
    whole = _range(keys, core)
    measured = whole.end < len(keys) and _is_measured(tokens, keys, whole.end)
    return None if measured else _with_modifiers(tokens, keys, whole)


def _one_person(tokens: Sequence[Token], keys: list[str], i: int) -> Quantity | None:
    """«مقتل مدني», «مقتل شخص واحد», «ضابط واحد»."""
    if keys[i] in SINGULARS and _befallen(tokens, keys, i):
        end = i + 2 if i + 1 < len(keys) and keys[i + 1] in ONE else i + 1
        return Quantity(i, end, 1, 1, 1, i, ONE_PERSON)
    if keys[i] in ANOTHER and i > 0 and keys[i - 1] in BEFALLING:
        return Quantity(i, i + 1, 1, 1, 1, i, "one more")
    if keys[i] in ONE and i > 0 and keys[i - 1] in SINGULARS:
        return Quantity(i, i + 1, 1, 1, 1, i - 1, "number after its noun")
    return None


def _core(keys: list[str], i: int) -> _Core | None:
    """A number at `i`, exact or vague."""
    number = read_number(keys, i) if i < len(keys) else None
    if number:
        return _Core(i, number.end, number.value, number.value, "number")
    vague = read_vague(keys, i)
    if vague:
        return _Core(i, vague.end, vague.low, vague.high, "vague number")
    return None


def _one_of(tokens: Sequence[Token], keys: list[str], i: int) -> Quantity | None:
    """«أحد أفراد …», «إحدى النساء», «أحدهم»."""
    following = i + 1
    if following < len(keys) and (keys[following] in GROUPS or tokens[following].form.host in GROUPS):
        return Quantity(i, i + 1, 1, 1, 1, following, "one of a group")
    return None


def _befallen(tokens: Sequence[Token], keys: list[str], i: int) -> bool:
    """Whether an unknown person stands right after what befell them; «وزير الدفاع» is a known one."""
    if i == 0 or keys[i - 1] not in BEFALLING or tokens[i].form.pronoun:
        return False
    return i + 1 == len(keys) or not tokens[i + 1].form.article or keys[i + 1] in NOT_NOUNS


def _is_name_or_date(tokens: Sequence[Token], keys: list[str], core: _Core) -> bool:
    """Whether a number counts no people or things: a name's number, a year, a date, a measure, a share."""
    digits = _is_digits(keys[core.start])
    if (digits or keys[core.start].startswith("ال")) and _is_called(tokens, keys, core.start):
        return True
    if core.end < len(keys) and _is_measured(tokens, keys, core.end):
        return True
    return digits and (_is_date(tokens, keys, core) or "%" in keys[core.start] or "٪" in keys[core.start])


def _is_called(tokens: Sequence[Token], keys: list[str], start: int) -> bool:
    """«اللواء 35», «القرار الأممي 2216», «إف-16», «5+1», «20/10/1436»."""
    at = start - 1
    while at >= 0 and keys[at] in _CLITIC_PIECES | _QUOTES:
        at -= 1
    if at < 0:
        return False
    before = tokens[at]
    if before.text in _DASHES:
        return before.end == tokens[start].start and at > 0 and tokens[at - 1].text[-1].isalpha()
    if before.text in {"/", "+", "%"}:
        return True
    if before.form.host in (NUMBERED if _is_digits(keys[start]) else NUMBERED | MEASURES):
        return True  # «اللواء 35», «الأشهر الستة»
    return (
        at > 0
        and before.form.article
        and tokens[at - 1].form.article
        and tokens[at - 1].form.host in NUMBERED
    )


def _is_measured(tokens: Sequence[Token], keys: list[str], end: int) -> bool:
    """Whether what follows a number is a measure, a share, or the rest of a formula."""
    if keys[end] in MEASURES or tokens[end].form.host in MEASURES or tokens[end].text in {"/", "%", "٪", "+"}:
        return True
    pair = tuple(keys[end : end + 2])
    return pair in PERCENT or (keys[end] == "من" and len(pair) == 2 and tokens[end + 1].form.host == "عمر")


def _is_date(tokens: Sequence[Token], keys: list[str], core: _Core) -> bool:
    """Whether digits are a day or a year: a month beside them, or a year's look after «في» or «منذ»."""
    end = core.end
    at = end + (keys[end : end + 1] == ["من"]) + (keys[end : end + 1] == ["شهر"])
    if at < len(keys) and keys[at] in MONTHS and core.high <= 31:
        return True
    if not (1900 <= core.low <= 2100 and len(keys[core.start]) == 4):
        return False
    before = keys[core.start - 1] if core.start else ""
    if (
        before in MONTHS
        or before in {"منذ", "الاول", "الثاني", ")", "يوم", "هـ"}
        or keys[end : end + 1] in (["م"], ["ه"])
    ):
        return True
    bent = before in BEFORE_LAST and any(
        ends_with(keys, core.start, phrases) is not None for phrases in BEFORE.values()
    )
    return not bent and _noun(tokens, keys, end) is None


def _range(keys: list[str], core: _Core) -> _Core:
    """«10-15», «بين 10 و15», «من 10 إلى 15»: one number from both ends."""
    end = core.end
    if end >= len(keys):
        return core
    at = None
    between = ends_with(keys, core.start, BETWEEN)
    if between is not None and keys[end].startswith("و"):
        at = end + 1 if keys[end] == "و" else end
    elif keys[end] in TO or (keys[end] in _DASHES and _is_digits(keys[core.start])):
        at = end + 1
    other = _core(keys, at) if at is not None else None
    if other is None or other.low <= core.high:
        return core
    if any(words in REVISED for words in keys[max(0, core.start - _REVISION_REACH) : core.start]):
        return other
    start = core.start
    if between is not None:
        start = between
    elif start and keys[start - 1] in FROM:
        start -= 1
    scale = scale_of(keys[other.end - 1]) if other.end - other.start > 1 else 1
    low = core.low * scale if core.low < scale else core.low
    return _Core(start, other.end, low, other.high, "range")


def _with_modifiers(tokens: Sequence[Token], keys: list[str], core: _Core) -> Quantity:
    """The number with what stands before and after it: «أكثر من», «على الأقل»."""
    start, effects = _before(tokens, keys, core.start)
    noun = _noun(tokens, keys, core.end)
    if noun is None:
        noun = _noun_before(tokens, keys, core)
    end, after = core.end, _after(keys, core.end)
    if after:
        end = after[0]
    elif noun is not None and noun >= core.end:
        after = _after(keys, noun + 1) or _after(keys, noun + 2)
    effects += [after[1]] if after else []
    low = None if "at_most" in effects and "at_least" not in effects else core.low
    high = None if "at_least" in effects else core.high
    best = core.low if low == high else None
    method = "; ".join([core.method, *(effect.replace("_", " ") for effect in effects)])
    return Quantity(start, end, low, high, best, noun, method)


def _before(tokens: Sequence[Token], keys: list[str], start: int) -> tuple[int, list[str]]:
    """Where a number's modifier before it starts, and its effect."""
    touching = start > 0 and tokens[start - 1].end == tokens[start].start
    if touching and keys[start - 1] in {"ب", "ل", "ال"}:
        start -= 1
    for effect, phrases in BEFORE.items() if start and keys[start - 1] in BEFORE_LAST else ():
        found = ends_with(keys, start, phrases)
        if found is not None:
            return found, [effect]
    return start, []


def _after(keys: list[str], start: int) -> tuple[int, str] | None:
    """The position after a modifier that stands at `start`, and its effect."""
    if start >= len(keys) or keys[start] not in AFTER_FIRST:
        return None
    for effect, phrases in AFTER.items():
        end = starts_with(keys, start, phrases)
        if end is not None:
            return end, effect
    return None


def _noun(tokens: Sequence[Token], keys: list[str], end: int) -> int | None:
    """The noun that a number ending at `end` counts: the next word, or the one after «من»."""
    at = end
    while at < len(keys) and keys[at] in _QUOTES:
        at += 1
    if at < len(keys) and keys[at] == "من":
        return _noun_at(tokens, keys, at + 1)
    noun = _noun_at(tokens, keys, at)
    if noun is None and at < len(keys) and keys[at].endswith("ا") and tokens[at].tag not in _LITTLE_WORDS:
        noun = at  # the accusative after a number is what it counts, whatever tag a rare word was given
    return None if noun is not None and tokens[noun].form.pronoun else noun


def _noun_at(tokens: Sequence[Token], keys: list[str], at: int) -> int | None:
    if at >= len(keys):
        return None
    token = tokens[at]
    if keys[at] in SINGULARS:
        return at  # counted nouns after 11 to 99 are accusative: «177 لاجئا» has no preposition «ل»
    if not token.text[0].isalpha() or keys[at] in NOT_NOUNS or token.tag not in _NOUN_TAGS:
        return None
    return None if token.form.conjunction or token.form.preposition else at


def _noun_before(tokens: Sequence[Token], keys: list[str], core: _Core) -> int | None:
    """The noun before a number that follows it: «القتلى الثلاثة», «مسلحين اثنين»."""
    at = core.start - 1
    if at < 0 or _is_digits(keys[core.start]) or core.method != "number":
        return None
    follows = keys[core.start].startswith("ال") or core.high == 2
    return (
        at
        if follows and tokens[at].tag in _NOUN_TAGS and keys[at] not in NOT_NOUNS and len(keys[at]) > 2
        else None
    )


_LITTLE_WORDS = frozenset({"ADP", "PRON", "PART", "SCONJ", "CCONJ", "DET", "PUNCT", "ADV", "AUX"})
_NOUN_TAGS = frozenset({"NOUN", "ADJ", "PROPN", "X"})


def _lost(tokens: Sequence[Token], keys: list[str], losses: Sequence[Damage]) -> list[Quantity]:
    """Quantities whose number the text lost, with the bounds that grammar still gives."""
    if not losses:
        return []
    starts = [token.start for token in tokens]
    found = []
    for loss in losses:
        if loss.kind != "lost_number" or not tokens or not tokens[0].start <= loss.start <= tokens[-1].end:
            continue
        at = bisect.bisect_left(starts, loss.start)
        if at < len(keys) and (keys[at] in MEASURES or tokens[at].form.host in MEASURES):
            continue
        bounds = loss.bounds or Bounds(None, None, "nothing tells its size")
        best = bounds.low if bounds.low == bounds.high else None
        method = f"number lost in the text: {bounds.because}"
        found.append(Quantity(at, at, bounds.low, bounds.high, best, _noun_at(tokens, keys, at), method))
    return found
