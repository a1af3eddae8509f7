"""How many tokens to draft: as many as give the most tokens a second on this machine.

A batch of several tokens costs more than one token, and how much more differs between machines by a
factor of ten; how often a draft is right differs between texts. Both are measured.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

SIZES = (1, 2, 4, 8, 16, 32)
"""Tokens of a batch that are timed; drafts fill them, with the last token in front."""

_ON_TRACK, _ASTRAY = (0.95, 15.0), (0.25, 4.0)
"""The first guess at the acceptance, and how many observations it counts for."""
_MEMORY = 50
"""Observations older than about so many fade."""


class BatchCosts:
    """What batches of 1 to 32 tokens cost, against one token."""

    def __init__(self, costs: Mapping[int, float]) -> None:
        """`costs`: a ratio for each of `SIZES`, the first one 1. Raises ValueError."""
        if tuple(costs) != SIZES or not all(1 <= cost <= 100 for cost in costs.values()):
            raise ValueError(f"batch costs {costs}")
        self._costs = tuple(costs.values())

    @classmethod
    def assumed(cls, *, on_gpu: bool) -> BatchCosts:
        """Before anything is measured: what two CPU cores, or a GPU, are like."""
        figures = (1, 1.05, 1.1, 1.3, 1.6, 2.2) if on_gpu else (1, 1.75, 3.0, 6.3, 8.0, 12.3)
        return cls(dict(zip(SIZES, figures, strict=True)))

    def __getitem__(self, size: int) -> float:
        """The cost of any size: between those timed and beyond them, along straight lines."""
        upper = min(max(1, bisect_left(SIZES, size)), len(SIZES) - 1)
        (x0, x1), (y0, y1) = SIZES[upper - 1 : upper + 1], self._costs[upper - 1 : upper + 1]
        return y0 + (y1 - y0) * (size - x0) / (x1 - x0)

    def as_mapping(self) -> dict[int, float]:
        """The timed sizes with their costs."""
        return dict(zip(SIZES, self._costs, strict=True))


class Acceptance:
    """How often a guess is right: while an answer follows the text, and just after it left it.

    Every guess counts, verified by the model or not: the token that came says whether it was right.
    Finer distinctions, by how long the answer has followed, adapt more slowly and so gave less on
    texts with many errors and no more on others.
    """

    def __init__(self) -> None:
        self._on_track = _Rate(*_ON_TRACK)
        self._astray = _Rate(*_ASTRAY)

    def observe(self, streak: int, *, is_right: bool) -> None:
        """Count a guess that was made after `streak` tokens that agreed."""
        (self._on_track if streak else self._astray).observe(is_right=is_right)

    def chance(self, streak: int) -> float:
        """How likely the next guess is right."""
        return (self._on_track if streak else self._astray).mean

    def expected(self, streak: int, lengths: Sequence[int]) -> list[float]:
        """For drafts of each of the ascending `lengths`: how many tokens a step gives."""
        expected, position = [], 0
        reached = total = 1.0
        for length in lengths:
            while position < length:
                reached *= self.chance(streak + position)
                total += reached
                position += 1
            expected.append(total)
        return expected


class _Rate:
    """A mean of yes and no that begins with a guess and forgets slowly."""

    def __init__(self, mean: float, weight: float) -> None:
        self._yes, self._all = mean * weight, weight

    def observe(self, *, is_right: bool) -> None:
        kept = 1 - 1 / _MEMORY
        self._yes = self._yes * kept + is_right
        self._all = self._all * kept + 1

    @property
    def mean(self) -> float:
        return self._yes / self._all


class DraftLength:
    """Chooses how much to draft, step by step."""

    def __init__(self, costs: BatchCosts) -> None:
        self.costs = costs
        self.acceptance = Acceptance()

    def choose(self, streak: int, available: int, *, beside: int = 1) -> int:
        """How many of `available` draft tokens are worth verifying.

        `beside`: tokens that the batch holds anyway, the last one or a piece of the prompt. One
        more right guess saves what a token costs at the best rate.
        """
        lengths = _lengths(available)
        expected = self.acceptance.expected(streak, lengths)
        costs = [self.costs[1 + length] for length in lengths]
        rate = max(gain / cost for gain, cost in zip(expected, costs, strict=True))
        if beside > 1:
            costs = [self.costs[beside + length] for length in lengths]
        worth = [gain / rate - cost for gain, cost in zip(expected, costs, strict=True)]
        return lengths[worth.index(max(worth))]


def _lengths(available: int) -> list[int]:
    """Drafts that fill a timed batch, and all there is where that is less."""
    most = min(available, SIZES[-1] - 1)
    full: Iterable[int] = (size - 1 for size in SIZES if size - 1 < most)
    return [*full, most]
