"""How many threads compute: fewer while something else wants the cores, all again once it is gone.

Threads that compute one step together wait for the slowest, so a core that another program takes
may cost more than it is worth. Nothing says beforehand which number is best then: another one is
tried for a few steps, and what was faster stays.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

GOVERNED_TOKENS: Final = 32
"""Larger steps, pieces of a prompt, take all threads: they wait for each other so seldom that
fewer gain nothing even on a busy machine."""
SMALL_TOKENS: Final = 8
"""Steps of one token, up to this many and up to `GOVERNED_TOKENS` are searched for apart: the more
tokens, the less fewer threads help."""

_WINDOW: Final = 8
"""Steps that tell the pace of the number in use."""
_TRIAL: Final = 4
"""Steps at most that another number is tried for."""
_ARRIVAL: Final = 2
"""Steps before a trial of more threads: the system often starts them all on one core."""
_BETTER_FEWER: Final = 0.95
_BETTER_MORE: Final = 0.98
"""Another number must take this part of the time, or less, to be tried and to stay."""
_DOUBT: Final = 0.999
_DOUBT_NEXT: Final = 0.995
"""What a trial showed is believed a little less with each step, so that it is repeated: seldom
in general, sooner for the next count above, which tells when a load has gone."""
_BEST_CASE: Final = 0.45
"""How far doubt goes: that half the threads would take nine tenths of the time."""
_EASED: Final = 0.7
"""At this part of the pace of the last trial, less, or a shallower context, hinders all counts."""
_PAUSE_S: Final = 1.0
"""After so long without a step, nobody knows what else runs."""


class ThreadGovernor:
    """Watches how long steps take, and says how many threads to use. Lives as long as a model."""

    def __init__(self, threads: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Use `threads` at most; raises ValueError below 1."""
        if threads < 1:
            raise ValueError(threads)
        self.most = threads
        self._clock = clock
        self._ended = clock()
        self._single, self._small, self._large = (_Search(threads) for _ in range(3))

    @property
    def threads(self) -> int:
        """How many threads the next step of one token should use."""
        return self._single.threads

    def threads_for(self, size: int) -> int:
        """How many threads the next step of `size` tokens should use."""
        return self._search(size).threads if size <= GOVERNED_TOKENS else self.most

    def observe(self, size: int, seconds: float) -> bool:
        """Learn that a step of `size` tokens took `seconds`, its result included.

        Call it after each step that succeeded. True: `threads_for` that size has changed.
        """
        if self.most == 1:
            return False
        before = self.threads_for(size)
        now = self._clock()
        after_pause, self._ended = now - self._ended - seconds > _PAUSE_S, now
        if after_pause:
            for search in (self._single, self._small, self._large):
                search.wake()
        elif size <= GOVERNED_TOKENS and seconds > 0:
            self._search(size).take(size, seconds)
        return self.threads_for(size) != before

    def _search(self, size: int) -> _Search:
        if size == 1:
            return self._single
        return self._small if size <= SMALL_TOKENS else self._large


class _Search:
    """Finds the number of threads that steps of like sizes go fastest with.

    A pace is a step's time against what its size usually takes, so sizes can be compared.
    """

    def __init__(self, most: int) -> None:
        self._counts = _ladder(most)
        self._hopes = [_BEST_CASE * most / count for count in self._counts]
        self._known = self._hopes.copy()
        """Pace of each count, by its place in `_counts`: the last that was seen, in doubt."""
        self._home = self._tried = 0
        """Places in `_counts`: what is in use, and what is being tried; the same but in a trial."""
        self._pace = self._pace_then = 1.0
        """Of the count in use: as it is, and as it was when another one was tried."""
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        self._trial: list[float] = []
        self._arriving = 0
        """Steps of a trial that are still to be passed over."""
        self._usual: dict[int, float] = {}
        """Seconds that a step of so many tokens takes at pace 1."""

    @property
    def threads(self) -> int:
        """What to use for the next step."""
        return self._counts[self._tried]

    def take(self, size: int, seconds: float) -> None:
        """Learn from a step with `threads`."""
        pace = self._normalised(size, seconds)
        if self._tried == self._home:
            self._watch(pace)
        else:
            self._judge(pace)

    def wake(self) -> None:
        """After a pause: what hindered more threads may be gone, so try all of them at once."""
        self._recent.clear()
        self._forget_more(self._home)
        self._try(0)

    def _normalised(self, size: int, seconds: float) -> float:
        usual = self._usual.setdefault(size, seconds / self._pace)
        if seconds < usual:
            self._usual[size] += (seconds - usual) / 10
        elif self._tried == self._home:
            self._usual[size] += (min(seconds / self._pace, 2 * usual) - usual) / 100
        return seconds / usual

    def _watch(self, pace: float) -> None:
        """Take in a step of the number in use; begin a trial when another one promises more."""
        known, home = self._known, self._home
        for place, hope in enumerate(self._hopes):
            doubt = _DOUBT_NEXT if place == home - 1 else _DOUBT
            known[place] = max(hope, known[place] * doubt)
        self._recent.append(pace)
        if len(self._recent) < _WINDOW:
            return
        self._pace = known[home] = _typical(self._recent)
        if self._pace < _EASED * self._pace_then:
            self._ease()
        best = known.index(min(known))
        if known[best] < self._allowed(best):
            self._try(best)

    def _allowed(self, place: int) -> float:
        """The pace that another count must not exceed."""
        return self._pace * (_BETTER_MORE if place < self._home else _BETTER_FEWER)

    def _try(self, place: int) -> None:
        self._tried = place
        self._trial.clear()
        self._arriving = _ARRIVAL if place < self._home else 0

    def _judge(self, pace: float) -> None:
        """Take in a step of a trial; end it early when it cannot succeed any more."""
        if self._arriving:
            self._arriving -= 1
            return
        self._trial.append(pace)
        allowed = self._allowed(self._tried)
        if sum(self._trial) - max(self._trial) > allowed * (_TRIAL - 1):
            self._known[self._tried] = _typical(self._trial)
            self._tried = self._home
            self._pace_then = self._pace
            self._recent.clear()
        elif len(self._trial) == _TRIAL:
            self._settle()

    def _settle(self) -> None:
        """Stay with what was tried. If more threads have won, still more may."""
        if self._tried < self._home:
            self._forget_more(self._tried)
        self._home = self._tried
        self._pace = self._pace_then = self._known[self._home] = _typical(self._trial)
        self._recent.clear()
        self._recent.extend(self._trial)

    def _ease(self) -> None:
        """A load has lessened: what other counts took beside it was too much by as much."""
        for place, hope in enumerate(self._hopes):
            if place != self._home:
                eased = self._known[place] * self._pace / self._pace_then
                self._known[place] = max(hope, eased)
        self._pace_then = self._pace

    def _forget_more(self, place: int) -> None:
        """Forget what is known of more threads than those of `place`."""
        self._known[:place] = self._hopes[:place]


def _ladder(threads: int) -> tuple[int, ...]:
    """Counts worth trying: 0, 1, 2, 4, 8 … threads fewer, and from the half on half of it."""
    counts, fewer = [threads], 1
    while fewer * 2 < threads:
        counts.append(threads - fewer)
        fewer *= 2
    count = threads // 2
    while count:
        counts.append(count)
        count //= 2
    return tuple(counts)


def _typical(paces: Iterable[float]) -> float:
    """Mean but for the largest: one stall says nothing."""
    kept = sorted(paces)[:-1]
    return sum(kept) / len(kept)
