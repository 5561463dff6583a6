"""Documents that carry one text: an agency's report printed by several outlets is one source, not many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from riwaya.arabic.characters import key
from riwaya.model import Document

SHINGLE_WORDS = 5
SAMPLE = 4
"""One shingle in so many is looked up to find candidates; copies share hundreds."""
LEAST_SHARED = 3
LEAST_SHINGLES = 20
"""A shorter text has too little of its own to tell a copy from a formula."""
COPY = 0.5
"""Share of the shorter text's shingles in the longer one. Of the 47 candidate pairs in 250 development articles, the
8 from .50 up (.50–.92) are reprints of one report by their titles; from .36 down they are reports of their own."""
MOST_CARRIERS = 50
"""A shingle in more documents than this is a formula of the trade (a signature, a disclaimer)."""


def _shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, spelled alike."""
    words = [word for word in key(text).split() if any(letter.isalnum() for letter in word)]
    runs = range(len(words) - SHINGLE_WORDS + 1)
    return frozenset(crc32(" ".join(words[at : at + SHINGLE_WORDS]).encode()) for at in runs)


def _candidates(shingles: Sequence[frozenset[int]]) -> Iterable[tuple[int, int]]:
    carriers: defaultdict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        for shingle in own:
            if shingle % SAMPLE == 0:
                carriers[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in carriers.values():
        if 2 <= len(numbers) <= MOST_CARRIERS:
            shared.update((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])
    return (pair for pair, count in shared.items() if count >= LEAST_SHARED)


def copy_share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1 (containment of shingles)."""
    return len(one & other) / max(1, min(len(one), len(other)))


def near_copies(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    """The ids of documents that carry one text, group by group, in the order given; lone ones are left out."""
    shingles = [_shingles(document.text) for document in documents]
    leader = list(range(len(documents)))

    def lead(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for one, other in _candidates(shingles):
        enough = min(len(shingles[one]), len(shingles[other])) >= LEAST_SHINGLES
        if enough and copy_share(shingles[one], shingles[other]) >= COPY:
            first, second = sorted((lead(one), lead(other)))
            leader[second] = first
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for number, document in enumerate(documents):
        groups[lead(number)].append(document.id)
    return [tuple(group) for group in groups.values() if len(group) > 1]
