"""A passage and its changes as strips of text, cut so that each is of one kind. Qt-free.

The words that findings are about are strips of their own, and a tag stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from writer.core.values import Hunk, Span
from writer.ui.review.remarks import Remark


class Part(Enum):
    """What a strip is."""

    SAME = auto()
    REMOVED = auto()
    INSERTED = auto()
    TAG = auto()
    """A sign behind the words that findings are about; it has no text of its own."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of text that is shown in one way."""

    part: Part
    text: str
    start: int
    """In the passage."""
    hunk: int | None = None
    """The change that it belongs to."""
    remarks: tuple[int, ...] = ()
    """The remarks whose words it is, or ends."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the passage with all changes in it."""

    original: str
    """The whole passage."""
    place: Span
    """Which part of it."""
    now: int
    """Where the part begins in the replacement."""
    hunks: Sequence[Hunk]
    """All changes of the passage."""
    within: range
    """Those of the part."""


def strips(stretch: Stretch, remarks: Iterable[tuple[int, Remark]]) -> list[Strip]:
    """A part of the passage as strips; `remarks` are those about it, with their numbers."""
    known = tuple(remarks)
    old = [(remark.original, number) for number, remark in known if remark.original]
    new = [(remark.replacement, number) for number, remark in known if remark.replacement]
    return _tagged(list(_cut_up(stretch, old, new)))


_Marks = Sequence[tuple[Span, int]]


def _cut_up(stretch: Stretch, old: _Marks, new: _Marks) -> Iterator[Strip]:
    position, shift = stretch.place.start, stretch.now - stretch.place.start
    for index in stretch.within:
        hunk = stretch.hunks[index]
        same = Span(position, hunk.original.start)
        yield from _same(stretch.original, same, shift, old, new)
        yield from _cut(Part.REMOVED, hunk.removed, hunk.original, old, hunk=index)
        for strip in _cut(Part.INSERTED, hunk.inserted, hunk.replacement, new, hunk=index):
            yield Strip(strip.part, strip.text, hunk.original.end, index, strip.remarks)
        position, shift = hunk.original.end, hunk.replacement.end - hunk.original.end
    yield from _same(stretch.original, Span(position, stretch.place.end), shift, old, new)


def _same(original: str, place: Span, shift: int, old: _Marks, new: _Marks) -> Iterator[Strip]:
    """Text that stays, which the words of either text may be in."""
    moved = ((Span(span.start - shift, span.end - shift), number) for span, number in new)
    yield from _cut(Part.SAME, place.of(original), place, [*old, *moved])


def _cut(
    part: Part, text: str, place: Span, marks: _Marks, *, hunk: int | None = None
) -> Iterator[Strip]:
    """A text that stands at `place`, cut wherever marked words begin or end."""
    edges = {place.start, place.end}
    for span, _ in marks:
        edges.update(edge for edge in (span.start, span.end) if place.start < edge < place.end)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        covering = {number for span, number in marks if span.start < end and start < span.end}
        piece = text[start - place.start : end - place.start]
        yield Strip(part, piece, start, hunk, tuple(sorted(covering)))


def _tagged(plain: list[Strip]) -> list[Strip]:
    """Put a tag behind the last strip of each remark."""
    last: dict[int, int] = {}
    for index, strip in enumerate(plain):
        last.update(dict.fromkeys(strip.remarks, index))
    done: list[Strip] = []
    for index, strip in enumerate(plain):
        done.append(strip)
        ending = tuple(number for number in strip.remarks if last[number] == index)
        if ending:
            done.append(Strip(Part.TAG, "", strip.start, strip.hunk, ending))
    return done
