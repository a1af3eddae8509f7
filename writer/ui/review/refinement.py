"""A rewrite of an earlier result, seen as a rewrite of the passage itself. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer.core.values import EditRequest, Finding, Proposal, SegmentResult, SegmentStatus, Span


def of_passage(refined: Proposal, request: EditRequest) -> Proposal:
    """The proposal for the passage of `request` that a refinement of its result amounts to.

    Its segments are places of that result, not of the passage: they become one.
    """
    whole = SegmentResult(
        span=request.span,
        original=request.passage,
        replacement=refined.replacement,
        status=SegmentStatus.CHANGED,
        findings=tuple(_moved(refined)),
    )
    return replace(refined, span=request.span, original=request.passage, segments=(whole,))


def _moved(refined: Proposal) -> Iterator[Finding]:
    """The findings, with their places in all of the replacement."""
    shift = -refined.span.start
    for segment in refined.segments:
        start = segment.span.start + shift
        for finding in segment.findings:
            place = finding.in_replacement
            moved = Span(start + place.start, start + place.end) if place else None
            yield replace(finding, in_original=None, in_replacement=moved)
        shift += len(segment.replacement) - len(segment.original)
