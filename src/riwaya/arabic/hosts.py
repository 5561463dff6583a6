"""The hosts of many words at once, laid side by side as the recipes of features read them."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from riwaya.arabic.characters import fold
from riwaya.arabic.clitics import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Cut, shape, stem
from riwaya.arabic.features import (
    LONG_HOST,
    Traces,
    host_of,
    neighbour_parts,
    shortened,
    tag_parts,
    traces_of,
    trait_parts,
)
from riwaya.arabic.hashing import Fields, Hashes, Piece, Places, Recipe

_ROW = {name: row for row, name in enumerate(Traces._fields)}
_OF_CUT = [_ROW[name] for name in ("opening", "article", "preposition", "pronoun", "enclitic", "beside")]


class Names(NamedTuple):
    """The numbers of features, a row a feature, a column a word: of tags, of neighbours' tags, of traits.

    `hosts` are the numbers of the hosts themselves, as written.
    """

    own: Hashes
    near: Hashes
    traits: Hashes
    hosts: Hashes


class _Small(NamedTuple):
    """The texts that numbers and cuts are told by, in one string: where they start and end in it."""

    text: str
    of_number: Places
    of_flag: Places
    kinds: dict[tuple[str, str, bool, bool, str], int]
    of_kind: Places
    """By kind of cut and field of `_OF_CUT`."""


class Hosts(NamedTuple):
    """Hosts as written and as look-up keys, and their traces side by side."""

    written: list[str]
    plain: list[str]
    traces: Fields

    @classmethod
    def of(cls, words: Sequence[str], cuts: Sequence[Cut], tanwin: Sequence[bool]) -> "Hosts":
        """The hosts in words without marks: what `host_of` and `traces_of` tell of each."""
        shown = list(map(shortened, words))
        small, letters = _small_texts(), "".join(shown)
        folded, count = fold(letters), len(letters)
        left = np.array([(cut.start, len(word) - cut.end) for word, cut in zip(words, cuts, strict=True)])
        sizes = np.array(list(map(len, shown)))
        ends = np.cumsum(sizes)
        hosts = np.stack([ends - sizes + left[:, 0], ends - left[:, 1]], axis=1)
        ranges = hosts.tolist()
        plain = [folded[start:end] for start, end in ranges]
        places = _places(hosts + len(small.text), count, list(map(len, map(stem, plain))))
        places[_OF_CUT] = small.of_kind[[small.kinds[_kind(cut)] for cut in cuts]].swapaxes(0, 1)
        places[_ROW["tanwin"]] = small.of_flag[np.array(tanwin, np.intp)]
        traces = Fields(f"{small.text}{letters}{folded}{shape(letters)}", places[..., 0], places[..., 1])
        return cls([letters[start:end] for start, end in ranges], plain, traces)

    def names(self) -> Names:
        """The numbers of their features."""
        recipe, own, near = _recipe()
        numbers = recipe.numbers(self.traces)
        return Names(numbers[:own], numbers[own:near], numbers[near:-1], numbers[-1])


def _places(hosts: Places, count: int, stems: Sequence[int]) -> Places:
    """Where the fields that are letters or numbers start and end: the letters stand thrice, folded and as patterns."""
    small, places = _small_texts(), np.empty((len(Traces._fields), *hosts.shape), np.intp)
    places[_ROW["written"]] = hosts
    places[_ROW["plain"]] = places[_ROW["stem"]] = hosts + count
    places[_ROW["stem"], :, 1] = places[_ROW["stem"], :, 0] + stems
    places[_ROW["pattern"]] = hosts + 2 * count
    sizes = hosts[:, 1] - hosts[:, 0]
    places[_ROW["size"]] = small.of_number[np.minimum(sizes, 8)]
    places[_ROW["length"]] = small.of_number[sizes]
    return places


def _kind(cut: Cut) -> tuple[str, str, bool, bool, str]:
    return cut.conjunction, cut.preposition, cut.future, cut.article, cut.pronoun


@cache
def _small_texts() -> _Small:
    pronouns = [pronoun for group in PRONOUNS.values() for pronoun in group]
    flags = (False, True)
    kinds = list(product(("", *CONJUNCTIONS), ("", *PREPOSITIONS), flags, flags, ("", *pronouns)))
    told = []
    for conjunction, preposition, future, article, pronoun in kinds:
        cut = Cut(conjunction, preposition, future, article, 0, 0, pronoun)
        traces = traces_of(host_of("", "", cut), preposition, pronoun)
        told.append([traces[field] for field in _OF_CUT])
    numbers = [str(number) for number in range(LONG_HOST + 1)]
    texts = list(dict.fromkeys([*numbers, *(text for row in told for text in row)]))
    fields = Fields.of([texts])
    place = dict(
        zip(texts, zip(fields.starts[0].tolist(), fields.ends[0].tolist(), strict=True), strict=True)
    )
    return _Small(
        fields.text,
        np.array([place[number] for number in numbers]),
        np.array([place[""], place["1"]]),
        {kind: number for number, kind in enumerate(kinds)},
        np.array([[place[text] for text in row] for row in told]),
    )


@cache
def _recipe() -> tuple[Recipe, int, int]:
    """The names of all features, and where those for neighbours and of traits begin."""
    pieces = Traces(*map(Piece, _ROW.values()))
    own, near, traits = tag_parts(pieces), neighbour_parts(pieces), trait_parts(pieces)
    return Recipe([*own, *near, *traits, ("", pieces.written)]), len(own), len(own) + len(near)
