"""Text that knows where each of its characters stood in the original, through every edit and reordering."""

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.model import Stretch

Positions = NDArray[np.int32]
"""Places in a text; none that is read has as many characters as these count."""


class Edit(NamedTuple):
    """Replace `start:end` of a text by `words`."""

    start: int
    end: int
    words: str


class Tracked(NamedTuple):
    """A text and, for each of its characters, the half-open range `starts:ends` of the original it stands for."""

    text: str
    starts: Positions
    ends: Positions

    @classmethod
    def whole(cls, original: str) -> "Tracked":
        """The original itself, each character at its own place."""
        starts = np.arange(len(original), dtype=np.int32)
        return cls(original, starts, starts + 1)

    def part(self, start: int, end: int) -> "Tracked":
        """The characters `start:end`."""
        return Tracked(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def edited(self, edits: Sequence[Edit]) -> "Tracked":
        """The text with `edits` made; they must be in order and must not overlap.

        Each character of a replacement stands for the whole range it replaced.
        """
        if not edits:
            return self
        parts: list[Tracked] = []
        done = 0
        for edit in edits:
            if edit.start > done:
                parts.append(self.part(done, edit.start))
            if edit.words:
                parts.append(self._replacement(edit))
            done = edit.end
        parts.append(self.part(done, len(self.text)))
        return joined(parts)

    def _replacement(self, edit: Edit) -> "Tracked":
        first, last = self.origin(edit.start, edit.end)
        size = len(edit.words)
        return Tracked(edit.words, np.full(size, first, np.int32), np.full(size, last, np.int32))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The smallest range of the original that holds all that `start:end` stands for."""
        if start >= end:
            place = int(self.starts[start]) if start < len(self.text) else self._last()
            return place, place
        return int(self.starts[start:end].min()), int(self.ends[start:end].max())

    def _last(self) -> int:
        return int(self.ends[-1]) if len(self.text) else 0

    def stretches(self, original: str) -> tuple[Stretch, ...]:
        """The offset map as runs: unchanged characters that stay together make one, each change makes its own."""
        size = len(self.text)
        if not size:
            return ()
        points = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        source = np.frombuffer((original + "\0").encode("utf-32-le", "surrogatepass"), np.uint32)
        safe = np.minimum(self.starts, len(original))
        same = (self.ends - self.starts == 1) & (points == source[safe])
        goes_on = same[1:] & same[:-1] & (self.starts[1:] == self.ends[:-1])
        repeats = (
            ~same[1:] & ~same[:-1] & (self.starts[1:] == self.starts[:-1]) & (self.ends[1:] == self.ends[:-1])
        )
        cuts = np.flatnonzero(~(goes_on | repeats)) + 1
        edges = [0, *cuts.tolist(), size]
        return tuple(
            Stretch(first, last, int(self.starts[first]), int(self.ends[last - 1]))
            for first, last in itertools.pairwise(edges)
        )


def joined(parts: Iterable[Tracked]) -> Tracked:
    """The parts one after the other, in the order given."""
    kept = [part for part in parts if part.text]
    if not kept:
        return Tracked.whole("")
    if len(kept) == 1:
        return kept[0]
    return Tracked(
        "".join(part.text for part in kept),
        np.concatenate([part.starts for part in kept]),
        np.concatenate([part.ends for part in kept]),
    )
