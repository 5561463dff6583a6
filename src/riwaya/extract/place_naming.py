"""The names of places in a phrase: with a feature's head or without, known or not, and what still belongs to them."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.extract.locality import Seat, fused_preposition, has_other_sense, place_words, seat
from riwaya.extract.place_evidence import can_act, is_everyday, is_meant, is_never, is_subject, is_torn
from riwaya.lexicon.actors import heads
from riwaya.lexicon.countries import nisbas
from riwaya.lexicon.gazetteer import Candidates, gazetteer
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings

_REACH = 4
"""Words that may follow a head and still be its name («مخيم اليرموك للاجئين الفلسطينيين»)."""

_NAMING_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})
_OPENING = frozenset('"«“(')
_AMID = frozenset({"بين", "تحت", "بعد", "قبل"})
"""What follows the subject of a title, and no verb without a subject and an object: «تدمر بين سيطرتين»."""


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


def whole_name(tokens: Sequence[Token], at: int) -> PlacePhrase | None:
    """A name of several words that begins with a head or a direction itself («ضاحية العامرية»، «شمال سيناء»)."""
    match = gazetteer().index.longest(tokens, at)
    if match is None or match[0] == at + 1 or match[1][-1].level == "country":
        return None
    if is_never(tokens, at, match[0], match[2]):
        return None
    end, country = past_tail(tokens, match[0])
    sits = seat(tokens, at, match[2])
    return PlacePhrase(
        at, at, end, match[1], match[1][-1].level, relative=False, seat=sits, method="whole", country=country
    )


def bare_name(
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
    titled = stop == at + 1 and _heads_title(tokens, at)
    sits = "in" if titled else sits
    everyday = stop == at + 1 and not titled and is_everyday(tokens[at])
    guarded = everyday and (sits != "head" or (not after_lead and has_article(tokens, at - 1)))
    if (guarded and (sits != "in" or fused_preposition(tokens[at], reading))) or not is_meant(
        tokens, (at, stop), candidates, sits
    ):
        return None
    metonym = sits == "none" and can_act(candidates) and is_subject(tokens, at, stop, candidates)
    end, country = past_tail(tokens, stop)
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


def _heads_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name spelt like a verb opens a sentence, as no verb does before «بين»: «تدمر بين سيطرتين»."""
    opens = at == 0 and len(tokens) > 1 and tokens[at].tag == "VERB"
    return opens and tokens[1].host in _AMID and not tokens[1].form.pronoun


def name_after_head(tokens: Sequence[Token], at: int) -> tuple[int, Candidates] | None:
    """The end of a known name that a head stands before, and the places that it may mean, or None."""
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


def unknown_name(tokens: Sequence[Token], at: int, head_at: int) -> tuple[int, str | None] | None:
    """Where a name that no gazetteer holds ends, after a head; None where the next word cannot be a name."""
    words, first = place_words(), tokens[at]
    cut = first.form.conjunction or first.form.preposition
    if not may_name(first) or cut or has_other_sense(tokens, head_at):
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
        end += end < len(tokens) and may_name(tokens[end])
    return past_tail(tokens, end)


def may_name(token: Token) -> bool:
    """Whether a word can be a place's name that no gazetteer holds."""
    return (
        token.tag in _NAMING_TAGS
        and token.form.key not in place_words().stops
        and not token.form.pronoun
        and token.text not in QUOTE_MARKS
    )


def past_tail(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
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


def has_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether there is a word at `at` and it is definite."""
    return at < len(tokens) and tokens[at].form.article
