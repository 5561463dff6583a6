"""The reasons of claims, and the explanations of a document, made from what links its happenings."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from riwaya.arabic.characters import key
from riwaya.extract.explanations import Link
from riwaya.extract.voices import Voices
from riwaya.lexicon import word_set
from riwaya.model import Claim, Explanation, Happening, Quote, Reason

_MERE_ORDER = word_set("grammar", "order", "then") | word_set("grammar", "order", "until")
"""What these say («ثم», «حتى») is the order of a story and explains nothing: it stands with the claims alone."""
_REASONS = frozenset({"cause", "purpose"})


def with_reasons(voices: Voices, links: Sequence[Link], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, to whose places in the sequence the links point, each with what explains it."""
    reasons: dict[int, list[Reason]] = {}
    for link in links:
        if link.effect is not None:
            reasons.setdefault(link.effect, []).append(_reason(voices, link, claims))
    return [_explained(claim, reasons.get(number, ())) for number, claim in enumerate(claims)]


def _reason(voices: Voices, link: Link, claims: Sequence[Claim]) -> Reason:
    quote = voices.document.quote(*link.connective)
    return Reason(
        None if link.cause is None else claims[link.cause].id,
        quote,
        link.confidence,
        link.kind,
        voices.document.quote(*link.words),
        "possible" if link.alleged else "certain",
        voices.attribution(quote),
    )


def _explained(claim: Claim, reasons: Sequence[Reason]) -> Claim:
    if not reasons:
        return claim
    because = tuple(reason for reason in reasons if reason.kind in _REASONS)
    sequence = tuple(reason for reason in reasons if reason.kind not in _REASONS)
    return msgspec.structs.replace(claim, because=because, sequence=sequence)


def only_known_reasons(claim: Claim, ids: set[str]) -> Claim:
    """The claim without links to acts that turned out to be no claims: their words stay."""
    if all(reason.claim is None or reason.claim in ids for reason in (*claim.because, *claim.sequence)):
        return claim
    because = tuple(_known(reason, ids) for reason in claim.because)
    return msgspec.structs.replace(
        claim, because=because, sequence=tuple(_known(reason, ids) for reason in claim.sequence)
    )


def _known(reason: Reason, ids: set[str]) -> Reason:
    return reason if reason.claim in ids else msgspec.structs.replace(reason, claim=None)


def explain(voices: Voices, links: Sequence[Link], claims: Sequence[Claim]) -> list[Explanation]:
    """Each link as an explanation; the ids are those of `claims`, whatever becomes of them."""
    document = voices.document
    found = []
    for link in links:
        reason = _reason(voices, link, claims)
        if reason.cause is not None:
            effect = None if link.effect is None else claims[link.effect].id
            found.append(
                Explanation(
                    document.id,
                    Happening(document.quote(*link.effect_words), effect),
                    link.kind,
                    Happening(reason.cause, reason.claim),
                    reason.quote,
                    link.confidence,
                    reason.certainty,
                    reason.attribution,
                )
            )
    return found


def explanations_of(claims: Sequence[Claim], everything: Sequence[Explanation]) -> list[Explanation]:
    """What explains the claims of one document, and of `everything` what explains no claim, in order of the text."""
    triggers = {claim.id: claim.act.quote for claim in claims}
    found = [explanation for claim in claims for explanation in _of_claim(claim, triggers)]
    for explanation in everything:
        if explanation.effect.claim in triggers:
            continue
        cause = explanation.cause
        known = cause if cause.claim in triggers else Happening(cause.quote)
        found.append(
            msgspec.structs.replace(explanation, effect=Happening(explanation.effect.quote), cause=known)
        )
    return sorted(found, key=lambda each: (each.effect.quote.start, each.cause.quote.start))


def _is_mere_order(reason: Reason) -> bool:
    return reason.quote is not None and key(reason.quote.exact) in _MERE_ORDER


def _of_claim(claim: Claim, triggers: Mapping[str, Quote | None]) -> Iterator[Explanation]:
    for reason in (*claim.because, *claim.sequence):
        if reason.kind not in _REASONS and _is_mere_order(reason):
            continue
        words = reason.cause or triggers.get(reason.claim or "")
        if claim.act.quote is not None and words is not None:
            yield Explanation(
                claim.document,
                Happening(claim.act.quote, claim.id),
                reason.kind,
                Happening(words, reason.claim),
                reason.quote,
                reason.confidence,
                reason.certainty,
                reason.attribution,
                reason.apart,
            )
