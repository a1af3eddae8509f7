"""The changes of a proposal, looked for block by block: text between blocks never changes.

A long proposal is compared in time that grows with its length, and no change crosses blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer.core.values import Hunk, Proposal, SegmentResult, Span
from writer.text.diff import hunks


@dataclass(frozen=True, slots=True)
class Block:
    """One segment of the passage, and which changes are in it."""

    result: SegmentResult
    place: Span
    """In the passage."""
    now: Span
    """In the replacement."""
    hunks: range = range(0)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to decide or to read about it."""
        return not self.hunks and not self.result.findings


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, and in which block."""

    hunks: tuple[Hunk, ...]
    """All that leads from the original to the replacement, in order."""
    blocks: tuple[Block, ...]
    """Empty where the segments do not fit the two texts: then nothing is said about them."""


def compare(proposal: Proposal) -> Comparison:
    """The changes of a proposal."""
    blocks = tuple(_placed(proposal))
    if not _fit(blocks, proposal):
        return Comparison(hunks(proposal.original, proposal.replacement), ())
    found: list[Hunk] = []
    filled = []
    for block in blocks:
        first = len(found)
        if block.result.original != block.result.replacement:
            inside = hunks(block.result.original, block.result.replacement)
            found += (_moved(hunk, block.place.start, block.now.start) for hunk in inside)
        filled.append(Block(block.result, block.place, block.now, range(first, len(found))))
    return Comparison(tuple(found), tuple(filled))


def place_of(segment: SegmentResult, proposal: Proposal) -> Span:
    """Where a segment stands in the passage."""
    shift = proposal.span.start
    return Span(segment.span.start - shift, segment.span.end - shift)


def _placed(proposal: Proposal) -> Iterator[Block]:
    shift = 0
    for segment in proposal.segments:
        place = place_of(segment, proposal)
        start = place.start + shift
        now = Span(start, start + len(segment.replacement))
        shift = now.end - place.end
        yield Block(segment, place, now)


def _fit(blocks: tuple[Block, ...], proposal: Proposal) -> bool:
    """Whether the blocks stand in both texts in order, with the same text between them."""
    original, replacement = proposal.original, proposal.replacement
    position = position_now = 0
    for block in blocks:
        if (
            block.place.start < position
            or block.place.of(original) != block.result.original
            or block.now.of(replacement) != block.result.replacement
            or original[position : block.place.start] != replacement[position_now : block.now.start]
        ):
            return False
        position, position_now = block.place.end, block.now.end
    return original[position:] == replacement[position_now:]


def _moved(hunk: Hunk, by: int, replacement_by: int) -> Hunk:
    return Hunk(
        Span(hunk.original.start + by, hunk.original.end + by),
        Span(hunk.replacement.start + replacement_by, hunk.replacement.end + replacement_by),
        hunk.removed,
        hunk.inserted,
    )
