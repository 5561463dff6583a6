"""What word frequencies tell of a host: with which clitics and endings it is met, and how often by itself.

The frequencies are those of wordfreq's large Arabic list (data CC BY-SA 4.0). An article speaks for a noun, a future
particle for a verb, ون and ات beside the bare word for an adjective: no context is needed, and no annotation.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from riwaya.arabic.clitics import cuts
from riwaya.arabic.features import UNKNOWN_SIGN, Signs
from riwaya.arabic.segmenter import Segmenter
from riwaya.arabic.weights import Table

HOSTS = 80_000
"""Hosts kept, as many as keep the file under 2 MB: nine tenths of the hosts of unseen news."""
DECIDED = 60_000
"""Words cut beforehand: three quarters of the words of unseen news that could be cut in more ways than one. Of twice as
many, seven eighths; but loading them takes as long as they save in 70,000 words."""
_ENOUGH = 20.0
"""Per hundred million words: what is met less often tells little by what it lacks."""
_STEPS = (0.01, 0.05, 0.2, 1.0)
_ENDINGS = ("وا", "ين", "ون", "ات", "ان", "ت", "ا", "ي", "ة")
_PERSONS = "يتنأ"

Frequencies = Mapping[str, float]


def read_frequencies() -> dict[str, float]:
    """Arabic words with how often they stand among a hundred million."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415  (for training alone)

    return {
        word: share * 1e8
        for word, share in get_frequency_dict("ar", wordlist="large").items()
        if all("\u0621" <= letter <= "\u064a" for letter in word)
    }


def ratios(host: str, frequencies: Frequencies) -> list[tuple[str, float, float]]:
    """Named pairs of frequencies whose ratio is a sign."""

    def of(*words: str) -> float:
        return sum(frequencies.get(word, 0.0) for word in words)

    bare = of(host, "و" + host)
    open_host = host[:-1] + "ت" if host.endswith("ة") else host
    found = [
        ("preposition", of("ب" + host), bare),
        ("ل", of("ل" + host), bare),
        ("pronoun", of(open_host + "ه", open_host + "ها", open_host + "هم"), bare),
        ("feminine", of(host + "ة"), bare),
        ("verb", of(host + "ت", host + "وا"), bare),
        ("masculine plural", of(host + "ون", host + "ين"), bare),
        ("feminine plural", of(host + "ات"), bare),
        ("accusative", of(host + "ا"), bare),
        ("nisba", of(host + "ي", host + "ية"), bare),
    ]
    if host[0] in _PERSONS:
        found.append(("future", of("س" + host, "وس" + host), bare))
        found.append(("persons", of(*(person + host[1:] for person in _PERSONS if person != host[0])), bare))
    else:
        found.append(("imperfect", of("ي" + host, "ت" + host), bare))
        found.append(("", 0.0, 0.0))
    ending = next((end for end in _ENDINGS if host.endswith(end) and len(host) - len(end) >= 2), "")
    rest = host.removesuffix(ending)
    found.append((f"without {ending}", of(rest, "و" + rest) if ending else 0.0, bare))
    found.append((f"article, without {ending}", of("ال" + rest) if ending else 0.0, bare))
    other = {"ت": ("وا", "ة"), "وا": ("ت",), "ون": ("ات",), "ين": ("ات",), "ي": ("ية",), "ات": ("ة",)}.get(
        ending, ()
    )
    found.append((f"other than {ending}", of(*(rest + end for end in other)), bare))
    return found


def names(host: str, frequencies: Frequencies) -> list[str]:
    """The host's signs by name, as many for each host."""

    def of(*words: str) -> float:
        return sum(frequencies.get(word, 0.0) for word in words)

    bare = of(host, "و" + host)
    articled = of("ال" + host, "وال" + host, "بال" + host, "لل" + host)
    total = bare + articled
    level = min(6, int(math.log10(total + 1) * 1.5))
    trust = int(total >= _ENOUGH) + int(total >= 15 * _ENOUGH)
    pairs = ratios(host, frequencies)
    return [
        f"level {level}",
        f"article {trust} {_step(articled, bare)}",
        *(f"{name} {_step(part, whole)}" for name, part, whole in pairs),
    ]


def _step(part: float, whole: float) -> int:
    if part <= 0:
        return 0
    return 1 + sum(part >= step * whole for step in _STEPS)


def usual_hosts(segmenter: Segmenter, frequencies: Frequencies, most: int = HOSTS) -> list[str]:
    """The hosts, as written, that the words of the list have most often."""
    counts: Counter[str] = Counter()
    for word, frequency in sorted(frequencies.items(), key=lambda item: -item[1])[: 2 * most]:
        cut = segmenter.cut(word)
        counts[word[cut.start : cut.end]] += frequency
    return sorted(host for host, _ in counts.most_common(most))


def usual_words(frequencies: Frequencies, most: int = DECIDED) -> list[str]:
    """The words met most often among those that could be cut in more ways than one."""
    ordered = sorted(frequencies, key=lambda word: -frequencies[word])
    return [word for word in ordered[: 2 * most] if len(cuts(word)) > 1][:most]


def make_signs(hosts: Iterable[str], frequencies: Frequencies) -> Table:
    """The table of the hosts' signs; a sign's byte is its number among all signs met, the commonest first."""
    rows = {host: names(host, frequencies) for host in hosts}
    met = Counter(name for row in rows.values() for name in row)
    number = {
        name: min(at, UNKNOWN_SIGN - 1) for at, (name, _) in enumerate(met.most_common(), 1)
    }  # the rarest share one
    if not rows:
        return Table("", 1, 1.0, b"")
    cells = np.array([[number[name] for name in row] for row in rows.values()], dtype=np.uint8)
    return Table("\n".join(rows), cells.shape[1], 1.0, cells.tobytes())


def signs_of(table: Table) -> Signs:
    """The signs as the tagger reads them."""
    return Signs.load(table.index(), table.cells, table.columns)
