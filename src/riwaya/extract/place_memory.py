"""What a document has said of its places so far: the countries it speaks of, and what «المدينة» points back at."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from riwaya.lexicon.gazetteer import Candidate, Candidates
from riwaya.model import Name, Place

COUNTRY_NAMED = 4.0
COUNTRY_GIVEN = 4.0
"""Points for a country that the document names, and for one that it is known to be about."""

RECALL = 4
"""Sentences back to which «المدينة» points at the last city named."""

LIST_GAP = 2
"""Tokens between two cities of one list: of those none is «المدينة» more than the other."""

TITLE_WEIGHT = 2
"""A town that the first sentence names is told of as if it were named so often."""


class _Named(NamedTuple):
    """A place that the text has named, where (`sentence`, tokens `start:end`), and whether only by the way."""

    place: Candidate
    sentence: int
    start: int
    end: int
    aside: bool


class PlaceContext:
    """What a document has said of its places so far: the countries it names, and those it is known to be about.

    And the places named, by the words that may point back at them («المدينة», «المخيم»), and how often each town is.
    """

    def __init__(self, countries: Iterable[str] = ()) -> None:
        self.given = frozenset(countries)
        self.heard: Counter[str] = Counter()
        self._sentence = 0
        self._named: dict[str, list[_Named]] = {}
        self._told: Counter[str] = Counter()
        self._towns: dict[str, Candidate] = {}

    def begin_sentence(self) -> None:
        """Counts the sentences, so that what was named long ago is forgotten."""
        self._sentence += 1

    def remember(self, words: Iterable[str], place: Candidate, span: tuple[int, int], *, aside: bool) -> None:
        """Holds the place for the words that may point back at it; `aside` where it is no scene, only a landmark."""
        for word in words:
            self._named.setdefault(word, []).append(_Named(place, self._sentence, *span, aside))

    def recall(self, word: str) -> Candidate | None:
        """The place that a word points back at: of those named last, the one that is no landmark and most told of."""
        near = self._near(word)
        for aside in (False, True):
            kind = [one for one in near if one.aside == aside]
            last = [one for one in kind if one.sentence == kind[-1].sentence]
            if last:
                return self._chosen(last)
        return None

    def was_named(self, word: str) -> bool:
        """Whether any place of the word's kind was named just before, though it may not be told which is meant."""
        return bool(self._near(word))

    def _near(self, word: str) -> list[_Named]:
        return [one for one in self._named.get(word, ()) if self._sentence - one.sentence <= RECALL]

    def _chosen(self, named: list[_Named]) -> Candidate | None:
        """Which of several places of a sentence is meant: the last of this one, if no list, else the most told of."""
        last = named[-1]
        others = [one for one in named if one.place.id != last.place.id]
        if not others:
            return last.place
        if last.sentence == self._sentence and last.start - others[-1].end > LIST_GAP:
            return last.place
        ranked = sorted({one.place.id: one for one in named}.values(), key=self._times)
        return ranked[-1].place if self._times(ranked[-1]) > self._times(ranked[-2]) else None

    def _times(self, named: _Named) -> int:
        return self._told[named.place.id]

    def hear(self, candidates: Candidates) -> None:
        """Counts the country of a name that can only be in one."""
        places = {candidate.country for candidate in candidates}
        if len(places) == 1:
            self.heard.update(places)

    def tell(self, candidates: Candidates, *, opening: bool) -> None:
        """Counts a name of a town; twice in the opening of the document, which says what it is about."""
        for one in candidates:
            if one.level == "city":
                self._told[one.id] += TITLE_WEIGHT if opening else 1
                self._towns[one.id] = one

    @property
    def main_town(self) -> Candidate | None:
        """The town that the document speaks of most, where one stands out."""
        if not self._told:
            return None
        most = max(self._told.values())
        towns = [self._towns[key] for key, times in self._told.items() if times == most]
        if len({one.ar for one in towns}) > 1 or most < TITLE_WEIGHT:
            return None
        return max(towns, key=lambda one: (self.points(one.country), one.population))

    def speaks_of(self, code: str) -> bool:
        """Whether the document named, or is known to be about, this country."""
        return code in self.given or code in self.heard

    @property
    def country(self) -> str | None:
        """The country that the document speaks of most, where one stands out."""
        if len(self.given) == 1:
            return next(iter(self.given))
        most = self.heard.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return most[0][0]

    def points(self, code: str) -> float:
        """How much the document speaks for a place in this country."""
        points = COUNTRY_GIVEN if code in self.given else 0.0
        if code in self.heard:
            points += COUNTRY_NAMED * min(1.0, 0.4 + self.heard[code] / max(1, sum(self.heard.values())))
        return points

    def unresolved(self, written: str, country: str | None = None) -> Place:
        """A place of which only the words are known, and perhaps the country."""
        return Place(None, Name(written), country or self.country)
