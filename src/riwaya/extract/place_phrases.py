"""The phrases that name places, in order: shares of places, what lies about one, directions, heads, names, lists."""

from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import forms
from riwaya.arabic.memo import Memo
from riwaya.extract.act_entries import act_index
from riwaya.extract.locality import place_words
from riwaya.extract.place_heads import headed, names_a_group, past_heads, seat_of, unnamed, unnamed_at
from riwaya.extract.place_naming import PlacePhrase, bare_name, may_name, past_tail, whole_name
from riwaya.lexicon import per_lexicon
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings

_MOST_MARKS = 3
_JOINTS = frozenset({"،", ",", "و"})
_LIST_MARKS = _JOINTS | QUOTE_MARKS

_TALKED_OF = frozenset({"country", "province"})
"""With «حول» before it, a place of these is a subject of talk, as often as not."""

_FROM = ("قرب", "قريب", "قريبا", "مقربه", "جزء", "اجزاء")


def place_phrases(tokens: Sequence[Token]) -> Iterator[PlacePhrase]:
    """All place phrases of a sentence, in order, none overlapping; what «و» joins to a place is in its seat."""
    at, last = 0, len(tokens)
    before: PlacePhrase | None = None
    roles = list(map(_roles().__getitem__, forms(tokens)))
    while at < last:
        role = roles[at]
        near = before is not None and at <= before.end + _MOST_MARKS
        if role is None and not near:
            at = next(compress(count(at), roles[at:]), last)
            continue
        found = _phrase_at(tokens, at, role) if role else None
        if before is not None and near:
            if _is_joined(tokens, before.end, at):
                found = _joined(tokens, at, before, found)
            elif found is not None and _is_whole_of(tokens, before, at):
                found = found._replace(seat="in")
        if found is None:
            at += 1
            continue
        yield found
        before, at = found, found.end


def _is_joined(tokens: Sequence[Token], end: int, at: int) -> bool:
    """Whether the word at `at` goes on a list after a place that ends at `end`: «و», or a comma, and marks between."""
    joined = tokens[at].form.conjunction == "و"
    for token in tokens[end:at]:
        if token.text not in _LIST_MARKS:
            return False
        joined = joined or token.text in _JOINTS
    return joined and tokens[at].tag != "VERB"


def _is_whole_of(tokens: Sequence[Token], before: PlacePhrase, at: int) -> bool:
    """Whether «من» tells of what a place is a part: «مناطق شاسعة من العراق», «جزء من شمال سوريا»."""
    near = before.end < at <= before.end + 2 and tokens[at - 1].form.key == "من"
    return near and before.method in ("indefinite", "anaphor")


def _joined(
    tokens: Sequence[Token], at: int, before: PlacePhrase, found: PlacePhrase | None
) -> PlacePhrase | None:
    """A place of a list: in the seat of the one before it; after a head of many («قرى») it may be unknown."""
    sits = "in" if before.seat == "in" or before.head is not None else before.seat
    if found is not None:
        inherits = found.seat == "none" and not found.metonym
        return _of_kind(found._replace(seat=sits), before) if inherits else found
    known = bare_name(tokens, at, sits=sits) if gazetteer().index.first_words(tokens[at].form) else None
    if known is not None:
        return _of_kind(known, before)
    if not before.many or tokens[at].form.preposition:
        return None
    first = tokens[at]
    named = tokens[at - 1].text in QUOTE_MARKS or first.form.article or first.tag == "PROPN"
    told = first.host in act_index() and not first.form.article
    if told or not may_name(first) or not (named or (before.candidates and _goes_on(tokens, at))):
        return None
    end, country = past_tail(tokens, at + 1)
    return before._replace(
        start=at,
        name_start=at,
        end=end,
        candidates=(),
        seat=sits,
        method=f"unknown:{before.head}",
        country=country,
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list goes on right behind a word of it, with what is surely a name: «أحياء الجحملية وصالة والكمب»."""
    if at + 1 >= len(tokens) or tokens[at + 1].form.conjunction != "و":
        return False
    following = tokens[at + 1]
    return following.form.article or following.tag == "PROPN"


def _of_kind(found: PlacePhrase, before: PlacePhrase) -> PlacePhrase:
    """A name of a list as of the kind that its head announces for all of them: «محافظات حماة وحلب وحمص»."""
    lands = all(one.level == "country" for one in found.candidates)
    if not before.many or found.head is not None or found.relative or lands:
        return found
    return found._replace(head=before.head, many=True)


class _Role(NamedTuple):
    """What a written word can be at the start of a phrase; kept by word, for it is asked of every token."""

    lead: bool
    head: bool
    name: bool
    unnamed: bool
    share: bool
    around: bool


@per_lexicon("places")
def _roles() -> Memo[WordForm, _Role | None]:
    """The role of each word met, None where no phrase can start with it."""
    return Memo(_role)


def _role(form: WordForm) -> _Role | None:
    words, readings = place_words(), bare_readings(form)
    role = _Role(
        not (words.directions.isdisjoint(readings) and words.near.isdisjoint(readings)),
        not words.heads.keys().isdisjoint(readings),
        bool(gazetteer().index.first_words(form)),
        not words.anaphors.isdisjoint(readings),
        not words.shares.isdisjoint(readings),
        form.key in words.around,
    )
    return role if True in role else None


def _phrase_at(tokens: Sequence[Token], at: int, role: _Role) -> PlacePhrase | None:
    """The place phrase that starts at a token: directions and nearness, then heads, then a name."""
    if role.share or role.around:
        return _share_of(tokens, at) if role.share else _around(tokens, at)
    if role.head and names_a_group(tokens, at):
        return None
    lead = _past_lead(tokens, at) if role.lead and not (role.name and _is_land(tokens, at)) else at
    whole = whole_name(tokens, at) if role.name and (role.lead or role.head) else None
    if whole is not None and whole.end > lead and not _is_direction_elsewhere(tokens, at, lead, whole):
        return whole
    if role.head or lead > at:
        after, head = past_heads(tokens, lead)
        found = headed(tokens, at, (lead, after), head) if head is not None else None
        if found is not None:
            return found
    if role.name or lead > at:
        name = bare_name(tokens, lead, after_lead=lead > at)
        if name is not None:
            return name._replace(start=at, relative=lead > at)
    return unnamed(tokens, at, lead) if role.head or role.unnamed or lead > at else None


def _is_land(tokens: Sequence[Token], at: int) -> bool:
    """Whether a direction is the first word of a country's name: «جنوب السودان», «جنوب أفريقيا»."""
    match = gazetteer().index.longest(tokens, at)
    return match is not None and match[0] > at + 1 and match[1][-1].level == "country"


def _is_direction_elsewhere(tokens: Sequence[Token], at: int, lead: int, whole: PlacePhrase) -> bool:
    """Whether a name is rather a direction from a province of another country: «شمال الشرقية»."""
    if not lead > at or place_words().directions.isdisjoint(bare_readings(tokens[at].form)[:2]):
        return False
    match = gazetteer().index.longest(tokens, lead)
    countries = {one.country for one in match[1] if one.level == "province"} if match is not None else set()
    return bool(countries) and countries.isdisjoint(one.country for one in whole.candidates)


def _share_of(tokens: Sequence[Token], at: int) -> PlacePhrase | None:
    """Some or all of several places, as one phrase: «عدد من المدن العراقية», «بعض الأحياء»."""
    start = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].form.key == "من")
    role = _roles()[tokens[start].form] if start < len(tokens) else None
    if role is None or not role.head or role.share or tokens[at].tag == "VERB":
        return None
    found = _phrase_at(tokens, start, role) or unnamed_at(tokens, start, start, "in")
    return found._replace(start=at, seat=seat_of(tokens, at)) if found is not None else None


def _around(tokens: Sequence[Token], at: int) -> PlacePhrase | None:
    """What lies about a town or a site («حول المدينة»); «حول سوريا» tells what is talked of."""
    role = _roles()[tokens[at + 1].form] if at + 1 < len(tokens) else None
    found = _phrase_at(tokens, at + 1, role) if role is not None and not role.around else None
    if found is None or found.method == "indefinite":
        return None
    kinds = {found.head} if found.head is not None else {one.level for one in found.candidates}
    if kinds <= _TALKED_OF:
        return None
    return found._replace(start=at, relative=True)


def _past_lead(tokens: Sequence[Token], at: int) -> int:
    """Past directions and nearness («شمال غرب», «قرب»), and «من» where they ask for it («الشرق من درعا»)."""
    words = place_words()
    position = at
    while position < len(tokens) - 1:
        form = tokens[position].form
        readings = bare_readings(form)[: None if position == at else 2]
        if not any(reading in words.directions or reading in words.near for reading in readings):
            break
        if position > at and (form.conjunction or form.preposition or _opens_name(tokens, position)):
            break
        position += 1
    asks = tokens[at].form.article or any(reading in _FROM for reading in bare_readings(tokens[at].form))
    from_there = at < position < len(tokens) - 1 and tokens[position].form.key == "من"
    return _past_lead(tokens, position + 1) if asks and from_there else position


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a direction or a bank is the first word of a longer name: «شمال الضفة الغربية»."""
    match = gazetteer().index.longest(tokens, at) if gazetteer().index.first_words(tokens[at].form) else None
    return match is not None and match[0] > at + 1
