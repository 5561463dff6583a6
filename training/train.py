"""Trains the language layer's weights on the two corpora and writes the file that ships.

    python training/train.py [folder with language/pud.conllu and language/wikinews.pos] [-o file] [--without-signs]

Takes some minutes on one core. See docs/model-card.md. Without signs, what the frequencies of words tell of a host, the
file is smaller, and one in a hundred more tags is wrong.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from fit_segmenter import train_segmenter, with_usual_words
from fit_tagger import Tagger, train_tagger
from fit_traits import train_traits
from signs import make_signs, read_frequencies, signs_of, usual_hosts, usual_words
from treebanks import TAGS, UNKNOWN, Corpus, GoldWord, read_pud, read_wikinews, read_words

from riwaya.arabic.characters import fold, strip_marks
from riwaya.arabic.features import SIGN_ROWS, is_arabic
from riwaya.arabic.segmenter import Segmenter
from riwaya.arabic.weights import Table, Weights, encode

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "data"
OUTPUT = HERE.parent / "src" / "riwaya" / "arabic" / "weights" / "model.bin"
WIKINEWS_WEIGHT = 0.4
"""WikiNews only narrows tags down: 0.2 to 0.5 of a PUD sentence's weight give the same accuracy on PUD, 0 less."""
LIST_WEIGHT = 0.4
_MOST_KINDS = 128
"""As many as a signed byte numbers; the rarest kinds of cut are weighed when met."""
CLOSED = frozenset({"ADP", "PART", "SCONJ", "CCONJ", "PRON", "DET", "AUX"})
OPEN = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
"""A WikiNews word that may also bear one of these tells nothing of closed classes."""


def words_of(corpora: Iterable[Corpus]) -> list[GoldWord]:
    """All words of the corpora."""
    return [word for corpus in corpora for sentence in corpus for word in sentence]


def train(
    pud: Corpus,
    wikinews: Corpus,
    listed: list[GoldWord],
    *,
    with_signs: bool = True,
    trait_rounds: int = 120,
) -> Weights:
    """All tables from the two corpora and our own list of words; `with_signs` the tagger reads signs of hosts too."""
    frequencies = read_frequencies()
    segmenter = train_segmenter([*words_of((pud, wikinews)), *listed])
    hosts = usual_hosts(segmenter, frequencies) if with_signs else []
    signs = make_signs(hosts, frequencies)
    alone = [[UNKNOWN, word, UNKNOWN] for word in listed]
    weighed = [(pud, 1.0), (wikinews, WIKINEWS_WEIGHT), (alone, LIST_WEIGHT)]
    tagger = train_tagger(weighed, segmenter, signs_of(signs), TAGS)
    return pack(
        with_usual_words(segmenter, usual_words(frequencies)),
        tagger,
        (signs, Table.pack(*train_traits(pud, rounds=trait_rounds))),
        closed_classes(segmenter, words_of((pud, wikinews)) + listed),
        resumed_hosts(pud),
    )


def resumed_hosts(pud: Corpus) -> str:
    """The hosts before which و, inside a sentence, is more often a particle than a conjunction."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in pud:
        for word in sentence[1:]:
            if word.cuts and word.cuts[0].conjunction == "و":
                counts[fold(strip_marks(word.text)[1:])][word.parts[0][1]] += 1
    return "\n".join(sorted(host for host, of in counts.items() if 2 <= of["PART"] > of["CCONJ"]))


def closed_classes(segmenter: Segmenter, words: Iterable[GoldWord]) -> dict[str, str]:
    """The hosts that bear, or in WikiNews may bear, a tag of a class to which news adds no words."""
    found: dict[str, set[str]] = {tag: set() for tag in CLOSED}
    for word in words:
        plain = strip_marks(word.text)
        if is_arabic(word.text) and plain and not OPEN.intersection(word.tags):
            cut = segmenter.cut(plain)
            for tag in CLOSED.intersection(word.tags):
                found[tag].add(fold(plain[cut.start : cut.end]))
    return {tag: "\n".join(sorted(hosts)) for tag, hosts in found.items()}


def pack(
    segmenter: Segmenter, tagger: Tagger, tables: tuple[Table, Table], closed: dict[str, str], resumed: str
) -> Weights:
    """The tables in the form that ships; `tables` are those of signs and traits."""
    signs, traits = tables
    kinds = [kind for kind, _ in Counter(segmenter.decided.values()).most_common(_MOST_KINDS)]
    numbers = {kind: at for at, kind in enumerate(kinds)}
    decided = {word: numbers[kind] for word, kind in sorted(segmenter.decided.items()) if kind in numbers}
    return Weights(
        cuts=_integers(segmenter.weights),
        hosts=_integers(segmenter.hosts),
        stems=_integers(segmenter.stems),
        decided=_integers(decided),
        kinds="\n".join(kind.written() for kind in kinds),
        signs=signs,
        tags=tagger.tags,
        own=_with_signs(tagger.own),
        before=_with_signs(tagger.before),
        after=_with_signs(tagger.after),
        transition=Table.pack([*tagger.tags, ""], tagger.transition),
        pairs=Table.pack([], tagger.pairs.reshape(-1, len(tagger.tags))),
        classes="\n".join(tagger.classes),
        traits=traits,
        closed=closed,
        resumed=resumed,
    )


def _with_signs(weights: dict[str, np.ndarray]) -> Table:
    """The weights' rows, those of the signs first, each at its number."""
    nothing = np.zeros_like(next(iter(weights.values())))
    signs = [f"={number}" for number in range(1, SIGN_ROWS)]
    others = [name for name in weights if not name.startswith("=")]
    return Table.pack([*signs, *others], np.array([weights.get(name, nothing) for name in [*signs, *others]]))


def _integers(numbers: dict[str, int]) -> Table:
    return Table("\n".join(numbers), 1, 1.0, np.array(list(numbers.values()), dtype=np.int8).tobytes())


def main() -> None:
    """Reads the corpora, trains, writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED, help="folder that holds language/")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    parser.add_argument("--without-signs", action="store_true", help="train without what frequencies tell")
    options = parser.parse_args()
    pud = read_pud(options.data / "language" / "pud.conllu")
    wikinews = read_wikinews(options.data / "language" / "wikinews.pos")
    listed = read_words(HERE / "words.toml")
    data = encode(train(pud, wikinews, listed, with_signs=not options.without_signs))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
