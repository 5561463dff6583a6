"""What a document has said of its actors so far, to tell whom a short or general phrase means."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.extract.actors import (
    carried_mention,
    find_actor_mentions,
    head_kind,
    head_of,
    mention_at,
    mentions_between,
    resolve_actor,
)
from riwaya.lexicon import Lexicon, active_lexicon
from riwaya.lexicon.actors import Institution, Short, actor_by_id, actor_index, actor_rows, heads
from riwaya.lexicon.countries import countries, nisbas
from riwaya.model import Actor

FROM_THE_TEXT = 0.8
FROM_THE_COUNTRY = 0.65
"""How sure a short name is when its full form, or only the country, was told before."""

_OUTSIDE = frozenset({"US", "RU", "GB", "FR", "DE"})
_CONCERNED = 3
"""An outside power that is named weighs a third of a country of the region: «الجيش» is rarely its army."""

_FAMILY_NAME = 4


class ActorContext:
    """Feed it sentences (`hear`) or single actors (`note`) in order; `resolve` then knows «التنظيم» and «الجيش».

    >>> from riwaya.arabic import analyze
    >>> context = ActorContext()
    >>> full, short = analyze("هاجم تنظيم داعش بلدة عراقية. وانسحب التنظيم منها.")
    >>> context.hear(full.tokens)
    >>> [context.resolve(short.tokens, at, at + 1)[0].id for at, t in enumerate(short.tokens) if t.text == "التنظيم"]
    ['islamic-state']
    """

    def __init__(self, country: str | None = None) -> None:
        self._countries: Counter[str] = Counter({country: 1} if country else {})
        self._last: dict[str, Actor] = {}
        self._people: dict[str, Actor] = {}

    def hear(self, tokens: Sequence[Token]) -> None:
        """Notes all actors that a sentence names, and the countries that it speaks of."""
        for mention in find_actor_mentions(tokens):
            self.note(mention.actor)

    def note(self, actor: Actor) -> None:
        """Notes one actor."""
        if actor.country is not None:
            self._countries[actor.country] += 1 if actor.country in _OUTSIDE else _CONCERNED
        self._note_person(actor)
        if actor.id is None or actor.name.ar is None:
            return
        for word in _first_words(actor.id, actor.name.ar, active_lexicon()):
            self._last[word] = actor

    def note_country(self, code: str, times: int = 1) -> None:
        """Notes a country that was named otherwise, as a place, so many times."""
        self._countries[code] += _CONCERNED * times

    @property
    def country(self) -> str | None:
        """The country that the document speaks of most, the earliest of equals."""
        return next((code for code, _ in self._countries.most_common(1)), None)

    def resolve(self, tokens: Sequence[Token], start: int, end: int) -> tuple[Actor, float, str]:
        """As `resolve_actor`, with short names, bodies and family names told by what the document said before."""
        told = resolve_actor(tokens, start, end)
        if told[0].id is None and start < end:
            head = head_of(tokens, start, end)
            told = self._told(tokens, head, end) or self._person(tokens, head, end) or told
        self._note_person(told[0])
        return told

    def _told(self, tokens: Sequence[Token], head: int, end: int) -> tuple[Actor, float, str] | None:
        """Whom the short name or the body at the head, or carried by it («مقاتلو التنظيم»), means."""
        mention = mention_at(tokens, head, end)
        if mention is None:
            mention = carried_mention(tokens, head, mentions_between(tokens, head, end))
        if mention is None or mention.actor.id is not None:
            return None
        match = actor_index().longest(tokens, mention.start, end)
        entry = match[1] if match else None
        if isinstance(entry, Short):
            return self._short(entry)
        return self._body(entry) if isinstance(entry, Institution) else None

    def _short(self, entry: Short) -> tuple[Actor, float, str] | None:
        for first in entry.of:
            known = self._last.get(key(first))
            if known is not None:
                return known, FROM_THE_TEXT, f"context:{first}"
        for code, _ in self._countries.most_common():
            if code in entry.by_country:
                return actor_by_id(entry.by_country[code]), FROM_THE_COUNTRY, f"context:country:{code}"
        return None

    def _body(self, entry: Institution) -> tuple[Actor, float, str] | None:
        code = self.country
        if code is None or code not in countries():
            return None
        return entry.of(countries()[code]), FROM_THE_COUNTRY, f"context:{entry.id}:{code}"

    def _person(self, tokens: Sequence[Token], head: int, end: int) -> tuple[Actor, float, str] | None:
        """The person whose family name alone is said again («الحميقاني»)."""
        if end - head != 1 or head_kind(tokens, head) is not None:
            return None
        known = self._people.get(tokens[head].key) or self._people.get(tokens[head].host)
        return (known, FROM_THE_TEXT, "context:name") if known else None

    def _note_person(self, actor: Actor) -> None:
        if actor.kind not in ("official", "person", "expert") or actor.name.ar is None:
            return
        names = _family_names(actor.name.ar)
        for word in names if actor.id is None else names[-1:]:
            if len(word) >= _FAMILY_NAME and word not in heads().kinds and word not in nisbas():
                self._people[word] = actor


@lru_cache(maxsize=4096)
def _first_words(actor: str, name: str, _lexicon: Lexicon | None) -> frozenset[str]:
    """The look-up keys with which an actor's name and aliases begin, kept apart for each lexicon in use."""
    row = actor_rows().get(actor)
    return frozenset(key(each.split()[0]) for each in (name, *(row.aliases if row else ())))


@lru_cache(maxsize=4096)
def _family_names(name: str) -> tuple[str, ...]:
    """The look-up keys of the words after a person's first name."""
    return tuple(key(word) for word in name.replace("،", " ").split()[1:])
