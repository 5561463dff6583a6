"""Who a source is that a document names short: by the surname alone, as «المصدر», as «البيان» of who issued it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table
from riwaya.link.cases import actor_key
from riwaya.model import Claim, Document, Voice
from riwaya.sides import SPOKESMEN

Introductions = Mapping[str, Voice]
"""By claim, the voice in which its document first named the claim's source in full."""

_ARTICLE = "ال"
_SHORTEST = 3


class _Naming(NamedTuple):
    """A source as a sentence names it."""

    words: tuple[str, ...]
    voice: Voice
    sentence: str


def introductions(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> Introductions:
    """The fuller naming of each source that a document names again in short.

    A surname is whoever alone was named before with it at the end; «المصدر» is the last source of that word; a
    statement is of who spoke in one before, as the documents' words tell.
    """
    texts = {document.id: document.text for document in documents}
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribution:
            told[claim.document].append(claim)
    return {
        claim: voice
        for document, own in told.items()
        for claim, voice in _in_one(own, texts.get(document, ""))
    }


def _in_one(claims: Iterable[Claim], text: str) -> Iterator[tuple[str, Voice]]:
    before: list[_Naming] = []
    for claim in sorted(claims, key=_told_at):
        voice = claim.attribution[0].value
        words = _words_of(voice)
        if not words:
            continue
        naming = _Naming(words, voice, text[claim.sentence.start : claim.sentence.end])
        full = _issuer(naming, before) or _named_by_head(naming, before) or _full_naming(naming, before)
        if full is not None:
            yield claim.id, full
        else:
            before.append(naming)


def _words_of(voice: Voice) -> tuple[str, ...]:
    """The words of a naming, without «نفسه» at its end."""
    words = key(voice.source.name.ar or "").split()
    same: list[str] = load_table("families")["statements"]["same"]
    return tuple(words[:-1] if len(words) > 1 and words[-1] in same else words)


def _told_at(claim: Claim) -> int:
    quote = claim.attribution[0].quote
    return claim.sentence.start if quote is None else quote.start


def _issuer(naming: _Naming, before: Sequence[_Naming]) -> Voice | None:
    """Of «البيان» alone who spoke last before, if in a statement."""
    table: Mapping[str, list[str]] = load_table("families")["statements"]
    if naming.words[0] not in table["definite"] or len(naming.words) > 1 or not before:
        return None
    last = before[-1]
    told = set(key(last.sentence).split())
    return last.voice if not told.isdisjoint(table["indefinite"]) else None


def _named_by_head(naming: _Naming, before: Sequence[_Naming]) -> Voice | None:
    """Of a definite word alone («المصدر», «المتحدث») the last source before whose naming opens with it and goes on."""
    (first, *more) = naming.words
    head = first.removeprefix(_ARTICLE)
    if more or naming.voice.source.id is not None or head == first or len(head) < _SHORTEST:
        return None
    for each in reversed(before):
        if len(each.words) > 1 and each.words[0].removeprefix(_ARTICLE) == head:
            return each.voice
    return None


def _full_naming(naming: _Naming, before: Sequence[_Naming]) -> Voice | None:
    """The one person named before whose naming ends as this one; null where there are several, or none."""
    source, size = naming.voice.source, len(naming.words)
    if source.id is not None or source.kind not in SPOKESMEN:
        return None
    ending = [
        each for each in before if each.voice.source.kind in SPOKESMEN and each.words[-size:] == naming.words
    ]
    people = {actor_key(each.voice.source) for each in ending}
    return ending[0].voice if len(people) == 1 else None
