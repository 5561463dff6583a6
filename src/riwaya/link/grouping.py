"""Groups made of pairs: the likeliest pair first, two groups joined while their members are likely one on average."""

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import count, product
from typing import NamedTuple, TypeVar

from riwaya.link.evidence import Evidence

State = TypeVar("State")

REPRESENTATIVES = 6
"""The members of a group by which it is judged: more change no average by much, and cost would grow with the square."""
MOST_LOOKS = 40
"""How often one pair is judged again while its groups grow."""
ROUNDING = 1e-9


class Group(NamedTuple):
    """The numbers of its members, and the reasons that joined them."""

    members: list[int]
    reasons: tuple[str, ...]


def group(
    states: Sequence[State],
    pairs: Iterable[tuple[int, int]],
    judge: Callable[[int, int], Evidence],
    join: Callable[[State, State], State | None],
    least: float,
    share: float = 1.0,
) -> list[Group]:
    """Groups of the numbers of `states`.

    Average linkage over the pairs given: two groups join where the average log odds of the likeliest `share` of their
    (first six) members' pairs are at least `least`, and `join` makes one state of theirs and not null. `judge` gets the
    lower number first. Cost is near-linear in the pairs.
    """
    members = {each: [each] for each in range(len(states))}
    present = dict(enumerate(states))
    root = list(range(len(states)))
    reasons: dict[int, dict[str, None]] = {}
    order = count()

    def find(each: int) -> int:
        while root[each] != each:
            root[each] = root[root[each]]
            each = root[each]
        return each

    def average(one: int, other: int) -> float:
        pairs = product(members[one][:REPRESENTATIVES], members[other][:REPRESENTATIVES])
        odds = [judge(*sorted(pair)).odds for pair in pairs]
        counted = math.ceil(share * len(odds))
        return sum(heapq.nlargest(counted, odds) if counted < len(odds) else odds) / counted

    first = ((judge(one, other).odds, one, other) for one, other in pairs)
    heap = [(-odds, next(order), one, other, 0) for odds, one, other in first if odds >= least]
    heapq.heapify(heap)
    while heap:
        expected, _, left, right, looks = heapq.heappop(heap)
        one, other = find(left), find(right)
        if one == other:
            continue
        odds = average(one, other)
        if odds < -expected - ROUNDING and looks < MOST_LOOKS:
            if odds >= least:
                heapq.heappush(heap, (-odds, next(order), left, right, looks + 1))
            continue
        joined = join(present[one], present[other]) if odds >= least else None
        if joined is None:
            continue
        into, gone = (one, other) if len(members[one]) >= len(members[other]) else (other, one)
        root[gone] = into
        members[into] += members.pop(gone)
        present[into] = joined
        told = judge(left, right).reasons
        reasons[into] = reasons.get(into, {}) | reasons.pop(gone, {}) | dict.fromkeys(told)
    return [Group(found, tuple(reasons.get(each, ()))) for each, found in members.items()]
