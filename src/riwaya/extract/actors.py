"""Who acts: who a noun phrase is, by the names of the lexicon, by its head and by the country of its adjectives."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token, WordForm
from riwaya.arabic.memo import Memo
from riwaya.extract.actor_mentions import (
    ActorMention,
    find_actor_mentions,
    mention_at,
    mentions_between,
    phrase,
)
from riwaya.extract.cues import is_verbal_noun
from riwaya.extract.english_people import english_people
from riwaya.lexicon import word_set
from riwaya.lexicon.actors import Named, actor_index, actor_rows, heads
from riwaya.lexicon.countries import country_keys, nisbas
from riwaya.lexicon.names import QUOTE_MARKS, bare_readings, name_words
from riwaya.model import Actor, ActorKind, Name

POWER_IN_ANY_SEAT = 0.6
HEAD_AND_COUNTRY = 0.7
HEAD_ONLY = 0.6
UNKNOWN = 0.3
"""How sure each way of knowing an actor is; set by reading 287 gold phrases with `evaluation/actors.py --show`."""

_OWN_STATE = word_set("grammar", "roles", "own_state")
_OF_THEM = frozenset({"منهم", "منهن", "بينهم"})
_HEADLESS_TAGS = frozenset({"ADP", "CCONJ", "PUNCT", "DET", "SCONJ"})

__all__ = [
    "ActorMention",
    "carried_mention",
    "find_actor_mentions",
    "head_kind",
    "head_of",
    "is_actor_like",
    "mention_at",
    "mentions_between",
    "phrase",
    "resolve_actor",
]


def head_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the head of a noun phrase stands, after prepositions, quotation marks, numbers and quantifiers.

    Returns the last word where the phrase holds nothing else («العشرات»).
    """
    at = start
    while at < end - 1:
        token = tokens[at]
        if (
            token.text in QUOTE_MARKS
            or token.tag in ("NUM", "PUNCT")
            or token.form.key in ("من", "لا", "ما", "عن")
        ):
            at += 1
            continue
        if token.tag in _HEADLESS_TAGS and _kinds[token.form][1] is None:
            at += 1
            continue
        if token.text[:1].isdigit() or _is_quantifier(token.form):
            following = _next_word(tokens, at + 1, end)
            if following is None:
                break
            at = following
            continue
        break
    return at


def _next_word(tokens: Sequence[Token], at: int, end: int) -> int | None:
    while at < end and (tokens[at].text in QUOTE_MARKS or tokens[at].form.key == "من"):
        at += 1
    return at if at < end else None


def head_kind(tokens: Sequence[Token], at: int) -> ActorKind | None:
    """The kind of actor that a head word makes, or None where it makes none."""
    pairs, kind = _kinds[tokens[at].form]
    if pairs and at + 1 < len(tokens):
        following = bare_readings(tokens[at + 1].form)
        for words in pairs:
            for reading in following:
                if reading in words:
                    return words[reading]
    return kind


def _kinds_of(form: WordForm) -> tuple[tuple[dict[str, ActorKind], ...], ActorKind | None]:
    """The kinds that a head makes with the word after it, and the one that it makes alone."""
    table, readings = heads(), bare_readings(form)
    pairs = tuple(table.pair_kinds[reading] for reading in readings if reading in table.pair_kinds)
    return pairs, next((table.kinds[reading] for reading in readings if reading in table.kinds), None)


_kinds = Memo(_kinds_of)


def _quantifies(form: WordForm) -> bool:
    quantifiers = heads().quantifiers
    return any(reading in quantifiers for reading in bare_readings(form)[:2])


_is_quantifier = Memo(_quantifies).__getitem__
"""Whether a word tells how many of those after it: «عشرات», «بعض»."""


def resolve_actor(tokens: Sequence[Token], start: int, end: int) -> tuple[Actor, float, str]:
    """Who the noun phrase `tokens[start:end]` is, how sure that is, and how it is known.

    A name of the lexicon that is the phrase or its head wins, also through a carrier («مقاتلو تنظيم الدولة»); else the
    phrase as written, with the kind of its head and the country of its adjective.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("13 مسلحا من ميليشيات الحوثي")[0].tokens
    >>> resolve_actor(tokens, 0, len(tokens))[0].id
    'houthis'
    """
    head = head_of(tokens, start, end)
    mentions = mentions_between(tokens, head, end)
    kind = head_kind(tokens, head)
    if mentions and mentions[0].start == head and mentions[0].actor.id is not None:
        office = _office_holder(mentions, kind)
        first = office or mentions[0]
        return first.actor, first.confidence, first.method
    carried = _carried(tokens, head, mentions)
    if carried is not None:
        return carried
    power = _power(tokens, head, end)
    if power is not None:
        return power
    if kind == "official":
        holder = _office_holder(mentions, kind)
        if holder is not None:
            return holder.actor, holder.confidence, holder.method
    return _described(tokens, (start, head, end), mentions, kind)


def _power(tokens: Sequence[Token], head: int, end: int) -> tuple[Actor, float, str] | None:
    """The state or government that the phrase is, whatever stands before it («بين أنقرة وواشنطن»)."""
    match = actor_index().longest(tokens, head, end)
    if match is None or not isinstance(match[1], Named) or match[1].sort not in ("country", "capital"):
        return None
    return match[1].actor, POWER_IN_ANY_SEAT, f"{match[1].sort}:{match[1].actor.id}"


def _office_holder(mentions: Sequence[ActorMention], kind: ActorKind | None) -> ActorMention | None:
    """The named person of «وزير الدفاع الأمريكي أشتون كارتر»."""
    if kind != "official":
        return None
    return next((mention for mention in mentions if mention.actor.kind in ("official", "person")), None)


def _carried(
    tokens: Sequence[Token], head: int, mentions: Sequence[ActorMention]
) -> tuple[Actor, float, str] | None:
    """The actor whose fighters or aircraft the head names."""
    mention = carried_mention(tokens, head, mentions)
    if mention is None or mention.actor.id is None:
        return None
    return group_of(mention.actor), mention.confidence - 0.05, f"head:{tokens[head].host}+{mention.method}"


def carried_mention(
    tokens: Sequence[Token], head: int, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The name that the head borrows its identity from («مقاتلو تنظيم الدولة»), bound by genitive, من or لـ."""
    if not mentions or mentions[0].start == head:
        return None
    mention = mentions[0]
    carries = any(reading in heads().carriers for reading in bare_readings(tokens[head].form))
    if not (carries or _comes_from(tokens, head, mention)) or mention.method.startswith(
        ("country:", "capital:")
    ):
        return None
    if mention.actor.kind == "media" and tokens[head].host not in ("موقع", "موسسه"):
        return None
    if group_of(mention.actor).kind in ("official", "person"):
        return None
    return mention if all(map(_binds, tokens[head + 1 : mention.start])) else None


def _comes_from(tokens: Sequence[Token], head: int, mention: ActorMention) -> bool:
    """Whether the head are people out of an armed body («شبان من الحوثيين», not «مصادر من الجيش»)."""
    if mention.actor.kind not in ("armed_group", "military") or tokens[mention.start - 1].form.key != "من":
        return False
    return head_kind(tokens, head) in ("fighters", "civilians", "military", "police", "person")


def _binds(token: Token) -> bool:
    """Whether a word may stand between a head and the name that it belongs to."""
    if token.text in QUOTE_MARKS or token.form.key in ("من", "لـ", "ل"):
        return True
    return token.tag not in ("VERB", "PUNCT", "ADP", "PART", "PRON", "SCONJ") and not token.form.conjunction


def group_of(actor: Actor) -> Actor:
    """The group of its leader («مقاتلو الحوثي»), else the actor itself."""
    if actor.kind != "official" or actor.name.ar is None:
        return actor
    match = actor_index().get(name_words(actor.name.ar))
    if isinstance(match, Named) and match.leads:
        return actor_rows()[match.leads].actor
    return actor


def _described(
    tokens: Sequence[Token],
    bounds: tuple[int, int, int],
    mentions: Sequence[ActorMention],
    kind: ActorKind | None,
) -> tuple[Actor, float, str]:
    start, head, end = bounds
    named = next((mention for mention in mentions if mention.start == head), None)
    if kind is None and named is not None:
        kind = named.actor.kind
    country = _country(tokens, head, end)
    if country is None:
        country = next((mention.actor.country for mention in mentions if mention.actor.country), None)
    while start < head and (tokens[start].text in QUOTE_MARKS or tokens[start].tag in ("ADP", "CCONJ")):
        start += 1
    people = nisbas().get(tokens[head].host)
    if kind is None and people is not None:
        kind = "civilians"
    if kind is None:
        kind = _office_after_name(tokens, head, end)
    name = phrase(tokens, start, end) or tokens[head].text
    english = english_people(tokens, head, end) if start == head else None
    actor = Actor(None, Name(name, english), kind or _unnamed_kind(tokens, head, end), country)
    if kind is None:
        return actor, UNKNOWN, "phrase"
    if country is None:
        return actor, HEAD_ONLY, f"head:{tokens[head].host}"
    return actor, HEAD_AND_COUNTRY, f"head:{tokens[head].host}+nisba:{country}"


def _office_after_name(tokens: Sequence[Token], head: int, end: int) -> ActorKind | None:
    """The kind of the office that follows a name in apposition («حامد رافع عميد البلدية», not «استضافة خبراء»)."""
    if is_verbal_noun(tokens[head].host):
        return None
    for at in range(head + 1, end):
        if (
            tokens[at].tag in ("ADP", "VERB", "SCONJ")
            or tokens[at].form.preposition
            or tokens[at].form.pronoun
        ):
            return None
        kind = head_kind(tokens, at)
        if kind in ("official", "expert", "media", "witness"):
            return kind
    return None


def _country(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """The country of the first adjective of a country in the phrase."""
    known, by_name = nisbas(), country_keys()
    for token in tokens[start:end]:
        code = known.get(token.form.host)
        if code is not None and (token.form.article or token.form.key not in by_name):
            return code
    return None


def _unnamed_kind(tokens: Sequence[Token], head: int, end: int) -> ActorKind:
    """A person where the phrase is proper names only, as «خالد منصور»."""
    words = [token for token in tokens[head:end] if token.text not in QUOTE_MARKS]
    return "person" if len(words) > 1 and all(token.tag == "PROPN" for token in words) else "unknown"


def is_actor_like(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a noun phrase can act: people, forces, groups, states; not a thing, a place, a time.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("مسلحون مجهولون")[0].tokens
    >>> is_actor_like(tokens, 0, 2)
    True
    """
    if start >= end:
        return False
    head = head_of(tokens, start, end)
    if head_kind(tokens, head) is not None or _is_counted(tokens, start, head):
        return True
    if tokens[head].form.pronoun and tokens[head].host in _OWN_STATE:
        return True
    if mention_at(tokens, head, end) is not None or _power(tokens, head, end) is not None:
        return True
    return _office_after_name(tokens, head, end) is not None or _unnamed_kind(tokens, head, end) == "person"


def _is_counted(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether the head are people by number alone («العشرات»، «21 منهم») or by nation («12 فلسطينيا»)."""
    token = tokens[head]
    if _is_people(token, counted=head > start) or (head > start and token.form.key in _OF_THEM):
        return True
    return token.text[:1].isdigit() or _is_quantifier(token.form)


def _is_people(token: Token, *, counted: bool) -> bool:
    """Whether a word is a people as a noun: «الروس»، «سوريون»، «12 فلسطينيا»."""
    host = token.form.host
    if host not in nisbas() and not (counted and host.removesuffix("ا") in nisbas()):
        return False
    return counted or host.endswith(("ون", "ين")) or not host.endswith(("ي", "ه", "ات"))
