"""Who the actors and speakers of a document are, told in the order in which a reader meets them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.characters import key
from riwaya.extract.actor_context import ActorContext
from riwaya.extract.attribution import Scope, links_for, quotations
from riwaya.extract.distance import find_distance
from riwaya.extract.nesting import SpeechLink
from riwaya.extract.places import PlaceMention
from riwaya.extract.source_roles import role_of, side_of
from riwaya.lexicon.actors import institutions
from riwaya.lexicon.countries import countries
from riwaya.model import Actor, Attribution, Document, Name, Quote, SourceRole, Voice

OWNED = 0.55
"""How sure it is that a speaker speaks of his own forces; chosen by hand."""

_START, _END = attrgetter("start"), attrgetter("end")
_THIRD_PERSON = frozenset({"ه", "ها", "هم"})
_FORCES = frozenset({"military", "fighters"})
_GROUPS = frozenset({"armed_group", "party"})
_OWNERS = frozenset({"state", "government", "military", "official"})


def _is_coalition(actor: Actor) -> bool:
    """Whether forces are no one state's, whose bodies bear its code («us-army»)."""
    return actor.kind == "military" and not (actor.id or "").startswith(f"{(actor.country or '').lower()}-")


class Voices:
    """Resolves phrases to actors, remembering what was named before, and speech to its chain of sources."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], scopes: Sequence[Scope]) -> None:
        self.document = document
        self.scopes = scopes
        self.sources = [link.source for scope in scopes for link in scope.links if link.source]
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._context = ActorContext()
        self._heard = 0
        self._counted: tuple[int, Counter[str]] = -1, Counter()
        self._speakers: dict[tuple[int, int], Actor] = {}
        self._marks = quotations(document.text)
        self._told: dict[tuple[int, int], tuple[SourceRole | None, Actor | None]] = {}

    def hear(self, number: int, places: Sequence[PlaceMention]) -> None:
        """Read on to a sentence (by its number), whose places tell what country it speaks of."""
        if number != self._counted[0]:
            self._counted = number, Counter(m.place.country for m in places if m.place.country)
        for country, times in self._counted[1].items():
            self._context.note_country(country, times)
        for sentence in self._sentences[self._heard : number + 1]:
            self._context.hear(sentence.tokens)
        self._heard = max(self._heard, number + 1)

    def resolve(self, tokens: Sequence[Token], start: int, end: int) -> tuple[Actor, float, str]:
        """Who the phrase `tokens[start:end]` is, how sure that is, and how it was found."""
        found = self._context.resolve(tokens, start, end)
        if found[0].id is None and tokens[start].form.pronoun in _THIRD_PERSON and found[0].kind in _FORCES:
            return self._owned(tokens[start], found[0]) or found
        return found

    def _owned(self, head: Token, force: Actor) -> tuple[Actor, float, str] | None:
        """The forces of whoever speaks: in «قالت الوزارة الروسية إن طائراتها …» Russia's; a group's are the group."""
        links = links_for(self.scopes, head.start, head.end)
        spans = [link.source for link in links if link.source]
        if not spans:
            return None
        owner = self._speaker(spans[-1])
        if owner.kind == "official":  # «مسؤول في حركة التحرير»: the group's forces, not the state's
            side = side_of(*self._tokens(spans[-1]), self._context.resolve, self._context.country)
            owner = side if side is not None and side.kind in _GROUPS else owner
        if owner.id is not None and (owner.kind == "armed_group" or _is_coalition(owner)):
            return owner, OWNED, f"owner:{owner.id}"
        if owner.country not in countries() or owner.kind not in _OWNERS or force.kind != "military":
            return None
        bodies = {key(form): body for body in reversed(institutions()) for form in body.forms}
        body = bodies.get(head.host)
        return (
            None if body is None else (body.of(countries()[owner.country]), OWNED, f"owner:{owner.country}")
        )

    def attribution(self, trigger: Quote) -> tuple[Attribution, ...]:
        """The chain of sources on whose word the trigger's words are told."""
        chain = []
        for link in links_for(self.scopes, trigger.start, trigger.end):
            quote = self.document.quote(*link.source) if link.source else None
            cue = self.document.quote(*link.cue) if link.cue else None
            chain.append(Attribution(self._voice(link), quote, cue, link.confidence, link.method))
        return tuple(chain)

    def distance(self, sentence: Sentence, head: int) -> Quote | None:
        """The words by which the outlet keeps away from the trigger at token `head`."""
        found = find_distance(sentence.tokens, head, self._marks)
        return self.document.quote(*found) if found else None

    def _voice(self, link: SpeechLink) -> Voice:
        """The source of a link, with what kind of source it is and for whom it speaks."""
        if link.source is None:
            return Voice(Actor(None, Name()), link.stance)
        source = self._speaker(link.source)
        if link.source not in self._told:
            tokens, start, end = self._tokens(link.source)
            role = role_of(tokens, start, end) if source.id is None and start < end else None
            side = side_of(tokens, start, end, self._context.resolve, self._context.country)
            self._told[link.source] = (role, None if side == source else side)
        return Voice(source, link.stance, *self._told[link.source])

    def _speaker(self, span: tuple[int, int]) -> Actor:
        if span not in self._speakers:
            self._speakers[span] = self._resolve_span(span)
        return self._speakers[span]

    def _resolve_span(self, span: tuple[int, int]) -> Actor:
        tokens, start, end = self._tokens(span)
        if start >= end:
            return Actor(None, Name(self.document.text[span[0] : span[1]]))
        return self.resolve(tokens, start, end)[0]

    def _tokens(self, span: tuple[int, int]) -> tuple[Sequence[Token], int, int]:
        """The tokens of the sentence that the span stands in, and the first and the end of those inside it."""
        tokens = self._sentences[max(0, bisect_right(self._starts, span[0]) - 1)].tokens
        first = bisect_right(tokens, span[0], key=_END)
        last = bisect_left(tokens, span[1], key=_START)
        return (tokens, first, last) if first < last else (tokens, 0, 0)
