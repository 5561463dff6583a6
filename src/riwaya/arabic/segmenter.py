"""Cuts a written word's clitics, whatever stands around it: the likeliest of its possible cuts."""

from typing import NamedTuple

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import Cut, cut_features, cuts, stem, word_features
from riwaya.arabic.weights import Weights


class Segmenter(NamedTuple):
    """Feature weights, how many words (1, 2 or more) known hosts and stems stand in, words that go their own way.

    `exceptions` holds, by word, the number of the right cut among `cuts(word)`.
    """

    weights: dict[str, int]
    hosts: dict[str, int]
    stems: dict[str, int]
    exceptions: dict[str, int]

    @classmethod
    def of(cls, weights: Weights) -> "Segmenter":
        """The segmenter with the trained weights."""
        return cls(
            weights.cuts.steps(), weights.hosts.steps(), weights.stems.steps(), weights.exceptions.steps()
        )

    def cut(self, word: str) -> Cut:
        """The likeliest cut of a word without vowel marks."""
        options = cuts(word)
        if len(options) == 1:
            return options[0]
        exception = self.exceptions.get(word)
        return self.best(word, options) if exception is None else options[exception]

    def best(self, word: str, options: list[Cut]) -> Cut:
        """The cut that the weights speak for, whatever is known of the word itself."""
        around = word_features(word)
        weigh = self.weights.get
        chosen, highest = options[0], -(1 << 30)
        for option in options:
            host = fold(word[option.start : option.end])
            known, kin = self.hosts.get(host, 0), self.stems.get(stem(host), 0)
            score = sum(filter(None, map(weigh, cut_features(word, around, option, known, kin))))
            if score > highest:
                chosen, highest = option, score
        return chosen
