"""Cuts a written word's clitics, whatever stands around it: the likeliest of its possible cuts."""

from typing import NamedTuple

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import Cut, Kind, cut_features, cuts, stem, word_features
from riwaya.arabic.weights import Weights

_SHORT_NOUNS = {
    "ب": ("شن", "مد", "صد", "سن", "فك", "ضم", "حل", "سد", "شد", "كف", "جر"),
    "ل": ("شن", "مد", "صد", "سن", "فك", "ضم", "حل", "سد", "شد", "كف", "جر", "رد", "حث", "بث"),
}
"""Verbal nouns of two letters by the preposition that news writes before them («بشن هجمات»).

With it they look like words of three letters, and no corpus at hand has them often enough to tell. Left out are those
that are more often one word: «برد», «بحث», «بعد».
"""

_NOUNS_IN_WAW = ("وزار", "وكال", "ولاي", "وحد", "واقع", "وثيق", "ورق", "وسيل")
"""Nouns in ـة that begin with «و», without their ending: in the dual («وزارتي الدفاع») it looks like a conjunction."""

_WHOLE = {"متهم": 0, "المتهم": 2, "وزاري": 0, "وزارية": 0}
"""Words that end or begin as if a clitic hung there, and how many letters their article has."""


class Segmenter(NamedTuple):
    """Feature weights, how many words (1, 2 or more) known hosts and stems stand in, and words cut beforehand.

    `decided` holds, by word, its kind of cut: of frequent words the likeliest, which saves weighing (two thirds of a
    first pass's time for cuts), and of words that go their own way the one that the corpora have.
    """

    weights: dict[str, int]
    hosts: dict[str, int]
    stems: dict[str, int]
    decided: dict[str, Kind]

    @classmethod
    def of(cls, weights: Weights) -> "Segmenter":
        """The segmenter with the trained weights."""
        kinds = [Kind.read(line) for line in weights.kinds.split("\n")]
        decided = weights.decided.told(kinds) | _short_nouns() | _duals_in_waw() | _whole()
        return cls(weights.cuts.steps(), weights.hosts.steps(), weights.stems.steps(), decided)

    def cut(self, word: str) -> Cut:
        """The likeliest cut of a word without vowel marks."""
        kind = self.decided.get(word)
        if kind is not None:
            return kind.of(word)
        options = cuts(word)
        return options[0] if len(options) == 1 else self.best(word, options)

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


def _short_nouns() -> dict[str, Kind]:
    """The cuts of short verbal nouns behind a preposition, alone, joined and with a pronoun."""
    return {
        f"{joined}{preposition}{noun}{pronoun}": Kind(
            joined, preposition, future=False, article=False, start=len(joined) + 1, pronoun=pronoun
        )
        for preposition, nouns in _SHORT_NOUNS.items()
        for noun in nouns
        for joined in ("", "و", "ف")
        for pronoun in ("", "ه", "ها", "هم")
    }


def _duals_in_waw() -> dict[str, Kind]:
    """The cuts of duals that begin with a «و» of their own, alone and joined."""
    return {
        f"{joined}{noun}{ending}": Kind(
            joined, "", future=False, article=False, start=len(joined), pronoun=""
        )
        for noun in _NOUNS_IN_WAW
        for ending in ("تي", "تا", "تين", "تان")
        for joined in ("", "و")
    }


def _whole() -> dict[str, Kind]:
    """The cuts of words that look as if they bore a clitic, alone and joined."""
    return {
        f"{joined}{word}": Kind(
            joined, "", future=False, article=start > 0, start=len(joined) + start, pronoun=""
        )
        for word, start in _WHOLE.items()
        for joined in ("", "و")
    }
