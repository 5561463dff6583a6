"""Of what stands in order those near a place, found without a look at all: a sentence may have ten thousand words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TypeVar

Item = TypeVar("Item")

START: Callable[[object], int] = attrgetter("start")
END: Callable[[object], int] = attrgetter("end")
HEAD: Callable[[object], int] = attrgetter("head")


def between(
    items: Sequence[Item], first: int, stop: int, by: Callable[[Item], int] = START
) -> Sequence[Item]:
    """Of items in the order of `by` those in `first:stop`.

    >>> between((1, 4, 6, 9), 4, 9, by=int)
    (4, 6)
    """
    return items[bisect_left(items, first, key=by) : bisect_left(items, stop, key=by)]


def last_before(items: Sequence[Item], stop: int, by: Callable[[Item], int] = START) -> Item | None:
    """Of items in the order of `by` the last before `stop`, None where there is none."""
    at = bisect_left(items, stop, key=by)
    return items[at - 1] if at else None


def nearest(items: Sequence[Item], place: int, by: Callable[[Item], int] = HEAD) -> Item:
    """Of items in the order of `by`, at least one, the one nearest to a place, the first of equals."""
    at = bisect_left(items, place, key=by)
    if at == 0:
        return items[0]
    before = bisect_left(items, by(items[at - 1]), key=by)
    nearer = at < len(items) and by(items[at]) - place < place - by(items[before])
    return items[at] if nearer else items[before]
