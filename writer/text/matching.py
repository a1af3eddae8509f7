"""Which stretches of one sequence come again in another, in order, and in bounded time.

difflib looks at every pair of equal tokens, again and again. Where there are too many of those, the
sequences are first cut at stretches that both have once: the anchors of a patience diff.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_AFFORDABLE_PAIRS = 1_000_000
"""Pairs of equal tokens that difflib goes through in some tenths of a second."""
_PIECE_PAIRS = 20_000
"""For each of the pieces of a text that has more than that."""
_ANCHOR_LENGTHS = (1, 2, 4, 8, 16, 32)
_ROUNDS = 6
"""A piece between two anchors has anchors of its own, but only so often."""
_PIECE_TOKENS = 128


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that are the same in both."""

    start: int
    after_start: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends in the first sequence."""
        return self.start + self.length

    @property
    def after_end(self) -> int:
        """Where it ends in the second."""
        return self.after_start + self.length

    def moved(self, by: int, after_by: int) -> Stretch:
        """The same stretch of sequences that begin so much earlier."""
        return Stretch(self.start + by, self.after_start + after_by, self.length)


def matching_stretches(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """What both have in common, in order; no two of the stretches touch in both sequences."""
    if _pairs(before, after) <= _AFFORDABLE_PAIRS:
        found = _by_difflib(before, after)
    else:
        found = _by_anchors(before, after, _ROUNDS)
    return list(_united(found))


def _by_difflib(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return (Stretch(a, b, size) for a, b, size in blocks if size)


def _by_anchors(before: Sequence[str], after: Sequence[str], rounds: int) -> Iterator[Stretch]:
    """Ends that are the same, then anchors, and between them difflib or the same again."""
    head, tail = common_ends(before, after)
    size, after_size = len(before) - tail, len(after) - tail
    if head:
        yield Stretch(0, 0, head)
    for stretch in _in_the_middle(before[head:size], after[head:after_size], rounds):
        yield stretch.moved(head, head)
    if tail:
        yield Stretch(size, after_size, tail)


def _in_the_middle(before: Sequence[str], after: Sequence[str], rounds: int) -> Iterator[Stretch]:
    if not before or not after:
        return
    if _pairs(before, after) <= _PIECE_PAIRS:
        yield from _by_difflib(before, after)
        return
    cuts = _anchors(before, after) if rounds else []
    if not cuts:
        cuts = _even_cuts(before, after)
        rounds = 1
    ends = [Stretch(0, 0, 0), *cuts, Stretch(len(before), len(after), 0)]
    for last, following in pairwise(ends):
        if last.length:
            yield last
        part = before[last.end : following.start]
        after_part = after[last.after_end : following.after_start]
        for stretch in _by_anchors(part, after_part, rounds - 1):
            yield stretch.moved(last.end, last.after_end)


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many tokens are the same from the beginning, and of the rest how many at the end."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return head, tail


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    counts, after_counts = Counter(before), Counter(after)
    return sum(number * after_counts[token] for token, number in counts.items())


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """Stretches that stand once in each, in the order of both; the shortest that there are."""
    for length in _ANCHOR_LENGTHS:
        places, after_places = _unique(before, length), _unique(after, length)
        both = [(place, after_places[s]) for s, place in places.items() if s in after_places]
        if both:
            return _disjoint(_longest_rise(both), length)
    return []


def _unique(tokens: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Where each stretch of a length begins that comes once, in order."""
    stretches = list(zip(*(tokens[offset:] for offset in range(length)), strict=False))
    counts = Counter(stretches)
    return {stretch: place for place, stretch in enumerate(stretches) if counts[stretch] == 1}


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs, which rise in the first place, that rises in the second."""
    lowest: list[int] = []
    chosen: list[int] = []
    previous: list[int] = []
    for index, (_, after) in enumerate(pairs):
        place = bisect_left(lowest, after)
        previous.append(chosen[place - 1] if place else -1)
        lowest[place : place + 1] = [after]
        chosen[place : place + 1] = [index]
    series: list[tuple[int, int]] = []
    index = chosen[-1]
    while index >= 0:
        series.append(pairs[index])
        index = previous[index]
    return series[::-1]


def _disjoint(places: Sequence[tuple[int, int]], length: int) -> list[Stretch]:
    """Stretches at these places, cut off where they overlap with the one before."""
    found: list[Stretch] = []
    for start, after_start in places:
        skip = 0
        if found:
            skip = max(0, found[-1].end - start, found[-1].after_end - after_start)
        if skip < length:
            found.append(Stretch(start + skip, after_start + skip, length - skip))
    return found


def _even_cuts(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """Places at the same share of both, for what says nothing about where it belongs."""
    pieces = max(2, max(len(before), len(after)) // _PIECE_TOKENS)
    return [
        Stretch(len(before) * n // pieces, len(after) * n // pieces, 0) for n in range(1, pieces)
    ]


def _united(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in stretches:
        if last and (last.end, last.after_end) == (stretch.start, stretch.after_start):
            last = Stretch(last.start, last.after_start, last.length + stretch.length)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last
