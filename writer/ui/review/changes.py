"""The changes of a proposal, looked for block by block: text between blocks never changes.

A long proposal is compared in time that grows with its length, and no change crosses blocks.
"""

from __future__ import annotations

from writer.core.values import Hunk, Proposal, SegmentResult, Span
from writer.text.diff import hunks


def changes(proposal: Proposal) -> tuple[Hunk, ...]:
    """The hunks that lead from the original to the replacement, in order."""
    found: list[Hunk] = []
    original, replacement = proposal.original, proposal.replacement
    position = shift = 0
    for segment in proposal.segments:
        place = place_of(segment, proposal)
        now = Span(place.start + shift, place.start + shift + len(segment.replacement))
        gap = original[position : place.start]
        if (
            place.start < position
            or place.of(original) != segment.original
            or now.of(replacement) != segment.replacement
            or replacement[position + shift : now.start] != gap
        ):
            return hunks(original, replacement)
        if segment.original != segment.replacement:
            inside = hunks(segment.original, segment.replacement)
            found += (_moved(hunk, place.start, now.start) for hunk in inside)
        position, shift = place.end, now.end - place.end
    if original[position:] != replacement[position + shift :]:
        return hunks(original, replacement)
    return tuple(found)


def place_of(segment: SegmentResult, proposal: Proposal) -> Span:
    """Where a segment stands in the passage."""
    shift = proposal.span.start
    return Span(segment.span.start - shift, segment.span.end - shift)


def _moved(hunk: Hunk, by: int, replacement_by: int) -> Hunk:
    return Hunk(
        Span(hunk.original.start + by, hunk.original.end + by),
        Span(hunk.replacement.start + replacement_by, hunk.replacement.end + replacement_by),
        hunk.removed,
        hunk.inserted,
    )
