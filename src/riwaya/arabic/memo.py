"""What a function says of each key, kept and asked at the speed of a dictionary."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_LIMIT = 200_000
"""Keys that are kept at most: some times the words of a large corpus's usual vocabulary."""


class Memo(dict[K, V]):
    """A pure function's values by key, made when first asked for; forgotten all at once where there are too many.

    >>> lengths = Memo(len)
    >>> lengths["قلعة"], dict(lengths)
    (4, {'قلعة': 4})
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _LIMIT:
            self.clear()
        value = self[key] = self._make(key)
        return value
