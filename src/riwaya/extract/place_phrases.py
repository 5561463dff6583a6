"""The phrases that name places: directions and nearness, heads of features, a name, what still belongs to it."""

from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.columns import forms
from riwaya.arabic.memo import Memo
from riwaya.extract.actor_mentions import mention_at
from riwaya.extract.locality import (
    Seat,
    fused_preposition,
    place_words,
    seat,
)
from riwaya.extract.place_evidence import can_act, is_everyday, is_meant, is_never, is_subject, is_torn
from riwaya.lexicon import per_lexicon
from riwaya.lexicon.actors import heads
from riwaya.lexicon.countries import nisbas
from riwaya.lexicon.gazetteer import Candidates, gazetteer
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings

_REACH = 4
"""Words that may follow a head and still be its name («مخيم اليرموك للاجئين الفلسطينيين»)."""

_NAMING_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})
_MOST_MARKS = 3
_OPENING = frozenset('"«“(')
_JOINTS = frozenset({"،", ",", "و"})
_LIST_MARKS = _JOINTS | QUOTE_MARKS
_TALKED_OF = frozenset({"country", "province"})
"""With «حول» before it, a place of these is a subject of talk, as often as not."""
_FROM = ("قرب", "قريب", "قريبا", "مقربه", "جزء", "اجزاء")


class PlacePhrase(NamedTuple):
    """Tokens `start:end` with the name at `name_start`, the places that it may mean, how it was recognised.

    `head` is the kind of feature named before it, `relative` whether a direction or nearness opens it, `country` that
    of an adjective («الجنوب الليبي»), `metonym` whether it is rather an actor («موسكو ترفض»), `guarded` whether the
    name is an everyday word too, a place only where the text speaks of its country («في الروضة»), `many` whether its
    head announces several names («قرى», «محافظتي»).
    """

    start: int
    name_start: int
    end: int
    candidates: Candidates
    head: str | None
    relative: bool
    seat: Seat
    method: str
    country: str | None = None
    metonym: bool = False
    guarded: bool = False
    many: bool = False


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
        return found._replace(seat=sits) if inherits else found
    known = _bare_name(tokens, at, sits=sits) if gazetteer().index.first_words(tokens[at].form) else None
    if known is not None or not before.many or tokens[at].form.preposition:
        return known
    first = tokens[at]
    quoted = tokens[at - 1].text in QUOTE_MARKS
    if not _may_name(first) or not (quoted or first.form.article or first.tag == "PROPN"):
        return None
    end, country = _past_tail(tokens, at + 1)
    return before._replace(start=at, name_start=at, end=end, candidates=(), seat=sits, country=country)


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
    if role.head and _names_a_group(tokens, at):
        return None
    lead = _past_lead(tokens, at) if role.lead else at
    whole = _whole(tokens, at) if role.name and (role.lead or role.head) else None
    if whole is not None and whole.end > lead + 1:
        return whole
    if role.head or lead > at:
        after, head = _past_heads(tokens, lead)
        found = _headed(tokens, at, (lead, after), head) if head is not None else None
        if found is not None:
            return found
    if role.name or lead > at:
        name = _bare_name(tokens, lead, after_lead=lead > at)
        if name is not None:
            return name._replace(start=at, relative=lead > at)
    return _unnamed(tokens, at, lead) if role.head or role.unnamed or lead > at else None


def _share_of(tokens: Sequence[Token], at: int) -> PlacePhrase | None:
    """Some or all of several places, as one phrase: «عدد من المدن العراقية», «بعض الأحياء»."""
    start = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].form.key == "من")
    role = _roles()[tokens[start].form] if start < len(tokens) else None
    if role is None or not role.head or role.share or tokens[at].tag == "VERB":
        return None
    found = _phrase_at(tokens, start, role) or _unnamed_at(tokens, start, start, "in")
    return found._replace(start=at, seat=_seat(tokens, at)) if found is not None else None


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


def _whole(tokens: Sequence[Token], at: int) -> PlacePhrase | None:
    """A name of several words that begins with a head or a direction itself («ضاحية العامرية»، «شمال سيناء»)."""
    match = gazetteer().index.longest(tokens, at)
    if match is None or match[0] == at + 1 or match[1][-1].level == "country":
        return None
    if is_never(tokens, at, match[0], match[2]):
        return None
    end, country = _past_tail(tokens, match[0])
    sits = seat(tokens, at, match[2])
    return PlacePhrase(
        at, at, end, match[1], match[1][-1].level, relative=False, seat=sits, method="whole", country=country
    )


def _past_lead(tokens: Sequence[Token], at: int) -> int:
    """Past directions and nearness («شمال غرب», «قرب»), and «من» where they ask for it («الشرق من درعا»)."""
    words = place_words()
    position = at
    while position < len(tokens) - 1:
        form = tokens[position].form
        readings = bare_readings(form)[: None if position == at else 2]
        if not any(reading in words.directions or reading in words.near for reading in readings):
            break
        if position > at and (form.conjunction or form.preposition):
            break
        position += 1
    asks = tokens[at].form.article or any(reading in _FROM for reading in bare_readings(tokens[at].form))
    from_there = at < position < len(tokens) - 1 and tokens[position].form.key == "من"
    return _past_lead(tokens, position + 1) if asks and from_there else position


def _past_heads(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Past the heads of features from `at`; the kind of the last of them, or None where there is none."""
    words, position, kind = place_words(), at, None
    while position < len(tokens):
        token = tokens[position]
        if position > at and (token.form.conjunction or token.form.preposition or token.form.article):
            break
        readings = bare_readings(token.form)[: None if position == at else 2]
        found = next((words.heads[reading] for reading in readings if reading in words.heads), None)
        if found is None or (position == at and token.tag == "VERB" and not _has_article(tokens, at + 1)):
            break
        kind, position = found, position + 1
    return position, kind


def _has_article(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].form.article


def _headed(tokens: Sequence[Token], start: int, spots: tuple[int, int], head: str) -> PlacePhrase | None:
    """A phrase with a feature's head: its known name, or a name that no gazetteer holds."""
    lead, after = spots
    relative, sits = lead > start, _seat(tokens, start)
    for at in range(lead, after):
        whole = gazetteer().index.longest(tokens, at)
        if whole is not None and at == lead and whole[1][-1].level == "country":
            return None
        if whole is not None and whole[0] > after:
            before = head if at == lead else _past_heads(tokens[:at], lead)[1]
            end, country = _past_tail(tokens, whole[0])
            return PlacePhrase(start, at, end, whole[1], before, relative, sits, "whole", country)
    if tokens[after - 1].form.article:
        return _capital(tokens, (start, after), sits, relative=relative)
    many = _is_many(tokens, after - 1)
    name_at = after + (many and after < len(tokens) and tokens[after].text == ":")
    while name_at < len(tokens) and tokens[name_at].text in QUOTE_MARKS:
        name_at += 1
    if name_at >= len(tokens) or tokens[after - 1].form.pronoun:
        return None
    inner = _name_after_head(tokens, name_at)
    if inner is not None:
        end, country = _past_tail(tokens, inner[0])
        return PlacePhrase(
            start, name_at, end, inner[1], head, relative, sits, f"head:{head}", country, many=many
        )
    end, country = _unknown_name(tokens, name_at, after - 1) or (start, None)
    found = PlacePhrase(start, lead, end, (), head, relative, sits, f"unknown:{head}", country, many=many)
    return found if end > start else None


def _capital(
    tokens: Sequence[Token], span: tuple[int, int], sits: Seat, *, relative: bool
) -> PlacePhrase | None:
    """«العاصمة» with the town's name beside it: «العاصمة صنعاء», «العاصمة العمانية، مسقط»."""
    start, end = span
    if tokens[end - 1].host not in place_words().capital:
        return None
    end, country = _past_tail(tokens, end)
    at = end + (end + 1 < len(tokens) and tokens[end].text in ("،", ","))
    match = gazetteer().index.longest(tokens, at) if at < len(tokens) else None
    if match is None or tokens[at].form.conjunction or tokens[at].form.preposition:
        return None
    if not any(one.level in ("city", "area", "province") for one in match[1]):
        return None
    last, other = _past_tail(tokens, match[0])
    return PlacePhrase(
        start,
        at,
        last,
        match[1],
        "city",
        relative=relative,
        seat=sits,
        method="head:city",
        country=country or other,
    )


def _names_a_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from a head on name a group that acts: «جبهة النصرة», «مركز حقوق الإنسان»."""
    mention = mention_at(tokens, at, len(tokens))
    return mention is not None and mention.actor.id is not None and mention.end > at + 1


def _is_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether a head announces several names: «قرى», «محافظتي»."""
    return any(reading in place_words().many for reading in bare_readings(tokens[at].form)[:2])


def _name_after_head(tokens: Sequence[Token], at: int) -> tuple[int, Candidates] | None:
    match = gazetteer().index.longest(tokens, at)
    if match is None or (match[0] == at + 1 and (_points_back(tokens[at]) or _only_describes(tokens, at))):
        return None
    form = tokens[at].form
    cut = form.conjunction or form.preposition
    if (cut and match[2] != form.key) or _is_adjective(form, match[1]):
        return None
    return match[0], match[1]


def _is_adjective(form: WordForm, candidates: Candidates) -> bool:
    """Whether a country's name is rather its adjective: «سورية» in «بلدة سورية», «السورية»."""
    country = any(one.level == "country" for one in candidates)
    return country and form.host in nisbas() and form.key != "سوريا"


def _only_describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word describes the head before it, as both are indefinite: «جولة جديدة», «مدينة كبيرة»."""
    token, head = tokens[at], tokens[max(0, at - 1)]
    same = token.gender == head.gender == "Fem" and token.text.endswith("ة") and head.text.endswith("ة")
    return token.tag == "ADJ" and same and not token.form.article


def _points_back(token: Token) -> bool:
    """Whether a word is a feature's own noun with the article («المدينة»), which is a name only in longer ones."""
    return token.form.article and bare_readings(token.form)[0] in place_words().anaphors


def _unknown_name(tokens: Sequence[Token], at: int, head_at: int) -> tuple[int, str | None] | None:
    """Where a name that no gazetteer holds ends, after a head; None where the next word cannot be a name."""
    words, first = place_words(), tokens[at]
    cut = first.form.conjunction or first.form.preposition
    if not _may_name(first) or cut:
        return None
    quoted = at > head_at + 1
    named = quoted or first.form.article or first.tag == "PROPN"
    weak = any(reading in words.weak_heads for reading in bare_readings(tokens[head_at].form))
    if not named and (weak or first.tag == "ADJ"):
        return None
    if weak and not quoted and any(reading in heads().kinds for reading in bare_readings(first.form)[:2]):
        return None
    end = at + 1
    if any(reading in words.compounds for reading in bare_readings(first.form)[:2]):
        end += end < len(tokens) and _may_name(tokens[end])
    return _past_tail(tokens, end)


def _may_name(token: Token) -> bool:
    return (
        token.tag in _NAMING_TAGS
        and token.form.key not in place_words().stops
        and not token.form.pronoun
        and token.text not in QUOTE_MARKS
    )


def _past_tail(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
    """Past what still belongs to a name («الغربية», «العاصمة», a closing mark); the country of an adjective in it."""
    words, stop = place_words(), min(len(tokens), end + _REACH)
    named, closed = end, False
    country: str | None = None
    while end < stop:
        token = tokens[end]
        form = token.form
        if token.text in QUOTE_MARKS:
            if closed or _OPENING.isdisjoint([token.text for token in tokens[max(0, named - 3) : named]]):
                break
            closed, end = True, end + 1
            continue
        if form.conjunction:
            break
        if form.article and not form.preposition:
            code, reading = nisbas().get(form.host), bare_readings(form)[0]
            own = code or reading in words.directional or reading in words.tails
        else:
            code, own = None, False
        if not own and form.key not in words.fused_tails:
            break
        country, end = country or code, end + 1
    return end, country


def _bare_name(
    tokens: Sequence[Token], at: int, *, after_lead: bool = False, sits: Seat | None = None
) -> PlacePhrase | None:
    """A name without a head: known to the gazetteer, and placed or prominent enough to be meant."""
    match = gazetteer().index.longest(tokens, at)
    if match is None:
        return None
    stop, candidates, reading = match
    sits = sits or ("head" if after_lead else seat(tokens, at, reading))
    if stop == at + 1 and (_points_back(tokens[at]) or (sits == "head" and _only_describes(tokens, at))):
        return None
    if stop == at + 1 and is_torn(tokens[at], reading, candidates, sits):
        return None
    if is_never(tokens, at, stop, reading):
        return None
    everyday = stop == at + 1 and is_everyday(tokens[at])
    guarded = everyday and (sits != "head" or (not after_lead and _has_article(tokens, at - 1)))
    if (guarded and (sits != "in" or fused_preposition(tokens[at], reading))) or not is_meant(
        tokens, (at, stop), candidates, sits
    ):
        return None
    metonym = sits == "none" and can_act(candidates) and is_subject(tokens, at, stop, candidates)
    end, country = _past_tail(tokens, stop)
    return PlacePhrase(
        at,
        at,
        end,
        candidates,
        None,
        relative=False,
        seat=sits,
        method="name",
        country=country,
        metonym=metonym,
        guarded=guarded,
    )


def _unnamed(tokens: Sequence[Token], start: int, lead: int) -> PlacePhrase | None:
    """A head without a name that says where all the same: «في المحافظة»، «جنوبي البلاد»، «على أحياء سكنية»."""
    sits = _seat(tokens, start)
    for at in dict.fromkeys((lead, start)):
        if at < len(tokens):
            found = _unnamed_at(tokens, start, at, sits)
            if found is not None:
                return found
    return None


def _unnamed_at(tokens: Sequence[Token], start: int, at: int, sits: Seat) -> PlacePhrase | None:
    words, form = place_words(), tokens[at].form
    readings = bare_readings(form)
    reading = next(
        (reading for reading in readings if reading in words.anaphors or reading in words.heads), None
    )
    if reading is None or tokens[at].tag == "VERB" or form.pronoun:
        return None
    head = words.heads.get(reading)
    end, country = _past_tail(tokens, at + 1)
    relative = at > start
    phrase = PlacePhrase(start, at, end, (), head, relative, sits, "anaphor", country)
    if form.article and reading in words.anaphors:
        direction = reading in words.directions and not relative
        return None if direction and not country and sits != "in" else phrase
    if form.article or head is None or sits not in ("in", "weak"):
        return None
    return phrase._replace(end=_past_indefinite(tokens, at + 1), method="indefinite")


def _past_indefinite(tokens: Sequence[Token], end: int) -> int:
    """Past the adjective of an indefinite head («أحياء سكنية»)."""
    if end < len(tokens) and tokens[end].tag == "ADJ" and not tokens[end].form.conjunction:
        return end + 1
    return end


def _seat(tokens: Sequence[Token], at: int) -> Seat:
    return seat(tokens, at, bare_readings(tokens[at].form)[0])
