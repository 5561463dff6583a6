"""Names of actors in a sentence: what the lexicon knows, where it stands, and whose a body («الجيش») is."""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.characters import strip_marks
from riwaya.arabic.columns import where
from riwaya.arabic.memo import Memo
from riwaya.extract.locality import seat
from riwaya.lexicon.actors import Institution, Named, Short, actor_by_id, actor_index, heads
from riwaya.lexicon.countries import countries, country_keys, nisbas
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings
from riwaya.model import Actor, Name

NAME = 0.95
BODY_OF_COUNTRY = 0.9
COUNTRY_AS_ACTOR = 0.75
CAPITAL_AS_ACTOR = 0.7
PERHAPS_A_PLACE = 0.25
SHORT_NAME = 0.4
"""How sure each way of naming an actor is; set by reading 287 gold phrases with `evaluation/actors.py --show`."""

_NISBA_REACH = 4
"""Adjectives that may stand between a body and its country («القوات الجوية الفضائية الملكية البريطانية»)."""

_GUARDING_HEADS = frozenset(
    {"armed_group", "party", "media", "official", "fighters", "organisation", "unknown"}
)


class ActorMention(NamedTuple):
    """Tokens `start:end` of a sentence that name an actor."""

    start: int
    end: int
    actor: Actor
    confidence: float
    method: str


def find_actor_mentions(tokens: Sequence[Token]) -> list[ActorMention]:
    """All names of actors in a sentence, the longest at each place, none overlapping.

    Countries and capitals are actors only where they do not say where («موسكو ترفض», but not «القتال في موسكو»). Bodies
    («الجيش») and short names («التنظيم») whose owner the sentence does not tell have no id: `ActorContext` knows.

    >>> from riwaya.arabic import analyze
    >>> sentence = analyze("وداعش يهاجم الجيش العراقي")[0]
    >>> [mention.actor.id for mention in find_actor_mentions(sentence.tokens)]
    ['islamic-state', 'iq-army']
    """
    return mentions_between(tokens, 0, len(tokens))


def mentions_between(tokens: Sequence[Token], start: int, end: int) -> list[ActorMention]:
    """The names of actors within `tokens[start:end]`."""
    starts = actor_index().first_words
    found: list[ActorMention] = []
    past = start
    for at in where(starts, tokens[start:end], start):
        mention = mention_at(tokens, at, end) if at >= past else None
        if mention is not None:
            found.append(mention)
            past = mention.end
    return found


def mention_at(tokens: Sequence[Token], at: int, end: int) -> ActorMention | None:
    """The name of an actor that starts at token `at`, if one does."""
    match = actor_index().longest(tokens, at, end)
    if match is None:
        return None
    stop, entry, reading = match
    if isinstance(entry, Named):
        return _named(tokens, at, stop, (entry, reading))
    if isinstance(entry, Institution):
        return _body(tokens, (at, stop, end), entry, reading)
    return _short(tokens, (at, stop, end), entry)


def _named(tokens: Sequence[Token], at: int, stop: int, match: tuple[Named, str]) -> ActorMention | None:
    entry, reading = match
    if entry.sort in ("country", "capital"):
        sits = seat(tokens, at, reading)
        if sits in ("in", "head") or _is_adjective(tokens[at], reading, stop - at):
            return None
        sure = COUNTRY_AS_ACTOR if entry.sort == "country" else CAPITAL_AS_ACTOR
        sure -= PERHAPS_A_PLACE if sits == "weak" else 0
        return ActorMention(at, stop, entry.actor, sure, f"{entry.sort}:{entry.actor.id}")
    if (entry.sort == "guarded" or _is_partly_read(tokens[at], reading, stop - at)) and not _stands_as_name(
        tokens, at, stop
    ):
        return None
    return ActorMention(at, stop, entry.actor, NAME, f"lexicon:{entry.actor.id}")


def _is_adjective(token: Token, reading: str, length: int) -> bool:
    """Whether a country's name is rather its adjective: «السورية» is no «سورية»."""
    return length == 1 and token.form.article and not reading.startswith("ال") and token.form.host in nisbas()


def _is_partly_read(token: Token, reading: str, length: int) -> bool:
    """Whether a short one-word name was found only by taking off a letter that may be the word's own («بوفا»)."""
    return (
        length == 1
        and len(reading) <= 4
        and reading not in (token.form.key, token.form.host)
        and not (token.form.article and reading == "ال" + token.form.host)
    )


def _stands_as_name(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether an everyday word is marked as a name: quoted, or after a head as in «حركة كفاية»."""
    if (
        at > 0
        and tokens[at - 1].text in QUOTE_MARKS
        and stop < len(tokens)
        and tokens[stop].text in QUOTE_MARKS
    ):
        return True
    return at > 0 and _is_guarding(tokens[at - 1].form)


def _guards(form: WordForm) -> bool:
    kinds = heads().kinds
    return any(kinds.get(reading) in _GUARDING_HEADS for reading in bare_readings(form))


_is_guarding = Memo(_guards).__getitem__
"""Whether a word is a head after which an everyday word is a name."""


def _modifies(form: WordForm) -> bool:
    modifiers = heads().modifiers
    return any(reading in modifiers for reading in bare_readings(form))


_is_modifier = Memo(_modifies).__getitem__
"""Whether an adjective may stand between a body and its country."""


def _body(
    tokens: Sequence[Token], bounds: tuple[int, int, int], body: Institution, reading: str
) -> ActorMention | None:
    at, stop, end = bounds
    definite = any(word.startswith("ال") for word in reading.split()) or any(
        token.form.article for token in tokens[at:stop]
    )
    owner = _owner(tokens, stop, end, definite=definite) or _shared_owner(tokens, stop, end)
    if owner is not None:
        past, code = owner
        actor = body.of(countries()[code])
        return ActorMention(at, past, actor, BODY_OF_COUNTRY, f"institution:{body.id}+country:{code}")
    if not definite:
        return None
    name = Name(phrase(tokens, at, stop))
    return ActorMention(at, stop, Actor(None, name, body.kind), SHORT_NAME, f"institution:{body.id}")


def _owner(tokens: Sequence[Token], at: int, end: int, *, definite: bool) -> tuple[int, str] | None:
    """The country beside a body: its adjective within reach, in agreement, or its name in the genitive or after في."""
    known, by_name = nisbas(), country_keys()
    position, steps = at, 0
    while position < end and steps <= _NISBA_REACH:
        token = tokens[position]
        if token.text in QUOTE_MARKS:
            position += 1
            continue
        form = token.form
        if form.conjunction or (form.preposition and not form.article):
            break
        code = known.get(form.host)
        if code is not None and form.article == definite and (definite or form.key not in by_name):
            return position + 1, code
        if steps == 0 and form.key in by_name and (not definite or tokens[position - 1].form.key == "في"):
            return position + 1, by_name[form.key]
        if not _is_modifier(form):
            break
        position, steps = position + 1, steps + 1
    if position + 1 < end and tokens[position].form.key == "في" and tokens[position + 1].form.key in by_name:
        return position + 2, by_name[tokens[position + 1].form.key]
    return None


def _shared_owner(tokens: Sequence[Token], at: int, end: int) -> tuple[int, str] | None:
    """The country of a body that is joined to the next («المقاتلات والطائرات الروسية»); the span stays the first's."""
    if at >= end or tokens[at].form.conjunction != "و":
        return None
    match = actor_index().longest(tokens, at, end)
    if match is None or not isinstance(match[1], Institution):
        return None
    owner = _owner(tokens, match[0], end, definite=True)
    return (at, owner[1]) if owner else None


def _short(tokens: Sequence[Token], bounds: tuple[int, int, int], entry: Short) -> ActorMention:
    at, stop, end = bounds
    owner = _owner(tokens, stop, end, definite=True)
    name = Name(phrase(tokens, at, stop))
    if owner is not None and owner[1] in entry.by_country:
        actor = actor_by_id(entry.by_country[owner[1]])
        return ActorMention(at, owner[0], actor, BODY_OF_COUNTRY, f"short+country:{owner[1]}")
    return ActorMention(at, stop, Actor(None, name, entry.kind), SHORT_NAME, "short")


def phrase(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of a phrase as written, with single spaces, without leading clitics, vowel marks and outer quotes.

    >>> from riwaya.arabic import analyze
    >>> phrase(analyze("للحوثيين")[0].tokens, 0, 1)
    'الحوثيين'
    """
    while start < end and tokens[start].text in QUOTE_MARKS:
        start += 1
    if start < end and tokens[end - 1].text in QUOTE_MARKS:
        marks = sum(token.text in QUOTE_MARKS for token in tokens[start:end])
        while end > start and tokens[end - 1].text in QUOTE_MARKS and marks % 2:
            end, marks = end - 1, marks - 1
    if start >= end:
        return ""
    first = tokens[start]
    written = first.text[first.form.shift :]
    if first.form.preposition == "ل" and first.form.article:
        written = "ال" + first.text.split("لل", 1)[-1] if "لل" in first.text else written
    past = first.end
    for token in tokens[start + 1 : end]:
        written += token.text if token.start == past else " " + token.text
        past = token.end
    return strip_marks(written)
