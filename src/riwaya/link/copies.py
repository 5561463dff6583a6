"""Documents that carry one text: an agency's report printed by several outlets is one source, not many."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from riwaya.arabic.characters import key
from riwaya.link.words import stems
from riwaya.model import Document

SHINGLE_WORDS = 5
SAMPLE = 2
"""One shingle in so many is looked up to find candidates; copies share dozens."""
LEAST_SHARED = 4
LEAST_SHINGLES = 20
"""A shorter text has too little of its own to tell a copy from a formula."""
LIKE = 0.6
"""Share of a passage's words that stand in one passage of the other text, for the two to be one passage edited."""
COPY = 0.58
"""Share of the shorter text in such passages. Of 42 pairs among 250 articles that share a twentieth of their shingles
or more, 18 were judged one agency's report as two outlets print it (0.59 to 1), 12 to hold a passage of one in another
report (0.17 to 0.65), 12 to share formulas and background (at most 0.37)."""
MOST_CARRIERS = 50
"""A shingle in more documents than this is a formula of the trade (a signature, a disclaimer)."""
LEAST_SENTENCE, LEAST_CLAUSE = 6, 5
"""Words that a passage has at least."""
_SENTENCES = re.compile(r"\n+|(?<=[.؟!])\s+")
_CLAUSES = re.compile(r"\n+|(?<=[.؟!:،])\s+")

Passage = frozenset[str]


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


def _passages(text: str, cut: re.Pattern[str], least: int) -> list[Passage]:
    found = (frozenset(stems(part)) for part in cut.split(text))
    return [words for words in found if len(words) >= least]


def _covered(one: Sequence[Passage], other: Sequence[Passage]) -> float:
    """The share of the first text's words in passages that the other has, edited or not."""
    total = sum(map(len, one))
    carried = sum(
        len(words) for words in one if any(len(words & each) >= LIKE * len(words) for each in other)
    )
    return carried / max(1, total)


def copy_share(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, sentence by sentence or clause by clause, from 0 to 1.

    Editors cut, join and reword an agency's sentences; a passage is one with another that has three of its five words.
    """
    shorter, longer = sorted((one, other), key=len)
    cuts = ((_SENTENCES, LEAST_SENTENCE), (_CLAUSES, LEAST_CLAUSE))
    return max(_covered(_passages(shorter, *cut), _passages(longer, *cut)) for cut in cuts)


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
        if enough and copy_share(documents[one].text, documents[other].text) >= COPY:
            first, second = sorted((lead(one), lead(other)))
            leader[second] = first
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for number, document in enumerate(documents):
        groups[lead(number)].append(document.id)
    return [tuple(group) for group in groups.values() if len(group) > 1]
