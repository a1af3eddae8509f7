from __future__ import annotations

from tests.ui.review.cases import OFFSET, request
from writer.core.values import (
    Finding,
    FindingKind,
    Language,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
)
from writer.ui.review.refinement import of_passage


def test_a_refined_result_is_a_rewrite_of_the_passage_with_its_findings_in_place() -> None:
    found = Finding(
        FindingKind.FACT_CHANGED,
        "2",
        instead="four",
        in_original=Span(4, 5),
        in_replacement=Span(4, 8),
    )
    first = SegmentResult(Span(OFFSET, OFFSET + 3), "one", "eleven", SegmentStatus.CHANGED)
    second = SegmentResult(
        Span(OFFSET + 5, OFFSET + 10), "two 2", "two four", SegmentStatus.CHANGED, (found,)
    )
    refined = Proposal(
        Span(OFFSET, OFFSET + 10),
        "one\n\ntwo 2",
        "eleven\n\ntwo four",
        Language.ENGLISH,
        (first, second),
    )
    seen = of_passage(refined, request("the passage"))
    assert (seen.original, seen.replacement) == ("the passage", refined.replacement)
    (moved,) = seen.findings
    assert moved.in_original is None
    assert moved.in_replacement is not None
    assert moved.in_replacement.of(seen.replacement) == "four"
