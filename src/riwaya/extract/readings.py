"""The sentences of a document that name acts, each read once: triggers, times, places, numbers and clauses."""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

import msgspec

from riwaya.arabic.analysis import Sentence, Token
from riwaya.extract.acts import Trigger, find_triggers
from riwaya.extract.clause_starts import part_starts
from riwaya.extract.counts import Quantity, find_quantities
from riwaya.extract.one_act import STRIKES, names_again
from riwaya.extract.places import PlaceMention, find_all_place_mentions
from riwaya.extract.sure_tags import with_sure_tags
from riwaya.extract.time import TimeMention, find_time_mentions
from riwaya.extract.time_anchor import TimeSettings
from riwaya.extract.time_speech import is_of_saying
from riwaya.extract.time_told import Told, told_by
from riwaya.extract.untold import Fields, is_label
from riwaya.model import Document

UNTOLD_BLOCKS = frozenset({"pull_quote", "dateline", "caption"})
"""Blocks that repeat the body or say who wrote it: they make no claims of their own."""


AGAIN_REACH = 2
"""A definite attack is the one told so many sentences before at most."""


class Reading(NamedTuple):
    """A sentence (its tags as the lexicon reads them) with what was found in it.

    `bounds` are the first tokens of its clauses and, last, the number of its tokens; `said` are the first tokens of
    times of which the sentence says when somebody spoke.
    """

    document: Document
    sentence: Sentence
    triggers: Sequence[Trigger] = ()
    times: Sequence[TimeMention] = ()
    places: Sequence[PlaceMention] = ()
    quantities: Sequence[Quantity] = ()
    bounds: Sequence[int] = ()
    said: frozenset[int] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens


class Readings(dict[int, Reading]):
    """Readings by the sentence's number; one without triggers, in which only a speaker stands, is made when asked."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        super().__init__()
        self.document = document
        self.sentences = sentences

    def __missing__(self, number: int) -> Reading:
        return Reading(self.document, self.sentences[number])


def read_sentences(
    document: Document,
    sentences: Sequence[Sentence],
    settings: TimeSettings = TimeSettings(),  # noqa: B008
) -> Readings:
    """The sentences that name an act; repeats and by-lines are passed over.

    Each step passes over all sentences before the next one begins, so that its code and tables stay in the processor's
    cache: find_triggers took .22 s on 72,000 words where it took .33 s between the other steps.
    """
    readings = Readings(document, sentences)
    numbers = sorted(told_sentences(document, sentences))
    named = {number: found for number in numbers if (found := find_triggers(sentences[number]))}
    times = _times(document, [sentences[number] for number in named], settings)
    places = _places([sentences[number] for number in numbers], [number in named for number in numbers])
    for (number, found), when, seats in zip(named.items(), times, places, strict=True):
        known = tokens_of([mention for mention in seats if mention.place.id is not None])
        triggers = _outside(found, tokens_of(when) | known, tokens_of(seats))
        if triggers:
            sentence = sentences[number]
            readings[number] = _reading(document, sentence, triggers, tokens_of(seats))._replace(
                times=when,
                places=seats,
                said=frozenset([m.start for m in when if is_of_saying(sentence.tokens, m.start)]),
            )
    _leave_out_untold(readings)
    _name_again(readings)
    return readings


def _name_again(readings: Readings) -> None:
    """What kind of attack a definite one is, as the sentence or one right before it told."""
    last: tuple[int, Trigger] | None = None
    for number, reading in sorted(readings.items()):
        known = []
        for trigger in reading.triggers:
            near = last[1] if last is not None and number - last[0] <= AGAIN_REACH else None
            known.append(names_again(trigger, reading.tokens, near))
            if known[-1].act in STRIKES:
                last = number, known[-1]
        if known != list(reading.triggers):
            readings[number] = reading._replace(triggers=known)


def _times(
    document: Document, sentences: Sequence[Sentence], settings: TimeSettings
) -> list[list[TimeMention]]:
    """The times of each sentence, told from publication and from the sentences before."""
    published = document.published.value if document.published else None
    found, told = [], Told()
    for sentence in sentences:
        times = find_time_mentions(sentence.tokens, published, told=told, settings=settings)
        told = told_by((mention.when for mention in times), told)
        found.append(times)
    return found


def _places(sentences: Sequence[Sentence], wanted: Sequence[bool]) -> list[list[PlaceMention]]:
    """The places of the wanted sentences that are no governments, told by what all the sentences speak of."""
    all_found = find_all_place_mentions([sentence.tokens for sentence in sentences])
    found = compress(all_found, wanted)
    return [[mention for mention in mentions if mention.method != "metonym"] for mentions in found]


def told_sentences(document: Document, sentences: Sequence[Sentence]) -> set[int]:
    """The numbers of the sentences that may tell something: repeats and by-lines do not."""
    return {
        number
        for number, sentence in enumerate(sentences)
        if sentence.block < 0 or document.blocks[sentence.block].kind not in UNTOLD_BLOCKS
    }


def _leave_out_untold(readings: Readings) -> None:
    """Takes out the words that only label or sum, and those of war that another field borrows."""
    blocks = readings.document.blocks
    fields = Fields((reading.tokens for reading in readings.values()), readings.sentences)
    for number, reading in list(readings.items()):
        tokens, block = reading.tokens, reading.sentence.block
        kind = blocks[block].kind if block >= 0 else None
        borrowed = fields.borrowed(tokens)
        told = [t for t in reading.triggers if t.act not in borrowed and not is_label(tokens, t, kind)]
        if not told:
            del readings[number]
        elif len(told) < len(reading.triggers):
            readings[number] = reading._replace(triggers=told)


def _outside(triggers: Sequence[Trigger], named: frozenset[int], places: frozenset[int]) -> list[Trigger]:
    """The triggers that are no part of a time or a known place («فجر أمس», «ميدان التحرير»), nor verbs spelt so."""
    return [t for t in triggers if t.head not in named and not (t.is_verb and t.head in places)]


def tokens_of(mentions: Sequence[TimeMention] | Sequence[PlaceMention]) -> frozenset[int]:
    """The indices of all tokens that some mention covers."""
    return frozenset([index for mention in mentions for index in range(mention.start, mention.end)])


def _reading(
    document: Document, sentence: Sentence, triggers: Sequence[Trigger], names: frozenset[int]
) -> Reading:
    losses = [
        damage
        for damage in document.damages
        if damage.kind in {"lost_number", "odd_spaces"} and sentence.start <= damage.start <= sentence.end
    ]
    sure = msgspec.structs.replace(sentence, tokens=with_sure_tags(sentence, triggers, names))
    bounds = (*part_starts(sure.tokens), len(sure.tokens))
    return Reading(document, sure, triggers, quantities=find_quantities(sure.tokens, losses), bounds=bounds)
