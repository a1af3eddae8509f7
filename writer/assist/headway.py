"""How far a request is, by its segments, and how long the rest of it will take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from writer.core.jobs import Progress, Stage


class Headway:
    """Counts segments; each number is told once, and none is smaller than the one before."""

    def __init__(self, sizes: Sequence[int], clock: Callable[[], float] = monotonic) -> None:
        """`sizes` are the characters of the segments, 0 for what need not be written."""
        self._sizes = sizes
        self._clock = clock
        self._start = clock()
        self._told = -1

    def reach(self, index: int) -> Iterator[Progress]:
        """Tell that all before the segment at `index` is written, unless more was told already."""
        if index > self._told:
            self._told = index
            total = len(self._sizes)
            yield Progress(Stage.WRITING, index, total, self._seconds_left(index))

    def _seconds_left(self, index: int) -> float | None:
        written, left = sum(self._sizes[:index]), sum(self._sizes[index:])
        return (self._clock() - self._start) * left / written if written else None
