"""How fast a download is, and keeping it from being faster than it may."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WINDOW_S = 10.0
SAMPLE_S = 0.25
LEAST_BLOCK_BYTES = 4096
BLOCKS_A_SECOND = 8

Clock = Callable[[], float]


class Pace:
    """The speed over the last seconds, smooth enough to be read."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._total = 0
        self._samples = deque([(clock(), 0)])

    def add(self, count: int) -> None:
        """So many bytes have arrived."""
        self._total += count
        now = self._clock()
        if now - self._samples[-1][0] >= SAMPLE_S:
            self._samples.append((now, self._total))
        while len(self._samples) > 2 and now - self._samples[1][0] >= WINDOW_S:
            self._samples.popleft()

    @property
    def bytes_per_second(self) -> float:
        """0 before there is something to go by."""
        began, before = self._samples[0]
        seconds = self._clock() - began
        return (self._total - before) / seconds if seconds >= SAMPLE_S else 0.0

    def seconds_left(self, remaining: int) -> float | None:
        """How long `remaining` bytes will take; None before there is something to go by."""
        speed = self.bytes_per_second
        return remaining / speed if speed > 0 else None


class Cap:
    """Spreads blocks over time."""

    def __init__(self, bytes_per_second: int, clock: Clock = time.monotonic) -> None:
        """0 is no cap."""
        self._rate = bytes_per_second
        self._clock = clock
        self._due = clock()

    def block_bytes(self, most: int) -> int:
        """How much to read at a time, so that a slow cap still flows evenly."""
        if not self._rate:
            return most
        return min(most, max(LEAST_BLOCK_BYTES, self._rate // BLOCKS_A_SECOND))

    def rest_s(self, count: int) -> float:
        """How long to wait after a block of `count` bytes."""
        if not self._rate:
            return 0.0
        now = self._clock()
        self._due = max(now, self._due) + count / self._rate
        return self._due - now
