"""Place phrases that a feature's head opens: «مدينة تدمر», «مخيم للنازحين», «العاصمة صنعاء», «في المحافظة»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actor_mentions import mention_at
from riwaya.extract.locality import Seat, has_other_sense, place_words, seat
from riwaya.extract.place_naming import PlacePhrase, has_article, name_after_head, past_tail, unknown_name
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings

_MOST_NOUNS = 2
"""Nouns between an indefinite head and the end of its construct: «مقر رئيس نقابة الصحفيين»."""


def past_heads(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Past the heads of features from `at`; the kind of the last of them, or None where there is none."""
    words, position, kind = place_words(), at, None
    while position < len(tokens):
        token = tokens[position]
        if position > at and (token.form.conjunction or token.form.preposition or token.form.article):
            break
        readings = bare_readings(token.form)[: None if position == at else 2]
        found = next((words.heads[reading] for reading in readings if reading in words.heads), None)
        if found is None or (position == at and token.tag == "VERB" and not has_article(tokens, at + 1)):
            break
        kind, position = found, position + 1
    return position, kind


def headed(tokens: Sequence[Token], start: int, spots: tuple[int, int], head: str) -> PlacePhrase | None:
    """A phrase with a feature's head: its known name, or a name that no gazetteer holds."""
    lead, after = spots
    relative, sits = lead > start, seat_of(tokens, start)
    for at in range(lead, after):
        whole = gazetteer().index.longest(tokens, at)
        if whole is not None and at == lead and whole[1][-1].level == "country":
            return None
        if whole is not None and whole[0] > after:
            before = head if at == lead else past_heads(tokens[:at], lead)[1]
            end, country = past_tail(tokens, whole[0])
            return PlacePhrase(start, at, end, whole[1], before, relative, sits, "whole", country)
    if tokens[after - 1].form.article:
        return _capital(tokens, (start, after), sits, relative=relative)
    many = _is_many(tokens, after - 1)
    name_at = after + (many and after < len(tokens) and tokens[after].text == ":")
    while name_at < len(tokens) and tokens[name_at].text in QUOTE_MARKS:
        name_at += 1
    if name_at >= len(tokens) or _is_owned(tokens[after - 1], many=many):
        return None
    inner = name_after_head(tokens, name_at)
    if inner is not None:
        end, country = past_tail(tokens, inner[0])
        return PlacePhrase(
            start, name_at, end, inner[1], head, relative, sits, f"head:{head}", country, many=many
        )
    end, country = unknown_name(tokens, name_at, after - 1) or (start, None)
    found = PlacePhrase(start, lead, end, (), head, relative, sits, f"unknown:{head}", country, many=many)
    return found if end > start else None


def _is_owned(head: Token, *, many: bool) -> bool:
    """Whether a head has a pronoun («مدنهم»), and not the ending of the dual («مديريتي»), which is spelt like one."""
    return head.form.pronoun not in ("", "ي") or (head.form.pronoun == "ي" and not many)


def _capital(
    tokens: Sequence[Token], span: tuple[int, int], sits: Seat, *, relative: bool
) -> PlacePhrase | None:
    """«العاصمة» with the town's name beside it: «العاصمة صنعاء», «العاصمة العمانية، مسقط»."""
    start, end = span
    if tokens[end - 1].host not in place_words().capital:
        return None
    end, country = past_tail(tokens, end)
    at = end + (end + 1 < len(tokens) and tokens[end].text in ("،", ","))
    match = gazetteer().index.longest(tokens, at) if at < len(tokens) else None
    if match is None or tokens[at].form.conjunction or tokens[at].form.preposition:
        return None
    if not any(one.level in ("city", "area", "province") for one in match[1]):
        return None
    last, other = past_tail(tokens, match[0])
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


def _is_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether a head announces several names: «قرى», «محافظتي»."""
    return any(reading in place_words().many for reading in bare_readings(tokens[at].form)[:2])


def names_a_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from a head on name a group that acts: «جبهة النصرة», «مركز حقوق الإنسان»."""
    mention = mention_at(tokens, at, len(tokens))
    return mention is not None and mention.actor.id is not None and mention.end > at + 1


def unnamed(tokens: Sequence[Token], start: int, lead: int) -> PlacePhrase | None:
    """A head without a name that says where all the same: «في المحافظة»، «جنوبي البلاد»، «على أحياء سكنية»."""
    sits = seat_of(tokens, start)
    for at in dict.fromkeys((lead, start)):
        if at < len(tokens):
            found = unnamed_at(tokens, start, at, sits)
            if found is not None:
                return found
    return None


def unnamed_at(tokens: Sequence[Token], start: int, at: int, sits: Seat) -> PlacePhrase | None:
    """The phrase of an unnamed feature at token `at`, in the seat that its phrase from `start` on has, or None."""
    words, form = place_words(), tokens[at].form
    readings = bare_readings(form)
    reading = next(
        (reading for reading in readings if reading in words.anaphors or reading in words.heads), None
    )
    if reading is None or tokens[at].tag == "VERB" or form.pronoun or has_other_sense(tokens, at):
        return None
    head = words.heads.get(reading)
    end, country = past_tail(tokens, at + 1)
    relative = at > start
    phrase = PlacePhrase(start, at, end, (), head, relative, sits, "anaphor", country)
    if form.article and reading in words.anaphors:
        direction = reading in words.directions and not relative
        return None if direction and not country and sits != "in" else phrase
    if form.article or head is None or sits not in ("in", "weak"):
        return None
    return phrase._replace(end=_past_indefinite(tokens, at + 1), method="indefinite")


def _past_indefinite(tokens: Sequence[Token], end: int) -> int:
    """Past what says what an indefinite head is: «أحياء سكنية», «نقطة تفتيش», «مقر نقابة الصحفيين».

    Whose it is by name is no part of it: «مواقع تنظيم الدولة».
    """
    if end < len(tokens) and mention_at(tokens, end, len(tokens)) is not None:
        return end
    first, last = end, min(len(tokens), end + _MOST_NOUNS)
    while end < last and tokens[end].tag == "NOUN" and _is_plain(tokens[end]):
        end += 1
    if first < end < len(tokens) and _ends_construct(tokens, end):
        return end + 1
    if end < len(tokens) and tokens[end].tag == "ADJ" and not tokens[end].form.conjunction:
        return end + 1
    return end


def _is_plain(token: Token) -> bool:
    """Whether an indefinite word stands without clitics, and does not begin a phrase of place itself: «منطقة قرب …»."""
    words, form = place_words(), token.form
    clitics = form.conjunction or form.preposition or form.pronoun or form.article
    leads = form.host in words.directions or form.host in words.near or form.host in words.heads
    return not (clitics or leads or form.key in words.stops)


def _ends_construct(tokens: Sequence[Token], at: int) -> bool:
    """Whether a definite noun without conjunction and preposition is the last of a construct, and no place's name."""
    token, form = tokens[at], tokens[at].form
    plain = token.tag == "NOUN" and form.article and not (form.conjunction or form.preposition)
    return plain and gazetteer().index.longest(tokens, at) is None


def seat_of(tokens: Sequence[Token], at: int) -> Seat:
    """How the word at `at` is introduced, read without article and clitics."""
    return seat(tokens, at, bare_readings(tokens[at].form)[0])
